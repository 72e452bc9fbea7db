"""What Alembic runs for every command: the migrations, on the connection and in the transaction that it was handed.

A developer's `revision --autogenerate` is handed one as well; there is no `alembic.ini`, since a person's disk has none.
"""

from __future__ import annotations

from alembic import context

from db.search_index import is_declared
from db.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    include_name=is_declared,
    render_as_batch=True,
    compare_type=True,
    transactional_ddl=True,
)
context.run_migrations()
