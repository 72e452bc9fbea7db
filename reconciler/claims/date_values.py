"""From points to periods: the missing year, the day that "two years ago" counts from.

What is missing comes from the *focus*, the date named last before, else from the anchor (the day the text was published), else
from the first full date after it. A date without its year is taken to be the one nearest to that.

Known limits: "two years ago" is the whole year and "three months ago" the whole month, as far as its words go.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reconciler.claims import calendar
from reconciler.claims.date_points import CENTURY, DAY, DECADE, HOUR, MINUTE, MONTH, QUARTER, WEEK, YEAR
from reconciler.facets import DatePrecision

if TYPE_CHECKING:
    from reconciler.claims.calendar import Period
    from reconciler.claims.date_points import Point

_STEP = 4  # years that a text may go on from one date to the next
_FINER_THAN_YEAR = (DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.QUARTER, DatePrecision.SEASON)


@dataclass(slots=True)
class Context:
    """`anchor`: the day the text was published; `focus`: the date named last; `ahead`: the first full date that is still to come.

    `aside`: a year named in passing, which holds up to the token `aside_ends`. `past`: the words around speak of the past, so that
    a bare weekday is one that has been.
    """

    anchor: date | None = None
    focus: Period | None = None
    ahead: Period | None = None
    past: bool = False
    aside: Period | None = None
    aside_ends: int = 0

    def leads(self, point: Point, period: Period) -> bool:
        """Whether the dates after `point` count from it.

        They do not where it is coarser than a year, is told from the anchor or in passing, or leaps to a year far away.
        """
        if period.earliest == date.min or period.precision in (DatePrecision.DECADE, DatePrecision.CENTURY):
            return False
        if point.kind in ("clock", "window") or (point.unit >= YEAR and point.shift is not None):
            return False
        if self.focus is None:
            return True
        if point.kind == "year":
            return -1 <= period.earliest.year - self.focus.earliest.year <= _STEP
        return not (point.shift is not None and point.near and not point.either)

    def reference(self) -> Period | None:
        """What a date without a year is held against."""
        if self.aside:
            return self.aside
        return self.focus or (calendar.of_day(self.anchor) if self.anchor else self.ahead)

    def base(self, point: Point) -> Period | None:
        """What `point` counts from."""
        near = calendar.of_day(self.anchor) if self.anchor else None
        if point.unless_focus and (self.focus or self.past):
            return None
        if point.either:
            return self.focus or near
        return near if point.near else self.focus


def resolve(point: Point, context: Context) -> Period | None:
    """The period that `point` names in `context`; None where that cannot be known or the calendar has no such day."""
    if point.fixed:
        return point.fixed
    if point.kind == "weekday":
        return _weekday(point, context)
    if point.kind == "day_of":
        return _day_of(point, context)
    if point.kind == "window":
        return _window(point, context)
    if point.month is None and point.shift is not None:
        return _relative(point, context)
    year = _year(point, context)
    return None if year is None else in_year(point, year)


def in_year(point: Point, year: int) -> Period | None:
    """The period of a point of the calendar, in the year `year`."""
    if point.month is not None:
        return calendar.day(year, point.month, point.day) if point.day is not None else calendar.month(year, point.month)
    if point.season is not None:
        return calendar.season(year, point.season)
    if point.quarter is not None:
        return calendar.quarter(year, point.quarter)
    if point.half is not None:
        return calendar.half(year, point.half)
    return calendar.year(year)


def _year(point: Point, context: Context) -> int | None:
    if point.year is not None:
        return point.year
    if point.year_shift is not None:
        base = context.focus.earliest if context.focus and not point.year_near else None
        if point.year_near or (base is None and not point.year_shift):
            base = context.anchor
        return base.year + point.year_shift if base else None
    reference = context.reference()
    if reference is None or reference.earliest == date.min:
        return None
    if point.shift is not None:
        return _directed_year(point, context)
    return nearest_year(point, reference, context.past)


def _directed_year(point: Point, context: Context) -> int | None:
    """ "last April", "the following May": the nearest before or after what it counts from."""
    base = context.base(point)
    if base is None or point.month is None or point.shift is None:
        return None
    year = base.earliest.year
    if point.shift < 0 and point.month >= base.earliest.month:
        return year - 1
    return year + 1 if point.shift > 0 and point.month <= base.earliest.month else year


def nearest_year(point: Point, reference: Period, past: bool = False) -> int:
    """The year that brings `point` nearest to `reference`; the year of `reference` where that names no month.

    `past`: not after it, where that can be.
    """
    year = reference.earliest.year
    if reference.precision not in _FINER_THAN_YEAR or (reference.latest - reference.earliest).days > 200:
        return year
    years = (year, year - 1, year + 1)
    choices = [
        (abs(p.earliest - reference.earliest), y, p.earliest)
        for y in years
        if (p := in_year(point, y)) and _right_weekday(point, p)
    ]
    if past:
        choices = [choice for choice in choices if choice[2] <= reference.latest] or choices
    return min(choices, key=lambda choice: choice[0])[1] if choices else year


def _right_weekday(point: Point, period: Period) -> bool:
    return point.weekday is None or period.earliest.weekday() == point.weekday - 1


def _day_of(point: Point, context: Context) -> Period | None:
    base = context.base(point)
    if base is None or base.precision not in (DatePrecision.DAY, DatePrecision.MONTH) or point.day is None:
        return None
    when = calendar.add_months(base.earliest.replace(day=1), point.shift or 0)
    return calendar.day(when.year, when.month, point.day) if when else None


def _weekday(point: Point, context: Context) -> Period | None:
    base = context.base(point)
    if base is None or base.precision is not DatePrecision.DAY or point.weekday is None:
        return None
    here = base.latest
    ahead = (point.weekday - 1 - here.weekday()) % 7
    if point.calendar:
        days = 7 * (point.shift or 0) + point.weekday - 1 - here.weekday()
    elif point.shift is not None and point.shift < 0:
        days = -((7 - ahead) % 7 or 7)
    elif point.shift is None and context.past:
        days = -((7 - ahead) % 7)
    else:
        days = ahead or 7
    when = calendar.add_days(here, days)
    return calendar.of_day(when) if when else None


def _relative(point: Point, context: Context) -> Period | None:
    base = context.base(point)
    if base is None or point.shift is None or base.earliest == date.min:
        return None
    here = base.earliest
    if point.season is not None:
        return calendar.season(here.year + point.shift - (point.season == 4 and here.month < 6), point.season)
    if point.unit in (DAY, HOUR, MINUTE):
        days = {DAY: point.shift, HOUR: int(point.shift / 24), MINUTE: 0}[point.unit]
        when = calendar.add_days(base.latest, days) if base.precision is DatePrecision.DAY else None
        return calendar.of_day(when) if when else None
    if point.unit == WEEK:
        when = calendar.add_days(here, 7 * point.shift) if base.precision is DatePrecision.DAY else None
        return None if when is None else calendar.week(when) if point.calendar else calendar.of_day(when)
    if point.unit in (MONTH, QUARTER) and base.precision not in (DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.QUARTER):
        return None
    return _whole_unit(here, point.unit, point.shift)


def _whole_unit(here: date, unit: int, shift: int) -> Period | None:
    months = {MONTH: 1, QUARTER: 3, YEAR: 12, DECADE: 120, CENTURY: 1200}[unit]
    when = calendar.add_months(here, months * shift)
    if when is None:
        return None
    if unit == MONTH:
        return calendar.month(when.year, when.month)
    if unit == QUARTER:
        return calendar.quarter(when.year, (when.month + 2) // 3)
    if unit == YEAR:
        return calendar.year(when.year)
    return calendar.decade(when.year // 10 * 10) if unit == DECADE else calendar.century((when.year + 99) // 100)


def _window(point: Point, context: Context) -> Period | None:
    """ "the last three weeks": so many whole units before or after the one of the anchor."""
    if context.anchor is None or point.shift is None:
        return None
    steps = (-point.count, -1) if point.shift < 0 else (1, point.count)
    ends = []
    for step in steps:
        if point.unit in (DAY, WEEK, HOUR, MINUTE):
            when = calendar.add_days(context.anchor, step * {WEEK: 7, DAY: 1, HOUR: 0, MINUTE: 0}[point.unit])
            ends.append(None if when is None else calendar.week(when) if point.unit == WEEK else calendar.of_day(when))
        else:
            ends.append(_whole_unit(context.anchor, point.unit, step))
    first, last = ends
    return calendar.between(first, last) if first and last else None
