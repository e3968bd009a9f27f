"""From bytes to text, whatever the encoding."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.article.encoding import decode
from summarize.errors import InputError

TEXT = (
    "Die Größe des Fördertopfs beträgt 30.000 Euro, sagte die Ministerin für Öffentlichkeit am Montag. "
    "„Das heißt, wir können überall helfen“, erklärte sie – und lächelte. Für Länder wie Österreich gilt das nicht."
)
PLAIN = TEXT.translate(str.maketrans("„“–", '""-'))


@pytest.mark.parametrize(
    "name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_german_text_survives_its_encoding(name: str) -> None:
    """Text from an editor or a mail program is read back exactly, including quotation marks."""
    assert decode(TEXT.encode(name), place="x") == TEXT


@pytest.mark.parametrize("name", ["latin-1", "cp850", "iso8859_15", "ascii"])
def test_older_encodings_without_typographic_marks(name: str) -> None:
    """Encodings without German quotation marks are told apart by their letters."""
    text = PLAIN if name != "ascii" else "Der Rat tagt am Montag in Berlin."
    assert decode(text.encode(name), place="x") == text


@pytest.mark.parametrize("name", ["cp1252", "mac_roman", "cp850", "latin-1"])
def test_a_single_umlaut_is_enough(name: str) -> None:
    """One German letter in a short text decides the encoding."""
    text = "Der Bürgermeister spricht."
    assert decode(text.encode(name), place="x") == text


def test_line_ends_stay_as_they_are() -> None:
    """Offsets count the characters of the file, carriage returns too."""
    assert decode(b"Erste Zeile\r\nZweite Zeile\r", place="x") == "Erste Zeile\r\nZweite Zeile\r"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "zip"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\x1f\x8b\x08\x00abc", "gzip"),
        (b"{\\rtf1\\ansi Der Rat}", "RTF"),
        (b"Der Rat\x00 tagt", "NUL"),
        ("Der Rat tagt.".encode("utf-16")[:-1], "utf-16-le but byte 24 is not"),
        (b"\x01\x02\x03\x04\x05\x06\x07Der Rat" * 20, "control"),
        ("Größe und Fläche der Länder ".encode() * 5 + b"\xc3", "damaged at byte 160"),
        (b"Der Rat tagt. " * 3 + "Für Österreich ".encode() * 4 + b"\xff\xfe\x81", "damaged"),
    ],
)
def test_binary_data_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    """Binary files and damaged text are errors that name the file."""
    with pytest.raises(InputError, match=rf"^a\.txt: .*{reason}"):
        decode(data, place="a.txt")


def test_noise_is_refused() -> None:
    """Random bytes are not read as some exotic encoding."""
    with pytest.raises(InputError):
        decode(random.Random(1).randbytes(5000), place="x")


@given(st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_text_or_a_clear_error(data: bytes) -> None:
    """Decoding any input returns text without NUL or raises InputError."""
    try:
        text = decode(data, place="x")
    except InputError as error:
        text = str(error).removeprefix("x: ")
    assert "\x00" not in text
    assert not text.startswith("x: ")


@pytest.mark.parametrize(
    "text", ["Die Stadt Köln hat am Montag 30 Häuser gebaut.", "Die Stadt hat 30 Wohnungen gebaut."]
)
@pytest.mark.parametrize("bad", [b"\xc0\xaf", b"\xc0\xaf\xc0\xaf", b"\xc1\x81"])
def test_a_few_bad_bytes_do_not_mean_another_script(text: str, bad: bytes) -> None:
    """An overlong pair in a short UTF-8 text no longer makes it Thai, Korean or Polish."""
    with pytest.raises(InputError, match=r"damaged at byte|not text in any known encoding"):
        decode(text.encode() + bad, place="x")
