"""Stance: whether a sentence states as fact what its source denies, attributes, expects, demands or makes conditional.

A guarded rewording has only words and figures of its source, and yet "The court rejected the accusation that he stole
300,000 euros" may become "He stole 300,000 euros". What matters is which words of the source each
operator governs, and whether the rewording keeps such an operator.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from summarize.language.calendar import ENGLISH_MONTHS, ENGLISH_WEEKDAYS
from summarize.language.clauses import SCOPE_BORDER
from summarize.language.function_words import UNBOUND
from summarize.language.negation import denied_in_german
from summarize.language.operators import Effect, having, plain
from summarize.language.sentence_ends import TERMINATORS
from summarize.language.words import english_stem

__all__ = ["lost_stance", "states_as_fact"]

#: Words that negate a whole clause, wherever they stand in it.
_NOT = having(Effect.NEGATED)
#: Words that negate what follows.
_DENIAL = having(Effect.DENIED)
#: Words that turn what follows, or the preceding clause, into somebody's statement or view.
_SAID = having(Effect.SAID)
#: Words that turn what follows into somebody's wish, plan, demand or attempt.
_WISHED = having(Effect.WISHED)
#: Words that make their own clause a possibility.
_HEDGE = having(Effect.POSSIBLE, Effect.HEDGE)
#: Words that make it a future event or a duty as well; not enough if the source has a stronger operator.
_MODAL = having(Effect.POSSIBLE, Effect.HEDGE, Effect.MODAL)
#: Hedges that govern what follows, but not what precedes them in their clause.
_ADVERB = having(Effect.ADVERB)
#: Words that make the whole sentence conditional.
_IF = having(Effect.IF)
#: Words that add a verdict.
_GUILT = having(Effect.GUILT)
#: Makes a sentence that begins with it conditional; elsewhere it negates what follows.
_WITHOUT = re.compile(r"(?P<first>^\W*)?\bwithout\b", re.IGNORECASE)
_DATES = "|".join((*ENGLISH_MONTHS, *ENGLISH_WEEKDAYS))
#: Words that say that the following noun no longer applies, or not yet: a former minister, a suspected thief.
_PAST = re.compile(
    rf"(?:{having(Effect.FORMER).pattern})[- ](?!(?:to|in|on|for|by|at|that|of|the|an?|it|{_DATES})\b)(\w+)",
    re.IGNORECASE,
)

#: Before the first word of a sentence.
_BEGINNING = re.compile(rf"(?:^|[{TERMINATORS}:]\s)[\"“”'‘’(\s]*$")
_HARD = re.compile(r";|(?<=,) (?:but|while|whereas|yet)\b|(?<!,) (?:but|whereas)\b")
#: Words of this many letters have a capital in a headline in title case.
_CAPITALIZED = 5
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SHORT_ATTRIBUTION = 3
#: Words without content of their own.
_GRAMMAR = UNBOUND | plain(Effect.POSSIBLE, Effect.HEDGE, Effect.MODAL)
#: Content words that make a statement.
_LEAST_CONTENT = 2


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
    """The content words of a source that an operator governs, the `subject` they share with it, and their text."""

    kind: _Kind
    words: frozenset[str]
    subject: frozenset[str] = frozenset()
    governed: str = ""


def lost_stance(source: str, text: str, german: str = "") -> bool:
    """Whether `text` states as fact, or denies, what `source` does not.

    `source` is the sentence that `text` was made from, `german` its German, which may deny what its translation does
    not. Only the loss of an operator is checked, not its exact sense: "fears" for "expects" passes.
    """
    if not _content(text):
        return False
    if states_as_fact(source, text):
        return True
    if _denies(text) and not _denies(source) and "without" not in _words(source) and not denied_in_german(german):
        return True
    return _promoted(source, text) or (_GUILT.search(text) is not None and _GUILT.search(source) is None)


def states_as_fact(source: str, text: str) -> bool:
    """Whether `text` says what an operator governs in `source`, and does not keep the operator."""
    words = _content(text)
    return bool(words) and any(_covers(scope, words) and not _kept(scope, text) for scope in _scopes(source))


def _covers(scope: _Scope, words: frozenset[str]) -> bool:
    """Whether an operator governs at least half of a text, or the text has most of what it governs."""
    under = len(_shared(words, scope.words))
    inside = under + len(_shared(words, scope.subject - scope.words))
    most = 2 * inside >= len(words) or (under >= _LEAST_CONTENT and 3 * under >= 2 * len(scope.words))
    most = most or (under > _LEAST_CONTENT and 3 * under >= max(len(words), len(scope.words)))
    return under >= 1 and inside >= min(_LEAST_CONTENT, len(words)) and most


def _shared(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    return frozenset(
        word
        for word in words
        if any(word.startswith(o) or o.startswith(word) for o in others if len(o) > 3 or o == word)
    )


def _kept(scope: _Scope, text: str) -> bool:
    """Whether a text has an operator of the same effect; the words that the operator governs do not count as one."""
    own = _WORD.sub(lambda match: "" if _shared(_content(match[0]), scope.words) else match[0], text)

    # If the text says nothing but what the operator governs, the operators within that do not keep it.
    inside = scope.governed if not _content(text) - _shared(_content(text), scope.words) else ""

    def adds(operators: re.Pattern[str]) -> bool:
        return len(operators.findall(own)) > len(operators.findall(inside))

    said, wished = adds(_SAID) or _quotes(text, scope.words), adds(_WISHED)
    denied = _denies(own, titled=_titled(text))
    if scope.kind is _Kind.DENIED:
        return denied
    if scope.kind is _Kind.LACKING:
        return "without" in _words(own) or denied
    if scope.kind is _Kind.POSSIBLE:
        return said or wished or any(match.search(own) for match in (_MODAL, _IF)) or denied
    hedged = adds(_HEDGE)
    if scope.kind is _Kind.CONDITIONAL:
        return hedged or _IF.search(text) is not None
    return hedged or wished or (scope.kind is _Kind.SAID and said)


def _quotes(text: str, words: frozenset[str]) -> bool:
    """Whether a text has most of its share of `words` within quotation marks."""
    quoted = frozenset[str]().union(*(_content(match[1]) for match in _QUOTED.finditer(text)))
    return 2 * len(_shared(quoted, words)) > len(_shared(_content(text), words))


def _denies(text: str, *, titled: bool | None = None) -> bool:
    """Whether a text negates or denies something; `titled` says whether it is from a headline in title case."""
    return _negates(text, titled=_titled(text) if titled is None else titled) or _DENIAL.search(text) is not None


def _titled(text: str) -> bool:
    """Whether a text is in title case: each of its longer words, two at least, has a capital."""
    longer = [word[0].isupper() for word in _WORD.findall(text) if len(word) >= _CAPITALIZED]
    return len(longer) > 1 and all(longer)


def _negates(text: str, *, titled: bool) -> bool:
    """Whether a text has a word that negates its clause, except in a name: Doctors Without Borders."""
    return any(
        titled or match[0][0].islower() or _BEGINNING.search(text[: match.start()]) for match in _NOT.finditer(text)
    )


def _promoted(source: str, text: str) -> bool:
    """Whether a former minister became a minister, or a suspected thief a thief."""
    kept = {match[1].lower() for match in _PAST.finditer(text)}
    nouns = _words(text)
    return any(match[1].lower() in nouns - kept for match in _PAST.finditer(source))


def _scopes(source: str) -> Iterator[_Scope]:
    for part in _parts(source, _HARD):
        for clause in _parts(part, SCOPE_BORDER):
            yield from _clause_scopes(clause)
        operators = zip((_Kind.DENIED, _Kind.SAID, _Kind.WISHED), (_DENIAL, _SAID, _WISHED), strict=True)
        for kind, words in operators:
            for match in words.finditer(part):
                subject = (
                    frozenset[str]()
                    if kind is _Kind.SAID
                    else _content(SCOPE_BORDER.split(part[: match.start()])[-1] or "")
                )
                governed = _under(part, match, kind)
                yield _Scope(kind, _content(governed), subject, governed)
        for match in _WITHOUT.finditer(part):
            first = match["first"] is not None
            yield _Scope(_Kind.LACKING, _content(part if first else SCOPE_BORDER.split(part[match.end() :])[0] or ""))
        if _IF.search(part):
            yield _Scope(_Kind.CONDITIONAL, _content(part))


def _clause_scopes(clause: str) -> Iterator[_Scope]:
    """Yield the operators of a clause as a whole, or of what follows in it."""
    if _negates(clause, titled=_titled(clause)):
        yield _Scope(_Kind.DENIED, _content(clause))
    if _MODAL.search(_ADVERB.sub("", clause)):
        yield _Scope(_Kind.POSSIBLE, _content(clause))
    for match in _ADVERB.finditer(clause):
        yield _Scope(_Kind.POSSIBLE, _content(clause[match.end() :]))


#: "..., the minister said on Monday": an operator at the end, with its subject before it; "..., which estimates Unaids".
_AT_END = re.compile(r"[,”\"]\s*(?:[\w'’.-]+\s+){1,6}$")
_SPOKEN = re.compile(rf"[,{TERMINATORS}][”\"]?\s*$")
_QUOTE = re.compile(r"[\"“”]")
_QUOTED = re.compile(r"[\"“„]([^\"“”„]+)[\"”“]")
_TRAILING = re.compile(r",\s*(?:which|as|so)\s+$")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|would|will|could|may|might|that|to)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)


def _under(part: str, operator: re.Match[str], kind: _Kind) -> str:
    """Return the text that an operator governs: what follows it, or what precedes it if it ends its sentence."""
    before, after = part[: operator.start()], part[operator.end() :]
    if len(_QUOTE.findall(before)) % 2:
        # Within a quotation it governs nothing after it.
        after = _QUOTE.split(after)[0]
    if operator[0].lower() == "according":
        return f"{before} {after}"
    if kind is _Kind.SAID and (_TRAILING.search(before) or _SPOKEN.search(before)):
        return before
    few = len(_content(after)) <= _SHORT_ATTRIBUTION
    if kind is _Kind.SAID and few and _AT_END.search(before) and not _FINITE.search(after):
        return before
    return f"{before} {after}" if _PASSIVE.search(before) else after


def _parts(text: str, boundary: re.Pattern[str]) -> list[str]:
    return [part for part in boundary.split(text) if part and part.strip()]


def _words(text: str) -> set[str]:
    return {match[0].lower().replace("’", "'") for match in _WORD.finditer(text)}


def _content(text: str) -> frozenset[str]:
    """Return the words that carry facts, cut to the letters that inflection keeps."""
    return frozenset(english_stem(word) for word in _words(text) - _GRAMMAR if not _NOT.fullmatch(word))
