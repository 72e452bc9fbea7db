"""What other tools wrote, taken into a project: as one operation, with its authors, and without a single unverified word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.session import Session
from reconciler.decisions import target_of_source
from reconciler.errors import InputError, SourceError
from reconciler.model import Author
from tests.sources.codings import made
from tests.sources.codings.made import ANN, TEXT, WORDS, guid

Capture = pytest.CaptureFixture[str]

NOTES = (
    f'<Notes><Note guid="{guid(50)}" creatingUser="{ANN}"><PlainTextContent>Who wrote it?</PlainTextContent></Note>'
    f'<Note guid="{guid(51)}" creatingUser="{ANN}"><PlainTextContent>And when?</PlainTextContent></Note></Notes>'
)
REFS = f'<NoteRef targetGUID="{guid(50)}"/><NoteRef targetGUID="{guid(51)}"/>'


@pytest.fixture
def qdpx(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.qdpx"
    path.write_bytes(made.qdpx(source=REFS, extra=NOTES))
    return path


@pytest.fixture
def session(tmp_path: Path) -> Session:
    with Session.create(tmp_path / "bridge.diptych") as session:
        session.author = "Cleo"
        yield session  # type: ignore[misc]


def test_a_project_of_another_tool_is_one_operation(session: Session, qdpx: Path) -> None:
    found = session.import_codings(qdpx, side="North")
    assert (len(found.fresh), found.tags, found.notes, found.claims, found.failures) == (1, 4, 2, 0, ())
    (document,) = session.documents()
    assert (document.name, document.side, document.text, document.language) == ("Bridge", "North", TEXT, "en")
    book = session.notebook()
    assert sorted(tag.target.anchors[0].quote for tag in book.tags) == sorted(WORDS)
    assert {tag.author for tag in book.tags} == {"Ben"}
    assert {(note.author, note.text) for note in book.notes} == {("Ann", "Who wrote it?"), ("Ann", "And when?")}
    (operation,) = session.history()
    assert (operation.kind, operation.author) == ("import_codings", "Cleo")
    assert session.describe(operation).startswith("took in what was coded elsewhere")
    assert session.check() == ()
    session.undo()
    assert session.documents() == ()
    assert not session.notebook().tags
    session.redo()
    assert session.documents() == (document,)
    assert session.notebook() == book


def test_the_same_file_brings_nothing_twice(session: Session, qdpx: Path) -> None:
    session.import_codings(qdpx, side="North")
    again = session.import_codings(qdpx, side="North")
    assert (again.fresh, len(again.known), again.tags, again.notes) == ((), 1, 0, 0)
    assert len(session.history()) == 1


def test_a_text_that_is_here_already_gets_what_was_said_of_it(session: Session, qdpx: Path, tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text(TEXT, "utf-8")
    session.add_files([tmp_path / "own.txt"], side="South")
    found = session.import_codings(qdpx)
    assert ([document.name for document in found.known], found.fresh, found.tags) == (["own.txt"], (), 4)
    assert {tag.target.anchors[0].source for tag in session.notebook().tags} == {session.documents()[0].id}


def test_marked_words_can_become_claims(session: Session, qdpx: Path) -> None:
    found = session.import_codings(qdpx, side="North", claims=True)
    assert found.claims == 4
    analysis = session.reconcile()
    own = [claim for claim in analysis.claims if claim.made_by is Author.PERSON]
    assert {claim.quote for claim in own} == set(WORDS)
    assert {mark.author for mark in session.notebook().claims} == {"Ann"}
    assert {tag.target.claims[0] for tag in session.notebook().tags} == {claim.id for claim in own}


def test_words_that_nothing_was_said_of_are_counted(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    path.write_bytes(made.taguette("<p>The bridge was opened.</p>", [(4, 10, "bridge"), (15, 21, "other")]))
    found = session.import_codings(path, side="North")
    assert (found.tags, found.notes) == (1, 1)
    assert session.notebook().tags[0].target.anchors[0].quote == "bridge"
    assert any("words do not stand there" in failure for failure in found.failures)


def test_a_text_of_nobody_is_named(session: Session, qdpx: Path) -> None:
    found = session.import_codings(qdpx)
    assert (found.fresh, found.tags) == ((), 0)
    assert "--side" in found.failures[0]
    with pytest.raises(InputError, match="no name"):
        session.import_codings(qdpx, side=" ")
    with pytest.raises(SourceError, match="not imported"):
        session.import_codings(Path("x.txt"), side="North")
    assert session.history() == ()


def annotations(path: Path, *exact: str) -> Path:
    items = [
        {
            "type": "Annotation",
            "creator": {"name": "Ann"},
            "body": {"type": "TextualBody", "value": f"Note {number}"},
            "target": {"source": "https://example.org/bridge", "selector": {"type": "TextQuoteSelector", "exact": words}},
        }
        for number, words in enumerate(exact)
    ]
    path.write_text(json.dumps(items), "utf-8")
    return path


def test_annotations_are_anchored_or_told_with_what_looks_alike(tmp_path: Path, capsys: Capture) -> None:
    project, text = str(tmp_path / "bridge.diptych"), tmp_path / "bridge.txt"
    text.write_text(TEXT, "utf-8")
    assert main(["new", project]) == 0
    assert main(["add", project, str(text), "--side", "North", "--url", "https://example.org/bridge"]) == 0
    file = annotations(tmp_path / "a.jsonld", "112 guests", "The mayor spoke to 112 visitors on the square", "Snow fell")
    capsys.readouterr()
    assert main(["import", project, str(file), "--dry-run"]) == 0
    tried = capsys.readouterr()
    with Session.open(Path(project), read_only=True) as session:
        assert not session.notebook().notes
    assert main(["import", project, str(file)]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == (tried.out, tried.err)
    assert "Tags: 0; notes: 1; claims: 0." in said.out
    assert "looks like" in said.err
    assert "“Snow fell”" in said.err
    with Session.open(Path(project), read_only=True) as session:
        (note,) = session.notebook().notes
    assert (note.author, note.text, note.target.anchors[0].quote) == ("Ann", "Note 0", "112 guests")
    assert main(["undo", project]) == 0
    assert main(["check", project]) == 0
    assert main(["import", project, str(tmp_path / "gone.qdpx")]) == 1


def test_what_diptych_exports_comes_back_as_what_other_tools_read(tmp_path: Path, session: Session) -> None:
    for side, day in (("North", "3 March"), ("South", "9 April")):
        (tmp_path / f"{side}.txt").write_text(
            f"The bridge was opened on {day} 2014. The mayor spoke to 112 guests 🎉.\n\nRain fell.", "utf-8"
        )
        session.add_files([tmp_path / f"{side}.txt"], side=side)
    analysis = session.reconcile()
    session.annotate(target_of_source(analysis.documents[0].id), "Who wrote it?")
    session.export(tmp_path / "bridge.qdpx")
    session.export(tmp_path / "bridge.jsonld")
    with Session.create(tmp_path / "other.diptych") as other:
        other.author = "Ben"
        found = other.import_codings(tmp_path / "bridge.qdpx")
        assert [document.side for document in found.fresh] == ["North", "South"]
        quotes = {(d.id, claim.quote) for claim in analysis.claims for d in analysis.documents if d.id == claim.source}
        texts = {d.text: d.id for d in analysis.documents}
        ids = {d.id: texts[d.text] for d in other.documents()}
        tagged = {(ids[tag.target.anchors[0].source], tag.target.anchors[0].quote) for tag in other.notebook().tags}
        assert tagged == quotes
        assert [(note.author, note.text) for note in other.notebook().notes] == [("Cleo", "Who wrote it?")]
    with Session.open(session.path) as same:
        assert same.import_codings(tmp_path / "bridge.jsonld").notes == 0  # it is here already
