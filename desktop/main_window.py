"""The main window: menus, toolbar, pages, strips and status bar. It asks and shows; what is to be done is decided elsewhere.

The page of a project is made when the first project is opened, so that the start page comes at once.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QMainWindow, QMenu, QStackedWidget, QToolBar, QWidget

from desktop.actions import SPECS, TOOLBAR, Menu, Need, Spec, lacking, menu_title
from desktop.theme import LIGHT, Theme
from desktop.views.empty_page import EmptyPage
from desktop.views.file_dialog import FileDialog
from desktop.views.job_bar import JobBar
from desktop.views.language_menu import LanguageMenu
from desktop.views.message_bar import MessageBar
from desktop.views.parts import column
from desktop.views.start_page import StartPage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.models.fact_table import FactTable
    from desktop.preferences import Preferences
    from desktop.views.project_page import ProjectPage

SIZE = QSize(1280, 800)


class MainWindow(QMainWindow):
    """`triggered` brings the name of an action, `files_dropped` the paths of what was dropped; `seen` comes once, after the first
    paint."""

    triggered = Signal(str)
    project_chosen = Signal(object)
    files_dropped = Signal(object)
    closing = Signal()
    seen = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._theme = LIGHT
        self._seen = False
        self.available = Need.IDLE | Need.STORED
        self._project: ProjectPage | None = None
        self.actions_by_name: dict[str, QAction] = {}
        self.setAcceptDrops(True)
        self.setMinimumSize(760, 520)
        self.resize(SIZE)
        self.start = StartPage()
        self.empty = EmptyPage()
        self.messages = MessageBar()
        self.job = JobBar()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start)
        self._pages.addWidget(self.empty)
        centre = QWidget()
        layout = column(centre, spacing=0)
        for part in (self.messages, self.job, self._pages):
            layout.addWidget(part)
        layout.setStretchFactor(self._pages, 1)
        self.setCentralWidget(centre)
        self._counts = QLabel()
        self._counts.setTextFormat(Qt.TextFormat.PlainText)
        self.statusBar().addPermanentWidget(self._counts)
        self._recent = QMenu(self.tr("Open &Recent"), self)
        self.languages = LanguageMenu(preferences.language(), self)
        self._make_menus()
        self._make_toolbar()
        self.start.action_chosen.connect(self.triggered)
        self.start.project_chosen.connect(self.project_chosen)
        self.empty.action_chosen.connect(self.triggered)
        self.messages.acted.connect(self.triggered)
        self.restoreGeometry(preferences.layout("window"))
        self.set_project_name("")

    # --- what it shows ----------------------------------------------------------------------------------------------------------

    def project(self, model: FactTable, connect: Callable[[ProjectPage], None]) -> ProjectPage:
        """What shows a reconciled project; it is made the first time, and then `connect` is called with it."""
        if self._project is None:
            from desktop.pages import PAGES
            from desktop.views.project_page import ProjectPage
            from desktop.views.workspace import Workspace

            workspace = Workspace(model)
            entries = [(spec.name, spec.title, spec.tip) for spec in (page.said() for page in PAGES)]
            self._project = ProjectPage(workspace, entries)
            self._project.set_theme(self._theme)
            workspace.restore({name: self._preferences.layout(name) for name in workspace.layouts()})
            workspace.detail.setVisible(self.actions_by_name["details"].isChecked())
            self._pages.addWidget(self._project)
            connect(self._project)
        return self._project

    def button(self, name: str) -> QWidget | None:
        """The button of an action in the toolbar; None where it has none."""
        return self._toolbar.widgetForAction(self.actions_by_name[name])

    def pages_bar(self) -> QWidget | None:
        """The bar of a project's pages; None before there is one."""
        return self._project.bar if self._project is not None else None

    def show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)

    def set_project_name(self, name: str, *, read_only: bool = False) -> None:
        """Put the project's name into the title."""
        shown = self.tr("{name} (read only)").format(name=name) if read_only else name
        self.setWindowTitle(f"{shown} – Diptych" if name else "Diptych")

    def set_counts(self, text: str) -> None:
        self._counts.setText(text)

    def set_recent(self, projects: Sequence[tuple[Path, bool]]) -> None:
        """Offer the projects opened last, in the menu (those that are there) and on the start page."""
        self.start.set_recent(projects)
        self._recent.clear()
        paths = [path for path, there in projects if there]
        for path in paths:
            entry = self._recent.addAction(path.stem.replace("&", "&&"))
            entry.setStatusTip(str(path))
            entry.triggered.connect(partial(self.project_chosen.emit, path))
        self._recent.setEnabled(bool(paths))

    def set_available(self, there: Need) -> None:
        """Switch actions on and off by what is there."""
        self.available = there
        for spec in SPECS:
            self.actions_by_name[spec.name].setEnabled(not lacking(spec.needs, there))

    @property
    def theme(self) -> Theme:
        """The theme that it has."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        action = self.actions_by_name["dark"]
        action.setChecked(theme.dark)
        self.start.set_theme(theme)
        self.messages.set_theme(theme)
        self.job.set_theme(theme)
        if self._project is not None:
            self._project.set_theme(theme)

    def show_details(self, visible: bool) -> None:
        if self._project is not None:
            self._project.workspace.detail.setVisible(visible)

    # --- asking for files -------------------------------------------------------------------------------------------------------

    def ask_new_project(self, then: Callable[[Path], None]) -> QFileDialog:
        """Ask where a new project shall be kept."""
        dialog = self._file_dialog(self.tr("New project"), (self.tr("Diptych projects (*.diptych)"),))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("diptych")
        return self._ask(dialog, lambda paths: then(paths[0]))

    def ask_project(self, then: Callable[[Path], None]) -> QFileDialog:
        """Ask for a project that is there."""
        dialog = self._file_dialog(self.tr("Open project"), (self.tr("Diptych projects (*.diptych)"), self.tr("All files (*)")))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._ask(dialog, lambda paths: then(paths[0]))

    def ask_texts(self, suffixes: Sequence[str], then: Callable[[Sequence[Path]], None]) -> QFileDialog:
        """Ask for files to be added."""
        kinds = " ".join(f"*{suffix}" for suffix in suffixes)
        filters = (self.tr("Texts ({kinds})").format(kinds=kinds), self.tr("All files (*)"))
        dialog = self._file_dialog(self.tr("Add files"), filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return self._ask(dialog, then)

    def ask_export(self, project: Path, known: tuple[str, str], then: Callable[[Path], None]) -> QFileDialog:
        """Ask where to export to, at first beside the `project`; `known` is the title and suffix of the format."""
        title, suffix = known
        dialog = self._file_dialog(self.tr("Export to"), [f"{title} (*{suffix})", self.tr("All files (*)")])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.lstrip("."))
        dialog.setDirectory(str(project.parent))
        dialog.selectFile(f"{project.stem}{suffix}")
        return self._ask(dialog, lambda paths: then(paths[0]))

    def _file_dialog(self, title: str, filters: Sequence[str]) -> QFileDialog:
        dialog = FileDialog(self, title, self._preferences.folder())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters(list(filters))
        return dialog

    def _ask(self, dialog: QFileDialog, then: Callable[[Sequence[Path]], None]) -> QFileDialog:
        def chosen(names: list[str]) -> None:
            paths = [Path(name) for name in names]
            self._preferences.set_folder(paths[0].parent)
            then(paths)

        dialog.filesSelected.connect(chosen)
        dialog.open()
        return dialog

    # --- menus ------------------------------------------------------------------------------------------------------------------

    def _make_menus(self) -> None:
        menus = {which: self.menuBar().addMenu(menu_title(which)) for which in Menu}
        for spec in map(Spec.said, SPECS):
            menu = menus[spec.menu]
            if spec.group:
                menu.addSeparator()
            menu.addAction(self._make_action(spec))
            if spec.name == "open":
                menu.addMenu(self._recent)
            elif spec.name == "dark":
                menu.addMenu(self.languages)
        for name in ("details", "wrap"):
            self.actions_by_name[name].setChecked(True)

    def _make_action(self, spec: Spec) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.name)
        keys = QKeySequence(spec.shortcut)
        action.setShortcut(keys)
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{spec.tip} ({shown})" if shown else spec.tip)
        action.setStatusTip(spec.tip)
        action.setCheckable(spec.checkable)
        if spec.toolbar:
            action.setIconText(spec.toolbar)
        action.triggered.connect(partial(self._tell, spec.name))
        self.actions_by_name[spec.name] = action
        return action

    def _make_toolbar(self) -> None:
        bar = self._toolbar = QToolBar(self.tr("Main toolbar"))
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        bar.toggleViewAction().setVisible(False)
        for name in TOOLBAR:
            if name:
                bar.addAction(self.actions_by_name[name])
            else:
                bar.addSeparator()
        self.addToolBar(bar)

    def _tell(self, name: str, _checked: bool = False) -> None:
        self.triggered.emit(name)

    # --- Qt ---------------------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if _local_files(event.mimeData()):
            event.acceptProposedAction()
            self.start.set_dragging(True)
            self.statusBar().showMessage(self.tr("Drop to add these files"))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self.start.set_dragging(False)
        self.statusBar().clearMessage()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        paths = _local_files(event.mimeData())
        self.start.set_dragging(False)
        self.statusBar().clearMessage()
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.seen.emit)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self._preferences.set_layout("window", self.saveGeometry())
        if self._project is not None:
            for name, state in self._project.workspace.layouts().items():
                self._preferences.set_layout(name, state)
        self.closing.emit()
        super().closeEvent(event)


def _local_files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
