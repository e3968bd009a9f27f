"""Proposals: replacements for a wrong figure, from the German, in the English of the translation."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from summarize.consistency import Verdict
from summarize.desk.dossier import Dossier, segment_field
from summarize.desk.store import Field
from summarize.desk.verdicts import Data
from summarize.language.sentence_ends import sentence_around
from summarize.language.words import EITHER_STEM, stems

#: Most proposals for one figure.
MOST_PROPOSALS = 3


def wants(verdicts: Data) -> bool:
    """Whether a check has figures that need proposals."""
    return not verdicts["ok"] or any(figure.get("rival") for figure in verdicts["figures"])


def proposals(dossier: Dossier, fields: Mapping[str, Field], field: Field) -> list[dict[str, Any]]:
    """Return possible replacements for each wrong figure of `field`, the best first.

    `figure` is the figure's index, `words` are English, `start` and `end` the place of the German in source `source`.
    If the check has a rival for a figure, the rival is proposed; otherwise, figures of the same kind from the most
    similar translated sentence, except those that the text already has.
    """
    figures: Sequence[Data] = field.verdicts["figures"] if field.verdicts else ()
    had = {(figure.get("source", 0), place["start"]) for figure in figures for place in figure["evidence"]}
    found = []
    for index, figure in enumerate(figures):
        if rival := figure.get("rival"):
            offers = _of_rival(dossier, fields, figure.get("source", 0), rival)
        elif not Verdict(figure["verdict"]).ok:
            offers = _of_sentence(dossier, fields, field.value, figure, had)
        else:
            continue
        found += [{"figure": index, **offer} for offer in offers if offer["words"] != figure["text"]][:MOST_PROPOSALS]
    return found


def _of_rival(dossier: Dossier, fields: Mapping[str, Field], source: int, rival: Data) -> list[dict[str, Any]]:
    return [
        offer
        for _, _, offer in _translated(dossier, fields)
        if offer["source"] == source and offer["start"] < rival["end"] and rival["start"] < offer["end"]
    ][:1]


def _of_sentence(
    dossier: Dossier, fields: Mapping[str, Field], text: str, figure: Data, had: set[tuple[int, int]]
) -> list[dict[str, Any]]:
    around = _words(sentence_around(text, figure["start"]))
    offers = [
        (len(around & _words(sentence)), known["unit"] == figure["unit"], -number, offer)
        for number, (sentence, known, offer) in enumerate(_translated(dossier, fields))
        if known["kind"] == figure["kind"] and (offer["source"], offer["start"]) not in had
    ]
    most = max((likeness for likeness, *_ in offers), default=0)
    # A sentence that shares no word gives no information.
    alike = sorted((offer for offer in offers if offer[0] == most > 0), key=lambda each: each[:3], reverse=True)
    return [offer for *_, offer in alike]


def _translated(dossier: Dossier, fields: Mapping[str, Field]) -> Iterator[tuple[str, Data, dict[str, Any]]]:
    """Yield the supported figures of the translated sentences: sentence, figure, and the proposal."""
    for source, part in enumerate(dossier.parts):
        for number in range(len(part.translation.segments)):
            sentence = fields[segment_field(source, number)]
            for figure in sentence.verdicts["figures"] if sentence.verdicts else ():
                if Verdict(figure["verdict"]).ok and figure["evidence"]:
                    place = figure["evidence"][0]
                    offer = {"words": figure["text"], "source": source, "start": place["start"], "end": place["end"]}
                    yield sentence.value, figure, offer


def _words(text: str) -> set[str]:
    return set(stems(text, EITHER_STEM))
