"""TMX 1.4 (GALA/LISA OSCAR): the German and English variants of each translation unit."""

from collections.abc import Iterator
from typing import Any

from summarize.bitext.languages import is_english_tag, is_german_tag
from summarize.bitext.unit import BitextError, ByteFile, Entry, Skip, Skipped, Unit
from summarize.bitext.xml import Inline, attribute, child, elements, inline_text

#: Inline elements (TMX 1.4b, "Content Markup"); `hi` encloses text.
_INLINE = {
    "ph": Inline.PLACEHOLDER,
    "ut": Inline.PLACEHOLDER,
    **dict.fromkeys(("bpt", "ept", "it"), Inline.TAG),
}

#: Languages named in a message; memories of the European Union have two dozen.
_NAMED = 6


def read_tmx(file: ByteFile, name: str) -> Iterator[Entry]:
    """Yield a pair for each translation unit with a German and an English variant of any region, in order.

    Several variants of a language are paired in order, and the last one fills in for missing ones. Raises BitextError
    if the XML is broken or no unit has both languages.
    """
    tags: dict[str, None] = {}
    paired = False
    for element in elements(file, name=name, root="tmx", tags=("tu",)):
        variants = [(attribute(tuv, "lang") or "", tuv) for tuv in element.iterchildren("{*}tuv")]
        tags.update(dict.fromkeys(tag for tag, _ in variants))
        german, english = (
            [text for tag, tuv in variants if wanted(tag) and (text := _text(tuv, name)).strip()]
            for wanted in (is_german_tag, is_english_tag)
        )
        if not german or not english:
            yield Skipped(name, element.sourceline, Skip.UNTRANSLATED)
            continue
        paired = True
        for number in range(max(len(german), len(english))):
            pair = german[min(number, len(german) - 1)], english[min(number, len(english) - 1)]
            yield Unit(name, element.sourceline, element.get("tuid"), *pair)
    if tags and not paired:
        more = ", ..." if len(tags) > _NAMED else ""
        raise BitextError(
            name, f"the languages are {', '.join(list(tags)[:_NAMED])}{more}; give a bitext of German and English."
        )


def _text(tuv: Any, name: str) -> str:
    segment = child(tuv, "seg")
    return "" if segment is None else inline_text(segment, _INLINE, name=name)
