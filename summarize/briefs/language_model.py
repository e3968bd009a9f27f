"""The writer that asks a language model.

A small model hallucinates when shown a whole article; shown one sentence, it can improve its English. So the sentences
are selected as by the extractive writer, and each is reworded alone: text in an article that reads like an instruction
affects no other sentence. Models that are large enough, and encoder-decoders trained to summarise, also draft from the
whole article.
"""

from collections.abc import Sequence

from summarize.article import BlockKind
from summarize.briefs import Document, Draft, DraftSentence
from summarize.briefs.extractive import ExtractiveWriter
from summarize.briefs.rewording import faithful
from summarize.engines.continuation import Continuation, LanguageModel
from summarize.engines.guard import Guard
from summarize.language.sentence_ends import split_english
from summarize.prompts import load_prompt
from summarize.translation import Severity

__all__ = ["LanguageModelWriter"]

#: Parameters from which a causal model drafts from the whole article: a model of 135 million hallucinated in every
#: brief read.
LARGE_MODEL = 1_000_000_000
#: Pieces of an article read for a draft from the whole; news begins with what matters.
MOST_PIECES = 900
#: Most pieces in a sentence of such a draft.
PIECES_A_SENTENCE = 45


class LanguageModelWriter:
    """A `Writer` over a causal or an encoder-decoder model on any engine."""

    def __init__(self, model: LanguageModel, *, name: str, whole: bool | None = None) -> None:
        """Write with `model`; `name` (with revision and digest) goes into the signature.

        `whole` tells whether to draft from the whole article; by default, if it is a LARGE_MODEL.
        """
        self._model = model
        self._tokenizer = model.tokenizer
        self._generation = model.generation
        self._name = name
        self._whole = whole if whole is not None else model.generation.parameters >= LARGE_MODEL

    @property
    def signature(self) -> str:
        """Model, engine, decoding settings and prompts."""
        prompts = ",".join(load_prompt(name).signature for name in self._prompts)
        return f"{self._name}|{self._model.signature}|greedy,guarded|{prompts}"

    @property
    def _prompts(self) -> tuple[str, ...]:
        if self._generation.encoder_decoder:
            return ()
        return ("reword.v1", "brief.v1") if self._whole else ("reword.v1",)

    def drafts(self, document: Document, *, sentences: int) -> Sequence[Draft]:
        """Return drafts of at most `sentences` sentences: from the whole article, then of reworded sentences."""
        drafts = []
        if self._generation.encoder_decoder or self._whole:
            drafts.append(self._from_whole(document, sentences))
        if not self._generation.encoder_decoder:
            drafts += [self._reworded(draft) for draft in ExtractiveWriter().drafts(document, sentences=sentences)]
        return [draft for draft in drafts if draft.sentences]

    def _reworded(self, draft: Draft) -> Draft:
        """Return a draft with each sentence reworded, or unchanged if the rewording cannot be trusted."""
        sources = [sentence.text for sentence in draft.sentences]
        prompts = [self._tokenizer.chat(load_prompt("reword.v1").fill(sentence=source)) for source in sources]
        rooms = [len(self._tokenizer.pieces(source)) + 4 for source in sources]
        found = self._continued(prompts, [Guard(source, ordered=True) for source in sources], rooms)
        sentences = [
            DraftSentence(text.text, sentence.segments)
            if text is not None and text.ended and faithful(sentence.text, text.text)
            else sentence
            for sentence, text in zip(draft.sentences, found, strict=True)
        ]
        return Draft(tuple(sentences), draft.headline)

    def _from_whole(self, document: Document, sentences: int) -> Draft:
        """Return the model's draft of the beginning of the article, whose sentences are yet to be aligned.

        Only complete sentences are kept of a text that breaks off.
        """
        lines: list[str] = []
        for sentence in document.sentences:
            if sentence.kind is BlockKind.HEADING or sentence.worst is Severity.FAULT:
                continue
            if len(self._tokenizer.pieces(" ".join([*lines, sentence.text]))) > self._readable(sentences):
                break
            lines.append(sentence.text)
        if not lines:
            return Draft(())
        article = "\n".join(lines)
        if self._generation.encoder_decoder:
            prompt = self._tokenizer.pieces(article, special=True)
        else:
            prompt = self._tokenizer.chat(load_prompt("brief.v1").fill(article=article, sentences=str(sentences)))
        [text] = self._continued([prompt], [Guard(article, ordered=False)], [sentences * PIECES_A_SENTENCE])
        parts = split_english(text.text) if text is not None else []
        whole = [part for part in parts if part.rstrip("\"'”").endswith((".", "!", "?"))]
        return Draft(tuple(DraftSentence(part) for part in whole[:sentences]))

    def _readable(self, sentences: int) -> int:
        """Return the number of article pieces that fit, with the prompt around them and the output after them."""
        return min(MOST_PIECES, self._generation.longest - 200 - sentences * PIECES_A_SENTENCE)

    def _continued(
        self, prompts: Sequence[list[int]], guards: Sequence[Guard], rooms: Sequence[int]
    ) -> list[Continuation | None]:
        """Return the model's continuation of each prompt; None if it gave up or the prompt does not fit."""
        fitting = [index for index in range(len(prompts)) if self._fits(len(prompts[index]), rooms[index])]
        found = self._model.continuations(
            [prompts[index] for index in fitting],
            [guards[index] for index in fitting],
            [rooms[index] for index in fitting],
        )
        known = dict(zip(fitting, found, strict=True))
        return [known.get(index) for index in range(len(prompts))]

    def _fits(self, prompt: int, room: int) -> bool:
        if self._generation.encoder_decoder:
            return max(prompt, room + len(self._generation.start)) <= self._generation.longest
        return prompt + room <= self._generation.longest
