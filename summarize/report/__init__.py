"""Reports: a brief with its evidence and its signature, and the forms it is printed in."""

from summarize.report.data import brief_json, translation_json, translation_text
from summarize.report.rendering import Form, render
from summarize.report.result import Report, Signature, segment_warnings, word_warnings

__all__ = [
    "Form",
    "Report",
    "Signature",
    "brief_json",
    "render",
    "segment_warnings",
    "translation_json",
    "translation_text",
    "word_warnings",
]
