"""The rows of the fact table as plain lists: which are shown, in which order, in which groups. Knows no view.

What is known of a row beside the row itself is made ready a piece at a time while nothing else is to be done (`prepare`), so that
100,000 rows are shown at once; what is asked for before that is made ready then (`finish`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop.marks import QT_TRANSLATE_NOOP
from desktop.models.fact_cells import facts_of, haystack, tags_text, verdict_text
from desktop.models.labels import one_line
from desktop.theme import state_label, state_symbol
from reconciler.report import STATE_ORDER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.models.fact_cells import Facts
    from desktop.models.fact_filter import FactFilter
    from reconciler.decisions import Decisions
    from reconciler.report import Report, Row

_LAST = "\uffff"  # sorts after every word: what is not there comes last
_PLACES = {state: place for place, state in enumerate(STATE_ORDER)}


class Grouping(StrEnum):
    """What facts can be kept together by."""

    STATE = "state"
    HEADING = "heading"
    NAME = "name"
    VERDICT = "verdict"


GROUPINGS = {
    Grouping.STATE: QT_TRANSLATE_NOOP("FactRows", "State"),
    Grouping.HEADING: QT_TRANSLATE_NOOP("FactRows", "Heading in the text"),
    Grouping.NAME: QT_TRANSLATE_NOOP("FactRows", "Who or what it is about"),
    Grouping.VERDICT: QT_TRANSLATE_NOOP("FactRows", "Verdict"),
}


def _say(text: str) -> str:
    return QCoreApplication.translate("FactRows", text)


@dataclass(frozen=True, slots=True)
class _Said:
    """Which sides tell a fact, a bit each; the first and last day of each date that its claims give (ISO 8601); in how many
    of them each name is, by its key."""

    sides: int
    dates: tuple[tuple[str, str], ...]
    names: Counter[str]


class FactRows:
    """Rows are numbered as in the report that was given first; that number is what everything here takes and gives."""

    def __init__(self) -> None:
        self.rows: tuple[Row, ...] = ()
        self.sides: tuple[str, ...] = ()
        self._decisions: Decisions | None = None
        self._facts: list[Facts | None] = []
        self._texts: list[str | None] = []
        self._ready = 0
        self._said: list[_Said | None] = []
        self._words: dict[str, str] = {}  # a name in the words in which it is met first, by its key
        self._common: Counter[str] = Counter()  # in how many facts a name is
        self._topics: dict[Grouping, list[str]] = {}
        self._keys: dict[str, list[Any]] = {}
        self._orders: dict[tuple[str, bool], list[int]] = {}

    def set_report(self, report: Report | None) -> None:
        """Hold the rows of a report, or none."""
        self.rows = report.rows if report else ()
        self.sides = report.sides if report else ()
        self._decisions = report.decisions if report else None
        self._facts, self._texts, self._said = [None] * len(self.rows), [None] * len(self.rows), [None] * len(self.rows)
        self._ready = 0
        self._keys, self._orders, self._topics = {}, {}, {}
        self._words, self._common = {}, Counter()

    def take_over(self, report: Report) -> list[int]:
        """Hold the rows of a report of the same facts, each where it stood, and say which of them are others."""
        before = self._decisions
        fresh = {row.fact.id: row for row in report.rows}
        old, self.rows = self.rows, tuple(fresh[row.fact.id] for row in self.rows)
        self._decisions = report.decisions
        tags, tagged = (before.tags if before else {}), report.decisions.tags
        changed = []
        for number, (was, now) in enumerate(zip(old, self.rows, strict=True)):
            fact = now.fact.id
            if now is was and tags.get(fact, ()) == tagged.get(fact, ()):
                continue
            facts = facts_of(now, report.decisions)
            if facts != self.facts(number, before) or _judged(was) != _judged(now):
                changed.append(number)
            self._facts[number] = facts
            if self._texts[number] is not None:
                self._texts[number] = haystack(now, facts)
        if changed:  # what stands in the texts is the same
            steady = {"fact", *(f"side:{side}" for side in self.sides)}
            self._keys = {column: keys for column, keys in self._keys.items() if column in steady}
            self._orders = {key: order for key, order in self._orders.items() if key[0] in steady}
        return changed

    def facts(self, number: int, decisions: Decisions | None = None) -> Facts:
        """What is known of a row; `decisions` are those that count, else the newest."""
        known = self._facts[number]
        if known is None:
            found = decisions or self._decisions
            assert found is not None
            known = self._facts[number] = facts_of(self.rows[number], found)
        return known

    def text(self, number: int) -> str:
        """All words by which a row is found, in one case."""
        known = self._texts[number]
        if known is None:
            known = self._texts[number] = haystack(self.rows[number], self.facts(number))
        return known

    def said(self, number: int) -> _Said:
        """What the claims of a row tell that it is filtered and grouped by."""
        known = self._said[number]
        if known is None:
            cells = self.rows[number].cells
            sides, dates, names = 0, [], Counter[str]()
            for place, cell in enumerate(cells):
                sides |= bool(cell) << place
                for q in cell:
                    facets, text = q.claim.facets, q.document.text
                    dates += [(date.earliest.isoformat(), date.latest.isoformat()) for date in facets.dates]
                    for key, entity in {e.key: e for e in facets.entities}.items():
                        names[key] += 1
                        if key not in self._words:
                            self._words[key] = one_line(text[entity.start : entity.end])
            self._common.update(names.keys())
            known = self._said[number] = _Said(sides, tuple(dates), names)
        return known

    def prepare(self, count: int) -> bool:
        """Make so many more rows ready, then what a column is sorted by; say whether there is more to be done."""
        last = min(self._ready + count, len(self.rows))
        for number in range(self._ready, last):
            self.text(number)
            self.said(number)
        if self._ready == last:
            waiting = [column for column in ("fact", *(f"side:{side}" for side in self.sides)) if column not in self._keys]
            if waiting:
                self._keys[waiting[0]] = self._keys_of(waiting[0])
            return len(waiting) > 1
        self._ready = last
        return True

    def finish(self) -> None:
        """Make all rows ready."""
        if self._ready < len(self.rows):
            self.prepare(len(self.rows))

    # --- which are shown --------------------------------------------------------------------------------------------------------

    def chosen(self, wanted: FactFilter) -> list[int]:
        """The rows that are asked for."""
        rows = self.rows
        found: Sequence[int] = range(len(rows))
        if len(wanted.states) < len(STATE_ORDER):
            states = wanted.states
            found = [i for i in found if rows[i].state in states]
        if wanted.sides:
            asked = sum(1 << place for place, side in enumerate(self.sides) if side in wanted.sides)
            self.finish()
            found = [i for i, said in enumerate(self._said) if said is not None and said.sides & asked]
            found = found if len(wanted.states) == len(STATE_ORDER) else [i for i in found if rows[i].state in wanted.states]
        if words := wanted.words():
            self.finish()
            texts = self._texts
            for word in words:
                found = [i for i in found if word in (texts[i] or "")]
        if wanted.types or wanted.severities:
            found = [i for i in found if rows[i].discrepancies and wanted.has_flag(self.facts(i))]
        if wanted.tagged or wanted.tags():
            tagged = self._decisions.tags if self._decisions is not None else {}
            found = [i for i in found if rows[i].fact.id in tagged and wanted.has_tags(self.facts(i))]
        if wanted.since or wanted.until:
            self.finish()
            said, is_in_time = self._said, wanted.is_in_time
            found = [i for i in found if (known := said[i]) is not None and known.dates and is_in_time(known.dates)]
        return list(found)

    # --- in which order ---------------------------------------------------------------------------------------------------------

    def ordered(self, shown: Sequence[int], column: str, *, reverse: bool) -> list[int]:
        """The rows of `shown` by what stands in a column; those that are alike stay as they are in the report."""
        if (column, reverse) not in self._orders:
            if column not in self._keys:
                self._keys[column] = self._keys_of(column)
            keys = self._keys[column]
            self._orders[column, reverse] = sorted(range(len(self.rows)), key=keys.__getitem__, reverse=reverse)
        order = self._orders[column, reverse]
        if len(shown) == len(order):
            return list(order)
        inside = bytearray(len(order))
        for number in shown:
            inside[number] = 1
        return [number for number in order if inside[number]]

    def _keys_of(self, column: str) -> list[Any]:
        rows = self.rows
        match column:
            case "state":
                return [_PLACES[row.state] for row in rows]
            case "fact":
                return [" ".join(row.fact.label.split()).casefold() for row in rows]
            case "differences":
                # the worst first where the order is turned: of one number, since tuples take three times as long
                return [_weight(self.facts(number).weight()) if row.discrepancies else 0 for number, row in enumerate(rows)]
            case "verdict":
                return [verdict_text(row.verdict).casefold() if row.verdict else "" for row in rows]
            case "statement":
                return [one_line(row.statement.text).casefold() if row.statement else "" for row in rows]
            case "tags":
                return [tags_text(self.facts(number).tags).casefold() for number in range(len(rows))]
        side = self.sides.index(column.partition(":")[2])
        return [row.cells[side][0].claim.quote.casefold() if row.cells[side] else _LAST for row in rows]

    # --- in which groups --------------------------------------------------------------------------------------------------------

    def grouped(self, shown: Sequence[int], grouping: str) -> tuple[list[int], dict[int, str]]:
        """The rows of `shown` with those of a group together, and what stands over the first of each, by its place."""
        of = self._group_of(Grouping(grouping))
        groups: dict[Any, list[int]] = {}
        for number in shown:
            groups.setdefault(of(number), []).append(number)
        if grouping == Grouping.STATE:
            order = sorted(groups, key=_PLACES.__getitem__)
        elif grouping == Grouping.VERDICT:
            order = sorted(groups)
        else:  # the largest first, what has none last
            order = sorted(groups, key=lambda group: (not group, -len(groups[group]), group))
        rows: list[int] = []
        heads = {}
        for group in order:
            heads[len(rows)] = f"{self._head(Grouping(grouping), group)} · {len(groups[group])}"
            rows += groups[group]
        return rows, heads

    def _group_of(self, grouping: Grouping) -> Callable[[int], Any]:
        rows = self.rows
        if grouping is Grouping.STATE:
            return lambda number: rows[number].state
        if grouping is Grouping.VERDICT:
            return lambda number: verdict_text(rows[number].verdict)
        if grouping not in self._topics:
            self._topics[grouping] = [_heading(row) for row in rows] if grouping is Grouping.HEADING else self._names()
        return self._topics[grouping].__getitem__

    def _names(self) -> list[str]:
        """The name that most quotes of each fact have, of several the one that most facts have; empty for none."""
        self.finish()
        words, common, found = self._words, self._common, []
        for said in self._said:
            names = said.names if said is not None else {}
            best = max(names, key=lambda key: (names[key], common[key], key)) if len(names) > 1 else next(iter(names), "")
            found.append(words[best] if best else "")
        return found

    @staticmethod
    def _head(grouping: Grouping, group: Any) -> str:
        if grouping is Grouping.STATE:
            return f"{state_symbol(group)} {state_label(group)}"
        if group:
            return str(group)
        return {
            Grouping.HEADING: _say(QT_TRANSLATE_NOOP("FactRows", "Under no heading")),
            Grouping.NAME: _say(QT_TRANSLATE_NOOP("FactRows", "About nobody by name")),
        }.get(grouping, _say(QT_TRANSLATE_NOOP("FactRows", "Not decided")))


def _heading(row: Row) -> str:
    """The first heading under which a quote of a fact stands."""
    for cell in row.cells:
        for q in cell:
            if q.claim.heading:
                return one_line(q.claim.heading)
    return ""


def _weight(counts: Sequence[int]) -> int:
    """How many differences of each severity, the worst first, as one number that sorts like them."""
    total = 0
    for count in counts:
        total = total * 10_000 + min(count, 9_999)
    return total


def _judged(row: Row) -> tuple[object, ...]:
    """What a person can change of a row."""
    return row.state, row.verdict, row.notes, row.statement, row.cells
