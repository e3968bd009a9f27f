"""Reading bitexts: each format gives its units, with ids, lines and what is skipped."""

import gzip
from pathlib import Path

import pytest

from summarize.bitext import BitextError, Entry, Skip, Skipped, Unit, Unreadable, check_unit, is_bitext, read_bitext

GERMAN, ENGLISH = "Rund 30.000 Menschen kamen.", "Some 30,000 people came."

XLIFF_1 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
 <file source-language="de-DE" target-language="en-GB" datatype="plaintext" original="a.txt">
  <header><note>30 notes</note></header>
  <body>
   <group id="g"><trans-unit id="1">
    <source>Rund <g id="1">30</g>.000 <x id="2"/>Menschen</source>
    <target>Some 30,<bpt id="1">&lt;b&gt;99</bpt>000<ept id="1">&lt;/b&gt;</ept> <x id="2"/>people</target>
    <alt-trans><source>7</source><target>8</target></alt-trans>
    <note>5 notes</note>
   </trans-unit></group>
   <trans-unit id="2"><source>Zwei</source></trans-unit>
   <trans-unit id="3"><source>Zwei</source><target state="needs-translation">Zwei</target></trans-unit>
   <trans-unit id="4"><source>Zwei</source><target state-qualifier="fuzzy-match">Three</target></trans-unit>
   <trans-unit id="5" translate="no"><source>Zwei</source><target>Three</target></trans-unit>
   <group translate="no"><trans-unit id="6"><source>Zwei</source><target>Three</target></trans-unit></group>
   <trans-unit id="7"><source>Zwei Hunde</source><target>Zwei Hunde</target></trans-unit>
  </body>
 </file>
</xliff>
"""

XLIFF_2 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="de-AT">
 <file id="f">
  <unit id="u1">
   <notes><note>8 notes</note></notes>
   <segment id="s1" state="final"><source>Some <pc id="1">30</pc>,000 <ph id="2"/></source>
    <target>Rund <pc id="1">30</pc>.000 <ph id="2"/></target></segment>
   <ignorable><source> </source></ignorable>
   <segment id="s2"><source>people.</source><target>Menschen.</target></segment>
   <segment id="s3" state="initial"><source>Seven.</source><target>Neun.</target></segment>
  </unit>
  <unit id="u2" translate="no"><segment><source>1</source><target>2</target></segment></unit>
  <unit id="u3"><segment><source>One dog</source></segment></unit>
 </file>
</xliff>
"""

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
 <header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en-US" datatype="xml"/>
 <body>
  <tu tuid="a">
   <tuv xml:lang="EN-us"><seg>Some <bpt i="1">&lt;b 7&gt;</bpt>30,000<ept i="1">&lt;/b&gt;</ept> <ph>{9}</ph> people</seg></tuv>
   <tuv xml:lang="fr"><seg>30 000 gens</seg></tuv>
   <tuv xml:lang="de_AT"><seg>Rund <hi>30</hi>.000 <ph>{9}</ph> Menschen</seg></tuv>
  </tu>
  <tu><tuv xml:lang="fr"><seg>un</seg></tuv><tuv xml:lang="de"><seg>eins</seg></tuv></tu>
  <tu tuid="b">
   <tuv lang="de"><seg>Zwei Hunde</seg></tuv>
   <tuv xml:lang="en-GB"><seg>Two dogs</seg></tuv>
   <tuv xml:lang="en-US"><seg>Three dogs</seg></tuv>
  </tu>
 </body>
</tmx>
"""

PO = """# A licence.
msgid ""
msgstr ""
"Language: de_DE\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#. A comment of 7 words
#: a.c:12
msgctxt "menu"
msgid "Some 30,000 "
"people"
msgstr "Rund 30.000 Menschen"

#, fuzzy, c-format
msgid "two"
msgstr "drei"

msgid "three"
msgstr ""

msgid "%d file"
msgid_plural "%d files"
msgstr[0] "eine Datei"
msgstr[1] "%d Dateien"

#~ msgid "ten"
#~ msgstr "elf"
"""


def written(folder: Path, name: str, content: str | bytes) -> str:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def entries(folder: Path, name: str, content: str | bytes, columns: tuple[str, ...] = ()) -> list[Entry]:
    """Return what a bitext with `content` holds."""
    return list(read_bitext(written(folder, name, content), columns=columns))


def units(found: list[Entry]) -> list[tuple[object, int, str, str]]:
    """Return id, line and texts of the units among `found`."""
    return [(one.id, one.line, one.german, one.english) for one in found if isinstance(one, Unit)]


def skips(found: list[Entry]) -> list[tuple[int, Skip]]:
    """Return line and reason of what is skipped among `found`."""
    return [(one.line, one.reason) for one in found if isinstance(one, Skipped)]


def test_xliff_1(tmp_path: Path) -> None:
    """Inline tags do not split a text or add to it; an x counts as one character; suggestions are ignored."""
    found = entries(tmp_path, "a.xlf", XLIFF_1)
    assert units(found) == [("1", 6, "Rund 30.000 \ufffcMenschen", "Some 30,000 \ufffcpeople")]
    assert skips(found) == [
        (12, Skip.UNTRANSLATED),
        (13, Skip.UNTRANSLATED),
        (14, Skip.FUZZY),
        (15, Skip.LOCKED),
        (16, Skip.LOCKED),
        (17, Skip.UNTRANSLATED),
    ]


def test_xliff_2(tmp_path: Path) -> None:
    """A unit is the sequence of its translated segments; where English is the source, German is the target."""
    found = entries(tmp_path, "a.xliff", XLIFF_2)
    assert units(found) == [("u1", 4, "Rund 30.000 \ufffc Menschen.", "Some 30,000 \ufffc people.")]
    assert skips(found) == [(12, Skip.LOCKED), (13, Skip.UNTRANSLATED)]


def test_tmx(tmp_path: Path) -> None:
    """Languages match by tag without region; every English variant is paired; a doctype is accepted."""
    found = entries(tmp_path, "a.tmx", TMX)
    assert units(found) == [
        ("a", 6, "Rund 30.000 \ufffc Menschen", "Some 30,000 \ufffc people"),
        ("b", 12, "Zwei Hunde", "Two dogs"),
        ("b", 12, "Zwei Hunde", "Three dogs"),
    ]
    assert skips(found) == [(11, Skip.UNTRANSLATED)]


def test_po(tmp_path: Path) -> None:
    """The header says which side is German; each plural form is a unit; lines are those of the message."""
    found = entries(tmp_path, "a.po", PO)
    assert units(found) == [
        ("menu | Some 30,000 people", 10, "Rund 30.000 Menschen", "Some 30,000 people"),
        ("%d file [0]", 22, "eine Datei", "%d file"),
        ("%d file [1]", 22, "%d Dateien", "%d files"),
    ]
    assert skips(found) == [(16, Skip.FUZZY), (19, Skip.UNTRANSLATED)]


def test_po_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long file is parsed a few messages at a time, with the same messages, lines and flags."""
    more = "".join(f'\n# {n}\n#, c-format\nmsgid "{n} dogs"\nmsgstr ""\n\n"{n} Hunde"\n' for n in range(50))
    whole = entries(tmp_path, "a.po", PO + more)
    monkeypatch.setattr("summarize.bitext.po._LINES_AT_A_TIME", 3)
    assert entries(tmp_path, "a.po", PO + more) == whole
    assert units(whole)[-1] == ("49 dogs", 375, "49 Hunde", "49 dogs")


def test_po_of_a_german_program(tmp_path: Path) -> None:
    """Where translations are English, the messages are the German side."""
    found = entries(
        tmp_path, "en.po", 'msgid ""\nmsgstr "Language: en_GB\\n"\n\nmsgid "Zwei Hunde"\nmsgstr "Two dogs"\n'
    )
    assert units(found) == [("Zwei Hunde", 4, "Zwei Hunde", "Two dogs")]


def test_po_in_its_charset(tmp_path: Path) -> None:
    """The header's charset decodes the file."""
    content = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\nmsgid "two"\nmsgstr "zwölf"\n'
    found = entries(tmp_path, "a.po", content.replace('msgstr "C', 'msgstr ""\n"C').encode("latin-1"))
    assert units(found) == [("two", 5, "zwölf", "two")]


TABLES = {
    "comma": ("a.csv", f'"{GERMAN}","{ENGLISH}"\n', ()),
    "semicolon": ("a.csv", f"{GERMAN};{ENGLISH}\n", ()),
    "tabs": ("a.tsv", f"{GERMAN}\t{ENGLISH}\n", ()),
    "numbers": ("a.csv", f"1;{ENGLISH};{GERMAN}\n", ("3", "2")),
    "byte order mark": ("a.csv", f"\ufeff{GERMAN};{ENGLISH}\n", ()),
}


@pytest.mark.parametrize("case", TABLES)
def test_tables_without_names(tmp_path: Path, case: str) -> None:
    """Without a header row the first two columns are used, or those given by number."""
    name, content, columns = TABLES[case]
    assert units(entries(tmp_path, name, content, columns)) == [(None, 1, GERMAN, ENGLISH)]


@pytest.mark.parametrize(
    ("head", "columns"),
    [("key;English;German", ()), ("id;en-US;de", ()), ("id;target;source", ()), ("id;a;b", ("B", "a"))],
)
def test_tables_with_names(tmp_path: Path, head: str, columns: tuple[str, ...]) -> None:
    """Columns are found by the names in the first row; line ends inside cells do not disturb line numbers."""
    content = f'{head}\nx;"Some\n30,000";"Rund\n30.000"\n\ny;Two dogs;Zwei Hunde\nz;;Drei\n'
    found = entries(tmp_path, "a.csv", content, columns)
    assert units(found) == [("x", 2, "Rund\n30.000", "Some\n30,000"), ("y", 6, "Zwei Hunde", "Two dogs")]
    assert skips(found) == [(7, Skip.UNTRANSLATED)]


def test_tables_in_utf_16(tmp_path: Path) -> None:
    """A spreadsheet's "Unicode text" is read, including characters whose halves look like line ends."""
    content = "\n".join(f"{n} Die Hunde und die Katzenਊ\t{n} The dogs and the catsਊ" for n in range(20_000))
    found = units(entries(tmp_path, "a.tsv", content.encode("utf-16")))
    assert found[-1] == (None, 20_000, "19999 Die Hunde und die Katzenਊ", "19999 The dogs and the catsਊ")
    assert len(found) == 20_000


def test_tsv_has_quotation_marks_as_text(tmp_path: Path) -> None:
    """A lone quotation mark in a TSV does not swallow the lines that follow."""
    found = entries(tmp_path, "a.tsv", '"Zwei\t"Two\nDrei\tThree\n')
    assert [unit[2:] for unit in units(found)] == [('"Zwei', '"Two'), ("Drei", "Three")]


def test_json_lines(tmp_path: Path) -> None:
    """JSON lines have the form of `--pairs`; a bad line is reported and the next one is read."""
    good = '{"id": 1, "source": "Zwei Hunde", "target": "Two dogs"}\n'
    unit, broken, last = entries(tmp_path, "a.jsonl", good + "{\n" + good)
    assert isinstance(unit, Unit)
    assert isinstance(last, Unit)
    assert (unit.id, unit.line, last.line) == (1, 1, 3)
    assert isinstance(broken, Unreadable)
    assert broken.line == 2
    assert "a.jsonl, line 2: this is not JSON" in broken.message


def test_packed(tmp_path: Path) -> None:
    """A bitext may be compressed; its name gives format and compression."""
    content = gzip.compress(TMX.encode())
    assert len(units(entries(tmp_path, "A.TMX.GZ", content))) == 3
    with pytest.raises(BitextError, match=r"b\.tmx\.gz: cannot be read to the end"):
        entries(tmp_path, "b.tmx.gz", content[:-40])


@pytest.mark.parametrize("name", ["a.XLF", "a.xliff", "a.tmx.gz", "x/de.po", "a.csv", "a.tsv", "a.jsonl"])
def test_names_of_bitexts(name: str) -> None:
    """A bitext is recognised by its suffix."""
    assert is_bitext(name)
    assert not is_bitext(f"{name}.txt")


def test_a_table_without_the_column(tmp_path: Path) -> None:
    """A missing column is an error that lists the columns there are."""
    with pytest.raises(BitextError, match="line 1: there is no column “fr” among de, en"):
        entries(tmp_path, "a.csv", "de,en\na,b\n", ("fr", "en"))


def test_a_row_that_is_too_short(tmp_path: Path) -> None:
    """A row without the second column is reported by its line, and the next one is read."""
    first, short, last = entries(tmp_path, "a.tsv", "Zwei\tTwo\nDrei\nVier\tFour\n")
    assert isinstance(first, Unit)
    assert isinstance(last, Unit)
    assert isinstance(short, Unreadable)
    assert "line 2: the row has 1 column" in short.message


@pytest.mark.parametrize("singular", [True, False])
def test_a_form_for_one_may_say_one(singular: bool) -> None:
    """In a gettext singular, a placeholder, "one" and "eine" are equal; in any other text they are not."""
    unit = Unit("a.po", 1, "x", "%d Datei", "1 file", singular=singular)
    assert check_unit(unit).ok is singular


def test_spans_point_into_the_texts_as_read() -> None:
    """A figure with a tag inside is one figure, and its span includes the markup."""
    unit = Unit("a.po", 1, "x", "Rund <b>30</b>.000&nbsp;Euro für %1", "%1 got some 3<i>0</i>,000 euros")
    checked = check_unit(unit)
    (finding,) = checked.check.findings
    assert finding.verdict.value == "supported"
    assert unit.english[finding.figure.start : finding.figure.end] == finding.figure.text == "some 3<i>0</i>,000 euros"
    assert finding.evidence[0].cut(unit.german) == "Rund <b>30</b>.000&nbsp;Euro"


def test_rivals_point_into_the_german_as_read() -> None:
    """The figure that fits better, which the judge of a summary names, is cut from the text with its markup."""
    german = "Nordkorea hat <b>rund 13.000</b> Soldaten entsandt, von denen <i>mehr als 2.000</i> gefallen sind."
    checked = check_unit(
        Unit("a.po", 1, "x", german, "North Korea has sent <b>about 2,000</b> soldiers."), mode="summary"
    )
    rivals = [finding.rival for finding in checked.check.findings if finding.rival is not None]
    assert [rival.text for rival in rivals] == ["rund 13.000</b> Soldaten"]
    assert german[rivals[0].start : rivals[0].end] == rivals[0].text


@pytest.mark.parametrize(
    ("german", "english", "ok"),
    [
        ("cmp DATEI1 DATEI2", "cmp FILE1 FILE2", True),
        ("install paket1 [paket2 …]", "install pkg1 [pkg2 ...]", True),
        ("DATEI1 ist DATEI1 oder DATEI2", "FILE1 is FILE1 or FILE2", True),
        ("cmp DATEI1 DATEI2", "cmp FILE1 FILE3", False),
        ("Verbund RAID5", "a RAID6 set", False),
        ("Es sind 1 und 2", "there are FILE1 and FILE2", False),
    ],
)
def test_numbered_names_go_by_their_number(german: str, english: str, ok: bool) -> None:
    """A name may be translated but must keep its number; a bare number is not a name."""
    checked = check_unit(Unit("a.po", 1, "x", german, english))
    assert checked.ok is ok
    for finding in checked.check.findings:
        assert english[finding.figure.start : finding.figure.end] == finding.figure.text
        assert all(span.cut(german) for span in finding.evidence)


@pytest.mark.parametrize(
    ("german", "english", "ok"),
    [
        ("Seit Version 2.36 gilt das.", "This holds since v2.36.", True),
        ("Seit Version 2.36 gilt das.", "This holds since v2.35.", False),
        ("als Liste 0,3,6,9", "as the list 0,3,6,9", True),
        ("als Liste 0,3,6,9", "as the list 0,3,6,8", False),
        ("Zufallswert (0,10)", "rand. value (0,10)", True),
        ("Es sind 3,500 MB.", "It is 3,500 MB.", False),
        ("Neonlicht (D 5700–7100K)", "Fluorescent (D 5700 - 7100K)", True),
        ("in den Abschnitten 1 und 2", "in sections 1 and 2", True),
        ("Kodierung ISO-8859-1", "encoding ISO 8859-1", True),
        ("Eine Seite nach oben", "1 page up", True),
        ("Zwei Seiten nach oben", "1 page up", False),
        ("30 Prozent mehr", "30 more", False),
        ("console=ttyS0,115200", "console=ttyS0,115200", True),
        ("siehe mount(8)", "see mount(1)", False),
        ("um etwa 1000 v.u.Z.", "around 1000 BCE", True),
        ("um etwa 1000 v.u.Z.", "around 1000 CE", False),
        ("Im 3. Jahrhundert v. Chr. war es so.", "It was so in the 3rd century AD.", False),
    ],
)
def test_the_same_digits_are_the_same(german: str, english: str, ok: bool) -> None:
    """Digits that both texts contain equally often are the same figure if their measures agree."""
    checked = check_unit(Unit("a.po", 1, "x", german, english))
    assert checked.ok is ok
    assert all(span.cut(german) for one in checked.check.findings for span in one.evidence)


@pytest.mark.parametrize(
    ("german", "english", "ok"),
    [
        ("Do_ppelt unterstreichen", "_Double Underline", True),
        ("Höh_e:", "H_eight:", True),
        ("Er&stes Bild", "&First", True),
        ("Er&stes Bild", "T&hird", False),
    ],
)
def test_a_marked_key_does_not_cut_a_word(german: str, english: str, ok: bool) -> None:
    """Labels mark a letter inside a word with an underscore or an ampersand."""
    assert check_unit(Unit("a.po", 1, "x", german, english)).ok is ok


@pytest.mark.parametrize("message", ["external ref='a-1.png' md5='0b19'", "translator-credits", "Your emails"])
def test_po_messages_that_are_not_there_to_be_translated(message: str, tmp_path: Path) -> None:
    """Digests of pictures and credits are skipped."""
    file = tmp_path / "de.po"
    file.write_text(f'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "{message}"\nmsgstr "original 2010"\n', "utf-8")
    (entry,) = read_bitext(str(file))
    assert isinstance(entry, Skipped)
    assert entry.reason is Skip.LOCKED


@pytest.mark.parametrize("english", ["%lld~second", "%<PRIuMAX> second ago", "{0} second"])
def test_a_second_behind_a_placeholder_is_time(english: str) -> None:
    """ "second" is neither read as a rank nor reported as missing in the German."""
    check = check_unit(Unit("a.po", 1, "x", "seit %d Sekunde", english)).check
    assert (check.findings, check.omissions) == ((), ())
    assert check_unit(Unit("a.po", 1, "x", "seit %d Sekunde", "the second try")).check.findings


def test_an_unapproved_target_is_checked_without_its_subflows(tmp_path: Path) -> None:
    """Unapproved targets are checked; the text of a tag's attribute is not part of the sentence."""
    german, english = (
        f'<bpt id="1">&lt;a title="<sub>{words}</sub>"&gt;</bpt>9<ept id="1"/>' for words in ("5 Tage", "6 days")
    )
    file = tmp_path / "a.xlf"
    file.write_text(
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file source-language="de" target-language="en"><body>'
        f'<trans-unit id="1" approved="no"><source>Es sind {german} Tage</source>'
        f'<target state="needs-review-translation">There are {english} days</target></trans-unit></body></file></xliff>',
        "utf-8",
    )
    (unit,) = read_bitext(str(file))
    assert isinstance(unit, Unit)
    assert (unit.german, unit.english) == ("Es sind 9 Tage", "There are 9 days")
