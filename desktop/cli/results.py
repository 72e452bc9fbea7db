"""The commands on what was found: `reconcile`, `facts`, `export`, and `demo`, which does it all with a sample."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003 - typer reads the types of parameters at run time
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.cli.changes import describe
from desktop.cli.frame import Project, complain, open_project, stoppable, tell_notices, write_out
from desktop.terminal import shown_progress
from reconciler.errors import InputError

if TYPE_CHECKING:
    from desktop.cli.frame import Window
    from desktop.session import Session
    from reconciler.model import Analysis, FactState
    from reconciler.report import Report


def reconcile(
    what: Annotated[
        Path,
        typer.Argument(metavar="P.diptych | FOLDER", help="A project, or a folder with a subfolder a side.", show_default=False),
    ],
    json: Annotated[
        Path | None, typer.Option("--json", metavar="OUT", help="Write JSON to this file, - for standard output; no table.")
    ] = None,
    preview: Annotated[bool, typer.Option("--preview", help="Of a project: say what would change, and keep the last run.")] = False,
) -> None:
    """Find the facts that the texts share, and where they differ; then print the fact table.

    A project keeps the result, and carries your verdicts and notes over to it. A folder has a subfolder a side
    (texts/EU/..., texts/Russia/...) or a list: sources.toml, sources.csv or sources.xlsx; it is read, and left as it is. Ctrl+C
    stops the work and leaves the project as it was.
    """
    from reconciler import report
    from reconciler.export import json_format

    if what.is_dir():
        analysis = _reconcile_folder(what)
        table = report.build(analysis)
    elif what.exists():
        with open_project(what) as session:
            analysis = _reconcile_project(session, keep=not preview)
            table = session.report(analysis)
    else:
        raise InputError(f"{what} is not there: name a project or a folder of texts.")
    tell_notices(analysis.documents)
    if json is None:
        if not preview:
            _print_table(table)
        return
    report.verify(analysis)
    write_out(json, json_format.write_analysis(analysis))


def facts(project: Project) -> None:
    """Print the fact table of a reconciled project: disputed facts first, then the others by state."""
    with open_project(project, read_only=True) as session:
        report = session.report()
    _print_table(report)


def export(
    project: Project,
    out: Annotated[Path, typer.Argument(metavar="OUT.EXT", help="The file to write; its ending chooses the format.")],
    format_: Annotated[
        str | None, typer.Option("--format", metavar="F", help="The format, where the ending does not say it.")
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="STATE", help="Only facts that are disputed, compatible, agreed or single_side; may be repeated."),
    ] = None,
    side: Annotated[
        list[str] | None, typer.Option(metavar="S", help="Only facts that this side tells of; may be repeated.")
    ] = None,
    since: Annotated[
        str, typer.Option(metavar="DATE", help="Only facts told by a source published since then: 2011-06.", show_default=False)
    ] = "",
    style: Annotated[
        str, typer.Option(metavar="STYLE", help="Also list the sources in this citation style, such as apa.", show_default=False)
    ] = "",
    bom: Annotated[bool, typer.Option("--bom/--no-bom", help="Begin CSV with a byte order mark, which Excel needs.")] = True,
) -> None:
    """Write the fact table with your verdicts and notes, as a report to read, as tables, or for other programs.

    Every quote is checked against its source first. A file that is there already is replaced. A fact is taken whole, with the
    quotes of all sides, and the file says what was left out.
    """
    from reconciler.export import Options, Selection

    selection = Selection(tuple(map(_state, only or ())), tuple(side or ()), since)
    with open_project(project, read_only=True) as session:
        written = session.export(out, format_, selection, Options(bom, style))
    typer.echo(f"{written} is written.")


def formats() -> None:
    """List the formats that a project can be exported to, with what each carries, and the citation styles."""
    from reconciler.export import FORMATS
    from reconciler.export.citations import STYLES

    for known in FORMATS:
        typer.echo(f"{known.name} ({known.suffix}): {known.title}\n    {known.carries}")
    typer.echo("citation styles (--style):\n    " + "\n    ".join(f"{name}: {title}" for name, title in STYLES.items()))


def _state(word: str) -> FactState:
    from reconciler.model import FactState

    try:
        return FactState(word.lower().replace("-", "_").replace(" ", "_"))
    except ValueError:
        raise InputError(f"There is no state “{word}”: choose among {', '.join(FactState)}.") from None


def demo(
    context: typer.Context,
    project: Annotated[
        Path | None, typer.Option(metavar="P.diptych", help="Where to keep the sample project.", show_default="your data folder")
    ] = None,
    report: Annotated[
        Path | None, typer.Option(metavar="OUT.html", help="Where to write the report.", show_default="beside the project")
    ] = None,
    no_window: Annotated[bool, typer.Option("--no-window", help="Use the terminal even where there is a screen.")] = False,
) -> None:
    """Try Diptych on a sample: five texts of three sides. The window where there is a screen, else the fact table and a report.

    Called again, it opens the same project, with the verdicts and notes that you made in it.
    """
    from desktop.sample import sample_project

    path = sample_project(project)
    window: Window | None = context.obj
    if window is not None and not no_window:
        raise typer.Exit(window(path, True))
    out = report or path.with_suffix(".html")
    with open_project(path) as session:
        table = session.report(_reconcile_project(session))
        session.export(out, "html")
    _print_table(table)
    typer.echo(f"\nThe same as a report to read, search and print: {out}\nThe project: {path}")


def _reconcile_project(session: Session, *, keep: bool = True) -> Analysis:
    """Find what a run finds, say what it changes, and keep it unless it is only to be looked at."""
    found = session.unchanged()
    if found is not None:
        if sys.stderr.isatty() or not keep:
            complain("Nothing has changed since the last run: this is what it found.")
        return found
    with stoppable() as progress:
        run = session.compute(progress=progress)
    changed = session.difference(run)
    if changed is not None:
        for line in describe(changed):
            complain(line)
    if keep:
        session.store_run(run)
    return run.analysis


def _reconcile_folder(folder: Path) -> Analysis:
    from desktop.session import reconcile_folder
    from reconciler.notices import remarks, say

    with shown_progress() as progress:
        analysis, notices = reconcile_folder(folder, progress=progress)
    for notice in (*notices, *map(say, remarks(analysis.documents))):
        complain(notice)
    return analysis


def _print_table(report: Report) -> None:
    from desktop.fact_table import open_console, print_table

    print_table(report, open_console())
