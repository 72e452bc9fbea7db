"""The catalogue of published pages that are known by their content: hashes and bibliographic data, no sentence of them.

A page is recognised by the SHA-256 of its bytes, or by that of its text where only line ends, trailing white space or blank lines
at its ends differ (`fingerprint`). A page that was edited, or saved in another format, is not.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sources.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Entry:
    """A published page: whose side it is, and where it comes from."""

    side: str
    title: str
    publisher: str
    language: str
    published: str = ""

    def metadata(self) -> Metadata:
        return Metadata(title=self.title, publisher=self.publisher, language=self.language, published=self.published)


def recognise(sha256: str) -> Entry | None:
    """The page with this SHA-256 (hexadecimal) of its bytes or of its `fingerprint`."""
    return _entries().get(sha256)


def fingerprint(text: str) -> str:
    """The SHA-256 of `text` without what editors and downloads change: trailing white space, blank lines at both ends."""
    lines = (line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return hashlib.sha256("\n".join(lines).strip("\n").encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _entries() -> dict[str, Entry]:
    content = resources.files("sources").joinpath("catalogue.toml").read_text("utf-8")
    found: dict[str, Entry] = {}
    for page in tomllib.loads(content)["page"]:
        hashes = page.pop("sha256"), page.pop("fingerprint")
        found.update(dict.fromkeys(hashes, Entry(**page)))
    return found
