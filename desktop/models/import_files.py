"""Files that were read and wait to be added: whose each is, title, language, date, all of them editable, for one or for several."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.models.import_words import counts, date_ground, is_guess, side_ground, warning
from desktop.models.labels import language_code, language_label
from desktop.models.read_file import Ground
from desktop.models.sources import date_fault, language_fault
from reconciler.model import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from desktop.models.read_file import ReadFile
    from reconciler.model import Document

    Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns; a file can be left out by the box before its name."""

    FILE = 0
    SIDE = 1
    TITLE = 2
    LANGUAGE = 3
    PUBLISHED = 4
    WHAT = 5


EDITABLE = frozenset({Column.SIDE, Column.TITLE, Column.LANGUAGE, Column.PUBLISHED})
_FIELDS = {Column.SIDE: "side", Column.TITLE: "title", Column.LANGUAGE: "language", Column.PUBLISHED: "published"}


class ImportFiles(QAbstractTableModel):
    """A row a file that could be read. `ready_changed`: whether all can be added may be different now."""

    ready_changed = Signal()

    def __init__(self, present: Mapping[str, str] | None = None, parent: QObject | None = None) -> None:
        """`present` are the names of the texts that the project has, by their text."""
        super().__init__(parent)
        self._files: list[ReadFile] = []
        self._left_out: set[int] = set()
        self._known = dict(present or {})
        self._own: dict[str, str] = {}

    def add(self, files: Iterable[ReadFile]) -> None:
        """Take in more files that were read; those that failed are not shown here, and those that are here already are left out."""
        fresh = [f for f in files if f.document is not None]
        if fresh:
            first = len(self._files)
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            for file in fresh:
                self._take(file)
            self.endInsertRows()
        self.ready_changed.emit()

    def _take(self, file: ReadFile) -> None:
        document = file.document
        assert document is not None
        text = document.text
        same = Message("present", (("name", self._known[text]),)) if text in self._known else None
        if same is None and text in self._own:
            same = Message("twice", (("name", self._own[text]),))
        if same is not None:
            self._left_out.add(len(self._files))
            file = replace(file, warnings=(same, *file.warnings))
        self._own.setdefault(text, document.name)
        self._files.append(file)

    def file(self, row: int) -> ReadFile:
        """What was read of the file in a row, as it stands now."""
        return self._files[row]

    def document(self, row: int) -> Document:
        """The text in a row, as it stands now."""
        document = self._files[row].document
        assert document is not None
        return document

    def documents(self) -> tuple[Document, ...]:
        """The texts to be added, as they stand now."""
        return tuple(self.document(row) for row in range(len(self._files)) if row not in self._left_out)

    def lacking_side(self) -> int:
        """How many of the texts to be added have no side yet."""
        return sum(not d.side for d in self.documents())

    def rows_lacking_side(self) -> tuple[int, ...]:
        """The rows of the texts that have no side yet."""
        return tuple(row for row in range(len(self._files)) if not self.document(row).side)

    def guesses(self) -> int:
        """How many of the texts to be added have a side that was guessed."""
        return sum(is_guess(f.side_from) for row, f in enumerate(self._files) if row not in self._left_out)

    def value(self, rows: Sequence[int], column: Column) -> str:
        """What texts in `rows` have in common in a column; empty where they differ."""
        found = {getattr(self.document(row), _FIELDS[column]) for row in rows}
        return str(found.pop()) if len(found) == 1 else ""

    def set_value(self, rows: Sequence[int], column: Column, value: str) -> None:
        """Give texts in `rows` the same side, title, language or date; a date or language that cannot be read is not taken."""
        if not rows or (shown := self._read(column, value)) is None:
            return
        for row in rows:
            self._files[row] = _changed(self._files[row], column, shown)
        self.dataChanged.emit(self.index(min(rows), column), self.index(max(rows), column))
        self.ready_changed.emit()

    def fault(self, column: Column, value: str) -> str:
        """Why a value cannot stand in a column, as a sentence; empty where it can."""
        if column is Column.PUBLISHED:
            return date_fault(value)
        return language_fault(language_code(value)) if column is Column.LANGUAGE else ""

    def _read(self, column: Column, value: str) -> str | None:
        if self.fault(column, value):
            return None
        return language_code(value) if column is Column.LANGUAGE else value.strip()

    # --- Qt ---------------------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._files)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        file, column = self._files[index.row()], Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(index.row(), column, edited=role == Qt.ItemDataRole.EditRole)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(file, index.row(), column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._tip(file, index.row(), column)
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.FILE:
            return Qt.CheckState.Unchecked if index.row() in self._left_out else Qt.CheckState.Checked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        if not index.isValid():
            return False
        column = Column(index.column())
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.FILE:
            taken = Qt.CheckState(value) == Qt.CheckState.Checked
            (self._left_out.discard if taken else self._left_out.add)(index.row())
            self.dataChanged.emit(index, index)
            self.ready_changed.emit()
            return True
        if role != Qt.ItemDataRole.EditRole or column not in EDITABLE or self._read(column, str(value)) is None:
            return False
        self.set_value([index.row()], column, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() in EDITABLE:
            flags |= Qt.ItemFlag.ItemIsEditable
        if index.isValid() and index.column() == Column.FILE:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole or not 0 <= section < len(Column):
            return None
        names = (
            self.tr("File"), self.tr("Side"), self.tr("Title"), self.tr("Language"), self.tr("Published"), self.tr("What was read")
        )  # fmt: skip
        return names[section]

    # --- words ------------------------------------------------------------------------------------------------------------------

    def _text(self, row: int, column: Column, *, edited: bool) -> str:
        file, document = self._files[row], self.document(row)
        if column is Column.FILE:
            return document.name
        if column is Column.WHAT:
            return f"⚠ {counts(file)}" if file.warnings else counts(file)
        value: str = getattr(document, _FIELDS[column])
        if edited:
            return value
        if column is Column.LANGUAGE:
            return language_label(value) or self.tr("unknown")
        guessed = is_guess(
            file.side_from if column is Column.SIDE else file.date_from if column is Column.PUBLISHED else Ground.NONE
        )
        return f"{value} ?" if guessed and value else value

    def _tip(self, file: ReadFile, row: int, column: Column) -> str:
        shown = self._text(row, column, edited=False)
        ground = {Column.SIDE: side_ground(file.side_from), Column.PUBLISHED: date_ground(file.date_from)}.get(column, "")
        if column is Column.FILE:
            return str(file.path)
        said = [warning(w) for w in file.warnings] if column is Column.WHAT else [ground]
        return "\n".join(part for part in (shown, *said) if part)


def _changed(file: ReadFile, column: Column, value: str) -> ReadFile:
    """`file` with what a person said of it, which is no guess any more."""
    assert file.document is not None
    said: dict[str, Any] = {_FIELDS[column]: value}
    changed = replace(file, document=replace(file.document, **said))
    if column is Column.SIDE:
        return replace(changed, side_from=Ground.NONE)
    return replace(changed, date_from=Ground.NONE) if column is Column.PUBLISHED else changed
