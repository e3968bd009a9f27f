"""What the grammar must be told about a language: its tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from summarize.figures.figure import Kind, Language, Qualifier

__all__ = ["AND", "HALF", "HUNDRED", "SCALE", "TEEN", "TEN", "UNIT", "ZERO", "Measure", "Tables"]

# Ranks of number morphemes.
ZERO, UNIT, TEEN, TEN, HUNDRED, SCALE, AND, HALF = range(8)

#: The canonical name of a unit, the kind of figure it makes, and how many of the canonical unit one of it is.
Measure = tuple[str, Kind, Decimal]


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """The number words, units, dates and small words of one language.

    Keys are in lower case, except in `symbols` and `roman_names`, which are matched as written. Keys of several words
    have one space between words and none before or after marks that touch (`km/h`, `us-dollar`).
    """

    language: Language
    decimal: str
    grouping: str
    # Number words
    atoms: Mapping[str, tuple[int, int]]
    whole: Mapping[str, int]
    joiner: str
    half_suffix: tuple[str, ...]
    unit_first: bool
    compounding: bool
    articles: frozenset[str]
    point: frozenset[str]
    minus: frozenset[str]
    scales: Mapping[str, Decimal]
    scale_symbols: Mapping[str, Decimal]
    halves: frozenset[str]
    fixed: Mapping[str, Decimal]
    dozen: Mapping[str, int]
    collectives: Mapping[str, int]
    several: frozenset[str]
    indefinite: tuple[tuple[str, ...], ...]
    ordinals: Mapping[str, int]
    ordinal_endings: frozenset[str]
    ordinal_atoms: Mapping[str, tuple[int, int]]
    ordinal_stems: Mapping[str, int]
    ordinal_context: frozenset[str]
    from_last: Mapping[str, int]
    digit_ordinals: frozenset[str]
    denominators: Mapping[str, int]
    fraction_endings: frozenset[str]
    multiples: Mapping[str, Decimal]
    multiple_endings: Mapping[str, str]
    times: frozenset[str]
    small: Mapping[str, int]
    # Units
    units: Mapping[str, Measure]
    symbols: Mapping[str, Measure]
    people: Mapping[str, str]
    subunits: frozenset[str]
    adjectives: Mapping[str, Measure]
    heads: Mapping[str, Measure]
    # Qualifiers
    before: Mapping[str, Qualifier | None]
    after: Mapping[str, Qualifier]
    not_people: frozenset[str]
    # Ranges
    to: frozenset[str]
    between: frozenset[str]
    between_and: str
    from_words: frozenset[str]
    from_to: frozenset[str]
    # Dates
    months: Mapping[str, int]
    month_alone: frozenset[str]
    parts: Mapping[str, str]
    year_words: frozenset[str]
    quarters: Mapping[str, str]
    centuries: frozenset[str]
    decades: Mapping[str, int]
    decade_words: frozenset[str]
    before_christ: tuple[str, ...]
    after_christ: tuple[str, ...]
    relative: Mapping[str, int]
    days: Mapping[str, int]
    ago: frozenset[str]
    # Clock
    o_clock: frozenset[str]
    time_context: frozenset[str]
    day_parts: Mapping[str, Literal["am", "pm", "night"]]
    clock_words: Mapping[str, str]
    # Scores, identifiers
    score_words: frozenset[str]
    labels: Mapping[str, str]
    not_identifiers: frozenset[str]
    roman_names: frozenset[str]
    stop: frozenset[str]
