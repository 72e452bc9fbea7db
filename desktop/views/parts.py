"""Small parts that several views are made of: texts, badges, buttons, rules."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop.theme import Theme, Tones

SPACE = 8


def text_label(
    text: str, *, bold: bool = False, scale: float = 1.0, muted: bool = False, wrap: bool = True, copied: bool = False
) -> QLabel:
    """A text as it is, never read as HTML; `muted` is of second rank, `copied` lets it be selected and copied."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    if copied:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    font = label.font()
    font.setBold(bold)
    font.setPointSizeF(font.pointSizeF() * scale)
    label.setFont(font)
    if muted:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    if wrap:
        # a long word must not make its panel wider
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        label.setSizePolicy(policy)
        label.setWordWrap(True)
    return label


def quote_label(before: str, text: str, after: str, theme: Theme) -> QLabel:
    """A quote in quotation marks: strong within what its sentence says before and after it, and plain where that is nothing."""
    if not before and not after:
        return text_label(f"“{text}”", copied=True)
    label = text_label("", copied=True)
    label.setTextFormat(Qt.TextFormat.RichText)
    around = f'<span style="color: {theme.muted}; white-space: pre-wrap">{{}}</span>'
    label.setText(f"“{around.format(escape(before))}<b>{escape(text)}</b>{around.format(escape(after))}”")
    label.setAccessibleName(f"“{before}{text}{after}”")
    return label


def filter_field(words: str) -> QLineEdit:
    """A field to type in what is looked for; `words` say so while it is empty, and to a screen reader."""
    field = QLineEdit()
    field.setPlaceholderText(words)
    field.setAccessibleName(words)
    field.setClearButtonEnabled(True)
    return field


def badge(text: str, tones: Tones) -> QLabel:
    """A word in a box of its tone."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setStyleSheet(
        f"QLabel {{ background: {tones.fill}; color: {tones.text}; border: 1px solid {tones.line}; }}"
        "QLabel { border-radius: 4px; padding: 1px 6px; }"
    )
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return label


class _LinkButton(QPushButton):
    """Its words end in "…" where they are longer than it is wide."""

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.fontMetrics().elidedText(option.text, Qt.TextElideMode.ElideRight, self.contentsRect().width())
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


def link_button(text: str, tip: str, theme: Theme) -> QPushButton:
    """A button that looks like a link and is reached by Tab."""
    button = _LinkButton(text)
    button.setFlat(True)
    button.setToolTip(tip)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setStyleSheet(
        f"QPushButton {{ border: none; color: {theme.accent}; text-align: left; padding: 1px 0; }}"
        "QPushButton:hover, QPushButton:focus { text-decoration: underline; }"
    )
    button.setMinimumWidth(0)
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return button


def card(theme: Theme, line: str = "") -> tuple[QFrame, QVBoxLayout]:
    """A box on the base colour, with a bar of the colour `line` at its left where one is given, and its layout."""
    frame = QFrame()
    frame.setObjectName("card")
    left = f"border-left: 3px solid {line};" if line else ""
    frame.setStyleSheet(f"#card {{ background: {theme.base}; border: 1px solid {theme.border}; {left} border-radius: 5px; }}")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(10, SPACE, 10, SPACE)
    layout.setSpacing(5)
    return frame, layout


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; its widgets go when Qt comes to it, for one of them may be sending the signal."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def centred(page: QWidget, inner: QWidget, width: int) -> None:
    """Put `inner`, `width` pixels wide, a little above the middle of `page`.

    By stretches, not by an alignment: an aligned widget gets the height of its hint, which cuts wrapped texts.
    """
    inner.setFixedWidth(width)
    across = QHBoxLayout()
    across.addStretch(1)
    across.addWidget(inner)
    across.addStretch(1)
    down = QVBoxLayout(page)
    down.addStretch(2)
    down.addLayout(across)
    down.addStretch(3)


def column(parent: QWidget, margin: int = 0, spacing: int = SPACE) -> QVBoxLayout:
    """A vertical layout for `parent`."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    return layout
