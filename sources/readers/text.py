"""Plain text: what is decoded is the text, line by line as it stands."""

from __future__ import annotations

from sources.encoding import decode, is_binary
from sources.reading import Reading, UnreadableError


def recognises(content: bytes) -> bool:
    """Whatever is not binary."""
    return not is_binary(content)


def read(content: bytes) -> Reading:
    """Raises UnreadableError for binary content, an unknown encoding, and a file without a word in it."""
    text, encoding = decode(content)
    if not text.strip():
        raise UnreadableError("is empty: there is nothing to compare in it")
    return Reading(text, encoding)
