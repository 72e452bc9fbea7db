"""The actions of the menu Texts: reading several texts side by side, and setting right what was read in them."""

from __future__ import annotations

from desktop.action_spec import Menu, Need, Spec
from desktop.marks import QT_TRANSLATE_NOOP

_EDITED = Need.REPORT | Need.WRITABLE

TEXT_SPECS: tuple[Spec, ...] = (
    Spec(
        "add_source",
        Menu.TEXTS,
        QT_TRANSLATE_NOOP("Actions", "&Add to the Texts…"),
        QT_TRANSLATE_NOOP("Actions", "Show another text beside these, up to six, or all of a side"),
        "Ctrl+Shift+A",
        Need.REPORT,
    ),
    Spec(
        "swap",
        Menu.TEXTS,
        QT_TRANSLATE_NOOP("Actions", "&Swap Left and Right"),
        QT_TRANSLATE_NOOP("Actions", "Show the left source on the right, and the right one on the left"),
        "Ctrl+Shift+S",
        Need.REPORT,
    ),
)
