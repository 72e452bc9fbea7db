"""A new version of a text, passages without a place, and another's copy of the project, in the words of the window."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop.marks import QT_TRANSLATE_NOOP
from desktop.models.labels import interface_language, one_line, source_label, time_label, verdict_label
from reconciler.notebook.disagreements import said
from reconciler.notebook.entries import (
    Annotation,
    Carried,
    ClaimKind,
    ClaimMark,
    Statement,
    Tag,
    Tie,
    TieKind,
    Translation,
    Verdict,
    VerdictValue,
)
from reconciler.notebook.history import about, say
from reconciler.notebook.outcomes import Fate, word_diff

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reconciler.model import Document
    from reconciler.notebook.disagreements import Disagreement, View
    from reconciler.notebook.entries import Entry
    from reconciler.notebook.merging import MergePreview
    from reconciler.notebook.outcomes import Piece, Suggestion
    from reconciler.notebook.versions import Orphan, Passage, VersionPreview

LENGTH = 240  # code points of a passage that are shown
SHORT = 60  # of a note that hangs on one

_TIES = {
    TieKind.LINKED: QT_TRANSLATE_NOOP("SourceChanges", "linked with another claim"),
    TieKind.APART: QT_TRANSLATE_NOOP("SourceChanges", "kept apart from another claim"),
    TieKind.ALONE: QT_TRANSLATE_NOOP("SourceChanges", "has no counterpart"),
}
_CLAIMS = {
    ClaimKind.MADE: QT_TRANSLATE_NOOP("SourceChanges", "claim made by hand"),
    ClaimKind.REMOVED: QT_TRANSLATE_NOOP("SourceChanges", "claim taken away"),
}
_ABOUT = {
    "verdict": QT_TRANSLATE_NOOP("SourceChanges", "Verdict on {what}"),
    "statement": QT_TRANSLATE_NOOP("SourceChanges", "Statement on {what}"),
    "tie": QT_TRANSLATE_NOOP("SourceChanges", "Which claims belong together: {what}"),
    "claim": QT_TRANSLATE_NOOP("SourceChanges", "Where there is a claim: {what}"),
    "note": QT_TRANSLATE_NOOP("SourceChanges", "Note on {what}"),
    "tag": QT_TRANSLATE_NOOP("SourceChanges", "Tag on {what}"),
    "translation": QT_TRANSLATE_NOOP("SourceChanges", "Translation of {what}"),
    "source": QT_TRANSLATE_NOOP("SourceChanges", "What is said of {what}"),
    "anchor": QT_TRANSLATE_NOOP("SourceChanges", "Where this stands in a new version: {what}"),
    "off": QT_TRANSLATE_NOOP("SourceChanges", "Whether this is flagged: {what}"),
    "setting": QT_TRANSLATE_NOOP("SourceChanges", "How the project is set: {what}"),
}


def _say(text: str) -> str:
    return QCoreApplication.translate("SourceChanges", text)


def hanging(entries: Iterable[Entry]) -> str:
    """What hangs on a passage, in a line; what is there several times, once with how often."""
    counts = Counter(_entry(entry) for entry in entries)
    return " · ".join(text if count == 1 else f"{text} ×{count}" for text, count in counts.items())


def _entry(entry: Any) -> str:
    match entry:
        case Verdict():
            said_of = one_line(entry.reason, SHORT)
            return f"{verdict_label(entry.value)} ({said_of})" if said_of else verdict_label(entry.value)
        case Statement() | Annotation() | Translation():
            return f"“{one_line(entry.text, SHORT)}”"
        case Tag():
            return f"#{entry.name}"
        case Tie():
            return _say(_TIES[entry.kind])
        case ClaimMark():
            return _say(_CLAIMS[entry.kind])
        case _:
            return str(entry.key)


# --- a new version -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NearLine:
    """A passage of the new text that looks like a lost one: `[start, end)`, how it differs from it, and how alike it is."""

    start: int
    end: int
    diff: tuple[Piece, ...]
    alike: float


@dataclass(frozen=True, slots=True)
class PassageLine:
    """A passage of the old version: `diff` where its words changed, `near` where it might stand instead."""

    id: str
    text: str
    hangs: str
    diff: tuple[Piece, ...] = ()
    near: tuple[NearLine, ...] = ()


@dataclass(frozen=True, slots=True)
class FateGroup:
    """What became of some passages, under a title with their count."""

    fate: Fate
    title: str
    passages: tuple[PassageLine, ...]


_FATES = {
    Fate.CHANGED: QT_TRANSLATE_NOOP("SourceChanges", "Changed: {count}"),
    Fate.LOST: QT_TRANSLATE_NOOP("SourceChanges", "Lost: {count}"),
    Fate.MOVED: QT_TRANSLATE_NOOP("SourceChanges", "Moved, word for word: {count}"),
    Fate.KEPT: QT_TRANSLATE_NOOP("SourceChanges", "Kept: {count}"),
}


def fate_groups(preview: VersionPreview) -> list[FateGroup]:
    """What becomes of the passages that something hangs on, what asks for a look first; groups without any are left out."""
    groups = []
    for fate, title in _FATES.items():
        found = tuple(_passage(passage, preview.new.text) for passage in preview.of(fate))
        if found:
            groups.append(FateGroup(fate, _say(title).format(count=len(found)), found))
    return groups


def _passage(passage: Passage, text: str) -> PassageLine:
    outcome = passage.outcome
    quote = outcome.anchor.quote
    near = _near(quote, text, outcome.suggestions)
    return PassageLine(passage.id, one_line(quote, LENGTH), hanging(passage.entries), outcome.diff, near)


def _near(quote: str, text: str, suggestions: Sequence[Suggestion]) -> tuple[NearLine, ...]:
    return tuple(NearLine(s.start, s.end, word_diff(quote, text[s.start : s.end]), s.alike) for s in suggestions)


def orphan_lines(orphans: Iterable[Orphan]) -> list[PassageLine]:
    """The passages of old versions that stand nowhere now."""
    found = []
    for orphan in orphans:
        quote = orphan.anchor.quote
        near = _near(quote, orphan.newest.text, orphan.suggestions)
        found.append(PassageLine(orphan.anchor.id, one_line(quote, LENGTH), hanging(orphan.entries), near=near))
    return found


# --- another's copy ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ViewLine:
    """What one researcher decided; `counts`: it is what stands."""

    by: str
    text: str
    reason: str
    counts: bool


@dataclass(frozen=True, slots=True)
class DisagreementLine:
    """What is disagreed on, the views in the order of time, and the notes on it."""

    about: str
    views: tuple[ViewLine, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MergeLines:
    """What a copy brings: `authors` with how many deeds each, new texts, the deeds, and the disagreements."""

    authors: str
    texts: tuple[str, ...]
    deeds: tuple[str, ...]
    disagreements: tuple[DisagreementLine, ...]


def merge_lines(found: MergePreview, documents: Sequence[Document]) -> MergeLines:
    """The same in words; `documents` are all that either copy knows, for their names."""
    names = {document.id: source_label(document) for document in (*documents, *found.documents)}
    nobody = QCoreApplication.translate("SourceChanges", "unnamed")
    language = interface_language()
    return MergeLines(
        ", ".join(f"{author or nobody}: {count}" for author, count in found.authors),
        tuple(f"{document.side} · {source_label(document)}" for document in found.documents),
        tuple(
            f"{time_label(operation.time)} · {operation.author or nobody}: {say(operation, names, language)}"
            for operation in reversed(found.operations)
        ),
        tuple(_disagreement(one, names, nobody) for one in found.disagreements),
    )


def _disagreement(one: Disagreement, names: Mapping[str, str], nobody: str) -> DisagreementLine:
    entry = next((view.entry for view in one.views if view.entry is not None), None)
    what = about(entry, names, interface_language())
    last = next((view for view in reversed(one.views) if view.stands), None)
    views = tuple(
        ViewLine(f"{view.author or nobody} · {time_label(view.time)}", _view(view), view.reason, view is last) for view in one.views
    )
    notes = tuple(f"{note.author} · {time_label(note.time)}: {one_line(note.text, LENGTH)}" for note in one.notes)
    return DisagreementLine(_say(_ABOUT[one.kind]).format(what=what), views, notes)


def _view(view: View) -> str:
    entry = view.entry
    if entry is None:
        return QCoreApplication.translate("SourceChanges", "taken away")
    if isinstance(entry, Carried):
        return one_line(entry.new.quote, LENGTH)
    if isinstance(entry, (Tie, ClaimMark)):
        return _entry(entry)
    words = said(entry)[0]
    return verdict_label(words) if isinstance(words, VerdictValue) else one_line(str(words), LENGTH)
