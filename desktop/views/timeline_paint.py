"""Paints a timeline: the axis, the lanes, the marks that are in sight, and the lines between dates that differ.

A date that differs is told by its sign and its edge, an open end by an arrow, an approximate one by a broken edge: by shape, not by
colour alone.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.models.labels import number_label
from desktop.models.timeline_layout import ARROW, ROW, ticks
from reconciler.model import FactState

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from desktop.models.timeline import Mark, Timeline
    from desktop.models.timeline_layout import Layout
    from desktop.theme import Theme

AXIS = 30  # pixels
NAMES = 132  # pixels of the column of the sides
BAR = 12  # pixels of a mark's height
SIGN = 9.0  # half of the sign on a line, in pixels
FEW = 120  # lines that are drawn with their signs


def bar_of(layout: Layout, number: int) -> QRectF:
    """Where the bar of a mark stands on the whole timeline."""
    left, right = float(layout.left[number]), float(layout.right[number])
    return QRectF(left, int(layout.top[number]) + (ROW - BAR) / 2, right - left, BAR)


def paint_axis(painter: QPainter, layout: Layout, area: QRect, x: int, theme: Theme) -> None:
    """The axis over the lanes, whose left edge is `x` on the timeline."""
    painter.fillRect(area, QColor(theme.window))
    painter.setPen(QColor(theme.border))
    painter.drawLine(area.bottomLeft(), area.bottomRight())
    painter.save()
    painter.setClipRect(area)
    for at, label in ticks(layout, x, area.width()):
        place = round(area.left() + at - x)
        painter.setPen(QColor(theme.border))
        painter.drawLine(place, area.bottom() - 6, place, area.bottom())
        painter.setPen(QColor(theme.muted))
        painter.drawText(
            QRect(place + 4, area.top(), 120, area.height() - 4), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label
        )
    painter.restore()


def paint_lanes(painter: QPainter, timeline: Timeline, layout: Layout, area: QRect, x: int, y: int, theme: Theme) -> None:
    """The grounds of the lanes, every other one darker, and the lines of the axis through them."""
    painter.fillRect(area, QColor(theme.base))
    for number, (top, height) in enumerate(layout.lanes):
        lane = QRect(area.left(), area.top() + top - y, area.width(), height)
        if number % 2:
            painter.fillRect(lane.intersected(area), QColor(theme.window))
    painter.setPen(QPen(QColor(theme.border), 1, Qt.PenStyle.DotLine))
    for at, _ in ticks(layout, x, area.width()):
        place = round(area.left() + at - x)
        painter.drawLine(place, area.top(), place, area.bottom())
    painter.setPen(QColor(theme.border))
    for top, height in layout.lanes:
        bottom = area.top() + top + height - y
        painter.drawLine(area.left(), bottom, area.right(), bottom)


def paint_names(
    painter: QPainter, timeline: Timeline, counts: Sequence[int], layout: Layout, area: QRect, y: int, theme: Theme
) -> None:
    """The names of the sides at the left, which stay in view while their lanes are scrolled."""
    painter.save()
    painter.setClipRect(area)
    painter.fillRect(area, QColor(theme.window))
    metrics = painter.fontMetrics()
    for name, count, (top, height) in zip(timeline.lanes, counts, layout.lanes, strict=True):
        lane = QRect(area.left(), area.top() + top - y, area.width(), height)
        seen = lane.intersected(area).adjusted(10, 8, -8, -4)
        if seen.height() <= 0:
            continue
        painter.setPen(QColor(theme.border))
        painter.drawLine(lane.bottomLeft(), lane.bottomRight())
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, seen.width())
        painter.drawText(seen, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        below = seen.adjusted(0, metrics.lineSpacing() + 2, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, number_label(count))
    painter.setPen(QColor(theme.border))
    painter.drawLine(area.topRight(), area.bottomRight())
    painter.restore()


def joins_in(layout: Layout, joins: NDArray[np.int64], area: QRectF) -> NDArray[np.int64]:
    """Those of the pairs of marks whose line may cross an area."""
    if not len(joins):
        return joins
    x = (layout.left[joins] + layout.right[joins]) / 2
    y = layout.top[joins] + ROW / 2
    across = (x.max(axis=1) + SIGN >= area.left()) & (x.min(axis=1) - SIGN <= area.right())
    down = (y.max(axis=1) + SIGN >= area.top()) & (y.min(axis=1) - SIGN <= area.bottom())
    found: NDArray[np.int64] = joins[across & down]
    if len(found) <= FEW:
        return found
    # of many lines those say something that begin or end in sight
    x, y = x[across & down], y[across & down]
    ends = (x >= area.left()) & (x <= area.right()) & (y >= area.top()) & (y <= area.bottom())
    kept: NDArray[np.int64] = found[ends.any(axis=1)]
    return kept


def paint_joins(painter: QPainter, layout: Layout, joins: NDArray[np.int64], theme: Theme) -> None:
    """A line between each two dates that differ, with a sign in its middle unless they are too many to be told apart."""
    tones = theme.states[FactState.DISPUTED]
    lines = [QLineF(bar_of(layout, a).center(), bar_of(layout, b).center()) for a, b in joins.tolist()]
    few = len(lines) <= FEW
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=few)
    painter.setPen(QPen(QColor(tones.line), 1.6, Qt.PenStyle.DashLine) if few else QPen(QColor(tones.line), 0))
    painter.drawLines(lines)
    painter.setBrush(QColor(tones.fill))
    for line in lines if few else ():
        middle = line.center()
        painter.setPen(QPen(QColor(tones.line), 1))
        painter.drawEllipse(middle, SIGN - 1, SIGN - 1)
        painter.setPen(QColor(tones.text))
        around = QRectF(middle.x() - SIGN, middle.y() - SIGN, 2 * SIGN, 2 * SIGN)
        painter.drawText(around, Qt.AlignmentFlag.AlignCenter, "≠")
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_marks(
    painter: QPainter, timeline: Timeline, layout: Layout, numbers: NDArray[np.int64], theme: Theme, *, labels: bool
) -> None:
    """The bars of the marks with these numbers, those of one look at once, and what is written after them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    looks: dict[tuple[bool, bool], list[QRectF]] = defaultdict(list)
    arrows: dict[bool, list[QLineF]] = defaultdict(list)
    lefts, rights = layout.left[numbers].tolist(), layout.right[numbers].tolist()
    tops = (layout.top[numbers] + (ROW - BAR) / 2).tolist()
    placed = list(zip([timeline.marks[n] for n in numbers.tolist()], lefts, rights, tops, strict=True))
    for mark, left, right, top in placed:
        looks[mark.conflict, mark.approximate].append(QRectF(left, top, right - left, BAR))
        if mark.open_end:
            arrows[mark.conflict] += _arrow(right, top + BAR / 2, 1)
        if mark.open_start:
            arrows[mark.conflict] += _arrow(left, top + BAR / 2, -1)
    for (conflict, approximate), bars in sorted(looks.items()):
        tones = theme.states[FactState.DISPUTED if conflict else FactState.AGREED]
        style = Qt.PenStyle.DashLine if approximate else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(tones.line), 2 if conflict else 1, style))
        painter.setBrush(QColor(tones.strong))
        painter.drawRects(bars)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for conflict, lines in arrows.items():
        painter.setPen(QPen(QColor(theme.states[FactState.DISPUTED if conflict else FactState.AGREED].line), 2))
        painter.drawLines(lines)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark, _, right, top in placed if labels else ():
        _write(painter, mark, right, top, theme)


def _arrow(x: float, y: float, way: int) -> tuple[QLineF, QLineF, QLineF]:
    """An arrow that leads away from `x`, to the right (1) or to the left (-1)."""
    tip = QPointF(x + way * (ARROW - 4), y)
    return (
        QLineF(QPointF(x, y), tip),
        QLineF(tip, tip + QPointF(-way * 4, -4)),
        QLineF(tip, tip + QPointF(-way * 4, 4)),
    )


def label_of(mark: Mark) -> str:
    """What is written after a mark."""
    return f"≠ {mark.words}" if mark.conflict else mark.words


def _write(painter: QPainter, mark: Mark, right: float, top: float, theme: Theme) -> None:
    left = right + 5 + (ARROW if mark.open_end else 0)
    painter.setPen(QColor(theme.states[FactState.DISPUTED].text if mark.conflict else theme.text))
    area = QRectF(left, top - 5, 400, BAR + 10)
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label_of(mark))


def paint_ring(painter: QPainter, bar: QRectF, colour: str, width: float) -> None:
    """What surrounds a mark that is chosen, or is of the chosen fact."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(bar.adjusted(-3.5, -3.5, 3.5, 3.5), 4, 4)
