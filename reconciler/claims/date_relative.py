"""Readings that count from another day ("two years ago", "the next day", "last week") → points.

Known limits: "the last two weeks" is the calendar's; hours and minutes count as the day they are counted from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reconciler.claims.date_points import CENTURY, DAY, DECADE, MONTH, QUARTER, WEEK, YEAR, Point

if TYPE_CHECKING:
    from reconciler.claims.date_grammar import Reading


def weekday(reading: Reading) -> list[Point]:
    g = reading.groups
    point = Point(reading.first, reading.last, "weekday", weekday=g["w"])
    point.shift = g.get("near", g.get("far"))
    point.near = "far" not in g
    if "wnear" in g:
        point.shift, point.calendar = g["wnear"], True
    return [point]


def unit(reading: Reading) -> list[Point]:
    g = reading.groups
    near = "near" in g
    if near and _has_article(reading):
        return _after_article(reading)
    point = Point(reading.first, reading.last, "unit", shift=g["near"] if near else g["far"], near=near, calendar=True)
    point.unit = g.get("u") or (DAY if "daypart" in g else WEEK if "weekend" in g else 0)
    point.season = g.get("s")
    point.either = near and g["near"] >= 0 and point.unit == DAY
    point.approximate = any(name in g for name in ("part", "mod", "circa"))
    return [point]


def _has_article(reading: Reading) -> bool:
    """ "the next day", where "next day" counts from the date before; in a language without articles so does a next day."""
    codes = reading.encoded.codes[reading.first : reading.at["near"]]
    return any(code in codes for code in reading.grammar.vocabulary.codes("the"))


def _after_article(reading: Reading) -> list[Point]:
    g = reading.groups
    if g["near"] < 0 or "s" in g:
        return []
    point = Point(reading.first, reading.last, "unit", shift=g["near"], near=g["near"] == 0, calendar=True)
    point.unit = g.get("u") or DAY
    point.approximate = "part" in g or "mod" in g
    return [point]


def unit_part(reading: Reading) -> list[Point]:
    unit = int(reading.groups["u"])
    point = Point(reading.first, reading.last, "unit", shift=0, unit=unit, near=False, either=True, calendar=True)
    point.approximate = True
    return [point] if unit in (DAY, WEEK, MONTH, QUARTER, YEAR, DECADE) else []


def today(reading: Reading) -> list[Point]:
    return [Point(reading.first, reading.last, "today", shift=reading.groups["near"], unit=DAY)]


def _count(g: dict[str, Any]) -> int:
    return int(g.get("n_tens", 0)) + int(g.get("n", 0))


def ago(reading: Reading) -> list[Point]:
    g = reading.groups
    return [Point(reading.first, reading.last, "offset", unit=int(g["u"]), shift=(_count(g) or 1) * int(g["go"]))]


def later(reading: Reading) -> list[Point]:
    g = reading.groups
    return [Point(reading.first, reading.last, "offset", unit=int(g["u"]), shift=_count(g) * int(g["go"]), near=False)]


def within(reading: Reading) -> list[Point]:
    g = reading.groups
    point = Point(reading.first, reading.last, "offset", unit=int(g["u"]), shift=_count(g) or 1)
    point.unless_focus = reading.grammar.lexicon.get("within_from") == "anchor"
    point.either = not point.unless_focus
    return [point]


def window(reading: Reading) -> list[Point]:
    g = reading.groups
    count = _count(g) if g["window"] < 0 or "the" not in g else 0  # "for the next two years" is how long, not when
    if g["u"] == CENTURY:
        return []
    return [Point(reading.first, reading.last, "window", unit=int(g["u"]), shift=int(g["window"]), count=count)] if count else []


def clock(reading: Reading) -> list[Point]:
    point = Point(reading.first, reading.last, "clock", shift=0, unit=DAY, near=False, either=True)
    return [point] if int(reading.groups.get("hour", 0)) <= 24 else []


def day_of(reading: Reading) -> list[Point]:
    """ "the 28th of that month", "the 5th": the month is that of the date before, or of the anchor."""
    g = reading.groups
    if g.get("u", MONTH) != MONTH:
        return []
    near = "near" in g
    return [Point(reading.first, reading.last, "day_of", day=g["d"], shift=g.get("near", g.get("far", 0)), near=near, unit=MONTH)]
