"""What the formats in RDF share: names, literals, the sources, and Turtle whose bytes depend on what is said alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reconciler.export.blocks import writable
from reconciler.export.web_annotations import OURS, iri

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Literal, URIRef

    from reconciler.model import Document
    from reconciler.report import Report

_LANGUAGE = re.compile("[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*")
PREFIXES = {
    "d": OURS,
    "prov": "http://www.w3.org/ns/prov#",
    "wikibase": "http://wikiba.se/ontology#",
    "schema": "http://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}


def new_graph() -> Graph:
    """An empty graph with the prefixes that are used."""
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def turtle(graph: Graph) -> bytes:
    """The graph as Turtle, UTF-8. No node is blank, so that the order is that of the names."""
    return graph.serialize(format="turtle", encoding="utf-8")


def name(prefixed: str) -> URIRef:
    """The IRI of a name such as `prov:Entity`."""
    from rdflib.term import URIRef

    prefix, _, local = prefixed.partition(":")
    return URIRef(PREFIXES[prefix] + local)


def thing(kind: str, id: str) -> URIRef:  # noqa: A002 - what everything here calls it
    """The IRI of a thing of the project."""
    from rdflib.term import URIRef

    return URIRef(iri(kind, id))


def text(said: str, language: str = "") -> Literal:
    """A text, with its language where that is known."""
    from rdflib.term import Literal

    return Literal(writable(said), lang=language if _LANGUAGE.fullmatch(language) else None)


def typed(value: Any, kind: str) -> Literal:
    """A value of a type of XML Schema: "dateTime", "integer", "anyURI"."""
    from rdflib.term import Literal

    return Literal(writable(str(value)), datatype=name(f"xsd:{kind}"), normalize=False)


def add(graph: Graph, subject: URIRef, said: dict[str, Any]) -> None:
    """Say of `subject` what `said` has by predicates (prefixed; `a` is its type), several as lists; what is empty is left out."""
    from rdflib import RDF

    for predicate, values in said.items():
        for value in values if isinstance(values, list) else [values]:
            if value is not None and str(value):
                graph.add((subject, RDF.type if predicate == "a" else name(predicate), value))


def add_sources(graph: Graph, report: Report) -> None:
    """Say of each source what it is."""
    for document in report.analysis.documents:
        add(graph, thing("source", document.id), _source(document))


def _source(document: Document) -> dict[str, Any]:
    return {
        "a": [name("schema:CreativeWork"), name("prov:Entity")],
        "schema:name": text(document.title or document.name),
        "schema:author": text(document.author),
        "schema:publisher": text(document.publisher),
        "schema:url": typed(document.url, "anyURI") if document.url else None,
        "schema:datePublished": text(document.published),
        "schema:inLanguage": text(document.language),
        "d:side": text(document.side),
        "d:file": text(document.name),
        "d:sha256": text(document.sha256),
        "d:note": text(document.note),
    }
