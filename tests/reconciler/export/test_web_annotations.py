"""Web Annotations: read back to what was written, and read by rdflib against shapes of the W3C's model."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyshacl import validate

from reconciler.errors import InputError
from reconciler.export.exchange import Exchange, exchange_of
from reconciler.export.options import Options
from reconciler.export.web_annotations import ANNO, write, written
from reconciler.export.web_annotations_reader import read
from reconciler.report import Report, build
from tests.reconciler.export.builder import report
from tests.reconciler.export.projects import analyses, notebooks

# rdflib's reader of JSON-LD uses a class of its own that it warns of
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

# the terms of https://www.w3.org/ns/anno.jsonld that are used, as that file defines them: nothing is fetched in a test
CONTEXT = {
    "oa": "http://www.w3.org/ns/oa#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "schema": "http://schema.org/",
    "id": "@id",
    "type": "@type",
    **{t: f"oa:{t}" for t in ("Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector")},
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "Person": "foaf:Person",
    "Software": "as:Application",
    "Text": "dctypes:Text",
    **{
        m: f"oa:{m}"
        for m in ("identifying", "linking", "assessing", "moderating", "describing", "commenting", "tagging", "replying")
    },
    "classifying": "oa:classifying",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "scope": {"@type": "@id", "@id": "oa:hasScope"},
    "creator": {"@type": "@id", "@id": "dcterms:creator"},
    "generator": {"@type": "@id", "@id": "as:generator"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "partOf": {"@type": "@id", "@id": "as:partOf"},
    "first": {"@type": "@id", "@id": "as:first"},
    "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
    "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
    "created": {"@id": "dcterms:created", "@type": "xsd:dateTime"},
    "modified": {"@id": "dcterms:modified", "@type": "xsd:dateTime"},
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
    "name": "foaf:name",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "label": {"@id": "rdfs:label"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
}
# https://www.w3.org/TR/annotation-model/: one or more targets, one position and one quote with its words
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
[] a sh:NodeShape ; sh:targetClass oa:Annotation ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path oa:hasTarget ; sh:minCount 1 ] ;
  sh:property [ sh:path oa:motivatedBy ; sh:minCount 1 ; sh:nodeKind sh:IRI ; sh:pattern "^http://www.w3.org/ns/oa#[a-z]+$" ] ;
  sh:property [ sh:path dcterms:created ; sh:maxCount 1 ; sh:datatype xsd:dateTime ] .
[] a sh:NodeShape ; sh:targetClass oa:SpecificResource ;
  sh:property [ sh:path oa:hasSource ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path oa:hasSelector ; sh:minCount 2 ] .
[] a sh:NodeShape ; sh:targetClass oa:TextPositionSelector ;
  sh:property [ sh:path oa:start ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:nonNegativeInteger ; sh:lessThan oa:end ] ;
  sh:property [ sh:path oa:end ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:nonNegativeInteger ] .
[] a sh:NodeShape ; sh:targetClass oa:TextQuoteSelector ;
  sh:property [ sh:path oa:exact ; sh:minCount 1 ; sh:maxCount 1 ] .
[] a sh:NodeShape ; sh:targetClass oa:TextualBody ;
  sh:property [ sh:path rdf:value ; sh:minCount 1 ; sh:maxCount 1 ] .
"""


def graph_of(content: bytes) -> rdflib.Graph:
    data = json.loads(content)
    data["@context"] = [CONTEXT if part == ANNO else part for part in data["@context"]]
    return rdflib.Graph().parse(data=json.dumps(data), format="json-ld")


def without_texts(exchange: Exchange) -> Exchange:
    return replace(exchange, sources=tuple(replace(source, text="") for source in exchange.sources))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    analysis = draw(analyses())
    return build(analysis, draw(notebooks(analysis)))


@given(reports())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_all_that_its_page_says_it_carries_is_read_back(made: Report) -> None:
    exchange = exchange_of(made)
    content = written(exchange)
    assert read(content, "a.jsonld") == without_texts(exchange)
    assert written(read(content, "a.jsonld")) == content


def test_rdflib_reads_it_and_it_has_the_shape_of_the_model() -> None:
    graph = graph_of(write(report(), Options()))
    conforms, _, said = validate(graph, shacl_graph=rdflib.Graph().parse(data=SHAPES, format="turtle"))
    assert conforms, said
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    quotes = {str(quote) for quote in graph.objects(None, oa.exact)}
    assert {claim.quote for claim in report().analysis.claims} <= quotes


def test_the_shapes_refuse_what_has_no_target() -> None:
    data = json.loads(write(report(), Options()))
    del data["first"]["items"][0]["target"]
    graph = graph_of(json.dumps(data).encode())
    assert not validate(graph, shacl_graph=rdflib.Graph().parse(data=SHAPES, format="turtle"))[0]


def test_it_is_a_collection_whose_context_comes_first_and_ids_stand_once() -> None:
    data: dict[str, Any] = json.loads(write(report(), Options()))
    assert data["@context"][0] == ANNO
    items = data["first"]["items"]
    assert data["total"] == len(items) == len({item["id"] for item in items})
    scopes = {item["target"]["scope"] for item in items if isinstance(item["target"], dict) and "scope" in item["target"]}
    assert scopes == {"https://example.org/bridge"}


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"first": {"items": [1]}, "generator": {"name": ""}}', b"\xff"])
def test_what_is_none_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.jsonld holds no Web Annotations"):
        read(content, "a.jsonld")
