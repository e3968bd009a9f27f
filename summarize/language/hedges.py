"""Hedges: whether a translation states as a fact what its source only reports or supposes.

Only plain cases count: the source has a word such as angeblich or vermutlich, or "soll ... haben", which repeats what
others say, and the translation has nothing that can carry it, be it a verb of saying, a modal, an adverb or a
quotation. Of 655 human translations of such sentences (WMT's news test sets 2008 to 2020), 23 are flagged, 20 of them
rightly.
"""

import re

_PARTICIPLE = r"(?:\w*ge\w{2,}(?:t|en)|\w+iert|(?:ver|be|ent|er|zer|miss)\w{2,}(?:t|en))"
#: "soll gebaut haben" and "soll gebaut worden sein" are hearsay; "soll gebaut werden" and "soll gebaut sein" are plans.
_GERMAN = re.compile(
    r"\b(?:angeblich\w*|mutma(?:ß|ss)lich\w*|vermeintlich\w*|vermutlich\w*|möglicherweise|womöglich|wahrscheinlich"
    r"|anscheinend|dem Vernehmen nach"
    rf"|(?:soll|sollen|will|wollen)\b(?=[^.;:!?]*\b{_PARTICIPLE} (?:haben|worden sein)\b))",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?:accord|accus|alleg|appear|apparent|assum|belie[fv]|charg|claim|conjectur|consider|doubt|estimat|evident|expect"
    r"|guess|hypothe|imagin|indicat|likel|perceiv|possib|potential|predict|presum|pretend|probab|purport|report|risk|rumou?r"
    r"|schedul|seem|specul|suggest|suppos|surmis|suspect|suspicio|theor|underst|unlikel)\w*"
    r"|\b(?:can|chances?|could|hear|heard|if|know|likes to|may|maybe|might|must|ostensibly|perhaps|said|say|saying|says|self-\w+"
    r"|should|so-called|sure|tells?|think|thinks|thought|told|unclear|wanted|wants?|whether|would)\b"
    r"|\b(?:is|are|was|were|has|have) to\b|[“\"„]",
    re.IGNORECASE,
)


def lost_hedge(source: str, target: str) -> str | None:
    """Return the German word whose doubt a translation has lost, or None."""
    if (hedged := _GERMAN.search(source)) and not _ENGLISH.search(target):
        return hedged.group()
    return None
