"""What a reader should know of texts that are added, and before trusting what is found in them: languages read in part, remarks.

The sentences are data, in `notices.toml` beside this file, as are the names of languages.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from reconciler import lang, semantics
from reconciler.model import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reconciler.model import Document


def notices(documents: Iterable[Document]) -> tuple[Message, ...]:
    """A message for each language of `documents` that has no facets of its own, or whose meaning the vectors do not know.

    In the order of the documents, each language once. Of languages that are read in full nothing is said.
    """
    found: dict[str, Message] = {}
    for document in documents:
        code = document.language
        if code in found or code in lang.LANGUAGES:
            continue
        if not code:
            found[code] = Message("unknown", (("name", document.name),))
        else:
            found[code] = Message("general" if code in semantics.LANGUAGES else "foreign", (("code", code),))
    return tuple(found.values())


def remarks(documents: Iterable[Document]) -> tuple[Message, ...]:
    """What the readers of `documents` have to say of them: what was set apart, what they were not sure of; each with its name."""
    return tuple(
        Message(remark.key, (("name", document.name), *remark.arguments)) for document in documents for remark in document.remarks
    )


def say(message: Message, language: str = "en") -> str:
    """One sentence for the reader, in `language` where it is there ("en", "ru"), else in English."""
    data = _data()
    if message.key not in data["messages"]:
        return message.key  # a project of a newer version may hold remarks that this one does not know
    shown = language if language in data["languages"] else "en"
    arguments = dict(message.arguments)
    arguments["language"] = data["languages"][shown].get(arguments.get("code", ""), arguments.get("code", ""))
    return data["messages"][message.key][shown].format(**arguments)


@cache
def _data() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(resources.files("reconciler").joinpath("notices.toml").read_text("utf-8"))
