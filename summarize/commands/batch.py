"""Running a command's job over its inputs: printed, into an output that can be resumed, or on a cluster."""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, get_args

from summarize.commands.help import LOCAL
from summarize.commands.options import BatchOptions, FieldOptions
from summarize.console import CLEAN, FINDINGS, note, put
from summarize.defaults import BriefForm, BriefPart
from summarize.errors import InputError, SummarizeError, UsageError
from summarize.interrupts import Terminated

if TYPE_CHECKING:
    from summarize.corpus import Summary
    from summarize.corpus.jobs import BriefJob, Job, Outcome, TranslateJob
    from summarize.corpus.records import Fields
    from summarize.loading import Models


def named_fields(named: FieldOptions) -> "Fields":
    """Return the fields that these options name."""
    from summarize.corpus.csv_dialect import CsvForm, typed_mark
    from summarize.corpus.records import Fields

    typed = ((named.csv_delimiter, "delimiter"), (named.csv_quote, "quote"))
    marks = (None if mark is None else typed_mark(mark, what) for mark, what in typed)
    return Fields(named.text_field, named.id_field, named.title_field, named.date_field, CsvForm(*marks))


Form = TypeVar("Form", bound=str)


def output_form(form: Form | None, out: Path | None, usual: Form, lines: Form, ray: str | None = None) -> Form:
    """Return the format asked for, or the one the output implies; refuse an output that needs another."""
    from summarize.corpus.output import is_lines

    by_line = ray is not None or (out is not None and is_lines(out))
    if by_line and form not in (None, lines):
        raise UsageError(
            f"{out}: a file of records needs --format {lines}, not {form}", "drop --format or name a folder"
        )
    return form or (lines if by_line else usual)


def named_forms(named: str | None, out: Path | None, only: BriefPart | None, usual: BriefForm) -> list[BriefForm]:
    """Return the formats that `--format` names, one or, for a folder, several; the `usual` one if it is not given."""
    known: dict[str, BriefForm] = {form: form for form in get_args(BriefForm)}
    names = [usual] if named is None else list(dict.fromkeys(name.strip() for name in named.split(",")))
    if unknown := [name for name in names if name not in known]:
        raise UsageError(
            f"--format {unknown[0] or named!r}: not a format", f"give one of {', '.join(known)}, or several with commas"
        )
    if len(names) > 1:
        if out is None:
            raise UsageError("several formats need an output folder: give -o OUT")
        if out.exists() and not out.is_dir():
            raise UsageError(f"-o {out}: is a file", "several formats need a folder")
    if only is not None and names != ["text"]:
        raise UsageError("--only prints plain text: it does not go with another --format, --ray or a file of records")
    return [known[name] for name in names]


@dataclass(frozen=True, slots=True)
class Batch:
    """The inputs of a command, where their outputs go (None: standard output), and how the inputs are read."""

    inputs: list[str]
    out: Path | None
    fields: "Fields"
    force: bool
    redo: bool
    seconds: float

    @classmethod
    def of(cls, inputs: list[str], out: Path | None, how: BatchOptions, fields: FieldOptions) -> "Batch":
        """Return the batch that these options describe."""
        return cls(inputs, out, named_fields(fields), how.force, how.redo, how.document_timeout)

    def run(self, job: "TranslateJob | BriefJob", *, several: bool = False) -> int:
        """Work through the inputs, resumably into OUT or onto standard output, and return the exit status.

        If `job` is one of `several`, its summary names the files that it writes.
        """
        from summarize.corpus import run_corpus
        from summarize.corpus.progress import shown
        from summarize.corpus.time_limit import TimedJob

        if self.out is None:
            return self._print(TimedJob(job, self.seconds))
        try:
            with shown(sys.stderr) as display:
                summary = run_corpus(
                    self.inputs,
                    self.out,
                    TimedJob(replace(job, heard=display.hear), self.seconds),
                    fields=self.fields,
                    force=self.force,
                    redo=self.redo,
                    page_seconds=self.seconds,
                    progress=display.see,
                    say=note,
                )
        except (KeyboardInterrupt, Terminated):
            note("interrupted; finished work is kept, and the same command resumes it")
            raise
        note(f"{job.suffix.removeprefix('.')}: {summary}" if several else str(summary))
        if job.suffix == ".html":
            from summarize.report.index_page import write_index

            write_index(self.out)
        return _status(summary)

    def on_ray(self, job: "Job", address: str, load: "Callable[[Models], Job]", models: "Models") -> int:
        """Work through the inputs on a cluster, whose workers `load` the job with `models`, and return the exit status.

        A worker has one thread unless `models` says otherwise.
        """
        if self.out is None:
            raise UsageError("--ray needs an output folder", "name it with -o")
        if find_spec("ray") is None or find_spec("pyarrow") is None:
            raise InputError("--ray needs Ray Data", "`pip install 'summarize[ray]'` installs it")
        from summarize.corpus.ray import run_on_ray

        threads = models.threads or 1
        summary = run_on_ray(
            self.inputs,
            # Path() collapses the double slash of an address.
            re.sub(r"^(\w+):/(?!/)", r"\1://", str(self.out)),
            partial(load, replace(models, threads=threads)),
            signature=job.signature,
            address=None if address == LOCAL else address,
            fields=self.fields,
            force=self.force,
            threads=threads,
            seconds=self.seconds,
            say=note,
        )
        note(str(summary))
        return _status(summary)

    def _print(self, job: "Job") -> int:
        """Print the job's output for each input and return the exit status. Raises the error of a document that is the only one."""
        from summarize.corpus import Summary, outcomes

        status = CLEAN
        alone: SummarizeError | None = None
        number = printed = 0
        made = outcomes(self.inputs, job, fields=self.fields, force=self.force, page_seconds=self.seconds)
        for number, outcome in enumerate(made, 1):
            if alone is not None:
                note(f"failed: {alone}")
            # If the only document fails, the command fails; that is not a finding.
            alone = outcome.error if number == 1 else None
            if outcome.error is not None and alone is None:
                note(f"failed: {outcome.error}")
            if not (outcome.clean and outcome.error is None):
                status = FINDINGS
            printed += _print_one(outcome, status, spaced=printed > 0 and job.suffix in (".txt", ".md"))
        if alone is not None:
            raise alone
        if not number:
            note("no articles found in the inputs; nothing was done")
        elif number > 1:
            note(str(Summary(printed, 0, number - printed, findings=0, stale=0, failures=None)))
        return status


def _status(summary: "Summary") -> int:
    return FINDINGS if summary.failed or summary.findings else CLEAN


def _print_one(outcome: "Outcome", status: int, *, spaced: bool) -> bool:
    """Print an outcome and what is wrong with it, and return whether it has output.

    With `spaced`, an empty line separates it from the outcome before.
    """
    for warning in outcome.article.warnings:
        note(f"{outcome.article.id}: {warning}")
    if outcome.output is not None:
        if spaced:
            put("", status)  # separate outputs that people read
        put(outcome.output, status)
    if outcome.error is None and not outcome.clean:
        for finding in outcome.findings or ("findings remain; see its warnings",):
            note(f"{outcome.article.id}: {finding}")
    return outcome.output is not None
