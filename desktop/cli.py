"""The command line: each command is a few lines over `desktop.session`, and knows no Qt.

Results go to standard output, failures and notices to standard error, progress to standard error where it is a terminal.
Exit codes: 0 done, 1 the work failed (one sentence says why), 2 wrong use, 130 stopped by Ctrl+C.
"""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from desktop.terminal import shown_progress
from reconciler.errors import Cancelled, DiptychError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from desktop.added import Added
    from desktop.session import Session
    from reconciler.model import Analysis, Document
    from reconciler.progress import Progress
    from reconciler.report import Report

    # opens the window on a project, or on none; the flag says that it is the sample
    Window = Callable[[Path | None, bool], int]

STOPPED = 130


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


app = typer.Typer(
    name="diptych",
    cls=Edge,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="A first project:\n\n"
    "  diptych new talks.diptych\n\n"
    "  diptych add talks.diptych page1.html page2.txt --side EU\n\n"
    "  diptych add talks.diptych briefing.txt --side Russia --published 2011-06-01\n\n"
    "  diptych reconcile talks.diptych\n\n"
    "  diptych export talks.diptych talks.html",
)

Project = Annotated[Path, typer.Argument(metavar="P.diptych", help="The project file.", show_default=False)]


def run(arguments: Sequence[str], window: Window | None = None) -> int:
    """Run a command and return its exit code; `window` is what `demo` opens, and None where there is no screen."""
    try:
        app(args=list(arguments), prog_name="diptych", obj=window)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(done.code is not None)
    return 0


def complain(sentence: str) -> None:
    """Say one sentence on standard error."""
    typer.echo(sentence, err=True)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib import metadata

        typer.echo(f"diptych {metadata.version('diptych')}")
        raise typer.Exit


@app.callback()
def diptych(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Set what several sides publish about the same facts next to one another.

    Diptych finds where the accounts meet, differ and fall silent. Without a command, or with a project alone
    (diptych talks.diptych), it opens the window.
    """


@app.command(epilog="Example: diptych new talks.diptych")
def new(project: Project) -> None:
    """Make an empty project: one file that holds texts, results, verdicts and notes."""
    from desktop.session import Session

    Session.create(project).close()
    typer.echo(f"{project} is made, and empty. Next: diptych add {project} FILE... --side NAME")


@app.command(
    epilog="Examples:\n\n"
    "  diptych add talks.diptych page.html --side EU\n\n"
    "  diptych add talks.diptych brief.txt --side Russia --title 'On the talks' --published 2011-06 --language ru"
)
def add(
    project: Project,
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Texts: plain text or HTML.", show_default=False)],
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
) -> None:
    """Add texts of one side to a project.

    What you say with an option goes before what a file says of itself. A file that cannot be read is named, and stops none of the
    others; the exit code is then 1.
    """
    from desktop.session import Session
    from sources.metadata import Metadata

    known = Metadata(
        title=title, publisher=publisher, author=author, language=language, url=url, published=published, accessed=accessed
    )
    with Session.open(project) as session, _stoppable() as progress:
        added = session.add_files(files, side=side, metadata=known, progress=progress)
    _tell(added)
    _tell_notices(added.documents)
    if added.failures:
        raise typer.Exit(1)


@app.command(
    epilog="Examples:\n\n"
    "  diptych reconcile talks.diptych\n\n"
    "  diptych reconcile texts/\n\n"
    "  diptych reconcile texts/ --json - > result.json"
)
def reconcile(
    what: Annotated[
        Path,
        typer.Argument(metavar="P.diptych | FOLDER", help="A project, or a folder with a subfolder a side.", show_default=False),
    ],
    json: Annotated[
        Path | None, typer.Option("--json", metavar="OUT", help="Write JSON to this file, - for standard output; no table.")
    ] = None,
) -> None:
    """Find the facts that the texts share, and where they differ; then print the fact table.

    A project keeps the result, and carries your verdicts and notes over to it. A folder has a subfolder a side
    (texts/EU/..., texts/Russia/...) or a sources.toml; it is read, and left as it is. Ctrl+C stops
    the work and leaves the project as it was.
    """
    from reconciler import report
    from reconciler.export import json_format

    if what.is_dir():
        analysis = _reconcile_folder(what)
        table = report.build(analysis)
    elif what.exists():
        with _open(what) as session:
            analysis = _reconcile_project(session)
            table = session.report(analysis)
    else:
        raise InputError(f"{what} is not there: name a project or a folder of texts.")
    _tell_notices(analysis.documents)
    if json is None:
        _print_table(table)
        return
    report.verify(analysis)
    _write_json(json, json_format.write_analysis(analysis))


@app.command(epilog="Example: diptych facts talks.diptych | less")
def facts(project: Project) -> None:
    """Print the fact table of a reconciled project: disputed facts first, then the others by state."""
    with _open(project, read_only=True) as session:
        report = session.report()
    _print_table(report)


@app.command(
    epilog="Examples:\n\n"
    "  diptych export talks.diptych talks.html\n\n"
    "  diptych export talks.diptych talks.csv\n\n"
    "  diptych export talks.diptych table.txt --format csv"
)
def export(
    project: Project,
    out: Annotated[Path, typer.Argument(metavar="OUT.EXT", help="The file to write; its ending chooses the format.")],
    format_: Annotated[
        str | None, typer.Option("--format", metavar="F", help="html, csv or json, where the ending does not say.")
    ] = None,
) -> None:
    """Write the fact table with your verdicts and notes: an HTML report, a CSV table or JSON.

    Every quote is checked against its source first. A file that is there already is replaced.
    """
    with _open(project, read_only=True) as session:
        written = session.export(out, format_)
    typer.echo(f"{written} is written.")


@app.command(
    epilog="Examples:\n\n  diptych glossary talks.diptych > glossary.toml\n\n  diptych glossary talks.diptych --set glossary.toml"
)
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
        with _open(project, read_only=True) as session:
            typer.echo(session.glossary(), nl=False)
        return
    text = _read_text(set_)
    with _open(project) as session:
        own = session.set_glossary(text)
    entries = f"{len(own.entries)} {'entry' if len(own.entries) == 1 else 'entries'}"
    beside = f", beside those shipped: {', '.join(own.shipped)}" if own.shipped else ", and uses none of those shipped"
    typer.echo(f"{project} has a glossary of {entries}{beside}. To use it: diptych reconcile {project}")


@app.command(epilog="Example: diptych check talks.diptych")
def check(project: Project) -> None:
    """Verify a project: the file, the hashes of its texts, and every quote against its source. Exit code 1 on any fault."""
    with _open(project, read_only=True) as session:
        faults = session.check()
        texts = 0 if faults else len(session.documents())
    for fault in faults:
        complain(fault)
    if faults:
        raise typer.Exit(1)
    typer.echo(f"{project} is sound: {texts} {'text' if texts == 1 else 'texts'}, all hashes and quotes as they were.")


@app.command(epilog="Examples:\n\n  diptych demo\n\n  diptych demo --no-window --report demo.html")
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
    with _open(path) as session:
        table = session.report(_reconcile_project(session))
        session.export(out, "html")
    _print_table(table)
    typer.echo(f"\nThe same as a report to read, search and print: {out}\nThe project: {path}")


# --- parts of commands -------------------------------------------------------------------------------------------------------


def _open(path: Path, *, read_only: bool = False) -> Session:
    from desktop.session import Session

    return Session.open(path, read_only=read_only)


def _read_text(path: Path) -> str:
    """The text of a file that a person wrote, in UTF-8. Raises InputError."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path} cannot be read ({(error.strerror or str(error)).lower()}): check its name.") from error
    except UnicodeDecodeError:
        raise InputError(f"{path} is not in UTF-8: save it in that encoding, and set it again.") from None


def _tell(added: Added) -> None:
    for document in added.documents:
        language = f", {document.language}" if document.language else ""
        typer.echo(f"Added {document.name} ({document.side}{language}, {len(document.text):,} characters).")
    for notice in added.notices:
        typer.echo(notice)
    for failure in added.failures:
        complain(failure)


def _tell_notices(documents: Iterable[Document]) -> None:
    """Say which languages of `documents` are read in part only."""
    from reconciler.notices import notices, say

    for notice in notices(documents):
        complain(say(notice))


def _reconcile_project(session: Session) -> Analysis:
    found = session.unchanged()
    if found is None:
        with _stoppable() as progress:
            return session.reconcile(progress=progress)
    if sys.stderr.isatty():
        complain("Nothing has changed since the last run: this is what it found.")
    return found


def _reconcile_folder(folder: Path) -> Analysis:
    from desktop.session import reconcile_folder

    with shown_progress() as progress:
        analysis, notices = reconcile_folder(folder, progress=progress)
    for notice in notices:
        complain(notice)
    return analysis


def _print_table(report: Report) -> None:
    from desktop.fact_table import open_console, print_table

    print_table(report, open_console())


def _write_json(out: Path, content: bytes) -> None:
    from desktop.files import write_file

    if str(out) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    write_file(out, content)
    typer.echo(f"{out} is written.")


@contextmanager
def _stoppable() -> Iterator[Progress]:
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
