"""Lines that were wrapped at a column become paragraphs again."""

import textwrap
import time

import pytest

from summarize.language.lines import paragraphs
from summarize.language.sentences import split_text

PARAGRAPH = (
    "Der Auftragsbestand betrug am 30. September 32,6 Milliarden Euro und war damit gegenüber dem 31. Dezember leicht "
    "erhöht, teilte das Unternehmen mit. „Wir sind mit diesem Ergebnis ausgesprochen zufrieden“ sagte Finanzvorstand "
    "Petra Lindner dazu; Analysten hatten im Schnitt nur 31,9 Mrd. Euro erwartet. Der Fahrplan der Sanierung sieht vor: "
    "In zwei Jahren sollen die Werke in Görlitz (Sachsen) und Bautzen schließen."
)


@pytest.mark.parametrize("width", [*range(60, 101, 5)])
def test_a_wrapped_paragraph_has_the_sentences_of_its_text(width: int) -> None:
    """Wherever a line breaks: before a noun, at a date, after an abbreviation, a quotation or a colon."""
    wrapped = textwrap.fill(PARAGRAPH, width, break_on_hyphens=False)
    assert [" ".join(span.cut(wrapped).split()) for span in split_text(wrapped)] == [
        span.cut(PARAGRAPH) for span in split_text(PARAGRAPH)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Die Feuerwehr rettete am Dienstag drei Menschen aus dem brennenden Haus.\nder zweite Absatz beginnt klein und ist lang",
        "Der Rat tagt heute über den Haushalt und die neuen Gebühren:\n- höhere Gebühren für das Parken in der Stadt\n- ein neues Bad",
        "Der Verein verlor das Spiel am Ende mit 2:3 und steigt nun ab\nvon Eva Muster",
        "Der Minister trat am Montag in Berlin überraschend zurück\n\nsein Nachfolger steht noch nicht fest, hieß es am Abend",
    ],
)
def test_lines_that_end_on_their_own_stay_apart(text: str) -> None:
    """After a full stop, before a list or a byline, and across an empty line."""
    assert [span.cut(text) for span in paragraphs(text)] == [line for line in text.split("\n") if line]


@pytest.mark.parametrize(
    "line", ["der Rat hat am Montag beschlossen, dass die Stadt das neue Bad\n", f"{'Wort ' * 12}\n"]
)
def test_the_time_is_linear_in_the_lines(line: str) -> None:
    """Sixteen times the lines take less than 64 times the processor time; 256 times would be quadratic."""

    def seconds(number: int) -> float:
        begin = time.process_time()
        paragraphs(line * number)
        return time.process_time() - begin

    assert min(seconds(16_000) for _ in range(2)) < 64 * min(seconds(1_000) for _ in range(5))


@pytest.mark.parametrize(
    "block",
    [
        "Hallenbad in Telfs wegen Einsturzgefahr des Dachs sofort geschlossen\nSchwimmunterricht an Tiroler Schulen fällt wegen Bädersterben aus",
        "Daten und Fakten zum Neubau des Hallenbads in Schwaz im Überblick:\nBaukosten: 12 Millionen Euro\nBaubeginn: März 2026",
        "Die Arbeiten am neuen Hallenbad in Telfs beginnen im März. (TT.com, APA)\nDie Feuerwehr rettete am Dienstag eine Katze vom Dach.",
        "Am Vormittag rückten alle Wehren der Region wieder aus dem Ort Telfs ab.\n13:40 Uhr: Die Straße ist wieder frei, teilt die Polizei mit.",
    ],
)
def test_a_wrapped_text_joins_nothing_else(block: str) -> None:
    """Links, facts below a colon, credits and entries of a ticker keep their lines beside wrapped paragraphs."""
    text = f"{textwrap.fill(PARAGRAPH, 72, break_on_hyphens=False)}\n\n{block}"
    assert [span.cut(text) for span in paragraphs(text)][1:] == block.split("\n")


def test_a_longer_headline_stays_a_line_of_its_own() -> None:
    """A headline right above its text is longer than the column, which the first words of the lines give away."""
    headline = "Gemeinderat von Schwaz beschließt nach langem Streit Neubau des Hallenbads Ost"
    text = f"{headline}\n{textwrap.fill(PARAGRAPH, 66, break_on_hyphens=False)}"
    assert paragraphs(text)[0].cut(text) == headline


def test_a_link_below_a_teaser_proves_no_column() -> None:
    """Pages that were never wrapped have "mehr" below their teasers; their headlines are not joined."""
    teaser = "Schwimmunterricht fällt an vielen Schulen in Tirol wegen Mängeln aus\nweiterlesen"
    page = "Neues Hallenbad soll im Herbst 2026 öffnen und zwölf Millionen kosten\nStadt Schwaz schließt das alte Bad."
    text = "\n\n".join([page, teaser, teaser])
    assert [span.cut(text) for span in paragraphs(text)][:2] == page.split("\n")
