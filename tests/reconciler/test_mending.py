"""Mending: cases as data (`tests/cases/mending`), and the way back for any text made of such pieces."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconciler.mending import mend, plain

CASES = Path(__file__).parents[1] / "cases" / "mending"
TRAPS = tomllib.loads((CASES / "traps.toml").read_text("utf-8"))

SOUND = ["the", "bridge", "opened", "министр", "подписал", "2014", "24/7", "(x)", "«да»", "pre-", "and", "A/70/1", "№5", "😀", "é"]
DAMAGED = [
    "co- operation",
    "во- просы",
    "inter-\nnational",
    "1992- 1994",
    "&quot;x&quot;",
    "&amp;nbsp;",
    "so\u00adft",
    "\u200b",
    "\\[1\\]",
    "мо\u0438\u0306",
    "a\u00a0b",
    "of the 13/34 region",
    "with\n17-29275 17/27 many",
    "o\ufb03ce",
    "С Л О В О",
    "-",
    "\\",
    "&",
    "\u0301",
]
GAPS = [" ", " ", "\n", "\n\n", "  ", "\t"]


def cases(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"])


@pytest.mark.parametrize(
    ("language", "case"),
    [(code, case) for code in ("en", "ru") for case in cases(code)],
    ids=lambda x: x if isinstance(x, str) else x["name"],
)
def test_case(language: str, case: dict[str, Any]) -> None:
    mended = mend(case["text"], language)
    assert mended.text == case["mended"]
    for word, raw in case.get("pairs", ()):
        start = mended.text.index(word)
        first, last = mended.original(start, start + len(word))
        assert case["text"][first:last] == raw


@pytest.mark.parametrize("text", TRAPS["text"])
def test_traps(text: str) -> None:
    assert mend(text, "en").text == TRAPS["changed"].get(text, text)


def test_a_sound_text_is_itself() -> None:
    text = "The bridge was opened on 3 March 2014 - and closed.\n\nМост открыт.\n"
    mended = mend(text, "en")
    assert mended.text is text
    assert mended.original(4, 10) == (4, 10)
    assert mended.original(0, len(text)) == (0, len(text))


def test_marks_of_pages_in_a_row_are_known_by_their_row() -> None:
    page = "The council met and heard the report of the committee on the bridge. " * 12
    text = f"{page}It said 3/9 that Ann came.\n{page}It said 4/9 that Ben came."
    assert "/9" not in mend(text, "en").text
    assert mend("It said 3/9 that Ann came. It said 4/9 that Ben came.", "en").text.count("/9") == 2


def test_no_dictionary_no_guess() -> None:
    assert mend("eine Zusammen- arbeit", "de").text == "eine Zusammen- arbeit"
    assert mend("eine Zusammen-\narbeit", "de").text == "eine Zusammenarbeit"


def test_what_is_left_out_at_an_end_is_not_of_the_span() -> None:
    raw = "\u200bThe bridge\u200b fell."
    mended = mend(raw, "en")
    assert mended.original(0, 3) == (1, 4)
    assert mended.original(4, 10) == (5, 11)


def test_plain_collapses_white_space() -> None:
    assert plain("The  co- operation\nof\u00a0both ", "en") == "The cooperation of both"


@given(
    st.lists(st.tuples(st.sampled_from(SOUND + DAMAGED), st.sampled_from(GAPS)), max_size=25), st.sampled_from(["en", "ru", "xx"])
)
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_every_word_leads_back(pieces: list[tuple[str, str]], language: str) -> None:
    raw = "".join(piece + gap for piece, gap in pieces)
    mended = mend(raw, language)
    last = 0
    for word in re.finditer(r"\S+", mended.text):
        start, end = mended.original(*word.span())
        assert last <= start < end <= len(raw)
        last = end
        # nothing is lost but what mending takes away: hyphens, white space, unseen characters, escapes, entities, accents
        if re.fullmatch(r"[\w(){}«»№/]+", word.group()) and raw[start:end].isalnum():
            assert raw[start:end] == word.group() or not raw[start:end].isascii()
        if word.group() in raw and raw.count(word.group()) == mended.text.count(word.group()) == 1:
            assert raw[start:end] == word.group()


@given(st.text(alphabet="ab- \n&;#17/\\[]\u00ad\u200b\u0301еи\u0306AV.,", max_size=60), st.sampled_from(["en", "ru", "xx"]))
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_any_text(text: str, language: str) -> None:
    mended = mend(text, language)
    places = [mended.original(n, n + 1) for n in range(len(mended.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert [start for start, _ in places] == sorted(start for start, _ in places)
    assert [end for _, end in places] == sorted(end for _, end in places)
    for n, (start, end) in enumerate(places):
        if end - start == 1 and not text[start].isspace() and text[start].isascii():
            assert text[start] == mended.text[n]


@given(
    st.lists(st.tuples(st.sampled_from(SOUND + DAMAGED), st.sampled_from(GAPS)), max_size=15), st.sampled_from(["en", "ru", "xx"])
)
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_where_nothing_was_mended_within_all_moves_alike(pieces: list[tuple[str, str]], language: str) -> None:
    mended = mend("".join(piece + gap for piece, gap in pieces), language)
    for line in re.finditer(r"[^\n]+", mended.text):
        by = mended.delta(*line.span())
        words = [(line.start() + word.start(), line.start() + word.end()) for word in re.finditer(r"\S+", line.group())]
        places = [mended.original(*word) for word in words]
        if by is not None:
            assert places == [(start + by, end + by) for start, end in words]
