"""What a Word document has and python-docx has no words for: languages, shading, links, rows that repeat, page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    """Give a run or a cell a ground; `colour` is RRGGBB."""
    properties = part._r.get_or_add_rPr() if hasattr(part, "_r") else part._tc.get_or_add_tcPr()
    properties.append(_element("w:shd", val="clear", color="auto", fill=colour))


def borders(table: Any, colour: str) -> None:
    """Thin rules between the rows and columns of `table`; none around it but above and below."""
    around = _element("w:tblBorders")
    for side in ("top", "bottom", "insideH", "insideV"):
        around.append(_element(f"w:{side}", val="single", sz="4", space="0", color=colour))
    table._tbl.tblPr.append(around)


def repeated(row: Any) -> None:
    """Have `row` repeated on each page as the table's headings."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))


def kept_whole(row: Any) -> None:
    """Have no page end within `row`."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", val="true"))


def set_widths(table: Any, widths: Sequence[float]) -> None:
    """Fix the columns of `table` at so many centimetres each."""
    from docx.shared import Cm

    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


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
