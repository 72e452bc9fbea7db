"""The lexicon of events: kinds by the words that say them, and what is known of the parts played in each kind.

The words stand in `reconciler/lang/<code>/events.toml`, the parts, which hold in any language, in `reconciler/claims/roles.toml`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reconciler.facets import Role
    from reconciler.lang.phrase import Phrase
    from reconciler.lang.words import Word

Arguments = list[tuple["Role", "Phrase"]]


class Parts(NamedTuple):
    """Kinds of events by how their parts are told; `roles.toml` says what each list means."""

    reciprocal: frozenset[str]
    patient_subject: frozenset[str]
    genitive_patient: frozenset[str]
    genitive_agent: frozenset[str]
    possessive_patient: frozenset[str]
    two_objects: frozenset[str]


class Phrases:
    """Words and phrases, each with a value, found by the lemma of their first word; `firsts` are those."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, value in entries:
            first, *rest = phrase.split("_")
            self._by_first.setdefault(first, []).append((tuple(rest), value))
        for options in self._by_first.values():
            options.sort(key=lambda option: -len(option[0]))

        self.firsts = frozenset(self._by_first)

    def find(self, words: Sequence[Word], at: int) -> tuple[str, int]:
        """The value of the longest phrase that begins at `at`, and the index after it; ("", at) where there is none."""
        word = words[at]
        options = self._by_first.get(word.lemma)
        if options is None:
            options = self._by_first.get(word.text.lower(), [])
        for rest, value in options:
            stop = at + 1 + len(rest)
            if stop <= len(words) and all(
                w.lemma == r or w.text.lower() == r for w, r in zip(words[at + 1 : stop], rest, strict=True)
            ):
                return value, stop
        return "", at


class EventLexicon(NamedTuple):
    """`events.toml` of a language."""

    verbs: Phrases
    nouns: Phrases
    light: Phrases
    happening: Phrases
    undergo: Phrases
    ignored: frozenset[str]
    no_participant: frozenset[str]
    agent_after: frozenset[str]
    partner_after: frozenset[str]
    patient_after: Mapping[str, frozenset[str]]
    dative: frozenset[str]
    instrumental: frozenset[str]
    bodies: frozenset[str]
    saying: frozenset[str]
    generic: frozenset[str]
    parts: Parts


@cache
def parts() -> Parts:
    """What `roles.toml` says."""
    data = tomllib.loads(resources.files("reconciler.claims").joinpath("roles.toml").read_text("utf-8"))
    return Parts(**{name: frozenset(words.split()) for name, words in data.items()})


@cache
def event_lexicon(language: str) -> EventLexicon | None:
    """The lexicon of `language`, or None where it has none."""
    from reconciler.lang import lexicon, word_list

    data = lexicon(language, "events")
    if not data:
        return None

    def kinds(table: str) -> Phrases:
        return Phrases((word, kind) for kind, line in data[table].items() for word in line.split())

    def phrases(name: str) -> Phrases:
        return Phrases((word, name) for word in data[name].split())

    def listed(name: str) -> frozenset[str]:
        return word_list(language, "events", name)

    return EventLexicon(
        *(kinds("verbs"), kinds("nouns"), phrases("light"), phrases("light_intransitive"), phrases("undergo")),
        *(listed("ignored"), listed("no_participant"), listed("agent_after"), listed("partner_after")),
        {kind: frozenset(line.split()) for kind, line in data["patient_after"].items()},
        *(listed("dative"), listed("instrumental"), listed("bodies")),
        *(word_list(language, "attribution", "verbs"), word_list(language, "attribution", "generic")),
        parts(),
    )
