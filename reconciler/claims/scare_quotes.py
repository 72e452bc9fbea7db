"""Words in quotation marks that are neither a name nor anybody's speech: the author holds them at a distance.

"the 'referendum'", «"независимость"». Names are told by their capitals or by what stands before them ("the newspaper", «проект»).
Within words that somebody else says, a short quotation is that person's own words, unless it is a single noun in its place.

Known limit: a quotation that opens with a capital is always taken for a name.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.facets import Attribution
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.claims.quotes import Quoted
    from reconciler.claims.voices import Voice
    from reconciler.lang.words import Word

_LONGEST = 5  # words; what is longer is a quotation, not a word at a distance
_NOUN_PLACE = frozenset((Tag.DETERMINER, Tag.ADJECTIVE, Tag.PREPOSITION, Tag.NOUN, Tag.NAME))


def find_distanced(words: Sequence[Word], quotes: Sequence[Quoted], voices: Sequence[Voice], language: str) -> list[Attribution]:
    """The short quotations of a sentence that are no names: distanced, or in the words of the voice around them."""
    found = []
    spoken = {v.start - 1 for v in voices if v.quoted}
    for quote in quotes:
        if quote.opening < 0 or quote.closing >= len(words) or quote.opening in spoken:
            continue
        inside = [w for w in words[quote.opening + 1 : quote.closing] if w.tag is not Tag.MARK]
        if not inside or len(inside) > _LONGEST or _is_name(words, quote, inside, language):
            continue
        around = [v for v in voices if v.start <= quote.opening and quote.closing <= v.stop]
        if any(v.distanced and v.cue_stop == v.start == quote.opening for v in around) or any(v.quoted for v in around):
            continue
        voice = next((v for v in reversed(around) if v.key or not v.distanced), None)
        own = voice is not None and (voice.judging or len(inside) > 1 or not _as_noun(words, quote, inside))
        mark = words[quote.opening]
        start, end = words[quote.opening + 1].start, words[quote.closing - 1].end
        key = voice.key if own and voice is not None else ""
        found.append(Attribution(mark.start, mark.end, key, start, end, quoted=own, distanced=not own))
    return found


@cache
def _classifiers(language: str) -> tuple[frozenset[str], frozenset[str]]:
    return lang.word_list(language, "attribution", "classifiers"), lang.word_list(language, "attribution", "classifier_phrases")


def _is_name(words: Sequence[Word], quote: Quoted, inside: Sequence[Word], language: str) -> bool:
    if any(w.text[0].isupper() or w.text[0].isdecimal() for w in inside):
        return True
    classifiers, phrases = _classifiers(language)
    before = words[max(quote.opening - 2, 0) : quote.opening]
    if not before:
        return False
    last = before[-1].lemma
    pair = f"{before[0].text.lower()}_{before[-1].text.lower()}" if len(before) > 1 else ""
    return last in classifiers or last.removesuffix("'s") in classifiers or pair in phrases


def _as_noun(words: Sequence[Word], quote: Quoted, inside: Sequence[Word]) -> bool:
    """Whether the quoted word stands where a noun does, so that the marks are about the word and not about what was said."""
    before = words[quote.opening - 1] if quote.opening else None
    return inside[0].tag is Tag.NOUN and (before is None or before.tag in _NOUN_PLACE)
