"""Quotation marks and what stands between them, in every style: "…", “…”, «…», „…“, nested too.

Known limits: an apostrophe is taken for a quotation mark only where it opens before a letter and closes after one within the
sentence; quotations of several paragraphs are cut at the end of each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_OPENING = "«„"
_CLOSING = "»”"
_EITHER = "\"“'‘’″"
MARKS = frozenset(_OPENING + _CLOSING + _EITHER)
_SINGLE = frozenset("'‘’")
_AFTER_CLOSING = frozenset(".,;:!?)]}…")
_BEFORE_OPENING = frozenset("([{—–-/…")


class Quoted(NamedTuple):
    """A quotation: its opening mark stands at `opening`, its closing one at `closing`; -1 and the text's length where missing."""

    opening: int
    closing: int
    depth: int


def quotations(text: str, marks: Iterable[int]) -> list[Quoted]:
    """The quotations of `text` whose marks stand at the code points `marks`, in order of their opening."""
    found: list[Quoted] = []
    stack: list[int] = []
    for at in marks:
        mark = text[at]
        opens = _opens(text, at, stack)
        if opens:
            stack.append(at)
        elif stack and (text[stack[-1]] in _SINGLE) == (mark in _SINGLE):
            opening = stack.pop()
            found.append(Quoted(opening, at, len(stack)))
        elif mark not in _SINGLE:
            # what opened inside and was never closed was an apostrophe
            while stack and text[stack[-1]] in _SINGLE:
                stack.pop()
            opening = stack.pop() if stack else -1
            found.append(Quoted(opening, at, len(stack)))
    found += [Quoted(at, len(text), n) for n, at in enumerate(stack) if text[at] not in _SINGLE]
    return sorted(found)


def _opens(text: str, at: int, stack: list[int]) -> bool:
    mark = text[at]
    if mark in _OPENING:
        return True
    if mark in _CLOSING:
        return False
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    free_before = before.isspace() or before in _BEFORE_OPENING or before in MARKS
    free_after = after.isspace() or after in _AFTER_CLOSING
    if mark in _SINGLE:
        if text[at + 1 : at + 3] in ("s ", "s"):
            return False  # a possessive that stands apart: "World 's"
        return mark != "’" and free_before and not after.isspace() and (before not in MARKS or after.isalnum())
    if mark == "“" and stack and text[stack[-1]] == "„":
        return False
    if free_before != free_after:
        return free_before
    # as in tokenised text, with a space on both sides: every second one closes
    return not any(text[open_at] == mark for open_at in stack)
