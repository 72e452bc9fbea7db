"""Why two claims stand together: each part of their score as a step, drawn from where the sum stood to where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.views.parts import column, text_label
from reconciler.model import FactState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from desktop.models.why import Step, Why
    from desktop.theme import Theme

HEIGHT = 12
GAP = 5  # above each step
# room beside the longest step, and how wide a step is at least, in pixels
EDGE, LEAST = 3.0, 2.0


class StepBar(QWidget):
    """A bar from `start` to `end` on a scale from `low` to `high`, which is the same for all bars of a sum; a line stands at 0."""

    def __init__(self, start: float, end: float, scale: tuple[float, float], theme: Theme) -> None:
        super().__init__()
        self.start, self.end = start, end
        self._low, self._high = scale
        self._theme = theme
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def place(self, value: float) -> float:
        """Where on the bar a value stands, in pixels."""
        return EDGE + (value - self._low) / ((self._high - self._low) or 1.0) * (self.width() - 2 * EDGE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        zero = round(self.place(0.0)) + 0.5
        painter.setPen(QPen(QColor(self._theme.muted), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QRectF(zero, 0, 0, HEIGHT).topLeft(), QRectF(zero, 0, 0, HEIGHT).bottomLeft())
        left, right = sorted((self.place(self.start), self.place(self.end)))
        tones = self._theme.states[FactState.AGREED if self.end >= self.start else FactState.DISPUTED]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tones.line))
        painter.drawRoundedRect(QRectF(left, 2, max(LEAST, right - left), HEIGHT - 4), 2, 2)
        painter.end()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(120, HEIGHT)


class Steps(QWidget):
    """The steps of a pair: what was compared, how far it moves the sum, and the sum itself."""

    def __init__(self, why: Why, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._scale = _scale(why.steps)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        for step in why.steps:
            self._add(step.name, step.start, step.end)
            if step.note:
                self._grid.addWidget(text_label(step.note, muted=True, scale=0.88), self._grid.rowCount(), 0, 1, 3)
        self._add(self.tr("together"), 0.0, why.steps[-1].end if why.steps else 0.0, bold=True)
        layout = column(self, spacing=4)
        layout.addLayout(self._grid)
        if why.idle:
            idle = self.tr("Of no weight here: {parts}").format(parts=", ".join(why.idle))
            layout.addWidget(text_label(idle, muted=True, scale=0.88))
        said = self.tr(
            "Each bar begins where the one above it ends: + speaks for one fact, − against it. A sum of 0 is a strength of 50."
        )
        layout.addWidget(text_label(said, muted=True, scale=0.88))

    def _add(self, name: str, start: float, end: float, *, bold: bool = False) -> None:
        row = self._grid.rowCount() + 1
        self._grid.setRowMinimumHeight(row - 1, GAP)
        number = f"{end - start:+.1f}".replace("-", "−")
        bar = StepBar(start, end, self._scale, self._theme)
        bar.setAccessibleName(f"{name}: {number}")
        self._grid.addWidget(text_label(name, wrap=False, bold=bold), row, 0)
        self._grid.addWidget(bar, row, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(text_label(number, wrap=False, bold=bold), row, 2, Qt.AlignmentFlag.AlignRight)


def _scale(steps: Sequence[Step]) -> tuple[float, float]:
    places = [0.0, *(step.end for step in steps)]
    return min(places), max(places)
