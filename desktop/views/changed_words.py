"""How two texts differ, word by word, in a label: what is gone is struck through, what is new is underlined, each in its tone."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.models.labels import one_line
from desktop.views.parts import text_label
from reconciler.model import FactState
from reconciler.notebook.outcomes import PieceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel

    from desktop.theme import Theme
    from reconciler.notebook.outcomes import Piece

AROUND = 80  # code points of what is the same on either side of a difference


def changed_words(diff: Sequence[Piece], theme: Theme) -> QLabel:
    """The difference, with what is the same shortened in the middle."""
    gone, new = theme.states[FactState.DISPUTED], theme.states[FactState.AGREED]
    styles = {
        PieceKind.GONE: f"background: {gone.fill}; color: {gone.text}; text-decoration: line-through;",
        PieceKind.NEW: f"background: {new.fill}; color: {new.text}; text-decoration: underline; font-weight: 600;",
    }
    shown: list[str] = []
    said: list[str] = []
    for piece in diff:
        text = escape(_shortened(piece.text) if piece.kind is PieceKind.SAME else piece.text)
        style = styles.get(piece.kind)
        if shown and style and shown[-1].startswith("<span"):
            shown.append("\u200a")  # a hair's breadth, for the eye
        shown.append(f'<span style="{style}">{text}</span>' if style else text)
        said.append({PieceKind.GONE: "[-{}-]", PieceKind.NEW: "[+{}+]", PieceKind.SAME: "{}"}[piece.kind].format(piece.text))
    label = text_label("", copied=True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText("".join(shown))
    label.setAccessibleName(one_line("".join(said)))
    return label


def _shortened(text: str) -> str:
    return text if len(text) <= 2 * AROUND + 10 else f"{text[:AROUND]} … {text[-AROUND:]}"
