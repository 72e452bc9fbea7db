"""The sources as CSL-JSON, which Zotero and other reference managers read: what a source is called, by whom, where and when.

The schema is https://github.com/citation-style-language/schema. Names are kept as they are given (`literal`), since nothing says
where a family name begins. A date that EDTF knows only in part is given as far as it is known, an interval as one.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reconciler.export.options import Options
    from reconciler.model import Document
    from reconciler.report import Report

_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?:T[\d:.,+Z-]+)?([~?%]?)")


def write(report: Report, options: Options) -> bytes:
    """The sources as a list of items, UTF-8."""
    items = csl_items(report.analysis.documents)
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def csl_items(documents: Iterable[Document]) -> list[dict[str, Any]]:
    """An item a source; its id is that of the source."""
    return [_item(document) for document in documents]


def _item(document: Document) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": document.id,
        "type": "webpage" if document.url else "document",
        "title": document.title or document.name,
    }
    if document.author:
        item["author"] = [{"literal": name.strip()} for name in document.author.split(";") if name.strip()]
    for field, value in (
        ("publisher", document.publisher),
        ("URL", document.url),
        ("language", document.language),
        ("note", "\n".join(part for part in (f"side: {document.side}", document.note) if part)),
    ):
        if value:
            item[field] = value
    for field, date in (("issued", document.published), ("accessed", document.accessed)):
        if date:
            item[field] = csl_date(date)
    return item


def csl_date(edtf: str) -> dict[str, Any]:
    """The date as CSL has it; what it cannot say in parts is given in words (`literal`)."""
    first, slash, last = edtf.strip().partition("/")
    parts = [_DAY.fullmatch(part) for part in ([first, last] if slash else [first])]
    if not all(parts):
        return {"literal": edtf}
    found: dict[str, Any] = {"date-parts": [[int(part) for part in m.groups()[:3] if part] for m in parts if m]}
    if any(m and m.group(4) for m in parts):
        found["circa"] = True
    return found
