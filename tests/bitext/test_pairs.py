"""Checking many pairs: order, errors by line, and nothing lost."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.article import files, read_lines
from summarize.bitext import pairs
from summarize.bitext.pairs import PairOutcome, check_pairs, parse_pair
from summarize.errors import InputError
from summarize.jsonl import json_line
from summarize.report.check_data import pair_as_data

GOOD = {"id": "a", "source": "30.000 Menschen kamen.", "target": "30,000 people came."}
BAD = {"id": 7, "source": "30.000 Menschen kamen.", "target": "3,000 people came."}


def line(value: Any) -> bytes:
    """Return `value` as a line of JSON."""
    return json.dumps(value).encode() + b"\n"


def test_records_come_out_in_order_with_their_ids() -> None:
    """Each line gives one record, in the order of the lines, with the id it came with."""
    outcomes = list(check_pairs([line(GOOD), line(BAD), line(GOOD)]))
    assert [pair_as_data(outcome)["id"] for outcome in outcomes] == ["a", 7, "a"]
    assert [outcome.ok for outcome in outcomes] == [True, False, True]


def test_a_record_has_the_figures_with_verdict_and_evidence() -> None:
    """A record is the JSON that the design promises: figures with verdict and evidence, and omissions."""
    (outcome,) = check_pairs([line(GOOD)])
    record = json.loads(json_line(pair_as_data(outcome)))
    assert set(record) == {"id", "ok", "figures", "omissions"}
    (figure,) = record["figures"]
    assert figure["value"] == "30000"
    assert figure["verdict"] == "supported"
    assert set(figure) == {
        "text", "start", "end", "kind", "value", "low", "high", "unit", "qualifier", "date", "verdict", "evidence",
    }  # fmt: skip
    (evidence,) = figure["evidence"]
    assert GOOD["source"][evidence["start"] : evidence["end"]] == evidence["text"]


def test_large_and_small_decimals_are_plain() -> None:
    """Values are written without exponent."""
    pair = {"id": 1, "source": "2 Billionen Euro", "target": "2 trillion euros"}
    (outcome,) = check_pairs([line(pair)])
    assert pair_as_data(outcome)["figures"][0]["value"] == "2000000000000"


def test_translation_mode_lists_omissions() -> None:
    """In translation mode a record names the source figures that are missing."""
    pair = {"id": 1, "source": "30 Menschen starben 1990.", "target": "30 people died."}
    (outcome,) = check_pairs([line(pair)], mode="translation")
    assert [figure["text"] for figure in pair_as_data(outcome)["omissions"]] == ["1990"]
    assert not outcome.ok


FAULTS = {
    "no JSON": (b"{'id': 1}\n", "not JSON"),
    "cut off": (b'{"id": 1, "source": "x"', "not JSON"),
    "no object": (b"[1, 2]\n", "not an object"),
    "missing target": (b'{"id": 1, "source": "x"}\n', "“target” is missing"),
    "missing source": (b'{"id": 1, "target": "x"}\n', "“source” is missing"),
    "missing id": (b'{"source": "x", "target": "x"}\n', "“id” is missing"),
    "source is null": (b'{"id": 1, "source": null, "target": "x"}\n', "“source” is not text"),
    "target is a number": (b'{"id": 1, "source": "x", "target": 30}\n', "“target” is not text"),
    "id is an object": (b'{"id": {}, "source": "x", "target": "x"}\n', "“id” is neither"),
    "id is true": (b'{"id": true, "source": "x", "target": "x"}\n', "“id” is neither"),
    "invalid UTF-8": (b'{"id": 1, "source": "\xff", "target": "x"}\n', "not UTF-8"),
    "UTF-16": ('{"id": 1, "source": "x", "target": "x"}\n'.encode("utf-16"), "not UTF-8"),
    "NUL": (b'{"id": 1, "source": "x\\u0000", "target": "x"}\n', "NUL"),
    "lone surrogate": (b'{"id": 1, "source": "x", "target": "\\ud800"}\n', "surrogate"),
    "surrogate in the id": (b'{"id": "\\udfff", "source": "x", "target": "x"}\n', "surrogate"),
    "NaN": (b'{"id": NaN, "source": "x", "target": "x"}\n', "NaN"),
    "deep nesting": (b'{"id":' + b"[" * 100_000 + b"\n", "JSON"),
    "huge number": (b'{"id": ' + b"9" * 10_000 + b', "source": "x", "target": "x"}\n', "number"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_line_is_named_and_the_rest_is_done(fault: str) -> None:
    """A line that cannot be checked gives one record with its number and the reason; its neighbours are checked."""
    content, reason = FAULTS[fault]
    before, failed, after = check_pairs([line(GOOD), content, line(GOOD)], name="pairs.jsonl")
    assert before.ok
    assert after.ok
    assert not failed.ok
    assert failed.error is not None
    assert failed.error.startswith("pairs.jsonl, line 2: ")
    assert reason in failed.error
    record = json.loads(json_line(pair_as_data(failed)))
    assert record["error"] == failed.error
    assert (record["figures"], record["omissions"]) == ([], [])
    json_line(pair_as_data(failed)).encode("utf-8")


def test_a_byte_order_mark_and_blank_lines_are_passed_over() -> None:
    """A leading byte order mark and blank lines are accepted, and line numbers still count them."""
    outcomes = list(check_pairs([b"\xef\xbb\xbf" + line(GOOD), b"\n", b"  \r\n", b"x\n"]))
    assert outcomes[0].ok
    assert outcomes[1].line == 4
    assert len(outcomes) == 2


def test_a_huge_line_is_named_and_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the beginning of an overlong line is held; the line fails with its number and the next one is read."""
    monkeypatch.setattr(files, "LONGEST_LINE", 1000)
    monkeypatch.setattr(pairs, "LONGEST_LINE", 1000)
    path = tmp_path / "pairs.jsonl"
    path.write_bytes(line(GOOD) + line(GOOD | {"source": "x" * 5000}) + line(GOOD))
    lines = list(read_lines(path))
    assert [len(one) <= 1000 for one in lines] == [True] * 3
    before, failed, after = check_pairs(lines)
    assert before.ok
    assert after.ok
    assert failed.error is not None
    assert "line 2: the line has 1,000 bytes or more" in failed.error


@pytest.mark.parametrize("fault", FAULTS)
def test_an_error_keeps_its_way_out_apart(fault: str) -> None:
    """The way out of a faulty line is a field of its error; message and way out make the text."""
    with pytest.raises(InputError) as caught:
        parse_pair(FAULTS[fault][0])
    assert caught.value.way_out
    assert str(caught.value) == f"{caught.value.message}; {caught.value.way_out}"
    assert ";" not in caught.value.message


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_a_record_is_one_line_to_every_reader(end: str) -> None:
    """Line ends that only some readers know are escaped and survive a round trip."""
    (outcome,) = check_pairs([line(GOOD | {"id": f"a{end}b", "target": f"30,000{end}people"})])
    assert len(json_line(pair_as_data(outcome)).splitlines()) == 1
    assert json.loads(json_line(pair_as_data(outcome)))["id"] == f"a{end}b"


def test_an_empty_side_is_checked() -> None:
    """An empty target has no figures; an empty source supports none."""
    empty_target, empty_source = check_pairs([line(GOOD | {"target": ""}), line(GOOD | {"source": ""})])
    assert empty_target.ok
    assert pair_as_data(empty_target)["figures"] == []
    assert not empty_source.ok


def test_pairs_stream() -> None:
    """Each outcome is yielded before the next line is read."""
    read: list[int] = []

    def lines() -> Iterator[bytes]:
        for number in range(3):
            read.append(number)
            yield line(GOOD)

    outcomes = check_pairs(lines())
    assert next(outcomes).ok
    assert read == [0]


@given(
    st.lists(
        st.one_of(st.binary(max_size=30), st.just(line(GOOD)), st.text(max_size=30).map(str.encode)),
        max_size=6,
    )
)
@settings(max_examples=100, deadline=None)
def test_every_line_that_is_not_blank_has_one_outcome(contents: list[bytes]) -> None:
    """Whatever the lines contain, none is lost and every record is a line of JSON."""
    outcomes: list[PairOutcome] = list(check_pairs(contents))
    first = [content.removeprefix(b"\xef\xbb\xbf") for content in contents[:1]] + contents[1:]
    assert [outcome.line for outcome in outcomes] == [n for n, content in enumerate(first, 1) if content.strip()]
    for outcome in outcomes:
        assert "\n" not in json_line(pair_as_data(outcome))
        json.loads(json_line(pair_as_data(outcome)).encode("utf-8"))
