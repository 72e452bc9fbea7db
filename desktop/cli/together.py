"""The commands for several researchers on one project: `merge`, `agreement`, `blind`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the types of parameters at run time
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.cli.frame import Project, open_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.notebook.agreement import Agreement, Undefined
    from reconciler.notebook.disagreements import Disagreement, View
    from reconciler.notebook.merging import MergePreview

LISTED = 20  # disagreements that are told one by one
LENGTH = 80
_NOUNS = {
    "verdict": "what to think of",
    "statement": "what holds of",
    "tie": "which claims belong together:",
    "claim": "where there is a claim:",
    "note": "a note on",
    "tag": "a tag on",
    "translation": "a translation of",
    "source": "what is said of",
    "anchor": "where this stands in a new version:",
    "off": "whether this is flagged:",
    "setting": "how the project is set:",
}
_KINDS = {
    "fact": "Verdicts on facts",
    "discrepancy": "Verdicts on discrepancies",
    "facet": "Verdicts on facets",
    "tie": "Claims linked or kept apart",
}


def merge(
    project: Project,
    other: Annotated[Path, typer.Argument(metavar="OTHER.diptych", help="Another's copy of the project.", show_default=False)],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what it would bring.")] = False,
) -> None:
    """Take in what another did in their copy of a project: texts, verdicts, notes, ties, all of it.

    Of several changes of one thing the newest counts; where you disagree, both views are listed, and stay in the history. The
    other copy is only read. Merging twice does no more than merging once.
    """
    with open_project(project, read_only=dry_run) as session:
        found = session.preview_merge(other) if dry_run else session.merge(other)
        texts = (*session.every_document(), *found.documents, *session.documents())
        names = {text.id: text.title or text.name for text in texts}
        blind = session.is_blind()
        stale = not dry_run and not found.nothing and session.analysis() is not None and session.unchanged() is None
    for line in _brought(other, found, names, dry_run=dry_run):
        typer.echo(line)
    if blind:
        typer.echo("Work is blind: what others judged and noted is shown when all are done.")
    if stale:
        typer.echo(f"Next: diptych reconcile {project}, since texts or ties are new.")


def agreement(project: Project) -> None:
    """Say how far the researchers agree: Cohen's kappa for each two, Krippendorff's alpha for all.

    Only what was decided counts. 1 is full agreement, 0 what chance alone would give, and below 0 is less than that.
    """
    with open_project(project, read_only=True) as session:
        found = session.agreement()
    for one in found:
        for line in _measured(one):
            typer.echo(line)


def blind(
    project: Project,
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME", help="Who takes part.", show_default=False)] = None,
    done: Annotated[bool, typer.Option("--done", help="Say that you are done.")] = False,
    not_done: Annotated[bool, typer.Option("--not-done", help="Say that you are not done after all.")] = False,
    off: Annotated[bool, typer.Option("--off", help="End blind work: all see all.")] = False,
) -> None:
    """Have several researchers judge by themselves, and say how far each has come.

    With names, blind work begins: until each of them is done, everyone sees of verdicts, statements, notes and tags only their own.
    Ties, claims made by hand and what is said of the texts stay common, since they shape the result. It is an agreement
    between colleagues, and no lock.
    """
    if sum((bool(names), done, not_done, off)) > 1:
        raise typer.BadParameter("Names, --done, --not-done and --off go one at a time.")
    with open_project(project, read_only=not (names or done or not_done or off)) as session:
        if names or off:
            session.set_blind(names or ())
        elif done or not_done:
            session.set_done(done=done)
        progress, still = session.blind_progress(), session.is_blind()
    if not progress:
        typer.echo("Work is not blind here.")
        return
    for one in progress:
        typer.echo(f"{one.author}: {one.decided} decided, {'done' if one.done else 'not done yet'}")
    typer.echo("Each sees only their own until all are done." if still else "All are done, and see all.")


# --- in words ------------------------------------------------------------------------------------------------------------------


def _brought(other: Path, found: MergePreview, names: dict[str, str], *, dry_run: bool) -> Iterator[str]:
    if found.nothing:
        yield f"{other} has nothing that is not here."
        return
    whose = ", ".join(f"{author or 'unnamed'}: {count}" for author, count in found.authors)
    total = sum(count for _, count in found.authors)
    would = "would bring" if dry_run else "brought"
    yield f"{other} {would} {_several(total, 'deed')} ({whose}) and {_several(len(found.documents), 'text')}."
    for document in found.documents:
        yield f"  {document.side}: {document.title or document.name}"
    if found.disagreements:
        yield f"{_several(len(found.disagreements), 'disagreement')}; what counts is marked with *:"
    for one in found.disagreements[:LISTED]:
        yield from _told(one, names)
    if len(found.disagreements) > LISTED:
        yield f"  and {len(found.disagreements) - LISTED} more"


def _told(one: Disagreement, names: dict[str, str]) -> Iterator[str]:
    from reconciler.notebook.history import about

    entry = next((view.entry for view in one.views if view.entry is not None), None)
    yield f"  {_NOUNS[one.kind]} {about(entry, names)}"
    last = next((view for view in reversed(one.views) if view.stands), None)
    for view in one.views:
        yield f"  {'*' if view is last else ' '} {_view(view)}"
    for note in one.notes:
        yield f"    note of {note.author}, {_when(note.time)}: {_short(note.text)}"


def _view(view: View) -> str:
    from reconciler.notebook.disagreements import said
    from reconciler.notebook.entries import Carried

    words = "taken away"
    if view.entry is not None:
        words = view.entry.new.quote if isinstance(view.entry, Carried) else str(said(view.entry)[0])
    return f"{view.author or 'unnamed'}, {_when(view.time)}: {_short(words)}" + (f" ({_short(view.reason)})" if view.reason else "")


def _measured(one: Agreement) -> Iterator[str]:
    yield f"{_KINDS[one.kind]}: {one.items} decided by anyone, {one.shared} by two or more, who agree on {one.agreed}"
    yield f"  Krippendorff's alpha: {_number(one.alpha, one.why)}"
    for pair in one.pairs:
        counts = f"both decided {pair.shared} of {pair.items}, and agree on {pair.agreed}"
        yield f"  {pair.a} and {pair.b}: Cohen's kappa {_number(pair.kappa, pair.why)} ({counts})"


def _number(value: float | None, why: Undefined | None) -> str:
    return f"none, because {why}" if value is None else f"{value:.3f}"


def _several(count: int, noun: str) -> str:
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"


def _short(text: str) -> str:
    from reconciler.report import shorten

    return shorten(text, LENGTH)


def _when(time: str) -> str:
    return time[:16].replace("T", " ")
