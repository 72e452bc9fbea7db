"""The formats that a fact table can be written in: one file a format, each in one line of `EXPORTERS`.

An exporter turns a `Report` into bytes and knows no paths; whoever writes the file decides where. The same report gives the same
bytes. The libraries that a format needs are imported when it is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from reconciler import report as reports
from reconciler.errors import OutputError
from reconciler.export.citations import known_style
from reconciler.export.options import Options
from reconciler.export.selection import Selection, select

if TYPE_CHECKING:
    from pathlib import Path

    from reconciler.report import Report

__all__ = ["EXPORTERS", "FORMATS", "PROJECT", "Exporter", "Format", "Options", "Selection", "choose", "export"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: `name` is what `--format` takes, `suffix` the ending that chooses it, `title` what a person reads in a list.

    `carries` says in a sentence what is in it, and what is not.
    """

    name: str
    suffix: str
    title: str
    carries: str


@dataclass(frozen=True, slots=True)
class Exporter(Format):
    """A format of a report. `module` of this package writes it; `is_binary` tells what a person cannot read as it is.

    `takes` are the options that concern it, by their names in `Options`.
    """

    module: str
    takes: tuple[str, ...] = ()
    is_binary: bool = False

    def write(self, report: Report, options: Options = Options()) -> bytes:
        """The report in this format, without looking whether its quotes are their sources."""
        written: bytes = import_module(f"reconciler.export.{self.module}").write(report, options)
        return written


READING = "Summary, table, quotes side by side with what differs, values, verdicts, statements, notes, tags, sources, method."

EXPORTERS: tuple[Exporter, ...] = (
    Exporter(
        "html",
        ".html",
        "HTML report, one file to read, search and print",
        f"{READING} Also the concordance. Not the texts themselves.",
        "html_report",
        ("style",),
    ),
    Exporter(
        "docx",
        ".docx",
        "Word document, a report to read and to work on",
        f"{READING} Not the texts themselves, the scores and the facets.",
        "docx_report",
        ("style",),
        is_binary=True,
    ),
    Exporter(
        "pdf",
        ".pdf",
        "PDF, a report to read and to pass on",
        f"{READING} Not the texts themselves, the scores and the facets; no Chinese, Japanese or Korean letters.",
        "pdf_report",
        ("style",),
        is_binary=True,
    ),
    Exporter(
        "markdown",
        ".md",
        "Markdown, a report as plain text",
        f"{READING} Not the texts themselves, the scores and the facets.",
        "markdown_report",
        ("style",),
    ),
    Exporter(
        "latex",
        ".tex",
        "LaTeX, a report to typeset",
        f"{READING} Not the texts themselves, the scores and the facets.",
        "latex_report",
        ("style",),
    ),
    Exporter(
        "csv",
        ".csv",
        "CSV table, a row a fact and a column a side, for spreadsheets",
        "Each fact with its quotes, places, discrepancies, values, verdict and notes. Not the sources’ details, scores and facets.",
        "csv_table",
        ("bom",),
    ),
    Exporter(
        "xlsx",
        ".xlsx",
        "Excel workbook, a sheet each for facts, quotes, notes and more",
        "All of the table with typed dates. Not the texts themselves, the scores and the facets.",
        "xlsx_tables",
        ("style",),
        is_binary=True,
    ),
    Exporter(
        "json",
        ".json",
        "JSON, everything that was found and decided, for programs",
        "Sources (not their texts), claims with facets, facts with scores, discrepancies, verdicts, notes, concordance.",
        "json_format",
    ),
    Exporter(
        "jsonld",
        ".jsonld",
        "W3C Web Annotations (JSON-LD), anchored by position and quote",
        "Claims, facts, differences, verdicts, statements, notes, tags and translations. Not the texts, scores and facets.",
        "web_annotations",
    ),
    Exporter(
        "qdpx",
        ".qdpx",
        "REFI-QDA project for NVivo, ATLAS.ti, MAXQDA, QualCoder",
        "Texts, claims as codings, facts as codes, and as memos differences and what people said. Not scores and facets.",
        "qdpx",
        is_binary=True,
    ),
    Exporter(
        "tei",
        ".xml",
        "TEI P5, texts with stand-off annotation",
        "Texts, claims, facts, differences and what people said. Not scores and facets.",
        "tei",
    ),
    Exporter(
        "statements",
        ".ttl",
        "Statements with rank and references, as in Wikidata (RDF, Turtle)",
        "The values of facts with the places that give them, what people stated, sources. Not notes and verdicts.",
        "statements",
    ),
    Exporter(
        "prov",
        ".prov.ttl",
        "Who decided what, machine or person (PROV-O, Turtle)",
        "Claims, facts, differences and all that stands in the notebook, each with who made it and when. Not the texts.",
        "provenance",
    ),
    Exporter(
        "csl-json",
        ".csl.json",
        "Sources for reference managers (CSL-JSON)",
        "What each source is called, by whom, where and when. Nothing of claims and facts.",
        "csl",
    ),
    Exporter(
        "bibtex",
        ".bib",
        "Sources for LaTeX and reference managers (BibTeX)",
        "What each source is called, by whom, where and when. Nothing of claims and facts.",
        "bibtex",
    ),
)
# not of a report but of all that a project holds: `reconciler.export.project_json` writes and reads it
PROJECT = Format(
    "project-json",
    ".project.json",
    "Whole project as JSON, to be made a project again",
    "Everything: texts and the files they were read from, all that people did, and what the last run found. Nothing is lost.",
)
FORMATS: tuple[Format, ...] = (*EXPORTERS, PROJECT)


def choose(path: Path, format: str | None = None) -> Format:  # noqa: A002 - the word of the command line
    """The format called `format`, or else the one with the ending of `path`, the longest that fits.

    Raises OutputError naming all there are.
    """
    if format:
        found = [known for known in FORMATS if known.name == format.lower()]
    else:
        name = path.name.lower()
        found = sorted((known for known in FORMATS if name.endswith(known.suffix)), key=lambda known: -len(known.suffix))
    if found:
        return found[0]
    known = ", ".join(f"{e.name} ({e.suffix})" for e in FORMATS)
    if format:
        raise OutputError(f"There is no format “{format}”: choose one of {known}.")
    ending = f"the ending “{path.suffix.lower()}” is of no known format" if path.suffix else "it has no ending"
    raise OutputError(f"{path} does not say in what format it shall be ({ending}): choose one of {known}.")


def export(report: Report, exporter: Exporter, options: Options = Options(), selection: Selection = Selection()) -> bytes:
    """What `selection` takes of the report, in the exporter's format.

    Raises IntegrityError, and gives nothing, if a quote is not its source; OutputError for an unknown citation style, and
    InputError for a selection that asks for what is not there.
    """
    reports.verify(report.analysis)
    if options.style:
        known_style(options.style)
    return exporter.write(select(report, selection), options)
