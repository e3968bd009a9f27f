"""Reading figures takes time linear in the length of a text, whatever it repeats."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from summarize.figures import Language, find_figures, reader

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


HOSTILE = [
    *(
        "1",
        "0",
        ".",
        ",",
        "1.",
        "1,",
        "1 ",
        "1 000 ",
        "1.000",
        "'",
        "1'",
        "-",
        "1-",
        "1:",
        "1/",
        "(",
        "+",
        "+4",
        "0 1 ",
        "½",
    ),
    *(
        "tausend",
        "tausend ",
        "und",
        "und ",
        "hundert",
        "ein",
        "ein ",
        "eine halbe ",
        "fünfund",
        "1 Million und ",
        "dritte ",
    ),
    *(
        "zwischen ",
        "zwischen 1 und ",
        "bis ",
        "1 bis ",
        "mehr als ",
        "no more than ",
        "vor ",
        "jeder ",
        "1 und ",
        "1. und ",
    ),
    *("5. bis ", "million ", "half a ", "one hundred and ", "twenty-", "a ", "of ", "tens of ", "I", "XVI ", "a", "A1"),
    *(
        "§ ",
        "§ 5 Abs. ",
        "http://",
        "v. ",
        "n. ",
        "-5 ",
        "$ ",
        "zwei oder ",
        "zwei-, ",
        "6:4,",
        "7:6(3),",
        "ein, ",
        "eine gute ",
        "two-",
        "a@1",
        "2/1/",
        "A-a",
        "1.1.",
        "May 1, 2, ",
        " ",
        "\n",
        "\u0301",
        "\u200b",
    ),
]


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


def seconds(text: str, lang: Language) -> float:
    """Return the least processor time of three readings."""
    times = []
    for _ in range(3):
        begin = time.process_time()
        find_figures(text, lang)
        times.append(time.process_time() - begin)
    return min(times)


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE)
def test_reading_is_linear_in_hostile_text(piece: str) -> None:
    """Four times the text takes far less than sixteen times as long."""
    short, long = piece * (1_000 // len(piece)), piece * (4_000 // len(piece))
    for lang in ("de", "en"):
        assert seconds(long, lang) < 9 * seconds(short, lang) + 0.05
