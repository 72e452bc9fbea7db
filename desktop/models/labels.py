"""What the window calls things: types, verdicts, parts of a score, sources and times, in the language of the window."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.marks import QT_TRANSLATE_NOOP
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from reconciler.model import Document
    from reconciler.notebook.entries import Verdict

_TYPES = {
    "date": QT_TRANSLATE_NOOP("Labels", "date"),
    "date_precision": QT_TRANSLATE_NOOP("Labels", "precision of the date"),
    "number": QT_TRANSLATE_NOOP("Labels", "number"),
    "place": QT_TRANSLATE_NOOP("Labels", "place"),
    "status": QT_TRANSLATE_NOOP("Labels", "status"),
    "polarity": QT_TRANSLATE_NOOP("Labels", "yes or no"),
    "actor": QT_TRANSLATE_NOOP("Labels", "who did it"),
    "naming": QT_TRANSLATE_NOOP("Labels", "name"),
    "terminology": QT_TRANSLATE_NOOP("Labels", "choice of words"),
    "scope": QT_TRANSLATE_NOOP("Labels", "scope"),
    "characterisation": QT_TRANSLATE_NOOP("Labels", "how it is described"),
    "omission": QT_TRANSLATE_NOOP("Labels", "left out"),
}
_VERDICTS = {
    VerdictValue.OPEN: QT_TRANSLATE_NOOP("Labels", "open"),
    VerdictValue.ACCEPTED: QT_TRANSLATE_NOOP("Labels", "accepted"),
    VerdictValue.DISMISSED: QT_TRANSLATE_NOOP("Labels", "dismissed"),
    VerdictValue.RESOLVED: QT_TRANSLATE_NOOP("Labels", "resolved"),
}
_LANGUAGES = {
    "en": QT_TRANSLATE_NOOP("Labels", "English"),
    "ru": QT_TRANSLATE_NOOP("Labels", "Russian"),
}
# the parts of a score (`reconciler.scoring.PARTS`), and what those compare that have no note on the two claims themselves
_PARTS = {
    "baseline": QT_TRANSLATE_NOOP("Labels", "start"),
    "choice": QT_TRANSLATE_NOOP("Labels", "length of the texts"),
    "meaning": QT_TRANSLATE_NOOP("Labels", "meaning"),
    "words": QT_TRANSLATE_NOOP("Labels", "words in common"),
    "names": QT_TRANSLATE_NOOP("Labels", "names in common"),
    "events": QT_TRANSLATE_NOOP("Labels", "what happens"),
    "agents_apart": QT_TRANSLATE_NOOP("Labels", "other doers"),
    "patients": QT_TRANSLATE_NOOP("Labels", "done to the same"),
    "dates": QT_TRANSLATE_NOOP("Labels", "dates that meet"),
    "dates_apart": QT_TRANSLATE_NOOP("Labels", "dates that do not meet"),
    "numbers": QT_TRANSLATE_NOOP("Labels", "numbers that agree"),
}
_PART_NOTES = {
    "baseline": QT_TRANSLATE_NOOP("Labels", "what two claims taken at random start from"),
    "choice": QT_TRANSLATE_NOOP("Labels", "the more claims the sources have, the less is any one of them meant"),
    "meaning": QT_TRANSLATE_NOOP("Labels", "how alike the two sound to a language model"),
    "numbers": QT_TRANSLATE_NOOP("Labels", "an amount of the same thing"),
}
_STEPS = {
    "read": QT_TRANSLATE_NOOP("Labels", "reading the files"),
    "fetch": QT_TRANSLATE_NOOP("Labels", "fetching the pages"),
    "claims": QT_TRANSLATE_NOOP("Labels", "finding the claims"),
    "vectors": QT_TRANSLATE_NOOP("Labels", "reading what they mean"),
    "translation": QT_TRANSLATE_NOOP("Labels", "matching the words of two languages"),
    "candidates": QT_TRANSLATE_NOOP("Labels", "looking for partners"),
    "scoring": QT_TRANSLATE_NOOP("Labels", "weighing the pairs"),
    "alignment": QT_TRANSLATE_NOOP("Labels", "choosing the partners"),
    "discrepancies": QT_TRANSLATE_NOOP("Labels", "looking for differences"),
    "export": QT_TRANSLATE_NOOP("Labels", "writing the file"),
}


# how a time is written; `strftime` reads it
_TIME = QT_TRANSLATE_NOOP("Labels", "%Y-%m-%d %H:%M")


def _say(text: str) -> str:
    return QCoreApplication.translate("Labels", text)


def type_label(kind: str) -> str:
    """A discrepancy's type in words; one that this version does not know is shown as it is written."""
    return _say(_TYPES[kind]) if kind in _TYPES else kind


def verdict_label(value: VerdictValue) -> str:
    return _say(_VERDICTS[value])


def language_label(code: str) -> str:
    """The name of a language, or its code where the window has no name for it."""
    return _say(_LANGUAGES[code]) if code in _LANGUAGES else code


def language_code(text: str) -> str:
    """The code of a language that was typed as its name or as its code."""
    wanted = text.strip().casefold()
    return next((code for code in _LANGUAGES if language_label(code).casefold() == wanted), wanted)


def part_label(name: str) -> str:
    """A part of a score in words; one that this version does not know is shown as it is written."""
    return _say(_PARTS[name]) if name in _PARTS else name


def part_note(name: str, note: str) -> str:
    """What a part of a score compared: `note` where it is about the two claims, else what the part compares in any."""
    return _say(_PART_NOTES[name]) if name in _PART_NOTES else note


def step_label(step: str) -> str:
    """A step of a job in words, or its own name where the window has none for it."""
    return _say(_STEPS[step]) if step in _STEPS else step


def source_label(document: Document) -> str:
    """A source in one line: its title, else its file's name."""
    return document.title or document.name


def place_label(document: Document, start: int, end: int) -> str:
    """Where in its source `[start, end)` stands: its page, time or chapter; empty where the source says nothing of the kind."""
    from reconciler.locators import place

    return place(document, start, end, interface_language())


def time_label(time: str) -> str:
    """A stored time (UTC, ISO 8601) as the clock of the person at this computer shows it, in an order that nobody mistakes."""
    return datetime.fromisoformat(time).astimezone().strftime(_say(_TIME))


def number_label(number: int) -> str:
    """A whole number in groups of three digits, as the language of the window parts them."""
    return QLocale(interface_language()).toString(number)


def interface_language() -> str:
    """The language of the window, "en" or "ru": that into which this word is translated."""
    return QCoreApplication.translate("Language", "en")


def verdict_line(verdict: Verdict, *, author: bool = True) -> str:
    """A person's decision in one line: what, who (unless that is said already), when, why."""
    who = verdict.author if author else ""
    parts = (verdict_label(verdict.value), who, time_label(verdict.time), verdict.reason)
    return " · ".join(part for part in parts if part)


def one_line(text: str, limit: int = 0) -> str:
    """`text` without line breaks, cut at a word after `limit` characters where that is not 0."""
    line = " ".join(text.split())
    if not limit or len(line) <= limit:
        return line
    cut = line.rfind(" ", limit // 2, limit)
    return line[: cut if cut > 0 else limit].rstrip(" ,;:–—-") + "…"
