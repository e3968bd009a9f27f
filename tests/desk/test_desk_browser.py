"""The page in a real browser: what a new user does, with the mouse, the keyboard and a screen reader's rules."""

import re
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from desks import GERMAN, Running, running
from test_desk_api import SlowTranslator

from summarize.translation import Hypothesis, Translator

playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser tests take playwright")
from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from playwright.sync_api import Browser, Page, expect  # noqa: E402

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

#: For slow machines: what is there is found at once.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed (apt-get install chromium)"),
]

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1440, "height": 900}}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    with playwright_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open windows; a test fails if a page logs an error or throws."""
    complaints: list[str] = []
    contexts = []

    def window(url: str, **options: Any) -> Page:
        context = browser.new_context(**{**DESK, "permissions": ["clipboard-read", "clipboard-write"], **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if line.type in ("error", "warning") else None)
        page.goto(url)
        return page

    yield window
    for context in contexts:
        context.close()
    # A refused request is logged by the browser, whatever the page makes of it.
    assert [line for line in complaints if "Failed to load resource" not in line] == []


#: Keeps what the page tells of its progress, which may be gone before a test looks.
FOLLOWED = """
window.told = [];
new MutationObserver(() => {
  const line = document.querySelector(".doing");
  if (line) window.told.push(line.textContent);
}).observe(document, {subtree: true, childList: true, characterData: true});
"""


def field(page: Page, name: str) -> Any:
    """Return a field to write in."""
    return page.get_by_role("textbox", name=name, exact=True)


def saved(page: Page) -> None:
    """Wait until what was typed is checked and kept."""
    expect(page.locator(".saved")).to_have_text("Saved")


class Unhurried:
    """A translator that lets the page open before it begins, so that the page sees its progress."""

    def __init__(self, translator: Translator) -> None:
        self.translator = translator

    def __getattr__(self, name: str) -> Any:
        """Return what the translator has."""
        return getattr(self.translator, name)

    def hypotheses(self, sources: Sequence[str], **settings: Any) -> list[list[Hypothesis]]:
        time.sleep(1)
        return self.translator.hypotheses(sources, **settings)


def test_a_new_user_makes_corrects_and_approves_five_briefs(
    window: Callable[..., Page], articles: list[Path], tmp_path: Path
) -> None:
    """With the real model: paste an article, follow, break a figure and see it flagged, replace it, approve, find it again;
    then drop in the four others."""
    from summarize.loading import load_translator

    with running(tmp_path / "desk.sqlite3", Unhurried(load_translator())) as desk:
        page = window(desk.url)
        page.add_init_script(FOLLOWED)
        page.reload()
        page.get_by_label("A German article").fill(articles[3].read_text("utf-8"))
        page.get_by_role("button", name="Make the brief").click()
        page.wait_for_url("**/briefs/*")
        expect(page.locator(".brief.card")).to_be_visible(timeout=120_000)
        told = page.evaluate("window.told")
        assert any(re.fullmatch(r"Translating: \d+ of \d+ sentences", line) for line in told), told
        expect(page.locator(".outcome")).to_have_text(re.compile("All . figures are in the German"))
        brief = field(page, "Brief")
        before = brief.input_value()
        assert "13,000" in before
        brief.fill(before.replace("13,000", "31,000"))
        expect(page.locator(".figure.unsupported .words")).to_have_text("around 31,000 soldiers")
        expect(page.locator(".outcome")).to_have_text("✗ 1 figure of 4 not in the German")
        page.get_by_role("button", name="Replace around 31,000 soldiers with around 13,000 soldiers").click()
        expect(page.locator(".figure.unsupported")).to_have_count(0)
        saved(page)
        assert brief.input_value() == before
        page.get_by_role("button", name="Approve", exact=True).click()
        expect(page.locator(".state .pill")).to_have_text("Approved")
        page.reload()
        expect(page.locator(".state .pill")).to_have_text("Approved")
        assert field(page, "Brief").input_value() == before
        page.get_by_role("link", name="summarize desk").click()
        page.get_by_label("Search briefs").fill("Pjöngjang 13,000")
        expect(page.locator(".list li")).to_have_count(1)
        page.get_by_role("button", name=re.compile("^Approved")).click()
        expect(page.locator(".list .pill")).to_have_text("Approved")
        page.goto(desk.url)
        others = [articles[number] for number in (0, 1, 2, 4)]
        page.locator("input[type=file]").set_input_files(others)
        page.get_by_role("button", name="Make 4 briefs").click()
        expect(page.locator(".list li")).to_have_count(5)
        expect(page.locator(".pill.waiting")).to_have_count(0, timeout=180_000)
        expect(page.locator(".pill.draft")).to_have_count(4)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Return a desk that the tests share."""
    with running(tmp_path_factory.mktemp("browser") / "desk.sqlite3") as desk:
        yield desk


def test_a_figure_leads_to_its_german_and_back(shared: Running, window: Callable[..., Page]) -> None:
    """Clicking a figure shows its German words; clicking those selects the figure in the brief."""
    page = window(f"{shared.url}/briefs/{shared.make()['id']}")
    page.get_by_role("button", name="around 13,000 soldiers: supported. Show it").click()
    expect(page.locator(".articles .target")).to_have_text("rund 13.000 Soldaten")
    page.locator(".evidence", has_text="Mehr als 2.000").click()
    expect(page.locator(".figure.active .words")).to_have_text("More than 2,000")
    expect(page.locator(".articles .target")).to_have_text("Mehr als 2.000")
    selected = "() => { const a = document.activeElement; return a.value.slice(a.selectionStart, a.selectionEnd); }"
    assert page.evaluate(selected) == "More than 2,000"


def test_the_keyboard_does_everything(shared: Running, window: Callable[..., Page]) -> None:
    """Without a mouse: paste, make, step through the figures, break and replace one, approve, go back, open it again."""
    page = window(shared.url)
    page.get_by_label("A German article").fill(GERMAN.replace("Peking", "Hanoi"))
    page.keyboard.press("Control+Enter")
    expect(page.locator(".brief.card")).to_be_visible()
    for name in ("around 13,000 soldiers", "More than 2,000"):
        page.keyboard.press("Alt+ArrowDown")
        expect(page.locator(".figure.active .words")).to_have_text(name)
        expect(page.locator("#said")).to_contain_text(f"{name}: supported. German: ")
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.type("some 99 soldiers")
    expect(page.locator(".figure.unsupported .words")).to_have_text("some 99 soldiers")
    page.keyboard.press("Alt+Enter")
    expect(page.locator(".figure.unsupported")).to_have_count(0)
    saved(page)
    page.keyboard.press("Control+z")
    expect(page.locator(".figure.unsupported .words")).to_have_text("some 99 soldiers")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("dialog")).to_contain_text("Approve with 1 figure not in the German?")
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+Enter")
    expect(page.locator(".figure.unsupported")).to_have_count(0)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".state .pill")).to_have_text("Approved")
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    page.wait_for_url(f"{shared.url}/")
    expect(page.locator(".list li").first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("hanoi")
    expect(page.locator(".list li")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Next, previous figure")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    for _ in range(10):  # the browser gives the focus back a moment after a dialog has closed
        page.keyboard.press("j")
        page.wait_for_timeout(200)
        if page.evaluate("document.activeElement.closest('.list a') !== null"):
            break
    expect(page.locator(".list a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".state .pill")).to_have_text("Approved")


def test_typing_is_checked_once_it_pauses(shared: Running, window: Callable[..., Page]) -> None:
    """Nothing is sent while somebody types; 300 ms after the last key, everything is sent once."""
    page = window(f"{shared.url}/briefs/{shared.make()['id']}")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method) if request.method == "PATCH" else None)
    field(page, "Headline").click()
    page.keyboard.press("End")
    page.keyboard.type(" and 40 tanks", delay=40)
    assert sent == []
    expect(page.locator(".figure.unsupported .verdict")).to_have_text("unsupported, headline")
    assert sent == ["PATCH"]


def test_a_sentence_is_corrected_in_place(shared: Running, window: Callable[..., Page]) -> None:
    """A translated sentence can be changed, is checked against its German, and can be added to the brief."""
    page = window(f"{shared.url}/briefs/{shared.make()['id']}")
    row = page.locator(".pair", has_text="Nach Angaben aus Seoul")
    row.get_by_role("textbox").fill("North Korea has sent soldiers.")
    expect(row.locator(".doubt")).to_have_text("left out: „rund 13.000 Soldaten“")
    row.get_by_role("textbox").fill("North Korea has sent around 13,000 soldiers.")
    expect(row.locator(".doubt")).to_have_count(0)
    row.get_by_role("button", name=re.compile("Add to the brief")).click()
    expect(field(page, "Brief")).to_have_value(re.compile(r" North Korea has sent around 13,000 soldiers\.$"))
    saved(page)


def test_a_wrong_figure_is_approved_with_a_reason(shared: Running, window: Callable[..., Page]) -> None:
    """Approving with a wrong figure asks why; the reason is kept and shown, with the evidence, in the history."""
    page = window(f"{shared.url}/briefs/{shared.make()['id']}")
    field(page, "Brief").fill("Seoul counts 14,000 soldiers.")
    expect(page.locator(".figure.unsupported")).to_have_count(1)
    page.get_by_role("button", name="Approve …").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Approve").click()
    expect(dialog).to_be_visible()  # a reason is required
    dialog.get_by_label("Why may it stand?").fill("A later count.")
    dialog.get_by_role("button", name="Approve").click()
    expect(page.locator(".state .pill")).to_have_text("Approved")
    page.reload()
    expect(page.locator(".state .reason")).to_contain_text("A later count.")
    page.get_by_role("button", name="History").click()
    expect(page.get_by_role("dialog")).to_contain_text("A later count.")
    page.get_by_role("dialog").get_by_role("button", name="Bring this back").first.click()
    expect(field(page, "Brief")).to_have_value(re.compile("According to Seoul"))
    expect(page.locator(".state .pill")).to_have_text("Draft")


def test_two_windows_are_shown_a_choice(shared: Running, window: Callable[..., Page]) -> None:
    """The second of two windows is shown both versions; nothing is overwritten without a choice."""
    address = f"{shared.url}/briefs/{shared.make()['id']}"
    first, second = window(address), window(address)
    field(first, "Brief").fill("Of the first window.")
    saved(first)
    field(second, "Brief").fill("Of the second window.")
    dialog = second.get_by_role("dialog")
    expect(dialog).to_contain_text("Of the first window.")
    expect(dialog).to_contain_text("Of the second window.")
    dialog.get_by_role("button", name="Take the other").click()
    expect(field(second, "Brief")).to_have_value("Of the first window.")
    field(first, "Brief").fill("Once more the first.")
    saved(first)
    field(second, "Brief").fill("And the second.")
    second.get_by_role("dialog").get_by_role("button", name="Keep mine").click()
    saved(second)
    first.reload()
    expect(field(first, "Brief")).to_have_value("And the second.")


def test_unsaved_edits_are_not_lost(start: Callable[..., Running], window: Callable[..., Page], tmp_path: Path) -> None:
    """While the desk is unreachable, the page keeps what was typed, says so, and saves it later."""
    desk = start()
    identity = desk.make()["id"]
    page = window(f"{desk.url}/briefs/{identity}")
    expect(field(page, "Headline")).to_be_visible()
    page.context.set_offline(True)
    field(page, "Headline").fill("Typed offline")
    expect(page.locator(".saved")).to_contain_text("Not saved: the desk cannot be reached")
    page.context.set_offline(False)
    saved(page)
    assert desk.client.get(f"/api/briefs/{identity}").json()["headline"] == "Typed offline"


def test_copies_and_downloads(shared: Running, window: Callable[..., Page]) -> None:
    """Copies are on the clipboard, as text and as HTML; downloads have the brief's name."""
    page = window(f"{shared.url}/briefs/{shared.make()['id']}")
    page.get_by_text("Copy", exact=True).click()
    page.get_by_role("button", name="Markdown").click()
    expect(page.locator("#said")).to_have_text("Copied as Markdown.")
    assert page.evaluate("navigator.clipboard.readText()").startswith(
        "# North Korea sends soldiers\n\nAccording to Seoul"
    )
    page.get_by_text("Copy", exact=True).click()
    page.get_by_role("button", name="HTML").click()
    expect(page.locator("#said")).to_have_text("Copied as HTML.")
    kinds = "navigator.clipboard.read().then((items) => items[0].types)"
    assert set(page.evaluate(kinds)) == {"text/html", "text/plain"}
    page.get_by_text("Download", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="JSON").click()
    assert re.fullmatch(r"brief-[0-9a-f]{12}\.json", download.value.suggested_filename)


def test_several_articles_make_a_story(
    start: Callable[..., Running], window: Callable[..., Page], tmp_path: Path
) -> None:
    """Articles dropped together can become one story with its figures side by side."""
    desk = start()
    files = [tmp_path / "agency.txt", tmp_path / "paper.txt"]
    files[0].write_text(GERMAN, "utf-8")
    files[1].write_text(
        GERMAN.replace("rund 13.000", "genau 5.000").replace("Mehr als 2.000 sind gefallen.", ""), "utf-8"
    )
    page = window(desk.url)
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="One story of 2 articles").click()
    page.wait_for_url("**/briefs/*")
    expect(page.locator(".brief.card")).to_be_visible()
    expect(page.get_by_label("Source 1", exact=True)).to_contain_text("agency")
    expect(page.get_by_label("Source 2", exact=True)).to_contain_text("paper")
    side = page.get_by_role("table")
    expect(side).to_contain_text("differ")
    side.get_by_role("link", name=re.compile("5,000|5.000")).click()
    expect(page.get_by_label("Source 2", exact=True).locator(".target")).to_have_text("genau 5.000 Soldaten")


def test_a_text_that_is_not_german_is_asked_about(shared: Running, window: Callable[..., Page]) -> None:
    """An English text is not taken silently: the page asks, and takes it when told to."""
    page = window(shared.url)
    page.get_by_label("A German article").fill("The cat sat on the mat, and it was there for the whole of the day.")
    page.get_by_role("button", name="Make the brief").click()
    page.get_by_role("dialog").get_by_role("button", name="Take it anyway").click()
    expect(page.locator(".brief.card")).to_be_visible()


def test_an_unfinished_brief_can_be_cancelled(start: Callable[..., Running], window: Callable[..., Page]) -> None:
    """A brief that takes too long can be cancelled and leaves the list."""
    desk = start(SlowTranslator(3.0))
    page = window(desk.url)
    page.get_by_label("A German article").fill(GERMAN)
    page.get_by_role("button", name="Make the brief").click()
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.locator(".empty")).to_have_text("No briefs yet. Paste an article above.")


HOSTILE = "</textarea></script><script>window.pwned=1</script><img src=x onerror='window.pwned=1'>"


def test_hostile_text_stays_text(shared: Running, window: Callable[..., Page]) -> None:
    """Markup in titles, sentences and corrections is shown as it is; nothing of it runs or is loaded."""
    brief = shared.make(text=f"{GERMAN} {HOSTILE}", title=HOSTILE, name=HOSTILE)
    body = {"field": "headline", "value": HOSTILE, "version": 1}
    shared.client.patch(f"/api/briefs/{brief['id']}", json=body)
    for address in (f"{shared.url}/briefs/{brief['id']}", f"{shared.url}/?q=textarea"):
        page = window(address)
        expect(page.get_by_text("window.pwned=1").first).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.pwned") is None
        assert page.locator("img:not([src='/static/icon.svg'])").count() == 0
    page = window(f"{shared.url}/briefs/{brief['id']}")
    page.get_by_role("button", name="History").click()
    expect(page.get_by_role("dialog")).to_contain_text("window.pwned=1")
    assert page.evaluate("window.pwned") is None


def test_the_policy_refuses_script_and_markup(shared: Running, browser: Browser) -> None:
    """If a module wrote markup or a handler, the policy would refuse it."""
    page = browser.new_page()
    page.goto(shared.url)
    for script in ("document.body.innerHTML = '<b>x</b>'", "document.body.setAttribute('onload', 'window.pwned = 1')"):
        refused = page.evaluate(f"() => {{ try {{ {script}; return 'written'; }} catch (e) {{ return e.name; }} }}")
        assert refused == "TypeError", script
    page.close()


@pytest.mark.parametrize("options", [DESK, {**PHONE, "color_scheme": "dark"}], ids=["desk-light", "phone-dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    shared: Running, window: Callable[..., Page], options: dict[str, Any]
) -> None:
    """axe finds no violation of WCAG 2.2 AA in list, brief and dialogs; nothing scrolls sideways."""
    brief = shared.make()
    page = window(shared.url, **options)
    expect(page.locator(".list li").first).to_be_visible()
    assert problems(page) == []
    page.goto(f"{shared.url}/briefs/{brief['id']}")
    field(page, "Brief").fill("Seoul counts 14,000 soldiers, more than 2,000 dead, about 13,000 sent." + "x" * 300)
    saved(page)
    assert problems(page) == []
    page.get_by_role("button", name="Approve …").click()
    assert problems(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="History").click()
    assert problems(page) == []
    page.keyboard.press("Escape")
    page.goto(f"{shared.url}/login")
    assert problems(page) == []


def problems(page: Page) -> list[str]:
    """Return what axe finds, and what is wider than the screen."""
    page.wait_for_timeout(250)  # colours on their way into view are no colours yet
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    lines = [
        f"{each['id']}: {node['html'][:100]} {node.get('failureSummary', '')}"
        for each in found.response["violations"]
        for node in each["nodes"]
    ]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*lines, *([f"{wide} pixels too wide"] if wide > 0 else [])]


def test_the_brief_prints(shared: Running, window: Callable[..., Page]) -> None:
    """A printed page has brief, figures and article, and no buttons."""
    page = window(f"{shared.url}/briefs/{shared.make()['id']}")
    expect(page.locator(".brief.card")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".figures")).to_be_visible()
    expect(page.get_by_role("button", name="Approve")).not_to_be_visible()
    expect(page.locator(".top")).not_to_be_visible()
    assert page.pdf().startswith(b"%PDF-")
