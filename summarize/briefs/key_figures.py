"""Key figures: the three to seven figures of an article that matter, with what they count and where they are."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from summarize.article import Article, BlockKind
from summarize.briefs.brief import Draft, KeyFigure
from summarize.briefs.gate import LONGEST_SENTENCE
from summarize.briefs.support import Support
from summarize.figures import Figure, Kind
from summarize.figures.dates.weekdays import WEEKDAY
from summarize.language.clauses import STATEMENT_BORDER
from summarize.language.function_words import UNCOUNTED
from summarize.translation import IssueKind

__all__ = ["key_figures"]

MOST_FIGURES = 7

#: The value of a figure by kind. Dates and ordinals frame the news; amounts, shares and counts are the news.
_WORTH = {
    Kind.MONEY: 5.0,
    Kind.PERCENT: 5.0,
    Kind.MEASURE: 4.0,
    Kind.CARDINAL: 4.0,
    Kind.RANGE: 4.0,
    Kind.FRACTION: 3.5,
    Kind.MULTIPLE: 3.0,
    Kind.SCORE: 3.0,
    Kind.COLLECTIVE: 2.5,
    Kind.DATE: 1.5,
    Kind.ORDINAL: 1.0,
    Kind.TIME: 0.5,
    Kind.IDENTIFIER: 0.0,
}

#: Figures below this value get no line: a bare year, "first", "one".
_LEAST_WORTH = 2.0

#: A clause with one of these openings depends on the clause before it.
_LEANING = re.compile(
    r"(?:\(|(?:and|or|but|nor|which|who|whom|whose|where|when|while|whereas|as|than|because|since|although|though|if|so"
    r"|that|of wh(?:om|ich)|with|without|including|compared|followed|according|among|plus|up|down|said|says|found"
    r"|becoming|making|reaching|for|on|in|at|by|from|to|of|an?|one of|\w+ed by)\b)",
)
#: Openings that make no statement without the following clause.
_LEADING = re.compile(
    r"(?:As|After|Although|At|Because|Before|Between|By|Despite|During|Even (?:if|though|when)|Following|For|From|If|In|On"
    r"|Since|Though|Through|Under|Until|When|While|With|Within|Without)\b",
)
#: Minimum words of a statement with such an opening, so that it includes the main clause.
LEAST_WORDS = 8


@dataclass(frozen=True, slots=True)
class _Candidate:
    key: KeyFigure
    worth: float
    meaning: tuple[object, ...]


def key_figures(article: Article, draft: Draft, support: Support) -> tuple[KeyFigure, ...]:
    """Return the figures that matter, at most seven, in the order of the article.

    A figure is taken from the translated sentence, in its English form, and only if the German sentence supports it
    under the same check as for a brief. Figures of the brief come first.
    """
    used = {segment for sentence in draft.sentences for segment in sentence.segments}
    candidates: dict[tuple[object, ...], _Candidate] = {}
    for index, segment in enumerate(support.translation.segments):
        kind = article.blocks[segment.block].kind
        if kind in (BlockKind.TITLE, BlockKind.HEADING) or not segment.target:
            continue
        early = 1.0 / (1 + index / 4)
        for key, figure in _figures(article, index, support):
            if (plain := _worth(figure)) < _LEAST_WORTH or _part_of_a_name(segment.target, figure):
                continue
            worth = plain + early + (1.5 if index in used else 0.0)
            candidate = _Candidate(key, worth, (figure.kind, figure.value, figure.low, figure.unit, figure.date))
            other = candidates.get(candidate.meaning)
            if other is None or worth > other.worth:
                candidates[candidate.meaning] = candidate
    best = sorted(candidates.values(), key=lambda candidate: -candidate.worth)[:MOST_FIGURES]
    return tuple(candidate.key for candidate in sorted(best, key=lambda candidate: candidate.key.span))


def _figures(article: Article, index: int, support: Support) -> list[tuple[KeyFigure, Figure]]:
    segment = support.translation.segments[index]
    if segment.of(IssueKind.LOOP) or len(segment.target.split()) > LONGEST_SENTENCE:
        return []
    check = support.of_segment(index)
    wrong = [finding.figure for finding in check.findings if not finding.verdict.ok]
    found = []
    for finding in check.findings:
        within = [e for e in finding.evidence if segment.span.start <= e.start and e.end <= segment.span.end]
        if not finding.verdict.ok or finding.reasons or not within:
            continue
        span = within[0]
        figure = finding.figure
        said = statement(segment.target, figure)
        place = segment.target.find(said)
        if any(place <= other.start < place + len(said) for other in wrong):
            said = figure.text  # the clause has another error
        key = KeyFigure(figure.text, said, span.cut(article.text), span)
        found.append((key, figure))
    return found


def _part_of_a_name(sentence: str, figure: Figure) -> bool:
    """Whether a bare number is part of a name, as in "Radio 4" or "247sports"."""
    if figure.kind is not Kind.CARDINAL or figure.unit is not None or not figure.text.isdigit():
        return False
    before, after = sentence[: figure.start], sentence[figure.end :]
    if before[-1:].isalpha() or before[-1:] == "-" or after[:1].isalpha() or re.match(r"-[A-Z]", after):
        return True
    if before.endswith("(") and after.startswith(")"):
        return True  # a position in a table
    counted = re.match(r"[ -]([a-z]{3,})", after)
    return bool(re.search(r"\w\W* \w*[A-Z]\w* $", before)) and (counted is None or counted[1] in UNCOUNTED)


def _worth(figure: Figure) -> float:
    if figure.unit == WEEKDAY:
        return 0.0  # weekdays refer to the paper's own week
    worth = _WORTH[figure.kind]
    written = any(character.isdigit() for character in figure.text)
    if figure.value is not None and abs(figure.value) <= 2 and not written:
        worth -= 3.5  # "both", "a day" and "once" are rarely the news
    if figure.kind is Kind.DATE and figure.date is not None and len(figure.date) > 4:
        worth += 0.5  # a day or a month says when; a year alone says little
    if figure.qualifier is not None:
        worth += 0.5
    return worth


def statement(sentence: str, figure: Figure) -> str:
    """Return the clause of `sentence` that says what `figure` counts.

    It has at least five words around the figure and stands by itself: a clause that opens with "which" or "including"
    includes what precedes it, one that opens the sentence with "Despite" what follows.
    """
    borders = sorted({0, *(match.end() for match in STATEMENT_BORDER.finditer(sentence)), len(sentence)})
    last = len(borders) - 1
    left, right = bisect_right(borders, figure.start) - 1, bisect_left(borders, figure.end)
    while left > 0 and _LEANING.match(sentence, borders[left]):
        left -= 1
    while right < last and left == 0 and _LEADING.match(sentence):
        right += 1
        if len(sentence[: borders[right]].split()) >= LEAST_WORDS:
            break
    while len(sentence[borders[left] : borders[right]].split()) < 5 and (left > 0 or right < last):
        left, right = (left - 1, right) if left > 0 else (left, right + 1)
    return _balanced(sentence[borders[left] : borders[right]].strip(" ,;:–—-."))


def _balanced(text: str) -> str:
    """Drop a quotation mark or bracket at either end that has no partner."""
    for opening, closing in (('"', '"'), ("“", "”"), ("(", ")")):
        odd = text.count(opening) != text.count(closing) if opening != closing else text.count(opening) % 2 == 1
        if odd and text.startswith(opening):
            text = text[1:]
        elif odd and text.endswith(closing):
            text = text[:-1].rstrip(" .,")
    return text
