"""Share of the Microsoft Recognizers-Text specs (MIT) that the figures reader reads.

    python benchmarks/recognizers.py --data DIR [--misses]

DIR is a checkout of the specs (`Number/`, `NumberWithUnit/`, `DateTime/`). A case counts as read if every expected
result within scope is covered by a figure of the same value (and unit or date), and if a case that expects nothing has
no figure of that kind. `recognizers_scope.json` lists cases that news cannot contain, and why. Exit status 1 if a floor
is missed or the data is not what the floors were pinned on.
"""

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from summarize.figures import Figure, Kind, Language, find_figures

SCOPE = json.loads((Path(__file__).parent / "recognizers_scope.json").read_text(encoding="utf-8"))
LANGUAGES: dict[str, Language] = {"German": "de", "English": "en"}
#: Files by model, and the share each model must reach in each language.
MODELS = {
    "Number": ("Number/{}/NumberModel.json", 0.95),
    "Ordinal": ("Number/{}/OrdinalModel.json", 0.95),
    "Percent": ("Number/{}/PercentModel.json", 0.95),
    "Currency": ("NumberWithUnit/{}/CurrencyModel.json", 0.95),
    "Dimension": ("NumberWithUnit/{}/DimensionModel.json", 0.95),
    "Age": ("NumberWithUnit/{}/AgeModel.json", 0.95),
    "Temperature": ("NumberWithUnit/{}/TemperatureModel.json", 0.95),
    "Date": ("DateTime/{}/DateParser.json", 0.85),
    "DatePeriod": ("DateTime/{}/DatePeriodParser.json", 0.85),
    "Time": ("DateTime/{}/TimeParser.json", 0.85),
    "Duration": ("DateTime/{}/DurationParser.json", 0.85),
}
DIGEST = "bb787bd3648fc860d58fe000b97a719fcd59bbcedb72a0576cf32d703520bfba"
_TIME_UNITS = {"year", "month", "week", "day", "hour", "minute", "second", "decade", "century"}
_PERIOD = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_CLOCK = {"H": "hour", "M": "minute", "S": "second"}


def main() -> int:
    """Print a table of shares read; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder with recognizers/")
    parser.add_argument("--misses", action="store_true", help="print every case that is not read")
    parser.add_argument("--scope", action="store_true", help="print every result out of scope with its reason")
    options = parser.parse_args()
    digest = hashlib.sha256()
    failed = False
    reasons: Counter[str] = Counter()
    print(f"{'model':<12} {'language':<8} {'read':>5} {'of':>5} {'share':>7} {'out of scope':>13}")
    for model, (pattern, floor) in MODELS.items():
        for language, lang in LANGUAGES.items():
            path = options.data / "recognizers" / pattern.format(language)
            content = path.read_bytes()
            digest.update(content)
            read, total, left_out, missed = measure(json.loads(content.decode("utf-8-sig")), model, lang)
            reasons.update(reason for _, reason in left_out)
            share = read / total if total else 1.0
            failed |= share < floor
            print(
                f"{model:<12} {language:<8} {read:>5} {total:>5} {share:>7.1%} {len(left_out):>13}"
                + ("  BELOW" if share < floor else "")
            )
            if options.misses:
                for line in missed:
                    print("   miss:", line)
            if options.scope:
                for text, reason in left_out:
                    print("   out:", repr(text), "-", reason)
    print("\nout of scope, by reason:")
    for reason, count in reasons.most_common():
        print(f"  {count:>4}  {reason}")
    print(f"recognizers/ sha256 {digest.hexdigest()}")
    if digest.hexdigest() != DIGEST:
        print(f"the floors are for data with the digest {DIGEST}", file=sys.stderr)
        failed = True
    return int(failed)


def measure(
    cases: list[dict[str, Any]], model: str, lang: Language
) -> tuple[int, int, list[tuple[str, str]], list[str]]:
    """Return cases read, cases in scope, what is out of scope with its reason, and a line on each miss."""
    read = total = 0
    left_out: list[tuple[str, str]] = []
    missed: list[str] = []
    for case in cases:
        text = case["Input"]
        expected = []
        for result in case["Results"]:
            reason = out_of_scope(result, text, model)
            if reason:
                left_out.append((f"{result['Text']} | {text}"[:120], reason))
            else:
                expected.append(result)
        if not expected:
            reason = out_of_scope({"Text": "\0", "Resolution": {"value": ""}}, text, model)
            if case["Results"] or reason:
                if reason and not case["Results"]:
                    left_out.append((text[:120], reason))
                continue
        total += 1
        figures = find_figures(text, lang)
        wrong = [result["Text"] for result in expected if not any(matches(f, result, text, model) for f in figures)]
        if not case["Results"] and any(of_model(figure, model) for figure in figures):
            wrong = ["(nothing)"]
        if wrong:
            seen = [
                (f.text, f.kind.value, *(str(x) for x in (f.value, f.low, f.high, f.unit, f.date) if x is not None))
                for f in figures
            ]
            missed.append(f"{wrong} in {text[:160]!r}: {seen}")
        else:
            read += 1
    return read, total, left_out, missed


def out_of_scope(result: dict[str, Any], text: str, model: str) -> str | None:
    """Return why a result is out of scope, or None."""
    words = result["Text"]
    if "Start" in result:
        end = result.get("End", result["Start"] + result.get("Length", len(words)) - 1)
        words = text[result["Start"] : end + 1] or words
    for rule in SCOPE["rules"]:
        if model not in rule["models"]:
            continue
        if "value" in rule and (result.get("Resolution") or {}).get("value") is None:
            return str(rule["reason"])
        if "text" in rule and re.search(rule["text"], words):
            return str(rule["reason"])
        if "input" in rule and re.search(rule["input"], text):
            return str(rule["reason"])
    return None


def of_model(figure: Figure, model: str) -> bool:
    """Whether `figure` is of the kind that `model` finds."""
    return {
        "Number": figure.kind in (Kind.CARDINAL, Kind.FRACTION, Kind.RANGE),
        "Ordinal": figure.kind == Kind.ORDINAL,
        "Percent": figure.kind == Kind.PERCENT,
        "Currency": figure.kind == Kind.MONEY,
        "Dimension": figure.kind == Kind.MEASURE and figure.unit not in _TIME_UNITS | {"degC", "degF", "K", "degree"},
        "Age": False,
        "Temperature": figure.unit in ("degC", "degF", "K"),
    }.get(model, figure.kind in (Kind.DATE, Kind.TIME))


def matches(figure: Figure, result: dict[str, Any], text: str, model: str) -> bool:
    """Whether `figure` covers `result` with the same value, unit and date."""
    start = result.get("Start")
    if start is None:
        start = text.lower().find(result["Text"].lower())
    end = start + result.get("Length", len(result["Text"]))
    if figure.end <= start or figure.start >= end:
        return False
    if model in ("Date", "DatePeriod", "Time", "Duration"):
        timex = str(result["Value"]["Timex"]).split("|")[0]
        said = {*timexes(figure), *result_aliases(figure)}
        return timex in said or (timex.startswith("(") and interval(timex) in said)
    resolution = result["Resolution"]
    if resolution.get("unit") in ("Pence", "Penny"):  # read here as hundredths of a pound
        return figure.unit == "GBP" and same(figure.value, Decimal(str(resolution["value"])) / 100)
    unit = resolution.get("unit")
    if unit is not None and unit in SCOPE["units"] and figure.unit not in SCOPE["units"][unit].split("|"):
        small = figure.unit == "inch" and unit == "Foot"
        return small and same(figure.value, Decimal(str(resolution["value"])) * 12)
    return any(same(number, decimal(str(resolution["value"]).rstrip("%"))) for number in numbers(figure))


def decimal(text: str) -> Decimal:
    """Parse a value of the specs: German ones have a decimal comma, places from the last are `end-1`."""
    if text.startswith("end-"):
        return Decimal(-1 - int(text[4:]))
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return Decimal("NaN")


def numbers(figure: Figure) -> Iterator[Decimal]:
    """Yield every number that a figure stands for."""
    for number in (figure.value, figure.low, figure.high):
        if number is not None:
            yield number
    if figure.value is None and figure.low is not None and figure.high:
        yield figure.low / figure.high


def same(number: Decimal | None, expected: Decimal) -> bool:
    """Whether two numbers agree to the 14 digits the specs print."""
    if number is None or expected.is_nan():
        return False
    return abs(number - expected) <= abs(expected) * Decimal("1e-13")


def timexes(figure: Figure) -> Iterator[str]:  # noqa: C901 - consecutive steps
    """Yield the TIMEX forms that mean the same as `figure`."""
    date = figure.date
    if figure.kind == Kind.MEASURE and figure.value is not None and figure.unit:
        for letter, unit in _PERIOD.items():
            if unit == figure.unit:
                yield f"P{figure.value}{letter}"
        for letter, unit in _CLOCK.items():
            if unit == figure.unit:
                yield f"PT{figure.value}{letter}"
        if figure.unit == "decade":
            yield f"P{figure.value * 10}Y"
        if figure.unit == "day" and figure.value % 7 == 0:
            yield f"P{figure.value // 7}W"
        if figure.unit == "month" and figure.value == 6:
            yield "P0.5Y"
    if date is None:
        if figure.unit == "quarter" and figure.value:
            month = int(figure.value) * 3 - 2
            yield f"(XXXX-{month:02}-01,XXXX-{month + 3:02}-01,P3M)"
        return
    if figure.kind == Kind.TIME:
        yield date
        yield date.removesuffix(":00")
        return
    yield date.replace("--", "XXXX-", 1) if date.startswith("--") else date


def interval(timex: str) -> str:
    """Cut `(2016-01-12,2016-01-22,P10D)` to its ends, at the granularity of the period."""
    low, high, period = timex.strip("()").split(",")
    if period.endswith("Y"):
        low, high = low.removesuffix("-01-01"), high.removesuffix("-01-01")
    return f"{low},{high}"


def result_aliases(figure: Figure) -> Iterator[str]:
    """Yield TIMEX forms of periods: intervals, decades, centuries, quarters, halves, seasons."""
    date = figure.date or ""
    if figure.unit in ("spring", "summer", "autumn", "winter"):
        yield f"{date}-{ {'spring': 'SP', 'summer': 'SU', 'autumn': 'FA', 'winter': 'WI'}[figure.unit] }"
    if figure.unit == "decade":
        tens = str(figure.value).zfill(2)
        yield f"({date}0-01-01,{int(date) + 1 if date.isdigit() else ''}0-01-01,P10Y)"
        yield f"(XX{tens}-01-01,XX{int(tens) + 10}-01-01,P10Y)"
    if figure.unit == "century" and date:
        yield f"({date}00-01-01,{int(date) + 1}00-01-01,P100Y)"
        yield f"({date}00-01-01,{date}10-01-01,P10Y)"
    if figure.unit == "quarter" and figure.value and date:
        month = int(figure.value) * 3 - 2
        end = f"{date}-{month + 3:02}" if month < 10 else f"{int(date) + 1}-01"
        yield f"({date}-{month:02}-01,{end}-01,P3M)"
    if figure.unit == "half-year" and figure.value and date:
        yield f"({date}-01-01,{date}-07-01,P6M)" if figure.value == 1 else f"({date}-07-01,{int(date) + 1}-01-01,P6M)"
    if figure.kind == Kind.RANGE and "/" in date:
        low, high = (part.replace("--", "XXXX-", 1) if part.startswith("--") else part for part in date.split("/"))
        yield low + "," + high


if __name__ == "__main__":
    sys.exit(main())
