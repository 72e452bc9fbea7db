"""The fonts that come with the program: DejaVu Sans, regular and bold, with Latin, Cyrillic, Greek, Arabic, Hebrew and many more.

They are embedded where a file must look the same everywhere, and shown in the window where the computer has no Cyrillic font. They
have no Chinese, Japanese or Korean letters. Their licence (`LICENSE-DejaVu.txt`) allows to embed and to pass them on.
"""

from __future__ import annotations

from pathlib import Path

FAMILY = "DejaVu Sans"
REGULAR = Path(__file__).parent / "DejaVuSans.ttf"
BOLD = Path(__file__).parent / "DejaVuSans-Bold.ttf"
FONTS = (REGULAR, BOLD)
