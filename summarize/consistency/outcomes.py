"""Who won: a score with its numbers right must not turn the loser into the winner.

Only where both texts say won or lost of the same name, and the German sentence says one of the two.
"""

import re

from summarize.consistency.sense import Sense

__all__ = ["other_winner"]

#: "Rheinau won 3-1", "Rheinau have lost 3-1".
_ENGLISH = re.compile(
    r"\b(?P<name>[A-ZÄÖÜ][\w-]{2,}) (?:(?:have|has|had|also|then) )*(?:(?P<won>won|beat)|(?P<lost>lost))\b[^.;:!?]{0,40}\Z"
)
_WON = re.compile(r"\b(?:gewann(?:en)?|gewonnen|siegten?|gesiegt)\b", re.IGNORECASE)
_LOST = re.compile(r"\b(?:verlor(?:en)?)\b", re.IGNORECASE)
#: What stands before the name of the other side: "gegen den 1. FC Köln", "bei Borussia Feld", "in Mainz".
_OTHER_SIDE = re.compile(
    r"\b(?:(?:gegen|bei|beim|vor|von|über)(?: (?:de[nrm]|die|das))?(?: (?:(?-i:[A-ZÄÖÜ])\S*|\d+\.))*|in) \Z",
    re.IGNORECASE,
)
_END = re.compile(r"(?<!\d)[.!?]\s|\n")


def other_winner(source: Sense, target: Sense) -> bool:
    """Whether the target has a side win that loses in the source, or the other way round."""
    before, _, _ = target.nearby.partition(target.before + target.figure.text)
    said = _ENGLISH.search(before + target.before)
    if said is None:
        return False
    before, figure, after = source.nearby.partition(source.before + source.figure.text)
    sentence = _END.split(before + figure)[-1] + _END.split(after)[0]
    won, lost = _WON.search(sentence), _LOST.search(sentence)
    names = list(re.finditer(rf"\b{re.escape(said['name'])}\b", sentence))
    verb = won or lost
    if verb is None or (won and lost) or len(names) != 1:
        return False
    if "," in sentence[min(verb.end(), names[0].end()) : max(verb.start(), names[0].start())]:
        return False  # "Rapid gewann, obwohl die Austria führte"
    wins = (won is not None) != (_OTHER_SIDE.search(sentence, 0, names[0].start()) is not None)
    return wins != (said["won"] is not None)
