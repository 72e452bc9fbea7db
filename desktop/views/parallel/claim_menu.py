"""The menu of a place in the texts: what can be set right there, with the keys that do the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.action_spec import Menu
from desktop.text_actions import CLAIM_DEEDS, TEXT_SPECS

if TYPE_CHECKING:
    from desktop.views.parallel.deeds import TextDeeds
    from desktop.views.parallel.header import PaneHeader
    from desktop.views.parallel.view import ParallelView


def make_menu(view: ParallelView, deeds: TextDeeds, pane: int, header: PaneHeader) -> QMenu:
    """The menu for what is selected and chosen now in `pane`."""
    menu = QMenu(view)
    text = view.panes[pane]
    chosen = view.chosen_place()
    of_use = {
        "make_claim": not text.selection.is_empty(),
        "bound_claim": not text.selection.is_empty() and chosen is not None and chosen[0] == pane,
        "cut_claim": bool(text.map.all_at(text.selection.span()[0])),
        "part_claims": chosen is not None and (view.partner() is not None or view.pinned is not None),
        "join_claim": chosen is not None or not text.selection.is_empty(),
    }
    copy = menu.addAction(QCoreApplication.translate("ClaimMenu", "Copy the words") + "\t" + _keys("Ctrl+C"), text.copy)
    copy.setEnabled(not text.selection.is_empty())
    menu.addSeparator()
    for spec in TEXT_SPECS:
        if spec.menu is Menu.TEXTS and spec.name in CLAIM_DEEDS:
            said = spec.said()
            if spec.group:
                menu.addSeparator()
            # the keys are only shown: they belong to the window's own actions
            action = menu.addAction(f"{said.text}\t{_keys(spec.shortcut)}", partial(deeds.do, spec.name))
            action.setObjectName(spec.name)
            action.setStatusTip(said.tip)
            action.setEnabled(of_use.get(spec.name, chosen is not None))
    menu.addSeparator()
    header.fill_menu(menu, pane, len(view.panes))
    return menu


def _keys(shortcut: str) -> str:
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
