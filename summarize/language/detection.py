"""Whether a text is German: judged by its function words and, where there are few, by the shape of its words."""

import re

from summarize.errors import LanguageError
from summarize.language.words import LETTERS

#: The warning for a text that is read although it is not German.
NOT_GERMAN = "the text does not look German; its numbers are read by German rules"

# The most frequent function words of each language. A word that languages share ("in", "an", "so") is listed for each
# and so decides nothing, unless it is far more common in German ("der", "die", "war").
_WORDS = {
    "de": """der die das und nicht ist ein eine einen einem einer eines zu dem den des mit sich auf auch bei nach aus
        sind wird werden wurde wurden über dass daß wie wir sie ich zum zur vom beim im ins in an am von für vor ihre
        ihrer ihren ihrem seine seiner seinen haben hat hatte hätte hätten wäre wären war waren aber oder nur noch mehr
        durch unter wenn weil zwischen gegen sei seien soll sollen sollte sollten kann können könnte muss müssen laut
        heute diese dieser dieses diesem diesen kein keine keinen keiner schon sehr bereits sowie bis seit während ohne
        unser uns euch mich dich ihm ihnen ihn es er als wenige viele alle allen jahr jahre jahren uhr prozent was wer
        wem wen warum wo man so da nun denn doch dort hier zudem außerdem etwa rund will wollen dies deren dessen damit
        davon dabei ab um statt zuletzt weiter weitere gut ob nachdem""",
    "en": """the and of to is that for it with as on by are be this from at which or an not have has were their they
        but its been would will more who had his her he she you we our there about said after when than into could
        also over some these those if out up because in so you my""",
    "fr": """le la les des du et est une un dans qui que pour sur au aux par pas plus ce cette il elle ne se sont avec
        son sa ses ont été être mais ou comme nous vous leur deux après selon fait à où de on en""",
    "nl": """het een van en dat voor niet zijn op aan er maar ook naar bij uit nog wordt worden deze heeft hebben de
        werd werden meer dan zich wel geen hun wij zij ik je te over door tot om al ze in is met""",
    "da": """og at det af til på er som ikke med har han hun en et de eller var kan vil skal fra men også om
        blev jeg vi efter ved være så nu når mere for i hos mod over""",
    "sv": """och att det som på är av för med till har inte om ett men var jag han hon från vi så också efter kan
        nu vid sig en i de över""",
    "es": """el los las del que y en una por con para es se lo al su como más pero sus este ha son fue también de la
        un no""",
    "it": """il di che è e la per un una con del della non sono si dei le gli nel alla più come ha anche in""",
    "pl": """w i na z się nie że do to jest o jak za po od ale przez dla tym był jego są ze które""",
}
_KNOWN = {name: frozenset(words.split()) for name, words in _WORDS.items()}
_QUOTED = re.compile(r"[„“\"«»][^„“”\"«»]{1,600}[“”\"»«]")
_OTHER_SCRIPT = re.compile(r"[^\W\d_a-zA-Z\u00C0-\u024F\u1E00-\u1EFF]")
# Letters and endings that are more common in German than in its neighbours.
_SHAPE = re.compile(
    r"[äöüß]|sch|(?:ung|ungen|heit|keit|lich|liche[nrsm]?|ische[nrsm]?|ieren|iert|zeug|chts?|tzt|pf|nnen|mmen)$"
    r"|^(?:ge\w{3,}t|ver\w{4,}|zer\w{4,}|ent\w{4,})$"
)
#: Weight of a word's shape against a function word, tuned on single NTREX sentences: a lower weight refuses German
#: headlines, a higher one accepts Dutch and Swedish.
_SHAPE_WEIGHT = 0.5
# Characters sampled at the beginning, the middle and the end; longer samples change nothing.
_SAMPLED_CHARACTERS = 8000
# Below this many words, a text without function words of any language gives no evidence.
_CONCLUSIVE_WORDS = 12


def is_german(text: str) -> bool:
    """Whether `text` is mainly German.

    Lenient on short texts, since a wrong refusal costs more than a bad brief: a headline without function words counts
    as German. Quoted words are ignored if there are others.
    """
    sample = _sample(text)
    words = _words(_QUOTED.sub(" ", sample))
    if len(words) < _CONCLUSIVE_WORDS // 2:
        words = _words(sample)
    if not words:
        return False
    if sum(1 for word in words if _OTHER_SCRIPT.search(word)) * 2 > len(words):
        return False
    german = _german(words)
    rival = float(max(_known(words, name) for name in _KNOWN if name != "de"))
    if german == rival == 0:
        return len(words) < _CONCLUSIVE_WORDS
    return german > rival or (german == rival and len(words) < _CONCLUSIVE_WORDS)


def is_foreign(text: str) -> bool:
    """Whether `text` has words and is not mainly German."""
    return LETTERS.search(text) is not None and not is_german(text)


def is_english(text: str) -> bool:
    """Whether a sentence in a German text is English.

    It is False for every German sentence with a figure in newstest 2008-2020, and True for 99 % of the English ones.
    See docs/decisions.md.
    """
    words = _words(text)
    return _known(words, "en") > _german(words)


def _known(words: list[str], language: str) -> int:
    """Return how many of `words` are function words of a language."""
    return sum(word in _KNOWN[language] for word in words)


def _german(words: list[str]) -> float:
    """Return how many of `words` look German: function words, and with less weight those of German shape."""
    shaped = sum(1 for word in words if _SHAPE.search(word) and word not in _KNOWN["de"])
    return _known(words, "de") + _SHAPE_WEIGHT * shaped


def _words(text: str) -> list[str]:
    return [word.lower() for word in LETTERS.findall(text)]


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLED_CHARACTERS:
        return text
    middle = (len(text) - _SAMPLED_CHARACTERS) // 2
    return " ".join(
        (text[:_SAMPLED_CHARACTERS], text[middle : middle + _SAMPLED_CHARACTERS], text[-_SAMPLED_CHARACTERS:])
    )


def require_german(text: str, *, place: str) -> None:
    """Raise LanguageError, naming `place`, unless `text` is German."""
    if not is_german(text):
        raise LanguageError(f"{place}: the text is not German", "use --force to read it anyway")
