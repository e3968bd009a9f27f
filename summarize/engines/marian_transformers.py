"""MarianMT on transformers: the reference engine."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock

import torch
from transformers import GenerationConfig, MarianMTModel, MarianTokenizer

from summarize.defaults import BEAMS
from summarize.errors import GET_AGAIN, ModelError
from summarize.models.checkpoint import read_config
from summarize.models.pretrained import pretrained, torch_device, try_out
from summarize.translation import Hypothesis

#: Padded source pieces per batch: on two cores, larger batches gain nothing and cost memory.
BATCH_PIECES = 2048


class MarianTranslator:
    """A `Translator` over a MarianMT folder in the Hugging Face layout, with weights in safetensors."""

    def __init__(
        self,
        path: Path,
        *,
        name: str,
        beams: int = BEAMS,
        device: str = "cpu",
        threads: int | None = None,
    ) -> None:
        """Load the model in `path`; `name` (with revision and digest) goes into the signature.

        Raises ModelError if a file is missing or damaged.
        """
        self._device = torch_device(path, device)
        if threads:
            torch.set_num_threads(threads)
        tokenizer = pretrained(MarianTokenizer, path)
        model = pretrained(MarianMTModel, path, use_safetensors=True, dtype=torch.float32)
        self._model = model.to(self._device).eval()
        # Look the pieces up here, since calling the tokenizer would read "</s>" or ">>de<<" in an article as commands
        # to the model.
        self._encode = tokenizer.spm_source.encode
        self._decode = tokenizer.spm_target.decode
        self._encode_target = tokenizer.spm_target.encode
        self._ids: dict[str, int] = tokenizer.encoder
        self._pieces: dict[int, str] = tokenizer.decoder
        self._unknown: int = tokenizer.unk_token_id
        self._eos: int = tokenizer.eos_token_id
        self._pad: int = tokenizer.pad_token_id
        config, size = read_config(path), self._model.get_output_embeddings().out_features
        start = config.get("decoder_start_token_id", size)
        if start >= size:
            raise ModelError(f"{path}: config.json has no valid token id for decoder_start_token_id", GET_AGAIN)
        # Nothing in generation_config.json may have an effect.
        self._model.generation_config = GenerationConfig(  # type: ignore[no-untyped-call]
            eos_token_id=self._eos, pad_token_id=self._pad, decoder_start_token_id=start
        )
        # A MarianMT configuration excludes the padding piece here.
        self._bad = [words for words in config.get("bad_words_ids") or [] if max(words) < size]
        self._special = {self._eos, self._pad, self._unknown}
        self._beams = beams
        self._name = name
        self._lock = Lock()
        try_out(path, lambda: self.hypotheses([""], beams=1))

    @property
    def signature(self) -> str:
        """Model, engine and decoding settings."""
        return f"{self._name}|transformers|{self._device.type}|float32|beams={self._beams}"

    @property
    def longest(self) -> int:
        """The most pieces a source may have: half the positions, to leave room for the target."""
        return int(self._model.config.max_position_embeddings) // 2

    def length(self, source: str) -> int:
        """Return the number of pieces of `source`."""
        return len(self._encode(source))

    def hypotheses(
        self,
        sources: Sequence[str],
        *,
        count: int | None = None,
        beams: int | None = None,
        no_repeat: int = 0,
        avoid: Sequence[Sequence[str]] = (),
    ) -> list[list[Hypothesis]]:
        """Return up to `count` hypotheses for each source, likeliest first. See `Translator.hypotheses`."""
        beams = beams or self._beams
        count = count or beams
        encoded = [self._read(source) for source in sources]
        if too_long := [index for index, ids in enumerate(encoded) if len(ids) > self.longest]:
            raise ValueError(f"source {too_long[0]} has more than {self.longest} pieces")
        out: list[list[Hypothesis]] = [[] for _ in sources]
        for batch, limit in _batches(encoded, alone=bool(avoid)):
            rows = [encoded[index] for index in batch]
            words = [ids for word in avoid[batch[0]] if (ids := self._word(word))] if avoid else []
            with self._lock:
                made = self._generate(rows, limit, count, max(beams, count), no_repeat, words)
            for index, found in zip(batch, made, strict=True):
                out[index] = found
        return out

    @torch.inference_mode()
    def _generate(
        self, rows: list[list[int]], limit: int, count: int, beams: int, no_repeat: int, avoid: list[list[int]]
    ) -> list[list[Hypothesis]]:
        longest = max(map(len, rows)) + 1
        ids = torch.full((len(rows), longest), self._pad)
        for row, line in zip(ids, rows, strict=True):
            row[: len(line) + 1] = torch.tensor([*line, self._eos])
        output = self._model.generate(
            input_ids=ids.to(self._device),
            attention_mask=(ids != self._pad).long().to(self._device),
            num_beams=beams,
            num_return_sequences=count,
            do_sample=False,
            max_length=None,
            # English seldom needs more pieces than German; the rest is room for names spelled byte by byte.
            max_new_tokens=min(2 * limit + 20, self._model.config.max_position_embeddings - 1),
            no_repeat_ngram_size=no_repeat,
            bad_words_ids=[*self._bad, *avoid] or None,
            early_stopping=False,
            length_penalty=1.0,
            # As on CTranslate2: excluded pieces give their share to the rest, so that every text gets some translation.
            renormalize_logits=True,
            begin_suppress_tokens=[self._eos],
            output_scores=beams > 1,
            return_dict_in_generate=True,
        )
        scores = output.sequences_scores.tolist() if beams > 1 else [0.0] * len(output.sequences)
        texts = [self._text(sequence) for sequence in output.sequences.tolist()]
        found = [Hypothesis(text, score) for text, score in zip(texts, scores, strict=True)]
        return [found[i : i + count] for i in range(0, len(found), count)]

    def _word(self, word: str) -> list[int]:
        """Return the pieces in which the model usually writes `word`, or none if it cannot."""
        ids = [self._ids.get(piece, self._unknown) for piece in self._encode_target(word, out_type=str)]
        return [] if self._unknown in ids else ids

    def _read(self, source: str) -> list[int]:
        return [self._ids.get(piece, self._unknown) for piece in self._encode(source, out_type=str)]

    def _text(self, ids: list[int]) -> str:
        text = str(self._decode([self._pieces[i] for i in ids if i not in self._special]))
        # The target tokenizer keeps pieces that only the source tokenizer knows.
        return text.replace("▁", " ").strip()


def _batches(rows: Sequence[Sequence[int]], *, alone: bool = False) -> Iterator[tuple[list[int], int]]:
    """Yield the indices of `rows` in batches of similar length, each with the class of the batch.

    A batch has at most BATCH_PIECES padded pieces. A row may become as long as its class allows, whatever
    else is in its batch, so that the batch does not change its translation. With `alone`, each row is a batch.
    """
    batch: list[int] = []
    limit = 0
    for index in sorted(range(len(rows)), key=lambda i: len(rows[i])):
        own = 1 << max(4, len(rows[index]).bit_length())
        if batch and (alone or own != limit or (len(rows[index]) + 1) * (len(batch) + 1) > BATCH_PIECES):
            yield batch, limit
            batch = []
        limit = own
        batch.append(index)
    if batch:
        yield batch, limit
