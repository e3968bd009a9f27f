"""Whether a text is German: strict on other languages, lenient on short German ones."""

import pytest

from summarize.errors import LanguageError
from summarize.language.detection import is_german, require_german

GERMAN = {
    "teaser": "Kanzler kündigt Reform an. Opposition spottet.",
    "headline": "Russische Kampfdrohnen greifen Odessa an",
    "headline without function words": "Killerschwein beißt chinesischen Bauern tot",
    "spelled without umlauts": "Die Regierung will die Loehne fuer Pfleger im Fruehjahr erhoehen.",
    "swiss": "Die Stimmberechtigten haben die Vorlage mit grosser Mehrheit verworfen, wie die Behörden mitteilten.",
    "dialect word": "Heuer kamen im Jänner weniger Gäste, sagte der Obmann der Wiener Wirte.",
    "names and numbers": "Leipzig besiegt Bremen 3:2 nach 0:2. Tore: Openda (61.), Simons (70.), Orban (81.).",
    "english quotations": (
        "„We will not give up, and we will fight for every inch of our land“, sagte der Präsident am Montag. "
        "„This is the moment to stand together“, fügte er hinzu. Die Abgeordneten erhoben sich und applaudierten "
        "ihm mehrere Minuten lang, wie Beobachter berichteten."
    ),
    "english titles": 'Netflix zeigt "The Queen of the South", Amazon "The Man in the Castle", berichtet das Blatt.',
    "one word": "Hochwasserschutzgesetz",
}

OTHER = {
    "english": "The government wants to raise wages for nurses in the spring, the minister said on Monday.",
    "english with german names": (
        "German Chancellor Friedrich Merz met Angela Merkel in Schwerin on Monday. The two spoke about the CDU and "
        "the Bundestag, and neither wanted to comment on the meeting."
    ),
    "english headline": "Scientists say the ice is melting faster than expected",
    "french": (
        "Le gouvernement veut augmenter les salaires des infirmières au printemps, a déclaré la ministre lundi. "
        "Les syndicats demandent davantage et menacent de faire grève dans les hôpitaux."
    ),
    "dutch": (
        "De regering wil de lonen van verpleegkundigen in het voorjaar verhogen, zei de minister maandag in Den Haag. "
        "De vakbonden vinden dat niet genoeg en dreigen met een staking in de ziekenhuizen."
    ),
    "danish": (
        "Regeringen vil hæve lønnen for sygeplejersker til foråret, sagde ministeren mandag i København. "
        "Fagforeningerne mener ikke, at det er nok, og truer med at strejke på hospitalerne."
    ),
    "swedish": (
        "Regeringen vill höja lönerna för sjuksköterskor i vår, sade ministern på måndagen i Stockholm. "
        "Facken tycker inte att det räcker och hotar med strejk på sjukhusen."
    ),
    "norwegian": (
        "Regjeringen vil øke lønnen for sykepleiere til våren, sa statsråden mandag i Oslo. "
        "Fagforeningene mener at det ikke er nok og truer med streik."
    ),
    "spanish": (
        "El gobierno quiere subir los salarios de las enfermeras en primavera, dijo la ministra el lunes en Madrid. "
        "Los sindicatos piden más y amenazan con una huelga."
    ),
    "italian": (
        "Il governo vuole aumentare gli stipendi degli infermieri in primavera, ha detto la ministra lunedì a Roma. "
        "I sindacati chiedono di più e minacciano lo sciopero."
    ),
    "polish": (
        "Rząd chce wiosną podnieść płace pielęgniarek, powiedziała w poniedziałek minister w Warszawie. "
        "Związki zawodowe uważają, że to za mało, i grożą strajkiem."
    ),
    "russian": "Правительство хочет весной повысить зарплаты медсестёр, заявила министр в понедельник.",
    "greek": "Η κυβέρνηση θέλει να αυξήσει τους μισθούς των νοσοκόμων την άνοιξη.",
    "no words": "12.345 – 67,8 % (!)",
}


@pytest.mark.parametrize("text", GERMAN.values(), ids=GERMAN.keys())
def test_german_is_german(text: str) -> None:
    """A German text passes however short it is and whatever it quotes."""
    assert is_german(text)


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER.keys())
def test_other_languages_are_not_german(text: str) -> None:
    """A text in a related language is recognised as such."""
    assert not is_german(text)


def test_a_long_text_is_judged_by_samples_of_all_its_parts() -> None:
    """A German byline on top of an English text does not make it German."""
    english = "The minister said that the plan would be ready by the end of the year. " * 2000
    assert not is_german("Von unserer Korrespondentin, die das Land bereist und darüber berichtet. " + english)


def test_the_error_names_the_place_and_the_way_out() -> None:
    """A refusal names the text and the way to read it anyway."""
    with pytest.raises(LanguageError, match=r"^feed\.jsonl:3: .*--force"):
        require_german(OTHER["english"], place="feed.jsonl:3")
