"""The words of reasons."""

import pytest

from summarize.consistency.reasons import Reason, ReasonKind, because
from summarize.figures import find_figures
from summarize.report.reason_words import _REASONS, reason_words

(GUESTS,) = find_figures("Es kamen rund 200 Gäste.", "de")
TOLD = because(ReasonKind.BOUND_DROPPED, GUESTS, "", told=True)
DISPUTED = because(ReasonKind.DISPUTED, "a-model", ": They left.")


def test_every_reason_has_words() -> None:
    """Each kind of reason is in the table."""
    assert _REASONS.keys() == set(ReasonKind)


@pytest.mark.parametrize(
    ("reasons", "words"),
    [
        ((), ""),
        (TOLD + because(ReasonKind.ELSEWHERE), "the source says “rund 200 Gäste”; from another sentence"),
        (because(ReasonKind.DERIVED, "rounding", GUESTS), "rounding of “rund 200 Gäste”"),
        (because(ReasonKind.DERIVED, "sum", GUESTS, "3", "{4}"), "sum of “rund 200 Gäste” and “3” and “{4}”"),
        (because(ReasonKind.COUNTED, "Anna", "Bernd"), "count of “Anna”, “Bernd”"),
        (DISPUTED, "according to a-model, the German does not say this about it: They left."),
    ],
)
def test_a_warning_is_the_words_of_all_reasons(reasons: tuple[Reason, ...], words: str) -> None:
    """Reasons are told in order, each with its operands; without reasons there is nothing to say."""
    assert reason_words(reasons) == words


def test_words_name_the_source_as_asked() -> None:
    """A report on bitexts says "the German"; figures are quoted as they are, whatever is in them."""
    reasons = TOLD + because(ReasonKind.NO_PART, "the source of 3")
    assert reason_words(reasons) == "the source says “rund 200 Gäste”; not part of “the source of 3”"
    assert reason_words(reasons, "the German") == "the German says “rund 200 Gäste”; not part of “the source of 3”"
