"""What a person types to search, read without ever being wrong: words, "exact words", beginnings*.

A text answers when it has all of it, in any order. Words are found in any of their forms; words in quotation marks in these forms
and this order. Whatever else is typed, operators and broken quotation marks among it, is words or is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler.search.words import fold, is_letter, lemmas, occurrences, part_pattern, whole, word_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.search.words import Found

BEGINNING = 2  # code points of one that is looked for: with fewer next to everything begins
MOST = 50  # terms of a query; what comes after them is passed over
_QUOTED = re.compile(r'"([^"]*)"|«([^«»]*)»|“([^“”"]*)[”"]|„([^„“”"]*)[“”"]')

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must be there: `forms` next to one another in their order, or one of the `keys`, which are single words.

    `open_end`: the last form, and each key, is the beginning of a word.
    """

    forms: tuple[str, ...]
    keys: tuple[str, ...] = ()
    open_end: bool = False


def read_query(words: str) -> tuple[Term, ...]:
    """The terms of what was typed; none where it has no word."""
    terms: list[Term] = []
    rest = []
    last = 0
    for match in _QUOTED.finditer(words):
        rest.append(words[last : match.start()])
        last = match.end()
        exact = tuple(fold(part) for part in part_pattern().findall(next(filter(None, match.groups()), "")))
        if exact:
            terms.append(Term(exact))
    for piece in [*rest, words[last:]]:
        terms += _terms(piece)
    return tuple(dict.fromkeys(terms))[:MOST]


def _terms(piece: str) -> Iterator[Term]:
    letters: list[str] = []  # of a script without blanks, next to one another
    end = 0
    for match in word_pattern().finditer(piece):
        if letters and (match.start() != end or not is_letter(match.group())):
            yield Term(tuple(letters))
            letters = []
        end = match.end()
        if is_letter(match.group()):
            letters.append(fold(match.group()))
        else:
            yield _term(match.group(), open_end=piece[end : end + 1] == "*")
    if letters:
        yield Term(tuple(letters))


def _term(word: str, *, open_end: bool) -> Term:
    forms = tuple(fold(part) for part in part_pattern().findall(word))
    open_end = open_end and len(forms[-1]) >= BEGINNING
    if len(forms) > 1:
        return Term(forms, whole(word), open_end)
    return Term(forms, () if open_end else lemmas(word), open_end)


# --- where they are ----------------------------------------------------------------------------------------------------------


def find(terms: Sequence[Term], text: str, language: str = "") -> tuple[Span, ...]:
    """The spans of `text` that `terms` find, sorted; none where one of the terms is not there."""
    found = occurrences(text, language)
    spans: set[Span] = set()
    for term in terms:
        own = {(one.start, one.end) for one in found if _has_key(term, one)} if term.keys else set()
        if len(term.forms) > 1 or not term.keys:
            own |= _rows(term, [one for one in found if one.form])
        if not own:
            return ()
        spans |= own
    return tuple(_merged(spans))


def _rows(term: Term, parts: Sequence[Found]) -> set[Span]:
    """Where the forms of `term` stand next to one another."""
    *before, last = term.forms
    length = len(term.forms)
    spans = set()
    for place in range(len(parts) - length + 1):
        end = parts[place + length - 1]
        ends = end.form == last or (term.open_end and end.form.startswith(last))
        if ends and [part.form for part in parts[place : place + length - 1]] == before:
            spans.add((parts[place].start, end.end))
    return spans


def _has_key(term: Term, one: Found) -> bool:
    if term.open_end:
        return any(said.startswith(term.keys) for said in (one.form, *one.keys) if said)
    return one.form in term.keys or any(key in term.keys for key in one.keys)


def _merged(spans: set[Span]) -> Iterator[Span]:
    """Sorted, those that overlap made one."""
    first, last = -1, -1
    for start, end in sorted(spans):
        if start >= last:
            if last > 0:
                yield first, last
            first = start
        last = max(last, end)
    if last > 0:
        yield first, last
