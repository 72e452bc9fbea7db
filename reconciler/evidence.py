"""What each claim offers for comparison: its meaning, its words, names and events, weighed by how rare they are in the project.

Vectors are centred: the mean of the project's claims, which all speak of one topic, is taken off before cosines are compared
(Mu and Viswanath 2018, "All-but-the-Top"); with few claims the mean is trusted less. Words, names and events weigh by inverse
document frequency, smoothed so that two claims alone can be compared as well; words also by how common they are in the language at
large. A clause is read in the light of its sentence: the words around it count a little.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np

from reconciler import lang
from reconciler.facets import DatePrecision, Role
from reconciler.lang.frequency import zipf
from reconciler.lang.scripts import transliterate
from reconciler.mending import plain
from reconciler.sparse import SparseRows, runs
from reconciler.translation import translations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from reconciler.model import Claim, Document
    from reconciler.semantics import Vectors
    from reconciler.translation import Word

    Encode = Callable[[Sequence[str]], Vectors]

Term = TypeVar("Term")

_WORD = re.compile(r"[^\W\d_]+|\d+")
_MEAN_TRUST = 12  # claims at which the mean of the project counts for half
_IDF_PRIOR = 10  # claims that are taken to have been seen without the word
_STEM = 6  # letters of a lemma that count, so that "migrant" meets "migration"
_AROUND = 0.2  # what a word of the sentence outside the claim counts, against one inside
_EXACT = frozenset((DatePrecision.DAY, DatePrecision.MONTH))
_HELD = ("dates", "numbers")
_KEYS: Mapping[str, Callable[[Claim], Iterable[str]]] = {
    "names": lambda claim: (mention.key for mention in claim.facets.entities),
    "events": lambda claim: (mention.key for mention in claim.facets.events),
    "agents": lambda claim: _who(claim, Role.AGENT),
    "patients": lambda claim: _who(claim, Role.PATIENT),
    "dates": lambda claim: (mention.edtf for mention in claim.facets.dates if mention.precision in _EXACT),
}
_EVERYDAY = 8.5  # on the Zipf scale; what a word lies below it counts for it
_MANY_WORDS = 5000  # from here on, a word that stands in one claim alone is not translated


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Row `n` belongs to claim `n`.

    `vectors` are centred unit vectors, shape (claims, 512). `words`, `names`, `events`, `agents` and `patients` (who acts, and on
    whom) and `dates` (those of days and months) are unit rows of terms weighed by rarity; `terms` names them. `translated` are the
    words in the other languages of the project. `languages`, `sources` and `sentences` number those of each claim; `holds` tells by
    facet which claims have any.
    """

    claims: tuple[Claim, ...]
    vectors: NDArray[np.float16]
    words: SparseRows
    translated: SparseRows
    names: SparseRows
    events: SparseRows
    agents: SparseRows
    patients: SparseRows
    dates: SparseRows
    terms: Mapping[str, tuple[str, ...]]
    languages: NDArray[np.int64]
    sources: NDArray[np.int64]
    sentences: NDArray[np.int64]
    holds: Mapping[str, NDArray[np.bool_]]


def gather(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    vectors: Vectors,
    encode: Encode,
) -> Evidence:
    """The evidence of `claims`, whose vectors are the rows of `vectors`; `documents` are keyed by id.

    `encode` gives the vectors of single words, asked for where the project has several languages.
    """
    lemmas: _Terms[Word] = _Terms()
    bags = SparseRows.of(lemmas.row(_words_of(claim, documents[claim.source])) for claim in claims)
    stems: _Terms[str] = _Terms()
    stem = np.array([stems.number(stem_of(lemma)) for _, lemma in lemmas], dtype=np.int64)
    everyone = np.arange(len(bags.terms))
    rarity = _rarity(bags.replaced(everyone, stem[bags.terms], bags.values, len(stems)))
    tells = np.array([telling(lemma, code) for code, lemma in lemmas], dtype=np.float32)
    weights = bags.values * tells[bags.terms] * rarity[stem[bags.terms]]
    found = {}
    for facet, keys in _KEYS.items():
        terms: _Terms[str] = _Terms()
        rows = SparseRows.of(terms.row(dict.fromkeys(keys(claim), 1.0)) for claim in claims)
        found[facet] = (rows.with_values(_rarity(rows)[rows.terms]).unit(), tuple(terms))
    return Evidence(
        claims=tuple(claims),
        vectors=_centre(vectors),
        words=bags.replaced(everyone, stem[bags.terms], weights, len(stems)).unit(),
        translated=_translate(bags, tuple(lemmas), stem, bags.with_values(weights).unit().values, encode),
        names=found["names"][0],
        events=found["events"][0],
        agents=found["agents"][0],
        patients=found["patients"][0],
        dates=found["dates"][0],
        terms={"words": tuple(stems), **{facet: terms for facet, (_, terms) in found.items()}},
        languages=_numbered([documents[c.source].language for c in claims]),
        sources=_numbered([c.source for c in claims]),
        sentences=_numbered([(c.source, c.sentence) for c in claims]),
        holds={name: np.array([bool(getattr(c.facets, name)) for c in claims], dtype=bool) for name in _HELD},
    )


@lru_cache(maxsize=4096)
def content_words(text: str, language: str) -> frozenset[str]:
    """The lemmas of `text` that carry content, and its numbers."""
    tongue = lang.get(language)
    stop = tongue.words("words", "stop")
    words = (w.group().lower() for w in _WORD.finditer(text))
    lemmas = (tongue.lemma(w) for w in words if w not in stop)
    return frozenset(lemma for lemma in lemmas if lemma not in stop)


def _who(claim: Claim, role: Role) -> set[str]:
    """The keys of those who play `role` in any event; nobody where a pronoun or nothing names them."""
    return {mention.key for event in claim.facets.events for mention in event.roles if mention.role is role and mention.key}


class _Terms(Generic[Term]):
    """Terms by numbers, in the order in which they were first met."""

    def __init__(self) -> None:
        self._numbers: dict[Term, int] = {}

    def __iter__(self) -> Iterator[Term]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, term: Term) -> int:
        return self._numbers.setdefault(term, len(self._numbers))

    def row(self, terms: Mapping[Term, float]) -> dict[int, float]:
        return {self.number(term): value for term, value in terms.items()}


def _words_of(claim: Claim, document: Document) -> dict[Word, float]:
    """The content words of a claim, each counting 1, and those around it in its sentence, counting less."""
    code = document.language
    own = content_words(plain(claim.quote, code), code)
    around = own
    if claim.sentence != (claim.start, claim.end):
        around = content_words(plain(document.text[slice(*claim.sentence)], code), code)
    return {(code, lemma): 1.0 if lemma in own else _AROUND for lemma in sorted(own | around)}


@lru_cache(maxsize=65536)
def stem_of(lemma: str) -> str:
    """The form by which a lemma is compared: Latin letters, the first six."""
    return transliterate(lemma)[:_STEM]


def _rarity(rows: SparseRows) -> NDArray[np.float32]:
    """The inverse document frequency of each term, among the rows that hold it in full."""
    frequency = np.bincount(rows.terms[rows.values == 1.0], minlength=rows.width)
    rarity: NDArray[np.float32] = np.log(1 + (len(rows.starts) - 1 + _IDF_PRIOR) / np.maximum(frequency, 1)).astype(np.float32)
    return rarity


def telling(word: str, code: str) -> float:
    """What a word counts by how common it is in its language: "ambassador" five sixths, "say" a little over half."""
    return min(max((_EVERYDAY - zipf(word, code)) / 5, 0.45), 1.2)


def _translate(
    bags: SparseRows, lemmas: Sequence[Word], stem: NDArray[np.int64], weights: NDArray[np.float32], encode: Encode
) -> SparseRows:
    """For each claim the stems of words of other languages that stand for its own; `weights` belong to the entries of `bags`."""
    nobody = np.empty(0, dtype=np.int64)
    nothing = bags.replaced(nobody, nobody, nobody.astype(np.float32), bags.width)
    if len({code for code, _ in lemmas}) < 2:
        return nothing
    counts = np.bincount(bags.terms, minlength=len(lemmas)).tolist()
    least = 2 if len(lemmas) > _MANY_WORDS else 1
    meant = translations(sorted(word for word, count in zip(lemmas, counts, strict=True) if count >= least), encode)
    numbers = {word: n for n, word in enumerate(lemmas)}
    meanings = [(n, numbers[other], likeness) for n, word in enumerate(lemmas) for other, likeness in meant.get(word, ())]
    if not meanings:
        return nothing
    source, target = (np.array(column, dtype=np.int64) for column in list(zip(*meanings, strict=True))[:2])
    likeness = np.array([meaning[2] for meaning in meanings], dtype=np.float32)
    # each entry of a claim becomes as many as its word has meanings
    first, count = np.searchsorted(source, bags.terms), np.bincount(source, minlength=len(lemmas))[bags.terms]
    entry, at = np.repeat(np.arange(len(bags.terms)), count), runs(first, count)
    return bags.replaced(entry, stem[target[at]], weights[entry] * likeness[at], int(stem.max()) + 1)


def _numbered(values: Sequence[Any]) -> NDArray[np.int64]:
    numbers = {value: n for n, value in enumerate(sorted(set(values)))}
    return np.array([numbers[value] for value in values], dtype=np.int64)


def _centre(vectors: Vectors) -> NDArray[np.float16]:
    """The vectors without their mean, at unit length; in place and kept short, since in a large project memory is full of them."""
    if len(vectors):
        vectors -= (len(vectors) / (len(vectors) + _MEAN_TRUST)) * vectors.mean(axis=0)
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return vectors.astype(np.float16)
