"""The command line: each command is a few lines over `desktop.session`, and knows no Qt.

Results go to standard output, failures and notices to standard error, progress to standard error where it is a terminal.
Exit codes: 0 done, 1 the work failed (one sentence says why), 2 wrong use, 130 stopped by Ctrl+C.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from desktop.cli import codings, concordance, fetching, notebook, results, safety, searching, texts, together, versions
from desktop.cli.frame import STOPPED, Edge, complain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cli.frame import Window

__all__ = ["STOPPED", "app", "complain", "run"]

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

# each with its examples, in the order of the help
COMMANDS = (
    (texts.new, "Examples:\n\n  diptych new talks.diptych\n\n  diptych new copy.diptych --from talks.project.json"),
    (
        texts.add,
        "Examples:\n\n"
        "  diptych add talks.diptych page.html --side EU\n\n"
        "  diptych add talks.diptych brief.txt --side Russia --title 'On the talks' --published 2011-06 --language ru",
    ),
    (
        fetching.fetch,
        "Examples:\n\n"
        "  diptych fetch talks.diptych https://example.org/statement --side EU\n\n"
        "  diptych fetch talks.diptych https://example.org/statement --update",
    ),
    (
        codings.import_,
        "Examples:\n\n"
        "  diptych import talks.diptych interviews.qdpx --side EU\n\n"
        "  diptych import talks.diptych annotations.jsonld --dry-run",
    ),
    (
        results.reconcile,
        "Examples:\n\n"
        "  diptych reconcile talks.diptych\n\n"
        "  diptych reconcile texts/\n\n"
        "  diptych reconcile texts/ --json - > result.json",
    ),
    (results.facts, "Example: diptych facts talks.diptych | less"),
    (
        concordance.concordance,
        "Examples:\n\n"
        "  diptych concordance talks.diptych\n\n"
        "  diptych concordance talks.diptych --places | less\n\n"
        "  diptych concordance talks.diptych --csv words.csv",
    ),
    (
        searching.search,
        "Examples:\n\n"
        "  diptych search talks.diptych visa dialogue\n\n"
        "  diptych search talks.diptych '\"working arrangement\"' --side EU\n\n"
        "  diptych search talks.diptych --type date --severity conflict --verdict open",
    ),
    (
        results.export,
        "Examples:\n\n"
        "  diptych export talks.diptych talks.html\n\n"
        "  diptych export talks.diptych talks.csv\n\n"
        "  diptych export talks.diptych talks.pdf --only disputed --side EU --style apa\n\n"
        "  diptych export talks.diptych table.txt --format csv",
    ),
    (results.formats, "Example: diptych formats"),
    (
        texts.glossary,
        "Examples:\n\n  diptych glossary talks.diptych > glossary.toml\n\n  diptych glossary talks.diptych --set glossary.toml",
    ),
    (
        versions.update,
        "Examples:\n\n"
        "  diptych update talks.diptych page.html page-today.html --dry-run\n\n"
        "  diptych update talks.diptych EU/page.html page-today.html --accept c0123456789abcdef --accessed 2026-01-31",
    ),
    (
        versions.orphans,
        "Examples:\n\n"
        "  diptych orphans talks.diptych\n\n"
        "  diptych orphans talks.diptych --attach c0123456789abcdef=120-180\n\n"
        "  diptych orphans talks.diptych --leave c0123456789abcdef",
    ),
    (
        versions.versions,
        "Examples:\n\n"
        "  diptych versions talks.diptych page.html\n\n"
        "  diptych versions talks.diptych page.html --text 1 | less\n\n"
        "  diptych versions talks.diptych page.html --original page.warc.gz\n\n"
        "  diptych versions talks.diptych page.html --beside 1",
    ),
    (
        notebook.history,
        "Examples:\n\n"
        "  diptych history talks.diptych --newest 20\n\n"
        "  diptych history talks.diptych --author ada --kind decide --since 2026-01-01\n\n"
        "  diptych history talks.diptych --json log.json",
    ),
    (notebook.undo, "Examples:\n\n  diptych undo talks.diptych\n\n  diptych undo talks.diptych o0123456789abcdef"),
    (notebook.redo, "Example: diptych redo talks.diptych"),
    (
        together.merge,
        "Examples:\n\n  diptych merge talks.diptych talks-ben.diptych --dry-run\n\n  diptych merge talks.diptych talks-ben.diptych",
    ),
    (together.agreement, "Example: diptych agreement talks.diptych"),
    (
        together.blind,
        "Examples:\n\n"
        "  diptych blind talks.diptych Ann Ben\n\n"
        "  diptych blind talks.diptych --done\n\n"
        "  diptych blind talks.diptych",
    ),
    (safety.check, "Examples:\n\n  diptych check talks.diptych\n\n  diptych check talks.diptych --mend"),
    (safety.backups, "Example: diptych backups talks.diptych"),
    (safety.restore, "Examples:\n\n  diptych restore talks.diptych\n\n  diptych restore talks.diptych 3"),
    (safety.salvage, "Example: diptych salvage talks.diptych saved.diptych"),
    (results.demo, "Examples:\n\n  diptych demo\n\n  diptych demo --no-window --report demo.html"),
)

for command, examples in COMMANDS:
    app.command(command.__name__.strip("_").replace("_", "-"), epilog=examples)(command)


def run(arguments: Sequence[str], window: Window | None = None) -> int:
    """Run a command and return its exit code; `window` is what `demo` opens, and None where there is no screen."""
    try:
        app(args=list(arguments), prog_name="diptych", obj=window)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(done.code is not None)
    return 0


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
