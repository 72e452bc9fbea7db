"""Letters that a person can read: where the computer has no Cyrillic font, those that come with the program are used.

Known limit: scripts that neither the computer nor DejaVu Sans has (Chinese, Japanese, Korean) show as boxes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def has_cyrillic() -> bool:
    """Whether some font that is known now has Cyrillic letters."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.Cyrillic))


def ensure_letters(application: QApplication) -> bool:
    """Load the fonts of the program where no other has Cyrillic, and use them; says whether Cyrillic can be shown now."""
    if has_cyrillic():
        return True
    from reconciler.export import fonts

    for path in fonts.FONTS:
        QFontDatabase.addApplicationFont(str(path))
    font = QFont(application.font())
    font.setFamily(fonts.FAMILY)
    application.setFont(font)
    return has_cyrillic()
