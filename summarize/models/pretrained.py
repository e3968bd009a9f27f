"""Loading models and tokenizers with transformers, quietly, with its failures turned into ModelError."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.errors import GET_AGAIN, ModelError

if TYPE_CHECKING:
    import torch


def torch_device(folder: Path, device: str) -> "torch.device":
    """Return a device of PyTorch for the model in `folder`. Raises ModelError if there is no such device."""
    import torch

    if device == "cuda" and not torch.cuda.is_available():
        raise ModelError(f"{folder}: there is no CUDA device that this PyTorch can use", "use --device cpu")
    return torch.device(device)


def pretrained(kind: Any, folder: Path, **settings: Any) -> Any:
    """Return a model or tokenizer of a transformers class, from a local folder and without custom code.

    Raises ModelError if a file is missing or damaged.
    """
    from transformers.utils import logging

    # A tokenizer has no weights.
    if weights := hasattr(kind, "base_model_prefix") or "AutoModel" in kind.__name__:
        settings |= {"output_loading_info": True, "ignore_mismatched_sizes": True}

    progress, verbosity = logging.is_progress_bar_enabled(), logging.get_verbosity()
    # Silence the report of tensors that do not fit: they are errors here.
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        with _as_model_errors(folder, f"cannot load as {kind.__name__}"), warnings.catch_warnings():
            # transformers advises how the folder should have been written, and to install sacremoses, whose punctuation
            # rules would change figures.
            warnings.simplefilter("ignore")
            loaded = kind.from_pretrained(folder, local_files_only=True, trust_remote_code=False, **settings)
            if weights:
                loaded, found = loaded
                _require_whole(loaded, found)
            return loaded
    finally:
        logging.set_verbosity(verbosity)
        if progress:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]


def try_out(folder: Path, run: Callable[[], object]) -> None:
    """Call `run`, which uses a loaded model for the first time. Raises ModelError if that fails.

    transformers reads some options only then, such as a probability of dropout or a tokenizer's longest text.
    """
    with _as_model_errors(folder, "loads but does not run"):
        run()


@contextmanager
def _as_model_errors(folder: Path, what: str) -> Iterator[None]:
    try:
        yield
    except ModelError:
        raise
    # What transformers raises for a damaged folder is undocumented, and fuzzing found nothing narrower.
    except Exception as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ModelError(f"{folder}: {what} ({reason})", GET_AGAIN) from error


def _require_whole(model: Any, found: dict[str, Any]) -> None:
    """Raise ValueError unless the weights match the configuration; transformers would invent the missing ones."""
    faults = {
        "missing_keys": "lacks",
        "unexpected_keys": "has no place for",
        "mismatched_keys": "wants another shape of",
    }
    for kind, fault in faults.items():
        names = sorted(entry if isinstance(entry, str) else entry[0] for entry in found[kind])
        if names:
            raise ValueError(f"the model of its config.json {fault} {names[0]} and {len(names) - 1} other tensors")
    if any(not weight.isfinite().all() for weight in model.parameters()):
        raise ValueError("it has weights that are not finite")
