"""The timeline on the screen: it is zoomed, dragged and gone through by keys; only what is in sight is painted."""

from __future__ import annotations

from collections import Counter
from html import escape

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from desktop.models.timeline import Mark, Timeline, conflict_label, describe, partners
from desktop.models.timeline_layout import MARGIN, MOST, ROW, Layout, lay_out, scale_for, span
from desktop.theme import LIGHT, Theme
from desktop.views import timeline_paint as paint

LABELS = 400  # marks up to which each is written beside
STEP = 1.35  # of one zoom
AGAIN = 4  # pixels that a mouse is moved before it drags


class TimelineView(QAbstractScrollArea):
    """`mark_chosen` brings the number of a mark, -1 for none; `mark_wanted` that of one whose text is wanted."""

    mark_chosen = Signal(int)
    mark_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._timeline = Timeline()
        self._layout = lay_out(self._timeline, 1.0)
        self._counts: list[int] = []
        self._current = -1
        self._joins = np.empty((0, 2), dtype=np.int64)
        self._of_fact: list[int] = []
        self._fitted = True
        self._pressed: tuple[QPoint, QPoint] | None = None
        self._dragged = False
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Timeline: arrows go from date to date, Enter to the text"))
        self.viewport().setMouseTracking(True)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(ROW)

    # --- what it shows -----------------------------------------------------------------------------------------------------------

    def set_timeline(self, timeline: Timeline) -> None:
        """Show other marks; the scale stays unless all was in sight."""
        kept = self._timeline.marks[self._current] if self._current >= 0 else None
        self._timeline = timeline
        self._joins = np.array(timeline.joins, dtype=np.int64).reshape(-1, 2)
        self._of_fact = []
        counted = Counter(mark.lane for mark in timeline.marks)
        self._counts = [counted[lane] for lane in range(len(timeline.lanes))]
        self._current = next(
            (n for n, m in enumerate(timeline.marks) if kept and (m.claim, m.words) == (kept.claim, kept.words)), -1
        )
        if self._fitted:
            self.fit()
        else:
            self._lay_out(self._layout.scale)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.viewport().update()

    @property
    def current(self) -> int:
        """The number of the chosen mark, -1 for none."""
        return self._current

    @property
    def layout_(self) -> Layout:
        """Where the marks stand."""
        return self._layout

    def choose(self, number: int) -> None:
        """Choose a mark, bring it into view and say so."""
        self._current = number
        mark = self._timeline.marks[number] if number >= 0 else None
        self.setAccessibleDescription(describe(mark, self._timeline) if mark else "")
        if mark is not None:
            self._set_fact(mark.fact)
            self._bring_into_view(number)
        self.viewport().update()
        self.mark_chosen.emit(number)

    def show_fact(self, fact: str) -> None:
        """Mark the dates of a fact, and choose the first of them unless one is chosen already."""
        self._set_fact(fact)
        if fact and (self._current < 0 or self._timeline.marks[self._current].fact != fact):
            first = next((n for n, mark in enumerate(self._timeline.marks) if mark.fact == fact), -1)
            if first >= 0:
                self.choose(first)
        self.viewport().update()

    def _set_fact(self, fact: str) -> None:
        self._of_fact = [n for n, mark in enumerate(self._timeline.marks) if mark.fact == fact] if fact else []

    # --- zoom --------------------------------------------------------------------------------------------------------------------

    def fit(self) -> None:
        """Show all of the time, or all but the few dates that are far from the rest."""
        first, last = span(self._timeline)
        labels = self._label_width if self._labelled() else None
        room = self._area().width() - (max(map(labels, self._timeline.marks), default=0.0) if labels else 0.0)
        self._lay_out(scale_for(last - first, room))
        self.horizontalScrollBar().setValue(int(self._layout.x(first) - MARGIN))
        self._fitted = True

    def zoom(self, steps: float, at: float | None = None) -> None:
        """Make a day wider (1) or narrower (-1); what stands `at` a place of the viewport stays there, else what is chosen does."""
        area = self._area()
        if at is None:
            at = area.center().x()
            if self._current >= 0:
                chosen = paint.bar_of(self._layout, self._current).left() - self.horizontalScrollBar().value() + area.left()
                at = chosen if area.left() <= chosen <= area.right() else at
        day = self._layout.day(at - area.left() + self.horizontalScrollBar().value())
        first, last = self._timeline.days.first, self._timeline.days.last
        days = float(last.max() - first.min()) + 1 if len(first) else 2.0
        least = scale_for(days, area.width()) / 2
        self._lay_out(min(MOST, max(least, self._layout.scale * STEP**steps)))
        self.horizontalScrollBar().setValue(round(self._layout.x(day) - (at - area.left())))
        self._fitted = False

    # --- inside ------------------------------------------------------------------------------------------------------------------

    def _labelled(self) -> bool:
        return len(self._timeline.marks) <= LABELS

    def _label_width(self, mark: Mark) -> float:
        return self.fontMetrics().horizontalAdvance(paint.label_of(mark)) + 8.0

    def _area(self) -> QRect:
        """Where the lanes are seen."""
        return self.viewport().rect().adjusted(paint.NAMES, paint.AXIS, 0, 0)

    def _lay_out(self, scale: float) -> None:
        self._layout = lay_out(self._timeline, scale, self._label_width if self._labelled() else None, self._area().height())
        self._set_bars()
        self.viewport().update()

    def _set_bars(self) -> None:
        area = self._area()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, self._layout.width - area.width()))
        across.setPageStep(max(1, area.width()))
        down.setRange(0, max(0, self._layout.height - area.height()))
        down.setPageStep(max(1, area.height()))

    def _bring_into_view(self, number: int) -> None:
        area, bar = self._area(), paint.bar_of(self._layout, number)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if not across.value() <= bar.left() <= across.value() + area.width() - 60:
            across.setValue(int(bar.left() - area.width() / 2))
        if not down.value() <= bar.top() <= down.value() + area.height() - ROW:
            down.setValue(int(bar.top() - area.height() / 2))

    def _mark_at(self, place: QPointF) -> int:
        area = self._area()
        if not area.contains(place.toPoint()):
            return -1
        return self._layout.at(
            place.x() - area.left() + self.horizontalScrollBar().value(), place.y() - area.top() + self.verticalScrollBar().value()
        )

    def _beside(self, by: int) -> int:
        """The mark before or after the chosen one in its lane; the same at the end."""
        marks, at = self._timeline.marks, self._current
        if at < 0:
            return 0 if marks else -1
        other = at + by
        return other if 0 <= other < len(marks) and marks[other].lane == marks[at].lane else at

    def _across(self, by: int) -> int:
        """The mark nearest in time in the next lane that has any."""
        marks, at = self._timeline.marks, self._current
        if at < 0:
            return 0 if marks else -1
        here = marks[at].first + marks[at].last
        lane = marks[at].lane + by
        while 0 <= lane < len(self._timeline.lanes):
            near = [n for n, mark in enumerate(marks) if mark.lane == lane]
            if near:
                return min(near, key=lambda n: abs(marks[n].first + marks[n].last - here))
            lane += by
        return at

    # --- Qt ----------------------------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        area, theme, layout = self._area(), self._theme, self._layout
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        paint.paint_lanes(painter, self._timeline, layout, area, x, y, theme)
        painter.save()
        painter.setClipRect(area)
        painter.translate(area.left() - x, area.top() - y)
        seen = layout.seen(x, y, area.width(), area.height())
        paint.paint_joins(painter, layout, paint.joins_in(layout, self._joins, QRectF(x, y, area.width(), area.height())), theme)
        paint.paint_marks(painter, self._timeline, layout, seen, theme, labels=self._labelled())
        for number in self._of_fact:
            if number != self._current:
                paint.paint_ring(painter, paint.bar_of(layout, number), theme.muted, 1.2)
        if self._current >= 0:
            paint.paint_ring(painter, paint.bar_of(layout, self._current), theme.accent, 2.4 if self.hasFocus() else 1.6)
        painter.restore()
        paint.paint_names(painter, self._timeline, self._counts, layout, QRect(0, area.top(), paint.NAMES, area.height()), y, theme)
        paint.paint_axis(painter, layout, QRect(area.left(), 0, area.width(), paint.AXIS), x, theme)
        painter.fillRect(QRect(0, 0, paint.NAMES, paint.AXIS), self.palette().window())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self._fitted:
            self.fit()
        else:
            self._lay_out(self._layout.scale)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(event.angleDelta().y() / 120, event.position().x())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = event.key()
        last = len(self._timeline.marks) - 1
        steps = {
            Qt.Key.Key_Right: lambda: self.choose(self._beside(1)),
            Qt.Key.Key_Left: lambda: self.choose(self._beside(-1)),
            Qt.Key.Key_Down: lambda: self.choose(self._across(1)),
            Qt.Key.Key_Up: lambda: self.choose(self._across(-1)),
            Qt.Key.Key_Home: lambda: self.choose(min(0, last)),
            Qt.Key.Key_End: lambda: self.choose(last),
        }
        if key in steps:
            steps[Qt.Key(key)]()
        elif event.text() in ("+", "=", "-", "0") and event.text():
            if event.text() == "0":
                self.fit()
            else:
                self.zoom(-1 if event.text() == "-" else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.mark_wanted.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            scrolled = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
            self._pressed, self._dragged = (event.position().toPoint(), scrolled), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        place = event.position()
        if self._pressed is None:
            over = self._mark_at(place) >= 0
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        moved = place.toPoint() - self._pressed[0]
        if self._dragged or moved.manhattanLength() > AGAIN:
            self._dragged = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.horizontalScrollBar().setValue(self._pressed[1].x() - moved.x())
            self.verticalScrollBar().setValue(self._pressed[1].y() - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._pressed is not None and not self._dragged:
            number = self._mark_at(event.position())
            if number >= 0:
                self.choose(number)
        self._pressed, self._dragged = None, False
        self.viewport().unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        number = self._mark_at(event.position())
        if number >= 0:
            self.mark_wanted.emit(number)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._mark_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.tip(number) if number >= 0 else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def tip(self, number: int) -> str:
        """What is said of a mark on hover."""
        mark = self._timeline.marks[number]
        side = escape(self._timeline.lanes[mark.lane])
        quote = escape(mark.quote).replace(escape(mark.words), f"<b>{escape(mark.words)}</b>", 1)
        said = f"<p><b>{side}</b> · {escape(mark.source)}<br/>{escape(mark.value)}</p><p>“{quote}”</p>"
        for other in partners(self._timeline, number):
            differing = self._timeline.marks[other]
            said += (
                f"<p>≠ {escape(conflict_label())}: {escape(self._timeline.lanes[differing.lane])}, {escape(differing.value)}</p>"
            )
        return said
