"""Boilerplate around German articles on news pages: words, and patterns for single lines. `cleaning` reads them.

Sources: pages of German, Austrian and Swiss newspapers, broadcasters, agencies and portals, as pasted from a browser.
Words and patterns describe classes of lines, not single sites.
"""

import re

from summarize.cleaning.datelines import BYLINE, is_date_line, is_dated
from summarize.language.sentences import split_text

_I = re.IGNORECASE


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), _I)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A short line made only of these words (with numbers and FILLERS) is a button, a menu or a counter.
_BUTTONS = _words(
    """teilen geteilt drucken druckansicht druckversion ausdrucken merken gemerkt merkliste vorlesen anhören hören
    speichern verschicken versenden weiterleiten weiterempfehlen empfehlen empfohlen twittern tweeten kopieren
    kommentieren kommentare leserkommentare leserkommentar bewerten melden folgen gefolgt abonnieren
    abonniert abbestellen newsletter facebook twitter whatsapp telegram instagram tiktok youtube linkedin xing
    pinterest reddit flipboard pocket bluesky mastodon threads messenger signal snapchat rss feed e-mail email
    mail link likes like shares share views aufrufe klicks abonnenten follower lesezeit lesedauer
    leseminuten leseminute vorlesezeit hördauer anzeige anzeigen werbung advertorial sponsored gesponsert
    promotion advertisement startseite home menü navigation hauptnavigation hauptinhalt suche suchen login
    logout anmelden einloggen abmelden registrieren registrierung abo abos abonnement digitalabo probeabo plus
    premium e-paper epaper mediathek livestream impressum datenschutz datenschutzerklärung
    datenschutzeinstellungen privatsphäre agb agbs nutzungsbedingungen mediadaten barrierefreiheit netiquette
    cookies cookie feedback weiterlesen mehr weitere schließen akzeptieren zustimmen ablehnen einstellungen
    einwilligung vergrößern bildergalerie fotostrecke galerie bilderstrecke video videos podcast podcasts audio
    play abspielen vollbild untertitel laden lade seitenanfang inhaltsverzeichnis meistgelesen meistgelesene
    meistkommentiert leserbriefe artikel beitrag beiträge schlagwörter schlagworte stichwörter tags
    kategorie kategorien thema beitragsnavigation aktualisieren abstimmen anzeigenmarkt
    stellenmarkt rätsel horoskop jobs app apps push push-mitteilungen benachrichtigungen benachrichtigung
    7-tage-wetter regenradar ressort ressorts rubrik rubriken lokales regionales regional feuilleton
    spielplan liveticker ticker eilmeldung eilmeldungen schlagzeilen nachrichten news top-themen top-news
    übersicht skip content subscribe read more comments comment next previous print save close menu search
    vorheriger nächster vorherige nächste fortsetzung quiz gewinnspiel gutscheine shop hilfreich gpt chatgpt
    ki-zusammenfassung zurück weiter details posting postings später icon ad titelbild senden infos
    livestream folge tgpt teile player spotify deezer rss-feed loading true false null weltplus powered taboola outbrain laufzeit spieldauer aufklappen
    zuklappen einblenden ausblenden"""
)
_FILLERS = _words(
    """a an auf als aus bei bis das dass dein deine dem den der des die diese diesem diesen dieser dieses du ein
    eine einen für gefällt mir hat hier ich ihr ihre ihren im in ins ist ja jetzt kein keine kostenlos lassen
    lesen ältere neuere neue neueste aktuelle alle alles min minute minuten mal mit nach nein nicht nichts noch
    nur oben per seite sek sekunden sie sind springen starten so über um und unten uns unser unsere unseren vom
    von vor war was wie wir x zu zum zur www com de to this our ansehen sehen zeigen öffnen ausklappen
    einklappen hinterlassen schreiben schreibe verfassen abgeben the of stunde stunden tag tagen gratis sofort
    direkt gleich online bild foto text ganze ganzen vollständigen wurde oder ca stimmen abgegeben zuhören
    abbrechen by fragen box infobox optionen informationen kostenpflichtig apple google amazon bei"""
)
_WORD = re.compile(r"[^\W_][\w@.'’-]*[^\W_]|[^\W_]")
_QUOTED = re.compile(r"[„«»\"“][^“”»«\"]{0,300}[“”»«\"]")
# Only after an infinitive or a mark: "HomePod", "PlayStation" and "VideoDays" have seams, too.
_SEAM = re.compile(r"(?<=en|.[!?])(?=[A-ZÄÖÜ][a-zäöüß]+[\s,])")
_NUMBER = re.compile(r"\d[\d.,:/]*x?|[\d.]+[kK]")

#: Introduces links to other articles.
RUBRIC = _any(
    r"(?:Gerade|Jetzt|Das) (?:lesen|liest|interessiert) (?:gerade )?(?:andere|viele|"
    r"auch andere)(?: Leser(?:innen)?)?",
    r"Gerade (?:meistgelesen|beliebt|im Trend)|Trending|Beliebt",
    r"(?:Lesen|Sehen|Hören|Schauen) Sie (?:hierzu |dazu |jetzt |bitte |hier )?(?:auch|mehr|weiter|"
    r"außerdem|ebenfalls)\b.{0,30}",
    r"(?:Lies|Lest|Sieh|Seht) (?:dazu |hier )?(?:auch|mehr)\b.{0,20}",
    r"(?:Das|Dies) (?:könnte|dürfte) (?:Sie|dich|euch) (?:auch |noch |ebenfalls )?(?:noch )?interessieren",
    r"(?:Auch|Ebenfalls) (?:interessant|lesenswert|spannend)(?: für Sie)?",
    r"(?:Mehr|Weiteres|Alles|Weitere \w+|Artikel|Links|Hintergründe?|Videos?) (?:zum|zu diesem|zu den|"
    r"zu) Them(?:a|en)",
    r"(?:Mehr|Weitere|Neueste|Aktuelle|Ähnliche|Verwandte|Passende|Beliebte|Meistgelesene|"
    r"Empfohlene|Zugehörige|"
    r"Die (?:neuesten|wichtigsten)|Top|Interne|Externe) (?:aktuelle )?(?:Artikel|Beiträge|Nachrichten|"
    r"Meldungen|News|Themen|Videos|Inhalte|"
    r"Storys|Stories|Podcasts|Links|Hintergründe|Schlagzeilen|Berichte|Texte|Informationen)(?: (?:aus|von|zu|im|des|"
    r"der|für|auf|in)\b.{0,40})?",
    r"Mehr (?:aus|von|vom|über) \S+(?: \S+){0,2}|Mehr [«„].{2,40}",
    r"(?:Meist|Am meisten |Häufig |Zuletzt )(?:gelesen|geklickt|kommentiert|geteilt|gesehen)(?:e Artikel)?",
    r"Top[- ]?(?:Themen|News|Artikel|Stories|Jobs).{0,20}",
    r"(?:Empfehlungen?|Tipps?|Leseempfehlungen?|Lesetipps?)(?: (?:der|aus der|unserer) Redaktion|"
    r" für Sie)?",
    r"(?:Für Sie|Von der Redaktion|Redaktionell) (?:empfohlen|ausgewählt|ausgesucht)(?:er Inhalt)?|"
    r"Empfohlener .{0,20}Inhalt",
    r"(?:Passend|Mehr|Weiteres) (?:dazu|hierzu)(?: im (?:Archiv|Netz))?|Zum Thema|Siehe auch|"
    r"Related(?: \w+)?|Read (?:more|also).{0,20}",
    r"(?:Nächster|Vorheriger|Vorhergehender) (?:Artikel|Beitrag)|Links|Weiterführende \w+|"
    r"Forum zum Thema.{0,40}|Auf dieser Seite|In diesem (?:Artikel|Beitrag|Text)|Inhalts(?:verzeichnis|übersicht)",
)
#: A rubric and its link on one line.
_RUBRIC_LINE = re.compile(
    r"(?:(?:Lesen|Sehen|Hören) Sie (?:hierzu |dazu |hier )?(?:auch|mehr|hier)|Video|Podcast|"
    r"Lesetipp|Mehr(?: dazu|"
    r" zum Thema| hierzu)?|Auch interessant|(?:Das|Dies) (?:könnte|dürfte) (?:Sie|dich|euch) (?:auch |noch )*interessieren|"
    r"Passend dazu|Siehe auch|Zum Thema|Zum (?:Nach|Weiter)lesen|Eilt|Anzeige|Werbung|Weiterlesen|Meistgelesen|"
    r"Hintergrund-Link)\s?[:|–»>]\s?\S.*",
    _I,
)

#: The number of comments: appears above the comments, or with the buttons below the teaser.
COMMENT_COUNT = _any(
    r"\d+\s*(?:Leser)?kommentare?n?(?: lesen| anzeigen)?",
    r"(?:Leser)?kommentare?(?:\s*\(?\s*\d+\s*\)?)?(?: lesen| anzeigen)?",
)
#: Appears below a comment.
REPLY = _any(
    r"Antworten|Melden|Kommentar melden|Auf (?:diesen )?(?:Kommentar|Beitrag) antworten|Antwort (?:schreiben|verfassen)"
)
#: Boxes that ask for an address: everything between the two patterns is their text.
SIGN_UP = _any(r"(?:\w+-?)?Newsletter(?:s|-Anmeldung)?(?: [„«»\"].{2,60}[“”»«\"])?")
SIGNED_UP = _any(
    r".{0,40}\b(?:anmelden|abonnieren|einloggen|registrieren|eintragen|bestellen)|(?:Ihre |Deine )?E-Mail-?Adresse.{0,30}|Weitere Newsletter"
)

#: Nothing after these lines belongs to the article.
TAIL = _any(
    r"(?:Leser)?kommentare?\s*[(:]?\s*\d+\s*\)?(?: lesen| anzeigen)?",
    r"\d+\s*(?:Leser)?kommentare?n?(?: lesen| anzeigen)?",
    r"(?:Leserkommentare|Kommentare(?: zu diesem (?:Artikel|Beitrag))?|Kommentarbereich|"
    r"Leserbriefe)\s*",
    r"(?:Kommentar (?:schreiben|verfassen|hinterlassen|abgeben|hinzufügen)|Schreiben Sie (?:einen|"
    r"den ersten) Kommentar|"
    r"Diskutieren Sie mit|Ihre Meinung(?: zum Thema)?|Mitdiskutieren|Jetzt kommentieren|"
    r"Schreibe einen Kommentar|"
    r"Antwort(?:en)? (?:schreiben|abbrechen))\W*",
    r"(?:Verwendete |Weitere )?(?:Schlagw(?:orte|örter)|Stichw(?:orte|örter)|Tags|Keywords)\s*:?",
    r"(?:Copyright|©|\(c\)).{0,140}(?:Alle Rechte|vorbehalten).{0,80}",
    r".{0,80}Alle Rechte vorbehalten\W*",
    r"Pressekontakt|(?:Ihre? )?Ansprechpartner(?:in)?|Rückfragen(?: bitte)?(?: an|"
    r" richten Sie an)?|Rückfragehinweis|"
    r"Kontakt für (?:Medien|Presse|Rückfragen).{0,40}|Beitragsnavigation",
    r"(?:Über|Zu) (?:den|die|der|dem) Autor(?:in|en)?|Zum Autor|Zur Autorin",
    r"-- ?|Original-Content von.{0,140}",
)

_STATIONS = r"(?:ARD|ZDF|NDR|WDR|MDR|SWR|BR|HR|hr|RBB|rbb|ORF|SRF|Deutschlandfunk|tagesschau|[A-Za-z]+24)"
# Whole lines that are notices, widgets, codes or addresses; `_LABEL_WITHIN` has those that may begin with any words.
_LABEL = _any(
    r"\[/?\w[\w-]*(?:[\s=][^\]]{0,200})?\]",
    r"[\d\s:/.,+%×x|•·–-]{1,30}|(?-i:[a-z]+[A-Z]\w*:?)",
    r"(?:Bild|Foto|Seite|Folie|Teil) \d+ (?:von|/) \d+",
    r"\d[\d.]*\s*(?:mal |x )?(?:geteilt|Shares?|Likes?|Aufrufe|Views|Reaktionen|Klicks|Leser|Abonnenten|"
    r"Follower|Stimmen abgegeben)",
    r"\d+([.:]\d+)? Min\.?(?: .{0,20})?",
    r"Ein (?:Artikel|Text|Beitrag) aus (?:der|dem|unsere[rm]) (?:\S+ ?){1,4}|Weiterlesen mit \S{2,30}",
    r"(?:[A-Z][\w./-]*\s){1,3}[\d.,]+\s*(?:€|\$|Punkte)?\s[+−±-][\d.,]+\s?%",
    r"(?:Anzeige|Werbung) (?:nach|wird|[–-]) .{0,40}|Hier endet die (?:Anzeige|Werbung)",
    r"\(?(?:[a-zäöü]{2,4}|dpa|afp|apa|ots|sda|kna|epd|sid|dts|reuters)(?:[/,-]\s?[a-zäöü]{2,8}){0,3}\)|"
    r"[A-ZÄÖÜ]\w+ \((?:ots|dpa|pta\w*|news aktuell)\)",
    r"(?:OZD|dts|AFP|DPA|APA|SID|KNA|EPD|ots)(?:/\w{2,10})?",
    r"(?:Tel(?:efon)?|Fax|Mobil|E-?Mail|Mail|Web|Internet|Von|An|Betreff|Datum|Gesendet|IBAN|BIC|"
    r"Spendenkonto|Konto|Cc|ISSN|Newsroom|Pressestelle)\.?\s?:\s?\S.{0,100}",
    r"[A-ZÄÖÜ][\w.ß-]*(?:straße|strasse|platz|allee|weg|"
    r"gasse|Straße|str\.|Str\.)\s\d+\s?[a-z]?(?:\s?[-–]\s?\d+)?",
    r"\S+@\S+\.\w{2,}|(?:https?://|www\.)\S+",
    r"(?:Forum|Postings?|Diskussion)\s?:.{0,40}|\d+ (?:Postings?|Reaktionen|Stimmen|Beiträge)",
    r"Sie befinden sich hier.{0,60}|Sie sind hier.{0,60}|Mit Video|Verfügbar bis .{4,30}|"
    r"Vor \d+ (?:Stunden?|Minuten?|Tagen?)",
    r"Jetzt (?:bestellen|kaufen|buchen|sichern|testen|mitmachen|bewerben)(?: (?:bei|im|auf|und)\b.{0,40})?",
    r"Von (?:dpa|afp|apa|sda|sid|kna|epd|reuters)(?:[,/] ?[\w.-]+){0,4}",
    r"Icon: .{2,40}|UVP:? [\d.,]+ ?(?:€|Euro|CHF)|(?:ISIN|WKN):? ?[A-Z0-9]{6,12}|AXC\d{4} [\d/: -]{10,20}",
    r"(?:[•|] ?)?aus (?:der |dem )?[A-ZÄÖÜ].{2,40} \d{1,2}/\d{4}",
    r"Newsletter [„«»\"].{2,60}[“”»«\"]|Online seit (?:heute|gestern).{0,20}|"
    r"(?:Schweizerische|Deutsche) (?:Nachrichten|Presse)-?Agentur",
    r"Sendung: .{2,60}\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\b.{0,30}",
    r"Dieses Thema im Programm|Pressemitteilung(?: Nr)?.{0,20}|(?:War dieser|Hat Ihnen der|"
    r"Wie gefällt Ihnen dieser) .{3,30}\??|(?:Kategorie|Schlagw\w+|Stichw\w+|Tags?|Themen|Ressort|"
    r"Mehr zum Thema|Kategorien)\s?:\s?\S.{0,140}",
    r"[←‹➤▶►→⇒👉].{3,120}|[«»<>]{1,2} .{3,100}",
)
_LABEL_WITHIN = _any(
    r".{10,140}[.!?] \d{1,3} Min\.?",
    r".{2,60}\(öffnet (?:im|in) (?:einem )?neue[mn] (?:Fenster|Tab)\)|.{2,20} \| (?:Kommentieren|Teilen|Drucken)",
    r".{0,20}nach der (?:Anzeige|Werbung).{0,20}",
    r".{0,30}\babopflichtige\w* Inhalte?\W*",
    rf"(?-i:.{{0,80}}\b{_STATIONS}\b[^.!?]{{0,60}}, \d{{1,2}}\.\d{{1,2}}\.\d{{4}}\b.{{0,20}})",
    r".{3,100}→",
)
_LABEL_SIGNS = (" min", "anzeige", "werbung", "(öffnet", "|", "abopflicht", ".19", ".20", "→")

#: Questions from readers in a Q&A article. The page's own questions contain "Sie": "Wollen Sie mehr wissen?"
QUESTION = re.compile(
    r"(?:W\w+|In welche\w+|Auf welche\w+|Muss|Müssen|Kann|Können|Darf|Dürfen|Soll|Gilt|Gelten|Gibt|Bekomm\w+|Ist|Sind|Hat|Und)\b"
    r"(?!.*\b(?:Sie|Ihnen|Ihr\w*|du|dir|dich|dein\w*)\b).{3,150}\?"
)

# The page addresses the reader about itself. Both halves must match in one line: an article about newsletters has only
# the second, an interview only the first.
_TO_THE_READER = re.compile(
    r"(?:^|[.!?–:]\s+)(?:Bitte|[A-ZÄÖÜ]\w+en|Sei(?:en)?|Hol|Lad|Folge?|Abonniere?|Jetzt|Hier|"
    r"Kostenlos)\b(?: Sie\b| dir\b| uns\b|\b.{0,60}\b(?:\w+en|\w+ern|\w+eln|testen)(?=[.!]?$))"
    r"|(?<=[a-zäöü,] )(?:Sie|Ihnen|Ihre?[nmrs]?)\b|\bunser(?:e[nmrs]?)?\b|\b(?:du|dich|dein\w*|euch)\b|"
    r"\b[Ww]ir (?:verwenden|nutzen|setzen|benötigen|haben|freuen|bitten|erhalten)\b|\buns\b"
    r"|^Sie (?:sind|haben|erhalten|wollen|möchten|können|finden)\b"
)
_ABOUT_THE_PAGE = re.compile(
    r"\b(?:Newsletter\w*|Google News|News-?App|"
    r"Push\S*|Podcasts?|E-?Paper|\w*[Aa]bo|"
    r"\w*abos|Abonnements?|Abonnent\w*|WhatsApp-Kanal|QR-Code|Cookies?|Adblocker|Werbeblocker|"
    r"JavaScript|Einwilligung|Tracking|"
    r"Datenschutz(?:erklärung|hinweis\w*|bestimmung\w*)|personenbezogene[nr]? Daten|IP-Adressen?|Netiquette|Affiliate\S*|Artikels?|"
    r"Journalismus|E-Mail-Adresse|Kommentar(?:e|funktion)?|"
    r"Provision|Gutschein\w*|Neukunden|Liveticker|"
    r"Leser(?:innen|:innen|\*innen)|benachrichtigt)\b"
)
# Advice has these words, too ("Klicken Sie nicht auf den Link in der E-Mail"), so the page must also mention itself.
_ON_THE_NET = re.compile(
    r"\b(?:WhatsApp\S*|Telegram\S*|Instagram|TikTok|Facebook|E-Mail|Link|Klick|Webseite|Website|Einstellungen|Datenschutz)\b"
)
_ITSELF = re.compile(
    r"\b(?:uns|unser\w*|[Ww]ir|[Jj]etzt|[Hh]ier|kostenlos\w*|[Ff]olge?n?|abonnier\w*|Kanal|Channel|diese[rmns]? (?:Seite|Website|Beitrag|Text)|"
    r"[Tt]eilen|[Dd]iskutier\w+|[Dd]rucken|[Ee]mpfehlen|[Ii]nhalte?|[Aa]nmeld\w+|[Ll]ies|[Ll]esen|News|Nachrichten|zustimm\w+|akzeptier\w+)\b"
)
_PAGE_SIGNS = (
    "news", "push", "podcast", "paper", "abo", "qr-code", "cookie",
    "blocker", "javascript", "einwilligung", "tracking", "datenschutz", "personenbezogen", "ip-adresse", "netiquette",
    "affiliate", "artikel", "journalismus", "e-mail", "kommentar", "provision", "gutschein", "neukunden", "liveticker", "leser", "benachrichtigt",
    "whatsapp", "telegram", "instagram", "tiktok", "facebook", "link", "klick", "webseite", "website", "einstellungen",
)  # fmt: skip
#: Explicit notices, which need not mention the page; `_NOTICE_WITHIN` has those that may begin with any words.
_NOTICE = _any(
    r"(?:Mit WhatsApp|Mit Telegram|Mit unserer App).{0,90}",
    r"(?:Bleiben Sie|Bleib|Immer|Jetzt|Kostenlos|(?:Sie|Du|Wollen|Willst|Möchten|Möchtest) (?:wollen|willst|möchten|möchtest|Sie|du))\b[^.!?]{0,100}\bauf dem (?:neuesten Stand|Laufenden)\b.{0,250}",
    r"(?:Sie haben|Du hast|Haben Sie|Hast du|Ich habe) (?:bereits|schon) (?:eine?n? )(?:Konto|Zugang|Account|\w*[Aa]bo\w*)\b.{0,80}",
    r"Dieser (?:Artikel|Text|Beitrag) ist (?:Teil|Bestandteil|nur|exklusiv|kostenpflichtig)\b.{0,100}",
    r"Wir und (?:unsere|bis zu) (?:\d+ )?(?:Partner|Drittanbieter)\b.{0,300}|"
    r"Wir (?:benötigen|brauchen) (?:Ihre|deine) (?:Zustimmung|Einwilligung)\b.{0,200}",
    r"(?:Ja, ich|Ich (?:bin|stimme|willige|möchte)|Mit (?:meiner|deiner|Ihrer) (?:Anmeldung|Registrierung|Bestellung))\b"
    r".{0,160}\b(?:per E-Mail|Newsletter|externe Inhalte|personenbezogen\w*|Werbe\w+|AGB|Datenschutz\w*|"
    r"Nutzungsbedingungen)\b.{0,250}",
    r"(?:Diese|Die) (?:Folge|Episode) (?:ist|wurde|erschien)\b.{0,60}\b(?:erschienen|veröffentlicht|aufgenommen)\b.{0,40}",
    r"Diese (?:Nachricht|Sendung) wurde\b.{0,80}\b(?:gesendet|ausgestrahlt)\b.{0,40}",
    r"D(?:as|ieses) Video ist (?:noch )?bis\b.{0,40}|Video nicht (?:mehr )?verfügbar",
    r"Bericht von .{2,80}\bredigiert von\b.{0,250}",
    r"D(?:er|ie) (?:Artikel|Text|Meldung) (?:ist|wurde|erschien|stammt)\b.{0,60}\b(?:zuerst|ursprünglich|automatisch|"
    r"maschinell|KI|Künstlicher Intelligenz|generiert|kommentiert)\b.{0,200}",
    r"(?:Dieser|Dieses|Diese) (?:Artikel|Text|Beitrag|Inhalt|Video|Meldung|Link|Seite) (?:ist|wurde|"
    r"erschien|stammt|wird|enthält|entstand)\b.{0,200}\b(?:zuerst|ursprünglich|automatisch|maschinell|"
    r"KI|Künstlicher Intelligenz|Affiliate|Original|übersetzt|erstellt|generiert|kommentiert|gültig|"
    r"verfügbar|geteilt|Kooperation|[A-ZÄÖÜ-]*-?Archivs?|Ausgabe)\b.{0,200}",
    r"(?:Alle Angaben|Alle Kurse|Angaben) (?:sind )?ohne Gewähr.{0,80}",
    r"(?:(?:Anmerkung|Hinweis)(?: der| d\.)? Red(?:aktion|\.)|Anm\. d\. Red\.|Transparenzhinweis|Korrektur(?:hinweis)?|"
    r"Korrekturvermerk|Offenlegung|Disclaimer|Redaktioneller Hinweis)\s?:.{0,400}",
    # Without the newsroom's name, a note is about the page only if it says so: "Hinweis: Die Preise gelten ab April."
    r"(?:Anmerkung|Hinweis|Anm\.)\s?:.{0,200}\b(?:Artikels?|Beitrags?|Textes|Text|Fassung|Version|Überschrift|Meldung|"
    r"Redaktion|redaktionell\w*|wir|uns|unsere\w*|Links?|Videos?|Kommentar\w*|Affiliate\S*|Partner\w*|Leser\w*)\b.{0,250}",
    r"Hier geht['’]?s (?:zu|zur|zum)\b.{0,120}",
    r"(?:Mehr|Weitere|Alle|Viele) \w+[^.!?„“»«\"]{0,60} (?:finden|lesen|sehen) Sie\b.{0,120}",
    r"(?:Hier finden Sie|Aktivieren Sie|Um eingebettete) .{0,20}Inhalte.{0,400}",
    r"Ihre Meinung (?:zählt|ist uns wichtig|interessiert uns).{0,60}",
    r"Erforderliche Felder.{0,60}",
    r"(?:Fehler|Hinweise?) (?:gefunden|entdeckt|melden).{0,60}",
    r"Da dieser Artikel älter.{0,160}|(?:18\+|Glücksspiel kann süchtig machen).{0,160}",
    r"(?:Quellen?|Mit Material von|Mit Agenturmaterial(?: von)?|Text|Redaktion|"
    r"Autor(?:in)?)\s?[:(]\s?.{2,200}|Mit (?:Agenturm|M)aterial(?:ien)? (?:von|der|des)\b.{0,80}",
    r"(?:Sendung|Programm|Deutschlandfunk|ARD|ZDF|NDR|WDR|MDR|SWR|BR|HR|RBB|ORF|SRF)\b.{0,40}\|.{0,80}",
)
_NOTICE_WITHIN = _any(
    r"[^.!?]{0,200}\b(?:Nichts mehr verpassen|Keine Nachricht(?:en)? (?:mehr )?verpassen|"
    r"(?-i:Immer|immer bestens|[Jj]ederzeit top) informiert)\b.{0,200}",
    r"[^.!?]{0,160}(?:externe[nr]? Inhalte?|externes Video|Inhalte von \w+ (?:anzeigen|laden)|"
    r"externer Inhalt).{0,300}",
    r".{0,120}\b(?:Jetzt weiterlesen|Diesen Artikel weiterlesen|exklusiv für Abonnent|Bereits Abonnent|"
    r"bereits Abonnent|Abo testen|\bAbo ohne Tracking).{0,200}",
    # An offer has no verb: "Das Ticket gilt 12 Monate für 588 Euro" and "Der Vertrag ist jederzeit kündbar" are news.
    r"(?:[^.!?]{0,60}\b(?:Jetzt|testen|lesen|nur|Abo|Digital\w*|Plus)\b.{0,20}|\w+\+ )?"
    r"\d+\.? (?:Monate?|Wochen?) (?:gratis|kostenlos|für (?:nur )?\d).{0,200}",
    r"(?:(?!\b(?:ist|sei|sind|seien|war|wäre|bleibt)\b)[^.!?]){0,120}\b(?:jederzeit|monatlich) kündbar\b.{0,200}",
    r".{0,20}(?:Audioversion|Audiofassung|Vorlesefunktion|Vorlese-Version)\b.{0,160}",
    r".{0,160}\b(?:gibt|geben|spiegelt|spiegeln|entspricht|entsprechen|vertritt|deckt|decken)\b.{0,60}"
    r"\b(?:Meinung|Sichtweise|Ansicht) de[sr] (?:Redaktion|Verfassers?|Autors?|Autorin|Betreibers?)\b.{0,300}",
    r".{0,120}\bAffiliate-Links?\b.{0,160}|"
    r"[^.!?]{0,80}\b(?:(?-i:Unterstützen) Sie (?:auch )?uns|(?-i:Unterstütze?t?) uns|(?:Sie|du) uns (?:auch )?unterstütz\w+|"
    r"unterstützen Sie (?:auch )?uns)\b.{0,160}",
    r".{0,160}\b(?:benötigt JavaScript|Ihr Browser|Ihren Browser|Ihren Adblocker|Browsereinstellungen)\b.{0,160}",
    r".{0,40}Über dieses Thema berichtete.{0,160}",
    r".{0,80}\b(?:Fehler|Hinweise?|Anregung\w*|Frage\w*|Kritik)\b.{0,80}\b(?:schreiben|melden|senden|"
    r"mailen|teilen) Sie\b.{0,80}",
    r".{0,60}\b(?:unterstützen|fördern|abonnieren) (?:auch )?Sie (?:auch )?uns(?:ere)?\b.{0,120}",
    r".{0,60}\b(?:Deine|Ihre) E-Mail-Adresse wird nicht veröffentlicht.{0,160}",
    r".{0,120}\bkein Kommentieren\b.{0,80}|.{0,80}\b(?:AGB gelten|Bonus für Neukunden)\b.{0,80}",
)
#: Parts of words, in lower case: the pattern above is slow, and matches only lines that contain one of them.
_NOTICE_SIGNS = (
    "verpassen", "informiert", "extern", "inhalte von", "weiterlesen", "abonn", "abo ", "monat", "woche", "kündbar",
    "audio", "vorlese", "meinung", "sichtweise", "ansicht", "affiliate", "unterstütz", "javascript", "browser", "adblocker",
    "dieses thema", "schreiben sie", "melden sie", "senden sie", "mailen sie", "teilen sie", "fördern", "e-mail-adresse",
    "kommentieren", "agb gelten", "bonus",
)  # fmt: skip

#: Attributed to a speaker, so it is news and not a notice: "Hinweise melden Sie bitte der Hotline, rät die Post".
_ATTRIBUTED = re.compile(
    r"[,“”«»\"]\s(?:so|sag(?:t|te|ten)|teil(?:t|te|ten)|erklär(?:t|te|ten)|heißt es|hieß es|schreib(?:t|en)|schrieb(?:en)?|"
    r"rät|riet|empfiehlt|empfahl|beton(?:t|te|ten)|kündig(?:t|te)|warn(?:t|te|ten)|forder(?:t|te|ten)|mein(?:t|te)|"
    r"kritisier(?:t|te|ten)|beginnt|stand|steht)\s(?!Sie\b|wir\b|uns\b)"
)

#: A sentence that points to another article, or says that this one is unavailable, alone or ending a paragraph.
STRAY = re.compile(
    r"(?:(?:Zuvor|Bereits zuvor|Früher|Vorher|Kürzlich) (?:berichteten|hatten|haben) wir\b|"
    r"(?:Wie )?[Ww]ir berichteten\b|"
    r"(?:Lesen|Sehen|Hören) Sie (?:auch|hierzu|dazu|hier|mehr)\b|Mehr (?:dazu|hierzu|zum Thema)\b|"
    r"Dieser (?:Artikel|Text|Beitrag) (?:erschien|wurde zuerst|ist zuerst)\b|"
    r"D(?:er|ie|as|ieser?|ieses) (?:Voll)?(?:Text|text|Artikel|Beitrag|Video|Inhalt|Sendung|Meldung)\b[^.\n]{0,80}"
    r"\baus \w*rechtlichen Gründen (?:leider )?nicht (?:mehr )?(?:zur Verfügung|verfügbar|abrufbar)\b)[^\n]{0,220}$"
)
#: The mark of an agency or author after the last sentence.
AGENCY_END = re.compile(
    r"(?:\s|(?<=[.!?“”\"»«]))(\((?:(?i:dpa|afp|apa|reuters|rtr|ap|sid|kna|epd|red|ots|sda|awp|dts|ozd|ag|tass|lex)|[a-zäöü]{2,5})"
    r"(?:\s?[/,;.]\s?[\w/,.;:\s-]{1,40}|\s\d[\d.\s]{3,12})?\)\.?"
    r"|\[[a-z]{2,4}\]|(?:dpa|afp|AFP|DPA|APA|OZD|dts|SID|KNA|epd|ots)(?:/\w{2,10})*)$",
)

_AGENCIES = (
    r"(?:dpa|afp|apa|reuters|rtr|imago(?: images)?|getty(?: images)?|picture[ -]?alliance|epa|ap|"
    r"keystone|ddp|action ?press|shutterstock|"
    r"adobe ?stock|istock|unsplash|pixabay|wikimedia(?: commons)?|flickr|sda|tass|xinhua|kcna|zuma|laif|"
    r"sputnik|witters|nordphoto|afp|cc[ -]by\S*)"
)
#: Names as in credits: "Bilder von Schäden erwartet" has a verb.
_MAKER = r"(?:[A-ZÄÖÜ][\w.'’-]*+|von|van|de|und|dpa|afp|apa|ap|privat)"
_MAKERS = rf"{_MAKER}(?:[ ,/&]++{_MAKER}){{0,7}}"
#: A line that names the maker of a picture.
CREDIT = re.compile(
    r"(?:(?:(?:Symbol|Archiv|Titel|Vorschau|Beitrags|Artikel|Presse|Handout)?-?(?:foto(?:s|credits?)?|bild(?:er|"
    r"quelle|nachweis|rechte)?)|Grafik|"
    r"Screenshot|Illustration|Karte|Image|Photo|Credits?|Video)\s*(?:[:©|/]\s*\S.{0,140}|\b(?:von|by)\s+"
    rf"(?-i:{_MAKERS}))"
    r"|(?:©|\(c\)|copyright\b)\s?:?\s?\S.{0,120}"
    rf"|Quelle\s?:\s?(?:\S{{0,30}}\s?){{0,3}}\b{_AGENCIES}\b.{{0,60}}"
    rf"|(?-i:(?:[A-ZÄÖÜ][\w.'’-]+\s){{1,3}})?[/|]\s?{_AGENCIES}\b.{{0,30}}"
    r"|(?-i:(?:[A-ZÄÖÜ][\w.'’-]+\s){2,3}[/|]\s?(?:NZZ|SZ|FAZ|F\.A\.Z\.|WELT|taz|CH Media|TX Group|Tamedia|ZEIT|DER SPIEGEL))"
    rf"|(?:{_AGENCIES}\b[\s/,.&|+-]*)+(?:[A-ZÄÖÜ][\w.'’-]*[\s/,.&|-]*){{0,6}})",
    _I,
)
#: An agency's mark alone, which may also be the article's.
AGENCY_MARK = re.compile(
    rf"(?:©\s?)?(?:{_AGENCIES}|sid|apa|kna|epd|dts|awp|red)(?:[-/]\w+){{0,3}}(?:,? ?dpa:\S+)?|"
    r"(?:©|\(c\)) ?(?:\d{4} )?.{0,60}\b(?:GmbH|AG|Verlag|KG|SE)\b.{0,40}",
    _I,
)
#: A credit at the end of a caption, and the signs of which every such credit or note has one; most lines have none.
_CREDIT_SIGNS = ("|", "/", "©", "(c)", "foto", "bild", "grafik", "(quelle", "aufnahme)", "aufnahme,", "aufnahme:")
_CREDIT_AT_END = re.compile(
    r"(?:[(|–/-]\s?|(?<=[.!?…“”«»\")])\s*|\s{2,}|(?<!\w)(?<!\w\s))\b(?:Symbol|Archiv)?-?(?:Fotos?|Bild(?:er)?|Grafik|FOTO|"
    r"BILD)\s?:\s?(?=[\wÄÖÜ©])[^.!?]{2,80}\)?\.?$"
    r"|\b(?:Bildquelle|Bildnachweis|FOTO|BILD|(?:Symbol|Archiv)-?(?:[Ff]oto|[Bb]ild))\s?:\s?(?=[\wÄÖÜ©])[^.!?]{2,80}\)?\.?$"
    # In the middle of a sentence only names make a credit: "ergibt sich ein klares Bild: Die Mieten steigen."
    rf"|\b(?:Fotos?|Grafik)\s?:\s?{_MAKERS}$"
    r"|(?:©|\(c\))\s?[^.!?]{2,80}$"
    rf"|\s[|/]\s?(?i:{_AGENCIES})\b[^.!?]{{0,40}}$"
    r"|\(Quelle: [^()]{0,60}(?i:\b(?:imago|getty|picture[ -]?alliance|epa|keystone|shutterstock|adobe ?stock|istock|pixabay)\b)[^()]{0,40}\)$"
)
#: Words that end only captions.
_PICTURE_NOTE = re.compile(
    r"\((?:Symbol|Archiv|Themen|Serien|Datei)-?(?:bild|foto|aufnahme)(?:[,:] [^)]{2,40})?\)\W*$|"
    r"\b(?:Symbolbild|Archivbild|Archivfoto|Symbolfoto)\W*$|^(?:Bild|Foto) \d+ (?:von|/) \d+\s?[:|–].",
    _I,
)

#: Leftover code of a content system; "[rund 3 Mio. Euro]" and "[sic]" are words.
SHORTCODE = re.compile(r"\[/?\w+[_-]\w[^\]\n]{0,200}\]|\[\w+\s[^\]\n]{0,100}=[^\]\n]{0,100}\]|\[/\w+\]")
#: A row of a Markdown table.
TABLE_ROW = re.compile(r"\|.*\|")

# Buttons, bylines and notices are never longer than these; longer lines are not matched against patterns.
_LONGEST_BUTTON = 70
_LONGEST_LABEL = 160
_LONGEST_NOTICE = 450


def bare(text: str) -> str:
    """Return a line without the marks around a label."""
    return text.strip(" \t:!?.…>»›|-–—*_#▶►+•·=~")


def glued_button(text: str) -> int:
    """Return the length of a button's words that are glued to what follows ("VorlesenDer Rat tagt")."""
    for seam in _SEAM.finditer(text, 0, _LONGEST_BUTTON):
        if _is_button(text[: seam.start()]):
            return seam.start()
    return 0


def ends_in_credit(text: str) -> bool:
    """Whether a line ends in a picture credit, or in words that end only captions."""
    if not _has(text, _CREDIT_SIGNS):
        return False
    return bool(_CREDIT_AT_END.search(text) or _PICTURE_NOTE.search(text))


def is_boilerplate(text: str, *, answer: bool = False) -> bool:
    """Whether a line is boilerplate regardless of its surroundings. An `answer` may address whoever asked."""
    if len(text) > _LONGEST_NOTICE:
        return False
    words = bare(text)
    if not words:
        return True
    if TABLE_ROW.fullmatch(text):
        return not re.search(r"\w", text)
    if len(text) <= _LONGEST_BUTTON and _is_button(words):
        return True
    if len(text) <= _LONGEST_LABEL and (
        any(pattern.fullmatch(words) for pattern in (RUBRIC, TAIL))
        or any(pattern.fullmatch(line) for pattern in (_RUBRIC_LINE, _LABEL, BYLINE) for line in {text, words})
        or (_has(text, _LABEL_SIGNS) and (_LABEL_WITHIN.fullmatch(text) or _LABEL_WITHIN.fullmatch(words)))
        or is_date_line(text)
        or (BYLINE.match(text) and is_dated(text))
        or _run_together(words)
    ):
        return True
    if _ATTRIBUTED.search(text):
        return False
    if _is_notice(text.strip("()")) or STRAY.match(text):
        return True
    return not answer and _talks_to_the_reader(text)


def _has(text: str, signs: tuple[str, ...]) -> bool:
    """Whether a text contains one of `signs`, which are in lower case."""
    return any(map(text.lower().__contains__, signs))


def _is_notice(text: str) -> bool:
    return bool(_NOTICE.fullmatch(text) or (_has(text, _NOTICE_SIGNS) and _NOTICE_WITHIN.fullmatch(text)))


def _talks_to_the_reader(text: str) -> bool:
    """Whether most sentences of a line, outside quotations, address the reader about the page."""
    outside = _QUOTED.sub("", text)
    if not _is_about_the_page(outside):
        return False
    sentences = [span.cut(outside) for span in split_text(outside)]
    pleas = [sentence for sentence in sentences if _TO_THE_READER.search(sentence) and _is_about_the_page(sentence)]
    return len(pleas) * 2 >= len(sentences) > 0


def _is_about_the_page(sentence: str) -> bool:
    if not _has(sentence, _PAGE_SIGNS):
        return False
    if _ABOUT_THE_PAGE.search(sentence):
        return True
    return _ON_THE_NET.search(sentence) is not None and _ITSELF.search(sentence) is not None


def _is_button(text: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    named = sum(word in _BUTTONS for word in words)
    return named > 0 and all(word in _BUTTONS or word in _FILLERS or _NUMBER.fullmatch(word) for word in words)


def _run_together(text: str) -> bool:
    """Whether this is a list of tags without spaces: "AllianzNordkoreaRussland"."""
    return re.fullmatch(r"(?:[A-ZÄÖÜ][a-zäöüß]{2,}){3,}", text) is not None
