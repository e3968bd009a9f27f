"""English words that refer to a sentence before theirs, and those that they may refer to."""

import re

from summarize.language.calendar import ENGLISH_WEEKDAYS, capitalized

#: Words after "this" with which it tells a time and refers to nothing.
_PERIOD = (
    "year|week|month|morning|afternoon|evening|summer|autumn|winter|spring|season|weekend|time"
    f"|{capitalized(ENGLISH_WEEKDAYS)}"
)

#: Openings of an English sentence that refer back and can be dropped if their referent is missing.
CONNECTIVE = re.compile(
    r"(?:(?:However|Moreover|Furthermore|In addition|Additionally|Besides|Also|Nevertheless|Nonetheless|Still|Meanwhile"
    r"|Therefore|Thus|So|Likewise|At the same time|(?:By|In) contrast|On the other hand|For example|For instance),"
    r"|But(?! for\b),?|And,?|Yet(?! another\b),?)\s+(?=[\w\"“])"
)

#: Openings of an English sentence that refer back and cannot be dropped.
OPENING = re.compile(
    r"(?:[-–—•*] )?[\"“'‘]?(?:[a-z]|(?:He|She|They|It(?! (?:is|was|will be|would be|seems|appears|remains|took|takes)\b.{0,60}\b(?:that|to)\b)|His|Her|Their"
    r"|Its|No,|Yes,|Neither|Both|Or|Nor|So|Thus|Hence|However|Moreover|Furthermore|Besides|Also|Instead|Meanwhile|Otherwise"
    r"|Then|Therefore|Thereafter|Similarly|Likewise|Nevertheless|Nonetheless|Indeed|Firstly|Secondly|Thirdly|Finally"
    r"|Here|Again|Unfortunately|Fortunately|Such|Others?|Another|A (?:second|third|fourth)|Some of them|One of them|Most of them|Many of them|All of them"
    r"|The (?:latter|former|others?|same|two|three|four|five|six)|In (?:fact|addition|return|contrast|this|that|these|those)\b"
    r"|(?:For|As an) (?:example|instance)|After (?:all|that|this)|Because of (?:this|that)|As a result|(?:At|During|In|On|Over|Within) the same|On the other hand"
    r"|With (?:this|that|both)|If so|On cue|Since then|In particular|Reporting|Adds?|Added|(?:Mainly|Partly|Especially|Just|Simply|Not|And|But) because|Which|Now (?:he|she|it|they)|By (?:contrast|comparison)|Among them|Of (?:these|those|them))\b"
    r"|(?:Many|Most|Some|Several|Few) (?:(?:are|were|have|had|will|would|can|could|did|do|say|said|ran|went|came|fled)\b|[a-z]+ed (?:to|in|from|that|the|on|at|by|with)\b)"
    rf"|(?:This|That|These|Those)\b(?! (?:{_PERIOD})\b))",
)
#: Pronouns for a person, and the words that may name one before them.
_PERSON = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b")
_NAMED = re.compile(
    r"(?<=[\w,;:\"“] )[A-Z][a-z]+|\A(?:The|A|An|Mr|Mrs|Ms|Dr)\b|\A[A-Z][a-z]+ [A-Z]|\b(?:a|an|the) [a-z]+"
)
#: Pronouns for several people or things, and what may name them before.
_THEY = re.compile(r"\b(?:they|them|themselves|their|theirs)\b")
_SEVERAL = re.compile(r"\b[A-Za-z][a-z]{2,}s\b|\b(?:people|men|women|children|police|both|staff|team|couple|and)\b")
#: Connectives inside a sentence, and numbers and ranks of something named before: "would therefore", "the third."
_INSIDE = re.compile(
    r"\b(?:therefore|nevertheless|nonetheless|hence|consequently)\b|, (?:though|however|moreover|instead),|, too\.\Z"
    r"|\b[Tt]he (?:first|second|third|fourth|other|others|latter|former|same)(?=[.,;:]|\Z)"
    r"|[,\"”] (?:he|she|they) (?:said|says|added|told|wrote|explained)\b"
    r"|\b[Tt]he other (?:two|three|four|five|six|seven)\b|\bat th(?:e|at) time\b(?! (?:of|when)\b)"
    r"|\A[A-ZÀ-Ž]\w+ then\b|\b(?:both|all|some|none|one|each) of (?:them|these|those)\b"
)
#: What somebody said or did, as told in a sentence before: "Damon's comments come at a time when ...".
SAID_BEFORE = re.compile(
    r"[A-ZÀ-Ž]\w+(?:['’]s|s['’]) (?:comments?|remarks?|statements?|words|announcement|decision|move|warning)"
    r" (?:c[ao]mes?|follow\w*|took place|were|echo\w*|drew|sparked|prompted)\b"
)
#: Demonstratives, in the first words and anywhere.
THIS = re.compile(rf"\b(?:[Tt]his|these|those|such)\b(?! (?:{_PERIOD}|day|as)\b)")
FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|me|my|mine|myself|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our)\b")
QUOTATION_MARKS = ('"', "'", "“", "„", "‘", "«", "»")
QUOTED = re.compile(r"[\"“„][^\"“”„]*[\"”“]")
DEFINITE_OPENING = re.compile(
    r"\A(?:The|Both the|(?:According to|Among|For|In|At|During|After|Before|On|Under|Since|With|By|From) the)\s+(?:[a-z-]+\s+){0,2}?([a-z]{4,})\b"
)
#: A noun with the definite article, unless what follows says which ("the museum of longevity"); one that is introduced.
DEFINITE_NOUN = re.compile(
    r"\bthe (?:[a-z-]+ )?([a-z]{4,})\b(?! (?:of|that|which|who|whose|where|when|to|in|for|from|between|at)\b)(?= [a-z]|[.,;:])"
)
INTRODUCED = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ss]everal|[Ss]ome) (?:[a-z-]+ ){0,2}?([a-z]{4,})\b"
)
#: A speaker who is named elsewhere: "the unionist said", "the newspaper reported", "said the actor".
SPEAKER = re.compile(
    r"\b[Tt]he (?:[\w-]+ )?([a-z]+(?:er|or|ist|man|woman|ian|ee)|paper|magazine|agency|website|channel)"
    r"(?= (?:said|says|told|added|explained|was quoted|reported|wrote|writes|claimed|judged|believes)\b)"
    r"|\b(?:said|says|added|told) the ([a-z]+(?:er|or|ist|man|woman|ian|ee))\b(?! [A-Z])"
)
#: Others than those named before, unless the sentence itself names one: "the other goals".
_OTHER = re.compile(r"\bthe other (?!hand\b|day\b|side\b|way\b|end\b)[a-z]{3,}")
_ONE = re.compile(r"\b(?:one|some|each|both|either|two|three|four|half|first)\b", re.IGNORECASE)
#: Words for a person, whom "he" or "she" in the next sentence may mean.
PERSON_NOUN = re.compile(
    r"(?:\A|\b(?:the|an?|his|her|their|its|\w+[’']s?) (?:[\w-]+ ){0,2})(?:[a-z]+(?:er|or|ist|man|woman|ian|ee|ent|ant|ess)"
    r"|boy|girl|wife|son|chief|head|coach|pilot|judge|king|queen|star|person|victim|suspect|child|baby|[a-z]+-year-old)\b",
    re.IGNORECASE,
)
SOMEBODY = re.compile(r"(?<=[\w,;:\"“’'] )[A-ZÀ-Ž][^\W\d_]+|\A[A-ZÀ-Ž][^\W\d_]+ (?:[a-z]+ )?[A-ZÀ-Ž]")
HE = re.compile(r"\A[\"“'‘]?(?:He|She|His|Her)\b|[,\"”] (?:he|she) (?:said|says|added|told|wrote|explained)\b")
NAME = re.compile(r"(?<!-)\b([A-ZÀ-Ž][^\W\d_]{2,})\b")
#: What precedes a surname without being a first name or an office: "Yesterday Bowser said", "In Washington Bowser".
TIME = re.compile(r"(?:Yesterday|Today|Tomorrow|Meanwhile|Afterwards|Instead|Recently|Previously|Earlier|Later)\b")
PREPOSITION = re.compile(r"\b(?:At|From|In|Near|On|Since|at|from|in|near|on|since) \Z")
FULL_NAME = re.compile(
    r"\b(?!(?:Mr|Mrs|Ms|Miss)\b)[A-Z][^\W\d_A-Z]+ (?=(?:(?:al|bin|da|de|del|den|der|di|du|el|la|le|ten|van|von|zu) )*([A-ZÀ-Ž][^\W\d_]{2,})\b)"
)
CAPITAL = re.compile(r"\b[A-ZÄÖÜ][^\W\d_]{2,}")
#: A demonstrative within this many characters refers to an earlier sentence; a later one often refers to its own.
DEMONSTRATIVE_WITHIN = 60


def points_back(text: str, source: str) -> bool:
    """Whether an English sentence has a pronoun, a demonstrative or a connective for something said before it."""
    if (connective := CONNECTIVE.match(text)) is not None:
        text = text[connective.end() :][:1].upper() + text[connective.end() + 1 :]
    own = QUOTED.sub(lambda match: " " * len(match[0]), text)
    if OPENING.match(text) or THIS.search(text, 0, DEMONSTRATIVE_WITHIN) or _INSIDE.search(text):
        return True
    if (other := _OTHER.search(own)) is not None and not _ONE.search(own, 0, other.start()):
        return True
    # A word with a capital in both languages is a name, even at the beginning of a sentence.
    names = set(CAPITAL.findall(source))
    for pronouns, antecedents in ((_PERSON, _NAMED), (_THEY, _SEVERAL)):
        if (pronoun := pronouns.search(own)) is not None:
            before = text[: pronoun.start()]
            if antecedents.search(before) is None and names.isdisjoint(CAPITAL.findall(before)):
                return True
    return False
