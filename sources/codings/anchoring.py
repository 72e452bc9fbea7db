"""Where words that were annotated elsewhere stand in the texts of a project: by their quote, with position and context to choose.

What is not word for word there gets no place; passages that look alike are suggestions for a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reconciler.notebook.carrying import carry
from reconciler.notebook.entries import Anchor
from reconciler.notebook.outcomes import Suggestion, likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.model import Document
    from sources.codings.coded import Loose

_FEW = 5  # words that are hardly there by chance
_MOST = 1000  # places of a quote that are looked at


@dataclass(frozen=True, slots=True)
class Found:
    """Where something stands: `document` None where its text is not there; `start` -1 where its words have no sure place in it.

    With `end` 0 it is about the text as a whole. `reason` says, after "for", why there is no place.
    """

    document: Document | None
    start: int = -1
    end: int = -1
    reason: str = ""
    suggestions: tuple[Suggestion, ...] = ()


def find(loose: Loose, documents: Sequence[Document]) -> Found:
    """Where `loose` stands in one of `documents`."""
    named = [document for document in documents if _is_of(document, loose.source)]
    if not named:
        # a page under another address: its words have to say so, and enough of them
        named = [d for d in documents if loose.exact.count(" ") >= 4 and loose.exact in d.text]
    if not named:
        return Found(None, reason=f"no text here is {loose.source or 'named by it'}")
    if len(named) > 1:
        holding = [document for document in named if loose.exact and loose.exact in document.text]
        if len(holding) != 1:
            names = ", ".join(document.name for document in named[:3])
            return Found(None, reason=f"several texts here could be meant ({names})")
        named = holding
    document = named[0]
    if not loose.exact:
        if loose.start < 0:
            return Found(document, 0, 0)
        return Found(document, reason="it gives a position alone, and no words to verify it by")
    return _within(loose, document)


def _within(loose: Loose, document: Document) -> Found:
    text, size = document.text, len(loose.exact)
    if text[loose.start : loose.end] == loose.exact and loose.start >= 0 and _context(loose, text, loose.start) == 2:
        return Found(document, loose.start, loose.start + size)
    places = _places(text, loose.exact)
    if not places:
        return Found(document, reason="its words do not stand there", suggestions=_alike(loose, document))
    if len(places) == 1:
        # a word or two may stand by chance in a text that has changed
        if loose.exact.count(" ") < _FEW - 1 and (loose.prefix or loose.suffix) and not _context(loose, text, places[0]):
            return Found(document, reason="what stands around its words is not there", suggestions=_alike(loose, document))
        return Found(document, places[0], places[0] + size)
    # what stands around it tells them apart; the position alone only where that does not contradict
    fitting = [at for at in places if _context(loose, text, at) == 2 and (loose.prefix or loose.suffix)]
    if not fitting and loose.start in places and not (loose.prefix or loose.suffix):
        fitting = [loose.start]
    if len(fitting) > 1 and loose.start in fitting:
        fitting = [loose.start]
    if len(fitting) == 1:
        return Found(document, fitting[0], fitting[0] + size)
    return Found(document, reason=f"its words stand there {len(places)} times, and it cannot be told which are meant")


def _places(text: str, words: str) -> list[int]:
    found: list[int] = []
    at = text.find(words)
    while at >= 0 and len(found) < _MOST:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _context(loose: Loose, text: str, start: int) -> int:
    """How many of the two sides of a place are as they are said to be, white space apart."""
    before, after = "".join(text[:start][-200:].split()), "".join(text[start + len(loose.exact) :][:200].split())
    prefix, suffix = "".join(loose.prefix.split()), "".join(loose.suffix.split())
    return int(before.endswith(prefix[-150:])) + int(after.startswith(suffix[:150]))


def _alike(loose: Loose, document: Document) -> tuple[Suggestion, ...]:
    """Passages that look like the words, as of a text that has changed."""
    whole = f"{loose.prefix}{loose.exact}{loose.suffix}"
    start = len(loose.prefix)
    anchor = Anchor("", start, start + len(loose.exact), loose.exact)
    (outcome,) = carry(whole, document.text, [anchor])
    if outcome.place is None:
        return outcome.suggestions
    first, last = outcome.place
    return (Suggestion(first, last, likeness(loose.exact, document.text[first:last])), *outcome.suggestions)


def _is_of(document: Document, source: str) -> bool:
    """Whether a text is the one that an annotation names: by its address, its name, or its id."""
    if not source:
        return False
    # a name of another kind, as an IRI of this program's own, ends with the id
    own = source in (document.name, document.id) or source.endswith((f":{document.id}", f"/{document.id}"))
    return own or (bool(document.url) and _address(document.url) == _address(source))


def _address(url: str) -> tuple[str, str, str]:
    """An address as it is compared: without its scheme, its fragment and a last slash."""
    parts = urlsplit(url.strip())
    return (parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), parts.query)
