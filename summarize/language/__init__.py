"""Words of German and English that more than one package needs, and the rules that read them."""

from typing import Literal

__all__ = ["Language"]

Language = Literal["de", "en"]
