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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Numbers:
    """Numbers in digits and words."""

    decimal: str
    grouping: str
    atoms: Mapping[str, tuple[int, int]]
    whole: Mapping[str, int]
    # Endings of "ein" before a scale: "hunderteine Millionen"
    feminine: frozenset[str] = frozenset()
    # Case endings of numbers that end in one, and of other numbers: "einundzwanziger", "zweier"
    one_endings: frozenset[str] = frozenset()
    declined: Mapping[Decimal | int, frozenset[str]] = field(default_factory=dict)
    # Begin the noun that a round number groups: "Zehnerpack"
    group_endings: tuple[str, ...] = ()
    joiner: str
    # Joins a part to a scale or unit: "two million and a half"; empty where nothing does
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
    # Halves that are adjectives: "zwei halbe Stunden"
    half_adjectives: frozenset[str] = frozenset()
    # A half that is a preposition after its noun: "der Kürze halber"
    for_the_sake: frozenset[str] = frozenset()
    fixed: Mapping[str, Decimal] = field(default_factory=dict)
    # Words for one and a half, which begin compounds: "anderthalbtausend"
    one_and_a_half: tuple[str, ...] = ()
    dozen: Mapping[str, int]
    # Dozens that are also other words, and count only if they touch their number: "4score"
    attached: frozenset[str] = frozenset()
    collectives: Mapping[str, int]
    # Collectives that count only before "of"; links to the next scale or to what is counted; prefixes of a repeated
    # collective: "Tausende und Abertausende"
    tens: Mapping[str, int] = field(default_factory=dict)
    collective_links: frozenset[str]
    repeated: tuple[str, ...] = ()
    several: frozenset[str]
    # "Ein paar", "a few", and what must follow each
    indefinite: Mapping[tuple[str, ...], Literal["nothing", "unit", "number"]]
    # Numbers that are also pronouns, and words before or after one that counts ("number one", "one in ten"); words
    # before it after which it does not count if an article precedes them: "the only one"
    pronouns: frozenset[str] = frozenset()
    before_pronoun: frozenset[str] = frozenset()
    after_pronoun: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    # Number words that count nothing: nouns after some words ("die Elf"), parts of verbs before others ("acht geben"),
    # surnames ("Peter Tausend"); nouns and names as they are written
    nouns_after: Mapping[str, frozenset[str]] = field(default_factory=dict)
    verbs_before: Mapping[str, frozenset[str]] = field(default_factory=dict)
    surnames: frozenset[str] = frozenset()
    # Follow an "and a half" that does not belong to the unit before it: "an hour and a half million"
    after_half: frozenset[str] = frozenset()
    # File formats that are spelled like numbers, in capitals: ELF
    formats: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
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
    # Case endings of an ordinal ("letzter"), and the one of its base form; the end of its stem, and the letter that
    # links this to tens and hundreds: "vier-t-e", "zwanzig-s-t-e"
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
    # Ordinals that may only open a sentence ("First, ..."), and prepositions that make an idiom of one: "at first"
    openers: frozenset[str] = frozenset()
    before_idiom: frozenset[str] = frozenset()
    # Ordinals that are also units, and words before the unit: "split second"
    also_units: frozenset[str] = frozenset()
    before_unit: frozenset[str] = frozenset()
    # Nouns that are ranked rather than divided: "a good fourth place"
    places: frozenset[str] = frozenset()
    from_last: Mapping[str, int]
    # What follows a rank counted from the end, "third from last", and what follows "next": "next to last"
    from_end: tuple[tuple[str, ...], ...] = ()
    next_to_last: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    # The noun that a place is combined with in one word: "Tabellenfünfter", "Weltranglisten-20."
    ranked_in: tuple[str, ...] = ()
    digit_ordinals: frozenset[str]
    roman_names: frozenset[str]
    # Names that a number in words may follow, and those numbers: "World War Two"
    numbered_names: frozenset[str] = frozenset()
    name_numbers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Shares:
    """Parts of a whole, and multiples."""

    denominators: Mapping[str, int]
    fraction_endings: frozenset[str] = frozenset()
    # A part that needs no article before "of" or a scale ("quarter of an hour"); stems of nouns for a half
    quarter: frozenset[str] = frozenset()
    half_nouns: tuple[str, ...] = ()
    # Parts that no number but one counts ("one half"), parts that end a number ("two million and one third"), and parts
    # that are no ranks after an article ("a hundredth")
    singular_parts: frozenset[str] = frozenset()
    counted_parts: frozenset[str] = frozenset()
    never_ranks: frozenset[str] = frozenset()
    # Words after a part that could be a rank: "a third of", "a third more"
    after_part: frozenset[str] = frozenset()
    # Words after "half-" if it divides them: "half-century"
    halved: frozenset[str] = frozenset()
    # Between a whole number and its part in one word: "zweieinviertel"
    unit_joint: str = ""
    # Endings of a denominator, those of its genitive in a compound, and those of the plural
    part_endings: frozenset[str] = frozenset()
    genitive_endings: frozenset[str] = frozenset()
    plural_endings: tuple[str, ...]
    # Heads of compounds with a share: "Zweidrittelmehrheit"
    share_heads: tuple[str, ...] = ()
    multiples: Mapping[str, Decimal]
    multiple_endings: frozenset[str]
    times: frozenset[str]
    # Of these, words that do not multiply: "a three time champion"
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
    # Links of part and whole, and whether the whole must be round ("two in five"); links after one only ("one of two");
    # links that form no share before a measure: "drei von vier Kilometern"
    share_links: Phrases[bool]
    one_links: frozenset[str] = frozenset()
    measure_links: frozenset[str] = frozenset()
    # Those counted by "one in so many": "one woman in three", unlike one goal in four games
    sharers: frozenset[str] = frozenset()
    none: frozenset[str]
    # Of these, words that count nothing only before "a single"; stems after the others: "kein einziger"
    negators: frozenset[str] = frozenset()
    single: frozenset[str]
    single_stems: tuple[str, ...] = ()
    # "Zu dritt": precedes the size of a party; the endings of such a size, and irregular ones
    together: frozenset[str] = frozenset()
    party_endings: tuple[str, ...] = ()
    parties: Mapping[str, int] = field(default_factory=dict)
    # Negates a later "a single": "never saw a single one"
    denials: frozenset[str]
    # End the reach of such a negation: "nothing but a single coin"
    exceptions: frozenset[str]
    # "Both", and words after one that only emphasises "and"
    both: frozenset[str] = frozenset()
    after_both: frozenset[str] = frozenset()
    # "Halb so viele"
    half_as: Phrases[bool] = field(default_factory=lambda: Phrases({}))
    # A pair as it is written, unlike "ein paar", and the articles before it
    pair: frozenset[str] = frozenset()
    pair_articles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
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
    # Endings of an adjective between a number and the people it counts, and of a lower-case word that is none
    adjective_endings: tuple[str, ...]
    other_endings: tuple[str, ...] = ()
    # Units that are also other words, and count only after digits
    after_digits: frozenset[str]
    # "16-year-old"
    aged: frozenset[str] = frozenset()
    # Units that are also other words: some count only up to one ("half a cup"), some never after a number ("5 morgen"),
    # and prepositions only if they touch the number or feet precede it ("5 ft 2 in")
    partial: frozenset[str] = frozenset()
    uncounted: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    # Words after pounds that are weight, where other pounds are money: "zwei Pfund schwer"
    weighing: frozenset[str] = frozenset()
    # Endings of an adjective between a measure and the noun it describes: "zwei Meter hohe Mauer"
    attributive_endings: tuple[str, ...]
    plurals: frozenset[str] = frozenset()
    # Units that are also other words after an article: "ein Zoll", "a foot"
    not_with_article: frozenset[str]
    # Words before a number that give it its unit: "aged 33", "Tempo 30"
    leading: Mapping[str, str]
    # Symbols after a hyphen: "155-mm-Munition", "1,5-l-Flasche"
    hyphened: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Scores:
    """Results of games and votes."""

    score_words: frozenset[str]
    score_links: frozenset[str]
    score_joints: frozenset[str]
    # Links of a blood pressure: "110 over 65"
    pressure_links: frozenset[str] = frozenset()
    # Dashes that join a score even if its first number is smaller; elsewhere only a falling pair is one
    dashes: frozenset[str] = frozenset()
    nil: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
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
    # Beginnings of bounds that may also compare: "two points less than before", "twice as high as"
    comparatives: frozenset[str]
    equatives: frozenset[str] = frozenset()
    # Bounds that are also prepositions, and the words that require them: "verfügt über 18 Häuser"
    prepositions: frozenset[str]
    governing: tuple[str, ...] = ()
    # Nouns of a change, before "of" the change and "to" the result: "an increase of 830 to 16,579"
    steps: frozenset[str] = frozenset()
    # Bounds that name a result after some verbs, and those verbs: "added up to 30,000"
    results: frozenset[str] = frozenset()
    climbing: frozenset[str] = frozenset()
    # Not a hedge between two numbers: "14 gegen 9 Stimmen"
    against: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Ranges:
    """Words between two ends."""

    to: Phrases[bool]
    between: frozenset[str]
    from_words: frozenset[str]
    from_to: Phrases[bool]
    # A one that counts only beside a number: "ein bis zwei", "one or two"
    ones: frozenset[str]
    # Marks between such a one and a number: "ein, zwei"
    commas: frozenset[str] = frozenset()
    # Before a change and its result, which are not a range: "by 26,000 to 2.9 million"
    by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Dates:
    """Days, months, years and dates relative to today."""

    months: Mapping[str, int]
    # Articles and prepositions that may precede the second of two dates, and a year
    date_links: frozenset[str]
    # Marks between day and month ("5.6."), between a day and its year ("June 5, 2025"), and between day and month in
    # either order: "6/5/2025"
    day_marks: frozenset[str] = frozenset()
    year_marks: frozenset[str] = frozenset()
    ambiguous_marks: frozenset[str] = frozenset()
    # Words before a day: before "5. 6.", "05.06" without its last dot, and "27 Juli"; those between a day and its month
    day_before: frozenset[str] = frozenset()
    day_before_cut: frozenset[str] = frozenset()
    day_before_month: frozenset[str] = frozenset()
    day_of: frozenset[str] = frozenset()
    year_links: tuple[str, ...]
    # Links of a month and a year in digits ("June of 2025"), or a relative year ("Juni des letzten Jahres")
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
    # Precede such a month where it is no verb: "every May"
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
    # Plural endings of a year, also those of the other language, which texts quote
    year_endings: frozenset[str]
    # Units that are also other words, which four digits do not count: "the 2025 cup final"
    not_after_years: frozenset[str]
    quarters: Mapping[str, str]
    # Words for a numbered week
    numbered_weeks: frozenset[str] = frozenset()
    centuries: frozenset[str]
    # Links of two centuries: "des 19. und 20. Jahrhunderts"
    century_links: frozenset[str]
    decades: Mapping[str, int]
    # Nouns after a decade, where it needs one; articles that replace this ("den 90ern"), and words that do so unless
    # another noun follows ("die 90er")
    decade_words: tuple[str, ...] = ()
    decade_articles: frozenset[str] = frozenset()
    decade_prepositions: frozenset[str] = frozenset()
    # Links of decades that share a noun ("60er und 70er Jahre"), and the endings of the later ones
    decade_links: frozenset[str] = frozenset()
    shared_endings: frozenset[str] = frozenset()
    # Links of a decade and its century: "die 80er Jahre des 19. Jahrhunderts"
    decade_of: Phrases[bool]
    # Dashes that may replace the century of a decade: "-90er"
    decade_dashes: frozenset[str] = frozenset()
    # Endings of an age: "over-80s"
    age_endings: frozenset[str]
    # Follow the digits of a decade: "90er", "1990s"
    decade_endings: frozenset[str]
    # Hundreds whose plural is a century, not a decade: "the 1900s"
    hundreds: frozenset[int]
    eras: Phrases[int]
    # Eras before a year, as they are written: "AD 8"
    era_prefixes: Mapping[str, int] = field(default_factory=dict)
    relative: Mapping[str, int]
    # Words of no certain year ("past year"), articles before a year that counts from the past told ("the previous
    # year"), and plurals, which are no dates ("the next years")
    vague: frozenset[str] = frozenset()
    retelling: frozenset[str] = frozenset()
    spans: frozenset[str]
    this_year: frozenset[str] = frozenset()
    days: Mapping[str, int]
    # Words for "ago" before and after the time, and genitives, which are no objects of the former
    ago_before: frozenset[str] = frozenset()
    ago_after: frozenset[str] = frozenset()
    genitives: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Week:
    """Weekdays."""

    # Weekdays by ISO number, in German also with the part of the day; the endings of those in lower case ("dienstags");
    # their abbreviations as written, what precedes these, and currencies that share one ("Fr.")
    weekdays: Mapping[str, int]
    weekday_endings: tuple[str, ...]
    weekday_abbreviations: Mapping[str, int]
    weekday_links: frozenset[str]
    weekday_currencies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Clock:
    """Times of day."""

    o_clock: Phrases[bool]
    # The unit of an hour up to twelve without its half of the day
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Names:
    """Numbered places and names."""

    labels: Phrases[str]
    not_identifiers: frozenset[str]
    # Abbreviations of "number" before that of a law, some of them quoted from the other language
    numeros: tuple[tuple[str, ...], ...]
    # Bodies whose laws are numbered with a slash: "2014/24/EU"
    legislators: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
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
