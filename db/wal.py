"""The write-ahead log that SQLite leaves beside a file that was not closed, read without SQLite.

After https://www.sqlite.org/fileformat2.html, section 4. Each frame holds a page and a checksum that goes on from that of the frame
before, so every frame whose forerunner's header is there can be tried by itself. SQLite stops at the first that is torn, and drops
what follows; a power cut leaves only torn frames at the end, which belong to no commit that was confirmed.

Limits: some 20 MB a second, for a log that is rarely longer than 4 MB.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HEADER, _FRAME = 32, 24  # bytes
_MAGIC = {b"\x37\x7f\x06\x82": "<", b"\x37\x7f\x06\x83": ">"}


@dataclass(frozen=True, slots=True)
class Log:
    """The newest whole version of each page, up to the last commit; `torn`: a commit stands behind a damaged frame."""

    pages: dict[int, bytes] = field(default_factory=dict)
    torn: bool = False


def read_log(path: Path, size: int) -> Log:
    """The log beside the project at `path`, which has pages of `size` bytes; an empty one where there is none."""
    try:
        content = path.with_name(f"{path.name}-wal").read_bytes()
    except OSError:
        return Log()
    order = _MAGIC.get(content[:4])
    if order is not None:
        return _read(content, size, order, whole=True)
    tried = [_read(content, size, order, whole=False) for order in _MAGIC.values()]
    return max(tried, key=lambda log: len(log.pages))


def _read(content: bytes, size: int, order: str, *, whole: bool) -> Log:
    # frames of an earlier round of the log have another salt; without its header the first frame must tell which one counts
    salt = content[16:24] if whole else content[_HEADER + 8 : _HEADER + 16]
    sums = content[24:32]
    committed: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    torn, damaged = False, not whole
    for at in range(_HEADER, len(content) - _FRAME - size + 1, _FRAME + size):
        head, page = content[at : at + _FRAME], content[at + _FRAME : at + _FRAME + size]
        fits = head[8:16] == salt and _checksum(head[:8] + page, sums, order) == head[16:24]
        sums = head[16:24]
        if not fits:
            damaged = True
            continue
        waiting[int.from_bytes(head[:4], "big")] = page
        if int.from_bytes(head[4:8], "big"):  # the size of the file after a commit
            committed |= waiting
            waiting, torn = {}, damaged
    return Log(committed, torn)


def _checksum(content: bytes, sums: bytes, order: str) -> bytes:
    first, second = struct.unpack(">2I", sums)
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return struct.pack(">2I", first, second)
