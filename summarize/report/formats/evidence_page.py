"""The evidence page: two texts, or a bitext's units with a problem, side by side, figures linked to their German."""

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import IO

from summarize.article import Span
from summarize.bitext import Checked, Outcome, Unreadable
from summarize.bitext.problems import OMITTED
from summarize.bitext.tally import Tally
from summarize.consistency import Finding, Verdict
from summarize.figures import Figure
from summarize.report.check_summary import MEANINGS, NOT_CHECKED
from summarize.report.formats.html import Markup, between, element, joined, marked, page_head, section
from summarize.report.formats.marks import GermanMark, Marks, Piece
from summarize.report.reason_words import reason_words
from summarize.report.wording import counted, unit_name

#: Bytes of a page kept in memory; its top shows counts that are known only at the end.
_IN_MEMORY = 1 << 22

_LEFT_OUT = Verdict.UNSUPPORTED


def evidence_page(outcomes: Iterable[Outcome], tally: Tally, *, title: str, whole: bool = False) -> Iterator[str]:
    """Yield the pieces of a web page without scripts or requests; the texts are marked and linked in both directions.

    It shows the units that have a problem or, if `whole`, every unit. `tally` must be complete when `outcomes` are.
    """
    with SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8") as body:
        for number, outcome in enumerate(outcomes, 1):
            _write(body, number, outcome, whole=whole)
        yield f'<!DOCTYPE html>\n<html lang="en">{page_head(title)}<body>'
        yield _header(title, tally)
        yield "<main>"
        body.seek(0)
        yield from (line.removesuffix("\n") for line in body)
    yield "</main></body></html>"


def _write(body: IO[str], number: int, outcome: Outcome, *, whole: bool) -> None:
    if isinstance(outcome, Unreadable):
        body.write(element("p", outcome.message, class_="outcome bad") + "\n")
    elif isinstance(outcome, Checked) and (whole or outcome.problems):
        body.write(_Section(number, outcome).written() + "\n")


def _header(title: str, tally: Tally) -> Markup:
    state = "bad" if tally.wrong or tally.unreadable else "good" if tally.figures else "unchecked"
    sign = {"bad": "✗ ", "good": "✓ ", "unchecked": ""}[state]
    return element(
        "header",
        element("p", "Figures of an English text in the German", class_="kicker"),
        element("h1", title),
        element("p", element("strong", sign, counted(tally), "."), " ", NOT_CHECKED, class_=f"outcome {state}"),
    )


class _Section:
    """One unit: its figures with their verdicts, and its two texts below them."""

    def __init__(self, number: int, outcome: Checked) -> None:
        self.unit = outcome.unit
        self.check = outcome.check
        self.prefix = f"u{number}-"

    def written(self) -> Markup:
        rows = [self._finding(number, finding) for number, finding in enumerate(self.check.findings, 1)]
        rows += [self._omission(figure) for figure in self.check.omissions]
        names = element("span", "German"), element("span", "English")
        return section(
            f"{self.prefix}top",
            self._name(),
            element("ol", *rows, class_="findings") if rows else element("p", "No figures.", class_="hint"),
            element("div", *names, class_="row names", aria_hidden="true"),
            element("div", self._german(), self._english(), class_="row texts"),
        )

    def _name(self) -> str:
        if self.unit.whole:
            return "Figures"
        name = unit_name(self.unit)
        return f"{self.unit.file}, line {self.unit.line}{f': {name}' if name else ''}"

    def _finding(self, number: int, finding: Finding) -> Markup:
        verdict = finding.verdict
        links = [self._link(span) for span in finding.evidence]
        plain = verdict in (Verdict.SUPPORTED, Verdict.UNSUPPORTED)
        note = reason_words(finding.reasons) or ("" if plain else MEANINGS[verdict])
        return self._row(
            element("a", finding.figure.text, href=f"#{self.prefix}figure-{number}"),
            element("span", verdict.value, class_=f"tag {verdict.value}"),
            between(links, " + ") if links else Markup("nowhere in the German"),
            note,
        )

    def _omission(self, figure: Figure) -> Markup:
        return self._row(
            Markup("–"),
            element("span", OMITTED, class_=f"tag {_LEFT_OUT.value}"),
            self._link(figure.span),
            "of the German, not in the English",
        )

    def _row(self, figure: Markup, verdict: Markup, evidence: Markup, note: str) -> Markup:
        return element(
            "li",
            element("span", figure),
            " ",
            verdict,
            " ",
            element("span", evidence, class_="evidence"),
            " ",
            element("span", note, class_="note"),
            class_="finding",
        )

    def _link(self, span: Span) -> Markup:
        words = " ".join(span.cut(self.unit.german).split())
        return element("a", "„", words, "“", href=f"#{self.prefix}{GermanMark(span).anchor}", lang="de")

    def _english(self) -> Markup:
        text, parts, position = self.unit.english, [], 0
        for number, finding in enumerate(self.check.findings, 1):
            start = max(position, finding.figure.start)
            end = max(start, finding.figure.end)
            place = (
                f"{self.prefix}{GermanMark(finding.evidence[0]).anchor}" if finding.evidence else f"{self.prefix}top"
            )
            verdict = finding.verdict.value
            link = element(
                "a",
                text[start:end],
                element("sup", str(number)),
                element("span", f" ({verdict})", class_="spoken"),
                href=f"#{place}",
                id=f"{self.prefix}figure-{number}",
                class_=f"figure {verdict}",
            )
            parts += [text[position:start], link]
            position = end
        return element("div", *parts, text[position:], lang="en", class_="en")

    def _german(self) -> Markup:
        found: dict[Span, list[tuple[int, Verdict]]] = {}
        for number, finding in enumerate(self.check.findings, 1):
            for span in dict.fromkeys(finding.evidence):
                found.setdefault(span, []).append((number, finding.verdict))
        for figure in self.check.omissions:
            found.setdefault(figure.span, []).append((0, _LEFT_OUT))
        marks = Marks(GermanMark(span, tuple(rests)) for span, rests in found.items())
        pieces = marks.pieces(Span(0, len(self.unit.german))) if self.unit.german else ()
        return element("div", *map(self._piece, pieces), lang="de", class_="de")

    def _piece(self, piece: Piece) -> Markup:
        words = piece.span.cut(self.unit.german)
        if not piece.marked:
            return joined([words])
        ids = [self.prefix + mark.anchor for mark in piece.begins]
        numbers = [number for mark in piece.ends for number, _ in mark.findings if number]
        back = [
            element(
                "a", str(number), href=f"#{self.prefix}figure-{number}", aria_label=f"figure {number} of the English"
            )
            for number in dict.fromkeys(numbers)
        ]
        look = piece.verdict.value if piece.verdict else "key"
        return marked(words, ids, look, back)
