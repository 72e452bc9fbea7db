"""How a pane is painted: its text with what is marked in it, a bar towards each gutter, and the signs of the states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.theme import state_symbol
from desktop.views.parallel.text_area import HEAD, MARGIN
from reconciler.model import FactState
from reconciler.report import STATE_ORDER

if TYPE_CHECKING:
    from desktop.views.parallel.pane import TextPane


def paint_pane(pane: TextPane, rect: QRect) -> None:
    """Paint the part `rect` of the pane's window."""
    theme = pane.style_of_text.theme
    claims = pane.claims_between(rect.top() + pane.value(), rect.bottom() + 1 + pane.value())
    painter = QPainter(pane.viewport())
    painter.fillRect(rect, QColor(theme.base))
    painter.setPen(QColor(theme.text))
    _paint_text(pane, painter, rect)
    _paint_bars(pane, painter, claims)
    _paint_signs(pane, painter, claims)
    painter.end()


def _paint_text(pane: TextPane, painter: QPainter, rect: QRect) -> None:
    offset = HEAD - pane.value()
    for piece in pane.column.pieces_between(rect.top() - offset, rect.bottom() + 1 - offset):
        laid = pane.column.lay_out(piece)
        ranges = laid.ranges(pane.overlay, pane.column.pieces[piece].end)
        laid.layout.draw(painter, QPointF(pane.left, pane.column.top(piece) + offset), ranges, QRectF(rect))


def _paint_bars(pane: TextPane, painter: QPainter, claims: list[int]) -> None:
    """A bar along each edge that faces a gutter, from which the ribbons start."""
    edges = [x for x, there in zip((0, pane.viewport().width()), pane.gutters, strict=True) if there]
    for i in sorted(claims, key=lambda i: (i in pane.chosen, i in pane.hovered, -STATE_ORDER.index(pane.state_of(i)))):
        tones = pane.style_of_text.theme.states[pane.state_of(i)]
        marked = i in pane.chosen or i in pane.hovered
        if pane.state_of(i) is FactState.SINGLE_SIDE and not marked:
            continue
        top, bottom = pane.claim_band(i)
        width = 6 if i in pane.chosen else 4
        for x in edges:
            bar = QRectF(x - width if x else 0, top + 1, width, bottom - top - 2)
            painter.fillRect(bar, QColor(tones.line if marked else tones.strong))


def _paint_signs(pane: TextPane, painter: QPainter, claims: list[int]) -> None:
    """The sign of its state before the line where a claim begins; of several, the most disputed one's."""
    states: dict[float, FactState] = {}
    for i in claims:
        state = pane.map.claims[i].state
        top = pane.claim_band(i)[0]
        if state is not FactState.SINGLE_SIDE:
            states[top] = min(states.get(top, state), state, key=STATE_ORDER.index)
    painter.setFont(pane.font())
    for top, state in states.items():
        painter.setPen(QColor(pane.style_of_text.theme.states[state].text))
        place = QRectF(pane.left - MARGIN + 4, top, MARGIN - 6, pane.column.pitch)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, state_symbol(state))
