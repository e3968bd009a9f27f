"""The rule by which a guarded text is continued."""

from collections.abc import Sequence

import pytest

from summarize.engines.continuation import LEAST_PROBABILITY, choose, continuation
from summarize.engines.guard import Guard
from summarize.prompts import Message

END, CONTROL = 0, 1
WORDS = {2: " the", 3: " line", 4: " bridge", 5: " 14", 6: " 15", 7: "."}


class Words:
    """A tokenizer of whole words."""

    control = frozenset({END, CONTROL})
    end = END

    def pieces(self, text: str, *, special: bool = False) -> list[int]:
        raise NotImplementedError

    def chat(self, messages: Sequence[Message]) -> list[int]:
        raise NotImplementedError

    def text(self, pieces: Sequence[int], *, whole: bool = False) -> str:
        return "".join(WORDS.get(piece, "" if whole else "<control>") for piece in pieces)


CASES: dict[str, tuple[list[int], list[tuple[int, float]], int | None]] = {
    "the likeliest": ([2], [(3, 0.6), (5, 0.4)], 3),
    "the likeliest that is allowed": ([2], [(4, 0.6), (6, 0.2), (3, 0.1)], 3),
    "nothing is allowed": ([2], [(4, 0.6), (6, 0.4)], None),
    "what is allowed is too unlikely": ([2], [(4, 0.9), (3, LEAST_PROBABILITY / 2)], None),
    "just likely enough": ([2], [(4, 0.9), (3, LEAST_PROBABILITY)], 3),
    "control pieces do not follow": ([2], [(CONTROL, 0.9), (3, 0.1)], 3),
    "the end does": ([2, 3], [(END, 0.9), (7, 0.1)], END),
    "the end, where the other is refused": ([2], [(6, 0.5), (END, 0.4)], END),
    "none left": ([], [], None),
}


@pytest.mark.parametrize("case", CASES)
def test_likeliest_allowed_piece_is_taken(case: str) -> None:
    """The likeliest piece that the guard allows is taken, unless it is too unlikely."""
    done, likely, expected = CASES[case]
    assert choose(Guard("the line 14 km", ordered=True), done, likely, Words(), (END,)) == expected


def test_end_may_not_come_inside_a_unit() -> None:
    """A text may not end in the beginning of a figure."""
    guard = Guard("the line 145", ordered=True)
    assert choose(guard, [2, 3, 5], [(END, 0.9)], Words(), (END,)) is None
    assert choose(Guard("the line 14", ordered=True), [2, 3, 5], [(END, 0.9)], Words(), (END,)) == END


@pytest.mark.parametrize(
    ("pieces", "room", "text", "ended"),
    [
        ([2, 3, END, 4], 9, "the line", True),
        ([2, 3, END], 2, "the line", False),
        ([2, 3, END], 3, "the line", True),
        ([], 3, "", False),
        ([END], 3, "", True),
    ],
)
def test_text_goes_to_its_end_or_its_room(pieces: list[int], room: int, text: str, ended: bool) -> None:
    """Pieces after the end or beyond the limit are not part of the text."""
    found = continuation(pieces, room, Words(), (END,))
    assert (found.text, found.ended) == (text, ended)
