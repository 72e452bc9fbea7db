"""Read the facets of a sentence, each kind once, and give a claim those that are its own.

A finder is one line in `read_facets`. Offsets are those of the sentence until `moved` places them in the source.
"""

from __future__ import annotations

from dataclasses import fields, replace
from operator import attrgetter
from sys import intern
from typing import TYPE_CHECKING, Any

from reconciler.claims.attribution import find_attributions
from reconciler.claims.entities import find_entities
from reconciler.claims.numbers import find_numbers
from reconciler.claims.polarity import find_negations
from reconciler.claims.roles import find_events
from reconciler.claims.status import find_modalities, find_statuses
from reconciler.claims.terms import find_terms
from reconciler.facets import (
    Attribution,
    DateMention,
    EntityMention,
    EventMention,
    Facets,
    ModalityMention,
    Negation,
    NumberMention,
    RoleMention,
    StatusMention,
    TermMention,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reconciler.claims.entities import Names
    from reconciler.glossary import Glossary
    from reconciler.lang.words import Word

    Place = Callable[[int, int], tuple[int, int]]

_NONE = Facets()
_rest_of_date: Callable[[DateMention], tuple[Any, ...]] = attrgetter(*DateMention.__match_args__[2:])
_rest_of_number: Callable[[NumberMention], tuple[Any, ...]] = attrgetter(*NumberMention.__match_args__[2:])
KINDS = tuple(field.name for field in fields(Facets))


def read_facets(
    text: str,
    language: str,
    words: Sequence[Word],
    dates: tuple[DateMention, ...],
    names: Names,
    glossary: Glossary | None = None,
) -> Facets:
    """The facets of the sentence `text` with its `words`; `dates` are those in it, by its offsets.

    `names` are those of the whole document, `glossary` the project's.
    """
    entities = find_entities(text, language, dates, glossary, words, names)
    return Facets(
        dates=dates,
        numbers=find_numbers(text, language, dates),
        entities=entities,
        events=find_events(text, language, words, entities),
        statuses=find_statuses(text, language, words),
        modalities=find_modalities(text, language, words),
        negations=find_negations(text, language, words),
        attributions=find_attributions(text, language, words, entities),
        terms=find_terms(text, language, words),
    )


class Shift(dict[int, int]):
    """Places `by` code points further on; a place that is asked for again is the same object, so that it is kept once."""

    def __init__(self, by: int) -> None:
        self.by = by

    def __missing__(self, place: int) -> int:
        further = self[place] = place + self.by
        return further


def shifted(facets: Facets, to: Shift) -> Facets:
    """`facets` with every span moved by `to`.

    As `moved`, but with each kind spelled out, since all that is read goes through it once.
    """
    if facets == _NONE:
        return _NONE
    return Facets(
        shifted_dates(facets.dates, to),
        tuple([NumberMention(to[m.start], to[m.end], *_rest_of_number(m)) for m in facets.numbers]),
        shifted_entities(facets.entities, to),
        tuple([EventMention(to[m.start], to[m.end], m.key, _shifted_roles(m.roles, to)) for m in facets.events]),
        tuple([StatusMention(to[m.start], to[m.end], m.status) for m in facets.statuses]),
        tuple([ModalityMention(to[m.start], to[m.end], m.modality) for m in facets.modalities]),
        tuple([Negation(to[m.start], to[m.end], to[m.scope_start], to[m.scope_end]) for m in facets.negations]),
        tuple(
            [
                Attribution(to[m.start], to[m.end], m.key, to[m.content_start], to[m.content_end], m.quoted, m.distanced)
                for m in facets.attributions
            ]
        ),
        tuple([TermMention(to[m.start], to[m.end], m.concept, m.variant) for m in facets.terms]),
    )


def shifted_dates(dates: Iterable[DateMention], to: Shift) -> tuple[DateMention, ...]:
    """`dates` with every span moved by `to`."""
    return tuple([DateMention(to[m.start], to[m.end], *_rest_of_date(m)) for m in dates])


def shifted_entities(entities: Iterable[EntityMention], to: Shift) -> tuple[EntityMention, ...]:
    """`entities` with every span moved by `to`, each key kept once however often it comes."""
    return tuple([EntityMention(to[m.start], to[m.end], intern(m.key), m.kind) for m in entities])


def _shifted_roles(roles: Iterable[RoleMention], to: Shift) -> tuple[RoleMention, ...]:
    return tuple([RoleMention(m.role, to[m.start], to[m.end], intern(m.key)) for m in roles])


def moved(facets: Facets, place: Place) -> Facets:
    """`facets` with every span led through `place`, those within a mention too."""
    if facets == _NONE:
        return facets
    changed = {kind: tuple(_moved(m, place) for m in getattr(facets, kind)) for kind in KINDS if getattr(facets, kind)}
    return replace(facets, **changed)


def _moved(mention: Any, place: Place) -> Any:
    kind = type(mention)
    values = {name: getattr(mention, name) for name in kind.__match_args__}
    values["start"], values["end"] = place(mention.start, mention.end)
    if kind is Negation:
        values["scope_start"], values["scope_end"] = place(mention.scope_start, mention.scope_end)
    elif kind is Attribution:
        values["content_start"], values["content_end"] = place(mention.content_start, mention.content_end)
    elif kind is EventMention:
        values["roles"] = tuple(_moved(role, place) for role in mention.roles)
    return kind(**values)


def within(sentences: Iterable[Facets], start: int, end: int) -> Facets:
    """Of the facets of `sentences` those of the claim at `[start, end)`: what stands in it, and the voices that speak in it."""
    chosen: dict[str, tuple[Any, ...]] = {}
    for facets in sentences:
        for kind in KINDS:
            mentions = getattr(facets, kind)
            if kind == "attributions":
                own = tuple(m for m in mentions if m.content_start < end and m.content_end > start)
            else:
                own = tuple(m for m in mentions if start <= m.start and m.end <= end)
            if own:
                chosen[kind] = (*chosen.get(kind, ()), *own)
    return Facets(**chosen)
