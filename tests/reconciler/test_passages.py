"""Passages: the cases are data, in tests/cases/passages."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconciler.model import PassageKind
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


LINES = [
    "Home > News",
    "Ministers agree",
    "By Jane Miller",
    "MOSCOW, 15 January – Reuters. The bridge fell.",
    "The bridge fell.",
    "the road",
    "2. Legal framework",
    "• one;",
    "Contents",
    "a\tb\tc",
    "-----",
    "MR. SMITH: It will.",
    "Q. Why?",
    "[1] Ibid.",
    "They agreed:",
    "Мост открыт",
    "ОТВЕТ: Да.",
    "A line that was cut by a wrap where the next word did not",
]


@given(
    st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(["\n", "\n\n", "\r\n", " \n \n"])), max_size=15),
    st.sampled_from(["en", "ru", ""]),
)
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_any_page_keeps_its_characters(lines: list[tuple[str, str]], language: str) -> None:
    text = "".join(line + gap for line, gap in lines)
    found = read_passages(text, language)
    held = "".join(text[p.start : p.end] for p in found)
    assert "".join(held.split()) == "".join(text.split())
    assert all(a.start < a.end <= b.start for a, b in pairwise(found))


def test_a_repeated_title_is_no_part_of_the_first_sentence() -> None:
    title = "Bridge over the northern river is closed for a year – Herald (14.01.2019)"
    text = f"{title} 14.01.2019\n\nAll formats {title} The council said so."
    assert [text[p.start : p.end] for p in read_passages(text, "en")][-1] == "The council said so."


def test_a_text_of_one_line_says_what_it_says() -> None:
    assert [p.kind for p in read_passages("Two bridges over the river are closed", "en")] == [PassageKind.PARAGRAPH]
    assert [p.kind for p in read_passages("Bridges", "en")] == [PassageKind.TITLE]


@pytest.mark.parametrize("title", ["The Bridge: A History", "President Lee: Bridge Opens In May", "Interview: What Comes Next"])
def test_a_title_with_a_colon_is_nobody_s_speech(title: str) -> None:
    found = read_passages(f"{title}\n\nThe bridge opens in May.", "en")
    assert [p.kind for p in found] == [PassageKind.TITLE, PassageKind.PARAGRAPH]


def test_items_after_contents_that_are_sentences_stay() -> None:
    text = "Contents\n\n• Bridges\n• Roads\n\n• The bridge was opened in May.\n• The road was closed."
    kinds = [p.kind for p in read_passages(text, "en")]
    assert kinds[-2:] == [PassageKind.LIST_ITEM, PassageKind.LIST_ITEM]
