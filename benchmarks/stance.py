"""What the gate does with rewordings that it was not developed on: wrong ones that pass, correct ones that it refuses.

    python benchmarks/stance.py --data DIR [--show]

`data/rewordings.tsv` has rewordings of sentences of DIR/pairs/wmt_newstest2008_2020.tsv.xz, by their line: right ones,
and wrong ones that state as fact what the sentence denies, attributes, expects, demands or makes conditional. The gate
was tuned on those marked `first`; those marked `fresh` were written afterwards and are only counted. Another 200, which
reword the human translation, were written later, as freely as people reword; half of them (`read`) were read, the
others (`counted`) are only counted. Each rewording is the draft of a one-sentence article, so it is checked like a
writer's sentence: by the stance rule alone, and by the whole gate. The extractive writer prints our translation, which
is compared with the human one. Exit status 1 above the ceilings.
"""

import argparse
import lzma
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarize import Article, load_translator
from summarize.article import Span
from summarize.briefs import Document, Draft, DraftSentence
from summarize.briefs.document import document
from summarize.briefs.gate import write
from summarize.briefs.stance import lost_stance
from summarize.briefs.support import Support
from summarize.cleaning import clean
from summarize.pipeline import evidence, translations
from summarize.translation import Segment, Translation

SET = Path(__file__).parent / "data/rewordings.tsv"
#: The largest shares of wrong rewordings that pass the whole gate, and of right ones that the stance rule refuses: for
#: the first 140, and for the later 200. The goals are 0.02 and 0.10.
CEILINGS = ((0.20, 0.05), (0.16, 0.24))


@dataclass(frozen=True)
class Given:
    """A writer that drafts what it is given, and cannot revise."""

    text: str
    signature: str = "given"

    def drafts(self, document: Document, *, sentences: int) -> Sequence[Draft]:  # noqa: ARG002
        """Return the one draft."""
        return [Draft((DraftSentence(self.text, (0,)),) if self.text else ())]


def main() -> int:
    """Print the shares and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print what gets through and what is refused")
    options = parser.parse_args()
    cases = [line.split("\t") for line in SET.read_text("utf-8").splitlines()]
    wanted = {row for _, row, _, _ in cases}
    with lzma.open(options.data / "pairs/wmt_newstest2008_2020.tsv.xz", "rt", encoding="utf-8") as file:
        pairs = {f"{row}": line.rstrip("\n").split("\t") for row, line in enumerate(file) if f"{row}" in wanted}
    articles = [Article(row, german) for row, (german, _) in pairs.items()]
    read = {
        article.id: (document(article, done), Support(evidence(article), done))
        for article, done in translations(articles, load_translator("compact-de-en"))
    }
    ours = {row: " ".join(sentence.text for sentence in whole.sentences) for row, (whole, _) in read.items()}
    human = {row: _as_translated(row, *pair) for row, pair in pairs.items()}
    passed = True
    for name in ("first", "fresh", "read", "counted"):
        documents = read if name in ("first", "fresh") else human
        found = {"wrong": [0, 0, 0], "right": [0, 0, 0]}
        for given, row, label, text in cases:
            if given != name:
                continue
            whole, support = documents[row]
            draft = " ".join(sentence.text for sentence in whole.sentences)
            stance = lost_stance(draft, text, pairs[row][0])
            kept = write(whole, [Given(text), Given("", "empty")], support, sentences=1).draft.sentences
            printed = any(sentence.text == text for sentence in kept)
            for place, counts in enumerate((True, stance if label == "right" else not stance, printed)):
                found[label][place] += counts
            if options.show and (stance if label == "right" else printed or not stance):
                print(
                    f"  {label} ({'refused' if stance else 'kept'}, {'printed' if printed else 'not printed'}): {text}\n    of: {draft}"
                )
        wrong, right = found["wrong"], found["right"]
        print(
            f"{name}: of {wrong[0]} wrong ones {wrong[1]} keep their stance for the gate and {wrong[2]} are printed; "
            f"of {right[0]} right ones the rule on stance refuses {right[1]}, and {right[2]} are printed"
        )
        ceilings = CEILINGS[name in ("read", "counted")]
        passed = passed and wrong[2] <= ceilings[0] * wrong[0] and right[1] <= ceilings[1] * right[0]
    lost = [row for row, (german, human) in pairs.items() if lost_stance(human, ours[row], german)]
    print(f"{len(lost)} of {len(ours)} translations have another stance than the human ones: {', '.join(lost)}")
    return 0 if passed else 1


def _as_translated(row: str, german: str, english: str) -> tuple[Document, Support]:
    """Return a German line as one segment with its human translation."""
    article = clean(Article(row, german))
    done = Translation((Segment(german, english, Span(0, len(german)), 0),), "reference")
    return document(article, done), Support(evidence(article), done)


if __name__ == "__main__":
    sys.exit(main())
