"""Web archives (WARC), by warcio: each page of text is a source of its own, kept with its record as it stands in the archive.

Responses and resources that are HTML or plain text are read, those with an error status are not. Known limits: of pages that were
archived several times each stands for itself; what scripts load is not put together.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reconciler.errors import SourceError
from reconciler.model import Message
from sources import dates
from sources.isolation import limits
from sources.metadata import Metadata
from sources.readers import html, text
from sources.reading import Reading, UnreadableError

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_KINDS = frozenset({"response", "resource", "conversion"})
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_GZIP = b"\x1f\x8b"
_SOURCES = 2000  # of one archive; more are no longer chosen by hand


def recognises(content: bytes) -> bool:
    """Whether its first record begins as one of WARC 1 does, compressed or not."""
    if content.startswith(_GZIP):
        import zlib

        try:
            content = zlib.decompressobj(31).decompress(content[:4096], 16)
        except zlib.error:
            return False
    return content.startswith(b"WARC/1.")


def read(content: bytes) -> tuple[Reading, ...]:
    """All pages of text. Raises UnreadableError for a damaged archive, and for one without such pages."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    readings: list[Reading] = []
    failed = 0
    records = ArchiveIterator(io.BytesIO(content), no_record_parse=False, arc2warc=False)
    try:
        for record in records:
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            if record.rec_type not in _KINDS or not address.strip("<>").startswith(("http://", "https://")):
                continue
            kind, status = _kind(record)
            if not kind or status >= 400 or 300 <= status < 400:
                continue
            try:
                found = _read_record(record, kind)
            except SourceError:
                failed += 1
                continue
            # where it stands is known only once it was read to its end
            records.read_to_end()
            start = records.get_record_offset()
            readings.append(_with_place(found, record, start, start + records.get_record_length()))
            if len(readings) > _SOURCES:
                raise UnreadableError(f"is an archive of more than {_SOURCES:,} pages: divide it")
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        if not readings:
            raise UnreadableError("is a damaged web archive: get it again") from error
        readings[-1] = _remarked(readings[-1], Message("cut"))
    if not readings:
        raise UnreadableError("is a web archive without a page of text in it: there is nothing to compare")
    if failed:
        readings[-1] = _remarked(readings[-1], Message("unread_pages", (("count", str(failed)),)))
    return tuple(readings)


def _kind(record: ArcWarcRecord) -> tuple[str, int]:
    """What the page is, empty where it is no text, and the status that it came with."""
    headers = record.http_headers
    declared = headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")
    name = (declared or "").partition(";")[0].strip().lower()
    status = headers.get_statuscode() if headers else "200"
    return ("html" if name in _HTML else "text" if name == "text/plain" else ""), int(status) if (status or "").isdecimal() else 200


def _read_record(record: ArcWarcRecord, kind: str) -> Reading:
    body = record.content_stream().read(limits.UNPACKED + 1)
    if len(body) > limits.UNPACKED:
        raise UnreadableError("holds a page that is too large")
    if not body.strip():
        raise UnreadableError("holds an empty page")
    return html.read(body, _charset(record)) if kind == "html" else text.read(body)


def _charset(record: ArcWarcRecord) -> str:
    declared = (record.http_headers.get_header("Content-Type") or "") if record.http_headers else ""
    return declared.lower().partition("charset=")[2].strip("\"' ;")


def _with_place(reading: Reading, record: ArcWarcRecord, start: int, end: int) -> Reading:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    fetched = Metadata(
        url=url,
        accessed=dates.from_iso(record.rec_headers.get_header("WARC-Date") or ""),
    )
    return Reading(
        reading.text,
        reading.encoding,
        fetched.over(reading.metadata),
        reading.locators,
        reading.remarks,
        url.strip("<>"),
        start,
        end,
    )


def _remarked(reading: Reading, remark: Message) -> Reading:
    from dataclasses import replace

    return replace(reading, remarks=(*reading.remarks, remark))
