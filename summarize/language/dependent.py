"""German sentences that depend on the sentence before: a pronoun, a connective, an example, a nameless quotation."""

import re

from summarize.language.fragments import verbless

#: Openings that refer to a sentence the brief may lack.
_BACKWARDS = re.compile(
    r"(?:"
    r"Er|Sie|Es|Ihm|Ihr|Ihre[mnrs]?|Sein|Seine[mnrs]?|Dies|Diese[mnrs]?|Jene[mnrs]?|Dessen|Deren|Letztere[mnrs]?"
    r"|Dabei|Dadurch|Dafür|Dagegen|Daher|Damit|Danach|Daran|Darauf|Daraus|Darin|Darüber|Darum|Darunter|Davon|Davor"
    r"|Dazu|Deshalb|Deswegen|Dennoch|Dort|Derweil|Demnach|Denn|Doch|Aber|Also|Auch|Außerdem|Hinzu|Hier|Hingegen"
    r"|Jedoch|Letztlich|Nur|So|Somit|Sondern|Stattdessen|Trotzdem|Und|Oder|Zudem|Zuvor|Beide[mnrs]?|Allerdings"
    r"|Gleichzeitig|Parallel dazu|Das (?:ist|war|sei|sind|waren|wäre|ha(?:t|be|tten?)|hätte|wird|w[eu]rden?|würden?|heißt|bedeutet|zeigte?|zeigten"
    r"|muss|müss[et]n?|musste|müsste|kann|könn[et]n?|konnten?|könnten?|soll|sollen?|sollten?|will|wollen?|wollten?|darf"
    r"|dürf(?:te|e)n?|durften?|gilt|gelte|galt|geht|gehe|ging|liegt|liege|lag|steht|stehe|stand|kommt|komme|kam|tut|tun|taten?"
    r"|macht|machte[nt]?|führte?|sorgte?|ergibt|ergab|reichte?|teilten?|sagten?|bestätigten?|berichtet(?:e|en)?|kritisierten?)"
    r")\b(?! (?:Jahr|Land|Woche|Monat))"
)

#: A pronoun in the first clause, after its verb ("Für Russland bedeutet sie ...", "Am Montag trat er zurück"), or a
#: reference to something named before: "Eine Botschaft macht diesen Wandel deutlich", but not "Die Preise sind dieses
#: Jahr gestiegen".
_POINTING = re.compile(
    r"[A-ZÄÖÜ][^,;:.„“»«\"()–]{0,60}?\s(?:[a-zäöüß]+\s+(?:er|sie)|dies(?:e[mnrs]?)?(?!\w)"
    r"(?!\s(?:Jahr|Woche|Monat|Tag|Land|Saison|Sommer|Herbst|Winter|Früh|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch)))\b"
)

#: An adverb in the first clause that refers to something named before ("85 Prozent seien davon weit entfernt"), unless
#: it announces a clause or infinitive, or belongs to a number ("20 Tote, davon 3 Kinder").
_THEREOF = re.compile(
    r"[A-ZÄÖÜ\d][^,;:.„“»«\"()–]{0,80}?\s(?:davon|dazu|dafür|dagegen|darauf|darin|daraus)\b(?! (?:aus|hin)\b)(?!\s\d)"
    r"(?!.*,\s(?:dass|ob|wie|wer|was|wo|wann|warum|wenn|indem|weil|welche\w*)\b)(?!.*\b(?:zu\s\w+|\w{2,}zu\w+)en\b)"
)

#: Characters from which a quotation is somebody's words rather than a term.
_SPOKEN = 25
#: What a quotation without a speaker lacks.
_SPEECH = re.compile(
    r"\b(?:sag|erklär|beton|mein|teil|bericht|schreib|schrieb|laut|sprach|spricht|nann|nenn|kritisier|forder|warn"
    r"|zitier|äußer|zufolge|hieß|heißt|so der|so die|so [A-ZÄÖÜ]|bekräftig|versicher|begründ|ergänz|füg|bezeichn)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[„“»«\"]([^„“”»«\"]*)[“”»«\"]")
_QUOTATION_MARK = re.compile(r"[„“”»«\"]")
_EXAMPLE = re.compile(r"\b(?:zum Beispiel|beispielsweise|z\. ?B\.)")


def dangling(source: str) -> bool:
    """Whether a German sentence depends on the one before: a pronoun, a connective, an example, a nameless quote."""
    if any(opening.match(source) for opening in (_BACKWARDS, _POINTING, _THEREOF)):
        return True
    if _EXAMPLE.search(source) or half_quoted(source):
        return True
    return nameless_quotation(source)


def nameless_quotation(source: str) -> bool:
    """Whether a German sentence quotes a sentence of somebody whom it does not name.

    A title in quotation marks has no verb, and an embedded phrase begins with a small letter.
    """
    quoted = map(str.strip, _QUOTED.findall(source))
    spoken = any(len(words) >= _SPOKEN and not words[0].islower() and not verbless(words) for words in quoted)
    return spoken and not _SPEECH.search(_QUOTED.sub(" ", source))


def half_quoted(text: str) -> bool:
    """Whether a quotation begins or ends in another sentence."""
    return len(_QUOTATION_MARK.findall(text)) % 2 == 1
