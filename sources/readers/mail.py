"""E-mail and pages saved as one file (.eml, .mhtml): both are MIME messages.

Of a mail the plain text is read, or else its HTML; of a saved page the page itself. Pictures and attachments are never opened, and
how many there are is said. Known limit: encrypted mail is unreadable here.
"""

from __future__ import annotations

import re
from email import policy
from email.parser import BytesParser
from email.utils import parseaddr
from typing import TYPE_CHECKING

from reconciler.model import Message
from sources import dates
from sources.encoding import decode
from sources.metadata import Metadata
from sources.readers import html, html_text
from sources.reading import Reading, UnreadableError

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

# possessive throughout: a file must not make the search try every way of dividing its lines
_HEADERS = re.compile(rb"\A(?:(?:From |[A-Za-z][A-Za-z0-9-]{1,60}+:|[ \t])[^\n]*+\n){2,400}+\r?\n")
_NAME = re.compile(rb"^([A-Za-z][A-Za-z0-9-]*):", re.MULTILINE)
_MAIL = frozenset(
    {b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to", b"content-type", b"date", b"subject", b"to"}
)
_PAGE = re.compile(rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def recognises_page(content: bytes) -> bool:
    """Whether it begins as a browser's saved page does."""
    head = content[:8192]
    return _is_message(head) and bool(_PAGE.search(head)) and (b"Snapshot-Content-Location:" in head or b"Saved by" in head[:400])


def recognises_mail(content: bytes) -> bool:
    """Whether it begins with the headers of a mail, several of them; a text with "From:" and "Subject:" alone is a text."""
    return _is_message(content[:65536])


def _is_message(head: bytes) -> bool:
    found = _HEADERS.match(head.removeprefix(b"\xef\xbb\xbf"))
    if not found:
        return False
    names = {name.lower() for name in _NAME.findall(found.group())}
    return b"from" in names and len(names & _MAIL) >= 3


def read_page(content: bytes) -> Reading:
    """A saved page. Raises UnreadableError where there is no page in it, or no text in that."""
    message = _parse(content)
    page = next((part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    if page is None:
        raise UnreadableError("is a saved page without a page in it: save it again, or as HTML")
    reading = html.read_markup(*decode(_payload(page), page.get_content_charset("")))
    url = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
    said = Metadata(
        title=reading.metadata.title or _header(message, "Subject"),
        url=url if url.startswith(("http://", "https://")) else "",
        accessed=dates.from_mail(_header(message, "Date")),
    )
    return Reading(reading.text, reading.encoding, said.over(reading.metadata))


def read_mail(content: bytes) -> Reading:
    """A mail. Raises UnreadableError where there is no text in it."""
    message = _parse(content)
    if message.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime"):
        raise UnreadableError("is an encrypted mail: save it decrypted")
    body = message.get_body(("plain", "html"))
    if body is None:
        raise UnreadableError("is a mail without text: there is nothing to compare in it")
    text, encoding = decode(_payload(body), body.get_content_charset(""))
    if body.get_content_type() == "text/html":
        text = html_text.render(html.parse(text))
    elif body.get_param("format") == "flowed":
        text = re.sub(r"(?<=\S) \n(?!\n)", " ", text)
    if not text.strip():
        raise UnreadableError("is a mail without text: there is nothing to compare in it")
    attached = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
    metadata = Metadata(
        title=_header(message, "Subject"),
        author=parseaddr(_header(message, "From"))[0] or parseaddr(_header(message, "From"))[1],
        published=dates.from_mail(_header(message, "Date")),
    )
    remarks = (Message("attached", (("count", str(attached)),)),) if attached else ()
    return Reading(text.strip("\n"), encoding, metadata, remarks=remarks)


def _parse(content: bytes) -> EmailMessage:
    return BytesParser(policy=policy.default).parsebytes(content.removeprefix(b"\xef\xbb\xbf"))


def _header(message: EmailMessage, name: str) -> str:
    """A header in one line; a broken one as far as it can be read."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):  # the parser of headers fails at some broken ones
        return ""


def _payload(part: MIMEPart) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
