"""What a screen reader finds in a custom-painted pane: its text with cursor and selection, and its claims as objects within it.

Offsets of the accessibility interfaces are UTF-16 units, as in all of Qt; they are converted here. A claim's object says in its
name the state of its fact and its words, and can be pressed, which chooses it. What the reader chooses is also announced.

Limit: Qt keeps an object of a claim that was asked for until the program ends; such an object of a pane that is gone is not valid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QPointF, QRect, QSize
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid

from desktop.theme import state_label
from desktop.views.parallel.text_area import HEAD

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.views.parallel.pane import TextPane

_Text, _Interface, _Event = QAccessible.Text, QAccessible.InterfaceType, QAccessible.Event


def _size(width: float, height: float) -> QSize:
    return QSize(max(1, round(width)), max(1, round(height)))


def describe(widget: QWidget, words: str) -> None:
    """Make `words` the description of `widget`, and have them said where a screen reader listens."""
    if widget.accessibleDescription() == words:
        return
    widget.setAccessibleDescription(words)
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(widget, _Event.DescriptionChanged))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def tell_cursor(pane: TextPane) -> None:
    """Say where the text cursor is now and what is selected, where a screen reader listens."""
    if QAccessible.isActive():
        to_units = pane.units().to_units
        start, end = map(to_units, pane.selection.span())
        QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(pane, start, end))
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(pane, to_units(pane.selection.cursor)))


class PaneText(QAccessibleTextInterface):
    """The text of a pane with its cursor and its one selection."""

    def __init__(self, pane: TextPane) -> None:
        super().__init__()
        self._pane = pane

    def _point(self, unit: int) -> int:
        return min(len(self._text()), self._pane.units().to_code_points(max(0, unit)))

    def _unit(self, position: int) -> int:
        return self._pane.units().to_units(position)

    def _text(self) -> str:
        return self._pane.column.text

    def characterCount(self) -> int:  # noqa: N802
        return self._unit(len(self._text()))

    def text(self, start: int, end: int) -> str:
        return self._text()[self._point(start) : self._point(end)]

    def cursorPosition(self) -> int:  # noqa: N802
        return self._unit(self._pane.caret_place())

    def setCursorPosition(self, unit: int) -> None:  # noqa: N802
        self._pane.set_selection(self._point(unit), self._point(unit))

    def selectionCount(self) -> int:  # noqa: N802
        return 0 if self._pane.selection.is_empty() else 1

    def selection(self, index: int) -> tuple[int, int]:
        start, end = self._pane.selection.span() if index == 0 else (0, 0)
        return self._unit(start), self._unit(end)

    def setSelection(self, index: int, start: int, end: int) -> None:  # noqa: N802
        if index == 0:
            self._pane.set_selection(self._point(start), self._point(end))

    def addSelection(self, start: int, end: int) -> None:  # noqa: N802
        self.setSelection(0, start, end)

    def removeSelection(self, index: int) -> None:  # noqa: N802
        if index == 0:
            self._pane.set_selection(self._pane.selection.cursor, self._pane.selection.cursor)

    def characterRect(self, unit: int) -> QRect:  # noqa: N802
        position = self._point(unit)
        x, top, height = self._pane.column.caret(position)
        after, below, _ = self._pane.column.caret(min(len(self._text()), position + 1))
        width = abs(after - x) if below == top else self._pane.column.pitch / 2
        left = self._pane.text_left() + (min(x, after) if below == top else x)
        place = QPoint(round(left), round(top + HEAD - self._pane.value()))
        return QRect(self._pane.viewport().mapToGlobal(place), _size(width, height))

    def offsetAtPoint(self, point: QPoint) -> int:  # noqa: N802
        position = self._pane.character_at(QPointF(self._pane.viewport().mapFromGlobal(point)))
        return -1 if position is None else self._unit(position)

    def scrollToSubstring(self, start: int, end: int) -> None:  # noqa: N802
        self._pane.reveal_place(self._point(start), self._point(end))

    def attributes(self, unit: int) -> tuple[str, int, int]:
        return "", unit, unit + 1


class Press(QAccessibleActionInterface):
    """Choosing a claim, as a click on it does."""

    def __init__(self, claim: ClaimObject) -> None:
        super().__init__()
        self._claim = claim

    def actionNames(self) -> list[str]:  # noqa: N802
        return [self.pressAction()]

    def doAction(self, name: str) -> None:  # noqa: N802
        if name == self.pressAction() and self._claim.isValid():
            self._claim.pane.claims_clicked.emit((self._claim.number,))

    def keyBindingsForAction(self, name: str) -> list[str]:  # noqa: N802
        return []


class ClaimObject(QAccessibleInterface):
    """A claim of a pane."""

    def __init__(self, pane: TextPane, number: int) -> None:
        super().__init__()
        self.pane, self.number = pane, number
        self._press = Press(self)

    def isValid(self) -> bool:  # noqa: N802
        return isValid(self.pane) and self.number < len(self.pane.map.claims)

    def object(self) -> QObject | None:  # type: ignore[override]  # a claim has no object of its own
        return None

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        claim = self.pane.map.claims[self.number]
        if kind == _Text.Name:
            words = " ".join(self.pane.content.document.text[claim.start : claim.end].split())
            return f"{state_label(self.pane.state_of(self.number))}: {words}"
        if kind == _Text.Description:
            labels = [self.pane.content.facts[fact].label for fact in claim.facts if fact in self.pane.content.facts]
            return QCoreApplication.translate("TextPane", "Facts: {labels}").format(labels="; ".join(labels)) if labels else ""
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:  # noqa: N802
        """A claim's words are its source's."""

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if self.isValid():
            state.selectable = state.focusable = True
            state.selected = self.number in self.pane.chosen
            state.focused = self.number == self.pane.reader_at and self.pane.hasFocus()
            state.offscreen = not self.pane.is_in_sight(self.number)
        else:
            state.invalid = True
        return state

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        top, bottom = self.pane.claim_band(self.number)
        corner = self.pane.viewport().mapToGlobal(QPoint(round(self.pane.text_left()), round(top)))
        return QRect(corner, _size(self.pane.column.width, bottom - top))

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return QAccessible.queryAccessibleInterface(self.pane) if self.isValid() else None

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        return None

    def childCount(self) -> int:  # noqa: N802
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:  # noqa: N802
        return -1

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        return self._press if kind == _Interface.ActionInterface else None


class PaneObject(QAccessibleWidget):
    """A pane: a document whose children are its claims, in the order of the text."""

    def __init__(self, pane: TextPane) -> None:
        super().__init__(pane, QAccessible.Role.Document)
        self._pane = pane
        self._text = PaneText(pane)
        self._claims: dict[int, ClaimObject] = {}

    def childCount(self) -> int:  # noqa: N802
        return len(self._pane.map.claims)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if not 0 <= index < self.childCount():
            return None
        if index not in self._claims:
            self._claims[index] = ClaimObject(self._pane, index)
            _KEPT.append(self._claims[index])
        return self._claims[index]

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        return self.child(self._pane.claim_at(QPointF(self._pane.viewport().mapFromGlobal(QPoint(x, y)))))

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802
        return child.number if isinstance(child, ClaimObject) and child.pane is self._pane else -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        return self.child(self._pane.reader_at)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.readOnly = state.selectableText = state.multiLine = True
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        return self._text if kind == _Interface.TextInterface else super().interface_cast(kind)


# what Qt holds a pointer to must not be collected by Python
_KEPT: list[ClaimObject] = []


def install() -> None:
    """Have Qt ask here for the accessibility objects of panes; more than once does nothing more."""
    if not _installed:
        QAccessible.installFactory(_make)
        _installed.append(True)


_installed: list[bool] = []


def _make(_name: str, of: QObject) -> QAccessibleInterface | None:
    from desktop.views.parallel.pane import TextPane

    return PaneObject(of) if isinstance(of, TextPane) else None
