"""What a Word document has and python-docx has no words for: languages, shading, links, rows that repeat, page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TWIPS = 567  # of a centimetre: what Word measures in


def _element(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def language(run: Any, code: str) -> None:
    """Say in what language the words of `run` are, so that no spelling is checked in another."""
    run._r.get_or_add_rPr().append(_element("w:lang", val=code))


def document_language(document: Any, code: str) -> None:
    """What the words are in where nothing else is said."""
    properties = document.styles.element.find(".//{*}docDefaults/{*}rPrDefault/{*}rPr")
    for old in properties.findall("{*}lang"):
        properties.remove(old)
    properties.append(_element("w:lang", val=code))


def shaded(part: Any, colour: str) -> None:
    """Give a run a ground; `colour` is RRGGBB."""
    part._r.get_or_add_rPr().append(_element("w:shd", val="clear", color="auto", fill=colour))


def at_first_line(style: Any, font: str) -> None:
    """Have a heading's style use `font` and not that of the theme, in all scripts."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    from docx.oxml.ns import qn

    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), font)


def address(paragraph: Any, link: str, text: str) -> Any:
    """Put a link into `paragraph` and give its run."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.text.run import Run

    made = _element("w:hyperlink")
    made.set(qn("r:id"), paragraph.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    inner = _element("w:r")
    made.append(inner)
    paragraph._p.append(made)
    run = Run(inner, paragraph)
    run.text = text
    run.font.underline = True
    return run


def page_numbers(paragraph: Any) -> None:
    """Put the number of the page into a footer."""
    paragraph.alignment = 1
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            run._r.append(_element("w:fldChar", fldCharType=kind))
        else:
            instruction = _element("w:instrText")
            instruction.text = text
            run._r.append(instruction)


class Pages:
    """What a document's pages are filled with, one thing after the other.

    Paragraphs and tables are made as XML and put before the end of the body: python-docx looks through all that is there for each.
    """

    def __init__(self, document: Any) -> None:
        self._end = document.element.body.sectPr
        self._parent = document._body
        self._styles = {style.name: style.style_id for style in document.styles}

    def paragraph(self, style: str, cell: Any = None) -> Any:
        """A new paragraph in a style, at the end of the document or of a cell."""
        from docx.text.paragraph import Paragraph

        made = _element("w:p")
        properties = _element("w:pPr")
        properties.append(_element("w:pStyle", val=self._styles[style]))
        made.append(properties)
        if cell is None:
            self._end.addprevious(made)
        else:
            cell.append(made)
        return Paragraph(made, self._parent)

    def table(self, widths: Sequence[float], rule: str) -> Any:
        """A new table with columns so many centimetres wide, with thin rules of the colour `rule` between and above and below."""
        table, properties, grid = _element("w:tbl"), _element("w:tblPr"), _element("w:tblGrid")
        properties.append(_element("w:tblW", w=str(round(sum(widths) * TWIPS)), type="dxa"))
        around = _element("w:tblBorders")
        for side in ("top", "bottom", "insideH", "insideV"):
            around.append(_element(f"w:{side}", val="single", sz="4", space="0", color=rule))
        properties.append(around)
        properties.append(_element("w:tblLayout", type="fixed"))
        grid.extend(_element("w:gridCol", w=str(round(width * TWIPS))) for width in widths)
        table.extend((properties, grid))
        self._end.addprevious(table)
        return table


def row(table: Any, widths: Sequence[float], *, header: bool = False, whole: bool = False, ground: str = "") -> Iterable[Any]:
    """The cells of a new row: repeated on each page as a `header`, never split by a page's end if `whole`, on a coloured `ground`.

    Each cell must get a paragraph at the least.
    """
    made, properties, cells = _element("w:tr"), _element("w:trPr"), []
    if whole:
        properties.append(_element("w:cantSplit", val="true"))
    if header:
        properties.append(_element("w:tblHeader", val="true"))
    if len(properties):
        made.append(properties)
    for width in widths:
        cell, about = _element("w:tc"), _element("w:tcPr")
        about.append(_element("w:tcW", w=str(round(width * TWIPS)), type="dxa"))
        if ground:
            about.append(_element("w:shd", val="clear", color="auto", fill=ground))
        cell.append(about)
        made.append(cell)
        cells.append(cell)
    table.append(made)
    return cells
