"""What each claim offers for comparison: its meaning, its content words and its names, weighed by how rare they are in the project.

Vectors are centred: the mean of the project's claims, which all speak of one topic, is taken off before cosines are compared
(Mu and Viswanath 2018, "All-but-the-Top"); with few claims the mean is trusted less. Words and names weigh by inverse document
frequency, smoothed so that two claims alone can be compared as well.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.lang.scripts import transliterate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reconciler.model import Claim, Document
    from reconciler.semantics import Vectors

_WORD = re.compile(r"[^\W\d_]+|\d+")
_MEAN_TRUST = 12  # claims at which the mean of the project counts for half
_IDF_PRIOR = 10  # claims that are taken to have been seen without the word


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Row `n` belongs to claim `n`.

    `vectors` are centred unit vectors, shape (claims, 512); `words` maps a lemma to its rarity, `names` a name's key to its rarity;
    `norms` are the lengths of the word vectors; `languages` are those of the claims.
    """

    vectors: Vectors
    words: tuple[Mapping[str, float], ...]
    names: tuple[Mapping[str, float], ...]
    norms: tuple[float, ...]
    languages: tuple[str, ...]


def gather(claims: Sequence[Claim], documents: Mapping[str, Document], vectors: Vectors) -> Evidence:
    """The evidence of `claims`, whose sentence vectors are the rows of `vectors`; `documents` are keyed by id."""
    languages = tuple(documents[c.source].language for c in claims)
    bags = [content_words(c.quote, language) for c, language in zip(claims, languages, strict=True)]
    words = _weigh(bags)
    names = _weigh([_name_keys(c) for c in claims])
    norms = tuple(math.sqrt(sum(w * w for w in bag.values())) or 1.0 for bag in words)
    return Evidence(_centre(vectors), words, names, norms, languages)


def content_words(text: str, language: str) -> frozenset[str]:
    """The lemmas of `text` that carry content, in Latin letters, and its numbers."""
    tongue = lang.get(language)
    stop = tongue.words("words", "stop")
    words = (w.group().lower() for w in _WORD.finditer(text))
    lemmas = (tongue.lemma(w) for w in words if w not in stop)
    return frozenset(transliterate(lemma) for lemma in lemmas if lemma not in stop)


def _name_keys(claim: Claim) -> frozenset[str]:
    return frozenset(mention.key for mention in claim.facets.entities)


def _weigh(bags: Iterable[frozenset[str]]) -> tuple[Mapping[str, float], ...]:
    bags = list(bags)
    frequency = Counter(word for bag in bags for word in bag)
    rarity = {word: math.log(1 + (len(bags) + _IDF_PRIOR) / count) for word, count in frequency.items()}
    return tuple({word: rarity[word] for word in sorted(bag)} for bag in bags)


def _centre(vectors: Vectors) -> Vectors:
    import numpy as np

    if not len(vectors):
        return vectors
    trust = len(vectors) / (len(vectors) + _MEAN_TRUST)
    centred = vectors - trust * vectors.mean(axis=0)
    lengths = np.linalg.norm(centred, axis=1, keepdims=True)
    result: Vectors = (centred / np.maximum(lengths, 1e-9)).astype(np.float32)
    return result
