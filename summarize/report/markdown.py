"""A report as markdown."""

from summarize.report.report import Report

__all__ = ["as_markdown"]


def as_markdown(report: Report) -> str:
    """Return the report."""
    raise NotImplementedError(report)
