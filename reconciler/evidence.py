"""What each claim offers for comparison: its meaning, its words, names and events, weighed by how rare they are in the project.

Vectors are centred: the mean of the project's claims, which all speak of one topic, is taken off before cosines are compared
(Mu and Viswanath 2018, "All-but-the-Top"); with few claims the mean is trusted less. Words, names and events weigh by inverse
document frequency, smoothed so that two claims alone can be compared as well. A clause is read in the light of its sentence: the
words around it count a little.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.facets import DatePrecision
from reconciler.lang.scripts import transliterate
from reconciler.mending import plain
from reconciler.sparse import SparseRows
from reconciler.translation import translations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from reconciler.model import Claim, Document
    from reconciler.semantics import Vectors

_WORD = re.compile(r"[^\W\d_]+|\d+")
_MEAN_TRUST = 12  # claims at which the mean of the project counts for half
_IDF_PRIOR = 10  # claims that are taken to have been seen without the word
_STEM = 6  # letters of a lemma that count, so that "migrant" meets "migration"
_AROUND = 0.2  # what a word of the sentence outside the claim counts, against one inside
_EXACT = frozenset((DatePrecision.DAY, DatePrecision.MONTH))
_MANY_WORDS = 5000  # from here on, a word that stands in one claim alone is not translated


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Row `n` belongs to claim `n`.

    `vectors` are centred unit vectors, shape (claims, 512). `words`, `names`, `events` and `dates` (those of days and months) are
    unit rows of terms weighed by rarity; `terms` names them. `translated` are the words in the other languages of the project.
    `languages` numbers the language of each claim, `sources` its source; `holds` tells by facet which claims have any; `before`
    and `after` are the rows of the claims next to it in its source, -1 where there is none.
    """

    claims: tuple[Claim, ...]
    vectors: Vectors
    words: SparseRows
    translated: SparseRows
    names: SparseRows
    events: SparseRows
    dates: SparseRows
    terms: Mapping[str, tuple[str, ...]]
    languages: NDArray[np.int64]
    sources: NDArray[np.int64]
    holds: Mapping[str, NDArray[np.bool_]]
    before: NDArray[np.int64]
    after: NDArray[np.int64]


def gather(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    vectors: Vectors,
    encode: Callable[[Sequence[str]], Vectors],
) -> Evidence:
    """The evidence of `claims`, whose vectors are the rows of `vectors`; `documents` are keyed by id.

    `encode` gives the vectors of single words, asked for where the project has several languages.
    """
    import numpy as np

    codes = [documents[c.source].language for c in claims]
    bags = [_words_of(claim, documents[claim.source]) for claim in claims]
    words, word_terms = _weigh([_stems(bag) for bag in bags])
    names, name_terms = _weigh([{m.key: 1.0 for m in c.facets.entities} for c in claims])
    events, event_terms = _weigh([{m.key: 1.0 for m in c.facets.events} for c in claims])
    before, after = _neighbours(claims)
    return Evidence(
        claims=tuple(claims),
        vectors=_centre(vectors),
        words=words,
        translated=_translate(words, word_terms, bags, codes, encode),
        names=names,
        events=events,
        dates=_weigh([{m.edtf: 1.0 for m in c.facets.dates if m.precision in _EXACT} for c in claims])[0],
        terms={"words": tuple(word_terms), "names": tuple(name_terms), "events": tuple(event_terms)},
        languages=_numbered(codes),
        sources=_numbered([c.source for c in claims]),
        holds={name: np.array([bool(getattr(c.facets, name)) for c in claims], dtype=bool) for name in ("dates", "numbers")},
        before=before,
        after=after,
    )


@lru_cache(maxsize=4096)
def content_words(text: str, language: str) -> frozenset[str]:
    """The lemmas of `text` that carry content, and its numbers."""
    tongue = lang.get(language)
    stop = tongue.words("words", "stop")
    words = (w.group().lower() for w in _WORD.finditer(text))
    lemmas = (tongue.lemma(w) for w in words if w not in stop)
    return frozenset(lemma for lemma in lemmas if lemma not in stop)


def _words_of(claim: Claim, document: Document) -> dict[str, float]:
    """The content words of a claim, each counting 1, and those around it in its sentence, counting less."""
    around = content_words(plain(document.text[slice(*claim.sentence)], document.language), document.language)
    own = content_words(plain(claim.quote, document.language), document.language)
    return dict.fromkeys(around, _AROUND) | dict.fromkeys(own, 1.0)


def _stems(bag: Mapping[str, float]) -> dict[str, float]:
    stems: dict[str, float] = {}
    for lemma, weight in bag.items():
        stem = stem_of(lemma)
        stems[stem] = max(weight, stems.get(stem, 0.0))
    return stems


@lru_cache(maxsize=65536)
def stem_of(lemma: str) -> str:
    """The form by which a lemma is compared: Latin letters, the first six."""
    return transliterate(lemma)[:_STEM]


def _weigh(bags: Sequence[Mapping[str, float]]) -> tuple[SparseRows, dict[str, int]]:
    """Unit rows of the terms in `bags` by their rarity, and the number of each term."""
    frequency = Counter(term for bag in bags for term, weight in bag.items() if weight > _AROUND)
    numbers = {term: n for n, term in enumerate(sorted({term for bag in bags for term in bag}))}
    rarity = {term: math.log(1 + (len(bags) + _IDF_PRIOR) / max(frequency[term], 1)) for term in numbers}
    rows = [{numbers[term]: weight * rarity[term] for term, weight in bag.items()} for bag in bags]
    return SparseRows.of(rows, len(numbers)).unit(), numbers


def _translate(
    words: SparseRows,
    numbers: Mapping[str, int],
    bags: Sequence[Mapping[str, float]],
    codes: Sequence[str],
    encode: Callable[[Sequence[str]], Vectors],
) -> SparseRows:
    """For each claim the words of other languages that stand for its own, as heavy as those."""
    if len(set(codes)) < 2:
        return SparseRows.of([{} for _ in bags], len(numbers))
    counts = Counter((code, lemma) for bag, code in zip(bags, codes, strict=True) for lemma in bag)
    least = 2 if len(counts) > _MANY_WORDS else 1
    meant = translations(sorted(word for word, count in counts.items() if count >= least), encode)
    rows = []
    for n, (bag, code) in enumerate(zip(bags, codes, strict=True)):
        own = words.row(n)
        row: dict[int, float] = {}
        for lemma in sorted(bag):
            weight = own[numbers[stem_of(lemma)]]
            for (_, other), likeness in meant.get((code, lemma), ()):
                term = numbers[stem_of(other)]
                row[term] = max(row.get(term, 0.0), weight * likeness)
        rows.append(row)
    return SparseRows.of(rows, len(numbers))


def _neighbours(claims: Sequence[Claim]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The rows of the claims before and after each in its source, by where they begin; -1 where there is none."""
    import numpy as np

    before, after = np.full(len(claims), -1), np.full(len(claims), -1)
    order = sorted(range(len(claims)), key=lambda n: (claims[n].source, claims[n].start, claims[n].end))
    for one, two in pairwise(order):
        if claims[one].source == claims[two].source:
            before[two], after[one] = one, two
    return before, after


def _numbered(values: Sequence[str]) -> NDArray[np.int64]:
    import numpy as np

    numbers = {value: n for n, value in enumerate(sorted(set(values)))}
    return np.array([numbers[value] for value in values], dtype=np.int64)


def _centre(vectors: Vectors) -> Vectors:
    import numpy as np

    if not len(vectors):
        return vectors
    trust = len(vectors) / (len(vectors) + _MEAN_TRUST)
    centred = vectors - trust * vectors.mean(axis=0)
    lengths = np.linalg.norm(centred, axis=1, keepdims=True)
    result: Vectors = (centred / np.maximum(lengths, 1e-9)).astype(np.float32)
    return result
