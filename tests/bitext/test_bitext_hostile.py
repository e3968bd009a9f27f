"""Bitexts that are broken, hostile or in other languages: one sentence with the place and the way out, never a hang."""

import itertools
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from summarize.bitext import BitextError, Unit, Unreadable, check_bitexts, read_bitext

HEAD = '<xliff version="1.2"><file source-language="{}" target-language="{}"><body>\n'
UNIT = '<trans-unit id="1"><source>{}</source><target>{}</target></trans-unit>\n'
TAIL = "</body></file></xliff>\n"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE xliff [<!ENTITY l0 "7 laughs">{LAUGHS}<!ENTITY f SYSTEM "/etc/passwd">]>\n'

GERMAN = "Die Hunde und die Katzen sind nicht mehr im Haus, weil es brennt. "
ENGLISH = "The dogs and the cats are no longer in the house because it burns. "

FAULTS = {
    "broken": ("a.xlf", HEAD.format("de", "en") + "<trans-unit>\n<source>\n</trans-unit>", r"a\.xlf, line 4: .*well-formed"),
    "cut off": ("a.tmx", "<tmx><body>\n<tu>", r"a\.tmx, line 2: .*well-formed"),
    "empty": ("a.tmx", "", r"a\.tmx.*well-formed"),
    "no XLIFF": ("a.xlf", "<html/>", "its root element is <html>, not <xliff>"),
    "TMX called XLIFF": ("a.xlf", "<tmx><body><tu/></body></tmx>", "its root element is <tmx>, not <xliff>"),
    "laughs in a text": ("a.xlf", BOMB + HEAD.format("de", "en") + UNIT.format("&l9;", "x") + TAIL, "line 1: .*amplification"),
    "a file in a text": ("a.xlf", BOMB + HEAD.format("de", "en") + UNIT.format("&f;", "x") + TAIL, "line 3: the entity &f; is not"),
    "laughs in an attribute": (
        "a.tmx", BOMB.replace("xliff", "tmx") + '<tmx><tu tuid="&l9;"></tu></tmx>', "a.tmx.* this is not well-formed"
    ),
    "XML in no encoding": ("a.tmx", b'<?xml version="1.0" encoding="UTF-8"?><tmx>\n\xff</tmx>', r"line 2: .*well-formed"),
    "French": ("a.xlf", HEAD.format("fr", "en-US") + UNIT.format("un", "one") + TAIL, "line 2: the languages are fr and en-US"),
    "German and French": ("a.xlf", HEAD.format("de", "fr") + UNIT.format("ein", "un") + TAIL, "the languages are de and fr"),
    "no German in TMX": (
        "a.tmx", '<tmx><tu><tuv xml:lang="fr"><seg>a</seg></tuv><tuv xml:lang="en"><seg>b</seg></tuv></tu></tmx>',
        "the languages are fr, en; give a bitext of German and English",
    ),
    "swapped": ("a.xlf", HEAD.format("de", "en") + UNIT.format(ENGLISH * 9, GERMAN * 9) + TAIL, "swapped; correct the language tags"),
    "swapped columns": ("a.tsv", f"{ENGLISH * 9}\t{GERMAN * 9}\n", "swapped; name the columns the other way round"),
    "no German": ("a.tsv", f"{ENGLISH * 9}\t{ENGLISH * 9}.\n", "the side that should be German is not"),
    "no PO": ("a.po", "msgid \"a\"\nmsgstr \"b\"\n\nhello\n", r"a\.po, line 4: this is not a PO file"),
    "an open quotation mark in PO": ("a.po", 'msgid "a"\nmsgstr "b "c"\n', r"line 2: this is not a PO file \(unescaped"),
    "PO in French": ("a.po", 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n', "the language is fr"),
    "PO in no encoding": ("a.po", b'msgid "a"\nmsgstr "\xe4"\n', r"line 2: byte 9 is not UTF-8; save the file as UTF-8"),
    "CSV in no encoding": ("a.csv", "Zwölf,twelve\n".encode("cp1252"), r"line 1: byte 3 is not UTF-8"),
    "an open quotation mark in CSV": ("a.csv", 'a,b\n"c,d\n' + "e,f\n" * 99, r"line 2: this row cannot be read"),
    "NUL": ("a.tsv", "a\tb\nc\0\td\n", "line 2: this is binary data"),
    "half of UTF-16": ("a.csv", "a,b\n".encode("utf-16")[:-1], "this is not UTF-16"),
    "no GZIP": ("a.tmx.gz", "<tmx/>", r"a\.tmx\.gz: cannot be read to the end"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_an_error_names_its_place(tmp_path: Path, fault: str) -> None:
    """Unreadable input ends in one sentence that names the file, usually the line, and what to do."""
    name, content, reason = FAULTS[fault]
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BitextError, match=reason) as caught:
        list(read_bitext(str(path)))
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_a_swap_may_be_forced(tmp_path: Path) -> None:
    """With `force`, languages are not checked."""
    (tmp_path / "a.tsv").write_text(f"{ENGLISH * 9}\t{GERMAN * 9}\n")
    assert len(list(read_bitext(str(tmp_path / "a.tsv"), force=True))) == 1


def test_the_next_file_is_read(tmp_path: Path) -> None:
    """Units before a fault are checked, the fault is reported, and the next file is read."""
    (tmp_path / "a.xlf").write_text(HEAD.format("de", "en") + UNIT.format("Zwei", "Two") + "<")
    (tmp_path / "b.tsv").write_text("Zwei\tTwo\n")
    paths = [str(tmp_path / name) for name in ("a.xlf", "c.po", "b.tsv")]
    first, fault, missing, last = check_bitexts(paths)
    assert isinstance(fault, Unreadable)
    assert isinstance(missing, Unreadable)
    assert fault.line == 3
    assert "there is no such file" in missing.message
    assert (first.file, last.file) == (str(tmp_path / "a.xlf"), str(tmp_path / "b.tsv"))


def test_units_with_the_same_id_are_all_checked(tmp_path: Path) -> None:
    """Repeated ids lose nothing, since units also have lines."""
    (tmp_path / "a.xlf").write_text(HEAD.format("de", "en") + UNIT.format("Zwei", "Two") * 2 + TAIL)
    found = [one for one in read_bitext(str(tmp_path / "a.xlf")) if isinstance(one, Unit)]
    assert [(one.id, one.line) for one in found] == [("1", 2), ("1", 3)]


def test_lines_beyond_65535_are_counted(tmp_path: Path) -> None:
    """libxml2 keeps only sixteen bits of an element's line number; larger ones are still right."""
    (tmp_path / "a.xlf").write_text(HEAD.format("de", "en") + "\n" * 70_000 + UNIT.format("Zwei", "Two") + TAIL)
    (unit,) = read_bitext(str(tmp_path / "a.xlf"))
    assert isinstance(unit, Unit)
    assert unit.line == 70_002


MAKERS: dict[str, Callable[[int], str]] = {
    ".tmx": lambda n: (
        f'<tu tuid="{n}"><tuv xml:lang="de"><seg>{n} Hunde. {GERMAN * 4}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{n} dogs. {ENGLISH * 4}</seg></tuv></tu>\n'
    ),
    ".xlf": lambda n: (
        f'<group><trans-unit id="{n}"><source>{n} Hunde. {GERMAN * 4}</source>'
        f"<target>{n} dogs {'x' * 300}</target></trans-unit></group>\n"
    ),
    ".po": lambda n: f'msgid "{n} dogs. {ENGLISH * 4}"\nmsgstr "{n} Hunde. {GERMAN * 4}"\n\n',
    ".csv": lambda n: f'"{n} Hunde. {GERMAN * 4}","{n} dogs. {ENGLISH * 4}"\n',
}
AROUND = {".tmx": ("<tmx><body>", "</body></tmx>"), ".xlf": (HEAD.format("de", "en"), TAIL)}
READ = """
import resource, sys
from summarize.bitext import read_bitext
count = sum(1 for _ in read_bitext(sys.argv[1]))
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak(path: Path, form: str, units: int) -> int:
    """Return the peak memory in KiB of a process that reads a bitext of so many units."""
    before, after = AROUND.get(form, ("", ""))
    with path.open("w", encoding="utf-8") as file:
        file.write(before)
        file.writelines(map(MAKERS[form], range(units)))
        file.write(after)
    done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True)
    count, peak_ = map(int, done.stdout.split())
    assert count == units
    return peak_


@pytest.mark.slow
@pytest.mark.parametrize("form", MAKERS)
def test_memory_is_flat(tmp_path: Path, form: str) -> None:
    """Ten times the units take no more memory, give or take the allocator's tenth."""
    assert peak(tmp_path / f"a{form}", form, 40_000) < 1.1 * peak(tmp_path / f"b{form}", form, 4_000)


def test_units_come_out_before_the_file_is_read(tmp_path: Path) -> None:
    """The first unit of a bitext is yielded although its end is broken."""
    (tmp_path / "a.tmx").write_text("<tmx>" + "".join(map(MAKERS[".tmx"], range(2000))) + "<")
    assert len(list(itertools.islice(read_bitext(str(tmp_path / "a.tmx")), 500))) == 500
