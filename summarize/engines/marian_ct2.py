"""MarianMT on CTranslate2: int8 on a CPU, without torch."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import ctranslate2
from ctranslate2.version import __version__ as ctranslate2_version

from summarize.defaults import BEAMS
from summarize.engines.binary import CONVERTER_VERSION, ComputeType
from summarize.engines.cache import cannot_load, default_cache, loaded
from summarize.engines.cores import cores
from summarize.engines.marian_conversion import convert, digest, marian_config
from summarize.engines.pieces import END, Pieces
from summarize.translation import Hypothesis

# Measured in docs/decisions.md, "Other thresholds".
#: Source pieces per batch: fewer or more take longer.
BATCH_PIECES = 1024
#: Logits per batch and step: rows, beams and vocabulary multiplied. More take memory and save no time.
BATCH_LOGITS = 4_000_000
#: With 1, CTranslate2 stops slightly earlier than transformers.
PATIENCE = 1.5


class Ct2Translator:
    """A `Translator` over a MarianMT folder in the Hugging Face layout, with weights in safetensors.

    With int8, a source gets the same hypotheses and scores, to the last bit, whatever other sources share its batch.
    Safe to use from several threads at once.
    """

    def __init__(
        self,
        path: Path,
        *,
        name: str,
        beams: int = BEAMS,
        device: str = "cpu",
        threads: int | None = None,
        compute_type: ComputeType = "int8",
        cache: Path | None = None,
        key: str | None = None,
    ) -> None:
        """Load the model in `path`, converted on first use; `name` represents it in signatures.

        `cache` is the folder for converted models (by default in the program's cache folder), `key` the digest of the
        model if known. Raises ModelError if a file is missing or damaged.
        """
        cache = cache or default_cache()
        config = marian_config(path)
        self._positions = int(config["max_position_embeddings"])

        def load(files: dict[str, bytes]) -> tuple[Any, Pieces, frozenset[str]]:
            try:
                model = ctranslate2.Translator(  # type: ignore[attr-defined]
                    str(path),
                    device=device,
                    compute_type=compute_type,
                    # One thread per batch and one batch per thread: the matrices of a sentence are too small to share.
                    inter_threads=threads or cores(),
                    intra_threads=1,
                    files=files,
                )
                pieces, written = (json.loads(files[f"{side}_vocabulary.json"]) for side in ("source", "target"))
                return model, Pieces(path, pieces), frozenset(written)
            except (RuntimeError, ValueError, KeyError) as error:
                raise cannot_load(path, error) from error

        kept = f"{key or digest(path)}-{ctranslate2_version}-{compute_type}-{CONVERTER_VERSION}"
        self._model, self._pieces, self._written = loaded(
            cache, kept, lambda: convert(path, compute_type=compute_type), load
        )
        self._name = name
        self._beams = beams
        self._settings = f"ctranslate2-{ctranslate2_version}|{device}|{compute_type}|beams={beams}"

    @property
    def signature(self) -> str:
        """Model, engine and decoding settings."""
        return f"{self._name}|{self._settings}"

    @property
    def longest(self) -> int:
        """The most pieces a source may have: half the positions, to leave room for the target."""
        return self._positions // 2

    def length(self, source: str) -> int:
        """Return the number of pieces of `source`."""
        return len(self._pieces.split(source))

    def hypotheses(
        self,
        sources: Sequence[str],
        *,
        count: int | None = None,
        beams: int | None = None,
        no_repeat: int = 0,
        avoid: Sequence[Sequence[str]] = (),
        repetition_penalty: float = 1.0,
    ) -> list[list[Hypothesis]]:
        """Return up to `count` hypotheses for each source, likeliest first. See `Translator.hypotheses`.

        A source that sends the decoder into an endless loop is decoded again without repeated trigrams. A
        `repetition_penalty` above 1 makes pieces that have been written less likely. Raises ValueError for a source of
        more than `longest` pieces.
        """
        beams = beams or self._beams
        count = count or beams
        rows = [self._pieces.split(source) for source in sources]
        if too_long := [index for index, row in enumerate(rows) if len(row) > self.longest]:
            raise ValueError(f"source {too_long[0]} has more than {self.longest} pieces")
        settings = {
            "beam_size": max(beams, count),
            "num_hypotheses": count,
            "patience": PATIENCE,
            "no_repeat_ngram_size": no_repeat,
            "repetition_penalty": repetition_penalty,
        }
        running: list[tuple[int, Any]] = []
        # Suppressed pieces apply to a whole batch, so a source with words to avoid is decoded alone.
        groups = _by_length(rows) if not avoid else ([index] for index, row in enumerate(rows) if row)
        for indices in groups:
            spelled = [self._pieces.word(word) for word in avoid[indices[0]]] if avoid else []
            words = [pieces for pieces in spelled if pieces and self._written.issuperset(pieces)]
            started = self._start([rows[index] for index in indices], settings | {"suppress_sequences": words or None})
            running += zip(indices, started, strict=True)
        out = [[Hypothesis("", 0.0)] for _ in rows]
        endless = []
        for index, result in running:
            found, ended = self._read(result.result())
            out[index] = found
            if not ended:
                endless.append(index)
        if endless and not no_repeat:
            again = self.hypotheses(
                [sources[index] for index in endless],
                count=count,
                beams=beams,
                no_repeat=3,
                avoid=[avoid[index] for index in endless] if avoid else (),
                repetition_penalty=repetition_penalty,
            )
            for index, found in zip(endless, again, strict=True):
                out[index] = found
        return out

    def _start(self, rows: list[list[str]], settings: dict[str, Any]) -> list[Any]:
        """Translate `rows`, all of one length, in the background."""
        # A decoder that writes more than twice as many pieces as its source has is in a loop: English seldom needs more
        # than German. The rest is room for names spelled byte by byte.
        limit = 2 * (1 << max(4, (len(rows[0]) - 1).bit_length())) + 20
        started: list[Any] = self._model.translate_batch(
            [[*row, END] for row in rows],
            asynchronous=True,
            max_batch_size=self._rows(len(rows[0]) + 1, settings["beam_size"]),
            max_input_length=0,
            max_decoding_length=min(limit, self._positions - 1),
            return_scores=True,
            return_end_token=True,
            **settings,
        )
        return started

    def _rows(self, length: int, beams: int) -> int:
        """Return how many sources of a given length are translated together."""
        return max(1, min(BATCH_PIECES // length, BATCH_LOGITS // (beams * len(self._written))))

    def _read(self, result: Any) -> tuple[list[Hypothesis], bool]:
        """Return the distinct hypotheses of a result, best first, and whether any of them is complete.

        Incomplete hypotheses are returned only if all are.
        """
        pairs = list(zip(result.hypotheses, result.scores, strict=True))
        ended = [(pieces, score) for pieces, score in pairs if pieces and pieces[-1] == END]
        found: dict[str, float] = {}
        for pieces, score in ended or pairs:
            found.setdefault(self._pieces.join(pieces), score)
        return [Hypothesis(text, score) for text, score in found.items()], bool(ended)


def _by_length(rows: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """Yield the indices of the rows of each length, the longest first, skipping rows without pieces.

    Rows of different lengths need padding, and padding changes the last bits of the attention, which sometimes (in 1 of
    400 sentences) changes a translation, so that a resumed run could differ from a whole one. Batches of one length
    take 15 % longer on 400 sentences, less on more.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if row:
            members[len(row)].append(index)
    for length in sorted(members, reverse=True):
        yield members[length]
