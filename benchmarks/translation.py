"""How good the translator is, and what figure control does: `python benchmarks/translation.py --data DIR`.

DIR holds `ntrex.{de,en}` and `newstest-sample.{de,en}` in `dev/`. Prints BLEU and chrF with their sacrebleu
signatures, over all, by source length and over segments with figures; the share of segments with figures in which
some figure is wrong, and of all that have words not known to be English, or a negation or a place out of nowhere, for
the likeliest hypothesis alone and after choosing by consensus and figures, decoding again and repairing; and source
words a second of both. Exits with 1 below a floor.
"""

import argparse
import sys
import time
from pathlib import Path

from pinned import as_pinned
from sacrebleu.metrics import BLEU, CHRF

from summarize.consistency import compare
from summarize.defaults import BEAMS
from summarize.figures import find_figures
from summarize.language.negation import turned
from summarize.language.strange_words import strange_words
from summarize.loading import load_translator
from summarize.translation import render
from summarize.translation.glossary import GlossaryTranslator
from summarize.translation.proper_names import invented_names

#: What the built-in model reached on NTREX (chrF 57.15, 0.6 %), less what int8 and the processor may change. Raise them
#: with the weights.
FLOORS = {"chrF": 56.6, "wrong": 1.0, "speed": 1000}
#: Of the segments that the likeliest hypothesis gets a figure wrong in, figure control leaves at most this share.
LEFT = 0.5
LENGTHS = ((1, 10), (11, 20), (21, 30), (31, 45), (46, 999))


def main() -> int:  # noqa: C901 - steps in a row
    """Measure and compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--set", default="ntrex", help="ntrex or newstest-sample")
    parser.add_argument("--translator")
    parser.add_argument("--engine", default="auto")
    parser.add_argument("--beams", type=int, default=BEAMS)
    parser.add_argument("--alone", action="store_true", help="the model without its glossary")
    parser.add_argument("--limit", type=int, help="only the first so many pairs (no floors then)")
    parser.add_argument("--show", type=int, default=0, help="print so many translations")
    options = parser.parse_args()
    german, references = (
        _lines(options.data / "dev" / f"{options.set}.{side}")[: options.limit] for side in ("de", "en")
    )
    translator = load_translator(options.translator, engine=options.engine, beams=options.beams)
    if options.alone and isinstance(translator, GlossaryTranslator):
        translator = translator.translator
    print(translator.signature)
    if not as_pinned(options.data / "dev", *(f"{options.set}.{side}" for side in ("de", "en"))):
        return 1

    start = time.perf_counter()
    plain = [group[0].text for group in translator.hypotheses(german, count=1)]
    seconds = time.perf_counter() - start
    chosen = [rendering.target for rendering in render(german, translator)]
    seconds_chosen = time.perf_counter() - start - seconds
    words = [len(line.split()) for line in german]
    speed = sum(words) / seconds
    print(f"{speed:.0f} source words a second, {sum(words) / seconds_chosen:.0f} with figure control\n")

    for name, output in (("likeliest hypothesis", plain), ("figure control", chosen)):
        bleu, chrf = BLEU(), CHRF()
        print(f"{name}: BLEU {bleu.corpus_score(output, [references]).score:.1f} ({bleu.get_signature()})")
        print(f"{name}: chrF {chrf.corpus_score(output, [references]).score:.2f} ({chrf.get_signature()})")
    for low, high in LENGTHS:
        some = [i for i, count in enumerate(words) if low <= count <= high]
        if some:
            score = CHRF().corpus_score([chosen[i] for i in some], [[references[i] for i in some]]).score
            print(f"  {low:>2} to {high:>3} words: {len(some):>4} segments, chrF {score:.1f}")
    figured = [i for i, line in enumerate(german) if find_figures(line, "de")]
    score = CHRF().corpus_score([chosen[i] for i in figured], [[references[i] for i in figured]]).score
    print(f"  with figures:   {len(figured):>4} segments, chrF {score:.1f}")
    shares = []
    outputs = (("likeliest hypothesis", plain), ("figure control", chosen), ("human", references))
    for name, output in outputs:
        wrong = sum(not compare(german[i], output[i], mode="translation").ok for i in figured)
        shares.append(100 * wrong / len(figured))
        print(f"a figure wrong or missing, {name}: {shares[-1]:.1f} % of segments with figures")
    print(f"figure control leaves {shares[1] / shares[0]:.0%} of them" if shares[0] else "none to leave")
    for what, faults in (
        ("a word not known to be English", strange_words),
        ("a negation lost or made up", turned),
        ("a place not in the source", invented_names),
    ):
        for name, output in outputs:
            share = sum(bool(faults(*pair)) for pair in zip(german, output, strict=True)) / len(german)
            print(f"{what}, {name}: {100 * share:.1f} % of segments")
    for line, english in list(zip(german, chosen, strict=True))[: options.show]:
        print(f"\n{line}\n  {english}")
    if options.limit or options.alone or options.set != "ntrex":
        return 0
    reached = CHRF().corpus_score(chosen, [references]).score
    missed = [f"chrF {reached:.2f} < {FLOORS['chrF']}"] if reached < FLOORS["chrF"] else []
    missed += [f"{speed:.0f} words a second < {FLOORS['speed']}"] if speed < FLOORS["speed"] else []
    missed += [f"wrong {shares[1]:.1f} > {FLOORS['wrong']}"] if shares[1] > FLOORS["wrong"] else []
    missed += [f"wrong {shares[1]:.1f} > {LEFT} of {shares[0]:.1f}"] if shares[1] > LEFT * shares[0] else []
    print("\n" + ("; ".join(missed) or "floors held"))
    return 1 if missed else 0


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


if __name__ == "__main__":
    sys.exit(main())
