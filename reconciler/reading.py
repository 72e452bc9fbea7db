"""Read documents: their claims, and what each claim means as a vector; what was read before is not read again.

A clause means what it says in its sentence: its vector is a mixture of its own and the sentence's.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from reconciler import semantics
from reconciler.claims.extract import extract_claims
from reconciler.mending import plain
from reconciler.model import Claim, Document, content_id
from reconciler.progress import null_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
    from concurrent.futures import Executor
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

    from reconciler.progress import Progress
    from reconciler.semantics import Vectors

Item = TypeVar("Item")
Result = TypeVar("Result")

OWN = 0.6  # what a claim's own words count in its vector; the rest is its sentence's
_CHUNK = 512  # texts that one process encodes at a time


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What was read in one document: its claims, and their vectors, shape (claims, 512), not of unit length."""

    claims: tuple[Claim, ...]
    vectors: NDArray[np.float16]


def read(
    documents: Sequence[Document],
    readings: MutableMapping[str, Reading],
    progress: Progress = null_progress,
    executor: Executor | None = None,
) -> list[Reading]:
    """The reading of each of `documents`.

    Those that `readings` holds under their `key_of` are taken from there; new ones are put there.
    """
    keys = [key_of(document) for document in documents]
    unread = [document for key, document in zip(keys, documents, strict=True) if key not in readings]
    claims = extract(unread, progress, executor)
    vectors = iter(encode_claims([c for found in claims for c in found], {d.id: d for d in unread}, progress, executor))
    for document, found in zip(unread, claims, strict=True):
        rows = [next(vectors) for _ in found]
        readings[key_of(document)] = Reading(found, np.array(rows, dtype=np.float16).reshape(-1, semantics.DIMENSIONS))
    return [readings[key] for key in keys]


def extract(
    documents: Sequence[Document], progress: Progress = null_progress, executor: Executor | None = None
) -> list[tuple[Claim, ...]]:
    """The claims of each of `documents`."""
    claims = []
    for done, found in enumerate(_map(_claims_of, documents, executor)):
        progress("claims", done, len(documents))
        claims.append(found)
    progress("claims", len(documents), len(documents))
    return claims


def _claims_of(document: Document) -> tuple[Claim, ...]:
    return extract_claims(document)


def key_of(document: Document) -> str:
    """A content hash of all that a reading depends on: the document, and the program's own rules and lexicons."""
    return content_id("r", document.id, document.language, document.published, rules_version())


@cache
def rules_version() -> str:
    """A hash of the files of this package: a reading made by other rules is no reading of this program."""
    return content_id("v", *_files(resources.files("reconciler")))


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
    own = [_plain(documents[c.source], c.start, c.end) for c in claims]
    around = [_plain(documents[c.source], *c.sentence) for c in claims]
    texts = list(dict.fromkeys([*own, *around]))
    rows = dict(zip(texts, encode(texts, progress, executor), strict=True))
    if not claims:
        return np.empty((0, semantics.DIMENSIONS), dtype=np.float16)
    return np.array([OWN * rows[one] + (1 - OWN) * rows[other] for one, other in zip(own, around, strict=True)], dtype=np.float16)


def encode(texts: Sequence[str], progress: Progress = null_progress, executor: Executor | None = None) -> Vectors:
    """The unit vectors of `texts`, through the executor where there are many."""
    if executor is None or len(texts) <= _CHUNK:
        return semantics.encode(texts, progress)
    chunks = [texts[start : start + _CHUNK] for start in range(0, len(texts), _CHUNK)]
    encoded = []
    for done, vectors in enumerate(_map(semantics.encode, chunks, executor)):
        progress("vectors", done * _CHUNK, len(texts))
        encoded.append(vectors)
    progress("vectors", len(texts), len(texts))
    return np.concatenate(encoded)


def _plain(document: Document, start: int, end: int) -> str:
    return plain(document.text[start:end], document.language)


def _map(function: Callable[[Item], Result], items: Sequence[Item], executor: Executor | None) -> Iterator[Result]:
    return map(function, items) if executor is None else executor.map(function, items)
