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
