"""Markup in a bitext: never a figure, never a break, and every place is mapped back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.bitext.markup import shown
from summarize.figures import find_figures

HIDDEN = {
    "printf": ("%d von %1$s, %-5.2f, %'<PRIuMAX> und 0x%02x", "￼ von ￼, ￼, ￼ und ￼"),
    "Python": ("%(count)d von %(name)s", "￼ von ￼"),
    "braces": ("{0}, {}, {name}, {1:0.00}, {{ limit }}, ${HOME}, #{x}", "￼, ￼, ￼, ￼, ￼, ￼, ￼"),
    "Qt and KDE": ("%1, %L2 und %n.", "￼, ￼ und ￼."),
    "placeholders in a row": ("%1%2\n%3 %4", "￼￼\n￼ ￼"),
    "numbers in a placeholder": ("{7} %8 %9$d", "￼ ￼ ￼"),
    "shell": ("$NAME kostet US$ 5 und $5", "￼ kostet US$ 5 und $5"),
    "ICU": ("{n, plural, =1 {1 Tag} other {# Tage}}", "￼ ￼{1 Tag} ￼{# Tage}}"),
    "percent escaped": ("%d%% von 100%%", "￼% von 100%"),
    "bytes of an address": ("text%0A, mehr%%0Adanach", "text￼, mehr￼danach"),
    "tags": ("<b>30</b>.000 <a href='x?7'>Euro</a>", "30.000 Euro"),
    "tags that begin a line": ("<li>30</li><li>40</li>", "\n30\n\n40\n"),
    "an empty tag": ("Kapitel <xref linkend='a-7'/>", "Kapitel ￼"),
    "a comment": ("<!-- 7 --> 8", "\n 8"),
    "references": ("30&#160;000 &#x2013; &lt;5 &debian; &auml;", "30\u00a0000 – <5 ￼ ä"),
    "po4a": ("B<30> I<zwei Tage> E<gt> 1", "30 zwei Tage > 1"),
    "roff": ("\\-5 \\fBGrad\\fR", "-5 Grad"),
    "an object in a number": ("30\ufffc.000, 3\ufffc000 und \ufffc5", "30.000, 3000 und \ufffc5"),
}


@pytest.mark.parametrize("case", HIDDEN)
def test_markup_is_not_shown(case: str) -> None:
    """Each kind of markup is dropped, or becomes U+FFFC where it stands for text."""
    text, clean = HIDDEN[case]
    assert shown(text).clean == clean.replace("￼", "\ufffc")


@pytest.mark.parametrize(
    "text", ["5%ige Lösung", "100 %ig", "50% der Fälle", "30 %", "a > b < c", "US$5m", "R&D; 5 & 6", "one {", "x@y.de"]
)
def test_text_that_is_not_markup_stays(text: str) -> None:
    """Percent signs after numbers, dollars and comparisons are text."""
    assert shown(text).clean == text


@pytest.mark.parametrize("text", ["%d Dateien", "{0} Tage", "%1 Euro", "<x id='7'/>", "&#49;&#50;x;", "%5d", "\ufffc"])
def test_placeholders_are_not_figures(text: str) -> None:
    """The number in a placeholder is not a figure."""
    clean = shown(text).clean
    assert find_figures(clean, "de") == () or "12" in clean


pieces = st.sampled_from(
    ["30", ".", "000", " ", "<b>", "</b>", "%d", "%", "{0}", "{", "}", "&#160;", "&amp;", "\ufffc", "B<", ">", "ä", "\n",
     "%%", "$x", "\\-", "<!--", "-->", "5 ", "Euro"]
)  # fmt: skip


@given(st.lists(pieces, max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_every_place_is_mapped_back(text: str) -> None:
    """Spans of figures cut the text as read in order, and what is not markup stands in it as it is shown."""
    seen = shown(text)
    end = 0
    for figure in find_figures(seen.clean, "de"):
        start, end_ = seen.span(figure.start, figure.end)
        assert end <= start < end_ <= len(text)
        end = end_
    for place, char in enumerate(seen.clean):
        start, stop = seen.span(place, place + 1)
        assert text[start:stop] == char or stop - start > 1 or char == "\n"


def test_long_texts_take_linear_time() -> None:
    """The search for the end of an unclosed tag is bounded."""
    for opening in ("<a ", "<!--", "{", "B<", "%(", "&a", "{n, plural, ", "%" * 10):
        assert len(shown(opening * 40_000).clean) <= 400_000
