"""Reasons: their words, and which of them make a figure doubtful."""

import pytest

from summarize.consistency import Finding, Verdict
from summarize.consistency.reasons import Reason, ReasonKind, because, in_words
from summarize.figures import find_figures

(GUESTS,) = find_figures("Es kamen rund 200 Gäste.", "de")
TOLD = because(ReasonKind.BOUND_DROPPED, GUESTS, "", told=True)
DISPUTED = because(ReasonKind.DISPUTED, "a-model", ": They left.")


@pytest.mark.parametrize(
    ("reasons", "words"),
    [
        ((), None),
        (TOLD + because(ReasonKind.ELSEWHERE), "the source says “rund 200 Gäste”; from another sentence"),
        (because(ReasonKind.DERIVED, "rounding", GUESTS), "rounding of “rund 200 Gäste”"),
        (because(ReasonKind.DERIVED, "sum", GUESTS, "3", "{4}"), "sum of “rund 200 Gäste” and “3” and “{4}”"),
        (because(ReasonKind.COUNTED, "Anna", "Bernd"), "count of “Anna”, “Bernd”"),
        (DISPUTED, "a-model says the German does not say this of it: They left."),
    ],
)
def test_a_warning_is_the_words_of_all_reasons(reasons: tuple[Reason, ...], words: str | None) -> None:
    """Reasons are told in order, each with its operands; a finding without reasons has no warning."""
    assert Finding(GUESTS, Verdict.REQUALIFIED, (), reasons).warning == words


@pytest.mark.parametrize(
    ("verdict", "reasons", "doubtful"),
    [
        (Verdict.SUPPORTED, (), False),
        (Verdict.REQUALIFIED, TOLD, False),
        (Verdict.REQUALIFIED, because(ReasonKind.BOUND_DROPPED, GUESTS, ""), True),
        (Verdict.REQUALIFIED, TOLD + because(ReasonKind.ELSEWHERE), True),
        (Verdict.REQUALIFIED, TOLD + DISPUTED, True),
        (Verdict.DERIVED, because(ReasonKind.DERIVED, "rounding", GUESTS), False),
        (Verdict.UNSUPPORTED, because(ReasonKind.INVERTED, "200 Gäste"), False),
    ],
)
def test_one_reason_to_doubt_is_enough(verdict: Verdict, reasons: tuple[Reason, ...], doubtful: bool) -> None:
    """A passing figure is doubtful unless all its reasons only tell; a wrong one is not doubtful but wrong."""
    assert Finding(GUESTS, verdict, (), reasons).doubtful is doubtful


def test_words_name_the_source_as_asked() -> None:
    """A report on bitexts says "the German"; figures are quoted as they are, whatever is in them."""
    reasons = TOLD + because(ReasonKind.NO_PART, "the source of 3")
    assert in_words(reasons) == "the source says “rund 200 Gäste”; no part of “the source of 3”"
    assert in_words(reasons, "the German") == "the German says “rund 200 Gäste”; no part of “the source of 3”"
