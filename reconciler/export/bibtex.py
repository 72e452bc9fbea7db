"""The sources as BibTeX: an entry each, under the source's id, in UTF-8 as biber and today's BibTeX read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reconciler.export.blocks import writable
from reconciler.export.csl import csl_date

if TYPE_CHECKING:
    from reconciler.export.options import Options
    from reconciler.model import Document
    from reconciler.report import Report

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_SPECIAL = re.compile("[" + "".join(map(re.escape, _ESCAPES)) + "]")


def write(report: Report, options: Options) -> bytes:
    """The entries, one after the other."""
    return "\n".join(map(_entry, report.analysis.documents)).encode("utf-8")


def _entry(document: Document) -> str:
    fields = {"title": f"{{{_escaped(document.title or document.name)}}}"}
    authors = [name.strip() for name in document.author.split(";") if name.strip()]
    if authors:
        # braces keep a name whole: nothing says where a family name begins
        fields["author"] = " and ".join(f"{{{_escaped(name)}}}" for name in authors)
    fields |= {"publisher": _escaped(document.publisher), "language": _escaped(document.language)}
    if document.url:
        fields["url"] = re.sub(r"[\s{}\\]", lambda found: f"%{ord(found.group()):02X}", writable(document.url))
    parts = csl_date(document.published).get("date-parts") if document.published else None
    if parts and len(parts) == 1:
        year, *rest = parts[0]
        fields |= {"year": f"{year:04}", "date": "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])}
    elif document.published:
        fields["date"] = _escaped(document.published)
    fields["urldate"] = _escaped(document.accessed)
    fields["note"] = _escaped(". ".join(part for part in (f"side: {document.side}", document.note) if part))
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{document.id},\n{lines}}}\n"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES[found.group()], " ".join(writable(text).split()))
