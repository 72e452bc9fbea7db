"""Readings of the grammar → points: one for most, several for a run of days or two years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reconciler.claims import calendar
from reconciler.claims import date_relative as relative
from reconciler.claims.date_points import Point
from reconciler.facets import DatePrecision

if TYPE_CHECKING:
    from reconciler.claims.date_grammar import Grammar, Reading


def full_year(digits: int, width: int) -> int:
    """A year of two digits is the one from 1940 to 2039."""
    if width > 2:
        return digits
    return digits + (1900 if digits >= 40 else 2000)


def points_of(reading: Reading) -> list[Point]:
    """The points that a reading names, in order; empty where its numbers make no date."""
    builder = _BUILDERS.get(reading.kind, _point)
    return builder(reading)


def _base(reading: Reading) -> Point:
    """A point with all that any reading may give: year, month, day, season, vagueness."""
    g = reading.groups
    point = Point(reading.first, reading.last, reading.kind)
    if "y" in g:
        point.year = g["y"]
    elif "y_short" in g:
        point.year = full_year(g["y_short"], 2)
    elif "ynear" in g or "yfar" in g:
        point.year_near = "ynear" in g
        point.year_shift = g["ynear"] if point.year_near else g["yfar"]
    point.month = g.get("m")
    point.day = _day(g)
    point.season = g.get("s", g.get("adverb", g.get("weak")))
    point.weekday = g.get("w")
    point.approximate = any(name in g for name in ("part", "mod", "circa"))
    if "bc" in g and "y" in g:
        point.fixed = calendar.before_christ(int(g["y"]), _precision(point))
    return point


def _precision(point: Point) -> DatePrecision:
    if point.season is not None:
        return DatePrecision.SEASON
    if point.month is None:
        return DatePrecision.YEAR
    return DatePrecision.MONTH if point.day is None else DatePrecision.DAY


def _day(g: dict[str, Any]) -> int | None:
    if "d" in g:
        return int(g["d"])
    if "o" in g:
        return int(g["o"]) + int(g.get("tens", 0))
    return None


def _point(reading: Reading) -> list[Point]:
    return [_base(reading)]


def _month(reading: Reading) -> list[Point]:
    point, g = _base(reading), reading.groups
    if "near" in g or "far" in g:
        point.near = "near" in g
        point.shift = g["near"] if point.near else g["far"]
    return [point]


def _numeric(reading: Reading) -> list[Point]:
    point, g = _base(reading), reading.groups
    if "a" in g:
        day, month = g["a"], g["b"]
        width = reading.width("y")
        if width < 4 and (width < 2 or reading.width("b") < 2):
            return []
        point.year = full_year(g["y"], width)
        if month > 12 or (day <= 12 and reading.grammar.lexicon.get("numeric_order") == "mdy"):
            day, month = month, day
        point.day, point.month = day, month
    return [point] if point.month is not None and point.month <= 12 else []


def _years(reading: Reading) -> list[Point]:
    first, last = int(reading.groups["y"]), int(reading.groups["y2"])
    width = reading.width("y2")
    if width < 4:
        last += first // 10**width * 10**width
        if width == 3 or last <= first:
            return []
    slash = reading.encoded.words[reading.at["dash"]] == "/"
    if not first < last <= first + (1 if slash else 150):
        return []
    one = Point(reading.first, reading.at["y"] + 1, "year", year=first, joined="range")
    return [one, Point(reading.at["y2"], reading.last, "year", year=last)]


def _years_bc(reading: Reading) -> list[Point]:
    first, last = int(reading.groups["y"]), int(reading.groups["y2"])
    if first <= last:
        return []
    one = Point(reading.first, reading.at["y"] + 1, "year", fixed=calendar.before_christ(first), joined="range")
    return [one, Point(reading.at["y2"], reading.last, "year", fixed=calendar.before_christ(last))]


def _numeric_days(reading: Reading) -> list[Point]:
    g = reading.groups
    if not (g["m"] <= 12 and g["d"] < g["d2"]):
        return []
    year = full_year(g["y"], reading.width("y")) if "y" in g else None
    last = reading.at["d"] + 1 + (reading.encoded.codes[reading.at["d"] + 1] == ".")
    one = Point(reading.first, last, "point", year, month=g["m"], day=g["d"], joined="range")
    return [one, Point(reading.at["d2"], reading.last, "point", year, month=g["m"], day=g["d2"])]


def _day_month(reading: Reading) -> list[Point]:
    return [_base(reading)] if reading.groups["m"] <= 12 else []


def _holiday(reading: Reading) -> list[Point]:
    point = _base(reading)
    point.month, point.day = divmod(int(reading.groups["holiday"]), 100)
    return [point]


def _days(reading: Reading) -> list[Point]:
    head = _base(reading)
    start, stop = reading.days
    numbers = [i for i in range(start, stop) if reading.encoded.words[i][0].isdecimal()]
    points = []
    for index, token in enumerate(numbers):
        first = reading.first if index == 0 else _with_article(reading, token)
        last = reading.last if index == len(numbers) - 1 else _with_suffix(reading, token)
        point = Point(
            first, last, "point", head.year, head.year_shift, head.year_near, head.month, int(reading.encoded.words[token])
        )
        between = reading.encoded.codes[token + 1 : numbers[index + 1]] if index + 1 < len(numbers) else ""
        point.joined = _joint(between, reading.grammar) if between else ""
        points.append(point)
    return points


def _with_article(reading: Reading, token: int) -> int:
    """Where the day at `token` begins: "the 13th"."""
    codes = reading.encoded.codes
    return token - 2 if codes[token - 1] == " " and codes[token - 2] in reading.grammar.vocabulary.codes("the") else token


def _with_suffix(reading: Reading, token: int) -> int:
    """The token after the day at `token`: "13th", «3-го»."""
    codes, suffixes = reading.encoded.codes, reading.grammar.vocabulary.codes("ordinal_suffix|plural_suffix")
    after = token + 1 + (codes[token + 1] == "-")
    return after + 1 if codes[after] in suffixes else token + 1


def _joint(codes: str, grammar: Grammar) -> str:
    """«с 3 на 4 марта», "3 to 5 May": a range; "3 and 5 May": a list."""
    return "range" if "-" in codes or any(code in codes for code in grammar.vocabulary.codes("to|at")) else "list"


def _decade(reading: Reading) -> list[Point]:
    """ "the 1990s", "the nineties", «60-е годы XIX века»."""
    g = reading.groups
    digits = int(g["tenth"] if "tenth" in g else g["dec"])
    if digits % 10:
        return []
    century = 100 * _ordinal(g) - 100 if "q" in g else 1900
    period = calendar.decade(digits + century if "tenth" in g or reading.width("dec") == 2 else digits)
    if "bc" in g:
        period = calendar.before_christ(digits, DatePrecision.DECADE)
    point = _base(reading)
    point.fixed = period
    return [point] if period else []


def _ordinal(g: dict[str, Any]) -> int:
    return int(g.get("q", 0)) + int(g.get("tens", 0))


def _century(reading: Reading) -> list[Point]:
    point = _base(reading)
    number = _ordinal(reading.groups)
    point.fixed = (
        calendar.before_christ(100 * number, DatePrecision.CENTURY) if "bc" in reading.groups else calendar.century(number)
    )
    return [point] if point.fixed else []


def _quarter(reading: Reading) -> list[Point]:
    point = _base(reading)
    point.quarter = _ordinal(reading.groups) or 4 * (reading.groups.get("last") == -1)
    return [point] if 1 <= point.quarter <= 4 else []


def _half(reading: Reading) -> list[Point]:
    point = _base(reading)
    point.half = _ordinal(reading.groups)
    return [point] if 1 <= point.half <= 2 else []


_BUILDERS = {
    "numeric": _numeric,
    "month": _month,
    "years": _years,
    "days": _days,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "half": _half,
    "weekday": relative.weekday,
    "unit": relative.unit,
    "unit_far": relative.unit,
    "unit_part": relative.unit_part,
    "today": relative.today,
    "ago": relative.ago,
    "later": relative.later,
    "within": relative.within,
    "window": relative.window,
    "clock": relative.clock,
    "clock_at": relative.clock,
    "daypart": relative.clock,
    "years_bc": _years_bc,
    "numeric_days": _numeric_days,
    "day_month": _day_month,
    "day_of": relative.day_of,
    "the_day": relative.day_of,
    "holiday": _holiday,
}
