"""RIS, by rispy: what reference managers and libraries export, with the files that `L1` to `L4` name."""

from __future__ import annotations

import logging
from typing import Any

from sources.encoding import decode
from sources.libraries import fields
from sources.libraries.listing import Listed, Listing
from sources.metadata import Metadata
from sources.reading import UnreadableError

_PUBLISHERS = ("publisher", "secondary_title", "alternate_title2", "journal_name", "alternate_title1", "alternate_title3")
_FILES = ("file_attachments1", "file_attachments2", "file_attachments3", "file_attachments4", "figure")


def read(content: bytes) -> Listing:
    """Raises UnreadableError for what is no RIS."""
    import rispy

    logging.getLogger("rispy").setLevel(logging.CRITICAL)
    text, _encoding = decode(content)
    try:
        items = rispy.loads(text, skip_unknown_tags=False)
    except (OSError, ValueError, TypeError, LookupError, AttributeError) as error:
        raise UnreadableError("is no valid RIS: export the library again") from error
    if not items:
        raise UnreadableError("holds no entry of RIS that can be read: export the library again")
    return Listing(tuple(_entry(item, number) for number, item in enumerate(items, 1)))


def _entry(item: dict[str, Any], number: int) -> Listed:
    authors = _all(item, "authors") or _all(item, "first_authors")
    metadata = Metadata(
        title=_first(item, "title", "primary_title", "short_title"),
        publisher=_first(item, *_PUBLISHERS),
        author=fields.names(authors),
        language=fields.language(_first(item, "language")),
        url=next((u for u in map(fields.address, _all(item, "urls", "url", "link_to_full_text")) if u), ""),
        published=fields.date(_first(item, "date")) or fields.date(_first(item, "publication_year", "year")),
        accessed=fields.date(_access(_first(item, "access_date"))),
    )
    files = [one for one in _all(item, *_FILES) if not fields.address(one)]
    label = _first(item, "id") or (f"{number} (“{metadata.title[:60]}”)" if metadata.title else str(number))
    return Listed(f"entry {label}", fields.side(_all(item, "keywords")), metadata, tuple(files))


def _access(value: str) -> str:
    """A date `2020/01/02/10:00:00` without the time of day."""
    return "/".join(value.split("/")[:3])


def _all(item: dict[str, Any], *names: str) -> list[str]:
    found: list[str] = []
    for name in names:
        value = item.get(name)
        found += [str(one) for one in value] if isinstance(value, list) else [str(value)] if value else []
    return [one.strip() for one in found if one.strip()]


def _first(item: dict[str, Any], *names: str) -> str:
    return next(iter(_all(item, *names)), "")
