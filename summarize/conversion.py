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
import math
import os
import struct
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from summarize.errors import ModelError
from summarize.pieces import END, UNKNOWN, vocabulary
from summarize.weights import Weights

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
_ACTIVATIONS = {"relu": 0, "gelu_new": 1, "swish": 2, "silu": 2, "gelu": 3, "tanh": 5, "sigmoid": 6}
#: A logit that nothing outweighs, yet finite, so that no arithmetic with it gives a NaN.
_NEVER = -1e9

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
    if config.get("activation_function", "gelu") not in _ACTIVATIONS:
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
    layout = _Layout(config, Weights(folder / "model.safetensors"))
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


class _Layout:
    """Where the tensors of MarianMT stand in CTranslate2's `TransformerSpec`."""

    def __init__(self, config: dict[str, Any], weights: Weights) -> None:
        self.config = config
        self.weights = weights
        self.width = self.number("d_model")

    def number(self, option: str) -> int:
        """Return a positive whole number of config.json."""
        value = self.config.get(option)
        if type(value) is not int or value < 1:
            raise ModelError(f"{self.weights.path}: config.json has no sensible {option} ({value!r}).")
        return value

    def piece(self, option: str, size: int) -> int:
        """Return the id of a piece that config.json names."""
        value = self.config.get(option)
        if type(value) is not int or not 0 <= value < size:
            raise ModelError(f"{self.weights.path}: config.json gives no piece as {option} ({value!r}).")
        return value

    def variables(self) -> "dict[str, Array]":
        """Return the arrays by CTranslate2's names. Raises ModelError unless each tensor has its place."""
        found: dict[str, Array] = {}
        for side in ("encoder", "decoder"):
            found |= self._around(side)
            for number in range(self.number(f"{side}_layers")):
                found |= self._layer(side, f"model.{side}.layers.{number}.", f"{side}/layer_{number}/")
        found |= self._embeddings()
        self.weights.check_all_used("MarianMT")
        return found

    def _around(self, side: str) -> "dict[str, Array]":
        """Return what lies around the layers."""
        import numpy as np

        scale = math.sqrt(self.width) if self.config.get("scale_embedding") else 1.0
        positions = self.weights.find(f"model.{side}.embed_positions.weight")
        if positions is None:
            positions = _sinusoids(self.number("max_position_embeddings"), self.width)
        flags = {"activation": _ACTIVATIONS[self.config.get("activation_function", "gelu")], "pre_norm": 0}
        if side == "encoder":
            flags |= {"embeddings_merge": 0, "multi_query_attention": 0}
        else:
            flags |= {
                "alibi": 0,
                "alibi_use_positive_positions": 0,
                "scale_alibi": 0,
                "start_from_zero_embedding": 0,
            }
        counts = {"num_heads": self.number(f"{side}_attention_heads")}
        if side == "decoder":
            counts |= {"alignment_layer": -1, "alignment_heads": 1}
        return {
            f"{side}/position_encodings/encodings": positions,
            f"{side}/scale_embeddings": np.array(scale, np.float32),
            **{f"{side}/{name}": np.array(value, np.int8) for name, value in flags.items()},
            **{f"{side}/{name}": np.array(value, np.int16) for name, value in counts.items()},
        }

    def _layer(self, side: str, source: str, target: str) -> "dict[str, Array]":
        width, inner = self.width, self.number(f"{side}_ffn_dim")
        maps = [
            (
                "self_attention/linear_0",
                ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
                width,
                width,
            ),
            ("self_attention/linear_1", ("self_attn.out_proj",), width, width),
            ("ffn/linear_0", ("fc1",), inner, width),
            ("ffn/linear_1", ("fc2",), width, inner),
        ]
        norms = [("self_attention", "self_attn_layer_norm"), ("ffn", "final_layer_norm")]
        if side == "decoder":
            maps += [
                ("attention/linear_0", ("encoder_attn.q_proj",), width, width),
                ("attention/linear_1", ("encoder_attn.k_proj", "encoder_attn.v_proj"), width, width),
                ("attention/linear_2", ("encoder_attn.out_proj",), width, width),
            ]
            norms.append(("attention", "encoder_attn_layer_norm"))
        found: dict[str, Array] = {}
        for name, parts, rows, columns in maps:
            found |= self._linear([source + part for part in parts], rows, columns, target + name)
        for name, norm in norms:
            found[f"{target}{name}/layer_norm/gamma"] = self.weights.take(f"{source}{norm}.weight", width)
            found[f"{target}{name}/layer_norm/beta"] = self.weights.take(f"{source}{norm}.bias", width)
        return found

    def _linear(self, parts: list[str], rows: int, columns: int, target: str) -> "dict[str, Array]":
        """Return a linear map; `parts` that read the same input are stacked into one."""
        import numpy as np

        take = self.weights.take
        return {
            f"{target}/weight": np.concatenate([take(f"{part}.weight", rows, columns) for part in parts]),
            f"{target}/bias": np.concatenate([take(f"{part}.bias", rows) for part in parts]),
        }

    def _embeddings(self) -> "dict[str, Array]":
        """Return the vectors of pieces read and written, and the bias that forbids some of the latter."""
        import numpy as np

        shared = "model.shared.weight", "lm_head.weight"
        read = self.weights.find("model.encoder.embed_tokens.weight", *shared, "model.decoder.embed_tokens.weight")
        written = self.weights.find("model.decoder.embed_tokens.weight", *shared, "model.encoder.embed_tokens.weight")
        output = self.weights.find("lm_head.weight", "model.decoder.embed_tokens.weight", *shared)
        if read is None or written is None or output is None:
            raise ModelError(f"{self.weights.path} lacks model.shared.weight; it is not a MarianMT model.")
        for vectors in (read, written, output):
            if vectors.ndim != 2 or vectors.shape[1] != self.width or len(output) != len(written):
                raise ModelError(f"{self.weights.path}: the embeddings do not fit config.json; get the model again.")
        learned = self.weights.find("final_logits_bias")
        bias = np.zeros(len(output), np.float32) if learned is None else learned.reshape(-1).copy()
        if len(bias) != len(output):
            raise ModelError(f"{self.weights.path}: final_logits_bias does not fit; get the model again.")
        for words in self.config.get("bad_words_ids") or []:
            if len(words) == 1 and words[0] < len(bias):
                bias[words[0]] = _NEVER
        bias[self.piece("pad_token_id", len(bias))] = _NEVER
        return {
            "encoder/embeddings_0/weight": read,
            "decoder/embeddings/weight": written,
            "decoder/projection/weight": output,
            "decoder/projection/bias": bias,
        }


def _sinusoids(positions: int, width: int) -> "Array":
    """Return MarianMT's position vectors, `positions` × `width`: first all sines, then all cosines."""
    import numpy as np

    rates = 10000.0 ** (-2.0 * np.arange((width + 1) // 2) / width)
    angles = np.arange(positions)[:, None] * rates[None, :]
    return np.concatenate([np.sin(angles), np.cos(angles[:, : width // 2])], axis=1).astype(np.float32)


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
