from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desktop import runs
from desktop.files import write_file
from desktop.session import Session, make_sample, reconcile_folder
from reconciler import reading, reconcile
from reconciler.claims.extract import extract_claims
from reconciler.decisions import target_of_discrepancy, target_of_fact
from reconciler.errors import Cancelled, InputError, ManifestError, NotAProject, OutputError, ProjectError
from reconciler.glossary import read_glossary
from reconciler.model import Document, FactState
from reconciler.notebook.entries import VerdictValue
from reconciler.notices import say
from reconciler.settings import Settings
from sources.metadata import Metadata

if TYPE_CHECKING:
    from reconciler.glossary import Glossary
    from reconciler.model import Analysis, Claim, Fact

NORTH = "The bridge was opened on 3 March 2014. The mayor spoke to 112 guests at the bridge. Bread was cheap."
GLOSSARY = '[[entry]]\nid = "the-bridge"\nkind = "place"\nen = ["bridge"]\n'
SOUTH = "The bridge was opened on 9 April 2014. The mayor spoke to 117 guests at the bridge. Rain fell."


def text(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    return path


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def execute(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
        connection.commit()


def count_readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the texts that are read from now on."""
    names: list[str] = []

    def noted(document: Document, glossary: Glossary | None = None) -> tuple[Claim, ...]:
        names.append(document.name)
        return extract_claims(document, glossary)

    monkeypatch.setattr(reading, "extract_claims", noted)
    return names


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of two sides, not yet reconciled."""
    path = tmp_path / "bridge.diptych"
    with Session.create(path) as session:
        session.add_files([text(tmp_path / "north.txt", NORTH)], side="North")
        session.add_files([text(tmp_path / "south.txt", SOUTH)], side="South")
    return path


# --- texts -------------------------------------------------------------------------------------------------------------------


def test_texts_are_kept_in_their_order_with_their_sides(project: Path) -> None:
    with Session.open(project) as session:
        assert [d.name for d in session.documents()] == ["north.txt", "south.txt"]
        assert session.sides() == ("North", "South")
        assert session.documents()[0].original == NORTH.encode()
        assert session.path == project
        assert not session.read_only


def test_good_files_are_added_and_bad_ones_are_failures(tmp_path: Path) -> None:
    good, empty = text(tmp_path / "good.txt", NORTH), text(tmp_path / "empty.txt", "")
    missing = tmp_path / "missing.txt"
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)) * 8)
    with Session.create(tmp_path / "p.diptych") as session:
        added = session.add_files([empty, missing, good, binary], side="North")
        assert [d.name for d in added.documents] == ["good.txt"]
        assert len(added.failures) == 3
        assert [name in failure for name, failure in zip(("empty", "missing", "binary"), added.failures, strict=True)] == [True] * 3
        assert session.documents() == added.documents


def test_a_new_side_is_made_with_a_notice(tmp_path: Path) -> None:
    with Session.create(tmp_path / "p.diptych") as session:
        first = session.add_files([text(tmp_path / "a.txt", NORTH)], side=" North ")
        second = session.add_files([text(tmp_path / "b.txt", SOUTH)], side="North")
        assert [say(notice) for notice in first.notices] == ["North is a new side of this project."]
        assert [say(notice, "ru") for notice in first.notices] == ["North — новая сторона этого проекта."]
        assert second.notices == ()
        assert session.sides() == ("North",)


@pytest.mark.parametrize("side", ["", "  "])
def test_a_side_without_a_name_is_refused(tmp_path: Path, side: str) -> None:
    with Session.create(tmp_path / "p.diptych") as session, pytest.raises(InputError, match="no name"):
        session.add_files([text(tmp_path / "a.txt", NORTH)], side=side)


def test_without_a_side_an_unknown_file_is_a_failure(tmp_path: Path) -> None:
    with Session.create(tmp_path / "p.diptych") as session:
        added = session.add_files([text(tmp_path / "a.txt", NORTH)])
        assert added.documents == ()
        assert "--side" in added.failures[0]


def test_a_text_that_its_side_has_is_not_added_again(project: Path) -> None:
    with Session.open(project) as session:
        again = text(project.parent / "copy.txt", NORTH)
        added = session.add_files([project.parent / "north.txt", again], side="North")
        assert added.documents == ()
        assert len(added.notices) == 2
        assert all("has this text already, as “north.txt”" in say(notice) for notice in added.notices)
        # another side may say the same
        assert len(session.add_files([again], side="South").documents) == 1


def test_read_texts_of_one_name_are_told_apart_by_a_number(tmp_path: Path) -> None:
    with Session.create(tmp_path / "p.diptych") as session:
        session.add_documents([Document("page.txt", "North", "One.", "en")])
        session.add_documents([Document("page.txt", "North", "Two.", "en"), Document("page.txt", "South", "Three.", "en")])
        assert [(d.side, d.name) for d in session.documents()] == [
            ("North", "page.txt"),
            ("North", "page.txt (2)"),
            ("South", "page.txt"),
        ]


def test_texts_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    paths = [text(tmp_path / folder / "index.txt", f"{NORTH} {folder}") for folder in ("2013", "2014", "x/2014")]
    with Session.create(tmp_path / "p.diptych") as session:
        session.add_files(paths, side="North")
        session.add_files(paths[:1], side="South")
        assert [d.name for d in session.documents()] == ["index.txt", "2014/index.txt", "x/2014/index.txt", "index.txt"]


def test_metadata_is_kept(tmp_path: Path) -> None:
    known = Metadata(title="T", publisher="P", author="A", language="en", url="https://example.org", published="2014-03")
    with Session.create(tmp_path / "p.diptych") as session:
        (document,) = session.add_files([text(tmp_path / "a.txt", NORTH)], side="North", metadata=known).documents
        kept = (document.title, document.publisher, document.author, document.language, document.url, document.published)
        assert kept == ("T", "P", "A", "en", "https://example.org", "2014-03")


def test_cancelling_while_files_are_read_adds_none(tmp_path: Path) -> None:
    def stop(step: str, done: int, total: int) -> None:
        if done == 1:
            raise Cancelled

    paths = [text(tmp_path / f"{n}.txt", f"{NORTH} {n}") for n in range(3)]
    with Session.create(tmp_path / "p.diptych") as session:
        with pytest.raises(Cancelled):
            session.add_files(paths, side="North", progress=stop)
        assert session.documents() == ()


# --- the analysis ------------------------------------------------------------------------------------------------------------


def test_without_texts_there_is_nothing_to_reconcile(tmp_path: Path) -> None:
    with Session.create(tmp_path / "p.diptych") as session:
        with pytest.raises(InputError, match="diptych add"):
            session.reconcile()
        with pytest.raises(ProjectError, match="diptych reconcile"):
            session.report()
        assert session.analysis() is None


def test_an_analysis_is_stored_and_comes_back_equal(project: Path) -> None:
    with Session.open(project) as session:
        made = session.reconcile()
        assert made.facts
        assert session.analysis() == made
    with Session.open(project, read_only=True) as session:
        assert session.analysis() == made
        assert session.report().sides == ("North", "South")
        assert session.check() == ()


def test_stopping_leaves_the_project_as_it_was(project: Path) -> None:
    with Session.open(project) as session:
        before = session.reconcile()
        session.add_files([text(project.parent / "more.txt", "A third text of a few words. It says little.")], side="North")

        def stop(step: str, done: int, total: int) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            session.reconcile(progress=stop)
        assert session.analysis() == before


def test_a_project_open_for_reading_takes_nothing(project: Path, tmp_path: Path) -> None:
    with Session.open(project, read_only=True) as session:
        assert session.read_only
        for act in (
            session.reconcile,
            lambda: session.add_files([tmp_path / "north.txt"], side="North"),
            lambda: session.add_documents([Document("a", "North", "b")]),
        ):
            with pytest.raises(ProjectError):
                act()


def test_much_text_is_reconciled_in_processes_with_the_same_result(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    copy = shutil.copy(project, project.with_name("copy.diptych"))
    with Session.open(project) as session, Session.open(copy) as other:
        for opened in (session, other):
            opened.set_glossary(GLOSSARY)
        inline = session.reconcile()
        assert "the-bridge" in {entity.key for claim in inline.claims for entity in claim.facets.entities}
        monkeypatch.setattr(runs, "POOL_FROM", 10)
        monkeypatch.setattr(reading, "_FEW", 10)
        assert other.reconcile() == inline
    assert multiprocessing.active_children() == []


def test_where_nothing_has_changed_the_last_run_stands(project: Path) -> None:
    def nothing(step: str, done: int, total: int) -> None:
        raise AssertionError(step)

    with Session.open(project) as session:
        assert session.unchanged() is None
        first = session.reconcile()
    with Session.open(project) as session:
        assert session.unchanged() == first
        assert session.reconcile(progress=nothing) == first
        assert rows(project, "SELECT count(*) FROM run") == [(1,)]
    with Session.open(project, read_only=True) as session:
        assert session.unchanged() == first


def test_whatever_a_run_depends_on_makes_a_new_one(project: Path) -> None:
    with Session.open(project) as session:
        first = session.reconcile()
        assert session.unchanged(Settings(link_threshold=0.9)) is None
        session.set_glossary(GLOSSARY)
        assert session.unchanged() is None
        assert session.reconcile() != first
        session.link(first.claims[0], first.claims[-1])
        assert session.unchanged() is None
        session.reconcile()
        session.add_documents([Document("west.txt", "West", "The bridge was opened in April 2014.", "en")])
        assert session.unchanged() is None
        session.reconcile()
        assert session.unchanged() is not None
        session.set_glossary("")
        assert session.unchanged() is None
    assert rows(project, "SELECT count(*) FROM run") == [(4,)]


def test_only_what_is_new_is_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Session.open(project) as session:
        session.reconcile()
    read = count_readings(monkeypatch)
    west = Document("west.txt", "West", "The bridge was opened in April 2014.", "en")
    with Session.open(project) as session:
        session.add_documents([west])
        assert session.reconcile() == reconcile(session.documents())
        assert read[:1] == ["west.txt"]
        read.clear()
        session.link(*session.reconcile().claims[:2])
        session.reconcile()
        assert read == []
        session.set_glossary(GLOSSARY)
        session.reconcile()
        assert read == ["north.txt", "south.txt", "west.txt"]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE reading SET vectors = zeroblob(length(vectors))",
        "UPDATE reading SET claims = 'nonsense'",
        "UPDATE reading SET digest = ''",
        "DELETE FROM reading",
    ],
)
def test_a_damaged_reading_is_made_again(project: Path, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Session.open(project) as session:
        session.reconcile()
    execute(project, damage)
    read = count_readings(monkeypatch)
    with Session.open(project) as session:
        session.leave_alone(session.reconcile().claims[0])
        found = session.reconcile()
        assert read == ["north.txt", "south.txt"]
        session.free(found.claims[0])
        session.reconcile()
        assert read == ["north.txt", "south.txt"]
        assert session.analysis() == reconcile(session.documents())


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE claim SET quote = 'said never' WHERE position = 0",
        "UPDATE claim SET facets = '[' WHERE position = 0",
        "UPDATE claim SET span_start = span_start + 4, quote = substr(quote, 5) WHERE position = 0",
        "UPDATE discrepancy SET evidence_a_end = 9999",
    ],
)
def test_a_damaged_analysis_is_made_again(project: Path, damage: str) -> None:
    with Session.open(project) as session:
        first = session.reconcile()
        assert first.discrepancies
    execute(project, damage)
    with Session.open(project) as session:
        assert session.unchanged() is None
        assert session.reconcile() == first
        assert session.check() == ()


def test_two_copies_of_one_text_and_a_text_without_claims_are_in_order(tmp_path: Path) -> None:
    with Session.create(tmp_path / "p.diptych") as session:
        session.add_files([text(tmp_path / "menu.txt", "Home\n\nContact us\n")], side="West")
        assert session.reconcile().claims == ()
        assert session.unchanged() is not None
        for side in ("North", "South"):
            session.add_files([text(tmp_path / "north.txt", NORTH)], side=side)
        found = session.reconcile()
        assert {f.state for f in found.facts} == {FactState.AGREED}
        assert all("West" in f.silent_sides for f in found.facts)
        assert session.check() == ()


def test_stopping_stops_the_processes_too(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "POOL_FROM", 10)

    def stop(step: str, done: int, total: int) -> None:
        if step != "claims":
            raise Cancelled

    with Session.open(project) as session:
        with pytest.raises(Cancelled):
            session.reconcile(progress=stop)
        assert session.analysis() is None
    assert multiprocessing.active_children() == []


def test_an_executor_that_is_given_is_used_and_left_open(project: Path) -> None:
    with ThreadPoolExecutor(1) as pool, Session.open(project) as session:
        session.reconcile(executor=pool)
        assert pool.submit(int).result() == 0


def test_the_glossary_of_a_project_is_part_of_its_settings(project: Path) -> None:
    own = f'shipped = ["general"]\n{GLOSSARY}'
    with Session.open(project) as session:
        assert session.settings() == Settings()
        assert session.set_glossary(own) == read_glossary(own)
        assert session.settings().shipped_glossaries == ("general",)
        assert [entry.id for entry in session.settings().glossary] == ["the-bridge"]
        with pytest.raises(InputError, match="has no kind"):
            session.set_glossary('[[entry]]\nid = "x"')
        assert session.glossary() == own
        session.reconcile()
    with Session.open(project, read_only=True) as session:
        assert session.glossary() == own
        with pytest.raises(ProjectError, match="reading only"):
            session.set_glossary("")


def test_a_folder_is_reconciled_without_a_project(tmp_path: Path) -> None:
    text(tmp_path / "North" / "a.txt", NORTH)
    text(tmp_path / "South" / "b.txt", SOUTH)
    (tmp_path / "Nobody").mkdir()
    before = sorted(tmp_path.rglob("*"))
    analysis, notices = reconcile_folder(tmp_path)
    assert analysis.sides() == ("North", "South")
    assert any("Nobody" in notice for notice in notices)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_without_texts_and_a_wrong_manifest_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        reconcile_folder(tmp_path)
    text(tmp_path / "sources.toml", '[[source]]\nfile = "a.txt"\nside = "North"\nweather = "fine"\n')
    with pytest.raises(ManifestError, match="weather"):
        reconcile_folder(tmp_path)


# --- decisions ---------------------------------------------------------------------------------------------------------------


def test_decisions_are_signed_kept_and_survive_a_new_run(project: Path) -> None:
    with Session.open(project) as session:
        session.author = "Ada"
        analysis = session.reconcile()
        fact = target_of_fact(analysis.facts[0])
        verdict = session.decide(fact, VerdictValue.ACCEPTED, " seen in the archive ")
        session.annotate(fact, "ask the clerk\n")
        flag = target_of_discrepancy(analysis.discrepancies[0])
        session.decide(flag, VerdictValue.DISMISSED)
        assert (verdict.author, verdict.reason) == ("Ada", "seen in the archive")
    with Session.open(project) as session:
        session.reconcile()
        report = session.report()
        row = next(r for r in report.rows if r.fact.id == analysis.facts[0].id)
        assert row.verdict == verdict
        assert [n.text for n in row.notes] == ["ask the clerk"]
        assert report.decisions.verdicts[analysis.discrepancies[0].id].value is VerdictValue.DISMISSED


def test_times_are_utc_and_strictly_increase_also_after_the_clock_was_set_back(project: Path) -> None:
    with Session.open(project) as session:
        target = target_of_fact(session.reconcile().facts[0])
        times = [session.decide(target, VerdictValue.OPEN).time for _ in range(50)]
        times += [session.annotate(target, "x").time for _ in range(50)]
        later = replace(session.history()[-1], time="2999-01-01T00:00:00.000000+00:00")
        session._store.append([later])
    assert times == sorted(set(times))
    assert all(t.endswith("+00:00") and len(t) == 32 for t in times)
    with Session.open(project) as session:
        assert session.decide(target, VerdictValue.ACCEPTED).time > "2999"


@pytest.mark.parametrize("note", ["", " \n"])
def test_a_note_without_text_is_refused(project: Path, note: str) -> None:
    with Session.open(project) as session:
        target = target_of_fact(session.reconcile().facts[0])
        with pytest.raises(InputError, match="empty"):
            session.annotate(target, note)


def test_the_author_is_the_computers_user(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "ada")
    with Session.open(project) as session:
        assert session.author == "ada"

    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    with Session.open(project) as session:
        assert session.author == "unknown"


# --- which claims belong together --------------------------------------------------------------------------------------------


def facts_with(analysis: Analysis, *claims: Claim) -> list[Fact]:
    return [fact for fact in analysis.facts if {claim.id for claim in claims} <= set(fact.claims)]


def claim_of(analysis: Analysis, words: str) -> Claim:
    (found,) = [claim for claim in analysis.claims if words in claim.quote]
    return found


def test_ties_stand_in_every_run_until_they_are_taken_back(project: Path) -> None:
    with Session.open(project) as session:
        session.author = "Ada"
        analysis = session.reconcile()
        opened, opened_too = (claim_of(analysis, words) for words in ("3 March", "9 April"))
        bread, rain = (claim_of(analysis, words) for words in ("Bread", "Rain"))
        assert facts_with(analysis, opened, opened_too)
        tie = session.link(bread, rain, " both are asides ")
        assert (tie.author, tie.reason) == ("Ada", "both are asides")
        session.keep_apart(opened, opened_too)
        found = session.reconcile()
        assert facts_with(found, bread, rain)
        assert not facts_with(found, opened, opened_too)
    with Session.open(project) as session:
        assert session.constraints().linked == {tuple(sorted((bread.id, rain.id)))}
        assert session.unchanged() == found
        session.free(opened_too, opened)
        session.leave_alone(bread)
        found = session.reconcile()
        assert facts_with(found, opened, opened_too)
        assert [fact.claims for fact in facts_with(found, bread)] == [(bread.id,)]
        session.free(bread, reason="a slip")
        assert session.reconcile() == analysis
        assert session.ties() == ()
        said = [operation.kind for operation in session.history() if operation.kind != "add_source"]
        assert said == ["link", "keep_apart", "free", "leave_alone", "free"]
        assert session.history()[-1].reason == "a slip"
        assert session.check() == ()


def test_a_tie_holds_on_to_claims_that_are_no_more(project: Path) -> None:
    with Session.open(project) as session:
        claim = session.reconcile().claims[0]
        gone = replace(claim, end=claim.end - 1, quote=claim.quote[:-1])
        session.link(gone, claim)
        assert session.reconcile().facts
        assert session.constraints().linked == {tuple(sorted((gone.id, claim.id)))}


def test_what_cannot_be_tied_is_refused(project: Path) -> None:
    with Session.open(project) as session:
        first, second, third = session.reconcile().claims[:3]
        foreign = (replace(first, source="s0"), replace(first, quote="never said"), replace(first, end=first.start, quote=""))
        for claim in foreign:
            with pytest.raises(InputError, match="none of this project's"):
                session.link(claim, second)
        for claims in ((), (first, first), (first, second, third)):
            with pytest.raises(InputError, match="One claim or two"):
                session.free(*claims)
        assert session.ties() == ()
    with Session.open(project, read_only=True) as session, pytest.raises(ProjectError, match="reading only"):
        session.link(first, second)


# --- out of the project ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["json", "csv", "html"])
def test_an_export_is_written_and_can_be_repeated(project: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"out.{ending}"
    with Session.open(project) as session:
        session.reconcile()
        assert session.export(out) == out
        first = out.read_bytes()
        session.export(tmp_path / "other.txt", ending)
    assert (tmp_path / "other.txt").read_bytes() == first
    with Session.open(project, read_only=True) as session:
        session.export(out)
    assert out.read_bytes() == first
    assert not list(tmp_path.glob(".*"))


def test_an_export_carries_the_decisions(project: Path, tmp_path: Path) -> None:
    with Session.open(project) as session:
        session.decide(target_of_fact(session.reconcile().facts[0]), VerdictValue.RESOLVED, "both counts are right")
        session.export(tmp_path / "out.json")
    (verdict,) = json.loads((tmp_path / "out.json").read_text("utf-8"))["verdicts"]
    assert (verdict["value"], verdict["reason"]) == ("resolved", "both counts are right")


def test_an_export_never_replaces_the_project(project: Path) -> None:
    with Session.open(project) as session, pytest.raises(OutputError, match="project itself"):
        session.export(project, "json")
    with Session.open(project) as session:
        assert len(session.documents()) == 2


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for place in (tmp_path / "no" / "such" / "out.csv", tmp_path / "folder", Path("/proc/out.csv")):
        with pytest.raises(OutputError, match="cannot be written"):
            write_file(place, b"x")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder"]


def test_a_file_that_cannot_be_written_whole_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.csv"
    out.write_bytes(b"old")
    out.chmod(0o640)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="no space left"):
            write_file(out, b"new")
    assert out.read_bytes() == b"old"
    write_file(out, b"new")
    assert out.read_bytes() == b"new"
    assert out.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]


def test_a_link_and_a_device_stay_what_they_are(tmp_path: Path) -> None:
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    write_file(Path(os.devnull), b"x")
    assert not Path(os.devnull).is_file()


def test_what_is_no_project_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAProject):
        Session.open(text(tmp_path / "a.diptych", NORTH * 50))


def test_the_sample_is_a_project_of_several_sides(tmp_path: Path) -> None:
    with make_sample(tmp_path / "sample.diptych") as session:
        assert len(session.documents()) == 5
        assert len(session.sides()) == 3
        assert all(d.note for d in session.documents())
        assert session.analysis() is None
