"""What transformers loads from a folder, quietly, and its failures in the words of this program."""

import warnings
from pathlib import Path
from typing import Any

from summarize.errors import ModelError

__all__ = ["pretrained"]


def pretrained(kind: Any, folder: Path, **settings: Any) -> Any:
    """Return a model or tokenizer of that class of transformers, from a folder only and without its own code.

    Raises ModelError if a file is missing or damaged.
    """
    from safetensors import SafetensorError
    from transformers.utils import logging

    progress = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        with warnings.catch_warnings():
            # Advice on how the folder should have been written, and to install sacremoses, whose punctuation rules
            # would change figures.
            warnings.simplefilter("ignore")
            loaded = kind.from_pretrained(folder, local_files_only=True, trust_remote_code=False, **settings)
            # A tokenizer has no weights.
            if any(not weight.isfinite().all() for _, weight in getattr(loaded, "named_parameters", list)()):
                raise ValueError("weights that are no numbers")
            return loaded
    # What transformers raises for a damaged folder is not documented: these were seen with missing, truncated
    # and overwritten files.
    except (
        OSError, ValueError, KeyError, TypeError, RuntimeError, AttributeError, AssertionError, SafetensorError,
    ) as error:  # fmt: skip
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ModelError(
            f"{folder}: cannot load as {kind.__name__} ({reason}); pull the model again or name another folder"
        ) from error
    finally:
        if progress:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]
