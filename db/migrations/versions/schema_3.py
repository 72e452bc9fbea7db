"""The third schema: places in sources, where silences were looked for, whose accounts differ, copies, and the notebook as a log.

Verdicts, annotations, ties and the glossary of the older schemas become operations, each under its author and time; what was
taken back since is in the log as well.
"""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from db import legacy, search_index

revision = "3"
down_revision = "2"

APPEND_ONLY = ("operation", "change")


def upgrade() -> None:
    """Add what schema 3 has and schema 2 has not, and turn decisions into operations."""
    _add_findings()
    _create_notebook()
    legacy.convert(op.get_bind())
    for table in ("verdict", "annotation", "tie", "lexicon"):
        op.drop_table(table)
    _create_triggers()
    _create_search_index()


def _text(name: str, default: str | None = None) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False, server_default=default)


def _add_findings() -> None:
    for name in ("locators", "remarks"):
        op.add_column("source", sa.Column(name, sa.JSON(), nullable=False, server_default=json.dumps([])))
    op.add_column("run", sa.Column("sequences", sa.JSON(), nullable=False, server_default=json.dumps([])))
    op.add_column("run", sa.Column("layout", sa.JSON(), nullable=False, server_default=json.dumps([])))
    legacy.pack_links(op.get_bind())
    legacy.pack_facets(op.get_bind())
    op.add_column("discrepancy", _text("within", "sides"))
    op.add_column("fact", sa.Column("nearest", sa.JSON(), nullable=False, server_default=json.dumps([])))
    op.add_column("fact", sa.Column("independent", sa.Integer(), nullable=False, server_default="1"))
    op.create_table(
        "copy",
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("a"),
        _text("b"),
        sa.Column("share", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_copy_run_run")),
        sa.ForeignKeyConstraint(["a"], ["source.id"], name=op.f("fk_copy_a_source")),
        sa.ForeignKeyConstraint(["b"], ["source.id"], name=op.f("fk_copy_b_source")),
        sa.PrimaryKeyConstraint("run", "position", name=op.f("pk_copy")),
    )


def _create_notebook() -> None:
    op.create_table(
        "project",
        _text("name"),
        _text("value"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_project")),
    )
    op.create_table(
        "operation",
        sa.Column("position", sa.Integer(), nullable=False),
        *(_text(name) for name in ("id", "kind", "author", "time", "reason", "of")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_operation")),
        sa.UniqueConstraint("id", name=op.f("uq_operation_id")),
    )
    op.create_index(op.f("ix_operation_time_id"), "operation", ["time", "id"])
    op.create_index(op.f("ix_operation_of"), "operation", ["of"])
    op.create_table(
        "change",
        sa.Column("operation", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(_text(name) for name in ("key", "before", "after")),
        sa.ForeignKeyConstraint(["operation"], ["operation.position"], name=op.f("fk_change_operation_operation")),
        sa.PrimaryKeyConstraint("operation", "position", name=op.f("pk_change")),
    )
    op.create_index(op.f("ix_change_key"), "change", ["key"])
    op.create_table(
        "entry",
        *(_text(name) for name in ("key", "kind", "value")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_entry")),
    )
    op.create_index(op.f("ix_entry_kind"), "entry", ["kind"])
    op.create_table(
        "need",
        *(_text(name) for name in ("needed", "key")),
        sa.PrimaryKeyConstraint("needed", "key", name=op.f("pk_need")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_need_key"), "need", ["key"])


def _create_triggers() -> None:
    for table in APPEND_ONLY:
        refuse = f"BEGIN SELECT RAISE(ABORT, 'a row of {table} is never changed or deleted'); END"
        op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}")
        op.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}")
    # INSERT OR REPLACE deletes without the trigger of DELETE
    replaced = "SELECT 1 FROM operation WHERE position = NEW.position OR id = NEW.id"
    refuse = "BEGIN SELECT RAISE(ABORT, 'a row of operation is never replaced'); END"
    op.execute(f"CREATE TRIGGER operation_no_replace BEFORE INSERT ON operation WHEN EXISTS ({replaced}) {refuse}")
    replaced = "SELECT 1 FROM change WHERE operation = NEW.operation AND position = NEW.position"
    refuse = "BEGIN SELECT RAISE(ABORT, 'a row of change is never replaced'); END"
    op.execute(f"CREATE TRIGGER change_no_replace BEFORE INSERT ON change WHEN EXISTS ({replaced}) {refuse}")


def _create_search_index() -> None:
    """An empty one, which is all of it in a project without texts; that of others is made at the first search."""
    op.create_index(op.f("ix_claim_run_source_span_start"), "claim", ["run", "source", "span_start"])
    search_index.create(op.get_bind())
    if op.get_bind().scalar(sa.text("SELECT count(*) FROM source")) == 0:
        search_index.confirm(op.get_bind())
