"""The history of a project file's schema, run by Alembic; `versions` has one module a schema, named by its number."""
