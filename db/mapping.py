"""Rows of the tables ↔ values of `reconciler.model`; no SQL.

A row going in is a dict by column, a row coming out anything with the columns as attributes. What is stored as JSON: those
facets that there are, as rows (`reconciler.codec`) under their names, the parts of a score (`db.link_parts`), the arguments of a
message, lists of sides and of claims.
"""

from __future__ import annotations

import dataclasses
import operator
import typing
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

from db import tables
from db.link_parts import Packing, Unpacking
from reconciler.codec import from_json, layout, rows_reader, to_json, to_rows
from reconciler.facets import Facets
from reconciler.model import (
    Author,
    Claim,
    Copy,
    Discrepancy,
    Document,
    Fact,
    FactState,
    Link,
    Locator,
    Message,
    Nearest,
    Severity,
    Within,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Table

    from reconciler.model import Analysis

Record = dict[str, Any]

_NEAREST = tuple[Nearest, ...]
_FACETS = typing.get_type_hints(Facets)
_Numbered = typing.TypeVar("_Numbered")
_ARGUMENTS = tuple[tuple[str, str], ...]
_LISTS = {"locators": tuple[Locator, ...], "remarks": tuple[Message, ...]}
# a source's row keeps the side that it was read for; where it was moved is in the notebook
_DOCUMENT_FIELDS = tuple(field.name for field in dataclasses.fields(Document) if field.name not in ("origin", *_LISTS))
# how the rows of `locators` and `remarks` are written, in every project of this schema
_ROWS = (("Locator", ("start", "kind", "value")), ("Message", ("key", "arguments")))


# --- sources -----------------------------------------------------------------------------------------------------------------


def document_record(document: Document, position: int) -> Record:
    """The row of `document`, the `position`-th of the project."""
    fields = {name: getattr(document, name) for name in _DOCUMENT_FIELDS}
    return {"position": position} | fields | {name: to_rows(kind, getattr(document, name)) for name, kind in _LISTS.items()}


def document_of(row: Any) -> Document:
    """The document of a row; its id and hash are computed anew, and not taken from the row."""
    fields = {name: getattr(row, name) for name in _DOCUMENT_FIELDS if name not in ("id", "sha256")}
    return Document(**fields, **{name: read(getattr(row, name)) for name, read in _list_readers().items()})


def is_list(name: str, kept: Any) -> bool:
    """Whether `kept`, as JSON holds it, is what the column `name` (locators, remarks) of a source may hold."""
    try:
        values = _list_readers()[name](kept)
    except (ValueError, KeyError, TypeError):
        return False
    return all(isinstance(one.start, int) and isinstance(one.value, str) for one in values if isinstance(one, Locator))


@cache
def _list_readers() -> dict[str, Callable[[Any], Any]]:
    return {name: rows_reader(kind, _ROWS) for name, kind in _LISTS.items()}


# --- what a run found --------------------------------------------------------------------------------------------------------


def analysis_records(analysis: Analysis, run: Record) -> Iterator[tuple[Table, Iterator[Record]]]:
    """All rows of `analysis` as those of `run`, which says the rest of its own row; parents before children."""
    packing = Packing(link.parts for fact in analysis.facts for link in fact.links)
    yield tables.RUN, iter([{**run, "generator": analysis.generator, "sequences": packing.sequences, "layout": layout(Facets)}])
    number: int = run["id"]
    yield from _result_records(analysis, number, packing)


def _result_records(analysis: Analysis, run: int, packing: Packing) -> Iterator[tuple[Table, Iterator[Record]]]:
    yield tables.RUN_SOURCE, ({"run": run, "position": n, "source": d.id} for n, d in enumerate(analysis.documents))
    yield tables.CLAIM, (_claim_record(claim, run, n) for n, claim in enumerate(analysis.claims))
    yield tables.FACT, (_fact_record(fact, run, n) for n, fact in enumerate(analysis.facts))
    members = ((fact.id, n, claim) for fact in analysis.facts for n, claim in enumerate(fact.claims))
    yield tables.FACT_CLAIM, ({"run": run, "fact": fact, "position": n, "claim": claim} for fact, n, claim in members)
    yield (
        tables.LINK,
        (_link_record(link, run, fact.id, n, packing) for fact in analysis.facts for n, link in enumerate(fact.links)),
    )
    yield tables.DISCREPANCY, (_discrepancy_record(found, run, n) for n, found in enumerate(analysis.discrepancies))
    copies = enumerate(analysis.copies)
    yield tables.COPY, ({"run": run, "position": n, "a": copy.a, "b": copy.b, "share": copy.share} for n, copy in copies)


def _claim_record(claim: Claim, run: int, position: int) -> Record:
    return {
        "run": run,
        "position": position,
        "id": claim.id,
        "source": claim.source,
        "span_start": claim.start,
        "span_end": claim.end,
        "quote": claim.quote,
        "sentence_start": claim.sentence[0],
        "sentence_end": claim.sentence[1],
        "heading": claim.heading,
        "made_by": claim.made_by.value,
        "facets": facets_record(claim.facets),
    }


def facets_record(facets: Facets) -> Record:
    """What is kept of the facets of a claim."""
    return {name: to_rows(kind, found) for name, kind in _FACETS.items() if (found := getattr(facets, name))}


def facets_reader(kept: Any) -> Callable[[Any], Facets]:
    """What reads the facets of the claims of a run that keeps this layout; it raises TypeError, ValueError or KeyError for none."""
    written = tuple((name, tuple(fields)) for name, fields in kept)
    # a run before the first, or one whose results are gone, has none
    readers = {name: rows_reader(kind, written) for name, kind in _FACETS.items()} if written else {}

    def read(facets: Any) -> Facets:
        return Facets(**{name: readers[name](found) for name, found in facets.items()})

    return read


def claim_of(row: Any, read_facets: Callable[[Any], Facets]) -> Claim:
    """The claim of a row, read by the `facets_reader` of its run; TypeError, ValueError or KeyError where the row holds none."""
    return Claim(
        source=row.source,
        start=row.span_start,
        end=row.span_end,
        quote=row.quote,
        sentence=(row.sentence_start, row.sentence_end),
        heading=row.heading,
        facets=read_facets(row.facets),
        made_by=Author(row.made_by),
    )


def _fact_record(fact: Fact, run: int, position: int) -> Record:
    return {
        "run": run,
        "position": position,
        "id": fact.id,
        "label": fact.label,
        "sides": list(fact.sides),
        "silent_sides": list(fact.silent_sides),
        "state": fact.state.value,
        "nearest": to_json(_NEAREST, fact.nearest),
        "independent": fact.independent,
    }


def _link_record(link: Link, run: int, fact: str, position: int, packing: Packing) -> Record:
    return {
        "run": run,
        "fact": fact,
        "position": position,
        "a": link.a,
        "b": link.b,
        "score": link.score,
        "parts": packing.pack(link.parts),
    }


def link_of(row: Any, unpacking: Unpacking) -> Link:
    """The link of a row; TypeError, ValueError or KeyError where the row holds none."""
    return Link(row.a, row.b, row.score, unpacking.unpack(row.parts))


def facts_of(
    facts: Iterable[Any], members: Iterable[Any] = (), links: Iterable[Any] = (), sequences: Sequence[Any] = ()
) -> tuple[Fact, ...]:
    """The facts of their rows; `members` (of fact_claim) and `links` come in any order.

    `sequences` is what their run keeps for the links.
    """
    unpacking = Unpacking(sequences)
    claims: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in members:
        claims[row.fact].append((row.position, row.claim))
    linked: dict[str, list[tuple[int, Link]]] = defaultdict(list)
    for row in links:
        linked[row.fact].append((row.position, link_of(row, unpacking)))
    return tuple(
        Fact(
            id=row.id,
            label=row.label,
            claims=_in_order(claims[row.id]),
            sides=tuple(row.sides),
            silent_sides=tuple(row.silent_sides),
            state=FactState(row.state),
            links=_in_order(linked[row.id]),
            nearest=from_json(_NEAREST, row.nearest),
            independent=row.independent,
        )
        for row in facts
    )


def _in_order(numbered: list[tuple[int, _Numbered]]) -> tuple[_Numbered, ...]:
    numbered.sort(key=operator.itemgetter(0))
    return tuple([value for _, value in numbered])


def _discrepancy_record(found: Discrepancy, run: int, position: int) -> Record:
    evidence_b = found.evidence_b or (None, None)
    return {
        "run": run,
        "position": position,
        "id": found.id,
        "fact": found.fact,
        "claim_a": found.claim_a,
        "claim_b": found.claim_b,
        "type": found.type,
        "severity": found.severity.value,
        "evidence_a_start": found.evidence_a[0],
        "evidence_a_end": found.evidence_a[1],
        "evidence_b_start": evidence_b[0],
        "evidence_b_end": evidence_b[1],
        "message_key": found.message.key,
        "message_arguments": to_json(_ARGUMENTS, found.message.arguments),
        "within": found.within.value,
    }


def discrepancy_of(row: Any) -> Discrepancy:
    """The discrepancy of a row; TypeError, ValueError or KeyError where the row holds none."""
    return Discrepancy(
        fact=row.fact,
        claim_a=row.claim_a,
        claim_b=row.claim_b,
        type=row.type,
        severity=Severity(row.severity),
        evidence_a=(row.evidence_a_start, row.evidence_a_end),
        evidence_b=None if row.evidence_b_start is None else (row.evidence_b_start, row.evidence_b_end),
        message=Message(row.message_key, from_json(_ARGUMENTS, row.message_arguments)),
        within=Within(row.within),
    )


def copy_of(row: Any) -> Copy:
    """The copy of a row."""
    return Copy(row.a, row.b, row.share)
