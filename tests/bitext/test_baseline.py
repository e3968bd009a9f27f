"""Baselines: a project starts with the findings it has, and sees only new ones."""

from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from summarize.bitext import Checked, Level, Outcome, Unit, check_unit
from summarize.bitext.baseline import Recorder, read_baseline
from summarize.errors import InputError, OutputError


def unit(folder: Path, line: int, identity: str | None, english: str, german: str = "Es sind 7 Hunde.") -> Checked:
    """Return a checked unit of a file in `folder`."""
    return check_unit(Unit(str(folder / "po" / "de.po"), line, identity, german, english))


def recorded(path: Path, outcomes: Iterable[Outcome], level: Level = Level.WRONG) -> int:
    """Write a baseline of `outcomes` and return how many findings it knows."""
    recorder = Recorder(path, level)
    deque(recorder.watch(outcomes), maxlen=0)
    return recorder.write()


def new(path: Path, outcomes: Iterable[Outcome]) -> list[list[str]]:
    """Return the figures of each unit that a baseline does not know."""
    sifted = read_baseline(path).sift(outcomes)
    return [[problem.figure.text for problem in one.problems] for one in sifted if isinstance(one, Checked)]


def test_known_findings_are_not_reported(tmp_path: Path) -> None:
    """Known findings are separated; a unit without others is ok again."""
    path = tmp_path / "known.json"
    old = unit(tmp_path, 3, "a", "There are 8 dogs.")
    assert recorded(path, [old]) == 2
    (sifted,) = read_baseline(path).sift([old])
    assert isinstance(sifted, Checked)
    assert not old.ok
    assert sifted.ok
    assert sifted.known == old.problems


def test_lines_do_not_matter_and_units_do(tmp_path: Path) -> None:
    """A finding that moved is known; the same figure in another unit, another figure, or one more occurrence is new."""
    path = tmp_path / "known.json"
    recorded(path, [unit(tmp_path, 3, "a", "There are 8 dogs.")])
    found = [
        unit(tmp_path, 99, "a", "Now there are 8 dogs."),
        unit(tmp_path, 3, "b", "There are 8 dogs."),
        unit(tmp_path, 3, "a", "There are 9 dogs."),
        unit(tmp_path, 3, "a", "There are 8 dogs."),
    ]
    assert new(path, found) == [[], ["8", "7"], ["9", "7"], ["8", "7"]]


def test_units_without_an_id_are_known_by_their_german(tmp_path: Path) -> None:
    """Without an id, a unit is identified by its German."""
    path = tmp_path / "known.json"
    recorded(path, [unit(tmp_path, 3, None, "There are 8 dogs.")])
    assert new(path, [unit(tmp_path, 5, None, "8 dogs, all of them.")]) == [[]]
    assert new(path, [unit(tmp_path, 3, None, "There are 8 dogs.", "Da sind 7 Hunde.")]) == [["8", "7"]]


def test_paths_are_those_from_the_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A baseline works from any folder and is the same file on every machine."""
    path = tmp_path / "known.json"
    old = unit(tmp_path, 3, "a", "There are 8 dogs.")
    recorded(path, [old])
    assert '"file": "po/de.po"' in path.read_text()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "po").mkdir()
    assert new(path, [replace(old, unit=replace(old.unit, file="po/de.po"))]) == [[]]
    monkeypatch.chdir(tmp_path / "po")
    assert new(Path("../known.json"), [replace(old, unit=replace(old.unit, file="de.po"))]) == [[]]


def test_findings_that_are_gone_are_counted(tmp_path: Path) -> None:
    """Entries for checked files whose findings are gone are counted as stale."""
    path = tmp_path / "known.json"
    recorded(path, [unit(tmp_path, 3, "a", "There are 8 dogs.")])
    known = read_baseline(path)
    deque(known.sift([unit(tmp_path, 3, "a", "There are 7 dogs.")]), maxlen=0)
    assert known.stale == 2
    assert read_baseline(path).stale == 0


def test_a_baseline_keeps_files_that_were_not_checked(tmp_path: Path) -> None:
    """A run over some files keeps the entries of others, and writing twice gives the same bytes."""
    path = tmp_path / "known.json"
    old = unit(tmp_path, 3, "a", "There are 8 dogs.")
    recorded(path, [old])
    other = replace(old, unit=replace(old.unit, file=str(tmp_path / "other.po")))
    assert recorded(path, [other]) == 4
    before = path.read_bytes()
    assert recorded(path, [other]) == 4
    assert path.read_bytes() == before
    assert new(path, [old, other]) == [[], []]
    assert recorded(path, [replace(old, problems=())]) == 2


def test_doubts_are_recorded_when_asked(tmp_path: Path) -> None:
    """A baseline contains doubtful findings only if they fail a run."""
    doubtful = unit(tmp_path, 3, "a", "Nine dogs.", "Mindestens neun Hunde.")
    assert recorded(tmp_path / "a.json", [doubtful]) == 0
    assert recorded(tmp_path / "b.json", [doubtful], Level.DOUBTFUL) == 1


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", '{"version": 2, "findings": []}', '{"version": 1, "findings": [{}]}', '{"version": 1, "findings": [1]}', "[" * 99999],
)  # fmt: skip
def test_a_file_that_is_not_a_baseline_is_refused(tmp_path: Path, content: str) -> None:
    """A file that is not a baseline is neither read as one nor overwritten."""
    path = tmp_path / "known.json"
    path.write_text(content)
    with pytest.raises(InputError, match=r"known\.json: this"):
        read_baseline(path)
    with pytest.raises(InputError):
        recorded(path, [unit(tmp_path, 3, "a", "There are 8 dogs.")])
    assert path.read_text() == content


def test_a_baseline_that_cannot_be_written(tmp_path: Path) -> None:
    """A missing folder is reported with its path."""
    with pytest.raises(OutputError, match="nowhere"):
        recorded(tmp_path / "nowhere" / "known.json", [])
