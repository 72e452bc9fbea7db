"""What a page may ask for: the project as it is, deeds, and other pages. Pages know the desk and no one else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.changes import Project
    from desktop.controller import Controller
    from desktop.session import Session
    from desktop.theme import Theme
    from reconciler.report import Report


class Desk(QObject):
    """Stands between the pages and the rest of the window.

    `fact_chosen` brings the id of the fact that is chosen now, empty for none, to every page.
    """

    fact_chosen = Signal(str)
    claim_wanted = Signal(str, str)  # a claim and its fact, to be shown in the texts
    fact_wanted = Signal(str)  # a fact, to be chosen everywhere
    page_wanted = Signal(str)  # the name of a page, to be gone to
    source_wanted = Signal(str)  # a source, to be chosen on its page
    action_wanted = Signal(str)  # the name of an action of the window, to be done
    said = Signal(str)  # a few words for the status bar

    def __init__(self, controller: Controller, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self.theme = theme
        self.fact = ""

    @property
    def project(self) -> Project | None:
        """The open project, or None."""
        return self._controller.project

    @property
    def report(self) -> Report | None:
        """The fact table of the open project; None while there is none."""
        project = self.project
        return project.report if project is not None else None

    @property
    def writable(self) -> bool:
        """Whether deeds can be done."""
        project = self.project
        return project is not None and not project.read_only and not project.loading

    def ask(self, question: Callable[[Session], object]) -> object:
        """What the session answers to `question`, which must change nothing and be quick; None without a project, or on a failure,
        which is told."""
        return self._controller.ask(question)

    def do(self, deed: Callable[[Session], object], changes: Changes = Changes.DECISIONS) -> bool:
        """Do something to the project: it is stored, and all views see it. Says whether it was done; why not is told."""
        return self._controller.do(deed, changes, self)

    def choose_fact(self, fact: str) -> None:
        """Have a fact chosen in all views; empty for none."""
        if fact != self.fact:
            self.fact_wanted.emit(fact)

    def show_claim(self, claim: str, fact: str) -> None:
        """Go to the texts, with a claim of a fact in view."""
        self.claim_wanted.emit(claim, fact)

    def go_to(self, page: str) -> None:
        """Go to another page."""
        self.page_wanted.emit(page)

    def show_source(self, source: str) -> None:
        """Go to the sources, with the one with this id chosen."""
        self.source_wanted.emit(source)

    def act(self, name: str) -> None:
        """Do what an action of `desktop.actions` does, as if it were chosen in its menu; one that is switched off does nothing."""
        self.action_wanted.emit(name)

    def say(self, words: str) -> None:
        """Say a few words in the status bar."""
        self.said.emit(words)
