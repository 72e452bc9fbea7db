"""Where in its source a quote stands, as a reader would say it: "page 3", "pages 3–4", "at 00:01:23", "in “Chapter two”".

What a source's `locators` say holds from one to the next. The words are data, in `locators.toml` beside this file.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reconciler.model import Document, Locator


def at(document: Document, place: int) -> Locator | None:
    """The locator that holds at the code point `place`; None before the first, and in a source that has none."""
    number = bisect_right(document.locators, place, key=lambda locator: locator.start)
    return document.locators[number - 1] if number else None


def place(document: Document, start: int, end: int, language: str = "en") -> str:
    """Where `[start, end)` stands, in words of `language` ("en", "ru"); empty where the source does not say."""
    first, last = at(document, start), at(document, max(start, end - 1))
    if first is None:
        first = last
    if first is None or last is None:
        return ""
    words = _words()[first.kind][language if language in ("en", "ru") else "en"]
    if first.kind is not last.kind or first.value == last.value or "{last}" not in words["several"]:
        return words["one"].format(value=first.value)
    return words["several"].format(first=first.value, last=last.value)


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(resources.files("reconciler").joinpath("locators.toml").read_text("utf-8"))
