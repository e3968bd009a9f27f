"""An article: its text as read, and the blocks it is made of."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Article", "Block", "BlockKind", "Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of Unicode code points in a text."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """Return the part of `text` this span covers."""
        return text[self.start : self.end]


class BlockKind(StrEnum):
    """What a block of an article is."""

    TITLE = "title"
    TEASER = "teaser"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


#: Blocks that are the article's own words: they are translated and count as evidence.
OWN = frozenset({BlockKind.TITLE, BlockKind.TEASER, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST})


@dataclass(frozen=True, slots=True)
class Block:
    """A run of an article's text of one kind. Blocks do not overlap and stand in order."""

    kind: BlockKind
    span: Span

    @property
    def own(self) -> bool:
        """Whether this block is the article's own text, not furniture around it."""
        return self.kind in OWN


@dataclass(frozen=True, slots=True)
class Article:
    """A German article.

    `text` is the text as read (for HTML, as extracted); every span in the program points into it.
    `blocks` is empty until `cleaning.clean` has filled it. `date` is ISO 8601, as far as known.
    """

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    author: str | None = None
    blocks: tuple[Block, ...] = ()
