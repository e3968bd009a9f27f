"""Every failure the program can report.

    SummarizeError              a failure that is not a bug; `status` is the process exit status
    ├── UsageError        (2)   the command line or the arguments make no sense
    ├── InputError        (3)   an input cannot be read or is not what it must be
    │   ├── LanguageError (3)   the article is not German
    │   ├── SlowError     (3)   the article exceeds its time limit
    │   └── TooLargeError (3)   the article is larger than the program accepts
    ├── ModelError        (3)   a model is unknown, missing, incomplete or damaged
    │   ├── PullError     (3)   a model could not be fetched or does not match its digest
    │   └── EndpointError (3)   a language model's endpoint cannot be reached, or returns no completion
    ├── PackageError      (3)   a package that the command needs is not installed
    └── OutputError       (3)   the output cannot be written (no space, no permission, locked)

Each message is one sentence that names the place (file, line, document id) and the way out.
"""

from typing import ClassVar

#: The way out when a model is incomplete or damaged.
GET_AGAIN = "get the model again."


class SummarizeError(Exception):
    """A failure with a place and a way out; never a bug."""

    status: ClassVar[int] = 3

    def __init__(self, message: str, way_out: str | None = None) -> None:
        """The text of the error is the message and the way out, joined by a semicolon."""
        super().__init__(f"{message}; {way_out}" if way_out else message)
        self.message = message
        self.way_out = way_out


class UsageError(SummarizeError):
    """The arguments make no sense together."""

    status = 2


class InputError(SummarizeError):
    """An input cannot be read, is empty, or is not text."""


class LanguageError(InputError):
    """An article is not German."""


class SlowError(InputError):
    """An article exceeds its time limit."""


class TooLargeError(InputError):
    """An article is larger than the program accepts."""


class ModelError(SummarizeError):
    """A model is unknown, missing, incomplete or damaged."""


class PullError(ModelError):
    """A model could not be fetched, or the download does not match its digest."""


class EndpointError(ModelError):
    """A language model's endpoint cannot be reached, refuses, or does not return a completion."""


class PackageError(SummarizeError):
    """A required Python package is not installed."""


class OutputError(SummarizeError):
    """The output cannot be written."""


def empty_name(what: str) -> UsageError:
    """Return the error for an empty path: Path("") would mean the current folder, which is never intended."""
    return UsageError(f"{what} has an empty name", "is a variable in your script unset?")
