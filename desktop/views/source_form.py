"""What is said of a source, each thing in a field of its own: what is typed is stored when the field is left, or at Enter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.models.labels import language_code, language_label
from desktop.models.sources import date_fault, language_fault
from desktop.theme import LIGHT
from desktop.views.parts import column, link_button, text_label
from reconciler.model import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop.theme import Theme
    from reconciler.model import Document

LANGUAGES = ("en", "ru")
# field, row, column of its label, columns that it takes
_PLACES = {
    "title": (0, 0, 3),
    "side": (1, 0, 1),
    "language": (1, 2, 1),
    "publisher": (2, 0, 1),
    "author": (2, 2, 1),
    "published": (3, 0, 1),
    "accessed": (3, 2, 1),
    "url": (4, 0, 3),
    "note": (5, 0, 3),
}


class SourceForm(QWidget):
    """`edited` brings a field and what it shall be, never what cannot be read; `renamed` a side and what it shall be called."""

    edited = Signal(str, str)
    renamed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._source: Document | None = None
        self._faults: dict[str, str] = {}
        self._fields: dict[str, QLineEdit] = {}
        self.side, self.language = _choice(), _choice()
        self.side.setToolTip(self.tr("Whose voice the text is"))
        self.language.setToolTip(self.tr("The language of the text: choose one, or write its code"))
        for code in LANGUAGES:
            self.language.addItem(language_label(code))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for name, (row, place, span) in _PLACES.items():
            self._put(grid, name, row, place, span)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.fault = text_label("")
        self.fault.hide()
        self.rename = link_button("", self.tr("Give the side another name, in all of its texts"), LIGHT)
        self.rename.clicked.connect(self._begin_rename)
        self.hash = QPushButton(self.tr("Show the hash"))
        self.hash.setToolTip(self.tr("The SHA-256 of the bytes that were read, and where the text came from"))
        self.hash.clicked.connect(self._show_hash)
        self.origin = text_label("", muted=True, copied=True)
        self.renaming = _Renaming()
        self.renaming.hide()
        self.renaming.done.connect(self._finish_rename)
        self.renaming.left.connect(self._leave_rename)
        foot = QHBoxLayout()
        foot.addWidget(self.rename, 1)
        foot.addWidget(self.hash)
        layout = column(self, spacing=6)
        layout.addLayout(grid)
        for part in (self.fault, self.renaming):
            layout.addWidget(part)
        layout.addLayout(foot)
        layout.addWidget(self.origin)
        layout.addStretch(1)

    def field(self, name: str) -> QLineEdit:
        """The field in which something is typed."""
        return self._fields[name]

    def show_source(self, source: Document | None, sides: Sequence[str], *, writable: bool) -> None:
        """Show what is said of a source; what stands in a field and could not be read stays there as long as it is the same."""
        same = source is not None and self._source is not None and source.id == self._source.id
        if not same:
            self._faults.clear()
            self._tell_faults()
            self.origin.setText("")
            self.origin.hide()
            self.renaming.hide()
        self._source = source
        shown = [self.side.itemText(place) for place in range(self.side.count())]
        if shown != list(sides):
            self.side.clear()
            self.side.addItems(list(sides))
        for name, field in self._fields.items():
            if name not in self._faults:
                field.setText(self._stored(name))
                field.setCursorPosition(0)
            field.setReadOnly(not writable or source is None)
        for choice in (self.side, self.language):
            choice.setEnabled(writable and source is not None)
        side = source.side if source is not None else ""
        self.rename.setText(self.tr("Rename the side “{side}” everywhere…").format(side=side))
        self.rename.setVisible(writable and source is not None)
        self.hash.setEnabled(source is not None)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.rename.setStyleSheet(link_button("", "", theme).styleSheet())
        self.fault.setStyleSheet(f"color: {theme.severities[Severity.CONFLICT].text};")

    # --- inside -----------------------------------------------------------------------------------------------------------------

    def _put(self, grid: QGridLayout, name: str, row: int, place: int, span: int) -> None:
        words = self._words()[name]
        label = QLabel(words)
        choice = {"side": self.side, "language": self.language}.get(name)
        if choice is not None:
            edit = choice.lineEdit()
            assert edit is not None
            field: QLineEdit = edit
            widget: QWidget = choice
            choice.activated.connect(partial(self._commit, name))
        else:
            own = _Field()
            own.left.connect(partial(self._restore, name))
            field = widget = own
        widget.setAccessibleName(words)
        field.setAccessibleName(words)
        field.editingFinished.connect(partial(self._commit, name))
        if name in ("published", "accessed"):
            field.setPlaceholderText(self.tr("2011, 2011-06 or 2011-06-01"))
        label.setBuddy(widget)
        self._fields[name] = field
        grid.addWidget(label, row, place, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(widget, row, place + 1, 1, span)

    def _words(self) -> dict[str, str]:
        return {
            "title": self.tr("Title"),
            "side": self.tr("Side"),
            "language": self.tr("Language"),
            "publisher": self.tr("Publisher"),
            "author": self.tr("Author"),
            "published": self.tr("Published"),
            "accessed": self.tr("Accessed"),
            "url": self.tr("Address"),
            "note": self.tr("Note"),
        }

    def _stored(self, name: str) -> str:
        if self._source is None:
            return ""
        value = str(getattr(self._source, name))
        return language_label(value) if name == "language" else value

    def _commit(self, name: str, _place: int = 0) -> None:
        """Ask for what was typed to be stored, if it is another thing and can be read."""
        if self._source is None or self._fields[name].isReadOnly():
            return
        typed = self._fields[name].text().strip()
        value = language_code(typed) if name == "language" else typed
        fault = self._fault_of(name, value)
        self._faults.pop(name, None)
        if fault:
            self._faults[name] = fault
        self._tell_faults()
        if not fault and value != getattr(self._source, name):
            self.edited.emit(name, value)

    def _fault_of(self, name: str, value: str) -> str:
        if name in ("published", "accessed"):
            return date_fault(value)
        if name == "language":
            return language_fault(value)
        if name == "side" and not value:
            return self.tr("The side has no name: name whose voice the text is, for example EU.")
        return ""

    def _tell_faults(self) -> None:
        self.fault.setText("\n".join(self._faults.values()))
        self.fault.setVisible(bool(self._faults))

    def _restore(self, name: str) -> None:
        """What was typed is not meant: show again what is stored."""
        self._faults.pop(name, None)
        self._tell_faults()
        self._fields[name].setText(self._stored(name))

    def _show_hash(self) -> None:
        if self._source is not None:
            kind = f"{self._source.media_type}, {self._source.encoding}"
            self.origin.setText(f"{self._source.name} ({kind})\nSHA-256 {self._source.sha256}")
            self.origin.setVisible(not self.origin.isVisible())

    def _begin_rename(self) -> None:
        if self._source is not None:
            self.renaming.begin(self._source.side)

    def _finish_rename(self, old: str, new: str) -> None:
        self._leave_rename()
        self.renamed.emit(old, new)

    def _leave_rename(self) -> None:
        self.renaming.hide()
        self.rename.setFocus()


class _Renaming(QWidget):
    """A line that asks for a side's new name; `done` brings the old one and the new one."""

    done = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._old = ""
        self._label = text_label("", wrap=False)
        self.name = _Field()
        self.name.setAccessibleName(self.tr("New name of the side"))
        self.name.left.connect(self.left)
        self.name.returnPressed.connect(self._finish)
        rename, leave = QPushButton(self.tr("Rename")), QPushButton(self.tr("Cancel"))
        rename.clicked.connect(self._finish)
        leave.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label)
        row.addWidget(self.name, 1)
        row.addWidget(rename)
        row.addWidget(leave)

    def begin(self, side: str) -> None:
        """Ask how `side` shall be called."""
        self._old = side
        self._label.setText(self.tr("“{side}” in all of its sources is to be called").format(side=side))
        self.name.setText(side)
        self.show()
        self.name.setFocus()
        self.name.selectAll()

    def _finish(self) -> None:
        new = self.name.text().strip()
        if new and new != self._old:
            self.done.emit(self._old, new)
        else:
            self.left.emit()


class _Field(QLineEdit):
    """`left` comes at Esc."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _choice() -> QComboBox:
    choice = QComboBox()
    choice.setEditable(True)
    choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    choice.setMinimumContentsLength(8)
    return choice
