"""Chat templates: the layout of a conversation for a model, as a Jinja template.

A template comes with a model, so it is untrusted: it runs in Jinja's sandbox, in a separate process because it may loop
forever. It is not given the date, which some templates print if they can, so that the same messages always give the same prompt.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from summarize.child_process import Stopped, in_child
from summarize.errors import GET_AGAIN, ModelError
from summarize.models.checkpoint import read_json
from summarize.prompts import Message

#: Time limit of a template in seconds; known ones take a hundredth.
_TEMPLATE_SECONDS = 10.0
#: Most characters of a prompt: ten articles of the largest size.
_LONGEST_PROMPT = 10_000_000


def read_template(folder: Path) -> str | None:
    """Return the chat template of the model in `folder`, or None. Raises ModelError if it is not text."""
    path = folder / "chat_template.jinja"
    if path.is_file():
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ModelError(f"{path} cannot be read ({error})", GET_AGAIN) from error
    config = folder / "tokenizer_config.json"
    found = read_json(config).get("chat_template") if config.is_file() else None
    if isinstance(found, list):
        named = (entry for entry in found if isinstance(entry, dict) and entry.get("name") == "default")
        found = next((entry.get("template") for entry in named), None)
    return found if isinstance(found, str) else None


def render_chat(template: str, messages: Sequence[Message], tokens: Mapping[str, str], *, place: Path) -> str:
    """Return the messages as one text, up to where the model's answer begins.

    `tokens` are the control tokens by their names in templates (`bos_token`). Raises ModelError if the template of the
    model in `place` is damaged, rejects the messages or runs too long.
    """
    turns = [{"role": message.role, "content": message.content} for message in messages]
    try:
        text, reason = in_child(_rendered, template, turns, dict(tokens), seconds=_TEMPLATE_SECONDS)
    except Stopped as stopped:
        text, reason = None, stopped
    if not isinstance(text, str):
        raise ModelError(f"{place}: its chat template cannot be used ({reason})", "name another writer.")
    return text


def _rendered(template: str, turns: list[dict[str, str]], tokens: dict[str, str]) -> tuple[str | None, str]:
    """Return a chat, or None and the reason there is none."""
    import jinja2
    import jinja2.sandbox

    environment = jinja2.sandbox.ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"], autoescape=False
    )
    environment.globals["raise_exception"] = _refuse
    values: dict[str, Any] = {"messages": turns, "tools": None, "documents": None, "add_generation_prompt": True}
    try:
        text = environment.from_string(template).render(**{**tokens, **values})
    # A template is foreign code: it may raise anything, from a division by zero to an error of its own.
    except Exception as error:  # noqa: BLE001
        return None, " ".join((str(error) or type(error).__name__).split())[:300]
    return (text, "") if len(text) <= _LONGEST_PROMPT else (None, f"it writes {len(text):,} characters")


def _refuse(reason: object) -> NoReturn:
    import jinja2

    raise jinja2.TemplateError(str(reason))
