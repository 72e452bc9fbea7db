"""What schemas 1 and 2 kept in tables of their own, turned into operations: for the migration to schema 3 alone.

The JSON is written out here rather than taken from the entries' classes, so that the migration stays what it was when those grow.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import text

from db.link_parts import Packing
from db.mapping import facets_record
from reconciler.codec import from_json, layout
from reconciler.facets import Facets
from reconciler.model import ScorePart, content_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

Record = dict[str, Any]
# key, entry or None, kind of operation, author, time, reason
Said = tuple[str, Record | None, str, str, str, str]

_EPOCH = "1970-01-01T00:00:00.000000+00:00"  # of what no time was kept for


def convert(connection: Connection) -> None:
    """Fill the log and the entries with what the older tables hold, and name the project.

    A project with sources bears the id of its first one, so that copies of it that are brought up to date one by one agree.
    """
    first = connection.scalar(text("SELECT id FROM source ORDER BY position LIMIT 1"))
    connection.execute(text("INSERT INTO project VALUES ('id', :id)"), {"id": first or uuid4().hex})
    said = [*_sources(connection), *_glossary(connection)]
    said += sorted((*_verdicts(connection), *_annotations(connection), *_ties(connection)), key=lambda s: s[4])
    entries: dict[str, str] = {}
    for position, (key, entry, kind, author, time, reason) in enumerate(said, 1):
        before, after = entries.get(key, ""), _json(entry) if entry else ""
        identity = content_id("o", kind, author, time, reason, "", key, before, after)
        connection.execute(
            text("INSERT INTO operation VALUES (:position, :id, :kind, :author, :time, :reason, '')"),
            {"position": position, "id": identity, "kind": kind, "author": author, "time": time, "reason": reason},
        )
        connection.execute(
            text("INSERT INTO change VALUES (:operation, 0, :key, :before, :after)"),
            {"operation": position, "key": key, "before": before, "after": after},
        )
        entries[key] = after
    for key, value in entries.items():
        if value:
            connection.execute(
                text("INSERT INTO entry VALUES (:key, :kind, :value)"),
                {"key": key, "kind": key.partition(":")[0], "value": value},
            )
            for needed in _needs(json.loads(value)):
                connection.execute(text("INSERT OR IGNORE INTO need VALUES (:needed, :key)"), {"needed": needed, "key": key})


def _json(entry: Any) -> str:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))


def _needs(entry: Record) -> list[str]:
    claims = entry.get("target", {}).get("claims", [])
    return [f"claim:{claim}" for claim in [*claims, *(content_id(*_place(a)) for a in entry.get("claims", ()))]]


def _place(anchor: Record) -> tuple[str, str, str, str]:
    return "c", anchor["source"], str(anchor["start"]), str(anchor["end"])


def _sources(connection: Connection) -> Iterator[Said]:
    for number, (source,) in enumerate(connection.execute(text("SELECT id FROM source ORDER BY position")).all()):
        time = (datetime.fromtimestamp(0, UTC) + timedelta(microseconds=number)).isoformat(timespec="microseconds")
        entry = {"source": source, "field": "present", "value": "yes", "author": "", "time": time}
        yield f"source:{source}:present", entry, "add_source", "", time, ""


def _glossary(connection: Connection) -> Iterator[Said]:
    for (words,) in connection.execute(text("SELECT text FROM lexicon WHERE name = 'glossary'")).all():
        entry = {"name": "glossary", "value": words, "author": "", "time": _EPOCH}
        yield "setting:glossary", entry if words else None, "set_glossary", "", _EPOCH, ""


def _verdicts(connection: Connection) -> Iterator[Said]:
    for row in connection.execute(text("SELECT * FROM verdict ORDER BY time, id")).all():
        target = _target(connection, row)
        entry = {"target": target, "value": row.value, "reason": row.reason, "author": row.author, "time": row.time}
        yield f"verdict:{_target_key(target)}:{row.author}", entry, "decide", row.author, row.time, ""


def _annotations(connection: Connection) -> Iterator[Said]:
    for row in connection.execute(text("SELECT * FROM annotation ORDER BY time, id")).all():
        target = _target(connection, row)
        entry = {"target": target, "text": row.text, "author": row.author, "time": row.time, "edited": "", "reply_to": ""}
        yield f"note:{content_id('n', _target_key(target), row.author, row.time)}", entry, "note", row.author, row.time, ""


def _ties(connection: Connection) -> Iterator[Said]:
    for row in connection.execute(text("SELECT * FROM tie ORDER BY time, id")).all():
        places = json.loads(row.claims)
        anchors = [
            {"source": p["source"], "start": p["start"], "end": p["end"], "quote": p["quote"], "prefix": "", "suffix": ""}
            for p in places
        ]
        key = ":".join(("tie", *sorted(content_id(*_place(a)) for a in anchors)))
        entry = {"kind": row.kind, "claims": anchors, "reason": row.reason, "author": row.author, "time": row.time}
        free = row.kind == "free"
        kind = {"linked": "link", "apart": "keep_apart", "alone": "leave_alone"}.get(row.kind, "free")
        yield key, None if free else entry, kind, row.author, row.time, row.reason


def _anchor(source: str, start: int, end: int, quote: str) -> Record:
    return {"source": source, "start": start, "end": end, "quote": quote, "prefix": "", "suffix": ""}


def _target(connection: Connection, row: Any) -> Record:
    claims = json.loads(row.target_claims)
    found = [
        connection.execute(text("SELECT source, span_start, span_end, quote FROM claim WHERE id = :id"), {"id": c}).first()
        for c in claims
    ]
    anchors = [_anchor(f.source, f.span_start, f.span_end, f.quote) for f in found if f is not None]
    return {"kind": row.target_kind, "claims": claims, "detail": row.target_detail, "anchors": anchors, "words": []}


def _target_key(target: Record) -> str:
    return content_id("t", target["kind"], *sorted(target["claims"]), target["detail"])


def pack_links(connection: Connection) -> None:
    """Keep the parts of links as `db.link_parts` does; schemas 1 and 2 kept each part with its name, weight and note."""
    rows = connection.execute(text("SELECT rowid, run, parts FROM link ORDER BY run, fact, position")).all()
    parts = {row.rowid: from_json(tuple[ScorePart, ...], json.loads(row.parts)) for row in rows}
    packing = Packing(parts.values())
    for number, found in parts.items():
        packed = {"rowid": number, "parts": _json(packing.pack(found))}
        connection.execute(text("UPDATE link SET parts = :parts WHERE rowid = :rowid"), packed)
    connection.execute(text("UPDATE run SET sequences = :sequences WHERE current"), {"sequences": _json(packing.sequences)})


def pack_facets(connection: Connection) -> None:
    """Keep the facets of claims as rows; schemas 1 and 2 kept each mention with the names of its fields."""
    for row in connection.execute(text("SELECT rowid, facets FROM claim")).all():
        facets = _json(facets_record(from_json(Facets, json.loads(row.facets))))
        connection.execute(text("UPDATE claim SET facets = :facets WHERE rowid = :rowid"), {"facets": facets, "rowid": row.rowid})
    connection.execute(text("UPDATE run SET layout = :layout WHERE current"), {"layout": _json(layout(Facets))})
