"""Months: what German and English call them, whole and shortened."""

__all__ = ["ENGLISH_MONTHS", "ENGLISH_SHORT_MONTHS", "GERMAN_MONTHS", "GERMAN_SHORT_MONTHS"]


def _numbered(*names: str) -> dict[str, int]:
    """Return the number of each name; `names` has those of one month after the other."""
    return {name: number for number, each in enumerate(names, 1) for name in each.split()}


#: In lower case, as the other tables; Austrian names and spellings without umlauts as well.
GERMAN_MONTHS = _numbered(
    "januar jänner jaenner", "februar feber", "märz maerz", "april", "mai", "juni juno", "juli", "august", "september",
    "oktober", "november", "dezember",
)  # fmt: skip
#: With a dot or without one.
GERMAN_SHORT_MONTHS = _numbered(
    "jan jän", "feb febr", "mär mrz", "apr", "", "jun", "jul", "aug", "sep sept", "okt", "nov", "dez"
)
ENGLISH_MONTHS = _numbered(
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"
)  # fmt: skip
ENGLISH_SHORT_MONTHS = _numbered("jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep sept", "oct", "nov", "dec")
