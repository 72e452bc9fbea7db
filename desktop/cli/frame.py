"""What all commands share: the edge where a failure becomes a sentence, the project that is named, work that can be stopped."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from desktop.terminal import shown_progress
from reconciler.errors import Cancelled, DiptychError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from desktop.session import Session
    from reconciler.model import Document
    from reconciler.progress import Progress

    # opens the window on a project, or on none; the flag says that it is the sample
    Window = Callable[[Path | None, bool], int]

STOPPED = 130

Project = Annotated[Path, typer.Argument(metavar="P.diptych", help="The project file.", show_default=False)]


class Edge(TyperGroup):
    """Where a failure becomes one sentence on standard error and an exit code; anything but a failure is a bug and passes."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except DiptychError as error:
            complain(str(error))
            raise typer.Exit(1) from None
        except (KeyboardInterrupt, Cancelled) as stop:
            complain(str(stop) or "Stopped.")
            raise typer.Exit(STOPPED) from None


def complain(sentence: str) -> None:
    """Say one sentence on standard error."""
    typer.echo(sentence, err=True)


@contextmanager
def open_project(path: Path, *, read_only: bool = False) -> Iterator[Session]:
    """The project at `path`, opened; at the end it is closed, and what there is to know of the file is said."""
    from desktop.session import Session

    session = Session.open(path, read_only=read_only)
    try:
        with session:
            yield session
    finally:
        for notice in session.notices():
            complain(notice)


def tell_notices(documents: Iterable[Document]) -> None:
    """Say which languages of `documents` are read in part only."""
    from reconciler.notices import notices, say

    for notice in notices(documents):
        complain(say(notice))


def write_out(out: Path, content: bytes) -> None:
    """Write a file, or for - to standard output and nothing else."""
    from desktop.files import write_file

    if str(out) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    write_file(out, content)
    typer.echo(f"{out} is written.")


@contextmanager
def stoppable() -> Iterator[Progress]:
    """Progress of work of which nothing is stored before its end; Ctrl+C stops it at its next step, a second Ctrl+C at once.

    An interrupt raised wherever the program happens to be would now and then land in the import of a library or in a destructor,
    and come out as another error or as none.
    """
    asked = False

    def ask(_number: int, _frame: object) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True

    before = signal.signal(signal.SIGINT, ask)
    try:
        with shown_progress() as show:

            def progress(step: str, done: int, total: int) -> None:
                if asked:
                    raise Cancelled
                show(step, done, total)

            yield progress
    except BaseException as error:
        # after a second Ctrl+C: whatever a library makes of it
        if asked or isinstance(error, (KeyboardInterrupt, Cancelled)):
            raise Cancelled("Stopped; the project is as it was.") from None
        raise
    finally:
        signal.signal(signal.SIGINT, before)
