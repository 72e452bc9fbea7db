"""A large project on the disk: 100,000 claims, 50,000 notes, 20,000 facts; what a person waits for, against its limits.

Run by `make bench`. The peer of bulk work is plain sqlite3, which puts the same rows, made ready before, into the same tables, and
reads them back to the same values. Seconds are of the clock, on a machine that may be busy: run it when it is not.
"""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import namedtuple
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON

from benchmarks.made_project import make_analysis, make_operations, make_readings
from benchmarks.made_texts import sentences
from db import mapping, tables
from db.search_index import sources_of, written
from db.store import Store
from desktop.session import Session
from reconciler import report
from reconciler.decisions import target_of_fact
from reconciler.model import Analysis, Document
from reconciler.notebook.entries import VerdictValue, kind_of
from reconciler.notebook.log import decode
from reconciler.notebook.state import Notebook
from reconciler.search.words import indexed
from reconciler.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Table

    from reconciler.notebook.log import Operation

CLAIMS, FACTS, DISCREPANCIES = 100_000, 20_000, 15_000
NOTES, VERDICTS, OTHERS = 50_000, 1_000, 250
DECISIONS = 300
LONG_TEXT = 2_000_000  # bytes
SEARCHES: tuple[dict[str, Any], ...] = (
    {"words": "agreement"},
    {"words": "договорами"},
    {"words": "the"},
    {"words": "и"},
    {"words": "govern*"},
    {"words": '"in the"'},
    {"words": "minister said"},
    {"words": "cormorant"},
    {"words": "minister", "sides": ("East",)},
    {"words": "minister", "types": ("date",)},
    {"words": "minister", "states": ("disputed",)},
    {"words": "minister", "verdicts": ("dismissed",)},
    {"words": "minister", "tags": ("archive",)},
    {"words": "minister", "authors": ("ada",), "since": "2025-01-01"},
    {"types": ("date",), "severities": ("conflict",), "kinds": ("claim",)},
    {"states": ("disputed",), "kinds": ("claim",)},
    {"verdicts": ("accepted",), "kinds": ("verdict",)},
    {"tags": ("archive",), "kinds": ("tag",)},
    {"authors": ("ada",), "kinds": ("note",)},
    {"sides": ("North",), "kinds": ("note",)},
)


def main() -> None:
    analysis = make_analysis(CLAIMS, FACTS, DISCREPANCIES)
    readings = list(make_readings(analysis))
    operations = list(make_operations(analysis, NOTES, VERDICTS, OTHERS))
    counts = (
        f"{len(analysis.claims):,} claims, {len(analysis.facts):,} facts, {len(operations):,} operations, {NOTES:,} of them notes"
    )
    print(f"project: {counts}, {len(analysis.documents):,} texts of {sum(len(d.text) for d in analysis.documents):,} characters")
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "made.diptych")
        with Store.create(project) as store:
            print(f"texts added and indexed: {_seconds(lambda: store.add_documents(analysis.documents)):.1f} s")
            saved = _seconds(lambda: store.save_analysis(analysis, Settings(), "made", readings))
            appended = _seconds(lambda: store.append(operations))
        _against("file", project.stat().st_size / 1e6, 400, "MB")
        plain(project, Path(folder, "plain.diptych"), operations, saved, appended)
        reading(project)
        opening(project)
        working(project)
        searching(project)
    long_text()


def plain(project: Path, other: Path, operations: list[Operation], saved: float, appended: float) -> None:
    """What storing took, against plain sqlite3."""
    Store.create(other).close()
    results = [tables.RUN, *reversed(tables.RUN_TABLES), tables.READING]
    log = [tables.OPERATION, tables.CHANGE, tables.ENTRY, tables.NEED]
    with closing(sqlite3.connect(project)) as connection:
        rows = {t.name: connection.execute(f'SELECT * FROM "{t.name}"').fetchall() for t in (tables.SOURCE, *results, *log)}
        index = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in ("search_entry", "search_place")}
    entries = (decode(one.key, one.after) for operation in operations for one in operation.changes)
    notes = [(n, *indexed(written(entry)), kind_of(entry.key)) for n, entry in enumerate(entries, 1) if sources_of(entry)]
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        for words in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {words}")
        _insert(connection, {"source": rows["source"]})
        stored = _insert(connection, {t.name: rows[t.name] for t in results})
        logged = _insert(connection, {t.name: rows[t.name] for t in log} | index, notes)
    _against("an analysis stored, of plain sqlite3's time", saved / stored, 3, "", f"{saved:.1f} s to {stored:.1f} s")
    _against("operations appended", appended / logged, 3, "", f"{appended:.1f} s to {logged:.1f} s")


def _insert(connection: sqlite3.Connection, rows: dict[str, list[Any]], notes: Iterable[Any] = ()) -> float:
    def run() -> None:
        connection.execute("BEGIN IMMEDIATE")
        for table, given in rows.items():
            if given:
                connection.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(given[0]))})', given)
        connection.executemany("INSERT INTO search_note (rowid, form, lemma, kind) VALUES (?, ?, ?, ?)", notes)
        connection.execute("COMMIT")

    return _seconds(run)


def reading(project: Path) -> None:
    """What reading takes, against plain sqlite3 with the same values made of its rows; each in a process of its own."""
    ours = [min(took) for took in zip(*(_alone("read_ours", project) for _ in range(2)), strict=True)]
    theirs = [min(took) for took in zip(*(_alone("read_theirs", project) for _ in range(2)), strict=True)]
    for what, one, other, rows in (
        ("an analysis read", ours[0], theirs[0], theirs[1]),
        ("a notebook read", ours[1], theirs[2], theirs[3]),
    ):
        _against(what, one / other, 3, "", f"{one:.1f} s to {other:.1f} s, of which the rows are {rows:.1f} s")


def _alone(function: str, project: Path) -> list[float]:
    code = f"import sys; from benchmarks.bench_notebook import {function}; print(*{function}(sys.argv[1]))"
    said = subprocess.run([sys.executable, "-c", code, project], check=True, capture_output=True, text=True).stdout
    return [float(part) for part in said.split()]


def read_ours(project: str) -> tuple[float, float]:
    with Store.open(Path(project), read_only=True) as store:
        return _seconds(store.analysis), _seconds(store.notebook)


def read_theirs(project: str) -> tuple[float, float, float, float]:
    """An analysis and its rows alone, a notebook and its rows alone."""
    with closing(sqlite3.connect(project)) as connection:
        rows: dict[str, list[Any]] = {}

        def read(*found: Table) -> None:
            rows.update((table.name, _rows(connection, table)) for table in found)

        analysis = _seconds(lambda: read(tables.RUN, *tables.RUN_TABLES, tables.SOURCE))
        values = _seconds(lambda: _values(rows))
        notebook = _seconds(lambda: read(tables.ENTRY))
        entries = _seconds(lambda: Notebook.of(decode(row.key, row.value) for row in rows["entry"]))
        return analysis + values, analysis, notebook + entries, notebook


def _values(rows: dict[str, list[Any]]) -> Analysis:
    read_facets = mapping.facets_reader(rows["run"][-1].layout)
    return Analysis(
        tuple(map(mapping.document_of, rows["source"])),
        tuple(mapping.claim_of(row, read_facets) for row in rows["claim"]),
        mapping.facts_of(rows["fact"], rows["fact_claim"], rows["link"], rows["run"][-1].sequences),
        tuple(map(mapping.discrepancy_of, rows["discrepancy"])),
    )


def _rows(connection: sqlite3.Connection, table: Table) -> list[Any]:
    """All rows of a table, what is JSON in them read."""
    record = namedtuple(table.name, [column.name for column in table.c])  # type: ignore[misc]
    own = [n for n, column in enumerate(table.c) if isinstance(column.type, JSON)]
    found = []
    for row in connection.execute(f'SELECT * FROM "{table.name}"'):
        values = list(row)
        for place in own:
            values[place] = json.loads(values[place])
        found.append(record._make(values))
    return found


def opening(project: Path) -> None:
    """A process of its own opens the project, libraries and all."""
    code = (
        "import sys, time; from pathlib import Path; start = time.perf_counter(); from desktop.session import Session; "
        "session = Session.open(Path(sys.argv[1])); print(time.perf_counter() - start); session.close()"
    )
    took = [float(subprocess.run([sys.executable, "-c", code, project], check=True, capture_output=True).stdout) for _ in range(3)]
    _against("open", min(took), 1, "s")


def working(project: Path) -> None:
    """Deciding, noting and undoing, each on the disk when it returns."""
    chance = random.Random(1)
    with Session.open(project) as session:
        session.author = "ada"
        analysis = session.analysis()
        assert analysis is not None
        table = _seconds(lambda: session.report(analysis))
        targets = [target_of_fact(chance.choice(analysis.facts)) for _ in range(DECISIONS)]
        decided = [_seconds(lambda t=t: session.decide(t, VerdictValue.ACCEPTED, "Both say so.")) for t in targets]  # type: ignore[misc]
        noted = [_seconds(lambda t=t: session.annotate(t, "Проверить по архиву.")) for t in targets]  # type: ignore[misc]
        undone = [_seconds(session.undo) for _ in range(DECISIONS)]
        again = _seconds(session.notebook)
        built = _seconds(lambda: report.build(analysis, session.notebook()))
    _against("a decision stored, 95th percentile", 1000 * _high(decided), 50, "ms")
    _against("a note stored, 95th percentile", 1000 * _high(noted), 50, "ms")
    _against("undo, 95th percentile", 1000 * _high(undone), 100, "ms")
    print(f"the table for the first time: {table:.1f} s; after a decision: notebook {1000 * again:.0f} ms, table {built:.1f} s")


def searching(project: Path) -> None:
    """Each search three times, the best of each."""
    with Session.open(project, read_only=True) as session:
        best = {
            json.dumps(s, ensure_ascii=False): min(_seconds(lambda s=s: session.search(**s)) for _ in range(3)) for s in SEARCHES
        }
    slowest = max(best, key=lambda search: best[search])
    _against(f"search, 95th percentile of {len(best)} kinds", 1000 * _high(list(best.values())), 100, "ms")
    half = sorted(best.values())[len(best) // 2]
    print(f"    the slowest: {slowest}, {1000 * best[slowest]:.0f} ms; half of all under {1000 * half:.0f} ms")


def long_text() -> None:
    """A process of its own, which has looked up no word before, adds a text of two megabytes."""
    code = "from benchmarks.bench_notebook import add_long; print(add_long())"
    took = float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout)
    _against("a Russian text of 2 MB added", took, 3, "s")


def add_long() -> float:
    chance, known = random.Random(1), sentences("ru")
    lines: list[str] = []
    size = 0
    while size < LONG_TEXT:
        lines.append(" ".join(chance.choice(known) for _ in range(5)))
        size += len(lines[-1].encode())
    with tempfile.TemporaryDirectory() as folder, Store.create(Path(folder, "long.diptych")) as store:
        return _seconds(lambda: store.add_documents([Document("long.txt", "North", "\n\n".join(lines), "ru")]))


def _against(what: str, figure: float, limit: float, unit: str, more: str = "") -> None:
    shown = f"{figure:.2f}" if figure < 10 else f"{figure:.0f}"
    print(f"{what}: {shown} {unit} (limit {limit:g}{f' {unit}' if unit else ''}){f'; {more}' if more else ''}".replace("  ", " "))


def _high(figures: list[float]) -> float:
    return sorted(figures)[int(len(figures) * 0.95)]


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
