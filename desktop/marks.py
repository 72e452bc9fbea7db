"""Marks a text for translation where it stands, to be said in the language of the window later.

PySide6 has the same function, typed as giving back an `object`; `pyside6-lupdate` goes by the name alone.
"""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name that lupdate looks for
    """`text` as it is."""
    return text
