"""Collect the text of a source block by block: paragraphs between blank lines, lines of a list or table close to one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.model import Locator

if TYPE_CHECKING:
    from reconciler.model import LocatorKind


class Blocks:
    """The text so far, and where its parts stand in the source."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._close_before = False
        self._locators: list[Locator] = []
        self._waiting: tuple[LocatorKind, str] | None = None

    def add(self, text: str, *, close: bool = False) -> None:
        """Add a block; one that is `close`, as is the one before, follows on the next line. A blank one is left out."""
        text = text.strip()
        if not text:
            return
        if self._parts:
            self._put("\n" if close and self._close_before else "\n\n")
        if self._waiting is not None:
            self._locate(*self._waiting)
        self._put(text)
        self._close_before = close

    def mark(self, kind: LocatorKind, value: str) -> None:
        """Say where in the source the next block stands, and what comes after it."""
        self._waiting = (kind, value)

    def text(self) -> str:
        return "".join(self._parts)

    def locators(self) -> tuple[Locator, ...]:
        """Those of the blocks so far, a value once in a row."""
        return tuple(self._locators)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _locate(self, kind: LocatorKind, value: str) -> None:
        self._waiting = None
        last = self._locators[-1] if self._locators else None
        if last is None or (last.kind, last.value) != (kind, value):
            self._locators.append(Locator(self._length, kind, value))
