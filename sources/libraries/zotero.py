"""Zotero's RDF, with the attached files that an export with files has beside it (`files/12/page.html`).

Read as the graph that it is, by rdflib; a document type, which could define entities, is refused before.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sources.encoding import decode
from sources.libraries import fields
from sources.libraries.listing import Listed, Listing
from sources.metadata import Metadata
from sources.reading import UnreadableError

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_BASE = "file:///library/"
_ZOTERO = "http://www.zotero.org/namespaces/export#"
_BIB = "http://purl.org/net/biblio#"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_FOAF = "http://xmlns.com/foaf/0.1/"
_LINK = "http://purl.org/rss/1.0/modules/link/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PRISM = "http://prismstandard.org/namespaces/1.2/basic/"
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FILE = re.compile(r"<(/?)rdf:resource(?=[\s>])")
_NO_SOURCES = frozenset({"attachment", "note", "annotation"})


def read(content: bytes) -> Listing:
    """Raises UnreadableError for what is no RDF of Zotero."""
    text, _encoding = decode(content)
    if _DOCTYPE.search(text):
        raise UnreadableError("has a document type, which an export of Zotero has not: export the library again")
    # where a file is stands in an element that RDF does not allow, and rdflib refuses
    graph = _graph(_FILE.sub(r"<\1z:file", re.sub(r"^\s*<\?xml[^>]*\?>", "", text)))
    # subjects of a kind, in the order of the file, which the graph does not keep
    items = [s for s, kind in graph.subject_objects(_uri(_ZOTERO + "itemType")) if str(kind) not in _NO_SOURCES]
    if not items:
        raise UnreadableError("holds no entry of Zotero: export the library as Zotero RDF, with its files")
    places = {str(item): text.find(str(item).removeprefix(_BASE)) for item in items}
    items.sort(key=lambda item: (places[str(item)], str(item)))
    return Listing(tuple(_entry(graph, item) for item in items))


def _graph(text: str) -> Graph:
    from xml.sax import SAXException

    from rdflib import Graph
    from rdflib.exceptions import Error, ParserError

    logging.getLogger("rdflib").setLevel(logging.CRITICAL)
    graph = Graph()
    try:
        graph.parse(data=text, format="xml", publicID=_BASE)
    except (SAXException, ParserError, Error, ValueError, LookupError, TypeError, AttributeError) as error:
        raise UnreadableError("is no valid RDF: export the library from Zotero again") from error
    return graph


def _uri(name: str) -> Node:
    from rdflib import URIRef

    return URIRef(name)


def _entry(graph: Graph, item: Node) -> Listed:
    partly = list(graph.objects(item, _uri(_TERMS + "isPartOf")))
    publisher = [_text(graph, node, _FOAF + "name") for node in graph.objects(item, _uri(_DC + "publisher"))]
    site = [_text(graph, node, _DC + "title") for node in partly]
    title = _text(graph, item, _DC + "title")
    address = [_text(graph, node, _RDF + "value") for node in graph.objects(item, _uri(_DC + "identifier"))]
    own = str(item)
    metadata = Metadata(
        title=title,
        publisher=next((said for said in (*publisher, *site) if said), ""),
        author=_authors(graph, item),
        language=fields.language(_text(graph, item, _ZOTERO + "language") or _text(graph, item, _DC + "language")),
        url=next((found for found in map(fields.address, (*address, own)) if found), ""),
        published=fields.date(_text(graph, item, _DC + "date")),
        accessed=fields.date(_text(graph, item, _TERMS + "dateSubmitted").partition(" ")[0]),
    )
    label = f"entry “{title[:60]}”" if title else f"entry {own.removeprefix(_BASE)}"
    return Listed(label, fields.side(_keywords(graph, item)), metadata, tuple(_files(graph, item)))


def _text(graph: Graph, subject: Node, name: str) -> str:
    found = sorted(str(value) for value in graph.objects(subject, _uri(name)))
    return " ".join(found[0].split()) if found else ""


def _keywords(graph: Graph, item: Node) -> list[str]:
    found = list(graph.objects(item, _uri(_DC + "subject")))
    return [str(one) for one in found] + [_text(graph, one, _RDF + "value") for one in found]


def _authors(graph: Graph, item: Node) -> str:
    names: list[str] = []
    for group in graph.objects(item, _uri(_BIB + "authors")):
        for person in _members(graph, group):
            given = _text(graph, person, _FOAF + "givenName") or _text(graph, person, _FOAF + "givenname")
            names.append(" ".join(part for part in (given, _text(graph, person, _FOAF + "surname")) if part))
    return "; ".join(name for name in names if name)


def _members(graph: Graph, group: Node) -> list[Node]:
    """The members of a sequence (`rdf:_1`, `rdf:_2`, …) in their order."""
    found: list[tuple[int, Node]] = []
    for name, member in graph.predicate_objects(group):
        number = str(name).removeprefix(_RDF + "_")
        if number.isdecimal():
            found.append((int(number), member))
    return [member for _number, member in sorted(found, key=lambda one: one[0])]


def _files(graph: Graph, item: Node) -> list[str]:
    """The paths of what is attached, by their number in the export."""
    found = [
        unquote(str(path)).removeprefix(_BASE)
        for attached in graph.objects(item, _uri(_LINK + "link"))
        for path in graph.objects(attached, _uri(_ZOTERO + "file"))
        if not fields.address(str(path))
    ]
    return sorted(found)
