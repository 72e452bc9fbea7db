"""Every test runs without a screen, in one style, and makes no backups unless it is about them."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_STYLE_OVERRIDE", "fusion")
os.environ["DIPTYCH_BACKUPS"] = ""
