"""What the sections of the panel of a fact share: what a person unfolded, began to write or chose, and the way to do something."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.theme import LIGHT
from desktop.views.notes import Field
from desktop.views.parts import SPACE, column, link_button, text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.models.intents import Intent
    from desktop.theme import Theme

# the property by which a widget is found again when the panel is made anew
KEY = "key"
MARK = 22  # the side of a button with three dots


class PanelState(QObject):
    """Outlives what the panel shows: the panel is made anew whenever something changes.

    `do` stores something and says whether it is stored; it is set by whoever has the project. `changed`: show the panel anew, and
    give the focus to the widget with this key, if it is not empty.
    """

    changed = Signal(str)
    quote_chosen = Signal(str)
    fact_chosen = Signal(str)
    discrepancy_decided = Signal(str, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.do: Callable[[Intent], bool] = lambda _intent: False
        self.unfolded: set[str] = set()
        self.drafts: dict[str, str] = {}
        # the claims that are chosen to be split off; None while none are being chosen
        self.chosen: set[str] | None = None

    def fold(self, key: str) -> None:
        """Unfold something, or fold it again."""
        self.unfolded ^= {key}
        self.changed.emit(key)

    def write(self, key: str, text: str) -> None:
        """Begin to write something in its place."""
        self.drafts.setdefault(key, text)
        self.changed.emit(key)

    def leave(self, key: str) -> None:
        """Write it no more."""
        self.drafts.pop(key, None)
        self.changed.emit("")

    def store(self, key: str, intent: Intent) -> None:
        """Store what was written; where that fails it stays to be written on."""
        text = self.drafts.pop(key, None)
        if not self.do(intent) and text is not None:
            self.drafts[key] = text
            self.changed.emit(key)


class Section(QWidget):
    """A part of the panel, made for one fact as it is now."""

    def __init__(self, state: PanelState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.theme = state.theme
        self.body = column(self, spacing=SPACE)

    def heading(self, text: str, *buttons: QWidget) -> None:
        """A title, with what there is to do at its right."""
        row = QHBoxLayout()
        row.addWidget(text_label(text, bold=True), 1)
        for button in buttons:
            # a link takes what room it gets, which beside a text is none
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        self.body.addLayout(row)

    def toggle(self, key: str, words: str, tip: str = "") -> QPushButton:
        """A link that unfolds something, or folds it."""
        button = self.link(f"{'▾' if key in self.state.unfolded else '▸'} {words}", tip, lambda: self.state.fold(key))
        button.setProperty(KEY, key)
        return button

    def link(self, words: str, tip: str, do: Callable[[], object], name: str = "") -> QPushButton:
        """A link that does something; `name` is for a screen reader, where the words alone do not say it."""
        button = link_button(words, tip, self.theme)
        button.setAccessibleName(name)
        button.clicked.connect(lambda _checked=False: do())
        return button

    def deed(self, words: str, tip: str, intent: Intent, name: str = "") -> QPushButton:
        """A link that stores something."""
        return self.link(words, tip, lambda: self.state.do(intent), name)

    def writing(self, key: str, what: str, intent: Callable[[str], Intent]) -> InlineEditor:
        """A field in which something is written that was begun under `key`; `what` it is, is said in it."""
        editor = InlineEditor(what, self.state.drafts[key], self.theme)
        editor.field.setProperty(KEY, key)
        editor.changed.connect(partial(self.state.drafts.__setitem__, key))
        editor.saved.connect(lambda text: self.state.store(key, intent(text)))
        editor.left.connect(lambda: self.state.leave(key))
        return editor


class InlineEditor(QWidget):
    """A field with a button to save and one to leave; Ctrl+Enter saves, Esc leaves."""

    changed = Signal(str)
    saved = Signal(str)
    left = Signal()

    def __init__(self, what: str, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = Field()
        self.field.setPlainText(text)
        self.field.setPlaceholderText(what)
        self.field.setAccessibleName(what)
        self.field.show_lines(3)
        self.field.set_theme(theme)
        self.field.textChanged.connect(lambda: self.changed.emit(self.field.toPlainText()))
        self.field.finished.connect(self._save)
        self.field.left.connect(self.left)
        save, leave = QPushButton(self.tr("Save")), QPushButton(self.tr("Cancel"))
        save.setToolTip(self.tr("Save (Ctrl+Enter)"))
        leave.setToolTip(self.tr("Leave it as it was (Esc)"))
        save.clicked.connect(self._save)
        leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (save, leave):
            button.setAutoDefault(False)
            row.addWidget(button)
        layout = column(self, spacing=4)
        layout.addWidget(self.field)
        layout.addLayout(row)

    def _save(self) -> None:
        self.saved.emit(self.field.toPlainText().strip())


def menu_button(name: str, entries: Iterable[tuple[str, Callable[[], object]]]) -> QToolButton:
    """A button with three dots that opens a menu: each entry is words and what they do; an empty one is a line between."""
    button = QToolButton()
    button.setText("⋯")
    button.setAutoRaise(True)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setFixedSize(MARK + 4, MARK)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
    menu = QMenu(button)
    for words, do in entries:
        if words:
            menu.addAction(words).triggered.connect(lambda _checked=False, do=do: do())
        else:
            menu.addSeparator()
    button.setMenu(menu)
    return button


def indented(widget: QWidget, pixels: int) -> QVBoxLayout:
    """A layout with `widget` that far from the left."""
    layout = QVBoxLayout()
    layout.setContentsMargins(pixels, 0, 0, 0)
    layout.addWidget(widget)
    return layout
