"""Rules that read both texts: swapped numbers, conversions in brackets, sums, and counts."""

from summarize.consistency import Verdict, compare, read_source
from summarize.consistency.rules.operands import MOST_RANGES, ranges
from summarize.report.reason_words import reason_words


def test_a_number_of_another_thing_of_its_sentence_is_found() -> None:
    """A number that counts what the next one counts in the source, as the lexicon has it."""
    source = "Rund 40.000 freiwillige Helfer sind im Einsatz, darunter 800 Soldaten."
    for said, rival in (
        ("About 40,000 volunteer helpers are deployed.", None),
        ("About 40,000 soldiers are deployed.", "800 Soldaten"),
        ("800 soldiers are deployed.", None),
        ("800 helpers are deployed.", "Rund 40.000"),
    ):
        (finding,) = compare(source, said).findings
        assert (finding.rival.text if finding.rival is not None else None) == rival, said
        assert finding.verdict.ok is (rival is None)


def test_a_bracketed_conversion_of_money_needs_a_rate_there_has_been() -> None:
    """A second amount in brackets behind a supported one is a conversion, if the rate is possible."""
    german = "Es kostete 100 Millionen Euro."
    assert [f.verdict for f in compare(german, "It cost €100 million ($115 million).").findings] == [
        Verdict.SUPPORTED,
        Verdict.CONVERTED,
    ]
    assert not compare(german, "It cost €100 million ($315 million).").ok
    assert not compare(german, "It cost $115 million.").ok


def test_a_derived_figure_names_what_it_rests_on() -> None:
    """The warning on a sum names its terms, and both are its evidence."""
    german = "Gezählt wurden 120 Autos und 45 Busse."
    (finding,) = compare(german, "In all, 165 vehicles were counted.").findings
    assert finding.verdict is Verdict.DERIVED
    assert reason_words(finding.reasons) == "sum of “120” and “45”"
    assert [span.cut(german) for span in finding.evidence] == ["120", "45"]


def test_a_count_that_the_source_does_not_give_is_reported() -> None:
    """A count that only the brief gives is neither a finding nor a doubt, but a warning says that nothing supports it."""
    article = "Der Minister trat zurück. Auch die Ministerin ging. Der Kanzler schwieg. Das Parlament tagt. Es regnet. Es ist kalt."
    (counted,) = compare(article, "Two ministers have resigned.", judge=False).findings
    (other,) = compare(article + " Fünf Minister bleiben im Amt.", "Two ministers have resigned.", judge=False).findings
    assert (counted.verdict, counted.evidence, counted.doubtful) == (Verdict.DERIVED, (), False)
    assert reason_words(counted.reasons) == "the brief's own count: the source gives no number"
    assert other.verdict is Verdict.UNSUPPORTED


def test_ranges_are_compared_once_and_bounded() -> None:
    """A text that repeats a range, or names thousands, does not cost the square of its length."""
    assert len(ranges(read_source("von 2 bis 5 Jahren. " * 1000))) == 1
    many = " ".join(f"von 2 bis {years} Jahren." for years in range(3, 2003))
    assert len(ranges(read_source(many))) == MOST_RANGES
