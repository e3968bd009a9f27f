"""Briefs at the desk: made, corrected, decided on, exported, and still there after a restart."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desks import GERMAN, Running, running, translator
from test_desk_api import LONG, SlowTranslator, until

BRIEF = "According to Seoul, North Korea has sent around 13,000 soldiers to Russia. More than 2,000 have been killed."


def change(desk: Running, brief: dict[str, Any], field: str, value: str, version: int | None = None) -> Any:
    """Change words of a brief."""
    body = {"field": field, "value": value, "version": brief["version"] if version is None else version}
    return desk.client.patch(f"/api/briefs/{brief['id']}", json=body)


def decide(desk: Running, brief: dict[str, Any], state: str, version: int, **more: str) -> Any:
    """Change the state of a brief."""
    return desk.client.post(f"/api/briefs/{brief['id']}/state", json={"state": state, "version": version, **more})


def test_a_brief_is_made_and_shown_with_its_verdicts(desk: Running) -> None:
    """A brief has its article, the translation, and the verdict on each figure of both."""
    brief = desk.make()
    assert brief["headline"] == "North Korea sends soldiers"
    assert brief["text"].startswith(BRIEF)
    assert (brief["state"], brief["version"], brief["wrong"]) == ("draft", 1, 0)
    text = brief["fields"]["text"]["verdicts"]
    assert [(each["text"], each["verdict"]) for each in text["figures"]][:2] == [
        ("around 13,000 soldiers", "supported"),
        ("More than 2,000", "supported"),
    ]
    article = brief["sources"][0]
    [evidence] = text["figures"][0]["evidence"]
    assert article["text"][evidence["start"] : evidence["end"]] == "rund 13.000 Soldaten" == evidence["text"]
    assert [kind for kind, *_ in article["blocks"]] == ["title", "paragraph", "boilerplate", "paragraph"]
    [place] = brief["fields"]["segment/0/1"]["verdicts"]["figures"][0]["evidence"]
    assert article["text"][place["start"] : place["end"]] == "rund 13.000 Soldaten"


def test_a_changed_figure_is_flagged_and_a_right_one_is_not(desk: Running) -> None:
    """Edited words are checked; undoing an edit restores the first verdict."""
    brief = desk.make()
    answer = change(desk, brief, "text", BRIEF.replace("13,000", "31,000")).json()
    assert [each["verdict"] for each in answer["verdicts"]["figures"]] == ["unsupported", "supported"]
    assert (answer["brief"]["wrong"], answer["brief"]["version"]) == (1, 2)
    answer = change(desk, brief, "text", brief["text"], version=2).json()
    assert answer["verdicts"] == brief["fields"]["text"]["verdicts"]
    assert (answer["brief"]["wrong"], answer["brief"]["version"]) == (0, 3)


def test_a_translated_sentence_is_checked_against_its_german(desk: Running) -> None:
    """A figure that a corrected sentence leaves out is reported with its place in the article."""
    brief = desk.make()
    answer = change(desk, brief, "segment/0/1", "According to Seoul, North Korea has sent soldiers.").json()
    [omission] = answer["verdicts"]["omissions"]
    assert brief["sources"][0]["text"][omission["start"] : omission["end"]] == "rund 13.000 Soldaten"
    assert change(desk, brief, "segment/0/99", "x").status_code == 404
    assert change(desk, brief, "title", "x").status_code == 404


def test_two_windows_do_not_overwrite_each_other(desk: Running) -> None:
    """The second of two windows is shown the current words and may choose; edits of other words do not clash."""
    brief = desk.make()
    assert change(desk, brief, "text", "Nine came.").status_code == 200
    conflict = change(desk, brief, "text", "Ten came.")
    assert conflict.status_code == 409
    assert (conflict.json()["current"], conflict.json()["version"]) == ("Nine came.", 2)
    assert change(desk, brief, "headline", "Another").status_code == 200
    assert change(desk, brief, "text", "Ten came.", version=3).json()["brief"]["version"] == 4


def test_a_wrong_figure_is_approved_with_a_reason_only(desk: Running) -> None:
    """Approving a wrong figure requires a reason, which is kept with the current verdicts."""
    brief = desk.make()
    change(desk, brief, "text", BRIEF.replace("13,000", "31,000"))
    for reason in ({}, {"reason": "  "}):
        refused = decide(desk, brief, "approved", 2, **reason)
        assert refused.status_code == 422
        assert (refused.json()["type"], refused.json()["field"]) == ("urn:summarize:unjustified", "reason")
    assert decide(desk, brief, "checked", 2).json()["state"] == "checked"
    approved = decide(desk, brief, "approved", 3, reason="A later report says so.").json()
    assert (approved["state"], approved["reason"], approved["version"]) == ("approved", "A later report says so.", 4)
    assert decide(desk, brief, "draft", 3).status_code == 409
    last = desk.client.get(f"/api/briefs/{brief['id']}/edits").json()["edits"][-1]
    assert (last["field"], last["value"], last["reason"]) == ("state", "approved", "A later report says so.")
    kept = last["verdicts"]["text"]
    assert kept["value"] == BRIEF.replace("13,000", "31,000")
    assert [each["verdict"] for each in kept["check"]["figures"]] == ["unsupported", "supported"]


def test_reports_show_the_current_words(desk: Running) -> None:
    """Downloads have the corrected words with their stored verdicts, say that they were edited, and have safe names."""
    brief = desk.make()
    first = desk.client.get(f"/api/briefs/{brief['id']}/report?format=json")
    alone = desk.client.post("/api/brief", json={"text": GERMAN}).json()
    assert first.json() == alone
    change(desk, brief, "text", BRIEF.replace("13,000", "31,000"))
    change(desk, brief, "segment/0/2", "Over 2,000 died.", version=2)
    for form, ending in (("html", "html"), ("text", "txt"), ("markdown", "md"), ("json", "json")):
        answer = desk.client.get(f"/api/briefs/{brief['id']}/report", params={"format": form})
        assert answer.headers["content-disposition"] == f'attachment; filename="brief-{brief["id"]}.{ending}"'
        shown = " ".join(answer.text.replace("\\", "").split())
        for words in ("31,000", "edited at the desk (2 of its texts)"):
            assert words in shown, (form, words)
        assert ("Over 2,000 died." in shown) is (form in ("html", "json")), form
    report = desk.client.get(f"/api/briefs/{brief['id']}/report?format=json").json()
    assert (report["check"]["ok"], report["check"]["figures"][0]["verdict"]) == (False, "unsupported")
    assert desk.client.get(f"/api/briefs/{brief['id']}/report?format=pdf").status_code == 422


def test_a_brief_is_copied_without_becoming_markup(desk: Running) -> None:
    """A copy contains headline and brief; text that looks like markup stays text."""
    brief = desk.make()
    change(desk, brief, "headline", "<b>*Nine*</b>")
    change(desk, brief, "text", "[a](http://x.example) & nine\n\nSecond.", version=2)
    copies = {
        form: desk.client.get(f"/api/briefs/{brief['id']}/copy", params={"format": form}).json()["text"]
        for form in ("text", "markdown", "html")
    }
    assert copies == {
        "text": "<b>*Nine*</b>\n\n[a](http://x.example) & nine\n\nSecond.",
        "markdown": "# &lt;b&gt;\\*Nine\\*&lt;/b&gt;\n\n\\[a\\](http\\://x.example) &amp; nine\n\nSecond.",
        "html": "<h2>&lt;b&gt;*Nine*&lt;/b&gt;</h2><p>[a](http://x.example) &amp; nine</p><p>Second.</p>",
    }


def test_files_are_read_in_any_encoding(desk: Running) -> None:
    """The bytes of a file are read as the command line reads them; its name gives the id, not a path."""
    data = base64.b64encode(GERMAN.encode("cp1252")).decode()
    brief = desk.make(text=None, data=data, name="../../etc/über.txt")
    assert brief["sources"][0]["text"] == GERMAN
    assert brief["sources"][0]["id"] == "../../etc/über"
    page = f"<html><body><nav>Startseite</nav><article><p>{GERMAN.split(chr(10) * 2)[1]}</p></article></body></html>"
    brief = desk.make(text=None, data=base64.b64encode(page.encode("utf-16")).decode(), name="a.HTML")
    assert brief["text"] == BRIEF


def test_what_was_accepted_is_made_after_a_restart(tmp_path: Path) -> None:
    """Articles that were accepted and not yet briefed are briefed when the desk comes back; so is what was edited there."""
    store = tmp_path / "desk.sqlite3"
    with running(store, SlowTranslator(1.0)) as desk:
        [waiting] = desk.client.post("/api/briefs", json={"articles": [{"text": GERMAN}]}).json()["briefs"]
        assert waiting["stage"] == "waiting"
    with running(store, translator()) as desk:
        address = f"/api/briefs/{waiting['id']}"
        until(lambda: desk.client.get(address).json()["stage"] == "made")
        brief = desk.client.get(address).json()
        change(desk, brief, "headline", "Kept")
    with running(store) as desk:
        assert desk.client.get(f"/api/briefs/{waiting['id']}").json()["headline"] == "Kept"


def test_a_brief_that_cannot_be_made_says_why(desk: Running) -> None:
    """A failure is kept with its reason, can be tried again, and can be deleted."""
    answer = desk.client.post("/api/briefs", json={"articles": [{"text": "Foto: dpa\n\nAnzeige"}], "force": True})
    identity = answer.json()["briefs"][0]["id"]
    with desk.client.stream("GET", f"/api/jobs/{identity}/events") as events:
        list(events.iter_lines())
    brief = desk.client.get(f"/api/briefs/{identity}").json()
    assert (brief["stage"], brief["problem"]) == ("failed", "article: nothing but boilerplate found; check the input")
    assert decide(desk, brief, "approved", 0).status_code == 422
    assert desk.client.post(f"/api/briefs/{identity}/retry", json={}).status_code == 200
    assert desk.client.delete(f"/api/briefs/{identity}").status_code == 204
    assert desk.client.get(f"/api/briefs/{identity}").status_code == 404


def test_deleting_an_unfinished_brief_stops_its_job(start: Callable[..., Running]) -> None:
    """A brief deleted while it is being made is gone, including its sentences."""
    desk = start(SlowTranslator(0.2))
    [brief] = desk.client.post("/api/briefs", json={"articles": [{"text": LONG}]}).json()["briefs"]
    assert desk.client.delete(f"/api/briefs/{brief['id']}").status_code == 204
    health = desk.client.get("/api/health").json()
    assert (health["jobs"], health["sentences"]) == (0, 0)
    assert desk.client.get("/api/briefs").json()["total"] == 0


def test_the_list_shows_searches_and_filters(start: Callable[..., Running]) -> None:
    """The list shows open briefs, finds German and English words, and counts by state."""
    desk = start()
    first, second = desk.make(), desk.make(text=GERMAN.replace("Peking", "Hanoi"))
    decide(desk, first, "approved", 1)
    listed = desk.client.get("/api/briefs", params={"show": "open"}).json()
    assert [brief["id"] for brief in listed["briefs"]] == [second["id"]]
    assert listed["counts"] == {"all": 2, "open": 1, "draft": 1, "checked": 0, "approved": 1, "wrong": 0}
    assert [brief["id"] for brief in desk.client.get("/api/briefs?q=hanoi SOLDIERS").json()["briefs"]] == [second["id"]]


def test_everything_can_be_exported_and_imported(start: Callable[..., Running], tmp_path: Path) -> None:
    """An export is JSON lines, one brief each, that another desk takes; a damaged line is named and nothing is taken."""
    desk = start()
    brief = desk.make()
    change(desk, brief, "text", "Nine came.")
    exported = desk.client.get("/api/export")
    assert exported.headers["content-type"] == "application/x-ndjson"
    assert len(exported.text.splitlines()) == 1
    other = start(store=tmp_path / "other.sqlite3")
    lines = {"Content-Type": "application/x-ndjson"}
    record = json.loads(exported.text)
    damaged = [
        "{", "[1]", json.dumps({**record, "id": "../x"}), json.dumps({**record, "state": "printed"}),
        json.dumps({**record, "fields": []}), json.dumps({**record, "more": 1}), json.dumps({**record, "made": None}),
        "[" * 100_000,
    ]  # fmt: skip
    for line in damaged:
        answer = other.client.post("/api/import", content=f"{exported.text}{line}\n", headers=lines)
        assert (answer.status_code, answer.json()["field"]) == (422, "body"), line[:80]
        assert answer.json()["detail"].startswith("line 2 is not an exported brief")
    assert other.client.get("/api/briefs").json()["total"] == 0
    assert other.client.post("/api/import", content=exported.text, headers=lines).json() == {"added": 1, "known": 0}
    assert other.client.post("/api/import", content=exported.text, headers=lines).json() == {"added": 0, "known": 1}
    assert other.client.get(f"/api/briefs/{brief['id']}").json() == desk.client.get(f"/api/briefs/{brief['id']}").json()


@pytest.mark.parametrize("value", ["𝟗 Männer 🙂 und 13,000 soldiers", "", " ", "x" * 99_999])
def test_any_words_can_stand_in_a_brief(desk: Running, value: str) -> None:
    """Emptiness, signs beyond the basic plane and long texts are kept; figures have places in code points."""
    brief = desk.make()
    answer = change(desk, brief, "text", value).json()
    assert desk.client.get(f"/api/briefs/{brief['id']}").json()["fields"]["text"]["value"] == value
    for figure in (answer["verdicts"] or {"figures": []})["figures"]:
        assert value[figure["start"] : figure["end"]] == figure["text"]


def test_the_german_figure_is_proposed_for_a_wrong_one(desk: Running) -> None:
    """For a figure that is wrong, the one of its kind in the sentence that is most like it is proposed, in English."""
    brief = desk.make()
    answer = change(desk, brief, "text", BRIEF.replace("13,000", "31,000")).json()
    [proposal] = [each for each in answer["proposals"] if each["figure"] == 0][:1]
    text = brief["sources"][0]["text"]
    assert proposal["words"] == "around 13,000 soldiers"
    assert text[proposal["start"] : proposal["end"]] == "rund 13.000 Soldaten"
    shown = desk.client.get(f"/api/briefs/{brief['id']}").json()["fields"]["text"]
    assert shown["proposals"] == answer["proposals"]
    assert change(desk, brief, "text", "Nothing like it, 31,000.", version=2).json()["proposals"] == []


def test_several_articles_are_told_as_one_story(desk: Running) -> None:
    """A story has its sources, its figures side by side, and verdicts that name the source; other words are checked in all."""
    texts = [GERMAN, GERMAN.replace("rund 13.000", "genau 5.000").replace("Mehr als 2.000 sind gefallen.", "")]
    body = {
        "articles": [{"text": text, "name": f"{number}.txt"} for number, text in enumerate(texts)],
        "together": True,
    }
    [entry] = desk.client.post("/api/briefs", json=body).json()["briefs"]
    assert entry["kind"] == "story"
    story = desk.made(entry["id"])
    assert [source["id"] for source in story["sources"]] == ["0", "1"]
    assert "conflict" in [row["status"] for row in story["side_by_side"]]
    checked = change(
        desk, story, "text", "One counts exactly 5,000 soldiers. More than 2,000 have fallen, and none of 77."
    ).json()
    assert [(each["text"], each["verdict"], each["source"]) for each in checked["verdicts"]["figures"]][:2] == [
        ("exactly 5,000 soldiers", "supported", 1),
        ("More than 2,000", "supported", 0),
    ]
    report = desk.client.get(f"/api/briefs/{entry['id']}/report?format=json").json()
    assert [source["id"] for source in report["sources"]] == ["0", "1"]
    assert report["brief"][0]["text"].startswith("One counts")
    assert report["check"]["ok"] is False


def test_a_brief_that_is_made_meanwhile_is_shown_whole(desk: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """A brief that changes while it is read is shown in its new state, never half and half."""
    brief = desk.make()
    view = desk.desk._view
    turns = iter(["Changed", None])

    def changing(identity: str) -> dict[str, Any]:
        seen = view(identity)
        if value := next(turns):
            desk.desk.store.change(identity, "headline", value, None, seen=brief["version"])
        return seen

    monkeypatch.setattr(desk.desk, "_view", changing)
    shown = desk.client.get(f"/api/briefs/{brief['id']}").json()
    assert (shown["version"], shown["headline"], shown["fields"]["headline"]["value"]) == (2, "Changed", "Changed")
