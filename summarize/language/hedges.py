"""Hedges: whether a translation states as a fact what its source only reports or supposes.

Only plain cases count: the source has a word such as angeblich or vermutlich, or "soll ... haben", which repeats what
others say, and the translation has nothing that can carry it, be it a verb of saying, a modal, an adverb or a
quotation. Of 615 human translations of such sentences (WMT's news test sets 2008 to 2020), 19 are flagged, 17 of them
rightly.
"""

import re

_PARTICIPLE = (
    r"(?-i:\b(?:[a-zäöü]{0,15}ge[a-zäöüß]{2,20}(?:t|en|an)|[a-zäöüß]{2,20}iert"
    r"|(?:ver|be|ent|er|zer|miss|emp|über|unter|um|durch|hinter|wider)[a-zäöüß]{2,20}(?:t|en|an)))"
)
#: "soll gebaut haben" and "soll gebaut worden sein" are hearsay; "soll gebaut werden" and "soll gebaut sein" are plans, and
#: so is what is to have been done by a day ("bis").
_GERMAN = re.compile(
    r"\b(?:angeblich\w*|mutma(?:ß|ss)lich\w*|vermeintlich\w*|vermutlich\w*|möglicherweise|womöglich|wahrscheinlich(?!keit)"
    r"|anscheinend|dem Vernehmen nach"
    rf"|(?:soll|sollen|will|wollen)\b(?=(?:(?!\bbis\b)[^.,;:!?]){{0,160}}?{_PARTICIPLE} (?:haben|worden sein)\b))",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?:accord|accus|alleg|appear|apparent|arg[ue]|assert|assum|belie[fv]|certain|charg|claim|conjectur|consider|contend|den(?:y|ie)"
    r"|doubt|estimat|evident|expect|fear|forecast|guess|hypothe|imagin|indicat|insist|likel|look|maintain|odds|perceiv|plausib"
    r"|possib|potential|predict|presum|pretend|probab|profess|prospect|purport|putativ|report|reput|risk|rumou?r|schedul|seem"
    r"|source|specul|suggest|suppos|surmis|suspect|suspicio|testif|theor|underst|unlikel)\w*"
    r"|\b(?:aims?|bogus|bound|can|chances?|could|due|fake|hear|heard|if|intends?|know|(?-i:may)|maybe|might|must|on trial"
    r"|ostensibly|perhaps|plan\w*|posing|said|say|saying|says|self-\w+|set to|should|slated|so-called|sure|tells?|think|thinks"
    r"|thought|told|turned out|unclear|wanted|wants?|whether|would)\b"
    r"|\b(?:is|are|was|were|has|have) to\b|[“\"„]",
    re.IGNORECASE,
)


def lost_hedge(source: str, target: str) -> str | None:
    """Return the German word whose doubt a translation has lost, or None."""
    if (hedged := _GERMAN.search(source)) and not _ENGLISH.search(target):
        return hedged.group()
    return None
