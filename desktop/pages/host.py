"""Makes the pages when they are gone to, and keeps the one that is seen up to date."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.changes import EVERYTHING, Changes
from desktop.pages import PAGES, SOURCES, TEXTS
from desktop.views.areas import areas_in, go_round

if TYPE_CHECKING:
    from desktop.pages.desk import Desk
    from desktop.pages.page import Page
    from desktop.preferences import Preferences
    from desktop.theme import Theme
    from desktop.views.project_page import ProjectPage


class PageHost(QObject):
    """Connects the project's page with the pages in it; `shown` brings the name of the one that is seen."""

    shown = Signal(str)

    def __init__(self, view: ProjectPage, desk: Desk, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._desk = desk
        self._preferences = preferences
        self._pages: dict[str, Page] = {}
        self._stale: dict[str, Changes] = {}
        self._specs = {spec.name: spec for spec in PAGES}
        self.current = TEXTS
        view.bar.chosen.connect(self.go_to)
        for spec in PAGES:
            if spec.keys:
                # of the bar, so that they do nothing while no project is seen
                QShortcut(QKeySequence(spec.keys), view.bar, partial(self.go_to, spec.name))
        desk.page_wanted.connect(self.go_to)
        desk.source_wanted.connect(self._show_source)
        desk.fact_chosen.connect(self._show_fact)

    def go_to(self, name: str) -> None:
        """Show a page, made the first time, as the project is now."""
        if name != TEXTS and name not in self._pages:
            page = self._pages[name] = self._specs[name].make(self._desk)
            page.set_theme(self._desk.theme)
            page.restore({key: self._preferences.layout(f"{name}-{key}") for key in page.layouts()})
            self._stale[name] = EVERYTHING
            self._view.put(name, page)
        self.current = name
        self._bring_up_to_date()
        self._view.show_page(name)
        if name in self._pages:
            self._pages[name].enter()
        self.shown.emit(name)

    def next_area(self) -> None:
        """Put the keyboard into the next part of the page that is seen; after the last comes the bar of pages."""
        page = self._pages.get(self.current)
        areas = self._view.workspace.areas() if page is None else areas_in(page)
        go_round([*areas, self._view.bar])

    def tell(self, changes: Changes) -> None:
        """Something changed: the page that is seen shows it now, the others when they are gone to."""
        for name in self._pages:
            self._stale[name] = self._stale.get(name, Changes(0)) | changes
        self._bring_up_to_date()

    def set_theme(self, theme: Theme) -> None:
        self._desk.theme = theme
        for page in self._pages.values():
            page.set_theme(theme)

    def keep_layouts(self) -> None:
        """Remember how the pages are laid out."""
        for name, page in self._pages.items():
            for key, state in page.layouts().items():
                self._preferences.set_layout(f"{name}-{key}", state)

    def _bring_up_to_date(self) -> None:
        changes = self._stale.pop(self.current, Changes(0))
        if changes and self._desk.project is not None:
            page = self._pages[self.current]
            page.refresh(changes)
            page.show_fact(self._desk.fact)

    def _show_source(self, source: str) -> None:
        self.go_to(SOURCES)
        self._pages[SOURCES].show_source(source)

    def _show_fact(self, fact: str) -> None:
        page = self._pages.get(self.current)
        if page is not None:
            page.show_fact(fact)
