"""Help within: the guide is read and searched, the tour leads through four steps and stands in nobody's way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop import app, help_text
from desktop.models.guide import anchor_of
from desktop.views.guide_window import GuideWindow
from desktop.views.tour import Tour

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.app import Window
    from desktop.preferences import Preferences

    from .conftest import MakeWindow

DOCS = Path(__file__).parents[2] / "docs"


# --- the guide ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def guide(window: Window) -> GuideWindow:
    window.main.actions_by_name["guide"].trigger()
    return window.main.findChild(GuideWindow)


def test_the_guide_is_that_of_the_docs(guide: GuideWindow) -> None:
    assert not guide.isModal()
    shown = guide.page.toPlainText()
    for line in ("Diptych sets what several sides publish", "A side is whose voice a text is", "Ctrl+Shift+F"):
        assert line in shown
    assert "**" not in shown
    assert [h.text for h in guide.document.headings() if h.level == 2] == [
        line[3:] for line in (DOCS / "guide.md").read_text("utf-8").splitlines() if line.startswith("## ")
    ]


def test_it_is_there_once_and_comes_back_after_it_was_closed(window: Window, guide: GuideWindow) -> None:
    assert window.guidance.show_guide() is guide
    guide.close()
    assert window.guidance.show_guide() is not guide


def test_a_heading_is_gone_to(guide: GuideWindow) -> None:
    row = next(i for i in range(guide.contents.count()) if guide.contents.item(i).text().strip() == "Working together")
    guide.contents.setCurrentRow(row)
    assert guide.page.cursorForPosition(QPoint(60, 16)).block().text() == "Working together"


def test_a_search_finds_all_places_and_goes_round_them(qtbot: QtBot, guide: GuideWindow) -> None:
    qtbot.keyClicks(guide.search, "verdict")
    count = guide.page.toPlainText().lower().count("verdict")
    assert guide._count.text() == f"1 of {count}"
    assert len(guide.page.extraSelections()) == count > 2
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide._count.text() == f"2 of {count}"
    guide.step(-1)
    guide.step(-1)
    assert guide._count.text() == f"{count} of {count}"
    marks = guide.page.extraSelections()
    assert {mark.cursor.selectedText().lower() for mark in marks} == {"verdict"}


def test_what_is_not_found_is_said(qtbot: QtBot, guide: GuideWindow) -> None:
    qtbot.keyClicks(guide.search, "zzzz")
    assert guide._count.text() == "not found"
    assert not guide.on.isEnabled()
    guide.step(1)
    guide.search.clear()
    assert guide._count.text() == ""
    assert guide.page.extraSelections() == []


def test_ctrl_f_leads_to_the_search_and_escape_closes(qtbot: QtBot, guide: GuideWindow) -> None:
    guide.activateWindow()
    assert QTest.qWaitForWindowActive(guide)
    qtbot.keyClick(guide.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert guide.search.hasFocus()
    qtbot.keyClick(guide.search, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_a_link_leads_to_the_other_page_at_its_heading(guide: GuideWindow) -> None:
    guide._follow(QUrl("commands.md#diptych-glossary"))
    assert guide.pages.currentText() == "The command line"
    assert guide.contents.currentItem().text().strip() == "diptych glossary"


def test_links_of_the_guide_lead_somewhere(guide: GuideWindow) -> None:
    for name in ("guide.md", "commands.md"):
        guide.go_to(name)
        headings = {h.anchor for h in guide.document.headings()}
        for part in guide.document.toMarkdown().split("](")[1:]:
            url = QUrl(part.split(")")[0].split(" ")[0])
            if not url.scheme() and not url.path():
                assert url.fragment() in headings
            elif not url.scheme():
                assert guide.pages.findData(url.path()) >= 0 or (DOCS / url.path()).exists()


def test_a_link_to_the_net_is_opened_in_the_browser_alone(guide: GuideWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    guide._follow(QUrl("https://example.org/"))
    guide._follow(QUrl("file:///etc/passwd"))
    assert opened == ["https://example.org/"]
    assert guide.pages.currentText() == "The window"


def test_its_size_is_remembered(window: Window, guide: GuideWindow, preferences: Preferences) -> None:
    guide.resize(720, 500)
    guide._split.setSizes([300, 400])
    sizes = guide._split.sizes()
    guide.close()
    again = window.guidance.show_guide()
    assert (again.width(), again.height()) == (720, 500)
    assert again._split.sizes() == sizes


def test_it_takes_over_a_theme(window: Window, guide: GuideWindow) -> None:
    guide.page.verticalScrollBar().setValue(200)
    window.set_dark(True)
    assert guide._theme.dark
    assert guide.page.verticalScrollBar().value() == 200


def test_a_guide_in_the_language_of_the_window_is_preferred(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(help_text, "_PLACES", (tmp_path, DOCS))
    (tmp_path / "guide.ru.md").write_text("# Руководство", "utf-8")
    assert help_text.guide_page("guide.md", "ru") == "# Руководство"
    assert help_text.guide_page("guide.md", "en").startswith("# User guide")
    assert help_text.guide_page("commands.md", "ru").startswith("#")
    assert help_text.guide_page("none.md") == ""


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [("diptych glossary", "diptych-glossary"), ("Words and names", "words-and-names"), ("What’s new?", "whats-new")],
)
def test_a_heading_has_the_name_that_links_give_it(heading: str, anchor: str) -> None:
    assert anchor_of(heading) == anchor


# --- the tour ----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def tour(window: Window) -> Tour:
    window.main.activateWindow()
    assert QTest.qWaitForWindowActive(window.main)
    window.main.actions_by_name["tour"].trigger()
    return window.main.findChild(Tour)


def test_the_tour_has_four_steps_that_point_at_what_is_there(qtbot: QtBot, tour: Tour, window: Window) -> None:
    seen = []
    for number in range(4):
        assert tour.at == number
        assert f"{number + 1} of 4" in tour._count.text()
        assert window.main.rect().contains(tour.target())
        assert window.main.rect().contains(tour.geometry())
        assert not tour.geometry().intersects(tour.target())
        seen.append(tour.target().topLeft())
        qtbot.mouseClick(tour.on, Qt.MouseButton.LeftButton)
    assert len(set(map(repr, seen))) == 4
    assert window.main.findChild(Tour) is None or not tour.isVisible()


def test_it_goes_by_keyboard_and_back(qtbot: QtBot, tour: Tour) -> None:
    assert tour.on.hasFocus()
    assert not tour.back.isEnabled()
    qtbot.keyClick(tour.on, Qt.Key.Key_Space)
    assert tour.at == 1
    qtbot.keyClick(tour.back, Qt.Key.Key_Space)
    assert tour.at == 0


def test_escape_ends_it_from_wherever_the_focus_is(qtbot: QtBot, tour: Tour, window: Window) -> None:
    window.main.start.findChild(QPushButton).setFocus()
    with qtbot.waitSignal(tour.ended):
        qtbot.keyClick(window.main.focusWidget(), Qt.Key.Key_Escape)
    assert not tour.isVisible()
    assert not tour._ring.isVisible()


def test_it_can_be_skipped(qtbot: QtBot, tour: Tour) -> None:
    with qtbot.waitSignal(tour.ended):
        qtbot.mouseClick(tour.skip, Qt.MouseButton.LeftButton)


def test_work_goes_on_beside_it(tour: Tour, window: Window, project: Path) -> None:
    window.open(project)
    assert tour.isVisible()
    tour.show_step(2)
    bar = window.main.pages_bar()
    assert tour.target().topLeft() == bar.mapTo(window.main, QPoint(0, 0))


def test_it_follows_what_it_points_at(qtbot: QtBot, tour: Tour, window: Window) -> None:
    before = tour.target()
    window.main.resize(800, 560)
    qtbot.waitUntil(lambda: tour.target() != before)
    qtbot.waitUntil(lambda: tour._ring.geometry().contains(tour.target()))
    assert window.main.rect().contains(tour.geometry())


def test_it_stands_in_the_middle_where_there_is_nothing_to_point_at(tour: Tour, window: Window) -> None:
    window.main._toolbar.hide()
    tour.show_step(1)
    assert tour.target().isEmpty()
    assert not tour._ring.isVisible()
    assert window.main.rect().contains(tour.geometry())


def test_it_is_called_again_and_is_there_once(tour: Tour, window: Window) -> None:
    tour.show_step(2)
    window.main.actions_by_name["tour"].trigger()
    again = window.guidance._tour
    assert again is not tour
    assert again.at == 0
    assert not tour.isVisible()


def test_it_says_its_words_to_a_screen_reader(tour: Tour) -> None:
    tour.show_step(1)
    assert tour.accessibleName().startswith("Set them side by side. Reconcile (Ctrl+R)")


def test_the_tour_takes_over_a_theme(tour: Tour, window: Window) -> None:
    window.set_dark(True)
    assert window.main.theme.accent in tour.styleSheet()


def test_the_first_start_offers_it_and_the_second_does_not(make_window: MakeWindow) -> None:
    first = make_window()
    app._go_on(first, None, sample=False)
    assert first.main.findChild(Tour) is not None
    second = make_window()
    app._go_on(second, None, sample=False)
    assert second.main.findChild(Tour) is None
