"""Keep the panes of a view in step: the one that was scrolled leads, and the others follow from neighbour to neighbour."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from desktop.views.parallel.stepping import focus_line, value_for_focus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.views.parallel.gutter import Gutter
    from desktop.views.parallel.pane import TextPane


class InStep:
    """`gutters[i]` stands between `panes[i]` and `panes[i + 1]` and knows how heights in one become heights in the other."""

    def __init__(self, panes: Sequence[TextPane], gutters: Sequence[Gutter]) -> None:
        self._panes = tuple(panes)
        self._gutters = tuple(gutters)
        self._leader = 0
        self._held = False
        for number, pane in enumerate(self._panes):
            pane.scrolled.connect(partial(self._scrolled, number))
            pane.geometry_changed.connect(partial(self._geometry_changed, number))
            pane.wheel_unused.connect(self._scroll_longest)

    @contextmanager
    def held(self, leader: int) -> Iterator[None]:
        """Within it each pane scrolls on its own; from then on the pane numbered `leader` leads."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
        self._leader = leader
        self.update_gutters()

    def update_gutters(self) -> None:
        for gutter in self._gutters:
            gutter.update()

    def _scrolled(self, number: int) -> None:
        if not self._held:
            self._leader = number
            self._follow()
        self.update_gutters()

    def _geometry_changed(self, number: int) -> None:
        if number != self._leader and not self._held:
            self._follow()
        self.update_gutters()

    def _follow(self) -> None:
        self._held = True
        bar = self._panes[self._leader].verticalScrollBar()
        for direction, end in ((1, len(self._panes) - 1), (-1, 0)):
            y = focus_line(bar.value(), bar.maximum(), bar.pageStep())
            for number in range(self._leader, end, direction):
                source, target = self._panes[number], self._panes[number + direction]
                y = self._gutters[min(number, number + direction)].hinge.map_y(y, source, target, forward=direction > 0)
                own = target.verticalScrollBar()
                own.setValue(round(value_for_focus(y, own.maximum(), own.pageStep())))
        self._held = False

    def _scroll_longest(self, pixels: int) -> None:
        """A pane that shows all it has hands its wheel on."""
        bar = max((pane.verticalScrollBar() for pane in self._panes), key=lambda bar: bar.maximum())
        bar.setValue(bar.value() + pixels)
