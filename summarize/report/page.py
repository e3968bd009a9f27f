"""A report as page."""

from summarize.report.report import Report

__all__ = ["as_page"]


def as_page(report: Report) -> str:
    """Return the report."""
    raise NotImplementedError(report)
