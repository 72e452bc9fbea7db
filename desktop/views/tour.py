"""The tour: a few words beside one part of the window after another. It stands in nobody's way, and Esc ends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.theme import LIGHT, Theme
from desktop.views.parts import column, text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDTH, GAP = 360, 14
BORDER = 2
FOLLOW = 200  # milliseconds between two looks at where the part is that is pointed at


@dataclass(frozen=True, slots=True)
class Step:
    """What is said, and beside what: `target` gives the widget as it is now, None where it is not to be seen."""

    title: str
    text: str
    target: Callable[[], QWidget | None]


class Tour(QFrame):
    """`ended` comes once, when the tour was gone through or left."""

    ended = Signal()

    def __init__(self, steps: Sequence[Step], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tour")
        self._steps = tuple(steps)
        self._at = 0
        self._before = parent.focusWidget()
        self._ring = _Ring(parent)
        self._title = text_label("", bold=True, scale=1.15)
        self._text = text_label("")
        self._count = text_label("", muted=True, wrap=False)
        self.skip = QPushButton(self.tr("Skip the tour"))
        self.skip.setToolTip(self.tr("End the tour; Help › Tour shows it again (Esc)"))
        self.back = QPushButton(self.tr("Back"))
        self.back.setToolTip(self.tr("The step before"))
        self.on = QPushButton(self.tr("Next"))
        self.on.setToolTip(self.tr("The next step"))
        self.on.setDefault(True)
        self.skip.clicked.connect(self.end)
        self.back.clicked.connect(lambda: self.show_step(self._at - 1))
        self.on.clicked.connect(lambda: self.show_step(self._at + 1))
        row = QHBoxLayout()
        row.addWidget(self._count)
        row.addStretch(1)
        for button in (self.skip, self.back, self.on):
            row.addWidget(button)
        layout = column(self, 14)
        for part in (self._title, self._text):
            layout.addWidget(part)
        layout.addLayout(row)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), parent, self.end)
        self._timer = QTimer(self)
        self._timer.setInterval(FOLLOW)
        self._timer.timeout.connect(self._place)
        self.set_theme(theme)

    @property
    def at(self) -> int:
        """The number of the step that is shown, from 0."""
        return self._at

    def begin(self) -> None:
        """Show the first step."""
        self._timer.start()
        self.show_step(0)

    def show_step(self, number: int) -> None:
        """Show a step; after the last the tour ends."""
        if number >= len(self._steps):
            self.end()
            return
        self._at = max(0, number)
        step = self._steps[self._at]
        self._title.setText(step.title)
        self._text.setText(step.text)
        self._count.setText(self.tr("{number} of {count}").format(number=self._at + 1, count=len(self._steps)))
        last = self._at == len(self._steps) - 1
        self.on.setText(self.tr("Done") if last else self.tr("Next"))
        self.back.setEnabled(self._at > 0)
        self.setAccessibleName(f"{step.title}. {step.text}")
        self.show()
        self._place()
        self.raise_()
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def end(self) -> None:
        """Take it all away, and give the focus back."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        self._escape.setEnabled(False)
        self._ring.hide()
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ended.emit()
        for part in (self._escape, self._ring, self):
            part.deleteLater()

    def set_theme(self, theme: Theme) -> None:
        self._ring.colour = theme.accent
        self.setStyleSheet(f"#tour {{ background: {theme.base}; border: {BORDER}px solid {theme.accent}; border-radius: 8px; }}")

    def target(self) -> QRect:
        """Where the part lies that is pointed at, in the window; empty where there is none to be seen."""
        widget = self._steps[self._at].target()
        if widget is None or not widget.isVisible():
            return QRect()
        return QRect(widget.mapTo(self.window(), QPoint(0, 0)), widget.size())

    def _place(self) -> None:
        """Stand below the part that is pointed at, or else above it, or else over it; in the middle where there is none."""
        window, target = self.window().rect(), self.target()
        height = 4 * BORDER + self.layout().heightForWidth(WIDTH - 2 * BORDER)  # type: ignore[union-attr]  # it has a layout
        if target.isEmpty():
            self._ring.hide()
            self.setGeometry(window.center().x() - WIDTH // 2, window.center().y() - height // 2, WIDTH, height)
            return
        left = max(GAP, min(target.center().x() - WIDTH // 2, window.right() - WIDTH - GAP))
        below, above = target.bottom() + GAP, target.top() - GAP - height
        top = below if below + height <= window.bottom() else above if above >= 0 else window.bottom() - height - GAP
        if target.height() > window.height() // 2 and target.right() + GAP + WIDTH < window.right():
            left, top = target.right() + GAP, target.top() + GAP
        self.setGeometry(left, top, WIDTH, height)
        self._ring.surround(target)
        self._ring.raise_()
        self.raise_()


class _Ring(QWidget):
    """A line around the part that is pointed at; clicks go through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.colour = LIGHT.accent
        self.hide()

    def surround(self, target: QRect) -> None:
        self.setGeometry(target.adjusted(-4, -4, 4, 4))
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.colour), 3))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 6, 6)
        painter.end()
