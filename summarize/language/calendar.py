"""German and English names of months and weekdays, full and abbreviated, and what both languages abbreviate alike."""

from collections.abc import Iterable


def _numbered(*names: str) -> dict[str, int]:
    """Return the number of each name; each item of `names` lists the names of one month or weekday."""
    return {name: number for number, each in enumerate(names, 1) for name in each.split()}


def capitalized(names: Iterable[str]) -> str:
    """Return a pattern for any of the names, with a capital."""
    return "|".join(map(str.capitalize, names))


#: In lower case, like the other tables; with Austrian names and spellings without umlauts.
GERMAN_MONTHS = _numbered(
    "januar jänner jaenner", "februar feber", "märz maerz", "april", "mai", "juni", "juli", "august", "september",
    "oktober", "november", "dezember",
)  # fmt: skip
#: With or without a dot.
GERMAN_SHORT_MONTHS = _numbered(
    "jan jän", "feb febr", "mär mrz", "apr", "", "jun", "jul", "aug", "sep sept", "okt", "nov", "dez"
)
ENGLISH_MONTHS = _numbered(
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"
)  # fmt: skip
ENGLISH_SHORT_MONTHS = _numbered("jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep sept", "oct", "nov", "dec")
#: Monday is 1, as in ISO 8601.
GERMAN_WEEKDAYS = _numbered(
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend", "sonntag"
)  # fmt: skip
GERMAN_SHORT_WEEKDAYS = _numbered("mo", "di", "mi", "do", "fr", "sa", "so")
ENGLISH_WEEKDAYS = _numbered("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ENGLISH_SHORT_WEEKDAYS = _numbered("mon", "tue tues", "wed", "thu thur thurs", "fri", "sat", "sun")
#: Time zones of either language, in lower case: "0430 GMT".
TIME_ZONES = frozenset({"gmt", "utc", "cet", "cest", "bst", "est", "edt", "mez", "mesz"})
#: Before the number of a part of a year ("Q3"): the unit, the highest number, and whether a space may separate them.
PERIODS = {"Q": ("quarter", 4, False), "H": ("half-year", 2, False), "KW": ("week", 53, True)}
