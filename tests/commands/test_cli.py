"""The command line through real processes: what is printed, and every exit status."""

import gzip
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
import tomllib
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from upper_job import Outcome, UpperJob

from summarize.article import Article

Run = Callable[..., subprocess.CompletedProcess[str]]

GERMAN = "Der Konzern streicht bis 2027 rund 3.400 Stellen in Duisburg und zahlt 80 Millionen Euro Abfindung."
GOOD = "The group is cutting around 3,400 jobs in Duisburg by 2027 and is paying 80 million euros."
BAD = "The group is cutting around 4,300 jobs in Duisburg by 2027 and is paying 80 billion euros."


@pytest.fixture
def texts(tmp_path: Path) -> dict[str, Path]:
    """Small files by name."""
    contents = {"german": GERMAN, "good": GOOD, "bad": BAD}
    for name, text in contents.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return {name: tmp_path / f"{name}.txt" for name in contents}


@pytest.mark.parametrize(
    "command", [[], ["brief"], ["translate"], ["check"], ["figures"], ["models"], ["models", "pull"]]
)
def test_help_says_what_a_command_does(run: Run, command: list[str]) -> None:
    """`--help` works everywhere and exits with 0."""
    done = run(*command, "--help")
    assert done.returncode == 0
    assert "Usage" in done.stdout


def test_only_the_main_help_lists_completion(run: Run) -> None:
    """The options that print and install shell completion belong to `summarize`, not to its commands."""
    assert {"--install-completion", "--show-completion"} <= set(run("--help").stdout.split())
    for command in ("brief", "check", "models"):
        assert "completion" not in run(command, "--help").stdout


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("summarize st", "story"),
        ("summarize check --fo", "--format --force"),
        ("summarize check --format ", "text json html github junit sarif"),
    ],
)
def test_bash_completes_commands_options_and_values(tmp_path: Path, words: str, offered: str) -> None:
    """The script that `--show-completion` prints in bash completes what the user has typed."""
    command = tmp_path / "summarize"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m summarize "$@"\n')
    command.chmod(0o755)
    typed = " ".join(f"'{word}'" for word in words.split(" "))
    script = (
        'shown=$(summarize --show-completion); eval "$shown"; complete -p summarize; '
        f'COMP_WORDS=({typed}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _summarize_completion summarize; echo "${{COMPREPLY[@]}}"'
    )
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.splitlines() == ["complete -o default -F _summarize_completion summarize", offered]


def test_completion_that_cannot_be_installed_is_one_clear_line(tmp_path: Path) -> None:
    """A home folder that cannot be written to is not a bug."""
    home = tmp_path / "home"
    home.write_text("a file")
    script = f"HOME={home} {sys.executable} -m summarize --install-completion; exit $?"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (3, "", 1)
    assert done.stderr.startswith("summarize: error: completion cannot be installed (")


@pytest.mark.parametrize("command", ["brief", "translate"])
def test_help_says_what_auto_does(run: Run, command: str) -> None:
    """The help says what `auto` means for engine and device."""
    shown = " ".join(run(command, "--help", COLUMNS="300").stdout.split())
    assert "auto: CTranslate2 on a CPU, else transformers" in shown
    assert "auto: CUDA if a device is present" in shown


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["check", "--no-judge", "{german}", "{good}"], ["figures", "{german}"], ["models", "list"]],
)
def test_light_commands_import_nothing_heavy(texts: dict[str, Path], arguments: list[str]) -> None:
    """Help, check and figures start without torch, transformers, ctranslate2 and their like."""
    filled = [argument.format(**texts) for argument in arguments]
    script = (
        "import sys\n"
        f"sys.argv = ['summarize', *{filled!r}]\n"
        "from summarize.cli import main\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code, stop.code\n"
        "heavy = {'torch', 'transformers', 'ctranslate2', 'trafilatura', 'huggingface_hub', 'numpy'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_brief_needs_no_torch(run: Run, articles: list[Path]) -> None:
    """With CTranslate2 on a CPU, a brief of one article is made without importing torch."""
    script = (
        "import sys\n"
        f"sys.argv = ['summarize', 'brief', {str(articles[3])!r}, '--translator', 'compact-de-en']\n"
        "from summarize.cli import main\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code, stop.code\n"
        "assert 'torch' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Key figures" in done.stdout


def test_version(run: Run) -> None:
    """`--version` prints name and version."""
    assert run("--version").stdout.startswith("summarize 0.")


def test_check_status(run: Run, texts: dict[str, Path]) -> None:
    """Status 0 when every figure is supported, 1 when one is not, and the table says which."""
    done = run("check", texts["german"], texts["good"])
    assert (done.returncode, done.stderr) == (0, "")
    assert "supported" in done.stdout
    done = run("check", texts["german"], texts["bad"])
    assert done.returncode == 1
    assert "unsupported" in done.stdout
    assert "4,300" in done.stdout


def test_check_resolves_yesterday_by_the_date(run: Run, tmp_path: Path) -> None:
    """`--date` says what day "gestern" is; a date that is none, and a bitext with a date, are wrong usage."""
    german, english = tmp_path / "a.txt", tmp_path / "b.txt"
    german.write_text("Das Spiel war gestern in Wien.\n", "utf-8")
    english.write_text("The match was on Wednesday in Wien.\n", "utf-8")
    for day, status in (("2015-09-24", 0), ("2015-09-25", 1), ("gestern", 2)):
        done = run("check", "--no-judge", "--date", day, german, english)
        assert done.returncode == status, done.stderr
    assert run("check", "--date", "2015-09-24", german).returncode == 2


def test_check_as_json(run: Run, texts: dict[str, Path]) -> None:
    """`--format json` prints one object with spans that cut both texts."""
    done = run("check", texts["german"], texts["good"], "--format", "json")
    found = json.loads(done.stdout)
    assert found["ok"] is True
    for figure in found["figures"]:
        assert GOOD[figure["start"] : figure["end"]] == figure["text"]
        for evidence in figure["evidence"]:
            assert GERMAN[evidence["start"] : evidence["end"]] == evidence["text"]


def test_check_reads_either_side_from_standard_input(run: Run, texts: dict[str, Path]) -> None:
    """`-` stands for standard input on either side, not on both."""
    assert run("check", "-", texts["good"], stdin=GERMAN).returncode == 0
    assert run("check", texts["german"], "-", stdin=BAD).returncode == 1
    assert run("check", "-", "-", stdin=GERMAN).returncode == 2


def test_pairs_keep_order_and_survive_bad_lines(run: Run) -> None:
    """Every line is answered in order; a bad one is reported with its number and the status is 1."""
    lines = [
        json.dumps({"id": "a", "source": GERMAN, "target": GOOD}),
        "{not json",
        json.dumps({"id": "c", "source": GERMAN}),
        json.dumps({"id": "d", "source": GERMAN, "target": BAD}),
    ]
    done = run("check", "--pairs", "-", stdin="\n".join(lines) + "\n")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["id"] for record in records] == ["a", None, "c", "d"]
    assert [record["ok"] for record in records] == [True, False, False, False]
    assert "line 2" in done.stderr
    assert "line 3" in done.stderr
    assert done.returncode == 1


def test_pairs_are_json_said_or_not(run: Run) -> None:
    """`--format json` is what `--pairs` prints anyway."""
    pair = json.dumps({"id": "a", "source": GERMAN, "target": GOOD})
    done = run("check", "--pairs", "-", "--format", "json", stdin=pair)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == run("check", "--pairs", "-", stdin=pair).stdout


@pytest.mark.parametrize("name", ["pairs.jsonl.gz", "PAIRS.GZ"])
def test_pairs_may_be_packed(run: Run, tmp_path: Path, name: str) -> None:
    """Pairs are read from .gz too; what is broken off is done as far as it goes, and then an error with the name."""
    lines = [
        json.dumps({"id": n, "source": GERMAN, "target": GOOD, "more": random.Random(n).random()}) for n in range(99)
    ]
    path = tmp_path / name
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    done = run("check", "--pairs", path)
    assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == list(range(99))
    path.write_bytes(path.read_bytes()[:-600])
    done = run("check", "--pairs", path)
    assert done.returncode == 3
    assert 0 < len(done.stdout.splitlines()) < 99
    assert name in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_json_is_one_line_to_every_reader(run: Run, tmp_path: Path) -> None:
    """Line ends that only some readers know stand escaped in every JSON output, and come back as they were."""
    source, target = "Es waren\u2028\x85\u2029 7 Soldaten in\x85Bonn.", "7\u2028soldiers in\u2029Bonn."
    pair = json.dumps({"id": "a\u2028b", "source": source, "target": target})
    german, english = tmp_path / "german.txt", tmp_path / "english.txt"
    german.write_text(source, "utf-8", newline="")
    english.write_text(target, "utf-8", newline="")
    for done in (
        run("check", "--pairs", "-", stdin=pair),
        run("check", german, english, "--format", "json"),
        run("figures", german, "--format", "json"),
    ):
        assert len(done.stdout.splitlines()) == 1
        assert json.loads(done.stdout)
    assert json.loads(run("check", "--pairs", "-", stdin=pair).stdout)["id"] == "a\u2028b"


def test_translation_mode_reports_what_is_missing(run: Run, texts: dict[str, Path], tmp_path: Path) -> None:
    """In translation mode a figure that is missing is a finding; in summary mode it is not."""
    short = tmp_path / "short.txt"
    short.write_text("The group is cutting around 3,400 jobs in Duisburg.")
    assert run("check", texts["german"], short).returncode == 0
    done = run("check", texts["german"], short, "--mode", "translation")
    assert done.returncode == 1
    assert "80 Millionen Euro" in done.stdout


def test_figures_in_both_languages(run: Run, texts: dict[str, Path]) -> None:
    """One JSON object a figure, with exact decimals as strings."""
    done = run("figures", texts["german"], "--format", "json")
    values = [json.loads(line)["value"] for line in done.stdout.splitlines()]
    assert {"3400", "80000000"} <= set(values)
    assert "3400" in run("figures", texts["good"], "--lang", "en").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["brief"],
        ["brief", "{german}", "--sentences", "0"],
        ["brief", "{german}", "--format", "pdf"],
        ["check", "{german}"],
        ["check", "{german}", "{good}", "--pairs", "-"],
        ["check", "--pairs", "-", "--format", "text"],
        ["translate", "{german}", "--engine", "magic"],
        ["translate", "{german}", "-o", "{good}"],
        ["brief", "{german}", "-o", "{good}"],
        ["brief", "{german}", "-o", "new.txt"],
        ["brief", "{german}", "-o", ""],
        ["translate", "{german}", "-o", "new.json"],
        ["translate", "{german}", "-o", "new.jsonl", "--format", "text"],
        ["brief", "{german}", "-o", "new.jsonl", "--format", "html"],
    ],
)
def test_wrong_usage_is_status_2(run: Run, texts: dict[str, Path], arguments: list[str]) -> None:
    """Wrong usage is refused with status 2 before anything is done."""
    done = run(*(argument.format(**texts) for argument in arguments))
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("binary.txt", bytes(range(256)) * 8, "binary.txt"),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(64), "image.txt"),
        ("english.txt", b"The government said on Monday that it would not change the law this year. " * 3, "German"),
        ("large.txt", GERMAN.encode() * 25_000, "characters"),
        ("boilerplate.txt", b"Lesen Sie auch: Mehr zum Thema\n\nNewsletter abonnieren\n", "boilerplate"),
    ],
)
def test_unreadable_input_is_one_clear_line(
    run: Run, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    """Status 3, one line on stderr that names the file, nothing on stdout."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    # No translator is named: what is said of the one that is taken must not stand beside the error.
    done = run("brief", path)
    assert done.returncode == 3
    assert done.stdout == ""
    assert name in done.stderr
    assert words.lower() in done.stderr.lower()
    assert len(done.stderr.splitlines()) == 1


def test_the_built_in_model_is_announced_once_work_begins(run: Run, articles: list[Path], tmp_path: Path) -> None:
    """The line on how to get a better model comes once, when something is translated, not when all is done already."""
    out = tmp_path / "out"
    done = run("translate", articles[3], articles[4], "-o", out)
    assert done.returncode == 0
    assert [line for line in done.stderr.splitlines() if "models pull" in line] == done.stderr.splitlines()[:1]
    again = run("translate", articles[3], articles[4], "-o", out)
    assert again.stderr == "summarize: 0 done, 2 skipped, 0 failed\n"


ENGLISH = "The government said on Monday that it would not change the law for 12,500 people this year. " * 3


@pytest.mark.parametrize("command", ["brief", "translate"])
@pytest.mark.parametrize("shape", ["text", "lines"])
def test_a_text_taken_by_force_is_warned_of(run: Run, tmp_path: Path, command: str, shape: str) -> None:
    """A text that is not German has a warning in its result and a line on stderr."""
    article = tmp_path / "english.txt"
    article.write_text(ENGLISH, "utf-8")
    form = {"text": ["--format", "text"], "lines": ["--format", "json" if command == "brief" else "jsonl"]}[shape]
    done = run(command, article, "--force", "--translator", "compact-de-en", *form)
    assert done.returncode in (0, 1)
    assert "does not look German; its numbers are read by German rules" in done.stderr
    if shape == "lines":
        assert any("German rules" in warning for warning in json.loads(done.stdout)["warnings"])
    elif command == "brief":
        assert "German" in done.stdout[done.stdout.index("Warnings") :]


def test_a_foreign_source_of_a_check_is_warned_of(run: Run, texts: dict[str, Path], tmp_path: Path) -> None:
    """Swapped texts, and figures read by the rules of the wrong language, are noticed; short texts are not suspected."""
    done = run("check", texts["good"], texts["german"])
    assert "swapped" in done.stderr
    assert "German rules" in run("check", texts["good"], texts["good"]).stderr
    assert "--lang en" in run("figures", texts["good"]).stderr
    for short in ("30.000", "", "12,5 %", "30.000 Menschen"):
        assert run("check", "-", texts["good"], stdin=short or "x").stderr == ""


@pytest.mark.parametrize("command", ["figures", "check"])
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", '{{"text": {text}}}'),
        ("a.csv", "id,text\n1,{text}"),
        ("a.json", '[{{"text": {text}}}]'),
        ("-", '{{"text": {text}}}\n{{"text": "x"}}'),
    ],
)
def test_records_are_not_a_text(
    run: Run, tmp_path: Path, texts: dict[str, Path], command: str, name: str, data: str
) -> None:
    """Where one text is wanted, a collection is an error: its ids and other fields are no figures of a text."""
    content = data.format(text=json.dumps(GERMAN))
    path = tmp_path / name if name != "-" else name
    if name != "-":
        (tmp_path / name).write_text(content, "utf-8")
    done = run(command, path, *([texts["good"]] if command == "check" else []), stdin=content)
    assert (done.returncode, done.stdout) == (3, "")
    assert "records" in done.stderr
    assert (name if name != "-" else "standard input") in done.stderr


def test_a_folder_where_a_file_is_meant(run: Run, tmp_path: Path, texts: dict[str, Path]) -> None:
    """A folder is not a text to check, and the error says so."""
    done = run("check", tmp_path, texts["good"])
    assert done.returncode == 3
    assert "folder" in done.stderr


@pytest.mark.parametrize("engine", ["transformers", "ctranslate2"])
def test_a_damaged_model_is_one_clear_line(
    run: Run, tmp_path: Path, tiny_marian: Path, texts: dict[str, Path], engine: str
) -> None:
    """A model folder with a file missing or damaged: status 3 and the file's name."""
    for name in ("vocab.json", "model.safetensors"):
        folder = tmp_path / f"without-{name}"
        folder.mkdir()
        for file in tiny_marian.iterdir():
            if file.name != name:
                (folder / file.name).write_bytes(file.read_bytes())
        done = run("translate", texts["german"], "--translator", folder, "--engine", engine)
        assert done.returncode == 3
        assert name in done.stderr
        (folder / name).write_bytes((tiny_marian / name).read_bytes()[:1000])
        done = run("translate", texts["german"], "--translator", folder, "--engine", engine)
        assert done.returncode == 3
        assert done.stdout == ""


def test_any_local_model_translates(run: Run, tiny_marian: Path, texts: dict[str, Path]) -> None:
    """A folder with a MarianMT works for --translator, on either engine, and its signature says which."""
    for engine in ("transformers", "ctranslate2"):
        done = run("translate", texts["german"], "--translator", tiny_marian, "--engine", engine, "--format", "jsonl")
        # Random weights lose every figure, and that is a finding.
        assert done.returncode == 1, done.stderr
        assert "findings" in done.stderr
        record = json.loads(done.stdout)
        assert engine in record["signature"]
        assert record["segments"][0]["source"] == GERMAN


def test_a_story_reads_the_fields_that_its_options_name(run: Run, tmp_path: Path, tiny_marian: Path) -> None:
    """The articles of a story may be the records of one CSV file, with its own delimiter and names of fields."""
    text = "Bei einem Brand in einem Hochhaus in Köln sind am Montag zwölf Menschen verletzt worden."
    later = f"{text} Die Polizei geht nun von Brandstiftung aus."
    (tmp_path / "a.csv").write_text(f"id;body;day\none;{text};2025-06-19\ntwo;{later};2025-06-20\n", "utf-8")
    fields = ("--text-field", "body", "--date-field", "day", "--csv-delimiter", ";")
    done = run("story", tmp_path / "a.csv", "--format", "json", "--translator", tiny_marian, *fields)
    assert [(one["id"], one["date"]) for one in json.loads(done.stdout)["sources"]] == [
        ("one", "2025-06-19"), ("two", "2025-06-20"),
    ]  # fmt: skip


def test_a_brief_as_json_has_the_fields_of_the_contract(run: Run, articles: list[Path]) -> None:
    """The built-in model on a real article: every field is there, and spans cut the article."""
    done = run("brief", articles[3], "--format", "json", "--translator", "compact-de-en", "--writer", "extractive")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    fields = {
        "id",
        "title",
        "ok",
        "headline",
        "headline_language",
        "brief",
        "key_figures",
        "check",
        "translation",
        "signature",
        "warnings",
    }
    assert set(report) == fields
    text = articles[3].read_text("utf-8")
    assert report["check"]["ok"] is True
    assert report["key_figures"]
    for figure in report["key_figures"]:
        assert text[figure["start"] : figure["end"]] == figure["source_text"]
    for segment in report["translation"]:
        assert text[segment["start"] : segment["end"]] == segment["source"]


@pytest.mark.parametrize("command", ["brief", "translate"])
def test_a_file_of_lines_takes_lines(run: Run, articles: list[Path], tmp_path: Path, command: str) -> None:
    """With a .jsonl output and no format, both commands write JSON lines, those they print with the format said."""
    form = "json" if command == "brief" else "jsonl"
    done = run(command, articles[3], "-o", tmp_path / "out.JSONL", "--translator", "compact-de-en")
    assert done.returncode == 0, done.stderr
    printed = run(command, articles[3], "--format", form, "--translator", "compact-de-en")
    assert (tmp_path / "out.JSONL").read_text("utf-8") == printed.stdout


def test_standard_input_is_an_article_too(run: Run, articles: list[Path]) -> None:
    """`-` reads one article."""
    done = run("translate", "-", stdin=articles[3].read_bytes(), SUMMARIZE_TRANSLATOR="compact-de-en")
    assert done.returncode == 0, done.stderr
    assert "Kim" in done.stdout


def test_several_inputs_go_on_after_a_failure(run: Run, articles: list[Path], tmp_path: Path) -> None:
    """With several inputs, one that fails is reported on stderr, the rest is printed, and the status is 1."""
    (tmp_path / "empty.txt").write_text("")
    done = run("translate", tmp_path / "empty.txt", articles[3], "--format", "jsonl", "--translator", "compact-de-en")
    assert done.returncode == 1
    assert "empty.txt" in done.stderr
    assert len(done.stdout.splitlines()) == 1


class _PrintedJob(UpperJob):
    """Reports its findings, as a translation printed as text does."""

    suffix = ".txt"

    def outcomes(self, articles: Iterable[Article]) -> Iterator[Outcome]:
        for outcome in super().outcomes(articles):
            yield (
                outcome if outcome.clean else replace(outcome, findings=("figure 3.400 is missing", "figure 7 is new"))
            )


def _work(inputs: list[Path], out: Path | None = None) -> int:
    """Run the batch of a command with a job that needs no model; returns the exit status."""
    from summarize.commands.batch import Batch
    from summarize.corpus.records import Fields

    paths = [str(path) for path in inputs]
    return Batch(paths, out, Fields(), force=True, redo=False, seconds=600).run(_PrintedJob())


def _write(folder: Path, *texts: str) -> list[Path]:
    """Return files a.txt, b.txt and so on with these texts."""
    paths = [folder / f"{name}.txt" for name, _ in zip("abcdef", texts, strict=False)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    return paths


@pytest.mark.parametrize(
    ("texts", "line"),
    [
        (("Eins.",), None),
        (("Eins.", "Zwei."), "2 done, 0 skipped, 0 failed"),
        (("Eins.", "Fehler.", "Drei."), "2 done, 0 skipped, 1 failed"),
        (("Fehler.", "Befund."), "1 done, 0 skipped, 1 failed"),
    ],
)
def test_several_inputs_are_counted(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], texts: tuple[str, ...], line: str | None
) -> None:
    """What is printed of more than one document ends with the line of counts on stderr, as a batch into OUT does."""
    _work(_write(tmp_path, *texts))
    said = capfdbinary.readouterr().err.decode().splitlines()
    if line is None:
        assert said == []
    else:
        assert said[-1] == f"summarize: {line}"


def test_findings_are_reported_with_an_output_too(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """A document's wrong figures are said once, when it is made, as they are without -o."""
    inputs = _write(tmp_path, "Eins.", "Befund.", "Drei.")
    findings = ["summarize: b: figure 3.400 is missing", "summarize: b: figure 7 is new"]
    assert _work(inputs) == 1
    assert capfdbinary.readouterr().err.decode().splitlines()[:-1] == findings
    for said in (findings, []):
        assert _work(inputs, tmp_path / "out") == 1
        *before, last = capfdbinary.readouterr().err.decode().splitlines()
        assert before == said
        assert "1 with findings" in last


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs terminals")
def test_findings_do_not_break_the_progress_bar(tmp_path: Path) -> None:
    """On a terminal a finding stands on a line of its own, whole, while the bar is shown."""
    inputs = [str(path) for path in _write(tmp_path, "Eins.", "Befund.", "Drei.")]
    script = (
        "from pathlib import Path\nfrom test_cli import _work\n"
        f"_work([Path(name) for name in {inputs!r}], Path({str(tmp_path / 'out')!r}))\n"
    )
    path = os.pathsep.join(map(str, Path(__file__).parents[:3]))
    ours, theirs = os.openpty()
    environment = {**os.environ, "PYTHONPATH": path, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen([sys.executable, "-c", script], stderr=theirs, env=environment) as process:
        os.close(theirs)
        shown = b""
        # A terminal without a program is an error to read.
        with suppress(OSError):
            while data := os.read(ours, 4096):
                shown += data
    os.close(ours)
    assert process.returncode == 0
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "\r\n", shown.decode()).splitlines()
    assert " documents" in shown.decode()
    assert {"summarize: b: figure 3.400 is missing", "summarize: b: figure 7 is new"} <= {
        line.strip() for line in plain
    }


def test_a_full_disk_is_status_3(articles: list[Path], texts: dict[str, Path]) -> None:
    """Output that cannot be written is an error that says so, not a traceback."""
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "summarize", "check", texts["german"], texts["good"], "--format", "json"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert b"space" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(("target", "status"), [(GOOD, 0), (BAD, 1)])
def test_a_reader_that_goes_away_is_not_an_error(tmp_path: Path, target: str, status: int) -> None:
    """`summarize ... | head -1` ends quietly, with the status of what was found until then."""
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text((json.dumps({"id": 1, "source": GERMAN, "target": target}) + "\n") * 500)
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{sys.executable} -m summarize check --pairs {pairs} | head -1"],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (status, b"")


def test_a_bug_is_status_70_with_its_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unforeseen error keeps its traceback and asks to be reported."""
    from summarize import cli

    def broken(args: list[str], prog_name: str) -> None:
        raise ZeroDivisionError("unforeseen")

    monkeypatch.setattr(cli, "app", broken)
    with pytest.raises(SystemExit) as stop:
        cli.main()
    assert stop.value.code == 70
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_models_list_show_verify(run: Run) -> None:
    """The built-in model is listed, shown with its digests, and verified."""
    assert "compact-de-en" in run("models", "list").stdout
    assert (
        "sha256" in run("models", "show", "compact-de-en").stdout
        or "model.safetensors" in run("models", "show", "compact-de-en").stdout
    )
    done = run("models", "verify", "compact-de-en")
    assert done.returncode == 0
    assert "model.safetensors" in done.stdout
    assert run("models", "verify", "no-such-model").returncode == 3
    assert run("models", "show", "no-such-model").returncode == 3


def test_models_verify_tells_of_an_altered_conversion(run: Run, texts: dict[str, Path], tmp_path: Path) -> None:
    """Other weights in the cache, valid as a zip file, are named with status 3; the next run converts the model anew."""
    cache = str(tmp_path / "cache")
    translate = ["translate", texts["german"], "--translator", "compact-de-en", "--engine", "ctranslate2"]
    verify = ["models", "verify", "compact-de-en"]
    first = run(*translate, SUMMARIZE_CACHE=cache)
    [path] = (tmp_path / "cache" / "ctranslate2").glob("*.zip")
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["model.bin"] = files["model.bin"][:-4000] + bytes(255 - byte for byte in files["model.bin"][-4000:])
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    done = run(*verify, SUMMARIZE_CACHE=cache)
    assert done.returncode == 3
    [line] = [line for line in done.stdout.splitlines() if not line.startswith("ok ")]
    assert line.split(maxsplit=1) == ["changed", f"{path}  converted for CTranslate2; made again when it is next used"]
    assert run(*translate, SUMMARIZE_CACHE=cache).stdout == first.stdout
    assert run(*verify, SUMMARIZE_CACHE=cache).returncode == 0


@pytest.mark.parametrize("date", ["31.06.2025", "29.02.2025", "0.13.2025", "2025-02-30"])
def test_a_date_that_does_not_exist_is_refused(run: Run, tmp_path: Path, date: str) -> None:
    """An article that says 31 June is read like any other."""
    article = tmp_path / "article.txt"
    article.write_text(f"{GERMAN}\n\nStand: {date}\n", "utf-8")
    done = run("check", article, "-", stdin=GOOD)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_article_of_headings_is_not_clean(run: Run, tmp_path: Path) -> None:
    """An empty brief is a finding."""
    article = tmp_path / "headings.md"
    article.write_text("# Stahl und Stellen\n\n## Was wird aus der Stadt\n\n## Wer zahlt die Zeche\n", "utf-8")
    assert run("brief", article, "--translator", "compact-de-en", "--writer", "extractive").returncode == 1


def test_the_length_is_in_the_signature(run: Run, articles: list[Path]) -> None:
    """What changes the brief changes its signature."""
    signatures = set()
    for sentences in ("1", "2"):
        done = run("brief", articles[3], "--format", "json", "--sentences", sentences, "--translator", "compact-de-en")
        signatures.add(json.loads(done.stdout)["signature"])
    assert len(signatures) == 2


def test_closed_streams_are_errors_not_bugs(texts: dict[str, Path]) -> None:
    """Without a standard output or input there is a clear line and status 3."""
    for redirected in (f"figures {texts['german']} >&-", f"check {texts['german']} - <&-"):
        done = subprocess.run(
            ["bash", "-c", f"{sys.executable} -m summarize {redirected}"], capture_output=True, check=False
        )
        assert done.returncode == 3, done.stderr
        assert b"closed" in done.stderr


def test_without_a_standard_error_the_status_is_the_same(texts: dict[str, Path]) -> None:
    """Without a standard error, data and status are the same."""
    for arguments, status in ((f"brief {texts['german']}.none", 3), (f"check {texts['good']} {texts['german']}", 1)):
        for closed in ("2>&-", "2>/dev/full"):
            command = f"{sys.executable} -m summarize {arguments} {closed}"
            assert subprocess.run(["bash", "-c", command], capture_output=True, check=False).returncode == status


@pytest.mark.parametrize(
    ("module", "handling"),
    [
        ("typer", "raise"),
        ("typer", "pass"),
        ("typer", "raise ImportError('a library gave up') from error"),
        ("summarize.figures", "raise ImportError('a library gave up') from error"),
    ],
)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_import_is_not_reported_as_a_bug(number: int, module: str, handling: str) -> None:
    """A signal that comes while a module is imported ends the program with its status, also if the module hides it.

    `typer` is imported before the command line exists, `summarize.figures` by a command.
    """
    script = f"""
import os, sys
from importlib.abc import MetaPathFinder
class Finder(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "{module}":
            try:
                os.kill(os.getpid(), {int(number)})
            except BaseException as error:
                {handling}
sys.meta_path.insert(0, Finder())
sys.argv = ["summarize", "figures", "-"]
from summarize.__main__ import main
main()
"""
    done = subprocess.run([sys.executable, "-c", script], input=b"Kein Text.", capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (128 + number, b"", b"")


def test_little_is_imported_before_signals_are_caught() -> None:
    """The entry point's module imports neither typer nor the slower modules of the standard library."""
    script = "import sys; old = {*sys.modules}; import summarize.__main__; print(*({*sys.modules} - old))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    imported = set(done.stdout.split())
    assert {"summarize", "summarize.version", "summarize.interrupts", "summarize.__main__"} <= imported
    assert not imported & {"typer", "typing", "re", "importlib", "summarize.cli"}


def test_the_installed_command_is_the_one_that_catches_signals() -> None:
    """Both distributions install the entry point of `python -m summarize`, which catches signals before it imports."""
    root = Path(__file__).parents[2]
    for pyproject in (root / "pyproject.toml", root / "packaging" / "check" / "pyproject.toml"):
        scripts = tomllib.loads(pyproject.read_text("utf-8"))["project"]["scripts"]
        assert scripts == {"summarize": "summarize.__main__:main"}


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_a_batch_says_how_to_go_on(tmp_path: Path, number: int) -> None:
    """Ctrl-C and SIGTERM end with the shell's status for them and one line, no traceback."""
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(json.dumps({"id": n, "text": f"{GERMAN} Lauf {n}."}) + "\n" for n in range(400)), "utf-8")
    command = [sys.executable, "-m", "summarize", "translate", source, "-o", out, "--translator", "compact-de-en"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        while not out.exists() or not out.stat().st_size:
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(number)
        _, errors = process.communicate(timeout=120)
    assert process.returncode == 128 + number
    assert errors == "summarize: interrupted; finished work is kept, and the same command resumes it\n"


def test_an_only_input_that_cannot_be_read_is_status_3(run: Run, tmp_path: Path) -> None:
    """A damaged collection is a failure of the command like a damaged article."""
    path = tmp_path / "broken.jsonl.gz"
    path.write_bytes(b"not gzip at all")
    done = run("translate", path, "--translator", "compact-de-en")
    assert done.returncode == 3
    assert "broken.jsonl.gz" in done.stderr


def test_a_device_that_is_not_there_is_one_clear_line(run: Run, texts: dict[str, Path]) -> None:
    """`--device cuda` without CUDA says so."""
    import torch

    if torch.cuda.is_available():
        pytest.skip("this machine has CUDA")
    for engine in ("transformers", "ctranslate2"):
        done = run(
            "translate", texts["german"], "--device", "cuda", "--engine", engine, "--translator", "compact-de-en"
        )
        assert done.returncode == 3
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["check", "{german}", ""], "an input"),
        (["check", "", "{good}"], "an input"),
        (["check", "--pairs", ""], "an input"),
        (["figures", ""], "an input"),
        (["brief", "{german}", "-o", ""], "-o"),
        (["story", "{german}", "-o", ""], "-o"),
    ],
)
def test_an_empty_name_is_wrong_usage(run: Run, texts: dict[str, Path], arguments: list[str], what: str) -> None:
    """An empty string is neither an input nor the current folder; the message says which name is empty."""
    done = run(*(argument.format(**texts) for argument in arguments))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"summarize: error: {what} has an empty name; is a variable in your script unset?\n"


def test_a_name_cannot_write_to_the_terminal(run: Run) -> None:
    """Escape sequences, line ends and turned text in a file's name come out as one plain line."""
    done = run("figures", "a\x1b[31m\n\u202eb\u00adc.txt")
    assert done.returncode == 3
    assert done.stderr == "summarize: error: a\ufffd[31m bc.txt: there is no such file; check the name\n"


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_an_empty_stream_of_pairs_is_reported(run: Run, content: str) -> None:
    """An empty stream is clean, but a message says that nothing was checked."""
    done = run("check", "--pairs", "-", stdin=content)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "summarize: standard input: no pairs found; nothing was checked\n"


@pytest.mark.parametrize("command", ["brief", "translate", "check", "figures", "models"])
def test_help_has_an_example(run: Run, command: str) -> None:
    """Each command's help ends with lines that can be typed."""
    shown = run(command, "--help", COLUMNS="300").stdout
    assert f"summarize {command} " in shown.partition("Example")[2]


@pytest.mark.parametrize(
    "command",
    [[], ["brief"], ["story"], ["translate"], ["check"], ["figures"], ["serve"], ["models"], ["models", "pull"]],
)
def test_help_names_exit_statuses_and_no_python_types(run: Run, command: list[str]) -> None:
    """The help of every command explains its statuses and says in plain words what an option takes."""
    done = run(*command, "--help", COLUMNS="200")
    assert done.returncode == 0
    words = " ".join(done.stdout.split())
    assert "Exit statuses: 0 clean; 1 done, but with findings" in words
    for leaked in ("bool", "<str>", "list[str]", "int range", "<file>", "1800.0"):
        assert leaked not in words
