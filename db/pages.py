"""Reading a damaged SQLite file page by page, without SQLite: whatever rows its pages still hold.

After https://www.sqlite.org/fileformat2.html, sections 1.5, 1.6 and 2.1. A page in the write-ahead log (`db.wal`) goes before that
in the file. Nothing is believed: what points out of its page or of the file is left out.

Limits: tables with a row id, in UTF-8, and no indexes. Pages have no checksums, so a letter that was changed within a row is not
seen here. A chain of overflow pages that is broken is taken up at the next page, where it usually goes on; who reads it has hashes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db import peeking
from db.header import HEADER_BYTES, MAGIC, page_size
from db.wal import read_log

if TYPE_CHECKING:
    from pathlib import Path

_SIZES = (65536, 32768, 16384, 8192, 4096, 2048, 1024, 512)
_SAMPLE = 32_000_000  # bytes that are looked at to find out how large pages are
_MOST = 0.75  # of the beginnings of pages are found with the right size, against the size that finds the most
_LEAF, _INTERIOR = 0x0D, 0x05
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes by serial type
_LONGEST = 1_000_000_000  # bytes of a value, SQLite's own limit


@dataclass(frozen=True, slots=True)
class Torn:
    """A value of which only the first bytes are left."""

    left: bytes


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its id, its values in the order of the columns, and whether all of it was there.

    `whole` says that no page of it was missing; where a value is not, it is `Torn`.
    """

    id: int
    values: tuple[Any, ...]
    whole: bool


class Pages:
    """The pages of the file at `path`, and of the log beside it, where they are newer. Numbers count from 1."""

    def __init__(self, path: Path) -> None:
        with peeking.reading(path) as file:
            self._content = file.read()
        head = self._content[:HEADER_BYTES]
        self.has_header = page_size(head) > 0
        self.size = page_size(head) or _guessed_size(self._content)
        log = read_log(path, self.size)
        self._log, self.log_is_torn = log.pages, log.torn
        self._usable = self.size - (self.page(1)[20] if self.has_header else 0)
        self.count = max((len(self._content) + self.size - 1) // self.size, *self._log, 0)

    def page(self, number: int) -> bytes:
        """The bytes of a page; zeros where the file does not have them."""
        if number in self._log:
            return self._log[number]
        start = (number - 1) * self.size
        return self._content[start : start + self.size].ljust(self.size, b"\0")

    @property
    def version(self) -> int:
        """The `user_version` of the file; 0 where its header is lost."""
        return int.from_bytes(self.page(1)[60:64], "big") if self.page(1).startswith(MAGIC) else 0

    def is_leaf(self, number: int) -> bool:
        """Whether a page looks like one that holds rows."""
        return self.page(number)[self._start(number)] == _LEAF

    def leaves(self, root: int) -> tuple[list[int], bool]:
        """The pages with the rows of the table whose tree begins at `root`, and whether the way to all of them was whole."""
        found: list[int] = []
        whole, seen, waiting = True, set[int](), [root]
        while waiting:
            number = waiting.pop()
            if number in seen or not 0 < number <= self.count:
                whole = False
                continue
            seen.add(number)
            kind = self.page(number)[self._start(number)]
            if kind == _LEAF:
                found.append(number)
            elif kind == _INTERIOR:
                waiting += self._children(number)
            else:
                whole = False
        return found, whole

    def rows(self, number: int) -> tuple[list[Row], bool]:
        """The rows that a page holds, and whether none of them was left out."""
        page = self.page(number)
        found = [self._row(page, place) for place in self._cells(number)]
        return [row for row in found if row is not None], None not in found

    @property
    def missing(self) -> int:
        """How many pages the file should have that are beyond its end."""
        said = int.from_bytes(self.page(1)[28:32], "big") if self.has_header else 0
        return max(0, said - self.count)

    def free(self) -> frozenset[int]:
        """The pages that the file does not use, which may still hold what was deleted; none where the list of them is torn."""
        found: set[int] = set()
        trunk = int.from_bytes(self.page(1)[32:36], "big") if self.has_header else 0
        while trunk:
            if trunk in found or not 0 < trunk <= self.count:
                return frozenset()
            found.add(trunk)
            page = self.page(trunk)
            listed = min(int.from_bytes(page[4:8], "big"), self._usable // 4 - 2)
            found.update(struct.unpack_from(f">{listed}I", page, 8))
            trunk = int.from_bytes(page[:4], "big")
        return frozenset(found)

    @staticmethod
    def _start(number: int) -> int:
        return HEADER_BYTES if number == 1 else 0

    def _cells(self, number: int) -> list[int]:
        page, start = self.page(number), self._start(number)
        count = int.from_bytes(page[start + 3 : start + 5], "big")
        first = start + (12 if page[start] == _INTERIOR else 8)
        count = min(count, (self._usable - first) // 2)
        return list(struct.unpack_from(f">{count}H", page, first))

    def _children(self, number: int) -> list[int]:
        page, start = self.page(number), self._start(number)
        right = int.from_bytes(page[start + 8 : start + 12], "big")
        return [*(int.from_bytes(page[cell : cell + 4], "big") for cell in self._cells(number)), right]

    def _row(self, page: bytes, place: int) -> Row | None:
        try:
            length, place = _varint(page, place)
            identity, place = _varint(page, place)
            if not 0 < length <= _LONGEST:
                return None
            payload, whole = self._payload(page, place, length)
            values = _values(payload, length)
        except (IndexError, ValueError, struct.error):
            return None
        return Row(_signed(identity, 64), values, whole and not any(isinstance(value, Torn) for value in values))

    def _payload(self, page: bytes, place: int, length: int) -> tuple[bytes, bool]:
        """The bytes of a record that begins at `place`, as many as can be had, and whether its chain was whole."""
        most, least = self._usable - 35, (self._usable - 12) * 32 // 255 - 23
        if length <= most:
            return page[place : min(place + length, self._usable)], place + length <= self._usable
        local = least + (length - least) % (self._usable - 4)
        local = local if local <= most else least
        if place + local + 4 > self._usable:
            return page[place : self._usable], False
        parts, left = [page[place : place + local]], length - local
        number, whole, before = int.from_bytes(page[place + local : place + local + 4], "big"), True, 0
        while left > 0:
            if not 1 < number <= self.count:
                # written in one go, its pages mostly lie one behind the other
                number, whole = before + 1, False
                if before == 0 or number > self.count:
                    break
            overflow = self.page(number)
            parts.append(overflow[4 : 4 + min(left, self._usable - 4)])
            left -= self._usable - 4
            before, number = number, int.from_bytes(overflow[:4], "big")
        return b"".join(parts), whole


def _guessed_size(content: bytes) -> int:
    """How large the pages are, where the header does not say.

    At every page's place something begins as pages do. With twice the size half of them are found, with half the size hardly more.
    """
    end = min(len(content), _SAMPLE)
    found = {size: sum(_begins_page(content, at, size) for at in range(0, end, size)) for size in _SIZES}
    most = max(found.values())
    return next(size for size, count in found.items() if count >= _MOST * most)


def _begins_page(content: bytes, at: int, size: int) -> bool:
    head = content[at : at + 8]
    if len(head) < 8 or head[0] not in (0x02, 0x05, 0x0A, 0x0D):
        return False
    cells, start = int.from_bytes(head[3:5], "big"), int.from_bytes(head[5:7], "big") or 65536
    return 0 < cells * 2 + 8 <= start <= size


def _values(payload: bytes, length: int) -> tuple[Any, ...]:
    """The values of a record of `length` bytes, of which `payload` is what is left. ValueError, IndexError where it is none."""
    size, at = _varint(payload, 0)
    if size > len(payload):
        raise ValueError("the header of the record is cut")
    kinds: list[int] = []
    while at < size:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    sizes = [_size(kind) for kind in kinds]
    if at != size or size + sum(sizes) != length:
        raise ValueError("no record")
    found: list[Any] = []
    for kind, wide in zip(kinds, sizes, strict=True):
        found.append(_value(kind, payload[at : at + wide], wide))
        at += wide
    return tuple(found)


def _size(kind: int) -> int:
    if kind in (10, 11):
        raise ValueError("no kind of value")
    return (kind - 12) // 2 if kind >= 12 else 8 if kind == 7 else _INTEGERS.get(kind, 0)


def _value(kind: int, content: bytes, wide: int) -> Any:
    if len(content) < wide:
        return Torn(content)
    if kind in _INTEGERS:
        return int.from_bytes(content, "big", signed=True)
    if kind == 7:
        return struct.unpack(">d", content)[0]
    if kind < 12:
        return {0: None, 8: 0, 9: 1}[kind]
    if kind % 2 == 0:
        return content
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return Torn(content)


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for _ in range(8):
        byte = content[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    return value << 8 | content[at], at + 1


def _signed(value: int, bits: int) -> int:
    return value - (1 << bits) if value >> (bits - 1) else value
