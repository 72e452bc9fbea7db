"""The command `search`."""

from __future__ import annotations

from typing import Annotated

import typer

from desktop.cli.frame import Project, complain, open_project

_Many = list[str] | None


def search(
    project: Project,
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS…", help="What is looked for.", show_default=False)] = None,
    side: Annotated[_Many, typer.Option(help="Only of this side; this and most others may be given several times.")] = None,
    source: Annotated[_Many, typer.Option(help="Only of the text with this name or id.")] = None,
    type_: Annotated[_Many, typer.Option("--type", help="Only in discrepancies of this type, such as date or number.")] = None,
    severity: Annotated[_Many, typer.Option(help="Only in discrepancies of this severity: conflict, tension, …")] = None,
    state: Annotated[_Many, typer.Option(help="Only in facts of this state: disputed, compatible, agreed, single_side.")] = None,
    verdict: Annotated[_Many, typer.Option(help="Only what was judged so: accepted, dismissed, resolved, or still open.")] = None,
    tag: Annotated[_Many, typer.Option(help="Only what bears this tag.")] = None,
    author: Annotated[_Many, typer.Option(help="Only what this person decided or wrote.")] = None,
    since: Annotated[
        str, typer.Option(help="Only what was decided or written from this day on: 2026-01-31.", show_default=False)
    ] = "",
    until: Annotated[str, typer.Option(help="Only what was decided or written up to this day.", show_default=False)] = "",
    kind: Annotated[_Many, typer.Option(help="Only claim, note, statement, verdict, tag, tie or text.")] = None,
    limit: Annotated[int, typer.Option(help="At most so many of each kind.", min=1)] = 20,
) -> None:
    """Search the texts, the claims and the notebook of a project.

    All words must be there, in whatever form: ‘treaties’ finds ‘treaty’, ‘договора’ finds ‘договор’. Words in quotation
    marks are found as they stand ('"joint statement"'), and begin* finds what begins so. Without words, the filters alone decide.
    """
    from desktop.fact_table import open_console
    from desktop.hit_list import print_hits

    filters = {
        "sides": side, "sources": source, "types": type_, "severities": severity, "states": state, "verdicts": verdict, "tags": tag,
        "authors": author, "kinds": kind,
    }  # fmt: skip
    typed = " ".join(words or ())
    if not typed.strip() and not since and not until and not any(filters.values()):
        raise typer.BadParameter("Nothing is asked for: name words, or a filter such as --side.", param_hint="WORDS")
    given = {name: tuple(values) for name, values in filters.items() if values}
    with open_project(project, read_only=True) as session:
        hits = session.search(typed, since=since, until=until, limit=limit, **given)
    if hits:
        print_hits(hits, limit, open_console())
    else:
        complain("Nothing in this project answers that.")
