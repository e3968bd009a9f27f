"""German words that decide whether a full stop ends a sentence. Tables only; `sentences` reads them.

Collected from Duden's list of abbreviations and the style books of German news agencies. Entries have no spaces after
dots, so that one entry covers "z. B." and "z.B.".
"""

from summarize.language.calendar import GERMAN_MONTHS, GERMAN_SHORT_MONTHS, GERMAN_SHORT_WEEKDAYS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: The sentence always continues: titles, and words that introduce something.
ALWAYS_GO_ON = _words(
    """Dr Drs Prof Hr Hrn Fr Frl Dipl Ing Mag Med med jur phil rer nat theol habil Frhr St Sr. Nr Nrn Art Abs
    Ziff Kap Bd Abb Tab Fig Vgl vgl Zit zit bzw Bzw ca Ca ggf Ggf sog Sog inkl exkl einschl ausschl abzgl
    zzgl gem Gem bspw Bspw insb insbes Insb vs Hrsg Tel lt Lt evtl Evtl bzgl Bzgl betr Betr geb Geb verh gest
    gegr Gebr Gen Hptm Oblt Lt Maj Obstlt Msgr Kard Pfr Rev Abg Min.-Präs Bgm LAbg NAbg KR DDr Univ Ass Priv
    Doz Dres Mr Mrs Ms Mme Mlle Vors stv Stv vorm Vorm nachm Nachm z.B Z.B z.Zt d.h D.h i.e S.d i.S.d i.S.v
    i.V i.A i.d.F o.g O.g s.o. s.u. u.U U.U z.T Z.T z.Hd v.a V.a d.i o.J m.E M.E m.W a.D.-x a.d a.d.R b.R.
    f.d. lfd vorl vglw durchschn schätzungsw ehem Ehem urspr max Max. min. zw Zw erg Erg Übers übers Mitgl
        allg Allg amtl österr dt engl frz ital span russ amerik lat griech Az Rn Rdnr Rz em Em LH-Stv LHStv Vize-Bgm"""
)

#: May end a sentence, and does so before any capital letter.
MAY_END = _words(
    """usw etc usf ff u.v.m uvm u.ä u.Ä o.ä o.Ä u.dgl u.v.a u.v.a.m u.s.w dgl v.Chr n.Chr v.u.Z n.u.Z
    a.m p.m e.V e.G h.c i.R"""
)

_SHORT_MONTHS = frozenset(map(str.capitalize, GERMAN_SHORT_MONTHS))
_MONTHS = _SHORT_MONTHS.union(map(str.capitalize, GERMAN_MONTHS))
_SHORT_NAMES = _SHORT_MONTHS.union(map(str.capitalize, GERMAN_SHORT_WEEKDAYS))

#: Usually followed by a noun or name; ends a sentence only before a word from STARTERS.
GO_ON_BEFORE_NOUNS = _SHORT_NAMES | _words(
    """Mio Mrd Bio Brd a.D jun sen jr sr Tsd Tsde Mill u.a U.a i.d.R I.d.R Jh Jhd Jhdt Jhs Std Stdn Min Sek Mon Co
    Corp Inc Ltd Bros Jr Sr Str str Pl Bhf Hbf Stk Stck Pkt Pfd Ztr Ltr Exz Hl hl Verf Red
    Anm d.J d.M d.Ä d.J. a.M a.d.D i.Br o.D o.V Kfm kfm Tr Kl Jg Jgg Aufl Ausg Bl Tlw tlw teilw Teilw max
    min mind Mind höchst Expl Whg Zi qm Mwst Temp Tägl tägl Wdh Wg wg Verw Forts Fa Gr gr Kat Konf Kto Lfg
    Max Min Mt Mt. p.a p.P S s f P C v u a o Dir Reg Bez Urt Beschl Stat"""
)

#: Nouns counted by an ordinal: "der 3. Platz", "im 19. Jahrhundert".
ORDINAL_NOUNS = _MONTHS | _words(
    """Jahrhundert Jahrhunderts Jahrhunderte Jahrtausend Jahrtausends Jh Jhd Jhdt Platz Platzes Plätze Rang
    Rangs Liga Bundesliga Klasse Stock Stockwerk Etage Geschoss Obergeschoss Untergeschoss Bezirk Bezirks
    Bezirke Tag Tages Tage Woche Monat Monats Jahr Jahres Geburtstag Geburtstags Todestag Todestags Jahrestag
    Jahrestags Hochzeitstag Lebensjahr Lebensjahres Spieltag Spieltags Runde Minute Halbzeit Viertel Viertels
    Drittel Quartal Quartals Quartale Halbjahr Halbjahrs Halbjahres Weltkrieg Weltkriegs Weltkrieges Mal
    Auflage Ausgabe Teil Teils Kapitel Absatz Satz Satzes Akt Akts Szene Kompanie Division Armee Regiment
    Bataillon Brigade Flotte Legislaturperiode Wahlperiode Gesetzgebungsperiode Wahlgang Durchgang Lauf
    Etappe Staffel Folge Episode Verfassungszusatz Semester Schuljahr Schulstufe Schwangerschaftswoche SSW
    Grad Grades Gang Generation Parteitag Kongress Verhandlungstag Prozesstag Sitzung Strafkammer Zivilsenat
    Strafsenat Senat Senats Kammer Lesung Sinfonie Symphonie Breitengrad Längengrad Kilometer Versuch Advent
    Adventsonntag Hauptstück Ergänzungslieferung Internationale Internationalen Reich Reiches Republik Reihe
        Klassen Jahrgang Jahrgangs Jahrgangsstufe Preis Sieg Siege Niederlage Tor Tore Treffer Länderspiel
            Spiel Spiele Titel Auftritt Verlängerung Präsident Präsidenten Sanktionspaket Sanktionspakets
                Stelle Nachkommastelle Dezember-Hälfte"""
)

#: Words that begin a sentence far more often than they follow an abbreviation or an ordinal with a capital.
STARTERS = _words(
    """Der Die Das Den Dem Des Dessen Deren Denen Ein Eine Einen Einem Einer Eines Er Sie Es Ich Wir Ihr Du
    Man Mich Mir Uns Euch Ihm Ihn Ihnen Wer Was Wen Wem Wessen Wie Wo Woher Wohin Wann Warum Weshalb Wieso
    Wofür Wogegen Womit Wodurch Worauf Woran Worum Wovon Welche Welcher Welches Und Aber Oder Doch Denn
    Sondern Auch Nur Noch Nun So Sogar Somit Sonst Soweit Sobald Sofern Solange Da Dort Dorthin Hier Hierzu
    Hierfür Dann Danach Dabei Dafür Dagegen Damit Damals Daneben Daran Darauf Daraus Darin Darüber Darum
    Darunter Davon Davor Dazu Daher Dadurch Demnach Demzufolge Deshalb Deswegen Dennoch Derzeit
    Dementsprechend Trotzdem Trotz Während Wenn Weil Obwohl Obgleich Als Also Ob Bis Seit Seitdem Seither
    Nachdem Bevor Ehe Nach Vor Bei Beim Mit Ohne Für Gegen Durch Um Aus Auf An Am Im In Ins Zum Zur Zu Von
    Vom Über Unter Zwischen Neben Hinter Laut Wegen Gemäß Anhand Aufgrund Angesichts Anders Anstatt Statt
    Stattdessen Dank Infolge Innerhalb Außerhalb Gegenüber Diese Dieser Dieses Diesem Diesen Jene Jener Jenes
    Jede Jeder Jedes Jetzt Heute Gestern Vorgestern Später Zuvor Zudem Zuletzt Zunächst Zuerst Zugleich
    Zumindest Zwar Außerdem Allerdings Jedoch Insgesamt Insbesondere Insofern Inzwischen Indes Indessen Immer
    Immerhin Gleichzeitig Gleichwohl Ebenso Ebenfalls Ferner Schließlich Letztlich Mehr Mehrere Viele Vielen
    Vieles Wenige Weniger Alle Allen Alles Einige Einigen Manche Manchmal Beide Beiden Mein Meine Dein Deine
    Sein Seine Seinen Seinem Seiner Ihre Ihren Ihrem Ihrer Unser Unsere Kein Keine Keinen Keiner Nicht Nichts
    Niemand Nie Niemals Jemand Etwa Etwas Rund Bereits Schon Erst Erstmals Weder Entweder Sowohl Natürlich
    Vielleicht Vermutlich Offenbar Offensichtlich Tatsächlich Möglicherweise Wahrscheinlich Leider Sicher
        Sicherlich Selbst Solche Weitere Weiter Weiterhin Wohl Ja Nein Dass Daß Bislang Bisher Besonders
            Mittlerweile Nachher Vorher Oft Häufig Kaum Fast Genau Gerade Ganz Gut Hinzu Sehr Demgegenüber
                Dies Darf Ist Sind War Waren Wird Wurde Werden Wurden Hat Haben Hatte Hatten Kann Können Soll
                    Sollte Muss Müssen Will Möge Stand Vertreten Gegenwärtig Künftig Alleine Allein Ansonsten
                        Erneut Ähnlich Übrigens Überdies Unterdessen Ungeachtet Anschließend Anfangs
                            Dagegen"""
)

#: After one of these, a number with a dot is an ordinal: "am 3.", "der 1.", "ihren 50.".
POINTERS = _words(
    """der die das den dem des am im vom zum zur beim ins ans übers dieser diese dieses diesem diesen jeder
    jede jedes jedem jeden ein eine einen einem einer eines sein seine seinen seinem seiner seines ihr ihre
    ihren ihrem ihrer ihres mein meine meinen meinem unser unsere unseren unserem unserer kein keine keinen
    Der Die Das Den Dem Des Am Im Vom Zum Zur Beim ab bis und sowie seit zweiter"""
)

#: After one of these, a number with a dot is a plain number at the end of a sentence: "auf Rang 3.".
NUMBERED = _words(
    """Rang Platz Nummer Seite Kapitel Paragraf Paragraph Artikel Absatz Gleis Stufe Punkt Phase Kategorie
    Gruppe Klasse Zahl Ziffer Position Größe Startnummer Liga minus plus auf um von mit rund etwa insgesamt
    nur über unter knapp fast gut mindestens höchstens maximal bereits zwischen gegen ist sind waren war
    blieb bleiben Bezirk Tor Terminal Haus Zimmer Raum Halle Stand Version Level Formel Apollo Artemis Band
        Teil Folge Staffel Modul Minute Spielminute"""
)
