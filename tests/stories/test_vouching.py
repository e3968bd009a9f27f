"""A source may be named beside a sentence only if it tells what the sentence does."""

import pytest

from summarize.stories.vouching import tells

GREETINGS = "Nordkoreas Machthaber Kim Jong Un hat in seinen Neujahrsgrüßen an Präsident Wladimir Putin den Krieg gegen die Ukraine hervorgehoben."


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("Nordkoreas Staatschef Kim Jong-un sichert Russland uneingeschränkte Unterstützung im Krieg gegen die Ukraine zu.", False),
        ("Machthaber Kim Jong Un schrieb an Präsident Wladimir Putin über den Krieg gegen die Ukraine.", False),
        (f"Am Donnerstag teilte KCNA mit: {GREETINGS}", True),
    ],
)  # fmt: skip
def test_a_source_tells_a_sentence_with_its_names_and_rare_words(other: str, told: bool) -> None:
    """Words of the whole story do not vouch: the source has to have the New Year greetings."""
    assert tells(["Die Reise dauert an.", other], GREETINGS) is told


def test_other_words_of_the_same_english_count() -> None:
    """Anwohner and Anrainer are residents."""
    assert tells(
        ["Anwohner waren aufgerufen, ihre Häuser nicht zu verlassen."],
        "Anrainer waren aufgerufen, ihre Häuser nicht zu verlassen.",
    )


def test_a_denial_does_not_tell_what_it_denies() -> None:
    """The same words with a "nicht" say the opposite."""
    assert not tells(["Das Werk in Celle wird nicht geschlossen."], "Das Werk in Celle wird geschlossen.")


def test_words_need_one_sentence_and_some_must_be_there() -> None:
    """Two sentences that have half of the words each tell something else, and a sentence of function words nothing."""
    assert not tells(
        ["Das Werk in Celle wächst.", "Die Schule wird geschlossen."], "Das Werk in Celle wird geschlossen."
    )
    assert not tells(["Das ist so."], "Das ist so.")
