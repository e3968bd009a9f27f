"""A story for a terminal."""

from collections.abc import Sequence

from summarize.report.headline import article_title
from summarize.report.layout import Layout
from summarize.report.outcome import LIMITS, NO_BRIEF
from summarize.report.places import Places
from summarize.report.story import StoryResult, story_outcome
from summarize.stories import Status
from summarize.stories.table import StoryFigure


def as_story_text(story: StoryResult, lay: Layout) -> str:
    """Return the brief with source numbers, the figures side by side, the check, warnings and signature."""
    sections = [_head(story, lay), _brief(story, lay), _sources(story, lay)]
    shared = [figure for figure in story.figures if figure.status is not Status.SINGLE]
    single = [figure for figure in story.figures if figure.status is Status.SINGLE]
    sections += [
        _figures("Figures in several sources", shared, story, lay),
        _figures("In one source", single, story, lay),
    ]
    sections.append(lay.filled(f"Check: {story_outcome(story)}. {LIMITS}"))
    sections.append("\n".join(["Warnings", *map(lay.item, story.warnings)]) if story.warnings else "")
    sections.append(lay.filled(f"Signature: {story.signature}"))
    return "\n\n".join(filter(None, sections))


def _head(story: StoryResult, lay: Layout) -> str:
    number = len(story.accounts)
    told = f"A story of {number} article{'' if number == 1 else 's'}"
    return f"{lay.filled(story.marked_headline)}\n{told}"


def _brief(story: StoryResult, lay: Layout) -> str:
    if not story.brief.sentences:
        return NO_BRIEF
    parts = [f"{one.text} [{', '.join(str(account + 1) for account in one.accounts)}]" for one in story.brief.sentences]
    return lay.filled(" ".join(parts))


def _sources(story: StoryResult, lay: Layout) -> str:
    lines = ["Sources"]
    for number, account in enumerate(story.accounts, 1):
        article = account.article
        about = " | ".join(dict.fromkeys(part for part in (article.id, article_title(article), article.date) if part))
        lines.append(lay.filled(f"[{number}] {about}", first="  ", then="      "))
    lines += [lay.filled(f"left out: {one.id}: {one.reason}", first="  - ", then="    ") for one in story.apart]
    return "\n".join(lines)


def _figures(title: str, figures: Sequence[StoryFigure], story: StoryResult, lay: Layout) -> str:
    places = [Places(account.article.text) for account in story.accounts]
    rows = [
        (f"[{value.account + 1}]", value.text, f"„{value.source_text}“", places[value.account].name([value.span]))
        for figure in figures
        for value in figure.values
    ]
    laid = iter(lay.table(rows))
    lines = [title]
    for figure in figures:
        status = "" if figure.status is Status.SINGLE else f"{_status(figure)}: "
        lines.append(lay.filled(f"{status}{figure.what}", first="  ", then="    "))
        lines += [f"  {line}" for _ in figure.values for line in next(laid)]
    return "\n".join(lines) if figures else ""


def _status(figure: StoryFigure) -> str:
    return "CONFLICT" if figure.status is Status.CONFLICT else figure.status.value
