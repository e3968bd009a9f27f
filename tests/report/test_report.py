"""Reports as text, Markdown, JSON and HTML."""

import json
import re
import time
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from reports import GERMAN, bad_report, good_report, hostile_report, place

from summarize.article import Article, Block, BlockKind, Span
from summarize.briefs import Brief
from summarize.consistency import Check, Verdict
from summarize.consistency.reasons import ReasonKind, because
from summarize.defaults import BriefForm
from summarize.report import Report, Signature, render, translation_json, translation_text
from summarize.report.check_summary import check_summary
from summarize.report.formats.layout import WIDTH
from summarize.report.formats.marks import GermanMark, Marks
from summarize.report.formats.side_by_side import stretches
from summarize.translation import Segment, Translation

FORMS = get_args(BriefForm)

#: Anything an article can hold, with what could break out of a form made likely.
hostile = st.one_of(
    st.text(st.characters(exclude_categories=()), min_size=3, max_size=80),
    st.lists(
        st.sampled_from(
            ["<script>", "</p>", "&amp;", '"', "'", "](http://e.vil)", "![", "`", "|", "\\", "www.e.vil", "\n", "\n\n",
             "# ", "- ", "1. ", "* ", "<!--", "-->", "]]>", "\x1b[31m", "\u202e", "\ud800", "\0", "---", "12", "x"]
        ),
        min_size=3,
        max_size=12,
    ).map("".join),
)  # fmt: skip


class Page(HTMLParser):
    """The elements of a page: their names, attributes, and whether they are closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.german: list[str] = []
        self._in = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):  # type: ignore[no-untyped-def]
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)
        if dict(attrs).get("class") == "de":
            self.german.append("")
            self._in = "p"

    def handle_endtag(self, tag):  # type: ignore[no-untyped-def]
        assert self.open.pop() == tag
        if tag == self._in:
            self._in = ""

    def handle_data(self, data):  # type: ignore[no-untyped-def]
        if self._in and "sup" not in self.open:
            self.german[-1] += data

    @property
    def ids(self) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get("id"))]

    @property
    def links(self) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get("href"))]


def test_json_of_a_brief_is_the_contract() -> None:
    """A brief is one object with the documented keys in order; spans cut the German."""
    record = json.loads(render(good_report(), "json"))
    assert list(record) == [
        "id", "title", "ok", "headline", "headline_language", "brief", "key_figures", "check", "translation", "signature", "warnings",
    ]  # fmt: skip
    for figure in record["key_figures"]:
        assert list(figure) == ["text", "statement", "source_text", "start", "end"]
        assert GERMAN[figure["start"] : figure["end"]] == figure["source_text"]
    for segment in record["translation"]:
        assert list(segment) == ["source", "target", "start", "end"]
        assert GERMAN[segment["start"] : segment["end"]] == segment["source"]
    assert list(record["check"]) == ["ok", "figures", "omissions", "headline"]
    first = record["check"]["figures"][0]
    assert first["value"] == "30000"
    assert first["evidence"][0]["text"] == "Bis zu 30.000 Soldaten"
    assert record["brief"][first["start"] : first["end"]] == first["text"]


def test_json_keeps_umlauts_as_they_are() -> None:
    """Non-ASCII letters are written as themselves."""
    assert "neun Generäle" in render(good_report(), "json")


@given(hostile)
@settings(max_examples=60, deadline=None)
@example("a\u2028b\x85c\ud800")
@example("\x9b2J \u202eb \u2066c \x7f")
def test_json_is_one_line_that_comes_back(text: str) -> None:
    """Whatever the article holds, the record is one line of UTF-8 that no terminal obeys, and reads back unchanged."""
    line = render(hostile_report(text), "json")
    assert len(line.splitlines()) == 1
    assert not set(line) & set("\x1b\x7f\x9b\u200e\u202e\u2066")
    assert line.encode("utf-8")
    assert json.loads(line)["translation"][0]["source"] == text


def test_json_of_a_translation_keeps_paragraphs() -> None:
    """A translation's text has a paragraph a block, and its warnings name the sentence."""
    report = bad_report()
    record = json.loads(translation_json(report.article, report.translation, report.signature, warnings=["short"]))
    assert list(record) == ["id", "title", "ok", "text", "segments", "signature", "warnings"]
    assert record["title"] == "Nordkorea schickt Soldaten"
    assert record["text"].split("\n\n") == [
        "North Korea sends soldiers",
        "Up to 30,000 soldiers are on the way, nine of them generals. The treaty dates from 19 June 2024.",
        "The rouble lost 12 per cent.",
    ]
    assert record["warnings"] == ["short", "Der Rubel verlor 12 Prozent.: figure lost: 12"]


def test_a_list_keeps_its_lines() -> None:
    """The items of a list block stand on lines of their own; an empty segment leaves nothing behind."""
    text = "eins\nzwei drei"
    segments = tuple(
        Segment(word, target, place(word, text), 0)
        for word, target in [("eins", "one"), ("zwei", ""), ("drei", "three")]
    )
    article = Article("a", text, blocks=(Block(BlockKind.LIST, Span(0, len(text))),))
    assert translation_text(article, Translation(segments, "s")) == "one\nthree"


def test_text_shows_everything_an_editor_needs() -> None:
    """The text has headline, brief, German words with their lines, the outcome and the signature."""
    text = render(good_report(), "text")
    assert text.startswith("North Korea sends soldiers\n")
    assert re.search(r"Up to 30,000 soldiers +„Bis zu 30.000 Soldaten“ +line 5", text)
    assert "3 figures in the brief, all supported by the German" in " ".join(text.split())
    assert re.search(r"reworded +nine +„neun“ +line 5", text)
    assert "translator:fake|1" in text


def test_text_says_what_is_wrong_first() -> None:
    """Unsupported figures come first, in capitals, with the reason; warnings follow."""
    text = render(bad_report(), "text")
    assert "2 of 3 figures in the brief are not supported by the German" in " ".join(text.split())
    assert text.index("BOILERPLATE") < text.index("UNSUPPORTED") < text.index("requalified  About")
    assert "the German does not say this" in text
    assert "- fake-writer: no draft beat extractive's, which was used" in text
    assert "figure lost: 12" in text


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_every_finding_shows_its_german_words(form: BriefForm) -> None:
    """In every form for people, each figure of the brief can be traced to its German words."""
    for report in (good_report(), bad_report()):
        shown = render(report, form)
        for finding in report.brief.check.findings:
            for span in finding.evidence:
                assert span.cut(GERMAN).replace(".", "\\.") in shown or span.cut(GERMAN) in shown


@given(hostile)
@settings(max_examples=60, deadline=None)
def test_text_cannot_write_to_the_terminal(text: str) -> None:
    """No control character, surrogate or text-turning character of an article reaches the terminal."""
    shown = render(hostile_report(text), "text")
    assert shown.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


def test_text_fits_its_width() -> None:
    """No line is wider than WIDTH where words allow it."""
    report = good_report()
    long = replace(report, article=replace(report.article, warnings=("a word or two " * 30,)))
    assert max(map(len, render(long, "text").splitlines())) <= WIDTH


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_brief_is_reported_as_empty(form: BriefForm) -> None:
    """A report without a brief renders, and nothing in it claims a check."""
    report = good_report()
    empty = replace(report, brief=Brief(None, (), (), Check(()), "extractive|1"))
    shown = render(empty, form)
    if form != "json":
        assert "There is no brief" in shown
        assert "nothing to check" in shown
        assert "supported by the German" not in shown


@pytest.mark.parametrize(
    ("verdicts", "words"),
    [
        ((), "no figures in the brief, so there was nothing to check"),
        ((Verdict.SUPPORTED,), "1 figure in the brief, supported by the German"),
        ((Verdict.SUPPORTED, Verdict.DERIVED), "2 figures in the brief: 1 supported, 1 derived"),
        ((Verdict.UNSUPPORTED,), "1 of 1 figure in the brief is not supported by the German (1 unsupported)"),
    ],
)
def test_outcome_is_honest(verdicts: tuple[Verdict, ...], words: str) -> None:
    """The outcome calls supported only what is, and counts the rest by verdict."""
    figure = good_report().brief.check.findings[0]
    assert check_summary(Check(tuple(replace(figure, verdict=verdict) for verdict in verdicts))) == words


def test_outcome_counts_warnings_of_supported_figures() -> None:
    """A figure from another sentence is supported with a warning."""
    figure = replace(good_report().brief.check.findings[0], reasons=because(ReasonKind.ELSEWHERE))
    assert check_summary(Check((figure,))).endswith("supported by the German; 1 with a warning")


@given(hostile)
@settings(max_examples=80, deadline=None)
@example("https://e.vil <b>x</b> [a](b) ![c](d) `e` *f* _g_ ~~h~~ | i")
@example("1. x\n- y\n# z\n---")
def test_markdown_has_only_the_markup_of_the_form(text: str) -> None:
    """No link, image, HTML, emphasis or list of the article's making appears in the Markdown."""
    tokens = (
        MarkdownIt("commonmark", {"html": True})
        .enable(["table", "strikethrough"])
        .parse(render(hostile_report(text), "markdown"))
    )
    inner = {child.type for token in tokens for child in token.children or ()}
    assert inner <= {"text", "text_special", "code_inline"}
    outer = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert outer <= {
        "heading", "paragraph", "inline", "table", "thead", "tbody", "tr", "th", "td", "bullet_list", "list_item",
    }  # fmt: skip
    # Headline, key figures, check and warnings: the article adds no heading.
    assert sum(token.type == "heading_open" for token in tokens) == 4


@given(hostile)
@settings(max_examples=80, deadline=None)
def test_page_has_only_its_own_elements(text: str) -> None:
    """Whatever the article holds, the page has the elements of a harmless article, closed in order."""
    page = Page(render(hostile_report(text), "html"))
    assert not page.open
    assert {tag for tag, _ in page.tags} <= {
        "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "h1", "h2", "h3", "p",
        "ol", "ul", "li", "a", "span", "strong", "sup", "mark", "q", "code", "div",
    }  # fmt: skip
    assert not {name for _, attributes in page.tags for name in attributes if name.startswith("on")}
    assert {link[0] for link in page.links} == {"#"}


@given(hostile.filter(lambda text: text.strip() and text == text.strip()))
@settings(max_examples=40, deadline=None)
def test_links_lead_somewhere_and_ids_are_unique(text: str) -> None:
    """Every link of the page leads to one id of the page, nested and repeated evidence included."""
    page = Page(render(hostile_report(text), "html"))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_page_shows_all_of_the_german_once() -> None:
    """The German column has every word of the article, boilerplate and captions included, in order."""
    page = Page(render(bad_report(), "html"))
    assert " ".join(" ".join(page.german).split()) == " ".join(GERMAN.split())


def test_page_labels_text_that_is_not_evidence() -> None:
    """Boilerplate and captions say in words that they are no evidence; bad verdicts are named in the brief."""
    page = render(bad_report(), "html")
    assert "Boilerplate: no evidence" in page
    assert "Caption: no evidence" in page
    header = page[: page.index("<main")]
    assert all(f">{verdict}</span>" in header for verdict in ("requalified", "boilerplate", "unsupported"))


def test_page_needs_nothing_from_outside() -> None:
    """The page has a policy that forbids everything but its own style, and refers to no other resource."""
    page = render(good_report(), "html")
    assert "default-src &#x27;none&#x27;" in page
    assert "<script" not in page
    assert not re.search(
        r"(?:src|url)\s*[=(]|@import|https?:", page.replace("default-src", "").replace("style-src", "")
    )


@given(st.lists(st.tuples(st.integers(0, 29), st.integers(1, 12)), max_size=12))
@settings(max_examples=80, deadline=None)
def test_pieces_join_to_the_text_and_know_their_marks(places: list[tuple[int, int]]) -> None:
    """Pieces cover their span without gap or overlap; a piece is marked exactly where a mark is."""
    marks = [GermanMark(Span(start, start + size), ((1, Verdict.SUPPORTED),)) for start, size in places]
    cut = list(Marks(marks).pieces(Span(5, 30)))
    assert [cut[0].span.start, *(piece.span.end for piece in cut)] == [*(piece.span.start for piece in cut), 30]
    for piece in cut:
        for at in range(piece.span.start, piece.span.end):
            assert piece.marked == any(mark.span.start <= at < mark.span.end for mark in marks)


@given(st.lists(st.tuples(st.integers(0, 70), st.integers(0, 20)), max_size=8), st.booleans())
@settings(max_examples=80, deadline=None)
def test_rows_hold_every_word_once(places: list[tuple[int, int]], blocks: bool) -> None:
    """Whatever segments there are, even overlapping ones, the rows show each character that is no space once."""
    segments = tuple(Segment("s", "t", Span(start, start + size), 0) for start, size in places)
    article = bad_report().article if blocks else Article("a", GERMAN)
    rows = [row for stretch in stretches(article, Translation(segments, "s")) for row in stretch.rows]
    shown = "".join(row.span.cut(GERMAN) for row in rows)
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", GERMAN)
    assert sum(row.segment is not None for row in rows) == len(segments)


def _long_report(sentences: int) -> Report:
    """Return a report of an article of so many sentences with a figure of the brief in each."""
    german, starts = "Es kamen 30 Leute an. " * sentences, range(0, 22 * sentences, 22)
    brief = "Then 30 people came. " * sentences
    one = good_report().brief.check.findings[0]
    findings = tuple(
        replace(
            one,
            figure=replace(one.figure, text="30", start=21 * i + 5, end=21 * i + 7),
            evidence=(Span(start + 9, start + 11),),
        )
        for i, start in enumerate(starts)
    )
    segments = tuple(Segment(german[s : s + 21], "Then 30 people came.", Span(s, s + 21), 0) for s in starts)
    article = Article("long", german, blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(german))),))
    return Report(
        article,
        Translation(segments, "s"),
        Brief(None, (brief,), (), Check(findings), "e"),
        Signature("1", "s"),
    )


@pytest.mark.parametrize("form", FORMS)
def test_time_grows_with_length_only(form: BriefForm) -> None:
    """A report of eight times the length takes about eight times as long, not sixty-four."""

    def seconds(report: Report) -> float:
        return min(_timed(report, form) for _ in range(3))

    short, long = _long_report(250), _long_report(2000)
    assert seconds(long) < 30 * seconds(short)


def _timed(report: Report, form: BriefForm) -> float:
    start = time.process_time()
    render(report, form)
    return time.process_time() - start


def _colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


def _luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("ink", "paper"), ("ink", "card"), ("ink", "target"), ("soft", "paper"), ("soft", "card"), ("link", "paper"),
        ("link", "card"), ("good-ink", "good-paper"), ("fair-ink", "fair-paper"), ("bad-ink", "bad-paper"),
        ("fair-ink", "paper"), ("fair-ink", "card"),
    ],
)  # fmt: skip
def test_colours_have_contrast(scheme: str, ink: str, paper: str) -> None:
    """Every pair of colours that text uses has a contrast of 4.5 (WCAG AA), by day and by night."""
    css = resources.files("summarize.report.formats").joinpath("page.css").read_text("utf-8")
    day, night = css.split("@media screen and (prefers-color-scheme: dark)")
    colours = _colours(day) | (_colours(night) if scheme == "dark" else {})
    light, dark = sorted((_luminance(colours[ink]), _luminance(colours[paper])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_fields_of_a_record_are_passed_on() -> None:
    """Passed-through fields come last, under their names, prefixed with `source_` where the record has such a field."""
    report = bad_report()
    fields = {"label": 3, "brief": "their own", "source_brief": [1], "nested": {"a": None}, "ok": "yes"}
    report = replace(report, article=replace(report.article, fields=fields))
    brief = json.loads(render(report, "json"))
    assert list(brief.items())[-5:] == [
        ("label", 3),
        ("source_brief", "their own"),
        ("source_source_brief", [1]),
        ("nested", {"a": None}),
        ("source_ok", "yes"),
    ]
    assert brief["ok"] is False
    translation = json.loads(translation_json(report.article, report.translation, report.signature))
    assert list(translation.items())[-5:-2] == [("label", 3), ("brief", "their own"), ("source_brief", [1])]


def test_a_record_is_ok_as_its_document_is() -> None:
    """A good brief and a translation without a wrong figure are ok, others not."""
    good, bad = good_report(), bad_report()
    assert [json.loads(render(report, "json"))["ok"] for report in (good, bad)] == [True, False]
    made = [json.loads(translation_json(report.article, report.translation, "s"))["ok"] for report in (good, bad)]
    assert made == [True, False]


def test_several_pages_in_one_have_no_id_twice() -> None:
    """Pages printed one after another share no id, and each links within itself."""
    pages = [render(bad_report(), "html"), render(bad_report(), "html", prefix="r2-")]
    ids = [set(re.findall(r' id="([^"]*)"', page)) for page in pages]
    links = [set(re.findall(r' href="#([^"]*)"', page)) for page in pages]
    assert not ids[0] & ids[1]
    assert all(here <= there for here, there in zip(links, ids, strict=True))
    assert {identity.removeprefix("r2-") for identity in ids[1]} == ids[0]


def test_text_that_is_not_wrapped_has_a_line_a_row() -> None:
    """Without a width nothing is wrapped: the words are those of the wrapped text, a paragraph, row or item a line."""
    report = bad_report()
    text = render(report, "text", width=None)
    assert text.split() == render(report, "text").split()
    assert report.brief.text in text.splitlines()
    assert f"Signature: {report.signature}" in text.splitlines()


def test_an_empty_brief_is_not_ok_in_json() -> None:
    """An empty brief has not passed: `check.ok` agrees with the exit status."""
    report = good_report()
    empty = replace(report, brief=replace(report.brief, sentences=(), check=Check(())))
    assert json.loads(render(empty, "json"))["check"]["ok"] is False
    assert json.loads(render(report, "json"))["check"]["ok"] is True


def test_a_german_heading_says_that_it_is_german() -> None:
    """Where there is no English headline the German title stands above the page, in its language."""
    report = good_report()
    german = replace(report, brief=replace(report.brief, headline=None))
    assert '<h1 lang="de">Nordkorea schickt Soldaten</h1>' in render(german, "html")
    assert "<h1>North Korea sends soldiers</h1>" in render(report, "html")
