"""The reconciled values of a fact: for each facet the value that its claims agree on, or those that stand side by side.

Where all that is said in answer to one question can be true at once, the most exact of it is proposed. Where discrepancies set
values apart, they stand side by side, each with its places; one is preferred only if more sources tell it of their own, and none
is left out. Nothing is made up: a value is always shown in the words of a source.

Known limits: which date or number answers which is told by the words beside them; what no discrepancy sets apart never competes,
so that a value may stand by itself though another contradicts it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reconciler.values.measures import Dates, Numbers, Places
from reconciler.values.said import View, origins_of
from reconciler.values.slots import Slots
from reconciler.values.value import Facet, FacetValues, Mention, Rank, Value
from reconciler.values.wording import Actors, Names, Statuses, Terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reconciler.model import Analysis, Claim, Copy, Discrepancy, Document, Fact
    from reconciler.values.said import Kind, Said
    from reconciler.values.slots import Slot

__all__ = ["KINDS", "Facet", "FacetValues", "Mention", "Rank", "Value", "Values", "values_of"]

# one a facet, in the order in which they are shown
KINDS: tuple[Kind, ...] = (Dates(), Numbers(), Places(), Actors(), Statuses(), Names(), Terms())


def values_of(
    fact: Fact,
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    discrepancies: Iterable[Discrepancy] = (),
    copies: Iterable[Copy] = (),
) -> tuple[FacetValues, ...]:
    """The values of `fact`, by facet and then in the order of its claims.

    `claims` and `documents` by their ids; `discrepancies` are those of the fact that stand (leave out what a person dismissed);
    `copies` tell which sources count as one.
    """
    return _values(View(fact, tuple(claims[c] for c in fact.claims), documents, tuple(discrepancies), origins_of(copies)))


class Values:
    """The values of the facts of an analysis, each made when it is asked for; `standing` are the discrepancies that count."""

    def __init__(self, analysis: Analysis, standing: Iterable[Discrepancy]) -> None:
        self._claims = analysis.claim_by_id()
        self._documents = analysis.document_by_id()
        self._origins = origins_of(analysis.copies)
        self._flags: dict[str, list[Discrepancy]] = defaultdict(list)
        for found in standing:
            self._flags[found.fact].append(found)

    def of(self, fact: Fact) -> tuple[FacetValues, ...]:
        """The values of one of the facts, as `values_of` gives them."""
        members = tuple(self._claims[claim] for claim in fact.claims)
        return _values(View(fact, members, self._documents, tuple(self._flags.get(fact.id, ())), self._origins))


def _values(view: View) -> tuple[FacetValues, ...]:
    return tuple(values for kind in KINDS for values in _of_kind(kind, view))


def _of_kind(kind: Kind, view: View) -> Iterator[FacetValues]:
    slots = Slots(kind, view)
    for slot in slots.find():
        if slot.apart or kind.tells(slot.groups):
            yield _facet_values(kind, view, slots, slot)


def _facet_values(kind: Kind, view: View, slots: Slots, slot: Slot) -> FacetValues:
    drafts = _drafts(kind, slot)
    abouts = {said.about for group, _ in drafts for said in group}
    counted = [_told_by(view, slots, [*draft[0], *_own(draft, drafts)]) for draft in drafts]
    most = max(counted)
    stands_out = counted.count(most) == 1 and (len(drafts) == 1 or bool(slot.apart))
    values = []
    for (group, fitting), count in zip(drafts, counted, strict=True):
        heard = [slots.voices(said) for said in group]
        value = Value(
            view.text(group[0]),
            group[0].normal,
            Rank.PREFERRED if stands_out and count == most else Rank.NORMAL,
            _mentions(slots, group),
            _mentions(slots, fitting),
            count,
            _speakers(heard),
        )
        values.append(value)
    about = abouts.pop() if len(abouts) == 1 else ""
    act = drafts[0][0][0].act
    words = view.documents[drafts[0][0][0].source].text[slice(*act)] if act else ""
    return FacetValues(kind.facet, about, tuple(values), bool(slot.apart) and len(values) > 1, words)


Draft = tuple[list["Said"], list["Said"]]


def _drafts(kind: Kind, slot: Slot) -> list[Draft]:
    """Each value that no more exact one stands for, with the less exact that fit it; one that fits several stands with each."""
    groups = slot.groups
    exact: dict[int, list[int]] = {}
    for n in sorted(range(len(groups)), key=lambda n: (kind.exactness(groups[n][0]), n)):
        fitting = [held for first, held in exact.items() if kind.fits(groups[first][0], groups[n][0], slot.apart)]
        for held in fitting:
            held.append(n)
        if not fitting:
            exact[n] = []
    return [(groups[n], [said for m in sorted(exact[n]) for said in groups[m]]) for n in sorted(exact)]


def _own(draft: Draft, drafts: Sequence[Draft]) -> list[Said]:
    """The less exact places that fit this value and no other."""
    return [said for said in draft[1] if sum(said in other[1] for other in drafts) == 1]


def _told_by(view: View, slots: Slots, said: Iterable[Said]) -> int:
    """How many tell it of their own: sources that are no copies of one another, or else voices, all without a name being one."""
    sources: set[str] = set()
    speakers: set[str] = set()
    for one in said:
        heard = slots.voices(one)
        speakers.update(heard)
        if not heard:
            sources.add(view.origins.get(one.source, one.source))
    return len(sources) or len(speakers)


def _mentions(slots: Slots, said: Iterable[Said]) -> tuple[Mention, ...]:
    return tuple(Mention(slots.claims[one][0].id, one.start, one.end, tuple(slots.voices(one).values())) for one in said)


def _speakers(heard: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """Those in whose words alone something is said, by the first name of each; none where a source says it itself."""
    named: dict[str, str] = {}
    for one in heard if all(heard) else ():
        for key, words in one.items():
            named.setdefault(key, words)
    return tuple(named.values())
