"""The settings of a batch, and what it may replace: only output made with the same settings, unless told otherwise."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from summarize.corpus.journal import FORCE, Entry, Journal
from summarize.errors import UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """The `signature` that a run makes outputs with, where, and whether it may replace those of others (`redo`)."""

    output: Path
    signature: str
    redo: bool = False

    def accept(self, journal: Journal) -> None:
        """Raise UsageError if a journal has outputs, none made with these settings, and they may not be replaced."""
        other: Entry | None = None
        for entry in journal:
            if entry.reason is None:
                if self._made(entry):
                    return
                other = entry
        if other is not None:
            self.require(other)

    def require(self, entry: Entry) -> None:
        """Raise UsageError if the output of a document was made with other settings and may not be replaced."""
        if self.redo or entry.reason is not None or self._made(entry):
            return
        had, wanted = _settings(entry.signature), _settings(self.signature)
        raise UsageError(
            f"{self.output}: holds output made with {_but(had, wanted)}, not with {_but(wanted, had)}",
            "choose another output, or give --redo to replace it",
        )

    def _made(self, entry: Entry) -> bool:
        return entry.signature == self.signature or _settings(entry.signature) == _settings(self.signature)


def _settings(signature: str) -> list[str]:
    return signature.removesuffix(FORCE).split()


def _but(settings: list[str], others: list[str]) -> str:
    return " ".join(part for part in settings if part not in others) or "other settings"


def say_damage(journal: Journal, say: Callable[[str], None]) -> None:
    """Report the number of damaged lines in a journal, if there are any."""
    if journal.damaged:
        say(f"{journal.path}: damaged lines: {journal.damaged:,}; their documents are processed again")
