"""Choosing files beside a project that is open leaves its locks alone."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QWidget

from desktop.session import make_sample
from desktop.views.file_dialog import FileDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

# what another program would do to fold the log, and SQLite itself when the last connection closes
FOLD = """
import sqlite3, sys
try:
    print(sqlite3.connect(sys.argv[1], timeout=0).execute("PRAGMA journal_mode=DELETE").fetchone()[0])
except sqlite3.OperationalError as error:
    print(error)
"""


def folded_elsewhere(project: Path) -> str:
    return subprocess.run([sys.executable, "-c", FOLD, str(project)], check=True, capture_output=True, text=True).stdout.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="locks of POSIX")
def test_looking_at_the_folder_of_an_open_project_takes_no_lock_away(qtbot: QtBot, tmp_path: Path) -> None:
    project = tmp_path / "facts.diptych"
    window = QWidget()
    qtbot.addWidget(window)
    with make_sample(project):
        dialog = FileDialog(window, "Add", str(tmp_path))
        dialog.open()
        model = dialog.findChild(QFileSystemModel)
        folder = model.index(str(tmp_path))
        qtbot.waitUntil(lambda: model.rowCount(folder) > 0)
        kinds = [model.data(model.index(row, 2, folder)) for row in range(model.rowCount(folder))]
        qtbot.wait(200)
        assert folded_elsewhere(project) == "database is locked"
        dialog.close()
    assert kinds
    assert folded_elsewhere(project) == "delete"


def test_kinds_are_told_by_names(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_text("no PDF at all", "utf-8")
    (tmp_path / "folder").mkdir()
    window = QWidget()
    qtbot.addWidget(window)
    dialog = FileDialog(window, "Add", str(tmp_path))
    provider = dialog.iconProvider()
    model = QFileSystemModel()
    root = model.setRootPath(str(tmp_path))
    qtbot.waitUntil(lambda: model.rowCount(root) == 2)
    infos = {model.fileName(model.index(row, 0, root)): model.fileInfo(model.index(row, 0, root)) for row in range(2)}
    assert provider.type(infos["page.pdf"]) == "pdf"
    assert provider.type(infos["folder"]) == "Folder"
    assert not provider.icon(infos["page.pdf"]).isNull()
    assert not provider.icon(infos["folder"]).isNull()
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog) is (sys.platform == "linux")
