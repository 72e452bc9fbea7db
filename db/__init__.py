"""A project kept in one SQLite file. `db.store.Store` is the door; no row leaves this package.

Importing `db` loads nothing: SQLModel and SQLAlchemy come with `db.store`.
"""
