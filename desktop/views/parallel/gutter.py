"""The gap between two panes: a ribbon for every pair of claims that speak of the same fact, in the colour of its state."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from desktop.theme import LIGHT, PEN_STYLES, state_label, state_symbol
from desktop.views.parallel.stepping import Hinge
from reconciler.report import STATE_ORDER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from desktop.theme import Theme
    from desktop.views.parallel.index import PlacedRibbon
    from desktop.views.parallel.pane import TextPane

WIDTH = 60
NARROWEST = 28
BADGE = 9.0


def width_for(panes: int) -> int:
    """How wide each gutter between so many panes is: the more there are, the more room the texts need."""
    return max(NARROWEST, WIDTH - 12 * max(0, panes - 2))


class Gutter(QWidget):
    """Stands between `left` and `right`, its upper edge level with theirs. Ribbons are numbered as they are given."""

    ribbon_hovered = Signal(int)  # -1: none
    ribbon_clicked = Signal(int)

    def __init__(self, left: TextPane, right: TextPane, ribbons: Sequence[PlacedRibbon], width: int = WIDTH) -> None:
        super().__init__()
        self.left, self.right = left, right
        self.set_ribbons(ribbons)
        self._theme = LIGHT
        self._fact = ""
        self._pointed = -1
        self._shapes: list[tuple[int, QPainterPath]] = []
        self.setFixedWidth(width)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_ribbons(self, ribbons: Sequence[PlacedRibbon]) -> None:
        """Show these ribbons."""
        self.ribbons = tuple(ribbons)
        self.hinge = Hinge((r.left, r.right) for r in ribbons)
        self._of_left: dict[int, list[int]] = {}
        self._of_right: dict[int, list[int]] = {}
        for number, placed in enumerate(ribbons):
            self._of_left.setdefault(placed.left, []).append(number)
            self._of_right.setdefault(placed.right, []).append(number)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_fact(self, fact: str) -> None:
        """Bring the ribbons of the chosen fact out."""
        self._fact = fact
        self.update()

    def visible_ribbons(self) -> list[int]:
        """The numbers of the ribbons of which an end is in sight."""
        found = {n for claim in self.left.visible_claims() for n in self._of_left.get(claim, ())}
        found.update(n for claim in self.right.visible_claims() for n in self._of_right.get(claim, ()))
        return sorted(found)

    def ribbons_at(self, point: QPointF) -> list[int]:
        """The numbers of the ribbons under `point`, the uppermost first; those of one pair for several facts cover one another."""
        return [n for n, path in reversed(self._shapes) if path.contains(point)]

    def ribbon_at(self, point: QPointF) -> int:
        """The number of the uppermost ribbon under `point`; -1 where there is none."""
        return next(iter(self.ribbons_at(point)), -1)

    def _is_marked(self, number: int) -> bool:
        placed = self.ribbons[number]
        hovered = placed.left in self.left.hovered and placed.right in self.right.hovered
        return hovered or placed.ribbon.fact == self._fact

    def _shape(self, number: int) -> QPainterPath:
        placed, reach = self.ribbons[number], float(self.height())
        # a far end is drawn as if it were just out of sight: the curve stays readable, and cheap
        ends = (*self.left.claim_band(placed.left), *self.right.claim_band(placed.right))
        left_top, left_bottom, right_top, right_bottom = (min(max(y, -reach), 2 * reach) for y in ends)
        width = float(self.width())
        path = QPainterPath(QPointF(0, left_top + 1))
        path.cubicTo(width / 2, left_top + 1, width / 2, right_top + 1, width, right_top + 1)
        path.lineTo(width, right_bottom - 1)
        path.cubicTo(width / 2, right_bottom - 1, width / 2, left_bottom - 1, 0, left_bottom - 1)
        path.closeSubpath()
        return path

    def _paint_marked(self, painter: QPainter, number: int, path: QPainterPath) -> None:
        state = self.ribbons[number].ribbon.state
        tones = self._theme.states[state]
        painter.setPen(QPen(QColor(tones.line), 1.5, PEN_STYLES[state]))
        painter.setBrush(QColor(tones.strong if self.ribbons[number].ribbon.fact == self._fact else tones.hover()))
        painter.drawPath(path)

    def _paint_badge(self, painter: QPainter, number: int) -> None:
        """The sign of the state in the middle of a marked ribbon: colour is not the only carrier."""
        placed = self.ribbons[number]
        bands = self.left.claim_band(placed.left), self.right.claim_band(placed.right)
        middle = sum(min(max((top + bottom) / 2, 0.0), float(self.height())) for top, bottom in bands) / 2
        tones = self._theme.states[placed.ribbon.state]
        centre = QPointF(self.width() / 2, middle)
        painter.setPen(QPen(QColor(tones.line), 1.2))
        painter.setBrush(QColor(self._theme.base))
        painter.drawEllipse(centre, BADGE, BADGE)
        painter.setPen(QColor(tones.text))
        box = QRectF(centre.x() - BADGE, centre.y() - BADGE, 2 * BADGE, 2 * BADGE)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, state_symbol(placed.ribbon.state))

    def _point_at(self, number: int) -> None:
        if number != self._pointed:
            self._pointed = number
            self.setCursor(Qt.CursorShape.ArrowCursor if number < 0 else Qt.CursorShape.PointingHandCursor)
            self.setToolTip("" if number < 0 else self._words(number))
            self.ribbon_hovered.emit(number)

    def _words(self, number: int) -> str:
        """The ribbon's fact and why its claims are joined, on two lines."""
        ribbon = self.ribbons[number].ribbon
        fact = self.left.content.facts.get(ribbon.fact)
        state = f"{state_symbol(ribbon.state)} {state_label(ribbon.state)}"
        lines = [f"{state} · {fact.label}" if fact else state]
        if ribbon.score is None:
            lines.append(self.tr("Joined through other claims of the fact"))
        else:
            lines.append(self.tr("Alike by {score} of 100").format(score=round(ribbon.score * 100)))
        return "".join(f"<p>{escape(line)}</p>" for line in lines)

    # --- Qt ---------------------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        self._shapes = [(number, self._shape(number)) for number in self.visible_ribbons()]
        # the most disputed go over the others, and what is marked over all
        self._shapes.sort(key=lambda shape: (self._is_marked(shape[0]), -STATE_ORDER.index(self.ribbons[shape[0]].ribbon.state)))
        marked = []
        for number, path in self._shapes:
            if self._is_marked(number):
                self._paint_marked(painter, number, path)
                marked.append(number)
            else:
                painter.fillPath(path, QColor(self._theme.states[self.ribbons[number].ribbon.state].fill))
        for number in marked:
            placed = self.ribbons[number]
            if self.left.is_in_sight(placed.left) and self.right.is_in_sight(placed.right):
                self._paint_badge(painter, number)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._point_at(self.ribbon_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        numbers = sorted(self.ribbons_at(event.position()))
        if event.button() is not Qt.MouseButton.LeftButton or not numbers:
            return
        # clicked again, the next of those that cover one another
        chosen = [place for place, n in enumerate(numbers) if self.ribbons[n].ribbon.fact == self._fact]
        uppermost = self.ribbon_at(event.position())
        self.ribbon_clicked.emit(numbers[(chosen[0] + 1) % len(numbers)] if chosen else uppermost)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._point_at(-1)
