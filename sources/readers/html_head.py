"""What an HTML page declares about itself: title, author, site, date of publication, address, language.

Only what is declared in `<head>`, `<html>` and the first `<h1>` counts. Nothing is guessed from the text: a wrong date of
publication would make a later event look like a silence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sources.dates import from_iso
from sources.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

_TITLE = ("og:title", "dc.title", "dcterms.title", "citation_title")
_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author")
_SITE = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name")
_PUBLISHED = (
    "article:published_time", "datepublished", "dcterms.issued", "dcterms.created", "dcterms.date", "dc.date.issued", "dc.date",
    "citation_publication_date", "citation_date", "date", "pubdate",
)  # fmt: skip
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_].*)?$", re.IGNORECASE)
_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " · ")


def read(page: HtmlElement) -> Metadata:
    """The metadata of a whole page; `published` as an EDTF date, `language` as an ISO 639-1 code."""
    declared = _declarations(page)
    site = _first(declared, _SITE)
    author = _first(declared, _AUTHOR)
    links = page.xpath("//link[@rel='canonical']/@href")
    return Metadata(
        title=_title(page, declared, site),
        publisher=site,
        # Facebook's tag often holds the address of a profile
        author="" if author.startswith("http") else author,
        language=_language(page, declared),
        url=next((u for u in (*map(_clean, links), declared.get("og:url", "")) if u.startswith(("http://", "https://"))), ""),
        published=from_iso(_first(declared, _PUBLISHED)),
    )


def _clean(text: object) -> str:
    return " ".join(str(text).split())


def _declarations(page: HtmlElement) -> dict[str, str]:
    """The contents of the meta elements by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in page.iter("meta"):
        content = _clean(meta.get("content", ""))
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = _clean(meta.get(attribute, "")).lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _first(declared: dict[str, str], names: Iterable[str]) -> str:
    return next((declared[name] for name in names if name in declared), "")


def _title(page: HtmlElement, declared: dict[str, str], site: str) -> str:
    title = _first(declared, _TITLE) or next((t for t in map(_text, page.xpath("//head//title")) if t), "")
    for separator in _SEPARATORS:
        if site:
            title = title.removesuffix(separator + site).removeprefix(site + separator)
    return title or next((t for t in map(_text, page.iter("h1")) if t), "")


def _text(element: HtmlElement) -> str:
    return _clean("".join(element.itertext()))


def _language(page: HtmlElement, declared: dict[str, str]) -> str:
    root = page.getroottree().getroot()
    for value in (root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang"),
                  declared.get("content-language"), declared.get("og:locale")):  # fmt: skip
        found = _LANGUAGE.match(value.strip()) if value else None
        if found:
            return found[1].lower()
    return ""
