"""Diptych's reconciler: values in, values out.

    from reconciler import find_dates, compare, reconcile

The three are loaded when they are first used, so that a window that only needs the model starts without numpy and the lexicons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reconciler.claims.dates import find_dates
    from reconciler.pipeline import compare, reconcile

__all__ = ["compare", "find_dates", "reconcile"]


def __getattr__(name: str) -> Any:
    if name == "find_dates":
        from reconciler.claims import dates

        return dates.find_dates
    if name in ("compare", "reconcile"):
        from reconciler import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
