"""Checking bitexts unit by unit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from summarize.article import Span
from summarize.bitext.markup import shown
from summarize.bitext.problems import Level, Problem, problems
from summarize.bitext.readers import read_bitext
from summarize.bitext.same_digits import settled
from summarize.bitext.unit import BitextError, Entry, Skipped, Unit, Unreadable
from summarize.consistency import Check, Finding, compare_with, read_source
from summarize.defaults import Mode
from summarize.errors import InputError
from summarize.figures import Figure
from summarize.figures.lexing.surface import Surface


@dataclass(frozen=True, slots=True)
class Checked:
    """A unit with the findings of its check; spans point into the unit's texts as read.

    `problems` are to be reported, `known` are in a baseline.
    """

    unit: Unit
    check: Check
    problems: tuple[Problem, ...] = ()
    known: tuple[Problem, ...] = ()

    @property
    def file(self) -> str:
        """The file of the unit."""
        return self.unit.file

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong, apart from known findings."""
        return all(problem.level is not Level.WRONG for problem in self.problems)


Outcome = Checked | Skipped | Unreadable


def check_bitexts(
    paths: Iterable[str],
    *,
    mode: Mode = "translation",
    judge: bool = True,
    columns: Sequence[str] = (),
    force: bool = False,
) -> Iterator[Outcome]:
    """Check the units of bitexts in order; `judge` applies to summaries, as in `consistency.compare`.

    A file that cannot be read (to its end) yields an Unreadable, and the next one follows. Memory holds one unit,
    except for the first few hundred of a file, whose languages are detected.
    """
    for entry in read_bitexts(paths, columns=columns, force=force):
        yield check_unit(entry, mode=mode, judge=judge) if isinstance(entry, Unit) else entry


def read_bitexts(paths: Iterable[str], *, columns: Sequence[str] = (), force: bool = False) -> Iterator[Entry]:
    """Yield the units of bitexts in order, and an Unreadable for each file that cannot be read (to its end)."""
    for path in paths:
        try:
            yield from read_bitext(path, columns=columns, force=force)
        except BitextError as error:
            yield Unreadable(error.file, error.line, str(error))
        except InputError as error:
            yield Unreadable(path, None, str(error))


def check_unit(unit: Unit, *, mode: Mode = "translation", judge: bool = True) -> Checked:
    """Compare the texts of a unit, without their markup."""
    german, english = shown(unit.german), shown(unit.english)
    source = read_source(german.clean)
    check = settled(compare_with(source, english.clean, mode=mode, judge=judge), source, english.clean)
    return judged(unit, _as_read(_of_one(check) if unit.singular else check, german, english))


def judged(unit: Unit, check: Check) -> Checked:
    """Return the check of a unit with its problems; spans must point into the texts as read."""
    return Checked(unit, check, problems(check))


def _of_one(check: Check) -> Check:
    """Return the check of a singular form without findings about a one: "%d file", "one file", "eine Datei"."""
    findings = tuple(one for one in check.findings if one.verdict.ok or one.figure.value != 1)
    return replace(check, findings=findings, omissions=tuple(one for one in check.omissions if one.value != 1))


def _as_read(check: Check, german: Surface, english: Surface) -> Check:
    """Return `check` with its places in the texts as read."""
    if german.starts is None and english.starts is None:
        return check
    findings = tuple(_found(finding, german, english) for finding in check.findings)
    return replace(check, findings=findings, omissions=tuple(_figure(figure, german) for figure in check.omissions))


def _found(finding: Finding, german: Surface, english: Surface) -> Finding:
    evidence = tuple(_span(span, german) for span in finding.evidence)
    rival = _figure(finding.rival, german) if finding.rival is not None else None
    return replace(finding, figure=_figure(finding.figure, english), evidence=evidence, rival=rival)


def _figure(figure: Figure, surface: Surface) -> Figure:
    start, end = surface.span(figure.start, figure.end)
    return replace(figure, text=surface.text[start:end], start=start, end=end)


def _span(span: Span, surface: Surface) -> Span:
    return Span(*surface.span(span.start, span.end))
