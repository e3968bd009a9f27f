"""The models that the options of a command name; a model is announced when first used."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.commands.options import DeviceChoice, ModelOptions
from summarize.console import note
from summarize.defaults import Device

if TYPE_CHECKING:
    from summarize.loading import Models
    from summarize.translation import Hypothesis, Translator


def named_models(named: ModelOptions, writer: str | None = None) -> "Models":
    """Return the models that these options name."""
    from summarize.loading import Models

    return Models(named.translator, writer, named.engine, named.beams, _device(named.device), named.threads)


def _device(device: DeviceChoice) -> Device:
    if device != "auto":
        return device
    # The driver's device file shows that there is no GPU without importing torch, which takes seconds.
    if not Path("/dev/nvidia0").exists():
        return "cpu"
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


def announced(models: "Models") -> "Translator":
    """Load the translator. A note about the choice, if any, is printed when it first translates."""
    model = models.find_translator()
    translator = models.load_translator(model)
    return _Announced(translator, model.note) if model.note else translator


class _Announced:
    """A translator that announces itself when it first translates, so that unreadable input prints only its error."""

    def __init__(self, translator: "Translator", note: str) -> None:
        self._translator = translator
        self._note: str | None = note

    @property
    def signature(self) -> str:
        return self._translator.signature

    @property
    def longest(self) -> int:
        return self._translator.longest

    def length(self, source: str) -> int:
        return self._translator.length(source)

    def hypotheses(self, sources: Sequence[str], **settings: Any) -> "list[list[Hypothesis]]":
        text, self._note = self._note, None
        if text is not None:
            note(text)
        return self._translator.hypotheses(sources, **settings)
