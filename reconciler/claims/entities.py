"""Find proper names and acronyms by their capitals, in any script that has them.

`key` is what mentions are compared by: lemmas in lower case, Cyrillic in Latin letters. Known limits: a single capitalised word at
the beginning of a sentence is taken for a name only if it is an acronym; what a name stands for (body, person, place) needs a
glossary.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.facets import EntityKind, EntityMention
from reconciler.lang.scripts import transliterate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.facets import DateMention

_CAPITALISED = re.compile(r"[^\W\d_a-zа-яё][\w’'-]*", re.UNICODE)
_WORD = re.compile(r"[^\W_][\w’'-]*")
_ACRONYM = re.compile(r"(?:[^\W\d_a-zа-яё]\.?){2,}[\d-]*(?:s|ов|а)?$")


def find_entities(text: str, language: str, dates: Sequence[DateMention] = ()) -> tuple[EntityMention, ...]:
    """The names in `text`, in order; offsets are code points of `text`. Words within `dates` are no names."""
    tongue = lang.get(language)
    linking = tongue.words("entities", "linking"), tongue.words("entities", "after_linking")
    ordinary = tongue.words("words", "stop")
    taken = [(d.start, d.end) for d in dates]
    found = []
    for capitalised in _runs(text, linking):
        run = [word for word in capitalised if not _inside(word, taken)]
        while run and run[0].group().lower() in ordinary:
            run.pop(0)
        if not run or (len(run) == 1 and _opens_sentence(text, run[0].start()) and not _ACRONYM.match(run[0].group())):
            continue
        start, end = run[0].start(), run[-1].end()
        kind = EntityKind.ACRONYM if len(run) == 1 and _ACRONYM.match(text[start:end]) else EntityKind.NAME
        key = " ".join(transliterate(tongue.lemma(w)) for w in _WORD.findall(text[start:end]))
        found.append(EntityMention(start, end, key, kind))
    return tuple(found)


def _runs(text: str, linking: tuple[frozenset[str], frozenset[str]]) -> list[list[re.Match[str]]]:
    """Capitalised words in a row, joined over a linking word between them ("of"), and one that may follow it ("of the")."""
    runs: list[list[re.Match[str]]] = []
    words = list(_WORD.finditer(text))
    last = -2
    for n, word in enumerate(words):
        if not _CAPITALISED.fullmatch(word.group()):
            continue
        between = words[last + 1 : n]
        joined = runs and len(between) <= 2 and all(w.group() in kind for w, kind in zip(between, linking, strict=False))
        if joined and not re.search(r"[^\s]", _gaps(text, words[last], between, word)):
            runs[-1].extend([*between, word])
        else:
            runs.append([word])
        last = n
    return runs


def _gaps(text: str, before: re.Match[str], between: Sequence[re.Match[str]], after: re.Match[str]) -> str:
    """What stands between the words, apart from the linking words: punctuation ends a name."""
    pieces, at = [], before.end()
    for word in [*between, after]:
        pieces.append(text[at : word.start()])
        at = word.end()
    return "".join(pieces)


def _inside(word: re.Match[str], spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (word.start(), len(word.string) + 1)) - 1
    return at >= 0 and word.start() < spans[at][1]


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\n\"'«“‘([")
    return not before or before[-1] in ".!?…:;"
