"""Whatever is changed behind the program's back is found, and named in a sentence."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from db.store import Store
from reconciler.errors import NotAProject

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
}


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
