"""What researchers decided differently, read from the log and the entries alone, whatever the order in which copies were merged.

Verdicts and statements are kept per author, so they stand side by side: those on one thing are brought together, and listed where
they differ. Of everything else there is one entry a key, and the newest counts. There a change whose `before` is not what stood
before it in the order of the log was made without knowing of it; what it put aside is listed beside what stands. So are decisions
that cannot both hold (a claim linked, and left without a counterpart) and what hangs on something that another took away.

Two targets are one fact where the claims of one are all among the other's, or each shares more than half of its own. Limits: who
changes what stands, after a merge, settles nothing by that, since the log cannot tell whether they knew of the other: `settled`
does. Claims linked through a third and kept apart by another researcher are not listed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reconciler.model import content_id
from reconciler.notebook.entries import (
    Annotation,
    Carried,
    ClaimKind,
    ClaimMark,
    Setting,
    SourceEdit,
    Statement,
    TargetKind,
    Tie,
    TieKind,
    Translation,
    Verdict,
    VerdictValue,
    kind_of,
)
from reconciler.notebook.log import decode
from reconciler.notebook.state import Notebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reconciler.notebook.entries import Target
    from reconciler.notebook.log import Change, Operation

    _Changes = Sequence[tuple[Operation, Change]]

SETTLED = "settled:"  # before the id of a disagreement: the name of a setting


@dataclass(frozen=True, slots=True)
class View:
    """What `author` decided at `time`: the entry, or None where it was taken away. `stands`: it is in the notebook now."""

    author: str
    time: str
    entry: Any
    reason: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Views that differ, in the order of time; the last that stands is the one that counts.

    `kind` is that of the entries ("verdict", "tie", …), `key` what they are about: a target's or an entry's. `notes` are all that
    were written on it.
    """

    kind: str
    key: str
    views: tuple[View, ...]
    target: Target | None = field(default=None, compare=False)
    notes: tuple[Annotation, ...] = ()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        # what counts now may change without a new disagreement; where all stand side by side, all make it what it is
        aside = [view for view in self.views if not view.stands] or self.views
        parts = (part for view in aside for part in (view.author, view.time, *map(str, said(view.entry))))
        object.__setattr__(self, "id", content_id("g", self.kind, self.key, *parts))


def disagreements(operations: Iterable[Operation], entries: Mapping[str, str]) -> tuple[Disagreement, ...]:
    """All that is not settled, by kind and key; `entries` are what `operations`, which is the whole log, leave behind."""
    changes: dict[str, list[tuple[Operation, Change]]] = defaultdict(list)
    for operation in sorted(operations, key=lambda o: o.order):
        for one in operation.changes:
            changes[one.key].append((operation, one))
    rivals = {key: views for key, found in changes.items() if len(found) > 1 and (views := _rivals(key, found))}
    notebook = Notebook.read(entries)
    found = [
        *_opinions(notebook, rivals),
        *_overwritten(notebook, rivals),
        *_incompatible(notebook),
        *_bereft(notebook, entries, changes),
    ]
    open_ones = (one for one in found if f"setting:{SETTLED}{one.id}" not in entries)
    return tuple(sorted(open_ones, key=lambda one: (one.kind, one.key, one.id)))


def settled(disagreement: Disagreement, author: str, time: str) -> Setting:
    """The entry by which `disagreement` is listed no more, until one of its views changes."""
    return Setting(SETTLED + disagreement.id, "yes", author, time)


# --- one entry a key ---------------------------------------------------------------------------------------------------------


def _rivals(key: str, changes: _Changes) -> tuple[View, ...]:
    """What the changes of `key`, in the order of the log, end in: one line of changes that knew of one another has one end.

    Empty where all ends say the same.
    """
    ends: list[tuple[Operation, Change]] = []
    for operation, one in changes:
        ends = [end for end in ends if end[1].after != one.before]
        ends.append((operation, one))
    if len(ends) == 1:
        return ()
    views = [_view(operation, key, one.after, stands=one is ends[-1][1]) for operation, one in ends]
    if len({said(view.entry) for view in views}) == 1:
        return ()
    newest = {(view.author, said(view.entry)): view for view in views}
    return tuple(sorted(newest.values(), key=_order))


def _view(operation: Operation, key: str, value: str, *, stands: bool) -> View:
    entry = decode(key, value)
    return View(operation.author, operation.time, entry, getattr(entry, "reason", "") or operation.reason, stands)


def said(entry: Any) -> tuple[Any, ...]:
    """What an entry says, without who and when: two that say the same are no disagreement."""
    match entry:
        case None:
            return ()
        case Verdict():
            return entry.value, entry.reason
        case Statement() | Annotation():
            return (" ".join(entry.text.split()),)
        case Translation():
            return " ".join(entry.text.split()), entry.whose, entry.translator
        case Tie() | ClaimMark():
            return (entry.kind,)
        case SourceEdit() | Setting():
            return (entry.value,)
        case Carried():
            return (entry.new.id,)
        case _:  # a tag or a switch: it is there
            return ("there",)


def _order(view: View) -> tuple[str, str, str]:
    return view.time, view.author, str(said(view.entry))


def _overwritten(notebook: Notebook, rivals: Mapping[str, tuple[View, ...]]) -> Iterator[Disagreement]:
    for key, views in rivals.items():
        kind = kind_of(key)
        if kind not in ("verdict", "statement") and not key.startswith(f"setting:{SETTLED}"):
            entry = next(view.entry for view in views if view.entry is not None)
            notes = [n for n in notebook.notes if isinstance(entry, SourceEdit) and n.target.detail == entry.source]
            yield Disagreement(kind, key, views, getattr(entry, "target", None), tuple(notes))


# --- one entry an author -----------------------------------------------------------------------------------------------------


def _opinions(notebook: Notebook, rivals: Mapping[str, tuple[View, ...]]) -> Iterator[Disagreement]:
    put_aside = {key: views for key, views in sorted(rivals.items()) if kind_of(key) in ("verdict", "statement")}
    about = {key: next(view.entry.target for view in views if view.entry is not None) for key, views in put_aside.items()}
    every: tuple[Any, ...] = (*notebook.verdicts, *notebook.statements, *notebook.notes)
    subject = _subjects([*(entry.target for entry in every), *about.values()], notebook)
    notes: dict[str, list[Annotation]] = defaultdict(list)
    for note in notebook.notes:
        notes[subject(note.target)].append(note)
    for kind, entries in (("verdict", notebook.verdicts), ("statement", notebook.statements)):
        standing: dict[str, list[Any]] = defaultdict(list)
        aside: dict[str, list[View]] = defaultdict(list)
        for entry in entries:
            standing[subject(entry.target)].append(entry)
        for key, views in put_aside.items():
            if kind_of(key) == kind:
                aside[subject(about[key])] += views
        for home in standing.keys() | aside.keys():
            views = _side_by_side(standing[home], aside[home])
            if views:
                target = next(view.entry.target for view in views if view.entry is not None)
                yield Disagreement(kind, home, views, target, tuple(notes[home]))


def _side_by_side(standing: Sequence[Any], rivals: Sequence[View]) -> tuple[View, ...]:
    """The newest view of each author, and what one decided otherwise in another copy; none if all agree."""
    newest = {entry.author: entry for entry in standing if getattr(entry, "value", None) is not VerdictValue.OPEN}
    views = [View(e.author, e.time, e, getattr(e, "reason", ""), stands=True) for e in newest.values()]
    values = {said(view.entry)[0] for view in views}
    if len(values) < 2 and not rivals:
        return ()
    known = {(view.author, view.time, said(view.entry)) for view in views}
    views += [view for view in rivals if (view.author, view.time, said(view.entry)) not in known]
    return tuple(sorted(views, key=_order))


def _subjects(targets: Iterable[Target], notebook: Notebook) -> Callable[[Target], str]:
    """What a target is about: the same key for all that are about one thing, the least of theirs."""
    keys = {target: target.key for target in set(targets)}
    known = {key: target for target, key in keys.items()}
    leader = {key: key for key in known}
    new_place = notebook.new_places()
    members = {key: frozenset(map(new_place, target.claims)) for key, target in known.items()}

    def find(key: str) -> str:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for one, other in (*_same_facts(known, members), *_same_words(known, members)):
        first, second = sorted((find(one), find(other)))
        leader[second] = first
    return lambda target: find(keys[target])


def _same_facts(known: Mapping[str, Target], members: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    holding: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for key, target in sorted(known.items()):
        if target.kind not in (TargetKind.FACT, TargetKind.FACET):
            continue
        shared: Counter[str] = Counter()
        for claim in members[key]:
            place = target.kind, target.detail, claim
            shared.update(holding[place])
            holding[place].append(key)
        for other, count in shared.items():
            sizes = sorted((len(members[key]), len(members[other])))
            if count == sizes[0] or count * 2 > sizes[1]:
                yield key, other


def _same_words(known: Mapping[str, Target], members: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Discrepancies with one id, or of the same claims and with the same words; anything else with the same places."""
    first: dict[tuple[object, ...], str] = {}
    for key, target in known.items():
        if target.kind in (TargetKind.FACT, TargetKind.FACET):
            continue
        if target.kind is TargetKind.DISCREPANCY:
            marks: list[tuple[object, ...]] = [(target.kind, target.detail)]
            marks += [(target.kind, members[key], target.words)] if target.words else []
        else:
            marks = [(target.kind, members[key], target.detail)]
        for mark in marks:
            yield key, first.setdefault(mark, key)


# --- what does not go together -----------------------------------------------------------------------------------------------


def _incompatible(notebook: Notebook) -> Iterator[Disagreement]:
    """A claim that is linked, and has no counterpart: in one copy the later of the two takes the earlier away."""
    place = notebook.new_places()
    alone = {place(tie.claims[0].id): tie for tie in notebook.ties if tie.kind is TieKind.ALONE}
    against: dict[str, list[Tie]] = defaultdict(list)
    for tie in notebook.ties:
        for claim in {place(anchor.id) for anchor in tie.claims} & alone.keys():
            if tie.kind is TieKind.LINKED:
                against[claim].append(tie)
    for claim, linked in against.items():
        single = alone[claim]
        later = [tie for tie in linked if tie.time > single.time]
        views = [View(tie.author, tie.time, tie, tie.reason, stands=tie in later) for tie in linked]
        views.append(View(single.author, single.time, single, single.reason, stands=not later))
        yield Disagreement("tie", single.key, tuple(sorted(views, key=_order)))


def _bereft(notebook: Notebook, entries: Mapping[str, str], changes: Mapping[str, _Changes]) -> Iterator[Disagreement]:
    """Answers to a note, and decisions on a claim made by hand, where another copy took the note or the claim away."""
    gone = {key for key in changes if kind_of(key) in ("note", "claim") and key not in entries and _was_there(key, changes[key])}
    hanging: dict[str, list[View]] = defaultdict(list)
    decided: tuple[Any, ...] = (*notebook.verdicts, *notebook.statements, *notebook.notes, *notebook.tags, *notebook.ties)
    for entry in decided:
        for needed in gone.intersection(entry.needs):
            hanging[needed].append(View(entry.author, entry.time, entry, getattr(entry, "reason", ""), stands=True))
    for key, views in hanging.items():
        operation, _ = changes[key][-1]
        removal = View(operation.author, operation.time, None, operation.reason, stands=False)
        yield Disagreement(kind_of(key), key, tuple(sorted((removal, *views), key=_order)))


def _was_there(key: str, changes: _Changes) -> bool:
    before = decode(key, next((one.before for _, one in reversed(changes) if one.before), ""))
    return isinstance(before, Annotation) or (isinstance(before, ClaimMark) and before.kind is ClaimKind.MADE)
