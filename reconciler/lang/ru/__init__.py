"""Russian: sentence ends by razdel, lemmas by pymorphy3."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reconciler.lang.ru.tagging import lemmas, morphology, tag
from reconciler.lang.sentence_ends import Abbreviations, settled

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["lemma", "lemmas", "sentences", "tag"]

_MONTH = re.compile(r"\d\s+(?:янв|фев|февр|мар|апр|июн|июл|авг|сен|сент|окт|ноя|нояб|дек)\.\Z", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:\d{4}|\d0-[ехм]{1,2})\s*гг?\.\Z")
_YEAR_WITHIN = re.compile(r"\b(?:\d{4}|\d0-[ехм]{1,2})\s*гг?\.\s+(?=[А-ЯЁ])")
_FINITE = frozenset(("VERB", "PRTS"))
_SMALL = frozenset(("PREP", "CONJ", "NPRO", "ADVB", "PRCL", "PRED"))
_WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield `[start, end)` of each sentence of `text`, without the white space around it."""
    return settled(text, _razdel(text), _abbreviations(), _joins)


def _razdel(text: str) -> Iterator[tuple[int, int]]:
    from razdel import sentenize

    for piece in sentenize(text):
        start = piece.start
        for match in _YEAR_WITHIN.finditer(text, start, piece.stop):  # razdel ends no sentence after «2011 г.»
            end = match.end() - len(match.group()) + len(match.group().rstrip())
            if _joins(text[start:end], text[match.end() : piece.stop]) is False:
                yield start, end
                start = match.end()
        if text[start : piece.stop].strip():
            yield start, piece.stop


def _joins(before: str, after: str) -> bool | None:
    """Whether the dot of a month or a year ends no sentence: so while the verb is to come («В 2011 г. Россия подписала …»)."""
    if _MONTH.search(before):
        return True
    if not _YEAR.search(before):
        return None
    word = _WORD.match(after)
    if not word:
        return None
    reading = morphology().parse(word.group().lower())[0].tag
    begins = reading.POS in _SMALL or "nomn" in reading
    told = any(morphology().parse(w.lower())[0].tag.POS in _FINITE for w in _WORD.findall(before))
    return not (begins and told)


@cache
def _abbreviations() -> Abbreviations:
    from reconciler.lang import lexicon

    return Abbreviations.of(lexicon("ru", "sentences"))


@lru_cache(maxsize=32768)
def lemma(word: str) -> str:
    """The lower-case base form of `word`, with е for ё."""
    form: str = morphology().parse(word.lower())[0].normal_form
    return form.replace("ё", "е")
