"""What was read in a source ↔ what a project keeps of it: claims without their quotes as JSON, and vectors; both compressed.

A reading is kept to save time, so one that is torn, or that another program left, is none, and is made again.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reconciler.codec import layout, rows_reader, to_rows
from reconciler.model import Claim

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from reconciler.reading import Reading

_CLAIMS = tuple[Claim, ...]
# a reading bears a key that stands for the program as well, so that its layout is always this one
_LAYOUT = layout(_CLAIMS)
_read_claims = rows_reader(_CLAIMS, _LAYOUT)
_SOURCE, _START, _END, _QUOTE = (dict(_LAYOUT)["Claim"].index(name) for name in ("source", "start", "end", "quote"))
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
    """The row for `reading`, which was made of the source with the id `source`; ValueError if it was not."""
    if any(claim.source != source for claim in reading.claims):
        raise ValueError("a reading of another source")
    rows = to_rows(_CLAIMS, reading.claims)
    for row in rows:
        row[_SOURCE], row[_QUOTE] = "", ""
    claims = zlib.compress(_JSON.encode(rows).encode("utf-8", "surrogatepass"))
    vectors = _packed(reading.vectors)
    return PackedReading(source, key, _digest(source, key, claims, vectors), claims, vectors)


def unpack(row: Any, text: str) -> Reading | None:
    """The reading of a row of the source with this text; None where it holds none that is whole."""
    from reconciler.reading import Reading
    from reconciler.semantics import DIMENSIONS

    try:
        if row.digest != _digest(row.source, row.key, row.claims, row.vectors):
            return None
        rows = json.loads(zlib.decompress(row.claims).decode("utf-8", "surrogatepass"))
        for one in rows:
            one[_SOURCE], one[_QUOTE] = row.source, text[one[_START] : one[_END]]
        claims = _read_claims(rows)
        vectors = _unpacked(row.vectors).reshape(len(claims), DIMENSIONS)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError, zlib.error):
        return None
    return Reading(claims, vectors)


def _packed(vectors: NDArray[np.float16]) -> bytes:
    """The upper bytes of all numbers, then the lower ones: so they compress, and together hardly at all.

    Numbers that are whole steps of `reconciler.reading` are counted in steps, which compress better than fractions.
    """
    import numpy as np

    from reconciler.reading import STEP

    steps = vectors.astype(np.float32) / STEP
    counted = bool(np.all(np.abs(steps) < 2**15) and np.all(steps == np.round(steps)))
    halves = np.frombuffer((steps.astype("<i2") if counted else vectors.astype("<f2")).tobytes(), np.uint8).reshape(-1, 2)
    return bytes([counted]) + zlib.compress(halves[:, ::-1].T.tobytes(), 1)


def _unpacked(packed: bytes) -> NDArray[np.float16]:
    import numpy as np

    from reconciler.reading import STEP

    halves = np.frombuffer(zlib.decompress(packed[1:]), np.uint8).reshape(2, -1)[::-1].T.tobytes()
    if packed[0]:
        return (np.frombuffer(halves, "<i2") * np.float32(STEP)).astype(np.float16)
    return np.frombuffer(halves, "<f2").astype(np.float16, copy=False)


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
