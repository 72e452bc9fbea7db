"""What is asked of a search and what it finds: frozen values."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from reconciler.errors import InputError
from reconciler.model import FactState, Severity
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Span = tuple[int, int]

AT_MOST = 50  # hits of each kind
_AROUND = 60  # code points before the first hit of a snippet
_SNIPPET = 240  # code points of a snippet
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2}(T.*)?)?)?")


class HitKind(StrEnum):
    """What was found, in the order in which it is told."""

    CLAIM = "claim"
    NOTE = "note"
    STATEMENT = "statement"
    VERDICT = "verdict"
    TAG = "tag"
    TRANSLATION = "translation"
    TIE = "tie"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Asked:
    """What hits have to answer: all of it; of several values of one kind any.

    `types`, `severities` and `states` are of the discrepancies and facts that a claim is in, or that a decision is about; flags
    that a person switched off or dismissed make no fact disputed. `verdicts`, `authors`, `since` and `until` are of a decision on a
    claim or of the entry that is found; `verdicts` with `OPEN` also finds what nobody decided yet. `since` and `until` are days or
    times as ISO 8601 has them, both included. `sources` are names or ids. A passage of a text answers only `words`, `sides` and
    `sources`: asked for anything else, none is found. `seen_by` is who works blind: of what was judged and noted, only what they
    did themselves is found or counts.
    """

    words: str = ""
    sides: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    kinds: tuple[str, ...] = ()
    limit: int = AT_MOST
    seen_by: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found.

    `id` is that of the claim, or the key of the entry; empty for a passage. `source`, `name` and `side` are of the text that it
    stands in or is about, `span` its place there (None where it is about a whole text or about several places). `snippet` shows it
    on one line, with the words that were asked for at `marks`; `hits` are the same words in the text of the source, or for an entry
    in its own. All count code points. `rank` is BM25 as SQLite gives it: the smaller, the better; 0 where no words were asked for
    or too many passages have them. `claims` and `facts` are what it is about, by id.
    """

    kind: HitKind
    id: str
    source: str
    name: str
    side: str
    span: Span | None
    snippet: str
    marks: tuple[Span, ...]
    hits: tuple[Span, ...]
    rank: float
    claims: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    author: str = ""
    time: str = ""


def checked(asked: Asked) -> Asked:
    """`asked` with plain words made what they mean; raises InputError, which names the choices, for one that means nothing."""
    from reconciler.discrepancies import RULES

    for name in ("since", "until"):
        if getattr(asked, name) and not _DAY.fullmatch(getattr(asked, name)):
            raise InputError(f"{getattr(asked, name)} is no day: write it as 2026, 2026-01 or 2026-01-31.")
    return replace(
        asked,
        types=tuple(_one_of("type of discrepancy", kind, [rule.type for rule in RULES]) for kind in asked.types),
        severities=_members("severity", Severity, asked.severities),
        states=_members("state of a fact", FactState, asked.states),
        verdicts=_members("verdict", VerdictValue, asked.verdicts),
        kinds=_members("kind", HitKind, asked.kinds),
        tags=tuple(" ".join(tag.split()).casefold() for tag in asked.tags),
        until=f"{asked.until}~" if asked.until else "",  # a sign that comes after all that may follow a day
        limit=max(1, asked.limit),
    )


def _members(what: str, kind: type[StrEnum], given: Iterable[str]) -> tuple[str, ...]:
    return tuple(_one_of(what, value, [member.value for member in kind]) for value in given)


def _one_of(what: str, value: str, choices: Sequence[str]) -> str:
    plain = str(value).strip().lower().replace("-", "_").replace(" ", "_")
    if plain not in choices:
        raise InputError(f"There is no {what} “{value}”: name one of {', '.join(choices)}.")
    return plain


def snippet(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """A line of `text` around the first of `spans`, and where the spans are in it; what is cut off is an ellipsis."""
    first, last = 0, len(text)
    if last > _SNIPPET:
        start = spans[0][0] if spans else 0
        first = max(0, min(start - _AROUND, last - _SNIPPET))
        first = text.find(" ", first, start) + 1 or first if first else 0
        last = min(last, first + _SNIPPET)
        last = last if last == len(text) else max(text.rfind(" ", first, last), first + _SNIPPET // 2)
    line = re.sub(r"\s", " ", text[first:last])
    lead = "… " if first else ""
    shift = len(lead) - first
    inside = ((max(a, first), min(b, last)) for a, b in spans)
    marks = tuple((a + shift, b + shift) for a, b in inside if a < b)
    return f"{lead}{line}{' …' if last < len(text) else ''}", marks
