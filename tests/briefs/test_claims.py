"""Claims: which rewordings of a sentence keep its classes of words."""

import pytest

from summarize.briefs.claims import changed_claim


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The mine may close in spring.", "The mine closes in spring."),
        ("The mine is to close in spring.", "The mine closed in spring."),
        ("Firefighters tried to reach the cabin.", "Firefighters reached the cabin."),
        ("The board did not approve the deal.", "The board approved the deal."),
        ("The board approved the deal.", "The board did not approve the deal."),
        ("The suspected arsonist ran away.", "The arsonist ran away."),
        ("Talks resume if the strike ends.", "The strike ends and talks resume."),
        ("Most members voted.", "The members voted."),
        ("Sales were just under 30 million.", "Sales were over 30 million."),
        ("Talks failed after the vote.", "Talks failed before the vote."),
        ("The plant closed and prices rose.", "The plant closed because prices rose."),
        ("The mayor is charged with fraud.", "The mayor was found guilty of fraud."),
        ("Anna says the bank may be sold, reports suggest.", "The bank may be sold."),
        (
            "The region gives 500 euros for boats and the town 200 euros for trees.",
            "The town gives 500 euros for trees and the region 200 euros for boats.",
        ),
    ],
)
def test_a_class_of_words_is_lost_added_or_moved(source: str, text: str) -> None:
    """Modality, plans, denial, doubt, conditions, degrees, order, cause, guilt, views, and what figures belong to."""
    assert changed_claim(source, text)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The mine may close in spring.", "In spring the mine could close."),
        ("The board did not approve the deal.", "The board rejected the deal."),
        ("The mayor is accused of fraud.", "The mayor is alleged to have committed fraud."),
        (
            "Smoke harms not only lungs but also teeth, a study concludes.",
            "Smoke harms lungs and teeth, a study found.",
        ),
        ("The union called for a strike, it said.", "According to the union, it called for a strike."),
        ("Talks resume if the strike ends.", "Unless the strike goes on, talks resume."),
        ("The town of Ulm gives 500 euros.", "500 euros come from the town of Ulm."),
    ],
)
def test_other_words_of_the_same_class_are_the_same_claim(source: str, text: str) -> None:
    """A rewording is free in which word of a class it uses."""
    assert not changed_claim(source, text)
