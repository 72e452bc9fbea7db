from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from reconciler.errors import DiptychError, InputError, IntegrityError
from reconciler.export import project_json
from reconciler.export.project_json import Ran, WholeProject
from reconciler.notebook.entries import SourceEdit
from reconciler.notebook.log import Operation, change
from reconciler.settings import Settings
from tests.reconciler.export.builder import analysis
from tests.reconciler.export.projects import wholes


def whole() -> WholeProject:
    made = analysis()
    time = "2026-01-01T00:00:00.000000+00:00"
    there = [SourceEdit(d.id, "present", "yes", "Ada", time) for d in made.documents]
    operation = Operation("add_source", change(lambda key: "", *there), "Ada", time)
    return WholeProject("p1", made.documents, (operation,), Ran(made, Settings(), "f"))


@given(wholes())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_written_is_read_back_equal_and_gives_the_same_bytes(made: WholeProject) -> None:
    content = project_json.write(made, "Diptych")
    found = project_json.read(content, "p.json")
    assert found == made
    assert [d.original for d in found.documents] == [d.original for d in made.documents]
    assert project_json.write(found, "Diptych") == content


def test_a_wrong_quote_is_neither_written_nor_read() -> None:
    made = whole()
    assert made.ran is not None
    claims = made.ran.analysis.claims
    forged = replace(made.ran.analysis, claims=(replace(claims[0], quote="x" * len(claims[0].quote)), *claims[1:]))
    with pytest.raises(IntegrityError, match=r"bridge\.txt, 21 to 71"):
        project_json.write(replace(made, ran=replace(made.ran, analysis=forged)), "Diptych")
    data = json.loads(project_json.write(made, "Diptych"))
    data["run"]["claims"][0]["quote"] = "x"
    with pytest.raises(IntegrityError):
        project_json.read(json.dumps(data).encode(), "p.json")


def changed_text(data: Any) -> None:
    data["sources"][0]["text"] += "!"


def changed_log(data: Any) -> None:
    data["operations"][0]["author"] = "Eve"


def lost_claim(data: Any) -> None:
    data["run"]["facts"][0]["claims"].append("c0")


def other_kind(data: Any) -> None:
    data["kind"] = "something"


def newer(data: Any) -> None:
    data["format"] = 2


def no_list(data: Any) -> None:
    data["sources"] = {"0": 1}


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (changed_text, "“bridge.txt” was changed"),
        (changed_log, "log was changed"),
        (lost_claim, "is damaged"),
        (other_kind, "is no whole project"),
        (newer, "update Diptych"),
        (no_list, "is damaged"),
    ],
)
def test_what_was_changed_is_refused_in_a_sentence(damage: Any, said: str) -> None:
    data = json.loads(project_json.write(whole(), "Diptych"))
    damage(data)
    with pytest.raises(InputError, match=said):
        project_json.read(json.dumps(data).encode(), "p.json")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b"{}", b"[" * 100_000, b"1" * 5000, b'{"kind": "diptych-project"}'])
def test_whatever_is_no_project_is_refused(content: bytes) -> None:
    with pytest.raises(DiptychError):
        project_json.read(content, "p.json")
