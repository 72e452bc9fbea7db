"""The report as a Word document (OOXML), by python-docx: with real headings, tables whose first row repeats, and languages marked.

The same report gives the same bytes: the times in the file are those of the notebook, not of the export.
"""

from __future__ import annotations

import io
from functools import singledispatch
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from reconciler.export.blocks import Bullets, Heading, Kind, Paragraph, Run, Runs, Sides, Table, abreast, writable
from reconciler.export.docx_parts import Pages, address, at_first_line, document_language, language, page_numbers, row, shaded
from reconciler.export.outline import outline, title_of
from reconciler.export.packing import EPOCH, repacked
from reconciler.export.said import as_of

if TYPE_CHECKING:
    from reconciler.export.blocks import Block
    from reconciler.export.options import Options
    from reconciler.report import Report

FONT = "Calibri"
CELL = "Diptych cell"
WIDTH = 17.0  # cm of an A4 page between its margins
INK = {"soft": "5A5F66", "rule": "9AA0A6", "mark": "FFE9A8", "head": "E9EBEE"}
STYLES = {
    Kind.BODY: "Normal",
    Kind.LEAD: "Diptych lead",
    Kind.NOTICE: "Diptych notice",
    Kind.QUOTE: "Diptych quotation",
    Kind.PLACE: "Diptych place",
    Kind.DECIDED: "Diptych decided",
    Kind.REPLY: "Diptych reply",
}


def write(report: Report, options: Options) -> bytes:
    """The report as .docx."""
    import docx

    document = docx.Document()
    _set_up(document, report)
    pages = Pages(document)
    for block in outline(report, options):
        _put(block, pages)
    written = io.BytesIO()
    document.save(written)
    return repacked(written.getvalue())


def _set_up(document: Any, report: Report) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.0)
    page_numbers(section.footer.paragraphs[0])
    said = document.core_properties
    said.title, said.author, said.last_modified_by = writable(title_of(report)), report.analysis.generator or "Diptych", ""
    said.comments, said.revision = "", 1
    said.created = said.modified = (as_of(report) or EPOCH).replace(tzinfo=None)
    styles = document.styles
    styles["Normal"].font.name, styles["Normal"].font.size = FONT, Pt(10.5)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    document_language(document, "en")
    for name, points in (("Title", 22), ("Heading 1", 15), ("Heading 2", 12)):
        font = styles[name].font
        font.name, font.size, font.color.rgb = FONT, Pt(points), RGBColor.from_string("1D2126")
        at_first_line(styles[name], FONT)
    for name, (size, left, below, colour) in {
        STYLES[Kind.LEAD]: (10.5, 0.0, 4, INK["soft"]),
        STYLES[Kind.NOTICE]: (10.0, 0.5, 4, ""),
        STYLES[Kind.QUOTE]: (10.5, 0.0, 1, ""),
        STYLES[Kind.PLACE]: (8.5, 0.0, 4, INK["soft"]),
        STYLES[Kind.DECIDED]: (10.0, 0.7, 4, ""),
        STYLES[Kind.REPLY]: (10.0, 1.4, 4, ""),
        CELL: (10.0, 0.0, 2, ""),
    }.items():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size = styles["Normal"], Pt(size)
        style.paragraph_format.left_indent, style.paragraph_format.space_after = Cm(left), Pt(below)
        if colour:
            style.font.color.rgb = RGBColor.from_string(colour)
    styles[STYLES[Kind.QUOTE]].paragraph_format.keep_with_next = True


@singledispatch
def _put(block: Block, pages: Pages) -> None:
    raise TypeError(f"no Word for {type(block).__name__}")


@_put.register
def _heading(block: Heading, pages: Pages) -> None:
    _fill(pages.paragraph(f"Heading {block.level}" if block.level else "Title"), (Run(block.text),))


@_put.register
def _paragraph(block: Paragraph, pages: Pages) -> None:
    _fill(pages.paragraph(STYLES[block.kind]), block.runs)


@_put.register
def _bullets(block: Bullets, pages: Pages) -> None:
    for item in block.items:
        _fill(pages.paragraph("List Number" if block.numbered else "List Bullet"), item)


@_put.register
def _table(block: Table, pages: Pages) -> None:
    widths = [WIDTH * width / sum(block.widths) for width in block.widths]
    table = _new_table(pages, block.header, widths)
    for runs in block.rows:
        for cell, words in zip(row(table, widths, whole=True), runs, strict=True):
            _fill(pages.paragraph(CELL, cell), words)
    pages.paragraph(CELL)


@_put.register
def _sides(block: Sides, pages: Pages) -> None:
    for columns in abreast(block):
        widths = [WIDTH / len(columns)] * len(columns)
        table = _new_table(pages, tuple(side for side, _ in columns), widths)
        # a row for each quote with its place, so that a page can end between them
        pairs = [_with_places(paragraphs) for _, paragraphs in columns]
        for across in zip_longest(*pairs, fillvalue=[]):
            for cell, paragraphs in zip(row(table, widths), across, strict=True):
                for paragraph in paragraphs:
                    _fill(pages.paragraph(STYLES[paragraph.kind], cell), paragraph.runs)
                if not paragraphs:
                    pages.paragraph(CELL, cell)
        pages.paragraph(CELL)


def _with_places(paragraphs: tuple[Paragraph, ...]) -> list[list[Paragraph]]:
    groups: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if paragraph.kind is Kind.QUOTE or not groups:
            groups.append([])
        groups[-1].append(paragraph)
    return groups


def _new_table(pages: Pages, header: tuple[str, ...], widths: list[float]) -> Any:
    table = pages.table(widths, INK["rule"])
    for cell, text in zip(row(table, widths, header=True, ground=INK["head"]), header, strict=True):
        _fill(pages.paragraph(CELL, cell), (Run(text, bold=True),))
    return table


def _fill(paragraph: Any, runs: Runs) -> None:
    from docx.shared import RGBColor

    for run in runs:
        text = writable(run.text.replace("\r\n", "\n").replace("\r", "\n"))
        made = address(paragraph, run.link, text) if run.link else paragraph.add_run(text)
        if run.bold or run.marks:
            made.bold = True
        if run.soft:
            made.font.color.rgb = RGBColor.from_string(INK["soft"])
        # in the order of the schema: the ground goes before the language
        if run.marks:
            shaded(made, INK["mark"])
        if run.language:
            language(made, run.language)
        if run.marks:
            number = paragraph.add_run(run.marks.replace(" ", "\u00a0"))
            number.bold = number.font.superscript = True
