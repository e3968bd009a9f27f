"""Prompts: loading the files in prompts/ and filling them in.

Values are data. They are inserted once, so braces in them mean nothing, and their angle brackets are replaced, so that
they can form neither the end of a fence (`</article>`) nor a control token of a chat model (`<|im_end|>`).
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_VARIABLE = re.compile(r"\{\{(\w+)\}\}")
_SECTION = re.compile(r"^\[(system|user)\]\n", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BRACKETS = str.maketrans("<>", "‹›")


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a chat."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt file: its name with version, its text with variables, and the sha256 of its bytes."""

    name: str
    text: str
    digest: str

    @property
    def signature(self) -> str:
        """The prompt's part of a result's signature."""
        return f"{self.name}+{self.digest[:12]}"

    @property
    def variables(self) -> frozenset[str]:
        """The names of the variables that `fill` takes."""
        return frozenset(_VARIABLE.findall(self.text))

    def fill(self, **values: str) -> tuple[Message, ...]:
        """Return the messages with the values inserted. Raises ValueError unless `values` are exactly the variables."""
        if values.keys() != self.variables:
            raise ValueError(f"{self.name} takes {sorted(self.variables)}, not {sorted(values)}")
        clean = {name: _CONTROL.sub("", value).translate(_BRACKETS) for name, value in values.items()}
        # Split into sections before inserting values, so that no value can open one.
        _, *parts = _SECTION.split(self.text)
        return tuple(
            Message(role, _VARIABLE.sub(lambda match: clean[match[1]], content.strip()))
            for role, content in zip(parts[::2], parts[1::2], strict=True)
        )


def prompts_folder() -> Path:
    """Return the folder of the prompts, in a wheel or in a checkout."""
    packaged = Path(__file__).parent / "data" / "prompts"
    return packaged if packaged.is_dir() else Path(__file__).parents[1] / "prompts"


@cache
def load_prompt(name: str) -> Prompt:
    """Return the prompt of that name and version, for example `brief.v1`."""
    data = (prompts_folder() / f"{name}.md").read_bytes()
    return Prompt(name, data.decode("utf-8"), hashlib.sha256(data).hexdigest())
