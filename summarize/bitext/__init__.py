"""Bitexts: XLIFF, TMX, PO, CSV, TSV and JSON lines, read and checked unit by unit."""

from summarize.bitext.checking import Checked, Outcome, check_bitexts, check_unit
from summarize.bitext.reading import FORMATS, is_bitext, read_bitext
from summarize.bitext.unit import BitextError, Entry, Skip, Skipped, Unit, Unreadable

__all__ = [
    "FORMATS",
    "BitextError",
    "Checked",
    "Entry",
    "Outcome",
    "Skip",
    "Skipped",
    "Unit",
    "Unreadable",
    "check_bitexts",
    "check_unit",
    "is_bitext",
    "read_bitext",
]
