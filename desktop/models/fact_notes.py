"""What people wrote on a fact: notes with their replies, tags, statements, and what each of several researchers decided."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.models.labels import time_label, verdict_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reconciler.notebook.entries import Annotation, Statement, Tag
    from reconciler.report import Report, Row

# replies to replies to … are moved in no further than this
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note in Markdown, and who wrote it when; `depth` is 0 for one that answers none. `own`: this author may change it."""

    id: str
    text: str
    by: str
    depth: int = 0
    own: bool = True


@dataclass(frozen=True, slots=True)
class TagLine:
    """A tag, and who put it there when."""

    name: str
    by: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement or a value that a person stored; `by` also says where the program proposed it."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one of several researchers decided of the fact, and how they put it; either may be empty."""

    author: str
    verdict: str
    statement: str


def note_lines(notes: Iterable[Annotation], author: str = "") -> tuple[NoteLine, ...]:
    """The notes, each followed by its replies; an answer to a note that is not there stands by itself."""
    found = tuple(notes)
    known = {note.id for note in found}
    replies: dict[str, list[Annotation]] = defaultdict(list)
    for note in found:
        replies[note.reply_to if note.reply_to in known else ""].append(note)

    def thread(parent: str, depth: int) -> Iterator[NoteLine]:
        for note in replies[parent]:
            yield NoteLine(note.id, note.text, _by(note), min(depth, DEEPEST), author in ("", note.author))
            yield from thread(note.id, depth + 1)

    return tuple(thread("", 0))


def tag_lines(tags: Iterable[Tag]) -> tuple[TagLine, ...]:
    """The tags, each once, by name."""
    found = {tag.name.casefold(): TagLine(tag.name, f"{tag.author} · {time_label(tag.time)}") for tag in tags}
    return tuple(found[name] for name in sorted(found))


def tags_in_use(report: Report) -> tuple[str, ...]:
    """The names of all tags of the project, each once."""
    return tuple(sorted({tag.name for tag in report.notebook.tags}, key=str.casefold))


def stated(statement: Statement | None) -> Stated | None:
    """A statement as it is shown."""
    if statement is None:
        return None
    by = f"{statement.author} · {time_label(statement.time)}"
    if statement.suggested:
        by = QCoreApplication.translate("FactDetail", "proposed by the program, taken over · {by}").format(by=by)
    return Stated(statement.text, by)


def opinions(report: Report, row: Row) -> tuple[Opinion, ...]:
    """What each researcher decided of a fact; none where it was one alone."""
    verdicts = {v.author: verdict_line(v, author=False) for v in report.decisions.opinions.get(row.fact.id, ())}
    wordings = {s.author: s.text for s in report.decisions.wordings.get(row.fact.id, ())}
    authors = tuple(dict.fromkeys((*verdicts, *wordings)))
    if len(authors) < 2:
        return ()
    return tuple(Opinion(author, verdicts.get(author, ""), wordings.get(author, "")) for author in authors)


def _by(note: Annotation) -> str:
    by = f"{note.author} · {time_label(note.time)}"
    if not note.edited:
        return by
    return QCoreApplication.translate("FactDetail", "{by} · changed {time}").format(by=by, time=time_label(note.edited))
