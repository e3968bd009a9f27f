"""The result of a check in words, the same in every format of a report."""

from collections import Counter

from summarize.consistency import Check, Finding, Verdict
from summarize.consistency.finding import SAME
from summarize.report.places import Places
from summarize.report.reason_words import reason_words
from summarize.report.result import Result

#: What the check does not cover. Stated wherever its result is.
NOT_CHECKED = "Only figures are checked: numbers, dates, ranks and units; not names, not wording."

NO_BRIEF = "There is no brief: no sentence could be printed."

MEANINGS = {
    Verdict.SUPPORTED: "the German says the same",
    Verdict.REWORDED: "the German says the same in another form",
    Verdict.REQUALIFIED: "a bound or an “about” was added or dropped",
    Verdict.CONVERTED: "equal after converting units",
    Verdict.DERIVED: "not stated, but follows from stated figures",
    Verdict.BOILERPLATE: "only in text that is not the article",
    Verdict.UNSUPPORTED: "the German does not say this",
}


def check_summary(check: Check) -> str:
    """Return the result of a brief's check in one clause, bad news first, without a full stop."""
    number = len(check.findings)
    wrong = sum(not finding.verdict.ok for finding in check.findings)
    parts = []
    if not number:
        parts.append("no figures in the brief, so there was nothing to check")
    elif wrong:
        verb = "is" if wrong == 1 else "are"
        bad = _counts(check, ok=False)
        parts.append(f"{wrong} of {_figures(number)} in the brief {verb} not supported by the German ({bad})")
        if wrong < number:
            parts.append(f"the rest: {_counts(check, ok=True)}")
    elif all(finding.verdict in SAME for finding in check.findings):
        parts.append(f"{_figures(number)} in the brief, {'' if number == 1 else 'all '}supported by the German")
        if warned := sum(bool(finding.reasons) for finding in check.findings):
            parts.append(f"{warned} with a warning")
    else:
        parts.append(f"{_figures(number)} in the brief: {_counts(check, ok=True)}")
    if check.omissions:
        parts.append(f"{_figures(len(check.omissions))} in the German left out")
    return "; ".join(parts)


def verdict_counts(check: Check) -> str:
    """Return the number of figures per verdict, in a line."""
    counts = Counter(finding.verdict for finding in check.findings)
    parts = [f"{counts[verdict]} {verdict.value}" for verdict in Verdict if counts[verdict]]
    if check.omissions:
        parts.append(f"{len(check.omissions)} omitted")
    return f"{_figures(len(check.findings))}: {', '.join(parts)}; {'ok' if check.ok else 'not ok'}"


def table_row(finding: Finding, places: Places) -> tuple[str, str, str, str, str]:
    """Return the verdict (in capitals if it is bad), the figure, its German words, their lines, and a note."""
    verdict = finding.verdict
    return (
        verdict.value if verdict.ok else verdict.value.upper(),
        finding.figure.text,
        f"„{places.words(finding.evidence)}“" if finding.evidence else "",
        places.name(finding.evidence),
        reason_words(finding.reasons) or ("" if verdict.ok else MEANINGS[verdict]),
    )


def unlisted(report: Result) -> tuple[Finding, ...]:
    """Return the findings that the list of key figures does not already show, or that need a second look."""
    listed = {(figure.text, figure.span) for figure in report.brief.key_figures}
    return tuple(
        finding
        for finding in report.brief.check.findings
        if finding.verdict is not Verdict.SUPPORTED
        or finding.reasons
        or not any((finding.figure.text, span) in listed for span in finding.evidence)
    )


def _counts(check: Check, *, ok: bool) -> str:
    counts = Counter(finding.verdict for finding in check.findings if finding.verdict.ok is ok)
    return ", ".join(f"{counts[verdict]} {verdict.value}" for verdict in Verdict if counts[verdict])


def _figures(number: int) -> str:
    return f"{number} figure{'' if number == 1 else 's'}"
