"""The parts of a day beside a time."""

from decimal import Decimal

import pytest

from summarize.language.parts_of_day import apart, part_before, part_behind, part_in, time_in


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Am Freitagabend um ", "evening"),
        ("heute Morgen gegen ", "morning"),
        ("Friday night at about ", "night"),
        ("Mittags, kurz nach ", "noon"),
        ("Morgen um ", None),  # tomorrow
        ("Am Sonnabend um ", None),
        ("Am Freitagabend bis ", None),  # perhaps until the next morning
    ],
)
def test_part_before_a_time(text: str, part: str | None) -> None:
    """It is joined to the time by prepositions."""
    assert part_before(text) == part


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (" on Friday evening", "evening"),
        (" yesterday afternoon", "afternoon"),
        (" am Vormittag", "morning"),
        (" that night", "night"),
        (" and in the evening", None),
    ],
)
def test_part_after_a_time(text: str, part: str | None) -> None:
    """It follows the time directly, or after a weekday."""
    assert part_behind(text) == part


@pytest.mark.parametrize(
    ("part", "hour", "clear"),
    [("evening", 8, 20), ("morning", 8, 8), ("night", 2, 2), ("night", 10, 22), ("noon", 1, 13), ("night", 6, None), ("evening", 12, None)],
)  # fmt: skip
def test_time_in_a_part(part: str, hour: int, clear: int | None) -> None:
    """An hour up to twelve is clear if one half of the day has it in that part."""
    assert time_in(part, Decimal(60 * hour)) == (60 * clear if clear is not None else None)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [("Freitagabend", "Friday morning", True), ("Freitagabend", "night", False), ("Mittags", "afternoon", False), ("Mittags", "night", True), ("Freitag", "Friday morning", False)],
)  # fmt: skip
def test_parts_that_differ(one: str, other: str, differ: bool) -> None:
    """Noon and night may be the hours around them, and a day without its part may have any."""
    assert apart(part_in(one), part_in(other)) is differ
