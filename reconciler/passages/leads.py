"""What stands before the first sentence of a paragraph and is not of it: a dateline, a time, the speaker, the page's title.

Known limit: a speaker whose name is one word and no honour is known only where the name opens three lines.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from reconciler import lang

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TITLE_LETTERS, TITLE_PLACE, TITLE_SHARE = 40, 40, 0.8  # so much of the title, so near to the beginning, is the title once more
TURNS, TALKS = 3, 2  # lines that one word must open to be a speaker; that speakers must open for a text to be talk

_CAPITALS = r"[A-ZА-ЯЁ][A-ZА-ЯЁ'’.-]+(?:[ /,]+[A-ZА-ЯЁ][A-ZА-ЯЁ'’.-]+){0,3}"
_PLACE = r"[A-ZА-ЯЁ][\w'’-]+(?:[ /-][A-ZА-ЯЁ][\w'’-]+){0,2}"
_DAY = r"(?:\d{1,2}\s+[^\W\d_]{3,9}\.?|[^\W\d_]{3,9}\.?\s+\d{1,2})(?:,?\s+\d{4}(?:\s*г(?:ода|\.))?)?"
_DASH = r"\s*[–—-]{1,2}\s+"
_NEXT = r"(?=[«“\"'(]?[^\W\d_a-zа-яё]|[«“\"]?\d)"
_STAMP = re.compile(
    r"[.\s]*(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})[,\s]+\d{1,2}:\d{2}(?::\d{2})?(?:\s+\d{1,6})?[\s.,|–—-]+" + _NEXT
)
_CITY = re.compile(r"[A-Z][A-Z'’.-]{4,}(?:[ ,]+[A-Z][A-Za-z'’.-]+){0,3}\s+[–—]\s+" + _NEXT)
_TURN = re.compile(
    r"(?P<name>[A-ZА-ЯЁ][\w.'’-]*(?:\s+[A-ZА-ЯЁ][\w.'’-]*){0,4})(?:\s*\([^)]{1,60}\)){0,3}\s*:\s+(?=[«“\"(\[]?[A-ZА-ЯЁ\d–—])"
)


_INITIALS = re.compile(r"(?:[A-ZА-ЯЁ]\.\s?){1,2}[A-ZА-ЯЁ][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Leads:
    """How long what stands before a paragraph's first sentence is, in the text that it was made for."""

    dateline: re.Pattern[str]
    asking: re.Pattern[str]
    speakers: frozenset[str]
    answers: bool  # lines begin with "Q. ", so that "A. " is no initial

    def is_turn(self, body: str) -> bool:
        """Whether the line says who speaks, or that somebody asks."""
        turn = _TURN.match(body)
        return bool(self.asking.match(body)) or (turn is not None and turn["name"] in self.speakers)

    def length(self, body: str, title: str, first: bool) -> int:
        """The code points of `body` that stand before its first sentence, under `title`; `first`: it is the first paragraph."""
        if self.answers and body.startswith("A. "):
            return 3
        found = _STAMP.match(body) or self.dateline.match(body) or self.asking.match(body) or (first and _CITY.match(body))
        if found:
            return found.end()
        turn = _TURN.match(body)
        if turn and turn["name"] in self.speakers:
            return turn.end()
        return _title_length(body, title)


def _title_length(body: str, title: str) -> int:
    """How far the title reaches that the page repeats at the beginning of its text."""
    if len(title) < TITLE_LETTERS:
        return 0
    place = body.find(title[:TITLE_LETTERS], 0, TITLE_PLACE + TITLE_LETTERS)
    if place < 0:
        return 0
    pairs = zip(title, body[place:], strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    end = place + same
    rest = body[end:].lstrip()
    whole = same >= TITLE_SHARE * len(title) and not (body[end - 1].isalnum() and body[end : end + 1].isalnum())
    return len(body) - len(rest) if whole and rest[:1].isupper() else 0


def leads(language: str, bodies: Sequence[str]) -> Leads:
    """The leads of a text whose lines are `bodies`."""
    dateline, asking, honours = _known(language)
    turns = Counter(turn["name"] for turn in map(_TURN.match, bodies) if turn)
    speakers = {name for name, count in turns.items() if _is_speaker(name, count, honours)}
    asked = any(asking.match(body) for body in bodies)
    if not asked and sum(turns[name] for name in speakers) < TALKS:
        speakers = set()
    return Leads(dateline, asking, frozenset(speakers), any(body.startswith("Q. ") for body in bodies))


def _is_speaker(name: str, turns: int, honours: frozenset[str]) -> bool:
    """Whether a label that opens so many lines is somebody's: by an honour, initials or capitals, or since it comes again."""
    words = name.lower().replace(".", "").split()
    if words[0] in honours or (words[0] == "the" and words[-1] in honours) or _INITIALS.fullmatch(name):
        return True
    return (name.isupper() and len(words) > 1) or turns >= (TURNS if len(words) == 1 else TALKS)


@cache
def _known(language: str) -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    known = lang.get(language).lexicon("passages")
    agency = rf"[(/]?\s*(?i:{_any(known.get('agencies', ()))})\s*[)/]?"
    dateline = re.compile(
        rf"(?:{_CAPITALS}|{_PLACE})(?:[,.]\s*{_DAY})?[,.]?(?:\s*[–—-]{{1,2}})?\s*{agency}(?:\.|{_DASH}|\s*:)\s*{_NEXT}"
        rf"|(?:{_CAPITALS}|{_PLACE})[,.]\s*{_DAY}\s*(?:{_DASH})\s*{_NEXT}"
        rf"|[(/]\s*(?i:{_any(known.get('agencies', ()))})\s*[)/]{_DASH}{_NEXT}"
    )
    labels = _any(word.replace("_", " ") for word in known.get("asking", "").split())
    asking = re.compile(rf"(?:[–—-]\s*)?(?i:{labels})\s*:\s+|Q\.\s+")
    return dateline, asking, frozenset(known.get("honours", "").split())


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"
