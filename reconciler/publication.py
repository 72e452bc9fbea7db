"""When texts were published, and what they could not know of: dates of publication are half known, so they are compared as spans.

Known limits: of EDTF (ISO 8601-2) are read years, months, seasons, quarters, halves, days, days with a time, decades and centuries
("201X"), "about" and "uncertain", and intervals of these with or without an end; anything else counts as unknown.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reconciler.claims import calendar
from reconciler.claims.standing import STAGES, Stage
from reconciler.facets import DateRole, Modality

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reconciler.claims.calendar import Period
    from reconciler.facets import DateMention
    from reconciler.model import Claim, Document

_FORM = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T[\d:.,+Z-]+)?[~?%]?")
_OPEN = ("", "..")
_ENDS = frozenset((DateRole.UNTIL, DateRole.BEFORE))
_AHEAD = frozenset((Modality.FUTURE, Modality.POSSIBLE, Modality.CONDITIONAL))


class Days(NamedTuple):
    """The first and the last day that a date allows; `date.min` and `date.max` where it has no end."""

    first: date
    last: date


@lru_cache(maxsize=4096)
def days_of(edtf: str) -> Days | None:
    """The days that an EDTF date allows; None where it says nothing that is understood."""
    first, slash, last = edtf.strip().partition("/")
    if not slash:
        period = _period(first)
        return Days(period.earliest, period.latest) if period else None
    begins, ends = _period(first), _period(last)
    if (begins is None and first not in _OPEN) or (ends is None and last not in _OPEN) or not (begins or ends):
        return None
    return Days(begins.earliest if begins else date.min, ends.latest if ends else date.max)


def _period(text: str) -> Period | None:
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    year, month, day = (part.replace("XX", "") if part else "" for part in found.groups())
    if not year.isdigit():
        return calendar.decade(int(year[:3]) * 10) if len(year) == 4 else calendar.century(int(year) + 1)
    if not month:
        return calendar.year(int(year))
    if day:
        return calendar.day(int(year), int(month), int(day))
    return _part(int(year), int(month))


def _part(year: int, code: int) -> Period | None:
    """The part of a year by its number in EDTF: months from 1, seasons from 21, quarters from 33, halves from 40."""
    for first, last, read in ((21, 24, calendar.season), (33, 36, calendar.quarter), (40, 41, calendar.half)):
        if first <= code <= last:
            return read(year, code - first + 1)
    return calendar.month(year, code)


def earlier(one: Document, other: Document) -> bool:
    """Whether `one` was surely published before `other`."""
    ours, theirs = days_of(one.published), days_of(other.published)
    return bool(ours and theirs and ours.last < theirs.first)


def newest(documents: Iterable[Document]) -> date | None:
    """The last day on which the newest of `documents` may have been published; None where that is not known of each."""
    published = [days_of(document.published) for document in documents]
    known = [days.last for days in published if days is not None]
    return max(known) if known and len(known) == len(published) else None


def happened(claims: Sequence[Claim], documents: Sequence[Document]) -> date | None:
    """The first day on which what `claims` tell of can have happened, by the earliest of their dates; None where none tells it.

    `documents` are theirs, one for one. It is not known either where a date is vague, or that of a speech about it, and where a
    claim tells of what is still ahead or was itself published before: that could be known beforehand.
    """
    found: list[date] = []
    for claim, document in zip(claims, documents, strict=True):
        published = days_of(document.published)
        for mention in claim.facets.dates:
            before = published is not None and published.last < mention.earliest
            if before or mention.approximate or mention.role in _ENDS or _of_speech(claim, mention) or _ahead(claim):
                return None
            found.append(mention.earliest)
    return min(found, default=None)


def _of_speech(claim: Claim, mention: DateMention) -> bool:
    """Whether a date may tell when something was said, and not when that happened."""
    voices = claim.facets.attributions
    return bool(voices) and not any(v.content_start <= mention.start and mention.end <= v.content_end for v in voices)


def _ahead(claim: Claim) -> bool:
    statuses = {STAGES[mention.status] for mention in claim.facets.statuses}
    return Stage.AHEAD in statuses or any(mention.modality in _AHEAD for mention in claim.facets.modalities)
