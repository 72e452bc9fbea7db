"""Draw a link with the mouse: from a claim, over the gutter, to a claim of another text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from desktop.theme import LIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop.theme import Theme
    from desktop.views.parallel.choosing import ChoosingView
    from desktop.views.parallel.deeds import TextDeeds

_DOT = 5.0


class LinkLine(QWidget):
    """A line over the whole view that lets every event through: whole where it would link, dashed on its way."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.theme = LIGHT
        self.ends = (QPointF(), QPointF())
        self.lands = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def draw(self, start: QPoint, end: QPoint, *, lands: bool) -> None:
        """Show the line between two points of the parent."""
        self.ends, self.lands = (QPointF(start), QPointF(end)), lands
        self.resize(self._over.size())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        start, end = self.ends
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(self.theme.accent)
        painter.setPen(QPen(colour, 2.5, Qt.PenStyle.SolidLine if self.lands else Qt.PenStyle.DashLine))
        path = QPainterPath(start)
        middle = (start.x() + end.x()) / 2
        path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
        painter.drawPath(path)
        painter.setBrush(colour)
        painter.drawEllipse(start, _DOT, _DOT)
        if self.lands:
            painter.drawEllipse(end, _DOT, _DOT)
        painter.end()


class LinkDrawing(QObject):
    """Follows the pointer from a claim to another; let go there, it asks `deeds` for the link."""

    def __init__(self, view: ChoosingView, deeds: TextDeeds) -> None:
        super().__init__(view)
        self._view = view
        self._deeds = deeds
        self.line = LinkLine(view)

    def set_theme(self, theme: Theme) -> None:
        self.line.theme = theme

    def draw(self, pane: int, claim: int, point: QPoint) -> None:
        """The pointer is at `point` of the screen, on its way from a claim."""
        target = self._view.claim_under(point)
        lands = target is not None and target != (pane, claim)
        self._view.show_linking((pane, claim), target if lands else None)
        text = self._view.panes[pane]
        top, bottom = text.claim_band(claim)
        height = text.viewport().height()
        y = min(max((top + bottom) / 2, 0.0), float(height))
        here = self._view.mapFromGlobal(point)
        left = text.viewport().mapTo(self._view, QPoint(0, round(y)))
        right = text.viewport().mapTo(self._view, QPoint(text.viewport().width(), round(y)))
        self.line.draw(right if here.x() > left.x() else left, here, lands=lands)

    def drop(self, pane: int, claim: int, point: QPoint) -> None:
        """The pointer was let go at `point`; a `claim` of -1 gives up."""
        self.line.hide()
        target = self._view.claim_under(point) if claim >= 0 else None
        self._view.show_linking(None, None)
        if target is not None and target != (pane, claim):
            self._deeds.link_places((pane, claim), target)
