"""The report's page in a real browser: nothing overflows, every link arrives, the policy bites."""

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest
from reports import bad_report, good_report, hostile_report

from summarize.report import Report, render

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed (apt-get install chromium)"),
]

# The page itself may not run scripts, so a page of the test's own measures it in a frame of the same origin.
MEASURE = """<!DOCTYPE html><meta charset="utf-8"><body style="margin:0">
<iframe src="report.html" style="border:0;width:{width}px;height:900px"></iframe><pre id="result"></pre><script>
const frame = document.querySelector("iframe");
frame.onload = () => {{
  const page = frame.contentDocument, root = page.documentElement;
  const wide = [...page.querySelectorAll("body *")].filter(e => !e.classList.contains("spoken"))
    .filter(e => e.getBoundingClientRect().right > root.clientWidth + 0.5).map(e => e.outerHTML.slice(0, 80));
  const links = [...page.querySelectorAll("a[href]")];
  const lost = links.map(a => a.getAttribute("href")).filter(h => !page.getElementById(h.slice(1)));
  const row = page.querySelector(".block.paragraph .row"), [german, english] = row.children;
  document.getElementById("result").textContent = JSON.stringify({{
    overflow: root.scrollWidth - root.clientWidth, wide, lost, links: links.length,
    pwned: frame.contentWindow.pwned === true,
    styled: getComputedStyle(page.body).maxWidth !== "none",
    columns: english.getBoundingClientRect().left > german.getBoundingClientRect().right ? 2 : 1,
  }});
}};
</script>"""


def measured(folder: Path, page: str, width: int) -> dict[str, object]:
    """Return what the browser measured of `page`, shown `width` CSS pixels wide."""
    (folder / "report.html").write_text(page, encoding="utf-8")
    (folder / "measure.html").write_text(MEASURE.format(width=width), encoding="utf-8")
    done = run(folder, "--dump-dom", "--allow-file-access-from-files", str(folder / "measure.html"))
    found = re.search(r'<pre id="result">(.+?)</pre>', done.stdout, re.DOTALL)
    assert found, done.stderr
    result: dict[str, object] = json.loads(unescape(found[1]))
    # Refused requests and scripts, and errors, are logged as CONSOLE lines.
    result["console"] = re.findall(r"CONSOLE.*", done.stderr)
    return result


def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the browser, headless and with a new profile."""
    assert BROWSER
    options = [
        *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
        *("--disable-background-networking", "--disable-component-update", "--enable-logging=stderr"),
        "--virtual-time-budget=5000",
    ]
    command = [BROWSER, *options, f"--user-data-dir={folder / 'profile'}", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)


@pytest.mark.parametrize(("width", "columns"), [(320, 1), (390, 1), (1200, 2)])
def test_page_fits_the_screen(tmp_path: Path, width: int, columns: int) -> None:
    """Nothing is wider than a phone or a desk screen, and German and English stand side by side where they fit."""
    result = measured(tmp_path, render(bad_report(), "html"), width)
    assert result["styled"], "the policy refused the page's own style"
    assert result["wide"] == []
    assert result["overflow"] == 0
    assert result["columns"] == columns
    assert result["console"] == []


@pytest.mark.parametrize("report", [good_report(), bad_report()], ids=["good", "bad"])
def test_links_arrive(tmp_path: Path, report: Report) -> None:
    """Every link of the page leads to an element that is there."""
    result = measured(tmp_path, render(report, "html"), 1200)
    assert isinstance(result["links"], int)
    assert result["links"] > 2 * len(report.brief.check.findings)
    assert result["lost"] == []


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    """Script in every string from outside does not run, an endless word does not overflow."""
    text = "</style></title><img src=x onerror='parent.pwned=window.pwned=true'><script>window.pwned=true</script>"
    result = measured(tmp_path, render(hostile_report(text + "x" * 500), "html"), 390)
    assert result["pwned"] is False
    assert result["wide"] == []
    assert result["console"] == []


def test_policy_refuses_script_and_image(tmp_path: Path) -> None:
    """If escaping failed, the policy would still refuse injected scripts and images."""
    page = render(good_report(), "html").replace("</h1>", "</h1><script>window.pwned = true</script><img src='x.png'>")
    result = measured(tmp_path, page, 1200)
    assert result["pwned"] is False
    assert sum("Content Security Policy" in line for line in result["console"]) == 2  # type: ignore[attr-defined]


def test_page_prints(tmp_path: Path) -> None:
    """The page prints to a PDF of one or more pages."""
    (tmp_path / "report.html").write_text(render(good_report(), "html"), encoding="utf-8")
    run(tmp_path, f"--print-to-pdf={tmp_path / 'out.pdf'}", "--no-pdf-header-footer", str(tmp_path / "report.html"))
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")
