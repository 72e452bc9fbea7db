"""Files that were read and wait to be added: whose each is, its title and language, all of them editable, and what failed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.models.labels import language_code, language_label

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    WHAT = 4


EDITABLE = frozenset({Column.SIDE, Column.TITLE, Column.LANGUAGE})


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file that was read; `own_side` where the side is its own (recognised, or typed in its row) and not that of all files."""

    document: Document
    own_side: bool
    taken: bool = True


class ImportFiles(QAbstractTableModel):
    """A row a file that could be read. `side_of_all` goes to every file whose side is not its own."""

    ready_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[_Entry] = []
        self._side_of_all = ""

    def add(self, files: Iterable[ReadFile]) -> None:
        """Take in more files that were read; those that failed are not shown here."""
        documents = [f.document for f in files if f.document is not None]
        if documents:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(documents) - 1)
            self._entries += [_Entry(self._with_side(d), bool(d.side)) for d in documents]
            self.endInsertRows()
        self.ready_changed.emit()

    def set_side_of_all(self, side: str) -> None:
        """Give `side` to every file that has none of its own."""
        self._side_of_all = side.strip()
        for row, entry in enumerate(self._entries):
            if not entry.own_side:
                self._entries[row] = replace(entry, document=replace(entry.document, side=self._side_of_all))
        if self._entries:
            self.dataChanged.emit(self.index(0, Column.SIDE), self.index(len(self._entries) - 1, Column.SIDE))
        self.ready_changed.emit()

    def documents(self) -> tuple[Document, ...]:
        """The texts to be added, as they stand now."""
        return tuple(entry.document for entry in self._entries if entry.taken)

    def lacking_side(self) -> int:
        """How many of the texts to be added have no side yet."""
        return sum(not d.side for d in self.documents())

    def _with_side(self, document: Document) -> Document:
        return document if document.side else replace(document, side=self._side_of_all)

    def _text(self, document: Document, column: Column, *, edited: bool = False) -> str:
        if column is Column.FILE:
            return document.name
        if column is Column.SIDE:
            return document.side
        if column is Column.TITLE:
            return document.title
        if column is Column.LANGUAGE:
            return document.language if edited else language_label(document.language) or self.tr("unknown")
        length = QLocale().toString(len(document.text))
        return self.tr("{count} characters, {encoding}").format(count=length, encoding=document.encoding)

    # --- Qt ---------------------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry, column = self._entries[index.row()], Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(entry.document, column, edited=role == Qt.ItemDataRole.EditRole)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(entry.document, column)
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.FILE:
            return Qt.CheckState.Checked if entry.taken else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        if not index.isValid():
            return False
        entry, column = self._entries[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.FILE:
            self._entries[index.row()] = replace(entry, taken=Qt.CheckState(value) == Qt.CheckState.Checked)
        elif role == Qt.ItemDataRole.EditRole and column in EDITABLE:
            self._entries[index.row()] = self._edited(entry, column, str(value).strip())
        else:
            return False
        self.dataChanged.emit(index, index)
        self.ready_changed.emit()
        return True

    def _edited(self, entry: _Entry, column: Column, value: str) -> _Entry:
        if column is Column.SIDE:
            return replace(entry, document=replace(entry.document, side=value or self._side_of_all), own_side=bool(value))
        if column is Column.TITLE:
            return replace(entry, document=replace(entry.document, title=value))
        return replace(entry, document=replace(entry.document, language=language_code(value)))

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
        return (self.tr("File"), self.tr("Side"), self.tr("Title"), self.tr("Language"), self.tr("What was read"))[section]
