"""A report as Markdown (CommonMark with the tables of GitHub)."""

import re
from collections.abc import Sequence

from summarize.report.headline import article_title, marked_headline
from summarize.report.issue_words import segment_words
from summarize.report.outcome import LIMITS, MEANING, NO_BRIEF, outcome
from summarize.report.places import Places
from summarize.report.printable import capital, one_line
from summarize.report.result import Result


def as_markdown(report: Result) -> str:
    """Return the brief, its key figures, a table of every figure checked, warnings and signature.

    Nothing in the article can become a link, an image, HTML or any other markup.
    """
    brief = report.brief
    sections = [
        f"# {escaped(marked_headline(report))}",
        _source(report),
        escaped(brief.text) if brief.sentences else NO_BRIEF,
        *_key_figures(report),
        "## Check",
        f"{capital(outcome(brief.check))}. {LIMITS}",
        *_findings(report),
        *_warnings(report),
        f"Signature: {code(str(report.signature))}",
    ]
    return "\n\n".join(sections)


#: Punctuation that can begin inline markup. A dollar sign begins a formula unless a digit follows.
_MARKUP = re.compile(r"[\\`*_\[\]{}^~|@#]|\$(?!\d)")
#: Begins a list or a rule at the start of a block: "1. ", "- ", "---".
_OPENING = re.compile(r"^(\d*)([.)+-])(?=[ -]|$)")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escaped(text: str) -> str:
    """Return `text` on one line, escaped so that Markdown shows it unchanged."""
    text = _MARKUP.sub(r"\\\g<0>", one_line(text)).translate(_ENTITIES)
    # GitHub turns bare addresses into links; a backslash prevents that.
    text = text.replace("://", "\\://")
    text = re.sub(r"(?i)\b(www)\.", r"\1\\.", text)
    return _OPENING.sub(r"\1\\\2", text)


def _source(report: Result) -> str:
    article = report.article
    about = [part for part in (article.id, article_title(article), article.date) if part]
    return f"German source: {', '.join(escaped(part) for part in dict.fromkeys(about))}"


def _key_figures(report: Result) -> list[str]:
    places = Places(report.article.text)
    rows = [
        (figure.text, figure.statement, f"„{figure.source_text}“", places.name([figure.span]))
        for figure in report.brief.key_figures
    ]
    return ["## Key figures", table(("Figure", "Statement", "German", "Where"), rows)] if rows else []


def _findings(report: Result) -> list[str]:
    check = report.brief.check
    places = Places(report.article.text)
    rows = [
        (
            finding.figure.text,
            finding.verdict.value if finding.verdict.ok else finding.verdict.value.upper(),
            f"„{places.words(finding.evidence)}“" if finding.evidence else "",
            places.name(finding.evidence),
            finding.warning or ("" if finding.verdict.ok else MEANING[finding.verdict]),
        )
        for finding in check.findings
    ]
    rows += [("", "LEFT OUT", f"„{figure.text}“", "", "") for figure in check.omissions]
    return [table(("Figure", "Verdict", "German", "Where", "Note"), rows)] if rows else []


def _warnings(report: Result) -> list[str]:
    items = [f"- {escaped(warning)}" for warning in report.document_warnings]
    items += [
        f"- translation of „{escaped(segment.source)}“: {escaped('; '.join(words))}"
        for segment in report.translation.segments
        if (words := segment_words(segment))
    ]
    return ["## Warnings", "\n".join(items)] if items else []


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table, its cells escaped."""
    lines = [" | ".join(header), " | ".join("---" for _ in header)]
    lines += [" | ".join(escaped(cell) for cell in row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines)


def code(text: str) -> str:
    """Return `text` as a code span, delimited by more backticks than it contains in a row."""
    text = one_line(text)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence} {text} {fence}" if "`" in text else f"{fence}{text}{fence}"
