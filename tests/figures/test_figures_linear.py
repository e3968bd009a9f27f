"""Reading figures takes time linear in the length of a text, whatever it repeats."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from summarize.figures import find_figures, reader

WORDS = [
    "1",
    "12",
    "123",
    "1990",
    "3",
    "30",
    "zwei",
    "und",
    "bis",
    "Mio",
    "Mrd",
    "Prozent",
    "§",
    "Nr",
    "v",
    "n",
    "Chr",
    "Uhr",
    "Mai",
    "von",
    "auf",
    "ein",
    "XIV",
    "F",
    "G",
    "Drittel",
    "halb",
    "am",
    "Art",
    "Abs",
    "Jahre",
    "km",
    "€",
    "je",
    "Dutzend",
    "two",
    "and",
    "to",
    "per",
    "th",
    "Anfang",
    "Mitte",
    "mehr",
    "als",
    "rund",
    "ISBN",
    "A",
    "0171",
    "1,5",
    "Ende",
    "Liga",
    "zum",
]
SEPARATORS = [" ", "  ", ".", "-", "/", ":", ",", ", ", ". ", "(", ")", "–", "'", "x", "%", "+", "=", "·", "\u202f", ""]


class _Counting(list[Any]):
    """Tokens that count how often they are looked at, which no busy machine changes."""

    looked = 0

    def __getitem__(self, at: Any) -> Any:
        found = super().__getitem__(at)
        _Counting.looked += len(found) if isinstance(at, slice) else 1
        return found


def _cost(text: str, lang: Any) -> int:
    _Counting.looked = 0
    find_figures(text, lang)
    return _Counting.looked


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(parts=[("123", ".")], lang="de")
@example(parts=[("1", "-")], lang="en")
@given(
    parts=st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SEPARATORS)), min_size=1, max_size=4),
    lang=st.sampled_from(["de", "en"]),
)
def test_four_times_the_text_is_four_times_the_work(
    monkeypatch: pytest.MonkeyPatch, parts: list[tuple[str, str]], lang: str
) -> None:
    """Any repeated sequence of words and separators: tokens are looked at in proportion to their number."""
    whole = reader.token_lines
    with monkeypatch.context() as patch:

        def counted(text: str) -> Iterator[Any]:
            yield from map(_Counting, whole(text))

        patch.setattr(reader, "token_lines", counted)
        unit = "".join(word + separator for word, separator in parts)
        short, long = (_cost((unit * (size // len(unit) + 1))[:size], lang) for size in (500, 2000))
    assert long < 6 * short + 1000
