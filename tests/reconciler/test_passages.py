"""Passages: the cases are data, in tests/cases/passages."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from reconciler.passages import read_passages

CASES = sorted((Path(__file__).parents[1] / "cases" / "passages").glob("*.toml"))


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_passages_of_a_page(path: Path) -> None:
    case = tomllib.loads(path.read_text("utf-8"))
    found = read_passages(case["text"], case["language"])
    assert [[p.kind.value, case["text"][p.start : p.end]] for p in found] == case["expected"]


def test_every_visible_character_stands_in_one_passage() -> None:
    text = "A title\n\nOne line. 😀 Another.\r\n\n  • item one;\n\t• item two.\n"
    found = read_passages(text, "en")
    held = "".join(text[p.start : p.end] for p in found)
    assert "".join(held.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("text", ["", " \n\t\n", "\n\n\n"])
def test_a_text_without_words_has_no_passages(text: str) -> None:
    assert read_passages(text, "en") == ()


def test_a_passage_knows_its_heading() -> None:
    text = "Roads\n\nFirst of all.\n\nBridges\n\nSecond of all."
    assert [(text[p.start : p.end], p.heading) for p in read_passages(text, "en")][1::2] == [
        ("First of all.", "Roads"),
        ("Second of all.", "Bridges"),
    ]
