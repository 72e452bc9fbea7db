"""The look of the PDF: its fonts, the styles of its paragraphs, its pages with numbers, its bookmarks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from reconciler.export import fonts
from reconciler.export.blocks import Kind, writable

if TYPE_CHECKING:
    import io
    from datetime import datetime

INK = {"ink": "1D2126", "soft": "5A5F66", "rule": "B4B9BF", "mark": "FFE9A8", "head": "E9EBEE"}
FAMILY = "Diptych"
MARGIN = 20  # mm


@cache
def register() -> None:
    """Make the fonts known to reportlab."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, path in ((FAMILY, fonts.REGULAR), (f"{FAMILY}-Bold", fonts.BOLD)):
        pdfmetrics.registerFont(TTFont(name, str(path)))
    bold = f"{FAMILY}-Bold"
    pdfmetrics.registerFontFamily(FAMILY, normal=FAMILY, bold=bold, italic=FAMILY, boldItalic=bold)


def styles() -> dict[str, Any]:
    """The styles, by kinds of paragraphs, and "h0" to "h2", "th", "td", "item"."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    register()
    ink, soft = HexColor(f"#{INK['ink']}"), HexColor(f"#{INK['soft']}")
    base = ParagraphStyle("base", fontName=FAMILY, fontSize=9, leading=13, textColor=ink, spaceAfter=4, bulletFontName=FAMILY)

    def style(name: str, **changed: Any) -> ParagraphStyle:
        return ParagraphStyle(name, parent=base, **changed)

    heading = {"fontName": f"{FAMILY}-Bold"}
    return {
        Kind.BODY: style("body", spaceBefore=3),
        Kind.LEAD: style("lead", textColor=soft),
        Kind.NOTICE: style("notice", leftIndent=10, fontSize=8.5, leading=12),
        Kind.QUOTE: style("quote", spaceAfter=1),
        Kind.PLACE: style("place", fontSize=7, leading=9, textColor=soft, spaceAfter=2),
        Kind.DECIDED: style("decided", leftIndent=14, fontSize=8.5, leading=12, spaceAfter=3),
        Kind.REPLY: style("reply", leftIndent=28, fontSize=8.5, leading=12, spaceAfter=3),
        "h0": style("h0", fontSize=20, leading=25, spaceAfter=6, fontName=f"{FAMILY}-Bold"),
        "h1": style("h1", fontSize=13.5, leading=18, spaceBefore=16, spaceAfter=4, **heading),
        "h2": style("h2", fontSize=10.5, leading=14, spaceBefore=12, spaceAfter=4, **heading),
        "th": style("th", fontName=f"{FAMILY}-Bold", fontSize=8.5, leading=11, spaceAfter=0),
        "td": style("td", fontSize=8, leading=10.5, spaceAfter=0),
        "item": style("item", leftIndent=14, bulletIndent=2, spaceAfter=3),
    }


def template(into: io.BytesIO, title: str, author: str, when: datetime) -> Any:
    """What sets the flow of a report on pages of A4; `title`, `author` and `when` stand in what a reader shows of the file."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    title = writable(title)

    class Pages(BaseDocTemplate):  # type: ignore[misc]
        places, level = 0, -1  # of the bookmarks so far: how many, and the level of the last

        def beforeDocument(self) -> None:  # noqa: N802 - the library's name
            stamp = self.canv._doc._timeStamp
            stamp.t, stamp.lt, stamp.YMDhms = when.timestamp(), when.timetuple(), when.timetuple()[:6]

        def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 - the library's name
            name = getattr(getattr(flowable, "style", None), "name", "")
            if name in ("h0", "h1", "h2"):
                key = f"place-{self.places}"
                self.places += 1
                self.canv.bookmarkPage(key)
                self.canv.addOutlineEntry(flowable.getPlainText(), key, min(int(name[1]), self.level + 1), closed=name == "h1")
                self.level = min(int(name[1]), self.level + 1)

    def foot(canvas: Any, document: Any) -> None:
        canvas.saveState()
        canvas.setFont(FAMILY, 7.5)
        canvas.setFillColorRGB(0.35, 0.37, 0.40)
        canvas.drawString(MARGIN * mm, 12 * mm, title if len(title) <= 90 else f"{title[:90]}…")
        canvas.drawRightString(A4[0] - MARGIN * mm, 12 * mm, str(document.page))
        canvas.restoreState()

    margin = MARGIN * mm
    pages = Pages(into, pagesize=A4, title=title, author=writable(author), lang="en", invariant=1, initialFontName=FAMILY)
    frame = Frame(
        margin, margin, A4[0] - 2 * margin, A4[1] - 2 * margin, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
    )
    pages.addPageTemplates([PageTemplate("page", [frame], onPage=foot)])
    return pages
