"""CSL-JSON, as Zotero and others write it: https://docs.citationstyles.org/en/stable/specification.html and its schema.

Known limit: the format has no field for files, so entries have one only where a `file` or `files` names them.
"""

from __future__ import annotations

import json
from typing import Any

from sources.encoding import decode
from sources.libraries import fields
from sources.libraries.listing import Listed, Listing
from sources.metadata import Metadata
from sources.reading import UnreadableError


def read(content: bytes) -> Listing:
    """Raises UnreadableError for what is no CSL-JSON."""
    text, _encoding = decode(content)
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("is no valid JSON: export the library again") from error
    items = whole.get("items") if isinstance(whole, dict) else whole
    if not isinstance(items, list) or not all(isinstance(item, dict) and ("type" in item or "title" in item) for item in items):
        raise UnreadableError("is no CSL-JSON: it has to be a list of entries with type and title")
    return Listing(tuple(_entry(item, number) for number, item in enumerate(items, 1)))


def _entry(item: dict[str, Any], number: int) -> Listed:
    keywords = item.get("keyword")
    split = keywords.replace(";", ",").split(",") if isinstance(keywords, str) else keywords
    metadata = Metadata(
        title=_text(item, "title"),
        publisher=_text(item, "publisher") or _text(item, "container-title"),
        author=_authors(item.get("author")),
        language=fields.language(_text(item, "language")),
        url=fields.address(_text(item, "URL")),
        published=_date(item.get("issued")),
        accessed=_date(item.get("accessed")),
    )
    side = fields.side(k for k in split if isinstance(k, str)) if isinstance(split, list) else ""
    return Listed(f"entry {_text(item, 'id') or number}", side, metadata, _files(item))


def _text(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def _files(item: dict[str, Any]) -> tuple[str, ...]:
    found = item.get("file", item.get("files", []))
    return tuple(one for one in (found if isinstance(found, list) else [found]) if isinstance(one, str) and one)


def _authors(found: object) -> str:
    names: list[str] = []
    for person in found if isinstance(found, list) else []:
        if isinstance(person, dict):
            parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
            whole = _text(person, "literal") or " ".join(part for part in (_text(person, p) for p in parts) if part)
            names.append(whole)
    return "; ".join(name for name in names if name)


def _date(found: object) -> str:
    """A CSL date as EDTF: its parts, or what it says in words."""
    if not isinstance(found, dict):
        return ""
    parts = found.get("date-parts")
    if isinstance(parts, list) and parts:
        days = [_day(part) for part in parts[:2]]
        if all(days):
            sure = "~" if found.get("circa") else ""
            return "/".join(day + sure for day in days)
        return ""
    said = found.get("raw", found.get("literal"))
    return fields.date(said) if isinstance(said, str) else ""


def _day(part: object) -> str:
    if not isinstance(part, list) or not 1 <= len(part) <= 3:
        return ""
    try:
        return fields.day_of(*(int(one) for one in part))
    except (TypeError, ValueError):
        return ""
