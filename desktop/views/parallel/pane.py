"""One source as text with its claims marked: scrolls, finds what is under the pointer, selects and copies text.

It shows what it is told to (`set_hovered`, `set_chosen`) and says what the reader does; what that means is decided by the view.
Claims are numbered in the order of the text; positions are code points, `y` counts from the top of the text.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeySequence
from PySide6.QtWidgets import QToolTip

from desktop.theme import LIGHT, state_label, state_symbol
from desktop.views.parallel.claim_map import ClaimMap
from desktop.views.parallel.edge_marks import EdgeMarks
from desktop.views.parallel.painting import paint_pane
from desktop.views.parallel.selection import TextSelection
from desktop.views.parallel.style import TextStyle, flatten
from desktop.views.parallel.text_area import HEAD, REVEAL_AT, TextArea
from desktop.views.parallel.text_layout import TextColumn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPaintEvent

    from desktop.models.parallel import PaneContent
    from desktop.theme import Theme
    from desktop.views.parallel.idle import IdleLayout
    from desktop.views.parallel.text_layout import Formatted
    from reconciler.model import FactState

# the same keys on an English and on a Russian keyboard
NEXT_KEYS = frozenset({Qt.Key.Key_N, Qt.Key.Key_J, ord("Т"), ord("О")})
PREVIOUS_KEYS = frozenset({Qt.Key.Key_P, Qt.Key.Key_K, ord("З"), ord("Л")})


class TextPane(TextArea):
    """A pane with gutters on its left and right side where `left_gutter`, `right_gutter`; its text leans towards a lone one."""

    claim_hovered = Signal(int)  # -1: none
    claims_clicked = Signal(object)  # the numbers of all claims there, the innermost first
    step_asked = Signal(int)  # 1: the next linked claim, -1: the one before
    pane_asked = Signal(int)  # 1: the pane to the right, -1: the one to the left
    escaped = Signal()
    focus_changed = Signal(bool)
    selection_changed = Signal(int, int)

    def __init__(self, content: PaneContent, idle: IdleLayout, font: QFont, *, left_gutter: bool, right_gutter: bool) -> None:
        lean = 0.5 if left_gutter == right_gutter else float(right_gutter)
        super().__init__(TextColumn(content.document.text, self._formats_at_rest), idle, font, lean)
        self.content = content
        self.gutters = (left_gutter, right_gutter)
        self.map = ClaimMap(content.claims)
        self.selection = TextSelection()
        self.style_of_text = TextStyle(LIGHT)
        self.hovered: frozenset[int] = frozenset()
        self.chosen: frozenset[int] = frozenset()
        self.fact = ""
        self.overlay: list[Formatted] = []
        self._marks: list[Formatted] = []
        self._dragging = False
        self._pointed = -1
        self._under: tuple[int, ...] = ()
        self.edges = EdgeMarks(self)
        self.edges.asked.connect(self._go_outside)
        self.scrolled.connect(self._count_outside)
        self.geometry_changed.connect(self._place_edges)

    # --- what is shown ----------------------------------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self.style_of_text = TextStyle(theme)
        self.edges.set_theme(theme)
        self.column.forget_formats()
        self._rebuild_overlay()
        self.viewport().update()

    def restate(self, content: PaneContent) -> None:
        """Show the same text with the same claims, whose facts may be in other states now."""
        self.content = content
        self.map = ClaimMap(content.claims)
        self.column.forget_formats()
        self.viewport().update()

    def set_hovered(self, claims: frozenset[int]) -> None:
        if claims != self.hovered:
            touched = self.hovered ^ claims
            self.hovered = claims
            self._rebuild_overlay()
            self._update_claims(touched)

    def set_chosen(self, claims: frozenset[int], differing: Iterable[tuple[int, int, FactState]] = (), fact: str = "") -> None:
        """Show `claims` as those of the chosen fact, the words at `[start, end)` that differ and its evidence marked."""
        style = self.style_of_text
        touched = self.chosen | claims
        self.chosen, self.fact = claims, fact
        self._marks = [(start, end, style.differs[state]) for start, end, state in differing]
        self._marks += [(e.start, e.end, style.evidence[e.severity]) for e in self.content.evidence if e.fact == fact]
        self._rebuild_overlay()
        self._update_claims(touched)
        self._count_outside()

    def set_selection(self, start: int, end: int) -> None:
        self.selection.set(start, end)
        self._show_selection()

    def selected_text(self) -> str:
        start, end = self.selection.span()
        return self.content.document.text[start:end]

    def _formats_at_rest(self, start: int, end: int) -> Iterator[Formatted]:
        style = self.style_of_text
        for run in self.map.runs_between(start, end):
            formats = style.rest if run.depth == 1 else style.nested
            yield run.start, run.end, formats[self.map.claims[run.claim].state]

    def _rebuild_overlay(self) -> None:
        layers: list[Formatted] = []
        for numbers, formats in ((self.chosen, self.style_of_text.chosen), (self.hovered - self.chosen, self.style_of_text.hover)):
            layers += [(self.map.claims[i].start, self.map.claims[i].end, formats[self.state_of(i)]) for i in sorted(numbers)]
        layers += self._marks
        if not self.selection.is_empty():
            layers.append((*self.selection.span(), self.style_of_text.selected))
        self.overlay = flatten(layers)

    def _show_selection(self) -> None:
        self._rebuild_overlay()
        self.viewport().update()
        self.selection_changed.emit(*self.selection.span())

    def _update_claims(self, claims: Iterable[int]) -> None:
        for i in claims:
            top, bottom = self.claim_band(i)
            if bottom > 0 and top < self.viewport().height():
                self.viewport().update(QRect(0, int(top) - 1, self.viewport().width(), int(bottom - top) + 3))

    def state_of(self, claim: int) -> FactState:
        """The state in which a claim is shown: that of the chosen fact, if it is chosen for it, else of its most disputed one."""
        known = self.content.facts.get(self.fact) if claim in self.chosen else None
        own = self.map.claims[claim]
        return known.state if known and self.fact in own.facts else own.state

    # --- geometry ---------------------------------------------------------------------------------------------------------------

    def claim_extent(self, claim: int) -> tuple[float, float]:
        return self.extent(self.map.claims[claim].start, self.map.claims[claim].end)

    def claim_before(self, y: float) -> int:
        return self.map.before(self.column.position_at_height(y - HEAD))

    def claim_band(self, claim: int) -> tuple[float, float]:
        """Top and bottom of a claim in the window of the pane."""
        top, bottom = self.claim_extent(claim)
        return top - self.value(), bottom - self.value()

    def visible_claims(self) -> list[int]:
        return self.claims_between(self.value(), self.value() + self.viewport().height())

    def is_in_sight(self, claim: int) -> bool:
        top, bottom = self.claim_band(claim)
        return top >= 0 and (bottom <= self.viewport().height() or top < self.viewport().height() * REVEAL_AT)

    def reveal(self, claim: int, at: float | None = None) -> None:
        """Scroll so that the top of `claim` is `at` pixels below the upper edge; by default a third of the way down."""
        self.reveal_place(self.map.claims[claim].start, self.map.claims[claim].end, at)

    def claims_between(self, top: float, bottom: float) -> list[int]:
        """The numbers of the claims in the pieces that show between two heights."""
        pieces = self.column.pieces
        first, last = self.column.piece_at(top - HEAD), self.column.piece_at(bottom - HEAD)
        return list(self.map.between(pieces[first].start, pieces[last].end))

    def _count_outside(self) -> None:
        height = self.viewport().height()
        bands = [self.claim_band(i) for i in self.chosen]
        self.edges.set_counts(sum(bottom <= 0 for _, bottom in bands), sum(top >= height for top, _ in bands))

    def _place_edges(self) -> None:
        self.edges.place()
        self._count_outside()

    def _go_outside(self, direction: int) -> None:
        height = self.viewport().height()
        if direction < 0:
            found = max((i for i in self.chosen if self.claim_band(i)[1] <= 0), key=self.claim_extent, default=None)
        else:
            found = min((i for i in self.chosen if self.claim_band(i)[0] >= height), key=self.claim_extent, default=None)
        if found is not None:
            self.reveal(found)

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

    def _copy(self) -> None:
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
            self.set_selection(0, 0)
            self.escaped.emit()
        else:
            return False
        return True

    def _zoom_by_key(self, key: int) -> bool:
        steps: dict[int, int] = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
        if key in steps:
            self.zoom_asked.emit(steps[key])
        return key in steps

    # --- Qt ---------------------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        paint_pane(self, event.rect())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if not self._dragging:
            self._point_at(self.claims_at(event.position()))
            return
        outside = event.position().y() - min(max(event.position().y(), 0.0), float(self.viewport().height()))
        if outside:
            self.verticalScrollBar().setValue(self.value() + round(outside))
        self.selection.extend(self.position_near(event.position()))
        self._show_selection()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._dragging = True
        position = self.position_near(event.position())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.selection.extend(position)
        else:
            self.selection.begin(position)
        self._show_selection()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is Qt.MouseButton.LeftButton and self._dragging:
            self._dragging = False
            if self.selection.is_empty():
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

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.set_selection(0, len(self.content.document.text))
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not (self._zoom_by_key(event.key()) or self.scroll_by_key(event.key())):
                event.ignore()
        elif not (self.scroll_by_key(event.key()) or self._ask_by_key(event.key())):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.focus_changed.emit(False)
