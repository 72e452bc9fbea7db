"""Widgets: they show models and emit what the person wants; they hold no logic, and know no db and no session."""
