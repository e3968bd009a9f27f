"""Laws of the figures reader: spans, locality, time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.figures import Language, find_figures

LANGUAGES: tuple[Language, ...] = ("de", "en")


LOOSE = st.text(
    st.one_of(
        st.sampled_from("0123456789.,:;-–—−+/()%€$£°'’\"§ \n\u00a0\u202f½⅓²"),
        st.characters(),
    ),
    max_size=60,
)
PIECES = st.lists(
    st.sampled_from(
        [
            "ein",
            "eine",
            "einen",
            "halb",
            "halbe",
            "zwei",
            "drei",
            "vier",
            "hundert",
            "tausend",
            "Million",
            "Millionen",
            "Mio.",
            "Mrd.",
            "und",
            "bis",
            "zwischen",
            "von",
            "auf",
            "über",
            "rund",
            "mehr",
            "als",
            "erste",
            "zweite",
            "dritte",
            "Drittel",
            "Viertel",
            "Hälfte",
            "Prozent",
            "%",
            "Euro",
            "€",
            "$",
            "km",
            "km/h",
            "Uhr",
            "Juni",
            "Mai",
            "5.",
            "1.",
            "12",
            "2025",
            "1990er",
            "3:1",
            "14.30",
            "-",
            "–",
            ",",
            ".",
            "(",
            ")",
            "§",
            "Abs.",
            "F-35",
            "XXIII.",
            "zweimal",
            "doppelt",
            "Tausende",
            "Dutzend",
            "vor",
            "Wochen",
            "Jahr",
            "Jahrhundert",
            "KW",
            "Q3",
            "jeder",
            "kein",
            "beide",
            "paar",
            "1.234.567,89",
            "1/2",
            "½",
            "one",
            "two",
            "twenty",
            "hundred",
            "thousand",
            "million",
            "and",
            "to",
            "between",
            "from",
            "half",
            "third",
            "thirds",
            "quarter",
            "of",
            "a",
            "an",
            "the",
            "percent",
            "points",
            "pounds",
            "o'clock",
            "p.m.",
            "June",
            "5th",
            "BC",
            "AD",
            "last",
            "year",
            "ago",
            "dozens",
            "tens",
            "every",
            "in",
            "out",
            "no",
            "more",
            "than",
        ]
    ),
    max_size=25,
).map(" ".join)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(text=st.one_of(LOOSE, PIECES))
@settings(max_examples=400, deadline=None)
def test_spans_cut_their_text_and_do_not_overlap(lang: Language, text: str) -> None:
    """Whatever the text holds, nothing fails, spans cut exactly their text, and stand in order without overlap."""
    end = 0
    for figure in find_figures(text, lang):
        assert text[figure.start : figure.end] == figure.text != ""
        assert end <= figure.start
        assert all(number is None or number.is_finite() for number in (figure.value, figure.low, figure.high))
        end = figure.end


@pytest.mark.parametrize("lang", LANGUAGES)
@given(left=PIECES, right=PIECES)
@settings(max_examples=150, deadline=None)
def test_paragraphs_are_read_each_on_its_own(lang: Language, left: str, right: str) -> None:
    """One paragraph does not change how the next is read."""
    gap = "\n\n"
    apart = [(f.start, f.text, f.kind, f.value) for f in find_figures(left, lang)]
    apart += [(f.start + len(left) + len(gap), f.text, f.kind, f.value) for f in find_figures(right, lang)]
    together = [(f.start, f.text, f.kind, f.value) for f in find_figures(left + gap + right, lang)]
    assert together == apart


@pytest.mark.parametrize("odd", ["\ud800", "\x00", "\u202e", "a\u0301\u0302"])
def test_odd_characters_are_read_over(odd: str) -> None:
    """Lone surrogates, NUL and stray marks neither fail nor hide the figures beside them."""
    text = f"{odd} 30.000 Soldaten {odd}{odd} 5 Prozent{odd}"
    assert [f.value for f in find_figures(text, "de")] == [30000, 5]


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
    for lang in LANGUAGES:
        assert seconds(long, lang) < 9 * seconds(short, lang) + 0.05


@given(
    st.lists(
        st.sampled_from([*"0123456789.,-–/:%€′ \n", "Uhr", "um", "Juni", "km", "(", "½", "٣", "tausend"]), max_size=9
    )
)
def test_a_sign_before_a_foreign_decimal_mark_does_not_crash(parts: list[str]) -> None:
    """Any run of digits, marks and words is read without an error, and every span cuts its text."""
    text = "".join(parts)
    for language in ("de", "en"):
        for figure in find_figures(text, language):
            assert text[figure.start : figure.end] == figure.text
