"""The history of a project as a table: when, who, what and why, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.models.labels import time_label
from reconciler.notebook.log import REDO, UNDO

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from reconciler.notebook.log import Operation

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Deed:
    """An operation as it is shown; `undone`: it was taken back and stands no more; `turned`: it undoes or redoes another one."""

    id: str
    time: str
    author: str
    text: str
    reason: str
    undone: bool
    turned: bool


def deeds(operations: Sequence[Operation], say: Callable[[Operation, Operation | None], str]) -> list[Deed]:
    """`operations`, in order, as deeds with the newest first; `say` puts one into words, with the one that it turns."""
    by_id = {operation.id: operation for operation in operations}
    turns = {operation.of: operation.kind for operation in operations if operation.of}
    return [
        Deed(
            operation.id,
            time_label(operation.time),
            operation.author,
            say(operation, by_id.get(operation.of)),
            operation.reason,
            turns.get(operation.id) == UNDO,
            operation.kind in (UNDO, REDO),
        )
        for operation in reversed(operations)
    ]


class HistoryTable(QAbstractTableModel):
    """Rows are deeds, of which `set_filter` keeps those that have all its words, and are of its author."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Deed] = []
        self._shown: list[Deed] = []
        self._words: tuple[str, ...] = ()
        self._author = ""

    def set_deeds(self, found: list[Deed]) -> None:
        self.beginResetModel()
        self._all = found
        self._shown = self._filtered()
        self.endResetModel()

    def set_filter(self, text: str, author: str) -> None:
        """Show only deeds with all words of `text`, and of `author` unless that is empty."""
        self.beginResetModel()
        self._words, self._author = tuple(text.casefold().split()), author
        self._shown = self._filtered()
        self.endResetModel()

    def deed(self, row: int) -> Deed:
        return self._shown[row]

    def authors(self) -> list[str]:
        """All who did something, in the order of the alphabet."""
        return sorted({deed.author for deed in self._all if deed.author})

    def _filtered(self) -> list[Deed]:
        def wanted(deed: Deed) -> bool:
            said = f"{deed.text} {deed.reason} {deed.author}".casefold()
            return (not self._author or deed.author == self._author) and all(word in said for word in self._words)

        return [deed for deed in self._all if wanted(deed)]

    # --- Qt ---------------------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else 4

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        deed = self._shown[index.row()]
        text = (deed.time, deed.author or "—", deed.text, deed.reason)[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.tr("{text} (undone)").format(text=text) if deed.undone else text
        if role == Qt.ItemDataRole.FontRole and (deed.undone or deed.turned):
            from PySide6.QtGui import QFont

            font = QFont()
            font.setStrikeOut(deed.undone)
            font.setItalic(deed.turned)
            return font
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("Why"))[section]
        return super().headerData(section, orientation, role)
