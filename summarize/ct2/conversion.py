"""A MarianMT model in the form CTranslate2 reads, converted once and kept by digest.

The converter of the ctranslate2 package loads models with torch and transformers, which take seconds to
import and are what this engine is there to avoid. So the weights are read from safetensors and written in
CTranslate2's binary layout (version 6, `TransformerSpec` revision 7) here; CTranslate2 goes on reading files
of earlier versions. Unlike that converter, this one keeps the vector of the piece that starts the decoder:
Marian's own models start from zeros, but a model trained in transformers may have learned one.
"""

import hashlib
import io
import json
import os
import struct
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from summarize.ct2.layout import ACTIVATIONS, Layout
from summarize.ct2.pieces import END, UNKNOWN, vocabulary
from summarize.errors import ModelError
from summarize.models.weights import Weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

__all__ = ["ComputeType", "convert", "converted", "digest", "read_config"]

ComputeType = Literal["int8", "float32"]

#: Raise when the same weights come to be written differently, so that old caches are left behind.
CONVERTER_VERSION = 1

_BINARY_VERSION = 6
_SPEC_REVISION = 7
_TYPE_IDS = {"float32": 0, "int8": 1, "int16": 2}

#: The files that decide what the model says; the last is there only with separate vocabularies.
_FILES = (
    "config.json",
    "generation_config.json",
    "model.safetensors",
    "source.spm",
    "target.spm",
    "vocab.json",
    "target_vocab.json",
)


def digest(folder: Path) -> str:
    """Return the SHA-256, in hex, over names and contents of the files that make up the model in `folder`."""
    total = hashlib.sha256()
    for name in _FILES:
        try:
            with (folder / name).open("rb") as file:
                part = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise ModelError(f"{folder / name} cannot be read ({error.strerror}); get the model again.") from error
        total.update(f"{name} {part}\n".encode())
    return total.hexdigest()


def read_config(folder: Path) -> dict[str, Any]:
    """Return config.json of the model in `folder`, with generation_config.json laid over it.

    Raises ModelError when it is missing, damaged, or not of a MarianMT model that CTranslate2 can run.
    """
    config = _read_json(folder / "config.json")
    if (folder / "generation_config.json").exists():
        config |= _read_json(folder / "generation_config.json")
    # MarianMTModel reads none of the last three; a model that means them is something else.
    foreign = [name for name in ("normalize_before", "normalize_embedding", "add_final_layer_norm") if config.get(name)]
    if config.get("model_type") != "marian" or foreign:
        raise ModelError(
            f"{folder} holds a model of type {config.get('model_type')!r} {' '.join(foreign)}, but the "
            "ctranslate2 engine translates with MarianMT models only; use --engine transformers."
        )
    if config.get("activation_function", "gelu") not in ACTIVATIONS:
        activation = config["activation_function"]
        raise ModelError(f"{folder}: CTranslate2 has no activation {activation!r}; use --engine transformers.")
    return config


def _read_json(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise ModelError(f"{path} is missing; get the model again.") from error
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} cannot be read ({error}); get the model again.") from error
    if not isinstance(values, dict):
        raise ModelError(f"{path} holds no JSON object; get the model again.")
    return values


def converted(folder: Path, cache: Path, *, key: str, compute_type: ComputeType = "int8") -> dict[str, bytes]:
    """Return the model in `folder` as CTranslate2 reads it, from the folder `cache` or converted into it.

    `key` names the content: the model's digest and what else decides the outcome. A model is one file in the
    cache, put in place whole, so processes that convert at the same time do no harm; a damaged one is
    converted again. A cache that cannot be written only costs the time to convert. Raises as `convert` does.
    """
    path = cache / f"{key}-{compute_type}-{CONVERTER_VERSION}.zip"
    files = _load(path)
    if files is None:
        files = convert(folder, compute_type=compute_type)
        _store(path, files)
    return files


def _load(path: Path) -> dict[str, bytes] | None:
    """Return what `_store` put into `path`; None if nothing is there or it is damaged (zip has checksums)."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (OSError, EOFError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return None


def _store(path: Path, files: dict[str, bytes]) -> None:
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
            temporary = Path(file.name)
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                for name, content in files.items():
                    # With a date of its own, so that the same model is the same file.
                    archive.writestr(zipfile.ZipInfo(name), content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        # The cache saves time, nothing else: a full or read-only disk must not stop a translation.
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def convert(folder: Path, *, compute_type: ComputeType = "int8") -> dict[str, bytes]:
    """Return the files of the CTranslate2 model made from the MarianMT model in `folder`.

    Raises ModelError when a file is missing or damaged, or the weights are not those of a MarianMT model.
    """
    config = read_config(folder)
    layout = Layout(config, Weights(folder / "model.safetensors"))
    variables = layout.variables()
    source = vocabulary(folder / "vocab.json", len(variables["encoder/embeddings_0/weight"]))
    separate = folder / "target_vocab.json"
    written = separate if separate.exists() else folder / "vocab.json"
    target = vocabulary(written, len(variables["decoder/embeddings/weight"]))
    settings = {
        "unk_token": UNKNOWN,
        "bos_token": "<s>",
        "eos_token": END,
        "decoder_start_token": target[layout.piece("decoder_start_token_id", len(target))],
        "add_source_bos": False,
        "add_source_eos": False,
        "layer_norm_epsilon": None,
        "multi_query_attention": False,
    }
    return {
        "model.bin": _binary(variables, quantise=compute_type == "int8"),
        "config.json": json.dumps(settings).encode(),
        "source_vocabulary.json": json.dumps(source).encode(),
        "target_vocabulary.json": json.dumps(target).encode(),
    }


def _binary(variables: "dict[str, Array]", *, quantise: bool) -> bytes:
    """Return `variables` in CTranslate2's binary layout; an array under two names is written once."""
    arrays: dict[str, Array] = {}
    aliases: dict[str, str] = {}
    names: dict[int, str] = {}
    for name, array in sorted(variables.items()):
        first = names.setdefault(id(array), name)
        if first != name:
            aliases[name] = first
        elif quantise and name.endswith("/weight"):
            arrays[name], arrays[f"{name}_scale"] = _quantised(array)
        else:
            arrays[name] = array
    out = io.BytesIO()
    out.write(struct.pack("<I", _BINARY_VERSION) + _string("TransformerSpec"))
    out.write(struct.pack("<II", _SPEC_REVISION, len(arrays)))
    for name, array in arrays.items():
        out.write(_string(name) + struct.pack(f"<B{array.ndim}I", array.ndim, *array.shape))
        out.write(struct.pack("<BI", _TYPE_IDS[array.dtype.name], array.nbytes))
        out.write(array.tobytes())
    out.write(struct.pack("<I", len(aliases)))
    for alias, name in aliases.items():
        out.write(_string(alias) + _string(name))
    return out.getvalue()


def _string(text: str) -> bytes:
    data = text.encode() + b"\0"
    return struct.pack("<H", len(data)) + data


def _quantised(array: "Array") -> "tuple[Array, Array]":
    """Return `array` as int8 and the scale of each row: the greatest weight of a row becomes 127."""
    import numpy as np

    peak = np.abs(array).max(axis=1)
    scale = (127.0 / np.where(peak == 0, 127.0, peak)).astype(np.float32)
    return np.rint(array * scale[:, None]).astype(np.int8), scale
