"""The custom-painted parallel view: `ParallelView` and its parts."""

from __future__ import annotations

from desktop.views.parallel.view import ParallelView

__all__ = ["ParallelView"]
