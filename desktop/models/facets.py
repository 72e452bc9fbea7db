"""What the program read in a claim, in words to read: dates, numbers, names, who did what to whom, status, denial, voice, terms.

Words are those of the source; a role may stand outside the claim. Limit: concepts of terms are named in English.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.marks import QT_TRANSLATE_NOOP
from desktop.models.labels import one_line
from reconciler.facets import DateRole, EntityKind, Modality, Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reconciler.facets import (
        Attribution,
        DateMention,
        EntityMention,
        EventMention,
        Facets,
        ModalityMention,
        Negation,
        NumberMention,
        StatusMention,
    )
    from reconciler.report import Quotation

# characters of a role, and of what is denied or said: a line tells the gist
WORDS = 60

_DATE_ROLES = {
    DateRole.AT: "{date}",
    DateRole.SINCE: QT_TRANSLATE_NOOP("Facets", "since {date}"),
    DateRole.UNTIL: QT_TRANSLATE_NOOP("Facets", "until {date}"),
    DateRole.BEFORE: QT_TRANSLATE_NOOP("Facets", "before {date}"),
    DateRole.AFTER: QT_TRANSLATE_NOOP("Facets", "after {date}"),
}
_KINDS = {
    EntityKind.BODY: QT_TRANSLATE_NOOP("Facets", "Bodies"),
    EntityKind.PERSON: QT_TRANSLATE_NOOP("Facets", "Persons"),
    EntityKind.PLACE: QT_TRANSLATE_NOOP("Facets", "Places"),
    EntityKind.AGREEMENT: QT_TRANSLATE_NOOP("Facets", "Agreements"),
    EntityKind.NAME: QT_TRANSLATE_NOOP("Facets", "Other names"),
    EntityKind.ACRONYM: QT_TRANSLATE_NOOP("Facets", "Acronyms"),
}
_STATUSES = {
    Status.AIM: QT_TRANSLATE_NOOP("Facets", "an aim"),
    Status.POTENTIAL: QT_TRANSLATE_NOOP("Facets", "potential"),
    Status.PLANNED: QT_TRANSLATE_NOOP("Facets", "planned"),
    Status.DECIDED: QT_TRANSLATE_NOOP("Facets", "decided"),
    Status.AGREED: QT_TRANSLATE_NOOP("Facets", "agreed"),
    Status.SIGNED: QT_TRANSLATE_NOOP("Facets", "signed"),
    Status.IN_FORCE: QT_TRANSLATE_NOOP("Facets", "in force"),
    Status.ONGOING: QT_TRANSLATE_NOOP("Facets", "ongoing"),
    Status.DONE: QT_TRANSLATE_NOOP("Facets", "done"),
    Status.RESUMED: QT_TRANSLATE_NOOP("Facets", "resumed"),
    Status.SUSPENDED: QT_TRANSLATE_NOOP("Facets", "suspended"),
    Status.ENDED: QT_TRANSLATE_NOOP("Facets", "ended"),
}
_MODALITIES = {
    Modality.POSSIBLE: QT_TRANSLATE_NOOP("Facets", "possible"),
    Modality.LIKELY: QT_TRANSLATE_NOOP("Facets", "likely"),
    Modality.NECESSARY: QT_TRANSLATE_NOOP("Facets", "necessary"),
    Modality.FUTURE: QT_TRANSLATE_NOOP("Facets", "in the future"),
    Modality.CONDITIONAL: QT_TRANSLATE_NOOP("Facets", "on a condition"),
    Modality.ALLEGED: QT_TRANSLATE_NOOP("Facets", "alleged"),
}


@dataclass(frozen=True, slots=True)
class FacetLine:
    """What was read of one kind: "Dates", and each of them in words."""

    kind: str
    values: tuple[str, ...]


def facet_lines(quotation: Quotation) -> tuple[FacetLine, ...]:
    """What was read in a claim, a line for each kind of which there is any; none where nothing was."""
    facets, text = quotation.claim.facets, quotation.document.text
    found = [
        (_say(QT_TRANSLATE_NOOP("Facets", "Dates")), [_date(text, m) for m in facets.dates]),
        (_say(QT_TRANSLATE_NOOP("Facets", "Numbers")), [_number(text, m) for m in facets.numbers]),
        *((_say(kind), list(_names(text, facets.entities, which))) for which, kind in _KINDS.items()),
        (_say(QT_TRANSLATE_NOOP("Facets", "What happens")), [_event(text, m) for m in facets.events]),
        (_say(QT_TRANSLATE_NOOP("Facets", "How far it is")), [_by(text, m, status_label(m.status)) for m in facets.statuses]),
        (
            _say(QT_TRANSLATE_NOOP("Facets", "How sure it is")),
            [_by(text, m, modality_label(m.modality)) for m in facets.modalities],
        ),
        (_say(QT_TRANSLATE_NOOP("Facets", "Denied")), [_denial(text, m) for m in facets.negations]),
        (_say(QT_TRANSLATE_NOOP("Facets", "Who says it")), [_voice(text, m, facets) for m in facets.attributions]),
        (
            _say(QT_TRANSLATE_NOOP("Facets", "Choice of words")),
            [f"“{text[m.start : m.end]}” ({_spaced(m.concept)})" for m in facets.terms],
        ),
    ]
    return tuple(FacetLine(kind, tuple(dict.fromkeys(map(one_line, values)))) for kind, values in found if values)


def status_label(status: Status) -> str:
    return _say(_STATUSES[status])


def modality_label(modality: Modality) -> str:
    return _say(_MODALITIES[modality])


def name_of(key: str, quotation: Quotation) -> str:
    """An entity's or an event's key in the words of the claim, where it has it, else the key without its hyphens."""
    facets, text = quotation.claim.facets, quotation.document.text
    places = [(m.start, m.end) for m in facets.entities if m.key == key] + [(m.start, m.end) for m in facets.events if m.key == key]
    return one_line(text[slice(*places[0])]) if places else _spaced(key)


def _date(text: str, mention: DateMention) -> str:
    words = text[mention.start : mention.end]
    value = _say(_DATE_ROLES[mention.role]).format(date=mention.edtf)
    return words if words == value else f"{words} → {value}"


def _number(text: str, mention: NumberMention) -> str:
    low, high = (f"{bound:,.10g}" for bound in (mention.low, mention.high))
    if mention.low == mention.high:
        value = _say(QT_TRANSLATE_NOOP("Facets", "rank {number}")).format(number=low) if mention.ordinal else low
    elif math.isinf(mention.high):
        value = _say(QT_TRANSLATE_NOOP("Facets", "{number} or more")).format(number=low)
    elif math.isinf(mention.low):
        value = _say(QT_TRANSLATE_NOOP("Facets", "{number} or less")).format(number=high)
    else:
        value = _say(QT_TRANSLATE_NOOP("Facets", "{low} to {high}")).format(low=low, high=high)
    words = text[mention.start : mention.end]
    value = f"{value} · {mention.unit}" if mention.unit else value
    return words if words == value else f"{words} → {value}"


def _names(text: str, mentions: Iterable[EntityMention], kind: EntityKind) -> Iterator[str]:
    """Each name of a kind once; those that stand for one thing are joined."""
    spoken: dict[str, dict[str, None]] = {}
    for mention in mentions:
        if mention.kind is kind:
            spoken.setdefault(mention.key, {})[one_line(text[mention.start : mention.end])] = None
    return (" = ".join(words) for words in spoken.values())


def _by(text: str, mention: StatusMention | ModalityMention, label: str) -> str:
    """What was read, with the word by which."""
    return f"{label} (“{text[mention.start : mention.end]}”)"


def _event(text: str, event: EventMention) -> str:
    """Who → does what → to whom, as far as it is said."""
    parts = {role: ", ".join(_roles(text, event, role)) for role in Role}
    deed = text[event.start : event.end]
    if parts[Role.PARTNER]:
        deed = _say(QT_TRANSLATE_NOOP("Facets", "{deed} with {partner}")).format(deed=deed, partner=parts[Role.PARTNER])
    return " → ".join(part for part in (parts[Role.AGENT], deed, parts[Role.PATIENT]) if part)


def _roles(text: str, event: EventMention, role: Role) -> list[str]:
    own = sorted((m.start, m.end) for m in event.roles if m.role is role)
    return [one_line(text[start:end], WORDS) for start, end in own]


def _denial(text: str, negation: Negation) -> str:
    return f"“{text[negation.start : negation.end]}”: {one_line(text[negation.scope_start : negation.scope_end], WORDS)}"


def _voice(text: str, said: Attribution, facets: Facets) -> str:
    speaker = next((text[m.start : m.end] for m in facets.entities if m.key == said.key), _spaced(said.key))
    how = [_say(QT_TRANSLATE_NOOP("Facets", "in own words"))] if said.quoted else []
    how += [_say(QT_TRANSLATE_NOOP("Facets", "at a distance"))] if said.distanced else []
    cue = one_line(text[said.start : said.end])
    voice = f"{speaker} (“{cue}”)" if speaker else f"“{cue}”"
    content = one_line(text[said.content_start : said.content_end], WORDS)
    return " · ".join(part for part in (voice, *how, content) if part)


def _spaced(key: str) -> str:
    return key.replace("-", " ").replace("_", " ")


def _say(text: str) -> str:
    return QCoreApplication.translate("Facets", text)
