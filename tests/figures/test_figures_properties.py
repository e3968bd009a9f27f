"""Laws of the figures reader: value to words to value, spans, locality, time."""

import ctypes
import ctypes.util
import re
import string
import time
import unicodedata
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from summarize.figures import Kind, Language, find_figures

LANGUAGES: tuple[Language, ...] = ("de", "en")
LARGEST = 10**15


def numbers() -> st.SearchStrategy[int]:
    """Whole numbers whose lengths are as likely as one another."""
    return st.integers(1, 15).flatmap(lambda digits: st.integers(0, 10**digits))


def spelled_by_icu() -> Callable[[int, str], str] | None:
    """Return the spell-out of ICU's own rules, from the system's library, or None where there is none."""
    found = ctypes.util.find_library("icui18n") or ""
    version = re.search(r"\.so\.(\d+)", found)
    if version is None:
        return None
    library = ctypes.CDLL(found)
    open_, format_, close = (
        getattr(library, f"unum_{name}_{version.group(1)}") for name in ("open", "formatInt64", "close")
    )
    open_.restype = ctypes.c_void_p
    pointer, integer = ctypes.c_void_p, ctypes.c_int
    open_.argtypes = [integer, pointer, integer, ctypes.c_char_p, pointer, pointer]
    format_.argtypes = [pointer, ctypes.c_int64, pointer, integer, pointer, pointer]
    close.argtypes = [pointer]
    spellout = 5

    def spell(number: int, language: str) -> str:
        error = ctypes.c_int(0)
        handle = open_(spellout, None, 0, language.encode(), None, ctypes.byref(error))
        buffer = (ctypes.c_uint16 * 1000)()
        length = format_(handle, number, buffer, 1000, None, ctypes.byref(error))
        close(handle)
        return "".join(chr(unit) for unit in buffer[:length])

    return spell


@pytest.mark.parametrize("lang", LANGUAGES)
@given(number=numbers())
@settings(max_examples=150, deadline=None)
def test_numbers_spelled_by_num2words_read_back(lang: Language, number: int) -> None:
    """A number up to 10^15 in the words of num2words is one figure of that value over all of the words."""
    words = num2words(number, lang=lang)
    if (lang, number) == ("en", 1):
        return  # a bare "one" is a pronoun more often than a number
    assert [(f.text, f.value) for f in find_figures(words, lang)] == [(words, number)]


@pytest.mark.parametrize("lang", LANGUAGES)
@given(number=numbers())
@settings(max_examples=150, deadline=None)
def test_numbers_spelled_by_icu_read_back(lang: Language, number: int) -> None:
    """A number up to 10^15 in the words of ICU, soft hyphens included, is one figure of that value."""
    spell = spelled_by_icu()
    if spell is None:
        pytest.skip("no ICU library on this machine")
    if (lang, number) == ("en", 1):
        return
    words = spell(number, lang)
    assert [(f.text, f.value) for f in find_figures(words, lang)] == [(words, number)]


@pytest.mark.parametrize("lang", LANGUAGES)
@given(number=st.integers(2, 999_999).filter(lambda n: n % 100 != 0 or n < 1000))
@settings(max_examples=100, deadline=None)
def test_ordinals_spelled_by_num2words_read_back(lang: Language, number: int) -> None:
    """An ordinal below a million in words is one rank of that value."""
    words = num2words(number, lang=lang, to="ordinal")
    text = f"Es war der {words} Fall." if lang == "de" else f"It was the {words} case."
    found = find_figures(text, lang)
    assert [(f.text, f.kind, f.value) for f in found] == [(words, Kind.ORDINAL, number)]


def without_umlauts(words: str) -> str:
    """Spell German as a keyboard without umlauts does."""
    return words.replace("ü", "ue").replace("ö", "oe").replace("ß", "ss")


@given(number=numbers())
@settings(max_examples=80, deadline=None)
def test_spelled_german_reads_without_umlauts_decomposed_and_capitalised(number: int) -> None:
    """ae/oe/ue/ss spellings, decomposed letters, soft hyphens and capitals do not change a spelled number."""
    words = num2words(number, lang="de")
    for form in (without_umlauts(words), unicodedata.normalize("NFD", words), words.capitalize(), "\u00ad".join(words)):
        assert [(f.text, f.value) for f in find_figures(form, "de")] == [(form, number)]


GROUPINGS: dict[Language, tuple[str, ...]] = {
    "de": (".", "'", "’", "\u00a0", "\u2009", "\u202f", " ", ""),
    "en": (",", "\u00a0", "\u2009", "\u202f", " ", ""),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@given(data=st.data(), whole=st.integers(10_000, LARGEST), decimals=st.text(string.digits, max_size=3))
@settings(max_examples=100, deadline=None)
def test_digits_read_in_every_grouping(lang: Language, data: st.DataObject, whole: int, decimals: str) -> None:
    """Every way of grouping digits gives the same value, decimals included, over the whole span."""
    mark = data.draw(st.sampled_from(GROUPINGS[lang]))
    point = "," if lang == "de" else "."
    written = f"{whole:,}".replace(",", mark) + (point + decimals if decimals else "")
    before, after = ("Es waren", "im Ganzen") if lang == "de" else ("There were", "in all")
    found = find_figures(f"{before} {written} {after}.", lang)
    assert [(f.text, f.value) for f in found] == [(written, Decimal(f"{whole}.{decimals}" if decimals else whole))]


@given(number=st.integers(1000, 10**9))
@settings(max_examples=60, deadline=None)
def test_digits_of_other_scripts_and_invisible_marks_read(number: int) -> None:
    """Arabic-Indic, Devanagari and full-width digits, and zero-width or direction marks inside, keep the value."""
    plain = str(number)
    for zero in ("٠", "०", "０"):
        other = "".join(chr(ord(zero) + int(digit)) for digit in plain)
        assert [(f.text, f.value) for f in find_figures(other, "de") if f.kind != Kind.DATE] in ([(other, number)], [])
    for mark in "\u200b\u200e\u200f\u2060\ufeff\u00ad":
        text = f"{mark.join(plain)} Menschen"
        assert [(f.text, f.value) for f in find_figures(text, "de")] == [(text, number)]


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
