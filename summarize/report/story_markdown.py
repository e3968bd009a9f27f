"""A story as Markdown (CommonMark with the tables of GitHub)."""

from collections.abc import Sequence

from summarize.report.headline import article_title
from summarize.report.markdown import code, escaped, table
from summarize.report.outcome import LIMITS, NO_BRIEF
from summarize.report.places import Places
from summarize.report.printable import capital
from summarize.report.story import StoryResult, story_outcome
from summarize.stories.table import StoryFigure


def as_story_markdown(story: StoryResult) -> str:
    """Return the brief, its sources, the figures with a column per source, the check, warnings and signature.

    Nothing in the articles can become a link, an image, HTML or any other markup.
    """
    sections = [
        f"# {escaped(story.marked_headline)}",
        _brief(story),
        "## Sources",
        _sources(story),
    ]
    sections += ["## Figures", _figures(story)] if story.figures else []
    sections += ["## Check", f"{capital(story_outcome(story))}. {LIMITS}"]
    sections += (
        ["## Warnings", "\n".join(f"- {escaped(warning)}" for warning in story.warnings)] if story.warnings else []
    )
    return "\n\n".join([*sections, f"Signature: {code(str(story.signature))}"])


def _brief(story: StoryResult) -> str:
    if not story.brief.sentences:
        return NO_BRIEF
    return " ".join(f"{escaped(one.text)} ({_numbers(one.accounts)})" for one in story.brief.sentences)


def _numbers(accounts: Sequence[int]) -> str:
    return ", ".join(str(account + 1) for account in accounts)


def _sources(story: StoryResult) -> str:
    lines = []
    for number, account in enumerate(story.accounts, 1):
        article = account.article
        about = dict.fromkeys(part for part in (article.id, article_title(article), article.date) if part)
        lines.append(f"{number}. {', '.join(map(escaped, about))}")
    lines += [f"- left out: {escaped(one.id)}: {escaped(one.reason)}" for one in story.apart]
    return "\n".join(lines)


def _figures(story: StoryResult) -> str:
    places = [Places(account.article.text) for account in story.accounts]
    header = ["Figure", "Status", *(str(number) for number in range(1, len(story.accounts) + 1))]
    return table(header, [_row(figure, places) for figure in story.figures])


def _row(figure: StoryFigure, places: Sequence[Places]) -> list[str]:
    cells = []
    for account, where in enumerate(places):
        values = [value for value in figure.values if value.account == account]
        cells.append("; ".join(f"{v.text} („{v.source_text}“, {where.name([v.span])})" for v in values))
    return [figure.what, figure.status.value, *cells]
