"""Commands on what was done to a project: its history, taking back, doing again."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the types of parameters at run time
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.cli.frame import Project, open_project, write_out
from reconciler.errors import InputError

if TYPE_CHECKING:
    from reconciler.notebook.log import Operation


def history(
    project: Project,
    author: Annotated[list[str] | None, typer.Option(help="Only what this person did; may be given several times.")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="Only deeds of this kind, such as decide or note.")] = None,
    since: Annotated[str, typer.Option(help="Only from this day on: 2026-01-31.", show_default=False)] = "",
    until: Annotated[str, typer.Option(help="Only up to this day.", show_default=False)] = "",
    newest: Annotated[int, typer.Option(help="Only so many of the newest; all for 0.")] = 0,
    json: Annotated[
        Path | None, typer.Option("--json", metavar="OUT", help="Write all of it as JSON to this file, - for standard output.")
    ] = None,
) -> None:
    """Print what was done to a project, oldest first: when, by whom, what, and the number by which it can be undone."""
    from reconciler.export import log_format
    from reconciler.notebook.history import say
    from reconciler.pipeline import generator

    with open_project(project, read_only=True) as session:
        asked = {"authors": author or (), "kinds": kind or (), "since": since, "until": f"{until}T24" if until else ""}
        found = session.history(**asked, newest=newest)
        names = session.source_names()
        every = {operation.id: operation for operation in session.history()} if any(o.of for o in found) else {}
        written = log_format.write(found, session.project_id, generator()) if json else b""
    if json is not None:
        write_out(json, written)
        return
    for operation in found:
        typer.echo(_line(operation, say(operation, names, undone=every.get(operation.of))))
    if not found:
        typer.echo("Nothing was done yet that answers this.", err=True)


def undo(
    project: Project,
    operation: Annotated[str, typer.Argument(help="Its number in the history; the newest of yours without.")] = "",
) -> None:
    """Take back what was done last, or the operation named; refused where something later depends on it."""
    _turn(project, operation, back=True)


def redo(
    project: Project,
    operation: Annotated[str, typer.Argument(help="Its number in the history; what was undone last without.")] = "",
) -> None:
    """Do again what was undone last, or the operation named."""
    _turn(project, operation, back=False)


def _turn(project: Path, operation: str, *, back: bool) -> None:
    from reconciler.notebook.history import say

    with open_project(project) as session:
        done = session.undo(operation) if back else session.redo(operation)
        if done is None:
            raise InputError(f"There is nothing of yours to {'undo' if back else 'do again'} in {project}.")
        (turned,) = session.history(ids=(done.of,))
        names = session.source_names()
        typer.echo(_line(done, say(done, names, undone=turned)))


def _line(operation: Operation, said: str) -> str:
    when = operation.time[:16].replace("T", " ")
    reason = f" ({operation.reason})" if operation.reason else ""
    return f"{operation.id}  {when}  {operation.author or '—'}: {said}{reason}"
