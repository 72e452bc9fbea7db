"""What a rule is handed and what it gives back: one contract for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from reconciler.model import Discrepancy, Message, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reconciler.model import Claim, Document, Link

Mention = TypeVar("Mention")

SURE_ENOUGH = 0.85  # below, two dates or numbers are more likely those of two events
SURE = 0.9  # above, the rest of the two claims says the same


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

    @property
    def sure(self) -> float:
        return self.link.score

    def turned(self) -> Pair:
        """The same pair seen from the other claim."""
        return Pair(self.fact, self.b, self.a, self.document_b, self.document_a, self.link, self.beside_b, self.beside_a)

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
        return Discrepancy(self.fact, self.a.id, self.b.id, kind, severity, evidence_a, evidence_b, message)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its `type` in the design's table; `find(pair)` yields what it sees; `messages` are the keys it may use."""

    type: str
    messages: tuple[str, ...]
    find: Callable[[Pair], Iterable[Discrepancy]]


def lone_answers(
    pair: Pair, ours: Sequence[Mention], theirs: Sequence[Mention], meet: Callable[[Mention, Mention], bool]
) -> tuple[Mention, Mention] | None:
    """The one mention of either claim that meets none of the other's, so that it is clear which answers which; else None.

    Where others do meet, the two claims must be sure to say the same of them.
    """
    if pair.sure < SURE_ENOUGH:
        return None
    ours_left = [x for x in ours if not any(meet(x, y) for y in theirs)]
    theirs_left = [y for y in theirs if not any(meet(x, y) for x in ours)]
    some_meet = len(ours_left) < len(ours)
    if len(ours_left) != 1 or len(theirs_left) != 1 or (some_meet and pair.sure < SURE):
        return None
    return ours_left[0], theirs_left[0]


def severity_of(pair: Pair, *, vague: bool) -> Severity:
    """A conflict where the two claims are sure to speak of one thing and neither is `vague`; else a tension."""
    return Severity.CONFLICT if pair.sure >= SURE and not vague else Severity.TENSION
