"""A `TextColumn` in a window that scrolls: what is in sight is always exact, and nothing jumps when heights are found out.

`y` counts pixels from the top of the whole text, its head included; positions are code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QResizeEvent, QWheelEvent

    from desktop.views.parallel.folding import Fold
    from desktop.views.parallel.idle import IdleLayout
    from desktop.views.parallel.text_layout import TextColumn

MARGIN = 22  # between text and edge; the signs of the states stand in the left one
HEAD = 10  # above the first line and below the last
WIDEST = 104  # average widths of a letter; about 85 letters, a line that is still easy to read
REVEAL_AT = 0.35  # where in the window's height a place is put that was out of sight


class TextArea(QAbstractScrollArea):
    """The text leans by `lean`, from 0 (all spare room on the right) to 1 (all on the left)."""

    scrolled = Signal()
    geometry_changed = Signal()
    zoom_asked = Signal(int)  # 1: larger, -1: smaller, 0: as at first
    wheel_unused = Signal(int)  # pixels to scroll down, where there is nothing to scroll here

    def __init__(self, column: TextColumn, idle: IdleLayout, font: QFont, lean: float) -> None:
        super().__init__()
        self.column = column
        self.left = MARGIN
        self._idle = idle
        self._font = font
        self._lean = lean
        self._settling = False
        self._wrap = True
        self._laid_for = -1  # the width of the window for which lines were broken
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # the overview beside the pane scrolls it: a bar here would part the text from the ribbons
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setMinimumWidth(160)

    def set_reading_font(self, font: QFont) -> None:
        """Lay the text out anew in `font`; what stands at the top stays there."""
        self._font = font
        self._lay_out_anew()

    def set_wrap(self, on: bool) -> None:
        """Break lines at the edge, or let them run on, to be scrolled to."""
        if on != self._wrap:
            self._wrap = on
            policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if on else Qt.ScrollBarPolicy.ScrollBarAlwaysOn
            self.setHorizontalScrollBarPolicy(policy)
            self._lay_out_anew()

    def set_folds(self, folds: Sequence[Fold]) -> None:
        """Hide the lines in `folds` behind bars; what stands at the top stays there, or the bar that hides it."""
        column = self.column
        piece = column.piece_at(self.value() - HEAD)
        into = self.value() - column.top(piece)
        column.set_folds(folds)
        column.publish()
        fold = column.fold_of(piece)
        self._set_range(column.top(fold.first) + HEAD if fold is not None else column.top(piece) + into)
        self._settle()
        self.viewport().update()
        self.geometry_changed.emit()

    def open_fold(self, fold: Fold) -> None:
        """Show what `fold` hides."""
        self.set_folds([other for other in self.column.folds() if other != fold])

    def fold_at(self, point: QPointF) -> Fold | None:
        """The fold whose bar is under `point` of the window."""
        y = point.y() + self.value() - HEAD
        return self.column.fold_of(self.column.piece_at(y)) if 0 <= y < self.column.height else None

    def folds_in_sight(self) -> list[Fold]:
        """The folds whose bars show, from the top."""
        top = self.value() - HEAD
        found = (self.column.fold_of(piece) for piece in self.column.pieces_between(top, top + self.viewport().height()))
        return [fold for fold in found if fold is not None]

    def last_in_sight(self) -> int:
        """The end of the last piece of the text that shows."""
        return self.column.pieces[self.column.piece_at(self.value() - HEAD + self.viewport().height())].end

    def text_left(self) -> float:
        """Where in the window the lines begin."""
        return self.left - self.horizontalScrollBar().value()

    def value(self) -> int:
        """How far the text is scrolled down, in pixels."""
        return self.verticalScrollBar().value()

    def content_height(self) -> float:
        return self.column.height + 2 * HEAD

    def extent(self, start: int, end: int) -> tuple[float, float]:
        """Top and bottom of `[start, end)`; about right until that place has been laid out."""
        top, bottom = self.column.extent(start, end)
        return top + HEAD, bottom + HEAD

    def reveal_place(self, start: int, end: int, at: float | None = None) -> None:
        """Scroll so that the top of `[start, end)` is `at` pixels below the upper edge; by default a third of the way down."""
        at = self.viewport().height() * REVEAL_AT if at is None else at
        fold = self.column.fold_of(self.column.piece_of(start))
        if fold is not None:
            self.open_fold(fold)
        self.column.lay_out(self.column.piece_of(start))
        # heights above the place may turn out other than estimated once they are in sight
        for _ in range(3):
            target = round(self.extent(start, end)[0] - at)
            self.verticalScrollBar().setValue(target)
            if abs(self.extent(start, end)[0] - at - target) < 1:
                break
        self.reveal_across(start)

    def reveal_across(self, position: int) -> None:
        """Where lines run on, scroll sideways so that `position` shows."""
        across = self.horizontalScrollBar()
        if across.maximum():
            x = self.column.caret(position)[0]
            if not 0 <= x - across.value() <= self.column.width:
                across.setValue(round(x - self.column.width / 2))

    def character_at(self, point: QPointF) -> int | None:
        """The position of the character under `point` of the window; None beside the text."""
        return self.column.character_at(point.x() - self.text_left(), point.y() + self.value() - HEAD)

    def position_near(self, point: QPointF) -> int:
        """The gap between two characters that is nearest to `point` of the window."""
        return self.column.position_near(point.x() - self.text_left(), point.y() + self.value() - HEAD)

    def measure_until(self, deadline: float) -> bool:
        return self.column.measure_until(deadline)

    def publish(self) -> None:
        """Put heights that became exact into effect; the text under the reader's eyes stays where it is."""
        if self.column.changed:
            self._republish()
            self.viewport().update()
            self.geometry_changed.emit()

    def _lay_out_anew(self) -> None:
        piece = self.column.piece_at(self.value() - HEAD)
        share = (self.value() - HEAD - self.column.top(piece)) / max(1.0, self.column.piece_height(piece))
        self._laid_for = self.viewport().width()
        room = max(60.0, self.viewport().width() - 2.0 * MARGIN)
        width = min(room, QFontMetricsF(self._font).averageCharWidth() * WIDEST)
        self.left = round(MARGIN + (room - width) * self._lean)
        self.column.set_geometry(width, self._font, wrap=self._wrap)
        self.column.lay_out(piece)
        self.column.publish()
        self._set_range(self.column.top(piece) + HEAD + share * self.column.piece_height(piece))
        self._settle()
        self._idle.add(self)
        self.viewport().update()
        self.geometry_changed.emit()

    def _set_range(self, value: float) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        self._settling = True
        bar.setPageStep(page)
        bar.setSingleStep(round(self.column.pitch * 2))
        bar.setRange(0, max(0, round(self.content_height()) - page))
        bar.setValue(round(value))
        across = self.horizontalScrollBar()
        across.setPageStep(self.viewport().width())
        across.setSingleStep(round(self.column.pitch))
        across.setRange(0, max(0, round(self.column.widest - self.column.width)))
        self._settling = False

    def _republish(self) -> None:
        piece = self.column.piece_at(self.value() - HEAD)
        into = self.value() - self.column.top(piece)
        self.column.publish()
        self._set_range(self.column.top(piece) + into)

    def _settle(self) -> bool:
        """Make exact all that is in sight; whether anything moved."""
        moved = self.column.settle(self.value() - HEAD, self.value() - HEAD + self.viewport().height())
        if moved:
            self._republish()
        return moved

    def scroll_by_key(self, key: int) -> bool:
        """Scroll as a key asks; whether it did ask."""
        bar = self.verticalScrollBar()
        page = bar.pageStep() - round(self.column.pitch)
        steps: dict[int, int] = {
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: page,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        step = steps.get(key)
        if step is not None:
            bar.setValue(bar.value() + step)
        return step is not None

    # --- Qt ---------------------------------------------------------------------------------------------------------------------

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        if self._settling:
            self.viewport().update()
            return
        if dx:
            self.viewport().update()
            return
        # move what stays in sight and paint only what comes into it; the stock implementation paints everything
        if abs(dy) < self.viewport().height():
            self.viewport().scroll(0, dy)
        else:
            self.viewport().update()
        if self._settle():
            self.viewport().update()
        self.scrolled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        if self.viewport().width() != self._laid_for:
            self._lay_out_anew()
            return
        # only higher or lower: no line breaks elsewhere
        self._set_range(self.value())
        self._settle()
        self.geometry_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        delta = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if delta:
                self.zoom_asked.emit(1 if delta > 0 else -1)
        elif self.verticalScrollBar().maximum() == 0:
            self.wheel_unused.emit(-delta)
        else:
            super().wheelEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(420, 500)
