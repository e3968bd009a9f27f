"""Chat templates: the layout of a conversation for a model, as a Jinja template.

A template comes with a model, so it is untrusted: it runs in Jinja's sandbox. It is not given the date, which some
templates print if they can, so that the same messages always give the same prompt.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from summarize.errors import ModelError
from summarize.models.checkpoint import read_json
from summarize.prompts import Message

__all__ = ["read_template", "render_chat"]


def read_template(folder: Path) -> str | None:
    """Return the chat template of the model in `folder`, or None."""
    path = folder / "chat_template.jinja"
    if path.is_file():
        return path.read_text(encoding="utf-8")
    config = folder / "tokenizer_config.json"
    found = read_json(config).get("chat_template") if config.is_file() else None
    if isinstance(found, list):
        found = next((entry.get("template") for entry in found if entry.get("name") == "default"), None)
    return found if isinstance(found, str) else None


def render_chat(template: str, messages: Sequence[Message], tokens: Mapping[str, str], *, place: Path) -> str:
    """Return the messages as one text, up to where the model's answer begins.

    `tokens` are the control tokens by their names in templates (`bos_token`). Raises ModelError if the template of the
    model in `place` is damaged or rejects the messages.
    """
    import jinja2
    import jinja2.sandbox

    environment = jinja2.sandbox.ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"], autoescape=False
    )
    environment.globals["raise_exception"] = _refuse
    turns = [{"role": message.role, "content": message.content} for message in messages]
    values: dict[str, Any] = {"messages": turns, "tools": None, "documents": None, "add_generation_prompt": True}
    try:
        return environment.from_string(template).render(**tokens, **values)
    except (jinja2.TemplateError, TypeError, ValueError, LookupError, AttributeError) as error:
        raise ModelError(f"{place}: its chat template cannot be used ({error}); name another writer.") from error


def _refuse(reason: str) -> NoReturn:
    import jinja2

    raise jinja2.TemplateError(reason)
