"""What people decided and wrote, in the order in which a report says it: statements, verdicts, notes with their replies, tags."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reconciler.citation import whose
from reconciler.notebook.entries import Annotation, Statement, Tag, TargetKind, Translation, Verdict, VerdictValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reconciler.notebook.entries import Target
    from reconciler.report import Report


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that `author` said at `time`: `kind` is a word for it, `text` what was said, `detail` the reason of a verdict.

    `on` names what it is about where it stands away from it, or the facet of a fact. `depth` counts the notes that a reply answers.
    """

    kind: str
    text: str
    detail: str
    author: str
    time: str
    on: str = ""
    depth: int = 0

    @property
    def when(self) -> str:
        """The time to the minute: "2026-01-02 03:04 UTC"."""
        return f"{self.time[:16].replace('T', ' ')} UTC"


def said_of(report: Report, home: str) -> tuple[Said, ...]:
    """What was said of the fact, discrepancy, claim or source with the id `home`; of a fact's facets too."""
    made = report.decisions
    facets = sorted(key for key in {*made.opinions, *made.wordings, *made.notes} if key.startswith(f"{home}#"))
    found = []
    for key in (home, *facets):
        facet = key.partition("#")[2]
        found += [_statement(entry, facet) for entry in made.wordings.get(key, ())]
        found += [_verdict(entry, facet) for entry in made.opinions.get(key, ())]
        if key in made.learned:
            found.append(replace(_verdict(made.learned[key], facet), kind="Verdict, as earlier on the same words"))
        found += _thread(made.notes.get(key, ()), facet)
        found += _tags(made.tags.get(key, ()), facet)
    return tuple(found)


def said_elsewhere(report: Report) -> tuple[Said, ...]:
    """What was said of sources, claims and words, which stand in no fact's place; `on` says of what."""
    shown = {row.fact.id for row in report.rows} | {found.id for row in report.rows for found in row.discrepancies}
    made = report.decisions
    homes = dict.fromkeys((*made.opinions, *made.wordings, *made.notes, *made.tags))
    found: list[Said] = []
    for home in homes:
        if home.partition("#")[0] not in shown:
            about = _about(report, _target(report, home))
            found += [_on(one, about) for one in said_of(report, home)]
    return tuple(found)


def said_without_place(report: Report) -> tuple[Said, ...]:
    """What was said of claims that the analysis no longer has."""
    found: list[Said] = []
    for entry in report.decisions.unplaced:
        if isinstance(entry, Verdict):
            one = _verdict(entry, "")
        elif isinstance(entry, Statement):
            one = _statement(entry, "")
        elif isinstance(entry, Annotation):
            one = Said("Note", entry.text, "", entry.author, entry.time)
        elif isinstance(entry, Translation):
            one = Said("Translation", f"{entry.text} ({whose(entry)})", "", entry.author, entry.time)
        else:
            one = Said("Tag", entry.name, "", entry.author, entry.time)
        found.append(_on(one, _about(report, entry.target)))
    return tuple(found)


def as_of(report: Report) -> datetime | None:
    """When a person last changed what stands in the notebook; None where nobody did anything."""
    book = report.notebook
    times = [entry.time for kind in fields(book) for entry in getattr(book, kind.name)]
    times += [note.edited for note in book.notes if note.edited]
    return moment(max(times)) if times else None


def moment(time: str) -> datetime | None:
    """The moment that a notebook's time means, in UTC to the second; None where it is none."""
    try:
        found = datetime.fromisoformat(time)
    except ValueError:
        return None
    return found.astimezone(UTC).replace(microsecond=0) if found.tzinfo else found.replace(microsecond=0, tzinfo=UTC)


def _statement(entry: Statement, facet: str) -> Said:
    kind = "Reconciled statement" if not entry.suggested else "Reconciled statement, as the program proposed it"
    return Said(kind, entry.text, "", entry.author, entry.time, facet)


def _verdict(entry: Verdict, facet: str) -> Said:
    kind = "Verdict" if entry.value is not VerdictValue.OPEN else "Verdict, taken back"
    return Said(kind, str(entry.value), entry.reason, entry.author, entry.time, facet)


def _thread(notes: Sequence[Annotation], facet: str) -> Iterator[Said]:
    """Notes in the order of time, each with the replies to it below it."""
    ids = {note.id for note in notes}

    def below(parent: str, depth: int) -> Iterator[Said]:
        for note in notes:
            if (note.reply_to if note.reply_to in ids else "") == parent:
                yield Said("Reply" if depth else "Note", note.text, "", note.author, note.time, facet, depth)
                yield from below(note.id, depth + 1)

    return below("", 0)


def _tags(tags: Iterable[Tag], facet: str) -> list[Said]:
    return [Said("Tag", tag.name, "", tag.author, tag.time, facet) for tag in tags]


def _on(one: Said, about: str) -> Said:
    where = ", ".join(part for part in (about, one.on) if part)
    return replace(one, on=where)


def _target(report: Report, home: str) -> Target | None:
    made = report.decisions
    for placed in (made.opinions, made.wordings, made.notes, made.tags):
        if home in placed:
            entries: Sequence[Verdict | Statement | Annotation | Tag] = placed[home]
            return entries[0].target
    return None


def _about(report: Report, target: Target | None) -> str:
    """What a target is, in words: the source, or the words that it is about and where they stand."""
    if target is None:
        return ""
    names = {d.id: d.name for d in report.analysis.documents}
    if target.kind is TargetKind.SOURCE:
        return f"source {names.get(target.detail, target.detail)}"
    places = [f"“{' '.join(a.quote.split())}” ({names.get(a.source, a.source)}, {a.start}–{a.end})" for a in target.anchors]
    kind = {TargetKind.SPAN: "words", TargetKind.CLAIM: "claim"}.get(target.kind, str(target.kind))
    if not places:
        claims = {c.id: c.quote for c in report.analysis.claims}
        places = [f"“{' '.join(claims[c].split())}”" for c in target.claims if c in claims]
    return f"{kind} {'; '.join(places)}".strip()
