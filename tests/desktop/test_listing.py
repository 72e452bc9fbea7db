"""Lists of sources, on the command line, in a folder, and as they are dropped on the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.guesses import Known
from desktop.models.read_file import Ground
from desktop.session import Session, reconcile_folder
from desktop.taking import read_files
from reconciler.errors import InputError
from reconciler.progress import null_progress

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder of two texts, and one that nothing lists."""
    folder = tmp_path / "library"
    (folder / "files").mkdir(parents=True)
    (folder / "files" / "a.txt").write_text("The bridge was opened on 3 March 2014. The mayor spoke to 112 guests.", "utf-8")
    (folder / "files" / "b.txt").write_text("The bridge was opened on 9 April 2014. The mayor spoke to 117 guests.", "utf-8")
    return folder


@pytest.fixture
def project(tmp_path: Path, capsys: Capture) -> str:
    path = str(tmp_path / "bridge.diptych")
    assert main(["new", path]) == 0
    capsys.readouterr()
    return path


def table(folder: Path, *rows: str, name: str = "sources.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(("file,side,title,published,colour", *rows)), "utf-8")
    return path


def test_a_table_is_added_with_what_it_says(library: Path, project: str, capsys: Capture) -> None:
    path = table(library, "files/a.txt,North,On the bridge,2014-03-04,", "files/b.txt,,,,", "files/gone.txt,North,,,")
    assert main(["add", project, str(path), "--side", "South"]) == 1
    said = capsys.readouterr()
    assert "Added files/a.txt (North" in said.out
    assert "Added files/b.txt (South" in said.out
    assert "colour" in said.out
    assert "row 4" in said.err
    with Session.open(Path(project), read_only=True) as session:
        first, second = session.documents()
    assert (first.title, first.published) == ("On the bridge", "2014-03-04")
    assert second.side == "South"


def test_a_library_is_added_by_itself(library: Path, project: str, capsys: Capture) -> None:
    path = library / "library.bib"
    path.write_text("@misc{a, title={On the bridge}, file={files/a.txt}}", "utf-8")
    assert main(["add", project, str(path), str(library / "files" / "b.txt"), "--side", "North"]) == 2
    assert main(["add", project, str(path), "--side", "North"]) == 0
    path.write_text("nothing", "utf-8")
    capsys.readouterr()
    assert main(["add", project, str(path), "--side", "North"]) == 1
    assert "library.bib holds no entry" in capsys.readouterr().err


def test_a_folder_is_reconciled_by_its_table(library: Path, capsys: Capture) -> None:
    table(library, "files/a.txt,North,,,", "files/b.txt,South,,,", "files/gone.txt,South,,,")
    assert main(["reconcile", str(library)]) == 0
    said = capsys.readouterr()
    assert "“3 March 2014”" in said.out
    assert "gone.txt" in said.err
    table(library, "files/gone.txt,South,,,")
    with pytest.raises(InputError, match=r"gone\.txt"):
        reconcile_folder(library)


def test_a_list_that_is_dropped_brings_its_texts(library: Path) -> None:
    path = table(library, "files/a.txt,North,On the bridge,,", "files/b.txt,,,,", "files/gone.txt,,,,")
    found = read_files([path], Known(), null_progress)
    texts = [one for one in found if one.document is not None]
    assert [(one.document.side, one.document.title) for one in texts if one.document] == [("North", "On the bridge"), ("", "b")]
    assert texts[0].side_from is Ground.FILE
    assert texts[0].path == library / "files" / "a.txt"
    failures = [one.failure for one in found if one.failure]
    assert any("row 4" in failure for failure in failures)
    (library / "x.rdf").write_text("<x", "utf-8")
    (failed,) = read_files([library / "x.rdf"], Known(), null_progress)
    assert "x.rdf" in failed.failure
