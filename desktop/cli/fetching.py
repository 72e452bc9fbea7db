"""The command that takes texts from the web: `fetch`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from desktop.cli.frame import Project, complain, open_project, stoppable, tell_notices
from desktop.cli.texts import tell_added
from desktop.cli.versions import described
from reconciler.notebook.outcomes import Fate

if TYPE_CHECKING:
    from desktop.fetching import Newer
    from desktop.session import Session

_MEGABYTE = 1 << 20


def fetch(
    project: Project,
    addresses: Annotated[list[str], typer.Argument(metavar="URL", help="Addresses of pages.", show_default=False)],
    side: Annotated[
        str | None,
        typer.Option(help="Whose voice it is; a new side is made. Not needed for a page that the project or the catalogue knows."),
    ] = None,
    title: Annotated[str, typer.Option(help="Its title, if the page does not say it.", show_default=False)] = "",
    publisher: Annotated[str, typer.Option(help="Who published it.", show_default=False)] = "",
    author: Annotated[str, typer.Option(help="Who wrote it.", show_default=False)] = "",
    published: Annotated[str, typer.Option(help="When it was published: 2011, 2011-06 or 2011-06-01.", show_default=False)] = "",
    language: Annotated[str, typer.Option(help="Its language, as two letters: en, ru.", show_default=False)] = "",
    update: Annotated[bool, typer.Option("--update", help="Put a page that has changed in the place of what is here.")] = False,
    accept_changed: Annotated[
        bool, typer.Option("--accept-changed", help="With --update, agree to the new words of all changed passages.")
    ] = False,
    seconds: Annotated[float, typer.Option(min=0.1, max=3600, help="How long a page may take.")] = 30,
    size: Annotated[float, typer.Option(min=0.001, max=100, help="How large a page may be, in megabytes.")] = 20,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from this computer and the local network too.")
    ] = False,
) -> None:
    """Fetch pages of the web as texts of one side.

    Each page is kept as it came, with time, headers and hashes, as a web archive. What the site asks of programs (robots.txt) is
    respected. A page that fails is named, and stops none of the others; the exit code is then 1.
    """
    from sources.fetching.fetch import Options
    from sources.metadata import Metadata

    known = Metadata(title=title, publisher=publisher, author=author, language=language, published=published)
    options = Options(seconds=seconds, size=int(size * _MEGABYTE), allow_private=allow_private)
    with open_project(project) as session:
        with stoppable() as progress:
            added, pages = session.fetch(addresses, side=side, metadata=known, options=options, progress=progress)
        tell_added(added)
        for document in pages.same:
            typer.echo(f"{document.name} is unchanged since {document.accessed or 'it was added'}.")
        for newer in pages.newer:
            if update:
                _put_in_place(session, newer, accept_changed=accept_changed)
            else:
                typer.echo(f"{newer.old.name} has changed since {newer.old.accessed or 'it was added'}.")
                typer.echo(f"  To take that in: diptych fetch {project} {newer.new.url} --update")
    tell_notices(added.documents)
    if added.failures:
        raise typer.Exit(1)


def _put_in_place(session: Session, newer: Newer, *, accept_changed: bool) -> None:
    preview = session.preview_version(newer.old.id, newer.new)
    accepted = {passage.id for passage in preview.of(Fate.CHANGED)} if accept_changed else set()
    for line in described(preview, accepted):
        typer.echo(line)
    new = session.accept_version(preview, accepted)
    typer.echo(f"{new.name} stands in the place of {newer.old.name}.")
    waiting = len(session.orphans())
    if waiting:
        complain(f"Passages of old versions that stand nowhere: {waiting}. See: diptych orphans {session.path}")
