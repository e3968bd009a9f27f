"""English, British and American: the tables."""

# ruff: noqa: SIM905 - tables read best with one entry, and all its forms, a line

from decimal import Decimal

from summarize.figures.figure import HALF_DAY, Kind, Qualifier
from summarize.figures.lexing.tokens import DASHES
from summarize.figures.tables.schema import (
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
from summarize.language.calendar import ENGLISH_MONTHS, ENGLISH_SHORT_MONTHS, ENGLISH_SHORT_WEEKDAYS, ENGLISH_WEEKDAYS
from summarize.language.negation import ENGLISH_DENIALS, ENGLISH_TURNERS

_ONE = Decimal(1)


_ATOMS = {
    "zero": (0, ZERO), "one": (1, UNIT), "two": (2, UNIT), "three": (3, UNIT), "four": (4, UNIT), "five": (5, UNIT), "six": (6, UNIT),
    "seven": (7, UNIT), "eight": (8, UNIT), "nine": (9, UNIT), "ten": (10, TEEN), "eleven": (11, TEEN), "twelve": (12, TEEN),
    "thirteen": (13, TEEN), "fourteen": (14, TEEN), "fifteen": (15, TEEN), "sixteen": (16, TEEN), "seventeen": (17, TEEN), "eighteen": (18, TEEN),
    "nineteen": (19, TEEN), "twenty": (20, TEN), "thirty": (30, TEN), "forty": (40, TEN), "fourty": (40, TEN), "fifty": (50, TEN), "sixty": (60, TEN),
    "seventy": (70, TEN), "eighty": (80, TEN), "ninety": (90, TEN), "hundred": (100, HUNDRED), "thousand": (1000, SCALE),
    "million": (10**6, SCALE), "billion": (10**9, SCALE), "trillion": (10**12, SCALE), "quadrillion": (10**15, SCALE),
    "quintillion": (10**18, SCALE),
}  # fmt: skip

_SCALES = {
    "hundred": 2, "thousand": 3, "k": 3, "million": 6, "millions": 6, "mn": 6, "mln": 6, "mil": 6, "mill.": 6, "mio": 6, "billion": 9, "billions": 9, "bn": 9, "bln": 9,
    "trillion": 12, "trillions": 12, "tn": 12, "trn": 12, "quadrillion": 15, "quintillion": 18, "lakh": 5, "crore": 7,
}  # fmt: skip

_TIME = {
    "millisecond": "millisecond|milliseconds|ms", "second": "second|seconds|sec|secs|sec.", "minute": "minute|minutes|min|mins|min.",
    "hour": "hour|hours|hr|hrs|h|hr.|hrs.", "day": "day|days|working days|business days|weekdays", "week": "week|weeks|wk|wks",
    "month": "month|months", "quarter": "quarter-years", "half-year": "half-years", "year": "year|years|yr|yrs|yr.", "decade": "decade|decades", "century": "century|centuries",
    "millennium": "millennium|millennia|millenniums",
}  # fmt: skip

_PHYSICAL = {
    "nm": "nanometre|nanometres|nanometer|nanometers", "um": "micrometre|micrometres|micrometer|micrometers|micron|microns",
    "mm": "millimetre|millimetres|millimeter|millimeters", "cm": "centimetre|centimetres|centimeter|centimeters", "dm": "decimetre|decimetres|decimeter|decimeters",
    "m": "metre|metres|meter|meters", "km": "kilometre|kilometres|kilometer|kilometers|km|kms|kilometer|k.m.", "inch": "inch|inches", "foot": "foot|feet|ft|ft.",
    "yard": "yard|yards|yd|yds", "mile": "mile|miles|mi", "nautical_mile": "nautical mile|nautical miles", "light_year": "light year|light years|light-year|light-years",
    "mm2": "square millimetres|square millimeters", "cm2": "square centimetre|square centimetres|square centimeter|square centimeters", "m2": "m2|square metre|square metres|square meter|square meters|metres squared|meters squared|sq m|sqm|sq. m|sq.m|m²|m^2",
    "ha": "hectare|hectares|ha", "km2": "km2|square kilometre|square kilometres|square kilometer|square kilometers|sq km|sq. km|km²|km^2", "acre": "acre|acres",
    "square_mile": "square mile|square miles|sq mi", "square_foot": "square foot|square feet|sq ft|sq. ft", "square_inch": "square inch|square inches", "square_yard": "square yard|square yards",
    "ml": "millilitre|millilitres|milliliter|milliliters", "cl": "centilitre|centilitres|centiliter|centiliters", "dl": "decilitre|decilitres",
    "l": "litre|litres|liter|liters", "hl": "hectolitre|hectolitres|hectoliter|hectoliters", "cm3": "cubic centimetre|cubic centimetres|cubic centimeter|cubic centimeters|cm³|cc",
    "m3": "m3|cubic metre|cubic metres|cubic meter|cubic meters|m³", "km3": "cubic kilometres|cubic kilometers|km³", "cubic_foot": "cubic foot|cubic feet", "cubic_inch": "cubic inch|cubic inches", "gallon": "gallon|gallons",
    "pint": "pint|pints", "quart": "quart|quarts", "barrel": "barrel|barrels|bbl", "cup": "cup|cups", "teaspoon": "teaspoon|teaspoons|tsp", "tablespoon": "tablespoon|tablespoons|tbsp",
    "fluid_ounce": "fluid ounce|fluid ounces", "ug": "microgram|micrograms|µg|μg|mcg|microgramme|microgrammes", "mg": "milligram|milligrams|milligramme|milligrammes|mg", "g": "gram|grams|gramme|grammes",
    "kg": "kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos|kg|kgs", "t": "tonne|tonnes|ton|tons|metric ton|metric tons|metric tonnes", "kt": "kiloton|kilotons|kilotonnes",
    "ounce": "ounce|ounces|oz|oz.", "pound": "lb|lbs|lb.|lbs.", "stone": "stone", "carat": "carat|carats",
    "km/h": "km/h|km / h|kph|kmh|kmph|km/hr|kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour|kilometer per hour|kilometre per hour|km per hour|kilometres-per-hour",
    "m/s": "m/s|metres per second|meters per second|meter per second|metre per second|metres a second|meters a second", "km/s": "km/s|kilometres per second|kilometers per second", "mph": "mph|miles per hour|miles an hour|mile per hour|miles-per-hour|mi/h",
    "knot": "knot|knots", "degC": "°c|° c|degrees celsius|degree celsius|degrees centigrade|celsius|°celsius|° celsius|deg c|deg celsius|degrees c|centigrade|degrees c.|c°", "degF": "°f|° f|degrees fahrenheit|degree fahrenheit|fahrenheit|°fahrenheit|° fahrenheit|deg f|deg fahrenheit|degrees f|degrees f.|f°",
    "K": "kelvin|kelvins", "degree": "degree|degrees|°|deg", "radian": "radian|radians|rad", "turn": "turns", "kJ": "kilojoule|kilojoules|kj", "J": "joule|joules", "MJ": "megajoule|megajoules", "kcal": "kilocalorie|kilocalories|kcal", "cal": "calorie|calories",
    "Wh": "watt-hour|watt-hours|watt hours", "kWh": "kwh|kilowatt-hour|kilowatt-hours|kilowatt hour|kilowatt hours", "MWh": "mwh|megawatt-hour|megawatt-hours|megawatt hours|megawatt hour", "GWh": "gwh|gigawatt-hour|gigawatt-hours|gigawatt hours|gigawatt hour",
    "TWh": "twh|terawatt-hour|terawatt-hours|terawatt hours|terawatt hour", "W": "watt|watts", "kW": "kilowatt|kilowatts|kw|kwp", "MW": "megawatt|megawatts|mw", "GW": "gigawatt|gigawatts|gw", "TW": "terawatt|terawatts", "hp": "hp|horsepower|bhp|ps",
    "bit": "bit|bits", "byte": "byte|bytes", "kB": "kilobyte|kilobytes|kb", "MB": "megabyte|megabytes|mb", "GB": "gigabyte|gigabytes|gb", "TB": "terabyte|terabytes|tb", "PB": "petabyte|petabytes",
    "Mbit": "megabit|megabits", "Gbit": "gigabit|gigabits", "kbit/s": "kbit/s|kbps", "Mbit/s": "mbit/s|mbps|megabits per second|megabits a second", "Gbit/s": "gbit/s|gbps|gigabits per second|gigabits a second",
    "Hz": "hertz|hz", "kHz": "kilohertz|khz", "MHz": "megahertz|mhz", "GHz": "gigahertz|ghz", "Pa": "pascal|pascals", "hPa": "hectopascals|hpa", "bar": "bar|bars", "mbar": "millibar|millibars",
    "V": "volt|volts", "kV": "kilovolt|kilovolts|kv", "ampere": "amp|amps|ampere|amperes", "decibel": "decibel|decibels|db", "point": "point|points|pts", "megapixel": "megapixel|megapixels|mp",
}  # fmt: skip

_PERCENT = {
    "percent": "percent|per cent|%|pct|percents|p.c.|per-cent|percentage|per cents", "percentage_point": "percentage point|percentage points|percent points|percent point|per cent points|%-points|% points|pp|%-point|percentage-point",
    "basis_point": "basis point|basis points|bps|basis-point|bp", "per_mille": "per mille|per mil|permille|‰|per thousand",
}  # fmt: skip

_MONEY = {
    "EUR": "euro|euros|eur|€", "USD": "dollar|dollars|us dollars|us dollar|u.s. dollars|u.s. dollar|us-dollar|us-dollars|usd|us$|u.s.$|$|american dollars|bucks|united states dollars|us $|usd$|greenbacks|american dollar",
    "GBP": "british pound|british pounds|pounds sterling|pound sterling|sterling|gbp|£|quid|uk pounds|english pounds", "CHF": "swiss franc|swiss francs|chf|francs|franc|sfr",
    "JPY": "yen|japanese yen|jpy|¥|jp¥", "CNY": "yuan|renminbi|rmb|cny|chinese yuan|元", "RUB": "ruble|rubles|rouble|roubles|russian rubles|russian roubles|rub", "UAH": "hryvnia|hryvnias|hryvnya|uah",
    "PLN": "zloty|zlotys|zloties|polish zloty|złoty|pln", "CZK": "czech koruna|czech crowns|koruna|czk|korunas", "HUF": "forint|forints|huf", "SEK": "swedish krona|swedish kronor|swedish crowns|sek|kronor", "NOK": "norwegian krone|norwegian kroner|norwegian crowns|nok",
    "DKK": "danish krone|danish kroner|danish crowns|dkk", "ISK": "icelandic krona|icelandic kronur", "TRY": "lira|turkish lira|turkish liras|liras", "INR": "rupee|rupees|indian rupee|indian rupees|inr", "PKR": "pakistani rupees|pakistani rupee|pakistan rupees",
    "LKR": "sri lankan rupee|sri lankan rupees", "KRW": "south korean won|krw|korean won|₩", "KPW": "north korean won", "AUD": "australian dollar|australian dollars|aud|a$|au$|aussie dollars", "CAD": "canadian dollar|canadian dollars|cad|c$|can$|c $",
    "NZD": "new zealand dollar|new zealand dollars|nzd|nz$", "SGD": "singapore dollar|singapore dollars|sgd|s$", "HKD": "hong kong dollar|hong kong dollars|hkd|hk$", "TWD": "taiwan dollar|taiwan dollars|new taiwan dollars|twd|nt$", "THB": "baht|thai baht|thb",
    "IDR": "rupiah|indonesian rupiah", "PHP": "philippine peso|philippine pesos", "VND": "dong|vietnamese dong", "ILS": "shekel|shekels|ils|₪|israeli shekels|new israeli shekels", "EGP": "egyptian pound|egyptian pounds", "SAR": "saudi riyal|saudi riyals|riyal|riyals", "AED": "dirham|dirhams|uae dirhams",
    "QAR": "qatari riyal|qatari riyals", "KWD": "kuwaiti dinar|kuwaiti dinars", "IQD": "iraqi dinar|iraqi dinars", "IRR": "rial|rials|iranian rials", "ZAR": "rand|south african rand|zar", "NGN": "naira|nigerian naira", "KES": "kenyan shilling|kenyan shillings",
    "BRL": "reais|brazilian reais|brazilian real|r$|brl", "ARS": "argentine peso|argentine pesos|argentinian pesos", "CLP": "chilean peso|chilean pesos", "COP": "colombian peso|colombian pesos", "MXN": "mexican peso|mexican pesos|mxn|peso|pesos", "RON": "lei|romanian lei",
    "BGN": "lev|leva", "RSD": "serbian dinars|dinar|dinars", "DEM": "deutschmark|deutschmarks|deutsche marks|german marks|d-marks|marks|deutsche mark|d-mark", "ATS": "schilling|schillings|austrian schillings", "FRF": "french francs|french franc", "ITL": "italian lira|italian lire|lire",
    "ESP": "pesetas|peseta", "FIM": "finnish markka|markka|finnish marks", "KHR": "cambodian riel|riel", "BTC": "bitcoin|bitcoins|btc", "cent": "cent|cents|ct", "AFN": "afghani|afghanis", "KZT": "tenge", "LAK": "lao kip|₭|kip", "GEL": "₾|lari", "CRC": "₡",
}  # fmt: skip

_PEOPLE = {
    "person": "people|person|persons|viewers|adults|spectator|resident|residents|inhabitants|citizens|visitors|spectators|participants|guests|members|individuals",
    "soldier": "soldier|soldiers|troops|servicemen|military personnel", "dead": "dead|deaths|fatalities|death|fatality", "injured": "injured|wounded|injuries",
    "victim": "victim|victims|casualties", "child": "child|children|kids", "woman": "woman|women", "man": "man|men",
    "employee": "employee|employees|workers|staff|worker", "refugee": "refugee|refugees", "police_officer": "police officer|police officers|policemen|officers",
    "student": "student|students|pupils|schoolchildren", "civilian": "civilian|civilians", "hostage": "hostage|hostages", "prisoner": "prisoner|prisoners|inmates|detainees", "fighter": "fighter|fighters", "patient": "patient|patients",
    "voter": "voter|voters", "vote": "vote|votes", "goal": "goal|goals", "seat": "seat|seats", "drone": "drone|drones", "missile": "missile|missiles|rockets|rocket", "tank": "tank|tanks",
    "aircraft": "aircraft|planes|plane|airplanes|aeroplanes", "country": "country|countries|states|nations|state|nation", "city": "city|cities|towns|town", "job": "jobs|positions", "case": "case|cases", "infection": "infections|new infections",
    "ship": "ship|ships|vessels", "apartment": "apartment|apartments|flats|homes",
}  # fmt: skip

_BEFORE: dict[str, Qualifier | None] = {
    **dict.fromkeys("more than|over|in excess of|upwards of|above|well over|just over|greater than|exceeding|well above|slightly more than|a little over|a little more than|a good|far more than|slightly over|"
                    "upward of|older than|longer than|higher than|better than|much more than|north of|beyond|topping|somewhat more than".split("|"), Qualifier.MORE_THAN),
    **dict.fromkeys("less than|fewer than|under|below|well under|well below|not even|far fewer than|far less than|lower than|younger than|shorter than|smaller than|much less than".split("|"), Qualifier.LESS_THAN),
    **dict.fromkeys("at least|no less than|no fewer than|not less than|a minimum of|minimum of|not fewer than|at the very least|at least another|at least some".split("|"), Qualifier.AT_LEAST),
    **dict.fromkeys("at most|up to|no more than|not more than|a maximum of|maximum of|at the most|as many as|as much as|a maximum|up to about|up to around|up to some|as high as|within|within about|within the".split("|"), Qualifier.AT_MOST),
    **dict.fromkeys("about|around|some|roughly|approximately|approx.|approx|circa|ca.|an estimated|estimated|in the region of|somewhere around|in the order of|or so|c.|something like".split("|"), Qualifier.ABOUT),
    **dict.fromkeys("nearly|almost|just under|close to|just below|not quite|barely|just short of|approaching|slightly less than|a little less than|slightly under|just shy of|a little under|slightly below|hardly|scarcely".split("|"), Qualifier.NEARLY),
    **dict.fromkeys("exactly|precisely".split("|"), Qualifier.EXACT),
    **dict.fromkeys("another|a further|further|an additional|additional".split("|"), None),
}  # fmt: skip

_AFTER = {
    "or more": Qualifier.AT_LEAST, "and more": Qualifier.AT_LEAST, "or less": Qualifier.AT_MOST, "or fewer": Qualifier.AT_MOST, "or so": Qualifier.ABOUT, "and over": Qualifier.AT_LEAST,
    "and older": Qualifier.AT_LEAST, "or older": Qualifier.AT_LEAST, "and above": Qualifier.AT_LEAST, "plus": Qualifier.AT_LEAST, "or over": Qualifier.AT_LEAST, "and under": Qualifier.AT_MOST,
    "or younger": Qualifier.AT_MOST, "upwards": Qualifier.AT_LEAST, "at least": Qualifier.AT_LEAST, "at most": Qualifier.AT_MOST, "-plus": Qualifier.AT_LEAST, "-odd": Qualifier.ABOUT, "odd": Qualifier.ABOUT,
}  # fmt: skip

_MONTHS = ENGLISH_MONTHS | {
    form: number for name, number in ENGLISH_SHORT_MONTHS.items() for form in (name, f"{name}.")
}

_ORDINAL_WORDS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "nineth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip

_DIGIT_ENDINGS = frozenset({"st", "nd", "rd", "th"})

_ORDINAL_ATOMS = {
    word: (
        value,
        UNIT if value < 10 else TEEN if value < 20 else TEN if value < 100 else HUNDRED if value == 100 else SCALE,
    )
    for word, value in _ORDINAL_WORDS.items()
}

_DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    **{word: value for word, value in _ORDINAL_WORDS.items() if value > 4},
    **{f"{word}s": value for word, value in _ORDINAL_WORDS.items() if value > 4},
}  # fmt: skip

_MULTIPLES = {
    **dict.fromkeys("twice|double|doubled|doubles|doubling|twofold|two-fold|doubly".split("|"), Decimal(2)),
    **dict.fromkeys("thrice|triple|tripled|triples|tripling|treble|trebled|trebling|threefold|three-fold".split("|"), Decimal(3)),
    **dict.fromkeys("quadruple|quadrupled|quadruples|quadrupling|fourfold".split("|"), Decimal(4)),
    **dict.fromkeys("quintuple|quintupled|quintupling|fivefold".split("|"), Decimal(5)), "sixfold": Decimal(6), "sevenfold": Decimal(7), "eightfold": Decimal(8), "ninefold": Decimal(9),
    "tenfold": Decimal(10), "twentyfold": Decimal(20), "hundredfold": Decimal(100), "thousandfold": Decimal(1000),
    **dict.fromkeys("halved|halve|halving|halves".split("|"), Decimal("0.5")),
}  # fmt: skip

_MEASURE = Kind.MEASURE

_SUBUNITS: dict[str, Measure] = {
    "cent": ("cent", Kind.MONEY, _ONE), "cents": ("cent", Kind.MONEY, _ONE), "pence": ("GBP", Kind.MONEY, Decimal("0.01")), "penny": ("GBP", Kind.MONEY, Decimal("0.01")),
    "pennies": ("GBP", Kind.MONEY, Decimal("0.01")), "kopecks": ("RUB", Kind.MONEY, Decimal("0.01")), "rappen": ("CHF", Kind.MONEY, Decimal("0.01")),
    "pfennigs": ("DEM", Kind.MONEY, Decimal("0.01")),
}  # fmt: skip

ENGLISH = Tables(
    habits=Habits(compounds=False, noun_capitals=False, article_counts=False, ordinals_divide=True, dot_ordinals=False, month_first=True, hours_24=False, era_capitals=True),
    numbers=Numbers(
        decimal=".",
        grouping=",",
        atoms=_ATOMS,
        whole={"a": 1, "an": 1},
        joiner="and",
        part_joiner="and",
        alternatives=frozenset("or".split()),
        unit_first=False,
        point=frozenset({"point"}),
        minus=frozenset({"minus", "negative"}),
        plus=frozenset({"plus"}),
        scales={word: Decimal(10) ** power for word, power in _SCALES.items()},
        scale_symbols={"m": Decimal(10**6), "M": Decimal(10**6), "b": Decimal(10**9), "B": Decimal(10**9), "k": Decimal(1000), "K": Decimal(1000), "t": Decimal(10**12), "T": Decimal(10**12), "MM": Decimal(10**6), "MN": Decimal(10**6), "BN": Decimal(10**9)},
        halves=frozenset({"half"}),
        dozen={"dozen": 12, "dozens": 12, "score": 20},
        attached=frozenset({"score"}),
        collectives={"dozens": 12, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9, "trillions": 10**12},
        tens={"tens": 10},
        collective_links=frozenset({"of"}),
        several=frozenset("several many few numerous countless couple".split()),
        indefinite={("a", "few"): "nothing", ("a", "couple", "of"): "nothing", ("a", "couple"): "unit"},
        pronouns=frozenset({"one"}),
        before_pronoun=frozenset("number only just least exactly point".split()),
        after_pronoun=frozenset({"in", "to"}),
        only=frozenset({"only"}),
        after_half=frozenset("of a an million".split()),
    ),
    ranks=Ranks(
        ordinals={**_ORDINAL_WORDS, "firstly": 1, "secondly": 2, "thirdly": 3, "fourthly": 4, "fifthly": 5},
        ordinal_endings=frozenset("tdh"),
        ordinal_atoms=_ORDINAL_ATOMS,
        digit_endings=_DIGIT_ENDINGS,
        superlatives=frozenset({"ever", "largest", "biggest"}),
        from_last={"penultimate": 2, "antepenultimate": 3},
        from_end=tuple(tuple(words.split()) for words in "from last|to last|- last|from bottom|- bottom|- to - last|from the last|from the bottom|from the end".split("|")),
        next_to_last={"next": (("to", "last"), ("-", "to", "-", "last"))},
        digit_ordinals=_DIGIT_ENDINGS,
        roman_names=frozenset("Elizabeth Charles Francis Franz William Frederick Napoleon Louis Henry George Alexander Nicholas Catherine Peter John Paul Pius Leo Mary Joseph Leopold Otto Conrad Albert Philip Felipe Carlos Juan Ramses Gustav Christian Margrethe Rudolf Maximilian Augustus Ferdinand Benedict Ivan Innocent Clement Gregory Mehmed Abdullah Hussein James Edward Richard Wilhelm Friedrich War Part Type Phase World".split()),
        numbered_names=frozenset({"War"}),
        name_numbers={"one": 1, "two": 2},
        openers=frozenset({"first"}),
        before_idiom=frozenset({"at"}),
        also_units=frozenset({"second"}),
        before_unit=frozenset("per split every".split()),
        places=frozenset("place position spot".split()),
    ),
    shares=Shares(
        denominators=_DENOMINATORS,
        quarter=frozenset({"quarter"}),
        singular_parts=frozenset({"quarter", "half"}),
        counted_parts=frozenset("half quarter third".split()),
        never_ranks=frozenset("half hundredth thousandth millionth billionth trillionth".split()),
        after_part=frozenset("of in more less larger higher".split()),
        halved=frozenset("million billion trillion dozen hour mile century".split()),
        plural_endings=("s",),
        multiples=_MULTIPLES,
        multiple_endings=frozenset({"fold", "folds"}),
        times=frozenset({"times", "time"}),
        not_times=frozenset({"time"}),
        once=frozenset("once".split()),
        once_before=frozenset("only just exactly least".split()),
        once_after=frozenset("a per every each".split()),
        rates=frozenset("a per every each".split()),
        small={"both": 2, "pair": 2, "duo": 2, "trio": 3},
        each=frozenset("every".split()),
        one_of=frozenset("one".split()),
        share_links=Phrases({"in": True, "in every": True, "out of": False}),
        one_links=frozenset({"of"}),
        sharers=frozenset("adult animal applicant bank bird boy bridge business car child citizen club company couple customer director doctor driver employee employer euro family farm farmer firm flat flight german girl home hospital hotel house household job man manager marriage member mother municipality parent passenger patient pensioner person practice product pub pupil refugee resident respondent restaurant school shop smoker species station student teacher tenant town train tree user vehicle village visitor voter woman worker".split()),
        none=frozenset("no not".split()),
        negators=frozenset({"not"}),
        single=frozenset("single".split()),
        denials=ENGLISH_DENIALS | {"t"},
        exceptions=frozenset("only but except than and".split()),
        both=frozenset({"both"}),
        after_both=frozenset("the a an in for by to from his her their its at on with this that".split()),
    ),
    measures=Measures(
        units=Phrases({**forms(_MEASURE, _TIME), **forms(_MEASURE, _PHYSICAL), **forms(Kind.PERCENT, _PERCENT), **forms(Kind.MONEY, _MONEY), **_SUBUNITS,
               "fortnight": ("day", _MEASURE, Decimal(14)), "fortnights": ("day", _MEASURE, Decimal(14)),
               "pound": ("pound", _MEASURE, _ONE), "pounds": ("pound", _MEASURE, _ONE)}),
        symbols=Phrases({
            **forms(Kind.PERCENT, {"percent": "pc"}),
            **forms(_MEASURE, {"m": "m", "g": "g", "t": "t", "l": "l|L", "hour": "h", "second": "s", "W": "W", "V": "V", "K": "K", "nm": "nm", "um": "µm|μm", "mm": "mm", "cm": "cm", "dm": "dm", "ml": "ml|mL",
                                "cl": "cl", "hl": "hl", "J": "J", "kJ": "kJ", "inch": "in|″", "foot": "ft|′"}),
            **signs({"EUR": "€|EUR", "USD": "$|USD|US$|US-$|U.S.$|USD$|usd$|us$", "GBP": "£|GBP|£", "CHF": "CHF|Fr.|SFr.|SFr|Fr|sFr", "JPY": "¥|JPY|JP¥", "CNY": "CNY|RMB|CN¥|元|rmb", "RUB": "RUB|₽", "AUD": "AUD|A$|AU$|AUD$|aud$",
                                  "CAD": "CAD|C$|CAD$|cad$|CA$|Can$|c$|C $|c $", "NZD": "NZD|NZ$|NZD$|nzd$|nz$", "HKD": "HK$|HKD|hk$", "MXN": "MXN|MXN$|mxn$|Mex$", "BRL": "R$|BRL", "SGD": "S$|SGD", "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "PLN": "PLN|zł",
                                  "CZK": "CZK|Kč", "HUF": "HUF|Ft", "TRY": "TRY|₺|TL", "INR": "INR|₹|Rs|Rs.|rs|rs.", "UAH": "UAH|₴", "ILS": "ILS|₪", "KRW": "KRW|₩", "DEM": "DM", "BTC": "BTC|₿", "TWD": "NT$|nt$|TWD", "THB": "฿|THB", "NGN": "₦", "VND": "₫"}),
        }),
        people=Phrases({form: unit for unit, forms in _PEOPLE.items() for form in forms.split("|")}),
        subunits=frozenset(_SUBUNITS),
        heads=forms(Kind.CARDINAL, {"cylinder": "cylinder", "seat": "seater|seat", "door": "door", "star": "star", "person": "person|man|member", "room": "room|bedroom", "floor": "storey|story|floor", "digit": "digit|figure",
                                     "party": "party|way", "country": "nation|country", "child": "child", "family": "family", "part": "part", "stage": "stage", "goal": "goal", "point": "point", "lane": "lane", "page": "page", "course": "course"}),
        definite=frozenset({"the"}),
        hedged_one={"good": Qualifier.MORE_THAN, "scant": Qualifier.NEARLY},
        degree_letters={"C": ("degC", _MEASURE, _ONE), "F": ("degF", _MEASURE, _ONE)},
        heat=frozenset("temperature temperatures degrees heat heatwave hot hotter hottest cold colder coldest cool warm warmer warming freezing frost frosty low lows high highs thermometer thermometers celsius fahrenheit mercury weather chilly boiling shade sunshine sunny snow".split()),
        before_one=frozenset("for in within over about nearly almost than half exactly just least around under by after first took takes take taken taking lasted lasts lasting spent spend spends spending wait waits waited waiting".split()),
        after_one=frozenset("ago later earlier after before old and long".split()),
        zero=Phrases({"below zero": -1, "below freezing": -1, "above zero": 1, "above freezing": 1}),
        not_people=frozenset({"and", "or", "but", "of", "the"}),
        adjective_endings=("",),
        other_endings=("s", "ed", "ing"),
        partial=frozenset({"cup"}),
        prepositions=frozenset({"in"}),
        attributive_endings=("e", "er", "en", "es", "em"),  # those of German
        after_digits=frozenset("ha ms PS mi".split()),
        aged=frozenset({"old", "olds"}),
        not_with_article=frozenset("foot second ton".split()),
        hyphened=frozenset("m g mm cm kg nm kW MW".split()),
        leading={"aged": "year", "age": "year"},
    ),
    scores=Scores(
        score_words=frozenset("win won wins beat beats beaten lost loses defeat defeated draw drew victory score scored lead led leading half-time halftime goal goals match penalties triumph thrashed final scoreline advantage tie".split()),
        score_links=frozenset({"over"}),
        score_joints=frozenset({"to"}),
        pressure_links=frozenset({"over"}),
        dashes=DASHES,
        nil=frozenset({"nil"}),
    ),
    bounds=Bounds(
        before=Phrases(_BEFORE),
        within=frozenset({"within"}),
        hedges=Phrases.of("about around nearly almost some roughly approximately plus".split(), True),
        after=Phrases(_AFTER),
        than=frozenset({"than"}),
        negations=ENGLISH_TURNERS | {"seldom", "rarely"},
        negated=frozenset("be attract draw cost take last weigh contain get earn pay hold drive go own use spend receive stay work exceed have include cover measure charge".split()),
        deadlines=Phrases({"at the latest": Qualifier.AT_MOST, "no later than": Qualifier.AT_MOST, "not later than": Qualifier.AT_MOST, "at the earliest": Qualifier.AT_LEAST, "no earlier than": Qualifier.AT_LEAST,
                           "not earlier than": Qualifier.AT_LEAST, "not before": Qualifier.AT_LEAST, "not until": Qualifier.AT_LEAST}),
        deadlines_after=Phrases({"at the latest": Qualifier.AT_MOST, "at the earliest": Qualifier.AT_LEAST, "or later": Qualifier.AT_LEAST, "or earlier": Qualifier.AT_MOST}),
        deadline_links=frozenset("in on at by until before after from the".split()),
        prepositions=frozenset({"over", "under", "around", "about"}),
        steps=frozenset("increase rise jump growth gain drop fall decline decrease cut reduction".split()),
        comparatives=frozenset("more less fewer".split()),
        equatives=frozenset({"as"}),
        results=frozenset({"up to"}),
        climbing=frozenset("add adds added adding edge edges edged edging go goes went going move moves moved moving climb climbs climbed climbing rose rise rises rising crept inched ticked nudged jumped shot came comes sum sums summed total totted running brought bringing brings".split()),
    ),
    ranges=Ranges(
        to=Phrases.of(("to", "through", "till", "until", "thru", "to about", "to around", "to more than", "to as many as", "to nearly"), True),
        between=frozenset({"between"}),
        from_words=frozenset({"from"}),
        from_to=Phrases.of(("to", "to about", "to around", "to more than", "to over", "to nearly", "to just", "to almost", "to some"), True),
        ones=frozenset({"one"}),
        by=frozenset({"by"}),
    ),
    dates=Dates(
        months=_MONTHS,
        date_links=frozenset("the".split()),
        year_marks=frozenset({","}),
        ambiguous_marks=frozenset({"/"}),
        day_of=frozenset({"of"}),
        year_links=("of", "the", "year", "in"),
        year_of=Phrases.of(("of",), True),
        relative_of=frozenset({"of"}),
        year_nouns=frozenset({"year"}),
        month_alone=frozenset(ENGLISH_MONTHS),
        month_before=frozenset("in until since by from till of through this last next early mid late".split()),
        month_words=frozenset("may march august april june".split()),
        month_verbs=frozenset("may march".split()),
        before_verb=frozenset("and or every each through only".split()),
        month_links=frozenset({"until"}),
        parts={
            "early": "early", "mid": "mid", "middle": "mid", "late": "late", "beginning": "early", "end": "late", "start": "early", "spring": "spring", "summer": "summer", "autumn": "autumn",
            "fall": "autumn", "winter": "winter", "midsummer": "summer", "year-end": "late",
        },
        seasons=frozenset("season".split()),
        year_words=frozenset("in since until by from to before after year of during mid early late end spring summer autumn fall winter between and till around circa through season for".split()),
        year_hedges=frozenset("about around circa ca.".split()),
        year_endings=frozenset({"s", "er", "ern"}),
        not_after_years=frozenset("cup cups mark marks rand real won lira try pp bar bars point score second foot stone turn turns quarter mile yard bit sterling franc point".split()),
        quarters={"quarter": "quarter", "quarters": "quarter", "half": "half-year", "half-year": "half-year", "week": "week"},
        centuries=frozenset({"century", "centuries", "c."}),
        century_links=frozenset("and or to".split()),
        decades={"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90, "noughties": 0},
        decade_of=Phrases.of(("of", "of the"), True),
        age_endings=frozenset({"s"}),
        decade_endings=frozenset({"s"}),
        hundreds=frozenset(range(100)) - {20},
        eras=Phrases({"bc": -1, "b.c.": -1, "bce": -1, "b.c.e.": -1, "before christ": -1, "ad": 1, "a.d.": 1, "ce": 1, "c.e.": 1}),
        era_prefixes={"AD": 1, "BC": -1},
        relative={"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "this": 0, "current": 0},
        vague=frozenset({"past", "coming"}),
        retelling=frozenset({"the"}),
        spans=frozenset({"years", "months"}),
        days={"yesterday": -1, "tomorrow": 1},
        ago_after=frozenset({"ago"}),
    ),
    week=Week(
        weekdays={form: number for day, number in ENGLISH_WEEKDAYS.items() for form in (day, f"{day}s")},
        weekday_endings=("s",),
        weekday_abbreviations={day.capitalize(): number for day, number in ENGLISH_SHORT_WEEKDAYS.items()},
        weekday_links=frozenset("on from until till by since".split()),
    ),
    clock=Clock(
        o_clock=Phrases.of(("o'clock", "o’clock", "o' clock", "o’ clock", "o 'clock", "o ’clock", "oclock"), True),
        half_day=HALF_DAY,
        hour_parts={"quarter": 15, "half": 30},
        clock_to=frozenset("to before".split()),
        clock_past=frozenset("past after".split()),
        clock_only=frozenset({"past"}),
        minute_words=frozenset("minutes".split()),
        clock_before=frozenset("is was s at".split()),
        time_context=frozenset("at by around about until till before after from between".split()),
        day_parts=Phrases({"a.m.": "am", "am": "am", "p.m.": "pm", "pm": "pm", "a.m": "am", "p.m": "pm", "in the morning": "am", "in the afternoon": "pm", "in the evening": "pm", "at night": "night"}),
        clock_words={"midnight": "T00:00", "noon": "T12:00", "midday": "T12:00"},
    ),
    names=Names(
        labels=Phrases({"§": "section", "§§": "section", "section": "section", "sections": "section", "art.": "article", "article": "article", "articles": "article", "para.": "paragraph", "paragraph": "paragraph", "subsection": "paragraph",
                "no.": "number", "nos.": "number", "chapter": "chapter", "resolution": "resolution", "version": "version", "room": "room", "platform": "platform", "flight": "flight", "clause": "item", "route": "road", "interstate": "road", "highway": "road", "motorway": "road", "autobahn": "road"}),
        not_identifiers=frozenset("eur usd chf gbp about around some over under up to by from in at on of and or for since before after until no art sec".split()),
        numeros=(("nr", "."), ("no", "."), ("no",)),
        legislators=frozenset("eu ec eec euratom cfsp jha".split()),
    ),
    words=Words(
        articles=frozenset({"a", "an"}),
        partitive=frozenset({"of"}),
        stop=frozenset("and or but the a an of in on at by to for from with as is are was were be been has have had who which that this these those it its they their he she his her we our you your i not no so than then also into over under after before about up out per each every while when where if because during between against will would can could may might must should said says say".split()),
        idioms=Phrases.of(
            "by halves|right of first refusal|first port of call|the two sides|first lady|first-degree|second-degree|third-degree|second to none|first-person|third-person|first aid|first name|first names|second hand|second-hand|first-hand|first-class|first of all|in the first place|second thoughts|second thought|second nature|"
            "second-guess|at first|at first glance|at first sight|first thing|one another|one day|on the one hand|one by one|no one|once and for all|at once|half-hearted|quarter-finals|quarter-final|"
            "quarter finals|quarter final|for one thing|one thing|one way or another|one or the other|nine-to-five|first-rate|second-rate|third-rate|first-ever|third party|third parties|all fours|any one|first-time|first class|first rate|a bit|quite a few|double act|double bed|double-bed|first-choice|first-name|first-aid|head first|two birds with one stone|"
            "once in a blue moon|call it a day|calling it a day|called it a day|at one point".split("|"), True
        ),
        beginners=frozenset("nil every tens once no not quarter q h ad bc next".split()),
        after_article=frozenset("few couple single of good further additional".split()),
    ),
)  # fmt: skip
