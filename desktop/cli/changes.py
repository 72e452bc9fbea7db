"""Say what a new run changes, in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.differences import counts
from reconciler.report import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.differences import Difference

NAMED = 5  # decisions that are named one by one
LENGTH = 60
# one, several
_WORDS = {
    "gained": ("fact is new", "facts are new"),
    "lost": ("fact is gone", "facts are gone"),
    "changed": ("fact has changed", "facts have changed"),
    "merged": ("fact is part of another now", "facts are part of others now"),
    "split": ("fact came out of another", "facts came out of others"),
    "newly disputed": ("is disputed now that was not", "are disputed now that were not"),
    "flagged": ("discrepancy is new", "discrepancies are new"),
    "unflagged": ("discrepancy is gone", "discrepancies are gone"),
    "ungrounded": ("decision or note has lost its place", "decisions and notes have lost their place"),
}


def describe(changed: Difference) -> Iterator[str]:
    """Lines for the terminal: how many of each, and which decisions lost their place; they stay in the project."""
    found = counts(changed)
    if not found:
        yield "The result is as it was."
        return
    yield "Since the last run: " + ", ".join(f"{n} {_WORDS[name][n != 1]}" for name, n in found.items()) + "."
    for entry in changed.ungrounded[:NAMED]:
        quotes = [anchor.quote for anchor in entry.target.anchors]
        about = f"“{shorten(quotes[0], LENGTH)}”" if quotes else "claims that are no more"
        yield f"  without a place now, and kept: {type(entry).__name__.lower()} of {entry.author} on {about}"
    if len(changed.ungrounded) > NAMED:
        yield f"  and {len(changed.ungrounded) - NAMED} more"
