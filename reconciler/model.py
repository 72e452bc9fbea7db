"""The values that travel through the pipeline: frozen, slotted, comparable, picklable.

Every `start` and `end` counts code points and is half-open: `text[start:end]`. Unless a docstring says otherwise they count in the
text of the source. Ids are content hashes, never row ids, so they survive a new run and a new file: a source's of side, name and
text; a claim's of its source and span.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from reconciler.facets import Facets


def content_id(prefix: str, *parts: str) -> str:
    """A short id that depends on `parts` alone: `prefix` and 16 hexadecimal digits of SHA-256.

    The parts are joined by a NUL, so that ("ab", "c") and ("a", "bc") differ.
    """
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}{digest[:16]}"


# --- what is read ------------------------------------------------------------------------------------------------------------


class LocatorKind(StrEnum):
    """What a place within a source is counted in."""

    PAGE = "page"
    TIME = "time"
    CHAPTER = "chapter"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Locator:
    """From `start` on, the text of a source stands on this page, in this chapter or note, or is heard at this time.

    `value` is what a reader would quote: the label of a page ("iv", "12"), a time ("00:01:23"), the title of a chapter, the number
    of a note. It holds until the next locator of the source.
    """

    start: int
    kind: LocatorKind
    value: str


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for the reader as a key and its arguments, so that it can be said in the language of the window."""

    key: str
    arguments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One text of one side, immutable once read: a *source* of the project.

    `text` is what all offsets count in; `original` are the bytes it was read from, `sha256` their hash (of the text's UTF-8 where
    there are no bytes). `language` is an ISO 639-1 code, empty where unknown. `published` and `accessed` are EDTF dates as given.
    `note` is shown wherever the source is quoted (the sample corpus says there that it is a restatement). `origin` is the side that
    it was read for, where a person has moved it to another since: so it keeps its id, and all that hangs on it. `locators`, sorted,
    say where in the source its text stands (pages, times, chapters), if it says so; `remarks` what a reader should know of how it
    was read (`reconciler.notices` puts them into words).
    """

    name: str
    side: str
    text: str = field(repr=False)
    language: str = ""
    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    accessed: str = ""
    note: str = ""
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    original: bytes = field(default=b"", repr=False)
    origin: str = ""
    locators: tuple[Locator, ...] = field(default=(), repr=False)
    remarks: tuple[Message, ...] = field(default=(), repr=False)
    id: str = field(init=False)
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        content = self.original or self.text.encode("utf-8", "surrogatepass")
        object.__setattr__(self, "id", content_id("s", self.origin or self.side, self.name, self.text))
        object.__setattr__(self, "sha256", hashlib.sha256(content).hexdigest())


class PassageKind(StrEnum):
    """What part a passage plays in its source; claims are read in `CLAIMING` kinds only."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    FOOTNOTE = "footnote"
    BOILERPLATE = "boilerplate"


CLAIMING = frozenset({PassageKind.PARAGRAPH, PassageKind.LIST_ITEM, PassageKind.FOOTNOTE})


@dataclass(frozen=True, slots=True)
class Passage:
    """A title, heading, paragraph, list item, footnote or boilerplate line at `[start, end)` of its source."""

    kind: PassageKind
    start: int
    end: int
    heading: str = ""


class Author(StrEnum):
    """Who made a thing: the two are told apart everywhere."""

    MACHINE = "machine"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Claim:
    """An atomic statement at `[start, end)` of the source `source`; `quote == text[start:end]`.

    `sentence` is the span of the sentence it was read in, `heading` the heading it stands under.
    """

    source: str
    start: int
    end: int
    quote: str
    sentence: tuple[int, int]
    heading: str = ""
    facets: Facets = Facets()
    made_by: Author = Author.MACHINE
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", content_id("c", self.source, str(self.start), str(self.end)))


# --- what is found -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One part of a score: it contributes `value * weight`; `note` says in words what was compared."""

    name: str
    value: float
    weight: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims that seem to speak of the same fact; `score` in [0, 1] is the logistic function of the sum of the parts."""

    a: str
    b: str
    score: float
    parts: tuple[ScorePart, ...] = ()


class FactState(StrEnum):
    """Where the accounts of a fact stand."""

    DISPUTED = "disputed"
    COMPATIBLE = "compatible"
    AGREED = "agreed"
    SINGLE_SIDE = "single_side"


@dataclass(frozen=True, slots=True)
class Nearest:
    """A claim of a silent side that comes nearest to a fact: where it was looked for. `score` in [0, 1] is that of a `Link`."""

    side: str
    claim: str
    score: float


@dataclass(frozen=True, slots=True)
class Fact:
    """A group of claims that speak of the same thing.

    `silent_sides` have sources in the project but no claim in it, though not all of these were published before it happened.
    `nearest` holds, for each silent side, the claims that come nearest, the best first. `independent` is how many sources tell of
    it on their own: copies and near-copies of one text, and claims in the same words, count once.
    """

    id: str
    label: str
    claims: tuple[str, ...]
    sides: tuple[str, ...]
    silent_sides: tuple[str, ...]
    state: FactState
    links: tuple[Link, ...] = ()
    nearest: tuple[Nearest, ...] = ()
    independent: int = 1


class Severity(StrEnum):
    """How far two accounts are apart."""

    CONFLICT = "conflict"
    TENSION = "tension"
    COMPATIBLE_DIFFERENCE = "compatible_difference"


class Within(StrEnum):
    """Whose accounts a discrepancy lies between: two sides, two sources of one side, or one source and itself."""

    SIDES = "sides"
    SIDE = "side"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A typed difference between two claims of a fact, with the words that differ.

    `evidence_a` and `evidence_b` are spans in the sources of `claim_a` and `claim_b`; `evidence_b` is None for an omission.
    """

    fact: str
    claim_a: str
    claim_b: str
    type: str
    severity: Severity
    evidence_a: tuple[int, int]
    evidence_b: tuple[int, int] | None
    message: Message
    within: Within = Within.SIDES
    id: str = field(init=False)

    def __post_init__(self) -> None:
        places = (str(self.evidence_a), str(self.evidence_b))
        object.__setattr__(self, "id", content_id("d", self.claim_a, self.claim_b, self.type, *places))


@dataclass(frozen=True, slots=True)
class Copy:
    """Two sources of which one repeats the other, whole or in part.

    `share` in [0, 1] is how much of the shorter stands in the longer, what both quote left out.
    """

    a: str
    b: str
    share: float


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that one run found, in a fixed order: the same input and settings give an equal Analysis."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    discrepancies: tuple[Discrepancy, ...]
    generator: str = ""
    copies: tuple[Copy, ...] = ()

    def sides(self) -> tuple[str, ...]:
        """The sides in the order in which their first source was added."""
        return tuple(dict.fromkeys(d.side for d in self.documents))

    def document_by_id(self) -> dict[str, Document]:
        return {d.id: d for d in self.documents}

    def claim_by_id(self) -> dict[str, Claim]:
        return {c.id: c for c in self.claims}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts held against each other: `same_fact` in [0, 1], the parts of that score, and the discrepancies found.

    Claims in `discrepancies` are of two documents named "a" and "b"; their evidence counts in the text given for each.
    """

    same_fact: float
    discrepancies: tuple[Discrepancy, ...]
    parts: tuple[ScorePart, ...]


# --- what a person decides: more in `reconciler.notebook` --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Constraints:
    """Decisions that a run keeps to, by the ids of claims.

    Which belong together: pairs `linked`, pairs kept `apart`, claims that stay `alone`. Which there are: those `made` by hand, each
    as source, start and end, and the program's own that were `removed`.
    """

    linked: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()
    alone: frozenset[str] = frozenset()
    made: tuple[tuple[str, int, int], ...] = ()
    removed: frozenset[str] = frozenset()
