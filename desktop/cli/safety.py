"""The commands that look after a project's file: `check`, `backups`, `restore`, `salvage`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the types of parameters at run time
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.cli.frame import Project, complain, stoppable

if TYPE_CHECKING:
    from db.backups import Backup

_KINDS = {"daily": "daily", "format": "before its format changed", "replaced": "before it was replaced or mended"}


def check(
    project: Project,
    mend: Annotated[bool, typer.Option("--mend", help="Make anew what follows from the rest, after a copy of the file.")] = False,
) -> None:
    """Verify a project: the file, the hashes of its texts, every quote, the log and the notebook. Exit code 1 on any fault.

    Every fault is named, with what to do. `--mend` makes the notebook anew from its log, and has the next reconcile find again
    what is not whole of what was found.
    """
    from desktop.session import Session

    with Session.open(project, read_only=not mend) as session:
        if mend:
            typer.echo(f"As it was, the project is kept as {session.mend()}.")
        with stoppable() as progress:
            faults = session.check(progress)
        texts = 0 if faults else len(session.documents())
    for fault in faults:
        complain(fault)
    if faults:
        raise typer.Exit(1)
    typer.echo(f"{project} is sound: {texts} {'text' if texts == 1 else 'texts'}, all hashes and quotes as they were.")


def backups(project: Project) -> None:
    """List the backups of a project, the newest first; also where the file is damaged or gone.

    One is made on each day on which you open the project for writing and something has changed, and before the file is brought to
    a newer format. All of a week are kept, then one a week for two months, then one a month.
    """
    from desktop.safety import backups_of

    found = backups_of(project)
    if not found:
        typer.echo(f"There are no backups of {project}.")
        return
    for number, backup in enumerate(found, 1):
        typer.echo(f"{number:3}  {_describe(backup)}")
        typer.echo(f"     {backup.path}")
    typer.echo(f"To put one back: diptych restore {project} NUMBER")


def restore(
    project: Project,
    number: Annotated[int, typer.Argument(help="Which of those that `diptych backups` lists.", show_default="the newest")] = 1,
) -> None:
    """Put a backup in the place of a project, which must not be open; what was there before is kept, and listed as a backup.

    The file may be damaged or gone.
    """
    from desktop import safety

    backup = safety.chosen(safety.backups_of(project), number, project)
    before = safety.restore(project, backup)
    typer.echo(f"{project} is as it was {_describe(backup)}.")
    if before is not None:
        typer.echo(f"What was there before is kept as {before}.")


def salvage(
    project: Annotated[Path, typer.Argument(metavar="P.diptych", help="The damaged file; it is only read.", show_default=False)],
    out: Annotated[Path, typer.Argument(metavar="OUT.diptych", help="The new project.", show_default=False)],
) -> None:
    """Save what can be read of a damaged project into a new one, and say what was lost.

    Texts, and all that you did, come first; what was found is left out where it is not whole, since it can be found again. Texts of
    which a part is lost are written to a folder beside the new project.
    """
    from desktop.safety import salvage as save

    with stoppable() as progress:
        saved = save(project, out, progress)
    typer.echo(
        f"{out} is made, with {saved.texts} texts and {saved.operations} operations: "
        f"{saved.verdicts} verdicts and {saved.notes} notes stand."
    )
    for sentence in saved.lost:
        typer.echo(sentence)
    if saved.pieces is not None:
        typer.echo(f"Pieces of texts are in {saved.pieces}.")
    if not saved.lost:
        typer.echo("Nothing was lost.")


def _describe(backup: Backup) -> str:
    when = f"{backup.time.astimezone():%Y-%m-%d %H:%M}"
    return f"{when}  {_KINDS[backup.kind]}, {backup.size / 1e6:,.1f} MB, of {backup.of}"
