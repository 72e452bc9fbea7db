"""A fetched page → a `Document`: its text, read in the encoding that the server declares, with the archive as its original.

`url` is where the page was found at last, `accessed` the day (UTC) on which it was, `published` what the page says of itself.
"""

from __future__ import annotations

import codecs
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from reconciler.errors import SourceError
from sources import registry
from sources.encoding import decode
from sources.fetching import archive
from sources.fetching.addresses import FetchError
from sources.fetching.fetch import user_agent
from sources.metadata import NO_METADATA, Metadata
from sources.read import read_bytes

if TYPE_CHECKING:
    from reconciler.model import Document
    from sources.fetching.fetch import Fetched

_ALIASES = {"application/xhtml+xml": "text/html", "application/x-pdf": "application/pdf"}
_LONGEST = 120  # characters of a name
_DIRECTORY = "index"


def read_page(fetched: Fetched, *, side: str | None, metadata: Metadata = NO_METADATA) -> Document:
    """The page as a source of `side`; what `metadata` says goes before what the page says.

    Raises FetchError for a page that cannot be read, and for one of which nobody knows whose it is.
    """
    known = metadata.over(Metadata(url=fetched.url, accessed=fetched.page.time.date().isoformat()))
    content, encoding = _content(fetched)
    name = name_of(fetched)
    try:
        document = read_bytes(content, name, side=side, metadata=known)
    except SourceError as error:
        # the address says more to a person than the name that is made of it
        raise FetchError(fetched.asked, str(error).removeprefix(name).strip().rstrip(".")) from error
    return replace(
        document,
        encoding=encoding or document.encoding,
        media_type=archive.MEDIA_TYPE,
        original=archive.warc(fetched, user_agent()),
    )


def name_of(fetched: Fetched) -> str:
    """A name made of the address, with the ending that the content's type has: "example.org/news/item.html"."""
    parts = urlsplit(fetched.url)
    path = unquote(parts.path).strip("/") or _DIRECTORY
    whole = "".join(c if c.isprintable() else "_" for c in f"{parts.netloc}/{path}" + (f"?{parts.query}" if parts.query else ""))
    ending = _ending(fetched.media_type)
    if not ending or whole.lower().endswith(ending):
        return whole[-_LONGEST:]
    return whole[:_LONGEST] + ending[0]


def _ending(media_type: str) -> tuple[str, ...]:
    """The endings of the format that is read of this type; none where its name has to say it."""
    wanted = _ALIASES.get(media_type, media_type)
    return next((reader.suffixes for reader in registry.READERS if reader.media_type == wanted), ())


def _content(fetched: Fetched) -> tuple[bytes, str]:
    """The content as UTF-8 with its mark, and its encoding; where the server says none that fits, the content as it is, and "".

    A declaration of the server goes before one in the page (HTML Living Standard, 13.2.3.2).
    """
    if not fetched.charset or not (fetched.media_type.startswith("text/") or "xml" in fetched.media_type):
        return fetched.content, ""
    try:
        text, found = decode(fetched.content, fetched.charset)
        fits = codecs.lookup(found).name == "utf-8" or _same(found, fetched.charset)
    except (SourceError, LookupError):
        return fetched.content, ""
    return (codecs.BOM_UTF8 + text.encode("utf-8", "replace"), found) if fits else (fetched.content, "")


def _same(found: str, declared: str) -> bool:
    """Whether an encoding is the declared one, as browsers take it."""
    try:
        return "é".encode(found, "replace") == "é".encode(declared, "replace") and "я".encode(found, "replace") == "я".encode(
            declared, "replace"
        )
    except (LookupError, UnicodeError):
        return False
