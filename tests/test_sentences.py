"""Sentence splitting: spans that lose nothing, and German full stops that end nothing."""

from summarize.sentences import split_text


def test_an_ordinal_does_not_end_a_sentence() -> None:
    """A date's dot is no full stop."""
    assert len(split_text("Am 19. Juni kam er. Dann ging er.")) == 2
