"""The report as W3C Web Annotations (JSON-LD): claims, facts, differences and what people said, anchored by position and by quote.

https://www.w3.org/TR/annotation-model/ and https://www.w3.org/TR/annotation-vocab/. Positions are code points of the source's
text, as
the model has them. What the model has no word for stands under `diptych:`, so that `read` gives back what was written; texts are
not carried. The names of things are URNs made of their ids, and the same in every export.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from reconciler.export.exchange import Exchange, Source, exchange_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.export.exchange import Claim, Difference, Fact, Opinion, Place
    from reconciler.export.options import Options
    from reconciler.report import Report

ANNO = "http://www.w3.org/ns/anno.jsonld"
OURS = "urn:diptych:"
MOTIVATIONS = {
    "verdict": "moderating",
    "statement": "describing",
    "note": "commenting",
    "tag": "tagging",
    "translation": "describing",
}
TEXTS = tuple(field.name for field in fields(Source) if field.name != "text")


def write(report: Report, options: Options) -> bytes:
    """The annotations, UTF-8."""
    return written(exchange_of(report))


def written(exchange: Exchange) -> bytes:
    """The annotations of `exchange`, as a collection of one page."""
    items = list(_items(exchange))
    data: dict[str, Any] = {
        "@context": [ANNO, {"diptych": OURS}],
        "id": iri("collection", exchange.sources[0].id if exchange.sources else "empty"),
        "type": "AnnotationCollection",
        "label": f"Fact table: {', '.join(dict.fromkeys(s.side for s in exchange.sources))}",
        "total": len(items),
        "generator": _software(exchange),
        "diptych:sources": [_source(source) for source in exchange.sources],
    }
    if exchange.left_out:
        data["diptych:leftOut"] = exchange.left_out
    data["first"] = {
        "id": iri("page", "1"),
        "type": "AnnotationPage",
        "partOf": data["id"],
        "startIndex": 0,
        "items": items,
    }
    try:
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate has no UTF-8: the escape keeps it
        return (json.dumps(data, indent=1) + "\n").encode("ascii")


def iri(kind: str, id: str) -> str:  # noqa: A002 - what everything here calls it
    """The name of a thing: `urn:diptych:claim:c0123…`."""
    return f"{OURS}{kind}:{id}"


def _items(exchange: Exchange) -> Iterator[dict[str, Any]]:
    urls = {source.id: source.url for source in exchange.sources}
    software = _software(exchange)
    yield from (_claim(claim, urls, software) for claim in exchange.claims)
    yield from (_fact(fact, software) for fact in exchange.facts)
    yield from (_difference(found, urls, software) for found in exchange.differences)
    yield from (_opinion(number, one, urls) for number, one in enumerate(exchange.opinions, 1))


def _software(exchange: Exchange) -> dict[str, str]:
    return {"id": iri("software", "diptych"), "type": "Software", "name": exchange.generator}


def _source(source: Source) -> dict[str, Any]:
    said = {f"diptych:{name}": getattr(source, name) for name in TEXTS if name != "id" and getattr(source, name)}
    return {"id": iri("source", source.id), "type": "Text", **said}


def _place(place: Place, urls: dict[str, str]) -> dict[str, Any]:
    """The words as a resource: two selectors, of which either is enough; the address of the page is where they are used."""
    url = urls.get(place.source, "")
    resource: dict[str, Any] = {"type": "SpecificResource", "source": iri("source", place.source)}
    if url.lower().startswith(("http://", "https://")):
        resource["scope"] = url
    quote = {"type": "TextQuoteSelector", "exact": place.quote, "prefix": place.prefix, "suffix": place.suffix}
    resource["selector"] = [{"type": "TextPositionSelector", "start": place.start, "end": place.end}, quote]
    return resource


def _claim(claim: Claim, urls: dict[str, str], software: dict[str, str]) -> dict[str, Any]:
    return {
        "id": iri("claim", claim.id),
        "type": "Annotation",
        "motivation": "identifying",
        "generator": software,
        "target": _place(claim.place, urls),
        "diptych:sentence": list(claim.sentence),
        "diptych:heading": claim.heading,
        "diptych:madeBy": claim.made_by,
    }


def _fact(fact: Fact, software: dict[str, str]) -> dict[str, Any]:
    return {
        "id": iri("fact", fact.id),
        "type": "Annotation",
        "motivation": "linking",
        "generator": software,
        "body": [
            {"type": "TextualBody", "purpose": "describing", "value": fact.label, "format": "text/plain"},
            {"type": "TextualBody", "purpose": "classifying", "value": fact.state, "format": "text/plain"},
        ],
        "target": [iri("claim", claim) for claim in fact.claims],
        "diptych:silentSides": list(fact.silent_sides),
    }


def _difference(found: Difference, urls: dict[str, str], software: dict[str, str]) -> dict[str, Any]:
    return {
        "id": iri("difference", found.id),
        "type": "Annotation",
        "motivation": "assessing",
        "generator": software,
        "body": [
            {
                "type": "TextualBody",
                "purpose": "describing",
                "value": found.explanation,
                "language": "en",
                "format": "text/plain",
            },
            {"type": "TextualBody", "purpose": "classifying", "value": found.type, "format": "text/plain"},
        ],
        "target": [_place(place, urls) for place in (found.a, found.b) if place is not None],
        "diptych:fact": iri("fact", found.fact),
        "diptych:claims": [iri("claim", claim) for claim in found.claims],
        "diptych:severity": found.severity,
        "diptych:within": found.within,
    }


def _opinion(number: int, one: Opinion, urls: dict[str, str]) -> dict[str, Any]:
    body: dict[str, Any] = {"type": "TextualBody", "value": one.text}
    body["format"] = "text/markdown" if one.kind == "note" else "text/plain"
    if one.kind == "tag":
        body["purpose"] = "tagging"
    if one.language:
        body["language"] = one.language
    bodies = [body]
    if one.kind == "verdict" and one.detail:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "value": one.detail, "format": "text/plain"})
    made: dict[str, Any] = {
        "id": iri("note", one.id) if one.id else iri("opinion", str(number)),
        "type": "Annotation",
        "motivation": "replying" if one.reply_to else MOTIVATIONS[one.kind],
        "creator": {"type": "Person", "name": one.author},
        "created": one.time,
        "body": bodies,
        "target": _targets(one, urls),
    }
    if one.edited:
        made["modified"] = one.edited
    said = {name: value for name, value in asdict(one).items() if name not in _SAID and value}
    return {**made, "diptych:opinion": json.dumps(said, ensure_ascii=True, sort_keys=True)}


# what the annotation itself says
_SAID = frozenset({"text", "author", "time", "edited"})


def _targets(one: Opinion, urls: dict[str, str]) -> Any:
    """What it is about: words, or another annotation or source; a claim that is here no longer keeps its name."""
    if one.reply_to:
        return iri("note", one.reply_to)
    if one.on == "span":
        return [_place(place, urls) for place in one.places]
    if one.home:
        kind = {"discrepancy": "difference", "facet": "fact"}.get(one.on, one.on)
        return iri(kind, one.home.partition("#")[0])
    return [iri("claim", claim) for claim in one.claims] or iri("source", "unknown")
