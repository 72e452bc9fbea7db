"""Which sources repeat one another, whole or in part, and how many tell of a fact on their own.

Texts are compared by the runs of words that they share ("shingles", Broder 1997, "On the resemblance and containment of
documents"), found through an index of them, so that the cost grows with the text. What is quoted as another's words is left out:
two reports of one speech share its words and are no copies. So are titles and the furniture of pages, which make no claims.

Known limits: a text that was put into other words, or into another language, is no copy here; a paragraph about themselves that a
publisher's short texts all end with can look like one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np

from reconciler.model import Copy
from reconciler.sparse import runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from reconciler.model import Claim, Document

    Numbers = NDArray[np.int64]

RUN = 8  # words that stand in the same order in both
LEAST, SHARE = 30, 0.25  # words of the shorter text that stand in such runs, at least, and their share of it
WHOLE = 0.8  # from this share on, whatever the shorter tells it has from the other, or from where that has it
LONG, ALIKE, IN_ORDER = 12, 0.9, 0.75  # words of a claim that another repeats; the share of them in both, and of neighbours
_COMMON = 400  # a run that stands in more texts tells nothing of any two
_SAMPLED = 1_000_000  # words from which on only a part of the runs is looked up, to find out which texts to compare
_BASE = 0x9E3779B97F4A7C15  # odd, and far from any power of two
_WORD = re.compile(r"\w+")


def find_copies(documents: Sequence[Document], claims: Iterable[Claim]) -> tuple[Copy, ...]:
    """The pairs of `documents` of which one repeats the other, in their order; `claims` are theirs."""
    texts = _own_words(documents, claims)
    longest_first = sorted(range(len(texts)), key=lambda n: (-len(texts[n]), documents[n].id))
    texts = _renumbered([texts[n] for n in longest_first])
    stands = np.zeros(1 + max((int(text.max(initial=0)) for text in texts), default=0), dtype=bool)
    found = []
    for longer, others in _candidates(texts):
        stands[texts[longer]] = True
        for shorter in others:
            repeated = _covered(stands[texts[shorter]])
            share = repeated / (len(texts[shorter]) + RUN - 1)
            if repeated >= LEAST and share >= SHARE:
                one, other = sorted((longest_first[longer], longest_first[shorter]))
                found.append((one, other, round(share, 4)))
        stands[texts[longer]] = False
    return tuple(Copy(documents[one].id, documents[other].id, share) for one, other, share in sorted(found))


def _own_words(documents: Sequence[Document], claims: Iterable[Claim]) -> list[Numbers]:
    """For each document the numbers of its runs of words, one for each place; the same numbers are the same words."""
    sentences: dict[str, set[tuple[int, int]]] = defaultdict(set)
    quoted: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for claim in claims:
        sentences[claim.source].add(claim.sentence)
        quoted[claim.source].update((a.content_start, a.content_end) for a in claim.facets.attributions if a.quoted)
    return [_shingles(_tokens(d.text, sentences[d.id], quoted[d.id])) for d in documents]


def _tokens(text: str, sentences: set[tuple[int, int]], quoted: set[tuple[int, int]]) -> list[str]:
    """The words of the sentences in their order, in lower case, without those that are quoted."""
    found: list[str] = []
    done = 0
    cuts = _joined(quoted)
    for start, end in sorted(sentences):
        at = max(start, done)
        for first, last in (*((s, e) for s, e in cuts if s < end and at < e), (end, end)):
            found += _WORD.findall(text, at, max(first, at))
            at = max(at, last)
        done = max(done, end)
    return [word.lower() for word in found]


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _shingles(words: Sequence[str]) -> Numbers:
    """A number for each run of `RUN` words: a polynomial of the words' numbers, modulo 2 ** 64 (Karp and Rabin 1987)."""
    numbers = np.array([_number(word) for word in words], dtype=np.uint64)
    many = max(len(numbers) - RUN + 1, 0)
    found = np.zeros(many, dtype=np.uint64)
    for n in range(RUN if many else 0):
        found = found * np.uint64(_BASE) + numbers[n : n + many]
    return found.astype(np.int64)


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    """A number for a word that is the same in every project and on every machine."""
    return crc32(word.encode("utf-8", "surrogatepass"))


def _renumbered(texts: Sequence[Numbers]) -> list[Numbers]:
    """The same with numbers from 0 on, none left out."""
    numbers = np.unique(np.concatenate([*texts, np.empty(0, np.int64)]), return_inverse=True)[1]
    return np.split(numbers, np.cumsum([len(text) for text in texts])[:-1]) if texts else []


def _candidates(texts: Sequence[Numbers]) -> Iterator[tuple[int, list[int]]]:
    """Each text with those after it that share enough runs with it to be worth comparing."""
    part = 1 + sum(map(len, texts)) // _SAMPLED
    unique = [np.unique(text[text % part == 0]) for text in texts]
    text = np.repeat(np.arange(len(texts)), [len(found) for found in unique])
    number = np.concatenate([*unique, np.empty(0, np.int64)])
    holders = np.bincount(number, minlength=1)
    starts = np.cumsum(holders) - holders
    holding = text[np.argsort(number, kind="stable")]
    for n, mine in enumerate(unique):
        telling = mine[(holders[mine] > 1) & (holders[mine] <= _COMMON)]
        shared = np.bincount(holding[runs(starts[telling], holders[telling])], minlength=len(texts))
        others = np.flatnonzero(shared * part >= LEAST - RUN + 1)
        if len(others) > 1:
            yield n, others[others > n].tolist()


def _covered(shared: NDArray[np.bool_]) -> int:
    """How many words stand in a run of those that begin where `shared` says so."""
    steps = np.zeros(len(shared) + RUN, dtype=np.int64)
    steps[: len(shared)] += shared
    steps[RUN:] -= shared
    return int(np.count_nonzero(np.cumsum(steps) > 0))


class _Said(NamedTuple):
    """The words of a claim and its pairs of neighbours, each as often as it stands there."""

    words: Counter[str]
    neighbours: Counter[tuple[str, str]]
    length: int
    language: str


class Tellers:
    """Who tells of a fact on their own, by the claims (by id) and documents (by id) of a project, and which of these are copies."""

    def __init__(self, claims: Mapping[str, Claim], documents: Mapping[str, Document], copies: Iterable[Copy]) -> None:
        self._claims = claims
        self._documents = documents
        self._copies = {frozenset((copy.a, copy.b)): copy.share for copy in copies}

    def independent(self, members: Sequence[str]) -> int:
        """How many of the sources of the claims `members` tell of it on their own: those that repeat one another count once."""
        sources = sorted({self._claims[claim].source for claim in members})
        if len(sources) == 1:
            return 1
        said: dict[str, list[_Said]] = {source: [] for source in sources}
        for claim in members:
            said[self._claims[claim].source].append(self._words(claim))
        home = {source: source for source in sources}
        for one, other in combinations(sources, 2):
            share = self._copies.get(frozenset((one, other)), 0.0)
            if home[one] != home[other] and _repeats(share, said[one], said[other]):
                old, new = home[other], home[one]
                home = {source: new if place == old else place for source, place in home.items()}
        return len(set(home.values()))

    def _words(self, claim_id: str) -> _Said:
        claim = self._claims[claim_id]
        words = [word.lower() for word in _WORD.findall(claim.quote)]
        return _Said(Counter(words), Counter(pairwise(words)), len(words), self._documents[claim.source].language)


def _repeats(share: float, ours: Sequence[_Said], theirs: Sequence[_Said]) -> bool:
    """Whether the claims of one source repeat those of another, of which so large a `share` is repeated as a whole."""
    least = 1 if share else LONG
    return share >= WHOLE or any(_same(one, other, least) for one in ours for other in theirs)


def _same(a: _Said, b: _Said, least: int) -> bool:
    """Whether two claims of at least so many words say the same in the same words."""
    fewer = min(a.length, b.length)
    if a.language != b.language or fewer < least or (a.words & b.words).total() < ALIKE * fewer:
        return False
    return (a.neighbours & b.neighbours).total() >= IN_ORDER * (fewer - 1)
