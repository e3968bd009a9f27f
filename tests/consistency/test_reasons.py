"""Reasons: which of them make a figure doubtful."""

import pytest

from summarize.consistency import Finding, Verdict
from summarize.consistency.reasons import Reason, ReasonKind, because
from summarize.figures import find_figures

(GUESTS,) = find_figures("Es kamen rund 200 Gäste.", "de")
TOLD = because(ReasonKind.BOUND_DROPPED, GUESTS, "", told=True)
DISPUTED = because(ReasonKind.DISPUTED, "a-model", ": They left.")


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
