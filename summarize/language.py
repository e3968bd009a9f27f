"""Is a text German? Judged by its function words, which no German sentence does without."""

import re

from summarize.errors import LanguageError

__all__ = ["is_german", "require_german"]

# The most frequent function words of each language (newspaper corpora agree on them). Words that two of the
# languages share ("die" in English, "in", "so", "an", "was", "am", "war", "hat", "man", "den" in Danish and
# Dutch) are left out on every side: they vote for nobody.
_WORDS = {
    "de": """der das und nicht ist ein eine einen einem einer eines zu dem des mit sich auf auch bei nach aus
        sind wird werden wurde wurden über dass daß wie wir sie ich zum zur vom beim im ins ihre ihrer ihren
        seine seiner seinen haben hatte aber oder nur noch mehr durch unter wenn weil zwischen gegen sei
        seien soll sollen kann können könnte muss müssen laut heute diese dieser dieses diesem diesen kein
        keine keinen keiner schon sehr bereits sowie bis seit während für vor ohne unser uns euch mich dich
        ihm ihnen ihn es er als wenige viele alle jahr jahre jahren uhr prozent""",
    "en": """the and of to is that for it with as on by are be this from at which or an not have has were
        their they but its been would will more who had his her he she you we our there about said after when
        than into could also over some these those if out up because""",
    "fr": """le la les des du et est une un dans qui que pour sur au aux par pas plus ce cette il elle ne se
        sont avec son sa ses ont été être mais ou comme nous vous leur deux après selon fait à où""",
    "nl": """het een van en dat voor niet zijn op aan er maar ook naar bij uit nog wordt worden deze heeft
        hebben werd werden meer dan zich wel geen hun wij zij ik je te over door tot om al ze""",
    "da": """og at det af til på er som ikke med har han hun en et de der eller var kan vil skal fra men også
        om blev jeg vi efter ved være så nu når mere""",
    "sv": """och att det som på är av för med till den har inte om ett men var jag han hon från vi så också
        efter kan nu vid sig""",
    "es": """el los las del que y en una por con para es se lo al su como más pero sus este ha son fue
        también""",
    "it": """il di che è e la per un una con del della non sono si dei le gli nel alla più come ha anche""",
}
_GERMAN = frozenset(_WORDS["de"].split())
_OTHERS = {name: frozenset(words.split()) - _GERMAN for name, words in _WORDS.items() if name != "de"}
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = re.compile(r"[^\W\d_a-zA-Z\u00C0-\u024F\u1E00-\u1EFF]")

# Judged on at most this many words from the beginning, the middle and the end: reading more changes nothing.
_SAMPLE = 3000


def is_german(text: str) -> bool:
    """Whether `text` is mainly German.

    Lenient where there is little to go by: a text of a few words with no function word of any language
    counts as German, since a wrong refusal costs more than a bad brief. Quotations in other languages do no
    harm as long as German words are in the majority.
    """
    words = [word.lower() for word in _sample(text)]
    if not words:
        return False
    foreign_letters = sum(1 for word in words if _OTHER_SCRIPT.search(word))
    if foreign_letters * 2 > len(words):
        return False
    german = sum(1 for word in words if word in _GERMAN)
    rival = max(sum(1 for word in words if word in known) for known in _OTHERS.values())
    if german == rival == 0:
        return len(words) < 12
    return german > rival


def _sample(text: str) -> list[str]:
    third = _SAMPLE * 8
    if len(text) > 3 * third:
        middle = (len(text) - third) // 2
        text = " ".join((text[:third], text[middle : middle + third], text[-third:]))
    return _WORD.findall(text)


def require_german(text: str, *, place: str) -> None:
    """Raise LanguageError, naming `place`, unless `text` is German."""
    if not is_german(text):
        raise LanguageError(f"{place}: the text is not German; use --force to read it all the same")
