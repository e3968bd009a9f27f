"""Numbers in digits and words: cases, and laws from value to words or digits to value."""

import ctypes
import ctypes.util
import re
import string
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from figure_cases import check, layer
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


@pytest.mark.parametrize("case", layer("numbers"))
def test_numbers_as_news_prints_them(case: dict[str, Any]) -> None:
    """Each number or rank is read with its words and value."""
    check(case)


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
