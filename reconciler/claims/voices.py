"""A sentence while its voices are being found: its quotations and lexicon, the voices so far, and how far one reaches.

What is said runs to the end of the sentence, of the quotation, or to where somebody else speaks.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reconciler import lang
from reconciler.claims.quotes import MARKS, Quoted, quotations
from reconciler.lang.phrase import Phrase, key_of
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reconciler.facets import EntityMention
    from reconciler.lang.words import Word

_LISTS = (
    *("verbs", "addressed", "doubting", "hearsay", "naming", "naming_as", "accusing", "accusing_of", "telling_of", "not_speaking"),
    *("nouns", "doubting_nouns", "so_called", "contrast", "views", "as_before", "generic", "classifiers"),
)
_END_MARKS = frozenset('.!?…"»”“;,')


class Speech(Protocol):
    """What a language tells of a verb of saying (`reconciler/lang/<code>/speech.py`)."""

    def tells(self, words: Sequence[Word], at: int) -> bool: ...
    def speaker(self, words: Sequence[Word], at: int, saying: bool = True) -> tuple[Phrase | None, int, int]: ...
    def said(self, words: Sequence[Word], at: int, addressed: bool) -> int: ...
    def speaker_beside(self, words: Sequence[Word], at: int) -> Phrase | None: ...
    def told_of(self, words: Sequence[Word], at: int) -> int: ...
    def source_at(self, words: Sequence[Word], at: int) -> Phrase | None: ...
    def document(self, words: Sequence[Word], at: int) -> Phrase | None: ...
    def judged_at(self, words: Sequence[Word], at: int) -> int: ...
    def noun_says(self, words: Sequence[Word], at: int) -> int: ...
    def clause_end(self, words: Sequence[Word], first: int, stop: int) -> int: ...
    def owner(self, words: Sequence[Word], at: int) -> Phrase | None: ...


class Voice(NamedTuple):
    """A voice in word indexes: the cue `[cue, cue_stop)`, who speaks, and the words `[start, stop)` that are said."""

    cue: int
    cue_stop: int
    key: str
    start: int
    stop: int
    quoted: bool = False
    distanced: bool = False
    judging: bool = False  # a judgement of something: "called it a farce"


class Reading:
    """A sentence while its voices are being found."""

    def __init__(self, text: str, language: str, words: Sequence[Word], entities: Sequence[EntityMention]) -> None:
        self.words, self.entities, self.lexicon, self.speech = words, entities, lexicon_of(language), speech_of(language)
        self.index = {w.start: n for n, w in enumerate(words) if w.text in MARKS}
        self.quotes = [
            Quoted(self.index.get(q.opening, -1), self.index.get(q.closing, len(words)), q.depth)
            for q in quotations(text, self.index)
        ]
        self.voices: list[Voice] = []
        self.verbs: list[int] = []
        self.speaking: list[int] = []  # of the verbs, those that something said follows


class Lexicon(NamedTuple):
    """`attribution.toml` of a language: its lists by name, the lemmas that may begin a cue, and its fixed phrases."""

    lists: Mapping[str, frozenset[str]]
    triggers: frozenset[str]
    fixed: Mapping[str, list[tuple[str, tuple[str, ...]]]]  # first word → kind and words of a fixed phrase


@cache
def lexicon_of(language: str) -> Lexicon:
    """The lexicon of `language`, without triggers where it has none."""
    lists = {name: lang.word_list(language, "attribution", name) for name in _LISTS}
    fixed: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for kind in ("sources", "so_called_pairs", "so_called_short", "doubting_adverbs", "hearsay_adverbs"):
        for phrase in lang.word_list(language, "attribution", kind):
            parts = tuple(phrase.split("_"))
            fixed.setdefault(parts[0], []).append((kind, parts))
    for entries in fixed.values():
        entries.sort(key=lambda entry: -len(entry[1]))
    lists["titles"] = lists["generic"] | lists["classifiers"]
    if not lists["verbs"]:
        return Lexicon(lists, frozenset(), {})
    single = ("verbs", "hearsay", "naming", "naming_as", "accusing", "nouns", "so_called", "views")
    # a fixed phrase is found by its first word's form, a word by its lemma: the triggers hold the lemmas of both
    firsts = {lang.get(language).tag(first)[0].lemma for first in fixed}
    return Lexicon(lists, frozenset().union(*(lists[n] for n in single), firsts, MARKS - {"’"}), fixed)


def verbs_of(language: str) -> frozenset[str]:
    """The lemmas of the verbs of saying of `language`; none where it has no lexicon."""
    return lexicon_of(language).lists["verbs"]


@cache
def speech_of(language: str) -> Speech:
    """The module of `language` that knows its verbs of saying; only where there is a lexicon."""
    module: Speech = import_module(f"reconciler.lang.{language}.speech")
    return module


def speaker_key(reading: Reading, phrase: Phrase | None) -> str:
    """The key of the speaker that `phrase` names."""
    return key_of(reading.words, phrase, reading.entities, reading.lexicon.lists["titles"])


def content(reading: Reading, cue: int, cue_stop: int, key: str, start: int) -> Voice:
    """The voice whose words begin at `start`; as a quotation if they are one."""
    quote = next((q for q in reading.quotes if q.opening == start and q.closing - q.opening > 1), None)
    if quote is not None:
        stop = end_of(reading, start) if quote.closing < len(reading.words) else quote.closing
        whole = all(w.tag is Tag.MARK for w in reading.words[quote.closing : stop])
        if whole or quote.closing - quote.opening > 4:
            return trimmed(reading, Voice(cue, cue_stop, key, start + 1, min(quote.closing, len(reading.words)), quoted=True))
    return trimmed(reading, Voice(cue, cue_stop, key, start, end_of(reading, start)))


def end_of(reading: Reading, start: int) -> int:
    """The index after the last word of what is said from `start` on: the sentence's end, ";" or where somebody else speaks."""
    words, contrast = reading.words, reading.lexicon.lists["contrast"]
    closing = min((q.closing for q in reading.quotes if q.opening < start <= q.closing), default=len(words))
    for i in range(start + 1, closing):
        word = words[i]
        if word.text == ";" and not any(q.opening < i < q.closing for q in reading.quotes if q.opening >= start):
            return i
        after_comma = words[i - 1].text == ","
        if word.tag is Tag.ING and after_comma and i in reading.speaking:
            return i
        parted = (word.lemma in contrast and after_comma) or (word.tag is Tag.CONJUNCTION and i + 1 in reading.speaking)
        if parted and any(i < v for v in reading.verbs) and not any(q.opening < i < q.closing for q in reading.quotes):
            return i
    return closing


def begin_of(reading: Reading, at: int) -> int:
    """The index of the first word of what stands before `at`: after the last ";" or the opening of the quotation around it."""
    words = reading.words
    around = max((q.opening for q in reading.quotes if q.opening < at <= q.closing and q.closing - q.opening > 4), default=-1)
    for i in range(at - 1, around, -1):
        if words[i].text == ";":
            return i + 1
    return around + 1


def trimmed(reading: Reading, voice: Voice) -> Voice:
    """`voice` without the marks around what is said."""
    words, start, stop = reading.words, voice.start, voice.stop
    while stop > start and words[stop - 1].text in _END_MARKS and not _pairs(reading, start, stop - 1):
        stop -= 1
    while start < stop and words[start].text in ",:—–":
        start += 1
    return voice._replace(start=start, stop=stop)


def _pairs(reading: Reading, start: int, at: int) -> bool:
    """Whether the mark at `at` closes a quotation that opens inside what is said."""
    return any(q.closing == at and q.opening >= start for q in reading.quotes)
