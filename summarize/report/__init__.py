"""Reports: a brief with its evidence and its signature, and the formats it is printed in."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarize.report.data import brief_json, translation_json, translation_text
    from summarize.report.display import CheckReport, Report, Story
    from summarize.report.issue_words import about_segments
    from summarize.report.rendering import render, write_result
    from summarize.report.result import Signature
    from summarize.report.story import Apart

#: Where each name lives; imported on first access (PEP 562), as the tables of `summarize figures` need none of them.
_HOMES = {
    **dict.fromkeys(("brief_json", "translation_json", "translation_text"), "data"),
    **dict.fromkeys(("render", "write_result"), "rendering"),
    **dict.fromkeys(("CheckReport", "Report", "Story"), "display"),
    "Apart": "story",
    "Signature": "result",
    "about_segments": "issue_words",
}

__all__ = [
    "Apart",
    "CheckReport",
    "Report",
    "Signature",
    "Story",
    "about_segments",
    "brief_json",
    "render",
    "translation_json",
    "translation_text",
    "write_result",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
