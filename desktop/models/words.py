"""What each side calls one thing, as models: the things, their words and names by side, and every place in its context.

Context is cut when a line is looked at. Known limit: a thing is titled by the words that are used most for it, since concepts have
names in English only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from desktop.marks import QT_TRANSLATE_NOOP
from desktop.models.labels import language_label, number_label, source_label
from reconciler.concordance import Matter, in_context, tallies
from reconciler.notebook.entries import words_off

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from reconciler.concordance import Concept, Tally, Use, Variant
    from reconciler.model import Claim, Document
    from reconciler.report import Report

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
TITLE = 2  # words for a thing in its title
CONTEXT = 90  # code points of context on each side of a place

_MATTERS = {
    Matter.TERM: QT_TRANSLATE_NOOP("Words", "choice of words"),
    Matter.BODY: QT_TRANSLATE_NOOP("Words", "body"),
    Matter.AGREEMENT: QT_TRANSLATE_NOOP("Words", "document"),
    Matter.PERSON: QT_TRANSLATE_NOOP("Words", "person"),
    Matter.PLACE: QT_TRANSLATE_NOOP("Words", "place"),
}


_QUOTED = QT_TRANSLATE_NOOP("Words", "quoted")


class Role(IntEnum):
    """What else a row has: the second line of a thing, how often it is used, and the `Tally` of a cell."""

    DETAIL = Qt.ItemDataRole.UserRole
    COUNT = Qt.ItemDataRole.UserRole + 1
    TALLY = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Place:
    """A use of a variant, with the claim that holds it and a fact of that, where there is one."""

    use: Use
    document: Document
    claim: str = ""
    fact: str = ""


def _say(text: str) -> str:
    return QCoreApplication.translate("Words", text)


def matter_label(matter: Matter) -> str:
    return _say(_MATTERS[matter])


# --- things ------------------------------------------------------------------------------------------------------------------


class ConceptList(QAbstractListModel):
    """The things that go by several words, of which `set_filter` keeps those that have some words and are of a matter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Concept, ...] = ()
        self._shown: list[Concept] = []
        self._words: tuple[str, ...] = ()
        self._matter: Matter | None = None

    def set_concepts(self, concepts: tuple[Concept, ...]) -> None:
        self.beginResetModel()
        self._all = concepts
        self._shown = self._filtered()
        self.endResetModel()

    def set_filter(self, words: str, matter: Matter | None) -> None:
        self.beginResetModel()
        self._words, self._matter = tuple(words.casefold().split()), matter
        self._shown = self._filtered()
        self.endResetModel()

    def concept(self, row: int) -> Concept:
        return self._shown[row]

    def row_of(self, concept: str) -> int:
        """The row of a thing by its id, -1 where it is not shown."""
        return next((n for n, shown in enumerate(self._shown) if shown.id == concept), -1)

    @property
    def total(self) -> int:
        return len(self._all)

    def _filtered(self) -> list[Concept]:
        def wanted(concept: Concept) -> bool:
            said = " ".join([concept.id.replace("_", " "), *(v.words for v in concept.variants)]).casefold()
            return self._matter in (None, concept.matter) and all(word in said for word in self._words)

        return [concept for concept in self._all if wanted(concept)]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        concept = self._shown[index.row()]
        title = " / ".join(variant.words for variant in concept.variants[:TITLE])
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Role.DETAIL:
            return self._detail(concept)
        if role == Role.COUNT:
            return concept.uses
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}: {self._detail(concept)}, {concept.uses}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(f"{v.words}: {len(v.uses)}" for v in concept.variants)
        return None

    @staticmethod
    def _detail(concept: Concept) -> str:
        label = matter_label(concept.matter)
        return f"{label} · {_say(QT_TRANSLATE_NOOP('Words', 'takes sides'))}" if concept.marked else label


# --- words and names ---------------------------------------------------------------------------------------------------------


class VariantTable(QAbstractTableModel):
    """The words for one thing by side: a row a word, a column a side, in each how often it is used."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._concept: Concept | None = None
        self._sides: tuple[str, ...] = ()
        self._counts: list[dict[str, Tally]] = []
        self._several = False

    def set_concept(self, concept: Concept | None, documents: Sequence[Document]) -> None:
        """Show the words for another thing, used in `documents`."""
        self.beginResetModel()
        side_of = {d.id: d.side for d in documents}
        self._concept = concept
        self._sides = tuple(dict.fromkeys(side_of.values()))
        self._counts = tallies(concept, side_of) if concept is not None else []
        self._several = concept is not None and len({v.language for v in concept.variants}) > 1
        self.endResetModel()

    def variant(self, row: int) -> Variant:
        assert self._concept is not None
        return self._concept.variants[row]

    def tally(self, row: int, column: int) -> Tally | None:
        """How often a side uses a word; None where it does not speak of the thing at all."""
        return self._counts[row].get(self._sides[column - 1]) if column else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() or self._concept is None else len(self._concept.variants)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._sides) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Role.TALLY:
            return self.tally(row, column)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(row, column)
        return None

    def _text(self, row: int, column: int) -> str:
        if column == 0:
            return self._words(self.variant(row))
        tally = self.tally(row, column)
        if tally is None:
            return "–"
        parts = [number_label(tally.own)]
        if tally.own:
            parts.append(f"{tally.share:.0%}")
        if tally.quoted:
            parts.append(_say(QT_TRANSLATE_NOOP("Words", "+ {count} quoted")).format(count=tally.quoted))
        return "  ".join(parts)

    def _words(self, variant: Variant) -> str:
        remarks = [language_label(variant.language)] if self._several else []
        if variant.marked:
            remarks.append(_say(QT_TRANSLATE_NOOP("Words", "takes sides")))
        if variant.former:
            remarks.append(_say(QT_TRANSLATE_NOOP("Words", "former name")))
        return f"{variant.words}  ({', '.join(remarks)})" if remarks else variant.words

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._sides[section - 1] if section else _say(QT_TRANSLATE_NOOP("Words", "Word or name"))
        return None


# --- places ------------------------------------------------------------------------------------------------------------------


class PlaceTable(QAbstractTableModel):
    """Places in their context: what stands before, the words, what stands after, and where."""

    WHERE = 3

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._uses: list[Use] = []
        self._documents: dict[str, Document] = {}
        self._finder: PlaceFinder | None = None

    def set_uses(self, variants: Sequence[Variant], report: Report | None, finder: PlaceFinder | None) -> None:
        """Show the places of these words, in the order of the texts."""
        self.beginResetModel()
        self._documents = report.analysis.document_by_id() if report is not None else {}
        order = {identity: n for n, identity in enumerate(self._documents)}
        self._uses = sorted((use for v in variants for use in v.uses), key=lambda use: (order[use.source], use.start))
        self._finder = finder
        self.endResetModel()

    def place(self, row: int) -> Place:
        """A place with the claim that holds it."""
        use = self._uses[row]
        document = self._documents[use.source]
        claim, fact = self._finder.find(use) if self._finder is not None else ("", "")
        return Place(use, document, claim, fact)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._uses)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else 4

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        use, column = self._uses[index.row()], index.column()
        document = self._documents[use.source]
        if role == Qt.ItemDataRole.DisplayRole:
            if column == self.WHERE:
                return f"{document.side} · {source_label(document)}"
            words = in_context(document.text, use, CONTEXT)[column]
            return f"“{words}”" if column == 1 and use.quoted else words
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            quoted = f" ({_say(_QUOTED)})" if use.quoted else ""
            return f"{document.side} · {source_label(document)}{quoted}: {''.join(in_context(document.text, use, CONTEXT))}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            across = (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft)[min(column, 2)]
            return across | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            titles = (
                QT_TRANSLATE_NOOP("Words", "before"),
                "",
                QT_TRANSLATE_NOOP("Words", "after"),
                QT_TRANSLATE_NOOP("Words", "Source"),
            )
            return _say(titles[section]) if titles[section] else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == 0 else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class PlaceFinder:
    """Which claim of an analysis holds a place: the shortest that does and that is in a fact."""

    def __init__(self, report: Report) -> None:
        self._facts: dict[str, str] = {}
        for row in report.rows:
            for identity in row.fact.claims:
                self._facts.setdefault(identity, row.fact.id)
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in report.analysis.claims:
            if claim.id in self._facts:
                self._claims[claim.source].append(claim)
        self._starts: dict[str, list[int]] = {}
        self._longest: dict[str, int] = {}
        for source, claims in self._claims.items():
            claims.sort(key=lambda c: c.start)
            self._starts[source] = [c.start for c in claims]
            self._longest[source] = max(c.end - c.start for c in claims)

    def find(self, use: Use) -> tuple[str, str]:
        """The claim and its fact, by their ids; two empty strings where no claim holds the place."""
        claims, starts = self._claims.get(use.source, []), self._starts.get(use.source, [])
        at = bisect_right(starts, use.start)
        best: Claim | None = None
        while at > 0 and use.start - starts[at - 1] <= self._longest[use.source]:
            at -= 1
            claim = claims[at]
            if claim.end >= use.end and (best is None or claim.end - claim.start < best.end - best.start):
                best = claim
        return (best.id, self._facts[best.id]) if best is not None else ("", "")


# --- words that are not to be flagged ----------------------------------------------------------------------------------------


def pairs_of(report: Report, one: Variant, other: Variant) -> list[tuple[str, str]]:
    """The pairs of spellings of two words that flags set against each other; where none does, the two as the list shows them."""
    documents = report.analysis.document_by_id()
    ours, theirs = ({_plain(documents[u.source].text[u.start : u.end]) for u in variant.uses} for variant in (one, other))
    found: dict[str, tuple[str, str]] = {}
    for flag in report.analysis.discrepancies:
        said = dict(flag.message.arguments)
        a, b = said.get("a", ""), said.get("b", "")
        if (_plain(a) in ours and _plain(b) in theirs) or (_plain(a) in theirs and _plain(b) in ours):
            found.setdefault(words_off(a, b), (a, b))
    return list(found.values()) or [(one.words, other.words)]


def pairs_off(report: Report) -> list[str]:
    """The pairs that the project does not want flagged, by their names."""
    return [switch.name for switch in report.notebook.switches if switch.kind == "words"]


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
