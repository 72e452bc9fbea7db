"""The themes: every text can be read on what it stands on, and states can be told apart without colour and with any eyes."""

from __future__ import annotations

import math
import re
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QFrame, QWidget

from desktop import theme
from desktop.pages import PAGES
from desktop.theme import THEMES, Theme, contrast, mix
from reconciler.model import FactState, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.app import Window

# linear RGB as seen with each deficiency at full strength (Machado, Oliveira, Fernandes 2009)
VISIONS = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
# linear RGB to cone responses, and those to Oklab (Ottosson 2020)
TO_CONES = ((0.41222, 0.53633, 0.05145), (0.21190, 0.68070, 0.10740), (0.08830, 0.28172, 0.62998))
TO_LAB = ((0.21045, 0.79362, -0.00407), (1.97800, -2.42859, 0.45059), (0.02590, 0.78277, -0.80868))
JUST_NOTICEABLE = 0.02


def times(matrix: tuple[tuple[float, ...], ...], vector: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def seen(colour: str, vision: str) -> tuple[float, ...]:
    linear = tuple(theme._linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    shown = tuple(min(1.0, max(0.0, c)) for c in times(VISIONS[vision], linear))
    return times(TO_LAB, tuple(c ** (1 / 3) for c in times(TO_CONES, shown)))


def texts_on_grounds(look: Theme) -> Iterator[tuple[str, str, str]]:
    for ground in ("window", "base"):
        for text in ("text", "muted", "accent"):
            yield f"{text} on {ground}", getattr(look, text), getattr(look, ground)
    yield "text on selection", look.text, look.selection
    yield "text on chip", look.text, look.chip
    yield "on_accent on accent", look.on_accent, look.accent
    for kind, tones in (*look.states.items(), *look.severities.items()):
        for name, ground in (("fill", tones.fill), ("hover", tones.hover()), ("strong", tones.strong)):
            yield f"text on {kind} {name}", look.text, ground
            yield f"{kind} text on {name}", tones.text, ground
        yield f"{kind} text on base", tones.text, look.base
        yield f"{kind} text on window", tones.text, look.window


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_every_text_has_the_contrast_of_wcag_aa(look: Theme) -> None:
    poor = {name: round(contrast(text, ground), 2) for name, text, ground in texts_on_grounds(look) if contrast(text, ground) < 4.5}
    assert not poor


ROLES = QPalette.ColorRole
# what stock widgets write with, and on what
STOCK = (
    (ROLES.WindowText, ROLES.Window),
    (ROLES.WindowText, ROLES.Base),
    (ROLES.Text, ROLES.Base),
    (ROLES.Text, ROLES.AlternateBase),
    (ROLES.Text, ROLES.Window),
    (ROLES.ButtonText, ROLES.Button),
    (ROLES.HighlightedText, ROLES.Highlight),
    (ROLES.PlaceholderText, ROLES.Base),
    (ROLES.PlaceholderText, ROLES.Window),
    (ROLES.ToolTipText, ROLES.ToolTipBase),
    (ROLES.Link, ROLES.Base),
    (ROLES.Link, ROLES.Window),
    (ROLES.LinkVisited, ROLES.Base),
)


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_stock_widgets_can_be_read(look: Theme) -> None:
    palette = look.palette()
    pairs = {(text, ground): contrast(palette.color(text).name(), palette.color(ground).name()) for text, ground in STOCK}
    assert {pair: round(found, 2) for pair, found in pairs.items() if found < 4.5} == {}


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_the_style_sheets_of_all_pages_can_be_read(opened: Window, look: Theme) -> None:
    opened.set_dark(look.dark)
    opened.presenter.step(1)
    for page in PAGES:
        opened.presenter.go_to(page.name)
    poor = {}
    for widget in (opened.main, *opened.main.findChildren(QWidget)):
        if isinstance(widget, QFrame) and widget.frameShape() in {QFrame.Shape.HLine, QFrame.Shape.VLine}:
            continue  # a line, and no text
        for text, grounds in pairs_in(widget.styleSheet(), look):
            worst = min(contrast(text, ground) for ground in grounds)
            if worst < 4.5:
                poor[f"{type(widget).__name__} {text} on {grounds}"] = round(worst, 2)
    assert poor == {}


def pairs_in(sheet: str, look: Theme) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The colour of text in each rule of a style sheet, with the ground that the rule gives it, else with those of the window."""
    for body in re.findall(r"\{([^{}]*)\}", sheet if "{" in sheet else f"{{{sheet}}}"):
        text = re.search(r"(?<![-\w])color:\s*(#[0-9a-f]{6})", body)
        ground = re.search(r"(?<![-\w])background(?:-color)?:\s*(#[0-9a-f]{6})", body)
        if text:
            yield text[1], (ground[1],) if ground else (look.base, look.window)


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_lines_stand_out_from_what_they_are_drawn_on(look: Theme) -> None:
    for tones in (*look.states.values(), *look.severities.values()):
        assert contrast(tones.line, look.base) >= 3
        assert contrast(tones.line, look.window) >= 3


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_states_differ_for_all_eyes(look: Theme, vision: str) -> None:
    for a, b in combinations(look.states.values(), 2):
        for tone in ("fill", "strong", "line"):
            distance = math.dist(seen(getattr(a, tone), vision), seen(getattr(b, tone), vision))
            assert distance > JUST_NOTICEABLE, (getattr(a, tone), getattr(b, tone))


def test_states_differ_without_any_colour(qapp: object) -> None:
    assert len({theme.state_symbol(state) for state in FactState}) == len(FactState)
    assert len({theme.state_label(state) for state in FactState}) == len(FactState)
    assert len({theme.PEN_STYLES[state] for state in FactState}) == len(FactState)
    assert len({theme.severity_label(severity) for severity in Severity}) == len(Severity)


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_a_theme_knows_every_state_and_severity(look: Theme) -> None:
    assert set(look.states) == set(FactState)
    assert set(look.severities) == set(Severity)


@pytest.mark.parametrize(
    ("a", "b", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1.0)]
)
def test_contrast_is_that_of_wcag(a: str, b: str, ratio: float) -> None:
    assert contrast(a, b) == pytest.approx(ratio, abs=0.005)
    assert contrast(b, a) == contrast(a, b)


def test_mix_goes_from_one_colour_to_the_other() -> None:
    assert [mix("#000000", "#ff8000", share) for share in (0.0, 0.5, 1.0)] == ["#000000", "#804000", "#ff8000"]


def test_apply_gives_stock_widgets_the_colours(qtbot: QtBot, qapp: object) -> None:
    from PySide6.QtWidgets import QApplication

    assert isinstance(qapp, QApplication)
    before, sheet = QPalette(qapp.palette()), qapp.styleSheet()
    for look in THEMES:
        theme.apply(qapp, look)
        assert qapp.palette().color(QPalette.ColorRole.Base).name() == look.base
        assert qapp.palette().color(QPalette.ColorRole.WindowText).name() == look.text
    qapp.setPalette(before)
    qapp.setStyleSheet(sheet)


def test_the_reading_font_has_cyrillic_letters(qapp: object) -> None:
    font = theme.reading_font(13.0)
    assert font.pointSizeF() == 13.0
    covered = {name.partition(" [")[0] for name in QFontDatabase.families(QFontDatabase.WritingSystem.Cyrillic)}
    assert font.family() in covered
