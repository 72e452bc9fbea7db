"""What stands above a pane: whose voice it is, title, publisher, and the note that goes wherever the source is quoted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.theme import LIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop.theme import Theme
    from reconciler.model import Document


NARROW_FROM = 3  # more panes than this, and the title stands below the side
LONGEST_SIDE = 20  # letters of a side's name, so that the title has room


class ElidedLabel(QLabel):
    """One line that ends in "…" where it does not fit; the whole text is its tooltip."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(20, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()


class PaneHeader(QWidget):
    """The header of `document`, `indent` pixels from its left edge; the line below it says which pane has the keyboard.

    Of several panes each has a menu: `move_asked(-1)` or `move_asked(1)` to the left or right, `removal_asked` away.
    """

    move_asked = Signal(int)
    removal_asked = Signal()

    def __init__(self, document: Document, indent: int = 0, place: int = 0, count: int = 1) -> None:
        super().__init__()
        self._theme = LIGHT
        self._active = False
        self.title = ElidedLabel(document.title or document.name)
        side = document.side
        self.side = QLabel(side if len(side) <= LONGEST_SIDE else side[: LONGEST_SIDE - 1] + "…")
        self.side.setToolTip(side)
        self.side.setTextFormat(Qt.TextFormat.PlainText)
        self.about = ElidedLabel(" · ".join(part for part in (document.publisher, document.published) if part))
        self.note = ElidedLabel(document.note)
        self.note.setParent(self)  # what is shown before it has a place would be a window of its own
        self.note.setVisible(bool(document.note))
        self.menu = self._make_menu(place, count)
        self._arrange(indent, narrow=count > NARROW_FROM)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.side.setStyleSheet(
            f"color: {theme.text}; background: {theme.chip}; border-radius: 9px; padding: 2px 9px; font-weight: 600;"
        )
        for label in (self.about, self.note):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), QColor(theme.muted))
            label.setPalette(palette)
        self.update()

    def set_active(self, active: bool) -> None:
        self._active = active
        self.update()

    def _make_menu(self, place: int, count: int) -> QToolButton:
        button = QToolButton(self)
        button.setText("⋯")
        button.setAutoRaise(True)
        button.setFixedWidth(22)
        button.setToolTip(self.tr("Move this text, or take it away from here"))
        button.setAccessibleName(button.toolTip())
        # the keys of the text go on: the same stands in the menu of the text
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        button.setMenu(self.fill_menu(QMenu(button), place, count))
        button.setVisible(count > 1)
        return button

    def fill_menu(self, menu: QMenu, place: int, count: int) -> QMenu:
        """Put into `menu` what can be done with the pane at `place` of `count`."""
        menu.addAction(self.tr("Move to the left"), partial(self.move_asked.emit, -1)).setEnabled(place > 0)
        menu.addAction(self.tr("Move to the right"), partial(self.move_asked.emit, 1)).setEnabled(place < count - 1)
        menu.addAction(self.tr("Take away from here"), self.removal_asked.emit).setEnabled(count > 1)
        return menu

    def _arrange(self, indent: int, *, narrow: bool) -> None:
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        font = self.note.font()
        font.setItalic(True)
        self.note.setFont(font)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(indent + 14, 8, 8, 9)
        lines.setSpacing(3)
        first = QHBoxLayout()
        first.setSpacing(9)
        first.addWidget(self.side)
        lines.addLayout(first)
        if narrow:
            first.addStretch(1)
            lines.addWidget(self.title)
        else:
            first.addWidget(self.title, 1)
        first.addWidget(self.menu)
        lines.addWidget(self.about)
        lines.addWidget(self.note)
        # headers without a note are as high as their neighbours with one
        lines.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.window))
        line = self.rect().adjusted(0, self.height() - (2 if self._active else 1), 0, 0)
        painter.fillRect(line, QColor(self._theme.accent if self._active else self._theme.border))
        painter.end()
