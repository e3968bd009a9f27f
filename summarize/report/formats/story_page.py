"""A story as one self-contained web page: sources side by side, each figure linked to its German words."""

from collections.abc import Sequence

from summarize.article import Span
from summarize.report.check_summary import NO_BRIEF, NOT_CHECKED
from summarize.report.formats.html import Markup, between, element, joined, marked, section, signed, web_page
from summarize.report.formats.marks import GermanMark, Marks, Piece
from summarize.report.formats.side_by_side import Row, stretches
from summarize.report.headline import article_title
from summarize.report.printable import capital
from summarize.report.story import StoryResult, same_text, story_summary
from summarize.stories import Account, MergedSentence
from summarize.stories.table import StoryFigure, StoryValue

#: How a status looks: the class of an equally good verdict, and a sign, since one reader in twelve cannot rely on
#: colour.
_LOOKS = {
    "agree": ("supported", "✓"),
    "compatible": ("requalified", "≈"),
    "conflict": ("unsupported", "✗"),
    "single": ("", ""),
}


def as_story_page(story: StoryResult) -> str:
    """Return the story as an HTML document: brief, figures by source, and every article beside its translation.

    Each figure of the brief and each cell of the table links to its German words. No scripts, no requests.
    """
    headline, language = story.titled
    return web_page(
        f"{headline} (story)",
        _header(story, headline, language),
        element(
            "main",
            _check(story),
            _figures(story),
            _warnings(story),
            *map(_Source(story).section, range(len(story.accounts))),
        ),
        signed(story.signature),
    )


def _header(story: StoryResult, headline: str, language: str) -> Markup:
    number = len(story.accounts)
    sentences = [part for one in story.brief.sentences for part in (_sentence(one), " ")]
    brief = joined(sentences) if sentences else NO_BRIEF
    return element(
        "header",
        element("p", f"A story of {number} German article{'' if number == 1 else 's'}", class_="kicker"),
        element("h1", headline, lang=None if language == "en" else language),
        element("p", brief, class_="brief"),
        element("ol", *map(_about, range(number), story.accounts), class_="about"),
        element("ul", *(element("li", f"Left out: {one.id}: {one.reason}") for one in story.apart), class_="about")
        if story.apart
        else Markup(),
    )


def _about(number: int, account: Account) -> Markup:
    article = account.article
    title = article_title(article)
    parts: list[str] = [element("a", f"{number + 1}. {article.id}", href=f"#source-{number + 1}")]
    parts += [" · ", element("span", title, lang="de")] if title else []
    parts += [f" · {article.date}"] if article.date else []
    parts += [f" · {same_text(str(account.copy_of + 1))}"] if account.copy_of is not None else []
    return element("li", *parts)


def _sentence(sentence: MergedSentence) -> Markup:
    """Return a sentence with each figure linked to its evidence, and the numbers of its sources."""
    parts: list[str] = []
    position = 0
    for account, finding in sorted(sentence.findings, key=lambda pair: pair[1].figure.start):
        start, end = finding.figure.start, finding.figure.end
        if start < position or not finding.evidence:
            continue
        link = element(
            "a",
            sentence.text[start:end],
            href=f"#{_anchor(account, finding.evidence[0])}",
            class_=f"figure {finding.verdict.value}",
        )
        parts += [sentence.text[position:start], link]
        position = end
    sources = [
        element("a", str(account + 1), href=f"#source-{account + 1}", aria_label=f"source {account + 1}")
        for account in sorted(sentence.accounts)
    ]
    return joined([*parts, sentence.text[position:], element("sup", between(sources, " "))])


def _anchor(account: int, span: Span) -> str:
    return f"s{account + 1}-{GermanMark(span).anchor}"


def _check(story: StoryResult) -> Markup:
    sign, state = ("✓ ", "good") if story.ok else ("✗ ", "bad")
    found = element("strong", sign, capital(story_summary(story)), ".")
    return section("check", "Check", element("p", found, " ", NOT_CHECKED, class_=f"outcome {state}"))


def _figures(story: StoryResult) -> Markup:
    if not story.figures:
        return Markup()
    header = [element("th", name, scope="col") for name in ("Figure", "Status")]
    header += [
        element("th", element("a", str(n), href=f"#source-{n}"), scope="col") for n in range(1, len(story.accounts) + 1)
    ]
    rows = [_row(figure, len(story.accounts)) for figure in story.figures]
    return section(
        "figures",
        "Figures by source",
        element("p", "One column per source; each value links to its German words.", class_="hint"),
        element(
            "div",
            element("table", element("thead", element("tr", *header)), element("tbody", *rows)),
            class_="wide",
            role="region",
            aria_labelledby="figures",
            tabindex="0",
        ),
    )


def _row(figure: StoryFigure, accounts: int) -> Markup:
    look, sign = _LOOKS[figure.status.value]
    status = element(
        "span",
        element("span", sign, aria_hidden="true") if sign else "",
        " ",
        figure.status.value,
        class_=f"tag {look}",
    )
    cells = [_cell([value for value in figure.values if value.account == account]) for account in range(accounts)]
    return element("tr", element("th", figure.what, scope="row"), element("td", status), *cells)


def _cell(values: Sequence[StoryValue]) -> Markup:
    links = [
        element(
            "p",
            element("a", v.text, href=f"#{_anchor(v.account, v.span)}"),
            " ",
            element("q", v.source_text, lang="de"),
        )
        for v in values
    ]
    return element("td", *links)


def _warnings(story: StoryResult) -> Markup:
    if not story.warnings:
        return Markup()
    return section("warnings", "Warnings", element("ul", *(element("li", warning) for warning in story.warnings)))


class _Source:
    """The articles of a story while they are laid out in rows of German and English."""

    def __init__(self, story: StoryResult) -> None:
        self.story = story

    def section(self, number: int) -> Markup:
        account = self.story.accounts[number]
        title = article_title(account.article)
        marks = Marks([GermanMark(span) for span in sorted(self._spans(number))])
        return section(
            f"source-{number + 1}",
            joined([f"{number + 1}. ", element("span", title, lang="de") if title else account.article.id]),
            *(
                element("div", *(self._row(number, row, marks) for row in stretch.rows), class_="block")
                for stretch in stretches(account.article, account.translation)
            ),
            look="bitext",
        )

    def _spans(self, number: int) -> set[Span]:
        told = {value.span for figure in self.story.figures for value in figure.values if value.account == number}
        rests = {
            span
            for sentence in self.story.brief.sentences
            for account, finding in sentence.findings
            if account == number
            for span in finding.evidence
        }
        return told | rests

    def _row(self, number: int, row: Row, marks: Marks) -> Markup:
        text = self.story.accounts[number].article.text
        german = element(
            "p", *(_piece(number, piece, text) for piece in marks.pieces(row.span)), lang="de", class_="de"
        )
        if row.segment is None:
            return element("div", german, class_="row alone")
        english = element("p", row.segment.target or "(no translation)", lang="en", class_="en")
        return element("div", german, english, class_="row")


def _piece(number: int, piece: Piece, text: str) -> Markup:
    words = piece.span.cut(text)
    if not piece.marked:
        return joined([words])
    return marked(words, [_anchor(number, mark.span) for mark in piece.begins], "key")
