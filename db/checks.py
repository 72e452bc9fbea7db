"""The promises that a project file keeps, looked at one by one: hashes, ids, quotes, evidence, and rows that can be read.

Each fault is one sentence with its place. Nothing is changed, and a row that cannot be read hides none of the other tables.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select

from db import log, mapping, readings, search_check, tables
from db.link_parts import Unpacking
from reconciler.errors import InputError
from reconciler.glossary import read_glossary
from reconciler.model import content_id
from reconciler.notebook.entries import kind_of
from reconciler.notebook.log import decode
from reconciler.progress import null_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Table

    from reconciler.progress import Progress

_AGAIN = "`diptych check --mend` and then `diptych reconcile` find it anew"
_COPY = "restore a copy of the project"
_MEND = "`diptych check --mend` makes it anew"
_FACT = re.compile("f[0-9a-f]{16}")  # an id that the program gives

# how each table's row becomes a value; a row that cannot is a fault
_VALUES: tuple[tuple[Table, Callable[[Any], Any]], ...] = (
    (tables.SOURCE, mapping.document_of),
    (tables.FACT, lambda row: mapping.facts_of([row])),
    (tables.DISCREPANCY, mapping.discrepancy_of),
    (tables.COPY, mapping.copy_of),
    (tables.ENTRY, lambda row: decode(row.key, row.value)),
    *((table, lambda row: row) for table in (tables.RUN, tables.RUN_SOURCE, tables.FACT_CLAIM, tables.OPERATION, tables.CHANGE)),
)


def faults(connection: Connection, progress: Progress = null_progress) -> Iterator[str]:
    """Every fault of the project's content, in the order of the tables; `progress` counts the steps."""
    steps: list[Callable[[Connection], Iterator[str]]] = [
        *(lambda c, t=table, v=value_of: _unreadable(c, t, v) for table, value_of in _VALUES),
        *(
            _unreadable_claims,
            _unreadable_links,
            _wrong_sources,
            _wrong_quotes,
            _wrong_facts,
            _wrong_evidence,
            _wrong_runs,
            _wrong_readings,
        ),
        *(_wrong_project, _wrong_glossary, _wrong_log, _wrong_entries, _wrong_needs, search_check.faults),
    ]
    for done, step in enumerate(steps):
        progress("check the content", done, len(steps))
        try:
            yield from step(connection)
        except (ValueError, KeyError, TypeError) as error:
            yield f"The project holds something that cannot be read ({error}): {_COPY}."
    progress("check the content", len(steps), len(steps))


def _unreadable(connection: Connection, table: Table, value_of: Callable[[Any], Any]) -> Iterator[str]:
    try:
        for row in connection.execute(select(table)):
            value_of(row)
    except (ValueError, KeyError, TypeError) as error:
        yield f"The table {table.name} holds something that is none of its kind ({error}): {_COPY}."


def _unreadable_claims(connection: Connection) -> Iterator[str]:
    kept = connection.execute(select(tables.RUN.c.id, tables.RUN.c.layout)).all()
    readers = {row.id: mapping.facets_reader(row.layout) for row in kept}
    yield from _unreadable(connection, tables.CLAIM, lambda row: mapping.claim_of(row, readers[row.run]))


def _unreadable_links(connection: Connection) -> Iterator[str]:
    kept = connection.execute(select(tables.RUN.c.id, tables.RUN.c.sequences)).all()
    unpacking = {row.id: Unpacking(row.sequences) for row in kept}
    yield from _unreadable(connection, tables.LINK, lambda row: mapping.link_of(row, unpacking[row.run]))


def _wrong_sources(connection: Connection) -> Iterator[str]:
    source = tables.SOURCE.c
    for row in connection.execute(select(source.id, source.name, source.side, source.sha256, source.text, source.original)):
        yield from wrong_source(row)


def wrong_source(row: Any) -> Iterator[str]:
    """What is wrong with a source, of its id, name, side, sha256, text and original."""
    content = row.original or row.text.encode("utf-8")
    if hashlib.sha256(content).hexdigest() != row.sha256:
        yield f"The source {row.name} ({row.side}) is not what was read: its hash differs; {_COPY}."
    if content_id("s", row.side, row.name, row.text) != row.id:
        yield f"The source {row.name} ({row.side}) does not carry its own id: its text was changed, so {_COPY}."


# --- what a run found ---------------------------------------------------------------------------------------------------------


def _wrong_quotes(connection: Connection) -> Iterator[str]:
    claim = tables.CLAIM.c
    texts = _texts(connection)
    for row in connection.execute(select(claim.id, claim.source, claim.span_start, claim.span_end, claim.quote)):
        yield from wrong_quote(row, *texts.get(row.source, (row.source, "")))


def wrong_quote(row: Any, name: str, text: str) -> Iterator[str]:
    """What is wrong with a claim, of its id, source, span and quote, in the source `name` with the text `text`."""
    place = f"{name}, {row.span_start} to {row.span_end}"
    if not row.quote or text[row.span_start : row.span_end] != row.quote:
        yield f"A quote is not its source ({place}): {_AGAIN}."
    elif content_id("c", row.source, str(row.span_start), str(row.span_end)) != row.id:
        yield f"A claim does not carry its own id ({place}): {_AGAIN}."


def _wrong_evidence(connection: Connection) -> Iterator[str]:
    texts = _texts(connection)
    for side in ("a", "b"):
        for source, start, end in connection.execute(_evidence(side)):
            name, text = texts.get(source, (source, ""))
            if not 0 <= start < end <= len(text):
                yield f"The evidence of a discrepancy lies outside its source ({name}, {start} to {end}): {_AGAIN}."


def _wrong_facts(connection: Connection) -> Iterator[str]:
    """Facts have claims, and links and discrepancies lie between them."""
    members = _members(connection)
    for row in connection.execute(select(tables.FACT.c.id, tables.FACT.c.label)):
        claims = members.get(row.id, [])
        own = _FACT.fullmatch(row.id) is None or content_id("f", *sorted(claims)) == row.id
        if not claims or len(set(claims)) != len(claims) or not own:
            yield f"The fact “{row.label}” does not have its claims: {_AGAIN}."
    known = {fact: frozenset(claims) for fact, claims in members.items()}
    link, found = tables.LINK.c, tables.DISCREPANCY.c
    for what, query in (
        ("link", select(link.fact, link.a, link.b)),
        ("discrepancy", select(found.fact, found.claim_a, found.claim_b)),
    ):
        strays = sum(not {a, b} <= known.get(fact, frozenset()) for fact, a, b in connection.execute(query))
        if strays:
            yield f"The claims of {strays} rows of the table {what} are not in their fact: {_AGAIN}."


def _members(connection: Connection) -> dict[str, list[str]]:
    members: dict[str, list[str]] = defaultdict(list)
    for fact, claim in connection.execute(select(tables.FACT_CLAIM.c.fact, tables.FACT_CLAIM.c.claim)):
        members[fact].append(claim)
    return members


def _wrong_runs(connection: Connection) -> Iterator[str]:
    """What was found belongs to the current run, and to the texts that it read; ids are those of their content."""
    current = set(connection.scalars(select(tables.RUN.c.id).where(tables.RUN.c.current)))
    for table in tables.RUN_TABLES:
        if set(connection.scalars(select(table.c.run).distinct())) - current:
            yield f"The table {table.name} holds what an older run found: {_AGAIN}."
    read = set(connection.scalars(select(tables.RUN_SOURCE.c.source)))
    if set(connection.scalars(select(tables.CLAIM.c.source).distinct())) - read:
        yield f"There are claims of a text that the run did not read: {_AGAIN}."
    wrong = sum(mapping.discrepancy_of(row).id != row.id for row in connection.execute(select(tables.DISCREPANCY)))
    if wrong:
        yield f"{wrong} discrepancies do not carry their own id: {_AGAIN}."
    for copy in connection.execute(select(tables.COPY)):
        if not {copy.a, copy.b} <= read or copy.a == copy.b or not 0 <= copy.share <= 1:
            yield f"What is said of copies among the texts cannot be: {_AGAIN}."


def _wrong_readings(connection: Connection) -> Iterator[str]:
    names = dict(connection.execute(select(tables.SOURCE.c.id, tables.SOURCE.c.name)).all())
    for row in connection.execute(select(tables.READING)):
        if readings.is_torn(row):
            yield f"What was read in {names.get(row.source, row.source)} is not whole: {_MEND}."


# --- the notebook -------------------------------------------------------------------------------------------------------------


def _wrong_project(connection: Connection) -> Iterator[str]:
    if not connection.scalar(select(tables.PROJECT.c.value).where(tables.PROJECT.c.name == "id")):
        yield f"The project has lost its id: {_COPY}."


def _wrong_glossary(connection: Connection) -> Iterator[str]:
    entry = tables.ENTRY.c
    for value in connection.scalars(select(entry.value).where(entry.key == "setting:glossary")):
        try:
            read_glossary(decode("setting:glossary", value).value)
        except InputError as error:
            yield f"The project's glossary cannot be read ({str(error).rstrip('.')}): set it again with `diptych glossary`."


def _wrong_log(connection: Connection) -> Iterator[str]:
    """Every operation bears the hash of what it says, none is missing, and what is undone is there."""
    operation = tables.OPERATION.c
    stored = set(connection.scalars(select(operation.id)))
    wrong = sum(found.id not in stored for found in log.operations(connection))
    if wrong:
        yield f"The log of operations was changed in {wrong} places by something other than Diptych: {_COPY}."
    count, last = connection.execute(select(func.count(), func.max(operation.position))).one()
    if count != (last or 0):
        yield f"{(last or 0) - count} operations are missing in the log: {_COPY}."
    if set(connection.scalars(select(operation.of).where(operation.of != ""))) - stored:
        yield f"The log undoes an operation that is not in it: {_COPY}."


def _wrong_entries(connection: Connection) -> Iterator[str]:
    """The notebook is what the log leaves behind."""
    stored = log.entries(connection)
    changed = set(connection.scalars(select(tables.CHANGE.c.key).distinct()))
    rebuilt = {key: value for key, value in log.last_values(connection, changed).items() if value}
    wrong = {key for key in stored.keys() | rebuilt.keys() if stored.get(key) != rebuilt.get(key)}
    if wrong:
        yield f"The notebook differs from its log in {len(wrong)} places: {_MEND}."


def _wrong_needs(connection: Connection) -> Iterator[str]:
    """Each entry is of the kind and under the key that it says, and what it hangs on is known."""
    astray = 0
    needs: set[tuple[str, str]] = set()
    for row in connection.execute(select(tables.ENTRY)):
        entry = decode(row.key, row.value)
        astray += row.kind != kind_of(row.key) or entry.key != row.key
        needs.update((needed, row.key) for needed in entry.needs)
    if astray:
        yield f"{astray} entries of the notebook are not where they belong: {_MEND}."
    wrong = len(needs ^ set(connection.execute(select(tables.NEED.c.needed, tables.NEED.c.key)).all()))
    if wrong:
        yield f"In {wrong} places it is not known what hangs on what in the notebook: {_MEND}."


def _evidence(side: str) -> Select[Any]:
    """Source, start and end of the evidence of the side "a" or "b", where there is any."""
    claim, found = tables.CLAIM.c, tables.DISCREPANCY.c
    start, end = found[f"evidence_{side}_start"], found[f"evidence_{side}_end"]
    joined = (claim.run == found.run) & (claim.id == found[f"claim_{side}"])
    return select(claim.source, start, end).where(joined, start.is_not(None)).order_by(found.position)


def _texts(connection: Connection) -> dict[str, tuple[str, str]]:
    source = tables.SOURCE.c
    return {row.id: (row.name, row.text) for row in connection.execute(select(source.id, source.name, source.text))}
