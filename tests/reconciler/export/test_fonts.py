"""The fonts that come with the program have the letters that they are there for, and stay small."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from reconciler.export import fonts

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = "Aa Żż Éé Ññ Жж Щщ Ёё Її Ўў Ққ Ωω אב ابت «»„“”‘’—–…№€≠≈=◇ ─"


@pytest.mark.parametrize("path", fonts.FONTS, ids=lambda p: p.stem)
def test_a_font_has_the_letters_and_marks_that_reports_use(path: Path) -> None:
    face = TTFont("face", str(path)).face
    assert [letter for letter in LETTERS if ord(letter) not in face.charToGlyph] == []
    assert face.familyName.decode() == fonts.FAMILY


def test_the_fonts_stay_small_and_bring_their_licence() -> None:
    assert sum(path.stat().st_size for path in fonts.FONTS) < 1_500_000
    licence = fonts.REGULAR.with_name("LICENSE-DejaVu.txt").read_text("utf-8")
    assert "Permission is hereby granted, free of charge" in licence
    assert "Bitstream Vera is a trademark" in licence
