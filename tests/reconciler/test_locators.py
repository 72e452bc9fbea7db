"""Where a quote stands in its source: pages, times, chapters, in words of two languages."""

from __future__ import annotations

import pytest

from reconciler.locators import at, place
from reconciler.model import Document, Locator, LocatorKind

TEXT = "0123456789" * 4


def source(kind: LocatorKind, *marks: tuple[int, str]) -> Document:
    return Document("a", "North", TEXT, locators=tuple(Locator(start, kind, value) for start, value in marks))


@pytest.mark.parametrize(
    ("span", "english", "russian"),
    [
        ((0, 5), "", ""),
        ((8, 12), "page iv", "с. iv"),
        ((10, 20), "page iv", "с. iv"),
        ((10, 21), "pages iv–1", "с. iv–1"),
        ((20, 40), "page 1", "с. 1"),
        ((20, 20), "page 1", "с. 1"),
    ],
)
def test_pages(span: tuple[int, int], english: str, russian: str) -> None:
    document = source(LocatorKind.PAGE, (10, "iv"), (20, "1"))
    assert (place(document, *span), place(document, *span, "ru"), place(document, *span, "de")) == (english, russian, english)


@pytest.mark.parametrize("kind", list(LocatorKind))
def test_every_kind_has_words(kind: LocatorKind) -> None:
    document = source(kind, (0, "{odd}"), (10, "two"))
    for language in ("en", "ru"):
        assert "{odd}" in place(document, 0, 10, language)
        both = place(document, 0, 11, language)
        assert "{odd}" in both
        assert "two" in both


def test_a_source_without_places_says_nothing() -> None:
    assert place(Document("a", "North", TEXT), 0, 5) == ""
    assert at(Document("a", "North", TEXT), 0) is None
