"""A checkpoint: the folder with a model's files, however they got there."""

import hashlib
import json
import math
import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarize.errors import GET_AGAIN, ModelError
from summarize.models.configuration import check_config
from summarize.models.manifest import Kind, Role

_WEIGHTS = "model.safetensors"
_ADAPTER = "adapter_config.json"
_INDEX = "model.safetensors.index.json"
_PICKLED = (".bin", ".pt", ".pth", ".ot", ".h5", ".msgpack", ".ckpt", ".pkl")
#: Files that determine what a model does; a README does not.
_SUFFIXES = (".json", ".safetensors", ".spm", ".model", ".txt", ".tsv", ".jinja")
_MARIAN = ("source.spm", "target.spm", "vocab.json")
#: Vocabularies of a MarianMT model and the config keys of their sizes. Only targets with a vocabulary of their own have
#: the second.
_VOCABULARIES = {"vocab.json": "vocab_size", "target_vocab.json": "decoder_vocab_size"}
_TOKENIZERS = (
    "tokenizer.json",
    "vocab.json",
    "vocab.txt",
    "tokenizer.model",
    "spiece.model",
    "sentencepiece.bpe.model",
)
#: Files whose values may name other files.
_CONFIGURATIONS = ("config.json", "generation_config.json", "tokenizer_config.json", "special_tokens_map.json")
#: Options that name files on the machine where the model was made; transformers does not open those.
_NOT_OPENED = ("_name_or_path", "name_or_path", "special_tokens_map_file", "tokenizer_file")
#: Most bytes of a JSON file (the largest is a tokenizer of 30 MB), and of a weights header, as safetensors limits it.
_LONGEST_JSON = _LONGEST_HEADER = 100_000_000


def inspect(folder: Path, role: Role) -> Kind:
    """Return the kind of model in a folder, after checking every file needed to load it.

    Raises ModelError if a file is missing or damaged (naming it), if the weights are pickled, or if the model cannot
    fill the role.
    """
    _needed(folder, "config.json")
    config = read_config(folder)
    kind = _kind(folder, config, role)
    if kind is Kind.MARIAN:
        for name in _MARIAN:
            _needed(folder, name)
        for name, size in _VOCABULARIES.items():
            _check_vocabulary(folder / name, config.get(size))
    elif not any((folder / name).is_file() for name in _TOKENIZERS):
        raise ModelError(f"{folder} has no tokenizer (tokenizer.json or similar)", GET_AGAIN)
    for path in sorted(folder.iterdir()):
        # A library that loads the model may open any of these, and opening a pipe blocks forever.
        if path.suffix in _SUFFIXES and path.exists() and not path.is_file():
            raise ModelError(f"{path} is not a file", GET_AGAIN)
        if path.suffix == ".json":
            _check_names(folder, read_json(path), path.name)
    for path in _weights(folder):
        _check_safetensors(path)
    vectors = (config.get("vocab_size") or 0) * (config.get("d_model") or config.get("hidden_size") or 0)
    if vectors > parameter_count(folder):
        raise ModelError(f"{folder}: config.json is of a larger model than the weights", GET_AGAIN)
    return kind


def _kind(folder: Path, config: dict[str, Any], role: Role) -> Kind:
    if (folder / _ADAPTER).exists():
        raise ModelError(f"{folder} holds an adapter of another model", "merge it into that model and name the result.")
    architecture = config.get("model_type")
    if role is Role.TRANSLATOR:
        if architecture != "marian":
            raise ModelError(f"{folder} holds a {architecture} model, not MarianMT", "name another translator.")
        return Kind.MARIAN
    if architecture == "marian":
        raise ModelError(f"{folder} holds a MarianMT model, which only translates", "name another writer.")
    return Kind.SEQ2SEQ if config.get("is_encoder_decoder") else Kind.CAUSAL


def model_files(folder: Path) -> list[Path]:
    """Return the files of a folder that determine what its model does, sorted by name."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix in _SUFFIXES and path.is_file())
    except OSError as error:
        raise ModelError(f"{folder} cannot be read ({error.strerror})", "check its permissions.") from error


def parameter_count(folder: Path) -> int:
    """Return the number of weights in a folder's safetensors. Raises ModelError if a file is missing or damaged."""
    count = 0
    for path in _weights(folder):
        try:
            tensors = json.loads(_header(path)[2])
            count += sum(math.prod(entry["shape"]) for name, entry in tensors.items() if name != "__metadata__")
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
            raise ModelError(f"{path} is damaged or truncated", GET_AGAIN) from error
    return count


def file_digest(path: Path) -> str:
    """Return the sha256 of a file, in hexadecimal. Raises ModelError if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error.strerror})", "check its permissions.") from error


def folder_digest(digests: dict[str, str]) -> str:
    """Return the digest of a model: the sha256 over its files' names and digests, sorted by name."""
    lines = "".join(f"{name} {digest}\n" for name, digest in sorted(digests.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def read_json(path: Path) -> dict[str, Any]:
    """Return the JSON object in a file. Raises ModelError if the file cannot be read or is not a JSON object."""
    try:
        if not path.is_file() and path.exists():
            raise ModelError(f"{path} is not a file", GET_AGAIN)
        with path.open("rb") as file:
            data = file.read(_LONGEST_JSON + 1)
        if len(data) > _LONGEST_JSON:
            raise ModelError(f"{path} has more than {_LONGEST_JSON:,} bytes", GET_AGAIN)
        values = json.loads(data)
    except FileNotFoundError as error:
        raise ModelError(f"{path} is missing", GET_AGAIN) from error
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error.strerror})", "check its permissions.") from error
    except ValueError as error:
        raise ModelError(f"{path} is damaged, it is not JSON ({error})", GET_AGAIN) from error
    except RecursionError as error:
        raise ModelError(f"{path} is damaged, it is nested too deeply", GET_AGAIN) from error
    if not isinstance(values, dict):
        raise ModelError(f"{path} is damaged, it is not a JSON object", GET_AGAIN)
    return values


def read_config(folder: Path) -> dict[str, Any]:
    """Return config.json of the model in `folder`, overridden by generation_config.json.

    Raises ModelError if either is damaged or holds an impossible value, or config.json is missing.
    """
    config = read_json(folder / "config.json")
    # Each file by itself, too: a library may read one without the other.
    check_config(config, folder)
    if (folder / "generation_config.json").is_file():
        generation = read_json(folder / "generation_config.json")
        check_config(generation, folder)
        config |= {name: value for name, value in generation.items() if value is not None}
    return config


def _check_names(folder: Path, values: dict[str, Any], name: str) -> None:
    """Raise ModelError if the configuration file `name` names an existing file that the folder's digest does not cover.

    transformers opens the files that some options name, wherever they are.
    """
    opened = [value for option, value in values.items() if option not in _NOT_OPENED]
    for text in _strings(opened if name in _CONFIGURATIONS else []):
        if os.path.isfile(folder / text):  # noqa: PTH113 - unlike Path, it returns False for any text that is not a path
            foreign = Path(text).name != text or Path(text).suffix not in _SUFFIXES
        else:
            foreign = ("/" in text or Path(text).suffix in _SUFFIXES) and os.path.isfile(text)  # noqa: PTH113
        if foreign:
            raise ModelError(f"{folder / name} names {text[:200]!r}, a file outside the model", GET_AGAIN)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _needed(folder: Path, name: str) -> Path:
    if not (folder / name).is_file():
        raise ModelError(f"{folder} lacks {name}", GET_AGAIN)
    return folder / name


def _check_vocabulary(path: Path, size: Any) -> None:
    """Raise ModelError unless each of the `size` ids has a piece; a missing one would only show in the output.

    Pieces beyond that size are never read or written, and are harmless.
    """
    if not isinstance(size, int) or not path.is_file():
        return
    ids = {index for index in read_json(path).values() if isinstance(index, int) and 0 <= index < size}
    if len(ids) < size:
        raise ModelError(
            f"{path} has pieces for {len(ids):,} of the {size:,} ids that config.json says the model has", GET_AGAIN
        )


def _weights(folder: Path) -> list[Path]:
    if (folder / _WEIGHTS).is_file():
        return [folder / _WEIGHTS]
    if (folder / _INDEX).is_file():
        return [_needed(folder, name) for name in _shards(folder / _INDEX)]
    pickled = next((path for path in sorted(folder.iterdir()) if path.suffix in _PICKLED), None)
    if pickled is not None:
        raise ModelError(
            f"{folder} has its weights only as {pickled.name}, which could run code when read",
            f"only safetensors are loaded, so store it as {_WEIGHTS} (save_pretrained of transformers does).",
        )
    raise ModelError(f"{folder} lacks {_WEIGHTS}", GET_AGAIN)


def _shards(index: Path) -> list[str]:
    """Return the files that a weight map names, all in its own folder, so that the digest covers them."""
    shards = read_json(index).get("weight_map")
    if not isinstance(shards, dict) or not shards:
        raise ModelError(f"{index} is damaged, it has no weight map", GET_AGAIN)
    for name in shards.values():
        if not isinstance(name, str) or Path(name).name != name or not name.endswith(".safetensors"):
            raise ModelError(
                f"{index} names {str(name)[:200]!r}, which is not a safetensors file in its folder", GET_AGAIN
            )
    return sorted(set(shards.values()))


def _check_safetensors(path: Path) -> None:
    """Compare the size of a safetensors file with its header, which detects a truncated copy.

    The format: eight bytes of header length (little endian), the JSON header, and the tensors at the offsets in the
    header (https://github.com/huggingface/safetensors).
    """
    size, length, header = _header(path)
    if _tensor_bytes(header) != size - 8 - length:
        raise ModelError(f"{path} is damaged or truncated", GET_AGAIN)


def _header(path: Path) -> tuple[int, int, bytes]:
    """Return the size of a safetensors file, the length of its header, and the header; empty if there is none."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            prefix = file.read(8)
            length = struct.unpack("<Q", prefix)[0] if len(prefix) == 8 else size
            return size, length, file.read(length) if length <= min(size - 8, _LONGEST_HEADER) else b""
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error.strerror})", "check its permissions.") from error


def _tensor_bytes(header: bytes) -> int:
    """Return the number of tensor bytes that a safetensors header announces, or -1 if it is not a header."""
    try:
        tensors = json.loads(header)
        return max(int(entry["data_offsets"][1]) for name, entry in tensors.items() if name != "__metadata__")
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError):
        return -1
