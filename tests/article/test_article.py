"""Reading articles: files, standard input, web pages, and input that is none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from summarize.article import (
    MAX_CHARACTERS,
    Block,
    BlockKind,
    Span,
    article_from_bytes,
    article_from_text,
    read_article,
)
from summarize.cleaning import clean
from summarize.errors import InputError, LanguageError, TooLargeError

GERMAN = "Der Rat der Stadt hat am Montag beschlossen, das Schwimmbad für 3,5 Millionen Euro zu sanieren."
ENGLISH = "The council decided on Monday that the pool will be renovated for 3.5 million euros, and work starts in May."

PAGE = f"""<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>Stadt saniert Schwimmbad | Zeitung</title>
<meta property="og:title" content="Stadt saniert Schwimmbad"><meta name="author" content="Eva Muster">
<meta property="article:published_time" content="2025-06-05T10:00:00+02:00">
<style>p {{ color: red }}</style><script>var zahl = "4711 Besucher";</script></head>
<body><nav><a href="/">Startseite</a></nav><article><h1>Stadt saniert Schwimmbad</h1>
<p>{GERMAN}</p><p>Über die Kosten hatten die Fraktionen lange gestritten. Am Ende stimmten 34 Räte dafür.</p>
<p>Der Bürgermeister sprach von einem „guten Tag“. Mehr als 60.000 Besucher werden im Jahr erwartet.</p>
</article><footer>Impressum</footer></body></html>"""


def test_a_file_is_read_as_it_stands(tmp_path: Path) -> None:
    """Line ends and white space are kept, a byte order mark is dropped, and the id is the file's name."""
    path = tmp_path / "rat.txt"
    path.write_bytes(b"\xef\xbb\xbf " + GERMAN.encode() + b"\r\n")
    article = read_article(path)
    assert article.text == f" {GERMAN}\r\n"
    assert (article.id, article.title, article.blocks) == ("rat", None, ())


def test_a_given_id_wins(tmp_path: Path) -> None:
    """The caller may give the article an id."""
    path = tmp_path / "rat.md"
    path.write_text(GERMAN, "utf-8")
    assert read_article(str(path), id="stadt/1").id == "stadt/1"


def test_an_old_encoding_is_recognised(tmp_path: Path) -> None:
    """A file saved by a Windows editor is read."""
    path = tmp_path / "rat.txt"
    path.write_bytes(GERMAN.encode("cp1252"))
    assert read_article(path).text == GERMAN


def test_a_web_page_gives_text_title_date_and_author(tmp_path: Path) -> None:
    """Paragraphs are separated by blank lines; scripts, styles and menus are not text."""
    path = tmp_path / "rat.html"
    path.write_text(PAGE, "utf-8")
    article = read_article(path)
    assert (article.title, article.date, article.author) == ("Stadt saniert Schwimmbad", "2025-06-05", "Eva Muster")
    assert f"{GERMAN}\n\nÜber die Kosten" in article.text
    assert not any(word in article.text for word in ("4711", "color", "Startseite", "<p>"))


def test_a_web_page_is_recognised_without_its_name() -> None:
    """Bytes that begin like a page are read as one, unless the caller says that they are text."""
    assert "<p>" not in article_from_bytes(PAGE.encode(), id="x").text
    assert "<p>" in article_from_bytes(PAGE.encode(), id="x", html=False).text


@pytest.mark.parametrize(
    ("before", "tag"),
    [("", "article"), ("\ufeff", "div class='text'"), ("<!-- gespeichert -->\n<!---->", "main"), ("\n", "section")],
)
def test_a_part_of_a_page_is_recognised(before: str, tag: str) -> None:
    """Page source piped in is read as a page, with or without leading comments."""
    part = f"{before}<{tag}><h1>Stadt saniert Schwimmbad</h1><p>{GERMAN}</p><p>{GERMAN[:60]}.</p></{tag.split()[0]}>"
    assert "<p>" not in article_from_bytes(part.encode(), id="x").text


@pytest.mark.parametrize("text", ["<b>Achtung</b>: ", "<3 ", "< 5 Prozent: ", "<pre>", "<!-- "])
def test_a_text_that_begins_with_a_bracket_is_not_a_page(text: str) -> None:
    """A leading sign or bold word does not make a text a web page."""
    assert article_from_bytes(f"{text}{GERMAN}".encode(), id="x").text == f"{text}{GERMAN}"


def test_hidden_text_of_a_page_is_not_read() -> None:
    """Hidden text is not read, but an article that a script will reveal is."""
    shown, rest = (
        "Der Rat will im Mai beginnen, sagte die Bürgermeisterin.",
        "Am Ende stimmten 34 Räte der Stadt dafür.",
    )
    page = PAGE.replace("<p>Der Bürger", f"<p hidden>Geheim sind 4712 Euro.</p><p>{shown}</p><p>Der Bürger")
    found = article_from_bytes(page.encode(), id="x").text
    assert "4712" not in found
    assert shown in found
    article = f"<html><body hidden><article hidden><p>{GERMAN}</p><p>{rest}</p></article></body></html>"
    assert rest in article_from_bytes(article.encode(), id="x").text


@pytest.mark.parametrize(
    "how", ["style='display:none'", 'style="color: red; DISPLAY : None !important"', "style=visibility:hidden"]
)
def test_text_that_a_style_hides_is_not_read(how: str) -> None:
    """The same holds on a page with so little text that all of it might be the article; paragraphs stay separate."""
    shown = (
        "<h1>Präsident in Berlin</h1><p>Der Präsident reiste am Montag nach Berlin.</p><p>Dort traf er 250 Gäste.</p>"
    )
    page = f"<html lang=de><body><article>{shown}<p {how}>Es starben 888 Menschen, sagte die Polizei.</p></article></body></html>"
    found = article_from_bytes(page.encode(), id="x", force=True).text
    assert found.split("\n\n")[-2:] == ["Der Präsident reiste am Montag nach Berlin.", "Dort traf er 250 Gäste."]


def test_a_copyright_notice_is_not_a_date() -> None:
    """A page that gives no date has none."""
    page = f"<html lang=de><body><article><p>{GERMAN}</p><p>{GERMAN}</p></article><footer>© 2025 Verlag</footer></body></html>"
    assert article_from_bytes(page.encode(), id="x").date is None


@pytest.mark.parametrize("name", ["artikel", "page.php", "index.html?x=1", "seite.txt"])
def test_a_page_of_any_name_is_a_page(tmp_path: Path, name: str) -> None:
    """A page saved by wget is recognised by its beginning; only Markdown may begin so and still be text."""
    (tmp_path / name).write_text(PAGE, "utf-8")
    assert "<p>" not in read_article(tmp_path / name).text
    (tmp_path / "text.md").write_text(f"<div>{GERMAN}</div>", "utf-8")
    assert "<div>" in read_article(tmp_path / "text.md").text


def test_a_page_in_an_old_encoding(tmp_path: Path) -> None:
    """The page's bytes decide its encoding, not the charset it claims."""
    path = tmp_path / "rat.htm"
    path.write_bytes(PAGE.replace("„guten Tag“", '"guten Tag"').encode("latin-1"))
    assert "Über die Kosten" in read_article(path).text


@pytest.mark.parametrize(
    "body", ["<html><body><script>var x = 'Der Rat';</script></body></html>", "<html></html>", "<!doctype html>"]
)
def test_a_page_without_an_article_is_an_error(body: str) -> None:
    """A page without an article is an error that names the file."""
    with pytest.raises(InputError, match=r"^seite\.html: no article found"):
        article_from_bytes(body.encode(), id="x", place="seite.html", html=True)


def test_a_page_of_many_elements_is_refused_at_once() -> None:
    """Extraction is slow on hostile pages, so their size is limited."""
    page = "<html><body>" + "<div>Der Rat tagt.</div>" * 30_000 + "</body></html>"
    with pytest.raises(TooLargeError, match="elements"):
        article_from_bytes(page.encode(), id="x", html=True)


def test_hostile_inline_markup_is_thinned() -> None:
    """Thirty thousand spans in a paragraph do not stall extraction or lose words."""
    page = f"<html><body><article><p>{'<span>Der Rat der Stadt tagt. </span>' * 15_000}</p></article></body></html>"
    assert "Der Rat der Stadt tagt." in article_from_bytes(page.encode(), id="x", html=True).text


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    """A page cannot include local files."""
    secret = tmp_path / "secret.txt"
    secret.write_text("Geheimnis 4711", "utf-8")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>{PAGE}'.replace("guten Tag", "guten Tag &x;")
    assert "4711" not in article_from_bytes(page.encode(), id="x", html=True).text


def test_what_cannot_be_opened_is_an_error_with_the_path(tmp_path: Path) -> None:
    """A missing file, a folder, and a path through a file each give a one-sentence error."""
    file = tmp_path / "a.txt"
    file.write_text(GERMAN, "utf-8")
    for path, reason in (
        (tmp_path / "no.txt", "there is no such file"),
        (tmp_path, "this is a folder"),
        (file / "b.txt", "cannot be read"),
        (tmp_path / ("n" * 300), "cannot be read"),
    ):
        with pytest.raises(InputError, match=reason) as raised:
            read_article(path)
        assert str(path) in str(raised.value)
        assert "\n" not in str(raised.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_an_error(tmp_path: Path) -> None:
    """The error names missing permissions as the reason."""
    path = tmp_path / "a.txt"
    path.write_text(GERMAN, "utf-8")
    path.chmod(0)
    with pytest.raises(InputError, match="no permission"):
        read_article(path)


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", "\u00a0\u2003\n".encode()])
def test_an_empty_file_is_an_error(data: bytes) -> None:
    """White space alone counts as empty."""
    with pytest.raises(InputError, match=r"^leer\.txt: .*empty"):
        article_from_bytes(data, id="x", place="leer.txt")


@pytest.mark.parametrize("data", [b"%PDF-1.4 x", b"\xff\xd8\xff\xe0", b"PK\x03\x04", b"abc\x00def\x00\x01" * 9])
def test_binary_data_is_an_error(data: bytes) -> None:
    """A picture or an office document is named as such, not read as text."""
    with pytest.raises(InputError, match=r"^x: this is"):
        article_from_bytes(data, id="x")


def test_a_text_of_two_megabytes_is_too_large(tmp_path: Path) -> None:
    """The error gives the limit and says how to pass a corpus."""
    path = tmp_path / "gross.txt"
    path.write_text(GERMAN * (2_000_000 // len(GERMAN)), "utf-8")
    with pytest.raises(TooLargeError, match=rf"gross\.txt: .*{MAX_CHARACTERS:,}"):
        read_article(path)


def test_the_longest_article_is_read() -> None:
    """An article of exactly the limit is read."""
    text = (GERMAN + " ") * (MAX_CHARACTERS // (len(GERMAN) + 1))
    assert article_from_text(text, id="x").text == text


def test_an_english_text_is_refused_unless_forced(tmp_path: Path) -> None:
    """The refusal names the file and the option that overrides it."""
    path = tmp_path / "council.txt"
    path.write_text(ENGLISH, "utf-8")
    with pytest.raises(LanguageError, match=r"council\.txt: .*not German.*--force"):
        read_article(path)
    assert read_article(path, force=True).text == ENGLISH


def test_standard_input_is_read_as_bytes() -> None:
    """`-` reads standard input, whatever its encoding."""
    script = "from summarize.article.blocks import read_article; a = read_article('-'); print(ascii(a.text), a.id)"
    done = subprocess.run(
        [sys.executable, "-c", script], input=GERMAN.encode("utf-16"), capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == f"{GERMAN!a} stdin"


def test_reading_text_loads_no_extractor() -> None:
    """A plain text needs neither trafilatura nor torch."""
    script = (
        "import sys; from summarize.article.blocks import article_from_text; import summarize.cleaning, summarize.language.sentences;"
        f"article_from_text({GERMAN!r}, id='x');"
        "print({'trafilatura', 'torch', 'charset_normalizer'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "set()"


def test_only_boilerplate_and_captions_are_not_the_articles_own() -> None:
    """Lists and headings count as evidence; captions do not."""
    own = {kind for kind in BlockKind if Block(kind, Span(0, 1)).own}
    assert set(BlockKind) - own == {BlockKind.CAPTION, BlockKind.BOILERPLATE}


def test_an_article_taken_by_force_says_so() -> None:
    """A text that is not German keeps its warning after cleaning; German text and text without words have none."""
    forced = article_from_text(ENGLISH, id="a", force=True)
    assert [warning for warning in clean(forced).warnings if "German rules" in warning] == list(forced.warnings)
    assert len(forced.warnings) == 1
    for text in (GERMAN, "30.000", "12,5 % – 13,7 %"):
        assert article_from_text(text, id="a", force=True).warnings == ()
