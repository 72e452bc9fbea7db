"""Cue phrases of a lexicon, found among the words of a sentence: "enter|come into force", "be due to", «вступить в сила».

A phrase is a line of items between spaces. An item is the lemma of a word or the word itself, or several with "|" between them;
"@deal" stands for the words of the list `deal` of the same lexicon; "sign:verb+participle" asks for one of these parts of speech or
features besides ("finite" stands for a finite verb, "present" for one that is not past), ":infinitive" for any word of that kind;
what follows ">" must follow but is not of the cue. `Traces` tells much faster which cues a text cannot have. Known limit: items
follow one another with at most a few adverbs, articles and adjectives between them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.lang.frequency import zipf
from reconciler.lang.words import Tag, spellings, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reconciler.lang.words import Spellings, Word

_BETWEEN = frozenset((Tag.ADVERB, Tag.NEGATION, Tag.DETERMINER, Tag.ADJECTIVE, Tag.OTHER))
_BEFORE_NOUN = frozenset((Tag.DETERMINER, Tag.ADJECTIVE))
_NOMINAL = frozenset((Tag.NOUN, Tag.NAME))
_MOST_BETWEEN = 3
_MOST_TEXTS, _MOST_WORDS = 4096, 32768  # whose traces are remembered


class Item(NamedTuple):
    """One place of a phrase: a word whose lemma or spelling is in `words`, with one of `kinds` (any where there are none)."""

    words: frozenset[str]
    kinds: frozenset[str]


class Cue(NamedTuple):
    """A phrase and what it is a cue for."""

    items: tuple[Item, ...]
    ahead: Item | None
    value: str
    second: frozenset[str]  # of these words one must stand in the sentence besides the first; empty where any may


class Found(NamedTuple):
    """A cue for `value` in the words `[first, stop)`."""

    first: int
    stop: int
    value: str


_NOTHING: frozenset[str] = frozenset()


class Cues:
    """The cues of a lexicon, by their first word, longer ones first; `loose` lets small words stand between the items."""

    def __init__(self, lines: Sequence[tuple[str, str]], lists: Mapping[str, str], loose: bool = True) -> None:
        """`lines` are pairs of a phrase and its value, `lists` the word lists that "@name" stands for."""
        self._loose = loose
        self._starts: dict[str, list[Cue]] = {}
        for line, value in lines:
            phrase, _, ahead = line.partition(">")
            items = tuple(_item(text, lists) for text in phrase.split())
            follows = _item(ahead, lists) if ahead else None
            cue = Cue(
                items, follows, value, next((item.words for item in (*items[1:], follows) if item and item.words), frozenset())
            )
            for word in cue.items[0].words:
                self._starts.setdefault(word, []).append(cue)
        for cues in self._starts.values():
            cues.sort(key=lambda cue: -len(cue.items))
        # of these words one must stand in the sentence for any cue that begins with the word; none where one is a cue by itself
        self._needed: dict[str, frozenset[str]] = {
            word: frozenset().union(*(cue.second for cue in cues)) if all(cue.second for cue in cues) else _NOTHING
            for word, cues in self._starts.items()
        }

    def at(self, words: Sequence[Word], first: int) -> Found | None:
        """The longest cue that begins with the word at `first`."""
        return self._at(words, first, spellings(words))

    def _at(self, words: Sequence[Word], first: int, read: Spellings) -> Found | None:
        lemma, lower = read.lemmas[first], read.lowers[first]
        for start in (lemma,) if lemma == lower else (lemma, lower):
            needed = self._needed.get(start)
            if needed is None or (needed and needed.isdisjoint(read.all)):
                continue
            for cue in self._starts[start]:
                if cue.second and cue.second.isdisjoint(read.all):
                    continue
                stop = self._match(cue.items, words, first)
                if stop and (cue.ahead is None or (stop < len(words) and _fits(cue.ahead, words[stop]))):
                    return Found(first, stop, cue.value)
        return None

    def among(self, words: Sequence[Word]) -> Iterator[Found]:
        """The cues in `words`, none overlapping another."""
        read = spellings(words)
        if self._starts.keys().isdisjoint(read.all):
            return
        free = 0
        for n in read.places(self._starts):
            found = self._at(words, n, read) if n >= free else None
            if found:
                free = found.stop
                yield found

    def may_stand(self, words: Sequence[Word]) -> bool:
        """Whether the first word of a cue is among `words`."""
        return not self._starts.keys().isdisjoint(spellings(words).all)

    def rarest(self, language: str) -> Iterator[tuple[str, frozenset[str]]]:
        """For each cue its value, and the words of which one must stand in a text that has it: those of its rarest item."""
        for cue in {id(cue): cue for cues in self._starts.values() for cue in cues}.values():
            named = [item.words for item in (*cue.items, cue.ahead) if item is not None and item.words]
            yield cue.value, min(named, key=lambda words: max(zipf(word, language) for word in words))

    def _match(self, items: tuple[Item, ...], words: Sequence[Word], first: int) -> int:
        """The index after the last word of a phrase that begins at `first`; 0 where it does not."""
        if not _fits(items[0], words[first]):
            return 0
        at, size = first + 1, len(words)
        for item in items[1:]:
            start = at
            while at < size and not _fits(item, words[at]):
                if not self._loose or at - start == _MOST_BETWEEN or words[at].tag not in _BETWEEN:
                    return 0
                at += 1
            if at >= size or (words[at].tag not in _NOMINAL and any(w.tag in _BEFORE_NOUN for w in words[start:at])):
                return 0
            at += 1
        return at


@lru_cache(maxsize=_MOST_TEXTS)
def _distinct(text: str) -> frozenset[str]:
    return frozenset(words_in(text))


class Traces:
    """Which things a text may hold, by words of which each needs one; told without grammar, so it costs much less than to look.

    `bits` gives for each thing the bit by which it is told in a mask.
    """

    def __init__(self, language: str, wanted: Iterable[tuple[str, Iterable[str]]]) -> None:
        """`wanted` are pairs of a thing and the lemmas or spellings that betray it; a thing may come in several."""
        self._lemmas = lang.get(language).lemmas
        self.bits: dict[str, int] = {}
        self._by_form: dict[str, int] = {}
        for thing, words in wanted:
            bit = self.bits.setdefault(thing, 1 << len(self.bits))
            for word in words:
                self._by_form[word] = self._by_form.get(word, 0) | bit
        self._by_word: dict[str, int] = {}
        self.of = lru_cache(maxsize=_MOST_TEXTS)(self._of)

    def _of(self, text: str) -> int:
        """The bits of all that `text` may hold."""
        found, known = 0, self._by_word
        for word in _distinct(text):
            mask = known.get(word)
            found |= self._learn(word) if mask is None else mask
        return found

    def _learn(self, word: str) -> int:
        if len(self._by_word) > _MOST_WORDS:
            self._by_word.clear()
        lower = word.lower()
        mask = 0
        for form in {*self._lemmas(word), lower, lower.replace("ё", "е")}:
            mask |= self._by_form.get(form, 0)
        self._by_word[word] = mask
        return mask


def _item(text: str, lists: Mapping[str, str]) -> Item:
    spelled, _, kinds = text.partition(":")
    words: list[str] = []
    for word in spelled.split("|") if spelled else ():
        words += lists[word[1:]].split() if word.startswith("@") else [word]
    return Item(frozenset(words), frozenset(kinds.split("+")) if kinds else frozenset())


def _fits(item: Item, word: Word) -> bool:
    if item.words and word.lemma not in item.words and word.text.lower() not in item.words:
        return False
    kinds = item.kinds
    if not kinds or word.tag in kinds:
        return True
    if word.tag is Tag.VERB and ("finite" in kinds or ("present" in kinds and "past" not in word.features)):
        return True
    return any(feature in kinds for feature in word.features.split())
