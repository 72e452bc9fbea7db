"""Whatever is changed behind the program's back is found, and named in a sentence."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from db import glance
from db.store import Store
from reconciler.errors import NotAProject
from reconciler.notebook.log import UNDO, Change, Operation
from tests.db import samples

if TYPE_CHECKING:
    from pathlib import Path

RELEASE = (
    "DROP TRIGGER source_stays; DROP TRIGGER change_no_update; DROP TRIGGER operation_no_delete; DROP TRIGGER change_no_delete;"
)


def put(kind: str, words: str) -> str:
    """SQL that sets something in the JSON of every entry of a kind."""
    return f"UPDATE entry SET value = json_set(value, {words}) WHERE kind = '{kind}'"


# what is done to the project, and words of the one sentence that says so
FAULTS = {
    "a text": ("UPDATE source SET text = text || '!' WHERE side = 'Порт'", "(Порт) does not carry its own id"),
    "original bytes": ("UPDATE source SET original = x'00' WHERE side = 'Порт'", "мост.html (Порт) is not what was read"),
    "a hash": ("UPDATE source SET sha256 = 'f00' WHERE side = 'City'", "quay.txt (City) is not what was read"),
    "a side": ("UPDATE source SET side = 'Town' WHERE side = 'City'", "quay.txt (Town) does not carry its own id"),
    "a quote": ("UPDATE claim SET quote = 'said never' WHERE position = 0", "A quote is not its source (quay.txt, 12 to 56)"),
    "an empty quote": ("UPDATE claim SET quote = '', span_end = span_start WHERE position = 4", "A quote is not its source"),
    "evidence a": (
        "UPDATE discrepancy SET evidence_a_end = 9999 WHERE position = 1",
        "lies outside its source (quay.txt, 12 to 9999)",
    ),
    "evidence b": ("UPDATE discrepancy SET evidence_b_start = -1 WHERE position = 0", "lies outside its source (мост.html, -1 to"),
    "facets": ("UPDATE claim SET facets = 'nonsense' WHERE position = 0", "The table claim holds something"),
    "an unknown facet": (
        """UPDATE claim SET facets = '{"smell": [], "a": 1, "b": 2, "c": 3}' WHERE position = 0""",
        "The table claim holds",
    ),
    "a state": ("UPDATE fact SET state = 'doubtful' WHERE position = 0", "The table fact holds something"),
    "parts": ("UPDATE link SET parts = '[5]' WHERE position = 0", "The table link holds something"),
    "a severity": ("UPDATE discrepancy SET severity = 'mild'", "The table discrepancy holds something"),
    "a verdict": (put("verdict", "'$.value', 'perhaps'"), "The table entry holds something"),
    "a note": (put("note", "'$.target.kind', 'smell'"), "The table entry holds something"),
    "a tie": (put("tie", "'$.kind', 'knotted'"), "The table entry holds something"),
    "an anchor": (put("tie", "'$.claims', json('[{}]')"), "The table entry holds something"),
    "no entry": ("UPDATE entry SET key = 'smell:' || key WHERE kind = 'tie'", "The table entry holds something"),
    "a glossary": (put("setting", "'$.value', '[[entry]]'"), "The project's glossary cannot be read (Entry 1"),
    "another word": (put("verdict", "'$.reason', 'no'"), "The notebook differs from its log in 2 places"),
    "a lost word": ("DELETE FROM entry WHERE kind = 'note'", "The notebook differs from its log in 2 places"),
    "a changed log": ("UPDATE change SET after = '' WHERE key LIKE 'tie:%'", "The log of operations was changed"),
    "a log cut short": ("DELETE FROM change WHERE key LIKE 'tie:%'", "The log of operations was changed"),
    "a lost fact": ("DELETE FROM fact WHERE id = 'f-ferry'", "belongs to a row of fact that is not there"),
    "a fact without claims": ("DELETE FROM fact_claim WHERE fact = 'f-ferry'", "The fact “Ferrymen” does not have its claims"),
    "a claim twice": (
        "UPDATE fact_claim SET claim = (SELECT claim FROM fact_claim WHERE fact = 'f-guests' AND position = 0) "
        "WHERE fact = 'f-guests'",
        "The fact “Guests” does not have its claims",
    ),
    "another fact's id": (
        "UPDATE fact SET id = 'f0123456789abcdef' WHERE id = 'f-ferry'; "
        "UPDATE fact_claim SET fact = 'f0123456789abcdef' WHERE fact = 'f-ferry'",
        "The fact “Ferrymen” does not have its claims",
    ),
    "a link to another fact": (
        "UPDATE link SET fact = 'f-ferry' WHERE fact = 'f-guests'",
        "The claims of 1 rows of the table link",
    ),
    "a discrepancy of another fact": (
        "UPDATE discrepancy SET fact = 'f-ferry' WHERE position = 0",
        "The claims of 1 rows of the table discrepancy",
    ),
    "another type": ("UPDATE discrepancy SET type = 'date' WHERE position = 0", "1 discrepancies do not carry their own id"),
    "an older run": ("UPDATE run SET current = 0", "The table claim holds what an older run found"),
    "a text that was not read": ("DELETE FROM run_source WHERE position = 2", "claims of a text that the run did not read"),
    "a copy of itself": ("INSERT INTO copy SELECT 1, 0, id, id, 0.5 FROM source LIMIT 1", "What is said of copies"),
    "more than a copy": (
        "INSERT INTO copy SELECT 1, 0, a.id, b.id, 1.5 FROM source a JOIN source b ON b.position = a.position + 1 LIMIT 1",
        "What is said of copies",
    ),
    "settings of a run": ("UPDATE run SET settings = '['", "The table run holds something"),
    "a reading": ("UPDATE reading SET digest = 'f00'", "What was read in quay.txt is not whole"),
    "no id": ("DELETE FROM project", "The project has lost its id"),
    "a lost operation": ("DELETE FROM operation WHERE position = 5", "1 operations are missing in the log"),
    "another kind": ("UPDATE entry SET kind = 'note' WHERE kind = 'tie'", "2 entries of the notebook are not where they belong"),
    "another key": ("UPDATE entry SET key = key || ':' WHERE kind = 'note'", "2 entries of the notebook are not where they belong"),
    "what hangs on what": ("DELETE FROM need WHERE key LIKE 'tie:%'", "In 3 places it is not known what hangs on what"),
    "what hangs on nothing": ("INSERT INTO need VALUES ('claim:c1', 'tie:c1')", "In 1 places it is not known"),
}
# those that are made anew from the rest
MENDED = (
    "another word",
    "a lost word",
    "a verdict",
    "a reading",
    "another kind",
    "another key",
    "what hangs on what",
    "what hangs on nothing",
    "no entry",
)


def tamper(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"PRAGMA foreign_keys=OFF; {RELEASE} {sql}")


@pytest.mark.parametrize(("sql", "words"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_named(project: Path, sql: str, words: str) -> None:
    tamper(project, sql)
    with Store.open(project, read_only=True) as store:
        faults = store.check()
    assert any(words in fault for fault in faults), faults
    assert all(fault.endswith(".") and "\n" not in fault for fault in faults)


def test_a_claim_that_was_moved_to_another_true_quote(project: Path) -> None:
    tamper(project, "UPDATE claim SET span_start = span_start + 4, quote = substr(quote, 5) WHERE position = 1")
    with Store.open(project) as store:
        assert [fault for fault in store.check() if "does not carry its own id" in fault] != []


@pytest.mark.parametrize("fault", MENDED)
def test_what_follows_from_the_rest_is_made_anew(project: Path, fault: str) -> None:
    tamper(project, FAULTS[fault][0])
    with Store.open(project) as store:
        assert store.check() != ()
        store.mend()
        assert store.check() == ()
        assert store.analysis() == samples.analysis()
        assert store.notebook().verdicts == samples.verdicts()
        assert store.fingerprint() == ""


def test_an_operation_that_undoes_what_is_not_there(project: Path) -> None:
    stray = Operation(UNDO, (Change("off:rule:date", "", ""),), "R", "2025-01-01T00:00:00.000000+00:00", of="o0123456789abcdef")
    with Store.open(project) as store:
        store.append([stray])
        assert any("undoes an operation that is not in it" in fault for fault in store.check())


def test_how_far_the_check_is(project: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    with Store.open(project) as store:
        assert store.check(lambda *step: seen.append(step)) == ()
    assert seen[:2] == [("check the file", 0, 1), ("check the file", 1, 1)]
    total = seen[-1][2]
    assert seen[2:] == [("check the content", done, total) for done in range(total + 1)]


# --- what is looked at on opening ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("a quote", "A quote is not its source"),
        ("a text", "does not carry its own id"),
        ("original bytes", "is not what was read"),
        ("another word", "The notebook differs from its log"),
        ("a lost word", "The notebook differs from its log"),
        ("a changed log", "The log of operations was changed"),
        ("a log cut short", "The log of operations was changed"),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_fault_is_noticed_on_opening_and_hinders_nobody(project: Path, fault: str, words: str, read_only: bool) -> None:
    tamper(project, FAULTS[fault][0])
    with Store.open(project, read_only=read_only) as store:
        assert any(words in notice for notice in store.notices)
        assert store.documents() != ()


def test_a_sound_project_opens_without_a_word(project: Path) -> None:
    for _ in range(5):
        with Store.open(project) as store:
            assert store.notices == ()
            store.append([samples.operation(samples.more(len(store.operations())))])


def test_long_texts_are_left_to_the_thorough_check(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tamper(project, FAULTS["a text"][0])
    monkeypatch.setattr(glance, "BYTES", 10)
    with Store.open(project) as store:
        assert store.notices == ()
        assert store.check() != ()


@pytest.mark.parametrize(
    ("sql", "method"),
    [
        ("UPDATE claim SET facets = '[' WHERE position = 0", "analysis"),
        ("UPDATE claim SET made_by = 'nobody'", "analysis"),
        (put("verdict", "'$.value', 'perhaps'"), "notebook"),
        (put("note", "'$.target', 5"), "notebook"),
        ("UPDATE entry SET value = '[' WHERE kind = 'tie'", "notebook"),
        ("UPDATE entry SET value = '[' WHERE kind = 'source'", "documents"),
    ],
)
def test_what_cannot_be_read_is_said_plainly(project: Path, sql: str, method: str) -> None:
    tamper(project, sql)
    with Store.open(project) as store, pytest.raises(NotAProject, match="run `diptych check`"):
        getattr(store, method)()


def test_damage_that_comes_while_the_project_is_open(project: Path) -> None:
    with Store.open(project, read_only=True) as store:
        content = bytearray(project.read_bytes())
        content[4096:] = b"\x55" * (len(content) - 4096)
        project.write_bytes(content)
        assert any("is damaged" in fault for fault in store.check())
