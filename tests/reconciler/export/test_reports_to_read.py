"""Word, PDF, Markdown and LaTeX: what other libraries read in them is what the report says, every quote to the letter."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reconciler.decisions import target_of_claim, target_of_fact, target_of_source
from reconciler.export import EXPORTERS, Options, latex_report, markdown_report
from reconciler.export.blocks import Kind, Paragraph, Run, Table
from reconciler.model import Analysis, Claim, Document, Fact, FactState
from reconciler.notebook.entries import Annotation, Statement, Tag, Translation, Verdict, VerdictValue, Whose
from reconciler.notebook.state import Notebook
from reconciler.report import Report, build
from tests.reconciler.export.builder import NORTH, analysis, report

TIME = "2026-03-01T10:00:0{}.000001+00:00"
NASTY = (
    "*Stars* and _bars_ [cost](x) $5 & 10% of #1 {a} ~b ^c \\d <e> `f` |g| \"h\" 'i'",
    "1. This is no list",
    "- nor -- this --- at all",
    "+ = 2+2 https://example.org/a_b",
    "Он сказал: «№ 5 – ёж, Ґ й́»",
)


def told(text: str) -> str:
    return " ".join(text.split())


def of_lines(lines: tuple[str, ...]) -> Report:
    """A report of one text, a fact of its own for each line."""
    text = "\n".join(lines)
    document = Document("lines.txt", "North & co", text, "en", title="A_title* with #signs")
    starts = [text.index(line) for line in lines]
    claims = tuple(Claim(document.id, s, s + len(line), line, (s, s + len(line))) for s, line in zip(starts, lines, strict=True))
    facts = tuple(Fact(f"f{n}", c.quote, (c.id,), ("North & co",), (), FactState.SINGLE_SIDE) for n, c in enumerate(claims))
    return build(Analysis((document,), claims, facts, ()))


def with_more_said() -> Report:
    """The report, with statements, replies, tags, notes on a source and on a claim, and two who disagree."""
    made = analysis()
    fact = target_of_fact(made.facts[0])
    first = Annotation(fact, "Is it so?", "Ada", TIME.format(1))
    book = Notebook(
        verdicts=(
            Verdict(fact, VerdictValue.ACCEPTED, "by the log", "Ada", TIME.format(2)),
            Verdict(fact, VerdictValue.DISMISSED, "by the chronicle", "Бен", TIME.format(3)),
        ),
        statements=(Statement(fact, "It opened in spring.", "Ada", TIME.format(4)),),
        notes=(
            first,
            Annotation(fact, "It is.", "Бен", TIME.format(5), reply_to=first.id),
            Annotation(target_of_source(NORTH.id), "A lost page.", "Ada", TIME.format(6)),
            Annotation(target_of_claim(made.claims[0]), "A lost claim.", "Ada", TIME.format(7)),
        ),
        tags=(Tag(fact, "bridges", "Ada", TIME.format(8)),),
        translations=(
            Translation(target_of_claim(made.claims[2]), "They opened it in 2014.", "en", Whose.OWN, "", "Ada", TIME.format(9)),
        ),
    )
    return build(made, book)


def read_word(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return told("\n".join((*(p.text for p in document.paragraphs), *cells)))


def read_pdf(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return told("\n".join(page.get_textpage().get_text_bounded() for page in document))


def read_markdown(content: bytes) -> str:
    html = MarkdownIt("commonmark").enable("table").render(content.decode("utf-8"))
    from lxml import html as pages

    return told(
        re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]", "", pages.document_fromstring(html.replace("<br>", " ").replace("<br />", " ")).text_content())
    )


READERS = {"docx": read_word, "pdf": read_pdf, "markdown": read_markdown}


def written(name: str, made: Report, style: str = "") -> bytes:
    return next(e for e in EXPORTERS if e.name == name).write(made, Options(style=style))


@pytest.mark.parametrize("name", READERS)
def test_every_nasty_quote_reads_as_its_source(name: str) -> None:
    made = of_lines(NASTY)
    found = READERS[name](written(name, made))
    for row in made.rows:
        quote = told(row.cells[0][0].claim.quote)
        squeezed = quote.replace(" ", "") in found.replace(" ", "")  # a PDF breaks lines within words of signs
        assert quote in found or (name == "pdf" and squeezed), quote


SIGNS = st.text(st.sampled_from("ab я1 \\`*_{}[]()<>#+-.!|~$^&;:='\"/@\n\r\tℵ"), min_size=1, max_size=40)


@given(SIGNS, st.booleans(), st.booleans())
@settings(max_examples=400, deadline=None)
def test_whatever_is_written_in_markdown_reads_letter_for_letter(text: str, bold: bool, marked: bool) -> None:
    runs = (Run(text, bold=bold), Run(text, marks="1" if marked else ""), Run(" end"))
    for kind in (Kind.BODY, Kind.QUOTE, Kind.REPLY):
        written_so = markdown_report.block(Paragraph(runs, kind))
        shown = read_markdown(f"before\n\n{written_so}\n\nafter\n".encode())
        assert shown.replace(" ", "") == "".join(f"before{text}{text} endafter".split())


@given(SIGNS)
@settings(max_examples=200, deadline=None)
def test_whatever_is_written_in_a_table_of_markdown_stays_in_its_cell(text: str) -> None:
    table = Table(("a", "b"), (((Run(text),), (Run("second", bold=True),)), ((Run("x"),), (Run("y"),))), (1, 1))
    html = MarkdownIt("commonmark").enable("table").render(markdown_report.block(table))
    assert html.count("<td>") == 4


HARM = st.sampled_from("ab я\\{}$&#%_^~<>|\"`'-[]≠\n\r\t\x00\x1b🌉桥\u00ad\u200b\ud800")
KNOWN = (
    "text(backslash|asciicircum|asciitilde|less|greater|bar|quotedbl|asciigrave|quotesingle|dagger)"
    "|ensuremath|neq|approx|times|other"
)


@given(st.text(HARM, max_size=40))
@settings(max_examples=400, deadline=None)
def test_whatever_is_written_in_latex_commands_nothing(text: str) -> None:
    shown = latex_report.escaped(text)
    assert "\\" not in re.sub(rf"\\({KNOWN})(?=[{{}}])|\\[{{}}$&#%_,-]", "", shown)
    plain = re.sub(r"\\[{}]", "", shown)
    assert plain.count("{") == plain.count("}")


@pytest.mark.parametrize("name", READERS)
def test_all_that_people_said_is_in_it(name: str) -> None:
    found = READERS[name](written(name, with_more_said()))
    for said in (
        "accepted, because: by the log – Ada, 2026-03-01 10:00 UTC",
        "dismissed, because: by the chronicle – Бен",
        "Reconciled statement: It opened in spring.",
        "Is it so?",
        "Reply: It is.",
        "Tag: bridges",
        "A lost page.",
        "A lost claim.",
        "“They opened it in 2014.” – ",
    ):
        assert said in found
    assert "†" in found
    assert "Method and limits" in found


@pytest.mark.parametrize("name", [*READERS, "html", "latex"])
def test_a_citation_style_adds_references(name: str) -> None:
    without, with_style = written(name, report()).decode("latin-1"), written(name, report(), "apa")
    assert "References" not in without
    found = READERS[name](with_style) if name in READERS else with_style.decode("utf-8")
    assert "Northern Gazette. (2014, March 4). The bridge at Orrin." in found


def test_latex_has_no_bare_sign_that_could_command() -> None:
    body = latex_report.write(of_lines(NASTY), Options()).decode("utf-8").split(r"\begin{document}")[1]
    bare = re.sub(r"\\[a-zA-Z]+|\\[{}&#%_$~,\\-]", " ", body)
    assert "\\" not in bare
    assert not re.search(r"[#%$^\"`']|(?<!\\)_", bare)
    assert bare.count("{") == bare.count("}")
    assert r"\textbackslash{}d" in body


@pytest.mark.parametrize("text", ["\\input{/etc/passwd}", "\\write18{ls}", "^^5cinput", "\x00\x1b[31m"])
def test_latex_of_a_text_that_would_command_is_text(text: str) -> None:
    assert not re.search(r"\\(input|write)|\^\^", latex_report.escaped(text))
    assert not re.search(r"[\x00-\x1f]", latex_report.escaped(text))


def test_letters_that_a_pdf_cannot_show_are_named_on_its_first_page() -> None:
    found = read_pdf(written("pdf", of_lines(("Они написали 桥 на щите.",))))
    assert "U+6865" in found
    assert "U+6865" not in read_pdf(written("pdf", of_lines(("Они написали на щите.",))))


@pytest.mark.parametrize("name", ["docx", "pdf"])
def test_a_quote_of_many_pages_and_letters_that_xml_cannot_hold_are_no_obstacle(name: str) -> None:
    long = ("The river rose again, " * 900).strip()
    made = of_lines((long, "A bell \x07 rang \ud800 twice."))
    found = READERS[name](written(name, made))
    assert found.count("rose") >= 900
    assert "\x07" not in found


def test_markdown_keeps_the_lines_of_a_note() -> None:
    made = with_more_said()
    note = Annotation(made.rows[0].verdict.target, "first\n\n# second\n- third", "Ada", TIME.format(9))  # type: ignore[union-attr]
    more = build(made.analysis, replace(made.notebook, notes=(note,)))
    html = MarkdownIt("commonmark").render(markdown_report.write(more, Options()).decode("utf-8"))
    assert "<br />\n# second<br />\n- third" in html
