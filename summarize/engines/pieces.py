"""Converting text to the pieces a MarianMT model reads, and back, without transformers."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from summarize.article.encoding import encodable
from summarize.errors import GET_AGAIN, ModelError

END = "</s>"
UNKNOWN = "<unk>"
PAD = "<pad>"
_CONTROL = frozenset({END, UNKNOWN, PAD})
_SPACE = "▁"


class Pieces:
    """The tokenizer of a MarianMT model folder.

    SentencePiece splits a text into pieces; those missing from the vocabulary become `<unk>`. Control words in a text
    (`</s>`, `<pad>`, `>>de<<`) are spelled like other words; MarianTokenizer would obey them.
    """

    def __init__(self, folder: Path, vocabulary: Sequence[str]) -> None:
        """Load the tokenizer in `folder`; `vocabulary` lists the pieces that can be read.

        Raises ModelError if a file is missing or damaged.
        """
        self._known = frozenset(vocabulary) - _CONTROL
        self._reader = _processor(folder / "source.spm")
        self._writer = _processor(folder / "target.spm")

    def split(self, text: str) -> list[str]:
        """Return the pieces of `text`, without the `</s>` that ends a source."""
        pieces = self._reader.encode(encodable(text), out_type=str)
        return [piece if piece in self._known else UNKNOWN for piece in pieces]

    def word(self, word: str) -> list[str]:
        """Return the pieces in which the model usually writes `word`, or none if it cannot."""
        pieces: list[str] = self._writer.encode(word, out_type=str)
        return pieces if self._known.issuperset(pieces) else []

    def join(self, pieces: Sequence[str]) -> str:
        """Return the text of `pieces`, without control pieces."""
        text: str = self._writer.decode([piece for piece in pieces if piece not in _CONTROL])
        return text.replace(_SPACE, " ").strip()


def vocabulary(path: Path, size: int) -> list[str]:
    """Return the `size` pieces of a `vocab.json` by id. Unused ids get names that no text contains.

    Raises ModelError if the file is missing, damaged or does not fit `size`.
    """
    try:
        ids = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise ModelError(f"{path} is missing", GET_AGAIN) from error
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} cannot be read ({error})", GET_AGAIN) from error
    if not isinstance(ids, dict) or not all(type(index) is int for index in ids.values()):
        raise ModelError(f"{path} does not map pieces to ids", GET_AGAIN)
    pieces = [f"\x00{index}" for index in range(size)]
    for piece, index in ids.items():
        # transformers also ignores pieces without a vector.
        if 0 <= index < size:
            pieces[index] = piece
    if missing := {END, UNKNOWN} - set(pieces):
        raise ModelError(f"{path} has no {min(missing)} among its first {size} pieces; it is not of this model.")
    return pieces


def _processor(path: Path) -> Any:
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor()
    try:
        processor.LoadFromSerializedProto(path.read_bytes())
    except FileNotFoundError as error:
        raise ModelError(f"{path} is missing", GET_AGAIN) from error
    except (OSError, RuntimeError) as error:
        raise ModelError(f"{path} is not a SentencePiece model ({error})", GET_AGAIN) from error
    return processor
