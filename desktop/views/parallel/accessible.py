"""What a screen reader is told of a custom-painted pane: its name, and in words what the reader has just chosen.

Limit: claims are not yet objects of their own in the accessibility tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def describe(widget: QWidget, words: str) -> None:
    """Make `words` the description of `widget`, and have them said where a screen reader listens."""
    if widget.accessibleDescription() == words:
        return
    widget.setAccessibleDescription(words)
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.DescriptionChanged))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
