"""HTML by construction: text becomes Markup only by escaping. Also the parts that all pages share."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib import resources

from summarize.report.printable import printable

#: Elements without content or end tag (HTML standard, void elements; those used in reports).
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


def between(parts: Iterable[Markup], mark: str) -> Markup:
    """Return the parts separated by `mark`."""
    return joined(part for place, one in enumerate(parts) for part in ((mark, one) if place else (one,)))


def section(id: str, title: str, *children: str, look: str | None = None) -> Markup:  # noqa: A002
    """Return a section labelled by its heading, which has the `id`."""
    return element("section", element("h2", title, id=id), *children, aria_labelledby=id, class_=look)


def signed(signature: object) -> Markup:
    """Return the footer of a page: the signature that reproduces it."""
    return element("footer", element("p", "Signature"), element("p", element("code", str(signature))))


def marked(words: str, ids: Sequence[str], look: str, back: Sequence[Markup] = ()) -> Markup:
    """Return marked words with all their `ids`; `back` are the links that follow them."""
    spare = (element("span", id=anchor) for anchor in ids[1:])
    mark = element("mark", words, id=ids[0] if ids else None, class_=look)
    return joined([*spare, mark, element("sup", between(back, " ")) if back else Markup()])


def web_page(title: str, *body: str) -> str:
    """Return a whole HTML document."""
    return f"<!DOCTYPE html>\n{element('html', page_head(title), element('body', *body), lang='en')}"


def page_head(title: str) -> Markup:
    """Return the head of a page: its style, and a policy (CSP) that forbids scripts and all requests."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", " ".join(title.split())),
        element("style", style),
    )


@cache
def _style() -> Markup:
    # Not escaped: character references have no meaning inside a style element.
    return Markup(resources.files("summarize.report.formats").joinpath("page.css").read_text("utf-8"))
