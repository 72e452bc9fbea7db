"""Who decided what, machine or person, as PROV-O (https://www.w3.org/TR/prov-o/) in Turtle.

The run is an activity of the program; claims, facts and differences are what it generated of the sources. Whatever stands in the
notebook is an entity attributed to the person who said it, at a time.
Limits: what was taken back or overwritten is not in it (`diptych history --json` has it), nor when the run was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reconciler.export import rdf
from reconciler.export.exchange import exchange_of
from reconciler.export.qdpx import opinion_key
from reconciler.export.rdf import add, name, text, thing, typed
from reconciler.model import content_id

if TYPE_CHECKING:
    from rdflib import Graph

    from reconciler.export.exchange import Exchange, Opinion
    from reconciler.export.options import Options
    from reconciler.report import Report


def write(report: Report, options: Options) -> bytes:
    """The provenance as Turtle."""
    graph = rdf.new_graph()
    exchange = exchange_of(report)
    rdf.add_sources(graph, report)
    _run(graph, exchange)
    for one in exchange.opinions:
        _opinion(graph, one)
    if report.left_out:
        add(graph, thing("run", "last"), {"rdfs:comment": text(report.left_out)})
    else:
        _deeds(graph, report)
    return rdf.turtle(graph)


def _run(graph: Graph, exchange: Exchange) -> None:
    run, software = thing("run", "last"), thing("software", "diptych")
    label = text(exchange.generator or "Diptych")
    add(graph, software, {"a": [name("prov:SoftwareAgent"), name("prov:Agent")], "rdfs:label": label})
    used = [thing("source", source.id) for source in exchange.sources]
    add(graph, run, {"a": name("prov:Activity"), "prov:wasAssociatedWith": software, "prov:used": used})
    made = {"prov:wasGeneratedBy": run, "prov:wasAttributedTo": software}
    for claim in exchange.claims:
        by = made if claim.made_by == "machine" else {}
        from_source = {"a": [name("prov:Entity"), name("d:Claim")], "prov:wasDerivedFrom": thing("source", claim.place.source)}
        add(graph, thing("claim", claim.id), {**by, **from_source, "prov:value": text(claim.place.quote)})
    for fact in exchange.facts:
        of = [thing("claim", claim) for claim in fact.claims]
        about = {"a": [name("prov:Entity"), name("d:Fact")], "prov:wasDerivedFrom": of, "rdfs:label": text(fact.label)}
        add(graph, thing("fact", fact.id), {**made, **about})
    for found in exchange.differences:
        of = [thing("claim", claim) for claim in found.claims]
        said = {"a": [name("prov:Entity"), name("d:Difference")], "prov:wasDerivedFrom": of}
        more = {"prov:value": text(found.explanation), "d:type": text(found.type), "d:severity": text(found.severity)}
        add(graph, thing("difference", found.id), {**made, **said, **more, "d:fact": thing("fact", found.fact)})


def _person(graph: Graph, author: str) -> Any:
    person = thing("person", content_id("p", author))
    add(graph, person, {"a": [name("prov:Person"), name("prov:Agent")], "rdfs:label": text(author)})
    return person


def _opinion(graph: Graph, one: Opinion) -> None:
    node = thing("opinion", content_id("o", opinion_key(one)))
    kind = {"discrepancy": "difference", "facet": "fact", "span": "words"}.get(one.on, one.on)
    about = [thing(kind, one.home.partition("#")[0])] if one.home else [thing("claim", claim) for claim in one.claims]
    said = {
        "a": [name("prov:Entity"), name(f"d:{one.kind.capitalize()}")],
        "prov:value": text(one.text, one.language),
        "d:reason": text(one.detail),
        "d:about": about,
        "d:facet": text(one.home.partition("#")[2]),
        "d:answers": thing("opinion", content_id("o", one.reply_to)) if one.reply_to else None,
    }
    _decided(graph, node, one.author, one.edited or one.time)
    add(graph, node, said)


def _decided(graph: Graph, node: Any, author: str, time: str) -> None:
    """An entity that `author` made by a deed at `time`."""
    person = _person(graph, author)
    deed = thing("deed", content_id("a", author, time, str(node)))
    ended = {"a": name("prov:Activity"), "prov:wasAssociatedWith": person, "prov:endedAtTime": typed(time, "dateTime")}
    add(graph, deed, ended)
    made = {"prov:wasGeneratedBy": deed, "prov:wasAttributedTo": person, "prov:generatedAtTime": typed(time, "dateTime")}
    add(graph, node, made)


def _deeds(graph: Graph, report: Report) -> None:
    """What people decided beside what they said: ties, claims by hand, what is said of sources, places carried over, switches."""
    book = report.notebook
    for kind, entries in (
        ("Tie", book.ties),
        ("ClaimMark", book.claims),
        ("SourceEdit", book.sources),
        ("Carried", book.carried),
        ("Switch", book.switches),
        ("Setting", book.settings),
    ):
        for entry in entries:
            node = thing("entry", content_id("e", entry.key))
            _decided(graph, node, entry.author, entry.time)
            add(graph, node, {"a": [name("prov:Entity"), name(f"d:{kind}")], "d:key": text(entry.key), **_more(entry)})


def _more(entry: Any) -> dict[str, Any]:
    """What such an entry says, and the claims or sources that it is about."""
    about = [thing("claim", anchor.id) for anchor in getattr(entry, "claims", ())]
    about += [thing("claim", getattr(entry, part).id) for part in ("anchor", "old", "new") if hasattr(entry, part)]
    if isinstance(getattr(entry, "source", None), str):
        about.append(thing("source", entry.source))
    kind = str(getattr(entry, "kind", "") or getattr(entry, "how", ""))
    return {
        "d:about": about,
        "d:kind": text(kind),
        "prov:value": text(str(getattr(entry, "value", ""))),
        "d:reason": text(getattr(entry, "reason", "")),
    }
