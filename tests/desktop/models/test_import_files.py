"""Files that wait to be added: sides for all and for one, titles, languages, and what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.models.import_files import Column, ImportFiles
from desktop.models.import_words import warning
from desktop.models.read_file import Ground, ReadFile
from reconciler.model import Document, Message

CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def files() -> ImportFiles:
    model = ImportFiles()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.add(
        [
            ReadFile(Path("a.txt"), Document("a.txt", "", "One.", "en", title="A")),
            ReadFile(Path("b.txt"), failure="b.txt is empty."),
            ReadFile(Path("c.txt"), Document("c.txt", "South", "Два.", "ru"), passages=3),
            ReadFile(
                Path("east.txt"),
                Document("east.txt", "East", "Three.", "en", published="2014-03-05"),
                side_from=Ground.NAME,
                date_from=Ground.NAME,
            ),
        ]
    )
    return model


def sides(model: ImportFiles) -> list[str]:
    return [d.side for d in model.documents()]


def test_a_side_is_given_to_several_at_once_and_is_no_guess_any_more(files: ImportFiles) -> None:
    assert files.rowCount() == 3
    assert files.lacking_side() == 1
    assert files.rows_lacking_side() == (0,)
    assert files.guesses() == 1
    files.set_value([0, 2], Column.SIDE, " North ")
    assert sides(files) == ["North", "South", "North"]
    assert files.lacking_side() == files.guesses() == 0
    files.setData(files.index(0, Column.SIDE), "")
    assert files.lacking_side() == 1


def test_title_and_language_are_edited(files: ImportFiles) -> None:
    assert files.setData(files.index(1, Column.TITLE), " Second ")
    assert files.setData(files.index(0, Column.LANGUAGE), "Russian")
    assert files.setData(files.index(1, Column.LANGUAGE), "de")
    assert [(d.title, d.language) for d in files.documents()][:2] == [("A", "ru"), ("Second", "de")]
    assert files.index(0, Column.LANGUAGE).data() == "Russian"
    assert files.index(1, Column.WHAT).data() == "passages: 3, characters: 4"
    assert not files.setData(files.index(0, Column.WHAT), "no")


def test_a_guess_is_shown_as_one_and_says_where_it_comes_from(files: ImportFiles) -> None:
    side, date = files.index(2, Column.SIDE), files.index(2, Column.PUBLISHED)
    assert (side.data(), side.data(Qt.ItemDataRole.EditRole)) == ("East ?", "East")
    assert "guessed from its name" in side.data(Qt.ItemDataRole.ToolTipRole)
    assert (date.data(), date.data(Qt.ItemDataRole.EditRole)) == ("2014-03-05 ?", "2014-03-05")
    assert files.setData(date, "2014-03")
    assert date.data() == "2014-03"


def test_a_date_or_language_that_cannot_be_read_is_not_taken(files: ImportFiles) -> None:
    assert not files.setData(files.index(0, Column.PUBLISHED), "yesterday")
    assert "is no date" in files.fault(Column.PUBLISHED, "yesterday")
    assert not files.setData(files.index(0, Column.LANGUAGE), "some words")
    assert files.documents()[0].published == ""
    assert files.fault(Column.SIDE, "anything") == ""


def test_what_several_have_in_common(files: ImportFiles) -> None:
    assert files.value([0, 2], Column.LANGUAGE) == "en"
    assert files.value([0, 1], Column.LANGUAGE) == ""
    files.set_value([], Column.SIDE, "North")
    assert files.lacking_side() == 1


def test_a_text_that_is_there_already_is_left_out_with_a_word_of_it() -> None:
    model = ImportFiles({"One.": "A (North)"})
    again = ReadFile(Path("c.txt"), Document("c.txt", "", "Two.", "en"))
    model.add([ReadFile(Path("a.txt"), Document("a.txt", "", "One.", "en")), again, again])
    assert [model.index(row, Column.FILE).data(CHECK) for row in range(3)] == [
        Qt.CheckState.Unchecked, Qt.CheckState.Checked, Qt.CheckState.Unchecked
    ]  # fmt: skip
    assert "already: A (North)" in model.index(0, Column.WHAT).data(Qt.ItemDataRole.ToolTipRole)
    assert "c.txt is the same text" in model.index(2, Column.WHAT).data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(1, Column.WHAT).data(Qt.ItemDataRole.DisplayRole)[0] != "⚠"


def test_warnings_are_sentences() -> None:
    assert warning(Message("silent")).startswith("No sentence was found")
    assert warning(Message("lost", (("count", "3"),))).endswith(": 3.")
    assert "Greek" in warning(Message("foreign", (("code", "el"),)))


def test_a_file_is_left_out(files: ImportFiles) -> None:
    told: list[bool] = []
    files.ready_changed.connect(lambda: told.append(True))
    assert files.setData(files.index(0, Column.FILE), Qt.CheckState.Unchecked, CHECK)
    assert told
    assert sides(files) == ["South", "East"]
    assert files.lacking_side() == 0
    assert files.index(0, Column.FILE).data(CHECK) == Qt.CheckState.Unchecked
