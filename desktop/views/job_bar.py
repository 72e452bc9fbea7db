"""The strip that shows the job under way: what it does, how far it is, how long it will still take, and a button to stop it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from desktop.models.time_left import TimeLeft
from desktop.views.parts import text_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.theme import Theme

MINUTE = 60
FEW = 10  # seconds: nobody needs them counted one by one


class JobBar(QFrame):
    """Hidden while nothing is under way. `clock` gives seconds."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._title = ""
        self._clock = clock
        self._left = TimeLeft()
        self._text = text_label("", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(10)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._stop = QPushButton(self.tr("Stop"))
        self._stop.setToolTip(self.tr("Stop; the project stays as it was (Ctrl+.)"))
        self._stop.clicked.connect(self._ask_to_stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(12)
        layout.addWidget(self._text)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._stop)
        self.hide()

    def text(self) -> str:
        """What is said at present."""
        return self._text.text()

    def begin(self, title: str, *, can_stop: bool = True) -> None:
        """Say that a job began; one that cannot be stopped shows no button for it."""
        self._title = title
        self._left.begin()
        self._text.setText(f"{title}…")
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self._stop.setVisible(can_stop)
        self.show()

    def show_step(self, step: str, done: int, total: int) -> None:
        """`step` in words; `done` of `total`, or of an unknown number where `total` is 0."""
        if not self._stop.isEnabled():
            return  # it was asked to stop, and what it still tells is of no use
        count = self.tr("{done} of {total}").format(done=min(done, total), total=total) if total > 1 else ""
        left = self._left_words(self._left.seconds(step, done, total, self._clock()))
        self._text.setText(" · ".join(part for part in (self._title, step, count, left) if part))
        self._bar.setRange(0, total)
        self._bar.setValue(min(done, total))

    def end(self) -> None:
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"QProgressBar {{ background: {theme.chip}; border: none; border-radius: 4px; }}"
            f"QProgressBar::chunk {{ background: {theme.accent}; border-radius: 4px; }}"
        )

    def _left_words(self, seconds: float | None) -> str:
        if seconds is None:
            return ""
        if seconds < FEW:
            return self.tr("this step: a few seconds left")
        if seconds < MINUTE:
            return self.tr("this step: about {count} s left").format(count=round(seconds / FEW) * FEW)
        return self.tr("this step: about {count} min left").format(count=round(seconds / MINUTE))

    def _ask_to_stop(self) -> None:
        self._stop.setEnabled(False)
        self._text.setText(self.tr("Stopping…"))
        self._bar.setRange(0, 0)
        self.stopped.emit()
