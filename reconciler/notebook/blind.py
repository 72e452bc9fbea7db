"""Blind work: until all who take part are done, each sees of what was judged and noted only their own.

Verdicts, statements, notes, tags and translations are made blind. Ties, claims made by hand, edits of sources, words and rules
that were switched off and the glossary are common ground: they shape the run, and so what everybody judges.

Names are self-declared, and the project's file can be opened with other tools: blind work is an agreement between colleagues who
want to judge by themselves, and no lock. Two people under one name see each other.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reconciler.errors import InputError
from reconciler.notebook.entries import VerdictValue, kind_of
from reconciler.notebook.log import decode, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reconciler.notebook.disagreements import Disagreement
    from reconciler.notebook.log import Operation
    from reconciler.notebook.state import Notebook

BLIND = "blind"  # a setting: who takes part, a name a line
DONE = "done:"  # before a name: a setting, there when they are done
PERSONAL = frozenset({"verdict", "statement", "note", "tag", "translation"})


@dataclass(frozen=True, slots=True)
class BlindProgress:
    """How far one who takes part has come: verdicts that stand, and whether they said that they are done."""

    author: str
    decided: int
    done: bool


def names_of(authors: Iterable[str]) -> tuple[str, ...]:
    """Names as they are kept, each once; raises InputError for a blank one, and for one alone."""
    names = tuple(dict.fromkeys(" ".join(author.split()) for author in authors))
    if "" in names:
        raise InputError("One who takes part has no name: name everybody by the name that signs their verdicts.")
    if len(names) == 1:
        raise InputError("Blind work takes two or more: name everybody who takes part.")
    return names


def participants(notebook: Notebook) -> tuple[str, ...]:
    """Who takes part; none where work was never blind."""
    return tuple(name for name in notebook.setting(BLIND).splitlines() if name)


def is_blind(notebook: Notebook) -> bool:
    """Whether somebody who takes part is not done yet."""
    return any(not notebook.setting(DONE + name) for name in participants(notebook))


def progress(notebook: Notebook) -> tuple[BlindProgress, ...]:
    """How far each who takes part has come."""
    decided = Counter(verdict.author for verdict in notebook.verdicts if verdict.value is not VerdictValue.OPEN)
    return tuple(BlindProgress(n, decided[n], bool(notebook.setting(DONE + n))) for n in participants(notebook))


def seen_by(author: str, notebook: Notebook, own: Callable[[], Iterable[Operation]]) -> Notebook:
    """What `author` sees of `notebook` while work is blind; `own` gives all that they did.

    A tag that another put on the same thing in another copy stands in the place of their own, which is shown all the same.
    """

    def mine(entries: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(entry for entry in entries if entry.author == author)

    tags = list(mine(notebook.tags))
    hidden = {tag.key for tag in notebook.tags if tag.author != author}
    if hidden:
        left = fold(own())
        tags += mine(decode(key, left[key]) for key in sorted(hidden & left.keys()))
        tags.sort(key=lambda tag: (tag.time, tag.key))
    return replace(
        notebook,
        verdicts=mine(notebook.verdicts),
        statements=mine(notebook.statements),
        notes=mine(notebook.notes),
        tags=tuple(tags),
        translations=mine(notebook.translations),
    )


def is_seen(operation: Operation, author: str) -> bool:
    """Whether `author` sees an operation in the history while work is blind: their own, and what is common ground."""
    return operation.author == author or not any(kind_of(one.key) in PERSONAL for one in operation.changes)


def seen_of(found: Iterable[Disagreement], author: str) -> tuple[Disagreement, ...]:
    """What `author` sees of disagreements while work is blind: those on common ground, and with themselves in another copy."""
    own = (one for one in found if one.kind not in PERSONAL or all(view.author == author for view in one.views))
    return tuple(replace(one, notes=tuple(note for note in one.notes if note.author == author)) for one in own)
