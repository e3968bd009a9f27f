"""Claims: which rewordings of a sentence keep its operators, roles and order."""

import pytest

from summarize.briefs.claims import changed_claim


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The mine may close in spring.", "The mine closes in spring."),
        ("The mine is to close in spring.", "The mine closed in spring."),
        ("Firefighters tried to reach the cabin.", "Firefighters reached the cabin."),
        ("The board did not approve the deal.", "The board approved the deal."),
        ("The suspected arsonist ran away.", "The arsonist ran away."),
        ("Sales were just under 30 million.", "Sales were over 30 million."),
        ("Sales were 30 million.", "Sales were over 30 million."),
        ("Talks failed after the vote.", "Talks failed before the vote."),
        ("The mayor is charged with fraud.", "The mayor was found guilty of fraud."),
        ("Anna says the bank may be sold, reports suggest.", "The bank may be sold."),
        (
            "The region gives 500 euros for boats and the town 200 euros for trees.",
            "The town gives 500 euros for trees and the region 200 euros for boats.",
        ),
    ],
)
def test_a_class_of_words_is_lost_added_or_moved(source: str, text: str) -> None:
    """Modality, plans, denial, reports, doubt, degrees, order, guilt, and what figures belong to."""
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


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The drummer followed the singer into exile.", "The singer went into exile, following the drummer."),
        ("Meyer, who replaced Schulz, scored twice.", "Meyer, replaced by Schulz, scored twice."),
        ("The guards attacked the visitors.", "The guards were attacked by the visitors."),
        ("The firm praised the minister.", "The minister praised the firm."),
    ],
)
def test_who_does_what_to_whom_is_kept(source: str, text: str) -> None:
    """Agent and patient of a verb do not change places, in the active or the passive."""
    assert changed_claim(source, text)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Firefighters rescued the child.", "The child was rescued by firefighters."),
        ("The child was rescued by firefighters.", "Firefighters rescued the child."),
        ("The club replaced the locks.", "The replaced locks are those of the club."),
        ("In spring the mine closed.", "The mine closed in spring."),
        ("Meyer, who replaced Schulz, scored twice.", "Meyer scored twice. He replaced Schulz."),
    ],
)
def test_the_passive_says_the_same(source: str, text: str) -> None:
    """A passive with its agent, and another place in the sentence, are the same claim."""
    assert not changed_claim(source, text)


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("After the vote was held, the talks failed.", False),
        ("The vote was held, then the talks failed.", False),
        ("The vote was held after the talks failed.", True),
        ("After the talks failed, the vote was held.", True),
    ],
)
def test_the_order_of_events_is_kept(text: str, changed: bool) -> None:
    """Events keep their order, whatever word gives it and wherever its clause stands."""
    assert changed_claim("The talks failed after the vote was held.", text) is changed


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The firm, which may not pay, has not told its staff.", "The firm, which may not pay, has told its staff."),
        ("He could lose if the court may appeal.", "He could lose if the court is to appeal."),
        ("The former mayor met the former minister.", "The former mayor met the minister."),
        (
            "The firm wants to sell the planned hotel beside the old castle next year.",
            "The firm wants to sell the hotel beside the old castle next year.",
        ),
    ],
)
def test_a_copy_keeps_each_operator(source: str, text: str) -> None:
    """Of a sentence that is copied nearly whole, no denial, possibility or plan is left out, even if others stay."""
    assert changed_claim(source, text)


@pytest.mark.parametrize(
    ("source", "text", "changed"),
    [
        ("The bank is expected to announce a cut.", "The bank announced a cut.", True),
        ("The bank is expected to announce a cut.", "The bank is expected to announce a lower rate.", False),
        ("The crew managed to rescue 12 sailors.", "The crew rescued 12 sailors.", False),
        ("The plant, which closed in May, is to reopen.", "The plant is to reopen after it closed in May.", False),
        ("The lines will be modernized.", "The lines are being modernized.", False),
        ("The talks will help the town, it said.", "The talks helped the town, it said.", True),
        ("The envoy will be expected to pay, he said.", "The envoy is expected to pay, he said.", False),
    ],
)
def test_what_is_to_come_is_not_told_as_done(source: str, text: str, changed: bool) -> None:
    """A verb that is planned or expected does not turn into the past."""
    assert changed_claim(source, text) is changed


@pytest.mark.parametrize(
    ("source", "text", "changed"),
    [
        (
            "The grant is 800 euros, of which 500 euros come from the state, the rest from the town.",
            "Of the 800 euro grant, the town gives 500 euros and the state the rest.",
            True,
        ),
        (
            "One woman and two children were killed, and seven people have trouble breathing.",
            "While seven people have trouble breathing, one woman and two children were killed.",
            False,
        ),
        (
            "A barrel cost 59 dollars in May, and 65 dollars now.",
            "A barrel that was 59 dollars in May is 65 now.",
            False,
        ),
    ],
)
def test_figures_stay_with_their_words(source: str, text: str, changed: bool) -> None:
    """The words around one figure do not move to another one."""
    assert changed_claim(source, text) is changed


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The mayor denies the claims, and the party wants to meet in May.", "The mayor denies the claims."),
        ("The monument is unveiled.", "Monument unveiled."),
        ("This has happened once before.", "It was seen before, and this has happened once."),
        ("Sales fell in late May.", "Sales fell at the end of May."),
    ],
)
def test_what_a_rewording_may_change(source: str, text: str) -> None:
    """It may leave out a clause with its operators, and say the same with a bare participle or an adverb."""
    assert not changed_claim(source, text)
