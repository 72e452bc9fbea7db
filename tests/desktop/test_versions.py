"""A new version of a text takes over what a person decided on the old one, shows it before, and loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.session import Session
from reconciler.decisions import (
    target_of_claim,
    target_of_discrepancy,
    target_of_facet,
    target_of_fact,
    target_of_source,
    target_of_span,
)
from reconciler.errors import InputError, ProjectError
from reconciler.model import Author, Document
from reconciler.notebook.entries import CarriedHow, VerdictValue, anchor_at
from reconciler.notebook.outcomes import Fate, PieceKind
from sources.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reconciler.model import Claim, Fact
    from reconciler.notebook.entries import Anchor
    from reconciler.notebook.versions import VersionPreview

NORTH = """The treaty on the river was signed on 4 May 1921 in Harbour Town.
Fishing was left free to the illegal migrants of both shores. The ministers dined together after the ceremony.

Hear, hear! The bridge over the gorge was closed for repairs in the winter of 1922. Hear, hear!
The lighthouse on the cape was painted white by the sailors of the coast guard.
"""
SOUTH = (
    "The treaty on the river was signed on 9 May 1921 in Harbour Town. "
    "Fishing was left free to the irregular migrants of both shores. The guests went home by boat."
)
# a paragraph in front; the lighthouse moved to it; the ministers' dinner written anew; one "Hear, hear!" and the bridge gone
SECOND = """From the archive. The lighthouse on the cape was painted white by the sailors of the coast guard.

The treaty on the river was signed on 4 May 1921 in Harbour Town.
Fishing was left free to the illegal migrants of both shores. The ministers supped together after the ceremony.

Hear, hear!
"""
# what was there first comes back, under a heading, with something between
THIRD = """THE RIVER

The treaty on the river was signed on 4 May 1921 in Harbour Town. It had ten articles and no annex.
Fishing was left free to the illegal migrants of both shores. The ministers supped together after the ceremony.

The bridge over the gorge was closed for repairs in the winter of 1922.
From the archive. The lighthouse on the cape was painted white by the sailors of the coast guard.
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "river.diptych") as opened:
        opened.add_documents([Document("n.txt", "North", NORTH, "en"), Document("s.txt", "South", SOUTH, "en")])
        opened.reconcile()
        yield opened
        assert opened.check() == ()


def north(session: Session) -> Document:
    return next(d for d in session.documents() if d.side == "North")


def claim_of(session: Session, words: str, side: str = "North") -> Claim:
    sources = {d.id for d in session.documents() if d.side == side}
    return next(c for c in session.reconcile().claims if words in c.quote and c.source in sources)


def fact_of(session: Session, words: str, side: str = "North") -> Fact:
    claim = claim_of(session, words, side)
    return next(f for f in session.reconcile().facts if claim.id in f.claims)


def span(session: Session, words: str) -> Anchor:
    document = north(session)
    start = document.text.index(words)
    return anchor_at(document.id, document.text, start, start + len(words))


def update(session: Session, text: str, *accept: str) -> VersionPreview:
    """Take `text` for the new version of the one text of North, with the changed passages that hold these words."""
    preview = session.preview_version(north(session).id, Document("n.txt", "", text, "en"))
    chosen = [p.id for p in preview.of(Fate.CHANGED) if any(words in p.outcome.anchor.quote for words in accept)]
    session.accept_version(preview, chosen)
    assert session.check() == ()
    return preview


def decide_much(session: Session) -> None:
    """Something of everything on the first version."""
    flag = next(d for d in session.reconcile().discrepancies if d.type == "terminology")
    session.decide(target_of_fact(fact_of(session, "treaty")), VerdictValue.ACCEPTED, "two calendars")
    session.decide(target_of_facet(fact_of(session, "treaty"), "date"), VerdictValue.RESOLVED)
    session.decide(target_of_discrepancy(flag), VerdictValue.DISMISSED, "the same people")
    session.state(target_of_fact(fact_of(session, "treaty")), "Signed in May 1921.")
    session.annotate(target_of_claim(claim_of(session, "lighthouse")), "White?")
    session.annotate(target_of_span(span(session, "Harbour Town")), "Now called Port.")
    session.annotate(target_of_source(north(session).id), "From the archive.")
    session.tag(target_of_claim(claim_of(session, "dined")), "food")
    session.link(claim_of(session, "lighthouse"), claim_of(session, "guests", "South"), "one evening")
    session.make_claim(north(session).id, NORTH.index("painted white"), NORTH.index(" by the sailors"))
    session.reconcile()


def found_on(session: Session, words: str = "") -> set[str]:
    """What stands in the report, by what it says, of the facts and claims with these words."""
    session.reconcile()
    decisions = session.report().decisions
    claims = {c.id for c in session.reconcile().claims if words in c.quote}
    homes = claims | {f.id for f in session.reconcile().facts if claims & set(f.claims)}
    notes = {n.text for home, found in decisions.notes.items() if home in homes for n in found}
    tags = {t.name for home, found in decisions.tags.items() if home in homes for t in found}
    verdicts = {v.value.value for home, v in decisions.verdicts.items() if home.partition("#")[0] in homes}
    return notes | tags | verdicts | {s.text for home, s in decisions.statements.items() if home in homes}


def test_a_preview_says_what_would_become_of_everything_and_stores_nothing(session: Session) -> None:
    decide_much(session)
    history = session.history()
    preview = session.preview_version(north(session).id, Document("n.txt", "", SECOND, "en"))
    told = {p.outcome.anchor.quote: (p.outcome.fate, len(p.entries)) for p in preview.passages}
    assert told[NORTH.splitlines()[0]] == (Fate.KEPT, 3)
    assert told["Harbour Town"] == (Fate.KEPT, 1)
    assert told[NORTH.splitlines()[4]] == (Fate.MOVED, 2)  # the note and the tie
    assert told["painted white"] == (Fate.MOVED, 1)
    (changed,) = preview.of(Fate.CHANGED)
    assert [(p.kind, p.text) for p in changed.outcome.diff if p.kind is not PieceKind.SAME] == [
        (PieceKind.GONE, "dined"),
        (PieceKind.NEW, "supped"),
    ]
    for passage in preview.passages:
        place = passage.outcome.place
        assert place is not None
        assert (SECOND[slice(*place)] == passage.outcome.anchor.quote) is (passage.outcome.fate is not Fate.CHANGED)
    assert session.history() == history
    assert [d.name for d in session.documents()] == ["n.txt", "s.txt"]
    assert (preview.new.side, preview.new.name) == ("North", "n.txt (2)")


def test_all_that_was_decided_is_found_again_in_the_new_version(session: Session) -> None:
    decide_much(session)
    before = {words: found_on(session, words) for words in ("treaty", "Fishing", "lighthouse", "ministers")}
    assert before["treaty"] == {"accepted", "resolved", "Signed in May 1921."}
    update(session, SECOND, "ministers")
    assert {words: found_on(session, words) for words in before} == before
    assert [d.name for d in session.documents()] == ["n.txt (2)", "s.txt"]  # where the old one stood
    report = session.report()
    assert report.decisions.unplaced == ()
    assert [n.text for n in report.decisions.notes[north(session).id]] == ["From the archive."]
    made = next(c for c in session.reconcile().claims if c.made_by is Author.PERSON)
    assert (made.quote, made.source) == ("painted white", north(session).id)
    assert claim_of(session, "guests", "South").id in fact_of(session, "lighthouse").claims
    assert {c.how for c in session.notebook().carried} == {CarriedHow.KEPT, CarriedHow.MOVED, CarriedHow.CHANGED}
    assert session.orphans() == ()


def test_before_the_next_run_what_was_decided_stands_where_it_stood(session: Session) -> None:
    decide_much(session)
    stale = session.reconcile()
    update(session, SECOND, "ministers")
    assert session.analysis() == stale
    assert session.report().decisions.unplaced == ()
    run = session.compute()
    found = session.difference(run)
    assert found is not None
    assert found.ungrounded == ()


def test_words_that_nobody_agreed_to_wait_as_orphans(session: Session) -> None:
    decide_much(session)
    update(session, SECOND)
    assert found_on(session, "ministers") == set()
    assert [tag.name for tag in session.report().decisions.unplaced] == ["food"]  # type: ignore[union-attr]
    (orphan,) = session.orphans()
    assert orphan.anchor.quote.startswith("The ministers dined")
    assert orphan.newest.text == SECOND
    best = orphan.suggestions[0]
    assert SECOND[best.start : best.end] == "The ministers supped together after the ceremony."
    session.attach(orphan.anchor, best.start, best.end, suggested=True)
    assert session.orphans() == ()
    assert found_on(session, "ministers") == {"food"}
    assert session.notebook().carried[-1].how is CarriedHow.SUGGESTED
    session.undo()
    assert session.orphans() == (orphan,)
    session.leave(orphan.anchor)
    assert session.orphans() == ()
    assert found_on(session, "ministers") == set()
    session.attach(orphan.anchor, best.start, best.start + 20)  # after all, and only in part
    assert found_on(session, "ministers") == set()  # too little of what the program reads as a claim
    assert session.check() == ()


def test_a_version_is_undone_and_done_again_whole(session: Session) -> None:
    decide_much(session)
    before = session.documents(), session.reconcile(), session._store.entries()
    update(session, SECOND, "ministers")
    after = session.documents(), session.reconcile(), session._store.entries()
    session.undo()
    assert (session.documents(), session.reconcile(), session._store.entries()) == before
    assert session.check() == ()
    session.redo()
    assert (session.documents(), session.reconcile(), session._store.entries()) == after
    session._store.rebuild()
    assert session._store.entries() == after[2]


def test_what_was_decided_goes_from_version_to_version(session: Session) -> None:
    decide_much(session)
    bridge = claim_of(session, "bridge")
    session.annotate(target_of_claim(bridge), "Which winter?")
    before = {words: found_on(session, words) for words in ("treaty", "Fishing", "lighthouse", "ministers")}
    update(session, SECOND, "ministers")
    session.annotate(target_of_claim(claim_of(session, "archive")), "Which one?")
    assert [orphan.anchor.quote for orphan in session.orphans()] == [bridge.quote]
    update(session, THIRD)
    assert {words: found_on(session, words) for words in before} == before
    assert found_on(session, "archive") >= {"Which one?"}
    assert session.report().decisions.unplaced != ()
    (orphan,) = session.orphans()  # it is back, and still nobody said that it is the same
    assert (orphan.anchor.quote, orphan.suggestions[0].alike) == (bridge.quote, 1.0)
    session.attach(orphan.anchor, orphan.suggestions[0].start, orphan.suggestions[0].end, suggested=True)
    assert found_on(session, "bridge") == {"Which winter?"}
    assert session.report().decisions.unplaced == ()
    first, second, third = session.versions(north(session).id)
    assert (first.text, second.text, third.text) == (NORTH, SECOND, THIRD)
    assert session.versions(first.id) == (first, second, third)
    for _ in range(4):  # attached, the third version, the note, the second version
        session.undo()
    assert north(session) == first
    assert {words: found_on(session, words) for words in before} == before


def test_a_version_goes_back_to_the_one_before(session: Session) -> None:
    decide_much(session)
    before = {words: found_on(session, words) for words in ("treaty", "lighthouse", "ministers")}
    update(session, SECOND, "ministers")
    session.tag(target_of_claim(claim_of(session, "archive")), "where")
    update(session, NORTH, "ministers")
    assert north(session).text == NORTH
    assert {words: found_on(session, words) for words in before} == before
    assert [orphan.anchor.quote for orphan in session.orphans()] == ["From the archive."]
    assert [d.text for d in session.versions(north(session).id)] == [SECOND, NORTH]
    update(session, SECOND, "ministers")
    assert {words: found_on(session, words) for words in before} == before
    assert session.orphans() == ()


def test_of_a_refrain_it_is_not_guessed_which_is_left(session: Session) -> None:
    spans = [span(session, "Hear, hear!")]
    last = NORTH.rindex("Hear, hear!")
    spans.append(anchor_at(north(session).id, NORTH, last, last + len("Hear, hear!")))
    for n, anchor in enumerate(spans):
        session.annotate(target_of_span(anchor), str(n))
    preview = update(session, SECOND)
    assert [p.outcome.fate for p in preview.passages] == [Fate.LOST, Fate.LOST]
    assert len(session.orphans()) == 2
    assert [SECOND[o.suggestions[0].start : o.suggestions[0].end] for o in session.orphans()] == ["Hear, hear!"] * 2


def test_what_was_decided_since_the_preview_is_not_overlooked(session: Session) -> None:
    preview = session.preview_version(north(session).id, Document("n.txt", "", SECOND, "en"))
    session.tag(target_of_claim(claim_of(session, "treaty")), "late")
    with pytest.raises(InputError, match="since"):
        session.accept_version(preview)
    assert len(session.documents()) == len(session._store.every_document()) == 2
    session.accept_version(session.preview_version(north(session).id, Document("n.txt", "", SECOND, "en")))
    with pytest.raises(InputError, match="no longer the newest"):
        session.accept_version(preview)


def test_claims_and_ties_of_the_new_version_have_the_last_word(session: Session) -> None:
    lighthouse, guests = claim_of(session, "lighthouse"), claim_of(session, "guests", "South")
    session.link(lighthouse, guests)
    session.remove_claim(claim_of(session, "bridge"))
    made = session.make_claim(north(session).id, NORTH.index("painted white"), NORTH.index(" by the sailors"))
    update(session, THIRD)
    claims = session.reconcile().claim_by_id()
    assert not [c for c in claims.values() if "bridge" in c.quote]
    carried = next(c for c in claims.values() if c.quote == made.quote)
    session.remove_claim(carried)
    assert carried.id not in session.reconcile().claim_by_id()
    session.keep_apart(claim_of(session, "lighthouse"), guests)
    assert guests.id not in fact_of(session, "lighthouse").claims
    session.link(claim_of(session, "lighthouse"), guests)
    assert guests.id in fact_of(session, "lighthouse").claims
    session.free(claim_of(session, "lighthouse"), guests)
    assert guests.id not in fact_of(session, "lighthouse").claims


def test_two_versions_are_compared_as_two_sources(session: Session) -> None:
    decide_much(session)
    session.annotate(target_of_claim(claim_of(session, "bridge")), "Which winter?")
    old = north(session)
    update(session, SECOND, "ministers")
    session.keep_beside(old.id)
    assert [d.name for d in session.documents()] == ["n.txt", "n.txt (2)", "s.txt"]
    session.edit_source(old.id, side="North, before")
    analysis = session.reconcile()
    assert {c.source for c in analysis.claims} == {d.id for d in session.documents()}
    dinner = next(f for f in analysis.facts if {"North", "North, before"} <= set(f.sides) and "ministers" in f.label)
    assert len(dinner.claims) == 2
    assert session.orphans() == ()  # it stands in the old version, which is there
    assert found_on(session, "bridge") == {"Which winter?"}
    assert session.report().decisions.unplaced == ()
    session.keep_beside(old.id, on=False)
    assert len(session.documents()) == 2
    assert len(session.orphans()) == 1
    with pytest.raises(InputError, match="no newer version"):
        session.keep_beside(north(session).id)


def test_what_a_person_said_of_a_text_holds_for_its_new_version(session: Session, tmp_path: Path) -> None:
    session.edit_source(north(session).id, side="Highland", publisher="The Crier", published="1921-05-10", note="Scanned.")
    source = session.documents()[0].id
    (tmp_path / "second.txt").write_text(SECOND, "utf-8")
    document = session.read_version(source, tmp_path / "second.txt", Metadata(published="1922"))
    session.accept_version(session.preview_version(source, document))
    found = session.documents()[0]
    assert (found.side, found.publisher, found.published, found.note) == ("Highland", "The Crier", "1922", "Scanned.")
    assert (found.name, found.original, found.title) == ("second.txt", SECOND.encode(), "second")
    assert session.versions(found.id)[0].published == "1921-05-10"


def test_what_is_no_new_version_is_refused(session: Session) -> None:
    source = north(session).id
    with pytest.raises(InputError, match="nothing new"):
        session.preview_version(source, Document("x.txt", "", NORTH, "en"))
    with pytest.raises(InputError, match="no such text"):
        session.preview_version("s0", Document("x.txt", "", SECOND, "en"))
    session.add_documents([Document("x.txt", "North", SECOND, "en")])
    with pytest.raises(InputError, match="remove it first"):
        session.preview_version(source, Document("x.txt", "", SECOND, "en"))
    anchor = span(session, "Harbour Town")
    with pytest.raises(InputError, match="nothing is lost"):
        session.leave(anchor)
    session.accept_version(session.preview_version(source, Document("n.txt", "", THIRD, "en")))
    with pytest.raises(InputError, match="needs words"):
        session.attach(anchor, 5, 5)
    path = session.path
    session.close()
    with Session.open(path, read_only=True) as reader:
        preview = reader.preview_version(reader.documents()[0].id, Document("n.txt", "", NORTH + "More.", "en"))
        with pytest.raises(ProjectError, match="reading only"):
            reader.accept_version(preview)
    session._store = Session.open(path)._store


def test_what_others_judged_is_neither_told_nor_lost_while_work_is_blind(session: Session) -> None:
    session.reconcile()
    treaty, food, lighthouse = (target_of_claim(claim_of(session, words)) for words in ("treaty", "dined", "lighthouse"))
    me = session.author
    for author in ("Ann", "Ben"):
        session.author = author
        session.annotate(treaty, f"{author}'s note")
        session.tag(treaty, "both")
    session.annotate(lighthouse, "Ben's alone")
    session.annotate(food, "Ben's dinner")
    session.author = me
    session.set_blind(["Ann", "Ben"])
    session.author = "Ann"
    preview = session.preview_version(north(session).id, Document("n.txt", "", SECOND, "en"))
    assert "Ben" not in repr([p.entries for p in preview.passages])
    assert [p.outcome.anchor.quote for fate in Fate for p in preview.of(fate)] == [NORTH.splitlines()[0]]
    assert sorted(getattr(e, "text", "") or e.name for p in preview.of(Fate.KEPT) for e in p.entries) == ["Ann's note", "both"]
    session.accept_version(preview)
    assert session.orphans() == ()
    session.author = "Ben"
    assert [e.text for o in session.orphans() for e in o.entries] == ["Ben's dinner"]  # type: ignore[attr-defined]
    assert found_on(session, "lighthouse") == {"Ben's alone"}
    assert found_on(session, "treaty") == {"Ben's note", "both"}
