"""Stance: whether a sentence states as fact what its source denies, attributes, expects, demands or makes conditional.

A guarded rewording has only words and figures of its source, and yet "The court rejected the accusation that he stole
300,000 euros" may become "He stole 300,000 euros". What decides is which words of the source stand under which
operator, and whether the rewording still has one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from summarize.language.function_words import UNBOUND
from summarize.language.negation import ENGLISH_DENIALS
from summarize.language.words import ENGLISH, stem

__all__ = ["lost_stance"]

#: Words that negate a whole clause, wherever they stand in it.
_NOT = ENGLISH_DENIALS | frozenset(
    """
    hardly barely scarcely
    can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't shouldn't couldn't hasn't haven't hadn't
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
#: Words that negate what follows.
_DENIAL = re.compile(
    r"\b(?:(?:reject|dismiss|refut|disput|contradict|debunk|fail|refus|acquit|exonerat|cleared|overturn|revok|cancel|prevent|avert|avoid|"
    r"abandon|scrapp|withdrew|withdrawn|dropped|drops|thwart|foil|blocked|halted|stopped|declin|denie|deny|lack|unfounded|baseless)\w*"
    r"|call(?:ed|s)? off|rul(?:e|ed|es|ing) out|unlikely|unable|untrue|false|impossible|unproven|no longer|instead of|rather than|far from)\b",
    re.IGNORECASE,
)
#: Words that turn what follows, or the preceding clause, into somebody's statement or view.
_SAYING = (
    r"say|says|said|saying|tell|tells|told|claim\w*|alleg\w+|believ\w+|think|thinks|thought|argu\w+|warn\w*|reported|reports|reporting|notes|noted|"
    r"assert\w*|insist\w*|maintain\w*|suggest\w*|indicat\w+|fear\w*|expect\w*|estimat\w+|assum\w+|presum\w+|suppos\w+|predict\w*|forecast\w*|"
    r"project(?:ed|ions?)|announc\w+|according|complain\w*|describ\w+|deem\w*|seem\w*|appears?|write that|states?|stated|output|respond|answer|repeat|"
    r"print|imagin\w+|dream\w*|accus\w+|suspected|suspects (?:that|of)|suspicion|charged with|charges?|investigat\w+|examin\w+|rumou?r\w*|speculat\w+|"
    r"doubt\w*|question\w*|whether|unclear|criticis\w+|criticiz\w+|disput\w+|den(?:y|ie)\w*|reject\w*|dismiss\w*|refut\w+|contradict\w*|"
    r"rul(?:e|ed|es|ing) out"
)
#: Words that turn what follows into somebody's wish, plan, demand or attempt.
_WISHING = (
    r"hop(?:e|es|ed|ing)|promis\w+|pledg\w+|vow\w*|threat\w*|demand\w*|call(?:s|ed|ing)? (?:for|on)|urg\w+|ask|asks|asked|asking|propos\w+|"
    r"recommend\w*|request\w*|want|wants|wanted|intend\w*|plan|plans|planned|planning|aim|aims|aimed|consider\w*|discuss\w*|debat\w+|seek|seeks|sought|"
    r"try|tries|tried|trying|attempt\w*|wish\w*|offer\w*|agree[sd]? to|decid(?:e|es|ed) to|prepar\w+|set to|about to|ready to|ignore|fail\w*|refus\w+"
)
_ATTITUDES = tuple(re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in (_SAYING, _WISHING))
#: Words that make their own clause a possibility.
_HEDGE = frozenset(
    """
    may might could would should possible possibly probably perhaps likely apparently allegedly reportedly presumably supposedly
    potentially potential maybe ostensibly purportedly so-called alleged would-be hypothetical
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
#: Words that make it a future event or a duty as well; not enough if the source has a stronger operator.
_MODAL = _HEDGE | {"must", "can", "shall", "will"}
_TO_BE = re.compile(
    r"\b(?:is|are|was|were) (?:to|going to|due to|set to|supposed to|likely to|expected to)\b", re.IGNORECASE
)
#: Words that make the whole sentence conditional.
_IF = re.compile(r"\b(?:if|unless|provided|providing|otherwise|in case|as long as|were to|until)\b", re.IGNORECASE)
#: Words that revoke the following noun.
_PAST = re.compile(
    r"\b(?:(former|ex|late|onetime|one-time|ousted|deposed|acting|outgoing|incoming|designated|fake|failed|attempted|foiled)[- ](\w+))",
    re.IGNORECASE,
)

_HARD = re.compile(r";|(?<=,) (?:but|while|whereas|yet)\b|(?<!,) (?:but|whereas)\b")
_SOFT = re.compile(r"[,;:–—()]|\b(?:and|but|while|whereas|although|though|because|since|which|who|after|before)\b")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SMALL = 3


class _Kind(Enum):
    """The effect of an operator on what it governs."""

    DENIED = "denied"
    SAID = "said"
    WISHED = "wished"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class _Scope:
    """The content words of a source under an operator."""

    kind: _Kind
    words: frozenset[str]


def lost_stance(source: str, text: str) -> bool:
    """Whether `text` states as fact, or denies, what `source` does not.

    `source` is the sentence that `text` was made from. Only the loss of an operator is checked, not its exact sense:
    "fears" for "expects" passes.
    """
    words = _content(text)
    if not words:
        return False
    if any(_covers(scope, words) and not _kept(scope, text) for scope in _scopes(source)):
        return True
    return (_denies(text) and not _denies(source)) or _promoted(source, text)


def _covers(scope: _Scope, words: frozenset[str]) -> bool:
    """Whether at least half of a text stands under an operator."""
    inside = len(words & scope.words)
    return inside >= min(2, len(words)) and 2 * inside >= len(words)


def _kept(scope: _Scope, text: str) -> bool:
    """Whether a text has an operator of the same effect; words that stand under the operator do not count as one."""
    own = " ".join(match[0] for match in _WORD.finditer(text) if stem(match[0], ENGLISH) not in scope.words)
    words = _words(own)
    if scope.kind is _Kind.DENIED:
        return _denies(own)
    if scope.kind is _Kind.POSSIBLE:
        return bool(_words(text) & _MODAL) or any(match.search(text) for match in (*_ATTITUDES, _IF, _TO_BE))
    if scope.kind is _Kind.CONDITIONAL:
        return bool(words & _HEDGE) or _IF.search(text) is not None
    said, wished = (attitude.search(own) is not None for attitude in _ATTITUDES)
    hedged = bool(words & _HEDGE)
    return hedged or (said if scope.kind is _Kind.SAID else wished)


def _denies(text: str) -> bool:
    return bool(_words(text) & _NOT) or _DENIAL.search(text) is not None


def _promoted(source: str, text: str) -> bool:
    """Whether a former minister became a minister."""
    kept = {match[2].lower() for match in _PAST.finditer(text)}
    nouns = _words(text)
    return any(match[2].lower() in nouns - kept for match in _PAST.finditer(source))


def _scopes(source: str) -> Iterator[_Scope]:
    for part in _parts(source, _HARD):
        for clause in _parts(part, _SOFT):
            if _words(clause) & _NOT:
                yield _Scope(_Kind.DENIED, _content(clause))
            if _words(clause) & _MODAL or _TO_BE.search(clause):
                yield _Scope(_Kind.POSSIBLE, _content(clause))
        operators = zip((_Kind.DENIED, _Kind.SAID, _Kind.WISHED), (_DENIAL, *_ATTITUDES), strict=True)
        yield from (_Scope(kind, _under(part, match)) for kind, words in operators for match in words.finditer(part))
        if _IF.search(part):
            yield _Scope(_Kind.CONDITIONAL, _content(part))


#: "..., the minister said on Monday": an operator at the end, with its subject before it.
_AT_END = re.compile(r"[,”\"]\s*(?:[\w'’.-]+\s+){1,6}$")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|would|will|could|may|might|that|to)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)


def _under(part: str, operator: re.Match[str]) -> frozenset[str]:
    """Return the words that an operator governs: those that follow it, or those before it if it ends its sentence."""
    before, after = part[: operator.start()], part[operator.end() :]
    behind = _content(after)
    if operator[0].lower() == "according":
        return _content(before) | behind
    if len(behind) <= _SMALL and _AT_END.search(before) and not _FINITE.search(after):
        return _content(before)
    return _content(before) | behind if _PASSIVE.search(before) else behind


def _parts(text: str, boundary: re.Pattern[str]) -> list[str]:
    return [part for part in boundary.split(text) if part and part.strip()]


def _words(text: str) -> set[str]:
    return {match[0].lower().replace("’", "'") for match in _WORD.finditer(text)}


def _content(text: str) -> frozenset[str]:
    """Return the words that carry facts, cut to the letters that inflection keeps."""
    return frozenset(stem(word, ENGLISH) for word in _words(text) - UNBOUND - _NOT - _MODAL)
