"""Laws of the figures reader: spans and locality."""

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
