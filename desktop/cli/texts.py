"""The commands on a project and its texts: `new`, `add`, `glossary`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the types of parameters at run time
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.cli.frame import Project, complain, open_project, stoppable, tell_notices
from reconciler.errors import InputError

if TYPE_CHECKING:
    from desktop.added import Added


def new(
    project: Project,
    from_: Annotated[
        Path | None, typer.Option("--from", metavar="F", help="A whole project as JSON, to be made one again.", show_default=False)
    ] = None,
) -> None:
    """Make an empty project: one file that holds texts, results, verdicts and notes; or one that another was written from.

    A whole project is written by `diptych export P OUT.project.json`.
    """
    from desktop.session import Session

    if from_ is not None:
        Session.create_from(project, _read_bytes(from_), str(from_)).close()
        typer.echo(f"{project} is made, as {from_} has it.")
        return
    Session.create(project).close()
    typer.echo(f"{project} is made, and empty. Next: diptych add {project} FILE... --side NAME")


def add(
    project: Project,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Texts: files of any kind that is read, see docs/formats.", show_default=False),
    ],
    side: Annotated[
        str | None, typer.Option(help="Whose voice it is; a new side is made. Not needed for a page that the catalogue knows.")
    ] = None,
    title: Annotated[str, typer.Option(help="Its title, if the file does not say it.", show_default=False)] = "",
    publisher: Annotated[str, typer.Option(help="Who published it.", show_default=False)] = "",
    author: Annotated[str, typer.Option(help="Who wrote it.", show_default=False)] = "",
    url: Annotated[str, typer.Option(help="Where it was published; only recorded, nothing is fetched.", show_default=False)] = "",
    published: Annotated[str, typer.Option(help="When it was published: 2011, 2011-06 or 2011-06-01.", show_default=False)] = "",
    accessed: Annotated[str, typer.Option(help="When you looked it up, written likewise.", show_default=False)] = "",
    language: Annotated[str, typer.Option(help="Its language, as two letters: en, ru.", show_default=False)] = "",
    record: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="Of a web archive only the pages whose address has this in it.", show_default=False),
    ] = "",
) -> None:
    """Add texts of one side to a project, or all that a list of sources names.

    A list is a table (CSV, XLSX) with a row a source, or a library of a reference manager (BibTeX, RIS, CSL-JSON, Zotero RDF) whose
    files lie beside it.
    What you say with an option goes before what a file says of itself. A file that cannot be read is named, and stops none of the
    others; the exit code is then 1.
    """
    from sources.libraries.library import is_list
    from sources.metadata import Metadata

    known = Metadata(
        title=title, publisher=publisher, author=author, language=language, url=url, published=published, accessed=accessed
    )
    if len(files) > 1 and any(map(is_list, files)):
        raise typer.BadParameter("A list of sources is added by itself: add the other files with another call.")
    with open_project(project) as session, stoppable() as progress:
        if is_list(files[0]):
            added = session.add_list(files[0], side=side, metadata=known, progress=progress)
        else:
            added = session.add_files(files, side=side, metadata=known, record=record, progress=progress)
    tell_added(added)
    tell_notices(added.documents)
    if added.failures:
        raise typer.Exit(1)


def glossary(
    project: Project,
    set_: Annotated[
        Path | None, typer.Option("--set", metavar="FILE", help="Make this TOML file the project's glossary.", show_default=False)
    ] = None,
) -> None:
    """Print the project's own glossary, or replace it: names of bodies, persons, places and agreements.

    What its entries list counts as one thing in all texts and languages, before what the glossaries that come with Diptych say.
    It is used by the next `reconcile`.
    """
    if set_ is None:
        with open_project(project, read_only=True) as session:
            typer.echo(session.glossary(), nl=False)
        return
    text = _read_text(set_)
    with open_project(project) as session:
        own = session.set_glossary(text)
    entries = f"{len(own.entries)} {'entry' if len(own.entries) == 1 else 'entries'}"
    beside = f", beside those shipped: {', '.join(own.shipped)}" if own.shipped else ", and uses none of those shipped"
    typer.echo(f"{project} has a glossary of {entries}{beside}. To use it: diptych reconcile {project}")


def _read_text(path: Path) -> str:
    """The text of a file that a person wrote, in UTF-8. Raises InputError."""
    try:
        return _read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path} is not in UTF-8: save it in that encoding, and set it again.") from None


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read ({(error.strerror or str(error)).lower()}): check its name.") from error


def tell_added(added: Added) -> None:
    """Say which texts were added, what there is to know of it, and what failed."""
    from reconciler.notices import say

    for document in added.documents:
        language = f", {document.language}" if document.language else ""
        typer.echo(f"Added {document.name} ({document.side}{language}, {len(document.text):,} characters).")
    for notice in added.notices:
        typer.echo(say(notice))
    for failure in added.failures:
        complain(failure)
