"""Checked units in the requested format."""

from collections.abc import Iterable, Iterator
from typing import Literal, assert_never

from summarize.bitext import Outcome
from summarize.bitext.problems import Level
from summarize.bitext.tally import Tally
from summarize.report.evidence import evidence_page
from summarize.report.findings import findings_json, findings_text
from summarize.report.github import github_annotations
from summarize.report.junit import junit_xml
from summarize.report.sarif import sarif

CheckForm = Literal["text", "json", "html", "github", "junit", "sarif"]


def render_outcomes(
    outcomes: Iterable[Outcome],
    form: CheckForm,
    tally: Tally,
    *,
    level: Level = Level.WRONG,
    title: str = "",
    whole: bool = False,
    colour: bool = False,
) -> Iterator[str]:
    """Yield a report of `outcomes`, which `tally` counts, piece by piece, without newlines.

    `level` is what fails a JUnit test; with `whole`, HTML shows units even if nothing is wrong with them. No control
    character of a bitext reaches a terminal or a page.
    """
    match form:
        case "text":
            return findings_text(outcomes, tally, colour=colour)
        case "json":
            return findings_json(outcomes)
        case "html":
            return evidence_page(outcomes, tally, title=title, whole=whole)
        case "github":
            return github_annotations(outcomes)
        case "junit":
            return junit_xml(outcomes, level=level)
        case "sarif":
            return sarif(outcomes)
        case _:
            assert_never(form)
