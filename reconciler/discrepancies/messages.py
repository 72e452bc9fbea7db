"""Say a discrepancy's message in a language: the sentences are data, in a TOML file beside each rule."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reconciler.model import Message


@cache
def _templates() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path in sorted(resources.files("reconciler.discrepancies").iterdir(), key=lambda item: item.name):
        if path.name.endswith(".toml"):
            found |= tomllib.loads(path.read_text("utf-8"))
    return found


def explain(message: Message, language: str = "en") -> str:
    """One plain sentence for the reader, in `language` where it is there ("en", "ru"), else in English.

    Raises KeyError for a key that has no sentence, which is a defect and is held by a test.
    """
    sentences = _templates()[message.key]
    return sentences.get(language, sentences["en"]).format(**dict(message.arguments))
