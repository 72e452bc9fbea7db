"""What is said of a text that was read and waits to be added: where a guess comes from, what was found, what to beware of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.marks import QT_TRANSLATE_NOOP
from desktop.models.labels import interface_language, number_label
from desktop.models.read_file import Ground

if TYPE_CHECKING:
    from desktop.models.read_file import ReadFile
    from reconciler.model import Message

_SIDES = {
    Ground.CATALOGUE: QT_TRANSLATE_NOOP("Import", "a page that is known here"),
    Ground.FOLDER: QT_TRANSLATE_NOOP("Import", "guessed from its folder"),
    Ground.NAME: QT_TRANSLATE_NOOP("Import", "guessed from its name"),
    Ground.PUBLISHER: QT_TRANSLATE_NOOP("Import", "guessed: other texts of this publisher are of this side"),
}
_DATES = {
    Ground.FILE: QT_TRANSLATE_NOOP("Import", "the file says so"),
    Ground.NAME: QT_TRANSLATE_NOOP("Import", "guessed from its name"),
    Ground.TEXT: QT_TRANSLATE_NOOP("Import", "guessed from a line of its head"),
}
_WARNINGS = {
    "silent": QT_TRANSLATE_NOOP("Import", "No sentence was found in it that could hold a claim."),
    "lost": QT_TRANSLATE_NOOP("Import", "Characters that could not be read, and stand as �: {count}."),
    "present": QT_TRANSLATE_NOOP("Import", "The project has this text already: {name}."),
    "twice": QT_TRANSLATE_NOOP("Import", "{name} is the same text."),
}


def side_ground(ground: Ground) -> str:
    """Where the side of a text was taken from; empty where a person gave it."""
    return QCoreApplication.translate("Import", _SIDES[ground]) if ground in _SIDES else ""


def date_ground(ground: Ground) -> str:
    """The same of the date on which it was published."""
    return QCoreApplication.translate("Import", _DATES[ground]) if ground in _DATES else ""


def is_guess(ground: Ground) -> bool:
    """Whether something was guessed, and not said by the text or a person."""
    return ground not in {Ground.NONE, Ground.CATALOGUE, Ground.FILE}


def counts(file: ReadFile) -> str:
    """How much was read, in one line."""
    assert file.document is not None
    length = number_label(len(file.document.text))
    passages = number_label(file.passages)
    said = QCoreApplication.translate("Import", "passages: {passages}, characters: {count}")
    return said.format(passages=passages, count=length)


def warning(message: Message) -> str:
    """A warning as a sentence."""
    if message.key in _WARNINGS:
        return QCoreApplication.translate("Import", _WARNINGS[message.key]).format(**dict(message.arguments))
    from reconciler.notices import say

    return say(message, interface_language())
