"""The pages of a project beside the texts: each is a module with a class that shows one thing and asks the desk for the rest.

A page is made when it is first gone to, and looks at the project again only while it is seen. To add one, write its module and a
line in `PAGES`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.marks import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop.pages.desk import Desk
    from desktop.pages.page import Page


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page: `title` is shown, `tip` says what it is for, `place` is "module:class", `keys` lead to it beside its number.

    `early`: it is of use before the first analysis.
    """

    name: str
    title: str
    tip: str
    place: str = ""
    keys: str = ""
    early: bool = False

    def said(self) -> PageSpec:
        """The same in the language of the window."""
        say = QCoreApplication.translate
        return PageSpec(self.name, say("Pages", self.title), say("Pages", self.tip), self.place, self.keys, self.early)

    def make(self, desk: Desk) -> Page:
        """The page itself."""
        module, name = self.place.split(":")
        made: Page = getattr(import_module(module), name)(desk)
        return made


TEXTS, SOURCES = "texts", "sources"

# in the order of the bar at the left; the texts are the workspace, which the presenter fills
PAGES: tuple[PageSpec, ...] = (
    PageSpec(
        TEXTS,
        QT_TRANSLATE_NOOP("Pages", "Texts"),
        QT_TRANSLATE_NOOP("Pages", "The texts side by side, the fact table, and the chosen fact"),
    ),
    PageSpec(
        "review",
        QT_TRANSLATE_NOOP("Pages", "Review"),
        QT_TRANSLATE_NOOP("Pages", "The differences one after another, to be judged by one key each"),
        "desktop.pages.review:ReviewPage",
    ),
    PageSpec(
        "coverage",
        QT_TRANSLATE_NOOP("Pages", "Coverage"),
        QT_TRANSLATE_NOOP("Pages", "Which source tells of which fact, who disputes it, and who is silent"),
        "desktop.pages.coverage:CoveragePage",
    ),
    PageSpec(
        "timeline",
        QT_TRANSLATE_NOOP("Pages", "Timeline"),
        QT_TRANSLATE_NOOP("Pages", "When it happened by each side's account, and which dates differ"),
        "desktop.pages.timeline:TimelinePage",
    ),
    PageSpec(
        "words",
        QT_TRANSLATE_NOOP("Pages", "Words"),
        QT_TRANSLATE_NOOP("Pages", "What each side calls one thing, how often, and where"),
        "desktop.pages.words:WordsPage",
    ),
    PageSpec(
        "notes",
        QT_TRANSLATE_NOOP("Pages", "Notes"),
        QT_TRANSLATE_NOOP("Pages", "All that was noted, with what it is about, and what lost its place"),
        "desktop.pages.notes:NotesPage",
    ),
    PageSpec(
        "search",
        QT_TRANSLATE_NOOP("Pages", "Search"),
        QT_TRANSLATE_NOOP("Pages", "Words in the texts, the claims and all that people wrote (Ctrl+Shift+F)"),
        "desktop.pages.search:SearchPage",
        "Ctrl+Shift+F",
    ),
    PageSpec(
        SOURCES,
        QT_TRANSLATE_NOOP("Pages", "Sources"),
        QT_TRANSLATE_NOOP("Pages", "Whose the texts are, what is said of them, their versions, and a colleague's copy"),
        "desktop.pages.sources:SourcesPage",
        early=True,
    ),
    PageSpec(
        "history",
        QT_TRANSLATE_NOOP("Pages", "History"),
        QT_TRANSLATE_NOOP("Pages", "All that was done, to be read, filtered and taken back"),
        "desktop.pages.history:HistoryPage",
        early=True,
    ),
)
