"""What the palette offers: every action, the pages, the sources and the facts of the open project, and what choosing one does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QKeySequence

from desktop.actions import SPECS, Need, Spec, lacking, menu_title
from desktop.models.labels import source_label
from desktop.models.palette import Entry, Kind, best
from desktop.pages import PAGES, SOURCES, TEXTS
from desktop.theme import state_label, state_symbol

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.presenter import Presenter
    from desktop.views.palette import Palette

FACTS = 12  # facts that are offered for what was typed
FEWEST = 2  # letters without which no facts are looked for
PALETTE = "palette"


class Commands(QObject):
    """Makes the palette when it is first asked for; actions are done by their names, as from a menu."""

    def __init__(self, window: MainWindow, presenter: Presenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._presenter = presenter
        self._palette: Palette | None = None
        self._entries: list[Entry] = []

    def open(self) -> None:
        """Show the palette."""
        if self._palette is None:
            from desktop.views.palette import Palette

            self._palette = Palette(self.find, self._window)
            self._palette.chosen.connect(self.do)
        self._palette.set_theme(self._window.theme)
        self._entries = [*self._actions(), *self._pages(), *self._sources()]
        self._palette.open()

    def find(self, query: str) -> list[Entry]:
        """What fits `query`, the best first; facts, which are many, come after the rest."""
        found = best(query, self._entries)
        return found + self._facts(query) if len(query.strip()) >= FEWEST else found

    def do(self, entry: Entry) -> None:
        """Do what an entry leads to."""
        if entry.kind is Kind.ACTION:
            self._window.actions_by_name[entry.name].trigger()
        elif entry.kind is Kind.PAGE:
            self._presenter.go_to(entry.name)
        elif entry.kind is Kind.SOURCE:
            self._presenter.go_to(SOURCES)
            self._presenter.desk.show_source(entry.name)
        else:
            self._presenter.go_to(TEXTS)
            self._presenter.choose_fact(entry.name)

    def _actions(self) -> list[Entry]:
        there = self._window.available
        said = [spec.said() for spec in SPECS if spec.name != PALETTE]
        return [
            Entry(
                Kind.ACTION, spec.name, _plain(spec.text), _detail(spec), _shown(spec.shortcut), lacking(spec.needs, there)
            )
            for spec in said
        ]  # fmt: skip

    def _pages(self) -> list[Entry]:
        title = QCoreApplication.translate("Commands", "Go to {page}")
        entries = []
        for number, spec in enumerate((page.said() for page in PAGES), 1):
            keys = spec.keys or (f"Alt+{number}" if number <= 9 else "")
            missing = lacking(Need.PROJECT if spec.early else Need.REPORT, self._window.available)
            entries.append(Entry(Kind.PAGE, spec.name, title.format(page=spec.title), spec.tip, _shown(keys), missing))
        return entries

    def _sources(self) -> list[Entry]:
        project = self._presenter.desk.project
        if project is None:
            return []
        title = QCoreApplication.translate("Commands", "Go to source: {source}")
        return [
            Entry(Kind.SOURCE, document.id, title.format(source=source_label(document)), f"{document.side} · {document.name}")
            for document in project.documents
        ]

    def _facts(self, query: str) -> list[Entry]:
        title = QCoreApplication.translate("Commands", "Fact: {fact}")
        return [
            Entry(Kind.FACT, row.fact.id, title.format(fact=f"{state_symbol(row.state)} {row.fact.label}"), state_label(row.state))
            for row in self._presenter.facts.with_words(query.casefold().split(), FACTS)
        ]


def _plain(text: str) -> str:
    """The words of an action without the sign for its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def _detail(spec: Spec) -> str:
    return f"{_plain(menu_title(spec.menu))} · {spec.tip}"


def _shown(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
