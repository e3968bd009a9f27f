"""Reports made by hand, for the tests of the forms they are printed in."""

import re
from decimal import Decimal

from summarize.article import Article, Block, BlockKind, Span
from summarize.briefs import Action, Brief, KeyFigure, Note, Problem
from summarize.consistency import Check, Finding, Verdict
from summarize.consistency.reasons import Reason, ReasonKind, because
from summarize.figures import Figure, Kind, Qualifier
from summarize.report import Report, Signature
from summarize.translation import Issue, IssueKind, Segment, Translation

GERMAN = """Nordkorea schickt Soldaten

1.204 Mal geteilt

Bis zu 30.000 Soldaten sind unterwegs, davon neun Generäle. Der Vertrag stammt vom 19. Juni 2024.

Foto: Agentur/2025

Der Rubel verlor 12 Prozent."""

_ENGLISH = {
    "Nordkorea schickt Soldaten": "North Korea sends soldiers",
    "Bis zu 30.000 Soldaten sind unterwegs, davon neun Generäle.": "Up to 30,000 soldiers are on the way, nine of them"
    " generals.",
    "Der Vertrag stammt vom 19. Juni 2024.": "The treaty dates from 19 June 2024.",
    "Der Rubel verlor 12 Prozent.": "The rouble lost 12 per cent.",
}

_KINDS = (
    BlockKind.TITLE,
    BlockKind.BOILERPLATE,
    BlockKind.PARAGRAPH,
    BlockKind.CAPTION,
    BlockKind.PARAGRAPH,
)


def place(words: str, text: str = GERMAN) -> Span:
    """Return where `words` stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


def finding(brief: str, words: str, verdict: Verdict, *evidence: Span, reasons: tuple[Reason, ...] = ()) -> Finding:
    """Return a finding on `words` of a brief."""
    span = place(words, brief)
    figure = Figure(words, span.start, span.end, Kind.CARDINAL, Decimal("30000"), qualifier=Qualifier.AT_MOST)
    return Finding(figure, verdict, evidence, reasons)


def good_report() -> Report:
    """Return the report of a brief with three figures, all supported."""
    sentences = ("Up to 30,000 soldiers and nine generals are on the way.", "The treaty is of 19 June 2024.")
    brief = " ".join(sentences)
    findings = (
        finding(brief, "Up to 30,000 soldiers", Verdict.SUPPORTED, place("Bis zu 30.000 Soldaten")),
        finding(brief, "nine", Verdict.REWORDED, place("neun")),
        finding(brief, "19 June 2024", Verdict.SUPPORTED, place("19. Juni 2024")),
    )
    return report(sentences, findings)


def bad_report() -> Report:
    """Return the report of a brief with a figure of every sort of verdict that an editor must look at."""
    sentences = ("About 12 per cent were lost, 1,204 people left, 40 tanks came.",)
    brief = sentences[0]
    findings = (
        finding(
            brief,
            "About 12 per cent",
            Verdict.REQUALIFIED,
            place("12 Prozent"),
            reasons=because(ReasonKind.BOUND_ADDED, "12 Prozent", "about"),
        ),
        finding(brief, "1,204", Verdict.BOILERPLATE, place("1.204"), reasons=because(ReasonKind.BOILERPLATE)),
        finding(brief, "40", Verdict.UNSUPPORTED),
    )
    return report(
        sentences,
        findings,
        notes=(Note(Action.FELL_BACK, "fake-writer", "extractive"),),
        doubt=Issue(IssueKind.FIGURE_LOST, "12"),
    )


def report(
    sentences: tuple[str, ...],
    findings: tuple[Finding, ...],
    *,
    notes: tuple[Note, ...] = (),
    doubt: Issue | None = None,
    german: str = GERMAN,
) -> Report:
    """Return the report of a brief of GERMAN (or of a text with the same blocks)."""
    blocks = tuple(
        Block(kind, Span(*match.span())) for kind, match in zip(_KINDS, re.finditer(r"[^\n]+", german), strict=True)
    )
    segments = tuple(
        Segment(source, target, place(source, german), _block(blocks, place(source, german)), -0.2, ())
        for source, target in _ENGLISH.items()
    )
    if doubt:
        last = segments[-1]
        segments = (*segments[:-1], Segment(last.source, last.target, last.span, last.block, -0.2, (doubt,)))
    key = KeyFigure(
        "Up to 30,000 soldiers",
        "Up to 30,000 soldiers are on the way",
        "Bis zu 30.000 Soldaten",
        place("Bis zu 30.000 Soldaten"),
    )
    return Report(
        Article("kim-01", german, None, "2025-06", None, blocks),
        Translation(segments, "fake|1"),
        Brief("North Korea sends soldiers", sentences, (key,), Check(findings), "extractive|1", notes),
        Signature("0.1.0", "fake|1", "extractive|1"),
    )


def hostile_report(text: str) -> Report:
    """Return a report in which every string that comes from outside is `text`; its middle is every evidence."""
    span = Span(len(text) // 3, max(len(text) // 3 + 1, 2 * len(text) // 3))
    words = span.cut(text)
    figure = Figure(words, span.start, span.end, Kind.CARDINAL)
    checks = (
        Finding(figure, Verdict.SUPPORTED, (span,), because(ReasonKind.STORED, text)),
        Finding(figure, Verdict.UNSUPPORTED, (Span(0, span.end), span)),
    )
    segment = Segment(text, text, Span(0, len(text)), 0, 0.0, (Issue(IssueKind.NAME_ADDED, text),))
    note = Note(Action.DROPPED, text, text, Problem.UNKNOWN_NAMES, (text,))
    return Report(
        Article(text, text, text, text, text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), (text,)),
        Translation((segment,), text),
        Brief(text, (text,), (KeyFigure(words, text, words, span),), Check(checks, (figure,)), text, (note,)),
        Signature(text, text, text),
    )


def _block(blocks: tuple[Block, ...], span: Span) -> int:
    return next(i for i, block in enumerate(blocks) if block.span.start <= span.start < block.span.end)
