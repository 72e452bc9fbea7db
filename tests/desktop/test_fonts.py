"""Where the computer has no font with Cyrillic letters, those of the program are shown."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """
import sys
from PySide6.QtGui import QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication
from desktop.fonts import ensure_letters, has_cyrillic
from desktop.theme import reading_font
application = QApplication([])
print(has_cyrillic(), ensure_letters(application), application.font().family(), reading_font().family())
shown = [QRawFont.fromFont(font) for font in (application.font(), reading_font())]
print(all(raw.supportsCharacter(ord(letter)) for raw in shown for letter in "AЖщЇ"))
"""
NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><cachedir>{}</cachedir></fontconfig>'


def run(environment: dict[str, str]) -> list[str]:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")


def test_a_computer_without_fonts_shows_the_bundled_ones(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(NO_FONTS.format(tmp_path / "cache"), "utf-8")
    told = run({**os.environ, "FONTCONFIG_FILE": str(config), "QT_QPA_PLATFORM": "offscreen"})
    assert told[:2] == ["False True DejaVu Sans DejaVu Sans", "True"]


def test_a_computer_with_fonts_keeps_its_own() -> None:
    assert run({**os.environ, "QT_QPA_PLATFORM": "offscreen"})[0].startswith("True True")
