"""The wording for a checked unit, the same in every format of a report."""

from summarize.bitext.problems import OMITTED, Level, Problem
from summarize.bitext.tally import Tally
from summarize.bitext.unit import Skip, Unit
from summarize.consistency import Verdict
from summarize.report.check_summary import MEANINGS
from summarize.report.printable import one_line
from summarize.report.reason_words import reason_words

#: Every kind of problem, and its meaning.
RULES = {
    Verdict.UNSUPPORTED.value: "A figure of the English is not in the German.",
    OMITTED: "A figure of the German is not in the English.",
    Verdict.BOILERPLATE.value: "A figure of the English is only in text of the German that is not the article.",
    Verdict.REQUALIFIED.value: "A figure has a bound in one language only, or different bounds.",
    Verdict.CONVERTED.value: "A figure is equal after converting units, but may belong to something else.",
    Verdict.DERIVED.value: "A figure counts what the German names, but nothing in the German supports it.",
    Verdict.SUPPORTED.value: "A figure is in the German, but something about it is doubtful.",
    Verdict.REWORDED.value: "A figure is in the German in another form, and something about it is doubtful.",
}

#: Names of the levels in GitHub annotations and in SARIF.
SEVERITIES = {Level.WRONG: "error", Level.DOUBTFUL: "warning"}

#: The longest name of a unit: gettext messages are their own names.
_LONGEST_NAME = 72


def message(problem: Problem, german: str) -> str:
    """Return a problem in one clause; `german` is the text that its evidence is in."""
    figure = one_line(problem.figure.text)
    # In a bitext the German may be the translation rather than the source.
    note = f" ({one_line(reason_words(problem.reasons, 'the German'))})" if problem.reasons else ""
    if problem.omitted:
        return f"„{figure}“ of the German is not in the English{note}"
    if problem.kind == Verdict.UNSUPPORTED.value:
        return f"“{figure}” is not in the German{note}"
    words = " + ".join(f"„{one_line(span.cut(german))}“" for span in problem.evidence)
    said = note or f" ({MEANINGS[Verdict(problem.kind)]})"
    return f"“{figure}”{f' for {words}' if words else ''}{said}"


def unit_name(unit: Unit) -> str:
    """Return the name of a unit in a list: its id, shortened, or an empty string."""
    return "" if unit.id is None else shortened(str(unit.id), _LONGEST_NAME)


def shortened(text: str, width: int) -> str:
    """Return `text` on one line of at most `width` characters."""
    line = one_line(text)
    return line if len(line) <= width else f"{line[: width - 1].rstrip()}…"


def line_of(unit: Unit, problem: Problem) -> int:
    """Return the line of a problem: that of its unit or, if the unit is a whole file, that of the figure."""
    if not unit.whole:
        return unit.line
    text = unit.german if problem.omitted else unit.english
    return 1 + text.count("\n", 0, problem.figure.start)


def file_of(unit: Unit, problem: Problem) -> str:
    """Return the file of a problem."""
    return unit.german_file if problem.omitted and unit.german_file else unit.file


def counted(tally: Tally) -> str:
    """Return the result of a run in one line."""
    parts = [_number(tally.units, "unit"), _number(tally.figures, "figure")]
    found = [f"{tally.wrong - tally.missing:,} wrong"]
    found += [f"{tally.missing:,} missing"] if tally.missing else []
    found += [f"{tally.doubtful:,} doubtful"]
    found += [f"{tally.known:,} known"] if tally.known else []
    line = f"{', '.join(parts)}: {', '.join(found)}"
    if skipped := tally.skipped.total():
        reasons = ", ".join(f"{tally.skipped[reason]:,} {reason.value}" for reason in Skip if tally.skipped[reason])
        line += f"; {skipped:,} skipped ({reasons})"
    return f"{line}; {tally.unreadable:,} unreadable" if tally.unreadable else line


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
