"""What is compared: the places of a fact's claims that say something of a facet, and how a facet reads and compares them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from reconciler.copies import WHOLE
from reconciler.discrepancies.likeness import tagged
from reconciler.discrepancies.rule import Pair, voice_of
from reconciler.discrepancies.wording import NOMINAL
from reconciler.lang.names import name_words
from reconciler.lang.phrase import lemma_key
from reconciler.model import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reconciler.facets import Attribution
    from reconciler.model import Claim, Copy, Discrepancy, Document, Fact
    from reconciler.values.value import Facet

_REACH = 100  # code points around a cue in which the speaker is named


class Said(NamedTuple):
    """What the words at `[start, end)` of a source say: `normal` is the form it is compared by, `about` what it is said of.

    `mention` is what the facet read there; None where only a discrepancy names the words. `sure`: it tells something by itself;
    what is not counts only where a discrepancy names it. `act` is where the words stand that name the act it is said of.
    """

    source: str
    start: int
    end: int
    about: str
    normal: str
    language: str = ""
    mention: Any = None
    sure: bool = True
    act: tuple[int, int] | None = None


class Kind(Protocol):
    """How a facet is read and compared. `flags` are the types of discrepancies whose evidence competes.

    `whole`: all that is said of one thing belongs together (who did it, how far it is); else only what is alike and answers one
    another does (a claim may give several dates, of several things).
    """

    facet: Facet
    flags: frozenset[str]
    whole: bool

    def read(self, claim: Claim, document: Document) -> Iterable[Said]:
        """What `claim` says, in the order of its words."""

    def fits(self, x: Said, y: Said, apart: Sequence[tuple[Said, Said]]) -> bool:
        """Whether two different values may be one, given more and less exactly; `apart` are those found not to be."""

    def exactness(self, said: Said) -> tuple[float, ...]:
        """How exactly it is given, the most exact first in order."""

    def kinship(self, x: Said, y: Said) -> int:
        """How surely one answers the other where they fit, as `discrepancies.rule.answers` asks it; 0 where they do not."""

    def tells(self, groups: Sequence[Sequence[Said]]) -> bool:
        """Whether the values, each in the places that give it, are worth a line."""


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A fact with all that its values depend on; `origins` say which sources count as one."""

    fact: Fact
    claims: tuple[Claim, ...]
    documents: Mapping[str, Document]
    flags: tuple[Discrepancy, ...]
    origins: Mapping[str, str]

    def pair(self, a: Claim, b: Claim) -> Pair:
        """Two claims of the fact as the rules take them."""
        return Pair(self.fact.id, a, b, self.documents[a.source], self.documents[b.source], Link(a.id, b.id, 1.0))

    def text(self, said: Said) -> str:
        return self.documents[said.source].text[said.start : said.end]


def origins_of(copies: Iterable[Copy]) -> dict[str, str]:
    """For each source that is a copy of others as a whole, one that stands for them all."""
    beside: dict[str, set[str]] = defaultdict(set)
    for copy in (copy for copy in copies if copy.share >= WHOLE):
        beside[copy.a].add(copy.b)
        beside[copy.b].add(copy.a)
    origins: dict[str, str] = {}
    for first in sorted(beside):
        todo = [] if first in origins else [first]
        while todo:
            source = todo.pop()
            if source not in origins:
                origins[source] = first
                todo += beside[source]
    return origins


def voices(claim: Claim, document: Document, said: Said) -> dict[str, str]:
    """The speakers whose words these are, by their keys, as the source names them; one that nobody names has neither."""
    if not claim.facets.attributions or not voice_of(claim, said.start, said.end):
        return {}
    around = (a for a in claim.facets.attributions if a.content_start <= said.start and said.end <= a.content_end)
    named = {voice.key: " ".join(_speaker(claim, document, voice).split()) for voice in around}
    return {key: words for key, words in named.items() if words} or {"": ""}


def _speaker(claim: Claim, document: Document, voice: Attribution) -> str:
    """The words that name a speaker: who does the speaking, else a name of his in the claim, else a word near the cue."""
    if not voice.key:
        return ""
    facets = claim.facets
    named = [(r.start, r.end) for e in facets.events if e.start == voice.start for r in e.roles if r.key == voice.key]
    named += [(m.start, m.end) for m in facets.entities if m.key == voice.key]
    named += [(r.start, r.end) for e in facets.events for r in e.roles if r.key == voice.key]
    start, end = named[0] if named else _near(document, voice)
    return document.text[start:end]


def _near(document: Document, voice: Attribution) -> tuple[int, int]:
    """The word nearest to the cue that the speaker's key was made of; an empty span where there is none."""
    first = max(0, voice.start - _REACH)
    surname = name_words(document.language).surname
    found = [
        (first + word.start, first + word.end)
        for word in tagged(document.text[first : voice.end + _REACH], document.language)
        if word.tag in NOMINAL and voice.key in (lemma_key(word), surname(word.text))
    ]
    return min(found, key=lambda place: abs(place[0] - voice.start), default=(0, 0))
