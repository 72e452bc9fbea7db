"""Statements and PROV-O as rdflib reads them, against shapes (SHACL)."""

from __future__ import annotations

from dataclasses import replace

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from pyshacl import validate
from rdflib import RDF, RDFS, Graph, Namespace

from reconciler.decisions import target_of_facet
from reconciler.export import provenance, statements
from reconciler.export.options import Options
from reconciler.model import Document
from reconciler.notebook.entries import Statement, Tie, TieKind, anchor_of
from reconciler.report import Report, build
from tests.reconciler.export.builder import analysis, report
from tests.reconciler.export.test_web_annotations import reports

WIKIBASE, PROV, D = Namespace("http://wikiba.se/ontology#"), Namespace("http://www.w3.org/ns/prov#"), Namespace("urn:diptych:")
RANKS = "wikibase:PreferredRank wikibase:NormalRank wikibase:DeprecatedRank"
PREFIXES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix d: <urn:diptych:> .
"""
STATEMENTS = f"""{PREFIXES}
[] a sh:NodeShape ; sh:targetClass wikibase:Statement ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path wikibase:rank ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( {RANKS} ) ] ;
  sh:property [ sh:path d:value ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path prov:wasAttributedTo ; sh:minCount 1 ] ;
  sh:or ( [ sh:property [ sh:path prov:wasDerivedFrom ; sh:minCount 1 ; sh:class wikibase:Reference ] ]
          [ sh:property [ sh:path prov:generatedAtTime ; sh:minCount 1 ; sh:datatype xsd:dateTime ] ] ) .
[] a sh:NodeShape ; sh:targetClass wikibase:Reference ;
  sh:property [ sh:path d:source ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path d:quote ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path d:start ; sh:minCount 1 ; sh:datatype xsd:integer ; sh:lessThan d:end ] .
"""
PROVENANCE = f"""{PREFIXES}
[] a sh:NodeShape ; sh:targetClass d:Fact, d:Difference ;
  sh:property [ sh:path prov:wasGeneratedBy ; sh:minCount 1 ; sh:class prov:Activity ] ;
  sh:property [ sh:path prov:wasAttributedTo ; sh:minCount 1 ; sh:class prov:SoftwareAgent ] ;
  sh:property [ sh:path prov:wasDerivedFrom ; sh:minCount 1 ; sh:class d:Claim ] .
[] a sh:NodeShape ; sh:targetClass d:Verdict, d:Note, d:Statement, d:Tag, d:Translation, d:Tie ;
  sh:property [ sh:path prov:wasAttributedTo ; sh:minCount 1 ; sh:class prov:Person ] ;
  sh:property [ sh:path prov:generatedAtTime ; sh:minCount 1 ; sh:datatype xsd:dateTime ] .
[] a sh:NodeShape ; sh:targetClass prov:Activity ;
  sh:property [ sh:path prov:wasAssociatedWith ; sh:minCount 1 ; sh:class prov:Agent ] .
"""
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


def read(content: bytes) -> Graph:
    return Graph().parse(data=content.decode("utf-8"), format="turtle")


def assert_shaped(graph: Graph, shapes: str) -> None:
    conforms, _, said = validate(graph, shacl_graph=Graph().parse(data=shapes, format="turtle"))
    assert conforms, said


def with_a_stated_date() -> Report:
    made = analysis()
    fact = target_of_facet(made.facts[0], "number")
    book = replace(report().notebook, statements=(Statement(fact, "about 150", "Ada", "2026-01-02T03:04:10.000006+00:00"),))
    tie = Tie(TieKind.LINKED, tuple(map(anchor_of, made.claims[:2])), "one event", "Ben", "2026-01-02T03:04:11.000006+00:00")
    return build(made, replace(book, ties=(tie,)))


def test_values_are_statements_with_rank_and_references() -> None:
    graph = read(statements.write(report(), Options()))
    assert_shaped(graph, STATEMENTS)
    numbers = {str(graph.value(node, D.value)): node for node in graph.objects(rdflib.URIRef("urn:diptych:fact:f1"), D.number)}
    assert set(numbers) == {"112", "сотни"}
    assert {graph.value(node, WIKIBASE["rank"]) for node in numbers.values()} == {WIKIBASE.NormalRank}
    reference = graph.value(numbers["сотни"], PROV.wasDerivedFrom)
    source = graph.value(reference, D.source)
    text = next(d.text for d in analysis().documents if str(source).endswith(d.id))
    start, end = (int(graph.value(reference, predicate)) for predicate in (D.start, D.end))
    assert text[start:end] == str(graph.value(reference, D.quote)) == "сотни"


def test_what_a_person_stated_goes_before_what_the_program_proposes() -> None:
    graph = read(statements.write(with_a_stated_date(), Options()))
    assert_shaped(graph, STATEMENTS)
    nodes = graph.objects(rdflib.URIRef("urn:diptych:fact:f1"), D.number)
    best = [str(graph.value(node, D.value)) for node in nodes if (node, RDF.type, WIKIBASE.BestRank) in graph]
    assert best == ["about 150"]


def test_the_shapes_of_statements_refuse_one_without_rank() -> None:
    graph = read(statements.write(report(), Options()))
    graph.remove((None, WIKIBASE["rank"], None))
    assert not validate(graph, shacl_graph=Graph().parse(data=STATEMENTS, format="turtle"))[0]


def test_machine_and_person_are_told_apart() -> None:
    graph = read(provenance.write(with_a_stated_date(), Options()))
    assert_shaped(graph, PROVENANCE)
    people = {str(graph.value(person, RDFS.label)) for person in graph.subjects(RDF.type, PROV.Person)}
    assert people == {"Ada", "Ben"}
    assert len(list(graph.subjects(RDF.type, D.Tie))) == 1
    verdict = next(v for v in graph.subjects(RDF.type, D.Verdict) if str(graph.value(v, PROV.value)) == "accepted")
    assert str(graph.value(graph.value(verdict, PROV.wasAttributedTo), RDFS.label)) == "Ada"
    assert graph.value(verdict, D.about) == rdflib.URIRef("urn:diptych:fact:f1")


@given(reports())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_in_a_project_both_can_be_read(made: Report) -> None:
    assert len(read(statements.write(made, Options())))
    graph = read(provenance.write(made, Options()))
    assert len(set(graph.subjects(RDF.type, D.Fact))) == len(made.rows)


def test_a_language_that_is_none_is_left_out() -> None:
    made = analysis()
    odd = tuple(replace(d, language="en; q=1") for d in made.documents)
    assert all(isinstance(d, Document) for d in odd)
    assert read(statements.write(build(replace(made, documents=odd)), Options()))
