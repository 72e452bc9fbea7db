"""The one place of wiring: makes the parts of the window, connects them, and runs them until the window is closed."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QInputDialog

from desktop import theme
from desktop.commands import Commands
from desktop.controller import Controller
from desktop.crash import CrashReporter, log_path, start_log
from desktop.exporting import Exporting
from desktop.fetching_pages import FetchingPages
from desktop.fonts import ensure_letters
from desktop.guidance import Guidance
from desktop.importing import Importing
from desktop.interrupts import Interrupts
from desktop.jobs import Jobs
from desktop.main_window import MainWindow
from desktop.pages import SOURCES
from desktop.preferences import Preferences
from desktop.presenter import Presenter
from desktop.printing import Printing
from desktop.text_actions import TEXT_SPECS
from desktop.translation import Translation
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Window(QObject):
    """The window with everything behind it; `close` ends it all and may be called twice.

    `sample_path` is where the project of the sample is, None for the usual place.
    """

    def __init__(self, preferences: Preferences, sample_path: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self._sample_path = sample_path
        self.jobs = Jobs(self)
        self.controller = Controller(self.jobs, self)
        self.controller.author = preferences.author()
        self.main = MainWindow(preferences)
        self.presenter = Presenter(self.main, self.controller, preferences, self)
        self.importing = Importing(self.main, self.controller, preferences, self)
        self.fetching = FetchingPages(self.main, self.controller, self.importing, self)
        self.exporting = Exporting(self.main, self.controller, self)
        self.guidance = Guidance(self.main, preferences, self)
        self.commands = Commands(self.main, self.presenter, self)
        self.printing = Printing(self.main, self.controller, self.presenter, self)
        self._closed = False
        self._do = self._actions()
        self.controller.changed.connect(self._remember)
        self.controller.exported.connect(self._say_exported)
        self.main.triggered.connect(self._act)
        self.main.project_chosen.connect(self.open)
        self.main.files_dropped.connect(self.importing.take_dropped)
        self.main.start.project_removed.connect(self._forget)
        self.main.closing.connect(self.close)
        self.main.languages.chosen.connect(self._set_language)
        self.main.set_recent(preferences.recent())
        self.set_dark(preferences.dark())

    def show(self) -> None:
        self.main.show()

    def open(self, path: Path) -> None:
        """Open a project."""
        self.controller.open(path)

    def open_sample(self) -> None:
        """Open the sample project of this person, made at the first time."""
        from desktop.sample import usual_place

        self.controller.open_sample(self._sample_path or usual_place())

    def close(self) -> None:
        """Close the project, then end the jobs."""
        if not self._closed:
            self._closed = True
            self.presenter.keep_layouts()
            self.controller.close()
            self.jobs.shutdown()

    def set_dark(self, dark: bool) -> None:
        """Use the dark theme, or the light one."""
        self.preferences.set_dark(dark)
        chosen = theme.DARK if dark else theme.LIGHT
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(application, chosen)
        self.main.set_theme(chosen)
        self.presenter.set_theme(chosen)
        self.guidance.set_theme(chosen)

    def say_crashed(self, details: str) -> None:
        """Show the details of a defect."""
        from desktop.views.text_dialog import TextDialog

        lead = self.tr("Something went wrong in the program. Your project is safe: every decision is stored as soon as it is made.")
        TextDialog(self.tr("A defect in Diptych"), lead, details, self.main, fixed=True).show()

    # --- actions ----------------------------------------------------------------------------------------------------------------

    def _actions(self) -> dict[str, Callable[[], object]]:
        """What each action of `desktop.actions` does."""
        controller, presenter = self.controller, self.presenter
        return {
            "new": lambda: self.main.ask_new_project(controller.create),
            "open": lambda: self.main.ask_project(controller.open),
            "sample": self.open_sample,
            "add": self.importing.ask,
            "paste": self.importing.paste,
            "fetch": self.fetching.ask,
            "export": self.exporting.ask,
            "close": controller.close,
            "quit": self.main.close,
            "author": self._ask_author,
            "undo": controller.undo,
            "redo": controller.redo,
            "copy": presenter.copy_quote,
            "copy_fact": presenter.copy_fact,
            "find": presenter.find,
            "note": self._write_note,
            "reconcile": controller.reconcile,
            "stop": controller.cancel,
            "accept": lambda: presenter.decide(VerdictValue.ACCEPTED),
            "dismiss": lambda: presenter.decide(VerdictValue.DISMISSED),
            "resolve": lambda: presenter.decide(VerdictValue.RESOLVED),
            "reopen": lambda: presenter.decide(VerdictValue.OPEN),
            "check": controller.check,
            "switches": presenter.show_switches,
            "next_fact": lambda: presenter.step(1),
            "previous_fact": lambda: presenter.step(-1),
            "next_area": presenter.next_area,
            "larger": lambda: presenter.workspace.parallel.zoom(1),
            "smaller": lambda: presenter.workspace.parallel.zoom(-1),
            "usual": lambda: presenter.workspace.parallel.zoom(0),
            "details": self._show_details,
            "sources": lambda: presenter.go_to(SOURCES),
            "dark": lambda: self.set_dark(self.main.actions_by_name["dark"].isChecked()),
            "palette": self.commands.open,
            "print": self.printing.print,
            "preview": self.printing.preview,
            "guide": self.guidance.show_guide,
            "shortcuts": self.guidance.show_keys,
            "tour": self.guidance.begin_tour,
            "log": self.guidance.show_log,
            "about": self.guidance.show_about,
            **{spec.name: partial(self._act_in_texts, spec.name) for spec in TEXT_SPECS},
        }

    def _act(self, name: str) -> None:
        self._do[name]()

    def _act_in_texts(self, name: str) -> None:
        self.presenter.texts.act(name, on=self.main.actions_by_name[name].isChecked())

    def _write_note(self) -> None:
        self.main.actions_by_name["details"].setChecked(True)
        self._show_details()
        self.presenter.workspace.detail.notes.focus()

    def _show_details(self) -> None:
        self.main.show_details(self.main.actions_by_name["details"].isChecked())

    def _ask_author(self) -> None:
        """Ask who signs; a blank name is that of the computer's user."""
        dialog = QInputDialog(self.main)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Your name"))
        dialog.setLabelText(self.tr("Verdicts and notes are signed with this name; colleagues are told apart by it:"))
        dialog.setTextValue(self.controller.author)
        dialog.textValueSelected.connect(self._set_author)
        dialog.open()

    def _set_author(self, name: str) -> None:
        self.preferences.set_author(name.strip())
        self.controller.author = name

    def _set_language(self, code: str) -> None:
        """Remember the language; what is on the screen, and half-written notes with it, stays as it is."""
        self.preferences.set_language(code)
        self.main.messages.show_notice(self.tr("The window has this language from the next start on."))

    def _say_exported(self, path: Path) -> None:
        self.main.messages.show_notice(self.tr("Exported to {path}").format(path=path))

    def _remember(self) -> None:
        project = self.controller.project
        if project is not None:
            self.preferences.remember(project.path)
        self.main.set_recent(self.preferences.recent())

    def _forget(self, path: Path) -> None:
        self.preferences.forget(path)
        self.main.set_recent(self.preferences.recent())


def run(path: Path | None = None, sample: bool = False) -> int:
    """Show the window, with the project at `path` or the sample in it, until it is closed; returns the exit code."""
    os.environ.setdefault("QT_STYLE_OVERRIDE", "fusion")
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("diptych")
    application.setApplicationDisplayName("Diptych")
    application.setDesktopFileName("diptych")
    ensure_letters(application)
    preferences = Preferences.of_user()
    translation = Translation(application)
    translation.install(preferences.language())
    window = Window(preferences, path if sample else None)
    crashes = CrashReporter()
    crashes.crashed.connect(window.say_crashed)
    crashes.install()
    interrupts = Interrupts(window.main.close)
    window.main.seen.connect(lambda: _go_on(window, path, sample=sample))
    window.show()
    try:
        return application.exec()
    finally:
        interrupts.remove()
        window.close()
        crashes.remove()
        translation.remove()


def _go_on(window: Window, path: Path | None, *, sample: bool) -> None:
    """What can wait until the window is seen."""
    start_log(log_path())
    if sample:
        window.open_sample()
    elif path is not None:
        window.open(path)
    window.guidance.offer_tour()
