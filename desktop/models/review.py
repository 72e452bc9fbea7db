"""The review queue: which discrepancies there are to judge, in what order, and where in them a person is.

Worst first, undecided before decided, and within that in the order of the report. The order stays while a person decides, so that a
place in it means something; it is made anew when the analysis or the filter is another. What an earlier dismissal settles counts as
decided.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler.model import Severity
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reconciler.model import Discrepancy
    from reconciler.notebook.entries import Verdict
    from reconciler.report import Report, Row

WORST_FIRST = (Severity.CONFLICT, Severity.TENSION, Severity.COMPATIBLE_DIFFERENCE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which discrepancies are to be shown: of a type and a severity, where these are given, and `undecided` ones alone."""

    kind: str = ""
    severity: Severity | None = None
    undecided: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A discrepancy with the row of its fact, and the verdict that counts for it, if there is one."""

    flag: Discrepancy
    row: Row
    verdict: Verdict | None
    learned: bool = False

    @property
    def decided(self) -> bool:
        return self.verdict is not None and self.verdict.value is not VerdictValue.OPEN

    @property
    def value(self) -> VerdictValue:
        """Where it stands."""
        return self.verdict.value if self.verdict is not None else VerdictValue.OPEN


class Queue:
    """The discrepancies that are wanted, in their order, and the one that is looked at."""

    def __init__(self) -> None:
        self._items: dict[str, Item] = {}
        self._order: list[str] = []
        self._shown: list[str] = []
        self._at = ""
        self.wanted = Wanted()

    # --- what there is -----------------------------------------------------------------------------------------------------------

    def load(self, report: Report | None, *, anew: bool) -> None:
        """Take over a report; `anew`: order it again, else keep what is known in its place, with what is new at the end."""
        self._items = dict(_items(report)) if report is not None else {}
        if anew:
            self._order = _ordered(self._items)
        else:
            known = set(self._order)
            kept = [flag for flag in self._order if flag in self._items]
            self._order = [*kept, *(flag for flag in _ordered(self._items) if flag not in known)]
        self._show()

    def want(self, wanted: Wanted) -> None:
        """Show other discrepancies; the one that is looked at stays if it is among them."""
        self.wanted = wanted
        self._order = _ordered(self._items)
        self._at = self._at if self._at in self._items and self._fits(self._items[self._at]) else ""
        self._show()

    @property
    def current(self) -> Item | None:
        return self._items.get(self._at)

    def __len__(self) -> int:
        return len(self._shown)

    @property
    def place(self) -> int:
        """The place of the one that is looked at, counted from 1; 0 where there is none."""
        return self._shown.index(self._at) + 1 if self._at else 0

    @property
    def total(self) -> int:
        """How many there are, wanted or not."""
        return len(self._items)

    def decided(self) -> int:
        """How many of those that are shown are decided."""
        return sum(self._items[flag].decided for flag in self._shown)

    def open(self) -> int:
        """How many of all are not decided."""
        return sum(not item.decided for item in self._items.values())

    def verdicts(self) -> Mapping[VerdictValue, int]:
        """How many of all stand where."""
        return Counter(item.value for item in self._items.values())

    def kinds(self) -> Mapping[str, int]:
        """How many there are of each type, by its name."""
        return Counter(item.flag.type for item in self._items.values())

    def severities(self) -> Mapping[Severity, int]:
        """How many there are of each severity."""
        return Counter(item.flag.severity for item in self._items.values())

    # --- going through it --------------------------------------------------------------------------------------------------------

    def step(self, by: int) -> bool:
        """Go on or back; says whether there was anywhere to go."""
        place = self.place - 1 + by
        if not self._shown or not 0 <= place < len(self._shown):
            return False
        self._at = self._shown[place]
        return True

    def next_open(self) -> bool:
        """Go to the next one that is not decided, after the last from the first on; stays and says no where there is none."""
        at = self.place
        for flag in (*self._shown[at:], *self._shown[:at]):
            if not self._items[flag].decided:
                self._at = flag
                return True
        return False

    def go_to_fact(self, fact: str) -> bool:
        """Go to the first of a fact, its undecided ones before the others, unless one of it is looked at already."""
        if self.current is not None and self.current.flag.fact == fact:
            return True
        found = [flag for flag in self._shown if self._items[flag].flag.fact == fact]
        if found:
            self._at = min(found, key=lambda flag: self._items[flag].decided)
        return bool(found)

    # --- inside ------------------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Pick what is wanted; what is looked at stays, even once it is decided, and else the first undecided one is."""
        before = self._shown
        self._shown = [flag for flag in self._order if flag == self._at or self._fits(self._items[flag])]
        if self._at not in self._items:
            gone = before.index(self._at) if self._at in before else 0
            self._at = next((flag for flag in before[gone:] if flag in self._items and flag in set(self._shown)), "")
        if not self._at and self._shown:
            self._at = self._shown[0]
            if self._items[self._at].decided:
                self.next_open()

    def _fits(self, item: Item) -> bool:
        wanted = self.wanted
        return (
            (not wanted.kind or item.flag.type == wanted.kind)
            and (wanted.severity is None or item.flag.severity is wanted.severity)
            and not (wanted.undecided and item.decided)
        )


def _items(report: Report) -> list[tuple[str, Item]]:
    placed = report.decisions
    found = []
    for row in report.rows:
        for flag in row.discrepancies:
            own = placed.verdicts.get(flag.id)
            lesson = placed.learned.get(flag.id) if own is None else None
            found.append((flag.id, Item(flag, row, own or lesson, lesson is not None)))
    return found


def _ordered(items: Mapping[str, Item]) -> list[str]:
    return sorted(items, key=lambda flag: (WORST_FIRST.index(items[flag].flag.severity), items[flag].decided))
