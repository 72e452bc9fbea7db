"""The report as PDF, by reportlab: A4, with embedded fonts, bookmarks, page numbers, and the same bytes for the same report.

Limits: the embedded font (DejaVu Sans) has no Chinese, Japanese or Korean letters; where a text has letters that the font lacks,
they are shown as U+FFFD and the report says so on its first page. Right-to-left scripts are set from left to right.
"""

from __future__ import annotations

import io
from functools import singledispatch
from itertools import zip_longest
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from reconciler.export.blocks import Bullets, Heading, Kind, Paragraph, Sides, Table, abreast, plain, writable
from reconciler.export.outline import outline, title_of
from reconciler.export.packing import EPOCH
from reconciler.export.pdf_pages import FAMILY, INK, register, styles, template
from reconciler.export.said import as_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reconciler.export.blocks import Block, Run, Runs
    from reconciler.export.options import Options
    from reconciler.report import Report

WIDTH = 170.0  # mm of an A4 page between its margins
ROOM = (30, 50, 40)  # mm that a heading of each level needs below it


def write(report: Report, options: Options) -> bytes:
    """The report as PDF."""
    blocks = outline(report, options)
    shown, missing = _letters(blocks)
    if missing:
        notice = "Some letters of the sources are not in the font of this file and are shown as \ufffd: "
        codes = ", ".join(f"U+{ord(letter):04X}" for letter in missing[:12])
        more = f" and {len(missing) - 12} more" if len(missing) > 12 else ""
        blocks = (*blocks[:2], Paragraph(plain(f"{notice}{codes}{more}. The HTML report has them."), Kind.NOTICE), *blocks[2:])
    maker = _Maker(shown)
    flow = [part for block in blocks for part in maker.make(block)]
    written = io.BytesIO()
    when = as_of(report) or EPOCH
    template(written, title_of(report), report.analysis.generator or "Diptych", when).build(flow)
    return written.getvalue()


def _letters(blocks: Iterable[Block]) -> tuple[Callable[[str], str], list[str]]:
    """What shows a text in the letters that the font has, and the letters of `blocks` that it lacks."""
    from reportlab.pdfbase import pdfmetrics

    register()
    known = pdfmetrics.getFont(FAMILY).face.charToGlyph
    used = {letter for block in blocks for letter in writable(_all_text(block))}
    missing = sorted(letter for letter in used if ord(letter) not in known and not letter.isspace())
    table = str.maketrans(dict.fromkeys(missing, "\ufffd"))
    return lambda text: writable(text).translate(table), missing


def _all_text(block: Block) -> str:
    match block:
        case Heading():
            return block.text
        case Paragraph():
            return "".join(run.text for run in block.runs)
        case Bullets():
            return "".join(run.text for item in block.items for run in item)
        case Table():
            return "".join((*block.header, *(run.text for row in block.rows for cell in row for run in cell)))
        case Sides():
            said = (run.text for _, paragraphs in block.columns for paragraph in paragraphs for run in paragraph.runs)
            return "".join((*(side for side, _ in block.columns), *said))


class _Maker:
    """Blocks → what reportlab sets; `shown` gives a text in the letters of the font."""

    def __init__(self, shown: Callable[[str], str]) -> None:
        self._shown = shown
        self._styles = styles()
        self.make: Callable[[Block], Iterator[Any]] = singledispatch(self._unknown)
        for kind, make in (
            (Heading, self._heading),
            (Paragraph, self._paragraph),
            (Bullets, self._bullets),
            (Table, self._table),
            (Sides, self._sides),
        ):
            self.make.register(kind, make)

    @staticmethod
    def _unknown(block: Any) -> Iterator[Any]:
        raise TypeError(f"no PDF for {type(block).__name__}")

    def _heading(self, block: Heading) -> Iterator[Any]:
        from reportlab.lib.units import mm
        from reportlab.platypus import CondPageBreak

        # a heading never stands at the foot of a page; to keep it with all of a table would leave half pages empty
        yield CondPageBreak(ROOM[block.level] * mm)
        yield self._text(plain(block.text), f"h{block.level}")

    def _paragraph(self, block: Paragraph) -> Iterator[Any]:
        yield self._text(block.runs, block.kind)

    def _bullets(self, block: Bullets) -> Iterator[Any]:
        for n, item in enumerate(block.items, 1):
            sign = f"{n}." if block.numbered else "•"
            yield self._text(item, "item", sign)

    def _table(self, block: Table) -> Iterator[Any]:
        rows = [[self._text(plain(cell), "th") for cell in block.header]]
        rows += [[self._text(runs, "td") for runs in row] for row in block.rows]
        yield _grid(rows, [width / sum(block.widths) for width in block.widths])

    def _sides(self, block: Sides) -> Iterator[Any]:
        for columns in abreast(block):
            rows: list[list[Any]] = [[self._text(plain(side), "th") for side, _ in columns]]
            stacks = [[self._text(p.runs, p.kind) for p in paragraphs] for _, paragraphs in columns]
            kinds = [[p.kind for p in paragraphs] for _, paragraphs in columns]
            grouped = [_by_quote(*both) for both in zip(stacks, kinds, strict=True)]
            rows += [list(row) for row in zip_longest(*grouped, fillvalue="")]
            yield _grid(rows, [1 / len(columns)] * len(columns))

    def _text(self, runs: Runs, style: str, bullet: str | None = None) -> Any:
        from reportlab.platypus import Paragraph as Set

        return Set("".join(map(self._run, runs)), self._styles[style], bulletText=bullet)

    def _run(self, run: Run) -> str:
        lines = self._shown(run.text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
        text = "<br/>".join(escape(line.replace("\t", " ")) for line in lines)
        if run.link:
            return f"<a href={quoteattr(run.link)} color='#1f5a94'>{text}</a>"
        if run.marks:
            return f"<font backColor='#{INK['mark']}'><b>{text}</b></font><super size='6'><b>{escape(run.marks)}</b></super>"
        if run.bold:
            return f"<b>{text}</b>"
        return f"<font color='#{INK['soft']}'>{text}</font>" if run.soft else text


def _by_quote(stack: Sequence[Any], kinds: Sequence[Kind]) -> list[list[Any]]:
    """Each quote with the places below it."""
    groups: list[list[Any]] = []
    for part, kind in zip(stack, kinds, strict=True):
        if kind is Kind.QUOTE or not groups:
            groups.append([])
        groups[-1].append(part)
    return groups


def _grid(rows: list[list[Any]], shares: Sequence[float]) -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.units import mm
    from reportlab.platypus import LongTable

    rule = HexColor(f"#{INK['rule']}")
    look = [
        ("FONTNAME", (0, 0), (-1, -1), FAMILY),  # of empty cells: else a font is named that is not embedded
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), HexColor(f"#{INK['head']}")),
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, rule),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, rule),
        ("INNERGRID", (0, 0), (-1, -1), 0.5, rule),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    widths = [share * WIDTH * mm for share in shares]
    # a row that is higher than a page is split; others stay whole where they can
    return LongTable(rows, widths, style=look, repeatRows=1, splitInRow=1, spaceBefore=4, spaceAfter=6)
