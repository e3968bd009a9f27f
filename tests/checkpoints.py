"""Model folders for tests: whole as far as `checkpoint.inspect` looks, with weights of a few bytes."""

import json
import struct
from pathlib import Path

from summarize.models.manifest import Model, ModelFile


def safetensors(values: int = 4) -> bytes:
    """Return a safetensors file with one tensor of `values` half-precision zeros."""
    header = {"w": {"dtype": "F16", "shape": [values], "data_offsets": [0, 2 * values]}}
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + bytes(2 * values)


def spoil(path: Path) -> None:
    """Make the last weight of a safetensors file no number, whichever floating point it is in."""
    data = path.read_bytes()
    path.write_bytes(data[:-4] + b"\xff" * 4)


def marian_files() -> dict[str, bytes]:
    """Return the files of a MarianMT folder."""
    return {
        "config.json": b'{"model_type": "marian", "is_encoder_decoder": true}',
        "model.safetensors": safetensors(),
        "source.spm": b"pieces",
        "target.spm": b"pieces",
        "vocab.json": b'{"</s>": 0}',
    }


def causal_files() -> dict[str, bytes]:
    """Return the files of a causal model's folder."""
    return {
        "config.json": b'{"model_type": "llama"}',
        "model.safetensors": safetensors(),
        "tokenizer.json": b'{"version": "1.0"}',
    }


def lay_down(folder: Path, files: dict[str, bytes]) -> Path:
    """Write files into a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def entry(name: str, role: str, kind: str, files: tuple[ModelFile, ...], **more: object) -> Model:
    """Return a manifest entry."""
    values = {"licence": "Apache-2.0", "description": "a test", **more}
    return Model(name=name, role=role, kind=kind, files=files, **values)  # type: ignore[arg-type]
