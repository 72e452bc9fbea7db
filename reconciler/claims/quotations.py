"""Direct speech in a whole text: whose words a quotation is, so that each sentence inside it gets its speaker.

A sentence inside «"A. B. C", — отметила X» names no speaker itself. The speaker is sought in the rest of the sentence that closes
the quotation, in what opens it ("X said: …"), in an insertion («A, — сказал X. — B»), and in the quotation before it, which
"“A,” said X. “B.”" goes on.

Known limits: a quotation ends with its paragraph; a speaker who is a pronoun has no name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.claims.quotes import MARKS, quotations
from reconciler.claims.voices import speech_of, verbs_of
from reconciler.facets import Attribution
from reconciler.lang.phrase import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.facets import EntityMention

_MARK = re.compile("[" + re.escape("".join(sorted(MARKS - frozenset("'’‘")))) + "]")
_PARAGRAPH_END = re.compile(r"\n\s*\n|(?<=[.!?…»”\"])[ \t]*\n")
_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)")
_TAIL = re.compile(r"[,.!?…]?\s*(?:[—–-]+\s*)?")
_INSERTION = re.compile(r"[,!?…]\s*[—–]\s*(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SHORTEST = 4  # words; a shorter quotation is a name or a phrase
_LONGEST_CUE = 160  # code points
_start = attrgetter("start")
_EARLY = 7  # words before the verb of saying in the tail of a quotation


class _Cue(NamedTuple):
    start: int
    end: int
    key: str


def find_quotations(text: str, language: str, entities: Sequence[EntityMention] = ()) -> tuple[Attribution, ...]:
    """The quotations of the document `text` whose speaker the text gives, in order; `entities` are those of the document.

    Offsets are code points of `text`. The cue of each may stand outside its claims. It belongs to the claims that lie wholly within
    `[content_start, content_end)`; the sentence that holds the cue has its own from `find_attributions`.
    """
    if not verbs_of(language):
        return ()
    found: list[Attribution] = []
    for first, stop in _paragraphs(text):
        marks = [m.start() for m in _MARK.finditer(text, first, stop)]
        if not marks:
            continue
        before, last = first, None
        for quote in quotations(text, marks):
            closing = min(quote.closing, stop)
            if quote.depth or quote.opening < 0 or len(_WORD.findall(text, quote.opening, closing)) < _SHORTEST:
                continue
            cue = _speaker(text, language, entities, (before, quote.opening + 1, closing, stop), last)
            before, last = min(closing + 1, stop), cue
            if cue is not None:
                found.append(Attribution(cue.start, cue.end, cue.key, quote.opening + 1, closing, quoted=True))
    return tuple(found)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _PARAGRAPH_END.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _speaker(
    text: str, language: str, entities: Sequence[EntityMention], places: tuple[int, int, int, int], last: _Cue | None
) -> _Cue | None:
    """Who says the quotation `[opening, closing)` of `places`; `before` is where the one before it ended, with the cue `last`."""
    before, opening, closing, stop = places
    tail = _TAIL.match(text, closing + 1, stop)
    start = tail.end() if tail else closing
    ends = _SENTENCE_END.search(text, start, min(start + _LONGEST_CUE, stop))
    after = _cue(text, language, entities, start, ends.start() if ends else min(start + _LONGEST_CUE, stop), early=True)
    if (after is not None and text[start : start + 1].islower()) or (after is not None and text[closing - 1] in ",!?"):
        return after
    inserted = _INSERTION.search(text, opening, closing)
    if inserted:
        ends = _SENTENCE_END.search(text, inserted.end(), closing)
        within = _cue(text, language, entities, inserted.end(), ends.start() if ends else closing, early=True)
        if within is not None:
            return within
    lead = text[before : opening - 1].rstrip()
    if lead.endswith((":", ",")) or lead[-1:].isalpha():
        starts = max((m.end() for m in _SENTENCE_END.finditer(text, before, before + len(lead) - 1)), default=before)
        return _cue(text, language, entities, max(starts, before + len(lead) - _LONGEST_CUE), before + len(lead), early=False)
    # “A,” said X. “B.”: nothing but the cue stands between the two
    goes_on = last is not None and last.start >= before and not _SENTENCE_END.search(text, last.end, before + len(lead) - 1)
    return last if goes_on else after


def _cue(text: str, language: str, entities: Sequence[EntityMention], start: int, end: int, early: bool) -> _Cue | None:
    """The verb of saying in `[start, end)`, near its beginning if `early`, and the key of its speaker."""
    words = lang.get(language).tag(text[start:end])
    verbs, speech = verbs_of(language), speech_of(language)
    for n, word in enumerate(words[:_EARLY] if early else words):
        if word.lemma in verbs and (n == 0 or speech.tells(words, n)):
            phrase = speech.speaker_beside(words, n) if early else speech.speaker(words, n)[0]
            near = entities[bisect_left(entities, start, key=_start) : bisect_left(entities, end, key=_start)]
            here = [replace(e, start=e.start - start, end=e.end - start) for e in near if e.end <= end]
            return _Cue(start + word.start, start + word.end, key_of(words, phrase, here))
    return None
