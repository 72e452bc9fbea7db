"""How texts come in, in a real window: what the dialog shows of them, what it lets be set right, for one and for many."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel

from desktop.models.import_files import Column, ImportFiles
from desktop.models.read_file import Ground, ReadFile
from desktop.theme import DARK, LIGHT
from desktop.views.import_dialog import ImportDialog
from reconciler.model import Document, Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.app import Window

    Make = Callable[..., ImportDialog]

WAIT = 30_000


def read(name: str, side: str = "", **more: object) -> ReadFile:
    document = Document(name, side, f"The text of {name}.", "en", title=name.title())
    return ReadFile(Path(name), document, opening=f"The text of {name}.", passages=1, telling=1, **more)  # type: ignore[arg-type]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def made(*files: ReadFile, failures: tuple[str, ...] = (), theme: object = LIGHT) -> ImportDialog:
        model = ImportFiles()
        model.add(files)
        dialog = ImportDialog(model, ("North", "South"), failures, theme)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


def said(dialog: ImportDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def sides(dialog: ImportDialog) -> list[str]:
    return [d.side for d in dialog._model.documents()]


def test_the_files_without_a_side_are_chosen_and_the_field_is_theirs(qtbot: QtBot, make: Make) -> None:
    dialog = make(read("a.txt"), read("b.txt", "South"), read("c.txt"))
    assert dialog.fields._rows == [0, 2]
    assert not dialog._add.isEnabled()
    assert "Without one yet: 2." in said(dialog)
    qtbot.keyClicks(dialog.fields.side.lineEdit(), "North")
    assert sides(dialog) == ["North", "South", "North"]
    assert dialog._add.isEnabled()


def test_one_file_is_set_right_alone(qtbot: QtBot, make: Make) -> None:
    dialog = make(read("a.txt", "North"), read("b.txt", "North"))
    dialog.table.selectRow(1)
    assert dialog.fields.side.currentText() == "North"
    dialog.fields.side.setCurrentText("South")
    dialog.fields.language.setCurrentText("Russian")
    dialog.fields.published.selectAll()
    qtbot.keyClicks(dialog.fields.published, "2014-05")
    assert [(d.side, d.language, d.published) for d in dialog._model.documents()] == [
        ("North", "en", ""), ("South", "ru", "2014-05")
    ]  # fmt: skip


def test_what_several_do_not_share_is_left_open(make: Make) -> None:
    dialog = make(read("a.txt", "North"), read("b.txt", "South"))
    dialog.table.selectAll()
    assert dialog.fields.side.currentText() == ""
    assert dialog.fields.language.currentText() == "English"
    assert sides(dialog) == ["North", "South"]
    assert "Chosen: 2 of 2" in said(dialog)


def test_a_date_that_cannot_be_read_is_said_and_not_taken(qtbot: QtBot, make: Make) -> None:
    dialog = make(read("a.txt", "North"))
    qtbot.keyClicks(dialog.fields.published, "soon")
    assert "“soon” is no date" in said(dialog)
    assert dialog._model.documents()[0].published == ""
    dialog.fields.published.clear()
    qtbot.keyClicks(dialog.fields.published, "2014")
    assert "is no date" not in said(dialog)


def test_a_guess_is_to_be_looked_at_and_no_guess_after_a_word(qtbot: QtBot, make: Make) -> None:
    dialog = make(read("north.txt", "North", side_from=Ground.NAME))
    assert "Guessed: 1." in said(dialog)
    assert "side: guessed from its name" in said(dialog)
    assert dialog._add.isEnabled()
    dialog.fields.side.setCurrentText("South")
    assert "To be added: 1." in said(dialog)
    assert "guessed" not in said(dialog)


def test_what_was_read_is_shown_of_the_file_that_is_looked_at(make: Make) -> None:
    dialog = make(read("a.txt"), read("b.txt"))
    assert dialog.preview.opening.toPlainText() == "The text of a.txt."
    dialog.table.setCurrentIndex(dialog._model.index(1, 0))
    assert dialog.preview.opening.toPlainText() == "The text of b.txt."
    assert "passages: 1" in said(dialog)


def test_warnings_stand_over_the_text(make: Make) -> None:
    dialog = make(read("a.txt", warnings=(Message("silent"), Message("lost", (("count", "3"),)))))
    assert "⚠ No sentence was found in it" in said(dialog)
    assert "stand as �: 3." in said(dialog)


def test_what_could_not_be_read_is_said_and_not_all_of_many(make: Make) -> None:
    dialog = make(read("a.txt"), failures=tuple(f"{n}.txt is empty." for n in range(12)))
    assert "0.txt is empty." in said(dialog)
    assert "11.txt" not in said(dialog)
    assert "and 4 more" in said(dialog)


def test_a_file_is_left_out(make: Make) -> None:
    dialog = make(read("a.txt"), read("b.txt", "South"))
    dialog._model.setData(dialog._model.index(0, Column.FILE), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert dialog._add.isEnabled()
    assert sides(dialog) == ["South"]


def test_it_is_confirmed_once_with_what_stands_there(qtbot: QtBot, make: Make) -> None:
    dialog = make(read("a.txt", "North"))
    with qtbot.waitSignal(dialog.confirmed) as confirmed:
        dialog._add.click()
    assert [d.side for d in confirmed.args[0]] == ["North"]
    assert not dialog.isVisible()


def test_escape_adds_nothing(qtbot: QtBot, make: Make) -> None:
    dialog = make(read("a.txt", "North"))
    with qtbot.assertNotEmitted(dialog.confirmed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_chosen_rows_do_not_shout(make: Make, look: object) -> None:
    assert look.selection in make(read("a.txt"), theme=look).table.styleSheet()  # type: ignore[attr-defined]


def test_three_hundred_files_do_not_hold_up_the_window(make: Make) -> None:
    start = time.perf_counter()
    make(read("empty.txt"))
    one = time.perf_counter() - start
    start = time.perf_counter()
    dialog = make(*(read(f"{n}.txt") for n in range(300)))
    dialog.fields.side.setCurrentText("North")
    QGuiApplication.processEvents()
    many = time.perf_counter() - start
    assert sides(dialog) == ["North"] * 300
    assert many < 20 * one + 1  # a ratio: far from three hundred times as long


def test_its_layout_is_remembered(qtbot: QtBot, opened: Window, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A road leads to the bridge.", "utf-8")
    widths = []
    for width in (222, 0):
        opened.controller.read_files([tmp_path / "a.txt"])
        qtbot.waitUntil(lambda: any(d.isVisible() for d in opened.main.findChildren(ImportDialog)), timeout=WAIT)
        dialog = next(d for d in opened.main.findChildren(ImportDialog) if d.isVisible())
        if width:
            dialog.table.setColumnWidth(Column.SIDE, width)
        widths.append(dialog.table.columnWidth(Column.SIDE))
        dialog.reject()
    assert widths == [222, 222]


# --- pasting -----------------------------------------------------------------------------------------------------------------


def test_a_copied_text_comes_in_through_the_dialog(qtbot: QtBot, opened: Window) -> None:
    QGuiApplication.clipboard().setText("The harbour was closed.\n\nNorth says so.")
    opened.main.actions_by_name["paste"].trigger()
    qtbot.waitUntil(lambda: bool(opened.main.findChildren(ImportDialog)), timeout=WAIT)
    dialog = opened.main.findChild(ImportDialog)
    assert dialog.preview.opening.toPlainText() == "The harbour was closed.\nNorth says so."
    dialog.fields.side.setCurrentText("West")
    dialog._add.click()
    assert opened.controller.project.documents[-1].text == "The harbour was closed.\n\nNorth says so."


def test_with_no_project_one_is_made_for_it(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setText("The harbour was closed.")
    window.main.actions_by_name["paste"].trigger()
    (dialog,) = window.main.findChildren(QFileDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("fresh")
    dialog.accept()
    qtbot.waitUntil(lambda: bool(window.main.findChildren(ImportDialog)), timeout=WAIT)
    assert window.controller.project.path == tmp_path / "fresh.diptych"


def test_nothing_to_paste_is_said(opened: Window) -> None:
    QGuiApplication.clipboard().clear()
    opened.main.actions_by_name["paste"].trigger()
    assert "no text to paste" in opened.main.messages.text()


def test_a_side_is_guessed_by_what_the_project_has(qtbot: QtBot, opened: Window, tmp_path: Path) -> None:
    folder = tmp_path / "South"
    folder.mkdir()
    (folder / "new.txt").write_text("A road leads to the bridge.", "utf-8")
    opened.controller.read_files([folder / "new.txt"])
    qtbot.waitUntil(lambda: bool(opened.main.findChildren(ImportDialog)), timeout=WAIT)
    dialog = opened.main.findChild(ImportDialog)
    assert dialog.table.model().index(0, Column.SIDE).data() == "South ?"
    assert dialog.fields.side.currentText() == "South"
