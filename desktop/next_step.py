"""Says what is to be done next: on the page of a project without an analysis, and in the strip above one that is out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.models.labels import number_label

if TYPE_CHECKING:
    from desktop.changes import Project
    from desktop.main_window import MainWindow


class NextStep(QObject):
    """Writes into one window."""

    def __init__(self, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window

    def say_first(self, project: Project) -> None:
        """Say on the page of an empty project what is there, and what to do first."""
        if project.loading:
            said = self.tr("Texts: {count}").format(count=number_label(len(project.documents)))
            self._window.empty.show_text(self.tr("Opening {name}…").format(name=project.path.stem), [said], [])
            return
        if project.documents:
            texts = [f"{d.side} · {d.title or d.name}" for d in project.documents]
            shown = texts if len(texts) <= 12 else [*texts[:11], self.tr("and {count} more").format(count=len(texts) - 11)]
            title = self.tr("The texts are in. Now set them side by side.")
            actions = [("reconcile", self.tr("Reconcile")), ("add", self.tr("Add files…"))]
        else:
            title = self.tr("This project has no texts yet")
            shown = [
                self.tr("Drop text or HTML files on this window, or choose them. Each text belongs to a side: whose voice it is."),
                self.tr("Add texts of at least two sides; then reconcile them."),
            ]
            actions = [("add", self.tr("Add files…"))]
        actions = [] if project.read_only else actions
        self._window.empty.show_text(title, shown, [*actions, ("sources", self.tr("Sources"))])

    def offer(self, project: Project | None) -> None:
        """Offer another run where the last one was of other texts or claims; take the offer back where it was not."""
        waiting = len(project.waiting()) if project and project.report else 0
        if project is None or project.read_only or not (waiting or project.stale):
            self._window.messages.withdraw("reconcile")
        elif not waiting:
            text = self.tr("Texts or claims are not as they were at the last run.")
            self._window.messages.offer(text, "reconcile", self.tr("Reconcile"))
        elif waiting == 1:
            self._window.messages.offer(self.tr("1 text was added and is not compared yet."), "reconcile", self.tr("Reconcile"))
        else:
            text = self.tr("%n texts were added and are not compared yet.", "", waiting)
            self._window.messages.offer(text, "reconcile", self.tr("Reconcile"))
