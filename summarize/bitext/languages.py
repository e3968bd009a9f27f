"""Which side of a bitext is German and which English, by language tags and by the texts."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from summarize.bitext.unit import BitextError, Entry, Unit
from summarize.language.detection import is_foreign, is_german

#: ISO 639-2 codes, which some tools write.
_LONG = {"deu": "de", "ger": "de", "eng": "en"}

#: Units sampled to detect the languages, and the fewest words per side that are conclusive: single strings of a program
#: ("OK", "Server") have no language.
SAMPLED_UNITS = 200
LEAST_WORDS = 60


def primary(tag: str) -> str:
    """Return the language of a tag without script and region: `de` for de-AT, de_DE.UTF-8 and ger."""
    language = tag.strip().replace("_", "-").split("-")[0].split(".")[0].split("@")[0].lower()
    return _LONG.get(language, language)


def is_german_tag(tag: str) -> bool:
    """Whether a language tag means German of any region."""
    return primary(tag) == "de"


def is_english_tag(tag: str) -> bool:
    """Whether a language tag means English of any region."""
    return primary(tag) == "en"


def german_is_source(source: str | None, target: str | None, *, file: str, line: int | None = None) -> bool:
    """Return whether the German is the source of a bitext with these language tags, rather than its translation.

    A missing tag is assumed to be the other language. Raises BitextError for any other pair.
    """
    found = (primary(source or ""), primary(target or ""))
    if found in (("de", "en"), ("de", ""), ("", "en")):
        return True
    if found in (("en", "de"), ("en", ""), ("", "de")):
        return False
    named = " and ".join(tag or "none" for tag in (source, target))
    raise BitextError(file, f"the languages are {named}; give a bitext of German and English.", line)


def checked_languages(entries: Iterable[Entry], *, file: str, remedy: str) -> Iterator[Entry]:
    """Yield `entries`; raise BitextError before the first if their texts are not German and English.

    Judges only SAMPLED_UNITS units, and only if they have LEAST_WORDS words per side. `remedy` says how to fix swapped sides.
    """
    stream = iter(entries)
    sample: list[Entry] = []
    broken: BitextError | None = None
    try:
        sample.extend(islice(stream, SAMPLED_UNITS))
    except BitextError as error:
        broken = error  # entries before a fault are checked
    units = [entry for entry in sample if isinstance(entry, Unit)]
    german, english = (" \n".join(texts) for texts in ([u.german for u in units], [u.english for u in units]))
    if min(len(german.split()), len(english.split())) >= LEAST_WORDS and is_foreign(german):
        if is_german(english):
            raise BitextError(file, f"the German and the English side are swapped; {remedy}.")
        raise BitextError(
            file, "the side that should be German is not; give a bitext of German and English, or --force."
        )
    yield from chain(sample, stream)
    if broken is not None:
        raise broken
