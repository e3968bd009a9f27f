"""The index of a folder of briefs and stories: a page that links to all the others and nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import quote

from summarize.errors import OutputError
from summarize.report.formats.html import element, web_page
from summarize.report.headline import marked
from summarize.report.rendering import write_result
from summarize.version import __version__

INDEX = "index.html"
#: Distinguishes an index from a brief with the same file name.
_MARK = 'class="kicker">Index of briefs'
_KICKER = re.compile(r'class="kicker">(Brief of a German article|A story of \d+ German articles?)<')
_TITLE = re.compile(r'<h1(?: lang="(de)")?[^>]*>(.*?)</h1>', re.DOTALL)
_ABOUT = re.compile(r'<p class="about">(.*?)</p>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
#: Bytes of a page that are searched for its headline.
_BYTES_READ = 200_000


@dataclass(frozen=True, slots=True)
class _Entry:
    path: Path
    headline: str
    about: str


def write_index(folder: Path) -> Path | None:
    """Write the index of the briefs in `folder` and return its path, or None if there are none or the name is taken.

    Lists only pages written by this program, by path. Raises OutputError.
    """
    path = folder / INDEX
    entries = list(_entries(folder))
    if not entries or (path.exists() and not _is_index(path)):
        return None
    items = (
        element(
            "li",
            element("p", element("a", entry.headline, href=quote(entry.path.relative_to(folder).as_posix()))),
            element("p", entry.about, class_="hint"),
        )
        for entry in entries
    )
    number = f"{len(entries)} brief{'' if len(entries) == 1 else 's'}"
    header = element("header", element("p", "Index of briefs", class_="kicker"), element("h1", number))
    footer = element("footer", element("p", element("code", f"summarize:{__version__}")))
    write_result(path, web_page("Index of briefs", header, element("main", element("ul", *items)), footer))
    return path


def _entries(folder: Path) -> Iterator[_Entry]:
    for path in sorted(folder.rglob("*.html")):
        if path == folder / INDEX or not path.is_file():
            continue
        text = _beginning(path)
        kicker, title, about = _KICKER.search(text), _TITLE.search(text), _ABOUT.search(text)
        if kicker and title:
            headline = _plain(title[2])
            # The line below begins with the German title, which a German headline repeats.
            below = _plain(about[1]).removeprefix(f"{headline} · ") if about else _plain(kicker[1])
            yield _Entry(path, marked(headline, title[1] or "en"), below)


def _is_index(path: Path) -> bool:
    return path.is_file() and _MARK in _beginning(path)


def _beginning(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_BYTES_READ)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be read for the index ({error.strerror})", "check its permissions."
        ) from error


def _plain(markup: str) -> str:
    return unescape(_TAG.sub("", markup)).strip()
