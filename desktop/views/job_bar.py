"""The strip that shows the job under way: what it does, how far it is, and a button to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from desktop.views.parts import text_label

if TYPE_CHECKING:
    from desktop.theme import Theme


class JobBar(QFrame):
    """Hidden while nothing is under way."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._text = text_label("", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(10)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._stop = QPushButton(self.tr("Stop"))
        self._stop.setToolTip(self.tr("Stop; the project stays as it was"))
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

    def begin(self, title: str) -> None:
        self._title = title
        self._text.setText(f"{title}…")
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self.show()

    def show_step(self, step: str, done: int, total: int) -> None:
        """`step` in words; `done` of `total`, or of an unknown number where `total` is 0."""
        count = self.tr("{done} of {total}").format(done=min(done, total), total=total) if total > 1 else ""
        self._text.setText(" · ".join(part for part in (self._title, step, count) if part))
        self._bar.setRange(0, total)
        self._bar.setValue(min(done, total))

    def end(self) -> None:
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"QProgressBar {{ background: {theme.chip}; border: none; border-radius: 4px; }}"
            f"QProgressBar::chunk {{ background: {theme.accent}; border-radius: 4px; }}"
        )

    def _ask_to_stop(self) -> None:
        self._stop.setEnabled(False)
        self._text.setText(self.tr("Stopping…"))
        self._bar.setRange(0, 0)
        self.stopped.emit()
