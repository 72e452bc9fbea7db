"""Bytes become text in the encoding that they were written in, or not at all."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconciler.errors import SourceError
from sources.encoding import decode, is_binary

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/readers/encodings.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['written_in']}-{c['text'][:12]}")
def test_encodings_that_are_met(case: dict[str, Any]) -> None:
    text, name = decode(case["text"].encode(case["written_in"]))
    assert text == case["text"]
    assert name == case.get("found", case["written_in"])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["utf-8", "cp1251", "utf-16"])
def test_line_ends_become_one(end: str, name: str) -> None:
    text = "Мост открыли в марте.\n\nРаботы заняли семь лет.\n"
    assert decode(text.replace("\n", end).encode(name))[0] == text


def test_control_characters_become_spaces_and_pages_lines() -> None:
    assert decode(b"one\x01two\x0cthree" + b" and more words" * 10)[0].startswith("one two\nthree and")


def test_valid_utf8_goes_before_a_wrong_declaration() -> None:
    assert decode("Мост открыли.".encode(), "windows-1251") == ("Мост открыли.", "utf-8")


def test_what_is_declared_goes_before_a_guess() -> None:
    assert decode("Straße".encode("cp1250"), "windows-1250") == ("Straße", "cp1250")
    # what pages call ISO 8859-1 is Windows-1252
    assert decode("the city’s".encode("cp1252"), "ISO-8859-1") == ("the city’s", "cp1252")


@pytest.mark.parametrize("name", ["unicode_escape", "rot13", "zlib", "no-such-thing", "utf-7", "idna", "", "\x00"])
def test_a_declared_name_that_is_no_encoding_is_passed_over(name: str) -> None:
    assert decode(b"a \\ud800 +2AA- word", name) == ("a \\ud800 +2AA- word", "utf-8")


@pytest.mark.parametrize("content", [b"a\0b", b"%PDF-1.7\n\0\0", bytes(range(1, 32)) * 9, "Мост".encode("utf-16-le")])
def test_binary_content_is_refused(content: bytes) -> None:
    assert is_binary(content)
    with pytest.raises(SourceError, match="is binary"):
        decode(content)


def test_noise_is_in_no_known_encoding() -> None:
    noise = random.Random(1).randbytes(4000)
    content = bytes(b for b in noise if b >= 32)
    with pytest.raises(SourceError, match="no encoding that is known"):
        decode(content)


def test_damaged_utf8_is_not_read_as_something_else() -> None:
    content = ("Мост открыли в марте. " * 20).encode()
    with pytest.raises(SourceError, match="damaged at byte 101"):
        decode(content[:101] + b"\xff" + content[101:])


def test_damaged_utf16_says_where() -> None:
    with pytest.raises(SourceError, match="damaged at byte"):
        decode("Мост".encode("utf-16") + b"\xd8")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.binary(max_size=300))
def test_any_bytes_give_clean_text_or_a_source_error(content: bytes) -> None:
    try:
        text, _ = decode(content)
    except SourceError:
        return
    text.encode("utf-8")
    assert "\r" not in text
    assert "\0" not in text
