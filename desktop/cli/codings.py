"""The command that takes in what other tools wrote: `import`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the types of parameters at run time
from typing import Annotated

import typer

from desktop.cli.frame import Project, complain, open_project, tell_notices


def import_(
    project: Project,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A .qdpx, Web Annotations (JSON-LD), or Taguette's database.", show_default=False)
    ],
    side: Annotated[
        str | None, typer.Option(help="Whose voice the texts are, where the file does not say it.", show_default=False)
    ] = None,
    claims: Annotated[bool, typer.Option("--claims", help="Make the marked words claims of the next run too.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would come.")] = False,
) -> None:
    """Take in texts, codings and memos from other tools for qualitative research.

    Reads REFI-QDA projects (NVivo, MAXQDA, ATLAS.ti, QualCoder, …), W3C Web Annotations, and projects of Taguette. Codes become
    tags, memos notes, and their authors stay. Words that cannot be verified get nothing hung on them, and are named. All of it is
    one operation, which `diptych undo` takes back.
    """
    from desktop.codings import lines_of

    with open_project(project, read_only=dry_run) as session:
        found = session.import_codings(file, side=side, claims=claims, dry_run=dry_run)
    for line in lines_of(found):
        typer.echo(line)
    for failure in found.failures:
        complain(failure)
    tell_notices(found.fresh)
