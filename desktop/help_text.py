"""The texts behind the Help menu: the guide, what to do first, every key, and what the program is.

The guide's files lie in `docs/`; a wheel has copies of them in `desktop/help/` (see pyproject.toml).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtGui import QKeySequence

from desktop.actions import SPECS, Spec

GUIDE, COMMANDS = "guide.md", "commands.md"
_PLACES = (Path(__file__).parent / "help", Path(__file__).parent.parent / "docs")


def guide_page(name: str, language: str = "en") -> str:
    """A page of the guide as Markdown, in `language` where it was written in it, else in English; empty where it is missing."""
    stem = name.removesuffix(".md")
    for file in (f"{stem}.{language}.md", name):
        for place in _PLACES:
            if (place / file).is_file():
                return (place / file).read_text("utf-8")
    return ""


def first_steps() -> str:
    """What to do first, and every key."""
    steps = (
        QCoreApplication.translate("Help", "1. Make a project and drop texts on the window; say whose voice each is (its side)."),
        QCoreApplication.translate(
            "Help", "2. Reconcile: the program proposes which claims speak of the same fact, and where they differ."
        ),
        QCoreApplication.translate(
            "Help", "3. Choose a fact in the table or in the texts. Judge it and its differences, with a reason; write notes."
        ),
        QCoreApplication.translate("Help", "4. Export the table with all that was found and decided."),
    )
    keys = [_key(spec) for spec in map(Spec.said, SPECS) if spec.shortcut]
    own = [_line("Ctrl+Return", QCoreApplication.translate("Help", "Save the note that is being written"))]
    return "\n".join([*steps, "", *keys, *own])


def about() -> str:
    """The version, and what the program is made of."""
    from importlib.metadata import version

    return "\n".join(
        (
            f"Diptych {version('diptych')}",
            QCoreApplication.translate(
                "Help", "Compares what several sides publish about the same facts. It works offline and sends nothing anywhere."
            ),
            QCoreApplication.translate("Help", "What it proposes is a proposal; what it shows as yours, you decided."),
            f"Qt {qVersion()}",
        )
    )


def _key(spec: Spec) -> str:
    return _line(spec.shortcut, spec.tip)


def _line(keys: str, what: str) -> str:
    return f"{QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText):16} {what}"
