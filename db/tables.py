"""The tables of a project, declared with SQLModel; what a person's own SQL sees.

Spans count code points and are half-open. Ids are the content hashes of `reconciler.model`; `position` keeps the order. All that a
run found belongs to that run and is replaced with it; what a person does is in the log and the entries that follow from it, hangs
on content hashes instead, and outlives it. The program reads and writes columns through `Table`s, never objects: for 100,000 claims
that is ten times as fast.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, Index, MetaData, UniqueConstraint, text
from sqlmodel import Field, SQLModel

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
METADATA = MetaData(naming_convention=NAMES)


def _json() -> Any:
    return Field(sa_type=JSON, nullable=False)


class Base(SQLModel):
    """Common ground of the tables: named constraints, which SQLite needs for a later migration."""

    metadata = METADATA


class SourceRow(Base, table=True):
    """A text of one side; `original` are the bytes it was read from, `sha256` their hash. Triggers refuse a change of either.

    `locators` are rows of start, kind and value; `remarks` of key and arguments: see `reconciler.model.Document`.
    """

    __tablename__ = "source"
    __table_args__ = (UniqueConstraint("id"),)

    position: int = Field(primary_key=True)
    id: str
    name: str
    side: str
    language: str
    title: str
    publisher: str
    author: str
    url: str
    published: str
    accessed: str
    note: str
    media_type: str
    encoding: str
    sha256: str
    text: str
    original: bytes
    locators: list[Any] = _json()
    remarks: list[Any] = _json()


class RunRow(Base, table=True):
    """One reconciliation; the rows of older runs stay as a history without their results.

    `fingerprint` is a hash of all that it depended on, empty where that is not known. `sequences` are what the parts of its links
    have in common, see `db.link_parts`, and `layout` the fields of what is in the facets of its claims.
    """

    __tablename__ = "run"
    __table_args__ = (
        Index("uq_run_current", "current", unique=True, sqlite_where=text("current"), postgresql_where=text("current")),
    )

    id: int = Field(primary_key=True)
    created: str
    generator: str
    settings: dict[str, Any] = _json()
    current: bool
    fingerprint: str
    sequences: list[Any] = _json()
    layout: list[Any] = _json()


class RunSourceRow(Base, table=True):
    """The sources that a run read, in its order."""

    __tablename__ = "run_source"
    __table_args__ = (ForeignKeyConstraint(["run"], ["run.id"]), ForeignKeyConstraint(["source"], ["source.id"]))

    run: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    source: str


class ClaimRow(Base, table=True):
    """An atomic statement; `quote` is `[span_start, span_end)` of its source."""

    __tablename__ = "claim"
    __table_args__ = (
        UniqueConstraint("run", "id"),
        ForeignKeyConstraint(["run"], ["run.id"]),
        ForeignKeyConstraint(["source"], ["source.id"]),
        Index(None, "run", "source", "span_start"),
    )

    run: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    id: str
    source: str
    span_start: int
    span_end: int
    quote: str
    sentence_start: int
    sentence_end: int
    heading: str
    made_by: str
    facets: dict[str, Any] = _json()


class FactRow(Base, table=True):
    """A group of claims that speak of the same thing."""

    __tablename__ = "fact"
    __table_args__ = (UniqueConstraint("run", "id"), ForeignKeyConstraint(["run"], ["run.id"]))

    run: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    id: str
    label: str
    sides: list[str] = _json()
    silent_sides: list[str] = _json()
    state: str
    nearest: list[Any] = _json()
    independent: int


class FactClaimRow(Base, table=True):
    """Which claims a fact has, in its order; a claim may serve several facts."""

    __tablename__ = "fact_claim"
    __table_args__ = (
        ForeignKeyConstraint(["run", "fact"], ["fact.run", "fact.id"]),
        ForeignKeyConstraint(["run", "claim"], ["claim.run", "claim.id"]),
        Index(None, "run", "claim"),
    )

    run: int = Field(primary_key=True)
    fact: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    claim: str


class LinkRow(Base, table=True):
    """Why two claims of a fact were paired: `parts` add up to the score; how they are kept says `db.link_parts`."""

    __tablename__ = "link"
    __table_args__ = (
        ForeignKeyConstraint(["run", "fact"], ["fact.run", "fact.id"]),
        ForeignKeyConstraint(["run", "a"], ["claim.run", "claim.id"]),
        ForeignKeyConstraint(["run", "b"], ["claim.run", "claim.id"]),
    )

    run: int = Field(primary_key=True)
    fact: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    a: str
    b: str
    score: float
    parts: list[Any] = _json()


class DiscrepancyRow(Base, table=True):
    """A typed difference of two claims; the evidence of `b` is null for an omission."""

    __tablename__ = "discrepancy"
    __table_args__ = (
        ForeignKeyConstraint(["run", "fact"], ["fact.run", "fact.id"]),
        ForeignKeyConstraint(["run", "claim_a"], ["claim.run", "claim.id"]),
        ForeignKeyConstraint(["run", "claim_b"], ["claim.run", "claim.id"]),
        Index(None, "run", "fact"),
    )

    run: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    id: str
    fact: str
    claim_a: str
    claim_b: str
    type: str
    severity: str
    evidence_a_start: int
    evidence_a_end: int
    evidence_b_start: int | None
    evidence_b_end: int | None
    message_key: str
    message_arguments: list[Any] = _json()
    within: str


class ProjectRow(Base, table=True):
    """What the project is: its `id`, drawn once, which copies of it share."""

    __tablename__ = "project"

    name: str = Field(primary_key=True)
    value: str


class OperationRow(Base, table=True):
    """Something that a person did, appended and never changed (triggers see to it); see `reconciler.notebook.log`.

    `position` is the order in which this file learned of it; what counts is the order of `time` and `id`.
    """

    __tablename__ = "operation"
    __table_args__ = (UniqueConstraint("id"), Index(None, "time", "id"))

    position: int = Field(primary_key=True)
    id: str
    kind: str
    author: str
    time: str
    reason: str
    of: str = Field(index=True)


class ChangeRow(Base, table=True):
    """An entry of the notebook set by an operation, before and after, as JSON; the empty string where there is none."""

    __tablename__ = "change"
    __table_args__ = (ForeignKeyConstraint(["operation"], ["operation.position"]),)

    operation: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    key: str = Field(index=True)
    before: str
    after: str


class EntryRow(Base, table=True):
    """What stands in the notebook now, as JSON: what the log leaves behind, and made anew from it at need."""

    __tablename__ = "entry"

    key: str = Field(primary_key=True)
    kind: str = Field(index=True)
    value: str


class NeedRow(Base, table=True):
    """Which entries hang on which: `key` on `needed`. Follows from the entries."""

    __tablename__ = "need"
    __table_args__ = ({"sqlite_with_rowid": False},)

    needed: str = Field(primary_key=True)
    key: str = Field(primary_key=True, index=True)


class ReadingRow(Base, table=True):
    """What was read in a source the last time, see `db.readings`: it saves reading it again, and may be lost without harm."""

    __tablename__ = "reading"
    __table_args__ = (ForeignKeyConstraint(["source"], ["source.id"]),)

    source: str = Field(primary_key=True)
    key: str = Field(index=True)
    digest: str
    claims: bytes
    vectors: bytes


class CopyRow(Base, table=True):
    """Two sources of which one repeats the other; `share` is how much of the shorter stands in the longer."""

    __tablename__ = "copy"
    __table_args__ = (
        ForeignKeyConstraint(["run"], ["run.id"]),
        ForeignKeyConstraint(["a"], ["source.id"]),
        ForeignKeyConstraint(["b"], ["source.id"]),
    )

    run: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    a: str
    b: str
    share: float


SOURCE = METADATA.tables["source"]
RUN = METADATA.tables["run"]
RUN_SOURCE = METADATA.tables["run_source"]
CLAIM = METADATA.tables["claim"]
FACT = METADATA.tables["fact"]
FACT_CLAIM = METADATA.tables["fact_claim"]
LINK = METADATA.tables["link"]
DISCREPANCY = METADATA.tables["discrepancy"]
COPY = METADATA.tables["copy"]
PROJECT = METADATA.tables["project"]
OPERATION = METADATA.tables["operation"]
CHANGE = METADATA.tables["change"]
ENTRY = METADATA.tables["entry"]
NEED = METADATA.tables["need"]
READING = METADATA.tables["reading"]

# what a run found, children before their parents: the order in which it is removed; reversed, the order in which it is stored
RUN_TABLES = (COPY, DISCREPANCY, LINK, FACT_CLAIM, FACT, CLAIM, RUN_SOURCE)
