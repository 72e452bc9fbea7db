"""What the tests of the parallel view do in a reader's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextLine
from PySide6.QtWidgets import QApplication

from desktop.views.parallel.text_area import HEAD

if TYPE_CHECKING:
    from desktop.models.parallel import ParallelContent
    from desktop.views.parallel import ParallelView
    from desktop.views.parallel.pane import TextPane


def show(view: ParallelView, content: ParallelContent) -> None:
    """Show `content` and let the idle layout finish."""
    view.set_content(content)
    QApplication.processEvents()
    while view.idle.is_busy():
        QApplication.processEvents()


def point_in(pane: TextPane, position: int) -> QPoint:
    """A point of the window on the character at `position`."""
    piece = pane.column.piece_of(position)
    laid = pane.column.lay_out(piece)
    unit = laid.offsets.to_units(position - laid.start)
    line = laid.layout.lineForTextPosition(unit)
    # where the direction changes, the edge of a letter is not where the next one begins
    edges = (line.cursorToX(unit, edge)[0] for edge in (QTextLine.Edge.Leading, QTextLine.Edge.Trailing))  # type: ignore[index]
    x = sum(edges) / 2
    y = pane.column.top(piece) + HEAD - pane.value() + line.y() + line.height() / 2
    return QPoint(round(pane.left + x), round(y))
