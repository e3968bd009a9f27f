"""The text of a unit as a reader sees it: without tags, placeholders and references, with every place mapped back.

A tag does not split a figure, and the number in a placeholder is not a figure.
"""

import html
import re
from collections.abc import Callable, Mapping

from summarize.bitext.xml import PLACEHOLDER
from summarize.figures.lexing.surface import Surface

#: Everything that begins markup; most texts contain none of it.
_MAYBE = re.compile(f"[<&{{%$@\\\\{PLACEHOLDER}]")

#: A label with its access key marked inside a word: "H_eight:", "Er&stes Bild".
_LABEL = re.compile(r"[^\W_][^<&{%$@\\_]{0,40}?(?<=[^\W\d_])([&_])(?=[^\W\d_])[^<&{%$@\\_;]{0,60}")

#: Markup by kind. Each alternative has a bounded length, so that the scan is linear.
_MARKUP = re.compile(
    rf"""
      (?P<object> {PLACEHOLDER} )
    | (?P<comment> <!--(?:[^-]|-(?!->)){{0,4000}}--> )
    | (?P<pod> (?<![A-Za-z])[BCFILRSXZ]< )                    # B<bold>, as po4a writes manual pages
    | (?P<pod_escape> (?<![A-Za-z])E<[\w.]{{1,20}}> )         # E<gt>
    | (?P<tag> </?[A-Za-z][\w:.-]{{0,40}}(?:\s[^<>]{{0,400}}|/)?> )
    | (?P<close> > )
    | (?P<reference> &(?:\#\d{{1,7}}|\#[xX][0-9A-Fa-f]{{1,6}}|[A-Za-z][\w.-]{{1,60}}); )
    | (?P<plural> \{{\s*[\w.]+\s*,\s*(?:plural|selectordinal|select)\s*,(?:\s*offset:\d+)? )
    | (?P<form> (?:=\d+|\b(?:zero|one|two|few|many|other))\s*(?=\{{) )
    | (?P<braces> [$%\#@]?\{{\{{?\s*[$@\#]?(?:[A-Za-z_][\w.\[\]-]*|\d{{0,2}})\s*(?:[|:!,][^{{}}\n]{{0,60}})?\}}?\}}(?:[\ ~]second\b)? )
    | (?P<byte> %%[0-9A-F]{{2}} | %[0-9A-F]{{2}}(?![\da-z$.]) )                # %0A, as in addresses
    | (?P<percent> %% )
    | (?P<named> %[(<][\w\ .-]{{1,60}}[)>][-+\#0]?\d{{0,3}}(?:\.\d{{1,3}})?[a-zA-Z] )
    | (?P<numbered> %L?\d{{1,2}}(?![\d$A-Za-z]|\.\d) )          # Qt, KDE
    | (?P<printf> (?:\b0x)?%(?:\d{{1,2}}\$)?[-+\#0'_^]*(?:\*|\d{{0,4}})(?:\.(?:\*|\d{{0,4}}))?
                  (?:<PRI\w{{1,12}}>|(?:hh|ll|[hlLqjzt])?[A-Za-z@])
                  (?:[\ ~]second\b)? )                      # of time: no rank
    | (?P<variable> (?<![A-Za-z])\$[A-Za-z_]\w{{0,60}} | @[A-Za-z_]\w{{0,60}}@ )
    | (?P<roff> \\(?:[-&,/|^:%~\ 0]|f(?:[BIRP]|\(\w\w|\[\w*\])) )
    """,
    re.VERBOSE,
)

#: Kinds that stand for other text, which may be a number.
_PLACEHOLDERS = frozenset({"object", "braces", "named", "printf", "numbered", "byte", "variable"})

#: Tags that begin a line or a cell; other tags are inline.
_BLOCKS = frozenset(
    "br p div li ul ol dl dt dd td th tr table h1 h2 h3 h4 h5 h6 hr para simpara listitem entry row title".split()  # noqa: SIM905
)
#: Kinds for which a percent sign after a number may be mistaken.
_PERCENT = frozenset({"printf", "numbered", "byte"})
_TAG_NAME = re.compile(r"[\w:.-]+")
_ESCAPES = {"E<lt>": "<", "E<gt>": ">", "E<amp>": "&", "E<nbsp>": "\u00a0"}
_ROFF = {"\\-": "-", "\\ ": "\u00a0", "\\~": "\u00a0", "\\0": "\u00a0"}
_IN_NUMBER = re.compile(rf".?\d[.,]?{PLACEHOLDER}[.,]?\d", re.DOTALL)
_BEFORE = re.compile(r"\d([ \u00a0\u202f]?)\Z")


def shown(text: str) -> Surface:
    """Return `text` as shown to a reader.

    Tags are dropped (those that begin a line become a line feed), character references become their characters,
    placeholders and entity references become U+FFFC or, in a form for `one` thing, `1`. A U+FFFC between two digits is
    dropped, too. Linear in the text.
    """
    if (key := _LABEL.fullmatch(text)) is not None:
        built = _Built(text)
        built.replace(*key.span(1), "")
        return built.surface()
    if not _MAYBE.search(text):
        return Surface(text, text)
    built = _Built(text)
    scan = _Scan()
    for match in _MARKUP.finditer(text):
        replaced = scan.replaced(match)
        if replaced is not None:
            built.replace(match.start(), match.end(), replaced)
    return built.surface()


class _Built:
    """A text while its visible form is built."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._clean: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._done = 0

    def replace(self, start: int, end: int, replaced: str) -> None:
        self._keep(start)
        self._clean.append(replaced)
        self._starts.extend([start] * len(replaced))
        self._ends.extend([end] * len(replaced))
        self._done = end

    def _keep(self, end: int) -> None:
        self._clean.append(self._text[self._done : end])
        self._starts.extend(range(self._done, end))
        self._ends.extend(range(self._done + 1, end + 1))

    def surface(self) -> Surface:
        self._keep(len(self._text))
        return Surface(self._text, "".join(self._clean), self._starts, self._ends)


class _Scan:
    """Replaces each piece of markup, given those before it."""

    def __init__(self) -> None:
        self._open = 0
        self._plural = False
        self._end = 0

    def replaced(self, match: re.Match[str]) -> str | None:
        """Return what is shown for a piece of markup, or None if it is not markup."""
        kind = str(match.lastgroup)
        if kind in _PLACEHOLDERS:
            if _is_percent(match, self._end):
                return None
            self._end = match.end()
            return "" if _inside_number(match) else PLACEHOLDER
        rule = _RULES.get(kind)
        return rule(match[0]) if rule is not None else self._stateful(kind)

    def _stateful(self, kind: str) -> str | None:
        match kind:
            case "pod":
                self._open += 1
                return ""
            case "close":
                self._open -= 1
                if self._open >= 0:
                    return ""
                self._open = 0
                return None
            case "plural":
                self._plural = True
                return PLACEHOLDER
            case _:
                return PLACEHOLDER if self._plural else None


def _is_percent(match: re.Match[str], last: int) -> bool:
    """Whether a percent sign belongs to the number before it (5%ige, 100 %ig), and not to the `last` placeholder."""
    if match.lastgroup not in _PERCENT:
        return False
    before = _BEFORE.search(match.string, max(match.start() - 2, last), match.start())
    return before is not None and (not before[1] or match.string[match.end() : match.end() + 1].isalpha())


def _inside_number(match: re.Match[str]) -> bool:
    """Whether an apparent placeholder is a tag in the middle of a number."""
    return match.lastgroup == "object" and _IN_NUMBER.match(match.string, max(match.start() - 2, 0)) is not None


def _tag(tag: str) -> str:
    name = _TAG_NAME.search(tag)
    if name is not None and name[0].lower() in _BLOCKS:
        return "\n"
    return PLACEHOLDER if tag.endswith("/>") else ""


def _reference(reference: str) -> str:
    character = html.unescape(reference)
    return PLACEHOLDER if character == reference else character


_RULES: Mapping[str, Callable[[str], str]] = {
    "comment": lambda _: "\n",
    "pod_escape": lambda escape: _ESCAPES.get(escape, ""),
    "tag": _tag,
    "reference": _reference,
    "percent": lambda _: "%",
    "roff": lambda escape: _ROFF.get(escape, ""),
}
