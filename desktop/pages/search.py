"""The search: words in the texts, the claims and all that people wrote, found as they are typed; a hit leads to its place.

It is looked for aside, since words that stand everywhere take longer than a person should wait for a key to be shown. Limit: in a
project without a search index, one of an older version, going here makes it, which takes a second for a megabyte.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QSplitter, QWidget

from desktop.changes import Changes
from desktop.models.labels import source_label
from desktop.models.search_results import SearchResults, goal_of
from desktop.pages.aside import Aside
from desktop.pages.page import Page
from desktop.views.hit_list import HitList
from desktop.views.parts import column, text_label
from desktop.views.search_filters import SearchFilters

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from PySide6.QtGui import QKeyEvent

    from desktop.pages.desk import Desk
    from desktop.theme import Theme
    from reconciler.search.values import Hit

PAUSE = 150  # milliseconds without a key before what was typed is looked for


class SearchPage(Page):
    """A field for words, filters at the left, hits at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        from reconciler.discrepancies import RULES

        super().__init__(desk, parent)
        self.model = SearchResults(self)
        self.words = _Field()
        self.words.setPlaceholderText(self.tr("Search texts, claims, notes, verdicts, tags"))
        self.words.setAccessibleName(self.tr("Search texts, claims, notes, verdicts, tags"))
        self.words.setToolTip(self.tr('Words in any of their forms; "these words just so"; begin* for a beginning'))
        self.words.setClearButtonEnabled(True)
        self.filters = SearchFilters([rule.type for rule in RULES])
        self.list = HitList(self.model)
        self.says = text_label("", muted=True)
        self.aside = Aside(desk, self.says.setText, self)
        self._indexed = False
        self._hits_wanted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.search)
        self._lay_out()
        self.words.textChanged.connect(self._begin)
        self.words.returnPressed.connect(self._go_to_hits)
        self.words.down.connect(self._go_to_hits)
        self.filters.changed.connect(self._begin)
        self.list.opened.connect(self.go_to)
        self.list.left.connect(self._go_to_words)
        self._show(())

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(190)
        scroll.setAccessibleName(self.tr("What to search"))
        scroll.setWidget(self.filters)
        self.filters.setContentsMargins(0, 4, 8, 0)
        found = QWidget()
        right = column(found)
        right.setContentsMargins(8, 4, 0, 0)
        right.addWidget(self.says)
        right.addWidget(self.list, 1)
        right.addStretch()
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.setChildrenCollapsible(False)
        self._across.addWidget(scroll)
        self._across.addWidget(found)
        self._across.setSizes([240, 900])
        self._across.setStretchFactor(1, 1)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        layout = column(self, margin=10)
        layout.addLayout(row)
        layout.addWidget(self._across, 1)

    # --- what a page does -------------------------------------------------------------------------------------------------------

    def refresh(self, changes: Changes) -> None:
        if changes & Changes.PROJECT:
            self._indexed = False
            self.words.clear()
            self.filters.clear()
        project, report = self.desk.project, self.desk.report
        documents = project.documents if project is not None else ()
        sides = dict.fromkeys(document.side for document in documents)
        self.model.set_titles({document.id: source_label(document) for document in documents})
        self.filters.offer("sides", [(side, side) for side in sides])
        if report is not None:
            notebook = report.notebook
            tags = {tag.name.casefold(): tag.name for tag in notebook.tags}
            self.filters.offer("tags", [(name, name) for _, name in sorted(tags.items())])
            entries: tuple[Any, ...] = (*notebook.verdicts, *notebook.statements, *notebook.notes, *notebook.tags, *notebook.ties)
            authors = sorted({entry.author for entry in entries if entry.author})
            self.filters.offer("authors", [(author, author) for author in authors])
        self.search()

    def enter(self) -> None:
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def set_theme(self, theme: Theme) -> None:
        self.list.set_theme(theme)
        self.filters.set_theme(theme)

    def layouts(self) -> Mapping[str, QByteArray]:
        return {"across": self._across.saveState()}

    def restore(self, layouts: Mapping[str, QByteArray]) -> None:
        if not layouts["across"].isEmpty():
            self._across.restoreState(layouts["across"])

    # --- searching --------------------------------------------------------------------------------------------------------------

    def search(self) -> None:
        """Look for what is asked now."""
        self._timer.stop()
        words, asked = self.words.text().strip(), cast("dict[str, Any]", self.filters.asked())
        if not words and not asked:
            self.aside.drop("search")
            self._show(())
            return
        if not self._indexed:
            # a connection that only reads would have to make the index in a copy, each time
            self.desk.ask(lambda session: session.search(kinds=("tag",), limit=1))
            self._indexed = True
        self.aside.ask("search", lambda session: session.search(words, **asked), self._show)

    def go_to(self, row: int) -> None:
        """Go to the place of a hit, or say that none is left."""
        hit, report = self.model.hit(row), self.desk.report
        if hit is None or report is None:
            return
        goal = goal_of(hit, report)
        if goal.claim:
            self.desk.show_claim(goal.claim, goal.fact)
        elif goal.source:
            self.desk.show_source(goal.source)
        else:
            lost = self.tr("No claim of the last run stands there, so it cannot be shown among the texts.")
            self.desk.say(lost)
            self.says.setText(lost)

    def _show(self, hits: tuple[Hit, ...]) -> None:
        chosen = self.model.hit(self.list.row())
        self.model.set_hits(hits)
        rows = range(self.model.rowCount()) if chosen is not None else ()
        self.list.choose(next((row for row in rows if self.model.hit(row) == chosen), self.model.first()))
        self.list.setVisible(bool(hits))
        self.says.setText(self._said(bool(hits)))
        if self._hits_wanted:
            self._go_to_hits()

    def _said(self, found: bool) -> str:
        if found:
            return self.tr("hits: {count}").format(count=self.model.hits())
        if not self.words.text().strip() and not self.filters.asked():
            return self.tr(
                "Type words, or choose a filter. Words are found in any of their forms, in English and Russian; "
                '"these words just so" as they stand; begin* by their beginning.'
            )
        if self.filters.asked():
            return self.tr("Nothing has all of this. Take a filter or a word away.")
        return self.tr("Nothing has all of these words. Take one away, or look for a beginning: begin*")

    def _begin(self, _typed: str = "") -> None:
        self._hits_wanted = False
        self._timer.start()

    def _go_to_hits(self) -> None:
        if self._timer.isActive():
            self.search()
        self._hits_wanted = self.aside.busy
        if not self._hits_wanted and self.model.first() >= 0:
            if self.list.row() < 0:
                self.list.choose(self.model.first())
            self.list.setFocus()

    def _go_to_words(self) -> None:
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)


class _Field(QLineEdit):
    """`down` comes at ↓."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)
