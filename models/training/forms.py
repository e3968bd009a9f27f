"""Inflected forms of a dictionary's words, which it lists only as lemmas.

The news has "rasantem", "Geldscheinen" and "sprengten" where a dictionary has "rasant", "Geldschein" and "sprengen".
Only forms that occur in the news are made, and only English ones that the pairs have, so that simple rules suffice;
irregular words are skipped.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from dictionary import Row, Usage

Change = Callable[[str, Usage], str | None]
"""What an ending does to the English: the changed words, or None where the pairs do not have them."""

_HEAD = re.compile(r"[^\W\d_]{3,}")
_VOWEL = re.compile(r"(?:au|[aou])(?!.*(?:au|[aou]))")
_UMLAUT = {"a": "ä", "o": "ö", "u": "ü", "au": "äu"}
_ADJECTIVE = ("e", "en", "er", "es", "em")
_SUPERLATIVE = ("ste", "sten", "ster", "stes", "este", "esten", "ester", "estes")
_PLURAL = ("e", "er", "en", "n", "nen", "ern")


def forms(dictionary: Mapping[str, Sequence[str]], used: Usage, *, lacking: bool = True) -> list[Row]:
    """Return attested forms of words of `dictionary` that it lacks, if `lacking` only those missing from the pairs."""
    made: dict[str, str] = {}
    for form, english in inflected(dictionary, used):
        if form not in dictionary and used.written[form] and not (lacking and not used.rare(form)):
            made.setdefault(form, english)
    return [(german, english, used.turns(german)) for german, english in made.items()]


def inflected(dictionary: Mapping[str, Sequence[str]], used: Usage) -> Iterator[tuple[str, str]]:
    """Yield the attested forms of all words of `dictionary`, with each English form that the pairs have."""
    for german, translations in dictionary.items():
        if not _HEAD.fullmatch(german):
            continue
        for form, change in _endings(german):
            if form != german and (used.written[form] or used.taught[form]):
                for old in translations:
                    english = change(old, used)
                    if english:
                        yield form, english


def adjectives(dictionary: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the words of `dictionary` that become adjectives, and nothing else, with an ending."""
    verbs = {german for german, (first, *_) in dictionary.items() if first.startswith("to ")}
    # "betonte" and "erwarteten" are more often verb forms than adjectives.
    past = {word for verb in verbs for word in (f"{verb.removesuffix('en')}t", f"{verb.removesuffix('en')}et")}
    return {word for word in dictionary if word.islower() and not {word, f"{word}en", f"{word}n"} & verbs} - past


def _endings(german: str) -> Iterator[tuple[str, Change]]:
    if german[0].isupper():
        genitive = plural if german[-1] in "aiouy" else _same
        yield from ((german + ending, genitive) for ending in ("s", "es"))
        for stem in (german, _umlaut(german)):
            yield from ((stem + ending, plural) for ending in _PLURAL)
        yield _umlaut(german), plural
        return
    if german.endswith(("en", "eln", "ern")):
        stem = german[:-2] if german.endswith("en") else german[:-1]
        yield from ((stem + ending, _third_person) for ending in ("t", "et"))
        yield from ((stem + ending, _past) for ending in ("te", "ten", "ete", "eten"))
    stem = german.removesuffix("e")
    yield from ((stem + ending, _attribute) for ending in _ADJECTIVE)
    yield from ((stem + ending, _most) for ending in _SUPERLATIVE)


def _umlaut(german: str) -> str:
    return _VOWEL.sub(lambda vowel: _UMLAUT[vowel.group()], german)


def _same(english: str, used: Usage) -> str | None:
    return english


def is_plural(english: str) -> bool:
    """Whether English looks like a plural: "banknotes", but not "glass", "virus" or "crisis"."""
    return english.endswith("s") and not english.endswith(("ss", "us", "is"))


def plural(english: str, used: Usage) -> str | None:
    """Return `english` with its last word in the plural, or None if the pairs lack that."""
    if is_plural(english):
        return english
    rest, last = _last(english)
    if last.endswith("man"):
        return f"{rest}{last[:-2]}en"
    found = _s(last, used)
    return found and rest + found


def _third_person(english: str, used: Usage) -> str | None:
    return _verb(english, used, _s)


def _past(english: str, used: Usage) -> str | None:
    return _verb(english, used, _ed)


def _attribute(english: str, used: Usage) -> str | None:
    # "schlau" is "cleverly", too, but "schlaue" is not.
    return None if english.startswith("to ") or english.endswith("ly") else english


def _most(english: str, used: Usage) -> str | None:
    return None if " " in english or english.endswith("ly") else f"most {english}"


def _verb(english: str, used: Usage, change: Callable[[str, Usage], str | None]) -> str | None:
    if not english.startswith("to "):
        return None
    verb, space, rest = english[3:].partition(" ")
    found = change(verb, used)
    return found and found + space + rest


def _s(word: str, used: Usage) -> str | None:
    made = [f"{word}s", f"{word}es"]
    if word.endswith("y"):
        made.append(f"{word[:-1]}ies")
    return _attested(made, used)


def _ed(word: str, used: Usage) -> str | None:
    made = [f"{word}ed", f"{word}d", f"{word}{word[-1:]}ed"]
    if word.endswith("y"):
        made.append(f"{word[:-1]}ied")
    return _attested(made, used)


def _attested(made: Sequence[str], used: Usage) -> str | None:
    best = max(made, key=used.common)
    return best if used.common(best) else None


def _last(english: str) -> tuple[str, str]:
    rest, space, last = english.rpartition(" ")
    return rest + space, last
