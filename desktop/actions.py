"""Every action of the window in one list: its words, its shortcut, its menu, and what it needs to be of use.

Menus, the toolbar and the shortcuts are made from it; adding an action is a line here and a line in `app.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto

from PySide6.QtCore import QCoreApplication

from desktop.marks import QT_TRANSLATE_NOOP


class Need(Flag):
    """What must be there for an action to be of use."""

    NOTHING = 0
    PROJECT = auto()
    WRITABLE = auto()
    SOURCES = auto()
    REPORT = auto()
    FACT = auto()
    IDLE = auto()
    JOB = auto()


class Menu(Flag):
    """The menus, in their order."""

    FILE = auto()
    EDIT = auto()
    PROJECT = auto()
    VIEW = auto()
    HELP = auto()


@dataclass(frozen=True, slots=True)
class Spec:
    """An action: `text` and `tip` are shown; `toolbar` is the word on its button, empty for none; `group` opens a new group."""

    name: str
    menu: Menu
    text: str
    tip: str
    shortcut: str = ""
    needs: Need = Need.NOTHING
    toolbar: str = ""
    checkable: bool = False
    group: bool = False

    def said(self) -> Spec:
        """The same in the language of the window."""
        say = QCoreApplication.translate
        return Spec(
            self.name,
            self.menu,
            say("Actions", self.text),
            say("Actions", self.tip),
            self.shortcut,
            self.needs,
            say("Actions", self.toolbar) if self.toolbar else "",
            self.checkable,
            self.group,
        )


_MENUS = {
    Menu.FILE: QT_TRANSLATE_NOOP("Actions", "&File"),
    Menu.EDIT: QT_TRANSLATE_NOOP("Actions", "&Edit"),
    Menu.PROJECT: QT_TRANSLATE_NOOP("Actions", "&Project"),
    Menu.VIEW: QT_TRANSLATE_NOOP("Actions", "&View"),
    Menu.HELP: QT_TRANSLATE_NOOP("Actions", "&Help"),
}


def menu_title(menu: Menu) -> str:
    """The title of a menu in the language of the window."""
    return QCoreApplication.translate("Actions", _MENUS[menu])


_EDITABLE = Need.PROJECT | Need.WRITABLE
_JUDGED = Need.FACT | Need.WRITABLE

SPECS: tuple[Spec, ...] = (
    Spec(
        "new",
        Menu.FILE,
        QT_TRANSLATE_NOOP("Actions", "&New Project…"),
        QT_TRANSLATE_NOOP("Actions", "Make an empty project and choose where it is kept"),
        "Ctrl+N",
        toolbar=QT_TRANSLATE_NOOP("Actions", "New"),
    ),
    Spec(
        "open",
        Menu.FILE,
        QT_TRANSLATE_NOOP("Actions", "&Open Project…"),
        QT_TRANSLATE_NOOP("Actions", "Open a project that was made before"),
        "Ctrl+O",
        toolbar=QT_TRANSLATE_NOOP("Actions", "Open"),
    ),
    Spec(
        "sample",
        Menu.FILE,
        QT_TRANSLATE_NOOP("Actions", "Open the &Sample"),
        QT_TRANSLATE_NOOP("Actions", "Try the program out on five short texts that come with it"),
    ),
    Spec(
        "add",
        Menu.FILE,
        QT_TRANSLATE_NOOP("Actions", "&Add Files…"),
        QT_TRANSLATE_NOOP("Actions", "Add texts to the project; you can also drop files on the window"),
        "Ctrl+I",
        _EDITABLE | Need.IDLE,
        toolbar=QT_TRANSLATE_NOOP("Actions", "Add files"),
        group=True,
    ),
    Spec(
        "paste",
        Menu.FILE,
        QT_TRANSLATE_NOOP("Actions", "&Paste a Text…"),
        QT_TRANSLATE_NOOP("Actions", "Add the text that was copied last; with no project open, one is made for it"),
        "Ctrl+Shift+V",
        Need.IDLE,
    ),
    Spec(
        "export",
        Menu.FILE,
        QT_TRANSLATE_NOOP("Actions", "&Export…"),
        QT_TRANSLATE_NOOP("Actions", "Write the fact table, with verdicts and notes, to a file"),
        "Ctrl+E",
        Need.REPORT | Need.IDLE,
        toolbar=QT_TRANSLATE_NOOP("Actions", "Export"),
    ),
    Spec(
        "close",
        Menu.FILE,
        QT_TRANSLATE_NOOP("Actions", "&Close Project"),
        QT_TRANSLATE_NOOP("Actions", "Close the project and go back to the start page"),
        "Ctrl+W",
        Need.PROJECT,
        group=True,
    ),
    Spec(
        "quit",
        Menu.FILE,
        QT_TRANSLATE_NOOP("Actions", "&Quit"),
        QT_TRANSLATE_NOOP("Actions", "Close the window; everything is saved already"),
        "Ctrl+Q",
    ),
    Spec(
        "undo",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Actions", "&Undo"),
        QT_TRANSLATE_NOOP("Actions", "Take back what you did last; this outlives closing the project"),
        "Ctrl+Z",
        _EDITABLE,
    ),
    Spec(
        "redo",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Actions", "&Redo"),
        QT_TRANSLATE_NOOP("Actions", "Do again what you undid last"),
        "Ctrl+Shift+Z",
        _EDITABLE,
    ),
    Spec(
        "copy",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Actions", "&Copy Fact"),
        QT_TRANSLATE_NOOP("Actions", "Copy the chosen fact with its quotes and their sources"),
        "Ctrl+Shift+C",
        Need.FACT,
        group=True,
    ),
    Spec(
        "find",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Actions", "&Find Facts"),
        QT_TRANSLATE_NOOP("Actions", "Type words that a fact, its quotes or its notes shall have"),
        "Ctrl+F",
        Need.REPORT,
    ),
    Spec(
        "note",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Actions", "Write a &Note"),
        QT_TRANSLATE_NOOP("Actions", "Write a note on the chosen fact"),
        "Ctrl+M",
        _JUDGED,
    ),
    Spec(
        "author",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Actions", "&Your Name…"),
        QT_TRANSLATE_NOOP("Actions", "Who signs your verdicts and notes from now on"),
        group=True,
    ),
    Spec(
        "reconcile",
        Menu.PROJECT,
        QT_TRANSLATE_NOOP("Actions", "&Reconcile"),
        QT_TRANSLATE_NOOP("Actions", "Find what the texts say of the same facts, and where they differ"),
        "Ctrl+R",
        _EDITABLE | Need.SOURCES | Need.IDLE,
        toolbar=QT_TRANSLATE_NOOP("Actions", "Reconcile"),
    ),
    Spec(
        "stop",
        Menu.PROJECT,
        QT_TRANSLATE_NOOP("Actions", "&Stop"),
        QT_TRANSLATE_NOOP("Actions", "Stop what is under way; the project stays as it was"),
        "Ctrl+.",
        Need.JOB,
    ),
    Spec(
        "accept",
        Menu.PROJECT,
        QT_TRANSLATE_NOOP("Actions", "&Accept Fact"),
        QT_TRANSLATE_NOOP("Actions", "Decide that these claims speak of the same fact, as proposed"),
        "Ctrl+1",
        _JUDGED,
        group=True,
    ),
    Spec(
        "dismiss",
        Menu.PROJECT,
        QT_TRANSLATE_NOOP("Actions", "&Dismiss Fact"),
        QT_TRANSLATE_NOOP("Actions", "Decide that this fact is of no use, or was put together wrongly"),
        "Ctrl+2",
        _JUDGED,
    ),
    Spec(
        "resolve",
        Menu.PROJECT,
        QT_TRANSLATE_NOOP("Actions", "Resol&ve Fact"),
        QT_TRANSLATE_NOOP("Actions", "Decide that what differs in this fact is settled"),
        "Ctrl+3",
        _JUDGED,
    ),
    Spec(
        "reopen",
        Menu.PROJECT,
        QT_TRANSLATE_NOOP("Actions", "Re&open Fact"),
        QT_TRANSLATE_NOOP("Actions", "Take the verdict on this fact back; it stays in the history"),
        "Ctrl+4",
        _JUDGED,
    ),
    Spec(
        "check",
        Menu.PROJECT,
        QT_TRANSLATE_NOOP("Actions", "&Check Project"),
        QT_TRANSLATE_NOOP("Actions", "Verify the file, its hashes and every quote"),
        "",
        Need.PROJECT | Need.IDLE,
        group=True,
    ),
    Spec(
        "switches",
        Menu.PROJECT,
        QT_TRANSLATE_NOOP("Actions", "Switched O&ff…"),
        QT_TRANSLATE_NOOP("Actions", "What is not flagged in this project, to be switched on again"),
        "",
        Need.PROJECT,
    ),
    Spec(
        "next_fact",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "&Next Fact"),
        QT_TRANSLATE_NOOP("Actions", "Choose the next fact of the table"),
        "F8",
        Need.REPORT,
    ),
    Spec(
        "previous_fact",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "&Previous Fact"),
        QT_TRANSLATE_NOOP("Actions", "Choose the fact before in the table"),
        "Shift+F8",
        Need.REPORT,
    ),
    Spec(
        "next_area",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "Go to Next &Area"),
        QT_TRANSLATE_NOOP("Actions", "Go round the texts, the fact table and the details"),
        "F6",
        Need.REPORT,
    ),
    Spec(
        "swap",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "S&wap Left and Right"),
        QT_TRANSLATE_NOOP("Actions", "Show the left source on the right, and the right one on the left"),
        "Ctrl+Shift+S",
        Need.REPORT,
    ),
    Spec(
        "larger",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "&Larger Letters"),
        QT_TRANSLATE_NOOP("Actions", "Make the letters of the texts larger"),
        "Ctrl++",
        Need.REPORT,
        group=True,
    ),
    Spec(
        "smaller",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "S&maller Letters"),
        QT_TRANSLATE_NOOP("Actions", "Make the letters of the texts smaller"),
        "Ctrl+-",
        Need.REPORT,
    ),
    Spec(
        "usual",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "&Usual Letters"),
        QT_TRANSLATE_NOOP("Actions", "Give the letters of the texts their usual size"),
        "Ctrl+0",
        Need.REPORT,
    ),
    Spec(
        "details",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "&Details"),
        QT_TRANSLATE_NOOP("Actions", "Show or hide the details of the chosen fact"),
        "F4",
        checkable=True,
        group=True,
    ),
    Spec(
        "sources",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "S&ources"),
        QT_TRANSLATE_NOOP("Actions", "Whose the texts are and what is said of them, also before the first run"),
        "",
        Need.PROJECT,
    ),
    Spec(
        "dark",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "Dar&k"),
        QT_TRANSLATE_NOOP("Actions", "Light letters on a dark ground"),
        "Ctrl+Shift+D",
        checkable=True,
    ),
    Spec(
        "shortcuts",
        Menu.HELP,
        QT_TRANSLATE_NOOP("Actions", "&Keys and First Steps"),
        QT_TRANSLATE_NOOP("Actions", "What to do first, and every key"),
        "F1",
    ),
    Spec(
        "log",
        Menu.HELP,
        QT_TRANSLATE_NOOP("Actions", "Show &Log File"),
        QT_TRANSLATE_NOOP("Actions", "Where the log file is, for a report of a defect"),
    ),
    Spec(
        "about",
        Menu.HELP,
        QT_TRANSLATE_NOOP("Actions", "&About Diptych"),
        QT_TRANSLATE_NOOP("Actions", "The version, and what the program is made of"),
        group=True,
    ),
)

# what the toolbar offers, in the order in which it is needed; an empty name is a gap
TOOLBAR = ("new", "open", "", "add", "reconcile", "export")
