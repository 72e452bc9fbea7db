"""What the window remembers from one start to the next: recent projects, theme, language, sizes; nothing of a project."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

RECENT = 8


class Preferences:
    """Typed access to a `QSettings`, which is passed in: a test hands over one of its own."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @classmethod
    def of_user(cls) -> Preferences:
        """Those of the person at this computer, in a file in the usual place for settings."""
        return cls(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Diptych", "diptych"))

    def recent(self) -> tuple[tuple[Path, bool], ...]:
        """The projects opened last, newest first, each with whether it is there: one on a drive that is away may come back."""
        return tuple((path, path.is_file()) for path in map(Path, self._strings("recent")))

    def remember(self, path: Path) -> None:
        """Put `path` first among the recent projects; where they are too many, those that are not there go first."""
        known = [(p, there) for p, there in self.recent() if p != path.resolve()]
        while len(known) >= RECENT:
            known.remove(next((entry for entry in reversed(known) if not entry[1]), known[-1]))
        self._settings.setValue("recent", [str(path.resolve()), *(str(p) for p, _ in known)])

    def forget(self, path: Path) -> None:
        """Take `path` off the recent projects; the file stays."""
        self._settings.setValue("recent", [str(p) for p, _ in self.recent() if p != path])

    def folder(self) -> str:
        """The folder that a file dialog starts in, empty for none."""
        return str(self._settings.value("folder", ""))

    def set_folder(self, folder: Path) -> None:
        self._settings.setValue("folder", str(folder))

    def dark(self) -> bool:
        return str(self._settings.value("theme", "light")) == "dark"

    def set_dark(self, dark: bool) -> None:
        self._settings.setValue("theme", "dark" if dark else "light")

    def language(self) -> str:
        """The code of the language that was chosen for the window, empty for that of the computer."""
        return str(self._settings.value("language", ""))

    def set_language(self, code: str) -> None:
        self._settings.setValue("language", code)

    def author(self) -> str:
        """Who signs what is done, empty for the name of the computer's user."""
        return str(self._settings.value("author", ""))

    def set_author(self, name: str) -> None:
        self._settings.setValue("author", name)

    def tour_seen(self) -> bool:
        """Whether the tour of the first start was shown."""
        return str(self._settings.value("tour", "")) == "seen"

    def set_tour_seen(self) -> None:
        self._settings.setValue("tour", "seen")

    def layout(self, name: str) -> QByteArray:
        """The state of a window, splitter or header as it was saved under `name`; empty if never."""
        value = self._settings.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_layout(self, name: str, state: QByteArray) -> None:
        self._settings.setValue(f"layout/{name}", state)

    def _strings(self, key: str) -> list[str]:
        value = self._settings.value(key, [])
        # a list of one comes back from the file as its only string
        return [value] if isinstance(value, str) else [str(v) for v in value] if isinstance(value, list) else []
