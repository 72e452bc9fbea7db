"""The beginning of an export, to be looked at before it is written."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler.export import csv_table, markdown_report
from reconciler.export.selection import Selection, beginning, select

if TYPE_CHECKING:
    from reconciler.export import Exporter
    from reconciler.export.options import Options
    from reconciler.report import Report

FACTS = 4  # facts that are looked at,
LETTERS = 12_000  # and characters of what is written of them
# reports to read, which are shown as they read
TO_READ = frozenset({"html", "docx", "pdf", "markdown"})


@dataclass(frozen=True, slots=True)
class Preview:
    """`text` is Markdown to be rendered, or else to be shown as it is; `facts` of `of` facts fit the selection."""

    text: str
    is_markdown: bool
    facts: int
    of: int


def preview(report: Report, exporter: Exporter, selection: Selection, options: Options) -> Preview:
    """The beginning of what `exporter` would write; raises InputError for a selection that asks for what is not there."""
    chosen = select(report, selection)
    part = beginning(chosen, FACTS)
    if exporter.name in TO_READ:
        content = markdown_report.write(part, options)
    elif exporter.name == "xlsx":
        content = csv_table.write(part)
    else:
        content = exporter.write(part, options)
        if exporter.is_binary:
            content = _inside(content)
    text = content.decode("utf-8-sig", "replace")
    if exporter.name in TO_READ:
        text = text.replace("<br>", " · ")  # where it is shown, a table has no line ends
    cut = text if len(text) <= LETTERS else f"{text[:LETTERS]}\n…"
    return Preview(cut, exporter.name in TO_READ, len(chosen.rows), len(report.rows))


def _inside(content: bytes) -> bytes:
    """The first file of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(archive.namelist()[0])
