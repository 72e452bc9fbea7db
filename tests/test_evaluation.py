"""The published pages, where DIPTYCH_SHARED says where they are: the format holds, and no figure falls below its floor."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reconciler.export import json_format

SHARED = os.environ.get("DIPTYCH_SHARED", "")
pytestmark = pytest.mark.skipif(not SHARED, reason="DIPTYCH_SHARED does not say where the evaluation data is")


def reconciled() -> bytes:
    command = [sys.executable, "-m", "desktop", "reconcile", str(Path(SHARED) / "originals"), "--json", "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout


@pytest.fixture(scope="module")
def result() -> bytes:
    return reconciled()


def test_it_is_valid_and_every_quote_is_its_source(result: bytes) -> None:
    found = json.loads(result)
    jsonschema.Draft202012Validator(json_format.schema()).validate(found)
    for claim in found["claims"]:
        text = (Path(SHARED) / "originals" / claim["file"]).read_text("utf-8")
        assert text[claim["start"] : claim["end"]] == claim["quote"]


def test_twice_gives_the_same_bytes(result: bytes) -> None:
    assert reconciled() == result


def test_the_floors_hold(result: bytes, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_bytes(result)
    command = [sys.executable, str(Path(SHARED) / "score.py"), "--json", str(out), str(Path(SHARED) / "gold" / "originals")]
    (rows,) = json.loads(subprocess.run(command, capture_output=True, check=True).stdout).values()
    assert f1(rows["claims"]) >= 0.70
    assert f1(rows["alignment"]) >= 0.55


def f1(row: list[Any]) -> float:
    right, wrong, found, musts = row
    precision, recall = right / (right + wrong), found / musts
    return float(2 * precision * recall / (precision + recall))
