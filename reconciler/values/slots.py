"""Which values of a fact answer one question, and which of them are one: a slot a question, a group a value in it.

Values that are equal are one. Those that a discrepancy names as its evidence stand in one slot, as rivals. A less exact one joins
what it fits if the claims leave no doubt that the two answer one another; where it fits several that are not one, it stays alone.
A claim that gives two different values gives them of two things, so it never brings both into one slot.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from typing import TYPE_CHECKING, NamedTuple

from reconciler.discrepancies.rule import answers
from reconciler.values.said import Said, voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reconciler.model import Claim
    from reconciler.values.said import Kind, View

Group = list[Said]
Key = tuple[str, str]


class Slot(NamedTuple):
    """Values for one question, in the order of their first places; `apart` are the rivals."""

    groups: tuple[Group, ...]
    apart: tuple[tuple[Said, Said], ...]


class Slots:
    """The slots of one facet in a fact. `claims` tells in which claims of the fact a place lies."""

    def __init__(self, kind: Kind, view: View) -> None:
        self._kind = kind
        self._view = view
        self.claims: dict[Said, list[Claim]] = {}
        for claim in view.claims:
            for said in kind.read(claim, view.documents[claim.source]):
                self.claims.setdefault(said, []).append(claim)
        self._apart = self._flagged()
        if len(self.claims) > 1:
            order = {claim.id: n for n, claim in enumerate(view.claims)}
            self.claims = dict(sorted(self.claims.items(), key=lambda item: (order[item[1][0].id], item[0].start)))
        self._groups: dict[Key, Group] = {}
        for said in self.claims:
            self._groups.setdefault(said[3:5], []).append(said)
        self._root: dict[Key, Key] = {key: key for key in self._groups}
        self._paired: dict[tuple[str, str], frozenset[tuple[Said, Said]]] = {}
        self._voices: dict[Said, Mapping[str, str]] = {}

    def voices(self, said: Said) -> Mapping[str, str]:
        """Who is reported to say it, by key; nobody where the source says it itself."""
        found = self._voices.get(said)
        if found is None:
            found = self._voices[said] = voices(self.claims[said][0], self._view.documents[said.source], said)
        return found

    def find(self) -> list[Slot]:
        """The slots, in the order of the first claim that says something of them."""
        if not self.claims:
            return []
        for a, b in self._apart:
            self._join(a[3:5], b[3:5])
        if self._kind.whole:
            first: dict[str, Key] = {}
            for key in self._groups:
                self._join(first.setdefault(key[0], key), key)
        elif len(self._groups) > 1:
            self._join_less_exact()
        slots: dict[Key, list[Key]] = defaultdict(list)
        for key in self._groups:
            slots[self._top(key)].append(key)
        return [slot for keys in slots.values() for slot in self._split(keys)]

    # --- what discrepancies name -----------------------------------------------------------------------------------------------

    def _flagged(self) -> list[tuple[Said, Said]]:
        """The pairs of places that discrepancies hold against each other."""
        members = {claim.id: claim for claim in self._view.claims} if self._view.flags else {}
        pairs = []
        for found in self._view.flags:
            if found.type in self._kind.flags and found.evidence_b is not None:
                ours = self._named(members[found.claim_a], *found.evidence_a)
                theirs = self._named(members[found.claim_b], *found.evidence_b)
                # of the parts that one word plays in several acts, those in one act
                a, b = next(((x, y) for x, y in product(ours, theirs) if x.about == y.about), (ours[0], theirs[0]))
                if a[3:5] != b[3:5]:
                    self.claims.setdefault(a, [members[found.claim_a]])
                    self.claims.setdefault(b, [members[found.claim_b]])
                    pairs.append((a, b))
        self._cover({said for pair in pairs for said in pair})
        return pairs

    def _named(self, claim: Claim, start: int, end: int) -> list[Said]:
        """What is said at the evidence; where that is not one thing, its bare words."""
        there = [s for s in self.claims if s.source == claim.source and s.start < end and start < s.end]
        exact = [s for s in there if (s.start, s.end) == (start, end)]
        if exact or len({(s.start, s.end) for s in there}) == 1:
            return exact or there
        document = self._view.documents[claim.source]
        words = " ".join(document.text[start:end].lower().split())
        abouts = dict.fromkeys(s.about for s in there) or ("",)
        return [Said(claim.source, start, end, about, words, document.language) for about in abouts]

    def _cover(self, evidence: set[Said]) -> None:
        """Leave out what tells nothing by itself, and what lies in bare words of evidence, which stand for all of it."""
        bare = [said for said in evidence if said.mention is None]
        values = {said[3:5] for said in evidence}
        for said in [s for s in self.claims if (bare or not s.sure) and s not in evidence]:
            covered = any(b.source == said.source and b.start <= said.start and said.end <= b.end for b in bare)
            if covered or not (said.sure or said[3:5] in values):
                del self.claims[said]

    # --- which belong together -------------------------------------------------------------------------------------------------

    def _top(self, key: Key) -> Key:
        while self._root[key] != key:
            key = self._root[key]
        return key

    def _join(self, one: Key, other: Key) -> None:
        self._root[self._top(other)] = self._top(one)

    def _join_less_exact(self) -> None:
        """Join values that may be one, where it is clear which answers which."""
        keys = list(self._groups)
        edges = [pair for pair in combinations(keys, 2) if self._top(pair[0]) != self._top(pair[1]) and self._answer(*pair)]
        beside: dict[Key, list[Key]] = defaultdict(list)
        for one, other in edges:
            beside[one].append(other)
            beside[other].append(one)
        torn = {key for key, near in beside.items() if not all(self._meet(x, y) for x, y in combinations(near, 2))}
        for one, other in edges:
            if torn.isdisjoint((one, other)) and self._may_join(one, other):
                self._join(one, other)

    def _meet(self, one: Key, other: Key) -> bool:
        """Whether two values may be one, or are known to be rivals."""
        return self._top(one) == self._top(other) or self._fit(one, other)

    def _fit(self, one: Key, other: Key) -> bool:
        return self._kind.fits(self._groups[one][0], self._groups[other][0], self._apart)

    def _may_join(self, one: Key, other: Key) -> bool:
        ours, theirs = self._slot_of(one), self._slot_of(other)
        if self._sources(ours) & self._sources(theirs):
            return False
        rivals = any(a[3:5] in (*ours, *theirs) for a, _ in self._apart)
        return rivals or all(self._fit(x, y) for x, y in product(ours, theirs))

    def _slot_of(self, key: Key) -> list[Key]:
        top = self._top(key)
        return [other for other in self._groups if self._top(other) == top]

    def _sources(self, keys: Iterable[Key]) -> set[str]:
        return {claim.id for key in keys for said in self._groups[key] for claim in self.claims[said]}

    def _answer(self, one: Key, other: Key) -> bool:
        """Whether two values fit, no claim has both, and in two claims one answers the other."""
        if not self._fit(one, other) or self._sources([one]) & self._sources([other]):
            return False
        for x, y in product(self._groups[one], self._groups[other]):
            for a, b in product(self.claims[x], self.claims[y]):
                if (x, y) in self._answers(a, b):
                    return True
        return False

    def _answers(self, a: Claim, b: Claim) -> frozenset[tuple[Said, Said]]:
        """What is said in two claims of one thing, the same or not: each place in the one with that in the other."""
        found = self._paired.get((a.id, b.id))
        if found is None:
            ours, theirs = ([said for said, claims in self.claims.items() if claim in claims] for claim in (a, b))
            pairs = answers(self._view.pair(a, b), ours, theirs, _never, _never, self._alike)
            found = self._paired[a.id, b.id] = frozenset((p.ours, p.theirs) for p in pairs)
        return found

    def _alike(self, x: Said, y: Said) -> int:
        if x[3:5] == y[3:5]:
            return 3
        return self._kind.kinship(x, y) if self._kind.fits(x, y, self._apart) else 0

    # --- what a slot holds -------------------------------------------------------------------------------------------------------

    def _split(self, keys: Sequence[Key]) -> list[Slot]:
        """The slot of `keys`; among rivals, what a claim says that gives several of them is taken out, each by itself."""
        apart = tuple(pair for pair in self._apart if pair[0][3:5] in keys)
        if self._kind.whole:
            values_by_form: dict[str, Group] = defaultdict(list)
            for key in keys:
                values_by_form[key[1]] += self._groups[key]
            return [Slot(tuple(values_by_form.values()), apart)]
        groups = [self._groups[key] for key in keys]
        if not apart:
            return [Slot(tuple(groups), apart)]
        evidence = {said for pair in apart for said in pair}
        values: dict[str, set[Key]] = defaultdict(set)
        for said in (s for group in groups for s in group):
            for claim in self.claims[said]:
                values[claim.id].add(said[3:5])
        several = {claim for claim, held in values.items() if len(held) > 1}
        out = [s for g in groups for s in g if s not in evidence and all(c.id in several for c in self.claims[s])]
        kept = [[said for said in group if said not in out] for group in groups]
        return [Slot(tuple(group for group in kept if group), apart), *(Slot(([said],), ()) for said in out)]


def _never(_x: Said, _y: Said) -> bool:
    return False
