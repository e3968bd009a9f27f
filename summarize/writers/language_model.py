"""The writer that runs a language model on transformers.

A small model that is shown a whole article makes things up; shown one sentence, it can make that sentence better
English. So the sentences are chosen as the extractive writer chooses them, and each is reworded by itself: text in
an article that reads like an instruction meets no other sentence of it. Models large enough for it, and
encoder-decoders trained to summarise, also draft from the article as a whole.
"""

import re
import warnings
from collections.abc import Sequence
from typing import Any

import torch
from transformers import (
    AutoModelForCausalLM,
    AutoModelForSeq2SeqLM,
    AutoTokenizer,
    LogitsProcessor,
    LogitsProcessorList,
)
from transformers.utils import logging

from summarize.article import BlockKind
from summarize.briefs import Document, Draft, DraftSentence
from summarize.errors import ModelError
from summarize.models import Kind, ResolvedModel
from summarize.prompts import Message, load_prompt
from summarize.writers.extractive import ExtractiveWriter
from summarize.writers.guard import Guard, faithful

__all__ = ["GuardProcessor", "LanguageModelWriter"]

#: Parameters from which a causal model drafts from the whole article: 135 million invented in every brief read.
LARGE = 1_000_000_000
#: Pieces of an article that are read for a draft from the whole; news has what matters at the top.
READ = 900
#: Pieces that a sentence of such a draft may take.
PIECES_A_SENTENCE = 45
#: How many of the likeliest pieces are tried, and the least probability of one that is taken: a model that is
#: forced further from what it wants to say goes to pieces.
TRIED, LEAST = 50, 0.01

_SENTENCE_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”']))\s+(?=[\"“]?[A-Z0-9])")
#: A dot after these does not end a sentence.
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|No|Gen|Col|Lt|Sgt|Sen|Rep|Gov|approx|vs)\.$")


class GuardProcessor(LogitsProcessor):
    """Leaves, for each row, only the likeliest piece that its guard allows, so it is for greedy decoding.

    Where none of the likely pieces is allowed, the row ends, and `gave_up` says so.
    """

    def __init__(
        self, guards: Sequence[Guard], tokenizer: Any, start: int, ends: Sequence[int], *, least: float
    ) -> None:
        """Guard the rows of a batch whose output begins at `start`; `ends` are the pieces that end a text."""
        self._guards = guards
        self._tokenizer = tokenizer
        self._start = start
        self._ends = ends
        self._least = least
        self._control = frozenset(tokenizer.all_special_ids)
        self.gave_up = [False] * len(guards)

    def __call__(self, input_ids: torch.LongTensor, scores: torch.FloatTensor) -> torch.FloatTensor:
        """Return scores with all but one piece ruled out."""
        likely = torch.topk(torch.softmax(scores, dim=-1), min(TRIED, scores.shape[-1]))
        kept = torch.full_like(scores, float("-inf"))
        for row, guard in enumerate(self._guards):
            done = input_ids[row, self._start :].tolist()
            piece = self._ends[0]
            if not any(end in done for end in self._ends) and not self.gave_up[row]:
                found = self._choose(guard, done, likely.indices[row].tolist(), likely.values[row].tolist())
                self.gave_up[row] = found is None
                piece = self._ends[0] if found is None else found
            kept[row, piece] = 0.0
        return kept  # type: ignore[return-value]

    def _choose(self, guard: Guard, done: list[int], pieces: list[int], chances: list[float]) -> int | None:
        for piece, chance in zip(pieces, chances, strict=True):
            if chance < self._least:
                return None
            ending = piece in self._ends
            if not ending and piece in self._control:
                continue
            text = self._tokenizer.decode(
                done if ending else [*done, piece],
                skip_special_tokens=ending,
                clean_up_tokenization_spaces=False,
            )
            if guard.allows(text, finished=ending):
                return piece
        return None


class LanguageModelWriter:
    """A `Writer` over a causal or an encoder-decoder model in the Hugging Face layout."""

    def __init__(
        self,
        model: ResolvedModel,
        *,
        device: str = "cpu",
        threads: int | None = None,
        whole: bool | None = None,
    ) -> None:
        """Load `model`. `whole` is whether to draft from the article as a whole; by default, if it is LARGE.

        Raises ModelError if a file is missing or damaged.
        """
        if threads:
            torch.set_num_threads(threads)
        self._name = model.signature
        self._device = torch.device(device)
        self._seq2seq = model.kind is Kind.SEQ2SEQ
        loader = AutoModelForSeq2SeqLM if self._seq2seq else AutoModelForCausalLM
        self._tokenizer = _load(AutoTokenizer, model)
        # In single precision: half is three times slower to read a prompt on a CPU without its own instructions.
        dtype = torch.float32 if self._device.type == "cpu" else torch.float16
        self._model = _load(loader, model, use_safetensors=True, dtype=dtype).to(self._device).eval()
        self._ends = _ends(self._model.generation_config, self._tokenizer)
        self._whole = whole if whole is not None else self._model.num_parameters() >= LARGE

    @property
    def signature(self) -> str:
        """Model, engine, decoding settings and prompts."""
        prompts = ",".join(load_prompt(name).signature for name in self._prompts)
        return f"{self._name}|transformers|{self._device.type}|greedy,guarded|{prompts}"

    @property
    def _prompts(self) -> tuple[str, ...]:
        if self._seq2seq:
            return ()
        return ("reword.v1", "brief.v1") if self._whole else ("reword.v1",)

    def drafts(self, document: Document, *, sentences: int) -> Sequence[Draft]:
        """Return drafts of at most `sentences` sentences: from the whole article, then of reworded sentences."""
        drafts = []
        if self._seq2seq or self._whole:
            drafts.append(self._from_whole(document, sentences))
        if not self._seq2seq:
            drafts += [self._reworded(draft) for draft in ExtractiveWriter().drafts(document, sentences=sentences)]
        return [draft for draft in drafts if draft.sentences]

    def _reworded(self, draft: Draft) -> Draft:
        """Return a draft with each sentence in other words, or as it was where that cannot be trusted."""
        sources = [sentence.text for sentence in draft.sentences]
        prompts = [self._chat(load_prompt("reword.v1").fill(sentence=source)) for source in sources]
        room = [len(self._pieces(source)) + 4 for source in sources]
        texts = self._write(prompts, [Guard(source, ordered=True) for source in sources], max(room, default=0))
        sentences = [
            DraftSentence(text if text and faithful(sentence.text, text) else sentence.text, sentence.segments)
            for sentence, text in zip(draft.sentences, texts, strict=True)
        ]
        return Draft(tuple(sentences), draft.headline)

    def _from_whole(self, document: Document, sentences: int) -> Draft:
        """Return a draft that the model writes of the top of the article; its sentences are yet to be aligned."""
        lines: list[str] = []
        for sentence in document.sentences:
            if sentence.kind is BlockKind.HEADING or sentence.marked:
                continue
            if len(self._pieces(" ".join([*lines, sentence.text]))) > self._readable(sentences):
                break
            lines.append(sentence.text)
        article = "\n".join(lines)
        if self._seq2seq:
            prompt = self._pieces(article, special=True)
        else:
            prompt = self._chat(load_prompt("brief.v1").fill(article=article, sentences=str(sentences)))
        [text] = self._write([prompt], [Guard(article, ordered=False)], sentences * PIECES_A_SENTENCE)
        whole = [part for part in _sentences(text or "") if part.rstrip("\"'”").endswith((".", "!", "?"))]
        return Draft(tuple(DraftSentence(part) for part in whole[:sentences]))

    def _readable(self, sentences: int) -> int:
        """Return how many pieces of an article fit, with the prompt around them and the output after them."""
        return min(READ, self._longest - 200 - sentences * PIECES_A_SENTENCE)

    @property
    def _longest(self) -> int:
        config = self._model.config
        return int(getattr(config, "max_position_embeddings", None) or getattr(config, "n_positions", 0) or 512)

    def _defused(self, text: str) -> str:
        """Take apart what the tokenizer would read as one of its control tokens."""
        for token in self._tokenizer.get_added_vocab():
            text = text.replace(token, " ".join(token))
        return text

    def _pieces(self, text: str, *, special: bool = False) -> list[int]:
        return list(self._tokenizer(self._defused(text), add_special_tokens=special)["input_ids"])

    def _chat(self, messages: Sequence[Message]) -> list[int]:
        """Return the pieces of a chat; a model without a chat template gets the messages one below the other."""
        turns = [{"role": message.role, "content": self._defused(message.content)} for message in messages]
        if self._tokenizer.chat_template is None:
            return list(self._tokenizer("\n\n".join(turn["content"] for turn in turns) + "\n\n")["input_ids"])
        return list(
            self._tokenizer.apply_chat_template(turns, add_generation_prompt=True, return_dict=True)["input_ids"]
        )

    @torch.inference_mode()
    def _write(self, prompts: Sequence[list[int]], guards: Sequence[Guard], room: int) -> list[str | None]:
        """Return a text of at most `room` pieces for each prompt; None where the model gave up or broke off."""
        longest = max(map(len, prompts), default=0)
        if not prompts or longest + (0 if self._seq2seq else room) > self._longest:
            return [None] * len(prompts)
        pad = self._tokenizer.pad_token_id if self._tokenizer.pad_token_id is not None else self._ends[0]
        rows = [[pad] * (longest - len(prompt)) + prompt for prompt in prompts]
        mask = [[0] * (longest - len(prompt)) + [1] * len(prompt) for prompt in prompts]
        start = 1 if self._seq2seq else longest
        guard = GuardProcessor(guards, self._tokenizer, start, self._ends, least=LEAST)
        output = self._model.generate(
            input_ids=torch.tensor(rows, device=self._device),
            attention_mask=torch.tensor(mask, device=self._device),
            max_length=None,
            max_new_tokens=room,
            do_sample=False,
            num_beams=1,
            eos_token_id=list(self._ends),
            # Summarisers force their first and last pieces and a length, which no guard would let through.
            forced_bos_token_id=None,
            forced_eos_token_id=None,
            min_length=0,
            no_repeat_ngram_size=0,
            pad_token_id=pad,
            logits_processor=LogitsProcessorList([guard]),
        )
        texts = []
        for pieces, gave_up in zip(output[:, start:].tolist(), guard.gave_up, strict=True):
            end = min((pieces.index(end) for end in self._ends if end in pieces), default=None)
            text = self._tokenizer.decode(pieces[:end], skip_special_tokens=True, clean_up_tokenization_spaces=False)
            texts.append(None if gave_up or (end is None and len(prompts) > 1) else text.strip())
        return texts


def _sentences(text: str) -> list[str]:
    """Split an English text into sentences, the last of which may be broken off."""
    found: list[str] = []
    for part in _SENTENCE_END.split(text):
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] += " " + part
        else:
            found.append(part)
    return found


def _ends(generation: Any, tokenizer: Any) -> tuple[int, ...]:
    ends = generation.eos_token_id if generation.eos_token_id is not None else tokenizer.eos_token_id
    if ends is None:
        raise ModelError(f"{tokenizer.name_or_path} names no end of text; set eos_token_id in its config.json.")
    return tuple(ends) if isinstance(ends, list) else (int(ends),)


def _load(kind: Any, model: ResolvedModel, **settings: Any) -> Any:
    progress = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return kind.from_pretrained(model.path, local_files_only=True, trust_remote_code=False, **settings)
    # What transformers raises for a damaged folder is not documented; these were seen.
    except (OSError, ValueError, KeyError, TypeError, RuntimeError, AttributeError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ModelError(f"{model.path} cannot be loaded ({reason}); pull it again or name another.") from error
    finally:
        if progress:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]
