"""The tensors of a model, read from safetensors without torch."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.errors import GET_AGAIN, ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]


class Weights:
    """The tensors of one safetensors file as float32 arrays, tracking which have not been used."""

    def __init__(self, path: Path) -> None:
        """Read `path`. Raises ModelError if it is missing, damaged or holds anything but floating-point tensors."""
        import safetensors

        self.path = path
        try:
            tensors = safetensors.deserialize(path.read_bytes())  # type: ignore[no-untyped-call]
        except FileNotFoundError as error:
            raise ModelError(f"{path} is missing", "get the model again, as one safetensors file.") from error
        except (OSError, safetensors.SafetensorError) as error:
            raise ModelError(f"{path} cannot be read ({error})", GET_AGAIN) from error
        self._arrays = {name: _float32(tensor, f"{path}: {name}") for name, tensor in tensors}
        self._left = set(self._arrays)

    def take(self, name: str, *shape: int) -> "Array":
        """Return the tensor `name`. Raises ModelError if it is missing or its shape is not `shape`."""
        if name not in self._arrays:
            raise ModelError(f"{self.path} lacks the tensor {name}; it does not fit its config.json.")
        array = self._arrays[name]
        if array.shape != shape:
            raise ModelError(
                f"{self.path}: {name} has the shape {array.shape}, not {shape} as config.json says",
                GET_AGAIN,
            )
        self._left.discard(name)
        return array

    def find(self, *names: str) -> "Array | None":
        """Return the first of the tensors `names` that exists (the others are copies), or None."""
        self._left.difference_update(names)
        return next((self._arrays[name] for name in names if name in self._arrays), None)

    def check_all_used(self, kind: str) -> None:
        """Raise ModelError if a tensor is left unused: the model is not of this `kind`."""
        if self._left:
            raise ModelError(
                f"{self.path} has {len(self._left)} tensors that {kind} does not have ({min(self._left)} is one)",
                "use --engine transformers.",
            )


def _float32(tensor: dict[str, Any], place: str) -> "Array":
    import numpy as np

    kind = tensor["dtype"]
    if kind == "BF16":
        # bfloat16 is the upper half of a float32; numpy has no such type.
        array = (np.frombuffer(tensor["data"], "<u2").astype("<u4") << 16).view("<f4")
    elif kind in ("F16", "F32", "F64"):
        array = np.frombuffer(tensor["data"], f"<f{int(kind[1:]) // 8}").astype("<f4")
    else:
        raise ModelError(f"{place} is of type {kind}, not of a floating-point type", GET_AGAIN)
    if not np.isfinite(array).all():
        raise ModelError(f"{place} has values that are not finite", GET_AGAIN)
    return array.reshape(tensor["shape"])
