"""The text formats of a pane, made once for a theme: what a claim looks like at rest, under the pointer, and chosen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat

from desktop.theme import PEN_STYLES, mix

if TYPE_CHECKING:
    from desktop.theme import Theme, Tones
    from reconciler.model import FactState

_UNDERLINES = {
    Qt.PenStyle.NoPen: QTextCharFormat.UnderlineStyle.NoUnderline,
    Qt.PenStyle.SolidLine: QTextCharFormat.UnderlineStyle.SingleUnderline,
    Qt.PenStyle.DashLine: QTextCharFormat.UnderlineStyle.DashUnderline,
    Qt.PenStyle.DotLine: QTextCharFormat.UnderlineStyle.DotLine,
}


class TextStyle:
    """Opaque backgrounds only: translucent ones show seams where two scripts meet."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.rest = {state: _at_rest(state, tones, tones.fill) for state, tones in theme.states.items()}
        self.nested = {state: _at_rest(state, tones, tones.nested()) for state, tones in theme.states.items()}
        self.hover = {state: _background(tones.hover()) for state, tones in theme.states.items()}
        self.chosen = {state: _background(tones.strong) for state, tones in theme.states.items()}
        self.differs = {state: _marked(tones, theme.base) for state, tones in theme.states.items()}
        self.evidence = {severity: _marked(tones, theme.base) for severity, tones in theme.severities.items()}
        self.selected = _background(theme.selection)
        self.selected.setForeground(QColor(theme.text))
        self.made = _background(mix(theme.base, theme.accent, 0.12))
        self.made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        self.made.setUnderlineColor(QColor(theme.accent))
        self.removed = QTextCharFormat()
        self.removed.setFontStrikeOut(True)
        self.removed.setForeground(QColor(theme.text))
        # a background only: with a colour of its own Qt paints a line anew for each place in it
        self.found = _background(mix(theme.base, theme.accent, 0.25))
        self.found_now = _background(theme.accent)
        self.found_now.setForeground(QColor(theme.on_accent))


def _background(colour: str) -> QTextCharFormat:
    text_format = QTextCharFormat()
    text_format.setBackground(QColor(colour))
    return text_format


def _at_rest(state: FactState, tones: Tones, fill: str) -> QTextCharFormat:
    text_format = _background(fill)
    text_format.setUnderlineStyle(_UNDERLINES[PEN_STYLES[state]])
    text_format.setUnderlineColor(QColor(tones.line))
    return text_format


def _marked(tones: Tones, base: str) -> QTextCharFormat:
    """Words that differ: cut out of a chosen claim's background, underlined, in the colour of its text."""
    text_format = _background(base)
    text_format.setForeground(QColor(tones.text))
    text_format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    text_format.setUnderlineColor(QColor(tones.text))
    return text_format


def flatten(layers: list[tuple[int, int, QTextCharFormat]]) -> list[tuple[int, int, QTextCharFormat]]:
    """Cut overlapping layers into disjoint stretches, in order; where layers overlap a later one goes over an earlier one."""
    change: dict[int, list[int]] = {}
    for number, (start, end, _) in enumerate(layers):
        if start < end:
            change.setdefault(start, []).append(number)
            change.setdefault(end, []).append(number)
    edges = sorted(change)
    found = []
    over: set[int] = set()
    for start, end in pairwise(edges):
        over.symmetric_difference_update(change[start])
        if over:
            first, *later = sorted(over)
            merged = layers[first][2]
            if later:
                merged = QTextCharFormat(merged)
                for number in later:
                    merged.merge(layers[number][2])
            found.append((start, end, merged))
    return found
