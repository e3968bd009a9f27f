"""What stands around a German article on a news page, as patterns. Tables only; `cleaning` reads them.

Each pattern is matched against one line, trimmed. Sources: the pages of German, Austrian and Swiss newspapers,
broadcasters, agencies and portals as they arrive by copy and paste.
"""

import re

__all__ = [
    "AGENCY_END",
    "BYLINE",
    "CREDIT",
    "DATE_LINE",
    "HEADER_DATE",
    "LABEL",
    "MONTH_NUMBERS",
    "OPENER",
    "PROMOTION",
    "RUBRIC",
    "STRAY",
    "TAIL",
]

_I = re.IGNORECASE


def _any(*patterns: str, flags: int = _I) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


MONTH_NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner jan jän",
            "februar feber feb febr",
            "märz mär maerz mrz",
            "april apr",
            "mai",
            "juni jun",
            "juli jul",
            "august aug",
            "september sep sept",
            "oktober okt",
            "november nov",
            "dezember dez",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "(?:" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\b\.?"
_DAY = rf"(?:\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{2,4}}|\d{{1,2}}\.\s?{_MONTH}\s?\d{{4}}|\d{{4}}-\d{{2}}(?:-\d{{2}})?)"
_CLOCK = r"(?:\d{1,2}[.:]\d{2}(?:\s?Uhr)?|\d{1,2}\s?Uhr)"
_WEEKDAY = (
    r"(?:(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)"
)
_STAMP = rf"(?:{_WEEKDAY},?\s*)?(?:den\s|am\s|vom\s)?{_DAY}(?:\s*[,|/–—·•-]?\s*(?:um\s)?{_CLOCK})?"

#: Links to other pieces follow.
RUBRIC = _any(
    r"(?:Gerade|Jetzt|Das) lesen (?:gerade )?(?:andere|viele|auch andere)(?: Leser(?:innen)?)?",
    r"(?:Lesen|Sehen|Hören|Schauen) Sie (?:hierzu |dazu |jetzt |bitte |hier )?(?:auch|mehr|weiter|außerdem|ebenfalls)\b.{0,30}",
    r"(?:Lies|Lest|Sieh|Seht) (?:dazu |hier )?(?:auch|mehr)\b.{0,20}",
    r"(?:Das|Dies) (?:könnte|dürfte) (?:Sie|dich|euch) (?:auch |noch |ebenfalls )?(?:noch )?interessieren",
    r"(?:Auch|Ebenfalls) (?:interessant|lesenswert|spannend)(?: für Sie)?",
    r"(?:Mehr|Weiteres|Alles|Weitere (?:Artikel|Beiträge|Nachrichten|Meldungen|Infos|Informationen|Themen|News|Videos|Links)|Artikel|"
    r"Links|Hintergründe?) (?:zum|zu diesem|zu den) Themen?",
    r"(?:Mehr|Weitere|Neue|Neueste|Aktuelle|Ähnliche|Verwandte|Passende|Beliebte|Meistgelesene|Empfohlene|Zugehörige|Die neuesten|"
    r"Top) (?:aktuelle )?(?:Artikel|Beiträge|Nachrichten|Meldungen|News|Themen|Videos|Inhalte|Storys|Stories|Podcasts|Links|Hintergründe)"
    r"(?: (?:aus|von|zu|im|des|der|für|auf)\b.{0,40})?",
    r"Mehr (?:aus|von|vom) .{2,40}",
    r"(?:Meist|Am meisten |Häufig )(?:gelesen|geklickt|kommentiert|geteilt|gesehen)(?:e Artikel)?",
    r"Top[- ]?(?:Themen|News|Artikel|Stories)",
    r"(?:Empfehlungen?|Tipps?|Leseempfehlungen?|Lesetipps?)(?: (?:der|aus der|unserer) Redaktion| für Sie)?",
    r"(?:Für Sie|Von der Redaktion|Redaktionell) (?:empfohlen|ausgewählt|ausgesucht)(?:er Inhalt)?",
    r"(?:Passend|Mehr|Weiteres) (?:dazu|hierzu)(?: im (?:Archiv|Netz))?|Zum Thema|Siehe auch|Related(?: Articles| Posts)?|Read more|Read also",
    r"(?:Nächster|Vorheriger|Vorhergehender) (?:Artikel|Beitrag)",
)

#: Nothing of the article comes after these.
TAIL = _any(
    r"(?:Leser)?kommentare?\s*[(:]?\s*\d+\s*\)?",
    r"\d+\s*(?:Leser)?kommentare?n?",
    r"(?:Leserkommentare|Kommentare(?: zu diesem (?:Artikel|Beitrag))?|Kommentarbereich|Forum|Diskussion|Leserbriefe)\s*",
    r"(?:Kommentar (?:schreiben|verfassen|hinterlassen|abgeben|hinzufügen)|Schreiben Sie (?:einen|den ersten) Kommentar|Diskutieren Sie mit|"
    r"Ihre Meinung(?: zum Thema)?|Mitdiskutieren|Jetzt kommentieren|Schreibe einen Kommentar|Antwort(?:en)? (?:schreiben|abbrechen))\W*",
    r"(?:Verwendete |Weitere )?(?:Schlagw(?:orte|örter)|Stichw(?:orte|örter)|Tags|Keywords)\s*:?",
    r"(?:Copyright|©|\(c\)|\u00a9).{0,140}(?:Alle Rechte|vorbehalten|\d{4}|GmbH|AG|Verlag).{0,80}",
    r".{0,80}Alle Rechte vorbehalten\W*",
)

#: Whole lines that are buttons, menus and notices.
LABEL = _any(
    r"(?:Artikel|Beitrag|Seite|Meldung|Link|Nachricht|Story|Jetzt)?\s?(?:teilen|drucken|ausdrucken|merken|vorlesen|anhören|speichern|verschicken|"
    r"versenden|empfehlen|twittern|kopieren|kommentieren|melden|hören|bewerten)(?: auf .{2,20}| per .{2,20})?",
    r"(?:Diesen?|Den|Das) (?:Artikel|Beitrag|Seite|Text|Video) (?:jetzt )?(?:teilen|drucken|merken|anhören|vorlesen|bewerten|weiterempfehlen).{0,30}",
    r"(?:Auf |Bei |Per |Über |Via )?(?:Facebook|Twitter|X|WhatsApp|E-?Mail|Mail|LinkedIn|Xing|Pinterest|Instagram|Telegram|Threads|Bluesky|Mastodon|"
    r"Reddit|Flipboard|Pocket|TikTok|YouTube|Messenger|Drucken|Teilen|Kopieren|Link kopieren|[,|/·•\s])+(?: teilen| folgen)?",
    r"\d[\d.]*\s*(?:mal |x )?(?:geteilt|Shares?|Likes?|Aufrufe|Views|Reaktionen|Klicks|Leser|Abonnenten|Follower)",
    r"(?:Geteilt|Gelesen|Aufrufe|Shares|Views|Likes)\s*:?\s*\d[\d.]*(?: mal)?",
    r"(?:Lesezeit|Lesedauer|Vorlesezeit|Hördauer|Dauer|Länge)\W*(?:ca\.? |etwa )?\d+\s*(?:Min(?:ute)?n?\.?|Sek\w*\.?).{0,20}|\d+ Min(?:\.|uten?) (?:Lesezeit|Lesedauer|lesen)",
    r"(?:-?\s*)?(?:Anzeigen?|Werbung|Advertisement|Sponsored|Gesponsert|Advertorial|Ad|Promotion)(?:\s*-)?(?:ende)?",
    r"(?:Anzeige|Werbung) (?:nach|wird) .{0,40}|Hier endet die (?:Anzeige|Werbung)|Artikel wird nach der (?:Anzeige|Werbung) fortgesetzt.?|Weiter nach der (?:Anzeige|Werbung)",
    r"\[/?\w[\w-]*(?:\s[^\]]{0,200})?\]",
    r"(?:Zurück|Weiter|Nach oben|Zum Seitenanfang|Zur (?:Startseite|Übersicht|Hauptnavigation)|Zum (?:Inhalt|Hauptinhalt)(?: springen)?|Direkt zum Inhalt|"
    r"Startseite|Home|Menü|Navigation|Suche|Login|Anmelden|Einloggen|Abmelden|Registrieren|Abo|Abonnieren|E-Paper|ePaper|Newsletter|"
    r"Mehr|Mehr anzeigen|Mehr lesen|Weiterlesen|Alle anzeigen|Details|Schließen|Akzeptieren|Zustimmen|Ablehnen|Einstellungen|"
    r"Impressum|Datenschutz(?:erklärung)?|AGB|Kontakt|Mediadaten|Barrierefreiheit|Hilfe|Karriere|Push|Merkliste|Feedback|Fehler melden|"
    r"Bild vergrößern|Vergrößern|Bildergalerie|Fotostrecke|Galerie|Video|Podcast|Audio|Play|Abspielen|Vollbild|Quelle|Quellen|[\s|>»/·•]+)+",
    r"(?:Zuletzt )?(?:aktualisiert|geändert|bearbeitet|veröffentlicht|erstellt|publiziert)",
)

#: A line that asks the reader for something: newsletters, channels, apps, subscriptions, consent.
_ASKING = r"(?:Jetzt|Hier|Abonnieren Sie|Melden Sie sich|Folgen Sie|Folge|Abonniere|Registrieren Sie|Laden Sie|Holen Sie|Sichern Sie|Bleiben Sie|Testen Sie|Unterstützen Sie|Klicken Sie|unsere[nmr]?|Ihr|Ihre[nm]?|Sie|dein\w*|du|uns)"
_CHANNEL = r"(?:Newsletter|WhatsApp-Kanal\w*|WhatsApp|Telegram(?:-Kanal)?|Instagram|Facebook|Google News|App|Push-\w+|Podcast|E-Paper|Probeabo\w*|Abo|Abonnement|Digitalabo|Messenger|Feed|Kanal|Kanäle|QR-Code)"
PROMOTION = _any(
    rf"(?:Abonnieren Sie|Folgen Sie|Abonniere|Folge|Jetzt|Melden Sie sich|Hier|Laden Sie|Holen Sie sich|Sichern Sie sich|Bestellen Sie)\b.{{0,120}}\b{_CHANNEL}\b.{{0,250}}",
    rf"Mit (?:WhatsApp|Telegram|unserer App|unserem Newsletter)\b.{{0,60}}(?:neuesten Stand|informiert|verpassen|bleiben).{{0,40}}",
    rf".{{0,160}}\b(?:unser(?:en|em|er)?|den|dem)\b.{{0,40}}\b{_CHANNEL}.{{0,60}}\b(?:abonnieren|anmelden|herunterladen|folgen|bestellen|kostenlos|registrieren)\b.{{0,120}}",
    r".{0,200}\b(?:Nichts mehr verpassen|Immer informiert|Keine Nachricht mehr verpassen|Bleiben Sie (?:informiert|auf dem Laufenden))\b.{0,200}",
    r".{0,200}\b(?:Cookies?|JavaScript|Adblocker|Werbeblocker|Datenschutzeinstellungen|Tracking)\b.{0,100}\b(?:akzeptieren|aktivieren|zustimmen|deaktivieren|verwenden wir|zu(?:ge)?stimm\w*|Einwilligung|anpassen|ablehnen|widerrufen|anzeigen)\b.{0,300}",
    r".{0,200}\bWir (?:verwenden|nutzen|setzen|benötigen)\b.{0,60}\b(?:Cookies|Einwilligung|Zustimmung)\b.{0,400}",
    r".{0,160}(?:Externer Inhalt|externen? Inhalte?|An dieser Stelle finden Sie|von (?:der|unserer) Redaktion (?:ausgewählt|empfohlen)e[nr]? (?:externe|Inhalt)).{0,300}",
    r".{0,200}\b(?:Weiterlesen mit|Jetzt weiterlesen|Diesen Artikel weiterlesen|Dieser (?:Artikel|Inhalt|Text) ist (?:nur )?(?:exklusiv |kostenpflichtig|für Abonnent)|Bereits Abonnent|Sie haben (?:bereits|schon) ein Abo|Abo testen|\d+ (?:Monate?|Wochen?) (?:gratis|kostenlos|für (?:nur )?\d)).{0,200}",
    r".{0,60}\b(?:Haben Sie|Sie haben) (?:einen? )?(?:Fehler|Hinweis|Anregung)\w*.{0,160}",
)

#: Dates and bylines.
HEADER_DATE = re.compile(rf"(?:date|datum|stand|vom)\W{{0,3}}\s*({_DAY})\b[.,:|]?\s*", _I)
DATE_LINE = re.compile(
    rf"(?:(?:Zuletzt |Letzte )?(?:Stand|Datum|Aktualisiert|Aktualisierung|Veröffentlicht|Erstellt|Publiziert|Erschienen|Update|Geändert|date|published|updated)(?: am| vom)?\W{{0,3}}\s*)?"
    rf"(?P<stamp>{_STAMP})(?:\s*[|,·•/–-]?\s*(?:(?:Zuletzt )?(?:aktualisiert|Stand|Update|geändert)(?: am| um)?\W{{0,3}}\s*(?:{_STAMP}|{_CLOCK})|Lesezeit.{{0,20}}|\d+ Min\.?.{{0,12}}))?\W*",
    _I,
)
_NAME = r"(?:(?:Dr|Prof)\.\s)?[A-ZÄÖÜ][\w.'’-]*(?:\s(?:von|van|de|zu|der|al|el|[A-ZÄÖÜ][\w.'’-]*)){0,4}"
BYLINE = re.compile(
    rf"(?:Von|Autor(?:in)?(?:en)?:?|Text:?|Redaktion:?|Ein (?:Kommentar|Bericht|Gastbeitrag|Interview|Artikel|Beitrag|Essay) von|Interview:?|by)\s+{_NAME}"
    rf"(?:\s*(?:,|und|/|\||&|·)\s*{_NAME}){{0,4}}(?:\s*[,|·/–-]?\s*{_STAMP})?(?:\s*[,|·/–-]\s*(?:Lesezeit.{{0,20}}|\d+ Min.{{0,12}}))?\W*"
)

#: Photo credits; after the mark come names, not sentences.
CREDIT = re.compile(
    r"(?:(?:Symbol|Archiv|Titel|Vorschau|Beitrags|Artikel|Presse)?(?:fotos?|bild(?:er|quelle|nachweis|rechte)?)|Grafik|Video|Screenshot|Illustration|Karte|Foto/Grafik|Image|Photo|Credits?|©|\(c\))"
    r"\s*(?:[:©|/]|\bvon\b|\bby\b)\s*\S.{0,140}"
    r"|©\s?\S.{0,120}"
    r"|(?:(?:dpa|afp|apa|reuters|imago(?: images)?|getty(?: images)?|picture[ -]alliance|epa|ap|keystone|ddp|action ?press|shutterstock|adobe stock|istock|unsplash|pixabay|wikimedia|flickr)\b[\s/,.&|+-]*)+(?:[A-ZÄÖÜ][\w.'’-]*[\s/,.&|-]*){0,6}",
    _I,
)
CREDIT_INSIDE = re.compile(
    r"\(?\b(?:Symbol|Archiv)?(?:Foto|Bild|Fotos|Grafik)(?:s)?\s?:\s?(?=[\wÄÖÜ©])[^.!?]{2,80}\)?\.?$|©\s?[^.!?]{2,80}$|\(c\)\s?[^.!?]{2,80}$"
)

#: Sentences at a paragraph's end or standing alone that point to other pieces or name sources.
STRAY = re.compile(
    r"(?:(?:Zuvor|Bereits|Früher|Vorher) (?:berichteten|hatten|haben) wir\b|Wir berichteten\b|(?:Lesen|Sehen) Sie (?:auch|hierzu|dazu|mehr)\b|Mehr (?:dazu|hierzu|zum Thema)\b)[^\n]{0,200}$",
)
SOURCE_LINE = re.compile(
    r"(?:Quellen?|Mit Material von|Mit Agenturmaterial(?: von)?|Text|Redaktion)\s*[:(]\s*.{2,140}|(?:Mit Material (?:von|der)|Mit Agenturmaterial).{0,80}",
    _I,
)
AGENCY_END = re.compile(
    r"\s(\((?:(?:dpa|afp|apa|reuters|rtr|ap|sid|kna|epd|red|ots|sda|awp|dts|OZD|ag|APA/dpa|tass)[\w/,.;\s-]{0,40})\)\.?|(?:dpa|afp|AFP|DPA|APA|OZD|dts|SID|KNA|epd|red)(?:/\w{2,10})*)$"
)
#: A sentence of a page's small print.
OPENER = _any(
    r"Alle Angaben ohne Gewähr.{0,80}",
    r"(?:Dieser|Der|Dieses) (?:Artikel|Text|Beitrag|Inhalt|Video) (?:ist|wurde|erschien|stammt|wird|enthält|entstand)\b.{0,60}\b(?:zuerst|ursprünglich|automatisch|maschinell|KI|Künstlicher Intelligenz|Affiliate|Original|übersetzt|aktualisiert|erstellt|generiert|dpa)\b.{0,200}",
)
