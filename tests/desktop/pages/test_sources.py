"""The sources as a person sets them right: what is said of them, sides, versions, what lost its place, a colleague's copy."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton

from desktop.changes import Changes
from desktop.controller import Controller
from desktop.models.lines import Line, Lines
from desktop.models.source_changes import fate_groups, hanging, merge_lines
from desktop.models.sources import Column, SourcesTable, date_fault, language_fault, source_lines
from desktop.pages.sources import SourcesPage
from desktop.session import Session
from desktop.theme import DARK
from desktop.views.merge_dialog import MergeDialog
from desktop.views.place_dialog import PlaceDialog
from desktop.views.text_dialog import TextDialog
from desktop.views.version_dialog import VersionDialog
from reconciler.decisions import target_of_claim, target_of_fact
from reconciler.model import Analysis, Copy, Document
from reconciler.notebook.entries import VerdictValue
from tests.desktop.pages.conftest import NORTH, documents

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.app import Window
    from tests.desktop.pages.conftest import GoTo

WAIT = 30_000


@pytest.fixture
def sources(go_to: GoTo) -> SourcesPage:
    return go_to("sources")


def cells(page: SourcesPage, column: Column) -> list[str]:
    return [page.model.index(row, column).data() for row in range(page.model.rowCount())]


def stored(window: Window, name: str) -> Document:
    return next(d for d in window.controller.project.documents if d.name == name)


def choose(page: SourcesPage, name: str) -> Document:
    line = next(line for line in page.model.lines() if line.document.name == name)
    page.table.choose(page.model.row_of(line.id))
    return line.document


def write(qtbot: QtBot, page: SourcesPage, field: str, text: str) -> None:
    """Type into a field, as a person does, and press Enter."""
    edit = page.form.field(field)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, Qt.Key.Key_Return)


def note_on_claims(page: SourcesPage, source: str) -> list[str]:
    """Put a note on every claim of a source; their quotes."""
    claims = [claim for claim in page.desk.report.analysis.claims if claim.source == source]
    for claim in claims:
        page.desk.do(lambda session, claim=claim: session.annotate(target_of_claim(claim), f"on {claim.quote[:20]}"))
    return [claim.quote for claim in claims]


def preview(qtbot: QtBot, page: SourcesPage, text: str, folder: Path) -> VersionDialog:
    """The dialog on a new version of the chosen source."""
    path = folder / "newer.txt"
    path.write_text(text, "utf-8")
    page.taking.read_version(page._chosen().id, path)
    return shown_dialog(qtbot, page, VersionDialog)


def shown_dialog(qtbot: QtBot, page: SourcesPage, kind: type[QDialog]) -> QDialog:
    qtbot.waitUntil(lambda: any(d.isVisible() for d in page.findChildren(kind)), timeout=WAIT)
    return next(d for d in page.findChildren(kind) if d.isVisible())


def button(qtbot: QtBot, page: SourcesPage, text: str) -> QPushButton:
    """The button that is seen and begins with these words."""

    def found() -> list[QPushButton]:
        return [b for b in page.findChildren(QPushButton) if b.text().startswith(text) and b.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=WAIT)
    return found()[0]


def words(widget: QDialog) -> str:
    return "\n".join(label.accessibleName() or label.text() for label in widget.findChildren(QLabel))


# --- the table ---------------------------------------------------------------------------------------------------------------


def test_sources_stand_side_by_side_with_what_is_known_of_them(sources: SourcesPage) -> None:
    assert cells(sources, Column.SIDE) == ["North", "South", "South", "East"]
    assert cells(sources, Column.TITLE) == ["The treaty", "Southern news", "Trains", "east.txt"]
    assert cells(sources, Column.PUBLISHED) == ["2015-02-01", "2018", "2018-05", ""]
    assert cells(sources, Column.LENGTH)[0] == str(len(NORTH))
    analysis = sources.desk.report.analysis
    assert [int(count) for count in cells(sources, Column.CLAIMS)] == [
        sum(claim.source == document.id for claim in analysis.claims) for document in analysis.documents
    ]
    assert sources.table.row() == 0
    assert sources.form.field("title").text() == "The treaty"


def test_the_models_keep_their_promises() -> None:
    model = SourcesTable()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    lines = source_lines(documents(), None, {})
    model.set_lines(lines)
    model.sort(Column.TITLE, Qt.SortOrder.DescendingOrder)
    model.set_filter("south")
    assert [model.line(row).document.name for row in range(model.rowCount())] == ["south-2.txt", "south.txt"]
    assert model.index(0, Column.CLAIMS).data() == "—"
    assert "not compared" in model.index(0, Column.CLAIMS).data(Qt.ItemDataRole.ToolTipRole)
    plain = Lines(("A", "B"))
    QAbstractItemModelTester(plain, QAbstractItemModelTester.FailureReportingMode.Fatal)
    plain.set_lines([Line("1", ("x", "y")), Line("2", ("z", "w"), "both")])
    assert (plain.row_of("2"), plain.key(1), plain.key(7)) == (1, "2", "")
    assert plain.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) == "both"
    plain.set_lines([])


def test_a_copy_is_named_at_both_sources() -> None:
    first, second, *_ = documents()
    analysis = Analysis((first, second), (), (), (), copies=(Copy(first.id, second.id, 0.87),))
    lines = source_lines((first, second), analysis, {})
    assert [line.shares() for line in lines] == ["Southern news 87%", "The treaty 87%"]
    assert [line.claims for line in lines] == [0, 0]


def test_the_table_is_filtered_and_sorted(qtbot: QtBot, sources: SourcesPage) -> None:
    qtbot.keyClicks(sources.filter, "south trains")
    assert cells(sources, Column.TITLE) == ["Trains"]
    assert sources.form.field("title").text() == "Trains"
    qtbot.keyClicks(sources.filter, " nothing")
    assert sources.empty.isVisible()
    assert not sources.remove.isEnabled()
    sources.filter.clear()
    sources.table.sortByColumn(Column.LENGTH, Qt.SortOrder.DescendingOrder)
    sizes = [sources.model.line(row).document for row in range(4)]
    assert sizes == sorted(sizes, key=lambda d: -len(d.text))


# --- what is said of a source ------------------------------------------------------------------------------------------------


def test_what_is_typed_is_stored_and_can_be_undone(qtbot: QtBot, shown: Window, sources: SourcesPage) -> None:
    choose(sources, "south.txt")
    write(qtbot, sources, "title", "News of the South")
    assert stored(shown, "south.txt").title == "News of the South"
    assert cells(sources, Column.TITLE)[1] == "News of the South"
    assert sources.table.row() == 1
    write(qtbot, sources, "publisher", "The Southern Press")
    write(qtbot, sources, "url", "https://south.example/news")
    found = stored(shown, "south.txt")
    assert (found.publisher, found.url, found.title) == ("The Southern Press", "https://south.example/news", "News of the South")
    shown.controller.undo()
    assert sources.form.field("url").text() == ""
    assert shown.controller.project.stale


@pytest.mark.parametrize("date", ["2011", "2011-06", "2011-06-01", "2011/2012", ""])
def test_dates_that_can_be_read(date: str) -> None:
    assert date_fault(date) == ""


@pytest.mark.parametrize("date", ["June 2011", "01.06.2011", "2011-13", "2011-02-30", "soon"])
def test_dates_that_cannot_be_read_are_named_with_how_to_write_them(date: str) -> None:
    assert date in date_fault(date)
    assert "2011-06-01" in date_fault(date)


def test_a_wrong_date_is_not_stored_and_stays_to_be_mended(qtbot: QtBot, shown: Window, sources: SourcesPage) -> None:
    choose(sources, "north.txt")
    write(qtbot, sources, "published", "1 June 2011")
    assert "is no date" in sources.form.fault.text()
    assert sources.form.fault.isVisible()
    assert stored(shown, "north.txt").published == "2015-02-01"
    write(qtbot, sources, "title", "The treaty of Bergen")
    assert sources.form.field("published").text() == "1 June 2011"
    assert sources.form.fault.isVisible()
    write(qtbot, sources, "published", "2011-06-31")
    qtbot.keyClick(sources.form.field("published"), Qt.Key.Key_Escape)
    assert sources.form.field("published").text() == "2015-02-01"
    assert not sources.form.fault.isVisible()
    write(qtbot, sources, "published", "2011-06")
    assert stored(shown, "north.txt").published == "2011-06"


def test_a_language_is_chosen_by_its_name_or_its_code(qtbot: QtBot, shown: Window, sources: SourcesPage) -> None:
    choose(sources, "east.txt")
    write(qtbot, sources, "language", "Russian")
    assert stored(shown, "east.txt").language == "ru"
    write(qtbot, sources, "language", "something old")
    assert "is no language" in sources.form.fault.text()
    assert stored(shown, "east.txt").language == "ru"
    assert language_fault("de") == ""


def test_a_source_is_moved_to_another_side(qtbot: QtBot, shown: Window, sources: SourcesPage) -> None:
    moved = choose(sources, "east.txt")
    write(qtbot, sources, "side", "West")
    assert stored(shown, "east.txt").side == "West"
    assert stored(shown, "east.txt").id == moved.id
    write(qtbot, sources, "side", "")
    assert "no name" in sources.form.fault.text()
    assert stored(shown, "east.txt").side == "West"


def test_a_side_is_renamed_in_all_of_its_sources(qtbot: QtBot, shown: Window, sources: SourcesPage) -> None:
    choose(sources, "south.txt")
    assert "South" in sources.form.rename.text()
    sources.form.rename.click()
    field = sources.form.renaming.name
    assert field.hasFocus()
    qtbot.keyClicks(field, "The South")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not sources.form.renaming.isVisible()
    assert cells(sources, Column.SIDE).count("The South") == 2
    shown.controller.undo()
    assert cells(sources, Column.SIDE).count("South") == 2


def test_the_hash_is_shown_when_it_is_asked_for(sources: SourcesPage) -> None:
    document = choose(sources, "north.txt")
    assert not sources.form.origin.isVisible()
    sources.form.hash.click()
    assert document.sha256 in sources.form.origin.text()
    choose(sources, "east.txt")
    assert not sources.form.origin.isVisible()


def test_a_removed_source_comes_back_by_the_button_of_the_notice(qtbot: QtBot, shown: Window, sources: SourcesPage) -> None:
    choose(sources, "east.txt")
    sources.remove.click()
    assert "east.txt" not in {d.name for d in shown.controller.project.documents}
    assert "removed" in sources.messages.text()
    assert sources.tabs.tabText(2) == "Removed (1)"
    button(qtbot, sources, "Undo").click()
    assert stored(shown, "east.txt")
    assert sources.tabs.tabText(2) == "Removed"


def test_a_removed_source_is_brought_back_with_what_was_said_of_it(qtbot: QtBot, shown: Window, sources: SourcesPage) -> None:
    choose(sources, "east.txt")
    write(qtbot, sources, "title", "The eastern view")
    sources.remove.click()
    sources.tabs.setCurrentWidget(sources.removed)
    assert sources.removed.model.index(0, 1).data() == "The eastern view"
    sources.removed.back.click()
    assert stored(shown, "east.txt").title == "The eastern view"
    assert sources._chosen().name == "east.txt"
    assert sources.removed.empty.isVisible()


# --- versions ----------------------------------------------------------------------------------------------------------------


NEWER = (
    NORTH.replace("carries 300 passengers", "now carries some 300 passengers")
    .replace("The border was closed in 2015.", "")
    .replace("The harbour treaty", "From the archive. The harbour treaty")
)


def test_a_new_version_is_looked_at_before_it_is_accepted(
    qtbot: QtBot, shown: Window, sources: SourcesPage, tmp_path: Path
) -> None:
    old = choose(sources, "north.txt")
    quotes = note_on_claims(sources, old.id)
    dialog = preview(qtbot, sources, NEWER, tmp_path)
    said = words(dialog)
    assert "Changed: 1" in said
    assert "Lost: 1" in said
    assert "[+now" in said
    assert "“on The border was close" in said
    assert len(quotes) == len(dialog.preview.passages)
    assert stored(shown, "north.txt").text == NORTH
    (box,) = dialog._boxes.values()
    box.setChecked(True)
    dialog.accept()
    assert stored(shown, "newer.txt").text == NEWER
    assert (sources._chosen().name, sources.tabs.tabText(0)) == ("newer.txt", "Versions (2)")
    assert sources._chosen().title == "The treaty"
    qtbot.waitUntil(lambda: sources.tabs.tabText(1) == "Without a place (1)", timeout=WAIT)
    button(qtbot, sources, "Undo").click()
    assert stored(shown, "north.txt").text == NORTH


def test_a_new_version_that_is_left_changes_nothing(qtbot: QtBot, shown: Window, sources: SourcesPage, tmp_path: Path) -> None:
    choose(sources, "east.txt")
    dialog = preview(qtbot, sources, "The museum is closed.", tmp_path)
    assert "Nothing was decided" in words(dialog)
    dialog.reject()
    assert {d.name for d in shown.controller.project.documents} == {d.name for d in documents()}


def test_a_file_that_is_no_new_version_is_refused_in_a_sentence(qtbot: QtBot, sources: SourcesPage, tmp_path: Path) -> None:
    document = choose(sources, "east.txt")
    path = tmp_path / "east.txt"
    path.write_text(document.text, "utf-8")
    sources.taking.read_version(document.id, path)
    qtbot.waitUntil(lambda: "same text" in sources.messages.text(), timeout=WAIT)
    sources.taking.read_version(document.id, tmp_path / "missing.txt")
    qtbot.waitUntil(lambda: "missing.txt" in sources.messages.text(), timeout=WAIT)


def test_what_lost_its_place_is_attached_or_left(qtbot: QtBot, shown: Window, sources: SourcesPage, tmp_path: Path) -> None:
    old = choose(sources, "north.txt")
    note_on_claims(sources, old.id)
    preview(qtbot, sources, NEWER, tmp_path).accept()
    qtbot.waitUntil(lambda: sources.orphans.model.rowCount() == 2, timeout=WAIT)
    sources.tabs.setCurrentWidget(sources.orphans)
    row = next(r for r in range(2) if "ferry" in sources.orphans.model.index(r, 0).data())
    sources.orphans.table.choose(row)
    button(qtbot, sources, "Attach here").click()
    qtbot.waitUntil(lambda: sources.orphans.model.rowCount() == 1, timeout=WAIT)
    button(qtbot, sources, "Leave it").click()
    qtbot.waitUntil(sources.orphans.empty.isVisible, timeout=WAIT)
    assert {one.how.value for one in shown.controller.ask(lambda s: s.notebook().carried)} >= {"kept", "suggested", "left"}


def test_what_lost_its_place_gets_one_that_is_chosen_by_hand(
    qtbot: QtBot, shown: Window, sources: SourcesPage, tmp_path: Path
) -> None:
    old = choose(sources, "north.txt")
    note_on_claims(sources, old.id)
    preview(qtbot, sources, NEWER, tmp_path).accept()
    qtbot.waitUntil(lambda: sources.orphans.model.rowCount() == 2, timeout=WAIT)
    sources.tabs.setCurrentWidget(sources.orphans)
    passage = sources.orphans.model.key(0)
    button(qtbot, sources, "Choose a place").click()
    (dialog,) = sources.findChildren(PlaceDialog)
    words = "signed on 3 March 2014"
    dialog.words.setText(words)
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    dialog.here.click()
    qtbot.waitUntil(lambda: sources.orphans.model.rowCount() == 1, timeout=WAIT)
    (carried,) = (one for one in shown.controller.ask(lambda s: s.notebook().carried) if one.old.id == passage)
    assert (carried.new.quote, carried.how.value) == (words, "by_hand")
    button(qtbot, sources.messages, "Undo").click()
    qtbot.waitUntil(lambda: sources.orphans.model.rowCount() == 2, timeout=WAIT)


def test_sources_are_reached_and_edited_before_the_first_run(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    with Session.create(tmp_path / "new.diptych") as session:
        session.add_documents(documents())
    window.open(tmp_path / "new.diptych")
    assert not window.main.findChildren(SourcesPage)
    window.main.actions_by_name["sources"].trigger()
    (page,) = window.main.findChildren(SourcesPage)
    assert page.isVisible()
    choose(page, "north.txt")
    write(qtbot, page, "publisher", "The Northern Press")
    assert stored(window, "north.txt").publisher == "The Northern Press"
    assert page.isVisible()
    for name in ("review", "texts"):  # of no use yet: what is to be done first is said in their place
        window.presenter.go_to("sources")
        window.presenter.go_to(name)
        assert window.main.empty.isVisible()
        assert not page.isVisible()
    window.main.actions_by_name["reconcile"].trigger()
    qtbot.waitUntil(lambda: window.controller.project.report is not None, timeout=WAIT)
    assert window.presenter.workspace.isVisible()


def test_a_source_that_is_wanted_is_chosen_whatever_the_filter(shown: Window, sources: SourcesPage) -> None:
    wanted = stored(shown, "south-2.txt")
    sources.filter.setText("treaty")
    sources.desk.show_source(wanted.id)
    assert sources._chosen().id == wanted.id
    shown.controller.do(lambda session: session.remove_source(wanted.id), Changes.SOURCES)
    sources.desk.show_source(wanted.id)
    assert sources.tabs.currentWidget() is sources.removed
    assert sources.removed.model.key(sources.removed.table.row()) == wanted.id


def test_an_old_version_is_read_and_compared_beside_the_new_one(
    qtbot: QtBot, shown: Window, sources: SourcesPage, tmp_path: Path
) -> None:
    choose(sources, "north.txt")
    preview(qtbot, sources, NEWER, tmp_path).accept()
    sources.tabs.setCurrentWidget(sources.versions)
    sources.versions.table.choose(0)
    assert sources.versions.model.index(0, 5).data() == "old"
    qtbot.keyClick(sources.versions.table, Qt.Key.Key_Return)
    dialog = shown_dialog(qtbot, sources, TextDialog)
    assert dialog._text.toPlainText() == NORTH
    sources.versions.keep.click()
    assert {d.name for d in shown.controller.project.documents} >= {"north.txt", "newer.txt"}
    assert sources.versions.model.index(0, 5).data() == "compared beside it"
    sources.versions.keep.click()
    assert "north.txt" not in {d.name for d in shown.controller.project.documents}


def test_the_file_dialog_leads_to_the_preview(qtbot: QtBot, sources: SourcesPage, tmp_path: Path) -> None:
    (tmp_path / "later.txt").write_text(NEWER, "utf-8")
    choose(sources, "north.txt")
    sources.versions.new.click()
    (dialog,) = sources.findChildren(QFileDialog)
    assert "*.txt" in dialog.nameFilters()[0]
    dialog.fileSelected.emit(str(tmp_path / "later.txt"))
    dialog.reject()
    shown_dialog(qtbot, sources, VersionDialog).reject()


# --- a colleague's copy ------------------------------------------------------------------------------------------------------


@pytest.fixture
def colleague(harbour: Path, tmp_path: Path) -> Path:
    """A copy of the project in which another came to other verdicts, and added a text."""
    copy = shutil.copy(harbour, tmp_path / "colleague.diptych")
    with Session.open(copy) as session:
        session.author = "Bea"
        fact = session.report().rows[0].fact
        session.decide(target_of_fact(fact), VerdictValue.DISMISSED, "two other bridges")
        session.add_documents([Document("west.txt", "West", "The lighthouse is old.", "en")])
    return copy


def test_a_colleagues_copy_is_taken_in_after_a_look(qtbot: QtBot, shown: Window, sources: SourcesPage, colleague: Path) -> None:
    shown.controller.author = "Ada"
    fact = sources.desk.report.rows[0].fact
    sources.desk.do(lambda session: session.decide(target_of_fact(fact), VerdictValue.ACCEPTED, "the same harbour"))
    sources.taking.read_copy(colleague)
    dialog = shown_dialog(qtbot, sources, MergeDialog)
    said = words(dialog)
    for part in ("You disagree: 1", "accepted", "dismissed", "two other bridges", "the same harbour", "West · west", "Bea: 2"):
        assert part in said, part
    assert "west.txt" not in {d.name for d in shown.controller.project.documents}
    dialog.accept()
    assert stored(shown, "west.txt").side == "West"
    assert len(sources.desk.report.decisions.opinions[fact.id]) == 2
    sources.taking.read_copy(colleague)
    qtbot.waitUntil(lambda: "nothing that is not here" in sources.messages.text(), timeout=WAIT)


def test_another_project_is_no_copy(qtbot: QtBot, sources: SourcesPage, tmp_path: Path) -> None:
    Session.create(tmp_path / "other.diptych").close()
    sources.taking.read_copy(tmp_path / "other.diptych")
    qtbot.waitUntil(lambda: "another project" in sources.messages.text(), timeout=WAIT)


# --- manners -----------------------------------------------------------------------------------------------------------------


def test_a_project_for_reading_only_offers_no_deeds(
    window: Window, harbour: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(Controller, "open", lambda self, path: self._switch(lambda: Session.open(path, read_only=True)))
    window.open(harbour)
    window.presenter.go_to("sources")
    page = window.presenter._host._pages["sources"]
    assert not page.remove.isEnabled()
    assert not page.take.isEnabled()
    assert not page.versions.new.isEnabled()
    assert page.form.field("title").isReadOnly()
    assert page.versions.show_text.isEnabled()


def test_columns_and_theme_are_taken_over(shown: Window, sources: SourcesPage) -> None:
    sources.table.setColumnWidth(Column.PUBLISHER, 222)
    kept = sources.layouts()
    sources.table.setColumnWidth(Column.PUBLISHER, 50)
    sources.restore(kept)
    assert sources.table.columnWidth(Column.PUBLISHER) == 222
    shown.set_dark(True)
    assert DARK.accent in sources.form.rename.styleSheet()


def test_every_control_has_a_name(sources: SourcesPage) -> None:
    for name in ("title", "side", "language", "publisher", "author", "published", "accessed", "url", "note"):
        assert sources.form.field(name).accessibleName()
    assert sources.table.accessibleName()
    assert sources.filter.accessibleName()


def test_words_for_what_hangs_on_a_passage(harbour: Path) -> None:
    with Session.open(harbour) as session:
        north = next(d for d in session.documents() if d.side == "North")
        claims = [c for c in session.analysis().claims if c.source == north.id]
        other = next(c for c in session.analysis().claims if c.source != north.id)
        session.annotate(target_of_claim(claims[0]), "look this up")
        session.tag(target_of_claim(claims[0]), "harbour")
        session.link(claims[0], other)
        session.leave_alone(claims[1])
        newer = Document("newer.txt", "North", NEWER, "en")
        groups = fate_groups(session.preview_version(north.id, newer))
        said = " | ".join(passage.hangs for group in groups for passage in group.passages)
        assert "“look this up” · #harbour · linked with another claim" in said
        assert "has no counterpart" in said
        assert hanging(()) == ""


def test_a_merge_names_deeds_of_nobody(harbour: Path, colleague: Path) -> None:
    with Session.open(harbour) as session:
        lines = merge_lines(session.preview_merge(colleague), session.every_document())
    assert lines.authors == "Bea: 2"
    assert lines.texts == ("West · west.txt",)
    assert len(lines.deeds) == 2
    assert lines.disagreements == ()
