"""Comparing our sentence splitter with SoMaJo, pysbd and spaCy's rules on the hand-made cases.

    python benchmarks/splitting.py [--data DIR] [--misses NAME]

The other splitters are no dependencies of the project: `pip install SoMaJo pysbd spacy` first; those that are not
installed are left out. A case counts as right when every sentence is exactly the expected one, white space aside.
`tuned` are the cases our rules were worked on with, `heldout` (every third, drawn before any tuning) were only counted. With `--data`, runs of ten lines of
`dev/newstest-sample.de` and `dev/ntrex.de` are joined and parted, too. It only reports: floors for our splitter are in
tests/language/test_sentences.py.
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

from pinned import as_pinned

from summarize.language.sentences import split_text

CASES = Path(__file__).parent.parent / "tests" / "cases"
Splitter = Callable[[str], list[str]]


def main() -> None:
    """Print the table, or one splitter's misses."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--misses", help="print what this splitter gets wrong on the tuned cases")
    parser.add_argument(
        "--data", type=Path, help="folder with dev/ntrex.de and dev/newstest-sample.de: also join and part these"
    )
    arguments = parser.parse_args()
    name = arguments.misses
    sets = {part: json.loads((CASES / f"sentences-{part}.json").read_text("utf-8")) for part in ("tuned", "heldout")}
    splitters = _splitters()
    if name:
        _print_misses(splitters[name], sets["tuned"])
        return
    print(f"{'':12}" + "".join(f"{part:>10}" for part in sets) + f"{'false cut':>11}{'missed':>8}{'time':>8}")
    ours = None
    for label, splitter in splitters.items():
        start = time.perf_counter()
        right = {part: sum(_right(splitter, case) for case in cases) for part, cases in sets.items()}
        spent = time.perf_counter() - start
        ours = ours or spent
        cuts, missed = _borders(splitter, [case for cases in sets.values() for case in cases])
        shares = "".join(f"{100 * right[part] / len(cases):9.1f}%" for part, cases in sets.items())
        print(f"{label:12}{shares}{cuts:11}{missed:8}{spent / ours:7.1f}x")
    print("false cut, missed: sentence borders put where none is, and left out, over both sets")
    if arguments.data:
        as_pinned(arguments.data / "dev", "ntrex.de", "newstest-sample.de")
        _print_joined(splitters, arguments.data / "dev")


def _print_joined(splitters: dict[str, Splitter], data: Path) -> None:
    """Join ten lines of a sentence-aligned corpus into one paragraph, and count the borders that come back.

    Some lines hold two sentences, so a cut inside a line is not always wrong; the count still compares the splitters.
    """
    for name in ("newstest-sample.de", "ntrex.de"):
        lines = [line for line in (data / name).read_text("utf-8").splitlines() if line.rstrip()[-1:] in tuple('.!?“"')]
        groups = [lines[at : at + 10] for at in range(0, len(lines), 10)]
        cases = [{"text": " ".join(group), "sentences": group} for group in groups]
        print(f"{name}: {len(lines)} lines, {len(lines) - len(groups)} borders between them")
        for label, splitter in splitters.items():
            cuts, missed = _borders(splitter, cases)
            print(f"{label:12}{cuts:6} cuts inside a line{missed:6} borders missed")


def _splitters() -> dict[str, Splitter]:
    found: dict[str, Splitter] = {"ours": lambda text: [span.cut(text) for span in split_text(text)]}
    try:
        from somajo import SoMaJo
    except ImportError:
        pass
    else:
        somajo = SoMaJo("de_CMC", split_camel_case=False, split_sentences=True)

        def by_somajo(text: str) -> list[str]:
            # It expects paragraphs; every line is one here, which is its best case for headlines.
            lines = [line for line in text.split("\n") if line.strip()]
            return [
                "".join(token.text + (" " if token.space_after else "") for token in sentence).strip()
                for sentence in somajo.tokenize_text(lines)
            ]

        found["SoMaJo"] = by_somajo
    try:
        import pysbd
    except ImportError:
        pass
    else:
        segmenter = pysbd.Segmenter(language="de", clean=False)
        found["pysbd"] = lambda text: [part.strip() for part in segmenter.segment(text)]
    try:
        import spacy
    except ImportError:
        pass
    else:
        pipeline = spacy.blank("de")
        pipeline.add_pipe("sentencizer")
        found["spaCy"] = lambda text: [
            str(sentence).strip() for line in text.split("\n") if line.strip() for sentence in pipeline(line).sents
        ]
    return found


def _bare(sentences: list[str]) -> list[str]:
    return ["".join(sentence.split()) for sentence in sentences if sentence.strip()]


def _right(splitter: Splitter, case: dict[str, str]) -> bool:
    return _bare(splitter(case["text"])) == _bare(list(case["sentences"]))


def _borders(splitter: Splitter, cases: list[dict[str, str]]) -> tuple[int, int]:
    cuts = missed = 0
    for case in cases:
        given, wanted = (_ends(_bare(parts)) for parts in (splitter(case["text"]), list(case["sentences"])))
        cuts += len(given - wanted)
        missed += len(wanted - given)
    return cuts, missed


def _ends(sentences: list[str]) -> set[int]:
    ends, at = set(), 0
    for sentence in sentences:
        at += len(sentence)
        ends.add(at)
    return ends


def _print_misses(splitter: Splitter, cases: list[dict[str, str]]) -> None:
    for case in cases:
        if not _right(splitter, case):
            print(
                case["label"],
                "|",
                " ¦ ".join(_bare(splitter(case["text"]))),
                "| not |",
                " ¦ ".join(_bare(list(case["sentences"]))),
            )


if __name__ == "__main__":
    main()
