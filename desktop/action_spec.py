"""What an action of the window is: its words, its shortcut, its menu, and what it needs to be of use."""

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
    STORED = auto()  # nothing is being stored by a job


class Menu(Flag):
    """The menus, in their order."""

    FILE = auto()
    EDIT = auto()
    PROJECT = auto()
    VIEW = auto()
    TEXTS = auto()
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
    Menu.TEXTS: QT_TRANSLATE_NOOP("Actions", "&Texts"),
    Menu.HELP: QT_TRANSLATE_NOOP("Actions", "&Help"),
}


def menu_title(menu: Menu) -> str:
    """The title of a menu in the language of the window."""
    return QCoreApplication.translate("Actions", _MENUS[menu])


# what is said of an action that lacks something; of several the first is said
_LACKING = (
    (Need.PROJECT, QT_TRANSLATE_NOOP("Actions", "no project is open")),
    (Need.WRITABLE, QT_TRANSLATE_NOOP("Actions", "the project is open for reading only")),
    (Need.SOURCES, QT_TRANSLATE_NOOP("Actions", "the project has no texts yet")),
    (Need.REPORT, QT_TRANSLATE_NOOP("Actions", "the texts are not reconciled yet")),
    (Need.FACT, QT_TRANSLATE_NOOP("Actions", "no fact is chosen")),
    (Need.STORED, QT_TRANSLATE_NOOP("Actions", "what was found is being stored")),
    (Need.IDLE, QT_TRANSLATE_NOOP("Actions", "something else is under way")),
    (Need.JOB, QT_TRANSLATE_NOOP("Actions", "nothing is under way")),
)


def lacking(needs: Need, there: Need) -> str:
    """Why an action that needs `needs` is of no use where only `there` is; empty where it is of use."""
    if needs & Need.WRITABLE and needs & Need.PROJECT == Need.NOTHING:
        needs |= Need.PROJECT
    if needs & Need.WRITABLE:
        needs |= Need.STORED
    if needs & (Need.REPORT | Need.FACT):
        needs |= Need.PROJECT | Need.REPORT
    missing = needs & ~there
    said = next((words for need, words in _LACKING if need & missing), "")
    return QCoreApplication.translate("Actions", said) if said else ""
