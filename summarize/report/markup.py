"""HTML by construction: text becomes Markup only by escaping."""

from collections.abc import Iterable
from html import escape

from summarize.report.printable import printable

__all__ = ["Markup", "element", "joined", "text"]

#: Elements without content and end tag (HTML standard, void elements; those used in reports).
_VOID = frozenset({"meta"})


class Markup(str):
    """HTML in which all foreign text is already escaped."""

    __slots__ = ()


def text(plain: str) -> Markup:
    """Return plain text as Markup: unprintable characters as U+FFFD, markup characters as references."""
    return Markup(escape(printable(plain), quote=True))


def joined(parts: Iterable[str]) -> Markup:
    """Return the parts joined; those that are not Markup are escaped."""
    return Markup("".join(part if isinstance(part, Markup) else text(part) for part in parts))


def element(name: str, /, *children: str, **attributes: str | None) -> Markup:
    """Return an HTML element; children that are not Markup, and all attributes, are escaped.

    Attributes of None are omitted. A trailing underscore avoids Python's keywords (`class_`); an underscore inside a
    name stands for a hyphen (`aria_label`).
    """
    opening = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Markup(f"<{name}{opening}>")
    return Markup(f"<{name}{opening}>{joined(children)}</{name}>")
