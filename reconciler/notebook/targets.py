"""What entries of a notebook hang on: places in sources, claims, facts, flags, whole sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from reconciler.model import content_id

if TYPE_CHECKING:
    from reconciler.model import Claim

CONTEXT = 32  # code points of text before and after a quote that an anchor keeps


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a source: `quote` is `[start, end)`, in code points, between `prefix` and `suffix`; `id` is that of a claim there.

    Position and quote both, as the selectors TextPosition and TextQuote of the W3C Web Annotation Data Model.
    """

    source: str
    start: int
    end: int
    quote: str
    prefix: str = field(default="", compare=False)
    suffix: str = field(default="", compare=False)
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", content_id("c", self.source, str(self.start), str(self.end)))


def anchor_at(source: str, text: str, start: int, end: int) -> Anchor:
    """The anchor of `[start, end)` of the source `source` with the text `text`."""
    return Anchor(source, start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def anchor_of(claim: Claim, text: str = "") -> Anchor:
    """The place of `claim`, with what stands around it where the `text` of its source is given."""
    if text:
        return anchor_at(claim.source, text, claim.start, claim.end)
    return Anchor(claim.source, claim.start, claim.end, claim.quote)


class TargetKind(StrEnum):
    """What a verdict, a note or a tag is about."""

    FACT = "fact"
    FACET = "facet"
    DISCREPANCY = "discrepancy"
    CLAIM = "claim"
    SPAN = "span"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Target:
    """What an entry hangs on: the kind, and the claims (by id) that it is about.

    A fact is named by its member claims (its own id changes when it gains a member), a facet by those and its name in `detail`, a
    discrepancy by its two claims and its id in `detail`, a span by its anchor, a source by its id in `detail`. `anchors` are the
    places of the claims or the span. `words` are, for a discrepancy, its type and the words on either side: what a dismissal
    teaches.
    """

    kind: TargetKind
    claims: tuple[str, ...]
    detail: str = ""
    anchors: tuple[Anchor, ...] = field(default=(), compare=False)
    words: tuple[str, ...] = field(default=(), compare=False)

    @property
    def key(self) -> str:
        """A short hash of what it is about."""
        return content_id("t", self.kind, *sorted(self.claims), self.detail)

    @property
    def needs(self) -> tuple[str, ...]:
        """A claim that a person made, if it is one."""
        return tuple(f"claim:{claim}" for claim in self.claims)
