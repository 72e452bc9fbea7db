"""What the window remembers, through a real settings file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

from desktop.preferences import RECENT, Preferences

if TYPE_CHECKING:
    from pathlib import Path


def test_recent_projects_say_which_are_there_and_those_that_are_not_go_first(preferences: Preferences, tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.diptych" for n in range(RECENT + 2)]
    for path in paths:
        path.touch()
        preferences.remember(path)
    preferences.remember(paths[5])
    paths[6].unlink()
    assert preferences.recent() == tuple((paths[n], n != 6) for n in (5, 9, 8, 7, 6, 4, 3, 2))
    preferences.remember(paths[0])
    assert [path for path, _ in preferences.recent()] == [paths[n] for n in (0, 5, 9, 8, 7, 4, 3, 2)]
    preferences.forget(paths[5])
    assert paths[5] not in dict(preferences.recent())
    assert paths[5].is_file()


def test_it_is_there_at_the_next_start(tmp_path: Path) -> None:
    file = str(tmp_path / "settings.ini")
    first = QSettings(file, QSettings.Format.IniFormat)
    preferences = Preferences(first)
    assert not preferences.dark()
    assert preferences.layout("window").isEmpty()
    preferences.set_dark(True)
    preferences.set_layout("window", QByteArray(b"\x00state"))
    preferences.set_folder(tmp_path)
    (tmp_path / "one.diptych").touch()
    preferences.remember(tmp_path / "one.diptych")
    first.sync()
    again = Preferences(QSettings(file, QSettings.Format.IniFormat))
    assert again.dark()
    assert again.layout("window") == QByteArray(b"\x00state")
    assert again.folder() == str(tmp_path)
    assert again.recent() == ((tmp_path / "one.diptych", True),)
    assert not again.tour_seen()
    again.set_tour_seen()
    assert again.tour_seen()
