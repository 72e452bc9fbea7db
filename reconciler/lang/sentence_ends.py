"""Sentence ends on real text: what a splitter made of clean prose gets wrong is put right around it.

`settled` takes the spans that a library found and mends them: it joins what was cut after an abbreviation or before the words that
say who spoke, and cuts where a footnote's mark or a lost space hid the end. The abbreviations are data, in
`reconciler/lang/<code>/sentences.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_LAST_WORD = re.compile(r"([^\W\d_][\w.-]*)\.\Z")
_SAID = re.compile(r"[–—-]\s*[^\W\d_A-ZА-ЯЁ]")  # « …». — сказал он
_WORDLESS = re.compile(r"[^\w]*\Z|(?:\[\d{1,3}\]\s*)+\Z")
_ITEM = re.compile(r"[:;]\s+(\(?\d{1,2}[.)])\Z")
_NUMERAL = re.compile(r"[\dIVXLC№]")
_QUOTED = re.compile(r"[.!?…][»”\"]\Z|''\Z")
_OPENING = "«“„\"'(["
_STOP = re.compile(r"[.!?…]")  # looked for first, since what stands around it is dear to ask
_NEXT = r"\s+(?=[«“\"(]?[^\W\d_a-zа-яё])"
# after a footnote's mark; after a bracket; after a numeral ("World War II."); and where the next sentence follows without a space
_HIDDEN = re.compile(
    rf"(?<=[^\W\d_]{{2}}|.[»”\")\]])[.!?…]+[»”\"’)]*(?:(?:\[\d{{1,3}}\])+|[¹²³⁴-⁹]+|(?<=[^\W\d_]\.)\d{{1,2}}){_NEXT}"
    rf"|(?:(?<=[a-zа-яё]{{4}}|[A-ZА-ЯЁ]{{4}})|(?<=\d\d))[.!?…][)\]]{_NEXT}"
    rf"|(?:(?<=\s(?:II|IV|VI|IX))|(?<=\sIII))\.{_NEXT}"
    r"|(?<=[a-zа-яё]{3})[.!?…][»”\"’)]*(?=[«“]?[A-ZА-ЯЁ][a-zа-яё])"
)
_WORD = re.compile(r"\w+")
_WORD_BEFORE = re.compile(r"\S+\Z")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What says that a dot ends no sentence, and how a speaker is named.

    `titles` stand before a name, `numbered` before a number, `currencies` before the name of one of the `states`; `addresses`
    follow a dot ("com"); the verbs `said` name a speaker after a quotation.
    """

    titles: frozenset[str]
    numbered: frozenset[str]
    currencies: frozenset[str]
    states: frozenset[str]
    addresses: frozenset[str]
    said: frozenset[str]

    @classmethod
    def of(cls, lexicon: Mapping[str, str]) -> Abbreviations:
        """Those of the lexicon `sentences`."""
        return cls(*(frozenset(lexicon.get(field.name, "").split()) for field in fields(cls)))


def settled(
    text: str,
    spans: Iterable[tuple[int, int]],
    known: Abbreviations,
    joins: Callable[[str, str], bool | None] | None = None,
) -> Iterator[tuple[int, int]]:
    """The sentences of `text` from the `spans` that a library found, each without the white space around it.

    `joins(before, after)` is the language's own word on an end between them: True it is none, False it is one, None no opinion.
    """
    for start, end in _joined(text, spans, known, joins):
        yield from _cut(text, start, end, known)


def _joined(
    text: str, spans: Iterable[tuple[int, int]], known: Abbreviations, joins: Callable[[str, str], bool | None] | None
) -> Iterator[tuple[int, int]]:
    """The spans with what belongs together in one."""
    open_start, open_end = -1, -1
    for start, end in spans:
        if open_start < 0:
            open_start, open_end = start, end
            continue
        before, after = text[open_start:open_end], text[start:end]
        item = _ITEM.search(before)
        if item:  # the number of the item that comes
            yield open_start, open_start + item.start() + 1
            open_start, open_end = open_start + item.start(1), end
            continue
        own = joins(before, after) if joins else None
        if own or (own is None and _belongs(before, after, known, glued=start == open_end)):
            open_end = end
            continue
        yield open_start, open_end
        open_start, open_end = start, end
    if open_start >= 0:
        yield open_start, open_end


def _belongs(before: str, after: str, known: Abbreviations, *, glued: bool) -> bool:
    """Whether `after` goes on with the sentence that `before` begins; `glued`: no space parts them."""
    if glued and _first_word(after) in known.addresses:
        return True
    if _WORDLESS.match(after) or _SAID.match(after) or (_QUOTED.search(before) and _names_speaker(after, known)):
        return True
    if not before.endswith("."):
        return False
    if after.lstrip(_OPENING)[:1].islower():
        return True
    word = _LAST_WORD.search(before)
    if not word:
        return False
    if word[1] in known.titles:
        return True
    if word[1].lower() in known.currencies:
        return after.split(None, 1)[0].strip(".,;:") in known.states
    return word[1].lower() in known.numbered and bool(_NUMERAL.match(after))


def _names_speaker(after: str, known: Abbreviations) -> bool:
    """Whether the words after a quotation say whose it is: "Is it?" Ann Lee asked."""
    return any(word.strip(".,:").lower() in known.said for word in after.split(None, 5)[1:5])


def _cut(text: str, start: int, end: int, known: Abbreviations) -> Iterator[tuple[int, int]]:
    """The sentence, or the sentences where a mark or a lost space hid an end."""
    for stop in _STOP.finditer(text, start, end - 1):
        match = _HIDDEN.match(text, stop.start(), end)
        if match and (match.group()[-1:].isspace() or _is_end(text, match, known)):
            yield start, start + len(text[start : match.end()].rstrip())
            start = match.end()
    yield start, end


def _is_end(text: str, match: re.Match[str], known: Abbreviations) -> bool:
    """Whether a stop without a space after it ends a sentence, and is not the dot of a name ("Yandex.News", "example.Com")."""
    before = _WORD_BEFORE.search(text, max(0, match.start() - 40), match.start())
    plain = before is not None and before.group()[0].islower() and "." not in before.group()
    return plain and _first_word(text[match.end() : match.end() + 40]) not in known.addresses


def _first_word(text: str) -> str:
    """In lower case."""
    word = _WORD.match(text)
    return word.group().lower() if word else ""
