"""CTranslate2's binary format for MarianMT weights (version 6), written without its converter.

The converter of the ctranslate2 package loads models with torch and transformers, which take seconds to import; the first
brief must not wait for them (docs/decisions.md). CTranslate2 still reads files of earlier versions.
"""

import io
import struct
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

ComputeType = Literal["int8", "float32"]

#: Increase when the same weights are written differently, so that old caches are ignored.
CONVERTER_VERSION = 3

#: Largest int8 weight. Processors without VNNI add two products of an activation (at most 255) and a weight in 16 bits,
#: which 64 never overflows (2 * 255 * 64 = 32,640); 127 does, which costs 0.3 chrF (docs/decisions.md).
PEAK = 64.0

_BINARY_VERSION, _REVISION = 6, 7
_TYPE_IDS = {"float32": 0, "int8": 1, "int16": 2, "int32": 3}


def binary(variables: "dict[str, Array]", *, quantise: bool) -> bytes:
    """Return `variables`, named after CTranslate2's `TransformerSpec`, as the content of a file.

    An array under two names is written once. With `quantise`, all matrices are written as int8.
    """
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
    out.write(struct.pack("<II", _REVISION, len(arrays)))
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
    """Return `array` as int8 and the scale of each row: the largest weight of a row becomes `PEAK`."""
    import numpy as np

    peak = np.abs(array).max(axis=1)
    scale = (PEAK / np.where(peak == 0, PEAK, peak)).astype(np.float32)
    return np.rint(array * scale[:, None]).astype(np.int8), scale
