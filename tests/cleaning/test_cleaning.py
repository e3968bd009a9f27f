"""Which parts of a text are the article: marked pages, laws, and single classes of boilerplate."""

import json
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.article import Article, BlockKind
from summarize.cleaning import clean

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import cleaning as benchmark

LEAD = "Der Rat der Stadt hat am Montag beschlossen, das Schwimmbad für 3,5 Millionen Euro zu sanieren."
BODY = "Die Arbeiten beginnen nach Angaben der Verwaltung im Mai. Sie sollen zwei Jahre dauern."
END = "Über die Kosten hatten die Fraktionen monatelang gestritten. Am Ende stimmten 34 Räte dafür."


def kinds(text: str) -> dict[str, BlockKind]:
    """Return the blocks of a text and their kinds."""
    return {block.span.cut(text): block.kind for block in clean(Article("x", text)).blocks}


def own(text: str) -> str:
    """Return the article's own blocks, one per line."""
    return "\n".join(block.span.cut(text) for block in clean(Article("x", text)).blocks if block.own)


@pytest.mark.parametrize(
    ("name", "pages"),
    [
        ("tuned", lambda: benchmark.marked_pages("tuned")),
        ("heldout", lambda: benchmark.marked_pages("heldout")),
        ("examples", benchmark.example_pages),
    ],
)
def test_precision_and_recall_do_not_fall_below_their_floors(
    name: str, pages: Callable[[], list[benchmark.Page]]
) -> None:
    """On pages marked by hand, boilerplate is found and the article is kept."""
    assert benchmark.digest(name) == benchmark.DIGESTS[name], "the pages changed: measure again, pin floors and digest"
    found = benchmark.score(pages())
    precision, recall = benchmark.FLOORS[name]
    assert found.precision >= precision, found.misses
    assert found.recall >= recall, found.misses


@pytest.mark.parametrize(
    ("table", "entry"),
    [
        pytest.param("FLOORS", (1.01, 0.0), id="precision"),
        pytest.param("FLOORS", (0.0, 1.01), id="recall"),
        pytest.param("DIGESTS", "0" * 16, id="other pages"),
    ],
)
def test_measurement_fails_below_a_floor_and_on_other_pages(
    table: str, entry: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """benchmarks/cleaning.py exits with 1 if a floor is missed or the pages have another digest, otherwise with 0."""
    monkeypatch.setattr(sys, "argv", ["cleaning.py"])
    monkeypatch.setattr(benchmark, "marked_pages", lambda _name: benchmark.example_pages())
    assert benchmark.main() == 0
    monkeypatch.setitem(getattr(benchmark, table), "examples", entry)
    assert benchmark.main() == 1


@pytest.mark.parametrize(
    "line",
    [
        "Foto: dpa",
        "© Imago / Meyer",
        "Lesezeit: 3 Min.",
        "1.234 mal geteilt",
        "Kommentare (25)",
        "Beitrag teilen",
        "Artikel drucken",
        "[the_ad_group id=“4150″]",
        '[adrotate banner="12"]',
        "Anzeige",
        "Aktualisiert am 05.06.2025, 14:30 Uhr",
        "Von Max Muster, 05.06.2025, 14:30 Uhr",
        "Quellen: KCNA, WP.",
        "Alle Angaben ohne Gewähr. Titelbild AFP.",
        "Mit WhatsApp immer auf dem neuesten Stand bleiben!",
        "Abonnieren Sie unseren Newsletter und verpassen Sie keine Nachricht.",
        "Wir verwenden Cookies, um Ihnen das beste Erlebnis zu bieten.",
        "AllianzNordkoreaRusslandTechnologie",
        "Lesen Sie auch: Freibad schließt 2026",
        "Gerade lesen andere",
        "(dpa/afp)",
        "Abspielen. Laufzeit 4 Minuten 36 Sekunden.",
        "Infobox ausblenden",
        "Die Feuerwehr war mit 40 Leuten da. 2 Min",
        "Ein Beitrag aus der Sonntagszeitung",
        "Dieser Text stammt aus dem Archiv.",
        "Weiterlesen mit Blatt+",
        "1. Monat kostenlos, danach 7,99 €/Monat",
        "PUR-Abo ohne Tracking für 4,99 Euro im Monat",
        "Wir und unsere 98 Partner speichern personenbezogene Daten auf Ihrem Gerät.",
        "Das könnte dich auch interessieren: 14 Freibäder im Test",
    ],
)
def test_boilerplate_between_paragraphs(line: str) -> None:
    """A button, credit, notice or code is boilerplate anywhere, and its numbers are not evidence."""
    assert own(f"{LEAD}\n{line}\n{BODY}\n{END}") == f"{LEAD}\n{BODY}\n{END}"


@pytest.mark.parametrize(
    "line",
    [
        "Anzeige erstattete ein Bürger aus Mainz.",
        "Das Foto zeigt nach Angaben der Polizei 3 Männer.",
        "Der Newsletter der Kommission hat 300.000 Abonnenten.",
        "Rund 70 Prozent klicken auf „Alle akzeptieren“.",
        "Sie verließ die Redaktion nach 14 Jahren.",
        "WhatsApp will Kanäle für Werbung öffnen, kündigte der Konzern an.",
        "Von 3 auf 5 Prozent stieg der Anteil.",
        "„Abonnieren Sie unseren Newsletter“, stand auf dem Plakat.",
        "Quellen zufolge begann der Bau 2024.",
        "Die Laufzeit des Kredits beträgt 30 Jahre.",
        "Ein Artikel aus dem Jahr 1998 brachte ihn vor Gericht.",
        "Mehr als 98 Partner speicherten personenbezogene Daten, rügte das Amt.",
        "Zu Fuß ist man in weniger als 5 Minuten dort. Mit dem Rad sind es 2 Minuten.",
        "Weiterlesen mit über 80 Jahren sei keine Frage der Augen, sagte sie.",
        "Die Seite wurde 1.234 mal geteilt, teilte Facebook mit.",
        "Bild und Ton fielen am Sonntag für 20 Minuten aus.",
        "(Die Zahlen sind vorläufig.)",
        "Der HomePod 2 kostet 349 Euro und hört besser zu.",
        "30000 Soldaten sind nach Seouls Angaben dort.",
    ],
)
def test_sentences_about_media_are_the_article(line: str) -> None:
    """Words of page boilerplate in a real sentence do no harm."""
    assert own(f"{LEAD}\n{line}\n{END}") == f"{LEAD}\n{line}\n{END}"


@pytest.mark.parametrize(
    "case",
    json.loads((Path(__file__).parents[1] / "cases" / "cleaning-lines.json").read_text("utf-8")),
    ids=lambda case: case["label"],
)
@pytest.mark.parametrize("separator", ["\n", "\n\n"], ids=["lines", "paragraphs"])
def test_a_line_is_the_articles_or_not(case: dict[str, str | bool], separator: str) -> None:
    """News in the words of page boilerplate is kept, boilerplate is not; paragraphs around either stay."""
    lines = [LEAD, str(case["line"]), BODY, END]
    kept = lines if case["own"] else [LEAD, BODY, END]
    assert own(separator.join(lines)) == "\n".join(kept)


def test_links_after_a_rubric_go_and_a_subheading_stays() -> None:
    """Headlines under "Lesen Sie auch" are links; a few words above running text are the article's heading."""
    text = f"{LEAD}\nLesen Sie auch\nFreibad: Stadt verliert 2 Millionen Euro\nLanger Streit\n{BODY}\n{END}"
    assert own(text) == f"{LEAD}\nLanger Streit\n{BODY}\n{END}"
    assert kinds(text)["Langer Streit"] is BlockKind.HEADING


def test_a_doubled_caption_glued_to_a_button_is_boilerplate() -> None:
    """A label, then the same words twice without a space between."""
    caption = "Das Bad wurde 1972 für 12 Millionen Mark gebaut und seither nicht erneuert."
    assert own(f"{LEAD}\nBot fragen{caption}{caption}\n{BODY}\n{END}") == f"{LEAD}\n{BODY}\n{END}"


def test_a_caption_above_its_credit_goes_with_it() -> None:
    """The line over a photo credit belongs to the picture."""
    text = f"{LEAD}\n\nDas Bad im Jahr 1972\nFoto: Stadtarchiv\n\n{BODY}\n{END}"
    assert kinds(text)["Das Bad im Jahr 1972"] is BlockKind.CAPTION


def test_a_paragraph_above_a_credit_stays() -> None:
    """A credit without a caption does not remove the paragraph above it."""
    assert own(f"{LEAD}\n{BODY}\nFoto: dpa\n{END}") == f"{LEAD}\n{BODY}\n{END}"


def test_a_short_last_sentence_before_its_agency_is_not_a_caption() -> None:
    """An agency's mark below or after a sentence is not a photo credit."""
    for mark in (" (dpa)", "\n(dpa)", "\n(dpa/afp)", "\nQuelle: dpa"):
        assert own(f"{LEAD}\n{BODY}\nVerletzt wurde niemand.{mark}") == f"{LEAD}\n{BODY}\nVerletzt wurde niemand."


def test_a_picture_has_two_texts_and_a_credit() -> None:
    """The text for the blind and the caption, equal or nearly so, stand over the photographer's name."""
    for first, second, credit in (
        ("Menschen vor dem leeren Becken", "Menschen stehen vor dem leeren Becken.", "Eva Muster / AP"),
        ("Das Bad fasst 900 Menschen und ist voll", "Das Bad fasst 900 Menschen und ist voll", "Quelle: AFP/X"),
    ):
        assert own(f"{LEAD}\n{first}\n{second}\n{credit}\n{BODY}\n{END}") == f"{LEAD}\n{BODY}\n{END}"


def test_a_code_inside_a_paragraph_is_cut_out() -> None:
    """An advertisement's number between two sentences is not evidence; brackets with words are the article's."""
    text = f'{LEAD} [the_ad id="8812"] {BODY}\n{END} Das kostet [rund 3 Mio. Euro], hieß es [sic].'
    assert own(text) == f"{LEAD}\n{BODY}\n{END} Das kostet [rund 3 Mio. Euro], hieß es [sic]."


@pytest.mark.parametrize("button", ["Vorlesen", "Artikel anhören", "Jetzt Newsletter abonnieren!", "ChatGPT fragen"])
def test_a_button_glued_to_a_paragraph_is_cut_off(button: str) -> None:
    """A label without a following space is removed and the paragraph stays whole."""
    assert own(f"{LEAD}\n{button}{BODY}\n{END}") == f"{LEAD}\n{BODY}\n{END}"


def test_a_byline_in_lower_case_is_not_the_headline() -> None:
    """ "von Redaktion" under the title does not continue it."""
    text = f"Stadt saniert ihr altes Schwimmbad für viele Millionen\nvon Eva Muster\n{LEAD}\n{BODY}"
    assert clean(Article("x", text)).title == "Stadt saniert ihr altes Schwimmbad für viele Millionen"
    assert own(text) == f"Stadt saniert ihr altes Schwimmbad für viele Millionen\n{LEAD}\n{BODY}"


def test_a_quotation_in_guillemets_is_not_a_link() -> None:
    """Swiss quotation marks at the beginning of a line are not arrows."""
    line = "«Das ist ein guter Tag für die Stadt», sagte der Bürgermeister."
    assert own(f"{LEAD}\n{line}\n{END}") == f"{LEAD}\n{line}\n{END}"


@pytest.mark.parametrize(
    "note",
    [
        "Der Volltext dieses auf Meldungen von Agenturen beruhenden Artikels steht aus rechtlichen Gründen nicht mehr zur Verfügung.",
        "Dieses Video ist aus lizenzrechtlichen Gründen leider nicht verfügbar.",
    ],
)
def test_a_note_that_a_text_is_missing_is_boilerplate(note: str) -> None:
    """At the end of a paragraph or alone it is boilerplate; what an article says is withheld is news."""
    for text in (f"{LEAD} {note}", f"{LEAD}\n\n{note}"):
        blocks = clean(Article("note", text)).blocks
        assert [span.cut(text) for span in (block.span for block in blocks if not block.own)] == [note]
    news = "Der Text des Vertrags wird aus rechtlichen Gründen nicht veröffentlicht, sagte die Sprecherin."
    assert all(block.own for block in clean(Article("news", f"{LEAD} {news}")).blocks)


def test_small_print_is_cut_off_the_line_it_is_glued_to() -> None:
    """A block may be part of a line: a date in front, an agency's mark or a stray pointer behind."""
    text = f"date 2025-06 {LEAD}\n{BODY} (dpa)\n{END} Zuvor berichteten wir, dass Freibad schließt."
    assert own(text) == f"{LEAD}\n{BODY}\n{END}"
    assert clean(Article("x", text)).date == "2025-06"


def test_lines_broken_at_a_column_are_one_block() -> None:
    """Hard line breaks inside a paragraph do not cut it."""
    wrapped = (
        "Der Rat der Stadt hat am Montag beschlossen, das alte Schwimmbad zu\n"
        "sanieren. Die Kosten von 3,5 Millionen Euro tragen Bund, Land und\n"
        "Stadt gemeinsam."
    )
    assert kinds(f"Stadt saniert Schwimmbad für Millionen\n\n{wrapped}\n\n{END}")[wrapped] is not BlockKind.HEADING


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("date 2025-06", "2025-06"),
        ("Stand: 05.06.2025", "2025-06-05"),
        ("Donnerstag, 5. Juni 2025, 14:30 Uhr", "2025-06-05"),
        ("Veröffentlicht am 5.6.25 | 3 Min. Lesezeit", "2025-06-05"),
        ("2025-06-05T14:30:00+02:00", "2025-06-05"),
        ("Von Eva Muster, 5. Jänner 2025", "2025-01-05"),
        ("Stand: 35.13.2025", None),
        ("Am 5. Juni 2025 beschloss der Rat das Gesetz.", None),
    ],
)
def test_the_date_is_taken_from_a_date_line(line: str, date: str | None) -> None:
    """A header's date is the article's; a date in running text is not."""
    assert clean(Article("x", f"{line}\n{LEAD}\n{BODY}\n{END}")).date == date


def test_known_title_and_date_are_kept() -> None:
    """The page's text does not overrule its metadata."""
    article = clean(Article("x", f"Stand: 05.06.2025\n{LEAD}\n{BODY}", title="Bad", date="2025-06-04"))
    assert (article.title, article.date) == ("Bad", "2025-06-04")


def test_the_headline_is_the_title_and_its_copy_is_not() -> None:
    """Of two nearly equal headlines the first counts."""
    text = f"Stadt saniert altes Schwimmbad für Millionen\nStadt saniert Schwimmbad\n{LEAD}\n{BODY}"
    assert clean(Article("x", text)).title == "Stadt saniert altes Schwimmbad für Millionen"
    assert kinds(text)["Stadt saniert Schwimmbad"] is BlockKind.BOILERPLATE


@pytest.mark.parametrize(
    "text", ["Lesezeit: 3 Min.", "Der Umsatz stieg um 5 Prozent", "Foto: dpa", LEAD, f"{LEAD} (APA)"]
)
def test_a_single_line_is_an_article(text: str) -> None:
    """A line without context is kept."""
    assert own(text).startswith(text[:15])


def test_a_credit_in_the_middle_does_not_end_the_article() -> None:
    """What follows a picture is still the article, whoever holds the rights."""
    for credit in ("© IMAGO / Agentur Nord 2024", "(c) Stadtarchiv, 1972", "Copyright: Eva Muster"):
        assert own(f"{LEAD}\n{BODY}\n{credit}\n{END}").endswith(END)


def test_lines_without_any_running_text_are_paragraphs() -> None:
    """Without sentences there are no headings."""
    assert set(kinds("Der Umsatz stieg um 5 Prozent\nDer Gewinn fiel um 3 Prozent").values()) == {BlockKind.PARAGRAPH}


def test_front_matter_gives_title_and_date() -> None:
    """A Markdown file's front matter is not text; an article that begins with a rule loses nothing."""
    text = f'---\ntitle: "Bad wird neu"\ndate: 2025-06-05T10:00:00Z\ntags: [bad, rat]\n---\n\n{LEAD}\n\n{BODY}'
    article = clean(Article("x", text))
    assert (article.title, article.date) == ("Bad wird neu", "2025-06-05")
    assert own(text) == f"{LEAD}\n{BODY}"
    assert own(f"---\n{LEAD}\n{BODY}") == f"{LEAD}\n{BODY}"


def test_markdown_marks_are_outside_the_blocks() -> None:
    """A heading's signs are not translated; a list item is a list's."""
    items = "- Becken: 2 Millionen Euro\n- Technik: neu"
    text = f"# Stadt saniert ihr Schwimmbad\n\n{LEAD}\n\n## Langer Streit\n\n{items}\n\n{END}"
    found = kinds(text)
    assert found["Stadt saniert ihr Schwimmbad"] is BlockKind.TITLE
    assert found["Langer Streit"] is BlockKind.HEADING
    assert found["- Technik: neu"] is BlockKind.LIST


_LINES = st.sampled_from(
    [
        LEAD,
        BODY,
        END,
        "",
        "Foto: dpa",
        "Anzeige",
        "Lesen Sie auch",
        "Langer Streit",
        "- Punkt eins",
        "x",
        "[ad id=1]",
        "  ",
    ]
)


@given(st.lists(_LINES | st.text(max_size=60), max_size=12), st.sampled_from(["\n", "\r\n", "\n\n", "\u2028"]))
@settings(max_examples=120, deadline=None)
def test_blocks_stand_in_order_and_cover_every_word(lines: list[str], separator: str) -> None:
    """Blocks do not overlap, are trimmed, and with markup and white space make up the text."""
    text = separator.join(lines)
    article = clean(Article("x", text))
    assert article.text == text
    at = 0
    for block in article.blocks:
        assert not text[at : block.span.start].strip(" \t#>\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029").strip()
        assert block.span.cut(text) == block.span.cut(text).strip()
        assert block.span.start < block.span.end
        at = block.span.end
    assert not text[at:].strip()


@given(st.lists(_LINES, min_size=1, max_size=10))
@settings(max_examples=60, deadline=None)
def test_cleaning_again_changes_nothing(lines: list[str]) -> None:
    """A cleaned article is clean."""
    once = clean(Article("x", "\n".join(lines)))
    assert clean(once) == once


@pytest.mark.parametrize(
    "text",
    [
        "." * 200_000,
        "a " * 100_000,
        "\n" * 200_000,
        "Foto: " * 30_000,
        "(" * 100_000,
        "Ab" * 100_000,
        "\n".join(["x"] * 50_000),
    ],
)
def test_hostile_text_is_cleaned_without_losing_a_character(text: str) -> None:
    """Endless repetition neither hangs nor loses a character."""
    blocks = clean(Article("x", text)).blocks
    assert all(one.span.end <= other.span.start for one, other in pairwise(blocks))
    assert "".join("".join(block.span.cut(text).split()) for block in blocks) == "".join(text.split())


def test_a_paragraph_with_many_commas_is_not_a_list() -> None:
    """Prose that ends with an agency's mark stays prose; names in a row are a list."""
    prose = (
        "Der Rat hat, wie erwartet, den Haushalt beschlossen, der auch Mittel für Schulen, Straßen und Bäder enthält, "
        "und die Gebühren, die seit Jahren nicht gestiegen waren, um zwei Prozent erhöht, sagte die Sprecherin. "
        "Die Opposition, die dagegen stimmte, will nun klagen (dpa)"
    )
    other = "Der Bürgermeister verteidigte den Beschluss am Abend vor den Einwohnern der Stadt."
    article = clean(Article("x", f"{other}\n\n{prose}\n"))
    assert [block.kind for block in article.blocks][1] is BlockKind.PARAGRAPH


@pytest.mark.parametrize("mark", ["© SID", "© dpa", "©AFP", "© dpa-infocom, dpa:250312-99-123456/3"])
def test_an_agency_under_the_last_sentence_is_not_a_picture_credit(mark: str) -> None:
    """The line that says whose the article is makes no caption of its last sentence; between paragraphs it may."""
    last = "Das Spiel endete 3:0."
    assert own(f"{LEAD}\n\n{BODY}\n\n{END}\n{last}\n{mark}\nJetzt teilen") == f"{LEAD}\n{BODY}\n{END}\n{last}"
    assert own(f"{LEAD}\n\n{last}\n{mark}\n\n{BODY}\n\n{END}") == f"{LEAD}\n{BODY}\n{END}"


def test_a_headline_over_a_credit_is_not_a_caption() -> None:
    """The only line that can be the title is the title, though a picture's credit follows it; of two one is not."""
    headline, caption = "Stadtrat lässt das Schwimmbad sanieren", "Das leere Becken im Schwimmbad der Stadt"
    alone = kinds(f"Blatt\nLokales\n{headline}\nBild: KAPO ZH\n{LEAD}\n{BODY}")
    assert alone[headline] is BlockKind.TITLE
    both = kinds(f"Blatt\nLokales\n{headline}\n{caption}\nBild: KAPO ZH\n{LEAD}\n{BODY}")
    assert (both[headline], both[caption]) == (BlockKind.TITLE, BlockKind.CAPTION)


def test_the_buttons_of_a_box_do_not_part_it_from_its_heading() -> None:
    """Over a box that opens and closes stands a heading of the article; over other buttons a link."""
    box = f"{LEAD}\n\nDas sagt der Bürgermeister\nBox aufklappen\nBox zuklappen\n{BODY}\n\n{END}"
    assert kinds(box)["Das sagt der Bürgermeister"] is BlockKind.HEADING
    assert kinds(box.replace("Box aufklappen\nBox zuklappen", "Newsletter abonnieren"))[
        "Das sagt der Bürgermeister"
    ] is (BlockKind.BOILERPLATE)


def test_a_table_of_contents_is_boilerplate() -> None:
    """Links to an article's own parts are not its text; the headings above the parts are."""
    text = f"{LEAD}\n\nAuf dieser Seite:\nWas saniert wird\nWer das bezahlt\nWann die Arbeiten am Becken beginnen\n\n{BODY}\n\nWer das zahlt\n{END}"
    assert own(text) == f"{LEAD}\n{BODY}\nWer das zahlt\n{END}"


def test_a_companys_picture_does_not_end_the_article() -> None:
    """In the middle of an article "© Nordwagen AG" is a picture's, under the last sentence nothing's caption."""
    assert own(f"{LEAD}\n{BODY}\nDas neue Becken\n© Nordwagen AG\n{END}").endswith(END)
    last = "Das Spiel endete 3:0."
    assert own(f"{LEAD}\n\n{BODY}\n{last}\n© 2025 Nordblatt Verlag GmbH") == f"{LEAD}\n{BODY}\n{last}"


@pytest.mark.parametrize("mark", ["sda", "dpa-infocom", "dpa/lk", "red"])
def test_an_agencys_name_under_the_last_sentence_is_not_a_credit(mark: str) -> None:
    """Without a copyright sign, too, the line says whose the article is."""
    last = "Das Spiel endete 3:0."
    assert own(f"{LEAD}\n{BODY}\n{last}\n{mark}") == f"{LEAD}\n{BODY}\n{last}"


def test_a_count_of_comments_over_the_article_does_not_end_it() -> None:
    """Between a teaser and a short article it is a button; over comments, with their buttons, the article is over."""
    teaser, short = "Der Rat saniert das Bad. Es kostet 3,5 Millionen Euro.", "Baubeginn ist im Mai."
    assert own(f"{teaser}\n13 Kommentare lesen\nTeilen\n{short}") == f"{teaser}\n{short}"
    assert own(f"{teaser}\n13 Kommentare\nBernd\n{short}\nAntworten\nMelden") == teaser


def test_a_newsletters_box_goes_with_its_slogan() -> None:
    """Text between a newsletter's name and its button is not news; without the button it is."""
    slogan = "Der perfekte Start in den Tag mit Geschichten aus der ganzen Stadt."
    assert own(f"{LEAD}\nNewsletter\nDer Morgen\n{slogan}\nJetzt anmelden\n{BODY}\n{END}") == f"{LEAD}\n{BODY}\n{END}"
    assert slogan in own(f"{LEAD}\nNewsletter\n{slogan}\n{BODY}\n{END}")


def test_a_headline_with_a_date_stays() -> None:
    """Names around a date are a header's line; a sentence's words are not."""
    title, news = "Karlsruhe kippt das Wahlrecht des Bundes", "Urteil vom 30. Juli 2024 hat weitreichende Folgen"
    found = kinds(f"{title}\n{news}\nInforadio | 12.03.2025 | Eva Muster\n{LEAD}\n{BODY}")
    assert found[news] is BlockKind.HEADING
    assert found["Inforadio | 12.03.2025 | Eva Muster"] is BlockKind.BOILERPLATE


def test_a_short_quotation_can_be_the_title() -> None:
    """Interviews have one; the first question is none, nor is a kicker without a word in lower case."""
    text = f"2. Bundesliga, 26. Spieltag Süd\n„Das Netz muss wachsen“\nWELT: Herr Brandt, wann kommt der Strom?\n{LEAD}\n{BODY}"
    assert clean(Article("x", text)).title == "„Das Netz muss wachsen“"


def test_a_value_under_a_list_belongs_to_it() -> None:
    """The last line of a match's data is kept; the initials under it are not."""
    text = f"{LEAD}\n{BODY}\n- Tore: 0:1 Higl (12.), 1:1 Flick (33.)\nZuschauer: 31.412\njpe"
    assert kinds(text)["Zuschauer: 31.412"] is BlockKind.LIST
    assert kinds(text)["jpe"] is BlockKind.BOILERPLATE


def test_an_answer_may_address_who_asked() -> None:
    """Under a reader's question an answer is the article's, whatever it is about; under the page's own it is boilerplate."""
    answer = "Ihre Daten werden nach zwei Jahren gelöscht. Einen Newsletter bekommen Sie nicht."
    for question, kept in (("Was passiert mit meinen Daten?", True), ("Haben Sie noch Fragen?", False)):
        assert (answer in own(f"{LEAD}\n\n{question}\n{answer}\n\n{BODY}\n\n{END}")) is kept


@pytest.mark.parametrize("mark", ["(TT.com, APA)", "(Eva Muster)", "(Stand: 12. März)"])
def test_a_short_last_sentence_with_a_mark_behind_it_stays(mark: str) -> None:
    """Boilerplate below takes headings with it, and no sentence."""
    last = f"Der zweite wurde nach 18 Minuten geborgen. {mark}"
    assert last in own(f"{LEAD}\n\n{BODY}\n\n{last}\n\nSchlagworte\nZillertal")


def test_a_headline_copied_with_its_kicker_is_the_title() -> None:
    """Of "BernRentner fährt ..." and "Rentner fährt ..." above the article the second is the title; below it both are a picture's."""
    headline = "Rentner fährt in Schaufenster – 40'000 Franken Schaden"
    assert clean(Article("x", f"Bern{headline}\n{headline}\n{LEAD}\n{BODY}")).title == headline
    copies = f"{LEAD}\n{BODY}\nBild fragen{headline}\n{headline}\n{END}"
    assert own(copies) == f"{LEAD}\n{BODY}\n{END}"


def test_a_plea_in_three_sentences_is_boilerplate() -> None:
    """Text that begins like news but advertises a channel is not news."""
    plea = "Sie wollen auf dem Laufenden bleiben? Dann sind Sie hier richtig. Sie erhalten die Nachrichten direkt auf Ihr Telefon."
    assert own(f"{LEAD}\n{plea}\n{BODY}\n{END}") == f"{LEAD}\n{BODY}\n{END}"
