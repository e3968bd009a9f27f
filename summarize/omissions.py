"""Figures of a source that its translation leaves out."""

from summarize.composition import ends
from summarize.equivalence import Sense, agree
from summarize.evidence import Source
from summarize.figures import Figure, Kind

__all__ = ["omitted"]


def omitted(source: Source, target: Source) -> tuple[Figure, ...]:
    """Return the figures of `source` that `target` lacks; boilerplate and small words are exempt."""
    return tuple(
        figure
        for number, figure in enumerate(source.figures)
        if number not in source.furniture
        and not _exempt(source.senses[number])
        and not _covered(source.senses[number], target)
    )


def _exempt(source: Sense) -> bool:
    """Whether a translation may do without it: German says eins, erst, einmal, beide freely."""
    if not source.raw and not source.points and source.dimension not in ("clock", "name"):
        return True
    if source.digits:
        return False
    return source.dimension in ("number", "rank", "times", "many") and source.raw[0] in (0, 1, 2)


def _covered(source: Sense, target: Source) -> bool:
    candidates = [target.senses[number] for number in target.like(source)]
    if any(_says(source, one) for one in candidates):
        return True
    if source.paired and source.figure.kind is not Kind.SCORE:
        return all(any(_says(end, one) for one in candidates) for end in ends(source))
    if source.parts:
        said = {part for one in candidates if agree(source, one) is not None for part in one.parts}
        return set(source.parts) <= said
    return False


def _says(source: Sense, target: Sense) -> bool:
    agreement = agree(source, target)
    if agreement is None:
        return False
    if source.parts and target.parts:
        return set(source.parts) <= set(target.parts)
    return source.paired == target.paired or not source.paired
