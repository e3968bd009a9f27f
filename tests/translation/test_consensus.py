"""Consensus: which of several hypotheses is most like all of them and leaves out and adds least."""

from hypothesis import given
from hypothesis import strategies as st

from summarize.translation import Hypothesis
from summarize.translation.features import Original
from summarize.translation.ranking import by_worth


def ordered(*texts: str, step: float = 0.01, source: str | None = None) -> list[str]:
    """The texts in the order of consensus, each `step` less likely than the one before; without a source each is as true to it."""
    group = [Hypothesis(text, -step * rank) for rank, text in enumerate(texts)]
    return [h.text for h in by_worth(Original(" ".join(texts) if source is None else source), group)]


ODD = "Nobody there had expected any such thing."
ALIKE = ("The old man sat on a bench in the park.", "The old man sat on the bench in a park.")


def test_the_odd_one_out_comes_last() -> None:
    """A hypothesis unlike the others loses to those that agree, even if it is the likeliest."""
    assert ordered(ODD, *ALIKE)[-1] == ODD


def test_a_hypothesis_the_model_is_far_surer_of_stays_first() -> None:
    """Hypotheses count by their probability: many unlikely ones do not outvote a sure one."""
    assert ordered(ODD, *ALIKE, step=2.0)[0] == ODD


def test_a_hypothesis_that_leaves_words_out_gives_way() -> None:
    """Of hypotheses that are much alike, one that has all words of the source comes before a likelier one that has not."""
    source = "Der alte Mann schlief auf einer Bank im Park."
    group = ("The old man was on a bench in the park.", "The old man slept on a bench in the park.")
    lacking = "The old man in the park was on a bench."
    assert ordered(*group, lacking)[0] == group[0]
    assert ordered(*group, lacking, source=source)[0] == group[1]


def test_a_hypothesis_that_says_more_than_the_source_gives_way() -> None:
    """Of hypotheses that are much alike, one without words that nothing in the source accounts for comes first."""
    source = "Der alte Mann schlief auf einer Bank im Park, neben sich seinen Hund und eine Zeitung vom Tag davor."
    rest = "slept on a bench in the park, beside him his dog and a paper of the day before."
    group = (f"The old sad man {rest}", f"The old man {rest}")
    assert ordered(*group, f"{group[0]}..", source=source.replace("alte", "alte traurige"))[0] == group[0]
    assert ordered(*group, f"{group[0]}..", source=source)[0] == group[1]


def test_what_was_found_otherwise_is_weighed_but_has_no_vote() -> None:
    """Another hypothesis comes first if it is likelier or leaves less out, not because others like it were found with it."""
    group = [Hypothesis(text, -0.01 * rank) for rank, text in enumerate(ALIKE)]
    strays = [Hypothesis(ODD, -0.5), Hypothesis(f"{ODD} Really.", -0.5)]
    assert [hypothesis.text for hypothesis in by_worth(Original(""), group, strays)[:2]] == list(ALIKE)
    source = "Der alte Mann schlief auf einer Bank im Park, neben sich seinen Hund und eine Zeitung vom Tag davor."
    sat, slept = (
        Hypothesis(
            f"The old man {did} on a bench in the park, beside him his dog and a paper of the day before.", score
        )
        for did, score in (("sat", -0.05), ("slept", -0.02))
    )
    assert by_worth(Original(source), [sat], [slept])[0] == slept
    assert by_worth(Original(""), [sat], [slept])[0] == sat


def test_one_or_two_keep_the_order_of_the_model() -> None:
    """Two hypotheses agree with each other equally; the likelier one is first."""
    assert ordered(ALIKE[0]) == [ALIKE[0]]
    assert ordered(ODD, ALIKE[0]) == [ODD, ALIKE[0]]


@given(st.lists(st.tuples(st.text(max_size=30), st.floats(-1e12, 0)), max_size=8))
def test_nothing_is_lost_or_made(found: list[tuple[str, float]]) -> None:
    """The same hypotheses come out, whatever their texts and scores are: empty, short, or the same."""
    group = sorted((Hypothesis(text, score) for text, score in found), key=lambda h: -h.score)
    assert sorted(by_worth(Original("Ein Satz."), group), key=repr) == sorted(group, key=repr)
