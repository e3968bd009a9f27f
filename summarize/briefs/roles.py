"""Roles: whether a rewording swaps who does what to whom, or what comes first.

There is no parser: a participle that both sentences share is an anchor, and the content words that they share are its
agents and patients, by the side on which they stand. "By" and forms of "to be" mark a passive, where the sides are swapped.
"""

import re
from collections.abc import Iterator, Sequence

from summarize.language.clauses import EVENT_BORDER
from summarize.language.function_words import ADDED, ADVERBIAL, DETERMINERS, NOMINAL, PASSIVE
from summarize.language.words import english_stem

__all__ = ["reordered", "roles_swapped"]

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[;:.]")
_VERB = re.compile(r"(?:ed|ing|s)$")
_PARTICIPLE = re.compile(r"(?:ed|ing)$")
_PASSIVE = re.compile(r"(?:d|t|n)$")
#: How many words on each side of a verb are searched for its agent and its patient.
_REACH = 7

#: What follows these comes first in time, and what follows the others comes second.
_FIRST = re.compile(r"\b(?:after|following|since|once|when|as soon as|having)\b", re.IGNORECASE)
_SECOND = re.compile(r"\b(?:before|until|ahead of|prior to|then|subsequently|later|afterwards)\b", re.IGNORECASE)
_GOVERNED = re.compile(r"\s+\w")
_PAIR = re.compile(r"\w+\W+\w+")

_Sides = tuple[list[str], list[str]]


def roles_swapped(source: str, text: str) -> bool:
    """Whether the agent of a verb of `source` is its patient in `text`, or the other way round."""
    ours, theirs = _TOKEN.findall(source), _TOKEN.findall(text)
    shared = _stems(ours) & _stems(theirs)
    before, after = _verbs(ours), _verbs(theirs)
    for verb in before.keys() & after.keys():
        one, other = ours[before[verb]], theirs[after[verb]]
        if (_PARTICIPLE.search(one) or _PARTICIPLE.search(other)) and _turned(
            _sides(ours, before[verb], shared - {verb}), _sides(theirs, after[verb], shared - {verb})
        ):
            return True
    return False


def _turned(before: _Sides, after: _Sides) -> bool:
    """Whether the nearest agent or patient changes sides between `before` and `after`, with no sign to the contrary."""
    (agents, patients), (new_agents, new_patients) = before, after
    if agents and patients:
        agent, patient = agents[0], patients[0]
        if {agent} <= set(new_patients) - set(new_agents) and {patient} <= set(new_agents) - set(new_patients):
            return True
    demoted = bool(agents) and not new_agents and agents[0] in new_patients and agents[0] not in patients
    promoted = bool(patients) and patients[0] in new_agents and not set(agents) & {patients[0], *new_agents}
    return demoted or promoted


def _sides(tokens: Sequence[str], at: int, shared: frozenset[str]) -> _Sides:
    """Return the stems of possible agents and of possible patients of the verb at `at`, nearest first."""
    behind = range(at + 1, min(len(tokens), at + 1 + _REACH))
    before = range(at - 1, max(-1, at - 1 - _REACH), -1)
    left, right = (_until_stop(tokens, places, shared) for places in (before, behind))
    lowered = [tokens[place].lower() for place in behind]
    near = {word.lower() for word in tokens[max(0, at - 3) : at]}
    passive = _PASSIVE.search(tokens[at]) and (near & PASSIVE or "by" in lowered[:3])
    if not passive and not right and tokens[at].endswith("ed"):
        return [], []  # "Monument unveiled", "the hotels affected": it may be a passive.
    return (right if "by" in lowered else [], left) if passive else (left, right)


def _until_stop(tokens: Sequence[str], places: Sequence[int], shared: frozenset[str]) -> list[str]:
    """Return the `shared` stems at `places` outside adverbials, up to the end of the clause or sentence."""
    found = []
    for place in places:
        if tokens[place] in ";:.":
            break
        if (named := _named(tokens[place])) in shared and not _adverbial(tokens, place):
            found.append(named)
    return found


def _adverbial(tokens: Sequence[str], place: int) -> bool:
    """Whether a noun follows a preposition of time or place: "in spring", "at the border"."""
    before = [token.lower() for token in tokens[max(0, place - 2) : place]]
    return bool(before) and (before[-1] in ADVERBIAL or (before[-1] in DETERMINERS and before[0] in ADVERBIAL))


def _verbs(tokens: Sequence[str]) -> dict[str, int]:
    """Return the first place of each word that may be a verb, by its stem."""
    found: dict[str, int] = {}
    for at, token in enumerate(tokens):
        noun = at > 0 and tokens[at - 1].lower() in NOMINAL
        if len(token) > 3 and token.islower() and _VERB.search(token) and token not in ADDED and not noun:
            found.setdefault(_named(token), at)
    return found


def reordered(source: str, text: str) -> bool:
    """Whether `text` reverses the order of two events in `source`."""
    ordered = list(_ordered(text))
    return any(
        _crossed(first & later, second & earlier, (first & earlier) | (second & later))
        for one, two in _ordered(source)
        for new_one, new_two in ordered
        for first, second, earlier, later in [(one - two, two - one, new_one - new_two, new_two - new_one)]
    )


def _crossed(one: frozenset[str], two: frozenset[str], kept: frozenset[str]) -> bool:
    return bool(one and two) and len(one) + len(two) > 2 * len(kept)


def _ordered(text: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Yield the stems of what comes first and of what comes second, for each word that orders two events."""
    for pattern in (_FIRST, _SECOND):
        for match in pattern.finditer(text):
            before, behind = text[: match.start()], text[match.end() :]
            if not _GOVERNED.match(behind):
                continue  # "It happened once before."
            if not _PAIR.search(before):
                # "After the vote, talks failed": the word governs the clause in front.
                behind, _, before = EVENT_BORDER.sub("\n", behind, count=1).partition("\n")
            governed, other = (_stems(_TOKEN.findall(part)) for part in (behind, before))
            yield (governed, other) if pattern is _FIRST else (other, governed)


def _stems(tokens: Sequence[str]) -> frozenset[str]:
    return frozenset(_named(token) for token in tokens if len(token) > 2 and token.lower() not in ADDED)


def _named(token: str) -> str:
    return english_stem(token.lower().removesuffix("'s").removesuffix("’s"))
