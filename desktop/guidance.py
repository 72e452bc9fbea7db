"""Help within: the guide, the keys, the tour of the first start, the log file, the version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.crash import log_path
from desktop.models.labels import interface_language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.main_window import MainWindow
    from desktop.preferences import Preferences
    from desktop.theme import Theme
    from desktop.views.guide_window import GuideWindow
    from desktop.views.tour import Step, Tour


class Guidance(QObject):
    """Each part is made when it is asked for; the guide and the tour are there once."""

    def __init__(self, window: MainWindow, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._preferences = preferences
        self._guide: GuideWindow | None = None
        self._tour: Tour | None = None

    def show_guide(self) -> GuideWindow:
        """Show the guide, or bring it to the front."""
        if self._guide is None:
            self._guide = self._make_guide()
        self._guide.show()
        self._guide.activateWindow()
        return self._guide

    def show_keys(self) -> None:
        """What to do first, and every key."""
        from desktop.help_text import first_steps
        from desktop.views.text_dialog import TextDialog

        TextDialog(self.tr("Keys and first steps"), "", first_steps(), self._window, fixed=True).show()

    def show_log(self) -> None:
        """Where the log file is."""
        from desktop.views.text_dialog import TextDialog

        lead = self.tr("Warnings and defects are written to this file; it is made when there is something to write.")
        TextDialog(self.tr("Log file"), lead, str(log_path()), self._window).show()

    def show_about(self) -> None:
        """The version, and what the program is made of."""
        from desktop.help_text import about
        from desktop.views.text_dialog import TextDialog

        TextDialog(self.tr("About Diptych"), "", about(), self._window).show()

    # --- the tour ---------------------------------------------------------------------------------------------------------------

    def offer_tour(self) -> None:
        """Begin the tour if it was never shown to this person."""
        if not self._preferences.tour_seen():
            self.begin_tour()

    def begin_tour(self) -> Tour:
        """Begin the tour, from its first step."""
        from desktop.views.tour import Tour

        if self._tour is not None:
            self._tour.end()
        self._preferences.set_tour_seen()
        tour = self._tour = Tour(self._steps(), self._window.theme, self._window)
        tour.ended.connect(self._forget_tour)
        tour.begin()
        return tour

    def end_tour(self) -> None:
        """End the tour, if it is shown."""
        if self._tour is not None:
            self._tour.end()

    def set_theme(self, theme: Theme) -> None:
        """Take over a theme, in what is shown."""
        if self._tour is not None:
            self._tour.set_theme(theme)
        if self._guide is not None:
            self._guide.set_theme(theme)

    def _forget_tour(self) -> None:
        self._tour = None

    def _steps(self) -> tuple[Step, ...]:
        from desktop.views.tour import Step

        window = self._window
        return (
            Step(
                self.tr("Bring in texts"),
                self.tr(
                    "Make a project, then drop files on the window (Ctrl+I asks for them) and say whose voice each is: its side. "
                    "Or open the sample, to try things out."
                ),
                lambda: _first(window.start.zone, window.button("add")),
            ),
            Step(
                self.tr("Set them side by side"),
                self.tr(
                    "Reconcile (Ctrl+R) finds the claims that speak of the same fact, and where the accounts conflict, differ or "
                    "fall silent. It only proposes."
                ),
                lambda: window.button("reconcile"),
            ),
            Step(
                self.tr("Read, judge, note"),
                self.tr(
                    "The pages at the left of a project show the texts, the differences one by one, the timeline, your notes and "
                    "more (Alt+1, Alt+2, …). Judge a difference by one key; all that you do is kept and can be undone."
                ),
                lambda: _first(window.pages_bar(), window.button("open")),
            ),
            Step(
                self.tr("Find anything, take it away"),
                self.tr(
                    "Ctrl+K finds every command, page, source and fact; F1 opens the guide. Export (Ctrl+E) writes the table, with "
                    "every quote checked against its source. Help › Tour shows this again."
                ),
                lambda: window.button("palette"),
            ),
        )

    # --- the guide --------------------------------------------------------------------------------------------------------------

    def _make_guide(self) -> GuideWindow:
        from desktop.help_text import COMMANDS, GUIDE, guide_page
        from desktop.views.guide_window import GuideWindow

        pages = ((GUIDE, self.tr("The window")), (COMMANDS, self.tr("The command line")))
        guide = GuideWindow(pages, lambda name: guide_page(name, interface_language()), self._window.theme, self._window)
        guide.restore({name: self._preferences.layout(f"guide-{name}") for name in guide.layouts()})
        guide.finished.connect(lambda _result: self._keep(guide))
        return guide

    def _keep(self, guide: GuideWindow) -> None:
        for name, state in guide.layouts().items():
            self._preferences.set_layout(f"guide-{name}", state)
        self._guide = None


def _first(*widgets: QWidget | None) -> QWidget | None:
    """The first that can be seen."""
    return next((widget for widget in widgets if widget is not None and widget.isVisible()), None)
