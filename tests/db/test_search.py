"""What is in a project is found, whatever was done to it; the index may be lost, torn or old, and nothing else suffers."""

from __future__ import annotations

import gc
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.engine import Engine

from db import search, search_index
from db.store import Store
from reconciler.errors import ProjectError
from reconciler.model import Document
from reconciler.notebook.entries import Annotation, Carried, SourceEdit, Target, TargetKind, anchor_at, source_key
from reconciler.notebook.log import Operation, change
from reconciler.search.values import Asked, Hit, HitKind, checked
from reconciler.settings import Settings
from tests.db import samples
from tests.db.make_project import PROJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reconciler.notebook.entries import Entry

WHEN = "2025-01-0{}T00:00:00.000000+00:00"


@pytest.fixture
def store(project: Path) -> Iterator[Store]:
    with Store.open(project) as opened:
        yield opened


def found(store: Store, words: str = "", **asked: object) -> list[Hit]:
    return list(store.search(checked(Asked(words, **asked))))  # type: ignore[arg-type]


def kinds(store: Store, words: str, **asked: object) -> list[str]:
    return [hit.kind.value for hit in found(store, words, **asked)]


def put(store: Store, *entries: Entry, without: tuple[str, ...] = (), kind: str = "test") -> Operation:
    made = store.record(lambda there, time: Operation(kind, change(there.value, *entries, without=without), "R. Reader", time))
    assert made is not None
    return made


def run_sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def note(text: str, target: Target | None = None) -> Annotation:
    return Annotation(target or samples.verdicts()[0].target, text, "A. Reader", WHEN.format(1))


# --- what is found -----------------------------------------------------------------------------------------------------------


def test_each_kind_is_found_and_shows_its_words(store: Store) -> None:
    assert kinds(store, "мосты") == ["claim", "text", "text"]
    assert kinds(store, "minute") == ["note"]
    assert kinds(store, "округления") == ["verdict"]
    assert kinds(store, "паромщик") == ["tie"]
    assert kinds(store, "opening") == ["claim", "tie", "text"]
    claim = found(store, "мостам", kinds=("claim",))[0]
    text = samples.TEXTS[1]
    assert claim.id == samples.claims()[2].id
    assert (claim.source, claim.name, claim.side) == (samples.documents()[1].id, "мост.html", "Порт")
    assert claim.span is not None
    assert text[slice(*claim.span)] == "Мост у Нижней пристани открыли в 2011 году."
    assert [text[a:b] for a, b in claim.hits] == ["Мост"]
    assert [claim.snippet[a:b] for a, b in claim.marks] == ["Мост"]
    assert claim.facts == ("f-bridge",)
    passage = found(store, "ferryman", kinds=("text",))[0]
    assert passage.span is not None
    assert samples.TEXTS[2][slice(*passage.span)] == "Nobody asked the ferrymen."
    verdict = found(store, "округление")[0]
    assert (verdict.author, verdict.time[:4]) == ("R. Reader", "2024")
    assert verdict.facts == ("f-guests",)


def test_a_claim_answers_only_with_words_of_its_own(store: Store) -> None:
    assert kinds(store, "bridge guests") == ["text"]
    assert kinds(store, "guests came") == ["claim", "text"]


def test_places_count_code_points(store: Store) -> None:
    passage = found(store, "windy", kinds=("text",))[0]
    assert [samples.TEXTS[0][a:b] for a, b in passage.hits] == ["windy"]
    assert "🎈" in passage.snippet


def test_the_best_comes_first(store: Store) -> None:
    store.add_documents(
        [Document("many.txt", "City", "Toll toll toll.\n\nA toll was asked of all who came by that long road.", "en")]
    )
    ranks = [hit.rank for hit in found(store, "toll")]
    assert len(ranks) == 2
    assert ranks == sorted(ranks)


def test_of_too_many_to_rank_the_first_come_first(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add_documents([Document("many.txt", "City", "\n\n".join(f"Toll number {n}." for n in range(30)), "en")])
    monkeypatch.setattr(search, "RANKED", 10)
    monkeypatch.setattr(search, "_FIRST_BATCH", 3)
    hits = found(store, "toll", limit=12)
    assert [hit.snippet for hit in hits] == [f"Toll number {n}." for n in range(12)]
    assert {hit.rank for hit in hits} == {0.0}


def test_a_limit_is_of_each_kind(store: Store) -> None:
    assert kinds(store, "", limit=1) == ["claim", "note", "verdict", "tie"]
    assert kinds(store, "the", limit=1) == ["claim", "note", "tie", "text"]


def test_without_words_passages_come_only_when_asked_for(store: Store) -> None:
    assert "text" not in kinds(store, "")
    assert [hit.snippet for hit in found(store, kinds=("text",), limit=1)] == ["The bridge"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=40), st.text(alphabet='ab "*()^:{}+-AND OR NEAR,.\\мо\x00', max_size=40)))
def test_whatever_is_typed_is_no_error(store: Store, words: str) -> None:
    for hit in store.search(checked(Asked(words))):
        assert all(0 <= a < b <= len(hit.snippet) for a, b in hit.marks)


def test_a_pasted_page_is_searched_for(store: Store) -> None:
    assert kinds(store, samples.TEXTS[0] * 200) == ["text"]
    assert found(store, f"{samples.TEXTS[0] * 200} cormorant {samples.TEXTS[0]}") == []
    assert found(store, f'"{samples.TEXTS[0] * 50}"') == []
    assert kinds(store, '"More than 40 guests came" the bridge') == ["text"]


# --- what is done to the project ---------------------------------------------------------------------------------------------


def test_the_index_follows_what_is_written_changed_and_undone(store: Store) -> None:
    put(store, note("A cormorant on the quay."))
    assert kinds(store, "cormorants") == ["note"]
    put(store, replace(note("A heron."), edited=WHEN.format(2)))
    assert kinds(store, "cormorants") == []
    assert kinds(store, "herons") == ["note"]
    store.undo("R. Reader")
    assert (kinds(store, "cormorants"), kinds(store, "herons")) == (["note"], [])
    store.undo("R. Reader")
    assert (kinds(store, "cormorants"), kinds(store, "herons")) == ([], [])
    store.redo("R. Reader")
    assert kinds(store, "cormorants") == ["note"]
    assert store.check() == ()


def test_what_was_not_stored_is_not_found(project: Path) -> None:
    def interrupt(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("INSERT INTO entry"):
            raise KeyboardInterrupt

    with Store.open(project) as store:
        event.listen(Engine, "before_cursor_execute", interrupt)
        try:
            with pytest.raises(KeyboardInterrupt):
                store.add_documents([Document("new.txt", "City", "A cormorant.", "en")])
        finally:
            event.remove(Engine, "before_cursor_execute", interrupt)
        assert kinds(store, "cormorant") == []
        store.add_documents([Document("new.txt", "City", "A heron.", "en")])
        assert (kinds(store, "cormorant"), kinds(store, "heron")) == ([], ["text"])
        assert store.check() == ()


def test_what_was_added_is_found_by_another_who_has_the_project_open(project: Path) -> None:
    with Store.open(project, read_only=True) as reader, Store.open(project) as writer:
        assert kinds(reader, "cormorant") == []
        writer.add_documents([Document("new.txt", "City", "A cormorant.", "en")])
        assert kinds(reader, "cormorant") == ["text"]


def test_a_removed_source_is_not_found_and_comes_back(store: Store) -> None:
    source = samples.documents()[1].id
    put(store, without=(source_key(source, "present"),))
    assert kinds(store, "мост") == []
    store.undo("R. Reader")
    assert kinds(store, "мост") == ["claim", "text", "text"]


def test_a_source_that_was_moved_is_found_on_its_new_side(store: Store) -> None:
    source = samples.documents()[1].id
    put(store, SourceEdit(source, "side", "City", "R. Reader", WHEN.format(1)))
    assert {hit.side for hit in found(store, "мост", sides=("City",))} == {"City"}
    assert found(store, "мост", sides=("Порт",)) == []


def test_a_language_that_was_set_right_is_read_anew(store: Store) -> None:
    source = store.add_documents([Document("x.txt", "City", "Паромы ушли.", "uk")])[0].id
    assert kinds(store, "паром") == []
    put(store, SourceEdit(source, "language", "ru", "R. Reader", WHEN.format(1)))
    assert kinds(store, "паром") == ["text"]
    assert store.check() == ()
    store.undo("R. Reader")
    assert kinds(store, "паром") == []
    assert kinds(store, "паромы") == ["text"]
    assert store.check() == ()


def test_a_note_on_an_old_version_is_on_the_claim_that_it_became(store: Store) -> None:
    text = samples.TEXTS[0]
    new = anchor_at(samples.documents()[0].id, text, *_place(text, "The bridge at Lower Quay opened in May 2011."))
    old = replace(new, source="s0123456789abcdef")
    target = Target(TargetKind.CLAIM, (old.id,), anchors=(old,))
    put(store, Annotation(target, "A cormorant.", "A. Reader", WHEN.format(1)))
    assert found(store, "cormorant")[0].facts == ()
    assert old.id != new.id
    put(store, Carried(old, new, "R. Reader", WHEN.format(2)))
    assert found(store, "cormorant")[0].facts == ("f-bridge",)
    assert new.id in [hit.id for hit in found(store, authors=("A. Reader",), kinds=("claim",))]
    assert store.check() == ()


def _place(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def test_a_new_run_is_found_at_once(store: Store) -> None:
    fewer = replace(samples.analysis(), claims=samples.claims()[1:], facts=samples.analysis().facts[:1], discrepancies=())
    store.save_analysis(fewer, Settings())
    assert kinds(store, "opened") == ["tie", "text"]


def test_a_search_that_was_broken_off_keeps_nothing_open(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_FIRST_BATCH", 1)
    gc.disable()  # what hangs in the air would be collected by chance
    try:
        with Store.open(project) as store:
            store.add_documents([Document("many.txt", "City", "\n\n".join(f"Toll number {n}." for n in range(30)), "en")])
            for words, kinds_asked in (("toll", ()), ("", ("claim",)), ("the", ("text",)), ("", ("text",))):
                assert len(found(store, words, kinds=kinds_asked, limit=1)) == 1
        assert [path.name for path in project.parent.iterdir()] == [project.name]
    finally:
        gc.enable()


# --- the index itself --------------------------------------------------------------------------------------------------------


def drop(path: Path) -> None:
    run_sql(path, *(f"DROP TABLE {name}" for name in search_index.TABLES))


def tear(path: Path) -> None:
    run_sql(path, *(f"UPDATE {name}_data SET block = x'5555' WHERE id > 1" for name in ("search_text", "search_note")))


def forget(path: Path) -> None:
    run_sql(path, "DELETE FROM project WHERE name = 'search'")


def age(path: Path) -> None:
    run_sql(path, "UPDATE project SET value = '0' WHERE name = 'search'", "DELETE FROM search_passage")


def take_one(path: Path) -> None:
    run_sql(path, "DROP TABLE search_entry")


def misnumber(path: Path) -> None:
    run_sql(path, "DELETE FROM search_text_docsize", "DELETE FROM search_note_docsize")


HARMS = (drop, tear, forget, age, take_one, misnumber)


@pytest.mark.parametrize("harm", HARMS)
def test_an_index_that_was_harmed_is_made_anew_and_harms_nothing(project: Path, harm: object) -> None:
    harm(project)  # type: ignore[operator]
    with Store.open(project) as store:
        put(store, note("A cormorant on the quay."))
        store.add_documents([Document("new.txt", "City", "A heron.", "en")])
        assert [n.text for n in store.notebook("note").notes][-1] == "A cormorant on the quay."
        assert len(store.documents()) == 4
        if harm is misnumber:
            store.mend()
        assert kinds(store, "cormorants") == ["note"]
        assert kinds(store, "heron") == ["text"]
        assert kinds(store, "мосты") == ["claim", "text", "text"]
        assert store.check() == ()


@pytest.mark.parametrize("harm", [drop, forget, age])
def test_a_project_without_an_index_is_no_fault_and_is_searched_for_reading_only(project: Path, harm: object) -> None:
    harm(project)  # type: ignore[operator]
    with Store.open(project, read_only=True) as store:
        assert store.check() == ()
        before = project.read_bytes()
        assert kinds(store, "мосты") == ["claim", "text", "text"]
        assert project.read_bytes() == before


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM search_passage WHERE id = 1",
        "UPDATE search_passage SET span_end = span_end + 1 WHERE id = 1",
        "INSERT INTO search_passage VALUES (900, 1, 0, 10)",
        "DELETE FROM search_entry WHERE kind = 'note'",
        "UPDATE search_entry SET author = 'nobody'",
        "UPDATE search_entry SET value = 'accepted' WHERE value = 'dismissed'",
        "INSERT INTO search_place VALUES (1, 1)",
        "INSERT INTO search_moved VALUES ('c1', 'c2')",
        "DELETE FROM search_text_data WHERE id > 10",
        "UPDATE search_text_data SET block = x'55' WHERE id > 10",
        "INSERT INTO search_text (search_text) VALUES ('delete-all')",
        "INSERT INTO search_note (search_note) VALUES ('delete-all')",
    ],
)
def test_an_index_that_does_not_fit_is_named_and_mended(project: Path, sql: str) -> None:
    run_sql(project, sql)
    with Store.open(project, read_only=True) as store:
        (fault,) = store.check()
        assert fault.startswith("The search index")
        assert "diptych check --mend" in fault
    with Store.open(project) as store:
        store.mend()
        found(store, "bridge")
        assert store.check() == ()


def test_an_older_project_is_searched_after_it_was_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.diptych"
    path.write_bytes((PROJECTS / "version-2.sqlite").read_bytes())
    with Store.open(path) as store:
        assert kinds(store, "мосты") == ["claim", "text", "text"]
        assert kinds(store, "minute") == ["note"]
        assert store.check() == ()


def test_made_anew_it_finds_the_same(store: Store) -> None:
    put(store, note("A cormorant on the quay."))
    before = [replace(hit, rank=0.0) for words in ("", "the", "мост", "quay") for hit in found(store, words)]
    store.rebuild()
    assert [replace(hit, rank=0.0) for words in ("", "the", "мост", "quay") for hit in found(store, words)] == before


def test_a_full_disk_is_not_taken_for_a_damaged_index(project: Path) -> None:
    with Store.open(project) as store:
        store._database.pragma(f"max_page_count={int(store._database.pragma('page_count')) + 2}")
        with pytest.raises(ProjectError, match="no room left"):
            store.add_documents([Document("long.txt", "City", "Some words of some length. " * 4000, "en")])
        assert kinds(store, "мосты") == ["claim", "text", "text"]
        assert store.check() == ()


def test_the_kinds_of_hits_are_those_of_entries() -> None:
    assert {kind.value for kind in HitKind} == {*search_index.KINDS, "claim", "text"}
