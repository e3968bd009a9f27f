"""Words that carry grammar and no news: one table with a column for each stage that skips them.

The columns differ on purpose. A guard must let a writer add "until" but not "not", which would change a fact; a
translation may add verbs that English needs and German does not; and for comparing sentences, words as frequent as
"people" say little.
"""

# ruff: noqa: SIM905 - a string of words is easier to read than a list

from summarize.language.words import column

_COLUMNS = {
    "written unbound added stories common": """
        about been have over their there they this
    """,
    "written unbound added stories common uncounted": """
        after before from into than that were when which while with
    """,
    "unbound added stories common uncounted": """
        also could will would
    """,
    "unbound added stories common": """
        more most should
    """,
    "written unbound added common": """
        against among because being between having them then these those through under what where within
    """,
    "written unbound added common uncounted": """
        during since
    """,
    "written unbound added stories uncounted": """
        and are but for had has the was who
    """,
    "written unbound added stories": """
        her his its
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
        a along an around as at be behind by did do does he him if in is it of off on onto or s she so to toward
        towards up upon whom whose
    """,
    "added common": """
        already another both each even every here just like made make many much near never only same says still
        such time very year years your
    """,
    "added common uncounted": """
        without
    """,
    "added stories": """
        all
    """,
    "unbound added uncounted": """
        can
    """,
    "unbound added": """
        may might no
    """,
    "written added": """
        below itself though whether
    """,
    "written unbound": """
        am
    """,
    "added": """
        above according across again ago ain almost always amid amidst any anyone anything aren away back became
        become beneath beside besides beyond cannot come comes coming couldn despite didn doesn doing don done
        down due either else ever everybody everyone everything except few further furthermore gave get gets
        getting give given go goes going gone got hasn haven hence hers how however i inside isn let mainly
        makes making me merely mine moreover my neither nobody nor nothing now often once ones others our
        outside own past per put quite rather really regarding say saying set shall shouldn simply someone
        something take taken takes taking therefore throughout thus times together too took unlike us use used
        want wasn way we well went weren why won wouldn yes yet you
    """,
    "added uncounted": """
        via
    """,
    "common": """
        billion first last least million next people percent several three today whole
    """,
    "stories": """
        new
    """,
}


#: Words that a writer may add or change, without number words, modal verbs and negations.
WRITTEN = column(_COLUMNS, "written")
#: Words that no operator of a sentence applies to: "the court rejected that he stole" denies "he" and "stole".
UNBOUND = column(_COLUMNS, "unbound")
#: Words that a translation may have without a German counterpart.
ADDED = column(_COLUMNS, "added")
#: Words that do not say what an English figure counts.
STORIES = column(_COLUMNS, "stories")
#: Words that sentences on different subjects share.
COMMON = column(_COLUMNS, "common")
#: Words after a number that it does not count. Others may leave out what it counts: "In Germany 300 have died".
UNCOUNTED = column(_COLUMNS, "uncounted")

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

#: German words of four or more letters that are too frequent to say what a figure counts.
GERMAN_FUNCTION_WORDS = frozenset(
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
