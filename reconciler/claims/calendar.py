"""Periods of the calendar: what a day, month, season, decade… covers, in days and in EDTF (ISO 8601-2).

Known limits: years before Christ lie outside `datetime.date`; their period is clamped to its first day and only `edtf` tells them
apart. Winter of a year begins in its December. A week has no precision of its own and counts as days.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta

from reconciler.facets import DatePrecision

_SEASON_CODE = 20
_QUARTER_CODE = 32
_HALF_CODE = 39
_FIRST_MONTH_OF_SEASON = (3, 6, 9, 12)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `earliest` to `latest`, both included, as words of the given precision name them."""

    earliest: date
    latest: date
    precision: DatePrecision
    edtf: str

    def about(self) -> Period:
        """The same days, marked as approximate in EDTF."""
        return self if "~" in self.edtf or "/" in self.edtf else replace(self, edtf=self.edtf + "~")


def _known(year: int) -> bool:
    return 1 <= year < MAXYEAR


def day(year: int, month_: int, day_: int) -> Period | None:
    """One day; None where the calendar has none such."""
    if not (_known(year) and 1 <= month_ <= 12 and 1 <= day_ <= calendar.monthrange(year, month_)[1]):
        return None
    return of_day(date(year, month_, day_))


def of_day(when: date) -> Period:
    """The day `when`."""
    return Period(when, when, DatePrecision.DAY, when.isoformat())


def month(year: int, month_: int) -> Period | None:
    """A month; None where the calendar has none such."""
    if not (_known(year) and 1 <= month_ <= 12):
        return None
    last = calendar.monthrange(year, month_)[1]
    return Period(date(year, month_, 1), date(year, month_, last), DatePrecision.MONTH, f"{year:04d}-{month_:02d}")


def _months(year: int, first: int, count: int, precision: DatePrecision, edtf: str) -> Period | None:
    end = year * 12 + first - 1 + count - 1
    if not (_known(year) and _known(end // 12)):
        return None
    last = calendar.monthrange(end // 12, end % 12 + 1)[1]
    return Period(date(year, first, 1), date(end // 12, end % 12 + 1, last), precision, edtf)


def season(year: int, number: int) -> Period | None:
    """A season of three months: 1 spring, 2 summer, 3 autumn, 4 the winter that begins in December of `year`."""
    first = _FIRST_MONTH_OF_SEASON[number - 1]
    return _months(year, first, 3, DatePrecision.SEASON, f"{year:04d}-{_SEASON_CODE + number}")


def quarter(year: int, number: int) -> Period | None:
    """A quarter, `number` 1 to 4."""
    if not 1 <= number <= 4:
        return None
    return _months(year, 3 * number - 2, 3, DatePrecision.QUARTER, f"{year:04d}-{_QUARTER_CODE + number}")


def half(year: int, number: int) -> Period | None:
    """A half of a year, `number` 1 or 2; its precision counts as that of a quarter."""
    if number not in (1, 2):
        return None
    return _months(year, 6 * number - 5, 6, DatePrecision.QUARTER, f"{year:04d}-{_HALF_CODE + number}")


def year(number: int) -> Period | None:
    """A whole year."""
    if not _known(number):
        return None
    return Period(date(number, 1, 1), date(number, 12, 31), DatePrecision.YEAR, f"{number:04d}")


def decade(first_year: int) -> Period | None:
    """The ten years from `first_year`, which ends in 0."""
    if not (_known(first_year) and _known(first_year + 9)):
        return None
    edtf = f"{first_year // 10:03d}X"
    return Period(date(first_year, 1, 1), date(first_year + 9, 12, 31), DatePrecision.DECADE, edtf)


def century(number: int) -> Period | None:
    """The hundred years of the century `number` (20: 1901 to 2000)."""
    if not 1 <= number <= 40:
        return None
    edtf = f"{number - 1:02d}XX"
    return Period(date(100 * number - 99, 1, 1), date(100 * number, 12, 31), DatePrecision.CENTURY, edtf)


def week(when: date) -> Period:
    """Monday to Sunday of the week of `when`."""
    monday, sunday = add_days(when, -when.weekday()), add_days(when, 6 - when.weekday())
    return between(of_day(monday or date.min), of_day(sunday or date.max))


def before_christ(number: int, precision: DatePrecision = DatePrecision.YEAR) -> Period:
    """The year `number` before Christ, clamped to the first day that `date` knows; EDTF counts a year 0."""
    edtf = f"-{number - 1:04d}" if number > 1 else "0000"
    return Period(date.min, date.min, precision, edtf)


def between(first: Period, last: Period) -> Period:
    """From the beginning of `first` to the end of `last`, with the coarser of their precisions."""
    order = list(DatePrecision)
    precision = max(first.precision, last.precision, key=order.index)
    return Period(first.earliest, last.latest, precision, f"{first.edtf}/{last.edtf}")


def add_months(when: date, count: int) -> date | None:
    """`when` moved by `count` months, on the last day of the month where that month is shorter; None outside the calendar."""
    index = when.year * 12 + when.month - 1 + count
    if not _known(index // 12):
        return None
    return date(index // 12, index % 12 + 1, min(when.day, calendar.monthrange(index // 12, index % 12 + 1)[1]))


def add_days(when: date, count: int) -> date | None:
    """`when` moved by `count` days; None outside the calendar."""
    try:
        return when + timedelta(days=count)
    except OverflowError:
        return None
