"""Negation: the words that turn a statement into its contrary, each with what it turns.

The lexicon `polarity.toml` names them, and what looks like one and is none ("no later than", «не только»). Two that cancel each
other ("did not refuse", «не может не») are no negation. Known limits: the scope runs from the word to the end of its clause as
marks and conjunctions show it; prefixes ("un-", «не-») make no negation, and only hint that the sentence denies something.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.claims.cues import Cues, Found
from reconciler.facets import Negation
from reconciler.lang.frequency import zipf
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.lang.words import Word

_CLAUSE, _LEXICAL, _APART, _HINT = "cues", "lexical", "apart", "hints"
_MARKS = frozenset(',;:.!?…—–()«»"“”')
_PAUSES = frozenset((".", ",", "-", "–", "—"))
_OPENING = frozenset('«"“(')
_CONTRACTED = ("n't", "n’t")
# what may stand between a negation and the word that cancels it: "has not always been unable", «не мог бы не»
_LIGHT = frozenset((Tag.ADVERB, Tag.MODAL, Tag.OTHER, Tag.TO))
_REACH = 4
_SUBORDINATE = frozenset((Tag.SUBORDINATOR, Tag.RELATIVE))
_SMALL = frozenset((Tag.ADVERB, Tag.OTHER))
_FINITE = frozenset((Tag.VERB, Tag.MODAL))
_QUALITIES = frozenset((Tag.ADJECTIVE, Tag.PARTICIPLE, Tag.ADVERB))
_SHORTEST = 4  # letters that are left of a word without its prefix, at least
_KNOWN = 3.01  # how common a word is, on the Zipf scale, that is surely one
_CONCESSION = 5  # words from «как бы» to the negation that it takes away, at most


class Polarity(StrEnum):
    """Whether a statement affirms; `OPEN` where only a word that denies by its meaning ("without", "refused") speaks against it."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    OPEN = "open"


class _Lexicon(NamedTuple):
    cues: Cues
    heads: frozenset[str]
    concord: frozenset[str]
    ends: frozenset[str]
    lifting: frozenset[str]
    conceding: frozenset[str]
    excepting: frozenset[str]
    hints: Cues
    prefixes: tuple[str, ...]
    endings: tuple[str, ...]
    whole: frozenset[str]


def find_negations(text: str, language: str, words: Sequence[Word]) -> tuple[Negation, ...]:
    """The negations of the sentence `text`, in order; `words` are its words as the language tags them."""
    lexicon = _lexicon(language)
    if lexicon is None or not (lexicon.cues.may_stand(words) or any(ending in text for ending in _CONTRACTED)):
        return ()
    found = _uncancelled(words, list(_cues(words, lexicon)))
    kept: list[Negation] = []
    for cue in _without_concord(words, found, lexicon):
        stop = _clause_end(words, cue, lexicon)
        if any(word.lemma in lexicon.lifting for word in words[cue.stop : stop + 1]):
            continue
        start = words[cue.first].start
        kept.append(Negation(start, words[cue.stop - 1].end, words[_fronted(words, cue.first)].start, words[stop - 1].end))
    return tuple(kept)


def polarity(negations: Sequence[Negation], language: str, words: Sequence[Word]) -> Polarity:
    """The form by which claims are compared, across languages too: `negations` are those found among `words`."""
    if not negations:
        return Polarity.POSITIVE
    return Polarity.NEGATIVE if any(is_proper(n.start, language, words) for n in negations) else Polarity.OPEN


def is_proper(start: int, language: str, words: Sequence[Word]) -> bool:
    """Whether the negation that begins at `start` turns a predicate, so that nobody would leave it out."""
    at = next((n for n, word in enumerate(words) if word.start == start), None)
    return at is not None and _proper(words, at, language)


def hints(language: str, words: Sequence[Word]) -> list[int]:
    """Where words begin that may say in another way what a negation says: "only", "hardly", "unharmed", «непривитый», «вряд ли»."""
    lexicon = _lexicon(language)
    if lexicon is None:
        return []
    prefixed = (w.start for w in words if w.tag in _QUALITIES and _turned_by_prefix(w, language, lexicon))
    return sorted({*(words[found.first].start for found in lexicon.hints.among(words)), *prefixed})


def doubly_denied(language: str, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words that deny by their meaning and are denied themselves ("had not *refused*"): in the end nothing is denied."""
    lexicon = _lexicon(language)
    if lexicon is None or not lexicon.cues.may_stand(words):
        return ()
    cues = lexicon.cues
    cancelled = [two.first for one, two in pairwise(_cues(words, lexicon)) if two.value == _LEXICAL and _cancels(words, one, two)]
    for n in range(len(words) - 1):  # «не исключает», which a phrase of its own keeps from being a negation
        if words[n].tag is Tag.NEGATION and (found := cues.at(words, n)) and found.value == _APART and cues.at(words, n + 1):
            cancelled.append(n + 1)
    return tuple(words[n] for n in cancelled)


def excepting(language: str) -> frozenset[str]:
    """The words that take something out of what is denied: "except", «кроме»."""
    lexicon = _lexicon(language)
    return lexicon.excepting if lexicon else frozenset()


def _turned_by_prefix(word: Word, language: str, lexicon: _Lexicon) -> bool:
    if word.lemma in lexicon.whole:
        return False
    for form in dict.fromkeys((word.lemma, word.text.lower())):
        rests = [form[len(prefix) :] for prefix in lexicon.prefixes if form.startswith(prefix)]
        if any(len(r) >= _SHORTEST and (zipf(r, language) > _KNOWN or r.endswith(lexicon.endings)) for r in rests):
            return True
    return False


@cache
def _lexicon(language: str) -> _Lexicon | None:
    data = lang.lexicon(language, "polarity")
    if not data:
        return None
    lines = [(line, name) for name in (_CLAUSE, _LEXICAL, _APART) for line in data[name]["phrases"].splitlines() if line]
    heads = frozenset(line.split()[0].partition(":")[0] for line, name in lines if name == _CLAUSE)
    others = [(line, name) for name in (_LEXICAL, _APART, _HINT) for line in data[name]["phrases"].splitlines() if line]

    def listed(name: str, key: str = "words") -> frozenset[str]:
        return frozenset(data[name][key].split())

    return _Lexicon(
        Cues(lines, {}, loose=False),
        heads,
        listed("concord"),
        listed("ends"),
        listed("lifting"),
        listed("conceding"),
        listed("excepting"),
        Cues(others, {}, loose=False),
        tuple(data[_HINT]["prefixes"].split()),
        tuple(data[_HINT]["endings"].split()),
        listed(_HINT, "whole"),
    )


def _proper(words: Sequence[Word], at: int, language: str) -> bool:
    """Whether the cue at `at` turns a predicate.

    One that denies by its meaning does not, nor one of a single word ("a not very good year", «не из Китая») or of an infinitive: a
    paraphrase may say the same without it.
    """
    lexicon, word = _lexicon(language), words[at]
    if lexicon is None or not (
        word.text.endswith(_CONTRACTED) or word.lemma in lexicon.heads or word.text.lower() in lexicon.heads
    ):
        return False
    after = next((w for w in words[at + 1 :] if w.tag not in _SMALL), None)
    if word.tag is not Tag.NEGATION or after is None:
        return True
    before = next((w for w in reversed(words[:at]) if w.tag not in _SMALL), None)
    return after.tag in _FINITE or (before is not None and (_auxiliary(before) or before.lemma in lexicon.heads))


def _auxiliary(word: Word) -> bool:
    return word.tag is Tag.MODAL or "aux" in word.features or word.lemma in ("be", "have")


def _cues(words: Sequence[Word], lexicon: _Lexicon) -> Iterator[Found]:
    """The cues of negation, without those that only look like it."""
    free = 0
    for n, word in enumerate(words):
        if n < free:
            continue
        found = lexicon.cues.at(words, n)
        if found is None and word.text.endswith(_CONTRACTED):
            found = Found(n, n + 1, _CLAUSE)
        if found is None:
            continue
        free = found.stop
        if found.value != _APART and not (
            _is_reply_or_numero(words, n) or _asks_back(words, n) or _concedes(words, n, lexicon.conceding)
        ):
            yield found


def _concedes(words: Sequence[Word], at: int, conceding: frozenset[str]) -> bool:
    """«Как бы смешно это не звучало»: a negation that grants something and takes nothing away."""
    first = max(at - _CONCESSION, 1)
    return any(words[n].text == "бы" and words[n - 1].lemma in conceding for n in range(first, at))


def _fronted(words: Sequence[Word], at: int) -> int:
    """Where the scope of the negation at `at` begins: at an infinitive before it, whose modal word it turns or is
    («поверить не мог», «бояться нечего»)."""
    if not at or words[at - 1].tag is not Tag.INFINITIVE:
        return at
    plain = words[at].tag is Tag.NEGATION
    if plain and (at + 1 == len(words) or words[at + 1].tag is not Tag.MODAL):
        return at
    rest = next((w for w in words[at + 1 + plain :] if w.tag not in _LIGHT), None)
    return at if rest is not None and rest.tag is Tag.INFINITIVE else at - 1


def _is_reply_or_numero(words: Sequence[Word], at: int) -> bool:
    """ "No. 5", "No, they did", «Нет, …»: a word of one's own, which negates nothing in the clause."""
    if at + 1 >= len(words) or words[at].lemma not in ("no", "нет"):
        return False
    after = words[at + 1]
    return after.tag is Tag.NUMBER or (after.text in _PAUSES and (at == 0 or words[at - 1].tag is Tag.MARK or after.text == "."))


def _asks_back(words: Sequence[Word], at: int) -> bool:
    """ "…, did they not?", "…, isn't it?"."""
    rest = words[at + 1 : at + 4]
    before = words[at - 1] if at else None
    return bool(before and before.text == "," and len(rest) > 1 and rest[0].tag is Tag.PRONOUN and rest[1].text == "?")


def _uncancelled(words: Sequence[Word], cues: Sequence[Found]) -> list[Found]:
    """`cues` without the pairs that cancel each other."""
    kept: list[Found] = []
    for cue in cues:
        if kept and _cancels(words, kept[-1], cue):
            kept.pop()
        else:
            kept.append(cue)
    return kept


def _cancels(words: Sequence[Word], one: Found, other: Found) -> bool:
    """ "did not refuse", «не может не»: two that make an affirmation."""
    between = words[one.stop : other.first]
    if one.value != _CLAUSE or len(between) > _REACH or any(w.tag not in _LIGHT and "aux" not in w.features for w in between):
        return False
    if other.value == _LEXICAL:
        return words[other.first].tag is not Tag.PREPOSITION
    modal = any(w.tag is Tag.MODAL for w in (words[one.first], *between))
    return modal and words[other.first].tag is Tag.NEGATION


def _without_concord(words: Sequence[Word], cues: Sequence[Found], lexicon: _Lexicon) -> Iterator[Found]:
    """`cues` without those that only go along with another of their clause: «никто не», "neither … nor"."""
    for cue in cues:
        if words[cue.first].lemma in lexicon.concord and any(_accompanies(words, cue, other, lexicon) for other in cues):
            continue
        yield cue


def _accompanies(words: Sequence[Word], cue: Found, other: Found, lexicon: _Lexicon) -> bool:
    if other is cue or other.value != _CLAUSE:
        return False
    first, stop = (cue.stop, other.first) if other.first > cue.first else (other.stop, cue.first)
    if any(w.tag in _SUBORDINATE or w.text in ";:" for w in words[first:stop]):
        return False
    return words[other.first].lemma not in lexicon.concord or other.first < cue.first


def _clause_end(words: Sequence[Word], cue: Found, lexicon: _Lexicon) -> int:
    """The index after the last word of the clause that the cue stands in; of its phrase, for a preposition."""
    narrow = words[cue.first].tag is Tag.PREPOSITION
    quoted = cue.stop + 1 < len(words) and words[cue.stop].text in _OPENING and words[cue.stop].start > words[cue.stop - 1].end
    for n in range(cue.stop + quoted, len(words)):
        word = words[n]
        if word.text in _MARKS or word.tag in _SUBORDINATE or word.lemma in lexicon.ends or (narrow and word.tag in _FINITE):
            return n
    return len(words)
