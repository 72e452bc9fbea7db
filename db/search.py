"""Search a project: SQL finds and filters, Python looks only at what it may give back.

Words are looked up in the index (`db.search_index`), filters in the tables of the project itself. A claim is found by the passage
that it begins in, and then looked at, since the words must be its own. Where more than `RANKED` passages have the words, those that
come first in the project come first, instead of the best, which would take too long to tell.

Limit: a flag that an earlier dismissal settles by its words alone (`Decisions.learned`) still makes a fact disputed here.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice, tee
from typing import TYPE_CHECKING, Any

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from db import search_index
from db.search_filters import any_of, filters
from db.search_index import written
from reconciler.notebook.entries import target_of
from reconciler.notebook.log import decode
from reconciler.search.query import find, read_query
from reconciler.search.values import Hit, HitKind, snippet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, CursorResult

    from reconciler.notebook.entries import Anchor
    from reconciler.search.query import Term
    from reconciler.search.values import Asked

RANKED = 20_000
_FIRST_BATCH = 200  # rows of the index that are looked at first; each further batch is four times as large
_NOTEBOOK = tuple(kind for kind in HitKind if kind not in (HitKind.CLAIM, HitKind.TEXT))

# what there is to look at: from numbers in the index, and without words in an order that can be broken off
_CLAIMS_OF_PASSAGES = (
    "FROM json_each(:batch) b CROSS JOIN search_passage p ON p.id = b.value CROSS JOIN source s ON s.position = p.source "
    "CROSS JOIN claim c ON c.run = :run AND c.source = s.id AND c.span_start >= p.span_start AND c.span_start < p.span_end"
)
_CLAIMS_OF_FLAGS = (
    "FROM discrepancy d CROSS JOIN (SELECT 0 AS b UNION ALL SELECT 1) o ON d.run = :run AND {flag} "
    "CROSS JOIN claim c ON c.run = d.run AND c.id = CASE o.b WHEN 0 THEN d.claim_a ELSE d.claim_b END "
    "CROSS JOIN source s ON s.id = c.source"
)
_CLAIMS_OF_FACTS = (
    "FROM fact f CROSS JOIN fact_claim m ON m.run = f.run AND m.fact = f.id AND f.run = :run AND {state} "
    "CROSS JOIN claim c ON c.run = f.run AND c.id = m.claim CROSS JOIN source s ON s.id = c.source"
)
_CLAIMS_OF_DECISIONS = (
    "FROM search_entry j CROSS JOIN need n ON n.key = j.key {decision} LEFT JOIN search_moved v ON v.old = substr(n.needed, 7) "
    "CROSS JOIN claim c ON c.run = :run AND c.id = coalesce(v.new, substr(n.needed, 7)) CROSS JOIN source s ON s.id = c.source"
)
_ALL_CLAIMS = "FROM claim c CROSS JOIN source s ON s.id = c.source AND c.run = :run"


@dataclass(frozen=True, slots=True)
class _Source:
    """A source that is in the project; `side` and `language` are what a person made them."""

    position: int
    id: str
    name: str
    side: str
    language: str


def search(connection: Connection, asked: Asked) -> tuple[Hit, ...]:
    """What answers `asked`, which `reconciler.search.values.checked` made plain: at most `limit` of each kind, the best first."""
    terms = read_query(asked.words)
    if asked.words.strip() and not terms:
        return ()
    kinds = asked.kinds or tuple(HitKind)
    with closing(_Looking(connection, asked, terms)) as looking:
        hits = looking.claims() if HitKind.CLAIM in kinds else []
        for kind in _NOTEBOOK:
            hits += looking.entries(kind) if kind in kinds else []
        if HitKind.TEXT in kinds and (terms or asked.kinds):
            hits += looking.texts()
    return tuple(hits)


def search_if_indexed(connection: Connection, asked: Asked) -> tuple[Hit, ...] | None:
    """The same; None where the project has no search index, or a damaged one."""
    if not search_index.is_whole(connection):
        return None
    try:
        return search(connection, asked)
    except DBAPIError as error:
        if search_index.is_damage(error):
            return None
        raise


def expression(terms: Sequence[Term]) -> str:
    """`terms` in FTS5's words; forms and keys hold nothing but letters and digits."""
    return " AND ".join(f"({' OR '.join(_alternatives(term))})" for term in terms)


def _alternatives(term: Term) -> Iterator[str]:
    star = " *" if term.open_end else ""
    if len(term.forms) > 1 or not term.keys:
        yield f'form : "{" ".join(term.forms)}"{star}'
    for key in term.keys:
        yield f'{{form lemma}} : "{key}"{star}'


class _Looking:
    """One search in one snapshot of the project."""

    def __init__(self, connection: Connection, asked: Asked, terms: Sequence[Term]) -> None:
        self.connection = connection
        self.asked = asked
        self.terms = terms
        self.filters = filters(connection, asked)
        self.sources = _sources(connection)
        self.by_id = {source.id: source for source in self.sources.values()}
        self.shown = json.dumps([position for position, source in self.sources.items() if _answers(source, asked)])
        self._texts: dict[int, str] = {}
        self._begun: list[CursorResult[Any]] = []
        self._passages = list(tee(self.ranked("search_text")))  # for claims and for texts, ranked once

    def close(self) -> None:
        """Let go of what was not read to its end, which would keep the project from being folded into one file."""
        for found in self._begun:
            found.close()

    def _ask(self, query: str, parameters: dict[str, Any]) -> CursorResult[Any]:
        self._begun.append(self.connection.execute(text(query), parameters))
        return self._begun[-1]

    def rows(self, query: str, **more: Any) -> Iterator[Any]:
        """The rows of `query`, asked for as they are wanted."""
        yield from self._ask(query, {**self.filters.parameters, "shown": self.shown, **more})

    def ranked(self, table: str, kind: str = "") -> Iterator[tuple[str, dict[int, float]]]:
        """The numbers in an index that have the words, in batches as JSON, each the best that are left; and their ranks."""
        match = {"match": expression(self.terms) + (f" AND kind : {kind}" if kind else "")}
        many = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH :match LIMIT {RANKED + 1})"
        rank, order = "rank", "rank, rowid"
        if (self.connection.scalar(text(many), match) or 0) > RANKED:
            rank, order = "0.0 AS rank", "rowid"
        query = f"SELECT rowid, {rank} FROM {table} WHERE {table} MATCH :match ORDER BY {order}"
        found = self._ask(query, match)
        size = _FIRST_BATCH
        while batch := found.fetchmany(size):
            ranks: dict[int, float] = {row.rowid: row.rank for row in batch}
            yield json.dumps(list(ranks)), ranks
            size *= 4

    # --- claims ----------------------------------------------------------------------------------------------------------------

    def claims(self) -> list[Hit]:
        hits: dict[str, Hit] = {}
        for row, rank in self._claim_rows():
            source = self.by_id[row.source]
            spans = find(self.terms, row.quote, source.language) if self.terms else ()
            if row.id in hits or (self.terms and not spans):
                continue
            shown, marks = snippet(row.quote, spans)
            here = tuple((row.span_start + a, row.span_start + b) for a, b in spans)
            span = row.span_start, row.span_end
            hits[row.id] = Hit(
                HitKind.CLAIM, row.id, source.id, source.name, source.side, span, shown, marks, here, rank, claims=(row.id,)
            )
            if len(hits) == self.asked.limit:
                break
        return self._with_facts(list(hits.values()))

    def _claim_rows(self) -> Iterator[tuple[Any, float]]:
        wanted = " AND ".join((f"s.position IN {any_of('shown')}", *self.filters.claim))
        columns = "c.id, c.source, c.span_start, c.span_end, c.quote"
        if not self.terms:
            driver, order = self._driver()
            for row in self.rows(f"SELECT {columns} {driver} WHERE {wanted} ORDER BY {order}"):
                yield row, 0.0
            return
        query = f"SELECT {columns}, p.id AS passage {_CLAIMS_OF_PASSAGES} WHERE {wanted} ORDER BY b.key, c.position"
        for batch, ranks in self._passages.pop():
            for row in self.rows(query, batch=batch):
                yield row, ranks[row.passage]

    def _driver(self) -> tuple[str, str]:
        """Where to look for claims where no words are asked for: at what is rarest of what is asked for."""
        own = self.filters
        if own.flag:
            return _CLAIMS_OF_FLAGS.format(flag=own.flag), "d.position, o.b"
        if own.decision:
            return _CLAIMS_OF_DECISIONS.format(decision=own.decision), "j.id DESC, c.position"
        if own.state:
            return _CLAIMS_OF_FACTS.format(state=own.state), "f.position, m.position"
        return _ALL_CLAIMS, "c.position"

    # --- the notebook ----------------------------------------------------------------------------------------------------------

    def entries(self, kind: HitKind) -> list[Hit]:
        ranks = {row.key: rank for row, rank in islice(self._entry_rows(kind), self.asked.limit)}
        query = "SELECT key, value FROM entry WHERE key IN (SELECT value FROM json_each(:keys))"
        values = {row.key: decode(row.key, row.value) for row in self.rows(query, keys=json.dumps(list(ranks)))}
        return self._with_facts([self._entry(key, values[key], rank) for key, rank in ranks.items() if key in values])

    def _entry_rows(self, kind: HitKind) -> Iterator[tuple[Any, float]]:
        conditions = list(self.filters.entry)
        if self.asked.sides or self.asked.sources:
            conditions.append(f"EXISTS (SELECT 1 FROM search_place q WHERE q.entry = e.id AND q.source IN {any_of('shown')})")
        wanted = " AND ".join(("e.kind = :kind", *conditions))
        if not self.terms:
            query = f"SELECT e.key FROM search_entry e WHERE {wanted} ORDER BY e.id DESC"
            yield from ((row, 0.0) for row in self.rows(query, kind=kind))
            return
        query = (
            f"SELECT e.id, e.key FROM json_each(:batch) b CROSS JOIN search_entry e ON e.id = b.value WHERE {wanted} ORDER BY b.key"
        )
        for batch, ranks in self.ranked("search_note", kind):
            yield from ((row, ranks[row.id]) for row in self.rows(query, batch=batch, kind=kind))

    def _entry(self, key: str, entry: Any, rank: float) -> Hit:
        words = written(entry)
        spans = find(self.terms, words) if self.terms else ()
        shown, marks = snippet(words, spans)
        target = target_of(entry)
        anchors: tuple[Anchor, ...] = target.anchors if target else entry.claims
        first = anchors[0].source if anchors else target.detail if target else ""
        source = self.by_id.get(first)
        return Hit(
            HitKind(key.partition(":")[0]),
            key,
            first if source else "",
            source.name if source else "",
            source.side if source else "",
            (anchors[0].start, anchors[0].end) if len(anchors) == 1 else None,
            shown,
            marks,
            spans,
            rank,
            target.claims if target else tuple(anchor.id for anchor in anchors),
            author=entry.author,
            time=entry.time,
        )

    # --- passages --------------------------------------------------------------------------------------------------------------

    def texts(self) -> list[Hit]:
        hits: list[Hit] = []
        for row, rank in self._passage_rows() if self._asks_only_texts() else ():
            source = self.sources[row.source]
            own = self._text(row.source)[row.span_start : row.span_end]
            spans = find(self.terms, own, source.language) if self.terms else ()
            if self.terms and not spans:
                continue
            lead = len(own) - len(own.lstrip())
            start, end = row.span_start + lead, row.span_start + len(own.rstrip())
            shown, marks = snippet(own.strip(), [(a - lead, b - lead) for a, b in spans])
            here = tuple((row.span_start + a, row.span_start + b) for a, b in spans)
            hits.append(Hit(HitKind.TEXT, "", source.id, source.name, source.side, (start, end), shown, marks, here, rank))
            if len(hits) == self.asked.limit:
                break
        return hits

    def _asks_only_texts(self) -> bool:
        asked = self.asked
        return not (self.filters.claim or asked.since or asked.until)

    def _passage_rows(self) -> Iterator[tuple[Any, float]]:
        wanted = f"p.source IN {any_of('shown')}"
        columns = "p.id, p.source, p.span_start, p.span_end"
        if not self.terms:
            yield from ((row, 0.0) for row in self.rows(f"SELECT {columns} FROM search_passage p WHERE {wanted} ORDER BY p.id"))
            return
        query = (
            f"SELECT {columns} FROM json_each(:batch) b CROSS JOIN search_passage p ON p.id = b.value WHERE {wanted} ORDER BY b.key"
        )
        for batch, ranks in self._passages.pop():
            yield from ((row, ranks[row.id]) for row in self.rows(query, batch=batch))

    def _text(self, position: int) -> str:
        if position not in self._texts:
            (row,) = self.rows("SELECT text FROM source WHERE position = :position", position=position)
            self._texts[position] = row.text
        return self._texts[position]

    # --- facts -----------------------------------------------------------------------------------------------------------------

    def _with_facts(self, hits: list[Hit]) -> list[Hit]:
        """The facts that share the most claims with each hit."""
        query = (
            "SELECT x.value AS claim, m.fact FROM json_each(:claims) x LEFT JOIN search_moved v ON v.old = x.value "
            "CROSS JOIN fact_claim m ON m.run = :run AND m.claim = coalesce(v.new, x.value)"
        )
        facts: dict[str, list[str]] = defaultdict(list)
        for row in self.rows(query, claims=json.dumps([*{claim for hit in hits for claim in hit.claims}])):
            facts[row.claim].append(row.fact)
        return [replace(hit, facts=_most_shared(facts[claim] for claim in hit.claims)) for hit in hits]


def _answers(source: _Source, asked: Asked) -> bool:
    named = not asked.sources or source.name in asked.sources or source.id in asked.sources
    return named and (not asked.sides or source.side in asked.sides)


def _most_shared(facts: Iterable[Sequence[str]]) -> tuple[str, ...]:
    shared = Counter(fact for some in facts for fact in some)
    most = max(shared.values(), default=0)
    return tuple(sorted(fact for fact, count in shared.items() if count == most))


def _sources(connection: Connection) -> dict[int, _Source]:
    """The sources that are in the project now, by position; see `reconciler.notebook.state.documents_of`."""
    fields = ("present", "successor", "beside", "side", "language")
    said = ", ".join(
        f"(SELECT json_extract(value, '$.value') FROM entry WHERE key = 'source:' || s.id || '\\:{field}')" for field in fields
    )
    rows = connection.execute(
        text(f"SELECT s.position, s.id, s.name, s.side, s.language, {said} FROM source s ORDER BY s.position")
    )
    return {
        position: _Source(position, identity, name, own_side or side, language if own_language is None else own_language)
        for position, identity, name, side, language, present, successor, beside, own_side, own_language in rows.all()
        if present and (not successor or beside)
    }
