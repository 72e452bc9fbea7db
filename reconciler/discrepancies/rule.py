"""What a rule is handed and what it gives back: one contract for all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from reconciler.discrepancies import likeness
from reconciler.model import Discrepancy, Message, Severity, Within
from reconciler.publication import earlier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reconciler.model import Claim, Document, Link


class Placed(Protocol):
    """Whatever stands at `[start, end)` of a source."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Mention = TypeVar("Mention", bound=Placed)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of one fact and the sources they stand in; `beside_a` are the other claims of `a`'s source in the fact.

    `sure`: how surely the two speak of the same thing, in [0, 1].
    """

    fact: str
    a: Claim
    b: Claim
    document_a: Document
    document_b: Document
    link: Link
    beside_a: tuple[Claim, ...] = ()
    beside_b: tuple[Claim, ...] = ()
    # made once: each rule looks from both sides
    _turned: Pair | None = field(default=None, compare=False, repr=False)

    @property
    def sure(self) -> float:
        return self.link.score

    @property
    def across(self) -> bool:
        """Whether the two are in different languages."""
        return self.document_a.language != self.document_b.language

    @property
    def within(self) -> Within:
        """Whose accounts the two are."""
        if self.document_a.side != self.document_b.side:
            return Within.SIDES
        return Within.SOURCE if self.a.source == self.b.source else Within.SIDE

    @property
    def development(self) -> bool:
        """Whether the first claim was surely published before the second, so that it could not know what has come of it since."""
        return earlier(self.document_a, self.document_b)

    @property
    def likeness(self) -> float:
        """How much of what they say is the same beside dates and numbers, in [0, 1]."""
        return likeness.likeness(self)

    def beside(self, start: int, end: int) -> frozenset[str]:
        """The stems of the words beside those at `[start, end)` in the first source."""
        return likeness.around(self.a, self.document_a.language, start, end)

    def turned(self) -> Pair:
        """The same pair seen from the other claim."""
        if self._turned is None:
            turned = Pair(
                self.fact, self.b, self.a, self.document_b, self.document_a, self.link, self.beside_b, self.beside_a, self
            )
            object.__setattr__(self, "_turned", turned)
            return turned
        return self._turned

    def voice(self) -> str:
        """Who speaks in `a`: its side, and its source too where both claims are of one side."""
        document = self.document_a
        same_side = document.side == self.document_b.side
        return f"{document.side}, “{document.title or document.name}”" if same_side else document.side

    def words(self, start: int, end: int) -> str:
        """The words of `a`'s source at `[start, end)`, on one line."""
        return " ".join(self.document_a.text[start:end].split())

    def discrepancy(
        self, kind: str, severity: Severity, evidence_a: tuple[int, int], evidence_b: tuple[int, int] | None, key: str
    ) -> Discrepancy:
        """A discrepancy of this pair, with the words of its evidence and the voices of both as the message's arguments."""
        arguments = [("a", self.words(*evidence_a)), ("side_a", self.voice()), ("side_b", self.turned().voice())]
        if evidence_b is not None:
            arguments.append(("b", self.turned().words(*evidence_b)))
        message = Message(key, tuple(sorted(arguments)))
        return Discrepancy(self.fact, self.a.id, self.b.id, kind, severity, evidence_a, evidence_b, message, self.within)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its `type` in the design's table; `find(pair)` yields what it sees; `messages` are the keys it may use.

    `inner` is the key of its sentence where one source contradicts itself, and is empty where the rule cannot tell that from a
    text that says more as it goes on. `sift(found, members)` gives those that are to be told of all that the rule found in a
    fact, whose claims and their documents are `members`.
    """

    type: str
    messages: tuple[str, ...]
    find: Callable[[Pair], Iterable[Discrepancy]]
    inner: str = ""
    sift: Callable[[Sequence[tuple[Pair, Discrepancy]], Sequence[tuple[Claim, Document]]], Iterable[Discrepancy]] | None = None


class Answer(NamedTuple, Generic[Mention]):
    """Two mentions of which it is clear that one answers the other, though they do not meet.

    `alone`: none else was left over in either claim; `tie`: how many words stand beside both, and what else ties them.
    """

    ours: Mention
    theirs: Mention
    alone: bool
    tie: int


def answers(
    pair: Pair,
    ours: Sequence[Mention],
    theirs: Sequence[Mention],
    same: Callable[[Mention, Mention], bool],
    meet: Callable[[Mention, Mention], bool],
    alike: Callable[[Mention, Mention], int],
) -> list[Answer[Mention]]:
    """The mentions of two claims that answer one another and do not meet.

    Those that are the `same` are set aside, one for one, then those that `meet`. Of what is left one in either claim answers the
    other, if they are `alike` in kind (1, or more for what ties them besides, 0 for what no one would compare); so do, among
    several, the two that have most in common.
    """
    ours_left, theirs_left = _unmet(ours, theirs, same, meet)
    alone = len(ours_left) == len(theirs_left) == 1
    turned = pair.turned()
    near_ours = [pair.beside(x.start, x.end) for x in ours_left]
    near_theirs = [turned.beside(y.start, y.end) for y in theirs_left]
    ranked = {
        (n, m): len(near_ours[n] & near_theirs[m]) + kind - 1
        for n, x in enumerate(ours_left)
        for m, y in enumerate(theirs_left)
        if (kind := alike(x, y))
    }
    found = []
    for (n, m), tie in ranked.items():
        rivals = [other for (k, o), other in ranked.items() if (k == n) != (o == m)]
        if alone or (tie and tie > max(rivals, default=0)):
            found.append(Answer(ours_left[n], theirs_left[m], alone, tie))
    return found


def _unmet(
    ours: Sequence[Mention],
    theirs: Sequence[Mention],
    same: Callable[[Mention, Mention], bool],
    meet: Callable[[Mention, Mention], bool],
) -> tuple[list[Mention], list[Mention]]:
    """What is left of either when those that are the same, then those that meet, are paired off.

    Where one claim has more of them than the other, one may stand for several: what meets any at all is then not left over.
    """
    ours_left, theirs_left = list(ours), list(theirs)
    for fits in (same, meet):
        for x in tuple(ours_left):
            y = next((y for y in theirs_left if fits(x, y)), None)
            if y is not None:
                ours_left.remove(x)
                theirs_left.remove(y)
    if len(ours_left) != len(theirs_left):
        ours_left = [x for x in ours_left if not any(meet(x, y) for y in theirs)]
        theirs_left = [y for y in theirs_left if not any(meet(x, y) for x in ours)]
    return ours_left, theirs_left


def severity_of(pair: Pair, evidence_a: tuple[int, int], evidence_b: tuple[int, int], *, certain: bool) -> Severity:
    """A conflict where it is `certain` that both cannot be true and one voice says either; what is only reported contradicts nobody
    but its own speaker, so that it makes a tension."""
    one_voice = voice_of(pair.a, *evidence_a) == voice_of(pair.b, *evidence_b)
    return Severity.CONFLICT if certain and one_voice else Severity.TENSION


def voice_of(claim: Claim, start: int, end: int) -> frozenset[str]:
    """Who says the words at `[start, end)`: the keys of the speakers whose words they are; nobody where the author says them."""
    return frozenset(a.key or "?" for a in claim.facets.attributions if a.content_start <= start and end <= a.content_end)
