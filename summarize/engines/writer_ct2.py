"""Language models on CTranslate2: int8 on a CPU, without torch once the model is converted.

CTranslate2 has no hook that excludes pieces, but one that observes them (`callback`). So a text is written greedily
until the guard refuses a piece; the likeliest allowed piece is taken from that step's logits, and writing continues
after it. The result equals guarded greedy decoding. Measured on smollm2-135m-instruct: one or two refusals per
sentence.
"""

import weakref
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
from ctranslate2.version import __version__ as ctranslate2_version

from summarize.engines.binary import ComputeType
from summarize.engines.cache import cannot_load, default_cache, loaded
from summarize.engines.continuation import PIECES_TRIED, Continuation, choose, continuation
from summarize.engines.cores import cores
from summarize.engines.generation import Generation, read_generation
from summarize.engines.guard import Guard
from summarize.engines.tokenizer import FastTokenizer, Tokenizer
from summarize.engines.writer_conversion import WRITER_VERSION, convert_writer


class Ct2LanguageModel:
    """A `LanguageModel` over a Llama or a BART in the Hugging Face layout, with weights in safetensors.

    Prompts are continued side by side but independently, so batching changes nothing. Safe to use from several threads
    at once.
    """

    def __init__(
        self,
        path: Path,
        *,
        key: str,
        device: str = "cpu",
        threads: int | None = None,
        compute_type: ComputeType = "int8",
        cache: Path | None = None,
    ) -> None:
        """Load the model in `path`, converted on first use; `key` is the digest of its files.

        `cache` is the folder for converted models (by default in the program's cache folder). Raises ModelError if a
        file is missing or damaged, or the kind of model is not supported.
        """
        self._tokenizer = FastTokenizer(path)
        self._generation = read_generation(path, self._tokenizer)
        self._workers = threads or cores()
        # Sentences are many, so each gets one thread; an article is one, so it gets them all. With int8 neither changes
        # a bit of the logits (measured with up to four threads).
        kind, together, each = ctranslate2.Generator, self._workers, 1  # type: ignore[attr-defined]
        if self._generation.encoder_decoder:
            kind, together, each = ctranslate2.Translator, 1, self._workers  # type: ignore[attr-defined]

        def load(files: dict[str, bytes]) -> Any:
            try:
                return kind(
                    str(path),
                    device=device,
                    compute_type=compute_type,
                    inter_threads=together,
                    intra_threads=each,
                    files=files,
                )
            except (RuntimeError, ValueError) as error:
                raise cannot_load(path, error) from error

        kept = f"{key}-{ctranslate2_version}-writer-{compute_type}-{WRITER_VERSION}"
        model = loaded(cache or default_cache(), kept, lambda: convert_writer(path, compute_type=compute_type), load)
        self._held = [model]
        # The threads of a model keep a reference to the last Python callback; a model that still exists at interpreter
        # exit would crash the process.
        weakref.finalize(self, self._held.clear)
        self._settings = f"ctranslate2-{ctranslate2_version}|{device}|{compute_type}"

    @property
    def signature(self) -> str:
        """Engine, device and precision."""
        return self._settings

    @property
    def tokenizer(self) -> Tokenizer:
        """Converts texts to pieces and back."""
        return self._tokenizer

    @property
    def generation(self) -> Generation:
        """Where the model's texts begin and end, and how long they may be."""
        return self._generation

    def continuations(
        self, prompts: Sequence[Sequence[int]], guards: Sequence[Guard], rooms: Sequence[int]
    ) -> list[Continuation | None]:
        """Return the continuation of each prompt. See `LanguageModel.continuations`."""
        with ThreadPoolExecutor(self._workers) as pool:
            return list(pool.map(self._continued, prompts, guards, rooms))

    def _continued(self, prompt: Sequence[int], guard: Guard, room: int) -> Continuation | None:
        watch = _Watch(guard, self._tokenizer, self._generation.ends, room)
        while not watch.over:
            if self._generation.encoder_decoder:
                self._write_behind(prompt, watch)
            else:
                self._write_on(prompt, watch)
            if watch.failure is not None:
                raise watch.failure
        return None if watch.gave_up else continuation(watch.done, room, self._tokenizer, self._generation.ends)

    def _write_on(self, prompt: Sequence[int], watch: "_Watch") -> None:
        """Let a causal model write after the prompt and the text so far, until the guard refuses a piece."""
        self._held[0].generate_batch(
            [_names([*prompt, *watch.done])],
            max_length=watch.left,
            include_prompt_in_result=False,
            end_token=list(self._generation.ends),
            return_logits_vocab=True,
            callback=watch,
        )

    def _write_behind(self, source: Sequence[int], watch: "_Watch") -> None:
        """Let an encoder-decoder, which reads `source`, continue the text until the guard refuses a piece."""
        start = [*self._generation.start, *watch.done]
        # The decoder is forced through the given pieces one by one, and the watch sees those, too.
        led = len(start) - 1
        self._held[0].translate_batch(
            [_names(source)],
            [_names(start)],
            beam_size=1,
            max_input_length=0,
            max_decoding_length=led + watch.left,
            min_decoding_length=0,
            end_token=list(self._generation.ends),
            return_logits_vocab=True,
            callback=lambda step: step.step >= led and watch(step),
        )


class _Watch:
    """Follows a text as it is written, and stops it when the guard refuses a piece."""

    def __init__(self, guard: Guard, tokenizer: Tokenizer, ends: Sequence[int], room: int) -> None:
        self._guard = guard
        self._tokenizer = tokenizer
        self._ends = ends
        self._room = room
        self.done: list[int] = []
        self.gave_up = False
        self.failure: BaseException | None = None

    @property
    def left(self) -> int:
        """The number of pieces that there is still room for."""
        return self._room - len(self.done)

    @property
    def over(self) -> bool:
        """Whether writing is finished."""
        return self.gave_up or self.left < 1 or bool(self.done and self.done[-1] in self._ends)

    def __call__(self, step: Any) -> bool:
        """Take the piece of this step; return whether to stop because the guard overrides it."""
        try:
            return self._stops(step)
        # An exception raised through CTranslate2 would be released on a model thread, possibly with the model itself,
        # which then waits for that thread and aborts the process. So it is raised again by the caller.
        except BaseException as error:  # noqa: BLE001
            self.failure = error
            return True

    def _stops(self, step: Any) -> bool:
        found = choose(self._guard, self.done, _likely(np.asarray(step.logits)), self._tokenizer, self._ends)
        if found is None:
            self.gave_up = True
            return True
        self.done.append(found)
        return self.over or found != step.token_id


def _names(pieces: Sequence[int]) -> list[str]:
    return [str(piece) for piece in pieces]


def _likely(logits: "np.ndarray[Any, Any]") -> Iterator[tuple[int, float]]:
    """Yield the TRIED likeliest pieces with their probabilities in descending order, the first one cheaply."""
    scores = logits.reshape(-1).astype(np.float64)
    first = int(scores.argmax())
    chances = np.exp(scores - scores[first])
    chances /= chances.sum()
    yield first, float(chances[first])
    count = min(PIECES_TRIED, len(chances))
    top = np.argpartition(-chances, count - 1)[:count]
    # Equal ones in order of their numbers, as on the other engine.
    for piece in sorted(top.tolist(), key=lambda piece: (-chances[piece], piece)):
        if piece != first:
            yield piece, float(chances[piece])
