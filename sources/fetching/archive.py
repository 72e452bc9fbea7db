"""A fetched page as a web archive (WARC 1.1, ISO 28500): each hop's request and response as they were, with hashes of the content.

So a quote can be proved later, and any program that reads WARC shows the page. Bodies stay packed as the server sent them; only the
division into chunks, which belongs to the connection, is taken out, and its header renamed as is usual (`X-Archive-Orig-…`).
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sources.fetching.fetch import Exchange, Fetched

MEDIA_TYPE = "application/warc"
_OF_THE_CONNECTION = frozenset({"transfer-encoding", "connection", "keep-alive", "trailer"})


def warc(fetched: Fetched, software: str) -> bytes:
    """The records of all exchanges of `fetched`, compressed; `software` is who fetched it."""
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    writer.write_record(writer.create_warcinfo_record("page.warc.gz", {"software": software, "format": "WARC File Format 1.1"}))
    for exchange in fetched.exchanges:
        _write(writer, exchange, fetched.asked)
    return out.getvalue()


def _write(writer: Any, exchange: Exchange, asked: str) -> None:
    from urllib.parse import urlsplit

    from warcio.statusandheaders import StatusAndHeaders

    time = exchange.time.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    kept = [(f"X-Archive-Orig-{k}" if k.lower() in _OF_THE_CONNECTION else k, v) for k, v in exchange.headers]
    status = StatusAndHeaders(f"{exchange.status} {exchange.reason}".strip(), kept, protocol="HTTP/1.1")
    dated = {"WARC-Date": time}
    # with its length, so that warcio keeps no copy of it in a file
    response = writer.create_warc_record(
        exchange.url, "response", io.BytesIO(exchange.body), len(exchange.body), http_headers=status, warc_headers_dict=dated
    )
    parts = urlsplit(exchange.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    line = StatusAndHeaders(f"GET {target} HTTP/1.1", list(exchange.request), is_http_request=True)
    request = writer.create_warc_record(exchange.url, "request", io.BytesIO(), 0, http_headers=line, warc_headers_dict=dated)
    writer.write_request_response_pair(request, response)
