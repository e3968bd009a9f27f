"""Converting text to the pieces a language model reads, and back, without transformers."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from summarize.article.encoding import encodable
from summarize.engines.chat import read_template, render_chat
from summarize.errors import GET_AGAIN, ModelError
from summarize.models.checkpoint import read_json
from summarize.prompts import Message

#: The names of control tokens in files and templates.
_NAMES = ("bos_token", "eos_token", "unk_token", "pad_token", "sep_token", "cls_token", "mask_token")
#: Byte-level BPE as published by BART's authors, without a tokenizer.json.
_BART_FILES = ("vocab.json", "merges.txt")


class Tokenizer(Protocol):
    """Converts texts to pieces and back."""

    @property
    def control(self) -> frozenset[int]:
        """The pieces that control a model and are not text."""
        ...

    @property
    def end(self) -> int | None:
        """The piece that ends a text, if the tokenizer defines one."""
        ...

    def pieces(self, text: str, *, special: bool = False) -> list[int]:
        """Return the pieces of `text`, with the control pieces a model expects around it if `special`.

        Anything in the text that looks like a control token is split up and read as text.
        """
        ...

    def chat(self, messages: Sequence[Message]) -> list[int]:
        """Return the pieces of a chat; without a chat template, the messages follow one another on separate lines."""
        ...

    def text(self, pieces: Sequence[int], *, whole: bool = False) -> str:
        """Return the text of `pieces`, without control tokens if `whole`."""
        ...


class FastTokenizer:
    """The tokenizer in a model folder, using only the `tokenizers` package."""

    def __init__(self, folder: Path) -> None:
        """Load the tokenizer in `folder`. Raises ModelError if it is damaged or not supported."""
        self._folder = folder
        self._tokenizer = _load(folder)
        # A tokenizer file may request truncation; nothing is truncated here.
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        added = self._tokenizer.get_added_tokens_decoder()
        self._added = [token.content for token in added.values()]
        self._tokens = _names(folder)
        named = [self._tokenizer.token_to_id(token) for token in self._tokens.values()]
        self._control = frozenset(index for index, token in added.items() if token.special) | frozenset(
            index for index in named if index is not None
        )
        self._template = read_template(folder)

    @property
    def control(self) -> frozenset[int]:
        """The pieces that control a model and are not text."""
        return self._control

    @property
    def end(self) -> int | None:
        """The piece that ends a text, if the tokenizer defines one."""
        index: int | None = self._tokenizer.token_to_id(self._tokens.get("eos_token", ""))
        return index

    def pieces(self, text: str, *, special: bool = False) -> list[int]:
        """Return the pieces of `text`. See `Tokenizer.pieces`."""
        return self._read(defused(text, self._added), special)

    def chat(self, messages: Sequence[Message]) -> list[int]:
        """Return the pieces of a chat. See `Tokenizer.chat`."""
        text, special = chat_text(self._template, messages, self._added, self._tokens, place=self._folder)
        return self._read(text, special)

    def text(self, pieces: Sequence[int], *, whole: bool = False) -> str:
        """Return the text of `pieces`. See `Tokenizer.text`."""
        text: str = self._tokenizer.decode(list(pieces), skip_special_tokens=whole)
        return text

    def _read(self, text: str, special: bool) -> list[int]:
        return list(self._tokenizer.encode(encodable(text), add_special_tokens=special).ids)


def readable(folder: Path) -> bool:
    """Whether `folder` has a tokenizer that FastTokenizer supports."""
    if (folder / "tokenizer.json").is_file():
        return True
    if not all((folder / name).is_file() for name in _BART_FILES):
        return False
    return read_json(folder / "config.json").get("model_type") == "bart"


def defused(text: str, tokens: Iterable[str]) -> str:
    """Split up anything in `text` that would be read as one of the control `tokens`."""
    for token in tokens:
        text = text.replace(token, " ".join(token))
    return text


def chat_text(
    template: str | None, messages: Sequence[Message], added: Sequence[str], tokens: dict[str, str], *, place: Path
) -> tuple[str, bool]:
    """Return a chat as text, and whether a tokenizer must add its own control pieces.

    Without a chat template, the messages follow one another on separate lines.
    """
    harmless = [Message(message.role, defused(message.content, added)) for message in messages]
    if template is None:
        return "\n\n".join(message.content for message in harmless) + "\n\n", True
    return render_chat(template, harmless, tokens, place=place), False


def _names(folder: Path) -> dict[str, str]:
    """Return the control tokens named in the files of a folder, or BART's if there are none."""
    found: dict[str, str] = {}
    for name in ("special_tokens_map.json", "tokenizer_config.json"):
        if (folder / name).is_file():
            values = read_json(folder / name)
            for key in _NAMES:
                value = values.get(key)
                value = value.get("content") if isinstance(value, dict) else value
                if isinstance(value, str):
                    found[key] = encodable(value)
    if not found and not (folder / "tokenizer.json").is_file():
        return dict(_BART_TOKENS)
    return found


_BART_TOKENS = {
    "bos_token": "<s>",
    "eos_token": "</s>",
    "unk_token": "<unk>",
    "pad_token": "<pad>",
    "sep_token": "</s>",
    "cls_token": "<s>",
    "mask_token": "<mask>",
}


def _load(folder: Path) -> Any:
    import tokenizers

    path = folder / "tokenizer.json"
    try:
        if path.is_file():
            return tokenizers.Tokenizer.from_file(str(path))
        path = folder / _BART_FILES[0]
        return _bart(folder)
    # The package raises nothing more specific.
    except Exception as error:
        raise ModelError(f"{path} cannot be read ({error})", GET_AGAIN) from error


def _bart(folder: Path) -> Any:
    """Return the tokenizer of BART and RoBERTa: byte-level BPE, with `<s>` before a text and `</s>` after it."""
    import tokenizers
    from tokenizers import AddedToken, decoders, models, pre_tokenizers, processors

    vocabulary, merges = (str(folder / name) for name in _BART_FILES)
    tokenizer: Any = tokenizers.Tokenizer(models.BPE.from_file(vocabulary, merges, unk_token=None))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    names = _BART_TOKENS
    tokenizer.add_special_tokens([names["bos_token"], names["pad_token"], names["eos_token"], names["unk_token"]])
    tokenizer.add_special_tokens([AddedToken(names["mask_token"], lstrip=True, special=True)])
    around = {name: (names[name], tokenizer.token_to_id(names[name])) for name in ("bos_token", "eos_token")}
    tokenizer.post_processor = processors.RobertaProcessing(around["eos_token"], around["bos_token"], True, False)
    return tokenizer
