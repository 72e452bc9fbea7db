"""A narrow strip beside a pane: the whole text in small, where its linked claims are, what is in sight; dragging it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.theme import LIGHT
from desktop.views.parallel.text_area import HEAD
from reconciler.model import FactState
from reconciler.report import STATE_ORDER

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from desktop.theme import Theme
    from desktop.views.parallel.pane import TextPane

WIDTH = 14
TICK = 2.5


class Overview(QWidget):
    """The strip of `pane`. Claims are ticks of their state's colour; those of the chosen fact reach across and stand out."""

    def __init__(self, pane: TextPane) -> None:
        super().__init__()
        self._pane = pane
        self._theme = LIGHT
        self._ticks: QPixmap | None = None
        self._grip: float | None = None
        self.take_claims()
        self.setFixedWidth(WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        pane.geometry_changed.connect(self.forget)
        pane.scrolled.connect(self.update)

    def take_claims(self) -> None:
        """Show the claims that the pane has now."""
        self._places: dict[FactState, list[tuple[int, float]]] = {state: [] for state in FactState}
        for claim in self._pane.map.claims:
            self._places[claim.state].append(self._place(claim.start))
        self.forget()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.forget()

    def forget(self) -> None:
        """Paint the ticks anew: the pane's geometry has changed."""
        self._ticks = None
        self.update()

    def _place(self, position: int) -> tuple[int, float]:
        """The piece in which `position` stands, and how far into it, from 0 to 1."""
        number = self._pane.column.piece_of(position)
        piece = self._pane.column.pieces[number]
        return number, (position - piece.start) / max(1, piece.end - piece.start)

    def _scale(self) -> float:
        """Pixels of the strip for one of the text; a text shorter than the window keeps its size."""
        return self.height() / max(1.0, self._pane.content_height(), float(self._pane.viewport().height()))

    def _window(self) -> QRectF:
        scale = self._scale()
        height = max(18.0, self._pane.viewport().height() * scale)
        return QRectF(1, min(self._pane.value() * scale, self.height() - height), WIDTH - 2, height)

    def _rows(self, state: FactState) -> list[int]:
        """The rows of the strip, in pixels, in which a claim of `state` begins."""
        column, scale = self._pane.column, self._scale()
        places = self._places[state]
        return sorted({int((HEAD + column.top(piece) + share * column.piece_height(piece)) * scale) for piece, share in places})

    def _make_ticks(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(QSize(round(self.width() * ratio), round(self.height() * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self._theme.window))
        painter = QPainter(pixmap)
        # the most disputed go over the others
        for state in reversed(STATE_ORDER):
            if state is not FactState.SINGLE_SIDE:
                colour = QColor(self._theme.states[state].line)
                for row in self._rows(state):
                    painter.fillRect(QRectF(4, row, WIDTH - 8, TICK), colour)
        painter.end()
        return pixmap

    def _scroll_to(self, y: float) -> None:
        self._pane.verticalScrollBar().setValue(round(y / self._scale()))

    def _paint_window(self, painter: QPainter) -> None:
        """What of the text is in sight, as a pane of glass."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        glass = QColor(self._theme.muted)
        glass.setAlpha(50)
        painter.setPen(QPen(QColor(self._theme.muted), 1))
        painter.setBrush(glass)
        painter.drawRoundedRect(self._window().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    # --- Qt ---------------------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self._ticks is None:
            self._ticks = self._make_ticks()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ticks)
        scale = self._scale()
        for i in self._pane.chosen:
            top, bottom = self._pane.claim_extent(i)
            colour = QColor(self._theme.states[self._pane.state_of(i)].line)
            painter.fillRect(QRectF(1, top * scale - 1, WIDTH - 2, max(TICK, (bottom - top) * scale) + 2), colour)
        if self._pane.verticalScrollBar().maximum():
            self._paint_window(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.forget()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        window = self._window()
        inside = window.contains(event.position())
        self._grip = event.position().y() - window.top() if inside else window.height() / 2
        self._scroll_to(event.position().y() - self._grip)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._grip is not None and event.buttons():
            self._scroll_to(event.position().y() - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        self._pane.wheelEvent(event)
