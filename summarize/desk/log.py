"""The desk's log: where a bug occurred, never the data it concerned."""

import logging
import traceback
from pathlib import PurePath

LOGGER = logging.getLogger("summarize.desk")


def log_bug(error: BaseException) -> None:
    """Log the type of an error and the lines it passed through, without its message, which may quote an article."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    lines = (f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in frames)
    LOGGER.error("bug: %s at %s", type(error).__name__, " > ".join(lines))
