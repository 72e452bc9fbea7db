"""What can be found by a few letters of it: entries, how well each fits what was typed, and a Qt list of those that fit best."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject

    Index = QModelIndex | QPersistentModelIndex

LIMIT = 100  # entries that are shown, all actions and pages among them: nobody reads on, but types another letter

# how a word that was typed may lie in a text, best first; letters that lie apart count least
_BEGINS, _WORD_BEGINS, _WITHIN, _APART = 8.0, 6.0, 3.0, 1.0
_HIDDEN = 0.5  # what a fit is worth in the words that explain an entry, against one in its title
_UNUSABLE = 0.5  # what is taken off for an entry that is of no use now


class Kind(IntEnum):
    """What an entry leads to; of two that fit alike the smaller kind comes first."""

    ACTION = 0
    PAGE = 1
    SOURCE = 2
    FACT = 3


class Role(IntEnum):
    """What the list tells beside an entry's title."""

    ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """`name` is what it leads to (an action, a page, the id of a source or fact); `lacking` says why it is of no use now."""

    kind: Kind
    name: str
    title: str
    detail: str = ""
    keys: str = ""
    lacking: str = ""


def fit(words: Sequence[str], entry: Entry) -> float | None:
    """How well `words` (in one case) fit an entry, the more the better; None where one of them is not in it."""
    title, detail = entry.title.casefold(), entry.detail.casefold()
    total = 0.0
    for word in words:
        in_title, in_detail = _fit_word(word, title), _fit_word(word, detail, scattered=False)
        best = max(in_title or 0.0, (in_detail or 0.0) * _HIDDEN)
        if not best:
            return None
        total += best
    return total - (_UNUSABLE if entry.lacking else 0.0) - len(title) / 1000


def best(query: str, entries: Iterable[Entry], limit: int = LIMIT) -> list[Entry]:
    """The entries that fit `query`, the best first; all of them in their order where it is blank, at most `limit`."""
    words = query.casefold().split()
    if not words:
        return list(entries)[:limit]
    fits = [(score, entry) for entry in entries if (score := fit(words, entry)) is not None]
    fits.sort(key=lambda pair: (-pair[0], pair[1].kind, pair[1].title))
    return [entry for _, entry in fits[:limit]]


def _fit_word(word: str, text: str, *, scattered: bool = True) -> float | None:
    place = text.find(word)
    if place == 0:
        return _BEGINS
    while place > 0:
        if not text[place - 1].isalnum():
            return _WORD_BEGINS
        following = text.find(word, place + 1)
        if following < 0:
            return _WITHIN
        place = following
    return _scattered(word, text) if scattered and len(word) > 1 else None


def _scattered(word: str, text: str) -> float | None:
    """A fit of letters that lie apart, in their order, the first at the beginning of a word; the nearer, the better."""
    at = next((i for i, letter in enumerate(text) if letter == word[0] and (i == 0 or not text[i - 1].isalnum())), -1)
    if at < 0:
        return None
    first = at
    for letter in word[1:]:
        at = text.find(letter, at + 1)
        if at < 0:
            return None
    return _APART * len(word) / (at - first + 1)


class PaletteList(QAbstractListModel):
    """The entries that are offered now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def set_entries(self, entries: Iterable[Entry]) -> None:
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        return self._entries[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.lacking or entry.detail or entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row())
        return entry if role == Role.ENTRY else None

    def spoken(self, row: int) -> str:
        """All that is shown of an entry, in one line."""
        entry = self._entries[row]
        lacking = self.tr("not now: {why}").format(why=entry.lacking) if entry.lacking else ""
        return ", ".join(part for part in (entry.title, entry.detail, entry.keys, lacking) if part)
