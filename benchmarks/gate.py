"""The gate of a brief: wrong figures from a strong writer that pass, and correct sentences that are stopped.

    python benchmarks/gate.py --data DIR [--show]

DIR holds `dev/10kgnad-test.csv` and `dev/briefs/briefs.jsonl`: an assistant's briefs of whole articles, right ones and
ones with one wrong figure. Each is used as a draft, with its sentences aligned by the gate. Exit status 1 if more wrong
figures get through, or more correct sentences are stopped, than the ceilings allow.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from drafts import EMPTY, SawTheGerman
from gnad import rows
from pinned import as_pinned

from summarize import Article, load_translator
from summarize.briefs import DraftSentence
from summarize.briefs.document import document
from summarize.briefs.gate import best_draft
from summarize.briefs.support import Support
from summarize.language.sentence_ends import split_english
from summarize.pipeline import source_of, translations

#: The largest shares of wrong figures that get through and of correct sentences that are stopped.
CEILINGS = (0.05, 0.68)


def main() -> int:
    """Print both shares, the second by the reason, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print what gets through and what is stopped")
    options = parser.parse_args()
    as_pinned(options.data / "dev", "10kgnad-test.csv")
    lines = (options.data / "dev/briefs/briefs.jsonl").read_text("utf-8").splitlines()
    briefs = [json.loads(line) for line in lines]
    wanted = {int(brief["id"][1:]) for brief in briefs}
    texts = {
        number: text for number, (_, text) in enumerate(rows(options.data / "dev/10kgnad-test.csv")) if number in wanted
    }
    done = translations(
        [Article(str(number), text) for number, text in texts.items()], load_translator("compact-de-en")
    )
    read = {article.id: (document(article, t), Support(source_of(article), t)) for article, t in done}
    wrong = through = right = stopped = 0
    reasons: Counter[str] = Counter()
    for brief in briefs:
        whole, support = read[str(int(brief["id"][1:]))]
        given = tuple(split_english(brief["brief"]))
        writer = SawTheGerman(tuple(map(DraftSentence, given)))
        vetted = best_draft(whole, [writer, EMPTY], support, sentences=len(given))
        kept = " ".join(sentence.text for sentence in vetted.draft.sentences)
        if brief["expect"] == "ok":
            right += len(given)
            lost = [note for note in vetted.notes if note.text in given]
            stopped += len(lost)
            reasons.update(str(note.problem) for note in lost)
            if options.show:
                print(*(f"  stopped ({note.problem}, {note.words}): {note.text}" for note in lost), sep="\n")
        else:
            wrong += 1
            through += brief["wrong"] in kept
            if options.show and brief["wrong"] in kept:
                print(f"  through ({brief['kind']}): {brief['wrong']}: {kept}")
    print(f"{through} of {wrong} wrong figures get through ({through / wrong:.1%})")
    print(f"{stopped} of {right} right sentences are stopped ({stopped / right:.1%}): {dict(reasons)}")
    return 0 if through / wrong <= CEILINGS[0] and stopped / right <= CEILINGS[1] else 1


if __name__ == "__main__":
    sys.exit(main())
