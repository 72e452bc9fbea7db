"""The reconciled values as statements with rank and references, as Wikidata has them, in RDF (Turtle).

https://www.mediawiki.org/wiki/Wikibase/Indexing/RDF_Dump_Format: a fact is an item; each of its values a `wikibase:Statement`
with its
rank and, by `prov:wasDerivedFrom`, a `wikibase:Reference` for every place that gives it, with the words. What a person stated of a
facet is a statement of preferred rank, and those of the program beside it are of normal rank then.
Limits: what is spoken of stays in the words of the sources: nothing is matched with items of Wikidata.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reconciler.decisions import facet_home
from reconciler.export import rdf
from reconciler.export.rdf import add, name, text, thing, typed
from reconciler.export.reconciled import title, values_of_report
from reconciler.model import content_id
from reconciler.values import Rank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib import Graph

    from reconciler.export.options import Options
    from reconciler.model import Claim, Document
    from reconciler.notebook.entries import Statement
    from reconciler.report import Report, Row
    from reconciler.values import FacetValues, Mention, Value


def write(report: Report, options: Options) -> bytes:
    """The statements as Turtle."""
    graph = rdf.new_graph()
    rdf.add_sources(graph, report)
    if report.left_out:
        add(graph, thing("part", "report"), {"rdfs:comment": text(report.left_out)})
    writer = _Writer(graph, report)
    values = values_of_report(report)
    for row in report.rows:
        writer.fact(row, values.of(row.fact))
    return rdf.turtle(graph)


class _Writer:
    def __init__(self, graph: Graph, report: Report) -> None:
        self._graph, self._report = graph, report
        self._claims: dict[str, Claim] = report.analysis.claim_by_id()
        self._documents: dict[str, Document] = report.analysis.document_by_id()

    def fact(self, row: Row, found: Iterable[FacetValues]) -> None:
        """The item of a fact with its statements."""
        fact, wordings = row.fact, self._report.decisions.statements
        item = thing("fact", fact.id)
        about = {
            "a": [name("wikibase:Item"), name("d:Fact")],
            "rdfs:label": text(fact.label),
            "d:state": text(str(row.state)),
            "d:toldBy": [text(side) for side in fact.sides],
            "d:silent": [text(side) for side in fact.silent_sides],
        }
        add(self._graph, item, about)
        for facet in found:
            stated = wordings.get(facet_home(fact.id, str(facet.facet)))
            for value in facet.values:
                self._value(item, facet, value, preferred=value.rank is Rank.PREFERRED and stated is None)
        for home, said in wordings.items():
            of, _, facet_name = home.partition("#")
            if of == fact.id:
                self._stated(item, facet_name or "statement", said)

    def _value(self, item: Any, facet: FacetValues, value: Value, *, preferred: bool) -> None:
        parts = (str(item), facet.facet, facet.about, value.normal, value.text)
        node = thing("statement", content_id("v", *parts))
        language = self._documents[self._claims[value.mentions[0].claim].source].language
        said = {
            "a": [name("wikibase:Statement"), *([name("wikibase:BestRank")] if preferred else [])],
            "wikibase:rank": name("wikibase:PreferredRank" if preferred else "wikibase:NormalRank"),
            "d:value": text(value.text, language),
            "d:normal": text(value.normal),
            "d:of": text(title(facet)),
            "d:competing": typed("true", "boolean") if facet.competing else None,
            "d:independent": typed(value.independent, "integer"),
            "d:reportedBy": [text(voice or "somebody") for voice in value.reported_by],
            "prov:wasAttributedTo": thing("software", "diptych"),
            "prov:wasDerivedFrom": [self._reference(mention) for mention in value.mentions],
            "d:compatibleWith": [self._reference(mention) for mention in value.compatible],
        }
        add(self._graph, item, {f"d:{facet.facet}": node})
        add(self._graph, node, said)

    def _stated(self, item: Any, facet: str, said: Statement) -> None:
        node = thing("statement", content_id("v", str(item), facet, said.author, said.time))
        person = thing("person", content_id("p", said.author))
        about = {
            "a": [name("wikibase:Statement"), name("wikibase:BestRank")],
            "wikibase:rank": name("wikibase:PreferredRank"),
            "d:value": text(said.text),
            "d:of": text(facet),
            "prov:wasAttributedTo": person,
            "prov:generatedAtTime": typed(said.time, "dateTime"),
        }
        add(self._graph, item, {f"d:{facet}": node})
        add(self._graph, node, about)
        add(self._graph, person, {"a": name("prov:Person"), "rdfs:label": text(said.author)})

    def _reference(self, mention: Mention) -> Any:
        document = self._documents[self._claims[mention.claim].source]
        node = thing("reference", f"{document.id}:{mention.start}:{mention.end}")
        said = {
            "a": name("wikibase:Reference"),
            "d:source": thing("source", document.id),
            "d:start": typed(mention.start, "integer"),
            "d:end": typed(mention.end, "integer"),
            "d:quote": text(document.text[mention.start : mention.end], document.language),
            "d:claim": thing("claim", mention.claim),
        }
        add(self._graph, node, said)
        claim = self._claims[mention.claim]
        add(self._graph, thing("claim", claim.id), {"a": name("d:Claim"), "d:quote": text(claim.quote, document.language)})
        return node
