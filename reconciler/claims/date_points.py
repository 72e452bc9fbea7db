"""What words say of time, before it is known which year or day they count from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reconciler.claims.calendar import Period

# units of time, as the lexicons number them
DAY, WEEK, MONTH, QUARTER, YEAR, DECADE, CENTURY, HOUR, MINUTE = range(1, 10)


@dataclass(slots=True)
class Point:
    """One date as its words give it: tokens `[first, last)`, and what is known of it.

    `year_shift`: the year is so many from the anchor's (`year_near`) or the focus's. `shift` of `unit`s counts from the anchor
    (`near`) or from the focus; `calendar` tells "last month" (the calendar's) from "a month ago". `joined`: how this point hangs
    together with the next one, "range", "list" or not at all.
    """

    first: int
    last: int
    kind: str
    year: int | None = None
    year_shift: int | None = None
    year_near: bool = False
    month: int | None = None
    day: int | None = None
    season: int | None = None
    quarter: int | None = None
    half: int | None = None
    weekday: int | None = None
    shift: int | None = None
    unit: int = 0
    near: bool = True
    either: bool = False
    unless_focus: bool = False
    calendar: bool = False
    count: int = 0
    fixed: Period | None = None
    approximate: bool = False
    joined: str = ""

    def is_open(self) -> bool:
        """Whether its year must come from elsewhere."""
        return self.year is None and self.year_shift is None and self.shift is None and self.fixed is None
