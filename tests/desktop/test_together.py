"""Several researchers: copies are merged and nothing is lost, blind work is blind, disagreements are listed until settled."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.session import Session
from reconciler.decisions import target_of_claim, target_of_discrepancy, target_of_fact, target_of_source
from reconciler.errors import InputError, NewerProject, NotAProject, ProjectError
from reconciler.export import html_report, json_format
from reconciler.model import Document
from reconciler.notebook.agreement import Undefined
from reconciler.notebook.entries import VerdictValue, Whose
from tests.db.make_project import PROJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.model import Analysis, Fact
    from reconciler.notebook.disagreements import Disagreement

YES, NO, OPEN = VerdictValue.ACCEPTED, VerdictValue.DISMISSED, VerdictValue.OPEN


@pytest.fixture
def copies(reconciled: Path, tmp_path: Path) -> tuple[Path, Path]:
    """One and the same reconciled project, twice."""
    return Path(shutil.copy(reconciled, tmp_path / "ann.diptych")), Path(shutil.copy(reconciled, tmp_path / "ben.diptych"))


@contextmanager
def work(path: Path, author: str) -> Iterator[Session]:
    with Session.open(path) as session:
        session.author = author
        yield session


def analysis_of(session: Session) -> Analysis:
    analysis = session.analysis()
    assert analysis is not None
    return analysis


def fact_of(session: Session, words: str) -> Fact:
    analysis = analysis_of(session)
    claims = {c.id for c in analysis.claims if words in c.quote}
    return next(f for f in analysis.facts if claims & set(f.claims))


def kinds(found: tuple[Disagreement, ...]) -> list[str]:
    return [one.kind for one in found]


# --- merging -------------------------------------------------------------------------------------------------------------------


def test_both_views_are_listed_with_who_when_why_and_the_notes(copies: tuple[Path, Path]) -> None:
    with work(copies[0], "Ann") as ann, work(copies[1], "Ben") as ben:
        bridge, museum = target_of_fact(fact_of(ann, "bridge was opened")), target_of_fact(fact_of(ann, "museum"))
        yes = ann.decide(bridge, YES, "the mayor says so")
        note = ann.annotate(bridge, "See the *minutes*.")
        ann.decide(museum, YES)
        no = ben.decide(bridge, NO, "the ferrymen say otherwise")
        ben.decide(museum, YES, "of course")
        ben.state(museum, "It shows paintings.")
        (found,) = ann.preview_merge(copies[1]).disagreements
        assert ann.disagreements() == ()
        brought = ann.merge(copies[1])
        assert brought.disagreements == (found,) == ann.disagreements()
        assert brought.authors == (("Ben", 3),)
        assert [view.entry for view in found.views] == [yes, no]
        assert [(view.author, view.reason) for view in found.views] == [("Ann", yes.reason), ("Ben", no.reason)]
        assert found.notes == (note,)
        decisions = ann.report().decisions
        assert decisions.opinions[fact_of(ann, "bridge was opened").id] == (yes, no)
        ann.decide(bridge, NO, "Ben is right")
        assert ann.disagreements() == ()


def test_texts_come_with_their_bytes_and_in_one_order(copies: tuple[Path, Path]) -> None:
    with work(copies[0], "Ann") as ann, work(copies[1], "Ben") as ben:
        mine = Document("ann.txt", "North", "The harbour froze.", "en", title="Ice")
        text = "Гавань замёрзла."
        ann.add_documents([mine])
        ben.add_documents([Document("ben.html", "South", text, "ru", encoding="cp1251", original=text.encode("cp1251"))])
        assert ann.unchanged() is None
        ben.reconcile()
        found = ann.merge(copies[1])
        ben.merge(copies[0])
        assert [d.name for d in found.documents] == ["ben.html"]
        assert ann.documents() == ben.documents()
        assert ann.documents()[-1].original == text.encode("cp1251")
        assert ann.unchanged() is None
        assert ben.unchanged() is None
        assert ann.reconcile() == ben.reconcile()
        assert ann.check() == ben.check() == ()


def test_what_both_read_by_themselves_and_were_told_otherwise_is_kept_twice(copies: tuple[Path, Path]) -> None:
    text = Document("letter.txt", "North", "The harbour froze.", "en", title="A letter", published="1911")
    with work(copies[0], "Ann") as ann, work(copies[1], "Ben") as ben:
        ann.add_documents([text])
        ben.add_documents([replace(text, title="On ice", note="From the archive.")])
        ann.merge(copies[1])
        ben.merge(copies[0])
        assert ann.documents() == ben.documents()
        assert ann.history() == ben.history()
        found = ann.disagreements()
        assert kinds(found) == ["source", "source"]
        said = {tuple(sorted(view.entry.value for view in one.views)) for one in found}
        assert said == {("A letter", "On ice"), ("", "From the archive.")}
        assert ann.merge(copies[1]).nothing


def test_edits_of_one_thing_are_listed_until_they_are_settled(copies: tuple[Path, Path]) -> None:
    with work(copies[0], "Ann") as ann, work(copies[1], "Ben") as ben:
        source = ann.documents()[0].id
        ann.edit_source(source, title="The old bridge", publisher="North Press")
        ben.annotate(target_of_source(source), "I hold the original.")
        ben.edit_source(source, title="A bridge", publisher="North Press")
        ben.set_glossary("# Ben's\nshipped = []\n")
        ann.merge(copies[1])
        (found,) = ann.disagreements()
        assert [(view.author, view.entry.value, view.stands) for view in found.views] == [
            ("Ann", "The old bridge", False),
            ("Ben", "A bridge", True),
        ]
        assert [note.text for note in found.notes] == ["I hold the original."]
        assert ann.documents()[0].title == "A bridge"
        ann.edit_source(source, title="The bridge at the quay")
        assert len(ann.disagreements()) == 1
        ann.settle(found, "seen in the archive")
        assert ann.disagreements() == ()
        ann.undo()
        assert len(ann.disagreements()) == 1


def test_ties_that_cannot_both_hold_are_listed(copies: tuple[Path, Path]) -> None:
    with work(copies[0], "Ann") as ann, work(copies[1], "Ben") as ben:
        a, b, c, d = analysis_of(ann).claims[:4]
        ann.link(a, b, "the same")
        ann.keep_apart(c, d)
        ben.keep_apart(a, b, "never")
        ben.leave_alone(c)
        ben.link(c, d)
        ann.leave_alone(d, "nobody else has it")
        ann.merge(copies[1])
        ben.merge(copies[0])
        found = ann.disagreements()
        assert found == ben.disagreements()
        views = [[(view.author, view.entry.kind.value, view.stands) for view in one.views] for one in found]
        assert sorted(views) == [
            [("Ann", "apart", False), ("Ben", "linked", True)],
            [("Ann", "linked", False), ("Ben", "apart", True)],
            [("Ben", "linked", False), ("Ann", "alone", True)],
        ]


def test_an_answer_to_a_note_that_another_deleted_is_kept_and_listed(copies: tuple[Path, Path]) -> None:
    with work(copies[0], "Ann") as ann, work(copies[1], "Ben") as ben:
        note = ann.annotate(target_of_fact(fact_of(ann, "museum")), "Which museum?")
        ben.merge(copies[0])
        ben.annotate(note.target, "The old one.", reply_to=note)
        ann.delete_note(note)
        ann.merge(copies[1])
        assert [n.text for n in ann.notebook().notes] == ["The old one."]
        (found,) = ann.disagreements()
        assert (found.kind, [view.author for view in found.views]) == ("note", ["Ben", "Ann"])


def test_one_author_on_two_machines_loses_nothing(copies: tuple[Path, Path]) -> None:
    with work(copies[0], "Ann") as here, work(copies[1], "Ann") as there:
        target = target_of_fact(fact_of(here, "museum"))
        here.decide(target, YES, "at home")
        here.tag(target, "Ask")
        there.decide(target, NO, "in the train")
        there.tag(target, "ask")
        here.merge(copies[1])
        (found,) = here.disagreements()
        assert [(view.entry.reason, view.stands) for view in found.views] == [("at home", False), ("in the train", True)]
        assert here.report().decisions.verdicts[fact_of(here, "museum").id].reason == "in the train"
        assert len([o for o in here.history(kinds=["decide"]) if o.author == "Ann"]) == 2


def test_own_deeds_can_be_undone_after_a_merge(copies: tuple[Path, Path]) -> None:
    with work(copies[0], "Ann") as ann, work(copies[1], "Ben") as ben:
        target = target_of_fact(fact_of(ann, "museum"))
        ann.decide(target, YES)
        ben.decide(target, NO)
        ann.merge(copies[1])
        ann.undo()
        assert [v.author for v in ann.notebook().verdicts] == ["Ben"]
        ann.redo()
        assert {v.author for v in ann.notebook().verdicts} == {"Ann", "Ben"}
        assert ann.check() == ()
        ben.merge(copies[0])
        assert ben._store.entries() == ann._store.entries()


def test_the_other_copy_is_not_written_even_if_it_was_not_closed(copies: tuple[Path, Path], tmp_path: Path) -> None:
    left = tmp_path / "left.diptych"
    with work(copies[1], "Ben") as ben:
        ben.decide(target_of_fact(fact_of(ben, "museum")), NO)
        for ending in ("", "-wal"):  # as a crash leaves it
            shutil.copy(f"{copies[1]}{ending}", f"{left}{ending}")
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.name.startswith("left")}
    assert len(before) == 2
    with work(copies[0], "Ann") as ann:
        assert ann.merge(left).authors == (("Ben", 1),)
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.name.startswith("left")} == before


def test_an_older_copy_is_merged_and_stays_as_it_was(tmp_path: Path) -> None:
    for number in (1, 2):
        shutil.copy(PROJECTS / f"version-{number}.sqlite", tmp_path / f"{number}.diptych")
    old = (tmp_path / "1.diptych").read_bytes()
    with work(tmp_path / "2.diptych", "Ann") as ann:
        ann.merge(tmp_path / "1.diptych")
        assert ann.check() == ()
    assert (tmp_path / "1.diptych").read_bytes() == old


def test_what_cannot_be_merged_is_refused_in_a_sentence(copies: tuple[Path, Path], tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.diptych"
    Session.create(stranger).close()
    torn = tmp_path / "torn.diptych"
    content = copies[1].read_bytes()
    torn.write_bytes(content[:4096] + b"\x55" * 8192 + content[12288:])
    newer = tmp_path / "newer.diptych"
    newer.write_bytes(content[:60] + (99).to_bytes(4, "big") + content[64:])
    (tmp_path / "text.diptych").write_text("a text")
    with work(copies[0], "Ann") as ann:
        state = ann._store.entries(), ann.history()
        for path, error, words in (
            (stranger, InputError, "another project and no copy of"),
            (ann.path, InputError, "is this project itself"),
            (tmp_path / "text.diptych", NotAProject, "no Diptych project"),
            (tmp_path / "nowhere.diptych", ProjectError, "There is no project at"),
            (newer, NewerProject, "newer version"),
            (torn, NotAProject, str(torn)),
        ):
            for look in (ann.preview_merge, ann.merge):
                with pytest.raises(error, match=words) as caught:
                    look(path)
                assert "/diptych-" not in str(caught.value)  # the place of the copy that is read
                assert str(caught.value).endswith(".")
        assert (ann._store.entries(), ann.history()) == state


def test_a_log_that_was_changed_by_hand_is_refused(copies: tuple[Path, Path]) -> None:
    import sqlite3

    with work(copies[1], "Ben") as ben:
        ben.decide(target_of_fact(fact_of(ben, "museum")), NO, "truly")
    connection = sqlite3.connect(copies[1])
    with connection:
        connection.execute("DROP TRIGGER change_no_update")
        connection.execute("UPDATE change SET after = replace(after, 'truly', 'never')")
    connection.close()
    with work(copies[0], "Ann") as ann, pytest.raises(NotAProject, match=r"ben\.diptych is not whole, so nothing is taken from it"):
        ann.merge(copies[1])


def test_a_project_that_is_read_only_can_be_compared_and_not_merged(copies: tuple[Path, Path]) -> None:
    with Session.open(copies[0], read_only=True) as session:
        assert session.preview_merge(copies[1]).nothing
        with pytest.raises(ProjectError, match="open for reading only"):
            session.merge(copies[1])


# --- blind work ----------------------------------------------------------------------------------------------------------------


def judge(session: Session, value: VerdictValue, words: str) -> None:
    """A verdict, a statement, a note and a tag on one fact, and a verdict on what differs in it."""
    fact = fact_of(session, "bridge was opened")
    session.decide(target_of_fact(fact), value, words)
    session.state(target_of_fact(fact), f"Stated by {words}.")
    session.annotate(target_of_fact(fact), f"Noted by {words}.")
    session.annotate(target_of_claim(analysis_of(session).claims[0]), f"Noted too by {words}.")
    session.tag(target_of_fact(fact), words)
    session.tag(target_of_fact(fact), "both")
    session.translate(target_of_claim(analysis_of(session).claims[0]), f"Translated by {words}.", "ru", Whose.OWN)
    flag = next(f for row in session.report().rows if row.fact.id == fact.id for f in row.discrepancies)
    session.decide(target_of_discrepancy(flag), value, f"flagged by {words}")


def all_that_is_shown(session: Session, folder: Path) -> str:
    """Everything that a session shows and writes of what was decided."""
    report = session.report()
    shown = [repr(session.notebook()), repr(report.decisions), repr(session.history()), repr(report.rows)]
    shown += [html_report.write(report).decode(), json_format.write(report).decode()]
    for name in ("a.html", "a.csv", "a.json"):
        shown.append(session.export(folder / name).read_text("utf-8"))
    return "\n".join([*shown, repr(session.disagreements())])


def test_nobody_sees_what_others_judged_until_all_are_done(copies: tuple[Path, Path], tmp_path: Path) -> None:
    with work(copies[0], "Ann") as ann:
        ann.set_blind(["Ann", "Ben"])
    shutil.copy(copies[0], copies[1])
    with work(copies[0], "Ann") as ann, work(copies[1], "Ben") as ben:
        judge(ann, YES, "Ann's word")
        judge(ben, NO, "Ben's word")
        ben.edit_source(ben.documents()[0].id, title="Common ground")
        found = ann.preview_merge(copies[1])
        assert "Ben's word" not in repr(found)
        assert found.authors == (("Ben", 9),)
        ann.merge(copies[1])
        ben.merge(copies[0])
        for session, own, other in ((ann, "Ann's word", "Ben's word"), (ben, "Ben's word", "Ann's word")):
            shown = all_that_is_shown(session, tmp_path)
            assert other not in shown
            assert shown.count(own) > 5
            assert "Common ground" in shown
            assert sorted(tag.name for tag in session.notebook().tags) == sorted([own, "both"])
            assert session.is_blind()
            with pytest.raises(InputError, match="blind until Ann, Ben is done"):
                session.agreement()
        assert [(one.author, one.decided, one.done) for one in ann.blind_progress()] == [("Ann", 2, False), ("Ben", 2, False)]
        ann.set_done()
        ben.set_done()
        assert "Ben's word" not in all_that_is_shown(ann, tmp_path)
        assert ann.merge(copies[1]).disagreements
        assert not ann.is_blind()
        shown = all_that_is_shown(ann, tmp_path)
        assert "Ann's word" in shown
        assert "Ben's word" in shown
        assert kinds(ann.disagreements()) == ["statement", "verdict", "verdict"]
        ben.merge(copies[0])
        assert ben.disagreements() == ann.disagreements()


def test_the_history_is_blind_too(copies: tuple[Path, Path]) -> None:
    with work(copies[0], "Ann") as ann:
        ann.set_blind(["Ann", "Ben"])
        judge(ann, YES, "Ann's word")
        ann.author = "Ben"
        judge(ann, NO, "Ben's word")
        assert {o.author for o in ann.history(kinds=["decide"])} == {"Ben"}
        assert len(ann.history(newest=3)) == 3
        ann.undo()
        assert {o.author for o in ann.history(kinds=["undo"])} == {"Ben"}


def test_each_switch_is_a_deed_and_a_new_round_begins_with_nobody_done(copies: tuple[Path, Path]) -> None:
    with work(copies[0], "Ann") as ann:
        assert ann.blind_progress() == ()
        with pytest.raises(InputError, match="takes no part"):
            ann.set_done()
        for names, words in ((["Ann"], "two or more"), (["Ann", " "], "has no name")):
            with pytest.raises(InputError, match=words):
                ann.set_blind(names)
        ann.set_blind(["Ann", "  Ben   Smith "])
        ann.set_done()
        ann.author = "Ben Smith"
        ann.set_done()
        assert not ann.is_blind()
        ann.set_done(done=False)
        assert ann.is_blind()
        ann.undo()
        assert not ann.is_blind()
        ann.set_blind(["Ann", "Ben Smith", "Cyd"])
        assert [one.done for one in ann.blind_progress()] == [False, False, False]
        ann.set_done()
        ann.set_blind(["Ann", "Ben Smith"])  # in the middle of a round: who is done stays so
        assert [one.done for one in ann.blind_progress()] == [False, True]
        ann.set_blind([])
        assert (ann.blind_progress(), ann.is_blind()) == ((), False)
        names = [o.kind for o in ann.history() if o.kind != "add_source"]
        assert names.count("set_blind") == 3
        assert names[-1] == "end_blind"


# --- agreement -----------------------------------------------------------------------------------------------------------------


def test_agreement_is_that_of_both_copies(copies: tuple[Path, Path]) -> None:
    with work(copies[0], "Ann") as ann, work(copies[1], "Ben") as ben:
        facts = analysis_of(ann).facts
        for fact, mine, theirs in zip(facts, (YES, YES, NO, YES), (YES, NO, NO, OPEN), strict=False):
            ann.decide(target_of_fact(fact), mine)
            ben.decide(target_of_fact(fact), theirs)
        ann.merge(copies[1])
        found = {one.kind: one for one in ann.agreement()}
        assert (found["fact"].items, found["fact"].shared, found["fact"].agreed) == (4, 3, 2)
        # of three 2/3 are agreed on; yes is said of 2 and of 1, so (2 * 1 + 1 * 2) / 9 is to be expected
        assert found["fact"].pairs[0].kappa == pytest.approx((2 / 3 - 4 / 9) / (1 - 4 / 9))
        assert found["tie"].why is Undefined.NOTHING_SHARED


def test_agreement_needs_a_run(tmp_path: Path) -> None:
    with Session.create(tmp_path / "new.diptych") as session, pytest.raises(ProjectError, match="not yet reconciled"):
        session.agreement()
