"""What the formats of an export are called in the window, and what each carries: the words of `reconciler.export`, for tr."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.marks import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from reconciler.export import Format

_WORDS = {
    "html": (
        QT_TRANSLATE_NOOP(
            "Formats",
            "HTML report, one file to read, search and print",
        ),
        QT_TRANSLATE_NOOP(
            "Formats",
            "Summary, table, quotes side by side with what differs, values, verdicts, statements, notes, tags, "
            "sources, method. Also the concordance. Not the texts themselves.",
        ),
    ),
    "docx": (
        QT_TRANSLATE_NOOP(
            "Formats",
            "Word document, a report to read and to work on",
        ),
        QT_TRANSLATE_NOOP(
            "Formats",
            "Summary, table, quotes side by side with what differs, values, verdicts, statements, notes, tags, "
            "sources, method. Not the texts themselves, the scores and the facets.",
        ),
    ),
    "pdf": (
        QT_TRANSLATE_NOOP(
            "Formats",
            "PDF, a report to read and to pass on",
        ),
        QT_TRANSLATE_NOOP(
            "Formats",
            "Summary, table, quotes side by side with what differs, values, verdicts, statements, notes, tags, "
            "sources, method. Not the texts themselves, the scores and the facets; no Chinese, Japanese or Korean "
            "letters.",
        ),
    ),
    "markdown": (
        QT_TRANSLATE_NOOP(
            "Formats",
            "Markdown, a report as plain text",
        ),
        QT_TRANSLATE_NOOP(
            "Formats",
            "Summary, table, quotes side by side with what differs, values, verdicts, statements, notes, tags, "
            "sources, method. Not the texts themselves, the scores and the facets.",
        ),
    ),
    "latex": (
        QT_TRANSLATE_NOOP(
            "Formats",
            "LaTeX, a report to typeset",
        ),
        QT_TRANSLATE_NOOP(
            "Formats",
            "Summary, table, quotes side by side with what differs, values, verdicts, statements, notes, tags, "
            "sources, method. Not the texts themselves, the scores and the facets.",
        ),
    ),
    "csv": (
        QT_TRANSLATE_NOOP(
            "Formats",
            "CSV table, a row a fact and a column a side, for spreadsheets",
        ),
        QT_TRANSLATE_NOOP(
            "Formats",
            "Each fact with its quotes, places, discrepancies, values, verdict and notes. Not the sources’ "
            "details, scores and facets.",
        ),
    ),
    "xlsx": (
        QT_TRANSLATE_NOOP(
            "Formats",
            "Excel workbook, a sheet each for facts, quotes, notes and more",
        ),
        QT_TRANSLATE_NOOP(
            "Formats",
            "All of the table with typed dates. Not the texts themselves, the scores and the facets.",
        ),
    ),
    "json": (
        QT_TRANSLATE_NOOP(
            "Formats",
            "JSON, everything that was found and decided, for programs",
        ),
        QT_TRANSLATE_NOOP(
            "Formats",
            "Sources (not their texts), claims with facets, facts with scores, discrepancies, verdicts, notes, concordance.",
        ),
    ),
    "jsonld": (
        QT_TRANSLATE_NOOP(
            "Formats",
            "W3C Web Annotations (JSON-LD), anchored by position and quote",
        ),
        QT_TRANSLATE_NOOP(
            "Formats",
            "Claims, facts, differences, verdicts, statements, notes, tags and translations. Not the texts, scores and facets.",
        ),
    ),
    "qdpx": (
        QT_TRANSLATE_NOOP(
            "Formats",
            "REFI-QDA project for NVivo, ATLAS.ti, MAXQDA, QualCoder",
        ),
        QT_TRANSLATE_NOOP(
            "Formats",
            "Texts, claims as codings, facts as codes, and as memos differences and what people said. Not scores and facets.",
        ),
    ),
    "tei": (
        QT_TRANSLATE_NOOP(
            "Formats",
            "TEI P5, texts with stand-off annotation",
        ),
        QT_TRANSLATE_NOOP(
            "Formats",
            "Texts, claims, facts, differences and what people said. Not scores and facets.",
        ),
    ),
    "statements": (
        QT_TRANSLATE_NOOP(
            "Formats",
            "Statements with rank and references, as in Wikidata (RDF, Turtle)",
        ),
        QT_TRANSLATE_NOOP(
            "Formats",
            "The values of facts with the places that give them, what people stated, sources. Not notes and verdicts.",
        ),
    ),
    "prov": (
        QT_TRANSLATE_NOOP(
            "Formats",
            "Who decided what, machine or person (PROV-O, Turtle)",
        ),
        QT_TRANSLATE_NOOP(
            "Formats",
            "Claims, facts, differences and all that stands in the notebook, each with who made it and when. Not the texts.",
        ),
    ),
    "csl-json": (
        QT_TRANSLATE_NOOP(
            "Formats",
            "Sources for reference managers (CSL-JSON)",
        ),
        QT_TRANSLATE_NOOP(
            "Formats",
            "What each source is called, by whom, where and when. Nothing of claims and facts.",
        ),
    ),
    "bibtex": (
        QT_TRANSLATE_NOOP(
            "Formats",
            "Sources for LaTeX and reference managers (BibTeX)",
        ),
        QT_TRANSLATE_NOOP(
            "Formats",
            "What each source is called, by whom, where and when. Nothing of claims and facts.",
        ),
    ),
    "project-json": (
        QT_TRANSLATE_NOOP(
            "Formats",
            "Whole project as JSON, to be made a project again",
        ),
        QT_TRANSLATE_NOOP(
            "Formats",
            "Everything: texts and the files they were read from, all that people did, and what the last run "
            "found. Nothing is lost.",
        ),
    ),
}


def format_title(known: Format) -> str:
    """What a format is called."""
    return QCoreApplication.translate("Formats", _WORDS[known.name][0])


def format_carries(known: Format) -> str:
    """What is in it, and what is not."""
    return QCoreApplication.translate("Formats", _WORDS[known.name][1])
