"""What happened and who did it to whom: events with their roles by meaning, not by grammar.

"X attacked Y", "Y was attacked by X", "X's attack on Y" and «Y подвергся нападению со стороны X» are one kind of event with the
agent X and the patient Y, so that an accusation and its mirror image are not taken for agreement. Kinds are those of the lexicon
(`reconciler/lang/<code>/events.toml`), else a verb's own lemma. How a language tells the parts is in its `arguments.py`.

Known limits: no full parse and no coreference. A pronoun plays its part under an empty key; where the agent is not clear there is
none. Names meet across languages by their keys as entities, other words do not.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from reconciler.facets import EventMention, Role, RoleMention
from reconciler.lang.events import event_lexicon, parts
from reconciler.lang.phrase import key_of, lemma_key
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.facets import EntityMention
    from reconciler.lang.events import Arguments, EventLexicon
    from reconciler.lang.phrase import Phrase
    from reconciler.lang.words import Word

_VERBAL = frozenset((Tag.VERB, Tag.PARTICIPLE, Tag.INFINITIVE, Tag.ING))
_GERUND = "ing"  # "the signing": a noun whose lemma is that of its verb
_NOMINAL = frozenset((Tag.NOUN, Tag.NAME))


class Grammar(Protocol):
    """How a language tells who does what to whom (`reconciler/lang/<code>/arguments.py`)."""

    def tells_event(self, words: Sequence[Word], at: int) -> bool: ...
    def verb_arguments(self, words: Sequence[Word], at: int, stop: int, kind: str, lexicon: EventLexicon) -> Arguments: ...
    def noun_arguments(
        self, words: Sequence[Word], at: int, stop: int, kind: str, lexicon: EventLexicon, agent: Phrase | None
    ) -> Arguments: ...
    def apart(self, words: Sequence[Word], stop: int, kind: str, lexicon: EventLexicon) -> Arguments: ...
    def light_noun(self, words: Sequence[Word], at: int, stop: int, lexicon: EventLexicon) -> tuple[int, Phrase | None]: ...
    def undergone(self, words: Sequence[Word], at: int, stop: int) -> tuple[int, Phrase | None]: ...


def find_events(
    text: str, language: str, words: Sequence[Word], entities: Sequence[EntityMention] = ()
) -> tuple[EventMention, ...]:
    """The events that the sentence `text` tells of, in its order, with their roles; offsets are code points of `text`."""
    del text  # the words tell all
    lexicon = event_lexicon(language)
    if lexicon is None or not words:
        return ()
    return _Reading(language, words, entities, lexicon).events()


class _Reading:
    """A sentence while its events are being found; a noun beside a light verb is read once, with the verb's subject."""

    def __init__(self, language: str, words: Sequence[Word], entities: Sequence[EntityMention], lexicon: EventLexicon) -> None:
        self.words, self.entities, self.lexicon, self.grammar = words, entities, lexicon, _grammar(language)
        self.found: dict[int, EventMention] = {}
        self.played: set[int] = set()  # heads of what plays a part in an event that a noun names

    def events(self) -> tuple[EventMention, ...]:
        named = []
        nouns = self.lexicon.nouns.firsts
        for n, word in enumerate(self.words):
            if word.tag in _VERBAL:
                self._verb(n)
            if word.tag in _NOMINAL and (word.lemma in nouns or (word.text.endswith(_GERUND) and word.text.lower() in nouns)):
                named.append(n)
        for n in named:
            # "подписание соглашения министрами": what is signed is no event beside the signing
            if n not in self.found and n not in self.played:
                self._noun(n, None, bare=False)
        return tuple(self.found[n] for n in sorted(self.found))

    def _verb(self, at: int) -> None:
        words, lexicon = self.words, self.lexicon
        if not self.grammar.tells_event(words, at) or self._light(at):
            return
        kind, stop = lexicon.verbs.find(words, at)
        if not kind:
            if words[at].lemma in lexicon.ignored:
                return
            kind, stop = lemma_key(words[at]), at + 1
        self._add(at, stop, kind, self.grammar.verb_arguments(words, at, stop, kind, lexicon))

    def _light(self, at: int) -> bool:
        """Whether the verb at `at` only carries a noun that says what happens; that event is added."""
        words, lexicon = self.words, self.lexicon
        lemma = words[at].lemma
        if lemma in lexicon.undergo.firsts:
            name, stop = lexicon.undergo.find(words, at)
            noun, patient = self.grammar.undergone(words, at, stop) if name else (-1, None)
            if noun >= 0 and words[noun].lemma in lexicon.nouns.firsts:
                self._noun(noun, None, bare=True, patient=patient)
                return True
        if lemma in lexicon.light.firsts:
            name, stop = lexicon.light.find(words, at)
            noun, agent = self.grammar.light_noun(words, at, stop, lexicon) if name else (-1, None)
            if noun >= 0 and words[noun].lemma in lexicon.nouns.firsts:
                self._noun(noun, agent, bare=True, tail=stop if noun < at else 0)
                return True
        if lemma in lexicon.happening.firsts:
            name, stop = lexicon.happening.find(words, at)
            phrase = self.grammar.undergone(words, at, stop)[1] if name else None
            if phrase is not None and words[phrase.head].lemma in lexicon.nouns.firsts:
                self._noun(phrase.head, None, bare=True, tail=stop)
                return True
        return False

    def _noun(self, at: int, agent: Phrase | None, bare: bool, patient: Phrase | None = None, tail: int = 0) -> None:
        """Add the event that the noun at `at` names; one in which nobody plays a part counts only if `bare`.

        `tail` is where the light verb ends, if it stands after the noun.
        """
        kind, stop = self.lexicon.nouns.find(self.words, at)
        if not kind:
            return
        arguments = self.grammar.noun_arguments(self.words, at, stop, kind, self.lexicon, agent)
        if tail:
            arguments += self.grammar.apart(self.words, tail, kind, self.lexicon)
        if patient is not None:
            arguments.append((Role.PATIENT, patient))
        if arguments or bare:
            self.played.update(phrase.head for _, phrase in arguments)
            self._add(at, stop, kind, arguments)

    def _add(self, at: int, stop: int, kind: str, arguments: Arguments) -> None:
        words = self.words
        roles: dict[tuple[Role, int], RoleMention] = {}
        for role, phrase in arguments:
            key = key_of(words, phrase, self.entities, self.lexicon.generic)
            if key == lemma_key(words[phrase.head]):
                # a noun that names an event goes by its kind, in any language
                key = self.lexicon.nouns.find(words, phrase.head)[0] or key
            place = (role, words[phrase.first].start)
            roles.setdefault(place, RoleMention(role, place[1], words[phrase.stop - 1].end, key))
        self.found[at] = EventMention(words[at].start, words[stop - 1].end, kind, tuple(roles.values()))


@cache
def _grammar(language: str) -> Grammar:
    module: Grammar = import_module(f"reconciler.lang.{language}.arguments")
    return module


def same_direction(a: EventMention, b: EventMention) -> bool | None:
    """Whether two events of one kind go the same way: True where a role has the same key in both, False where agent and patient
    have changed places, None where it cannot be told.

    In a reciprocal kind ("meet") agents and partners are alike, and nothing can be swapped among them.
    """
    if a.key != b.key:
        return None
    agents_a, agents_b = _keys(a, Role.AGENT), _keys(b, Role.AGENT)
    patients_a, patients_b = _keys(a, Role.PATIENT), _keys(b, Role.PATIENT)
    if a.key in parts().reciprocal:
        sides_a, sides_b = agents_a | _keys(a, Role.PARTNER), agents_b | _keys(b, Role.PARTNER)
        return True if sides_a & sides_b else None
    same = bool(agents_a & agents_b) + bool(patients_a & patients_b)
    swapped = bool(agents_a & patients_b) + bool(patients_a & agents_b)
    if same and not swapped:
        return True
    return False if swapped and not same else None


def _keys(event: EventMention, role: Role) -> frozenset[str]:
    return frozenset(r.key for r in event.roles if r.role is role and r.key)
