"""What travels between the program and the process that reads: a head in JSON, and bytes. Never pickles, which can run code.

A message is the length of its head and of its bytes, each as eight bytes, then the two.
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict
from typing import IO, TYPE_CHECKING, Any

from reconciler.model import Locator, LocatorKind, Message
from sources.isolation import limits
from sources.metadata import Metadata
from sources.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

_LENGTHS = struct.Struct(">QQ")


def write(stream: IO[bytes], head: dict[str, Any], content: bytes = b"") -> None:
    """Send a message; raises OSError where nobody listens."""
    encoded = json.dumps(head).encode("ascii")
    stream.write(_LENGTHS.pack(len(encoded), len(content)))
    stream.write(encoded)
    stream.write(content)
    stream.flush()


def read(stream: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """The next message; raises EOFError where there is no more, ValueError for what is none."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        raise EOFError
    head, content = _LENGTHS.unpack(lengths)
    if head > limits.EXCHANGED or content > limits.EXCHANGED:
        raise ValueError("a message that is too long")
    encoded, rest = stream.read(head), stream.read(content)
    if len(encoded) < head or len(rest) < content:
        raise EOFError
    found = json.loads(encoded)
    if not isinstance(found, dict):
        raise ValueError("a head that is no object")
    return found, rest


def pack(readings: Iterable[Reading]) -> tuple[list[dict[str, Any]], bytes]:
    """`readings` as JSON holds them, their texts as bytes one after the other."""
    heads, texts = [], []
    for reading in readings:
        texts.append(reading.text.encode("utf-8", "surrogatepass"))
        locators = [[one.start, one.kind.value, one.value] for one in reading.locators]
        remarks = [[one.key, [list(pair) for pair in one.arguments]] for one in reading.remarks]
        rest = {"encoding": reading.encoding, "part": reading.part, "start": reading.start, "end": reading.end}
        heads.append(
            {"text": len(texts[-1]), "metadata": asdict(reading.metadata), "locators": locators, "remarks": remarks, **rest}
        )
    return heads, b"".join(texts)


def unpack(heads: Any, texts: bytes) -> tuple[Reading, ...]:
    """The readings that `pack` wrote; raises TypeError, ValueError or KeyError for anything else."""
    readings, done = [], 0
    for head in heads:
        length = int(head["text"])
        text = texts[done : done + length].decode("utf-8", "surrogatepass")
        done += length
        locators = tuple(Locator(int(start), LocatorKind(kind), str(value)) for start, kind, value in head["locators"])
        remarks = tuple(Message(str(key), tuple((str(a), str(b)) for a, b in arguments)) for key, arguments in head["remarks"])
        place = str(head["part"]), int(head["start"]), int(head["end"])
        readings.append(Reading(text, str(head["encoding"]), Metadata(**head["metadata"]), locators, remarks, *place))
    return tuple(readings)
