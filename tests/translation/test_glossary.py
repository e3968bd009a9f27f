"""Words that a translator is given in English: `summarize.translation.glossary`."""

import shutil
from pathlib import Path

import pytest
from fakes import FakeTranslator, told
from hypothesis import given
from hypothesis import strategies as st

from summarize.errors import ModelError
from summarize.figures import Language, find_figures
from summarize.figures.dates.weekdays import WEEKDAY
from summarize.loading import load_translator
from summarize.models.local import resolve
from summarize.models.manifest import Role
from summarize.translation import render
from summarize.translation.glossary import GLOSSARY_FILE, GlossaryTranslator, look_up, read_glossary

GLOSSARY = {"Kaution": "bail", "Leitzinsen": "key interest rates", "Jünger": "disciples", "powerlos": "powerless"}


@pytest.mark.parametrize(
    ("source", "text", "words"),
    [
        ("Die Kaution beträgt 500 Euro.", "Die bail beträgt 500 Euro.", ("bail",)),
        ("Kaution oder Leitzinsen?", "bail oder key interest rates?", ("bail", "key interest rates")),
        ("Die Kautionen und die Mietkaution", "Die Kautionen und die Mietkaution", ()),
        ("Die Kaution-Frage, die kaution", "Die Kaution-Frage, die kaution", ()),
        ("Der Autor Ernst-Adolf Jünger starb.", "Der Autor Ernst-Adolf Jünger starb.", ()),
        ("Die Jünger schliefen.", "Die disciples schliefen.", ("disciples",)),
        ("Sankt Martins Jünger", "Sankt Martins Jünger", ()),
        ("Regierung Jünger", "Regierung disciples", ("disciples",)),
    ],
)
def test_whole_words_are_looked_up_and_surnames_are_not(source: str, text: str, words: tuple[str, ...]) -> None:
    """Only a whole word in the glossary's spelling changes, and none that follows a forename."""
    found = look_up(source, GLOSSARY)
    assert (found.text, found.words) == (text, words)


@given(st.text(alphabet="abÄß -\n.Kaution", max_size=60))
def test_looking_up_changes_nothing_else(source: str) -> None:
    """Replacing the words again restores the source; without words it is untouched."""
    found = look_up(source, {"Kaution": "\x00"})
    assert found.text.replace("\x00", "Kaution") == source
    assert len(found.words) == found.text.count("\x00")


def test_a_translation_that_keeps_the_words_is_taken() -> None:
    """Hypotheses without the words are dropped, in any case; words are looked for from their beginning."""
    translator = FakeTranslator({"Die bail steigt.": ["The caution rises.", "The BAIL rises.", "The unbailed rises."]})
    ((found,),) = GlossaryTranslator(translator, GLOSSARY).hypotheses(["Die Kaution steigt."], count=3)
    assert found.text == "The BAIL rises."


def test_without_such_a_translation_the_source_is_translated_as_it_is() -> None:
    """The German goes to the model a second time, with the same settings, and only for the sources that need it."""
    translator = FakeTranslator(
        {"Die bail steigt.": ["The caution rises."], "Die Kaution steigt.": ["The bond rises."]}
    )
    found = GlossaryTranslator(translator, GLOSSARY).hypotheses(
        ["Alles gut.", "Die Kaution steigt."], count=1, no_repeat=3, avoid=[(), ("caution",)]
    )
    assert [group[0].text for group in found] == ["In English: Alles gut.", "The bond rises."]
    assert translator.calls == [(("Alles gut.", "Die bail steigt."), 1, 3), (("Die Kaution steigt.",), 1, 3)]


def test_figures_and_names_are_those_of_the_german() -> None:
    """What is rendered is checked against the article's sentence, not against the one with words looked up."""
    translator = FakeTranslator(
        {"Die bail für Meier beträgt 500 Euro.": ["Meier's bail is 500 euros.", "The bail is 50 euros."]}
    )
    (found,) = render(["Die Kaution für Meier beträgt 500 Euro."], GlossaryTranslator(translator, GLOSSARY))
    assert (found.target, told(found)) == ("Meier's bail is 500 euros.", [])


def test_a_source_is_as_long_as_its_longer_form() -> None:
    """Looking words up must not make a source longer than the model can read."""
    translator = GlossaryTranslator(FakeTranslator(longest=7), GLOSSARY)
    assert translator.length("Leitzinsen") == len("key interest rates")
    assert translator.length("Kaution") == len("Kaution")
    assert (translator.longest, translator.signature) == (7, "fake@1+0|test")


@pytest.mark.parametrize("line", ["Kaution", "Kaution\t", "\tbail", "Kaution\tbail\tbond"])
def test_a_damaged_glossary_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    """The error has the file, the line and the way out."""
    path = tmp_path / GLOSSARY_FILE
    path.write_text(f"Leitzins\tkey interest rate\n{line}\n", "utf-8")
    with pytest.raises(ModelError, match=r"glossary\.tsv, line 2, .*fix or delete it"):
        read_glossary(path)


def test_a_glossary_that_is_not_text_is_named(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 end in one sentence, too."""
    path = tmp_path / GLOSSARY_FILE
    path.write_bytes(b"Kaution\tb\xff\n")
    with pytest.raises(ModelError, match=r"glossary\.tsv cannot be read"):
        read_glossary(path)


def test_the_glossary_of_a_model_is_used_and_part_of_its_digest(tiny_marian: Path, tmp_path: Path) -> None:
    """A folder with a glossary gives a translator that looks words up; another glossary makes another signature."""
    folder = shutil.copytree(tiny_marian, tmp_path / "model")
    signatures = {load_translator(str(folder), engine="transformers").signature}
    for english in ("bail", "bond"):
        (folder / GLOSSARY_FILE).write_text(f"Kaution\t{english}\n", "utf-8")
        translator = load_translator(str(folder), engine="transformers")
        assert isinstance(translator, GlossaryTranslator)
        signatures.add(translator.signature)
    assert len(signatures) == 3


def _sides(german: str, english: str) -> list[tuple[str, Language]]:
    return [(german, "de"), (english, "en")]


def test_the_built_in_glossary_is_words_and_no_figures() -> None:
    """Every entry is one German word and short English, neither with a figure but for a day of the week that both name."""
    glossary = read_glossary(resolve("compact-de-en", Role.TRANSLATOR).path / GLOSSARY_FILE)
    assert len(glossary) > 5000
    for german, english in glossary.items():
        assert german.isalpha(), german
        assert len(english.split()) <= 4, english
        days = [[(one.unit, one.date) for one in find_figures(text, lang)] for text, lang in _sides(german, english)]
        assert days[0] == days[1], german
        assert all(unit == WEEKDAY for unit, _ in days[0]), german
    assert not {"Jahr", "Regierung", "Berlin", "nicht"} & set(glossary)
