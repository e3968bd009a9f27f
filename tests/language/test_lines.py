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
    """Four times the lines take less than eight times the processor time; sixteen times would be quadratic."""

    def seconds(number: int) -> float:
        begin = time.process_time()
        paragraphs(line * number)
        return time.process_time() - begin

    assert min(seconds(12_000) for _ in range(3)) < 8 * min(seconds(3_000) for _ in range(3))
