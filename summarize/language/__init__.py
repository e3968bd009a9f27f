"""The only place for knowledge about German and English words."""

from typing import Literal

__all__ = ["Language"]

Language = Literal["de", "en"]
