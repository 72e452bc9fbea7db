"""Keeps the parallel view in step with the project: which sources stand there, and how each project was last read.

What is shown is of the window and of this computer: it is remembered under the project's id among the preferences, not in its file.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QObject

from desktop.claim_deeds import ClaimDeeds
from desktop.models.side_by_side import choices, first_shown, shown_for_fact, with_other
from desktop.views.parallel.view import Manner
from reconciler.model import Constraints

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.models.side_by_side import Shown
    from desktop.pages.desk import Desk
    from desktop.preferences import Preferences
    from desktop.views.workspace import Workspace
    from reconciler.report import Report, Row


class TextPanes(QObject):
    """Works on the chooser and the parallel view of `workspace`, once it is made."""

    def __init__(self, desk: Desk, preferences: Preferences, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._preferences = preferences
        self._chooser, self._view = workspace.chooser, workspace.parallel
        self._project = ""
        self._report: Report | None = None
        self.shown: Shown = ()
        self._waiting: tuple[tuple[tuple[str, int, int], ...], tuple[str, ...]] = ((), ())
        self._chooser.chosen.connect(self.choose)
        self._view.sources_wanted.connect(self.choose)
        self._deeds = ClaimDeeds(desk, self)
        self._view.deeds.asked.connect(self._deeds.do)
        self._view.deeds.said.connect(desk.say)
        usual, kept = self._view.manner._asdict(), self._kept("manner")
        # a file of settings can be edited by hand: what is not of its kind is left aside
        alike = {name: kept[name] for name, value in usual.items() if type(kept.get(name)) is type(value)}
        if alike:
            self._view.set_manner(Manner(**{**usual, **alike}))

    # --- the project changes ----------------------------------------------------------------------------------------------------

    def show_report(self, report: Report) -> None:
        """Show the texts anew; those that were shown, or were the last time, where they are still there."""
        project = str(self._desk.ask(lambda session: session.project_id) or "")
        kept: dict[str, Any] = self._remembered(project) if project != self._project else {"sources": self.shown}
        self._project, self._report = project, report
        self._chooser.set_sources(choices(report))
        self.shown = ()
        self._show(first_shown(report, kept.get("sources", ())))

    def refresh(self, report: Report) -> None:
        """Show in which state facts are now; the reader stays at their place."""
        self._report = report
        self._view.restate(self._content(self.shown))

    def show_waiting(self) -> None:
        """Mark which claims were made and taken away by hand since the last run."""
        project = self._desk.project
        self._waiting = ((), ())
        if project is not None and project.report is not None and project.stale:
            decided = self._desk.ask(lambda session: session.constraints())
            if isinstance(decided, Constraints):
                there = {(c.source, c.start, c.end) for c in project.report.analysis.claims}
                self._waiting = tuple(place for place in decided.made if place not in there), tuple(decided.removed)
        self._view.set_waiting(*self._waiting)

    def clear(self) -> None:
        """Forget the project, which was closed."""
        self._project, self._report, self.shown = "", None, ()
        self._waiting = ((), ())

    def act(self, name: str, *, on: bool = False) -> None:
        """Do the action `name` of the menu Texts; `on` says whether one that can be checked is."""
        view = self._view
        deeds: dict[str, Callable[[], object]] = {
            "swap": self._chooser.swap,
            "add_source": self._chooser.add,
            "fold": lambda: view.set_fold(on),
            "wrap": lambda: view.set_wrap(on),
            "caret": lambda: view.set_caret(on),
            "find_next": lambda: view.finder.step(1),
            "find_previous": lambda: view.finder.step(-1),
        }
        if name in deeds:
            deeds[name]()
        elif view.panes:
            view.deeds.do(name)

    # --- what is shown ----------------------------------------------------------------------------------------------------------

    def choose(self, shown: Shown) -> None:
        """Show these sources, from left to right; the chosen fact stays chosen."""
        self._show(shown)
        self._remember()
        self._view.select_fact(self._desk.fact)

    def show_fact(self, row: Row | None) -> None:
        """Show the passages of a fact, with another source where need be; of none, choose nothing."""
        if row is not None and self.shown:
            self._show(shown_for_fact(row, self.shown))
        self._view.select_fact(row.fact.id if row is not None else "")

    def show_claim(self, claim: str, row: Row) -> None:
        """Bring a claim of a source into view, with a source of the fact in `row` beside it."""
        source = self.source_of(claim)
        if not source or not self.shown:
            return
        if source not in self.shown:
            of_fact = {q.document.id for cell in row.cells for q in cell}
            place = next((n for n, other in enumerate(self.shown) if other not in of_fact), len(self.shown) - 1)
            self._show(with_other(self.shown, place, source))
        self._view.select_claim(claim, row.fact.id)

    def _show(self, shown: Shown) -> None:
        if self._report is not None and shown != self.shown:
            self.shown = shown
            self._chooser.set_shown(shown)
            self._view.set_content(self._content(shown))
            self._view.set_waiting(*self._waiting)

    def _content(self, shown: Shown) -> Any:
        from desktop.models.parallel import build_panes

        assert self._report is not None
        return build_panes(self._report, shown)

    def source_of(self, claim: str) -> str:
        """The source in which a claim stands; empty where there is no such claim."""
        claims = self._report.analysis.claims if self._report is not None else ()
        return next((c.source for c in claims if c.id == claim), "")

    # --- what is remembered -----------------------------------------------------------------------------------------------------

    @property
    def manner(self) -> Manner:
        """How the texts are shown, whichever they are."""
        return self._view.manner

    def keep_manner(self) -> None:
        """Remember how the texts are shown for the next start."""
        self._preferences.set_layout("texts-manner", QByteArray(json.dumps(self.manner._asdict()).encode()))

    def _remembered(self, project: str) -> dict[str, Any]:
        kept = self._kept(project)
        return kept if isinstance(kept.get("sources"), list) else {}

    def _kept(self, name: str) -> dict[str, Any]:
        try:
            kept = json.loads(bytes(self._preferences.layout(f"texts-{name}").data()) or b"{}")
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}

    def _remember(self) -> None:
        if self._project:
            kept = {"sources": self.shown}
            self._preferences.set_layout(f"texts-{self._project}", QByteArray(json.dumps(kept).encode()))
