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
    Spec(
        "fold",
        Menu.TEXTS,
        QT_TRANSLATE_NOOP("Actions", "&Hide What Stands Alone"),
        QT_TRANSLATE_NOOP("Actions", "Hide the lines of the texts that have no counterpart in the others"),
        "Ctrl+Shift+H",
        Need.REPORT,
        checkable=True,
    ),
    Spec(
        "wrap",
        Menu.TEXTS,
        QT_TRANSLATE_NOOP("Actions", "&Wrap Lines"),
        QT_TRANSLATE_NOOP("Actions", "Break lines at the edge of the text, or let them run on"),
        "Ctrl+Shift+W",
        Need.REPORT,
        checkable=True,
    ),
    Spec(
        "caret",
        Menu.TEXTS,
        QT_TRANSLATE_NOOP("Actions", "&Text Cursor"),
        QT_TRANSLATE_NOOP("Actions", "Let the arrow keys move a cursor in the texts, for selecting by keyboard"),
        "F7",
        Need.REPORT,
        checkable=True,
    ),
    Spec(
        "find_next",
        Menu.TEXTS,
        QT_TRANSLATE_NOOP("Actions", "&Find in the Texts"),
        QT_TRANSLATE_NOOP("Actions", "Look for words in all the texts that are shown, or go to the next place found"),
        "F3",
        Need.REPORT,
        group=True,
    ),
    Spec(
        "find_previous",
        Menu.TEXTS,
        QT_TRANSLATE_NOOP("Actions", "Find Bef&ore"),
        QT_TRANSLATE_NOOP("Actions", "Go to the place found before"),
        "Shift+F3",
        Need.REPORT,
    ),
    Spec(
        "make_claim",
        Menu.TEXTS,
        QT_TRANSLATE_NOOP("Actions", "&Make a Claim"),
        QT_TRANSLATE_NOOP("Actions", "Make the selected words a claim"),
        "Ctrl+Shift+M",
        _EDITED,
        group=True,
    ),
    Spec(
        "bound_claim",
        Menu.TEXTS,
        QT_TRANSLATE_NOOP("Actions", "Set the Claim's &Bounds"),
        QT_TRANSLATE_NOOP("Actions", "Let the chosen claim begin and end with the selected words"),
        "Ctrl+Shift+B",
        _EDITED,
    ),
    Spec(
        "cut_claim",
        Menu.TEXTS,
        QT_TRANSLATE_NOOP("Actions", "&Cut the Claim Here"),
        QT_TRANSLATE_NOOP("Actions", "Make two claims of one, the second from the text cursor on"),
        "Ctrl+Shift+X",
        _EDITED,
    ),
    Spec(
        "join_claim",
        Menu.TEXTS,
        QT_TRANSLATE_NOOP("Actions", "&Join with the Next Claim"),
        QT_TRANSLATE_NOOP("Actions", "Make one claim of the chosen and the next, or of those in the selection"),
        "Ctrl+Shift+J",
        _EDITED,
    ),
    Spec(
        "remove_claim",
        Menu.TEXTS,
        QT_TRANSLATE_NOOP("Actions", "This &Is No Claim"),
        QT_TRANSLATE_NOOP("Actions", "Leave the chosen claim out"),
        "Ctrl+Shift+Backspace",
        _EDITED,
    ),
    Spec(
        "link_claim",
        Menu.TEXTS,
        QT_TRANSLATE_NOOP("Actions", "&Link with Another Claim"),
        QT_TRANSLATE_NOOP("Actions", "Join the chosen claim with the one that you choose next; or drag from one to the other"),
        "Ctrl+Shift+L",
        _EDITED,
        group=True,
    ),
    Spec(
        "part_claims",
        Menu.TEXTS,
        QT_TRANSLATE_NOOP("Actions", "&Keep Apart from Its Partner"),
        QT_TRANSLATE_NOOP("Actions", "Refuse the link between the chosen claim and its partner in the other text"),
        "Ctrl+Shift+K",
        _EDITED,
    ),
    Spec(
        "alone",
        Menu.TEXTS,
        QT_TRANSLATE_NOOP("Actions", "&No Counterpart"),
        QT_TRANSLATE_NOOP("Actions", "Decide that the chosen claim has no counterpart in any text"),
        "Ctrl+Shift+O",
        _EDITED,
    ),
)

# what is done to claims: also in the menu of a place in the texts
CLAIM_DEEDS = frozenset(spec.name for spec in TEXT_SPECS if spec.needs == _EDITED)
