"""Take a sentence apart into clauses that tell a fact of their own, each with its grammatical subject.

A sentence that tells of one fact stays whole. Cut off are: coordinated clauses and predicates, relative clauses and participles
with a fact of their own, causes, asides in parentheses, items between semicolons, second dates with their places. What is short,
tells which one is meant, or completes its verb is not. Known limits: no full parse; clauses without a conjunction stay together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.claims.clause_cuts import Cut, Cutter
from reconciler.claims.quotes import MARKS, quotations
from reconciler.lang.en import phrases as english
from reconciler.lang.ru import phrases as russian
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reconciler.lang.phrase import Phrase
    from reconciler.lang.words import Word

    Subject = Callable[[Sequence[Word], int], Phrase | None]

_SUBJECTS: dict[str, Subject] = {"en": english.subject, "ru": russian.subject}
_FINITE = frozenset((Tag.VERB, Tag.MODAL))
_LIGHT = frozenset((Tag.ADVERB, Tag.NEGATION, Tag.OTHER))
_LEADING = frozenset((Tag.CONJUNCTION, Tag.SUBORDINATOR))
_TRAILING = frozenset((Tag.CONJUNCTION,))
_LEAST_WORDS = 3  # a claim of fewer words says too little
_LEAST_QUOTED = 8  # words of each part of a quotation that is cut in two


class Clause(NamedTuple):
    """A clause at `[start, end)` of its sentence, in code points; `subject` is the span of its grammatical subject.

    The subject may stand outside the clause: coordinated predicates share it, and that of a relative clause is its antecedent.
    None where it is not clear, and in a sentence that stays whole.
    """

    start: int
    end: int
    subject: tuple[int, int] | None = None


def split_clauses(text: str, language: str, words: Sequence[Word]) -> tuple[Clause, ...]:
    """The clauses of the sentence `text` in its order; one that holds it all where it tells of one fact.

    `words` are what the language's `tag` gave for it; without them the sentence stays whole.
    """
    if not words or language not in _SUBJECTS:
        return (Clause(0, len(text)),)
    cutter = Cutter(words, language)
    cuts = cutter.cuts()
    if not cuts and not cutter.asides:
        return (Clause(0, len(text)),)
    quotes = _quotes(text, words)
    pieces = _pieces(words, [cut for cut in cuts if not _in_short_quotation(words, cut, quotes)])
    if len(pieces) == 1 and not cutter.asides:
        return (Clause(0, len(text)),)
    clauses: list[Clause] = []
    for first, stop in pieces:
        clause = _clause(words, first, stop, language, len(text), quotes)
        if clause.subject is None and clauses and _is_predicate(words, clause.start):
            clause = clause._replace(subject=clauses[-1].subject)
        clauses.append(clause)
    clauses += [_clause(words, first, stop, language, len(text), quotes) for first, stop in cutter.asides]
    return tuple(sorted(clauses))


def _quotes(text: str, words: Sequence[Word]) -> list[tuple[int, int]]:
    """The quotations of the sentence by the words that are their marks; -1 and the number of words where one is missing."""
    places = {word.start: n for n, word in enumerate(words) if word.text in MARKS}
    if not places:
        return []
    found = quotations(text, places)
    return [(places.get(quote.opening, -1), places.get(quote.closing, len(words))) for quote in found if not quote.depth]


def _in_short_quotation(words: Sequence[Word], cut: Cut, quotes: Sequence[tuple[int, int]]) -> bool:
    """Whether a cut parts what is quoted within the sentence, and either part would be short: who says so belongs to both."""
    return any(
        opening < cut.stop <= closing
        and _count(words, 0, opening) + _count(words, closing, len(words))
        and min(_count(words, max(opening, 0), cut.stop), _count(words, cut.start, closing)) < _LEAST_QUOTED
        for opening, closing in quotes
    )


def _balanced(words: Sequence[Word], first: int, stop: int, quotes: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The words `[first, stop)` without a mark at their edge whose other half is not among them."""
    for opening, closing in quotes:
        if opening == first and stop <= closing:
            first += 1
        if opening < first < closing < stop and not _count(words, closing, stop):
            stop = closing
    return first, stop


def _pieces(words: Sequence[Word], cuts: Sequence[Cut]) -> list[tuple[int, int]]:
    """The spans of words between `cuts`, without those cuts that would leave too little on a side."""
    pieces: list[tuple[int, int]] = []
    first = 0
    for cut in cuts:
        if cut.stop <= first or _count(words, first, cut.stop) < _LEAST_WORDS:
            continue
        pieces.append((first, cut.stop))
        first = cut.start
    left = _count(words, first, len(words))
    if not pieces or left >= _LEAST_WORDS - 1:
        pieces.append((first, len(words)))
    elif left:
        pieces[-1] = (pieces[-1][0], len(words))
    return pieces


def _count(words: Sequence[Word], first: int, stop: int) -> int:
    return sum(w.tag is not Tag.MARK for w in words[first:stop])


def _is_predicate(words: Sequence[Word], start: int) -> bool:
    """Whether the words from the code point `start` begin with a verb: then the subject is that of the clause before."""
    first = next(w for w in words if w.start >= start and w.tag not in _LIGHT)
    return first.tag in _FINITE or first.tag is Tag.PARTICIPLE


def _clause(words: Sequence[Word], first: int, stop: int, language: str, length: int, quotes: Sequence[tuple[int, int]]) -> Clause:
    """The clause of the words `[first, stop)` without the conjunctions and marks at its ends."""
    adding = lang.word_list(language, "clauses", "adding")
    last = stop
    while 0 < first < stop - 1 and (_leads(words, first, stop) or words[first].text in ",;:—–-)" or words[first].lemma in adding):
        first += 1
    while stop - 1 > first and (words[stop - 1].tag in _TRAILING or words[stop - 1].text in ",;:—–-("):
        stop -= 1
    first, stop = _balanced(words, first, stop, quotes)
    end = length if stop == last == len(words) else words[stop - 1].end
    return Clause(words[first].start, end, _subject(words, first, stop, language))


def _leads(words: Sequence[Word], first: int, stop: int) -> bool:
    """Whether the word at `first` joins a clause to the one before, and begins no time of its own ("after its return, sailed")."""
    if words[first].tag is not Tag.SUBORDINATOR:
        return words[first].tag in _LEADING
    comma = next((n for n in range(first, stop) if words[n].text == ","), stop)
    return comma == stop or any(w.tag in _FINITE or w.features == "finite" for w in words[first:comma])


def _subject(words: Sequence[Word], first: int, stop: int, language: str) -> tuple[int, int] | None:
    """The span of the subject of the first finite verb in `[first, stop)`."""
    verb = next((i for i in range(first, stop) if words[i].tag in _FINITE), -1)
    if verb < 0:
        verb = next((i for i in range(first, stop) if words[i].tag in (Tag.PARTICIPLE, Tag.ING)), -1)
    found = _SUBJECTS[language](words, verb) if verb >= 0 else None
    return (words[found.first].start, words[found.stop - 1].end) if found is not None else None
