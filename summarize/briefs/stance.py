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
from summarize.language.negation import ENGLISH_DENIALS, denied_in_german
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
    r"|call(?:ed|s)? off|rul(?:e|ed|es|ing) out|(?:should|would) have|unlikely|unable|untrue|false|impossible|unproven|no longer|instead of|rather than|far from)\b",
    re.IGNORECASE,
)
#: Words that turn what follows, or the preceding clause, into somebody's statement or view.
_SAYING = (
    r"say|says|said|saying|tell|tells|told|claim\w*|alleg(?:e[sd]?|ing|ations?)|believ\w+|think|thinks|thought|argu\w+|warn\w*|reported|reports|reporting|notes|noted|"
    r"assert\w*|insist\w*|maintain\w*|suggest\w*|indicat(?:e[sd]?|ing)|fear\w*|expect\w*|estimat\w+|assum\w+|presum\w+|suppos\w+|predict\w*|forecast\w*|"
    r"project(?:ed|ions?)|announc\w+|according|complain\w*|describ\w+|deem\w*|seem\w*|appears?|write that|states?|stated|output|respond|answer|repeat|"
    r"print|imagin\w+|dream\w*|accus\w+|suspected|suspects (?:that|of)|suspicion|charged with|charges?|investigat\w+|examin\w+|rumou?r\w*|speculat\w+|"
    r"doubt\w*|question\w*|whether|unclear|criticis\w+|criticiz\w+|disput\w+|den(?:y|ie)\w*|reject\w*|dismiss\w*|refut\w+|contradict\w*|"
    r"rul(?:e|ed|es|ing) out|"
    r"explain\w*|stress(?:es|ed)|emphasi[sz]\w+|point(?:s|ed)? out|remark\w*|added|admit\w*|conced\w+|blam\w+|feel|feels|felt|concerns|"
    r"worr(?:y|ies|ied)|anticipat\w+|wrote"
)
#: Words that turn what follows into somebody's wish, plan, demand or attempt.
_WISHING = (
    r"hop(?:e|es|ed|ing)|promis\w+|pledg\w+|vow\w*|threat\w*|demand\w*|call(?:s|ed|ing)? (?:for|on)|urg\w+|ask|asks|asked|asking|propos\w+|"
    r"recommend\w*|request\w*|want|wants|wanted|intend\w*|plan|plans|planned|planning|aim|aims|aimed|consider\w*|discuss\w*|debat\w+|seek|seeks|sought|"
    r"try|tries|tried|trying|attempt\w*|wish\w*|offer\w*|agree[sd]? to|decid(?:e|es|ed) to|prepar\w+|advis\w+|counsel\w*|would like|set to|about to|ready to|ignore|fail\w*|refus\w+"
)
_SAID, _WISHED = (re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in (_SAYING, _WISHING))
#: Words that make their own clause a possibility.
_HEDGE = frozenset(
    """
    may might could would should possible possibly probably perhaps likely apparently allegedly reportedly presumably supposedly
    potentially potential maybe ostensibly purportedly so-called alleged would-be hypothetical
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
#: Words that make it a future event or a duty as well; not enough if the source has a stronger operator.
_MODAL = _HEDGE | {"must", "can", "shall", "will"}
#: Hedges that govern what follows, but not what precedes them in their clause.
_ADVERB = re.compile(
    r"\b(?:allegedly|reportedly|supposedly|purportedly|ostensibly|presumably|apparently)\b", re.IGNORECASE
)
_TO_BE = re.compile(
    r"\b(?:is|are|was|were) (?:to|going to|due to|set to|supposed to|likely to|expected to)\b", re.IGNORECASE
)
#: Words that make the whole sentence conditional.
_IF = re.compile(r"\b(?:if|unless|provid(?:ed|ing) that|otherwise|in case|as long as|were to)\b", re.IGNORECASE)
#: Makes a sentence that begins with it conditional; elsewhere it negates what follows.
_WITHOUT = re.compile(r"(?P<first>^\W*)?\bwithout\b", re.IGNORECASE)
#: Words that revoke the following noun.
_PAST = re.compile(
    r"\b(?:(former|ex|late|onetime|one-time|ousted|deposed|acting|outgoing|incoming|designated|fake|failed|attempted|foiled)[- ](\w+))",
    re.IGNORECASE,
)

#: Not a criminal charge.
_GUILT = re.compile(r"\b(?:convict\w*|found guilty|guilty of|sentenced|jailed|imprisoned)\b", re.IGNORECASE)

_HARD = re.compile(r";|(?<=,) (?:but|while|whereas|yet)\b|(?<!,) (?:but|whereas)\b")
_SOFT = re.compile(r"[,;:–—()]|\b(?:and|but|while|whereas|although|though|because|since|which|who|after|before)\b")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SMALL = 3
#: Content words that make a statement.
_FEW = 2


class _Kind(Enum):
    """The effect of an operator on what it governs."""

    DENIED = "denied"
    LACKING = "lacking"
    SAID = "said"
    WISHED = "wished"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class _Scope:
    """The content words of a source under an operator, and the `subject` that it shares with them."""

    kind: _Kind
    words: frozenset[str]
    subject: frozenset[str] = frozenset()


def lost_stance(source: str, text: str, german: str = "") -> bool:
    """Whether `text` states as fact, or denies, what `source` does not.

    `source` is the sentence that `text` was made from, `german` its German, which may deny what its translation does
    not. Only the loss of an operator is checked, not its exact sense: "fears" for "expects" passes.
    """
    words = _content(text)
    if not words:
        return False
    if any(_covers(scope, words) and not _kept(scope, text) for scope in _scopes(source)):
        return True
    if _denies(text) and not _denies(source) and "without" not in _words(source) and not denied_in_german(german):
        return True
    return _promoted(source, text) or (_GUILT.search(text) is not None and _GUILT.search(source) is None)


def _covers(scope: _Scope, words: frozenset[str]) -> bool:
    """Whether at least half of a text stands under an operator, or most of what stands there is in the text."""
    under = len(_shared(words, scope.words))
    inside = under + len(_shared(words, scope.subject - scope.words))
    most = 2 * inside >= len(words) or (under >= _FEW and 3 * under >= 2 * len(scope.words))
    most = most or (under > _FEW and 3 * under >= max(len(words), len(scope.words)))
    return under >= 1 and inside >= min(_FEW, len(words)) and most


def _shared(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    return frozenset(
        word
        for word in words
        if any(word.startswith(o) or o.startswith(word) for o in others if len(o) > 3 or o == word)
    )


def _kept(scope: _Scope, text: str) -> bool:
    """Whether a text has an operator of the same effect; words that stand under the operator do not count as one."""
    own = " ".join(match[0] for match in _WORD.finditer(text) if not _shared(_content(match[0]), scope.words))
    words = _words(own)
    said, wished = _SAID.search(own) is not None, _WISHED.search(own) is not None
    if scope.kind is _Kind.DENIED:
        return _denies(own)
    if scope.kind is _Kind.LACKING:
        return "without" in words or _denies(own)
    if scope.kind is _Kind.POSSIBLE:
        return (
            bool(words & _MODAL) or said or wished or any(match.search(own) for match in (_IF, _TO_BE)) or _denies(own)
        )
    if scope.kind is _Kind.CONDITIONAL:
        return bool(words & _HEDGE) or _IF.search(text) is not None
    if scope.kind is _Kind.SAID:
        return bool(words & _HEDGE) or said or wished
    return bool(words & _HEDGE) or wished


def _denies(text: str) -> bool:
    return _negates(text) or _DENIAL.search(text) is not None


def _negates(text: str) -> bool:
    """Whether a text has a word that negates its clause, except in a name: Doctors Without Borders."""
    return any(
        match[0].lower().replace("’", "'") in _NOT
        and (match[0][0].islower() or not text[: match.start()].strip("\"“”' "))
        for match in _WORD.finditer(text)
    )


def _promoted(source: str, text: str) -> bool:
    """Whether a former minister became a minister."""
    kept = {match[2].lower() for match in _PAST.finditer(text)}
    nouns = _words(text)
    return any(match[2].lower() in nouns - kept for match in _PAST.finditer(source))


def _scopes(source: str) -> Iterator[_Scope]:
    for part in _parts(source, _HARD):
        for clause in _parts(part, _SOFT):
            yield from _clause_scopes(clause)
        operators = zip((_Kind.DENIED, _Kind.SAID, _Kind.WISHED), (_DENIAL, _SAID, _WISHED), strict=True)
        for kind, words in operators:
            for match in words.finditer(part):
                subject = (
                    frozenset[str]() if kind is _Kind.SAID else _content(_SOFT.split(part[: match.start()])[-1] or "")
                )
                yield _Scope(kind, _under(part, match, kind), subject)
        for match in _WITHOUT.finditer(part):
            first = match["first"] is not None
            yield _Scope(_Kind.LACKING, _content(part if first else _SOFT.split(part[match.end() :])[0] or ""))
        if _IF.search(part):
            yield _Scope(_Kind.CONDITIONAL, _content(part))


def _clause_scopes(clause: str) -> Iterator[_Scope]:
    """Yield the operators of a clause as a whole, or of what follows in it."""
    if _negates(clause):
        yield _Scope(_Kind.DENIED, _content(clause))
    if _words(_ADVERB.sub("", clause)) & _MODAL or _TO_BE.search(clause):
        yield _Scope(_Kind.POSSIBLE, _content(clause))
    for match in _ADVERB.finditer(clause):
        yield _Scope(_Kind.POSSIBLE, _content(clause[match.end() :]))


#: "..., the minister said on Monday": an operator at the end, with its subject before it; "..., which estimates Unaids".
_AT_END = re.compile(r"[,”\"]\s*(?:[\w'’.-]+\s+){1,6}$")
_SPOKEN = re.compile(r"[,.!?][”\"]\s*$")
_QUOTE = re.compile(r"[\"“”]")
_TRAILING = re.compile(r",\s*(?:which|as|so)\s+$")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|would|will|could|may|might|that|to)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)


def _under(part: str, operator: re.Match[str], kind: _Kind) -> frozenset[str]:
    """Return the words that an operator governs: those that follow it, or those before it if it ends its sentence."""
    before, after = part[: operator.start()], part[operator.end() :]
    if len(_QUOTE.findall(before)) % 2:
        # Within a quotation it governs nothing after it.
        after = _QUOTE.split(after)[0]
    behind = _content(after)
    if operator[0].lower() == "according":
        return _content(before) | behind
    if kind is _Kind.SAID and (_TRAILING.search(before) or _SPOKEN.search(before)):
        return _content(before)
    if kind is _Kind.SAID and len(behind) <= _SMALL and _AT_END.search(before) and not _FINITE.search(after):
        return _content(before)
    return _content(before) | behind if _PASSIVE.search(before) else behind


def _parts(text: str, boundary: re.Pattern[str]) -> list[str]:
    return [part for part in boundary.split(text) if part and part.strip()]


def _words(text: str) -> set[str]:
    return {match[0].lower().replace("’", "'") for match in _WORD.finditer(text)}


def _content(text: str) -> frozenset[str]:
    """Return the words that carry facts, cut to the letters that inflection keeps."""
    return frozenset(stem(word, ENGLISH) for word in _words(text) - UNBOUND - _NOT - _MODAL)
