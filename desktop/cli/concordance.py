"""The command on words and names: `concordance`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the types of parameters at run time
from typing import Annotated

import typer

from desktop.cli.frame import Project, open_project, write_out


def concordance(
    project: Project,
    places: Annotated[bool, typer.Option("--places", help="Show every place in its context.")] = False,
    json: Annotated[
        Path | None, typer.Option("--json", metavar="OUT", help="Write JSON to this file, - for standard output; no table.")
    ] = None,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="OUT", help="Write CSV, a row a place, to this file; no table.")
    ] = None,
) -> None:
    """Print what each side calls one thing, and how often: words that sides choose among, and things with several names.

    Everything counts that is the text's own: titles, headings, paragraphs, lists and footnotes. What is quoted or held at a
    distance is counted apart. The project must be reconciled; names are those that its glossary and the shipped ones know.
    """
    from reconciler.export import concordance_format, json_format

    with open_project(project, read_only=True) as session:
        report = session.report()
    if json is not None:
        write_out(json, json_format.write_concordance(report))
    concepts = concordance_format.concordance_of(report) if json is None or csv is not None else ()
    documents = report.analysis.documents
    if csv is not None:
        write_out(csv, concordance_format.write_csv(concepts, documents))
    if json is None and csv is None:
        from desktop.concordance_table import print_concordance
        from desktop.fact_table import open_console

        print_concordance(concepts, documents, open_console(), places=places)
