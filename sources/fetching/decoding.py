"""The content of a response, unpacked as its `Content-Encoding` says: gzip and deflate, which are all that is asked for.

What is unpacked has a limit of its own, so that a small bomb fills no memory.
"""

from __future__ import annotations

import zlib

_PIECE = 1 << 16
_GZIP, _ZLIB, _RAW = 31, 15, -15


class TooLargeError(Exception):
    """More than was allowed."""


class PackedWrongError(Exception):
    """An encoding that is not known, or content that is not in the one that was said; the text names the encoding."""


def unpack(body: bytes, encodings: str, most: int) -> bytes:
    """The content of `body`, of at most `most` bytes, whatever it went through. Raises TooLargeError and PackedWrongError."""
    names = [name.strip().lower() for name in encodings.split(",") if name.strip()]
    for name in reversed(names):
        if name in ("gzip", "x-gzip"):
            body = _inflate(body, _GZIP, name, most)
        elif name == "deflate":
            # what the standard calls deflate is zlib's format; some servers send the bare one
            zlib_wrapped = len(body) > 1 and body[0] & 0x0F == 8 and (body[0] << 8 | body[1]) % 31 == 0
            body = _inflate(body, _ZLIB if zlib_wrapped else _RAW, name, most)
        elif name != "identity":
            raise PackedWrongError(name)
    if len(body) > most:
        raise TooLargeError
    return body


def _inflate(body: bytes, kind: int, name: str, most: int) -> bytes:
    found: list[bytes] = []
    size = 0
    rest = body
    try:
        while rest:
            unpacker = zlib.decompressobj(kind)
            while rest and not unpacker.eof:
                piece = unpacker.decompress(rest, _PIECE)
                rest = unpacker.unconsumed_tail
                size += len(piece)
                if size > most:
                    raise TooLargeError
                found.append(piece)
            found.append(unpacker.flush())
            if not unpacker.eof:
                raise PackedWrongError(name)
            # a gzip file may consist of several; zeros that fill it up are none
            rest = unpacker.unused_data.lstrip(b"\0") if kind == _GZIP else b""
    except zlib.error as error:
        raise PackedWrongError(name) from error
    return b"".join(found)
