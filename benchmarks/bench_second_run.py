"""A second run: how long it takes where nothing has changed, and where one source was added, as shares of the first.

Run by `make bench`. The project is a real file, and the process stays the same, so that loading the encoder counts in no run.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import made_texts
from desktop.session import Session
from reconciler import semantics

if TYPE_CHECKING:
    from reconciler.model import Analysis, Document

CLAIMS = 6_000
A_SOURCE = 20  # claims
MANY = 100_000


def main() -> None:
    made_texts.A_SOURCE = A_SOURCE
    *texts, last = made_texts.two_sides(CLAIMS)
    semantics.encode(["the encoder is loaded"])
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "made.diptych")
        Session.create(project).close()
        first, found = _run(project, texts)
        second, again = _run(project, [])
        assert again == found
        third, _ = _run(project, [last])
        print(f"first run: {len(texts)} sources, {len(found.claims):,} claims: {first:.1f} s")
        print(f"second run, nothing changed: {second:.2f} s, {second / first:.3f} of the first (aim: 0.1 or less)")
        print(f"third run, one source added: {third:.1f} s, {third / first:.3f} of the first")
        size(project, len(found.claims))


def _run(project: Path, added: list[Document]) -> tuple[float, Analysis]:
    """Seconds from opening the project to its being closed, and what was found."""
    start = time.perf_counter()
    with Session.open(project) as session:
        session.add_documents(added)
        found = session.reconcile()
    return time.perf_counter() - start, found


def size(project: Path, claims: int) -> None:
    """How large the file is, and what of it is kept of the readings; what that would be for a large project."""
    with closing(sqlite3.connect(project)) as connection:
        (kept,) = connection.execute("SELECT sum(length(claims) + length(vectors)) FROM reading").fetchone()
    whole = project.stat().st_size
    many = whole / claims * MANY
    print(
        f"size: {whole / 1e6:.0f} MB, {kept / 1e6:.0f} of them readings; {MANY:,} claims would take {many / 1e6:.0f} MB "
        "(aim: 400 or less)"
    )


if __name__ == "__main__":
    main()
