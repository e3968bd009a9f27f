"""Foreign XML, element by element: no entities, no network, and never more than one unit in memory."""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Any

from summarize.bitext.unit import BitextError, ByteFile

#: Stands for an inline element that is shown as something: a variable, an image (Unicode: object replacement
#: character).
PLACEHOLDER = "\N{OBJECT REPLACEMENT CHARACTER}"

_SPACE = "{http://www.w3.org/XML/1998/namespace}"


class Inline(Enum):
    """What an inline element means for the text around it."""

    #: Its content is text: formatting, annotations.
    TEXT = "text"
    #: It is a tag of the original format, whose content is code and not text.
    TAG = "tag"
    #: It stands for something that is shown.
    PLACEHOLDER = "placeholder"


#: The `ctype`, `subType` or `type` of a placeholder that breaks the line.
_BREAKS = frozenset({"lb", "x-html-br", "xlf:lb", "x-br", "pb"})


def elements(file: ByteFile, *, name: str, root: str, tags: tuple[str, ...]) -> Iterator[Any]:
    """Yield each element with one of the local names `tags` when it is complete; it is emptied afterwards.

    The attributes of its ancestors are available. Raises BitextError, with the line, if the XML is broken, its root
    element is not `root`, or it refers to an entity that is not predefined.
    """
    from lxml import etree

    parser = etree.iterparse(
        file,
        events=("end",),
        tag=[f"{{*}}{tag}" for tag in tags],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    found = False
    try:
        for _, element in parser:
            if not found:
                _require_root(element, root, name)
                found = True
            yield element
            _forget(element)
    except etree.XMLSyntaxError as error:
        line = error.lineno or None
        what = str(error.msg).split(", line ")[0]
        raise BitextError(name, f"this is not well-formed XML ({what}); repair it or export it again.", line) from error
    if not found and parser.root is not None:
        _require_root(parser.root, root, name)


def _require_root(element: Any, root: str, name: str) -> None:
    top = local_name(element.getroottree().getroot())
    if top != root:
        raise BitextError(name, f"its root element is <{top}>, not <{root}>; check the name of the file.")


def _forget(element: Any) -> None:
    """Empty an element and drop what precedes it and its ancestors, so that the tree stays as small as one unit."""
    element.clear()
    for kept in (element, *element.iterancestors()):
        parent = kept.getparent()
        while parent is not None and kept.getprevious() is not None:
            del parent[0]


def local_name(element: Any) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Any, name: str) -> str | None:
    """Return an attribute of XML itself (`lang`, `space`), with or without the prefix."""
    value = element.get(_SPACE + name)
    found: str | None = element.get(name) if value is None else value
    return found


def child(element: Any, name: str) -> Any:
    """Return the first child with the local name `name`, or None."""
    return next((one for one in element if isinstance(one.tag, str) and local_name(one) == name), None)


def inline_text(element: Any, inline: Mapping[str, Inline], *, name: str) -> str:
    """Return the text of an element, with inline elements treated as `inline` says by local name.

    An inline element that is not listed counts as text. Raises BitextError for a reference to an entity.
    """
    parts: list[str] = []
    _gather(element, inline, name, parts.append)
    return "".join(parts)


def _gather(element: Any, inline: Mapping[str, Inline], name: str, add: Callable[[str], None]) -> None:
    add(element.text or "")
    for inner in element:
        if not isinstance(inner.tag, str):
            raise BitextError(
                name, f"the entity {inner.text} is not resolved; write the character itself.", inner.sourceline
            )
        match inline.get(local_name(inner), Inline.TEXT):
            case Inline.TEXT:
                _gather(inner, inline, name, add)
            case Inline.PLACEHOLDER:
                add("\n" if _breaks(inner) else PLACEHOLDER)
            case Inline.TAG:
                pass
        add(inner.tail or "")


def _breaks(element: Any) -> bool:
    return any(element.get(key) in _BREAKS for key in ("ctype", "subType", "type"))
