"""A MarianMT model converted for CTranslate2, once, and cached by digest.

Unlike the converter of the ctranslate2 package, this one keeps the vector of the decoder's start piece: Marian's own
models start from zeros, but a model trained in transformers may have learned one.
"""

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.engines.binary import ComputeType, binary
from summarize.engines.marian_layout import ACTIVATIONS, NEVER, MarianLayout
from summarize.engines.pieces import END, UNKNOWN, vocabulary
from summarize.errors import GET_AGAIN, ModelError
from summarize.models.checkpoint import read_config
from summarize.models.weights import Weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

#: The files that determine the output; only models with separate vocabularies have the last.
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
    """Return the hex SHA-256 over names and contents of the files that make up the model in `folder`."""
    total = hashlib.sha256()
    for name in _FILES:
        try:
            with (folder / name).open("rb") as file:
                part = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise ModelError(f"{folder / name} cannot be read ({error.strerror})", GET_AGAIN) from error
        total.update(f"{name} {part}\n".encode())
    return total.hexdigest()


def marian_config(folder: Path) -> dict[str, Any]:
    """Return the configuration of the model in `folder`.

    Raises ModelError if it is missing, damaged, or not that of a MarianMT model that CTranslate2 can run.
    """
    config = read_config(folder)
    # MarianMTModel reads none of the last three; a config that sets them describes another architecture.
    foreign = [name for name in ("normalize_before", "normalize_embedding", "add_final_layer_norm") if config.get(name)]
    if config.get("model_type") != "marian" or foreign:
        raise ModelError(
            f"{folder} holds a model of type {config.get('model_type')!r} {' '.join(foreign)}, but the "
            "ctranslate2 engine translates with MarianMT models only",
            "use --engine transformers.",
        )
    if config.get("activation_function", "gelu") not in ACTIVATIONS:
        activation = config["activation_function"]
        raise ModelError(f"{folder}: CTranslate2 has no activation {activation!r}", "use --engine transformers.")
    if config.get("max_position_embeddings") is None:
        raise ModelError(f"{folder}: config.json has no max_position_embeddings", GET_AGAIN)
    return config


def convert(folder: Path, *, compute_type: ComputeType = "int8") -> dict[str, bytes]:
    """Return the files of the CTranslate2 model made from the MarianMT model in `folder`.

    Raises ModelError if a file is missing or damaged, or the weights are not those of a MarianMT model.
    """
    config = marian_config(folder)
    layout = MarianLayout(config, Weights(folder / "model.safetensors"))
    variables = layout.variables()
    source = vocabulary(folder / "vocab.json", len(variables["encoder/embeddings_0/weight"]))
    separate = folder / "target_vocab.json"
    written = separate if separate.exists() else folder / "vocab.json"
    target = vocabulary(written, len(variables["decoder/embeddings/weight"]))
    start = target[layout.piece("decoder_start_token_id", len(target))]
    target = _writable(variables, target, {END, UNKNOWN, start})
    settings = {
        "unk_token": UNKNOWN,
        "bos_token": "<s>",
        "eos_token": END,
        "decoder_start_token": start,
        "add_source_bos": False,
        "add_source_eos": False,
        "layer_norm_epsilon": None,
        "multi_query_attention": False,
    }
    return {
        "model.bin": binary(variables, quantise=compute_type == "int8"),
        "config.json": json.dumps(settings).encode(),
        "source_vocabulary.json": json.dumps(source).encode(),
        "target_vocabulary.json": json.dumps(target).encode(),
    }


def _writable(variables: "dict[str, Array]", target: list[str], needed: set[str]) -> list[str]:
    """Remove the output rows of pieces in `target` that are never written from `variables`; return the other pieces.

    Half of a decoder's time goes into the logits, and a third of a vocabulary shared by German and English is purely
    German.
    """
    import numpy as np

    bias = variables["decoder/projection/bias"]
    kept = np.array([index for index, piece in enumerate(target) if bias[index] > NEVER or piece in needed])
    cut: dict[int, Array] = {}  # an array under two names stays one
    for name in ("decoder/embeddings/weight", "decoder/projection/weight", "decoder/projection/bias"):
        array = variables[name]
        variables[name] = cut.setdefault(id(array), array[kept])
    return [target[index] for index in kept]
