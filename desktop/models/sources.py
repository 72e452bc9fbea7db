"""The sources of a project as a table: whose they are, what is said of them, and what came of them in the last run."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from desktop.models.labels import language_label, number_label, source_label
from reconciler.notebook.versions import versions_of
from reconciler.publication import days_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from reconciler.model import Analysis, Document

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)


class Column(IntEnum):
    """The columns, from the left."""

    SIDE = 0
    TITLE = 1
    PUBLISHER = 2
    AUTHOR = 3
    LANGUAGE = 4
    PUBLISHED = 5
    ACCESSED = 6
    LENGTH = 7
    CLAIMS = 8
    VERSIONS = 9
    COPIES = 10


_NUMBERS = (Column.LENGTH, Column.CLAIMS, Column.VERSIONS)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source; `claims` is None where no run has seen it. `copies` are labels of sources that share text, and how much of it."""

    document: Document
    claims: int | None
    versions: int
    copies: tuple[tuple[str, float], ...] = ()

    @property
    def id(self) -> str:
        return self.document.id

    def shares(self) -> str:
        """What it shares with others, in words."""
        return ", ".join(f"{label} {share:.0%}" for label, share in self.copies)


def source_lines(documents: Sequence[Document], analysis: Analysis | None, successors: Mapping[str, str]) -> list[SourceLine]:
    """The sources, side by side in the order in which the sides came, with what `analysis`, the last run, found in them."""
    counts = Counter(claim.source for claim in analysis.claims) if analysis else Counter[str]()
    seen = {document.id for document in analysis.documents} if analysis else set()
    labels = {document.id: source_label(document) for document in documents}
    copies: dict[str, list[tuple[str, float]]] = {}
    for copy in analysis.copies if analysis else ():
        for own, other in ((copy.a, copy.b), (copy.b, copy.a)):
            if other in labels:
                copies.setdefault(own, []).append((labels[other], copy.share))
    sides = list(dict.fromkeys(document.side for document in documents))
    return [
        SourceLine(
            document,
            counts[document.id] if document.id in seen else None,
            len(versions_of(document.id, successors)),
            tuple(copies.get(document.id, ())),
        )
        for document in sorted(documents, key=lambda document: sides.index(document.side))
    ]


def date_fault(text: str) -> str:
    """What is wrong with a date that a person typed, as a sentence; empty where it can be read, or is blank."""
    if not text.strip() or days_of(text) is not None:
        return ""
    return QCoreApplication.translate("Sources", "“{text}” is no date: write it as 2011, 2011-06 or 2011-06-01.").format(text=text)


def language_fault(code: str) -> str:
    """The same of the code of a language."""
    if not code or _LANGUAGE.fullmatch(code):
        return ""
    said = QCoreApplication.translate("Sources", "“{text}” is no language: choose one, or write its code, for example de.")
    return said.format(text=code)


class SourcesTable(QAbstractTableModel):
    """Rows are sources, of which `set_filter` keeps those that have all its words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[SourceLine] = []
        self._shown: list[SourceLine] = []
        self._words: tuple[str, ...] = ()
        self._order: tuple[int, bool] = (-1, False)

    def set_lines(self, lines: Iterable[SourceLine]) -> None:
        self.beginResetModel()
        self._all = list(lines)
        self._arrange()
        self.endResetModel()

    def set_filter(self, text: str) -> None:
        """Show only sources that have all words of `text`."""
        self.beginResetModel()
        self._words = tuple(text.casefold().split())
        self._arrange()
        self.endResetModel()

    def line(self, row: int) -> SourceLine:
        return self._shown[row]

    def row_of(self, source: str) -> int:
        """The row of the source with this id, -1 where it is not shown."""
        return next((row for row, line in enumerate(self._shown) if line.id == source), -1)

    def lines(self) -> tuple[SourceLine, ...]:
        """All of them, whatever the filter."""
        return tuple(self._all)

    def _arrange(self) -> None:
        def wanted(line: SourceLine) -> bool:
            said = " ".join(map(str, (*(self._text(line, column) for column in Column), line.document.name))).casefold()
            return all(word in said for word in self._words)

        self._shown = [line for line in self._all if wanted(line)]
        column, downwards = self._order
        if column >= 0:
            self._shown.sort(key=self._key(Column(column)), reverse=downwards)

    def _key(self, column: Column) -> Callable[[SourceLine], Any]:
        if column == Column.LENGTH:
            return lambda line: len(line.document.text)
        if column == Column.CLAIMS:
            return lambda line: -1 if line.claims is None else line.claims
        if column == Column.VERSIONS:
            return lambda line: line.versions
        if column == Column.COPIES:
            return lambda line: max((share for _, share in line.copies), default=0.0)
        return lambda line: self._text(line, column).casefold()

    @staticmethod
    def _text(line: SourceLine, column: int) -> str:
        document = line.document
        match column:
            case Column.TITLE:
                return source_label(document)
            case Column.LANGUAGE:
                return language_label(document.language)
            case Column.LENGTH:
                return number_label(len(document.text))
            case Column.CLAIMS:
                return "—" if line.claims is None else str(line.claims)
            case Column.VERSIONS:
                return str(line.versions)
            case Column.COPIES:
                return line.shares()
            case _:
                return str(getattr(document, Column(column).name.lower()))

    # --- Qt ---------------------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(Column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._shown[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            if column == Column.CLAIMS and line.claims is None:
                return self.tr("not compared yet")
            if column == Column.COPIES and line.copies:
                return self.tr("shares text with {others}").format(others=line.shares())
            return self._text(line, column)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole and section in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        self._order = (column, order == Qt.SortOrder.DescendingOrder)
        self._arrange()
        self.endResetModel()

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Side"),
            self.tr("Title"),
            self.tr("Publisher"),
            self.tr("Author"),
            self.tr("Language"),
            self.tr("Published"),
            self.tr("Accessed"),
            self.tr("Characters"),
            self.tr("Claims"),
            self.tr("Versions"),
            self.tr("Copies"),
        )
