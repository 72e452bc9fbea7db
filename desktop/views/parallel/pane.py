"""A pane as its reader uses it: pointer, selection, text cursor, keys, menu.

It shows what it is told to and says what the reader does; what that means is decided by the view.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent, QKeySequence
from PySide6.QtWidgets import QToolTip

from desktop.theme import state_label, state_symbol
from desktop.views.parallel.accessible import install, tell_cursor
from desktop.views.parallel.cursor import move
from desktop.views.parallel.marked import MarkedText
from desktop.views.parallel.offsets import Utf16Offsets
from desktop.views.parallel.text_area import HEAD

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent

    from desktop.models.parallel import PaneContent
    from desktop.views.parallel.idle import IdleLayout

# the same keys on an English and on a Russian keyboard
NEXT_KEYS = frozenset({Qt.Key.Key_N, Qt.Key.Key_J, ord("Т"), ord("О")})
PREVIOUS_KEYS = frozenset({Qt.Key.Key_P, Qt.Key.Key_K, ord("З"), ord("Л")})
_ALT, _CTRL, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class TextPane(MarkedText):
    """A pane. Claims are told by their numbers; points of a link that is drawn are of the screen."""

    claim_hovered = Signal(int)  # -1: none
    claims_clicked = Signal(object)  # the numbers of all claims there, the innermost first
    step_asked = Signal(int)  # 1: the next linked claim, -1: the one before
    claim_asked = Signal(int)  # 1: the next claim, linked or not, -1: the one before
    pane_asked = Signal(int)  # 1: the pane to the right, -1: the one to the left
    entered = Signal()
    escaped = Signal()
    focus_changed = Signal(bool)
    selection_changed = Signal(int, int)
    menu_asked = Signal(QPoint, int)  # of the screen, and the position there; -1 beside the text
    link_drawn = Signal(int, QPoint)  # from a claim to a point
    link_dropped = Signal(int, QPoint)

    def __init__(self, content: PaneContent, idle: IdleLayout, font: QFont, *, left_gutter: bool, right_gutter: bool) -> None:
        install()
        super().__init__(content, idle, font, left_gutter=left_gutter, right_gutter=right_gutter)
        self._dragging = False
        self._pressed = -1
        self._linking = False
        self._pointed = -1
        self._under: tuple[int, ...] = ()
        self.caret_mode = False
        self._units: Utf16Offsets | None = None

    # --- selecting ----------------------------------------------------------------------------------------------------------------

    def set_selection(self, start: int, end: int) -> None:
        self.selection.set(start, end)
        self._show_selection()

    def set_caret_mode(self, on: bool) -> None:
        """Let the arrow keys move a text cursor; else they scroll."""
        self.caret_mode = on
        if on and self.hasFocus():
            self._begin_caret()
        self.caret_shown = on
        self.viewport().update()

    def caret_place(self) -> int:
        """Where the text cursor is: where something was selected last, else at the reader's claim, else at the top in sight."""
        if not self.selection.is_empty() or self.caret_shown:
            return self.selection.cursor
        if self.reader_at >= 0 and self.is_in_sight(self.reader_at):
            return self.map.claims[self.reader_at].start
        return self.column.position_at_height(max(0.0, self.value() - HEAD))

    def _begin_caret(self) -> None:
        if not self.caret_shown:
            self.selection.begin(self.caret_place())
            self.caret_shown = True

    def _move_caret(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Move the text cursor as a key asks, and select on the way with Shift; whether it was such a key."""
        selects = bool(modifiers & _SHIFT)
        if modifiers & _ALT or not (selects or self.caret_mode):
            return False
        place = move(self.column, self.caret_place(), key, words=bool(modifiers & _CTRL), page=self.viewport().height())
        if place is None:
            return False
        self._begin_caret()
        self.selection.extend(place)
        if not selects:
            self.selection.begin(place)
        self._show_selection()
        self._follow_caret()
        return True

    def _follow_caret(self) -> None:
        _x, top, height = self.column.caret(self.selection.cursor)
        y = top + HEAD - self.value()
        if not 0 <= y <= self.viewport().height() - height:
            self.verticalScrollBar().setValue(round(top + HEAD - self.viewport().height() / 2))
        self.reveal_across(self.selection.cursor)

    def units(self) -> Utf16Offsets:
        """The way from the code points of the whole text to Qt's units and back, made when it is first asked for."""
        if self._units is None:
            self._units = Utf16Offsets(self.column.text)
        return self._units

    def _show_selection(self) -> None:
        self._rebuild_overlay()
        self.viewport().update()
        tell_cursor(self)
        self.selection_changed.emit(*self.selection.span())

    # --- the reader ---------------------------------------------------------------------------------------------------------------

    def claims_at(self, point: QPointF) -> tuple[int, ...]:
        """The numbers of the claims whose text is under `point` of the window, the innermost first."""
        position = self.character_at(point)
        return () if position is None else self.map.all_at(position)

    def claim_at(self, point: QPointF) -> int:
        """The number of the innermost claim whose text is under `point` of the window; -1 where there is none."""
        return next(iter(self.claims_at(point)), -1)

    def _point_at(self, claims: tuple[int, ...]) -> None:
        self._under = claims
        claim = next(iter(claims), -1)
        if claim != self._pointed:
            self._pointed = claim
            self.viewport().setCursor(Qt.CursorShape.IBeamCursor if claim < 0 else Qt.CursorShape.PointingHandCursor)
            self.claim_hovered.emit(claim)

    def tip(self) -> str:
        """The facts under the pointer and their states in words: their colour is not the only carrier."""
        facts = dict.fromkeys(fact for claim in self._under for fact in self.map.claims[claim].facts)
        known = [self.content.facts[fact] for fact in facts if fact in self.content.facts]
        lines = [escape(f"{state_symbol(fact.state)} {state_label(fact.state)} · {fact.label}") for fact in known]
        if sum(len(self.map.claims[claim].facts) for claim in self._under) > 1:
            lines.append(escape(self.tr("Click again for what else is told here")))
        return "".join(f"<p>{line}</p>" for line in lines)

    def copy(self) -> None:
        """Put the selected words on the clipboard."""
        if not self.selection.is_empty():
            QGuiApplication.clipboard().setText(self.selected_text())

    def _ask_by_key(self, key: int) -> bool:
        """Hand on a key that concerns more than this pane; whether it was one."""
        if key in NEXT_KEYS:
            self.step_asked.emit(1)
        elif key in PREVIOUS_KEYS:
            self.step_asked.emit(-1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.pane_asked.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Escape:
            if self._dragging:
                self._dragging = self._linking = False
                self.link_dropped.emit(-1, QPoint())
            self.caret_shown = self.caret_mode
            self.set_selection(self.selection.cursor, self.selection.cursor)
            self.escaped.emit()
        else:
            return False
        return True

    def _zoom_by_key(self, key: int) -> bool:
        steps: dict[int, int] = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
        if key in steps:
            self.zoom_asked.emit(steps[key])
        return key in steps

    def open_fold_here(self) -> bool:
        """Open the fold at the text cursor, else the first one in sight; whether there was one."""
        at = self.column.fold_of(self.column.piece_of(self.selection.cursor)) if self.caret_shown else None
        fold = at or next(iter(self.folds_in_sight()), None)
        if fold is not None:
            self.open_fold(fold)
        return fold is not None

    # --- Qt ---------------------------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if not self._dragging:
            self._point_at(self.claims_at(event.position()))
            on_fold = self.fold_at(event.position()) is not None
            if on_fold:
                self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
            elif self._pointed < 0:
                self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
            return
        if self._is_link(event):
            self.link_drawn.emit(self._pressed, event.globalPosition().toPoint())
            return
        outside = event.position().y() - min(max(event.position().y(), 0.0), float(self.viewport().height()))
        if outside:
            self.verticalScrollBar().setValue(self.value() + round(outside))
        self.selection.extend(self.position_near(event.position()))
        self._show_selection()

    def _is_link(self, event: QMouseEvent) -> bool:
        """Whether the pointer draws a link: from a claim, with Ctrl or out of the pane; a selection begun on the way is dropped."""
        beside = not 0 <= event.position().x() < self.viewport().width()
        if self._pressed >= 0 and not self._linking and (beside or event.modifiers() & _CTRL):
            self._linking = True
            self.set_selection(0, 0)
        return self._linking

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        fold = self.fold_at(event.position())
        if fold is not None:
            self.open_fold(fold)
            return
        self._dragging, self._linking = True, False
        self._pressed = self.claim_at(event.position())
        position = self.position_near(event.position())
        if event.modifiers() & _SHIFT:
            self.selection.extend(position)
        else:
            self.selection.begin(position)
        self.caret_shown = self.caret_mode
        self._show_selection()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is not Qt.MouseButton.LeftButton or not self._dragging:
            return
        self._dragging = False
        if self._linking:
            self._linking = False
            self.link_dropped.emit(self._pressed, event.globalPosition().toPoint())
        elif self.selection.is_empty():
            self.claims_clicked.emit(self.claims_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.selection.set_word(self.content.document.text, self.position_near(event.position()))
        self._show_selection()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Leave:
            self._point_at(())
        elif isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip(), self)
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            position = self.character_at(QPointF(event.pos()))
            self.menu_asked.emit(event.globalPos(), -1 if position is None else position)
            return
        place = self.caret_place()
        x, top, height = self.column.caret(place)
        below = QPoint(round(self.text_left() + x), round(top + HEAD - self.value() + height))
        self.menu_asked.emit(self.viewport().mapToGlobal(below), place)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key, modifiers = event.key(), event.modifiers()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.set_selection(0, len(self.content.document.text))
        elif self._move_caret(key, modifiers):
            pass
        elif modifiers & _ALT:
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.claim_asked.emit(1 if key == Qt.Key.Key_Down else -1)
            else:
                event.ignore()
        elif modifiers & _CTRL:
            if not (self._zoom_by_key(key) or self.scroll_by_key(key)):
                event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif not (self.scroll_by_key(key) or self._ask_by_key(key)):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        if self.caret_mode and not self.caret_shown:
            self._begin_caret()
        self.viewport().update()
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.viewport().update()
        self.focus_changed.emit(False)
