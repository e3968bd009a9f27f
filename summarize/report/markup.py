"""HTML by construction: text becomes Markup only by being escaped."""

from collections.abc import Iterable
from html import escape

from summarize.report.printable import printable

__all__ = ["Markup", "element", "joined", "text"]

#: Elements that have no content and no end tag (HTML standard, void elements; those a report uses).
_VOID = frozenset({"meta"})


class Markup(str):
    """HTML in which every character of foreign text is already escaped."""

    __slots__ = ()


def text(plain: str) -> Markup:
    """Return plain text as Markup: unprintable characters as U+FFFD, markup characters as references."""
    return Markup(escape(printable(plain), quote=True))


def joined(parts: Iterable[str]) -> Markup:
    """Return the parts in a row; those that are not Markup are escaped."""
    return Markup("".join(part if isinstance(part, Markup) else text(part) for part in parts))


def element(name: str, /, *children: str, **attributes: str | None) -> Markup:
    """Return an HTML element; children that are not Markup, and all attributes, are escaped.

    Attributes of None are left out. A name ends in an underscore where Python needs it (`class_`), and an
    underscore inside stands for a hyphen (`aria_label`).
    """
    opening = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Markup(f"<{name}{opening}>")
    return Markup(f"<{name}{opening}>{joined(children)}</{name}>")
