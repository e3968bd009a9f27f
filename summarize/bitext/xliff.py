"""XLIFF 1.x and 2.x (OASIS): the translated units."""

from collections.abc import Iterator
from typing import Any

from summarize.bitext.languages import german_is_source
from summarize.bitext.unit import ByteFile, Entry, Skip, Skipped, Unit
from summarize.bitext.xml import Inline, attribute, child, elements, inline_text, local_name

#: Inline elements of XLIFF 1.2 (section 2.4) and 2.1 (section 4.7). Paired tags contain text or, in 1.2, native code;
#: `x` and `ph` are empty. Elements that are not listed (`g`, `pc`, `mrk`) enclose text.
_INLINE = {
    "x": Inline.PLACEHOLDER,
    "ph": Inline.PLACEHOLDER,
    **dict.fromkeys(("bx", "ex", "bpt", "ept", "it", "sc", "ec", "sm", "em", "cp"), Inline.TAG),
}

#: States of an untranslated target (1.2, `state`); in 2.x a segment's state is then `initial`.
_UNTRANSLATED = frozenset({"new", "needs-translation", "initial"})

#: Origins of targets that only resemble a translation (1.2, `state-qualifier`).
_FUZZY = frozenset({"fuzzy-match"})


def read_xliff(file: ByteFile, name: str) -> Iterator[Entry]:
    """Yield the units of an XLIFF file in order; `name` is its name in messages.

    Either language may be the source. Raises BitextError if the XML is broken or the languages are others.
    """
    for element in elements(file, name=name, root="xliff", tags=("trans-unit", "unit")):
        yield _unit_1(element, name) if local_name(element) == "trans-unit" else _unit_2(element, name)


def _unit_1(element: Any, name: str) -> Entry:
    """Read a `trans-unit` of XLIFF 1.x; suggestions (`alt-trans`) are ignored."""
    source, target = child(element, "source"), child(element, "target")
    reason = _locked(element) or _state(target)
    if reason is not None or source is None:
        return Skipped(name, element.sourceline, reason or Skip.UNTRANSLATED)
    parent_file = next(element.iterancestors("{*}file"), element)
    tags = parent_file.get("source-language"), parent_file.get("target-language") or attribute(target, "lang")
    texts = inline_text(source, _INLINE, name=name), inline_text(target, _INLINE, name=name)
    return _unit(element, name, tags, texts)


def _unit_2(element: Any, name: str) -> Entry:
    """Read a `unit` of XLIFF 2.x: its segments joined, without untranslated ones."""
    if reason := _locked(element):
        return Skipped(name, element.sourceline, reason)
    sources, targets = [], []
    for part in element.iterchildren("{*}segment", "{*}ignorable"):
        source, target = child(part, "source"), child(part, "target")
        if source is None or (local_name(part) == "segment" and (target is None or part.get("state") == "initial")):
            continue
        sources.append(inline_text(source, _INLINE, name=name))
        targets.append(inline_text(source if target is None else target, _INLINE, name=name))
    if not "".join(targets).strip():
        return Skipped(name, element.sourceline, Skip.UNTRANSLATED)
    top = element.getroottree().getroot()
    return _unit(element, name, (top.get("srcLang"), top.get("trgLang")), ("".join(sources), "".join(targets)))


def _unit(element: Any, name: str, tags: tuple[str | None, str | None], texts: tuple[str, str]) -> Unit:
    german, english = texts if german_is_source(*tags, file=name, line=element.sourceline) else texts[::-1]
    return Unit(name, element.sourceline, element.get("id"), german, english)


def _locked(element: Any) -> Skip | None:
    """Return whether a unit is closed to translation, by itself or by an ancestor."""
    for one in (element, *element.iterancestors()):
        if (translate := one.get("translate")) is not None:
            return Skip.LOCKED if translate == "no" else None
    return None


def _state(target: Any) -> Skip | None:
    if target is None or not "".join(target.itertext()).strip() or target.get("state") in _UNTRANSLATED:
        return Skip.UNTRANSLATED
    return Skip.FUZZY if target.get("state-qualifier") in _FUZZY else None
