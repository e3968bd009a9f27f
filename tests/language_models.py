"""Tiny language models with random weights, in the Hugging Face layout, and a fake one."""

import json
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import ByteLevelBPETokenizer, Tokenizer, decoders, models, pre_tokenizers, processors
from transformers import (
    BartConfig,
    BartForConditionalGeneration,
    LlamaConfig,
    LlamaForCausalLM,
    PreTrainedTokenizerFast,
)

from summarize.engines.continuation import Continuation
from summarize.engines.generation import Generation
from summarize.engines.guard import Guard
from summarize.engines.tokenizer import FastTokenizer
from summarize.models.local import ResolvedModel, Role, resolve

SPECIAL = ["<pad>", "<s>", "</s>", "<|im_start|>", "<|im_end|>"]
CHAT = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
TEXTS = (
    "The council of Leipzig decided on Wednesday to build a new line to the airport.",
    "The line is to be 14 kilometres long and will cost 320 million euros.",
    "Construction is due to begin in 2027 and to be finished by the end of 2031.",
    "About 18,000 passengers a day are expected by the transport authority.",
)


def save_tokenizer(folder: Path, *, chat: bool = True, around: bool = False) -> PreTrainedTokenizerFast:
    """Save a tokenizer that knows bytes and control tokens, and no words; `around`, it puts `<s>` before a text."""
    vocabulary = {token: index for index, token in enumerate([*SPECIAL, *sorted(pre_tokenizers.ByteLevel.alphabet())])}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    if around:
        tokenizer.post_processor = processors.RobertaProcessing(("<|im_end|>", 4), ("<s>", 1))
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token="<s>",
        eos_token="<|im_end|>",
        pad_token="<pad>",
        additional_special_tokens=["</s>", "<|im_start|>"],
        chat_template=CHAT if chat else None,
    )
    fast.save_pretrained(folder)
    return fast


def save_llama(
    folder: Path, seed: int = 0, *, chat: bool = True, longest: int = 2048, **options: object
) -> ResolvedModel:
    """Save a tiny Llama with random weights, and return it as resolved."""
    tokenizer = save_tokenizer(folder, chat=chat)
    torch.manual_seed(seed)
    shape = {
        "hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2,
        "num_key_value_heads": 1, "max_position_embeddings": longest, "bos_token_id": 1, "eos_token_id": 4,
        "pad_token_id": 0, "tie_word_embeddings": True, "initializer_range": 0.4,
    }  # fmt: skip
    LlamaForCausalLM(LlamaConfig(vocab_size=len(tokenizer), **(shape | options))).save_pretrained(folder)
    return resolve(str(folder), Role.WRITER)


def save_bart(folder: Path, seed: int = 0, **options: object) -> ResolvedModel:
    """Save a tiny BART with random weights, and return it as resolved."""
    tokenizer = save_tokenizer(folder, chat=False, around=True)
    torch.manual_seed(seed)
    shape = {
        "d_model": 16, "encoder_layers": 1, "decoder_layers": 2, "encoder_attention_heads": 2,
        "decoder_attention_heads": 2, "encoder_ffn_dim": 16, "decoder_ffn_dim": 24, "max_position_embeddings": 1024,
        "bos_token_id": 1, "eos_token_id": 4, "pad_token_id": 0, "decoder_start_token_id": 4,
        "forced_bos_token_id": 1, "forced_eos_token_id": 4, "init_std": 0.4,
    }  # fmt: skip
    model = BartForConditionalGeneration(BartConfig(vocab_size=len(tokenizer), **(shape | options)))
    with torch.no_grad():
        # As they come, all biases are zero and all norms one.
        for parameter in model.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.1)
        model.final_logits_bias.normal_(0, 0.3)
    model.save_pretrained(folder)
    return resolve(str(folder), Role.WRITER)


#: What config.json of distilbart-cnn-6-6 says besides its size, as far as is known without the Hub; there is no
#: generation_config.json.
DISTILBART = {
    "activation_function": "gelu", "add_bias_logits": False, "add_final_layer_norm": False, "bos_token_id": 0,
    "decoder_start_token_id": 2, "do_blenderbot_90_layernorm": False, "eos_token_id": 2, "extra_pos_embeddings": 2,
    "force_bos_token_to_be_generated": True, "is_encoder_decoder": True, "length_penalty": 2.0, "max_length": 142,
    "max_position_embeddings": 1024, "min_length": 56, "model_type": "bart", "no_repeat_ngram_size": 3,
    "normalize_before": False, "normalize_embedding": True, "num_beams": 4, "pad_token_id": 1, "prefix": " ",
    "scale_embedding": False, "static_position_embeddings": False,
}  # fmt: skip


def save_distilbart(folder: Path, texts: Sequence[Path]) -> ResolvedModel:
    """Save a BART as distilbart-cnn-6-6 is published, but small and with random weights.

    Six layers and sixteen heads, learned positions, byte-level BPE in two files, an old config.json.
    """
    trained = ByteLevelBPETokenizer()
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    trained.train([str(path) for path in texts], vocab_size=400, special_tokens=special, show_progress=False)
    size = {
        "d_model": 64, "encoder_layers": 6, "decoder_layers": 6, "encoder_attention_heads": 16,
        "decoder_attention_heads": 16, "encoder_ffn_dim": 128, "decoder_ffn_dim": 128,
        "vocab_size": trained.get_vocab_size(),
    }  # fmt: skip
    torch.manual_seed(5)
    model = BartForConditionalGeneration(BartConfig(**size, init_std=0.25))
    model.save_pretrained(folder)
    (folder / "generation_config.json").unlink(missing_ok=True)
    trained.save_model(str(folder))
    (folder / "config.json").write_text(json.dumps(DISTILBART | size))
    (folder / "tokenizer_config.json").write_text('{"model_max_length": 1024}')
    return resolve(str(folder), Role.WRITER)


class ScriptedModel:
    """A language model that says what it is told, and remembers what it was asked."""

    signature = "scripted"

    def __init__(self, folder: Path, *says: Continuation | None, generation: Generation | None = None) -> None:
        """Read with the tokenizer in `folder`; answer the prompts of each call with `says`."""
        self.tokenizer = FastTokenizer(folder)
        self.generation = generation or Generation(ends=(4,), start=(), longest=2048, parameters=1000)
        self.says = says
        self.asked: list[list[int]] = []
        self.rooms: list[int] = []

    def continuations(
        self, prompts: Sequence[Sequence[int]], guards: Sequence[Guard], rooms: Sequence[int]
    ) -> list[Continuation | None]:
        self.asked = [list(prompt) for prompt in prompts]
        self.rooms = list(rooms)
        return [self.says[i] if i < len(self.says) else None for i in range(len(prompts))]
