"""Look for words in all panes while the reader types, in slices too short to feel, and go from place to place."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.views.parallel.finding import Search
from desktop.views.parallel.marked import NOWHERE

if TYPE_CHECKING:
    from desktop.views.parallel.choosing import ChoosingView
    from desktop.views.parallel.find_bar import FindBar

SLICE = 0.006


class Finder(QObject):
    """Connects `bar` with the panes of `view`. Places are gone through from left to right, in each text from the top."""

    def __init__(self, view: ChoosingView, bar: FindBar) -> None:
        super().__init__(view)
        self._view = view
        self.bar = bar
        self._search = Search((), "")
        self._now: tuple[int, int] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._run_slice)
        bar.sought.connect(self._seek)
        bar.stepped.connect(self.step)
        bar.closed.connect(self.close)

    def open(self) -> None:
        """Open the bar, with what is selected in the pane in use, if that is one line."""
        panes = self._view.panes
        selected = panes[self._view.pane_in_use()].selected_text().strip() if panes else ""
        self.bar.open(selected if selected and "\n" not in selected else "")
        self._seek(self.bar.field.text())

    def close(self) -> None:
        """Close the bar, and go on reading where something was found."""
        self.bar.hide()
        self._timer.stop()
        for pane in self._view.panes:
            pane.set_found(NOWHERE)
        if self._view.panes:
            self._view.panes[self._now[0] if self._now else self._view.pane_in_use()].setFocus()

    def is_busy(self) -> bool:
        """Whether texts are still being read."""
        return self._timer.isActive()

    def renew(self) -> None:
        """Look again, in other texts."""
        if self.bar.isVisibleTo(self._view):
            self._begin(self.bar.field.text())

    def step(self, by: int) -> None:
        """Go to the next place (1) or the one before (-1), round and round; with the bar closed, open it."""
        if not self.bar.isVisibleTo(self._view):
            self.open()
            return
        places = [(pane, k) for pane, found in enumerate(self._search.found) for k in ([0, len(found) - 1] if len(found) else [])]
        if not places:
            return
        if self._now is None:
            self._show(places[0])
            return
        pane, k = self._now[0], self._now[1] + by
        if 0 <= k < len(self._search.found[pane]):
            self._show((pane, k))
        else:
            others = [n for n, found in enumerate(self._search.found) if len(found)]
            after = others[(others.index(pane) + by) % len(others)]
            self._show((after, 0 if by > 0 else len(self._search.found[after]) - 1))

    def _seek(self, words: str) -> None:
        self._begin(words)
        self._run_slice()

    def _begin(self, words: str) -> None:
        texts = [pane.content.document.text for pane in self._view.panes]
        self._search = Search(texts, words)
        self._now = None
        for pane, found in zip(self._view.panes, self._search.found, strict=True):
            pane.set_found(found)
        self._timer.start()

    def _run_slice(self) -> None:
        before = [len(found) for found in self._search.found]
        done = self._search.run_until(time.perf_counter() + SLICE)
        if done:
            self._timer.stop()
        if self._now is None:
            self._show_first(done=done)
        for pane, found, count in zip(self._view.panes, self._search.found, before, strict=True):
            # texts are read from the top: behind what shows, nothing is to be painted
            if len(found) > count and found.starts[count] <= pane.last_in_sight():
                pane.viewport().update()
        self._tell()

    def _show_first(self, *, done: bool) -> None:
        """Go to the first place from what the reader sees on, once it is known which that is."""
        if not self._view.panes:
            return
        here = self._view.pane_in_use()
        pane = self._view.panes[here]
        found = self._search.found[here]
        k = found.from_place(pane.column.position_at_height(max(0.0, float(pane.value()))))
        if k < len(found):
            self._show((here, k))
        elif done:
            elsewhere = [n for n, places in enumerate(self._search.found) if len(places)]
            if elsewhere:
                self._show((next((n for n in elsewhere if n > here), elsewhere[0]), 0))

    def _show(self, place: tuple[int, int]) -> None:
        self._now = place
        for number, (pane, found) in enumerate(zip(self._view.panes, self._search.found, strict=True)):
            pane.set_found(found, place[1] if number == place[0] else -1)
        pane, found = self._view.panes[place[0]], self._search.found[place[0]]
        start, end = found.starts[place[1]], found.ends[place[1]]
        top, bottom = pane.extent(start, end)
        hidden = pane.column.fold_of(pane.column.piece_of(start)) is not None
        if hidden or top < pane.value() or bottom > pane.value() + pane.viewport().height():
            pane.reveal_place(start, end)
        self._tell()

    def _tell(self) -> None:
        counts = [len(found) for found in self._search.found]
        now = sum(counts[: self._now[0]]) + self._now[1] + 1 if self._now else 0
        self.bar.show_count(now, sum(counts), done=self._search.done, in_panes=sum(map(bool, counts)))
