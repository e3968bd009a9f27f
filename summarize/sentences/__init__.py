"""Sentences of an article, by span: split at sentence ends, and at clause borders where a sentence is too"""

from summarize.sentences.sentences import (
    Sentence,
    plain,
    split,
    split_clauses,
    split_text,
)

__all__ = [
    "Sentence",
    "plain",
    "split",
    "split_clauses",
    "split_text",
]
