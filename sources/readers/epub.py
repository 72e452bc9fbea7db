"""EPUB books: the chapters in the order of reading, each under the title that the table of contents gives it.

Known limits: pages of printed editions are not kept; a book under copy protection (DRM) is said to be one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from reconciler.model import LocatorKind
from sources import dates
from sources.metadata import Metadata
from sources.packages import Package, local
from sources.readers import html_text
from sources.readers.blocks import Blocks
from sources.readers.html import parse
from sources.reading import Reading, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

_PAGES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document")
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


def recognises(content: bytes) -> bool:
    """Whether it is a zip archive that says it is an EPUB, or has an EPUB's container."""
    return content.startswith(b"PK\x03\x04") and (b"application/epub+zip" in content[:200] or b"META-INF/container.xml" in content)


def read(content: bytes) -> Reading:
    """Raises UnreadableError for a damaged, protected or empty book, and for one that is made to do harm."""
    package = Package(content)
    _refuse_protected(package)
    opf_name = _opf_name(package)
    opf = package.xml(opf_name)
    items = {item.get("id", ""): item for item in opf.iter() if local(item) == "item"}
    titles = _titles(package, opf_name, items.values())
    blocks = Blocks()
    for reference in (e for e in opf.iter() if local(e) == "itemref" and e.get("linear") != "no"):
        item = items.get(reference.get("idref", ""))
        if item is None or item.get("media-type") not in _PAGES or "nav" in (item.get("properties") or "").split():
            continue
        name = package.resolve(opf_name, unquote(item.get("href", "")))
        if name not in package:
            raise UnreadableError(f"is a damaged book: it lacks its part {name[:80]}")
        _read_page(package.read(name), titles.get(name, ""), blocks)
    text = blocks.text()
    if not text:
        raise UnreadableError("is a book without text: there is nothing to compare in it")
    return Reading(text, "utf-8", _metadata(opf), blocks.locators())


def _refuse_protected(package: Package) -> None:
    name = "META-INF/encryption.xml"
    if name in package:
        methods = {e.get("Algorithm", "") for e in package.xml(name).iter() if local(e) == "EncryptionMethod"}
        if methods - set(_FONTS):
            raise UnreadableError("is protected against copying, so its text cannot be read: find a copy that is not")


def _opf_name(package: Package) -> str:
    for element in package.xml("META-INF/container.xml").iter():
        if local(element) == "rootfile" and element.get("full-path"):
            return package.resolve("", element.get("full-path", ""))
    raise UnreadableError("is a damaged book: it does not say where its parts are")


def _titles(package: Package, opf_name: str, items: Iterable[_Element]) -> dict[str, str]:
    """The title of each page by its name, from the table of contents, the old one or the new one."""
    titles: dict[str, str] = {}
    for item in items:
        new = "nav" in (item.get("properties") or "").split()
        if not new and item.get("media-type") != "application/x-dtbncx+xml":
            continue
        name = package.resolve(opf_name, unquote(item.get("href", "")))
        if name not in package:
            continue
        for target, title in _nav_links(package.read(name)) if new else _ncx_links(package.xml(name)):
            page = package.resolve(name, unquote(target.partition("#")[0]))
            if title:
                titles.setdefault(page, title)
    return titles


def _nav_links(content: bytes) -> list[tuple[str, str]]:
    page = parse(content.decode("utf-8", "replace"))
    links = [] if page is None else page.xpath("//nav[not(contains(@*[local-name()='type'], 'landmarks'))]//a[@href]")
    return [(link.get("href"), _words(link)) for link in links]


def _words(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _ncx_links(root: _Element) -> list[tuple[str, str]]:
    links = []
    for point in (e for e in root.iter() if local(e) == "navPoint"):
        label = next((_words(e) for e in point if local(e) == "navLabel"), "")
        target = next((e.get("src", "") for e in point if local(e) == "content"), "")
        links.append((target, label))
    return links


def _read_page(content: bytes, title: str, blocks: Blocks) -> None:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    page = parse(content.decode(encoding, "replace").removeprefix("\ufeff"))
    text = html_text.render(page)
    if page is None or not text:
        return
    heading = next((_words(h) for h in page.iter("h1", "h2", "h3")), "")
    if title or heading:
        blocks.mark(LocatorKind.CHAPTER, title or heading)
    blocks.add(text)


def _metadata(opf: _Element) -> Metadata:
    found: dict[str, list[str]] = {}
    for element in opf.iter():
        text = " ".join((element.text or "").split())
        if text and str(element.tag).startswith("{http://purl.org/dc/"):
            found.setdefault(local(element), []).append(text)
    first = {name: values[0] for name, values in found.items()}
    return Metadata(
        title=first.get("title", ""),
        author=", ".join(dict.fromkeys(found.get("creator", []))),
        publisher=first.get("publisher", ""),
        language=first.get("language", "")[:2].lower(),
        published=dates.from_iso(first.get("date", "")),
    )
