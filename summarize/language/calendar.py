"""German and English month names, full and abbreviated, and what both languages abbreviate alike."""


def _numbered(*names: str) -> dict[str, int]:
    """Return the number of each name; each item of `names` lists the names of one month."""
    return {name: number for number, each in enumerate(names, 1) for name in each.split()}


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
#: Time zones of either language, in lower case: "0430 GMT".
TIME_ZONES = frozenset({"gmt", "utc", "cet", "cest", "bst", "est", "edt", "mez", "mesz"})
#: Before the number of a part of a year ("Q3"): the unit, the highest number, and whether a space may separate them.
PERIODS = {"Q": ("quarter", 4, False), "H": ("half-year", 2, False), "KW": ("week", 53, True)}
