"""`docs/file-format.md` describes the file as it is, and its queries answer."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from db import header, tables
from db.store import Store
from desktop.session import Session
from reconciler.discrepancies import RULES
from reconciler.facets import Facets
from reconciler.model import Author, FactState, Severity, Within
from reconciler.notebook.entries import EDITABLE, KINDS, ClaimKind, TargetKind, TieKind, VerdictValue
from tests.db import samples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DOCUMENT = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text("utf-8")
QUERIES = dict(re.findall(r"### ([^\n]+)\n\n```sql\n(.*?)```", DOCUMENT, re.DOTALL))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The sample project with a few more deeds, opened for reading by plain SQLite."""
    from tests.db.make_project import fill

    path = tmp_path_factory.mktemp("format") / "sample.diptych"
    with Store.create(path) as store:
        fill(store)
    with Session.open(path) as session:
        session.author = "R. Reader"
        first, second, _ = session.documents()
        session.rename_side("City", "Town")
        session.remove_source(second.id)
        session.undo()
        session.remove_source(session.documents()[2].id)
        session.edit_source(first.id, title="Another title")
        session.annotate(samples.verdicts()[0].target, "One more.")
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def run(sample: sqlite3.Connection, name: str) -> list[tuple[Any, ...]]:
    return sample.execute(QUERIES[name]).fetchall()


def described(table: str) -> str:
    """What the document says of a table: from its name to the next one's."""
    return re.split(rf"\n`{table}`(?=:|\n)", DOCUMENT, maxsplit=1)[1].split("\n\n`")[0].split("\n## ")[0]


@pytest.mark.parametrize("name", [table.name for table in tables.METADATA.sorted_tables])
def test_every_column_is_described(name: str) -> None:
    said = described(name)
    assert [column for column in tables.METADATA.tables[name].columns.keys() if f"`{column}`" not in said] == []  # noqa: SIM118


def test_the_document_is_of_this_schema() -> None:
    assert f"**schema {header.SCHEMA_VERSION}**" in DOCUMENT
    assert f"0x{header.APPLICATION_ID:x}" in DOCUMENT
    assert [int(number) for number in re.findall(r"^\| (\d+) \|", DOCUMENT, re.MULTILINE)] == list(
        range(1, header.SCHEMA_VERSION + 1)
    )


def test_no_other_table_is_in_a_file(sample: sqlite3.Connection) -> None:
    names = {row[0] for row in sample.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    others = {name for name in names - tables.METADATA.tables.keys() if not name.startswith("search_")}
    assert others <= {"alembic_version", "sqlite_sequence"}


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("claim", [author.value for author in Author]),
        ("claim", list(Facets.__dataclass_fields__)),
        ("fact", [state.value for state in FactState]),
        ("discrepancy", [rule.type for rule in RULES]),
        ("discrepancy", [severity.value for severity in Severity]),
        ("discrepancy", [within.value for within in Within]),
    ],
)
def test_every_value_is_described(place: str, words: list[str]) -> None:
    assert [word for word in words if word not in described(place)] == []


@pytest.mark.parametrize("kind", [VerdictValue, TieKind, ClaimKind, TargetKind])
def test_every_value_in_the_notebook_is_described(kind: Iterable[str]) -> None:
    notebook = DOCUMENT.split("## The notebook")[1]
    assert [value for value in kind if f"`{value}`" not in notebook] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_entry_and_its_fields_are_described(kind: str) -> None:
    (line,) = [line for line in DOCUMENT.splitlines() if line.startswith(f"| `{kind}:")]
    fields = KINDS[kind].__dataclass_fields__.keys() - {"author", "time"}
    assert [field for field in fields if f"`{field}`" not in line] == []


def test_what_can_be_corrected_of_a_source_is_a_column_of_it() -> None:
    assert set(EDITABLE) <= set(tables.SOURCE.columns.keys())


# --- queries ------------------------------------------------------------------------------------------------------------------


def test_there_are_queries_for_what_people_ask() -> None:
    assert len(QUERIES) >= 5
    assert DOCUMENT.count("```sql") == len(QUERIES)


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_answers(sample: sqlite3.Connection, name: str) -> None:
    assert run(sample, name) != []


def test_quotes_are_those_of_the_claims(sample: sqlite3.Connection) -> None:
    found = run(sample, "Quotes with their sources")
    assert [row[3] for row in found] == [claim.quote for claim in samples.claims()]


def test_evidence_is_cut_out_of_the_texts(sample: sqlite3.Connection) -> None:
    found = run(sample, "What differs, with the words")
    assert found == [
        ("number", "tension", "City", "More than 40 guests", "Порт", "Гостей было около тридцати."),
        ("omission", "compatible_difference", "City", "The", "Порт", None),
    ]


def test_disputed_facts_have_a_line_a_side(sample: sqlite3.Connection) -> None:
    assert run(sample, "Disputed facts side by side") == [
        ("Guests", "City", "More than 40 guests came."),
        ("Guests", "Порт", "Гостей было около тридцати."),
    ]


def test_dates_are_in_their_order(sample: sqlite3.Connection) -> None:
    assert [row[1] for row in run(sample, "Dates that the texts name")] == ["2011", "2011-05"]


def test_verdicts_have_their_words(sample: sqlite3.Connection) -> None:
    found = run(sample, "Who judged what, and on which words")
    assert [(row[0], row[1], row[2], row[3]) for row in found] == [
        (v.author, v.value, v.reason, v.target.kind) for v in samples.verdicts()
    ]
    assert set(found[0][4].split(" … ")) == {"The bridge at Lower Quay opened in May 2011.", "More than 40 guests came."}


def test_the_log_alone_gives_the_notebook(sample: sqlite3.Connection) -> None:
    stored = sample.execute("SELECT key, value FROM entry ORDER BY key").fetchall()
    assert run(sample, "What stands, from the log alone") == stored
    assert all(json.loads(value) for _, value in stored)


def test_the_texts_are_as_a_person_left_them(sample: sqlite3.Connection) -> None:
    assert run(sample, "The texts that are in the project now") == [("quay.txt", "Town"), ("мост.html", "Порт")]


def test_the_day_of_every_deed(sample: sqlite3.Connection) -> None:
    found = run(sample, "What was done, day by day")
    assert sum(row[3] for row in found) == sample.execute("SELECT count(*) FROM operation").fetchone()[0]
    assert ("2024-03-01", "R. Reader", "test", 3) in found
