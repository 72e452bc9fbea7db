"""Files that wait to be added: sides for all and for one, titles, languages, and what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.models.import_files import Column, ImportFiles
from desktop.models.read_file import ReadFile
from reconciler.model import Document

CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def files() -> ImportFiles:
    model = ImportFiles()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.add(
        [
            ReadFile(Path("a.txt"), Document("a.txt", "", "One.", "en", title="A")),
            ReadFile(Path("b.txt"), failure="b.txt is empty."),
            ReadFile(Path("c.txt"), Document("c.txt", "South", "Два.", "ru")),
        ]
    )
    return model


def sides(model: ImportFiles) -> list[str]:
    return [d.side for d in model.documents()]


def test_the_side_of_all_spares_those_that_have_their_own(files: ImportFiles) -> None:
    assert files.rowCount() == 2
    assert files.lacking_side() == 1
    files.set_side_of_all(" North ")
    assert sides(files) == ["North", "South"]
    assert files.lacking_side() == 0
    files.setData(files.index(0, Column.SIDE), "East")
    files.set_side_of_all("West")
    assert sides(files) == ["East", "South"]
    files.setData(files.index(0, Column.SIDE), "")
    assert sides(files) == ["West", "South"]


def test_title_and_language_are_edited(files: ImportFiles) -> None:
    assert files.setData(files.index(1, Column.TITLE), " Second ")
    assert files.setData(files.index(0, Column.LANGUAGE), "Russian")
    assert files.setData(files.index(1, Column.LANGUAGE), "de")
    assert [(d.title, d.language) for d in files.documents()] == [("A", "ru"), ("Second", "de")]
    assert files.index(0, Column.LANGUAGE).data() == "Russian"
    assert files.index(1, Column.WHAT).data() == "4 characters, utf-8"
    assert not files.setData(files.index(0, Column.WHAT), "no")


def test_a_file_is_left_out(files: ImportFiles) -> None:
    told: list[bool] = []
    files.ready_changed.connect(lambda: told.append(True))
    assert files.setData(files.index(0, Column.FILE), Qt.CheckState.Unchecked, CHECK)
    assert told
    assert sides(files) == ["South"]
    assert files.lacking_side() == 0
    assert files.index(0, Column.FILE).data(CHECK) == Qt.CheckState.Unchecked
