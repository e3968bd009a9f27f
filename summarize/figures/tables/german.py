"""German: the tables."""

# ruff: noqa: SIM905 - tables read best with one entry, and all its forms, a line

from decimal import Decimal

from summarize.figures.figure import Kind, Qualifier
from summarize.figures.tables.schema import (
    AND,
    HALF,
    HUNDRED,
    SCALE,
    TEEN,
    TEN,
    UNIT,
    ZERO,
    Bounds,
    Clock,
    Dates,
    Habits,
    Measure,
    Measures,
    Names,
    Numbers,
    Phrases,
    Ranges,
    Ranks,
    Scores,
    Shares,
    Tables,
    Week,
    Words,
    forms,
    signs,
)
from summarize.language.calendar import GERMAN_MONTHS, GERMAN_SHORT_MONTHS, GERMAN_SHORT_WEEKDAYS, GERMAN_WEEKDAYS
from summarize.language.negation import GERMAN_DENIALS, GERMAN_TURNERS, NONE

_ONE = Decimal(1)


_ATOMS = {
    "null": (0, ZERO), "ein": (1, UNIT), "eins": (1, UNIT), "zwei": (2, UNIT), "zwo": (2, UNIT), "drei": (3, UNIT), "vier": (4, UNIT),
    "fünf": (5, UNIT), "fuenf": (5, UNIT), "sechs": (6, UNIT), "sieben": (7, UNIT), "acht": (8, UNIT),
    "neun": (9, UNIT), "zehn": (10, TEEN), "elf": (11, TEEN), "zwölf": (12, TEEN), "zwoelf": (12, TEEN),
    "dreizehn": (13, TEEN), "vierzehn": (14, TEEN), "fünfzehn": (15, TEEN), "fuenfzehn": (15, TEEN), "sechzehn": (16, TEEN),
    "siebzehn": (17, TEEN), "achtzehn": (18, TEEN), "neunzehn": (19, TEEN), "zwanzig": (20, TEN), "dreißig": (30, TEN),
    "dreissig": (30, TEN), "vierzig": (40, TEN), "fünfzig": (50, TEN), "fuenfzig": (50, TEN), "sechzig": (60, TEN),
    "siebzig": (70, TEN), "achtzig": (80, TEN), "neunzig": (90, TEN), "hundert": (100, HUNDRED), "tausend": (1000, SCALE),
    "million": (10**6, SCALE), "millionen": (10**6, SCALE), "milliarde": (10**9, SCALE), "milliard": (10**9, SCALE), "billiard": (10**15, SCALE), "trilliard": (10**21, SCALE), "milliarden": (10**9, SCALE),
    "billion": (10**12, SCALE), "billionen": (10**12, SCALE), "billiarde": (10**15, SCALE), "billiarden": (10**15, SCALE),
    "trillion": (10**18, SCALE), "trillionen": (10**18, SCALE), "trilliarde": (10**21, SCALE), "trilliarden": (10**21, SCALE),
    "und": (0, AND), "einhalb": (0, HALF), "undeinhalb": (0, HALF), "halb": (0, HALF),
}  # fmt: skip

_SCALES = {
    "tausend": 3, "tsd": 3, "tsd.": 3, "million": 6, "millionen": 6, "mio": 6, "mio.": 6, "mill": 6, "mill.": 6,
    "milliarde": 9, "milliarden": 9, "mrd": 9, "mrd.": 9, "mia": 9, "mia.": 9, "md.": 9, "billion": 12, "billionen": 12, "bio": 12, "bio.": 12,
    "billiarde": 15, "billiarden": 15, "brd.": 15, "trillion": 18, "trillionen": 18, "hundert": 2, "lakh": 5, "crore": 7,
}  # fmt: skip

_TIME = {
    "millisecond": "millisekunde|millisekunden|tausendstelsekunde|tausendstelsekunden|ms",
    "centisecond": "hundertstelsekunde|hundertstelsekunden", "decisecond": "zehntelsekunde|zehntelsekunden",
    "second": "sekunde|sekunden|sek|sek.|sec",
    "minute": "minute|minuten|min|min.|minütchen", "hour": "stunde|stunden|std|std.|stdn.|h",
    "day": "tag|tage|tagen|tages|tags|tg.|tg|arbeitstage|arbeitstagen|werktage|werktagen",
    "week": "woche|wochen|wo.", "month": "monat|monate|monaten|monats",
    "quarter": "quartal|quartale|quartalen|quartals", "half-year": "halbjahr|halbjahre|halbjahren|halbjahrs|halbjahres",
    "year": "jahr|jahre|jahren|jahres|jahrs|lebensjahre|lebensjahren", "decade": "jahrzehnt|jahrzehnte|jahrzehnten|dekade|dekaden",
    "century": "jahrhundert|jahrhunderte|jahrhunderten", "millennium": "jahrtausend|jahrtausende|jahrtausenden",
}  # fmt: skip

_PHYSICAL = {
    "nm": "nanometer|nanometern", "um": "mikrometer|mikrometern", "mm": "millimeter|millimetern|millimeters",
    "cm": "zentimeter|zentimetern|zentimeters|centimeter", "dm": "dezimeter|dezimetern", "m": "meter|metern|meters",
    "km": "kilometer|kilometern|kilometers|km", "inch": "zoll|inch", "foot": "fuß|fuss|foot", "yard": "yard|yards",
    "mile": "meile|meilen", "nautical_mile": "seemeile|seemeilen", "light_year": "lichtjahr|lichtjahre|lichtjahren",
    "mm2": "quadratmillimeter|quadratmillimetern", "cm2": "quadratzentimeter|quadratzentimetern|qcm",
    "m2": "quadratmeter|quadratmetern|quadratmeters|qm|m^2|m²|m2", "are": "ar", "ha": "hektar|hektare|hektaren|ha",
    "km2": "quadratkilometer|quadratkilometern|qkm|km²|km^2|km2", "acre": "acre|acres|morgen",
    "square_mile": "quadratmeile|quadratmeilen", "square_foot": "quadratfuß|quadratfuss",
    "ml": "milliliter|millilitern", "cl": "zentiliter|zentilitern", "dl": "deziliter|dezilitern", "l": "liter|litern|liters",
    "hl": "hektoliter|hektolitern", "cm3": "kubikzentimeter|kubikzentimetern|cm³|ccm",
    "m3": "kubikmeter|kubikmetern|kubikmeters|m³|m3|cbm|festmeter", "km3": "kubikkilometer|km³", "gallon": "gallone|gallonen",
    "barrel": "barrel|fass|fässer|fässern|barrels", "teaspoon": "teelöffel|teelöffeln|tl", "tablespoon": "esslöffel|esslöffeln|el",
    "cup": "tasse|tassen", "mg": "milligramm|mg", "ug": "mikrogramm|µg|μg", "g": "gramm|gr.", "kg": "kilogramm|kilo|kilos|kg",
    "t": "tonne|tonnen|to.", "kt": "kilotonne|kilotonnen", "zentner": "zentner|zentnern", "pound": "pfund",
    "ounce": "unze|unzen", "carat": "karat",
    "km/h": "km/h|km / h|kilometer pro stunde|kilometern pro stunde|stundenkilometer|stundenkilometern|kmh|kilometer in der stunde|tempo km/h",
    "m/s": "m/s|meter pro sekunde|metern pro sekunde", "km/s": "km/s|kilometer pro sekunde", "mph": "meilen pro stunde|mph",
    "knot": "knoten", "degC": "°c|° c|grad celsius|°celsius|° celsius|celsius|c°", "degF": "°f|° f|grad fahrenheit|fahrenheit|°fahrenheit",
    "K": "kelvin", "degree": "grad|°|breitengrad|längengrad", "radian": "rad", "turn": "turn|umdrehungen",
    "kJ": "kilojoule", "J": "joule", "MJ": "megajoule", "kcal": "kilokalorie|kilokalorien|kcal", "cal": "kalorie|kalorien",
    "Wh": "wattstunde|wattstunden", "kWh": "kwh|kilowattstunde|kilowattstunden", "MWh": "mwh|megawattstunde|megawattstunden",
    "GWh": "gwh|gigawattstunde|gigawattstunden", "TWh": "twh|terawattstunde|terawattstunden", "W": "watt", "kW": "kilowatt|kw|kwp",
    "MW": "megawatt|mw", "GW": "gigawatt|gw", "TW": "terawatt", "hp": "ps|pferdestärke|pferdestärken",
    "bit": "bit|bits", "byte": "byte|bytes", "kB": "kilobyte|kilobytes|kb", "MB": "megabyte|megabytes|mb",
    "GB": "gigabyte|gigabytes|gb", "TB": "terabyte|terabytes|tb", "PB": "petabyte", "Mbit": "megabit|mbit", "Gbit": "gigabit|gbit",
    "kbit/s": "kbit/s", "Mbit/s": "mbit/s|megabit pro sekunde|mbps", "Gbit/s": "gbit/s|gigabit pro sekunde",
    "Hz": "hertz|hz", "kHz": "kilohertz|khz", "MHz": "megahertz|mhz", "GHz": "gigahertz|ghz",
    "Pa": "pascal", "hPa": "hektopascal|hpa", "bar": "bar", "mbar": "millibar", "V": "volt", "kV": "kilovolt|kv", "ampere": "ampere",
    "decibel": "dezibel|db", "point": "punkt|punkte|punkten|zähler|zählern|pkt.", "megapixel": "megapixel",
    "magnitude": "auf der richterskala",
}  # fmt: skip

_PERCENT = {
    "percent": "prozent|%|v. h.|v.h.|vh|vom hundert|prozents", "percentage_point": "prozentpunkt|prozentpunkte|prozentpunkten|prozentpunkts",
    "basis_point": "basispunkt|basispunkte|basispunkten", "per_mille": "promille|‰|promillepunkte",
}  # fmt: skip

_MONEY = {
    "EUR": "euro|euros|eur|€|teuro", "USD": "us-dollar|us-dollars|dollar|dollars|usd|us-$|us$|$|us dollar|usd$|amerikanische dollar|amerikanischen dollar",
    "GBP": "britische pfund|britischen pfund|pfund sterling|gbp|£|englische pfund", "CHF": "franken|schweizer franken|chf|sfr|sfr.|fr.|fränkli|stutz",
    "JPY": "yen|jpy|japanische yen|japanischen yen|¥", "CNY": "yuan|renminbi|cny|chinesische yuan|chinesischen yuan|rmb",
    "RUB": "rubel|rub|russische rubel|russischen rubel", "UAH": "hrywnja|griwna|griwen|griwnja|hrywnia|uah", "PLN": "zloty|złoty|pln|polnische zloty",
    "CZK": "tschechische kronen|tschechischen kronen|czk", "HUF": "forint|huf", "SEK": "schwedische kronen|schwedischen kronen|schwedische krone",
    "NOK": "norwegische kronen|norwegischen kronen|nok", "DKK": "dänische kronen|dänischen kronen|dkk", "ISK": "isländische kronen",
    "TRY": "lira|türkische lira|türkischen lira|try|tl", "INR": "rupie|rupien|inr|rs|indische rupien|indischen rupien|indische rupie",
    "PKR": "pakistanische rupien|pakistanischen rupien", "KRW": "won|krw|südkoreanische won|südkoreanischen won|₩", "KPW": "nordkoreanische won",
    "AUD": "australische dollar|australischen dollar|aud|a$|aud$|au$", "CAD": "kanadische dollar|kanadischen dollar|cad|c$|can$|cad$",
    "NZD": "neuseeland-dollar|neuseeländische dollar|neuseeländischen dollar|nzd|nz$|nzd$", "SGD": "singapur-dollar|sgd|s$", "HKD": "hongkong-dollar|hkd|hk$",
    "TWD": "taiwan-dollar|twd|nt$", "THB": "baht|thb", "IDR": "rupiah", "PHP": "philippinische peso", "VND": "dong", "ILS": "schekel|ils|₪",
    "EGP": "ägyptische pfund|ägyptischen pfund", "SAR": "saudi-rial|riyal", "AED": "dirham", "QAR": "katar-riyal", "KWD": "kuwaitische dinar",
    "IQD": "irakische dinar|irakischen dinar", "IRR": "rial|iranische rial", "ZAR": "rand|zar", "NGN": "naira", "KES": "kenia-schilling|kenianische schilling|kenianischen schilling|kenianischen schillinge",
    "BRL": "reais|brasilianische real|brasilianischen real|brl", "ARS": "argentinische peso|argentinischen peso|argentinische pesos|argentinischen pesos", "CLP": "chilenische peso|chilenische pesos", "COP": "kolumbianische peso|kolumbianische pesos",
    "MXN": "mexikanische peso|mexikanischen peso|mexikanische pesos|mexikanischen pesos|mxn|mxn$|peso|pesos", "RON": "lei|rumänische lei", "BGN": "lew|lewa",
    "RSD": "serbische dinar|dinar", "DEM": "d-mark|dm|deutsche mark|mark", "ATS": "schilling|ats", "FRF": "französische franc|francs|franc",
    "ITL": "italienische lire|lire", "ESP": "peseten", "FIM": "finnische mark", "KHR": "kambodschanische riel|riel", "BTC": "bitcoin|bitcoins|btc",
    "cent": "cent|cents|ct", "AFN": "afghani", "LBP": "libanesische pfund", "SYP": "syrische pfund", "KZT": "tenge",
}  # fmt: skip

_PEOPLE = {
    "person": "erwachsene|erwachsenen|mensch|menschen|person|personen|leute|leuten|einwohner|einwohnern|einwohnerinnen|bürger|bürgern|bürgerinnen|bewohner|bewohnern|zuschauer|zuschauern|besucher|besuchern|teilnehmer|teilnehmern|gäste|gästen|mitglieder|mitgliedern",
    "soldier": "soldat|soldaten|soldatinnen|soldaten|militärs", "dead": "tote|toten|toter|todesopfer|todesopfern|todesfälle|todesfällen",
    "injured": "verletzte|verletzten|verletzter|verwundete|verwundeten|schwerverletzte|leichtverletzte|schwerverletzten",
    "victim": "opfer|opfern", "child": "kind|kinder|kindern", "woman": "frau|frauen", "man": "mann|männer|männern",
    "employee": "mitarbeiter|mitarbeitern|mitarbeiterinnen|beschäftigte|beschäftigten|angestellte|angestellten|arbeiter|arbeitern",
    "refugee": "flüchtling|flüchtlinge|flüchtlingen|geflüchtete|geflüchteten", "police_officer": "polizist|polizisten|polizistinnen|polizeibeamte|polizeibeamten",
    "student": "student|studenten|studierende|studierenden|schüler|schülern|schülerinnen", "civilian": "zivilist|zivilisten",
    "hostage": "geisel|geiseln", "prisoner": "gefangene|gefangenen|häftlinge|häftlingen", "fighter": "kämpfer|kämpfern", "patient": "patient|patienten",
    "voter": "wähler|wählern", "vote": "stimme|stimmen", "goal": "tor|tore|toren|treffer|treffern", "seat": "sitz|sitze|sitzen|mandat|mandate|mandaten",
    "drone": "drohne|drohnen", "missile": "rakete|raketen", "tank": "panzer|panzern", "aircraft": "flugzeug|flugzeuge|flugzeugen",
    "country": "bundesstaaten|bundesstaat|mitgliedstaaten|mitgliedsstaaten|staat|staaten|land|länder|ländern", "city": "stadt|städte|städten", "job": "arbeitsplätze|arbeitsplätzen|stellen|jobs",
    "case": "fall|fälle|fällen", "infection": "neuinfektionen|infektionen", "ship": "schiff|schiffe|schiffen", "apartment": "wohnung|wohnungen",
}  # fmt: skip

_BEFORE: dict[str, Qualifier | None] = {
    **dict.fromkeys("mehr als|über|ueber|gut|gute|guten|mehr wie|deutlich mehr als|weit mehr als|weit über|deutlich über|etwas mehr als|knapp über|"
                    "größer als|oberhalb von|jenseits von|jenseits der|älter als|länger als|höher als|schwerer als".split("|"), Qualifier.MORE_THAN),
    **dict.fromkeys("weniger als|unter|deutlich weniger als|etwas weniger als|nicht einmal|keine|deutlich unter|knapp unter|unterhalb von|"
                    "kleiner als|jünger als|kürzer als|niedriger als|nicht mal".split("|"), Qualifier.LESS_THAN),
    **dict.fromkeys("mindestens|wenigstens|zumindest|nicht weniger als|ab|minimal|mindestens weitere|nicht unter|mind.|mindestens rund".split("|"), Qualifier.AT_LEAST),
    **dict.fromkeys("höchstens|hoechstens|maximal|bis zu|nicht mehr als|allerhöchstens|max.|bis hin zu|nicht über|bis zu rund|bis maximal|"
                    "innerhalb von|innerhalb der|innerhalb|binnen|innert".split("|"), Qualifier.AT_MOST),
    **dict.fromkeys("rund|etwa|circa|ca.|ca|ungefähr|in etwa|schätzungsweise|um die|an die|zirka|gegen|grob|geschätzt|geschätzte|geschätzten|annähernd|so um die|"
                    "ungefaehr|rd.|an etwa|ungefähre|etwa um|vielleicht".split("|"), Qualifier.ABOUT),
    **dict.fromkeys("knapp|fast|nahezu|beinahe|beinah|nicht ganz|kaum|annähernd|knappe|knappen|bald|schier".split("|"), Qualifier.NEARLY),
    **dict.fromkeys("genau|exakt|präzise|punktgenau".split("|"), Qualifier.EXACT),
    **dict.fromkeys("weitere|weiteren|weiterer|weitere rund".split("|"), None),
}  # fmt: skip

_AFTER = {
    "oder mehr": Qualifier.AT_LEAST, "und mehr": Qualifier.AT_LEAST, "oder weniger": Qualifier.AT_MOST, "und weniger": Qualifier.AT_MOST,
    "aufwärts": Qualifier.AT_LEAST, "und darüber": Qualifier.AT_LEAST, "und älter": Qualifier.AT_LEAST, "plus": Qualifier.AT_LEAST,
    "oder älter": Qualifier.AT_LEAST, "oder jünger": Qualifier.AT_MOST,
}  # fmt: skip

_GENITIVES = {f"{name}{'es' if name.endswith('rz') else 's'}": number for name, number in GERMAN_MONTHS.items()}
#: Words, or parts of them, without their dot.
_DOTTED_MONTHS = frozenset({"mär", "jun", "jul"})
_MONTHS = (
    GERMAN_MONTHS
    | _GENITIVES
    | {
        form: number
        for name, number in GERMAN_SHORT_MONTHS.items()
        for form in ((f"{name}.",) if name in _DOTTED_MONTHS else (name, f"{name}."))
    }
)

_CASES = ("e", "er", "en", "es", "em")
_INFLECTED = ("", *_CASES)


def _inflect(stems: dict[str, int], endings: tuple[str, ...] = _INFLECTED) -> dict[str, int]:
    return {stem + ending: value for stem, value in stems.items() for ending in endings}


#: Numbers that something multiplies by: "verzwanzigfacht".
_FACTORS = {
    "drei": 3, "vier": 4, "fünf": 5, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "fünfzehn": 15,
    "zwanzig": 20, "fünfundzwanzig": 25, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "hundert": 100, "tausend": 1000,
}  # fmt: skip

_MULTIPLES = {
    **{stem + e: Decimal(2) for stem in ("doppelt", "zweifach", "verdoppelt") for e in _INFLECTED},
    **dict.fromkeys("verdoppeln|verdoppelung|verdopplung|verdoppelten|verdoppele|verdopple|doppelten".split("|"), Decimal(2)),
    **{f"ver{number}fach{e}": Decimal(value) for number, value in _FACTORS.items() for e in ("en", "end", "ung", *(f"t{e}" for e in _INFLECTED))},
    **{stem + e: Decimal("0.5") for stem in ("halbiert",) for e in _INFLECTED},
    **dict.fromkeys("halbieren|halbierung|halbierten".split("|"), Decimal("0.5")),
}  # fmt: skip

_MEASURE = Kind.MEASURE

_ADJECTIVES = {
    **forms(_MEASURE, {
        "year": "jährig|jährlich|jaehrig|jähr", "month": "monatig|monatlich", "week": "wöchig|wöchentlich|woechig", "day": "tägig|täglich|taegig",
        "hour": "stündig|stündlich|stuendig", "minute": "minütig|minütlich|minuetig", "second": "sekündig|sekündlich", "degree": "gradig",
    }),
    **forms(Kind.PERCENT, {"percent": "prozentig|%ig"}),
    **forms(Kind.CARDINAL, {"digit": "stellig", "part": "teilig", "floor": "stöckig|geschossig|stöckiger", "head": "köpfig", "seat": "sitzig", "lane": "spurig",
                             "wheel": "rädrig", "engine": "motorig|strahlig", "line": "zeilig", "page": "seitig", "room": "zimmrig", "language": "sprachig",
                             "person": "personen", "stage": "stufig", "class": "klassig", "goal": "torig"}),
}  # fmt: skip

_HEADS = {
    **forms(_MEASURE, {"year": "jahres|jahre|jahr|jährig", "month": "monats|monat", "week": "wochen", "day": "tage|tages", "hour": "stunden",
                        "minute": "minuten|minüter", "second": "sekunden", "km": "kilometer", "m": "meter", "l": "liter", "t": "tonner|tonnen"}),
    **forms(Kind.PERCENT, {"percent": "prozent"}), **forms(Kind.MONEY, {"EUR": "euro"}),
    **forms(Kind.CARDINAL, {
        "cylinder": "zylinder", "corner": "eck", "seat": "sitzer", "door": "türer", "goal": "torer", "person": "personen|mann", "room": "zimmer|raum", "star": "sterne",
        "party": "parteien", "country": "länder|staaten", "point": "punkte", "family": "familien", "rider": "reiher", "floor": "stöcker", "course": "gänge|gang",
        "page": "seiter", "part": "teiler", "master": "master", "headed": "köpfig", "speed": "gänger", "child": "kind", "front": "fronten", "power": "mächte",
    }),
}  # fmt: skip

_SUBUNITS: dict[str, Measure] = {
    "cent": ("cent", Kind.MONEY, _ONE), "cents": ("cent", Kind.MONEY, _ONE), "rappen": ("CHF", Kind.MONEY, Decimal("0.01")),
    "kopeken": ("RUB", Kind.MONEY, Decimal("0.01")), "kopeke": ("RUB", Kind.MONEY, Decimal("0.01")), "pence": ("GBP", Kind.MONEY, Decimal("0.01")),
    "penny": ("GBP", Kind.MONEY, Decimal("0.01")), "pfennig": ("DEM", Kind.MONEY, Decimal("0.01")), "groschen": ("ATS", Kind.MONEY, Decimal("0.01")),
}  # fmt: skip

_DECADE_STEMS = {
    "zehner": 10,
    "zwanziger": 20,
    "dreißiger": 30,
    "dreissiger": 30,
    "vierziger": 40,
    "fünfziger": 50,
    "fuenfziger": 50,
    "sechziger": 60,
    "siebziger": 70,
    "achtziger": 80,
    "neunziger": 90,
    "nuller": 0,
}
_DECADES = {stem + ending: value for stem, value in _DECADE_STEMS.items() for ending in ("", "jahre", "jahren", "jahr")}
_DECADES |= {"zweitausenderjahre": 0, "zweitausenderjahren": 0}  # a Zweitausender is a mountain

_HALVES = frozenset("halbe halber halbes halben halbem".split())
_ARTICLES = frozenset("ein eine einen einer einem eines".split())
_WEEKDAYS = GERMAN_WEEKDAYS | {
    "rosenmontag": 1, "ostermontag": 1, "pfingstmontag": 1, "aschermittwoch": 3, "gründonnerstag": 4, "karfreitag": 5, "karsamstag": 6,
    "ostersonntag": 7, "pfingstsonntag": 7, "palmsonntag": 7, "totensonntag": 7,
}  # fmt: skip

GERMAN = Tables(
    habits=Habits(compounds=True, noun_capitals=True, article_counts=True, ordinals_divide=False, dot_ordinals=True, month_first=False, hours_24=True, era_capitals=False),
    numbers=Numbers(
        decimal=",",
        grouping=".",
        atoms=_ATOMS,
        whole={"eine": 1, "einen": 1, "einer": 1, "einem": 1, "eines": 1, "eins": 1},
        feminine=frozenset("e"),
        one_endings=frozenset("s e en em er es".split()),
        declined={2: frozenset({"er", "en"}), 3: frozenset({"er", "en"})},
        group_endings=("er",),
        joiner="und",
        alternatives=frozenset("oder".split()),
        unit_first=True,
        point=frozenset({"komma"}),
        minus=frozenset({"minus"}),
        plus=frozenset({"plus"}),
        scales={word: Decimal(10) ** power for word, power in _SCALES.items()},
        written_scales={"bio": "Bio"},
        scale_symbols={"k": Decimal(1000), "K": Decimal(1000)},
        halves=_HALVES,
        half_adjectives=_HALVES,
        one_and_a_half=("anderthalb",),
        fixed={"anderthalb": Decimal("1.5"), "anderthalbe": Decimal("1.5"), "eineinhalb": Decimal("1.5"), "einundhalb": Decimal("1.5"),
               "eineinviertel": Decimal("1.25"), "eindreiviertel": Decimal("1.75"), "eineinhalbtausend": Decimal(1500),
               "zweitausendundeine": Decimal(2001)},
        dozen={"dutzend": 12},
        collectives={
            "dutzende": 12, "dutzenden": 12, "dutzender": 12, "hunderte": 100, "hunderten": 100, "hunderter": 100, "tausende": 1000, "tausenden": 1000,
            "tausender": 1000, "zehntausende": 10000, "zehntausenden": 10000, "zehntausender": 10000, "hunderttausende": 100000,
            "hunderttausenden": 100000, "hunderttausender": 100000, "millionen": 10**6, "milliarden": 10**9, "billionen": 10**12, "abertausende": 1000,
            "abertausenden": 1000, "abermillionen": 10**6, "hundertmillionen": 10**8, "zigtausende": 10000, "zigtausenden": 10000, "zigtausend": 10000,
            "hundertausende": 100000,
        },
        collective_links=frozenset({"von", "und"}),
        repeated=("aber",),
        several=frozenset("mehrere mehreren mehrerer einige einigen einiger viele vielen vieler wenige wenigen zahlreiche zahlreichen etliche etlichen paar".split()),
        indefinite={("ein", "paar"): "nothing", ("den", "paar"): "nothing", ("paar",): "number"},
        for_the_sake=frozenset({"halber"}),
        nouns_after={"Acht": frozenset({"in", "außer", "ausser"}), "Elf": frozenset("die der beste beiden ersten".split())},
        verbs_before={"acht": frozenset("geben gibt gab zu".split())},
        surnames=frozenset({"Tausend"}),
        formats=frozenset({"ELF"}),
    ),
    ranks=Ranks(
        ordinals={
            **_inflect({"erst": 1, "dritt": 3, "siebt": 7, "siebent": 7}, _CASES),
            "erstmals": 1, "erstmalig": 1, "erstmalige": 1, "erstmaligen": 1, "zuerst": 1, "zweitens": 2, "drittens": 3, "erstens": 1, "viertens": 4, "fünftens": 5,
        },
        ordinal_endings=frozenset(stem + ending for stem in ("t", "st", "erst", "dritt", "siebt", "") for ending in _CASES),
        ordinal_stems={"erst": 1, "dritt": 3, "siebt": 7},
        anniversaries=("jahrestag", "geburtstag", "todestag"),
        digit_endings=frozenset(stem + ending for stem in ("t", "st") for ending in _CASES),
        case_endings=_CASES,
        base_ending="e",
        stem_ending="t",
        linking="s",
        rank_links=frozenset({"und", "oder", "bis"}),
        superlative_stems={"zweit": 2, "dritt": 3, "siebt": 7},
        superlative_endings=tuple(end + case for end in ("ste", "ßte", "sste", "letzte", "platzierte", "gereihte") for case in ("", "n", "r", "s", "m")),
        ordinal_context=frozenset("der die das dem den des im am zum beim vom zur ins ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner jeder jede jedes jeden jedem dieser diese diesem ein eine einen einem einer auf in unser unsere mein meine als und".split()),
        from_last=_inflect({"vorletzt": 2, "drittletzt": 3, "viertletzt": 4, "fünftletzt": 5, "zweitletzt": 2}, _CASES),
        ranked_in=("tabellen", "weltranglisten", "ranglisten", "gruppen"),
        digit_ordinals=frozenset({"."}),
        roman_names=frozenset("Elisabeth Elizabeth Karl Franz Wilhelm Friedrich Napoleon Ludwig Heinrich Georg Alexander Nikolaus Katharina Peter Johann Johannes Paul Pius Leo Maria Joseph Josef Leopold Otto Konrad Albert Philipp Felipe Carlos Charles Juan Ramses Gustav Christian Margrethe Rudolf Maximilian August Ferdinand Benedikt Iwan Innozenz Clemens Gregor Mehmed Abdullah Hussein".split()),
        verb_forms=frozenset({"achten", "achte", "achter"}),
    ),
    shares=Shares(
        denominators={"drittel": 3, "dritteln": 3, "drittels": 3, "viertel": 4, "vierteln": 4, "viertels": 4, "hälfte": 2, "hälften": 2, "siebtel": 7,
                      "siebteln": 7, "achtel": 8, "achteln": 8},
        fraction_endings=frozenset({"tel", "teln", "tels", "stel", "steln", "stels"}),
        half_nouns=("hälfte",),
        unit_joint="ein",
        part_endings=frozenset({"s", "n"}),
        genitive_endings=frozenset({"s"}),
        plural_endings=("",),
        share_heads=("mehrheit", "gesellschaft"),
        multiples=_MULTIPLES,
        multiple_endings=frozenset(_inflect({"fach": 1, "fachig": 1, "mal": 1, "malig": 1}, (*_INFLECTED, "s"))),
        times=frozenset({"mal", "male", "malen"}),
        once=frozenset("einmal".split()),
        once_before=frozenset("nur mindestens genau erst".split()),
        once_after=frozenset("pro im am jährlich täglich wöchentlich monatlich".split()),
        rates=frozenset("pro".split()),
        small={"beide": 2, "beiden": 2, "beider": 2, "beidem": 2, "beides": 2, "duo": 2, "trio": 3},
        parts=("drittel", "viertel", "achtel", "siebtel"),
        each=frozenset("jeder jede jedes jeden jedem".split()),
        one_of=frozenset("einer eine eines einem einen".split()),
        share_links=Phrases({"von": False}),
        measure_links=frozenset({"von"}),
        none=NONE,
        single=frozenset("einziger einzige einzigen einziges einzigem".split()),
        single_stems=("einzig",),
        together=frozenset({"zu"}),
        party_endings=("t", "st"),
        parties={"dritt": 3, "siebt": 7, "siebent": 7, "acht": 8},
        denials=GERMAN_DENIALS | NONE,
        exceptions=frozenset("nur als außer ausser sondern und".split()),
        half_as=Phrases.of(("halb so",), True),
        pair=frozenset({"Paar"}),
        pair_articles=frozenset({"ein", "einem"}),
    ),
    measures=Measures(
        units=Phrases({**forms(_MEASURE, _TIME), **forms(_MEASURE, _PHYSICAL), **forms(Kind.PERCENT, _PERCENT), **forms(Kind.MONEY, _MONEY), **_SUBUNITS,
               "vierteljahr": ("month", _MEASURE, Decimal(3)), "viertelstunde": ("minute", _MEASURE, Decimal(15)), "viertelstunden": ("minute", _MEASURE, Decimal(15))}),
        symbols=Phrases({
            **forms(_MEASURE, {"m": "m", "g": "g", "t": "t", "l": "l", "hour": "h", "second": "s", "W": "W", "V": "V", "K": "K", "nm": "nm", "um": "µm|μm", "mm": "mm",
                                "cm": "cm", "dm": "dm", "ml": "ml", "cl": "cl", "hl": "hl", "hp": "PS", "J": "J", "kJ": "kJ", "minute": "min", "foot": "ft", "mph": "mph", "inch": "″"}),
            **signs({"EUR": "€|EUR", "USD": "$|USD|US-$|US$|USD$|usd$", "GBP": "£|GBP", "CHF": "CHF|Fr.|Fr|SFr.|SFr|sFr.", "JPY": "¥|JPY", "CNY": "CNY|RMB", "RUB": "RUB|₽",
                                  "AUD": "AUD|A$|AU$|AUD$|aud$", "CAD": "CAD|C$|CAD$|cad$|CA$", "NZD": "NZD|NZ$|NZD$|nzd$", "HKD": "HK$|HKD", "MXN": "MXN|MXN$|mxn$", "BRL": "R$|BRL",
                                  "SGD": "S$|SGD", "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "PLN": "PLN|zł", "CZK": "CZK|Kč", "HUF": "HUF|Ft", "TRY": "TRY|₺", "INR": "INR|₹", "UAH": "UAH|₴",
                                  "ILS": "ILS|₪", "KRW": "KRW|₩", "DEM": "DM", "BTC": "BTC|₿", "TWD": "NT$"}),
        }),
        people=Phrases({form: unit for unit, forms in _PEOPLE.items() for form in forms.split("|")}),
        subunits=frozenset(_SUBUNITS),
        adjectives={stem + ending: measure for stem, measure in _ADJECTIVES.items() for ending in (*_INFLECTED, "s", "keit")},
        heads=_HEADS,
        not_compounds=("elfmeter", "achterbahn", "zweierlei", "dreierlei", "viererlei", "zweierbeziehung", "siebenbürg", "siebengebirg", "neunaug", "zehnerl"),
        definite=frozenset("der die das den dem des".split()),
        hedged_one={stem + e: qualifier for stem, qualifier in (("gut", Qualifier.MORE_THAN), ("knapp", Qualifier.NEARLY), ("rund", Qualifier.ABOUT)) for e in ("e", "er", "es", "en", "em")},
        after_one=frozenset("später danach zuvor lang vor nach früher".split()),
        zero=Phrases({"unter null": -1, "unter 0": -1, "unter dem gefrierpunkt": -1, "minus": -1, "über null": 1, "über 0": 1, "über dem gefrierpunkt": 1, "plus": 1}),
        not_people=frozenset({"und", "oder", "aber", "beziehungsweise"}),
        adjective_endings=("e", "en", "er"),
        uncounted=frozenset({"morgen"}),
        weighing=frozenset("schwer schwere schweren schwerer".split()),
        attributive_endings=_CASES,
        after_digits=frozenset("el tl EL TL ha ms PS".split()),
        plurals=frozenset("tage tagen jahre jahren jahrzehnte jahrzehnten stunden wochen monate monaten minuten sekunden jahrhunderte jahrhunderten meilen tonnen".split()),
        not_with_article=frozenset("fuß foot zoll".split()),
        hyphened=frozenset("m g mm cm kg nm kW MW l t h W V ml dl PS".split()),
        leading={"tempo": "km/h"},
    ),
    scores=Scores(
        score_words=frozenset("sieg siege niederlage gewann gewannen gewonnen verlor verloren unterlag besiegte schlug endstand führung führte ausgleich remis unentschieden tor tore treffer spiel spielte "
                              "erfolg halbzeit endete endeten pokal bundesliga elfmeterschießen heimsieg auswärtssieg satz sätze match gegen kantersieg pausenstand zwischenstand anschlusstreffer stand".split()),
        score_links=frozenset({"zu"}),
        score_joints=frozenset({"zu"}),
        nil=frozenset({"null"}),
    ),
    bounds=Bounds(
        before=Phrases(_BEFORE),
        within=frozenset("innerhalb binnen innert".split()),
        hedges=Phrases.of("rund etwa knapp fast circa ungefähr nahezu plus".split(), True),
        after=Phrases(_AFTER),
        than=frozenset({"als"}),
        negations=GERMAN_TURNERS,
        deadlines=Phrases({"spätestens": Qualifier.AT_MOST, "spaetestens": Qualifier.AT_MOST, "allerspätestens": Qualifier.AT_MOST, "frühestens": Qualifier.AT_LEAST, "fruehestens": Qualifier.AT_LEAST,
                           "nicht vor": Qualifier.AT_LEAST, "nicht später als": Qualifier.AT_MOST, "nicht früher als": Qualifier.AT_LEAST}),
        deadlines_after=Phrases({"oder später": Qualifier.AT_LEAST, "oder früher": Qualifier.AT_MOST}),
        deadline_links=frozenset("in im am ab um bis zum zur nach mit dem den der von".split()),
        up_to=frozenset({"bis"}),
        comparatives=frozenset({"mehr", "weniger"}),
        prepositions=frozenset("über ueber unter gegen ab um".split()),
        governing=("umfrage", "befragung", "studie", "verfüg", "diskut", "debatt", "bericht", "sprach", "sprech", "entsch", "verhandl", "verhandel", "berat", "beriet", "abstimm", "kredit", "darlehen", "vertrag", "verträge", "bescheid",
                   "rechnung", "gold", "silber", "bronze", "weltrekord", "weltmeister", "olympiasieg", "europameister", "scheck", "quittung", "hilfspaket", "rettungspaket"),
        against=frozenset({"gegen"}),
    ),
    ranges=Ranges(
        to=Phrases.of(("bis", "bis zu", "bis zum", "bis zur", "bis etwa", "bis rund", "bis hin zu", "bis circa", "bis ca.", "bis maximal", "bis höchstens"), True),
        between=frozenset({"zwischen"}),
        from_words=frozenset({"von", "vom"}),
        from_to=Phrases.of(("auf", "auf rund", "auf etwa", "auf mehr als", "auf über", "auf knapp", "auf fast", "auf bis zu", "auf zuletzt", "auf nur noch", "auf nunmehr", "auf nun", "auf jetzt"), True),
        ones=_ARTICLES,
        commas=frozenset({","}),
    ),
    dates=Dates(
        months=_MONTHS,
        date_links=frozenset("zum dem den am".split()),
        day_marks=frozenset({"."}),
        day_before=frozenset("am vom zum den dem der bis ab seit ist".split()),
        day_before_cut=frozenset("am vom den zum".split()),
        day_before_month=frozenset("seit vom dem".split()),
        year_links=("des", "der", "jahres", "in", "im", "jahr"),
        year_of=Phrases.of(("des", "des jahres", "des jahr", "im jahr", "im jahres"), True),
        relative_of=frozenset({"des", "im"}),
        year_nouns=frozenset("jahr jahre jahres anno".split()),
        month_alone=frozenset(GERMAN_MONTHS) | {"januars", "februars", "aprils", "junis", "julis"},
        month_before=frozenset("im bis seit ab vom zum ende anfang mitte".split()),
        month_words=frozenset("august mai april".split()),
        month_links=frozenset("im am des der den jeden".split()),
        parts={
            "anfang": "early", "mitte": "mid", "ende": "late", "frühjahr": "spring", "frühling": "spring", "sommer": "summer", "herbst": "autumn", "winter": "winter",
            "jahresende": "late", "jahresanfang": "early", "jahresbeginn": "early", "jahresmitte": "mid", "beginn": "early", "spätsommer": "late-summer",
            "frühsommer": "early-summer", "spätherbst": "late-autumn", "frühe": "early", "frühen": "early", "späte": "late", "späten": "late", "mitten": "mid",
        },
        seasons=frozenset("saison spielzeit wintersemester schuljahr winter geschäftsjahr ws studienjahr".split()),
        year_words=frozenset("jahr jahre jahres jahren jahrgang seit ab bis vor nach von vom anfang mitte ende sommer winter herbst frühjahr frühling um zwischen wm em saison seither anno".split()),
        year_hedges=frozenset("etwa rund gegen circa ca.".split()),
        year_counts=frozenset({"mindestens"}),
        year_endings=frozenset({"s", "er", "ern"}),
        not_after_years=frozenset("bar rand real turn tasse punkt karat mark zoll acre ar rad".split()),
        quarters={"quartal": "quarter", "quartals": "quarter", "quartale": "quarter", "halbjahr": "half-year", "halbjahres": "half-year", "halbjahrs": "half-year",
                  "jahresviertel": "quarter", "jahreshälfte": "half-year", "hälfte": "half-year", "kalenderwoche": "week", "kalenderwochen": "week", "kw": "week",
                  "jahresdrittel": "third-year", "trimester": "third-year"},
        numbered_weeks=frozenset({"kalenderwoche"}),
        centuries=frozenset("jahrhundert jahrhunderts jahrhunderte jahrhunderten jh. jhd. jh".split()),
        century_links=frozenset("und bis oder".split()),
        decades=_DECADES,
        decade_words=("jahre", "jahren", "jahr"),
        decade_articles=frozenset({"der", "den"}),
        decade_prepositions=frozenset({"die", "in"}),
        decade_links=frozenset("und oder bis ,".split()),
        shared_endings=frozenset({"er", "ern"}),
        decade_of=Phrases.of(("des",), True),
        decade_dashes=frozenset({"-"}),
        age_endings=frozenset({"s"}),
        decade_endings=frozenset({"er", "ern", "iger", "igern"}),
        hundreds=frozenset(range(20)),
        eras=Phrases({"v.chr.": -1, "v. chr.": -1, "vor christus": -1, "v. u. z.": -1, "v.u.z.": -1, "vor unserer zeitrechnung": -1, "vor christi geburt": -1, "n.chr.": 1, "n. chr.": 1, "nach christus": 1, "n. u. z.": 1, "unserer zeitrechnung": 1, "nach christi geburt": 1}),
        relative={
            **{stem + e: -1 for stem in ("letzt", "vergangen", "vorig", "verflossen") for e in _CASES},
            **{stem + e: 1 for stem in ("nächst", "kommend", "naechst", "folgend") for e in _CASES},
            **{stem + e: -2 for stem in ("vorletzt", "vorvergangen", "vorvorig") for e in _CASES},
            **{stem + e: 2 for stem in ("übernächst",) for e in _CASES},
            "diese": 0, "dieser": 0, "diesen": 0, "dieses": 0, "diesem": 0, "laufenden": 0, "laufende": 0, "laufendes": 0,
        },
        spans=frozenset("jahre jahren monate monaten".split()),
        this_year=frozenset({"heuer"}),
        days={"gestern": -1, "vorgestern": -2, "übermorgen": 2},
        ago_before=frozenset({"vor"}),
        genitives=frozenset("jahres tages monats".split()),
    ),
    week=Week(
        weekdays=_inflect(_WEEKDAYS, tuple(part + case for part in ("", "abend", "morgen", "früh", "frueh", "vormittag", "nachmittag", "mittag", "nacht") for case in ("", "s", "e", "en", "es"))),
        weekday_endings=("s",),
        weekday_abbreviations={day.capitalize(): number for day, number in GERMAN_SHORT_WEEKDAYS.items()},
        weekday_links=frozenset("am vom ab bis den seit".split()),
        weekday_currencies=frozenset({"CHF"}),
    ),
    clock=Clock(
        o_clock=Phrases.of(("uhr",), True),
        half_day=None,
        hour_signs=frozenset({"h"}),
        hour_links=frozenset("und oder ,".split()),
        range_links=frozenset("und sowie ,".split()),
        hour_parts={"viertel": 15, "viertelstunde": 15, "halb": 30, "dreiviertel": 45},
        clock_to=frozenset("vor".split()),
        clock_past=frozenset("nach".split()),
        minute_words=frozenset("minuten".split()),
        clock_before=frozenset("um gegen kurz es auf ist".split()),
        time_context=frozenset("um gegen ab bis von seit kurz zwischen".split()),
        day_parts=Phrases({"morgens": "am", "vormittags": "am", "früh": "am", "frühmorgens": "am", "nachmittags": "pm", "mittags": "pm", "abends": "pm", "nachts": "night", "am morgen": "am", "am abend": "pm",
                   "am nachmittag": "pm", "am vormittag": "am", "in der nacht": "night", "in der früh": "am", "nachmittag": "pm", "abend": "pm", "vormittag": "am", "am mittag": "pm"}),
        clock_words={"mitternacht": "T00:00"},
    ),
    names=Names(
        labels=Phrases({"§": "section", "§§": "section", "paragraf": "section", "paragraph": "section", "paragrafen": "section", "art.": "article", "artikel": "article", "artikels": "article", "artikeln": "article",
                "abs.": "paragraph", "absatz": "paragraph", "satz": "sentence", "nr.": "number", "nummer": "number", "ziffer": "item", "kapitel": "chapter", "kap.": "chapter", "resolution": "resolution",
                "version": "version", "halbsatz": "half-sentence", "bundesstraße": "road", "bundesstrasse": "road", "landesstraße": "road", "landesstrasse": "road", "staatsstraße": "road",
                "kreisstraße": "road", "autobahn": "road", "zimmer": "room", "gleis": "platform", "linie": "line",
                "flug": "flight", "fluges": "flight", "flugs": "flight", "hartz": "hartz"}),
        not_identifiers=frozenset("eur usd chf gbp mio mrd tsd kw nr art abs ca rund etwa circa bis ab von um am im in und oder mit für über unter vor nach seit ende mitte anfang".split()),
        numeros=(("nr", "."), ("no", "."), ("no",)),
        legislators=frozenset("eu eg ewg euratom gasp ji".split()),
    ),
    words=Words(
        articles=_ARTICLES,
        stop=frozenset("und oder aber sowie der die das den dem des ein eine einen einem einer eines in im an am auf aus bei mit nach von vor zu zum zur für um über unter ist sind war waren wird werden wurde wurden hat haben hatte hatten sich nicht auch als wie dass ob weil so es er sie wir ihr ich man sein seine ihre aller alle allen dieser diese jener noch nur schon mehr bis seit pro je".split()),
        idioms=Phrases.of(
            "acht geben|acht gibt|acht gab|acht gaben|außer acht|ausser acht|sich in acht|mich in acht|dich in acht|uns in acht|euch in acht|in acht nehmen|in acht nimmt|in acht genommen|in acht zu nehmen|erste hilfe|erster hilfe|ersten hilfe|aus erster hand|aus zweiter hand|null bock|null und nichtig|eines tages|auf einmal|auf den ersten blick|"
            "in erster linie|unter vier augen|erste bank|ersten bank|erster klasse|zweiter klasse|nummer sicher|erste geige|zweite geige|sechserpack|achtung|auf allen vieren|"
            "hundertprozentig sicher|siebter himmel|siebten himmel|zum einen|eines morgens|eines abends|eines nachts".split("|"), True
        ),
        beginners=frozenset("paar jeder jede jedes jeden jedem einmal zu kein keine keinen keinem keiner keines halb viertel dreiviertel kw kalenderwoche heuer q h".split()),
        begin_stems=("tabellen", "weltranglisten", "ranglisten", "gruppen", "anderthalb", "viertel", "dritt", "siebt", "zweit", "halb"),
        after_article=frozenset("einzige einziger einzigen einziges einzigem von uhr".split()),
    ),
)  # fmt: skip
