"""Keeps the window in step with the project: turns the report into what each view shows, and views' choices into the next.

What is chosen (the fact, the filter; the sources in `text_panes`) lives here; it is of the window, not of the project. Nothing is
stored here and no file is touched.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop.actions import Need
from desktop.changes import RUN, Changes
from desktop.models.labels import interface_language, step_label
from desktop.next_step import NextStep
from desktop.pages import PAGES, TEXTS
from desktop.pages.desk import Desk
from desktop.pages.host import PageHost
from reconciler.model import FactState
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from desktop.changes import Project
    from desktop.controller import Controller
    from desktop.fact_deeds import FactDeeds
    from desktop.main_window import MainWindow
    from desktop.models.fact_filter import FactFilter
    from desktop.models.fact_table import FactTable
    from desktop.models.side_by_side import Shown
    from desktop.preferences import Preferences
    from desktop.text_panes import TextPanes
    from desktop.theme import Theme
    from desktop.views.project_page import ProjectPage
    from desktop.views.workspace import Workspace
    from reconciler.differences import Difference
    from reconciler.report import Row


class Presenter(QObject):
    """Connects one window with one controller."""

    def __init__(self, window: MainWindow, controller: Controller, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._window = window
        self._controller = controller
        self._desk = Desk(controller, window.theme, self)
        self._host: PageHost | None = None
        self._rows: dict[str, Row] = {}
        self._fact = ""
        self._texts: TextPanes | None = None
        self._next = NextStep(window, self)
        controller.changed.connect(self._on_changed)
        controller.run_found.connect(self._show_difference)
        self._desk.fact_wanted.connect(self.choose_fact)
        self._desk.claim_wanted.connect(self._show_in_texts)
        self._desk.action_wanted.connect(lambda name: window.actions_by_name[name].trigger())
        self._desk.said.connect(lambda words: window.statusBar().showMessage(words, 4000))
        controller.failed.connect(window.messages.show_error)
        controller.noticed.connect(window.messages.show_notice)
        controller.job_began.connect(self._on_job_began)
        controller.job_progressed.connect(self._on_job_progressed)
        controller.job_ended.connect(self._on_job_ended)
        window.job.stopped.connect(controller.cancel)
        window.show_page(window.start)
        self._update_available()

    @property
    def desk(self) -> Desk:
        """Where pages ask for things."""
        return self._desk

    # --- what is chosen ---------------------------------------------------------------------------------------------------------

    @cached_property
    def facts(self) -> FactTable:
        """The model of the fact table; made when first needed, since the window is seen sooner without it."""
        from desktop.models.fact_table import FactTable

        return FactTable(self)

    @cached_property
    def _deeds(self) -> FactDeeds:
        from desktop.fact_deeds import FactDeeds

        return FactDeeds(self._desk, lambda: self._rows.get(self._fact), self._window, self)

    @property
    def fact(self) -> str:
        """The id of the chosen fact, empty for none."""
        return self._fact

    @property
    def sources(self) -> Shown:
        """The ids of the sources that stand side by side, from left to right."""
        return self.texts.shown

    def choose_fact(self, fact: str) -> None:
        """Choose a fact: its row, its details, and its passages in the texts, with another source shown where need be."""
        self._fact = fact if fact in self._rows else ""
        self.workspace.facts.select_fact(self._fact)
        self._desk.fact = self._fact
        self.texts.show_fact(self._rows.get(self._fact))
        self._show_detail()
        self._update_available()
        self._desk.fact_chosen.emit(self._fact)

    def choose_sources(self, *sources: str) -> None:
        """Show these sources side by side; the chosen fact stays chosen."""
        self.texts.choose(sources)

    def choose_claim(self, claim: str) -> None:
        """Bring the source of a claim into view, with a source of the chosen fact beside it.

        A claim of another fact, such as what comes nearest to this one, has its own fact chosen: what is shown of a claim and of
        the chosen fact is always of one.
        """
        if self._fact in self._rows and self.texts.source_of(claim) and claim not in self._rows[self._fact].fact.claims:
            self.choose_fact(next((fact for fact, row in self._rows.items() if claim in row.fact.claims), self._fact))
            self._desk.say(self.tr("This passage belongs to another fact, which is chosen now."))
        row = self._rows.get(self._fact)
        if row is not None:
            self.texts.show_claim(claim, row)

    def filter_facts(self, wanted: FactFilter) -> None:
        """Show only the facts that are asked for; the chosen one stays chosen."""
        self.facts.set_filter(wanted)
        facts = self.workspace.facts
        facts.show_counts(self.facts.counts())
        facts.select_fact(self._fact)

    def go_to(self, page: str) -> None:
        """Go to a page of the project; before the first analysis only to one that is of use then."""
        project = self._controller.project
        if project is not None and not project.loading:
            self._window.project(self.facts, self._connect)  # the pages are made when they are first needed
            assert self._host is not None
            self._host.go_to(page)

    def set_theme(self, theme: Theme) -> None:
        """Hand a theme on to the pages."""
        self._desk.theme = theme
        if self._host is not None:
            self._host.set_theme(theme)

    def keep_layouts(self) -> None:
        """Remember how the pages are laid out, and how the texts are shown."""
        if self._texts is not None:
            self._texts.keep_manner()
        if self._host is not None:
            self._host.keep_layouts()

    # --- moving about -----------------------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Choose the fact `by` rows on in the table."""
        self.workspace.facts.step(by)

    def find(self) -> None:
        """In the texts, look for words in them; else go to the field that filters the facts."""
        if self.workspace.is_in_texts():
            self.workspace.parallel.finder.open()
        else:
            self.workspace.facts.focus_filter()

    def next_area(self) -> None:
        """Go round the parts of the page that is shown, and the bar of pages."""
        if self._host is not None:
            self._host.next_area()

    # --- deciding ---------------------------------------------------------------------------------------------------------------

    def decide(self, value: VerdictValue) -> None:
        """Decide on the chosen fact, with the reason that stands in its field."""
        self.workspace.detail.decide(value)

    def decide_fact(self, value: VerdictValue, reason: str) -> None:
        """Store a verdict on the chosen fact."""
        from reconciler.decisions import target_of_fact

        if self._fact:
            self._controller.decide(target_of_fact(self._rows[self._fact].fact), value, reason, self)

    def show_switches(self) -> None:
        """List what is not flagged in this project."""
        self._deeds.show_switches()

    def annotate(self, text: str) -> None:
        """Store a note on the chosen fact."""
        from reconciler.decisions import target_of_fact

        if self._fact:
            before = len(self._rows[self._fact].notes)
            self._controller.annotate(target_of_fact(self._rows[self._fact].fact), text, self)
            if len(self._rows[self._fact].notes) > before:
                self.workspace.detail.notes.clear_saved(text)

    def copy_quote(self) -> None:
        """Put the quote at which the reader is, else the first of the chosen fact, on the clipboard with its citation."""
        row = self._rows.get(self._fact)
        if row is not None:
            quotations = [q for cell in row.cells for q in cell]
            claim = self.workspace.parallel.chosen_claim()
            self._deeds.copy_quotes([next((q for q in quotations if q.claim.id == claim), quotations[0])])

    def copy_fact(self) -> None:
        """Put the chosen fact with its quotes and sources on the clipboard."""
        from desktop.models.fact_detail import build_detail, plain_text

        project = self._controller.project
        if project is not None and project.report is not None and self._fact:
            row, language = self._rows[self._fact], interface_language()
            detail = build_detail(project.report, row, writable=False, language=language)
            QGuiApplication.clipboard().setText(plain_text(detail, row, language))
            self._window.statusBar().showMessage(self.tr("Copied"), 3000)

    # --- the project changes ----------------------------------------------------------------------------------------------------

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        project = self._controller.project
        if Changes.PROJECT in changes:
            self._window.messages.clear()
            self._desk.fact = ""
            self._fact, self._rows = "", {}
            if self._texts is not None:
                self._texts.clear()
            self.facts.set_report(None)
            self._window.set_project_name(project.path.stem if project else "", read_only=bool(project and project.read_only))
        if project is None:
            self._window.show_page(self._window.start)
        elif project.report is None:
            self._next.say_first(project)
            self._show_part(self._host.current if self._host is not None and Changes.PROJECT not in changes else TEXTS)
        elif changes & (Changes.PROJECT | Changes.ANALYSIS | Changes.SOURCES):
            self._show_report(project)
        elif Changes.DECISIONS in changes:
            self._refresh_decisions(project)
        if project is not None and project.report is not None and changes & RUN:
            self.texts.show_waiting()
        if self._host is not None:
            if Changes.PROJECT in changes:
                self._host.go_to(TEXTS)
            self._host.tell(changes)
        self._next.offer(project)
        self._window.set_counts(self._counts(project))
        self._update_available()

    def _show_part(self, page: str) -> None:
        """Before the first analysis: the page that is gone to if it is of use then, else what is to be done first."""
        project = self._controller.project
        if project is not None and project.report is None:
            early = not project.loading and any(spec.name == page and spec.early for spec in PAGES)
            self._window.show_page(self._window.project(self.facts, self._connect) if early else self._window.empty)

    def _show_report(self, project: Project) -> None:
        report = project.report
        assert report is not None
        before = self._rows.get(self._fact)
        workspace = self.workspace
        self._rows = {row.fact.id: row for row in report.rows}
        self.facts.writable = not project.read_only
        self.facts.set_report(report)
        workspace.facts.show_counts(self.facts.counts())
        self.texts.show_report(report)
        self._window.show_page(self._window.project(self.facts, self._connect))
        self.choose_fact(self._same_fact(before))

    def _same_fact(self, before: Row | None) -> str:
        """The fact that now has most of the claims of the one that was chosen before, and fewest others; empty if there is none."""
        if before is None:
            return ""
        claims = set(before.fact.claims)
        shared = {fact: len(claims.intersection(row.fact.claims)) for fact, row in self._rows.items()}
        best = max(shared, key=lambda fact: (shared[fact], -len(self._rows[fact].fact.claims)), default="")
        return best if best and shared[best] else ""

    def _refresh_decisions(self, project: Project) -> None:
        assert project.report is not None
        states = {fact: row.state for fact, row in self._rows.items()}
        self._rows = {row.fact.id: row for row in project.report.rows}
        if states != {fact: row.state for fact, row in self._rows.items()}:
            self.texts.refresh(project.report)
        self.facts.refresh_decisions(project.report)
        self.workspace.facts.show_counts(self.facts.counts())
        self._show_detail()

    def _show_detail(self) -> None:
        from desktop.models.fact_detail import build_detail

        project = self._controller.project
        row = self._rows.get(self._fact)
        if project is None or project.report is None or row is None:
            self.workspace.detail.set_content(None)
        else:
            author = str(self._controller.ask(lambda session: session.author) or "")
            writable, language = not project.read_only, interface_language()
            self.workspace.detail.set_content(
                build_detail(project.report, row, writable=writable, language=language, author=author)
            )

    def _show_difference(self, difference: Difference) -> None:
        """Say what a run changes, before it takes the place of the last one."""
        from desktop.views.difference_dialog import DifferenceDialog

        dialog = DifferenceDialog(difference, self._window)
        dialog.accepted.connect(self._controller.keep_run)
        dialog.rejected.connect(self._controller.drop_run)
        dialog.open()

    def _show_in_texts(self, claim: str, fact: str) -> None:
        self.go_to(TEXTS)
        self.choose_fact(fact)
        self.choose_claim(claim)

    def _counts(self, project: Project | None) -> str:
        if project is None:
            return ""
        sources, sides = len(project.documents), len({d.side for d in project.documents})
        parts = [self.tr("sources: {count}").format(count=sources), self.tr("sides: {count}").format(count=sides)]
        if project.report is not None:
            disputed = self.facts.counts()[FactState.DISPUTED]
            decided = sum(row.verdict is not None and row.verdict.value is not VerdictValue.OPEN for row in self._rows.values())
            parts += [
                self.tr("claims: {count}").format(count=len(project.report.analysis.claims)),
                self.tr("facts: {count}").format(count=len(self._rows)),
                self.tr("disputed: {count}").format(count=disputed),
                self.tr("decided: {count}").format(count=decided),
            ]
        return "   ".join(parts)

    # --- jobs and actions -------------------------------------------------------------------------------------------------------

    def _on_job_began(self, title: str) -> None:
        self._window.job.begin(title, can_stop=not self._controller.storing)
        self._update_available()

    def _on_job_progressed(self, step: str, done: int, total: int) -> None:
        self._window.job.show_step(step_label(step), done, total)

    def _on_job_ended(self) -> None:
        self._window.job.end()
        self._update_available()

    def _update_available(self) -> None:
        project = self._controller.project
        there = Need.JOB if self._controller.busy else Need.IDLE
        if not self._controller.storing:
            there |= Need.STORED
        if project is not None:
            there |= Need.PROJECT
            there |= Need.NOTHING if project.read_only or project.loading else Need.WRITABLE
            there |= Need.SOURCES if project.documents else Need.NOTHING
            there |= Need.REPORT if project.report else Need.NOTHING
            there |= Need.FACT if self._fact else Need.NOTHING
        self._window.set_available(there)

    @property
    def workspace(self) -> Workspace:
        """The page of a project, made when it is first asked for."""
        return self._window.project(self.facts, self._connect).workspace

    @property
    def texts(self) -> TextPanes:
        """The texts side by side."""
        workspace = self.workspace
        if self._texts is None:
            from desktop.text_panes import TextPanes

            self._texts = TextPanes(self._desk, self._preferences, workspace, self)
            for name, on in (("fold", self._texts.manner.fold), ("wrap", self._texts.manner.wrap)):
                self._window.actions_by_name[name].setChecked(on)
        return self._texts

    def _connect(self, page: ProjectPage) -> None:
        workspace = page.workspace
        self._host = PageHost(page, self._desk, self._preferences, self)
        self._host.shown.connect(self._show_part)
        workspace.facts.fact_chosen.connect(self.choose_fact)
        workspace.facts.filter_changed.connect(self.filter_facts)
        workspace.facts.decided.connect(self.decide)
        workspace.facts.copied.connect(self._deeds.say_copied)
        self.facts.stated.connect(self._deeds.state)
        workspace.parallel.fact_chosen.connect(self.choose_fact)
        workspace.detail.set_deed(self._deeds.do)
        workspace.detail.fact_decided.connect(self.decide_fact)
        workspace.detail.discrepancy_decided.connect(self._deeds.decide_discrepancy)
        workspace.detail.note_saved.connect(self.annotate)
        workspace.detail.quote_chosen.connect(self.choose_claim)
        workspace.detail.fact_chosen.connect(self.choose_fact)
