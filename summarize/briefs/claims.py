"""Claims: whether a rewording keeps the classes of words that turn one statement into another.

`stance` asks which words stand under which operator, and lets pass what it cannot read. This module asks less and
refuses more: a rewording must have every class of words that its sentence has, and may not add some classes or swap
figures. In doubt the claim counts as changed, and the translated sentence is printed instead.
"""

import re
from dataclasses import dataclass

from summarize.language.function_words import UNBOUND
from summarize.language.words import ENGLISH, stem

__all__ = ["changed_claim"]


@dataclass(frozen=True, slots=True)
class _Class:
    """Words with one effect. `kept` are those that preserve it, `added` is whether a rewording may add it."""

    words: re.Pattern[str]
    kept: re.Pattern[str]
    added: bool


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE)


_DENIED = _any(
    r"truth\sto ban banned \w+n['’]t not no never none nor neither nobody nothing nowhere without cannot hardly barely scarcely unless fail\w* unsuccessful\w* vain "
    r"reject\w* refus\w* den(?:y|ied|ies|ying|ial\w*) dismiss\w* disput\w* contradict\w* declin\w* decline prevent\w* avoid\w* lack\w* un(?:able|likely|true|founded) "
    r"impossible barred banned forb\w+ prohibit\w* oppos\w* missed refut\w* rul(?:ed?|es|ing)\sout turn(?:ed|s)?\s(?:\w+\s){0,3}down "
    r"vot(?:ed?|es)\s(?:\w+\s){0,2}down free\sof far\sfrom instead rather\sthan only illegal\w* escap\w* struggl\w* trouble refusal foil\w* thwart\w*"
)
_POSSIBLE = _any(
    r"may might could would should possib\w+ probabl\w+ perhaps potential\w* likely unlikely apparently seem\w* appear(?:s|ed)? chance can maybe "
    r"expect\w* forecast\w* suspect\w* fear\w* threat\w* risk\w* estimat\w+ predict\w* prediction\w* alleged\w* alleg\w+ suppos\w+ presum\w+ reportedly "
    r"if unless believ\w+ thought assum\w+ speculat\w+ rumou?r\w*"
)
_FUTURE = _any(
    r"will shall (?:is|are|was|were)\s(?:\w+\s)?(?:to|going|due|set|about) due\sto plan\w* schedul\w+ expect\w* propos\w+ intend\w* inten(?:t|tion)s? want\w* hop(?:e|es|ed|ing) "
    r"aim\w* would call\w* demand\w* urg\w+ recommend\w* request\w* ask(?:s|ed|ing)? seek\w* sought tr(?:y|ies|ied|ying) attempt\w* promis\w+ pledg\w+ "
    r"vow\w* offer\w* threaten\w* agree\w* may might could should must likely forecast\w* ahead wish\w* decid\w+ warn\w* ready prepar\w+ can going"
)
_SAID = _any(
    r"sa(?:y|ys|id|ying) t(?:ell|ells|old) claim\w* alleg\w+ accus\w+ believ\w+ th(?:ink|inks|ought) argu\w+ warn\w* report(?:ed|s|ing|edly)? not(?:es|ed|ing) assert\w* "
    r"insist\w* maintain\w* suggest\w* indicat\w+ fear\w* expect\w* estimat\w+ assum\w+ predict\w* forecast\w* announc\w+ according describ\w+ seem\w* "
    r"stat(?:e|es|ed|ing|ement) found finds finding\w* show(?:s|ed|n)? learn\w* reveal\w* conclud\w+ conclusion\w* explain\w* stress\w* emphasi\w+ point(?:s|ed)?\sout add(?:s|ed|ing) "
    r"admit\w* conced\w+ acknowledg\w+ den(?:y|ied|ies) reject\w* criticis\w+ criticiz\w+ criticism call(?:s|ed|ing) blam\w+ attribut\w+ word(?:s|ing)? view suspect\w* charg\w+ "
    r"rumou?r\w* quot\w+ cit(?:e|es|ed|ing) speculat\w+ confirm\w* complain\w* survey study research question\w* seen ask\w* denounc\w+ brand\w* propos\w+ supposed\w* disput\w* detail\w* strategy"
)
_IF = _any(
    r"if unless once when whenever provided should otherwise in\scase as\slong\sas depend\w* only condition\w* were\sto without would"
)
_CAUSE = _any(
    r"because since due as cause\w* caus(?:ed|ing) reason\w* therefore so thus hence result\w* lead\w* led thanks after following forced prompt\w* plung\w+ means make\w* made "
    r"why owing over for amid bring\w* brought being having with from"
)
_DOWN = _any(
    r"less\w* fewer under below lower\w* small\w* decreas\w* fell fall\w* drop\w* declin\w* reduc\w+ cut\w* down rarer worse shrink\w* shrank slid\w* loss\w* lost weak\w* least minor\w*"
)
_OVER = _any(r"over more above exceed\w* beyond greater higher larger bigger most majority at\sleast further")
_NEAR = _any(r"almost nearly just\sunder close\sto approximately roughly around about some under up\sto")
_FORMER = _any(r"former\w* ex(?=-) once previous\w* earlier past late used\sto last")
_DOUBT = _any(
    r"suspect\w* alleg\w+ apparent\w* fear\w* rumou?r\w* claim\w* accus\w+ suppos\w+ report\w* purport\w* believ\w+ so-called seem\w* appear(?:s|ed)? presum\w+ disput\w* "
    r"unclear doubt\w* suspici\w+ charg\w+"
)
_BEFORE = _any(r"before until prior earlier ahead till previous\w* ago not\suntil")
_GUILT = _any(
    r"convict\w* guilty sentenced jailed imprisoned arrested detained murdered confess\w* decided won wins? victory"
)
_PART = _any(
    r"some several many most majority half part part(?:ly|s)? third\w* quarter\w* one of few minority mostly typical\w* usual\w* often sometimes partly mainly mostly largely"
)
_ALL = _any(r"any also two all every each always entire\w* whole both completely total\w* everyone everybody")

_NOT_ONLY_DENIED = re.compile(rf"(?:{_DENIED.pattern})(?<!\bonly)(?<!\bunless)(?! (?:only|more than)\b)", re.IGNORECASE)

#: Whatever may be, is planned, is doubted or is said: a rewording may not thin these classes out.
_VIEWS = (
    _Class(
        _any(r"may might could perhaps maybe possib\w+ probabl\w+ likely potential\w* chance"), _POSSIBLE, added=True
    ),
    _Class(
        _any(
            r"will (?:is|are|was|were)\s(?:\w+\s)?(?:to|going|due|set|about) plan\w* schedul\w+ expect\w* propos\w+ intend\w* want\w* hop(?:e|es|ed|ing) aim\w* "
            r"demand\w* urg\w+ recommend\w* call(?:s|ed|ing)?\s(?:for|on) tr(?:y|ies|ied|ying) attempt\w* warn\w* threaten\w* forecast\w*"
        ),
        _FUTURE,
        added=True,
    ),
    _Class(_DOUBT, re.compile(f"{_DOUBT.pattern}|{_SAID.pattern}|{_POSSIBLE.pattern}", re.IGNORECASE), added=True),
    _Class(
        _any(
            r"sa(?:y|ys|id) t(?:ells|old) claim\w* argu\w+ according report(?:ed|s) not(?:es|ed) conclud\w+ states? stated announced added"
        ),
        _SAID,
        added=True,
    ),
)
_VIEW = re.compile("|".join(one.words.pattern for one in _VIEWS), re.IGNORECASE)
_KEPT_VIEW = re.compile("|".join(one.kept.pattern for one in _VIEWS), re.IGNORECASE)

_TABLE = (
    _Class(_NOT_ONLY_DENIED, _DENIED, added=False),
    *_VIEWS,
    _Class(_any(r"if unless provided otherwise"), _IF, added=False),
    _Class(_any(r"because therefore thus hence owing plung\w+"), _CAUSE, added=False),
    _Class(_any(r"less fewer under below lower rarer least"), _DOWN, added=False),
    _Class(
        re.compile(r"\b(?:over|above|more than)\s(?:\w+\s)?(?:[\d£$€]|half\b)|\bmost\b", re.IGNORECASE),
        _OVER,
        added=False,
    ),
    _Class(_any(r"almost nearly"), _NEAR, added=False),
    _Class(_any(r"former ex(?=-)"), _FORMER, added=True),
    _Class(_any(r"before until prior"), _BEFORE, added=False),
    _Class(_GUILT, _GUILT, added=False),
    _Class(
        _any(r"some several many majority half few mostly typically usually often sometimes partly mainly largely"),
        _PART,
        added=True,
    ),
    _Class(_any(r"all every each always both everyone"), _ALL, added=False),
)

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
#: How many words before and after a figure say what it belongs to.
_AROUND = 4


def changed_claim(source: str, text: str) -> bool:
    """Whether a rewording of one sentence may state something else: it lost or added classes, or swapped figures."""
    classes = any(_lost(one, source, text) or _added(one, source, text) for one in _TABLE)
    return classes or _fewer_views(source, text) or _swapped(source, text)


def _fewer_views(source: str, text: str) -> bool:
    """Whether a rewording has fewer words for what somebody says, doubts, expects or plans."""
    return len(_VIEW.findall(source)) > len(_KEPT_VIEW.findall(text))


def _lost(one: _Class, source: str, text: str) -> bool:
    return one.words.search(source) is not None and one.kept.search(text) is None


def _added(one: _Class, source: str, text: str) -> bool:
    return not one.added and one.words.search(text) is not None and one.kept.search(source) is None


def _swapped(source: str, text: str) -> bool:
    """Whether what stands around one figure stands around another one in the rewording."""
    before, after = _around(source), _around(text)
    shared = before.keys() & after.keys()
    return any(
        len(after[one] & before[other]) > len(after[one] & before[one]) for one in shared for other in shared - {one}
    )


def _around(text: str) -> dict[str, frozenset[str]]:
    words = _WORD.findall(text)
    return {
        word: frozenset(
            stem(w.lower(), ENGLISH)
            for w in words[max(0, n - _AROUND) : n + 1 + _AROUND]
            if w.lower() not in UNBOUND and len(w) > 3
        )
        for n, word in enumerate(words)
        if _FIGURE.fullmatch(word)
    }
