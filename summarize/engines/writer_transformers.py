"""Language models on transformers: the reference engine."""

from collections.abc import Sequence
from pathlib import Path

import torch
from transformers import (
    AutoModelForCausalLM,
    AutoModelForSeq2SeqLM,
    AutoTokenizer,
    GenerationConfig,
    LogitsProcessor,
    LogitsProcessorList,
)

from summarize.engines.chat import read_template
from summarize.engines.continuation import PIECES_TRIED, Continuation, choose, continuation
from summarize.engines.generation import Generation, read_generation
from summarize.engines.guard import Guard
from summarize.engines.tokenizer import Tokenizer, chat_text, defused
from summarize.errors import GET_AGAIN, ModelError
from summarize.models.pretrained import pretrained, torch_device, try_out
from summarize.prompts import Message


class GuardProcessor(LogitsProcessor):
    """Keeps, for each row, only the likeliest piece that its guard allows; for greedy decoding only.

    If no likely piece is allowed, the row ends, and `gave_up` records it.
    """

    def __init__(self, guards: Sequence[Guard], tokenizer: Tokenizer, start: int, ends: Sequence[int]) -> None:
        """Guard the rows of a batch whose output begins at `start`; `ends` are the pieces that end a text."""
        self._guards = guards
        self._tokenizer = tokenizer
        self._start = start
        self._ends = ends
        self.gave_up = [False] * len(guards)

    def __call__(self, input_ids: torch.LongTensor, scores: torch.FloatTensor) -> torch.FloatTensor:
        """Return scores with all but one piece excluded."""
        likely = torch.topk(torch.softmax(scores, dim=-1), min(PIECES_TRIED, scores.shape[-1]))
        kept = torch.full_like(scores, float("-inf"))
        for row, guard in enumerate(self._guards):
            done = input_ids[row, self._start :].tolist()
            piece = self._ends[0]
            if not any(end in done for end in self._ends) and not self.gave_up[row]:
                pairs = zip(likely.indices[row].tolist(), likely.values[row].tolist(), strict=True)
                found = choose(guard, done, pairs, self._tokenizer, self._ends)
                self.gave_up[row] = found is None
                piece = self._ends[0] if found is None else found
            kept[row, piece] = 0.0
        return kept  # type: ignore[return-value]


class TransformersModel:
    """A `LanguageModel` over a causal or an encoder-decoder model in the Hugging Face layout."""

    def __init__(self, path: Path, *, device: str = "cpu", threads: int | None = None) -> None:
        """Load the model in `path`.

        Raises ModelError if a file is missing or damaged, or the device does not exist.
        """
        self._device = torch_device(path, device)
        if threads:
            torch.set_num_threads(threads)
        self._path = path
        self._tokenizer = _HubTokenizer(path)
        self._generation = read_generation(path, self._tokenizer)
        loader = AutoModelForSeq2SeqLM if self._generation.encoder_decoder else AutoModelForCausalLM
        # Single precision: without native instructions, half is three times slower to read a prompt on a CPU.
        dtype = torch.float32 if self._device.type == "cpu" else torch.float16
        self._model = pretrained(loader, path, use_safetensors=True, dtype=dtype).to(self._device).eval()
        # `read_generation` has checked these; nothing else in generation_config.json may have an effect.
        ends, start = self._generation.ends, self._generation.start
        self._model.generation_config = GenerationConfig(  # type: ignore[no-untyped-call]
            eos_token_id=list(ends), pad_token_id=ends[0], decoder_start_token_id=start[0] if start else None
        )
        guard = Guard("a", ordered=False)
        try_out(path, lambda: self.continuations([self._tokenizer.pieces("a")[:1] or [ends[0]]], [guard], [1]))

    @property
    def signature(self) -> str:
        """Engine and device."""
        return f"transformers|{self._device.type}"

    @property
    def tokenizer(self) -> Tokenizer:
        """Converts texts to pieces and back."""
        return self._tokenizer

    @property
    def generation(self) -> Generation:
        """Where the model's texts begin and end, and how long they may be."""
        return self._generation

    @torch.inference_mode()
    def continuations(
        self, prompts: Sequence[Sequence[int]], guards: Sequence[Guard], rooms: Sequence[int]
    ) -> list[Continuation | None]:
        """Return the continuation of each prompt. See `LanguageModel.continuations`.

        Raises ModelError if the tokenizer wrote a piece that the model does not have.
        """
        if not prompts:
            return []
        size = self._model.get_input_embeddings().num_embeddings
        if any(piece >= size for prompt in prompts for piece in prompt):
            raise ModelError(f"{self._path}: the tokenizer has pieces that the model lacks", GET_AGAIN)
        longest, ends = max(map(len, prompts)), self._generation.ends
        start = list(self._generation.start)
        # A causal model's text begins where all prompts end; an encoder counts positions from the left.
        pads = [[ends[0]] * (longest - len(prompt)) for prompt in prompts]
        rows = [[*prompt, *pad] if start else [*pad, *prompt] for prompt, pad in zip(prompts, pads, strict=True)]
        gaps = [[0] * len(pad) for pad in pads]
        ones = [[1] * len(prompt) for prompt in prompts]
        mask = [one + gap if start else gap + one for one, gap in zip(ones, gaps, strict=True)]
        behind = len(start) if start else longest
        guard = GuardProcessor(guards, self._tokenizer, behind, ends)
        given = {"decoder_input_ids": torch.tensor([start] * len(rows), device=self._device)} if start else {}
        output = self._model.generate(
            input_ids=torch.tensor(rows, device=self._device),
            attention_mask=torch.tensor(mask, device=self._device),
            max_length=None,
            max_new_tokens=max(rooms),
            do_sample=False,
            num_beams=1,
            logits_processor=LogitsProcessorList([guard]),
            **given,
        )
        return [
            None if gave_up else continuation(pieces, room, self._tokenizer, ends)
            for pieces, room, gave_up in zip(output[:, behind:].tolist(), rooms, guard.gave_up, strict=True)
        ]


class _HubTokenizer:
    """A `Tokenizer` over any tokenizer that transformers finds in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tokenizer = pretrained(AutoTokenizer, folder)
        added = self._tokenizer.added_tokens_decoder
        self._added = [token.content for token in added.values()]
        self._control = frozenset(self._tokenizer.all_special_ids) | frozenset(
            index for index, token in added.items() if token.special
        )
        self._tokens = {name: str(token) for name, token in self._tokenizer.special_tokens_map.items()}
        self._template = read_template(folder)

    @property
    def control(self) -> frozenset[int]:
        return self._control

    @property
    def end(self) -> int | None:
        index: int | None = self._tokenizer.eos_token_id
        return index

    def pieces(self, text: str, *, special: bool = False) -> list[int]:
        return list(self._tokenizer(defused(text, self._added), add_special_tokens=special)["input_ids"])

    def chat(self, messages: Sequence[Message]) -> list[int]:
        text, special = chat_text(self._template, messages, self._added, self._tokens, place=self._folder)
        return list(self._tokenizer(text, add_special_tokens=special)["input_ids"])

    def text(self, pieces: Sequence[int], *, whole: bool = False) -> str:
        return str(self._tokenizer.decode(list(pieces), skip_special_tokens=whole, clean_up_tokenization_spaces=False))
