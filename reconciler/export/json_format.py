"""The JSON of Diptych, format 1: an analysis, and in a project's export also what a person decided.

Fields may be added and are never renamed; `format-1.schema.json` beside this file describes each. All offsets are code points of
the source's text, half-open. A number without bound is null, since JSON has no infinity.
"""

from __future__ import annotations

import json
import math
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from importlib import resources
from typing import TYPE_CHECKING, Any

from reconciler.discrepancies.messages import explain
from reconciler.export.concordance_format import concordance_of, plain_concordance
from reconciler.export.options import Options
from reconciler.export.reconciled import plain_values, values_of_report
from reconciler.locators import place
from reconciler.notebook.entries import Annotation, Statement, Tag, TargetKind, Translation, Verdict
from reconciler.notices import remarks, say
from reconciler.values import Values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reconciler.model import Analysis, Claim, Discrepancy, Document, Fact, Link
    from reconciler.report import Report

FORMAT = 1
# a score's digits beyond these depend on the processor, not on the texts
DIGITS = 6


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of this format."""
    text = resources.files("reconciler.export").joinpath("format-1.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def write(report: Report, options: Options = Options()) -> bytes:
    """The analysis with the verdicts and notes of the project and its concordance, as UTF-8."""
    found = {**_analysis(report.analysis, values_of_report(report)), **_decided(report)}
    if report.left_out:
        return _encode({**found, "left_out": report.left_out})
    return _encode({**found, "concordance": plain_concordance(concordance_of(report), report.analysis.documents)})


def write_analysis(analysis: Analysis) -> bytes:
    """The analysis alone, as UTF-8: what `diptych reconcile --json` prints."""
    return _encode(_analysis(analysis, Values(analysis, analysis.discrepancies)))


def write_concordance(report: Report) -> bytes:
    """The concordance alone with the sources that its places are in, as UTF-8: what `diptych concordance --json` writes."""
    analysis = report.analysis
    concepts = plain_concordance(concordance_of(report), analysis.documents)
    sources = [_source(d) for d in analysis.documents]
    return _encode({"format": FORMAT, "generator": analysis.generator, "sources": sources, "concordance": concepts})


def _encode(value: dict[str, Any]) -> bytes:
    # a lone surrogate, which a damaged text may hold, has no UTF-8: the escape keeps it
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return (json.dumps(value, allow_nan=False, indent=1) + "\n").encode("ascii")


def _analysis(analysis: Analysis, values: Values) -> dict[str, Any]:
    documents = analysis.document_by_id()
    return {
        "format": FORMAT,
        "generator": analysis.generator,
        "sources": [_source(d) for d in analysis.documents],
        "claims": [_claim(c, documents[c.source]) for c in analysis.claims],
        "facts": [_fact(f, values) for f in analysis.facts],
        "discrepancies": [_discrepancy(d) for d in analysis.discrepancies],
        "copies": [{"a": copy.a, "b": copy.b, "share": round(copy.share, DIGITS)} for copy in analysis.copies],
    }


def _source(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "file": document.name,
        "side": document.side,
        "language": document.language,
        "title": document.title,
        "sha256": document.sha256,
        "length": len(document.text),
        "publisher": document.publisher,
        "author": document.author,
        "url": document.url,
        "published": document.published,
        "accessed": document.accessed,
        "note": document.note,
        "locators": [{"start": one.start, "kind": str(one.kind), "value": one.value} for one in document.locators],
        "remarks": [say(remark) for remark in remarks([document])],
    }


def _claim(claim: Claim, document: Document) -> dict[str, Any]:
    return {
        "id": claim.id,
        "file": document.name,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "side": document.side,
        "source": claim.source,
        "place": place(document, claim.start, claim.end),
        "sentence": list(claim.sentence),
        "heading": claim.heading,
        "made_by": str(claim.made_by),
        "facets": _plain(claim.facets),
    }


def _plain(value: Any) -> Any:
    """A facet as JSON holds it, field by field; an open end of a number is null."""
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return str(value) if isinstance(value, StrEnum) else value


def _fact(fact: Fact, values: Values) -> dict[str, Any]:
    return {
        "id": fact.id,
        "label": fact.label,
        "claims": list(fact.claims),
        "sides": list(fact.sides),
        "silent_sides": list(fact.silent_sides),
        "state": str(fact.state),
        "links": [_link(link) for link in fact.links],
        "nearest": [{"side": n.side, "claim": n.claim, "score": round(n.score, DIGITS)} for n in fact.nearest],
        "independent": fact.independent,
        "values": [plain_values(found) for found in values.of(fact)],
    }


def _link(link: Link) -> dict[str, Any]:
    parts = [
        {"name": p.name, "value": round(p.value, DIGITS), "weight": round(p.weight, DIGITS), "note": p.note} for p in link.parts
    ]
    return {"a": link.a, "b": link.b, "score": round(link.score, DIGITS), "parts": parts}


def _discrepancy(found: Discrepancy) -> dict[str, Any]:
    return {
        "id": found.id,
        "fact": found.fact,
        "claim_a": found.claim_a,
        "claim_b": found.claim_b,
        "type": found.type,
        "severity": str(found.severity),
        "within": str(found.within),
        "evidence_a": list(found.evidence_a),
        "evidence_b": list(found.evidence_b) if found.evidence_b else None,
        "explanation": explain(found.message),
    }


def _decided(report: Report) -> dict[str, Any]:
    """All that people said, by kind; what lost its claims stands at the end of each kind, with no id."""
    made = report.decisions
    verdicts = [_verdict(verdict, home) for home, verdict in made.verdicts.items()]
    lost = [_verdict(entry, None) for entry in made.unplaced if isinstance(entry, Verdict)]
    return {
        "verdicts": verdicts + lost,
        "annotations": _all(made.notes, made.unplaced, Annotation, _annotation),
        "opinions": _all(made.opinions, made.unplaced, Verdict, _verdict),
        "statements": _all(made.wordings, made.unplaced, Statement, _statement),
        "tags": _all(made.tags, made.unplaced, Tag, _tag),
        "translations": _all(made.translations, made.unplaced, Translation, _translation),
    }


def _all(placed: Mapping[str, Iterable[Any]], unplaced: Iterable[Any], kind: type, plain: Callable[..., Any]) -> list[Any]:
    found = [plain(entry, home) for home, entries in placed.items() for entry in entries]
    return found + [plain(entry, None) for entry in unplaced if isinstance(entry, kind)]


def _verdict(verdict: Verdict, home: str | None) -> dict[str, Any]:
    decided = {"value": str(verdict.value), "reason": verdict.reason}
    return {**_target(verdict, home), **decided, "author": verdict.author, "time": verdict.time}


def _annotation(note: Annotation, home: str | None) -> dict[str, Any]:
    more = {"note": note.id, "edited": note.edited or None, "reply_to": note.reply_to or None}
    return {**_target(note, home), "text": note.text, "author": note.author, "time": note.time, **more}


def _translation(said: Translation, home: str | None) -> dict[str, Any]:
    words = {"language": said.language, "text": said.text, "whose": str(said.whose), "translator": said.translator}
    return {**_target(said, home), **words, "author": said.author, "time": said.time}


def _statement(said: Statement, home: str | None) -> dict[str, Any]:
    return {**_target(said, home), "text": said.text, "suggested": said.suggested, "author": said.author, "time": said.time}


def _tag(tag: Tag, home: str | None) -> dict[str, Any]:
    return {**_target(tag, home), "name": tag.name, "author": tag.author, "time": tag.time}


def _target(entry: Verdict | Annotation | Statement | Tag | Translation, home: str | None) -> dict[str, Any]:
    target = entry.target
    about = {"on": str(target.kind), "id": home, "claims": list(target.claims)}
    return about if isinstance(entry, Translation) else {**about, "facet": target.detail if target.kind is TargetKind.FACET else ""}
