"""The second schema: a project keeps lexicons of its own, the glossary first."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Add what schema 2 has and schema 1 has not."""
    op.create_table(
        "lexicon",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lexicon")),
    )
