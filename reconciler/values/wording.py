"""Values of which none is more exact than another: who did it, how far it has come, and the names and words chosen for a thing.

All that claims say of one act, thing or concept stands together: an act by its event, a thing by its key. Of names that differ in
nothing else the fullest is proposed ("Anna Petrova" for "Petrova").
Known limits: two acts of one kind in a fact are taken for one; acts of speech, and of which it is denied that they were, are left
out; a status is tied to an event only where one word has both.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.claims.standing import STAGES
from reconciler.discrepancies.wording import denied
from reconciler.facets import EntityKind, Role
from reconciler.lang.names import name_words
from reconciler.lang.scripts import transliterate
from reconciler.lang.words import tokens
from reconciler.values.said import Said
from reconciler.values.value import Facet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.facets import EntityMention, EventMention, TermMention
    from reconciler.model import Claim, Document

_NAMED = frozenset((EntityKind.BODY, EntityKind.PERSON, EntityKind.PLACE, EntityKind.AGREEMENT))


class _Chosen:
    """What is told by a key: different ones are different values."""

    whole = True

    def fits(self, x: Said, y: Said, apart: Sequence[tuple[Said, Said]]) -> bool:
        return False

    def exactness(self, said: Said) -> tuple[float, ...]:
        return (0.0,)

    def kinship(self, x: Said, y: Said) -> int:
        return 0

    def tells(self, groups: Sequence[Sequence[Said]]) -> bool:
        """Whether two sources say something of it, so that there is something to compare."""
        return len({said.source for group in groups for said in group}) > 1


class Actors(_Chosen):
    """Who did it, and with whom: a name or an office, since other nouns are often things; to whom, where that is a name."""

    facet, flags = Facet.WHO, frozenset(("actor",))

    def read(self, claim: Claim, document: Document) -> Iterator[Said]:
        cues = {a.start for a in claim.facets.attributions}
        names = {m.key for m in claim.facets.entities if m.kind in _NAMED}
        for event in claim.facets.events:
            if event.start in cues or denied(claim, event.start, event.end):
                continue
            for role in event.roles:
                if role.key:
                    sure = role.key in names or (
                        role.role is not Role.PATIENT and role.key.split()[-1] in _offices(document.language)
                    )
                    about = f"{event.key}/{role.role}"
                    act = event.start, event.end
                    yield Said(claim.source, role.start, role.end, about, role.key, document.language, role, sure, act)


@cache
def _offices(language: str) -> frozenset[str]:
    """Nouns that surely act: offices, and bodies without a name ("police", "government"), as keys have them."""
    return frozenset(map(transliterate, lang.get(language).words("attribution", "generic")))


class Statuses(_Chosen):
    """How far an act has come."""

    facet, flags = Facet.STATUS, frozenset(("status",))

    def read(self, claim: Claim, document: Document) -> Iterator[Said]:
        for m in claim.facets.statuses:
            event: EventMention | None = next((e for e in claim.facets.events if e.start < m.end and m.start < e.end), None)
            if event and not denied(claim, event.start, event.end):
                yield Said(claim.source, m.start, m.end, event.key, str(m.status), document.language, m)

    def fits(self, x: Said, y: Said, apart: Sequence[tuple[Said, Said]]) -> bool:
        """Whether they come to one stage: paraphrases and translations move between near statuses ("plans", "aims")."""
        if x.mention is None or y.mention is None or any({x.normal, y.normal} == {a.normal, b.normal} for a, b in apart):
            return False
        return STAGES[x.mention.status] is STAGES[y.mention.status]


class Terms(_Chosen):
    """Which word is chosen among those that sides use for one thing."""

    facet, flags = Facet.WORD, frozenset(("terminology",))

    def read(self, claim: Claim, document: Document) -> Iterator[Said]:
        for m in claim.facets.terms:
            if not in_a_name(m, claim.facets.entities):
                yield Said(claim.source, m.start, m.end, m.concept, m.variant, document.language, m)


class Names(_Chosen):
    """By what name a body, person, place or document goes."""

    facet, flags = Facet.NAME, frozenset(("naming",))

    def read(self, claim: Claim, document: Document) -> Iterator[Said]:
        for m in claim.facets.entities:
            words = base_forms(document.text[m.start : m.end], document.language)
            if m.kind in _NAMED or _is_surname(m, document, words):
                yield Said(claim.source, m.start, m.end, m.key, " ".join(words), document.language, m)

    def fits(self, x: Said, y: Said, apart: Sequence[tuple[Said, Said]]) -> bool:
        """Whether they are names of one thing, and not told apart by the words in which two of its names were found to differ."""
        one, other = frozenset(x.normal.split()), frozenset(y.normal.split())
        for a, b in apart:
            left, right = (frozenset(said.normal.split()) for said in (a, b))
            ours, theirs = left - right, right - left
            if (_mostly(ours, one) and _mostly(theirs, other)) or (_mostly(ours, other) and _mostly(theirs, one)):
                return False
        return x.about == y.about

    def exactness(self, said: Said) -> tuple[float, ...]:
        return -len(said.normal.split()), -len(said.normal)

    def tells(self, groups: Sequence[Sequence[Said]]) -> bool:
        """Whether one language has two names for it; of places, which are at hand in many forms, only rivals are told."""
        languages = [group[0].language for group in groups]
        placed = any(said.mention is not None and said.mention.kind is EntityKind.PLACE for group in groups for said in group)
        return super().tells(groups) and len(set(languages)) < len(languages) and not placed


def _mostly(words: frozenset[str], name: frozenset[str]) -> bool:
    """Whether a name has at least half of the words."""
    return bool(words) and 2 * len(words & name) >= len(words)


def in_a_name(term: TermMention, names: Sequence[EntityMention]) -> bool:
    """Whether a word is part of a longer name ("Liberation Street"), which is no choice of words."""
    return any(n.start <= term.start and term.end <= n.end and n.end - n.start > term.end - term.start for n in names)


def _is_surname(mention: EntityMention, document: Document, words: Sequence[str]) -> bool:
    """Whether a name without a kind is a person's: its key is that of its last word, and it is no adjective ("Russian")."""
    return bool(words) and mention.key == name_words(document.language).surname(words[-1])


@lru_cache(maxsize=8192)
def base_forms(name: str, language: str) -> tuple[str, ...]:
    """The words of a name in the base form that is likeliest; of words that no dictionary knows the stem."""
    parts = name_words(language)
    words = [word for _start, _end, word in tokens(name) if word[0].isalnum()]
    return tuple(parts.forms(word)[0 if parts.ordinary(word) or parts.proper(word) else -1] for word in words)
