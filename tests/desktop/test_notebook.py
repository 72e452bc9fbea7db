"""Whatever a person does in a session is kept, can be taken back, and holds in the next run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.session import Session
from reconciler.decisions import (
    facet_home,
    target_of_claim,
    target_of_discrepancy,
    target_of_facet,
    target_of_fact,
    target_of_source,
)
from reconciler.errors import InputError, ProjectError
from reconciler.model import Author, Document, FactState
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reconciler.model import Fact

NORTH = (
    "The treaty on the river was signed on 4 May 1921 in Harbour Town. "
    "Fishing was left free to the illegal migrants of both shores. The ministers dined together."
)
SOUTH = (
    "The treaty on the river was signed on 9 May 1921 in Harbour Town. "
    "Fishing was left free to the irregular migrants of both shores."
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "river.diptych") as opened:
        opened.add_documents([Document("n.txt", "North", NORTH, "en"), Document("s.txt", "South", SOUTH, "en")])
        opened.reconcile()
        yield opened


def fact_of(session: Session, words: str) -> Fact:
    analysis = session.reconcile()
    claims = {c.id for c in analysis.claims if words in c.quote}
    return next(f for f in analysis.facts if claims & set(f.claims))


def test_everything_hangs_where_it_was_put(session: Session) -> None:
    fact = fact_of(session, "treaty")
    session.decide(target_of_fact(fact), VerdictValue.ACCEPTED, "both say so")
    session.decide(target_of_facet(fact, "date"), VerdictValue.RESOLVED, "the treaty's own text")
    session.state(target_of_fact(fact), "The treaty was signed in May 1921.")
    session.state(target_of_facet(fact, "date"), "4 May 1921", suggested=True)
    session.tag(target_of_fact(fact), "  to   ask ")
    claim = session.reconcile().claims[0]
    session.annotate(target_of_claim(claim), "Odd *spelling*.")
    session.annotate(target_of_source(claim.source), "From the archive.")
    found = session.report().decisions
    assert found.verdicts[fact.id].reason == "both say so"
    assert found.verdicts[facet_home(fact.id, "date")].value is VerdictValue.RESOLVED
    assert found.statements[fact.id].text == "The treaty was signed in May 1921."
    assert not found.statements[fact.id].suggested
    assert found.statements[facet_home(fact.id, "date")].suggested
    assert [tag.name for tag in found.tags[fact.id]] == ["to ask"]
    assert [note.text for note in found.notes[claim.id]] == ["Odd *spelling*."]
    assert [note.text for note in found.notes[claim.source]] == ["From the archive."]
    assert found.unplaced == ()


def test_undo_and_redo_outlive_the_session(session: Session) -> None:
    target = target_of_fact(fact_of(session, "treaty"))
    session.decide(target, VerdictValue.ACCEPTED)
    session.decide(target, VerdictValue.DISMISSED)
    path = session.path
    session.close()
    with Session.open(path) as again:
        again.undo()
        assert [v.value for v in again.notebook().verdicts] == [VerdictValue.ACCEPTED]
        again.undo()
        assert again.notebook().verdicts == ()
    with Session.open(path) as again:
        again.redo()
        again.redo()
        assert again.redo() is None
        assert [v.value for v in again.notebook().verdicts] == [VerdictValue.DISMISSED]
        again.undo()
        again.tag(target, "new")
        assert again.redo() is None  # something was done since
        assert again.check() == ()


def test_only_what_nothing_depends_on_is_undone_by_itself(session: Session) -> None:
    target = target_of_fact(fact_of(session, "treaty"))
    note = session.annotate(target, "Look.")
    first = session.history()[-1]
    session.tag(target, "odd")
    reply = session.annotate(target, "I did.", note)
    with pytest.raises(InputError, match="hangs on it"):
        session.undo(first.id)
    session.delete_note(reply)
    session.undo(first.id)
    assert session.notebook().notes == ()
    assert [tag.name for tag in session.notebook().tags] == ["odd"]
    with pytest.raises(InputError, match="already"):
        session.undo(first.id)
    with pytest.raises(InputError, match="no such operation"):
        session.undo("o0")
    session.redo(first.id)
    assert session.notebook().notes == (note,)


def test_a_note_is_edited_and_deleted_and_the_history_keeps_it(session: Session) -> None:
    target = target_of_fact(fact_of(session, "treaty"))
    note = session.annotate(target, "first")
    changed = session.edit_note(note, "second")
    assert (changed.id, changed.time, changed.text) == (note.id, note.time, "second")
    assert changed.edited > note.time
    reply = session.annotate(target, "an answer", changed)
    with pytest.raises(InputError, match="replies"):
        session.delete_note(changed)
    session.delete_note(reply)
    session.delete_note(changed)
    assert session.notebook().notes == ()
    with pytest.raises(InputError, match="no longer there"):
        session.edit_note(note, "third")
    kinds = [operation.kind for operation in session.history()][-5:]
    assert kinds == ["note", "edit_note", "reply", "delete_note", "delete_note"]
    assert "first" in session.history()[-4].changes[0].before


def test_a_dismissed_flag_no_longer_counts_and_teaches(session: Session) -> None:
    fact = fact_of(session, "migrants")
    flag = next(d for d in session.reconcile().discrepancies if d.type == "terminology")
    session.decide(target_of_discrepancy(flag), VerdictValue.DISMISSED, "the same people")
    row = next(r for r in session.report().rows if r.fact.id == fact.id)
    assert (row.fact.state, row.state) == (FactState.DISPUTED, FactState.AGREED)
    more = "The report counts the illegal migrants at the ford.", "The report counts the irregular migrants at the ford."
    session.add_documents([Document("n2.txt", "North", more[0], "en"), Document("s2.txt", "South", more[1], "en")])
    fresh = [d for d in session.reconcile().discrepancies if d.type == "terminology" and d.id != flag.id]
    assert fresh
    report = session.report()
    assert all(report.decisions.dismissed(d.id) and d.id in report.decisions.learned for d in fresh)
    session.decide(target_of_discrepancy(flag), VerdictValue.OPEN)
    assert not any(session.report().decisions.dismissed(d.id) for d in fresh)


def test_a_dismissed_date_teaches_nothing_about_other_quotes(session: Session) -> None:
    flag = next(d for d in session.reconcile().discrepancies if d.type == "date")
    session.decide(target_of_discrepancy(flag), VerdictValue.DISMISSED, "two calendars")
    more = "The bridge over the gorge fell on 4 May 1921.", "The bridge over the gorge fell on 9 May 1921."
    session.add_documents([Document("n2.txt", "North", more[0], "en"), Document("s2.txt", "South", more[1], "en")])
    fresh = next(d for d in session.reconcile().discrepancies if d.type == "date" and d.id != flag.id)
    assert not session.report().decisions.dismissed(fresh.id)


def test_a_rule_or_two_words_are_switched_off_and_on(session: Session) -> None:
    def flagged() -> set[str]:
        return {d.type for row in session.report().rows for d in row.discrepancies}

    assert {"date", "terminology"} <= flagged()
    session.switch_rule("date", on=False)
    assert "date" not in flagged()
    session.switch_words("irregular migrants", "Illegal migrants", on=False)
    flag = next(d for d in session.reconcile().discrepancies if d.type == "terminology")
    session.switch_words(dict(flag.message.arguments)["b"], dict(flag.message.arguments)["a"].upper(), on=False)
    assert "terminology" not in flagged()
    session.switch_rule("date", on=True)
    assert "date" in flagged()
    with pytest.raises(InputError, match="no rule weather"):
        session.switch_rule("weather", on=False)


def test_claims_are_made_cut_joined_corrected_and_taken_away(session: Session) -> None:
    analysis = session.reconcile()
    north = next(d for d in session.documents() if d.side == "North")
    claims = [c for c in analysis.claims if c.source == north.id]
    dined = next(c for c in claims if "dined" in c.quote)
    session.remove_claim(dined)
    assert dined.id not in session.reconcile().claim_by_id()
    session.undo()
    first, second = session.cut_claim(claims[0], claims[0].start + 24)
    found = session.reconcile().claim_by_id()
    assert claims[0].id not in found
    assert {found[first.id].made_by, found[second.id].made_by} == {Author.PERSON}
    joined = session.join_claims(found[first.id], found[second.id])
    found = session.reconcile().claim_by_id()
    assert found[joined.id].quote == claims[0].quote
    assert first.id not in found
    shorter = session.correct_claim(found[joined.id], joined.start, joined.start + 10)
    found = session.reconcile().claim_by_id()
    assert shorter.id in found
    assert joined.id not in found
    for _ in range(3):
        session.undo()
    assert session.reconcile() == analysis
    with pytest.raises(InputError, match="needs words"):
        session.make_claim(north.id, 5, 5)
    with pytest.raises(InputError, match="within itself"):
        session.cut_claim(claims[0], claims[0].start)
    south = next(c for c in analysis.claims if c.source != north.id)
    with pytest.raises(InputError, match="one text"):
        session.join_claims(claims[0], south)


def test_facts_are_merged_and_split(session: Session) -> None:
    treaty, dinner = fact_of(session, "treaty"), fact_of(session, "dined")
    session.merge_facts(treaty, dinner, "one day")
    merged = fact_of(session, "dined")
    assert set(merged.claims) == {*treaty.claims, *dinner.claims}
    session.split_fact(merged, dinner.claims)
    assert fact_of(session, "dined").claims == dinner.claims
    session.undo()
    session.undo()
    assert fact_of(session, "treaty") == treaty
    with pytest.raises(InputError, match="not all"):
        session.split_fact(treaty, treaty.claims)


def test_sources_are_edited_moved_removed_and_come_back(session: Session) -> None:
    before = session.documents()
    north = before[0].id
    session.edit_source(north, title="On the river", published="1921-05-10")
    session.edit_source(north, side="Highland")
    assert session.sides() == ("Highland", "South")
    document = session.documents()[0]
    assert (document.id, document.title, document.side, document.published) == (north, "On the river", "Highland", "1921-05-10")
    assert session.reconcile().facts[0].sides[0] == "Highland"
    session.rename_side("South", "Highland")
    assert session.sides() == ("Highland",)
    session.undo()
    session.remove_source(north)
    assert [d.id for d in session.documents()] == [before[1].id]
    assert session.reconcile().documents == session.documents()
    for _ in range(3):
        session.undo()
    assert session.documents() == before
    assert session.check() == ()
    with pytest.raises(InputError, match="no weather"):
        session.edit_source(north, weather="fine")
    with pytest.raises(InputError, match="no name"):
        session.edit_source(north, side=" ")
    with pytest.raises(InputError, match="no side East"):
        session.rename_side("East", "West")
    with pytest.raises(InputError, match="no such text"):
        session.remove_source("s0")


def test_a_removed_source_that_is_added_again_is_there_with_all_that_hung_on_it(session: Session) -> None:
    north = session.documents()[0]
    session.annotate(target_of_source(north.id), "From the archive.")
    session.remove_source(north.id)
    session.add_documents([north])
    assert {d.id for d in session.documents()} == {d.id for d in session.reconcile().documents}
    session.reconcile()
    assert [n.text for n in session.report().decisions.notes[north.id]] == ["From the archive."]


def test_two_researchers_overwrite_one_another_nowhere(session: Session) -> None:
    fact = fact_of(session, "treaty")
    for author, value in (("Ada", VerdictValue.ACCEPTED), ("Ben", VerdictValue.DISMISSED)):
        session.author = author
        session.decide(target_of_fact(fact), value)
        session.state(target_of_fact(fact), f"as {author} says")
    found = session.report().decisions
    assert found.verdicts[fact.id].author == "Ben"
    assert [v.author for v in found.opinions[fact.id]] == ["Ada", "Ben"]
    assert [s.text for s in found.wordings[fact.id]] == ["as Ada says", "as Ben says"]
    assert found.disagreements() == (fact.id,)
    session.author = "Ada"
    session.undo()  # what Ada did last, though Ben did something since
    assert [s.text for s in session.report().decisions.wordings[fact.id]] == ["as Ben says"]


def test_what_is_open_for_reading_only_is_left_as_it_is(session: Session) -> None:
    target = target_of_fact(fact_of(session, "treaty"))
    path = session.path
    session.close()
    with Session.open(path, read_only=True) as reader:
        for write in (
            lambda: reader.decide(target, VerdictValue.OPEN),
            lambda: reader.tag(target, "x"),
            reader.undo,
            reader.redo,
        ):
            with pytest.raises(ProjectError, match="reading only"):
                write()
