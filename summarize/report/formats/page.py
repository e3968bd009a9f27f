"""A report as one self-contained web page: no scripts, no requests, each figure linked to its German words."""

from summarize.article import BlockKind, Span
from summarize.consistency import Finding, Verdict
from summarize.consistency.finding import SAME
from summarize.report.check_summary import MEANINGS, NO_BRIEF, NOT_CHECKED, check_summary
from summarize.report.formats.html import Markup, between, element, joined, marked, section, signed, web_page
from summarize.report.formats.marks import GermanMark, Marks, Piece
from summarize.report.formats.side_by_side import Row, Stretch, stretches
from summarize.report.headline import article_title, headline
from summarize.report.issue_words import segment_words
from summarize.report.printable import capital
from summarize.report.reason_words import reason_words
from summarize.report.result import Result

#: A sign for each verdict beside its name: one reader in twelve cannot rely on colour.
_SIGNS = {
    Verdict.SUPPORTED: "✓",
    Verdict.REWORDED: "✓",
    Verdict.REQUALIFIED: "≈",
    Verdict.CONVERTED: "≈",
    Verdict.DERIVED: "≈",
    Verdict.BOILERPLATE: "✗",
    Verdict.UNSUPPORTED: "✗",
}

_LABELS = {
    BlockKind.TITLE: "Title",
    BlockKind.TEASER: "Teaser",
    BlockKind.CAPTION: "Caption: no evidence, not translated",
    BlockKind.BOILERPLATE: "Boilerplate: no evidence, not translated",
    None: "Outside the article: no evidence, not translated",
}


def as_page(report: Result, *, prefix: str = "") -> str:
    """Return the report as an HTML document; every id in it begins with `prefix`, so that several can share a page.

    German and English are side by side, sentence by sentence; each figure of the brief links to the German words that
    support it, and back. The page's policy (CSP) forbids scripts and all requests.
    """
    title, language = headline(report)
    return web_page(
        f"{title} (brief)",
        _header(report, title, language, prefix),
        element(
            "main",
            _check(report, prefix),
            _key_figures(report, prefix),
            _warnings(report, prefix),
            _bitext(report, prefix),
        ),
        signed(report.signature),
    )


def _header(report: Result, headline: str, language: str, prefix: str) -> Markup:
    article = report.article
    title = article_title(article)
    about = [element("span", title, lang="de")] if title else []
    about += [element("span", part) for part in (article.author, article.date, article.id) if part]
    brief = _brief(report, prefix) if report.brief.sentences else NO_BRIEF
    return element(
        "header",
        element("p", "Brief of a German article", class_="kicker"),
        element("h1", headline, lang=None if language == "en" else language),
        element("p", brief, class_="brief"),
        element("p", between(about, " · "), class_="about"),
    )


def _brief(report: Result, prefix: str) -> Markup:
    """Return the text of the brief with each figure linked to its evidence, and no nested links."""
    text = report.brief.text
    numbered = enumerate(report.brief.check.findings, 1)
    parts: list[str] = []
    position = 0
    for number, finding in sorted(numbered, key=lambda pair: (pair[1].figure.start, -pair[1].figure.end)):
        start = max(position, finding.figure.start)
        end = max(start, finding.figure.end)
        parts += [text[position:start], _figure(number, finding, text[start:end], prefix)]
        position = max(position, min(end, len(text)))
    return joined([*parts, text[position:]])


def _figure(number: int, finding: Finding, words: str, prefix: str) -> Markup:
    verdict = finding.verdict
    place = GermanMark(finding.evidence[0]).anchor if finding.evidence else f"check-{number}"
    plain = verdict in SAME
    link = element(
        "a",
        words,
        element("sup", str(number)),
        element("span", f" ({verdict.value})", class_="spoken") if plain else Markup(),
        href=f"#{prefix}{place}",
        id=f"{prefix}figure-{number}",
        class_=f"figure {verdict.value}",
    )
    return link if plain else joined([link, " ", element("span", verdict.value, class_=f"tag {verdict.value}")])


def _check(report: Result, prefix: str) -> Markup:
    check = report.brief.check
    state = "unchecked" if not check.findings else "good" if check.ok else "bad"
    sign = {"good": "✓ ", "bad": "✗ ", "unchecked": ""}[state]
    rows = [_finding(report, number, finding, prefix) for number, finding in enumerate(check.findings, 1)]
    left = [element("li", element("q", figure.text, lang="de"), class_="finding") for figure in check.omissions]
    return section(
        f"{prefix}check",
        "Check",
        element(
            "p",
            element("strong", sign, capital(check_summary(check)), "."),
            " ",
            NOT_CHECKED,
            class_=f"outcome {state}",
        ),
        element("ol", *rows, class_="findings") if rows else Markup(),
        element("h3", "Left out") if left else Markup(),
        element("ul", *left, class_="findings") if left else Markup(),
    )


def _finding(report: Result, number: int, finding: Finding, prefix: str) -> Markup:
    verdict = finding.verdict
    evidence = [_evidence(report, span, prefix) for span in finding.evidence]
    note = reason_words(finding.reasons) or (MEANINGS[verdict] if verdict is not Verdict.SUPPORTED else "")
    return element(
        "li",
        element(
            "span",
            element("span", str(number), class_="number"),
            " ",
            element("a", finding.figure.text, href=f"#{prefix}figure-{number}"),
        ),
        " ",
        _badge(verdict),
        " ",
        element("span", between(evidence, " + ") if evidence else "nowhere in the German", class_="evidence"),
        " ",
        element("span", note, class_="note") if note else Markup(),
        class_="finding",
        id=f"{prefix}check-{number}",
    )


def _badge(verdict: Verdict) -> Markup:
    sign = element("span", _SIGNS[verdict], aria_hidden="true")
    return element("span", sign, " ", verdict.value, class_=f"tag {verdict.value}")


def _evidence(report: Result, span: Span, prefix: str) -> Markup:
    words = " ".join(span.cut(report.article.text).split())
    return element("a", "„", words, "“", href=f"#{prefix}{GermanMark(span).anchor}", lang="de")


def _key_figures(report: Result, prefix: str) -> Markup:
    cards = [
        element(
            "li",
            element("p", figure.text, class_="amount"),
            element("p", figure.statement),
            element("p", _evidence(report, figure.span, prefix), class_="evidence"),
        )
        for figure in report.brief.key_figures
    ]
    if not cards:
        return Markup()
    return section(f"{prefix}key-figures", "Key figures of the article", element("ul", *cards, class_="cards"))


def _marks(report: Result) -> Marks:
    """Return the places of the article that the report refers to, without duplicates."""
    found: dict[Span, list[tuple[int, Verdict]]] = {figure.span: [] for figure in report.brief.key_figures}
    for number, finding in enumerate(report.brief.check.findings, 1):
        for span in dict.fromkeys(finding.evidence):
            found.setdefault(span, []).append((number, finding.verdict))
    return Marks(GermanMark(span, tuple(findings)) for span, findings in found.items())


def _bitext(report: Result, prefix: str) -> Markup:
    names = (element("span", "German"), element("span", "English"))
    body = _Bitext(report.article.text, _marks(report), prefix)
    return section(
        f"{prefix}article",
        "Article and translation",
        element(
            "p",
            "The German as it was read and its machine translation, sentence by sentence. Marked words support "
            "the figure of the brief with that number; words with a dotted line are key figures.",
            class_="hint",
        ),
        element("div", *names, class_="row names", aria_hidden="true"),
        *(body.stretch(stretch) for stretch in stretches(report.article, report.translation)),
        look="bitext",
    )


class _Bitext:
    """The article's text while it is laid out in rows; tracks which places already have their anchor."""

    def __init__(self, text: str, marks: Marks, prefix: str) -> None:
        self.prefix = prefix
        self.text = text
        self.marks = marks
        self.anchored: set[str] = set()

    def stretch(self, stretch: Stretch) -> Markup:
        kind = stretch.kind.value if stretch.kind else "paragraph" if stretch.own else "boilerplate"
        label = None if stretch.own and stretch.kind is None else _LABELS.get(stretch.kind)
        return element(
            "div",
            element("p", label, class_="label") if label else Markup(),
            *(self.row(row) for row in stretch.rows),
            class_=f"block {kind}",
        )

    def row(self, row: Row) -> Markup:
        german = element("p", *map(self.piece, self.marks.pieces(row.span)), lang="de", class_="de")
        if row.segment is None:
            return element("div", german, class_="row alone")
        doubts = (
            element("p", element("strong", "Doubtful: "), words, class_="doubt") for words in segment_words(row.segment)
        )
        english = element("p", row.segment.target or "(no translation)", lang="en")
        return element("div", german, element("div", english, *doubts, class_="en"), class_="row")

    def piece(self, piece: Piece) -> Markup:
        words = piece.span.cut(self.text)
        if not piece.marked:
            return joined([words])
        anchors = (f"{self.prefix}{mark.anchor}" for mark in piece.begins)
        ids = [anchor for anchor in anchors if anchor not in self.anchored]
        self.anchored.update(ids)
        look = piece.verdict.value if piece.verdict else "key"
        back = [
            element(
                "a",
                str(number),
                href=f"#{self.prefix}figure-{number}",
                aria_label=f"figure {number} of the brief: {verdict.value}",
            )
            for mark in piece.ends
            for number, verdict in mark.findings
        ]
        return marked(words, ids, look, back)


def _warnings(report: Result, prefix: str) -> Markup:
    doubtful = sum(bool(segment_words(segment)) for segment in report.translation.segments)
    items = [element("li", warning) for warning in report.document_warnings]
    if doubtful:
        sentences = "1 sentence is" if doubtful == 1 else f"{doubtful} sentences are"
        items.append(element("li", f"{sentences} marked as doubtful in the translation below."))
    if not items:
        return Markup()
    return section(f"{prefix}warnings", "Warnings", element("ul", *items))
