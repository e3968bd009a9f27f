"""Reports of checked units: each form validated by a schema or a grammar that others wrote."""

import json
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from summarize.bitext import Checked, Level, Outcome, Skip, Skipped, Tally, Unit, Unreadable, check_unit
from summarize.consistency import Verdict
from summarize.defaults import CheckForm
from summarize.report.findings import render_outcomes
from summarize.report.wording import RULES

SCHEMAS = Path(__file__).parents[1] / "schemas"
FORMS: tuple[CheckForm, ...] = ("text", "json", "html", "github", "junit", "sarif")

GOOD = check_unit(Unit("a.po", 3, "good", "Rund 30.000 Menschen kamen.", "Some 30,000 people came."))
WRONG = check_unit(Unit("a.po", 7, "w,1", "Es sind 30.000 Menschen in 5 Orten.", "There are 3,000 people, 100%."))
DOUBTFUL = check_unit(Unit("a.po", 9, None, "Mindestens neun Hunde.", "Nine dogs."))
NASTY = check_unit(
    Unit(
        "b 100%:x,y.po",
        1,
        "</failure>]]>\x1b[31m",
        "7 \x1b[mJ<script>\x00\u202e",
        "8 <script>\ud800 ::error::\r\n%0A\uffff",
    )
)
BROKEN = Unreadable("c.po", 5, "c.po, line 5: this is not a PO file; repair it.")
ALL: tuple[Outcome, ...] = (GOOD, WRONG, Skipped("a.po", 8, Skip.FUZZY), DOUBTFUL, NASTY, BROKEN)


def report(form: CheckForm, outcomes: Iterable[Outcome] = ALL, level: Level = Level.WRONG, whole: bool = False) -> str:
    """Return a report as it is printed."""
    tally = Tally()
    pieces = render_outcomes(tally.watch(outcomes), form, tally, level=level, title="a.po", whole=whole)
    return "".join(f"{piece}\n" for piece in pieces)


def test_text_has_a_line_for_each_problem() -> None:
    """A line names file, line, level and unit; both texts follow, and counts at the end."""
    lines = report("text", ALL[:4]).splitlines()
    assert lines == [
        "a.po:7: wrong: “3,000 people” is not in the German [w,1]",
        "a.po:7: wrong: “100%” is not in the German [w,1]",
        "a.po:7: wrong: „30.000 Menschen“ of the German is not in the English [w,1]",
        "a.po:7: wrong: „5“ of the German is not in the English [w,1]",
        "    de: Es sind 30.000 Menschen in 5 Orten.",
        "    en: There are 3,000 people, 100%.",
        "a.po:9: doubtful: “Nine” for „Mindestens neun“ (the German says “Mindestens neun”)",
        "    de: Mindestens neun Hunde.",
        "    en: Nine dogs.",
        "3 units, 4 figures: 2 wrong, 2 missing, 1 doubtful; 1 skipped (1 fuzzy)",
    ]


def test_long_texts_are_shown_around_the_figure() -> None:
    """Of a paragraph the words around the first wrong figure are shown."""
    unit = check_unit(
        Unit("a.po", 1, "x", f"{'Wort ' * 99}30 Hunde {'Wort ' * 99}", f"{'word ' * 99}40 dogs {'word ' * 99}")
    )
    german, english = report("text", [unit]).splitlines()[2:4]
    assert re.fullmatch(r"    de: ….* 30 Hunde .*…", german)
    assert re.fullmatch(r"    en: ….* 40 dogs .*…", english)
    assert max(len(german), len(english)) < 180


def test_json_has_texts_and_places() -> None:
    """A record has what `--pairs` has, and file, line and the texts that spans point into."""
    good, wrong, doubtful, nasty, broken = map(json.loads, report("json").splitlines())
    assert [one["ok"] for one in (good, wrong, doubtful, nasty, broken)] == [True, False, True, False, False]
    assert (wrong["id"], wrong["file"], wrong["line"]) == ("w,1", "a.po", 7)
    for figure in wrong["figures"]:
        assert wrong["target"][figure["start"] : figure["end"]] == figure["text"]
    for figure in wrong["omissions"]:
        assert wrong["source"][figure["start"] : figure["end"]] == figure["text"]
    assert broken["error"] == BROKEN.message


#: The grammar of a workflow command, as the runner parses it (actions/runner, ActionCommand.cs): what is escaped cannot end
#: a property or the line.
COMMAND = re.compile(r"::(error|warning) ((?:\w+=[^\r\n:,]*)(?:,\w+=[^\r\n:,]*)*)::([^\r\n]*)")


def decoded(value: str) -> str:
    """Return a value of a workflow command as the runner does."""
    for escaped, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        value = value.replace(escaped, char)
    return value


def test_github_commands() -> None:
    """Each problem and each file that cannot be read is a workflow command on its line, whatever the texts hold."""
    found = []
    for line in report("github").splitlines():
        match = COMMAND.fullmatch(line)
        assert match is not None, line
        properties = dict(pair.split("=", 1) for pair in match[2].split(","))
        found.append((match[1], decoded(properties["file"]), int(properties["line"])))
        assert decoded(properties["title"]) in ("Wrong figure", "Doubtful figure", "Unreadable")
    assert found == [
        *[("error", "a.po", 7)] * 4,
        ("warning", "a.po", 9),
        ("error", "b 100%:x,y.po", 1),
        ("error", "b 100%:x,y.po", 1),
        ("error", "c.po", 5),
    ]


@pytest.mark.parametrize("level", Level)
def test_junit_is_valid(level: Level) -> None:
    """The report passes the schema of Jenkins, its counts are right, and what fails goes by the level."""
    document = etree.fromstring(report("junit", level=level).encode())
    etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd")).assertValid(document)
    suites = {suite.get("name"): suite for suite in document.iter("testsuite")}
    counts = {name: (s.get("tests"), s.get("failures"), s.get("errors")) for name, s in suites.items()}
    assert counts == {
        "a.po": ("3", "2" if level is Level.DOUBTFUL else "1", "0"),
        "b 100%:x,y.po": ("1", "1", "0"),
        "c.po": ("1", "0", "1"),
    }
    for suite in suites.values():
        assert len(suite.findall("testcase")) == int(suite.get("tests"))
        assert len(suite.findall("testcase/failure")) == int(suite.get("failures"))


def test_every_problem_has_a_rule() -> None:
    """Any verdict may be doubted, and an omission is a problem of its own."""
    assert set(RULES) == {*Verdict, "omitted"}


@pytest.mark.parametrize("outcomes", [ALL, ()])
def test_sarif_is_valid(outcomes: tuple[Outcome, ...]) -> None:
    """The log passes the schema of OASIS; a file that cannot be read makes the run unsuccessful."""
    log = json.loads(report("sarif", outcomes))
    jsonschema.validate(log, json.loads((SCHEMAS / "sarif-2.1.0.json").read_text()))
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
    assert run["invocations"][0]["executionSuccessful"] is not bool(outcomes)
    if outcomes:
        assert [result["level"] for result in run["results"]] == ["error"] * 4 + ["warning"] + ["error"] * 2
        first = run["results"][0]["locations"][0]
        assert first["physicalLocation"] == {"artifactLocation": {"uri": "a.po"}, "region": {"startLine": 7}}
        assert first["logicalLocations"][0]["name"] == "w,1"
        assert (
            run["results"][-1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b%20100%25%3Ax%2Cy.po"
        )


class Page(HTMLParser):
    """Ids, links and elements of a page."""

    def __init__(self, page: str) -> None:
        """Parse `page`."""
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.names: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element is and has."""
        self.names.add(tag)
        self.ids += [value for key, value in attrs if key == "id" and value]
        self.links += [value for key, value in attrs if key == "href" and value]


def test_the_page_links_both_ways() -> None:
    """Every link leads to a place of the page, every id is there once, and nothing is loaded or run."""
    page = Page(report("html"))
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert not page.names & {"script", "img", "link", "iframe"}
    assert len([one for one in page.ids if one.endswith("-top")]) == 3


def test_the_page_of_two_texts_shows_all_figures() -> None:
    """Two texts are shown whole, with figures that are right as well."""
    unit = Unit(
        "en.txt", 1, None, "Es waren 30.000.\n\nNeun Hunde.", "There were 30,000.\n\nNine dogs.", True, True, "de.txt"
    )
    page = report("html", [check_unit(unit)], whole=True)
    assert ">Figures</h2>" in page
    assert page.count('class="tag ') == 2


def test_places_in_a_whole_text_are_those_of_the_figures() -> None:
    """Where the unit is a file, a problem is on the line of its figure, an omission in the German file."""
    unit = Unit("en.txt", 1, None, "Ort\n\nEs waren 7 Hunde.", "A place\nThere\nwere 8 dogs.", False, True, "de.txt")
    lines = report("github", [check_unit(unit)]).splitlines()
    assert [line.partition(",title")[0] for line in lines] == [
        "::error file=en.txt,line=3",
        "::error file=de.txt,line=3",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_reaches_a_terminal_or_a_page(form: CheckForm) -> None:
    """Controls, marks of direction and half characters of a bitext are shown as marks or escaped."""
    text = report(form, [NASTY])
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e\ud800]", text)
    assert "\uffff" not in text or form == "json"
    text.encode()
    assert "<script" not in text or form in ("text", "json", "github", "sarif")


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_reports_stream(form: CheckForm) -> None:
    """A report comes out as the units are checked, not at the end."""
    seen: list[int] = []

    def outcomes() -> Iterable[Outcome]:
        for number in range(99):
            seen.append(number)
            yield WRONG

    tally = Tally()
    pieces = render_outcomes(tally.watch(outcomes()), form, tally)
    next(piece for piece in pieces if "a.po" in piece)
    assert seen == [0]


def test_a_tally_counts() -> None:
    """Counts are of units, figures, problems by level and of what was passed over."""
    tally = Tally()
    assert [type(one) for one in tally.watch(ALL)] == [Checked, Checked, Skipped, Checked, Checked, Unreadable]
    assert (tally.files, tally.units, tally.wrong, tally.doubtful, tally.unreadable) == (3, 4, 6, 1, 1)
    assert tally.missing == 3
    assert tally.skipped[Skip.FUZZY] == 1
    assert tally.fails(Level.WRONG)
    doubts = Tally()
    list(doubts.watch([DOUBTFUL]))
    assert not doubts.fails(Level.WRONG)
    assert doubts.fails(Level.DOUBTFUL)
