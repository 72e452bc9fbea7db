"""The parallel view: several sources side by side, in step along their alignment, with what they say of the same facts joined.

It shows a `ParallelContent` and says what the reader chooses; it knows neither how facts are found nor where they are kept.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QStackedLayout, QVBoxLayout, QWidget

from desktop.models.side_by_side import moved, without
from desktop.theme import LIGHT, reading_font
from desktop.views.parallel.choosing import NOTHING, ChoosingView
from desktop.views.parallel.claim_menu import make_menu
from desktop.views.parallel.deeds import TextDeeds
from desktop.views.parallel.find import Finder
from desktop.views.parallel.find_bar import FindBar
from desktop.views.parallel.folding import folds
from desktop.views.parallel.gutter import Gutter, width_for
from desktop.views.parallel.header import PaneHeader
from desktop.views.parallel.idle import IdleLayout
from desktop.views.parallel.in_step import InStep
from desktop.views.parallel.index import ContentIndex
from desktop.views.parallel.link_line import LinkDrawing
from desktop.views.parallel.overview import Overview
from desktop.views.parallel.pane import TextPane

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.models.parallel import ParallelContent
    from desktop.theme import Theme

POINTS = 11.0
SMALLEST, LARGEST = 7.0, 32.0


class Themed(Protocol):
    """A part of the view that paints itself."""

    def set_theme(self, theme: Theme) -> None: ...


class Manner(NamedTuple):
    """How texts are read: without the lines that stand alone, with lines broken at the edge, in letters of so many points."""

    fold: bool
    wrap: bool
    points: float


class ParallelView(ChoosingView):
    """Panes from left to right, a gutter between neighbours, an overview outside the first and the last.

    `sources_wanted` has the ids of the sources that the reader wants to see instead, from left to right.
    """

    sources_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headers: list[PaneHeader] = []
        self._points = POINTS
        self._theme = LIGHT
        self.idle = IdleLayout(self)
        self._empty = QLabel(self.tr("Choose two sources to read them side by side."))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setMargin(40)
        font = self._empty.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self._empty.setFont(font)
        self.menu: QMenu | None = None
        self.finder = Finder(self, FindBar())
        self.deeds = TextDeeds(self)
        self._links = LinkDrawing(self, self.deeds)
        self._fold, self._wrap, self._caret = False, True, False
        upright = QVBoxLayout(self)
        upright.setContentsMargins(0, 0, 0, 0)
        upright.setSpacing(0)
        self._stack = QStackedLayout()
        upright.addWidget(self.finder.bar)
        upright.addLayout(self._stack, 1)
        self._stack.addWidget(self._empty)  # shown at once, so the layout has to be in its place

    # --- what is shown ----------------------------------------------------------------------------------------------------------

    def set_content(self, content: ParallelContent) -> None:
        """Show `content` from its top, with nothing chosen; the pane that had the keyboard is followed by its successor."""
        focused = next((number for number, pane in enumerate(self.panes) if pane.hasFocus()), None)
        self._clear()
        if content.panes:
            self._index = ContentIndex(content)
            self._stack.addWidget(self._build(content))
            self.set_theme(self._theme)
            self._stack.setCurrentIndex(1)
            if self._fold:
                self.set_fold(True)
            if focused is not None:
                self.panes[min(focused, len(self.panes) - 1)].setFocus()
        self.finder.renew()

    def restate(self, content: ParallelContent) -> None:
        """Show in which states facts are now: the same texts and claims as before, and the reader where they are."""
        if [p.document.id for p in content.panes] != [p.content.document.id for p in self.panes]:
            self.set_content(content)
            return
        self._index = ContentIndex(content)
        for pane, new in zip(self.panes, content.panes, strict=True):
            pane.restate(new)
        for gutter, ribbons in zip(self.gutters, self._index.gutters, strict=True):
            gutter.set_ribbons(ribbons)
        for overview in self.overviews:
            overview.take_claims()
        self._mark_chosen()

    def _clear(self) -> None:
        self.idle.clear()
        # parts that go away may still speak up: they must find nothing
        self._index = ContentIndex(NOTHING)
        self.fact, self._claim, self.pinned = "", None, None
        self.panes, self.gutters, self.headers, self.overviews = [], [], [], []
        self._in_step = InStep((), ())
        old = self._stack.widget(1)
        if old is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()

    def set_empty_text(self, text: str) -> None:
        """What is said where there is no content."""
        self._empty.setText(text)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        parts: list[Themed] = [*self.panes, *self.gutters, *self.headers, *self.overviews]
        for part in parts:
            part.set_theme(theme)
        self._links.set_theme(theme)
        palette = self._empty.palette()
        palette.setColor(self._empty.foregroundRole(), QColor(theme.muted))
        self._empty.setPalette(palette)
        self._mark_chosen()

    @property
    def manner(self) -> Manner:
        """How the texts are shown, whichever they are."""
        return Manner(self._fold, self._wrap, self._points)

    def set_manner(self, manner: Manner) -> None:
        """Show them so; letters that are too small or too large are as near to it as may be."""
        self.set_wrap(manner.wrap)
        self._set_points(manner.points)
        self.set_fold(manner.fold)

    def zoom(self, step: int) -> None:
        """Make the texts' letters larger (1), smaller (-1), or as at first (0)."""
        self._set_points(self._points + step if step else POINTS)

    def _set_points(self, points: float) -> None:
        self._points = min(LARGEST, max(SMALLEST, points))
        for pane in self.panes:
            pane.set_reading_font(reading_font(self._points))

    def set_fold(self, on: bool) -> None:
        """Hide the lines in which no claim has a counterpart that is shown, or show all."""
        self._fold = on
        for number, pane in enumerate(self.panes):
            kept = (c for i, c in enumerate(pane.map.claims) if self._index.has_counterpart(number, i)) if on else ()
            pane.set_folds(folds(pane.column.pieces, ((c.start, c.end) for c in kept)) if on else ())
        self._in_step.update_gutters()

    def set_waiting(self, made: Collection[tuple[str, int, int]], removed: Collection[str]) -> None:
        """Mark what holds from the next run on: places (source, start, end) that were made claims, and claims that were removed."""
        for pane in self.panes:
            source = pane.content.document.id
            places = tuple(sorted((start, end) for of, start, end in made if of == source))
            gone = frozenset(i for i, claim in enumerate(pane.map.claims) if claim.id in removed) if removed else frozenset()
            pane.set_waiting(places, gone)

    def set_wrap(self, on: bool) -> None:
        """Break lines at the edge of their pane, or let them run on."""
        self._wrap = on
        for pane in self.panes:
            pane.set_wrap(on)

    def set_caret(self, on: bool) -> None:
        """Let the arrow keys move a text cursor; else they scroll."""
        self._caret = on
        for pane in self.panes:
            pane.set_caret_mode(on)
        if on and self.panes:
            self.panes[self.pane_in_use()].setFocus(Qt.FocusReason.OtherFocusReason)

    # --- building ---------------------------------------------------------------------------------------------------------------

    def _build(self, content: ParallelContent) -> QWidget:
        area = QWidget()
        grid = QGridLayout(area)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.setRowStretch(1, 1)
        last = len(content.panes) - 1
        font = reading_font(self._points)
        between = width_for(len(content.panes))
        for number, pane_content in enumerate(content.panes):
            pane = TextPane(pane_content, self.idle, font, left_gutter=number > 0, right_gutter=number < last)
            header = PaneHeader(pane_content.document, between if number else 0, number, last + 1)
            pane.set_wrap(self._wrap)
            pane.set_caret_mode(self._caret)
            self.panes.append(pane)
            self.headers.append(header)
            self._connect_pane(pane, number)
            header.move_asked.connect(partial(self.move_pane, number))
            header.removal_asked.connect(partial(self.remove_pane, number))
            # columns: overview, pane, gutter, pane, …, gutter, pane, overview; a header spans the gutter before its pane too
            column = 2 * number + 1
            if number:
                gutter = Gutter(self.panes[number - 1], pane, self._index.gutters[number - 1], between)
                self.gutters.append(gutter)
                self._connect_gutter(gutter, number - 1)
                grid.addWidget(gutter, 1, column - 1)
            grid.addWidget(pane, 1, column)
            grid.setColumnStretch(column, 1)
            grid.addWidget(header, 0, column - 1, 1, 3 if number == last else 2)
        # a pane between two gutters has none: the ribbons end at its text
        for number in dict.fromkeys((0, last)):
            overview = Overview(self.panes[number])
            self.overviews.append(overview)
            grid.addWidget(overview, 1, 2 * number + 2 if number else 0)
        self._in_step = InStep(self.panes, self.gutters)
        return area

    def _connect_pane(self, pane: TextPane, number: int) -> None:
        document = pane.content.document
        pane.setAccessibleName(f"{document.title or document.name}, {document.side}")
        pane.claim_hovered.connect(partial(self._hover, number))
        pane.claims_clicked.connect(partial(self._click, number))
        pane.step_asked.connect(partial(self._step, number))
        pane.pane_asked.connect(partial(self._go_to_pane, number))
        pane.focus_changed.connect(self.headers[number].set_active)
        pane.zoom_asked.connect(self.zoom)
        pane.claim_asked.connect(partial(self._step_any, number))
        pane.entered.connect(partial(self._enter, number))
        pane.focus_changed.connect(partial(self._use, number))
        pane.selection_changed.connect(partial(self._select_only, number))
        pane.menu_asked.connect(partial(self._open_menu, number))
        pane.link_drawn.connect(partial(self._links.draw, number))
        pane.link_dropped.connect(partial(self._links.drop, number))
        pane.escaped.connect(self._escape)

    def _connect_gutter(self, gutter: Gutter, number: int) -> None:
        gutter.ribbon_hovered.connect(partial(self._hover_ribbon, number))
        gutter.ribbon_clicked.connect(partial(self._click_ribbon, number))

    # --- what the reader does in a pane -----------------------------------------------------------------------------------------

    def _use(self, number: int, used: bool) -> None:
        if used:
            self._used = number

    def _select_only(self, number: int, start: int, end: int) -> None:
        """What is selected in one text ends what was selected in another."""
        if start < end:
            for other, pane in enumerate(self.panes):
                if other != number and not pane.selection.is_empty():
                    pane.set_selection(0, 0)

    def _enter(self, number: int) -> None:
        """Link with the claim that waits, or else open what is hidden."""
        if self.pinned is not None and self.pinned != self._claim:
            self.deeds.link()
        else:
            self.panes[number].open_fold_here()

    def _open_menu(self, number: int, point: QPoint, position: int) -> None:
        if position >= 0:
            if self.panes[number].selection.is_empty():
                self.panes[number].set_selection(position, position)
            self.choose_at(number, position)
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = make_menu(self, self.deeds, number, self.headers[number])
        self.menu.popup(point)

    # --- the panes --------------------------------------------------------------------------------------------------------------

    def move_pane(self, number: int, by: int) -> None:
        """Ask for a pane to stand `by` places further to the right."""
        self.sources_wanted.emit(moved(self._sources(), number, by))

    def remove_pane(self, number: int) -> None:
        """Ask for the texts without that of a pane."""
        self.sources_wanted.emit(without(self._sources(), number))

    def _sources(self) -> tuple[str, ...]:
        return tuple(pane.content.document.id for pane in self.panes)
