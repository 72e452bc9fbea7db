"""The language of the window: finds which one a person wants, and installs its words in Qt before the window is made.

The words are Qt Linguist's catalogues in `desktop/i18n` (`make translations` renews them; see docs/translating.md). English is the
language of the source, but has a catalogue too: that of its plurals. The command line installs nothing, and so stays English.

Limits: the words of a window that is there already stay as they are, so that another language comes with the next start. What the
readers of files, the store and the exports say by themselves is English.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QCoreApplication

FOLDER = Path(__file__).parent / "i18n"
SOURCE = "en"
# the languages that the window speaks, each by its own name for itself
LANGUAGES = {"en": "English", "ru": "Русский"}
# what a person may choose instead of a language: that of the computer
SYSTEM = ""


def language_for(chosen: str, preferred: Sequence[str]) -> str:
    """The language to speak: the `chosen` one, else the first of those that the computer prefers ("ru-RU"), else English."""
    if chosen in LANGUAGES:
        return chosen
    codes = (tag.replace("_", "-").partition("-")[0].lower() for tag in preferred)
    return next((code for code in codes if code in LANGUAGES), SOURCE)


class Translation:
    """The words that are installed in `application`; they stay until `remove`."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []
        self._before = QLocale()

    def install(self, chosen: str = SYSTEM) -> str:
        """Speak the `chosen` language, or that of the computer; returns the code of the one that is spoken.

        Raises FileNotFoundError where the program's own words for it are missing, which is a defect of the installation. Qt's own
        (the buttons of file dialogs and the like) are taken where this Qt has them.
        """
        self.remove()
        language = language_for(chosen, QLocale.system().uiLanguages())
        QLocale.setDefault(QLocale(language))
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{language}.qm"
        if language != SOURCE and qt.is_file():
            self._add(qt)
        own = FOLDER / f"diptych_{language}.qm"
        if not self._add(own):
            raise FileNotFoundError(f"The words of the window for “{language}” cannot be read from {own}: install Diptych anew.")
        return language

    def remove(self) -> None:
        """Speak as before."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed.clear()
        QLocale.setDefault(self._before)

    def _add(self, path: Path) -> bool:
        translator = QTranslator()
        if not translator.load(str(path)):
            return False
        self._application.installTranslator(translator)
        self._installed.append(translator)
        return True
