"""CTranslate2: MarianMT, and language models, in int8 on a CPU, without torch."""

from summarize.ct2.ct2 import (
    Ct2Translator,
)

__all__ = [
    "Ct2Translator",
]
