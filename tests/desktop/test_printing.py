"""Printing: every word of what is chosen is on the paper, facts have one number everywhere, and the marks stand at their claims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog

from desktop.models.fact_filter import FactFilter
from desktop.models.printed_report import report_html
from desktop.models.printed_texts import _chain, _Column, _rows, texts_html
from desktop.printing import SHOWN, TABLE, TEXTS
from desktop.views.print_dialog import PrintDialog
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.app import Window
    from reconciler.report import Report


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Fonts are measured by it."""


def words(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText()


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_table_has_every_fact_with_its_quotes_and_differences(report: Report) -> None:
    printed = words(report_html(report, "bridge"))
    assert printed.startswith("bridge\n")
    for number, row in enumerate(report.rows, 1):
        assert f"\n{number}. " in printed
        for cell in row.cells:
            assert all(f"“{q.claim.quote}" in printed or q.claim.quote in printed for q in cell)
    assert "East\nsays nothing" in printed
    assert "• " in printed


def test_what_was_decided_and_noted_is_printed(opened: Window) -> None:
    opened.presenter.step(1)
    opened.presenter.decide_fact(VerdictValue.RESOLVED, "seen & settled")
    opened.presenter.annotate("Ask <the> clerk.")
    printed = words(report_html(opened.controller.project.report, "bridge"))
    assert "seen & settled" in printed
    assert "Note: Ask <the> clerk. (" in printed


def test_facts_that_are_shown_keep_their_numbers(report: Report) -> None:
    last = report.rows[-1]
    printed = words(report_html(report, "bridge", {last.fact.id}))
    assert f"\n{len(report.rows)}. " in printed
    assert "\n1. " not in printed
    assert "facts: 1, sources: 4" in printed


def test_no_word_of_a_text_is_lost_beside_another(report: Report) -> None:
    documents = report.analysis.documents
    printed = squeezed(words(texts_html(report, [documents[0].id, documents[2].id])))
    for document in (documents[0], documents[2]):
        for sentence in document.text.split(". "):
            assert squeezed(sentence) in printed or all(squeezed(word) in printed for word in sentence.split())


def test_a_claim_bears_the_number_of_its_fact_in_each_text(report: Report) -> None:
    bridge = next(i for i, row in enumerate(report.rows, 1) if "opened on" in row.fact.label)
    documents = report.analysis.documents
    printed = words(texts_html(report, [documents[0].id, documents[2].id]))
    assert printed.count(f" ≠{bridge}") == 2
    assert f"by the mayor. ≠{bridge}" in printed


def column(paragraphs: str, facts: list[str]) -> _Column:
    made = _Column.__new__(_Column)
    made.paragraphs = tuple((i, i + 1) for i in range(len(paragraphs)))
    made.facts = [frozenset(told) for told in facts]
    return made


@pytest.mark.parametrize(
    ("left", "right", "rows"),
    [
        (["a", "b"], ["a", "b"], [(0, 0), (1, 1)]),
        (["a", "", "b"], ["a", "b"], [(0, 0), (1, None), (2, 1)]),
        (["a"], ["", "", "a", ""], [(None, 0), (None, 1), (0, 2), (None, 3)]),
        (["a", "b"], ["b", "a"], [(0, None), (1, 0), (None, 1)]),
        (["", ""], [""], [(0, 0), (1, None)]),
        ([], ["a"], [(None, 0)]),
        (["a"], [], [(0, None)]),
    ],
)
def test_paragraphs_of_one_fact_share_a_row_and_none_is_lost(
    left: list[str], right: list[str], rows: list[tuple[int | None, int | None]]
) -> None:
    assert _rows([column("x" * len(left), left), column("x" * len(right), right)]) == rows


def test_a_third_text_joins_the_rows_of_the_two_before() -> None:
    found = _rows([column("xx", ["a", "b"]), column("x", [""]), column("xx", ["b", "c"])])
    assert (1, None, 0) in found
    assert [row[2] for row in found if row[2] is not None] == [0, 1]


def test_the_chain_grows_on_both_sides() -> None:
    ours = [frozenset(t) for t in ("a", "b", "c", "d")]
    theirs = [frozenset(t) for t in ("c", "a", "b", "d")]
    assert _chain(ours, theirs) == [(0, 1), (1, 2), (3, 3)]
    assert _chain(ours, []) == []


def test_it_is_asked_what_to_print(qtbot: QtBot, opened: Window) -> None:
    opened.main.actions_by_name["print"].trigger()
    dialog = opened.main.findChild(PrintDialog)
    assert not dialog.isModal()
    assert list(dialog.choices) == [TABLE, TEXTS]
    assert dialog.print.isDefault()
    dialog.choices[TEXTS].setChecked(True)
    with qtbot.waitSignal(dialog.print_wanted) as wanted:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert wanted.args == [TEXTS]
    printing = opened.main.findChild(QPrintDialog)
    assert printing.printer().pageLayout().orientation() is QPageLayout.Orientation.Landscape
    printing.reject()


def test_a_filtered_table_can_be_printed_as_it_is_shown(opened: Window) -> None:
    opened.presenter.filter_facts(FactFilter("library"))
    dialog = opened.printing.print()
    assert list(dialog.choices) == [SHOWN, TABLE, TEXTS]
    assert dialog.chosen() == SHOWN
    assert "(1)" in dialog.choices[SHOWN].text()
    dialog.reject()
    assert opened.printing.document(SHOWN).toPlainText().count("says nothing") == 2


def test_the_preview_shows_the_pages(opened: Window) -> None:
    opened.main.actions_by_name["preview"].trigger()
    dialog = opened.main.findChild(PrintDialog)
    assert dialog.look.isDefault()
    dialog.look.click()
    preview = opened.main.findChild(QPrintPreviewDialog)
    assert preview.isVisible()
    assert not preview.isModal()
    preview.reject()


@pytest.mark.parametrize("what", [TABLE, TEXTS])
def test_what_is_printed_can_be_read_back(opened: Window, tmp_path: Path, what: str) -> None:
    from pypdf import PdfReader

    opened.set_dark(True)  # paper stays white
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    opened.printing.print_on(printer, what)
    pages = PdfReader(tmp_path / "out.pdf").pages
    text = squeezed("".join(page.extract_text() for page in pages))
    assert squeezed("The river bridge was opened on 3 March 2014 by the mayor") in text
    assert "1" in pages[0].extract_text()


@pytest.mark.parametrize("what", [TABLE, TEXTS])
def test_letters_are_black_whatever_the_theme(opened: Window, what: str) -> None:
    opened.set_dark(True)
    document = opened.printing.document(what)
    colours = set()
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            colours.add(pieces.fragment().charFormat().foreground().color().name())
            pieces += 1
        block = block.next()
    assert colours == {"#000000"}


def test_without_a_project_there_is_nothing_to_print(window: Window) -> None:
    assert not window.main.actions_by_name["print"].isEnabled()
    assert window.printing.print() is None
