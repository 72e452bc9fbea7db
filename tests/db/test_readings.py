"""What was read comes back as it was, to the bit; what is torn or foreign is no reading, and no fault."""

from __future__ import annotations

import dataclasses
import math
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np
import pytest

from db.readings import pack, unpack
from db.store import Store
from reconciler.model import Document
from reconciler.reading import STEP, Reading
from reconciler.semantics import DIMENSIONS
from reconciler.settings import Settings
from tests.db import samples

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = samples.documents()[0]
KEY = f"r{DOCUMENT.id}"


def assert_equal(one: Reading | None, other: Reading) -> None:
    assert one is not None
    assert one.claims == other.claims
    assert one.vectors.dtype == np.float16
    assert np.array_equal(one.vectors, other.vectors)


def change(path: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql, values)
        connection.commit()


def test_readings_come_back_as_they_were(project: Path) -> None:
    with Store.open(project, read_only=True) as store:
        for document in samples.documents():
            assert_equal(store.reading(f"r{document.id}"), samples.reading(document))
        assert store.reading("another key") is None


def test_a_reading_without_claims_is_one() -> None:
    nothing = Reading((), np.empty((0, DIMENSIONS), dtype=np.float16))
    assert_equal(unpack(pack("s1", "r1", nothing), ""), nothing)


def test_only_the_newest_reading_of_a_source_is_kept(project: Path) -> None:
    with Store.open(project) as store:
        newer = dataclasses.replace(samples.reading(DOCUMENT), claims=samples.reading(DOCUMENT).claims[::-1])
        store.save_analysis(samples.analysis(), Settings(), "later", (pack(DOCUMENT.id, key, newer) for key in ("r1", "r2")))
        assert store.reading(KEY) is None
        assert store.reading("r1") is None
        assert_equal(store.reading("r2"), newer)
        assert store.reading(samples.readings()[1].key) is not None
    with closing(sqlite3.connect(project)) as connection:
        assert connection.execute("SELECT count(*) FROM reading").fetchone() == (3,)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE reading SET vectors = zeroblob(length(vectors))",
        "UPDATE reading SET vectors = x''",
        "UPDATE reading SET vectors = substr(vectors, 1, 100)",
        "UPDATE reading SET vectors = 'text'",
        "UPDATE reading SET vectors = 5",
        "UPDATE reading SET claims = x'00'",
        "UPDATE reading SET claims = 'text'",
        "UPDATE reading SET claims = (SELECT claims FROM reading ORDER BY source DESC)",
        "UPDATE reading SET digest = ''",
        "DELETE FROM reading",
    ],
)
def test_what_is_torn_is_no_reading_and_keeps_nothing_from_working(project: Path, sql: str) -> None:
    change(project, sql)
    with Store.open(project) as store:
        assert [store.reading(kept.key) for kept in samples.readings()].count(None) >= 2
        assert store.analysis() == samples.analysis()
        assert [fault for fault in store.check() if "is not whole" not in fault] == []
        store.mend()
        assert store.check() == ()
        store.save_analysis(samples.analysis(), Settings(), "again", samples.readings())
        assert_equal(store.reading(KEY), samples.reading(DOCUMENT))


@pytest.mark.parametrize(
    "foreign",
    [
        Reading(samples.reading(DOCUMENT).claims, np.zeros((1, DIMENSIONS), dtype=np.float16)),
        Reading(samples.reading(DOCUMENT).claims, np.zeros((2, 64), dtype=np.float16)),
    ],
    ids=["too few vectors", "other vectors"],
)
def test_what_another_program_left_is_no_reading(foreign: Reading) -> None:
    assert unpack(pack(DOCUMENT.id, KEY, foreign), DOCUMENT.text) is None


def test_a_reading_of_another_source_is_refused() -> None:
    with pytest.raises(ValueError, match="another source"):
        pack(DOCUMENT.id, KEY, samples.reading(samples.documents()[1]))


def test_a_reading_of_no_source_is_refused(project: Path) -> None:
    stray = pack("s-unknown", "r1", Reading((), np.empty((0, DIMENSIONS), dtype=np.float16)))
    with Store.open(project) as store:
        with pytest.raises(ValueError, match="not in the project"):
            store.save_analysis(samples.analysis(), Settings(), "later", [stray])
        assert store.fingerprint() == samples.FINGERPRINT


def test_odd_text_survives() -> None:
    document = Document("odd", "s", "\u0000 \U0010ffff \ud800")
    claim = dataclasses.replace(samples.claims()[4], source=document.id, start=0, end=5, quote=document.text)
    reading = Reading((claim,), np.full((1, DIMENSIONS), -0.5, dtype=np.float16))
    assert_equal(unpack(pack(document.id, "r1", reading), document.text), reading)


@pytest.mark.parametrize("vector", [0.0, -0.0, STEP, -3 * STEP, STEP / 3, 15.0, 60000.0, math.inf])
def test_vectors_survive(vector: float) -> None:
    document = Document("plain", "s", "Said.")
    claim = dataclasses.replace(samples.claims()[4], source=document.id, start=0, end=5, quote=document.text)
    vectors = np.full((1, DIMENSIONS), vector, dtype=np.float16)
    vectors[0, :2] = 7 * STEP, -STEP
    found = unpack(pack(document.id, "r1", Reading((claim,), vectors)), document.text)
    assert found is not None
    assert np.array_equal(found.vectors, vectors)
