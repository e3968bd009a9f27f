"""Words that carry grammar and no news: one table with a column for each stage that skips them.

The columns differ on purpose. A guard must let a writer add "until" but not "not", which would change a fact; a
translation may add verbs that English needs and German does not; and for comparing sentences, words as frequent as
"people" say little.
"""

# ruff: noqa: SIM905 - a string of words is easier to read than a list

_COLUMNS = {
    "written unbound added stories common": """
        about after been before from have into over than that their there they this were when which while with
    """,
    "unbound added stories common": """
        also could more most should will would
    """,
    "written unbound added common": """
        against among because being between during having since them then these those through under what where
        within
    """,
    "written unbound added stories": """
        and are but for had has her his its the was who
    """,
    "added stories common": """
        other said some
    """,
    "unbound added common": """
        must
    """,
    "unbound added stories": """
        not one out two
    """,
    "written added common": """
        although until
    """,
    "written unbound added": """
        a along an around as at be behind by did do does he him if in is it of off on onto or s she so to
        toward towards up upon whom whose
    """,
    "added common": """
        already another both each even every here just like made make many much near never only same says
        still such time very without year years your
    """,
    "added stories": """
        all
    """,
    "unbound added": """
        can may might no
    """,
    "written added": """
        below itself though whether
    """,
    "written unbound": """
        am
    """,
    "added": """
        above according across again ago ain almost always amid amidst any anyone anything aren away back
        became become beneath beside besides beyond cannot come comes coming couldn despite didn doesn doing
        don done down due either else ever everybody everyone everything except few further furthermore gave
        get gets getting give given go goes going gone got hasn haven hence hers how however i inside isn let
        mainly makes making me merely mine moreover my neither nobody nor nothing now often once ones others
        our outside own past per put quite rather really regarding say saying set shall shouldn simply someone
        something take taken takes taking therefore throughout thus times together too took unlike us use used
        via want wasn way we well went weren why won wouldn yes yet you
    """,
    "common": """
        billion first last least million next people percent several three today whole
    """,
    "stories": """
        new
    """,
}


def _column(name: str) -> frozenset[str]:
    return frozenset(word for columns, words in _COLUMNS.items() if name in columns.split() for word in words.split())


#: Words that a writer may add or change, without number words, modal verbs and negations.
WRITTEN = _column("written")
#: Words that no operator of a sentence applies to: "the court rejected that he stole" denies "he" and "stole".
UNBOUND = _column("unbound")
#: Words that a translation may have without a German counterpart.
ADDED = _column("added")
#: Words that do not say what an English figure counts.
STORIES = _column("stories")
#: Words that sentences on different subjects share.
COMMON = _column("common")

#: Determiners, and words before a noun: "in spring", "the building", "an injured duck".
DETERMINERS = frozenset("a an the this that its their his her".split())
NOMINAL = DETERMINERS | frozenset("in on at of no every last next".split())
#: Prepositions of adverbials, whose nouns are neither agents nor patients.
ADVERBIAL = frozenset("in on at during since for from into within after before until".split())
#: Verbs that mark a passive.
PASSIVE = frozenset("is are was were be been being get gets got".split())
#: Pronouns for persons.
PERSONS = frozenset("i he she they we you".split())
#: Short words that never occur twice in a row.
NEVER_TWICE = frozenset("the an of".split())
#: Words of both languages that begin a clause, or another item of a list.
LINKS = frozenset("und oder aber während and or but while".split())

#: German words of four or more letters that are too frequent to say what a figure counts.
GERMAN = frozenset(
    """
    aber alle allem allen aller alles also andere anderem anderen anderer auch beide beiden beider beim bereits
    bisher dabei damit dann darauf darin dass davon dazu denen dennoch deren derer dessen diese diesem diesen
    dieser dieses doch dort durch eine einem einen einer eines erklärte etwa euch fast ganz gegen habe haben
    hatte hatten hier hätte hätten ihre ihrem ihren ihrer ihres immer insgesamt jede jedem jeden jeder jedes
    jedoch jetzt kann kein keine keinem keinen keiner knapp könne können könnte könnten laut machen machte mehr
    mehrere mindestens muss musste müsse müssen nach nachdem nicht noch nun nämlich oder ohne rund sagte schon
    sehr seien sein seine seinem seinen seiner seines seit selbst sich sind soll solle sollen sollte sollten
    sondern sowie unter viele vielen vom von vor weil weiter weitere weiteren welche wenn werde werden wieder
    wird wolle wollen wollte wurde wurden während wäre wären würde würden zudem zufolge zwischen über
    """.split()
)
