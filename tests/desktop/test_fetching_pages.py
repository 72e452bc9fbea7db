"""Pages of the web in the window: asked for in a dialog, fetched from a real server of this computer, looked at, then added."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from shiboken6 import isValid

from desktop.views.fetch_dialog import FetchDialog
from desktop.views.import_dialog import ImportDialog
from desktop.views.version_dialog import VersionDialog
from tests.sources.fetching.conftest import no_proxies, site  # noqa: F401 - fixtures
from tests.sources.fetching.site import PAGE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.app import Window
    from tests.sources.fetching.site import Site

WAIT = 60_000


def ask(window: Window, *addresses: str, side: str = "North", private: bool = True) -> FetchDialog:
    window.main.actions_by_name["fetch"].trigger()
    dialog = window.main.findChild(FetchDialog)
    assert dialog is not None
    dialog.field.setPlainText("\n".join(addresses))
    dialog.side.setEditText(side)
    dialog.private.setChecked(private)
    return dialog


def found(window: Window, qtbot: QtBot, kind: type[ImportDialog | VersionDialog]) -> ImportDialog | VersionDialog:
    qtbot.waitUntil(lambda: bool(window.main.findChildren(kind)), timeout=WAIT)
    return window.main.findChildren(kind)[0]


def close(dialog: ImportDialog | VersionDialog | FetchDialog, qtbot: QtBot, *, accept: bool = True) -> None:
    (dialog.accept if accept else dialog.reject)()
    qtbot.waitUntil(lambda: not isValid(dialog), timeout=WAIT)


def test_pages_are_fetched_looked_at_and_added(opened: Window, site: Site, qtbot: QtBot) -> None:  # noqa: F811
    site.page("/a")
    before = len(opened.controller.project.documents)
    close(ask(opened, site.url("/a"), "", site.url("/gone")), qtbot)
    dialog = found(opened, qtbot, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    (document,) = dialog._model.documents()
    assert (document.title, document.side, document.published, document.url) == (
        "The bridge",
        "North",
        "2014-03-04",
        site.url("/a"),
    )
    assert len(opened.controller.project.documents) == before
    button = dialog.findChild(QDialogButtonBox).buttons()[-1]
    assert button.isEnabled()
    with qtbot.waitSignal(opened.controller.changed, timeout=WAIT):
        dialog._confirm()
    assert opened.controller.project.documents[-1].media_type == "application/warc"


def test_a_page_that_changed_is_offered_as_a_new_version(opened: Window, site: Site, qtbot: QtBot) -> None:  # noqa: F811
    site.page("/a")
    close(ask(opened, site.url("/a")), qtbot)
    dialog = found(opened, qtbot, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    dialog._confirm()
    qtbot.waitUntil(lambda: not isValid(dialog), timeout=WAIT)
    count = len(opened.controller.project.documents)
    said: list[str] = []
    show = opened.main.messages.show_notice
    opened.main.messages.show_notice = lambda text: (said.append(text), show(text))  # type: ignore[method-assign]
    close(ask(opened, site.url("/a"), side=""), qtbot)
    qtbot.waitUntil(lambda: any("Unchanged" in text for text in said), timeout=WAIT)
    site.page("/a", PAGE.replace("3 March", "9 March"))
    close(ask(opened, site.url("/a"), side=""), qtbot)
    version = found(opened, qtbot, VersionDialog)
    close(version, qtbot)
    qtbot.waitUntil(lambda: any("stands in the place of" in text for text in said), timeout=WAIT)
    assert len(opened.controller.project.documents) == count
    assert "9 March" in opened.controller.project.documents[-1].text


def test_nothing_private_is_fetched_unless_it_is_allowed(opened: Window, site: Site, qtbot: QtBot) -> None:  # noqa: F811
    site.page("/a")
    said: list[str] = []
    opened.main.messages.show_error = said.append  # type: ignore[method-assign]
    close(ask(opened, site.url("/a"), private=False), qtbot)
    qtbot.waitUntil(lambda: bool(said), timeout=WAIT)
    assert "not of the public web" in said[0]
    assert site.asked == []


@pytest.mark.parametrize("line", ["ftp://example.org/", "word", "http://ann:secret@example.org/"])
def test_what_is_no_address_cannot_be_fetched(opened: Window, line: str, qtbot: QtBot) -> None:
    dialog = ask(opened, "https://example.org/a", line)
    assert not dialog.go.isEnabled()
    assert line[:80] in dialog._fault.text()
    dialog.field.setPlainText("https://example.org/a")
    assert dialog.go.isEnabled()
    assert dialog._fault.isHidden()
    dialog.field.clear()
    assert not dialog.go.isEnabled()
    close(dialog, qtbot, accept=False)


def test_all_is_reached_by_keys_and_named(opened: Window, qtbot: QtBot) -> None:
    dialog = ask(opened, "https://example.org/a")
    dialog.activateWindow()
    dialog.field.setFocus()
    order = [dialog.field, dialog.side, dialog.private, dialog.go]
    assert all(field.accessibleName() for field in order[:2])
    for before, after in pairwise(order[:3]):
        qtbot.keyClick(before, Qt.Key.Key_Tab)
        focus = dialog.focusWidget()
        assert focus is not None
        assert after is focus or after.isAncestorOf(focus)
    close(dialog, qtbot, accept=False)


def test_with_no_project_one_is_asked_for_first(window: Window) -> None:
    asked: list[object] = []
    window.main.ask_new_project = asked.append  # type: ignore[method-assign, assignment]
    window.main.actions_by_name["fetch"].trigger()
    assert len(asked) == 1
    assert window.main.findChild(FetchDialog) is None
