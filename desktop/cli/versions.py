"""The commands on versions of a text: `update`, `orphans`, `versions`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the types of parameters at run time
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.cli.frame import Project, complain, open_project, write_out
from reconciler.errors import InputError
from reconciler.notebook.entries import kind_of
from reconciler.notebook.outcomes import Fate, PieceKind
from reconciler.report import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.session import Session
    from reconciler.notebook.entries import Entry
    from reconciler.notebook.outcomes import Piece, Suggestion
    from reconciler.notebook.versions import Orphan, Passage, VersionPreview

_Source = Annotated[str, typer.Argument(metavar="SOURCE", help="The text: its name, its title, or SIDE/NAME.", show_default=False)]

LENGTH = 200  # code points of a passage that are shown
NEAR = 100  # of what looks like it
AROUND = 40  # of the unchanged words on either side of a difference
_MARKS = {PieceKind.GONE: "[-{}-]", PieceKind.NEW: "{{+{}+}}", PieceKind.SAME: "{}"}


def update(
    project: Project,
    source: _Source,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The new version of it.", show_default=False)],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would become of what you decided and noted.")] = False,
    accept: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Agree to the new words of this passage; may be given several times.", show_default=False),
    ] = None,
    accept_changed: Annotated[
        bool, typer.Option("--accept-changed", help="Agree to the new words of all changed passages.")
    ] = False,
    title: Annotated[str, typer.Option(help="Its title, if the file does not say it.", show_default=False)] = "",
    url: Annotated[str, typer.Option(help="Where it was published, if elsewhere than before.", show_default=False)] = "",
    published: Annotated[str, typer.Option(help="When it was published: 2011, 2011-06 or 2011-06-01.", show_default=False)] = "",
    accessed: Annotated[str, typer.Option(help="When you looked it up, written likewise.", show_default=False)] = "",
) -> None:
    """Put a new version of a text in the place of the old one, and carry over what you decided and noted.

    Passages whose words stayed keep all that hangs on them, also where they were moved. Where words have changed, the difference is
    shown, and nothing is carried over that you do not accept. What is lost waits in `diptych orphans`. The old version stays in the
    project; `diptych undo` brings it back.
    """
    from sources.metadata import Metadata

    with open_project(project, read_only=dry_run) as session:
        old = session.find_source(source)
        known = Metadata(title=title, url=url, published=published, accessed=accessed)
        preview = session.preview_version(old.id, session.read_version(old.id, file, known))
        changed = {passage.id for passage in preview.of(Fate.CHANGED)}
        unknown = sorted(set(accept or ()) - changed)
        if unknown:
            raise InputError(f"No changed passage has the number {unknown[0]}: look at those there are with --dry-run.")
        accepted = changed if accept_changed else set(accept or ())
        for line in described(preview, accepted):
            typer.echo(line)
        if dry_run:
            return
        new = session.accept_version(preview, accepted)
        waiting = len(session.orphans())
    typer.echo(f"{new.name} stands in the place of {old.name}. Next: diptych reconcile {project}")
    if waiting:
        complain(
            f"{_count(waiting, 'passage')} of old versions stand{'' if waiting > 1 else 's'} nowhere: diptych orphans {project}"
        )


def orphans(
    project: Project,
    attach: Annotated[
        str,
        typer.Option(metavar="ID=START-END", help="Say where a passage stands in the newest version.", show_default=False),
    ] = "",
    leave: Annotated[str, typer.Option(metavar="ID", help="Leave a passage with its old version.", show_default=False)] = "",
) -> None:
    """List the passages of old versions that you decided or noted something on and that stand nowhere now.

    Each has a number, what hangs on it, and the places that look like it, as characters of the newest version.
    """
    if attach and leave:
        raise InputError("A passage is either attached or left: give one of --attach and --leave.")
    with open_project(project, read_only=not (attach or leave)) as session:
        waiting = {orphan.anchor.id: orphan for orphan in session.orphans()}
        if attach or leave:
            _settle(session, waiting, attach, leave)
            return
        for orphan in waiting.values():
            quote = f"“{shorten(orphan.anchor.quote, LENGTH)}”"
            typer.echo(f"{orphan.anchor.id}  {orphan.newest.name}: {quote} ({_hanging(orphan.entries)})")
            for line in _near(orphan.suggestions, orphan.newest.text):
                typer.echo(f"    {line}")
    if not waiting:
        typer.echo("Everything that you decided and noted has its place.")


def versions(
    project: Project,
    source: _Source,
    text: Annotated[int, typer.Option(metavar="N", help="Print the text of this version.", show_default=False)] = 0,
    original: Annotated[
        Path | None,
        typer.Option(
            metavar="OUT", help="Write the file that the newest version was read from, or that of --text.", show_default=False
        ),
    ] = None,
    beside: Annotated[
        int, typer.Option(metavar="N", help="Compare this old version too, as a text of its own.", show_default=False)
    ] = 0,
    alone: Annotated[int, typer.Option(metavar="N", help="Compare this old version no longer.", show_default=False)] = 0,
) -> None:
    """List the versions of a text, oldest first; print one, write its file, or have an old one compared beside the newest."""
    with open_project(project, read_only=not (beside or alone)) as session:
        found = session.versions(session.find_source(source).id)
        for number in (text, beside, alone):
            if not 0 <= number <= len(found):
                raise InputError(f"{source} has {_count(len(found), 'version')}: there is no number {number}.")
        for number, on in ((beside, True), (alone, False)):
            if number:
                session.keep_beside(found[number - 1].id, on=on)
        shown = {document.id for document in session.documents()}
    if original is not None:
        document = found[text - 1]
        write_out(original, document.original or document.text.encode("utf-8", "surrogatepass"))
        return
    if text:
        typer.echo(found[text - 1].text, nl=not found[text - 1].text.endswith("\n"))
        return
    for number, document in enumerate(found, 1):
        state = "newest" if number == len(found) else "compared beside it" if document.id in shown else "old"
        dates = ", ".join(f"{name} {day}" for name in ("published", "accessed") if (day := getattr(document, name)))
        typer.echo(f"{number}  {document.name}{f', {dates}' if dates else ''}, {len(document.text):,} characters ({state})")


# --- inside ------------------------------------------------------------------------------------------------------------------


def _settle(session: Session, waiting: dict[str, Orphan], attach: str, leave: str) -> None:
    identity, _, place = (attach or leave).partition("=")
    if identity not in waiting:
        raise InputError(f"No passage without a place has the number {identity}: look at those there are without this option.")
    orphan = waiting[identity]
    if leave:
        session.leave(orphan.anchor)
        typer.echo(f"“{shorten(orphan.anchor.quote, NEAR)}” is left with its old version.")
        return
    start, _, end = place.partition("-")
    if not (start.isdecimal() and end.isdecimal()):
        raise InputError(f"{attach} names no place: write it as --attach {identity}=120-180.")
    span = int(start), int(end)
    new = session.attach(orphan.anchor, *span, suggested=span in {(s.start, s.end) for s in orphan.suggestions})
    typer.echo(f"“{shorten(orphan.anchor.quote, NEAR)}” stands at “{shorten(new.quote, NEAR)}” now.")


def described(preview: VersionPreview, accepted: set[str]) -> Iterator[str]:
    """What a new version does to what hangs on the old one, in lines."""
    if not any(passage.entries for passage in preview.passages):
        yield f"Nothing was decided or noted on {preview.old.name} yet."
        return
    yield f"Kept: {_count(len(preview.of(Fate.KEPT)), 'passage')}."
    for fate in (Fate.MOVED, Fate.CHANGED, Fate.LOST):
        found = preview.of(fate)
        if found:
            yield f"{fate.value.capitalize()}: {_count(len(found), 'passage')}."
        for passage in found:
            yield f"    {_told(passage, accepted)}"
            yield from (f"        {line}" for line in _near(passage.outcome.suggestions, preview.new.text))


def _told(passage: Passage, accepted: set[str]) -> str:
    """A passage that was not simply kept, what hangs on it, and what becomes of it."""
    outcome, hanging = passage.outcome, _hanging(passage.entries)
    if outcome.fate is Fate.CHANGED:
        agreed = "accepted" if passage.id in accepted else f"not carried over without --accept {passage.id}"
        return f"{_difference(outcome.diff)} ({hanging}): {agreed}"
    quote = f"“{shorten(outcome.anchor.quote, LENGTH)}” ({hanging})"
    if outcome.place is None:
        return quote
    return f"{quote}, from {outcome.anchor.start}-{outcome.anchor.end} to {outcome.place[0]}-{outcome.place[1]}"


def _near(suggestions: Sequence[Suggestion], text: str) -> Iterator[str]:
    for found in suggestions:
        alike = "word for word" if found.alike == 1 else f"{found.alike:.0%}"
        yield f"looks like {found.start}-{found.end} ({alike}): “{shorten(text[found.start : found.end], NEAR)}”"


def _difference(diff: Sequence[Piece]) -> str:
    """A difference as `wdiff` writes it, with what is the same shortened in the middle."""
    said = []
    for piece in diff:
        text = piece.text
        if piece.kind is PieceKind.SAME and len(text) > 2 * AROUND + 10:
            text = f"{text[:AROUND]}…{text[-AROUND:]}"
        said.append(_MARKS[piece.kind].format(text))
    return "".join(said).replace("\n", "⏎")


def _hanging(entries: Sequence[Entry]) -> str:
    """What hangs on a passage, in words: "note, 2 verdicts"."""
    names = [kind_of(entry.key) for entry in entries]
    return ", ".join(name if (n := names.count(name)) == 1 else _count(n, name) for name in dict.fromkeys(names))


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
