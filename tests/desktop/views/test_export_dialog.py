"""The dialog in which a person chooses what to export."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.models.export_formats import format_carries, format_title
from desktop.views.export_dialog import Choice, ExportDialog
from reconciler.export import EXPORTERS, FORMATS, PROJECT, Options, Selection
from reconciler.export.preview import preview
from reconciler.model import FactState
from tests.reconciler.export.builder import report as made

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.app import Window

NAMES = [known.name for known in FORMATS]
WAIT = 30_000


@pytest.fixture
def dialog(qtbot: QtBot) -> ExportDialog:
    dialog = ExportDialog(made())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def choose(dialog: ExportDialog, name: str) -> None:
    dialog.formats.setCurrentRow(NAMES.index(name))


def shown(dialog: ExportDialog) -> str:
    dialog.show_preview()
    return dialog.preview.toPlainText()


@pytest.mark.parametrize("known", FORMATS, ids=NAMES)
def test_the_words_of_the_window_are_those_of_the_command_line(known: object) -> None:
    assert format_title(known) == known.title  # type: ignore[arg-type, attr-defined]
    assert format_carries(known) == known.carries  # type: ignore[arg-type, attr-defined]


def test_all_formats_are_offered_with_what_they_carry(dialog: ExportDialog) -> None:
    assert [dialog.formats.item(n).text() for n in range(dialog.formats.count())] == [known.title for known in FORMATS]
    for known in FORMATS:
        choose(dialog, known.name)
        assert dialog.carries.text() == known.carries
        assert dialog.preview.toPlainText()


@pytest.mark.parametrize("name", ["html", "docx", "pdf", "markdown"])
def test_a_report_is_previewed_as_it_reads(dialog: ExportDialog, name: str) -> None:
    choose(dialog, name)
    assert "The bridge opened on 3 March 2014" in shown(dialog)
    assert "**" not in shown(dialog)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("csv", "fact,state,label"),
        ("xlsx", "fact,state,label"),
        ("json", '"format": 1'),
        ("qdpx", "<Project"),
        ("latex", "\\documentclass"),
    ],
)
def test_other_formats_are_previewed_as_they_are(dialog: ExportDialog, name: str, words: str) -> None:
    choose(dialog, name)
    assert words in shown(dialog)


def test_a_preview_is_of_the_first_facts_and_cut() -> None:
    csv = next(e for e in EXPORTERS if e.name == "csv")
    found = preview(made(), csv, Selection(), Options())
    assert (found.facts, found.of) == (5, 5)
    assert "first 4 of 5 facts" in found.text
    assert preview(made(), csv, Selection((FactState.AGREED,)), Options()).facts == 1


def test_facts_are_left_out_by_state_side_and_date(dialog: ExportDialog, qtbot: QtBot) -> None:
    choose(dialog, "csv")
    dialog.fields.states[FactState.SINGLE_SIDE].click()
    dialog.fields.sides["Observers"].click()
    dialog.fields.since.setText("2014-03")
    assert dialog.fields.selection() == Selection(
        (FactState.DISPUTED, FactState.COMPATIBLE, FactState.AGREED), ("North", "South & East"), "2014-03"
    )
    qtbot.waitUntil(lambda: dialog.count.text().startswith("3 of 5 facts"), timeout=WAIT)


def test_all_ticked_asks_for_everything(dialog: ExportDialog) -> None:
    assert dialog.fields.selection() == Selection()
    assert not dialog.fields.selection()
    dialog.fields.states[FactState.AGREED].click()
    assert dialog.fields.selection()


@pytest.mark.parametrize("what", ["states", "sides"])
def test_nothing_ticked_is_said_and_cannot_be_exported(dialog: ExportDialog, what: str) -> None:
    for box in getattr(dialog.fields, what).values():
        box.setChecked(False)
    assert shown(dialog) == ""
    assert "choose one at the least" in dialog.count.text()
    assert not dialog.go_on.isEnabled()


def test_a_date_that_is_none_is_said(dialog: ExportDialog) -> None:
    dialog.fields.since.setText("2014-0")
    dialog.show_preview()
    assert "“2014-0” is no date yet" in dialog.count.text()
    assert not dialog.go_on.isEnabled()
    dialog.fields.since.setText("2014-04")
    dialog.show_preview()
    assert dialog.go_on.isEnabled()


def test_only_what_concerns_the_format_is_offered(dialog: ExportDialog) -> None:
    choose(dialog, "html")
    assert dialog.fields.references.isVisible()
    assert not dialog.fields.bom.isVisible()
    choose(dialog, "csv")
    assert dialog.fields.bom.isVisible()
    assert not dialog.fields.references.isVisible()


def test_a_style_is_previewed_and_chosen(dialog: ExportDialog) -> None:
    choose(dialog, "html")
    dialog.fields.references.setCurrentIndex(dialog.fields.references.findData("apa"))
    assert dialog.fields.options() == Options(style="apa")
    assert "Northern Gazette. (2014, March 4)" in shown(dialog)


def test_the_whole_project_takes_no_part(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.fields.states[FactState.AGREED].click()
    choose(dialog, PROJECT.name)
    assert not dialog.fields.part.isEnabled()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)
    assert chosen.args == [Choice(PROJECT, Selection(), Options())]


def test_the_keyboard_chooses_a_format_and_goes_on(dialog: ExportDialog, qtbot: QtBot) -> None:
    assert dialog.focusWidget() is dialog.formats
    qtbot.keyClick(dialog.formats, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert chosen.args[0].format is FORMATS[1]


def test_everything_has_a_name_for_screen_readers(dialog: ExportDialog) -> None:
    for widget in (dialog.formats, dialog.preview, dialog.fields.since, dialog.fields.references):
        assert widget.accessibleName()


def test_the_choice_is_written_and_the_format_remembered(qtbot: QtBot, opened: Window, tmp_path: Path) -> None:
    opened.main.actions_by_name["export"].trigger()
    (chooser,) = opened.main.findChildren(ExportDialog)
    choose(chooser, "statements")
    chooser.go_on.click()
    (asked,) = opened.main.findChildren(QFileDialog)
    asked.setDirectory(str(tmp_path))
    with qtbot.waitSignal(opened.controller.exported, timeout=WAIT) as exported:
        asked.accept()
    assert exported.args[0].read_text("utf-8").startswith("@prefix")
    again = opened.exporting.ask()
    assert again is not None
    assert again.format().name == "statements"
    again.reject()


def test_the_whole_project_is_written_from_the_window(qtbot: QtBot, opened: Window, tmp_path: Path) -> None:
    opened.main.actions_by_name["export"].trigger()
    (chooser,) = opened.main.findChildren(ExportDialog)
    choose(chooser, PROJECT.name)
    chooser.go_on.click()
    (asked,) = opened.main.findChildren(QFileDialog)
    asked.setDirectory(str(tmp_path))
    with qtbot.waitSignal(opened.controller.exported, timeout=WAIT) as exported:
        asked.accept()
    assert b'"kind": "diptych-project"' in exported.args[0].read_bytes()
