"""The window as a person uses it: real widgets, keys and mouse, a real project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from desktop.models.import_files import Column
from desktop.pages.history import HistoryPage
from desktop.session import Session
from desktop.theme import DARK, LIGHT
from desktop.views.difference_dialog import DifferenceDialog
from desktop.views.export_dialog import ExportDialog
from desktop.views.import_dialog import ImportDialog
from desktop.wholes import Wanted
from reconciler.decisions import target_of_fact
from reconciler.export import FORMATS
from reconciler.model import Document
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from desktop.app import Window
    from desktop.preferences import Preferences
    from tests.desktop.conftest import MakeWindow

WAIT = 30_000


def drop(window: Window, paths: Sequence[Path]) -> None:
    """Drag files over the middle of the window and let them fall."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = window.main.rect().center()
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, buttons, none)
    QGuiApplication.sendEvent(window.main, enter)
    assert enter.isAccepted()
    QGuiApplication.sendEvent(window.main, QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, buttons, none))


def button(parent: QWidget, text: str) -> QPushButton:
    (found,) = (b for b in parent.findChildren(QPushButton) if b.text() == text and b.isVisibleTo(parent))
    return found


def texts(parent: QWidget) -> str:
    QGuiApplication.processEvents()  # what was just added to a layout is shown in the next turn
    return "\n".join(label.text() for label in parent.findChildren(QLabel) if label.isVisibleTo(parent))


def import_dialog(qtbot: QtBot, window: Window) -> ImportDialog:
    qtbot.waitUntil(lambda: bool(window.main.findChildren(ImportDialog)), timeout=WAIT)
    return window.main.findChildren(ImportDialog)[0]


def trigger(window: Window, name: str) -> None:
    action = window.main.actions_by_name[name]
    assert action.isEnabled()
    action.trigger()


# --- first steps -------------------------------------------------------------------------------------------------------------


def test_the_start_page_says_what_to_do(window: Window) -> None:
    page = window.main.start
    assert page.isVisible()
    assert "drop files here" in texts(page)
    assert {b.text() for b in page.findChildren(QPushButton)} == {
        "Open the sample", "New project…", "Open project…", "Paste a text"
    }  # fmt: skip
    assert window.main.windowTitle() == "Diptych"


def test_from_nothing_to_a_reconciled_and_exported_project(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.controller.create(tmp_path / "talks.diptych")
    assert window.main.windowTitle() == "talks – Diptych"
    assert "no texts yet" in texts(window.main.empty)
    for side, day in (("north", "3 March 2014"), ("south", "9 April 2014")):
        path = tmp_path / f"{side}.txt"
        path.write_text(f"The river bridge was opened on {day} by the mayor.", "utf-8")
        drop(window, [path])
        dialog = import_dialog(qtbot, window)
        assert not dialog.isModal()
        add = button(dialog, "Add to the project")
        assert not add.isEnabled()
        qtbot.keyClicks(dialog.findChild(QComboBox).lineEdit(), side.title())
        assert add.isEnabled()
        qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not window.main.findChildren(ImportDialog))
    assert "Now set them side by side" in texts(window.main.empty)
    qtbot.mouseClick(button(window.main.empty, "Reconcile"), Qt.MouseButton.LeftButton)
    assert window.main.job.isVisible()
    assert window.main.actions_by_name["stop"].isEnabled()
    qtbot.waitUntil(lambda: not window.main.job.isVisible() and window.controller.project.report is not None, timeout=WAIT)
    workspace = window.presenter.workspace
    assert workspace.isVisible()
    assert window.presenter.facts.rowCount() == 1
    assert "disputed: 1" in window.main._counts.text()
    with qtbot.waitSignal(window.controller.exported, timeout=WAIT):
        window.controller.export(Wanted(tmp_path / "talks.html"))
    assert str(tmp_path / "talks.html") in window.main.messages.text()


def test_new_texts_are_announced_until_they_are_compared(qtbot: QtBot, opened: Window, tmp_path: Path) -> None:
    path = tmp_path / "west.txt"
    path.write_text("The river bridge was opened on 3 March 2014 by the mayor.", "utf-8")
    drop(opened, [path])
    dialog = import_dialog(qtbot, opened)
    dialog.findChild(QComboBox).setCurrentText("West")
    qtbot.mouseClick(button(dialog, "Add to the project"), Qt.MouseButton.LeftButton)
    assert "1 text was added" in opened.main.messages.text()
    opened.presenter.step(1)
    chosen = opened.presenter.fact
    qtbot.mouseClick(button(opened.main.messages, "Reconcile"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: opened.main.findChild(DifferenceDialog) is not None, timeout=WAIT)
    told = opened.main.findChild(DifferenceDialog)
    assert told.tree.topLevelItem(0).text(0).startswith("New flags")
    assert opened.controller.project.waiting()  # nothing is stored yet
    qtbot.mouseClick(button(told, "Keep the new result"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: opened.controller.project.waiting() == (), timeout=WAIT)  # it is stored in a thread
    assert opened.main.messages.text() == ""
    assert "side:West" in opened.presenter.facts.columns()
    assert opened.presenter.fact
    assert opened.presenter.fact != chosen  # the fact gained a member, and stays chosen under its new id


def test_a_new_result_that_is_not_wanted_leaves_the_old(qtbot: QtBot, opened: Window) -> None:
    before = opened.controller.project.report.analysis
    opened.controller.add_documents([Document("west.txt", "West", "The river bridge was opened in April 2014.", "en")])
    opened.controller.reconcile()
    qtbot.waitUntil(lambda: opened.main.findChild(DifferenceDialog) is not None, timeout=WAIT)
    qtbot.keyClick(opened.main.findChild(DifferenceDialog), Qt.Key.Key_Escape)
    assert opened.controller.project.report.analysis == before
    assert "added and is not compared" in opened.main.messages.text()


def test_undo_and_redo_say_what_they_did(qtbot: QtBot, opened: Window) -> None:
    opened.presenter.step(1)
    opened.presenter.decide_fact(VerdictValue.ACCEPTED, "")
    opened.main.actions_by_name["undo"].trigger()
    assert "Undone: accepted" in opened.main.messages.text()
    assert opened.controller.project.report.decisions.verdicts == {}
    opened.main.actions_by_name["redo"].trigger()
    assert "Done again: accepted" in opened.main.messages.text()
    assert len(opened.controller.project.report.decisions.verdicts) == 1


def test_the_history_page_shows_takes_back_and_does_again(qtbot: QtBot, opened: Window) -> None:
    opened.presenter.step(1)
    opened.presenter.decide_fact(VerdictValue.ACCEPTED, "seen")
    opened.presenter.annotate("Ask the clerk.")
    opened.presenter.go_to("history")
    page = opened.main.findChild(HistoryPage)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [page.model.deed(row).text.split(":")[0].split(" ")[0] for row in range(3)] == ["noted", "accepted", "added"]
    page.filter.setText("SEEN")
    assert page.model.rowCount() == 1
    page.table.selectRow(0)
    qtbot.mouseClick(page.undo, Qt.MouseButton.LeftButton)
    assert opened.controller.project.report.decisions.verdicts == {}
    assert page.model.deed(0).undone
    assert not page.undo.isEnabled()
    page.table.selectRow(0)
    assert page.redo.isEnabled()
    qtbot.mouseClick(page.redo, Qt.MouseButton.LeftButton)
    assert opened.main.messages.text() == ""
    assert not page.model.deed(0).undone
    page.filter.setText("nothing like it")
    assert page.empty.isVisible()


def test_what_another_window_does_is_seen(qtbot: QtBot, opened: Window) -> None:
    fact = opened.controller.project.report.rows[0].fact
    with Session.open(opened.controller.project.path) as other:
        other.decide(target_of_fact(fact), VerdictValue.RESOLVED)
    qtbot.waitUntil(lambda: opened.controller.project.report.decisions.verdicts != {}, timeout=5000)


def test_stop_leaves_the_project_as_it_was(qtbot: QtBot, opened: Window) -> None:
    opened.controller.add_documents([Document("west.txt", "West", "The river bridge was opened in April 2014.", "en")])
    before = opened.controller.project
    trigger(opened, "reconcile")
    qtbot.mouseClick(button(opened.main.job, "Stop"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not opened.controller.busy, timeout=WAIT)
    qtbot.waitUntil(lambda: "as it was" in opened.main.messages.text())
    assert opened.controller.project == before
    assert not opened.main.job.isVisible()


def test_the_sample_opens_from_the_start_page(qtbot: QtBot, window: Window) -> None:
    qtbot.mouseClick(button(window.main.start, "Open the sample"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.controller.project and window.controller.project.report), timeout=WAIT)
    assert window.main.windowTitle() == "sample – Diptych"
    assert "sources: 5   sides: 3" in window.main._counts.text()


# --- dropping ----------------------------------------------------------------------------------------------------------------


def test_a_dropped_project_is_opened(window: Window, project: Path) -> None:
    drop(window, [project])
    assert window.controller.project.path == project


def test_files_dropped_with_no_project_ask_for_one(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A road leads to the bridge.", "utf-8")
    drop(window, [path])
    (dialog,) = window.main.findChildren(QFileDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("fresh")
    dialog.accept()
    assert window.controller.project.path == tmp_path / "fresh.diptych"
    assert [d.name for d in import_dialog(qtbot, window)._model.documents()] == ["a.txt"]


def test_what_cannot_be_read_is_said_and_the_rest_can_be_added(qtbot: QtBot, opened: Window, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("A road leads to the bridge.", "utf-8")
    (tmp_path / "empty.txt").touch()
    drop(opened, [tmp_path / "good.txt", tmp_path / "empty.txt"])
    dialog = import_dialog(qtbot, opened)
    assert "empty.txt" in texts(dialog)
    table = dialog.findChild(QTableView)
    assert table.model().rowCount() == 1
    table.model().setData(table.model().index(0, Column.SIDE), "North")
    assert button(dialog, "Add to the project").isEnabled()
    dialog.reject()
    drop(opened, [tmp_path / "empty.txt"])
    qtbot.waitUntil(lambda: "empty.txt" in opened.main.messages.text(), timeout=WAIT)


def test_anything_but_files_is_not_taken(window: Window) -> None:
    data = QMimeData()
    data.setText("words")
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QGuiApplication.sendEvent(window.main, enter)
    assert not enter.isAccepted()


# --- choosing ----------------------------------------------------------------------------------------------------------------


def test_a_row_chooses_its_fact_everywhere(qtbot: QtBot, opened: Window) -> None:
    workspace = opened.presenter.workspace
    assert "No fact is chosen" in texts(workspace.detail)
    table = workspace.facts.table
    place = table.visualRect(opened.presenter.facts.index(0, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    fact = opened.presenter.fact
    assert fact == opened.presenter.facts.fact_at(0)
    assert workspace.parallel.fact == fact
    shown = texts(workspace.detail)
    for part in ("≠ disputed", "Proposed by the program", "What differs", "conflict", "East says nothing of this."):
        assert part in shown


def test_the_texts_choose_the_row(opened: Window) -> None:
    workspace = opened.presenter.workspace
    fact = opened.presenter.facts.fact_at(0)
    workspace.parallel.fact_chosen.emit(fact)
    assert workspace.facts.table.currentIndex().row() == 0
    workspace.parallel.fact_chosen.emit("")
    assert not workspace.facts.table.selectionModel().hasSelection()
    assert "No fact is chosen" in texts(workspace.detail)


def test_the_source_of_a_quote_leads_to_that_very_claim(opened: Window) -> None:
    presenter = opened.presenter
    presenter.choose_fact(presenter.facts.fact_at(0))
    north, south = (q.claim.id for cell in opened.controller.project.report.rows[0].cells for q in cell)
    for claim in (south, north, south):
        presenter.workspace.detail.quote_chosen.emit(claim)
        assert presenter.workspace.parallel.chosen_claim() == claim
        assert presenter.workspace.parallel.fact == presenter.fact


def test_the_panel_leads_to_another_fact(opened: Window) -> None:
    presenter = opened.presenter
    presenter.choose_fact(presenter.facts.fact_at(0))
    other = presenter.facts.fact_at(1)
    presenter.workspace.detail.fact_chosen.emit(other)
    assert presenter.fact == presenter.workspace.parallel.fact == other


def test_keys_go_through_the_facts(qtbot: QtBot, opened: Window) -> None:
    opened.main.activateWindow()
    assert QTest.qWaitForWindowActive(opened.main)
    table = opened.presenter.workspace.facts.table
    table.setFocus()
    assert table.currentIndex().row() == 0
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert opened.presenter.fact == opened.presenter.facts.fact_at(1)
    trigger(opened, "next_fact")
    trigger(opened, "previous_fact")
    trigger(opened, "previous_fact")
    assert opened.presenter.fact == opened.presenter.facts.fact_at(0)


def test_a_fact_of_another_source_brings_that_source(opened: Window) -> None:
    documents = {d.name: d.id for d in opened.controller.project.documents}
    opened.presenter.choose_sources(documents["north-2.txt"], documents["east.txt"])
    opened.presenter.choose_fact(opened.presenter.facts.fact_at(0))
    assert opened.presenter.sources == (documents["north.txt"], documents["south.txt"])
    assert opened.presenter.workspace.chooser.shown() == opened.presenter.sources
    assert [h.title.text() for h in opened.presenter.workspace.parallel.headers] == ["The bridge", "Bridges & roads"]


def test_the_chooser_and_swap_change_the_sources(qtbot: QtBot, opened: Window) -> None:
    chooser = opened.presenter.workspace.chooser
    left, _right = (box for box in chooser.findChildren(QComboBox) if box.isVisible())
    assert left.count() == 4
    left.setCurrentIndex(1)
    assert opened.presenter.sources[0] == left.currentData()
    before = opened.presenter.sources
    trigger(opened, "swap")
    assert opened.presenter.sources == before[::-1]


def test_the_filter_narrows_the_table_and_says_so(qtbot: QtBot, opened: Window) -> None:
    trigger(opened, "find")
    facts = opened.presenter.workspace.facts
    field = facts.findChild(QLineEdit)
    qtbot.keyClicks(field, "library")
    assert opened.presenter.facts.rowCount() == 1
    assert "1 of 5 shown" in texts(facts)
    field.clear()
    assert opened.presenter.facts.rowCount() == 5


# --- deciding ----------------------------------------------------------------------------------------------------------------


def test_a_verdict_a_note_and_a_dismissed_difference_survive(qtbot: QtBot, make_window: MakeWindow, project: Path) -> None:
    window = make_window()
    window.open(project)
    window.controller._session.author = "Ada"
    window.presenter.step(1)
    detail = window.presenter.workspace.detail
    qtbot.keyClicks(detail._bar._reason, "both say so")
    trigger(window, "accept")
    assert "accepted · Ada" in texts(detail)
    assert "both say so" in texts(detail)
    card = next(b for b in detail._scroll.findChildren(QPushButton) if b.accessibleName() == "Dismiss: date")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    trigger(window, "note")
    field = detail.notes.findChild(QPlainTextEdit)
    qtbot.keyClicks(field, "Ask the archive.")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == ""
    assert "decided: 1" in window.main._counts.text()
    window.main.close()
    with Session.open(project) as session:
        row = session.report().rows[0]
        assert (row.verdict.value, row.verdict.reason, row.verdict.author) == (VerdictValue.ACCEPTED, "both say so", "Ada")
    again = make_window()
    again.open(project)
    trigger(again, "reconcile")
    qtbot.waitUntil(lambda: not again.controller.busy, timeout=WAIT)
    again.presenter.step(1)
    assert "accepted · Ada" in texts(again.presenter.workspace.detail)
    qtbot.mouseClick(button(again.presenter.workspace.detail, "▸ Dismissed: 1"), Qt.MouseButton.LeftButton)
    shown = texts(again.presenter.workspace.detail)
    for part in ("accepted · Ada", "dismissed · Ada", "Ask the archive."):
        assert part in shown
    trigger(again, "reopen")
    assert again.presenter.workspace.facts.table.model().index(0, 6).data() == ""


def test_a_half_written_note_waits_with_its_fact(qtbot: QtBot, opened: Window) -> None:
    opened.presenter.step(1)
    field = opened.presenter.workspace.detail.notes.findChild(QPlainTextEdit)
    field.setPlainText("half")
    opened.presenter.step(1)
    assert field.toPlainText() == ""
    opened.presenter.step(-1)
    assert field.toPlainText() == "half"


def test_a_fact_is_copied_with_its_sources(opened: Window) -> None:
    opened.presenter.step(1)
    trigger(opened, "copy_fact")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == opened.controller.project.report.rows[0].fact.label
    quoted = "“The river bridge was opened on 3 March 2014 by the mayor.”"
    assert f"North: {quoted} — “The bridge”, north.txt, characters 0–57." in copied
    assert [line.split(":")[0] for line in copied if "” — “" in line] == ["North", "South"]


def test_one_quote_is_copied_with_its_citation_the_one_that_was_gone_to(opened: Window) -> None:
    opened.presenter.step(1)
    trigger(opened, "copy")
    first = QGuiApplication.clipboard().text()
    assert first == "“The river bridge was opened on 3 March 2014 by the mayor.” — “The bridge”, north.txt, characters 0–57."
    other = opened.controller.project.report.rows[0].cells[1][0].claim
    opened.presenter.choose_claim(other.id)
    trigger(opened, "copy")
    second = QGuiApplication.clipboard().text()
    assert second.startswith(f"“{other.quote}” — ")
    assert "south.txt" in second


def test_a_project_for_reading_shows_no_way_to_write(opened: Window, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened.controller.close()
    monkeypatch.setattr("db.engine._is_writable", lambda path: False)  # root may write everywhere
    opened.open(project)
    opened.presenter.step(1)
    assert "(read only)" in opened.main.windowTitle()
    actions = opened.main.actions_by_name
    assert not any(actions[name].isEnabled() for name in ("accept", "note", "reconcile", "add"))
    assert actions["export"].isEnabled()
    assert not any(b.isEnabled() for b in opened.presenter.workspace.detail._bar.findChildren(QPushButton))


# --- manners -----------------------------------------------------------------------------------------------------------------


def test_dark_and_light_are_remembered(make_window: MakeWindow, preferences: Preferences) -> None:
    window = make_window()
    window.presenter.workspace  # noqa: B018 - made, so that it takes part
    trigger(window, "dark")
    assert preferences.dark()
    assert window.main.palette().window().color().name() == DARK.window
    window.main.close()
    again = make_window()
    assert again.main.actions_by_name["dark"].isChecked()
    trigger(again, "dark")
    assert again.main.palette().window().color().name() == LIGHT.window


def test_sizes_and_recent_projects_are_remembered(make_window: MakeWindow, project: Path) -> None:
    window = make_window()
    window.open(project)
    window.main.resize(780, 600)
    window.presenter.workspace._across.setSizes([420, 360])
    sizes = window.presenter.workspace._across.sizes()
    window.main.close()
    again = make_window()
    assert again.main.size().width() == 780
    assert button(again.main.start, "bridge").toolTip() == f"Open {project}"
    again.main.start.project_chosen.emit(project)
    assert again.presenter.workspace._across.sizes() == sizes


def test_details_can_be_hidden(opened: Window) -> None:
    trigger(opened, "details")
    assert not opened.presenter.workspace.detail.isVisible()
    opened.presenter.step(1)
    trigger(opened, "note")
    assert opened.presenter.workspace.detail.isVisible()


def test_the_areas_are_reached_in_turn(opened: Window) -> None:
    opened.presenter.step(1)
    workspace = opened.presenter.workspace
    opened.main.activateWindow()
    seen = []
    for _ in range(3):
        trigger(opened, "next_area")
        focus = opened.main.focusWidget()
        areas = {"texts": workspace.parallel, "table": workspace.facts, "detail": workspace.detail}
        seen += [name for name, area in areas.items() if area.isAncestorOf(focus)]
    assert sorted(seen) == ["detail", "table", "texts"]


def test_every_control_has_a_name_for_a_screen_reader(opened: Window) -> None:
    opened.presenter.step(1)
    for control in opened.main.findChildren(QWidget):
        if isinstance(control, QAbstractButton) and control.isVisible():
            assert control.accessibleName() or control.text() or control.objectName().startswith("qt_"), control
        if isinstance(control, (QLineEdit, QComboBox, QPlainTextEdit, QTableView)) and control.isVisible():
            assert control.accessibleName(), control


def test_help_lists_every_key(window: Window) -> None:
    from desktop.help_text import about, first_steps

    for name in ("shortcuts", "about", "log"):
        trigger(window, name)
    assert "Ctrl+R" in first_steps()
    assert "Diptych" in about()


def test_the_file_dialogs_lead_where_they_should(qtbot: QtBot, opened: Window, tmp_path: Path) -> None:
    trigger(opened, "export")
    (chooser,) = opened.main.findChildren(ExportDialog)
    chooser.formats.setCurrentRow([known.name for known in FORMATS].index("csv"))
    chooser.go_on.click()
    (dialog,) = opened.main.findChildren(QFileDialog)
    dialog.setDirectory(str(tmp_path))
    with qtbot.waitSignal(opened.controller.exported, timeout=WAIT) as exported:
        dialog.accept()
    assert exported.args[0] == tmp_path / "bridge.csv"
    trigger(opened, "add")
    adding = next(d for d in opened.main.findChildren(QFileDialog) if d.isVisible())
    assert "*.txt" in adding.nameFilters()[0]
    adding.reject()


def test_the_strip_says_errors_until_they_are_closed(window: Window) -> None:
    messages = window.main.messages
    messages.show_notice("done")
    messages.show_error("It went wrong.")
    messages.show_error("And again.")
    assert messages.text() == "It went wrong.\nAnd again."
    messages.offer("2 texts", "reconcile", "Reconcile")
    assert "went wrong" in messages.text()
    messages.clear()
    assert not messages.isVisible()


def test_the_panel_keeps_its_place_and_shows_a_new_note(qtbot: QtBot, opened: Window) -> None:
    opened.main.resize(780, 520)
    opened.presenter.step(1)
    bar = opened.presenter.workspace.detail._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 40)
    bar.setValue(30)
    opened.presenter.decide_fact(VerdictValue.ACCEPTED, "")
    qtbot.wait(100)
    assert bar.value() == 30
    opened.presenter.annotate("Ask the archive.")
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 30)


def test_who_works_here_signs_what_is_done(qtbot: QtBot, opened: Window, make_window: MakeWindow) -> None:
    opened.main.actions_by_name["author"].trigger()
    dialog = opened.main.findChild(QInputDialog)
    dialog.setTextValue(" Ada ")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    opened.presenter.step(1)
    opened.presenter.decide_fact(VerdictValue.ACCEPTED, "")
    (verdict,) = opened.controller.project.report.decisions.verdicts.values()
    assert verdict.author == "Ada"
    assert make_window().controller.author == "Ada"
