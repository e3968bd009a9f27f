"""Hedges: whether a translation states as a fact what its source only reports or supposes.

Only plain cases count: the source has a word such as angeblich or vermutlich, or "soll ... haben", which repeats what
others say, and the translation has nothing that can carry it, be it a verb of saying, a modal, an adverb or a
quotation, or turns "soll ... haben" into "should have". docs/decisions.md tells how many human translations are
flagged, and how many of them rightly.
"""

import re

_PARTICIPLE = (
    r"(?-i:\b(?:[a-zäöü]{0,15}ge[a-zäöüß]{2,20}(?:t|en|an)|[a-zäöüß]{2,20}iert"
    r"|(?:ver|be|ent|er|zer|miss|emp|über|unter|um|durch|hinter|wider)[a-zäöüß]{2,20}(?:t|en|an)))"
)
#: Words that report or suppose.
_DOUBT = re.compile(
    r"\b(?:angeblich\w*|mutma(?:ß|ss)lich\w*|vermeintlich\w*|vermutlich\w*|möglicherweise|womöglich|wahrscheinlich(?!keit)"
    r"|anscheinend|dem Vernehmen nach)",
    re.IGNORECASE,
)
#: "soll gebaut haben" and "soll gebaut worden sein" are hearsay; "soll gebaut werden" and "soll gebaut sein" are plans, and
#: so is what is to have been done by a day ("bis").
_HEARSAY = re.compile(
    rf"\b(?:soll|sollen|will|wollen)\b(?=(?:(?!\bbis\b)[^.,;:!?]){{0,160}}?{_PARTICIPLE} (?:haben|worden sein)\b)",
    re.IGNORECASE,
)
#: What carries a doubt. Each of these words alone keeps one in a natural pair.
_CARRIER = (
    r"\b(?:accord|alleg|appear|apparent|arg[ue]|assum|belie[fv]|certain|chance|claim|doubt|evident|expect|guess|imagin|likel|look|odds|perceiv"
    r"|plausib|possib|potential|presum|probab|purport|putativ|report|reput|risk|rumou?r|seem|suggest|suppos|suspect|suspicio|underst|unlikel)\w*"
    r"|\b(?:can|could|if|(?-i:may)|maybe|might|must|ostensibly|perhaps|plan\w*|said|say|saying|says|so-called|think|thought|would)\b"
    r"|\b(?:is|are|was|were|has|have) to\b|[“\"„]"
)
#: "Er soll gezahlt haben" is not "He should have paid", whatever else the sentence reports.
_MISREAD = re.compile(r"\bshould(?: (?:not|also|\w+ly))? have (?!to\b)", re.IGNORECASE)
#: Neither "he should" nor "he wants to have seen it" reports what others say of him, or he of himself.
_KEEPS_HEARSAY = re.compile(_CARRIER, re.IGNORECASE)
_KEEPS_DOUBT = re.compile(rf"{_CARRIER}|\b(?:should|wants?|wanted)\b", re.IGNORECASE)


def lost_hedge(source: str, target: str) -> str | None:
    """Return the German word whose doubt a translation has lost, or None."""
    if (hedged := _HEARSAY.search(source)) and (_MISREAD.search(target) or not _KEEPS_HEARSAY.search(target)):
        return hedged.group()
    if (hedged := _DOUBT.search(source)) and not _KEEPS_DOUBT.search(target):
        return hedged.group()
    return None
