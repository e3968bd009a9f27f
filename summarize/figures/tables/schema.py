"""The schema of a language's tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeVar

from summarize.figures.figure import Kind, Qualifier
from summarize.figures.lexing.tokens import token_lines

# Ranks of number morphemes.
ZERO, UNIT, TEEN, TEN, HUNDRED, SCALE, AND, HALF = range(8)

#: The canonical name of a unit, the kind of its figures, and its size in the canonical unit.
Measure = tuple[str, Kind, Decimal]


_V = TypeVar("_V")


class Phrases(dict[str, _V]):
    """A table of words and phrases. `first` holds the first token of each, so that most places need no lookup."""

    __slots__ = ("first",)

    def __init__(self, entries: Mapping[str, _V]) -> None:
        """Take `entries`: phrases have one space between words, and none where marks touch."""
        super().__init__(entries)
        self.first = frozenset(token_lines(entry)[0][0].text for entry in entries)

    @classmethod
    def of(cls, entries: Iterable[str], value: _V) -> "Phrases[_V]":
        """Return a table in which every entry has the same value."""
        return cls(dict.fromkeys(entries, value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """Habits of a language beyond its words; the readers of each form ask for them."""

    #: Number words, units and what they count form one word: "dreijährig", "Zehntonner".
    compounds: bool
    #: Nouns are capitalised, so that a lower-case word counts nothing.
    noun_capitals: bool
    #: The indefinite article counts: "eine Stunde", "ein, zwei".
    article_counts: bool
    #: Denominators are ordinals: "a third".
    ordinals_divide: bool
    #: A dot after a number makes it an ordinal: "3. Platz".
    dot_ordinals: bool
    #: The month precedes the day: "May 3".
    month_first: bool
    #: Hours count to 24, and half hours are named after the next hour.
    hours_24: bool
    #: Eras are capitalised: "79 AD".
    era_capitals: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Numbers in digits and words."""

    decimal: str
    grouping: str
    atoms: Mapping[str, tuple[int, int]]
    whole: Mapping[str, int]
    # Ending of a one before a scale: "hunderteine Millionen"
    feminine: frozenset[str] = frozenset()
    # Endings of a declined one after tens, and of other declined numbers: "einundzwanziger", "zweier"
    one_endings: frozenset[str] = frozenset()
    declined: Mapping[Decimal | int, frozenset[str]] = field(default_factory=dict)
    # Begin what a compound counts in groups: "Zehnerpack"
    group_endings: tuple[str, ...] = ()
    joiner: str
    # Joins a part to what it is added to: "two million and a half"; empty if nothing does
    part_joiner: str = ""
    alternatives: frozenset[str]
    unit_first: bool
    point: frozenset[str]
    minus: frozenset[str]
    plus: frozenset[str]
    scales: Mapping[str, Decimal]
    # Scales that are also other words, as they are written: "Bio"
    written_scales: Mapping[str, str] = field(default_factory=dict)
    scale_symbols: Mapping[str, Decimal]
    halves: frozenset[str]
    # Those that are adjectives: "zwei halbe Stunden"
    half_adjectives: frozenset[str] = frozenset()
    # A half that is a preposition after its noun: "der Kürze halber"
    for_the_sake: frozenset[str] = frozenset()
    fixed: Mapping[str, Decimal] = field(default_factory=dict)
    # Words for one and a half, which begin compounds: "anderthalbtausend"
    one_and_a_half: tuple[str, ...] = ()
    dozen: Mapping[str, int]
    # Those that are also other words and count only if they touch their number: "4score"
    attached: frozenset[str] = frozenset()
    collectives: Mapping[str, int]
    # Those that count only before "of"; what links one to its size or its things, and what repeats it: "Tausende und
    # Abertausende"
    tens: Mapping[str, int] = field(default_factory=dict)
    collective_links: frozenset[str]
    repeated: tuple[str, ...] = ()
    several: frozenset[str]
    # "Ein paar", "a few", and what each needs after it
    indefinite: Mapping[tuple[str, ...], Literal["nothing", "unit", "number"]]
    # Numbers that are also pronouns, and what is beside one that counts: "number one", "one in ten"; unless an article
    # precedes the first of these: "the only one"
    pronouns: frozenset[str] = frozenset()
    before_pronoun: frozenset[str] = frozenset()
    after_pronoun: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    # Numbers that are nouns, as they are written, after some words ("die Elf"), verbs before some words ("acht geben"),
    # and surnames: "Tausend"
    nouns_after: Mapping[str, frozenset[str]] = field(default_factory=dict)
    verbs_before: Mapping[str, frozenset[str]] = field(default_factory=dict)
    surnames: frozenset[str] = frozenset()
    # After "and a half" if that adds to no unit before it: "an hour and a half of"
    after_half: frozenset[str] = frozenset()
    # File formats that are spelled like numbers, in capitals: ELF
    formats: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranks:
    """Places in an order."""

    ordinals: Mapping[str, int]
    ordinal_endings: frozenset[str]
    ordinal_atoms: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    ordinal_stems: Mapping[str, int] = field(default_factory=dict)
    # Days that any number of years may rank: "zum 500. Jahrestag"
    anniversaries: tuple[str, ...] = ()
    # Endings of an ordinal in digits or in a compound: "49sten", "Tabellenfünfter"
    digit_endings: frozenset[str]
    # Endings of an ordinal as an adjective: "letzter"; the one of its base form; what ends its stem, and what precedes
    # this after a ten or a hundred: "vier|t|e", "zwanzig|s|t|e"
    case_endings: tuple[str, ...] = ()
    base_ending: str = ""
    stem_ending: str = ""
    linking: str = ""
    # Between ranks that share an ending: "zweit- und drittgrößte"
    rank_links: frozenset[str] = frozenset()
    # Irregular stems of ordinals before a superlative ("drittgrößte"), and the endings of superlatives
    superlative_stems: Mapping[str, int] = field(default_factory=dict)
    superlative_endings: tuple[str, ...] = ()
    # Superlatives that follow a rank and a dash: "second-largest"
    superlatives: frozenset[str] = frozenset()
    ordinal_context: frozenset[str] = frozenset()
    # Ordinals that are also forms of a verb: "Achten Sie auf ..."
    verb_forms: frozenset[str] = frozenset()
    # Ordinals that only open a sentence, "First, ...", and what makes one an idiom: "at first"
    openers: frozenset[str] = frozenset()
    before_idiom: frozenset[str] = frozenset()
    # Ordinals that are also units, and what precedes these: "split second"
    also_units: frozenset[str] = frozenset()
    before_unit: frozenset[str] = frozenset()
    # What is ranked rather than divided: "a good fourth place"
    places: frozenset[str] = frozenset()
    from_last: Mapping[str, int]
    # What follows a rank counted from the end, "third from last", and what follows "next": "next to last"
    from_end: tuple[tuple[str, ...], ...] = ()
    next_to_last: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    # The noun that a place is combined with in one word: "Tabellenfünfter", "Weltranglisten-20."
    ranked_in: tuple[str, ...] = ()
    digit_ordinals: frozenset[str]
    roman_names: frozenset[str]
    # Names with a number in words after them, and these numbers: "World War Two"
    numbered_names: frozenset[str] = frozenset()
    name_numbers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Parts of a whole, and multiples."""

    denominators: Mapping[str, int]
    fraction_endings: frozenset[str] = frozenset()
    # A part that needs no article before "of" or a scale ("quarter of an hour"); the stem of a noun for a half
    quarter: frozenset[str] = frozenset()
    half_nouns: tuple[str, ...] = ()
    # Parts that only one counts ("one half"), those that a number word may divide ("two million and one third"), and
    # those that never rank ("a hundredth")
    singular_parts: frozenset[str] = frozenset()
    counted_parts: frozenset[str] = frozenset()
    never_ranks: frozenset[str] = frozenset()
    # Follow a part that is not a rank: "a third of", "a third more"
    after_part: frozenset[str] = frozenset()
    # What a half halves after a hyphen: "half-century"
    halved: frozenset[str] = frozenset()
    # Between a whole number and its part in one word: "zweieinviertel"
    unit_joint: str = ""
    # Endings of a part, of one in the genitive, and of one in the plural (any if empty)
    part_endings: frozenset[str] = frozenset()
    genitive_endings: frozenset[str] = frozenset()
    plural_endings: tuple[str, ...]
    # What a share heads in one word: "Zweidrittelmehrheit"
    share_heads: tuple[str, ...] = ()
    multiples: Mapping[str, Decimal]
    multiple_endings: frozenset[str]
    times: frozenset[str]
    # Those of them that do not multiply: "3 time"
    not_times: frozenset[str] = frozenset()
    # "einmal", "once", and the words around them if they count
    once: frozenset[str]
    once_before: frozenset[str]
    once_after: frozenset[str]
    rates: frozenset[str]
    small: Mapping[str, int]
    # Denominators that begin compounds: "Viertelmillion"
    parts: tuple[str, ...] = ()
    # "Jeder Fünfte", "every fifth"; "einer von fünf", "one in five"; "kein einziger", "not a single"
    each: frozenset[str]
    one_of: frozenset[str]
    # Between part and whole, and whether they need a round whole ("two in five"); those that only a one precedes; those
    # that also precede a measure: "drei von vier Kilometern"
    share_links: Phrases[bool]
    one_links: frozenset[str] = frozenset()
    measure_links: frozenset[str] = frozenset()
    # Those counted by "one in so many": "one woman in three", unlike one goal in four games
    sharers: frozenset[str] = frozenset()
    none: frozenset[str]
    # Those that count nothing only before an article and a "single"; stems of "einzig" after the others
    negators: frozenset[str] = frozenset()
    single: frozenset[str]
    single_stems: tuple[str, ...] = ()
    # "Zu dritt": precedes the size of a party; the endings of this, and sizes with other stems
    together: frozenset[str] = frozenset()
    party_endings: tuple[str, ...] = ()
    parties: Mapping[str, int] = field(default_factory=dict)
    # Negates a later "a single": "never saw a single one"
    denials: frozenset[str]
    # End the reach of such a negation: "nothing but a single coin"
    exceptions: frozenset[str]
    # "Both", and what follows one that only emphasises "and"
    both: frozenset[str] = frozenset()
    after_both: frozenset[str] = frozenset()
    # "Halb so viele"
    half_as: Phrases[bool] = field(default_factory=lambda: Phrases({}))
    # A pair as it is written, unlike "ein paar", and the articles before it
    pair: frozenset[str] = frozenset()
    pair_articles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What numbers count: units, money, people."""

    units: Phrases[Measure]
    symbols: Phrases[Measure]
    people: Phrases[str]
    subunits: frozenset[str]
    # Adjectives of measure: "tägig", "jähriger"
    adjectives: Mapping[str, Measure] = field(default_factory=dict)
    heads: Mapping[str, Measure]
    not_compounds: tuple[str, ...] = ()
    definite: frozenset[str]
    # Between an article and what it counts: "eine gute Stunde", "ein knappes Dutzend", "a good hour"
    hedged_one: Mapping[str, Qualifier]
    # Letters glued to a number that are degrees, and words of weather that confirm it
    degree_letters: Mapping[str, Measure] = field(default_factory=dict)
    heat: frozenset[str] = frozenset()
    # Surround "a year" if it means one year rather than each year
    before_one: frozenset[str] = frozenset()
    after_one: frozenset[str]
    # "12 degrees below zero" and above it: the sign
    zero: Phrases[int]
    not_people: frozenset[str]
    # Endings of a lower-case adjective between a number and the people it counts, and those of other words
    adjective_endings: tuple[str, ...]
    other_endings: tuple[str, ...] = ()
    # Units that are also other words, unless digits precede them
    after_digits: frozenset[str]
    # "16-year-old"
    aged: frozenset[str] = frozenset()
    # Units that are also other words: those that only a part of one may count ("half a cup"), those that no number
    # counts, and those that need a space before them unless feet precede them ("5 ft 2 in")
    partial: frozenset[str] = frozenset()
    uncounted: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    # After pounds that are weight, if others are money: "zwei Pfund schwer"
    weighing: frozenset[str] = frozenset()
    # Endings of an adjective after a measure that describes a noun: "zwei Meter hohe Mauer"
    attributive_endings: tuple[str, ...]
    plurals: frozenset[str] = frozenset()
    # Units that are also other words after an article: "ein Zoll", "a foot"
    not_with_article: frozenset[str]
    # Words before a number that give it its unit: "aged 33", "Tempo 30"
    leading: Mapping[str, str]
    # Symbols after a hyphen: "155-mm-Munition", "1,5-l-Flasche"
    hyphened: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Results of games and votes."""

    score_words: frozenset[str]
    score_links: frozenset[str]
    score_joints: frozenset[str]
    # Those of them that link a blood pressure: "110 over 65"
    pressure_links: frozenset[str] = frozenset()
    # Dashes between any two bare numbers of a score; others need a falling pair
    dashes: frozenset[str] = frozenset()
    nil: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Qualifiers: bounds and hedges of an amount or a point in time."""

    before: Phrases[Qualifier | None]
    # Bounds that need a measure: "innerhalb eines Jahres", but not "innerhalb eines Gebiets"
    within: frozenset[str]
    hedges: Phrases[bool]
    after: Phrases[Qualifier]
    than: frozenset[str]
    # Words that invert a bound, and the infinitives that may intervene: "may not be more than five"
    negations: frozenset[str]
    negated: frozenset[str] = frozenset()
    # Bounds of a point in time, before it (across a preposition) and after it
    deadlines: Phrases[Qualifier]
    deadlines_after: Phrases[Qualifier]
    deadline_links: frozenset[str]
    # Bounds a measure from above if no lower end precedes it
    up_to: frozenset[str] = frozenset()
    # Comparatives ("two points less than before") and equatives ("twice as high as") that begin a bound but may compare
    comparatives: frozenset[str]
    equatives: frozenset[str] = frozenset()
    # Bounds that are also prepositions, and the words that require them: "verfügt über 18 Häuser"
    prepositions: frozenset[str]
    governing: tuple[str, ...] = ()
    # Nouns of a change, before "of" the change and "to" the result: "an increase of 830 to 16,579"
    steps: frozenset[str] = frozenset()
    # Bounds that name a result after some verbs, and these verbs: "added up to 30,000"
    results: frozenset[str] = frozenset()
    climbing: frozenset[str] = frozenset()
    # Not a hedge between two numbers: "14 gegen 9 Stimmen"
    against: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranges:
    """Words between two ends."""

    to: Phrases[bool]
    between: frozenset[str]
    from_words: frozenset[str]
    from_to: Phrases[bool]
    # A one that counts only beside a number: "ein bis zwei", "one or two"
    ones: frozenset[str]
    # Also between such a one and its number: "ein, zwei"
    commas: frozenset[str] = frozenset()
    # Before a change and its result, which are not a range: "by 26,000 to 2.9 million"
    by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Days, months, years and dates relative to today."""

    months: Mapping[str, int]
    # Articles and prepositions that may precede the second of two dates, and a year
    date_links: frozenset[str]
    # Between day and month ("5.6."), and between a date and its year ("June 5, 2025"); those after which the order of
    # day and month is unknown: "6/5/2025"
    day_marks: frozenset[str] = frozenset()
    year_marks: frozenset[str] = frozenset()
    ambiguous_marks: frozenset[str] = frozenset()
    # Words before a day: before "5. 6.", "05.06" without its last dot, and "27 Juli"; those between a day and its month
    day_before: frozenset[str] = frozenset()
    day_before_cut: frozenset[str] = frozenset()
    day_before_month: frozenset[str] = frozenset()
    day_of: frozenset[str] = frozenset()
    year_links: tuple[str, ...]
    # Between a month and a year in digits ("June of 2025"), and before a relative one ("Juni des letzten Jahres")
    year_of: Phrases[bool]
    relative_of: frozenset[str]
    # Mark a spelled-out number as a year: "im Jahr neunzehnhundertneunundachtzig"
    year_nouns: frozenset[str]
    month_alone: frozenset[str]
    # Precede an abbreviated month without a day: "until Oct."
    month_before: frozenset[str]
    # Months that are also other words or first names; those that are verbs
    month_words: frozenset[str]
    month_verbs: frozenset[str] = frozenset()
    # Precede a verb that is really the month, and so does an article before a lower-case word
    before_verb: frozenset[str] = frozenset()
    # Precede such a month even if a name follows it
    month_links: frozenset[str]
    parts: Mapping[str, str]
    # Named by two two-digit years: "Saison 23/24"
    seasons: frozenset[str]
    year_words: frozenset[str]
    # Bounds that may also precede a year, and those after which four digits are a count
    year_hedges: frozenset[str]
    year_counts: frozenset[str] = frozenset()
    # Endings of a year in the plural, some of them quoted from the other language: "1990s"
    year_endings: frozenset[str]
    # Units that are also other words, which four digits do not count: "the 2025 cup final"
    not_after_years: frozenset[str]
    quarters: Mapping[str, str]
    # Words for a numbered week
    numbered_weeks: frozenset[str] = frozenset()
    centuries: frozenset[str]
    # Between two ranks of centuries: "des 19. und 20. Jahrhunderts"
    century_links: frozenset[str]
    decades: Mapping[str, int]
    # Nouns after the digits of a decade, if it needs one, unless one of these words precedes it; the last of them do
    # only if no noun follows: "die 90er"
    decade_words: tuple[str, ...] = ()
    decade_articles: frozenset[str] = frozenset()
    decade_prepositions: frozenset[str] = frozenset()
    # Between decades that share a noun ("60er und 70er Jahre"), and the endings of the later ones
    decade_links: frozenset[str] = frozenset()
    shared_endings: frozenset[str] = frozenset()
    # Between a decade and its century: "die 80er Jahre des 19. Jahrhunderts"
    decade_of: Phrases[bool]
    # A dash before the digits of a decade is not a minus
    decade_dashes: frozenset[str] = frozenset()
    # Follow an age: "over-80s"
    age_endings: frozenset[str]
    # Follow the digits of a decade: "90er", "1990s"
    decade_endings: frozenset[str]
    # Hundreds that are centuries rather than decades before them: "the 1900s"
    hundreds: frozenset[int]
    eras: Phrases[int]
    # Those before a year, as they are written: "AD 8"
    era_prefixes: Mapping[str, int] = field(default_factory=dict)
    relative: Mapping[str, int]
    # Those of no certain year ("past year"), an article that makes one count from the text's past ("the previous
    # year"), and units that are spans rather than dates ("the next years")
    vague: frozenset[str] = frozenset()
    retelling: frozenset[str] = frozenset()
    spans: frozenset[str]
    this_year: frozenset[str] = frozenset()
    days: Mapping[str, int]
    # The words for "ago" before and after the time; units in the genitive, which no such word precedes
    ago_before: frozenset[str] = frozenset()
    ago_after: frozenset[str] = frozenset()
    genitives: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Weekdays."""

    # Weekdays by ISO number, in German also with the part of the day; the endings of those in lower case ("dienstags");
    # their abbreviations as written, what precedes these, and currencies with such an abbreviation
    weekdays: Mapping[str, int]
    weekday_endings: tuple[str, ...]
    weekday_abbreviations: Mapping[str, int]
    weekday_links: frozenset[str]
    weekday_currencies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Times of day."""

    o_clock: Phrases[bool]
    # The unit of an hour in digits up to twelve without its half of the day
    half_day: str | None
    # Letters that mark an hour: "20.30h"
    hour_signs: frozenset[str] = frozenset()
    # Between hours, and between ranges of hours, that share an "Uhr": "17 und 20 Uhr", "8 bis 12 sowie 14 bis 18 Uhr"
    hour_links: frozenset[str] = frozenset()
    range_links: frozenset[str] = frozenset()
    # Parts of an hour in minutes, what counts them before and after the hour, the word for minutes, what precedes them
    hour_parts: Mapping[str, int]
    clock_to: frozenset[str]
    clock_past: frozenset[str]
    clock_only: frozenset[str] = frozenset()
    minute_words: frozenset[str]
    clock_before: frozenset[str]
    time_context: frozenset[str]
    day_parts: Phrases[Literal["am", "pm", "night"]]
    clock_words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Numbered places and names."""

    labels: Phrases[str]
    not_identifiers: frozenset[str]
    # Abbreviations of "number" before that of a law, some of them quoted from the other language
    numeros: tuple[tuple[str, ...], ...]
    # Bodies whose laws are numbered with a slash: "2014/24/EU"
    legislators: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that begin a figure, or cannot."""

    articles: frozenset[str]
    # Links a part to its whole: "a quarter of an hour"
    partitive: frozenset[str] = frozenset()
    stop: frozenset[str]
    # Idioms that contain a number word and count nothing
    idioms: Phrases[bool]
    # Words that may begin a figure although no other table has them; beginnings of such words; what may follow an
    # article
    beginners: frozenset[str]
    begin_stems: tuple[str, ...] = ()
    after_article: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tables:
    """The readers' knowledge of one language, with a table for each layer; what a language lacks is empty.

    Keys are in lower case, except in `symbols` and `roman_names`, which match exactly as written. Keys of several words
    have one space between words and none before or after marks that touch (`km/h`, `us-dollar`).
    """

    habits: Habits
    numbers: Numbers
    ranks: Ranks
    shares: Shares
    measures: Measures
    scores: Scores
    bounds: Bounds
    ranges: Ranges
    dates: Dates
    week: Week
    clock: Clock
    names: Names
    words: Words


def signs(table: dict[str, str]) -> dict[str, Measure]:
    """Expand currency signs like `forms`; a letter before the sign may be separated from it."""
    signs = forms(Kind.MONEY, table)
    apart = {
        f"{form[:-1]} $": measure
        for form, measure in signs.items()
        if form.endswith("$") and len(form) > 2 and form[:-1].isalpha()
    }
    return {**apart, **{form.lower(): measure for form, measure in apart.items()}, **signs}


def forms(kind: Kind, table: dict[str, str]) -> dict[str, Measure]:
    """Expand `canonical: "form|form"` into one entry per form."""
    return {form: (unit, kind, Decimal(1)) for unit, forms in table.items() for form in forms.split("|")}
