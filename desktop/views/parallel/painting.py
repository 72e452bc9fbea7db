"""How a pane is painted: its text with what is marked in it, a bar towards each gutter, and the signs of the states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.theme import state_symbol
from desktop.views.parallel.text_area import HEAD, MARGIN
from reconciler.model import FactState
from reconciler.report import STATE_ORDER

if TYPE_CHECKING:
    from desktop.views.parallel.marked import MarkedText


def paint_pane(pane: MarkedText, rect: QRect) -> None:
    """Paint the part `rect` of the pane's window."""
    theme = pane.style_of_text.theme
    claims = pane.claims_between(rect.top() + pane.value(), rect.bottom() + 1 + pane.value())
    painter = QPainter(pane.viewport())
    painter.fillRect(rect, QColor(theme.base))
    painter.setPen(QColor(theme.text))
    _paint_text(pane, painter, rect)
    _paint_bars(pane, painter, claims)
    _paint_signs(pane, painter, claims)
    _paint_reader(pane, painter)
    painter.end()


def _paint_text(pane: MarkedText, painter: QPainter, rect: QRect) -> None:
    offset = HEAD - pane.value()
    for piece in pane.column.pieces_between(rect.top() - offset, rect.bottom() + 1 - offset):
        fold = pane.column.fold_of(piece)
        if fold is not None:
            _paint_fold(pane, painter, fold.lines, pane.column.top(piece) + offset, pane.column.piece_height(piece))
            continue
        laid = pane.column.lay_out(piece)
        # Qt looks at every mark for every line that it paints
        start, end = pane.column.span_between(piece, rect.top() - offset, rect.bottom() + 1 - offset)
        ranges = laid.ranges(pane.marks_between(start, end), pane.column.pieces[piece].end)
        laid.layout.draw(painter, QPointF(pane.text_left(), pane.column.top(piece) + offset), ranges, QRectF(rect))


def _paint_fold(pane: MarkedText, painter: QPainter, lines: int, top: float, height: float) -> None:
    """The bar of a fold: how much it hides, between two rules of dashes."""
    theme = pane.style_of_text.theme
    bar = QRectF(MARGIN / 2, top + 3, pane.viewport().width() - MARGIN, height - 9)
    painter.fillRect(bar, QColor(theme.window))
    painter.setPen(QPen(QColor(theme.muted), 1, Qt.PenStyle.DashLine))
    painter.drawLine(bar.topLeft(), bar.topRight())
    painter.drawLine(bar.bottomLeft(), bar.bottomRight())
    painter.setPen(QColor(theme.muted))
    painter.setFont(pane.font())
    words = QCoreApplication.translate("TextPane", "▸ lines hidden: {count}").format(count=lines)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(bar.width()))
    painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, shown)
    painter.setPen(QColor(theme.text))


def _paint_bars(pane: MarkedText, painter: QPainter, claims: list[int]) -> None:
    """A bar along each edge that faces a gutter, from which the ribbons start."""
    edges = [x for x, there in zip((0, pane.viewport().width()), pane.gutters, strict=True) if there]
    claims = [i for i in claims if pane.column.fold_of(pane.column.piece_of(pane.map.claims[i].start)) is None]
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


def _paint_signs(pane: MarkedText, painter: QPainter, claims: list[int]) -> None:
    """The sign of its state before the line where a claim begins; of several, the most disputed one's."""
    states: dict[float, FactState] = {}
    for i in claims:
        state = pane.map.claims[i].state
        top = pane.claim_band(i)[0]
        hidden = pane.column.fold_of(pane.column.piece_of(pane.map.claims[i].start)) is not None
        if state is not FactState.SINGLE_SIDE and not hidden:
            states[top] = min(states.get(top, state), state, key=STATE_ORDER.index)
    painter.setFont(pane.font())
    for top, state in states.items():
        painter.setPen(QColor(pane.style_of_text.theme.states[state].text))
        place = QRectF(pane.left - MARGIN + 4, top, MARGIN - 6, pane.column.pitch)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, state_symbol(state))


def _paint_reader(pane: MarkedText, painter: QPainter) -> None:
    """Where the reader is: a line beside their claim, a dashed frame around one that waits for another, the text cursor."""
    accent = QColor(pane.style_of_text.theme.accent)
    if pane.reader_at >= 0 and pane.is_in_sight(pane.reader_at):
        top, bottom = pane.claim_band(pane.reader_at)
        painter.fillRect(QRectF(pane.left - 5, top, 2.5, bottom - top), accent)
    if pane.pinned >= 0 and pane.is_in_sight(pane.pinned):
        top, bottom = pane.claim_band(pane.pinned)
        painter.setPen(QPen(accent, 1.5, Qt.PenStyle.DashLine))
        painter.drawRect(QRectF(pane.left - 8, top, pane.column.width + 16, bottom - top))
    if pane.caret_shown and pane.hasFocus():
        x, y, height = pane.column.caret(pane.selection.cursor)
        painter.fillRect(QRectF(pane.text_left() + x - 1, y + HEAD - pane.value(), 2, height), accent)
