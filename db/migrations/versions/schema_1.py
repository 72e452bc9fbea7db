"""The first schema: sources, runs and what they found, and what a person decided.

Sources may not be changed, nor verdicts and annotations changed or deleted; triggers refuse it whatever program writes.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None

APPEND_ONLY = ("verdict", "annotation")


def upgrade() -> None:
    """Make schema 1 in an empty file."""
    _create_sources_and_runs()
    _create_claims_and_facts()
    _create_links_and_discrepancies()
    _create_decisions()
    _create_triggers()


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _numbers(*names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer(), nullable=nullable) for name in names]


def _json(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=False)


def _references(table: str, columns: tuple[str, ...], parent: str, targets: tuple[str, ...]) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{'_'.join(columns)}_{parent}"
    return sa.ForeignKeyConstraint(columns, [f"{parent}.{target}" for target in targets], name=op.f(name))


def _create_sources_and_runs() -> None:
    op.create_table(
        "source",
        *_numbers("position"),
        *_texts("id", "name", "side", "language", "title", "publisher", "author", "url", "published", "accessed", "note"),
        *_texts("media_type", "encoding", "sha256", "text"),
        sa.Column("original", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_source")),
        sa.UniqueConstraint("id", name=op.f("uq_source_id")),
    )
    op.create_table(
        "run",
        *_numbers("id"),
        *_texts("created", "generator"),
        _json("settings"),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
    )
    only_current = sa.text("current")
    op.create_index("uq_run_current", "run", ["current"], unique=True, sqlite_where=only_current, postgresql_where=only_current)
    op.create_table(
        "run_source",
        *_numbers("run", "position"),
        *_texts("source"),
        _references("run_source", ("run",), "run", ("id",)),
        _references("run_source", ("source",), "source", ("id",)),
        sa.PrimaryKeyConstraint("run", "position", name=op.f("pk_run_source")),
    )


def _create_claims_and_facts() -> None:
    op.create_table(
        "claim",
        *_numbers("run", "position"),
        *_texts("id", "source"),
        *_numbers("span_start", "span_end"),
        *_texts("quote"),
        *_numbers("sentence_start", "sentence_end"),
        *_texts("heading", "made_by"),
        _json("facets"),
        _references("claim", ("run",), "run", ("id",)),
        _references("claim", ("source",), "source", ("id",)),
        sa.PrimaryKeyConstraint("run", "position", name=op.f("pk_claim")),
        sa.UniqueConstraint("run", "id", name=op.f("uq_claim_run_id")),
    )
    op.create_table(
        "fact",
        *_numbers("run", "position"),
        *_texts("id", "label"),
        _json("sides"),
        _json("silent_sides"),
        *_texts("state"),
        _references("fact", ("run",), "run", ("id",)),
        sa.PrimaryKeyConstraint("run", "position", name=op.f("pk_fact")),
        sa.UniqueConstraint("run", "id", name=op.f("uq_fact_run_id")),
    )
    op.create_table(
        "fact_claim",
        *_numbers("run"),
        *_texts("fact"),
        *_numbers("position"),
        *_texts("claim"),
        _references("fact_claim", ("run", "fact"), "fact", ("run", "id")),
        _references("fact_claim", ("run", "claim"), "claim", ("run", "id")),
        sa.PrimaryKeyConstraint("run", "fact", "position", name=op.f("pk_fact_claim")),
    )
    op.create_index(op.f("ix_fact_claim_run_claim"), "fact_claim", ["run", "claim"])


def _create_links_and_discrepancies() -> None:
    op.create_table(
        "link",
        *_numbers("run"),
        *_texts("fact"),
        *_numbers("position"),
        *_texts("a", "b"),
        sa.Column("score", sa.Float(), nullable=False),
        _json("parts"),
        _references("link", ("run", "fact"), "fact", ("run", "id")),
        _references("link", ("run", "a"), "claim", ("run", "id")),
        _references("link", ("run", "b"), "claim", ("run", "id")),
        sa.PrimaryKeyConstraint("run", "fact", "position", name=op.f("pk_link")),
    )
    op.create_table(
        "discrepancy",
        *_numbers("run", "position"),
        *_texts("id", "fact", "claim_a", "claim_b", "type", "severity"),
        *_numbers("evidence_a_start", "evidence_a_end"),
        *_numbers("evidence_b_start", "evidence_b_end", nullable=True),
        *_texts("message_key"),
        _json("message_arguments"),
        _references("discrepancy", ("run", "fact"), "fact", ("run", "id")),
        _references("discrepancy", ("run", "claim_a"), "claim", ("run", "id")),
        _references("discrepancy", ("run", "claim_b"), "claim", ("run", "id")),
        sa.PrimaryKeyConstraint("run", "position", name=op.f("pk_discrepancy")),
    )
    op.create_index(op.f("ix_discrepancy_run_fact"), "discrepancy", ["run", "fact"])


def _create_decisions() -> None:
    for table, said in (("verdict", ("value", "reason")), ("annotation", ("text",))):
        op.create_table(
            table,
            *_numbers("id"),
            *_texts("target_kind"),
            _json("target_claims"),
            *_texts("target_detail", *said, "author", "time"),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        )
        op.create_index(op.f(f"ix_{table}_time"), table, ["time"])


def _create_triggers() -> None:
    op.execute(
        "CREATE TRIGGER source_stays BEFORE UPDATE OF id, sha256, text, original ON source "
        "BEGIN SELECT RAISE(ABORT, 'a source is never changed'); END"
    )
    for table in APPEND_ONLY:
        refuse = f"BEGIN SELECT RAISE(ABORT, 'a row of {table} is never changed or deleted'); END"
        op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}")
        op.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}")
        # INSERT OR REPLACE deletes without the trigger of DELETE
        op.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) {refuse}"
        )
