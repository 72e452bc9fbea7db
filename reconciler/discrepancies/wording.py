"""The words of a claim, and which of them belong together: what the rules on wording share.

Known limits: no full parse; a phrase's head is found by the parts of speech around it. Nouns of two languages meet where
`reconciler/lang/<code>/things.toml` lists both under one name.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.discrepancies.likeness import tagged
from reconciler.lang.phrase import lemma_key
from reconciler.lang.scripts import transliterate
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reconciler.discrepancies.rule import Pair
    from reconciler.facets import Attribution
    from reconciler.lang.words import Word
    from reconciler.model import Claim

NOMINAL = frozenset((Tag.NOUN, Tag.NAME))
BEFORE_HEAD = frozenset((Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER, Tag.PARTICIPLE, Tag.ADVERB))
_OF = frozenset(("of", "из"))


def words_of(pair: Pair) -> tuple[Word, ...]:
    """The words of the pair's first claim; their offsets count from the claim's start."""
    return tagged(pair.a.quote, pair.document_a.language)


def span(claim: Claim, words: Sequence[Word], first: int, stop: int) -> tuple[int, int]:
    """Where `words[first:stop]` of `claim` stand in its source."""
    return claim.start + words[first].start, claim.start + words[stop - 1].end


def head_after(words: Sequence[Word], at: int, language: str) -> int:
    """The index of the noun that the words from `at` on lead to ("all | of the German firms": "firms"); -1 where there is none."""
    while at < len(words) and (words[at].lemma in _OF or words[at].tag in BEFORE_HEAD or _before_noun(words, at)):
        at += 1
    if 0 < at < len(words) and words[at].tag is Tag.ING and words[at - 1].tag in (Tag.DETERMINER, Tag.ADJECTIVE):
        return at  # "the sinking"
    if at >= len(words) or words[at].tag not in NOMINAL:
        return -1
    if language == "en":
        # the last of several nouns: "import licences"
        while at + 1 < len(words) and words[at + 1].tag in NOMINAL:
            at += 1
    return at


def _before_noun(words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` stands before a noun though its tag does not tell: "shipping firms", «все фирмы»."""
    return words[at].lemma == "все" or (words[at].tag is Tag.ING and at + 1 < len(words) and words[at + 1].tag in NOMINAL)


def noun_key(word: Word, language: str) -> str:
    """What a noun is compared by: the name it goes by in any language where the lexicon knows it, else its lemma."""
    return _things(language).nouns.get(word.lemma) or lemma_key(word)


def role_key(key: str, language: str) -> str:
    """The key of what plays a part in an event, as `noun_key` gives it; that of an entity stays as it is."""
    return _things(language).keys.get(key, key)


def is_known(key: str, language: str) -> bool:
    """Whether a key that `noun_key` gave is a name that holds in all languages."""
    return key in _things(language).names


class _Things(NamedTuple):
    """The nouns of a language by the names that hold in all of them: by lemma, and by the keys that roles have."""

    nouns: Mapping[str, str]
    keys: Mapping[str, str]
    names: frozenset[str]


@cache
def _things(language: str) -> _Things:
    """Those of `things.toml`, and nouns that name an event (`events.toml`), which go by its kind."""
    lines = lang.get(language).lexicon("things").get("nouns", {})
    nouns = {word: name for name, line in lines.items() for word in line.split()}
    kinds = {}
    for kind, line in lang.get(language).lexicon("events").get("nouns", {}).items():
        words = [word for word in line.split() if "_" not in word]
        kinds[kind] = nouns.get(words[0], kind) if words else kind
        nouns = {**dict.fromkeys(words, kinds[kind]), **nouns}
    keys = {transliterate(word): name for word, name in nouns.items()} | kinds
    return _Things(nouns, keys, frozenset(nouns.values()))


def around(claim: Claim, start: int, end: int) -> Iterator[Attribution]:
    """The voices in whose words `[start, end)` begins ("the so-called liberation | of the town")."""
    return (a for a in claim.facets.attributions if a.content_start <= start < min(a.content_end, end))


def denied(claim: Claim, start: int, end: int) -> bool:
    """Whether the words at `[start, end)` are turned into their contrary."""
    return any(n.scope_start <= start and end <= n.scope_end for n in claim.facets.negations)
