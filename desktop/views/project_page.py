"""A reconciled project: the bar of pages at the left, and the page that was gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.views.navigation import NavigationBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme
    from desktop.views.workspace import Workspace


class ProjectPage(QWidget):
    """Holds the pages; the workspace is there from the first, the others are put in by name when they are made."""

    def __init__(self, workspace: Workspace, entries: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """`entries` are (name, title, tip) of the pages in their order; the first is the workspace."""
        super().__init__(parent)
        self.workspace = workspace
        self.bar = NavigationBar(entries)
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {}
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.bar)
        across.addWidget(self._stack, 1)
        self.put(entries[0][0], workspace)
        self.show_page(entries[0][0])

    def put(self, name: str, page: QWidget) -> None:
        """Take a page in."""
        self._pages[name] = page
        self._stack.addWidget(page)

    def show_page(self, name: str) -> None:
        """Show a page that was put in."""
        self._stack.setCurrentWidget(self._pages[name])
        self.bar.show_chosen(name)

    def set_theme(self, theme: Theme) -> None:
        self.bar.set_theme(theme)
        self.workspace.set_theme(theme)
