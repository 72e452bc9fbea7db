"""What every page is: a widget that shows part of a project and is kept up to date while it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QByteArray

    from desktop.changes import Changes
    from desktop.pages.desk import Desk
    from desktop.theme import Theme


class Page(QWidget):
    """Override what is of use; `desk` is where everything is asked for."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def refresh(self, changes: Changes) -> None:
        """Show the project as it is now: called when something changed while the page is seen, or when it is gone to later."""

    def show_fact(self, fact: str) -> None:
        """Show that a fact is chosen, empty for none."""

    def show_source(self, source: str) -> None:
        """Choose the source with this id, or the newest version of it, on a page that lists sources."""

    def set_theme(self, theme: Theme) -> None:
        """Take over a theme."""

    def enter(self) -> None:
        """Put the keyboard's focus where work on this page begins."""
        self.setFocus()

    def layouts(self) -> Mapping[str, QByteArray]:
        """What of its layout is to be remembered (splitters, columns), by name."""
        return {}

    def restore(self, layouts: Mapping[str, QByteArray]) -> None:
        """Take over what `layouts` gave the last time; an empty array where nothing was kept."""
