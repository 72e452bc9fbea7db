"""Texts that are handed in: what became of them, and the names under which they are kept."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reconciler.model import Document, Message


@dataclass(frozen=True, slots=True)
class Added:
    """What became of texts that were handed in; `notices` are said by `reconciler.notices`, `failures` are a sentence each."""

    documents: tuple[Document, ...]
    notices: tuple[Message, ...] = ()
    failures: tuple[str, ...] = ()


class Names:
    """The names in use, by side: another text of the same name gets its folders in front, or else a number behind it."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._texts: dict[str, dict[str, str]] = defaultdict(dict)
        for document in documents:
            self._texts[document.side][document.name] = document.text

    def unique(self, document: Document, parents: Sequence[str] = ()) -> Document:
        texts = self._texts[document.side]
        name = document.name
        folders = list(parents)
        count = 1
        while texts.get(name, document.text) != document.text:
            count += 1
            name = f"{folders.pop()}/{name}" if folders else f"{document.name} ({count})"
        texts[name] = document.text
        return document if name == document.name else replace(document, name=name)
