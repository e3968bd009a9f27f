"""Reports: a brief with its evidence and its signature, and the formats it is printed in."""

from summarize.report.data import brief_json, translation_json, translation_text
from summarize.report.issue_words import about_segments
from summarize.report.output import write_result
from summarize.report.rendering import Form, render
from summarize.report.result import Signature
from summarize.report.shown import Report, Story
from summarize.report.story import Apart

__all__ = [
    "Apart",
    "Form",
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
