"""Bitexts: XLIFF, TMX, PO, CSV, TSV and JSON lines, read and checked unit by unit."""

from summarize.bitext.checking import Checked, Outcome, check_bitexts, check_unit, judged
from summarize.bitext.problems import Level, Problem
from summarize.bitext.readers import FORMATS, is_bitext, read_bitext
from summarize.bitext.tally import Tally
from summarize.bitext.unit import BitextError, Entry, Skip, Skipped, Unit, Unreadable

__all__ = [
    "FORMATS",
    "BitextError",
    "Checked",
    "Entry",
    "Level",
    "Outcome",
    "Problem",
    "Skip",
    "Skipped",
    "Tally",
    "Unit",
    "Unreadable",
    "check_bitexts",
    "check_unit",
    "is_bitext",
    "judged",
    "read_bitext",
]
