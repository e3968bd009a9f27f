"""What a batch reads: every form of input, every way it can be bad, and ids."""

import csv
import datetime as calendar
import decimal
import errno
import gzip
import io
import json
import math
import os
import subprocess
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from upper_job import UpperJob

from summarize.article import Article
from summarize.corpus import inputs, rows, run_corpus
from summarize.corpus.csv_dialect import CsvForm
from summarize.corpus.filenames import Names, safe_name
from summarize.corpus.inputs import find_sources
from summarize.corpus.parquet_pages import largest_page
from summarize.corpus.prefetch import prefetched
from summarize.corpus.records import Fields, Record, read_records
from summarize.errors import InputError, SummarizeError, UsageError


def _records(*names: Path | str, fields: Fields = Fields()) -> list[Record]:  # noqa: B008
    return list(read_records(find_sources([str(name) for name in names]), fields))


def _made(records: list[Record]) -> list[Article | str]:
    """The article of each record, or the reason there is none."""
    made: list[Article | str] = []
    for record in records:
        try:
            made.append(record.article(force=True))
        except SummarizeError as error:
            made.append(str(error))
    return made


def _texts(*names: Path | str, fields: Fields = Fields()) -> list[str | None]:  # noqa: B008
    """The text of each article, None for one that cannot be made."""
    return [None if isinstance(one, str) else one.text for one in _made(_records(*names, fields=fields))]


def _write(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


# Files and folders


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    """Articles and collections of a folder come sorted by path; other and hidden files are skipped."""
    for name in ("b.txt", "a.md", "sub/c.txt", "sub/a.txt", "Z.txt", ".hidden.txt", ".git/x.txt", "x.pdf", "y.zip"):
        _write(tmp_path / name, f"Text {name}.")
    _write(tmp_path / "c.jsonl", '{"text": "Zeile."}\n')
    records = _records(tmp_path)
    assert [record.id for record in records] == ["Z", "a.md", "b", "c.jsonl-1", "sub/a", "sub/c"]


def test_several_inputs_keep_their_order(tmp_path: Path) -> None:
    """Inputs are read in the order in which they are named; what is reached twice is read once."""
    one, two = _write(tmp_path / "d" / "one.txt", "Eins."), _write(tmp_path / "two.txt", "Zwei.")
    assert _texts(two, tmp_path / "d", one) == ["Zwei.", "Eins."]


def test_files_of_the_same_name_have_ids_of_their_own(tmp_path: Path) -> None:
    """Files that are named one by one have their names as ids, or all of one name their paths."""
    names = ["x/a.txt", "x/a.md", "y/a.txt", "z/b.txt"]
    paths = [_write(tmp_path / name, f"Text {name}.") for name in names]
    wanted = [paths[0].as_posix(), "a.md", paths[2].as_posix(), "b"]
    assert [record.id for record in _records(*paths)] == wanted
    assert [one.id for one in _made(_records(*paths)) if isinstance(one, Article)] == wanted
    assert sorted(record.id for record in _records(*reversed(paths))) == sorted(wanted)


FILES = ["a.txt", "a.md", "a.html", "a.jsonl", "a.csv", "sub/a.txt", "sub/b.txt", "b.txt", "b/a.txt", "a-1.txt"]
CONTENTS = {".jsonl": '{"text": "Zeile."}\n', ".csv": "text\nZeile.\n"}


@settings(max_examples=40, deadline=None)
@given(
    now=st.sets(st.sampled_from(FILES), min_size=1),
    later=st.sets(st.sampled_from(FILES)),
    several=st.booleans(),
    pattern=st.booleans(),
)
def test_a_file_that_is_added_renames_no_other(
    tmp_path_factory: pytest.TempPathFactory, now: set[str], later: set[str], several: bool, pattern: bool
) -> None:
    """Whatever is added to the folders that are read, what was there before keeps its ids, and no two are the same."""
    root = tmp_path_factory.mktemp("ids")
    inputs = [f"{root}/x/**/*" if pattern else root / "x", *([root / "y"] if several else [])]

    def ids() -> dict[str, str]:
        return {record.place: record.id for record in _records(*inputs)}

    for name in (*now, *(f"../y/{name}" for name in now)):
        _write((root / "x" / name).resolve(), CONTENTS.get(Path(name).suffix, "Text."))
    before = ids()
    for name in (*later, *(f"../y/{name}" for name in later)):
        _write((root / "x" / name).resolve(), CONTENTS.get(Path(name).suffix, "Text."))
    after = ids()
    assert before.items() <= after.items()
    assert len(set(after.values())) == len(after)


def test_patterns_stand_for_files(tmp_path: Path) -> None:
    """A pattern that the shell has left alone is resolved; one that fits nothing is an error."""
    for name in ("a.txt", "b.txt", "c.md", "sub/d.txt"):
        _write(tmp_path / name, f"{name}")
    assert _texts(f"{tmp_path}/*.txt") == ["a.txt", "b.txt"]
    assert _texts(f"{tmp_path}/**/*.txt") == ["a.txt", "b.txt", "sub/d.txt"]
    with pytest.raises(InputError, match="no file matches"):
        _records(f"{tmp_path}/*.html")


def test_a_file_can_have_the_name_of_a_pattern(tmp_path: Path) -> None:
    """A file whose name looks like a pattern is that file."""
    assert _texts(_write(tmp_path / "a[1].txt", "Eins.")) == ["Eins."]


def test_inputs_that_are_not_there_are_errors(tmp_path: Path) -> None:
    """A missing file and a folder without articles are found out before anything is read."""
    (tmp_path / "empty").mkdir()
    for name in ("missing.txt", "empty"):
        with pytest.raises(InputError, match=name):
            find_sources([str(tmp_path / name)])


@pytest.mark.parametrize("name", ["", "Der Rat hat gestern beschlossen. " * 200])
def test_an_unusable_input_name_is_an_error(name: str) -> None:
    """An empty string is not the current folder, and an article is not a file name."""
    with pytest.raises(
        SummarizeError, match=r"is a variable in your script unset|cannot be read .*check the path"
    ) as e:
        find_sources([name])
    assert len(str(e.value)) < 300


def test_a_missing_input_says_to_check_the_path(tmp_path: Path) -> None:
    """Permissions are not to blame for a file that is not there."""
    with pytest.raises(InputError) as raised:
        _records(tmp_path / "none.txt")
    assert str(raised.value).endswith("none.txt: cannot be read (No such file or directory); check the path")


def test_a_folder_that_cannot_be_walked_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder inside the input that may not be read is one failure with its name; the rest is read."""
    _write(tmp_path / "in" / "a.txt", "Eins.")
    shut = tmp_path / "in" / "shut"
    shut.mkdir()
    scan = os.scandir

    def refuse(path: Any = ".") -> Any:
        if Path(path) == shut:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    made = _made(_records(tmp_path / "in"))
    assert isinstance(made[0], Article)
    assert made[1:] == [f"{shut}: cannot be read (Permission denied); check its permissions"]


def test_articles_that_cannot_be_made_fail_alone(tmp_path: Path) -> None:
    """Empty, binary, too large and unreadable files fail, each with its name; the rest is read."""
    _write(tmp_path / "a.txt", "")
    _write(tmp_path / "b.txt", b"%PDF-1.4 \x00\x01")
    _write(tmp_path / "c.txt", "Gut.")
    _write(tmp_path / "d.txt", b"x" * 17_000_000)
    (tmp_path / "e.txt").symlink_to(tmp_path / "c.txt")
    (tmp_path / "f.txt").mkdir()
    (tmp_path / "g.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "h.txt")
    made = _made(_records(tmp_path))
    assert [type(one) for one in made] == [str, str, Article, str, Article, str]
    assert all(str(tmp_path) in one for one in made if isinstance(one, str))


def test_a_file_that_goes_meanwhile_fails(tmp_path: Path) -> None:
    """A file that was there when the inputs were looked up and is gone when it is read is a failure."""
    sources = find_sources([str(_write(tmp_path / name, "Text.")) for name in ("a.txt", "b.jsonl")])
    for name in ("a.txt", "b.jsonl"):
        (tmp_path / name).unlink()
    made = _made(list(read_records(sources, Fields())))
    assert all("No such file" in one for one in made if isinstance(one, str))
    assert len(made) == 2


def test_pages_are_told_by_their_suffix(tmp_path: Path) -> None:
    """HTML files go through extraction and text files do not."""
    page = "<html><head><title>Titel</title></head><body><article><p>" + "Das ist ein Absatz. " * 20 + "</p></article>"
    text, title = _write(tmp_path / "a.txt", "<b>Text</b>"), _write(tmp_path / "b.html", page)
    [first], [second] = _made(_records(text)), _made(_records(title))
    assert isinstance(first, Article)
    assert first.text == "<b>Text</b>"
    assert isinstance(second, Article)
    assert "<p>" not in second.text


# JSON lines


@pytest.mark.parametrize("name", ["in.jsonl", "in.ndjson", "in.jsonl.gz", "IN.JSONL"])
def test_json_lines(tmp_path: Path, name: str) -> None:
    """Records have text, id, title, date and author; without an id they are numbered by line."""
    lines = [{"text": "Eins.", "id": "x", "title": "T", "date": "2025-06-05", "author": "A"}, {"text": "Zwei."}]
    data = "".join(json.dumps(line) + "\n" for line in lines).encode()
    path = _write(tmp_path / name, gzip.compress(data) if name.endswith("gz") else data)
    first, second = _made(_records(path))
    assert first == Article("x", "Eins.", title="T", date="2025-06-05", author="A")
    assert second == Article(f"{name}-2", "Zwei.")


def test_fields_can_be_named(tmp_path: Path) -> None:
    """The fields of text, id and title can have other names, and ids can be numbers."""
    path = _write(tmp_path / "in.jsonl", '{"body": "Eins.", "key": 7, "head": "T", "text": "nicht dies"}')
    assert _made(_records(path, fields=Fields("body", "key", "head"))) == [Article("7", "Eins.", title="T")]


@pytest.mark.parametrize(
    ("more", "date", "author"),
    [
        ({"author": ["A", "B"], "date": 1741766400}, None, None),
        ({"author": {"name": "A"}, "date": "12.03.2025, 14:20 Uhr"}, "2025-03-12", None),
        ({"author": "A\ud800", "date": "2025-03-12T14:20:00Z"}, "2025-03-12", "A\ufffd"),
        ({"author": "", "date": "gestern"}, "gestern", None),
    ],
)
def test_what_stands_beside_an_article_refuses_none(tmp_path: Path, more: object, date: str, author: str) -> None:
    """A date or author of another kind is left out, a date in German order is read; the article is made."""
    path = _write(tmp_path / "in.jsonl", json.dumps({"id": "x", "text": "Eins.", **more}))  # type: ignore[dict-item]
    assert _made(_records(path)) == [Article("x", "Eins.", date=date, author=author)]


def test_a_number_is_a_title(tmp_path: Path) -> None:
    """A title of digits, such as 1984, does not make a record fail."""
    path = _write(tmp_path / "in.jsonl", '{"id": 1.5, "title": 1984, "text": "Eins."}')
    assert _made(_records(path)) == [Article("1.5", "Eins.", title="1984")]


@pytest.mark.parametrize("role", ["id", "title", "text"])
def test_a_field_of_the_wrong_kind_names_the_way_out(tmp_path: Path, role: str) -> None:
    """The message has the file, the line, the field, and the option that names another field."""
    path = _write(tmp_path / "in.jsonl", json.dumps({"text": "Eins.", role: [1]}))
    [reason] = _made(_records(path))
    assert str(reason).startswith(f"{path}:1: the field '{role}' is list, not a text; ")
    assert f"--{role}-field" in str(reason)


@pytest.mark.parametrize(
    "line", [{"id": "x"}, {"id": "x", "text": 5}, {"id": "x", "text": "Eins.", "title": [5]}, {"id": "x", "text": ""}]
)
def test_a_record_that_fails_keeps_its_id(tmp_path: Path, line: dict[str, object]) -> None:
    """A failure names the document's own id in the corpus."""
    record, _ = _records(_write(tmp_path / "in.jsonl", f'{json.dumps(line)}\n{{"text": "Zwei."}}'))
    assert record.id == "x"


BAD_LINES = {
    "not JSON": b"{bad",
    "an array": b"[1]",
    "a string": b'"text"',
    "no text": b'{"id": "x"}',
    "text is null": b'{"text": null}',
    "text is a number": b'{"text": 3}',
    "text is empty": b'{"text": ""}',
    "text is blank": b'{"text": " \\n "}',
    "title is a list": b'{"text": "T.", "title": []}',
    "id is an object": b'{"text": "T.", "id": {}}',
    "id is true": b'{"text": "T.", "id": true}',
    "not UTF-8": b'{"text": "gr\xfc\xdf"}',
    "half a surrogate pair": b'{"text": "a\\ud800"}',
    "an id of half a pair": b'{"text": "a", "id": "\\udc00"}',
    "a deep nest": b"[" * 100_000,
    "a long number": b'{"text": ' + b"9" * 10_000 + b"}",
    "NUL": b"\x00\x00\x00",
    "a text with NUL": b'{"text": "Das Haus \\u0000 ist in der Stadt."}',
}


@pytest.mark.parametrize("label", BAD_LINES)
def test_a_bad_line_fails_alone(tmp_path: Path, label: str) -> None:
    """A line that is not a record fails with file and line; the lines around it are read."""
    path = _write(tmp_path / "in.jsonl", b'{"text": "Eins."}\n' + BAD_LINES[label] + b'\n\n{"text": "Zwei."}')
    first, second, third = _made(_records(path))
    assert isinstance(first, Article)
    assert isinstance(second, str)
    assert second.startswith(f"{path}:2: ")
    assert isinstance(third, Article)
    assert third.id == "in.jsonl-4"


def test_a_line_without_end_is_not_kept_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line longer than any article can be fails; its rest is passed over in parts."""
    monkeypatch.setattr(rows, "LONGEST_RECORD", 1000)
    data = (
        b'{"text": "Eins."}\n{"text": "' + b"x" * 5000 + b'"}\n{"text": "Zwei."}\n' + b"y" * 999 + b"\n" + b"z" * 1000
    )
    made = _made(_records(_write(tmp_path / "in.jsonl", data)))
    assert [isinstance(one, Article) for one in made] == [True, False, True, False, False]
    assert "longer than" in str(made[1])
    assert "not JSON" in str(made[3])


def test_a_broken_archive_fails_where_it_breaks(tmp_path: Path) -> None:
    """A damaged gzip file is read as far as possible, and the rest is one failure."""
    noise = os.urandom(30_000).hex()
    data = "".join(json.dumps({"text": f"Text {n}. {noise[n * 600 : n * 600 + 600]}"}) + "\n" for n in range(100))
    whole = gzip.compress(data.encode())
    made = _made(_records(_write(tmp_path / "in.jsonl.gz", whole[: len(whole) // 2])))
    assert len(made) > 10
    assert isinstance(made[-1], str)
    assert str(tmp_path / "in.jsonl.gz") in made[-1]
    assert all(isinstance(one, Article) for one in made[:-1])
    assert _texts(_write(tmp_path / "no.jsonl.gz", b"no gzip")) == [None]


def test_an_id_used_twice_fails_the_second_time(tmp_path: Path) -> None:
    """The second record with an id fails and says so; both have ids of their own, also across files."""
    one = _write(tmp_path / "a.jsonl", '{"id": "x", "text": "Eins."}\n{"id": "x", "text": "Zwei."}\n')
    two = _write(tmp_path / "b.jsonl", '{"id": "x", "text": "Drei."}\n{"id": 5, "text": "Vier."}\n')
    records = _records(one, two)
    assert len({record.id for record in records}) == 4
    made = _made(records)
    assert [isinstance(article, Article) for article in made] == [True, False, False, True]
    assert str(made[1]).startswith(f"{one}:2: the id 'x' occurs twice; give each record its own")
    assert [records[1].id, records[2].id] == ["a.jsonl-2", "b.jsonl-1"]


def test_a_digest_is_of_all_that_an_article_is_made_of(tmp_path: Path) -> None:
    """Records have the same digest if all their fields are the same, wherever they stand."""
    lines = [{"text": "a"}, {"text": "b"}, {"text": "a", "title": "b"}, {"text": "a", "date": "b"}, {"text": "ab"}]
    path = _write(tmp_path / "in.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
    again = _write(tmp_path / "more.jsonl", '{"text": "a"}\n{"more": 1, "text": "a"}\n')
    digests = [record.digest for record in _records(path, again)]
    assert len(set(digests)) == 6
    assert digests[5] == digests[0]


# CSV


def _csv(lines: list[list[str]], **settings: Any) -> str:
    file = io.StringIO()
    csv.writer(file, **settings).writerows(lines)
    return file.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_csv(tmp_path: Path, delimiter: str, mark: str) -> None:
    """Whatever the delimiter, and with a byte order mark too, the fields are those of the first line."""
    lines = [["id", "text", "more"], ["x", 'Er sagte: "Eins, zwei;\ndrei".', "1"], ["", "Zwei.", "2"]]
    path = _write(tmp_path / "in.csv", mark + _csv(lines, delimiter=delimiter))
    assert _made(_records(path)) == [Article("x", 'Er sagte: "Eins, zwei;\ndrei".'), Article("in.csv-2", "Zwei.")]


def test_bad_rows_fail_alone(tmp_path: Path) -> None:
    """A row with too many fields, no text, broken quotes or bad bytes fails with its first line; others are read."""
    data = b'id,text\na,Eins.\nb,Zwei.,zu viel\nc\n"d",a "quoted" word\ne,"x" y\nf,gr\xc3\xbc\xc3\x9f\xff\n\n"g","h\ni"\nj,Ende.\n'
    path = _write(tmp_path / "in.csv", data)
    made = _made(_records(path))
    assert [isinstance(one, Article) for one in made] == [True, False, False, True, False, False, True, True]
    places = [record.place.removeprefix(str(path)) for record in _records(path)]
    assert places == [":2", ":3", ":4", ":5", ":6", ":7", ":9", ":11"]


def test_csv_of_a_spreadsheet_in_a_code_page(tmp_path: Path) -> None:
    """Rows in the code page that German spreadsheets write are read, the names of the fields too."""
    data = "id;text;Überschrift\nKöln;Grüße für 5 €.;Schöner Titel\n"
    path = _write(tmp_path / "in.csv", data.encode("cp1252"))
    assert _made(_records(path, fields=Fields(title="Überschrift"))) == [
        Article("Köln", "Grüße für 5 €.", title="Schöner Titel")
    ]


def test_a_quotation_mark_that_is_never_closed_loses_nothing_silently(tmp_path: Path) -> None:
    """A field that runs to the end of the file is a failure, not an article of everything after it."""
    made = _made(_records(_write(tmp_path / "in.csv", 'id,text\na,Eins.\nb,"Zwei.\nc,Drei.\n')))
    assert [isinstance(one, Article) for one in made] == [True, False]


def test_a_huge_field_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A field longer than any article fails without being kept in memory, and the next row is read."""
    monkeypatch.setattr(rows, "LONGEST_RECORD", 1000)
    made = _made(_records(_write(tmp_path / "in.csv", "id,text\na," + "x" * 5000 + "\nb,Zwei.\n")))
    assert [isinstance(one, Article) for one in made] == [False, True]


@pytest.mark.parametrize("data", ["a;b\n1;2\n", "Web;'Ein Text'\n"])
def test_a_csv_without_the_field_of_the_text_is_wrong_usage(tmp_path: Path, data: str) -> None:
    """A file whose first line does not name the text's field stops the batch and names the option."""
    with pytest.raises(UsageError, match=r"no 'text' .*--text-field"):
        _records(_write(tmp_path / "in.csv", data))


def test_endless_empty_lines_end(tmp_path: Path) -> None:
    """A small file that expands to nothing but line ends fails at a million of them; what stood before is read."""
    data = gzip.compress(b'{"text": "Eins."}\n' + b"\n" * 1_500_000 + b'{"text": "Zwei."}\n')
    made = _made(_records(_write(tmp_path / "in.jsonl.gz", data)))
    assert isinstance(made[0], Article)
    assert len(made) == 2
    assert str(made[1]).endswith("more than 1,000,000 empty lines; the rest is not read, so check the file")


@pytest.mark.parametrize("name", ["in.csv", "in.jsonl", "in.jsonl.gz"])
def test_a_collection_of_nothing_is_a_failure(tmp_path: Path, name: str) -> None:
    """A file that should contain records and has none is reported."""
    data = gzip.compress(b"\n") if name.endswith("gz") else b"\n"
    assert _made(_records(_write(tmp_path / name, data))) == [f"{tmp_path / name}: holds no records; check the file"]


def test_json_lines_none_of_which_has_the_field_are_wrong_usage(tmp_path: Path) -> None:
    """Where no record has the field of the text, the batch ends with the names that there are."""
    path = _write(tmp_path / "in.jsonl", '{"body": "Eins.", "url": "x"}\n{"body": "Zwei."}\n')
    with pytest.raises(
        UsageError, match=r"no record has a field 'text' \(the first one has body, url\); .*--text-field"
    ):
        _records(path)


def _quoted(rows: int, *, delimiter: str = ";", quote: str = "'", every: bool = True) -> str:
    lines = [delimiter.join(("id", "text", "label"))]
    for number in range(rows):
        text = f"Satz {number}{f'{delimiter} und mehr' if number % 10 == 0 else ''}."
        cells = (str(number), text, "Wahl")
        lines.append(delimiter.join(f"{quote}{cell}{quote}" if every or delimiter in cell else cell for cell in cells))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("every", [True, False])
@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_a_csv_is_read_as_it_is_quoted(tmp_path: Path, delimiter: str, quote: str, every: bool) -> None:
    """Each delimiter with each quote mark, around every field or only where it must be: no row fails, no mark is left."""
    path = _write(tmp_path / "in.csv", _quoted(300, delimiter=delimiter, quote=quote, every=every))
    texts = _texts(path)
    assert len(texts) == 300
    assert texts[0] == f"Satz 0{delimiter} und mehr."
    assert texts[299] == "Satz 299."
    assert not [text for text in texts if text is None or quote in text]


def test_apostrophes_in_speech_are_not_quotation_marks(tmp_path: Path) -> None:
    """Where few texts begin with an apostrophe it is part of them."""
    lines = ["'s ist Zeit." if number == 7 else f"Satz {number}." for number in range(100)]
    assert _texts(_write(tmp_path / "in.csv", "\n".join(["text", *lines])))[7] == "'s ist Zeit."


def test_an_ambiguous_csv_is_refused_with_its_first_record(tmp_path: Path) -> None:
    """If half of the texts stand in apostrophes, the message shows both readings and the options."""
    lines = [f"{n};'Satz {n}.'" if n % 2 else f"{n};Satz {n}." for n in range(100)]
    [reason] = _made(_records(_write(tmp_path / "in.csv", "\n".join(["id;text", *lines]))))
    assert "more than one way" in str(reason)
    assert "{'id': '0', 'text': 'Satz 0.'}" in str(reason)
    assert "--csv-delimiter and --csv-quote" in str(reason)
    fields = Fields(csv=CsvForm(quote='"'))
    assert _texts(tmp_path / "in.csv", fields=fields)[1] == "'Satz 1.'"


def test_a_csv_is_read_as_the_user_says(tmp_path: Path) -> None:
    """A delimiter that is not looked for, and no quotes at all."""
    path = _write(tmp_path / "in.csv", 'id#text\n1#"Eins" sagte er.\n')
    assert _texts(path, fields=Fields(csv=CsvForm(delimiter="#", quote=""))) == ['"Eins" sagte er.']


def test_every_field_is_passed_on(tmp_path: Path) -> None:
    """What a record has beside text, id and title comes with its article, types and nesting kept."""
    more = {"date": "19.06.2025", "label": 3, "score": 0.5, "ok": True, "tags": ["a", {"b": None}], "text2": "ü"}
    path = _write(tmp_path / "in.jsonl", json.dumps({"id": 7, "text": "Eins.", "title": "T", **more}) + "\n")
    [made] = _made(_records(path))
    assert isinstance(made, Article)
    assert (made.id, made.title, made.date, made.fields) == ("7", "T", "2025-06-19", more)
    before = _records(path)[0].digest
    _write(path, json.dumps({"id": 7, "text": "Eins.", "title": "T", **more, "label": 4}) + "\n")
    assert _records(path)[0].digest != before


def test_values_of_parquet_become_those_of_json(tmp_path: Path) -> None:
    """Times, decimals, bytes and NaN have a form in JSON."""
    parquet = pytest.importorskip("pyarrow.parquet")
    pyarrow = pytest.importorskip("pyarrow")
    path = tmp_path / "in.parquet"
    row = {
        "text": "Eins.",
        "when": calendar.datetime(2025, 6, 19, 10, 30),
        "day": calendar.date(2025, 6, 19),
        "price": decimal.Decimal("1.10"),
        "raw": b"\xff",
        "nan": math.nan,
        "nested": [{"a": [1, 2]}],
    }
    parquet.write_table(pyarrow.Table.from_pylist([row]), path)
    [made] = _made(_records(path))
    assert isinstance(made, Article)
    assert made.fields == {
        "when": "2025-06-19T10:30:00",
        "day": "2025-06-19",
        "price": "1.10",
        "raw": "/w==",
        "nan": None,
        "nested": [{"a": [1, 2]}],
    }


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("2025-06-19T10:00:00Z", "2025-06-19"),
        ("19.6.2025", "2025-06-19"),
        ("Thu, 19 Jun 2025 10:00:00 +0200", "2025-06-19"),
        ("irgendwann", "irgendwann"),
        (17, None),
    ],
)
def test_the_date_of_a_record_is_that_of_its_article(tmp_path: Path, given: Any, wanted: str | None) -> None:
    """Dates as feeds, databases and people write them; --date-field names another field."""
    path = _write(tmp_path / "in.jsonl", json.dumps({"text": "Eins.", "published": given}))
    [made] = _made(_records(path, fields=Fields(date="published")))
    assert isinstance(made, Article)
    assert made.date == wanted


def test_nesting_has_a_limit(tmp_path: Path) -> None:
    """Values nested beyond what anybody writes fail their record, however deep they go."""
    deep = [f'{{"id": "{n}", "text": "Eins.", "x": {"[" * n}{"]" * n}}}' for n in (40, 60, 900, 100_000)]
    made = _made(_records(_write(tmp_path / "in.jsonl", "\n".join(deep))))
    assert isinstance(made[0], Article)
    assert [str(reason).split(": ")[1][:30] for reason in made[1:]] == [
        "lists and objects are nested m",
        "lists and objects are nested m",
        "the line is not JSON (maximum ",
    ]


def test_outputs_of_other_batches_are_not_read_as_inputs(tmp_path: Path) -> None:
    """In a folder of inputs, what batches have made is passed over; named itself, their folder is read."""
    _write(tmp_path / "news" / "a.txt", "Eins.")
    run_corpus([str(tmp_path / "news")], tmp_path / "news" / "old", UpperJob(suffix=".txt"), force=True)
    run_corpus([str(tmp_path / "news" / "a.txt")], tmp_path / "news" / "old.jsonl", UpperJob(), force=True)
    _write(tmp_path / "news" / "old" / "b.txt", "Zwei.")
    run_corpus([str(tmp_path / "news" / "a.txt")], tmp_path / "news" / "old.csv", UpperJob(), force=True)
    assert [record.id for record in _records(tmp_path / "news")] == ["a", "old/b"]
    assert [record.id for record in _records(tmp_path / "news" / "old")] == ["a", "b"]


def test_links_in_a_circle_fail_alone(tmp_path: Path) -> None:
    """Links that lead to themselves, as file or folder, do no harm."""
    _write(tmp_path / "in" / "a.txt", "Eins.")
    (tmp_path / "in" / "b.txt").symlink_to("b.txt")
    (tmp_path / "in" / "sub").symlink_to("sub")
    (tmp_path / "in" / "up").symlink_to("..")
    made = _made(_records(tmp_path / "in"))
    assert [isinstance(one, Article) for one in made] == [True, False]


@given(
    cells=st.lists(
        st.tuples(st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1), st.booleans()),
        min_size=1,
        max_size=5,
    )
)
def test_what_csv_writes_is_read(tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, bool]]) -> None:
    """Any text that the csv module writes comes back, or is an empty article, or says why not."""
    texts = [text for text, _ in cells]
    path = tmp_path_factory.mktemp("csv") / "in.csv"
    _write(path, _csv([["text", "n"], *([text, "1"] for text in texts)]))
    # Of a text in apostrophes nobody knows whether they are quotes.
    made = _made(_records(path, fields=Fields(csv=CsvForm(quote='"'))))
    assert [one.text for one in made if isinstance(one, Article)] == [text for text in texts if text.strip()]
    assert len(made) == len(texts)


# Parquet


def test_parquet(tmp_path: Path) -> None:
    """Columns are fields, ids may be numbers, null is nothing; many rows come in order."""
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = pyarrow.table(
        {
            "id": list(range(300)),
            "text": [None if n == 7 else f"Text {n}." for n in range(300)],
            "title": ["T" if n == 1 else None for n in range(300)],
            "other": [b"x"] * 300,
        }
    )
    parquet.write_table(table, tmp_path / "in.parquet", row_group_size=100)
    made = _made(_records(tmp_path / "in.parquet"))
    assert made[1] == Article("1", "Text 1.", title="T")
    assert [one.id for one in made if isinstance(one, Article)] == [str(n) for n in range(300) if n != 7]
    assert "no field 'text'" in str(made[7])


def test_parquet_has_types_of_its_own(tmp_path: Path) -> None:
    """Dates, times and lists in columns beside the text refuse no article."""
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    columns = {"text": ["Eins.", "Zwei."], "date": [datetime(2025, 3, 12, 14, 20), None], "author": [["A"], None]}
    parquet.write_table(pyarrow.table(columns), tmp_path / "in.parquet")
    assert _made(_records(tmp_path / "in.parquet")) == [
        Article("in.parquet-1", "Eins.", date="2025-03-12"),
        Article("in.parquet-2", "Zwei."),
    ]


def test_a_file_that_is_not_parquet_fails(tmp_path: Path) -> None:
    """In a folder, a damaged file and one without the column are failures."""
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pyarrow.table({"body": ["x"]}), tmp_path / "a.parquet")
    _write(tmp_path / "b.parquet", b"PAR1 nothing PAR1")
    first, second = _made(_records(tmp_path))
    assert "no field 'text' (body)" in str(first)
    assert "damaged" in str(second)
    with pytest.raises(UsageError, match="no field 'text'"):
        _records(tmp_path / "a.parquet")


@pytest.mark.parametrize("dictionary", [True, False])
def test_cells_that_unpack_to_too_much_fail_before_they_do(tmp_path: Path, dictionary: bool) -> None:
    """A cell of 80 MB is 10 kB on disk; its rows fail with a reason, those of the other groups are read."""
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    texts = ["Eins.", "Zwei.", "x" * 80_000_000, "Vier.", "Fünf.", "y" * 17_000_000]
    with parquet.ParquetWriter(
        tmp_path / "in.parquet", pyarrow.schema({"text": "string"}), compression="zstd", use_dictionary=dictionary
    ) as writer:
        for start in (0, 2, 4):
            writer.write_table(pyarrow.table({"text": texts[start : start + 2]}))
    assert (tmp_path / "in.parquet").stat().st_size < 20_000
    del texts
    before = pyarrow.default_memory_pool().max_memory()
    made = _made(_records(tmp_path / "in.parquet"))
    assert [one.text for one in made if isinstance(one, Article)] == ["Eins.", "Zwei.", "Fünf."]
    assert "in.parquet:3: its rows to 4 unpack to a page or lists of 80,000,0" in str(made[2])
    assert "in.parquet:6: the row is longer than 16,000,000 bytes" in str(made[4])
    assert pyarrow.default_memory_pool().max_memory() == before


@pytest.mark.parametrize(
    ("kind", "tags", "said"),
    [
        ("string", ["x" * 1000] * 1000, "the row is longer than"),
        ("int64", [1] * 400_000, "its rows to 2 unpack to a page or lists of 3,200,0"),
        ("fixed", [b"x" * 1000] * 5000, "its rows to 2 unpack to a page or lists of 5,00"),
        (
            "plain",
            [f"{number % 10:07}" * 5000 for number in range(200)],
            "its rows to 2 unpack to a page or lists of 7,0",
        ),
        ("object", [{"a": ["x" * 1000] * 1000}], "the row is longer than"),
        ("map", [[("k", "x" * 1000)] * 1000], "the row is longer than"),
    ],
)
def test_lists_that_unpack_to_too_much_fail_before_they_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, tags: list[Any], said: str
) -> None:
    """One value, a million times in the list of a row, is a kilobyte on disk and a terabyte in memory."""
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    monkeypatch.setattr(rows, "LONGEST_RECORD", 100_000)
    monkeypatch.setattr(rows, "LARGEST_PAGE", 1_000_000)
    kinds = {"fixed": pyarrow.binary(1000), "map": pyarrow.map_(pyarrow.string(), pyarrow.string())}
    element = kinds.get(kind, pyarrow.array(tags[:1]).type)
    table = pyarrow.table({"text": ["Eins.", "Zwei."], "tags": pyarrow.array([tags, []], pyarrow.list_(element))})
    parquet.write_table(table, tmp_path / "in.parquet", compression="zstd", use_dictionary=kind != "plain")
    assert (tmp_path / "in.parquet").stat().st_size < 20_000
    first, *rest = _made(_records(tmp_path / "in.parquet"))
    assert said in str(first)
    assert rest == [] if "its rows" in said else isinstance(rest[0], Article)


def test_lists_of_articles_come_out_as_they_are(tmp_path: Path) -> None:
    """Texts, numbers, objects and nothing, nested in lists."""
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    lists: list[Any] = [["a", "b", None], [], None, ["a"] * 30]
    parts = [[{"n": number, "t": [f"t{number % 2}"]} for number in range(size)] for size in (3, 0, 1, 2)]
    columns = {"text": ["Eins.", "Zwei.", "Drei.", "Vier."], "tags": lists, "parts": parts}
    parquet.write_table(pyarrow.table(columns), tmp_path / "in.parquet", row_group_size=3)
    made = _made(_records(tmp_path / "in.parquet"))
    assert [one.fields for one in made if isinstance(one, Article)] == [
        {"tags": tags, "parts": part} for tags, part in zip(lists, parts, strict=True)
    ]


@given(data=st.binary(max_size=200))
def test_any_bytes_are_a_page_or_an_error(data: bytes) -> None:
    """Headers of pages come from anywhere."""

    class Column:
        data_page_offset = 0
        has_dictionary_page = False
        total_compressed_size = 500

    class Group:
        num_columns = 1

        def column(self, index: int) -> Column:
            return Column()

    with suppress(ValueError):
        assert largest_page(io.BytesIO(data), Group(), Group()) >= 0


def test_without_pyarrow_the_error_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is not installed, a Parquet input says how to get it."""
    _write(tmp_path / "in.parquet", b"PAR1")
    monkeypatch.setattr(inputs, "find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"pip install 'summarize\[parquet\]'"):
        find_sources([str(tmp_path)])


# Standard input


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Ein Artikel.\nMit zwei Zeilen.\n", ["stdin|Ein Artikel.\nMit zwei Zeilen.\n"]),
        ('{"text": "Eins."}\n{"id": "b", "text": "Zwei."}\n', ["stdin-1|Eins.", "b|Zwei."]),
        ("{ist eine Klammer\n", ["stdin|{ist eine Klammer\n"]),
        ("{ist eine Klammer}\n{noch eine}\n", ["stdin|{ist eine Klammer}\n{noch eine}\n"]),
    ],
)
def test_standard_input(data: str, expected: list[str]) -> None:
    """Standard input is one article, or JSON lines if it begins with such a record."""
    code = (
        "from summarize.corpus.inputs import find_sources\n"
        "from summarize.corpus.records import Fields, read_records\n"
        "made = [record.article(force=True) for record in read_records(find_sources(['-']), Fields())]\n"
        "print(repr([f'{article.id}|{article.text}' for article in made]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=data,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == repr(expected), done.stderr


# Names


@given(st.lists(st.text(max_size=30), unique=True, max_size=8))
def test_names_are_safe_and_differ(ids: list[str]) -> None:
    """Whatever the ids, names differ even where case does not count, and are single parts of a path."""
    names = Names()
    given_names = [names.give(name, ".txt") for name in ids]
    assert len({name.casefold() for name in given_names}) == len(ids)
    assert [names.give(name, ".txt") for name in ids] == given_names
    for name in given_names:
        assert Path(name).name == name
        assert not name.startswith((".", "-"))
        assert len(name.encode()) < 200
        assert name.isprintable()


@pytest.mark.parametrize("name", ["a", "Artikel-12", "01-gefährliche-nähe", "x_y.z", "2025-06-05"])
def test_safe_ids_are_their_own_names(name: str) -> None:
    """An id that is safe as it is stays readable."""
    assert safe_name(name) == name


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "NUL", "com1.txt", "a.", "x" * 300, "a b", "e\u0301", "-a"])
def test_other_ids_are_marked(name: str) -> None:
    """An id that is not safe gets what is safe of it and a mark that no other id has."""
    made = safe_name(name)
    assert made != name
    assert made.rpartition("-")[2].isalnum()
    assert safe_name(made) != made


# Reading ahead


def test_prefetched_keeps_order_and_raises_in_turn() -> None:
    """Items come in order, and what the stream raises comes after those before it."""

    def stream() -> Any:
        yield from range(20)
        raise InputError("broken")

    items = prefetched(stream(), 4)
    assert [next(items) for _ in range(20)] == list(range(20))
    with pytest.raises(InputError, match="broken"):
        next(items)


def test_prefetched_reads_no_further_than_it_may() -> None:
    """No more items are computed than asked for and read ahead."""
    taken: list[int] = []

    def stream() -> Any:
        for number in range(1000):
            taken.append(number)
            yield number

    items = prefetched(stream(), 3)
    assert [next(items) for _ in range(5)] == list(range(5))
    items.close()
    assert len(taken) <= 5 + 3 + 1
