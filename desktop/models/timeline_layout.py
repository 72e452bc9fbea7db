"""Where marks stand on a timeline: days to pixels, rows in which no two overlap, and the ticks of the axis. Knows no Qt."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from desktop.models.timeline import Mark, Timeline

ROW = 22  # pixels of a row
PAD = 8  # above and below the rows of a lane
LEAST = 9.0  # pixels of a mark, at the least
GAP = 8.0  # between two marks of a row
ARROW = 20.0  # of an end that is open
MARGIN = 40.0  # before the first day and after the last
LANE = 56  # pixels of a lane, at the least
TICK = 74  # pixels between two labels of the axis
MOST = 30.0  # pixels of a day, at the most
MIDDLE = (5, 95)  # per cent of the marks that are shown first, where few stand far away from the rest
FAR = 3.0  # how many times longer the whole has to be than the middle for that
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)


@dataclass(frozen=True, slots=True)
class Layout:
    """The place of each mark in pixels: from `left` to `right`, in the row whose top is `top`; `lanes` are tops and heights.

    `reach` is where what is painted for a mark ends, its label with it. `width` and `height` are of the whole.
    """

    scale: float
    origin: int
    left: NDArray[np.float64]
    right: NDArray[np.float64]
    reach: NDArray[np.float64]
    top: NDArray[np.int64]
    lanes: tuple[tuple[int, int], ...]
    width: int
    height: int

    def x(self, day: float) -> float:
        """Where a day begins."""
        return (day - self.origin) * self.scale + MARGIN

    def day(self, x: float) -> float:
        """Which day begins there."""
        return (x - MARGIN) / self.scale + self.origin

    def seen(self, x: float, y: float, width: float, height: float) -> NDArray[np.int64]:
        """The numbers of the marks that show in a rectangle."""
        inside = (self.reach >= x) & (self.left - ARROW <= x + width) & (self.top + ROW >= y) & (self.top <= y + height)
        return np.flatnonzero(inside)

    def at(self, x: float, y: float) -> int:
        """The number of the mark under a point, -1 for none."""
        under = (self.left - 3 <= x) & (x <= self.reach) & (self.top <= y) & (y < self.top + ROW)
        found = np.flatnonzero(under)
        return int(found[0]) if len(found) else -1


def lay_out(timeline: Timeline, scale: float, label: Callable[[Mark], float] | None = None, room: int = 0) -> Layout:
    """Place the marks at `scale` pixels a day, the lanes sharing a height of `room` where they need less.

    `label` gives the width of what is written after a mark.
    """
    marks, days = timeline.marks, timeline.days
    first, last, opens, begins_open, lane_of = days.first, days.last + 1, days.open_end, days.open_start, days.lane
    origin = int(first.min()) if len(marks) else 0
    left = (first - origin) * scale + MARGIN
    right = np.maximum(left + LEAST, (last - origin) * scale + MARGIN)
    reach = right + np.where(opens, ARROW, 0.0)
    if label is not None:
        reach = reach + np.array([label(mark) for mark in marks])
    begins = left - np.where(begins_open, ARROW, 0.0)
    top = np.zeros(len(marks), dtype=np.int64)
    heights = []
    for lane in range(len(timeline.lanes)):
        members = np.flatnonzero(lane_of == lane)
        rows, count = _rows(begins[members].tolist(), reach[members].tolist())
        top[members] = PAD + np.array(rows, dtype=np.int64) * ROW
        heights.append(max(LANE, count * ROW + 2 * PAD))
    spare = max(0, room - sum(heights)) // max(1, len(heights))
    lanes, height = [], 0
    for lane, own in enumerate(heights):
        top[lane_of == lane] += height
        lanes.append((height, own + spare))
        height += own + spare
    width = float(reach.max()) + MARGIN if len(marks) else 0.0
    return Layout(scale, origin, left, right, reach, top, tuple(lanes), int(width), height)


def _rows(begins: list[float], ends: list[float]) -> tuple[list[int], int]:
    """A row for each so that no two of a row overlap, the uppermost that is free, taken from the left; and how many there are."""
    rows = [0] * len(begins)
    busy: list[tuple[float, int]] = []
    free: list[int] = []
    count = 0
    for n in sorted(range(len(begins)), key=begins.__getitem__):
        while busy and busy[0][0] + GAP <= begins[n]:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if free:
            rows[n] = heapq.heappop(free)
        else:
            rows[n], count = count, count + 1
        heapq.heappush(busy, (ends[n], rows[n]))
    return rows, count


def span(timeline: Timeline) -> tuple[int, int]:
    """The first day that is to be seen at first, and the one after the last: all, or the middle where few are far away from it."""
    if not timeline.marks:
        return 0, 1
    days = timeline.days.first
    first, last = int(days.min()), int(timeline.days.last.max()) + 1
    low, high = np.percentile(days, MIDDLE[0], method="lower"), np.percentile(days, MIDDLE[1], method="higher")
    if last - first > FAR * max(high - low, 365):
        near = [mark for mark in timeline.marks if low <= mark.first <= high]
        return min(m.first for m in near), max(min(m.last, int(high) + 366) for m in near) + 1
    return first, last


def scale_for(days: float, pixels: float) -> float:
    """The scale at which so many days fill so many pixels."""
    return min(MOST, max(pixels - 2 * MARGIN, 50) / max(days, 1))


def ticks(layout: Layout, x: float, width: float) -> Iterator[tuple[float, str]]:
    """The labels of the axis from `x` on, and where they stand: days, months or years, as there is room for them."""
    first, last = max(1, int(layout.day(x)) - 1), min(date.max.toordinal() - 400, int(layout.day(x + width)) + 1)
    if last <= first:
        return
    begin, end = date.fromordinal(first), date.fromordinal(last)
    days = next((n for n in (3, 7) if layout.scale * n >= TICK), 0)
    if days:
        for number in range(first - first % days + 1, last + 1, days):  # of weeks the Mondays
            yield layout.x(number), date.fromordinal(number).isoformat()
        return
    months = next((n for n in (1, 3, 6) if layout.scale * 30.4 * n >= TICK), 0)
    if months:
        for month in range(begin.year * 12, end.year * 12 + 12, months):
            day = date(month // 12, month % 12 + 1, 1)
            if begin <= day <= end:
                yield layout.x(day.toordinal()), str(day.year) if day.month == 1 else f"{day.year}-{day.month:02}"
        return
    years = next((n for n in _STEPS if layout.scale * 365.25 * n >= TICK), _STEPS[-1])
    for year in range(begin.year - begin.year % years, end.year + years, years):
        if 1 <= year <= end.year:
            yield layout.x(date(year, 1, 1).toordinal()), str(year)
