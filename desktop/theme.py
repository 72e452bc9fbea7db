"""How Diptych looks: two themes of its own palette, light and dark, with a tone for every state and severity, and the fonts.

Colours are "#rrggbb" and opaque, so that text on them has a contrast that a test can compute. States run from blue over yellow to
orange, which readers with any of the three colour-vision deficiencies can tell apart; each also has a symbol, a label and a line
style, since colour never carries a meaning alone.

`desktop.fonts` sees to it that some font has Cyrillic letters.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from reconciler.model import FactState, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of one state or severity.

    `fill` stands behind text at rest and `strong` behind text that is chosen; `text` is read on either, on the base and on the
    window; `line` is for underlines, bars and ribbons' edges.
    """

    fill: str
    strong: str
    line: str
    text: str

    def nested(self) -> str:
        """Behind text of several claims at rest: part of the way from `fill` to `strong`."""
        return mix(self.fill, self.strong, 0.4)

    def hover(self) -> str:
        """Behind text under the pointer: most of the way from `fill` to `strong`."""
        return mix(self.fill, self.strong, 0.75)


@dataclass(frozen=True, slots=True)
class Theme:
    """A look: colours by their role. `muted` is for text of second rank, `selection` stands behind selected text."""

    name: str
    dark: bool
    window: str
    base: str
    text: str
    muted: str
    border: str
    accent: str
    on_accent: str
    selection: str
    chip: str
    states: Mapping[FactState, Tones]
    severities: Mapping[Severity, Tones]

    def palette(self) -> QPalette:
        """The same colours for the stock widgets."""
        role = QPalette.ColorRole
        palette = QPalette()
        for target, colour in (
            (role.Window, self.window),
            (role.WindowText, self.text),
            (role.Base, self.base),
            (role.AlternateBase, mix(self.base, self.window, 0.6)),
            (role.Text, self.text),
            (role.Button, mix(self.window, self.base, 0.5)),
            (role.ButtonText, self.text),
            (role.BrightText, self.on_accent),
            (role.PlaceholderText, self.muted),
            (role.ToolTipBase, self.base),
            (role.ToolTipText, self.text),
            (role.Highlight, self.accent),
            (role.HighlightedText, self.on_accent),
            (role.Accent, self.accent),
            (role.Link, self.accent),
            (role.LinkVisited, self.accent),
            (role.Light, mix(self.window, self.base, 0.7)),
            (role.Midlight, mix(self.window, self.border, 0.3)),
            (role.Mid, self.border),
            (role.Dark, mix(self.border, self.text, 0.25)),
            (role.Shadow, mix(self.border, "#000000", 0.5)),
        ):
            palette.setColor(target, QColor(colour))
        for target in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(mix(self.muted, self.window, 0.25)))
        palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(self.border))
        return palette


LIGHT = Theme(
    name="light",
    dark=False,
    window="#f4f5f7",
    base="#ffffff",
    text="#1f2328",
    muted="#59636e",
    border="#d5d9df",
    accent="#2458a6",
    on_accent="#ffffff",
    selection="#c3d8f5",
    chip="#e4e8ee",
    states=MappingProxyType(
        {
            FactState.DISPUTED: Tones("#ffd9bf", "#ffb98a", "#c2500a", "#7a3300"),
            FactState.COMPATIBLE: Tones("#fbf3b0", "#f2e06a", "#a08300", "#5e4c00"),
            FactState.AGREED: Tones("#d3e6fb", "#a9cef7", "#1f6fc0", "#123f73"),
            FactState.SINGLE_SIDE: Tones("#eff1f3", "#dde1e6", "#7c8590", "#4f5863"),
        }
    ),
    severities=MappingProxyType(
        {
            Severity.CONFLICT: Tones("#ffd9bf", "#ffb98a", "#c2500a", "#7a3300"),
            Severity.TENSION: Tones("#ffe9c9", "#ffd391", "#b36b00", "#6b4000"),
            Severity.COMPATIBLE_DIFFERENCE: Tones("#fbf3b0", "#f2e06a", "#a08300", "#5e4c00"),
        }
    ),
)

DARK = Theme(
    name="dark",
    dark=True,
    window="#1b1e23",
    base="#22262c",
    text="#eceef1",
    muted="#a0a9b4",
    border="#3a4048",
    accent="#7db4f5",
    on_accent="#10151c",
    selection="#355a86",
    chip="#343b45",
    states=MappingProxyType(
        {
            FactState.DISPUTED: Tones("#6b2f10", "#874118", "#f0803a", "#ffd4b5"),
            FactState.COMPATIBLE: Tones("#55511b", "#6e6926", "#e3cf4a", "#fbf2b0"),
            FactState.AGREED: Tones("#1c4675", "#295e98", "#5aa9ff", "#d0e6ff"),
            FactState.SINGLE_SIDE: Tones("#2f353d", "#444b55", "#7d8792", "#c0c7cf"),
        }
    ),
    severities=MappingProxyType(
        {
            Severity.CONFLICT: Tones("#6b2f10", "#874118", "#f0803a", "#ffd4b5"),
            Severity.TENSION: Tones("#5f4512", "#78591b", "#f0b440", "#ffe6b8"),
            Severity.COMPATIBLE_DIFFERENCE: Tones("#55511b", "#6e6926", "#e3cf4a", "#fbf2b0"),
        }
    ),
)

THEMES = (LIGHT, DARK)

SYMBOLS: Mapping[FactState, str] = MappingProxyType(
    {FactState.DISPUTED: "≠", FactState.COMPATIBLE: "≈", FactState.AGREED: "=", FactState.SINGLE_SIDE: "◇"}
)
PEN_STYLES: Mapping[FactState, Qt.PenStyle] = MappingProxyType(
    {
        FactState.DISPUTED: Qt.PenStyle.SolidLine,
        FactState.COMPATIBLE: Qt.PenStyle.DashLine,
        FactState.AGREED: Qt.PenStyle.DotLine,
        FactState.SINGLE_SIDE: Qt.PenStyle.NoPen,
    }
)
READING_FAMILIES = ("Source Serif 4", "Noto Serif", "PT Serif", "Georgia", "Cambria", "DejaVu Serif")
LINE_SPACING = 1.36


def state_symbol(state: FactState) -> str:
    """One character that stands for `state` wherever its colour does."""
    return SYMBOLS[state]


def state_label(state: FactState) -> str:
    """`state` in words for the reader, in the language of the window."""
    words = {
        FactState.DISPUTED: QCoreApplication.translate("FactState", "disputed"),
        FactState.COMPATIBLE: QCoreApplication.translate("FactState", "compatible"),
        FactState.AGREED: QCoreApplication.translate("FactState", "no difference found"),
        FactState.SINGLE_SIDE: QCoreApplication.translate("FactState", "one side"),
    }
    return words[state]


def severity_label(severity: Severity) -> str:
    """`severity` in words for the reader, in the language of the window."""
    words = {
        Severity.CONFLICT: QCoreApplication.translate("Severity", "conflict"),
        Severity.TENSION: QCoreApplication.translate("Severity", "tension"),
        Severity.COMPATIBLE_DIFFERENCE: QCoreApplication.translate("Severity", "compatible difference"),
    }
    return words[severity]


def mix(a: str, b: str, share: float) -> str:
    """The opaque colour that lies `share` (0 to 1) of the way from `a` to `b`."""
    pairs = ((int(a[i : i + 2], 16), int(b[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in pairs)


def contrast(a: str, b: str) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole program the look of `theme`; may be called again at any time."""
    if "QT_STYLE_OVERRIDE" not in os.environ:
        app.setStyle("Fusion")  # PySide makes all enums of QStyle for its answer: 25 ms before the first paint
    app.setPalette(theme.palette())
    app.setStyleSheet(
        f"QToolTip {{ color: {theme.text}; background: {theme.base}; border: 1px solid {theme.border}; padding: 4px; }}"
        f"QSplitter::handle {{ background: {theme.border}; }}"
        "QSplitter::handle:horizontal { width: 1px; } QSplitter::handle:vertical { height: 1px; }"
    )


def reading_font(points: float = 11.0) -> QFont:
    """The font in which sources are read, `points` high: the first installed of `READING_FAMILIES` that covers Cyrillic."""
    installed = {name.partition(" [")[0] for name in QFontDatabase.families(QFontDatabase.WritingSystem.Cyrillic)}
    font = QFont(next((family for family in READING_FAMILIES if family in installed), QFont().family()))
    font.setPointSizeF(points)
    return font
