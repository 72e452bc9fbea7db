"""What a whole document tells of its names: acronyms it explains, whom a bare surname means, which words it writes with a capital.

    "the Northern Transport Agency (NTA)", "(hereinafter the Agency)", «Федеральная служба безопасности (ФСБ)»

A name and the acronym behind it are held together by their initials (after Schwartz and Hearst 2003), or by a capitalised name of
at least three words in front of it. Known limit: an acronym that stands for two things in one document means the first of them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.claims.entity_lexicon import entity_lexicon, plain
from reconciler.facets import EntityKind
from reconciler.glossary import Finder, lookup
from reconciler.lang.words import Tag, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reconciler.claims.entity_lexicon import EntityLexicon
    from reconciler.glossary import Glossary

_CAPITAL = r"[^\W\d_a-zа-яё][^\W\d_]*(?:[’'-][^\W\d_]+)*"
_CAPITALS = re.compile(rf"(?<![\w’'-]){_CAPITAL}")
# a capitalised word behind a lower-case one, or behind a comma after one: its capital is its own
_OWN_CAPITAL = re.compile(rf"[a-zа-яё],? ({_CAPITAL})")
_PAIR = re.compile(rf"({_CAPITAL})[ \u00a0](?:(?:{_CAPITAL}|[^\W\d_a-zа-яё]\.)[ \u00a0])?({_CAPITAL})")
_MARKS = ("", ",", ".", ";", ":", ")", "?", "!")  # that may stand behind a word
_BRACKET = re.compile(
    r"\(\s*(?:hereinafter|hereafter|далее|в дальнейшем)?(?:\s+(?:referred to as|именуемое|именуемый|именуемая|called))?[\s–—:-]*"
    r"(?:the\s+)?[«“\"']?([^\W\d_a-zа-яё][\w-]{1,20})[»”\"']?\s*\)"
)
_ALIAS = re.compile(r"\(\s*(?:hereinafter|hereafter|далее|в дальнейшем)|\(\s*(?:the\s+)?[«“\"']")
_SENTENCE_END = re.compile(r"[.!?;]\s+(?=\S{3})|\n\s*\n")
_QUOTES = " \u00a0«»“”\"'"
_BEFORE = 220  # code points before the bracket in which its name is sought
_LONGEST_NAME = 24  # words
_LEAST_WORDS = 3  # of a capitalised name that need not have the letters of its acronym


class _Named(NamedTuple):
    """A name in front of a bracket: its words and, where the glossary knows it, its key and kind."""

    words: str
    key: str
    kind: EntityKind


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """`finder` finds the names that the document explains (None where it explains none), `persons` maps a surname's key part to the
    given names' it was seen with, `tails` are the key parts of words that end a longer name here and stand alone there
    ("Anya Rait", "Rait"), `capitals` the words whose capital is their own, as they are spelled."""

    finder: Finder | None = None
    persons: Mapping[str, frozenset[str]] = field(default_factory=dict)
    tails: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()


NO_NAMES = Names()


def read_names(text: str, language: str, glossary: Glossary | None = None) -> Names:
    """What the document `text` tells of its names."""
    lexicon = entity_lexicon(language, glossary or lookup())
    pieces = set(text.split())
    capitals = frozenset(
        w for w in set(_OWN_CAPITAL.findall(text)) if w[0].isupper() and not any(w.lower() + mark in pieces for mark in _MARKS)
    )
    pairs = Counter(pair for pair in _PAIR.findall(text) if pair[0][0].isupper() and pair[1][0].isupper())
    words = Counter(_CAPITALS.findall(text))
    return Names(_explained(text, language, lexicon), _persons(pairs, lexicon), _tails(words, pairs, lexicon), capitals)


def _persons(pairs: Iterable[tuple[str, str]], lexicon: EntityLexicon) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    parts = lexicon.parts
    for first, last in pairs:
        if not parts.given(first) or last in lexicon.suffixes or parts.patronymic(last):
            continue
        if not (parts.ordinary(last) and parts.ordinary(first)) and lexicon.head(plain(last)) is None:
            found[parts.surname(last)].add(parts.stem(first))
    return {surname: frozenset(given) for surname, given in found.items()}


def _tails(words: Mapping[str, int], pairs: Mapping[tuple[str, str], int], lexicon: EntityLexicon) -> frozenset[str]:
    parts = lexicon.parts
    ending: Counter[str] = Counter()
    for (_first, last), count in pairs.items():
        ending[last] += count
    return frozenset(
        parts.surname(last)
        for first, last in pairs
        if words[last] > ending[last] and not parts.ordinary(first) and not parts.ordinary(last)
    )


def _explained(text: str, language: str, lexicon: EntityLexicon) -> Finder | None:
    finder: Finder | None = None
    for bracket in _BRACKET.finditer(text):
        short = bracket[1][:-1] if bracket[1][-1] == "s" and bracket[1][:-1].isupper() else bracket[1]
        alias = bool(_ALIAS.match(bracket[0]))
        if not alias and not (short.isupper() and short.isalpha()):
            continue
        named = _named(text[max(0, bracket.start() - _BEFORE) : bracket.start()], short, alias, language, lexicon)
        if named is None:
            continue
        finder = finder or Finder(language)
        finder.add(short, named.key, named.kind)
        finder.add(named.words, named.key, named.kind)
    return finder


def _named(before: str, short: str, alias: bool, language: str, lexicon: EntityLexicon) -> _Named | None:
    """The name that ends `before` and that `short` stands for."""
    before = _SENTENCE_END.split(before)[-1].rstrip(_QUOTES)
    words = lang.get(language).tag(before) or plain(before)
    spelled = _by_initials(before, short) if short.isupper() else None
    start = spelled
    if start is None:
        start = _capitalised(before, lexicon, 1 if alias else 2)
    if start is None:
        return None
    own = [w for w in words if w.start >= start]
    if own[0].tag is Tag.VERB and spelled is None:
        own = own[next((n for n, w in enumerate(own) if n and w.text[0].isupper()), 0) :]
        start = own[0].start
    whole, known = lexicon.find(own, 0), lexicon.find(plain(short), 0)
    if whole and whole[0] == len(own):
        return _Named(before[start:], whole[1].key, whole[1].kind)
    if known and known[1].what == "name" and known[1].kind is EntityKind.BODY:
        return _Named(before[start:], known[1].key, known[1].kind)
    capitals, head = sum(w.text[0].isupper() for w in own), lexicon.head(own)
    sure = spelled is not None or (alias and lexicon.inflected and head is not None)
    if capitals < (2 if alias else _LEAST_WORDS) and not (sure and len(own) > 1):
        return None
    return _Named(before[start:], lexicon.key(own), head or EntityKind.NAME)


def _by_initials(before: str, short: str) -> int | None:
    """Where the name begins whose words begin with the letters of `short`, small words between them."""
    words = [t for t in tokens(before) if t[2][0].isalpha()]
    letters = list(short.lower().replace("ё", "е"))
    at = len(words) - 1
    start = None
    for letter in reversed(letters):
        skipped = 0
        while at >= 0 and words[at][2][0].lower() != letter and skipped <= 2 and len(words[at][2]) <= 4:
            at -= 1
            skipped += 1
        if at < 0 or words[at][2][0].lower() != letter:
            return None
        start = words[at][0]
        at -= 1
    return start


def _capitalised(before: str, lexicon: EntityLexicon, least: int) -> int | None:
    """Where the name of at least `least` capitalised words that ends `before` begins; two small words together may be in it."""
    words = [t for t in tokens(before) if t[2][0].isalpha()]
    best, capitals, lower = None, 0, 0
    for start, _end, word in reversed(words[-_LONGEST_NAME:]):
        if word[0].isupper():
            if word.lower() in lexicon.stop:
                break
            best, capitals, lower = start, capitals + 1, 0
        else:
            lower += 1
            if lower > (3 if word in lexicon.linking or word in lexicon.after_linking or lexicon.inflected else 2):
                break
    return best if capitals >= least else None
