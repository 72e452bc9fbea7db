"""The parts of a page that the keyboard goes round by one key: what lies in its splitters, or else the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

_TAB = Qt.FocusPolicy.TabFocus.value


def areas_in(page: QWidget) -> list[QWidget]:
    """The parts of `page` that can be seen and entered, in their order."""
    splitters = [splitter for splitter in page.findChildren(QSplitter) if splitter.isVisible()]
    parts = [part for splitter in splitters for i in range(splitter.count()) if (part := splitter.widget(i)) is not None]
    inner = [part for part in parts if part.isVisible() and not isinstance(part, QSplitter) and not part.findChild(QSplitter)]
    return [part for part in inner if first_in(part) is not None] or [page]


def go_round(areas: Sequence[QWidget]) -> None:
    """Put the focus into the area after the one that has it; into the first where none has it."""
    there = [area for area in areas if first_in(area) is not None]
    if not there:
        return
    focus = there[0].window().focusWidget()
    here = next((i for i, area in enumerate(there) if focus is not None and (area is focus or area.isAncestorOf(focus))), -1)
    entered = first_in(there[(here + 1) % len(there)])
    assert entered is not None
    entered.setFocus(Qt.FocusReason.ShortcutFocusReason)


def first_in(area: QWidget) -> QWidget | None:
    """What in `area` takes the focus first: itself, or the first in the order of Tab; None where nothing does."""
    widget: QWidget | None = area
    while widget is not None:
        if (widget is area or area.isAncestorOf(widget)) and _takes_focus(widget):
            return widget
        widget = widget.nextInFocusChain()
        if widget is area:
            break
    return None


def _takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & _TAB) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
