"""What was read in a source ↔ what a project keeps of it: claims as compressed JSON, vectors as they lie in memory.

A reading is kept to save time, so one that is torn, or that another program left, is none, and is made again.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reconciler.codec import from_json, to_json
from reconciler.model import Claim

if TYPE_CHECKING:
    from reconciler.reading import Reading

_CLAIMS = tuple[Claim, ...]
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


@dataclass(frozen=True, slots=True)
class PackedReading:
    """A row of the table `reading`: the reading of `source` that bears `key`; `digest` is that of all the others together."""

    source: str
    key: str
    digest: str
    claims: bytes
    vectors: bytes


def pack(source: str, key: str, reading: Reading) -> PackedReading:
    """The row for `reading`, which was made of the source with the id `source`."""
    claims = zlib.compress(_JSON.encode(to_json(_CLAIMS, reading.claims)).encode("utf-8", "surrogatepass"))
    vectors = reading.vectors.astype("<f2", copy=False).tobytes()
    return PackedReading(source, key, _digest(source, key, claims, vectors), claims, vectors)


def unpack(row: Any) -> Reading | None:
    """The reading of a row; None where it holds none that is whole."""
    import numpy as np

    from reconciler.reading import Reading
    from reconciler.semantics import DIMENSIONS

    try:
        if row.digest != _digest(row.source, row.key, row.claims, row.vectors):
            return None
        claims = from_json(_CLAIMS, json.loads(zlib.decompress(row.claims).decode("utf-8", "surrogatepass")))
        vectors = np.frombuffer(row.vectors, dtype="<f2").reshape(len(claims), DIMENSIONS).astype(np.float16, copy=False)
    except (TypeError, ValueError, KeyError, AttributeError, zlib.error):
        return None
    return Reading(claims, vectors) if all(claim.source == row.source for claim in claims) else None


def is_torn(row: Any) -> bool:
    """Whether a row is not what was stored; one that another version of the program left is whole, though `unpack` gives none."""
    try:
        return bool(row.digest != _digest(row.source, row.key, row.claims, row.vectors))
    except (TypeError, ValueError, AttributeError):
        return True


def _digest(source: str, key: str, claims: bytes, vectors: bytes) -> str:
    digest = hashlib.sha256(f"{source}\0{key}\0{len(claims)}\0".encode())
    digest.update(claims)
    digest.update(vectors)
    return digest.hexdigest()
