"""The second schema: a project keeps lexicons of its own, the glossary first, what was read, and which claims belong together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Add what schema 2 has and schema 1 has not."""
    op.add_column("run", sa.Column("fingerprint", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "lexicon",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lexicon")),
    )
    op.create_table(
        "reading",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("claims", sa.LargeBinary(), nullable=False),
        sa.Column("vectors", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["source"], ["source.id"], name=op.f("fk_reading_source_source")),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_reading")),
    )
    op.create_index(op.f("ix_reading_key"), "reading", ["key"])
    _create_ties()


def _create_ties() -> None:
    op.create_table(
        "tie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("claims", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("time", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tie")),
    )
    op.create_index(op.f("ix_tie_time"), "tie", ["time"])
    refuse = "BEGIN SELECT RAISE(ABORT, 'a row of tie is never changed or deleted'); END"
    op.execute(f"CREATE TRIGGER tie_no_update BEFORE UPDATE ON tie {refuse}")
    op.execute(f"CREATE TRIGGER tie_no_delete BEFORE DELETE ON tie {refuse}")
    # INSERT OR REPLACE deletes without the trigger of DELETE
    op.execute(f"CREATE TRIGGER tie_no_replace BEFORE INSERT ON tie WHEN EXISTS (SELECT 1 FROM tie WHERE id = NEW.id) {refuse}")
