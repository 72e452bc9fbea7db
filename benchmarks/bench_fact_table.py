"""The fact table with 100,000 rows: filter, sort, group and page against their limits, and against a bare Qt model in the same run.

The bare model is a `QStandardItemModel` of the same texts with Qt's own sorting, and what Qt alone takes to paint a page of it.
Run by `make bench`; each figure is the best of several, since other programs run beside it, and the worst is printed too.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from benchmarks.made_project import make_analysis
from desktop.models.fact_filter import FactFilter
from desktop.models.fact_table import FactTable
from desktop.views.fact_table import FactTableView
from reconciler.model import FactState, Severity
from reconciler.report import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROWS = 100_000
CLAIMS = 150_000
FLAGS = 40_000
FILTER, SORT, PAGE = 150, 300, 20  # milliseconds, the limits
SIZE = (1280, 400)
RUNS = 5


def main() -> None:
    application = QApplication.instance() or QApplication([])
    report = build(make_analysis(CLAIMS, ROWS, FLAGS))
    model = FactTable()
    view = FactTableView(model)
    view.resize(*SIZE)
    view.show()
    print(f"{ROWS:,} rows taken over: {_ms(lambda: model.set_report(report)):,.0f} ms", end="; ")
    print(f"the words of all of them ready: {_ms(model.rows.finish):,.0f} ms of idle time")
    plain = _plain(model)
    table = QTableView()
    table.setModel(plain)
    table.resize(*SIZE)
    table.show()
    application.processEvents()
    word = report.rows[ROWS // 2].fact.label.split()[2]
    wanted = {
        "a word": FactFilter(word),
        "three letters": FactFilter("the"),
        "no such word": FactFilter("qqq"),
        "states": FactFilter(states=frozenset({FactState.DISPUTED, FactState.COMPATIBLE})),
        "severities": FactFilter(severities=frozenset({Severity.CONFLICT})),
        "types": FactFilter(types=frozenset(model.types()[:2])),
        "a side": FactFilter(sides=frozenset(report.sides[:1])),
        "dates": FactFilter(since="2010", until="2014-06"),
    }
    for name, asked in wanted.items():
        _tell(f"filter by {name}", [lambda asked=asked: model.set_filter(asked), model.set_filter], FILTER)
    for column, name in enumerate(model.columns()):
        up, down = (lambda o=o, c=column: model.sort(c, o) for o in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder))
        _tell(f"sort by {name}", [up, down], SORT)
    bare = [_ms(lambda order=order: plain.sort(1, order)) for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)]
    print(f"    (QStandardItemModel sorts the column of the facts in {min(bare):,.0f} ms)")
    model.sort(-1)
    for group in model.groupings():
        _tell(f"group by {group}", [lambda group=group: model.set_grouping(group), lambda: model.set_grouping("")], SORT)
    _tell("page down", _pages(view.table, application), PAGE)
    _tell("    of a bare QTableView", _pages(table, application), PAGE)


def _plain(model: FactTable) -> QStandardItemModel:
    """The same texts in Qt's own model, the columns that are shown at first."""
    plain = QStandardItemModel()
    for row in range(model.rowCount()):
        plain.appendRow([QStandardItem(str(model.index(row, column).data())) for column in range(model.columnCount() - 1)])
    return plain


def _pages(view: QTableView, application: QApplication) -> list[Callable[[], object]]:
    bar = view.verticalScrollBar()
    bar.setValue(0)

    def page() -> None:
        bar.setValue((bar.value() + bar.pageStep()) % max(1, bar.maximum()))
        view.viewport().repaint()
        application.processEvents()

    return [page] * 20


def _tell(what: str, actions: Iterable[Callable[[], object]], limit: float) -> None:
    runs = [[_ms(action) for action in actions] for _ in range(RUNS)]
    best = min(max(run) for run in runs)
    worst = max(max(run) for run in runs)
    print(f"{what}: {best:,.1f} ms, {best / limit:.2f} of the limit of {limit:g} ms (worst {worst:,.1f} ms)", flush=True)


def _ms(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
