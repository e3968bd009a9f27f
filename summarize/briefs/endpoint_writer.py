"""The writer that asks an endpoint: a model large enough to read the German beside the draft English.

It can therefore correct the translator. Its text passes the same gate as any draft; what fails goes back once, with the
findings in words.
"""

import re
from collections.abc import Sequence

from summarize.article import BlockKind
from summarize.briefs.brief import Document, DocumentSentence, Draft, DraftSentence, Problem
from summarize.engines.endpoint import Endpoint
from summarize.prompts import load_prompt

__all__ = ["EndpointWriter"]

#: Characters of an article that are sent, German and English together: some 6,000 tokens. News begins with what
#: matters.
MOST_CHARACTERS = 18_000
#: Most tokens for a sentence of an answer, with its segment numbers, and for the headline.
TOKENS_A_SENTENCE = 90

_NUMBERS = re.compile(r"\s*\[((?:\d+(?:\s*[,;–-]\s*)?)+)\]\s*[.]?\s*\Z")
_LIST = re.compile(r"\A(?:[-*•]\s+|\d{1,2}[.)]\s+)")
_HEADLINE = re.compile(r"\A\W*headline\W*:\W*(.+?)\W*\Z", re.IGNORECASE)

_FINDINGS = {
    Problem.UNSUPPORTED: "the German does not have the figures {}",
    Problem.MISPLACED: "a figure is of something else in the German",
    Problem.UNKNOWN_NAMES: "the German does not have the names {}",
    Problem.STANCE: "it may change what the German denies, reports, expects, doubts or limits, or who does what",
    Problem.UNKNOWN_WORDS: "it says what the German does not say",
    Problem.LOOP: "it repeats itself",
    Problem.TOO_LONG: "it is too long",
    Problem.FRAGMENT: "it is not a whole sentence",
}


class EndpointWriter:
    """A `Writer` over an endpoint."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Write with the model at `endpoint`, which is not contacted before the first draft."""
        self._endpoint = endpoint

    @property
    def signature(self) -> str:
        """Model, address, decoding settings and prompts; never the key."""
        prompts = ",".join(load_prompt(name).signature for name in ("brief-bilingual.v1", "revise.v1"))
        return f"{self._endpoint.signature}|temperature=0,seed=0|{prompts}"

    def drafts(self, document: Document, *, sentences: int) -> Sequence[Draft]:
        """Return one draft of at most `sentences` sentences, or none if the model answered without a sentence.

        Raises EndpointError if the request fails.
        """
        shown = _shown(document)
        if not shown:
            return []
        article = "\n".join(_told(sentence) for sentence in shown)
        prompt = load_prompt("brief-bilingual.v1").fill(article=article, sentences=str(sentences))
        answer = self._endpoint.reply(prompt, tokens=(sentences + 1) * TOKENS_A_SENTENCE)
        draft = _draft(answer, {sentence.segment for sentence in shown}, sentences)
        return [draft] if draft.sentences else []

    def revised(
        self, sentence: DraftSentence, document: Document, problem: Problem, words: Sequence[str]
    ) -> str | None:
        """Return `sentence` rewritten by a model that is told what is wrong with it, or None if that fails."""
        finding = _FINDINGS.get(problem)
        own = [one for one in document.sentences if one.segment in sentence.segments]
        if finding is None or not own:
            return None
        prompt = load_prompt("revise.v1").fill(
            article="\n".join(_told(one) for one in own),
            sentence=sentence.text,
            finding=finding.format(", ".join(words)),
        )
        lines = _lines(self._endpoint.reply(prompt, tokens=TOKENS_A_SENTENCE))
        return _NUMBERS.sub("", lines[0]) if lines else None


def _shown(document: Document) -> list[DocumentSentence]:
    """Return the sentences to send: from the top, as many as fit."""
    shown = []
    size = 0
    for sentence in document.sentences:
        size += len(_told(sentence))
        if size > MOST_CHARACTERS:
            break
        if sentence.kind is not BlockKind.HEADING:
            shown.append(sentence)
    return shown


def _told(sentence: DocumentSentence) -> str:
    german, english = (" ".join(text.split()) for text in (sentence.source, sentence.text))
    return f"[{sentence.segment}] German: {german}\n    English: {english}"


def _lines(answer: str) -> list[str]:
    """Return the lines of an answer, without list and emphasis marks."""
    lines = (_LIST.sub("", line.strip().replace("**", "")).strip() for line in answer.splitlines())
    return [line for line in lines if line]


def _draft(answer: str, known: set[int], sentences: int) -> Draft:
    """Return the draft in an answer; a sentence without numbers, or with wrong ones, must be aligned."""
    headline = None
    found: list[DraftSentence] = []
    for line in _lines(answer):
        named = _NUMBERS.search(line)
        text = _NUMBERS.sub("", line)
        title = _HEADLINE.match(text)
        if title:
            headline = headline or title[1]
        elif text.rstrip("”“\"')").endswith((".", "!", "?")):
            numbers = [int(number) for number in re.findall(r"\d+", named[1])] if named else []
            found.append(DraftSentence(text, tuple(dict.fromkeys(n for n in numbers if n in known))))
    return Draft(tuple(found[:sentences]), headline)
