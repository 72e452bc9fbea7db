"""The whole way of a person, by real keys and a real mouse: from an empty start to a project that is judged, noted and exported.

Everything is looked at where it ends: in the project file, and in the file that was exported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from desktop.session import Session
from reconciler.notebook.entries import VerdictValue
from sources.corpus import sample
from tests.e2e.screen import needs_a_screen, program, screen, until

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reconciler.report import Row

pytestmark = [pytest.mark.foreign, needs_a_screen]

MOST_PRESSES = 25


class Words(NamedTuple):
    """What windows are called in a language of the window, and what a person notes."""

    new: str
    add: str
    texts: str
    export: str
    file: str
    note: str


WORDS = {
    "en": Words("New project", "Add files", "Texts to add", "Export", "Export to", "Seen in the archive"),
    "ru": Words("Новый проект", "Добавить файлы", "Какие тексты добавить", "Экспорт", "Куда экспортировать", "Видел в архиве"),
}


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    """The texts of the sample as files, in a folder for each side."""
    files = []
    for document in sample():
        folder = tmp_path / "texts" / document.side
        folder.mkdir(parents=True, exist_ok=True)
        files.append(folder / f"{document.title}.txt")
        files[-1].write_text(document.text, "utf-8")
    return files


@pytest.mark.parametrize("language", WORDS)
def test_from_an_empty_start_to_an_exported_table(tmp_path: Path, texts: list[Path], language: str) -> None:
    words = WORDS[language]
    project, table = tmp_path / "facts.diptych", tmp_path / "facts.html"
    home = tmp_path / "home"
    home.mkdir()
    with screen() as display, program(display, home, language=language) as (window, person):
        person.sees("Diptych")
        person.presses_keys("ctrl+n")
        person.sees(words.new)
        person.types(str(project))
        person.presses_keys("Return")
        person.sees("^facts")

        person.presses_keys("ctrl+i")
        person.sees(words.add)
        person.types(" ".join(f'"{file}"' for file in texts))
        person.presses_keys("Return")
        person.sees(words.texts)
        person.presses_keys("Return")
        until(lambda: len(sides(project)) == len(texts), "the texts are in the project")

        person.sees("^facts")
        person.rests()
        person.presses_keys("ctrl+r")
        until(lambda: rows(project), "facts")
        person.rests()
        for key in ("ctrl+1", "ctrl+2", "ctrl+3"):
            person.presses_keys("F8", key)
        until(lambda: len(verdicts(project)) == 3, "three verdicts")

        person.presses_keys("ctrl+e")
        person.sees(words.export)
        person.presses_keys("Return")
        person.sees(words.file)
        person.types(str(table))
        person.presses_keys("Return")
        until(table.exists, "the table")
        assert person.presses <= MOST_PRESSES

        person.sees("^facts")
        person.presses_keys("ctrl+m")
        person.types(words.note)
        person.presses_keys("ctrl+Return")
        until(lambda: notes(project) == [words.note], "the note")
        person.presses_keys("ctrl+z")
        until(lambda: notes(project) == [], "the note is taken back")
        person.presses_keys("ctrl+shift+z")
        until(lambda: notes(project) == [words.note], "the note is back")
        person.presses_keys("ctrl+q")
        assert window.wait(60) == 0
    assert set(verdicts(project)) == {VerdictValue.ACCEPTED, VerdictValue.DISMISSED, VerdictValue.RESOLVED}
    assert sorted(sides(project)) == sorted(document.side for document in sample())
    assert list(tmp_path.glob("facts.diptych*")) == [project], "a closed project is one file"
    with Session.open(project, read_only=True) as session:
        assert session.check() == ()
    exported = table.read_text("utf-8")
    assert all(document.title in exported for document in sample())


def rows(project: Path) -> Sequence[Row]:
    """The fact table of the project as it stands; empty before it is reconciled."""
    with Session.open(project, read_only=True) as session:
        found = session.report_if_any()
    return found.rows if found else ()


def sides(project: Path) -> list[str]:
    """Those of the texts, one for each."""
    with Session.open(project, read_only=True) as session:
        return [document.side for document in session.documents()]


def verdicts(project: Path) -> list[VerdictValue]:
    """Those on facts."""
    return [row.verdict.value for row in rows(project) if row.verdict]


def notes(project: Path) -> list[str]:
    return [note.text for row in rows(project) for note in row.notes]
