"""The words that sides choose for one thing: "irregular" or "illegal migration", "annexation" or "reunification".

A concept has variants, each with phrases a language; both ids are the same in all languages. Those that ship stand in
`reconciler/glossaries/terms.toml`, which also tells how a phrase is written; a project may add its own.

Known limits: phrases are found by the base forms of words, not by meaning; a word in a name ("Liberation Street") is found too.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.errors import InputError
from reconciler.facets import EntityKind, TermMention
from reconciler.glossary import SHIPPED, lookup
from reconciler.lang.words import Tag, spellings, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reconciler.lang.words import Word

_NOT_TERMS = "not_terms"
_MOST_BETWEEN = 2  # words that "~" stands for at most
_NAMING = frozenset((Tag.NAME, Tag.NOUN, Tag.ADJECTIVE, Tag.OTHER))


@dataclass(frozen=True, slots=True)
class Term:
    """A variant of a concept: `phrases` holds pairs of a language's code and a phrase in it.

    `marked`: the word judges, or belongs to one side. `plain`: a word so common that it tells only against one that is marked. An
    empty `concept` holds phrases that look like terms and are none.
    """

    concept: str
    variant: str
    phrases: tuple[tuple[str, str], ...]
    marked: bool = False
    plain: bool = False


class _Element(NamedTuple):
    """A place in a phrase: a word by its base form or spelling, a spelling with its capitals, a name, a land, or a gap.

    Where `stems` are given the word must begin with one of them, whatever its base form.
    """

    kind: str  # "word", "exact", "name", "land", "gap"
    spellings: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()


class _Pattern(NamedTuple):
    elements: tuple[_Element, ...]
    anchor: int  # how many names stand before the first word
    another: frozenset[str]  # of these words one must stand in the sentence besides; empty where any may
    context: frozenset[str]
    term: Term


class _Match(NamedTuple):
    first: int
    stop: int
    term: Term


_MOST_INDEXES = 16
_indexes: dict[tuple[str, int], tuple[tuple[Term, ...], Mapping[str, list[_Pattern]]]] = {}


def find_terms(text: str, language: str, words: Sequence[Word], extra: tuple[Term, ...] = ()) -> tuple[TermMention, ...]:
    """The terms in the sentence `text` that compete with others, in order; a longer one hides those inside it.

    `extra` are terms of a project, beside those that ship.
    """
    del text  # the words tell all
    index = _index(language, extra)
    matches: list[_Match] = []
    if not words:
        return ()
    lemmas, _lowers, there = spellings(words)
    for n in [n for n, lemma in enumerate(lemmas) if lemma in index]:
        for pattern in index[lemmas[n]]:
            if pattern.another and pattern.another.isdisjoint(there):
                continue
            stop = _match(words, n - pattern.anchor, pattern.elements, 0)
            if stop > 0 and (not pattern.context or any(w.lemma in pattern.context for w in words)):
                matches.append(_Match(n - pattern.anchor, stop, pattern.term))
    if not matches:
        return ()
    kept = {m for m in matches if not any(_hides(other, m) for other in matches)}
    return tuple(
        TermMention(words[m.first].start, words[m.stop - 1].end, m.term.concept, m.term.variant)
        for m in sorted(kept, key=lambda m: (m.first, m.stop, m.term.concept, m.term.variant))
        if m.term.concept
    )


def is_plain(concept: str, variant: str) -> bool:
    """Whether the `variant` of `concept` is too common to tell against one that is not marked."""
    return any(t.plain for t in shipped_terms() if t.concept == concept and t.variant == variant)


def is_marked(concept: str, variant: str, extra: tuple[Term, ...] = ()) -> bool:
    """Whether the `variant` of `concept` judges or belongs to one side."""
    return any(t.marked for t in (*shipped_terms(), *extra) if t.concept == concept and t.variant == variant)


@cache
def shipped_terms() -> tuple[Term, ...]:
    """The terms that ship with the program."""
    return read_terms(resources.files("reconciler").joinpath("glossaries", "terms.toml").read_text("utf-8"))


def read_terms(data: str) -> tuple[Term, ...]:
    """The terms of `data`, in the format of `reconciler/glossaries/terms.toml`. Raises `InputError` if it has another format."""
    try:
        tables = tomllib.loads(data)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"The list of terms cannot be read: {error}. Mend the line it names.") from error
    found = []
    for concept, variants in tables.items():
        if concept == _NOT_TERMS:
            found.append(_term("", "", variants))
            continue
        for variant, table in _checked(variants, f"[{concept}.…]").items():
            found.append(_term(concept, variant, _checked(table, f"[{concept}.{variant}]")))
    return tuple(found)


def _checked(table: object, place: str) -> Mapping[str, object]:
    if not isinstance(table, dict):
        raise InputError(f"The list of terms has a value where {place} must be a table. Write [concept.variant] above its phrases.")
    return table


def _term(concept: str, variant: str, table: Mapping[str, object]) -> Term:
    phrases = []
    for language, line in table.items():
        if language in ("marked", "plain"):
            continue
        if not isinstance(line, str):
            raise InputError(f"The list of terms has no text for “{language}” in [{concept}.{variant}]. Write phrases in quotes.")
        phrases += [(language, " ".join(phrase.split())) for phrase in line.split(",") if phrase.strip()]
    return Term(concept, variant, tuple(phrases), bool(table.get("marked", False)), bool(table.get("plain", False)))


def _index(language: str, extra: tuple[Term, ...]) -> Mapping[str, list[_Pattern]]:
    """The patterns of `language` by the spellings and base forms of their first word.

    Kept by the identity of `extra`: a long list would take longer to hash than a sentence to read.
    """
    held = _indexes.get((language, id(extra)))
    if held is None or held[0] is not extra:
        if len(_indexes) >= _MOST_INDEXES:
            _indexes.clear()
        held = _indexes[language, id(extra)] = extra, _made_index(language, extra)
    return held[1]


def _made_index(language: str, extra: tuple[Term, ...]) -> Mapping[str, list[_Pattern]]:
    index: dict[str, list[_Pattern]] = {}
    for term in (*shipped_terms(), *extra):
        for code, phrase in term.phrases:
            if code != language:
                continue
            pattern = _pattern(term, language, phrase)
            for spelling in pattern.elements[pattern.anchor].spellings:
                index.setdefault(spelling.lower(), []).append(pattern)
    return index


def _pattern(term: Term, language: str, phrase: str) -> _Pattern:
    body, _, rest = phrase.partition("(")
    context = frozenset().union(*(_forms(language, word) for word in rest.rstrip(") ").split()))
    elements: list[_Element] = []
    for piece in body.split():
        if piece == "~":
            elements.append(_Element("gap"))
        elif piece == "@name":
            elements.append(_Element("name"))
        elif piece == "@land":
            elements.append(_Element("land", _lands(language)))
        elif "|" in piece:
            elements.append(_word(language, piece.split("|")))
        else:
            for _start, _end, word in tokens(piece):
                exact = word.isupper() and len(word) > 1
                elements.append(_Element("exact", frozenset([word])) if exact else _word(language, [word]))
    anchor = next((n for n, e in enumerate(elements) if e.kind in ("word", "exact")), -1)
    if anchor < 0 or any(e.kind == "gap" for e in elements[:anchor]):
        raise InputError(f"The term “{phrase}” has no word of its own to be found by. Begin it with one.")
    another = next((e.spellings for e in elements[anchor + 1 :] if e.kind == "word" and not e.stems), frozenset())
    return _Pattern(tuple(elements), anchor, another, context, term)


@cache
def _lands(language: str) -> frozenset[str]:
    """Adjectives made of the names of places: "Syrian", «сирийский»."""
    made = (
        names
        for entry in lookup(SHIPPED).entries
        if entry.kind is EntityKind.PLACE
        for code, names in entry.adjectives
        if code == language
    )
    return frozenset(lang.get(language).lemma(name.lower()) for names in made for name in names)


def _word(language: str, alternatives: Sequence[str]) -> _Element:
    forms = frozenset().union(*(_forms(language, word) for word in alternatives))
    tagged = [lang.get(language).tag(word) for word in alternatives]
    narrow = [w[0] for w in tagged if w and _is_narrow(language, w[0])]
    if len(narrow) < len(alternatives):
        return _Element("word", forms)
    return _Element("word", forms, tuple(_stem(w.text.lower().replace("ё", "е"), language) for w in narrow))


def _stem(word: str, language: str) -> str:
    """A word without the ending of a case."""
    return word[: -4 if word.endswith("ся") else -2] if language == "ru" else word


def _is_narrow(language: str, word: Word) -> bool:
    """Whether a word of a phrase stands for its own form alone: an English plural, a Russian participle."""
    if language == "ru":
        return word.tag is Tag.PARTICIPLE
    return word.tag is Tag.NOUN and word.lemma != word.text.lower()


def _forms(language: str, word: str) -> frozenset[str]:
    """The spelling of `word` and its base forms, as a word alone and in a sentence."""
    tongue = lang.get(language)
    spelling = word.lower().replace("ё", "е")
    return frozenset([spelling, tongue.lemma(word), *(w.lemma for w in tongue.tag(word))])


def _match(words: Sequence[Word], at: int, elements: tuple[_Element, ...], n: int) -> int:
    """Where the phrase that stands at `at` ends, its elements from the `n`th on; -1 if it does not stand there."""
    if at < 0:
        return -1
    while n < len(elements):
        kind, spellings, stems = elements[n]
        if kind == "gap":
            for skipped in range(_MOST_BETWEEN + 1):
                stop = _match(words, at + skipped, elements, n + 1)
                if stop > 0:
                    return stop
                if at + skipped >= len(words) or words[at + skipped].tag in (Tag.MARK, Tag.VERB):
                    return -1
            return -1
        if at >= len(words) or not _fits(words, at, kind, spellings, stems):
            return -1
        at, n = at + 1, n + 1
    return at


def _fits(words: Sequence[Word], at: int, kind: str, spellings: frozenset[str], stems: tuple[str, ...]) -> bool:
    word = words[at]
    if kind == "word":
        spelled = word.text.lower().replace("ё", "е")
        return spelled.startswith(stems) if stems else word.lemma in spellings or spelled in spellings
    if kind == "exact":
        return word.text in spellings
    if kind == "land" and word.lemma in spellings:
        return True
    # the first word of a sentence has a capital anyway
    return word.text[0].isupper() and word.tag in _NAMING and at > 0


def _hides(one: _Match, other: _Match) -> bool:
    """Whether `other` lies in the longer `one`, or says the same again from a later word on ("took control of the town")."""
    if (one.first, one.stop) == (other.first, other.stop):
        return False
    inside = one.first <= other.first and other.stop <= one.stop
    return inside or (one.term == other.term and one.first < other.first < one.stop)
