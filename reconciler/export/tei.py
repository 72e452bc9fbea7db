"""The report as TEI P5 with stand-off annotation: each source as a text, and beside them claims, facts, differences and what was
said.

https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-standOff.html. A claim points into its text by
`string-range(text,offset,length)`
(https://tei-c.org/release/doc/tei-p5-doc/en/html/SA.html#SATSSR), in code points, as XPath counts. Nothing is read back from it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from reconciler.export import method
from reconciler.export.blocks import writable
from reconciler.export.exchange import exchange_of
from reconciler.export.outline import title_of
from reconciler.export.said import moment

if TYPE_CHECKING:
    from reconciler.export.exchange import Exchange, Opinion, Place, Source
    from reconciler.export.options import Options
    from reconciler.report import Report

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
_SPACES: Any = {None: TEI}
MOTIVATIONS = {
    "verdict": "moderating",
    "statement": "describing",
    "note": "commenting",
    "tag": "classifying",
    "translation": "describing",
}


def write(report: Report, options: Options) -> bytes:
    """The corpus as XML, UTF-8."""
    from lxml import etree

    exchange = exchange_of(report)
    corpus = etree.Element(f"{{{TEI}}}teiCorpus", nsmap=_SPACES)
    _identify(corpus, "corpus")
    _corpus_header(corpus, report)
    beside = _child(corpus, "standOff")
    _claims(beside, exchange)
    _facts(beside, exchange)
    _differences(beside, exchange)
    _opinions(beside, exchange)
    for source in exchange.sources:
        _text(corpus, source)
    if not len(beside):
        corpus.remove(beside)
    written: bytes = etree.tostring(corpus, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


# --- headers and texts ---------------------------------------------------------------------------------------------------------


def _corpus_header(corpus: Any, report: Report) -> None:
    header = _child(corpus, "teiHeader")
    described = _child(header, "fileDesc")
    statement = _child(described, "titleStmt")
    _child(statement, "title", f"Fact table: {title_of(report)}")
    made_by = ("machine", "proposed by", report.analysis.generator or "Diptych"), ("person", "made by hand by", "a person")
    for who, act, what in made_by:
        responsible = _child(statement, "respStmt")
        _identify(responsible, who)
        _child(responsible, "resp", act)
        _child(responsible, "name", what)
    _child(_child(described, "publicationStmt"), "p", "Not published.")
    _child(_child(described, "sourceDesc"), "p", "The texts that are compared, each with a header of its own.")
    encoding = _child(header, "encodingDesc")
    about = _child(encoding, "projectDesc")
    _child(about, "p", method.lead(report))
    for point in method.points(report):
        _child(about, "p", "".join(run.text for run in point))
    if report.left_out:
        _child(_child(encoding, "samplingDecl"), "p", report.left_out)


def _text(corpus: Any, source: Source) -> None:
    made = _child(corpus, "TEI")
    _identify(made, source.id)
    described = _child(_child(made, "teiHeader"), "fileDesc")
    statement = _child(described, "titleStmt")
    _child(statement, "title", source.title or source.name)
    if source.author:
        _child(statement, "author", source.author)
    _child(_child(described, "extent"), "measure", f"{source.length} characters").set("quantity", str(source.length))
    published = _child(described, "publicationStmt")
    _child(published, "publisher", source.publisher or source.side)
    if source.published:
        _child(published, "date", source.published)
    if source.url:
        _child(published, "idno", source.url).set("type", "URL")
    _child(published, "idno", source.sha256).set("type", "SHA-256")
    _child(_child(described, "notesStmt"), "note", f"Side: {source.side}").set("type", "side")
    if source.note:
        _child(described.find(f"{{{TEI}}}notesStmt"), "note", source.note)
    _child(_child(described, "sourceDesc"), "p", f"{source.name}{f', looked up {source.accessed}' if source.accessed else ''}")
    text = _child(made, "text")
    if source.language:
        text.set(f"{{{XML}}}lang", source.language)
    block = _child(_child(text, "body"), "ab", source.text)
    _identify(block, f"{source.id}.t")
    block.set(f"{{{XML}}}space", "preserve")


# --- what stands beside the texts
# --------------------------------------------------------------------------------------------------


def _claims(beside: Any, exchange: Exchange) -> None:
    if not exchange.claims:
        return
    spans = _child(beside, "spanGrp")
    spans.set("type", "claims")
    for claim in exchange.claims:
        span = _child(spans, "span", claim.place.quote)
        _identify(span, claim.id)
        span.set("target", _range(claim.place))
        span.set("resp", f"#{claim.made_by}")


def _facts(beside: Any, exchange: Exchange) -> None:
    states: dict[str, list[Any]] = defaultdict(list)
    for fact in exchange.facts:
        states[fact.state].append(fact)
    for state, facts in states.items():
        group = _child(beside, "interpGrp")
        group.set("type", "facts")
        group.set("subtype", state)
        for fact in facts:
            made = _child(group, "interp", fact.label)
            _identify(made, fact.id)
            made.set("inst", " ".join(f"#{claim}" for claim in fact.claims))


def _differences(beside: Any, exchange: Exchange) -> None:
    if not exchange.differences:
        return
    listed = _child(beside, "listAnnotation")
    listed.set("type", "differences")
    for found in exchange.differences:
        made = _child(listed, "annotation")
        _identify(made, found.id)
        made.set("motivation", "assessing")
        made.set("target", " ".join(_range(place) for place in (found.a, found.b) if place is not None))
        made.set("corresp", f"#{found.fact}")
        note = _child(made, "note", found.explanation)
        note.set("type", found.type)
        note.set("subtype", found.severity)


def _opinions(beside: Any, exchange: Exchange) -> None:
    if not exchange.opinions:
        return
    listed = _child(beside, "listAnnotation")
    listed.set("type", "opinions")
    there = {thing.id for things in (exchange.claims, exchange.facts, exchange.differences, exchange.sources) for thing in things}
    for one in exchange.opinions:
        made = _child(listed, "annotation")
        if one.id:
            _identify(made, one.id)
        made.set("motivation", "replying" if one.reply_to else MOTIVATIONS[one.kind])
        made.set("target", _target(one, there))
        responsible = _child(made, "respStmt")
        act = _child(responsible, "resp", "wrote")
        if moment(one.time) is not None:
            act.set("when", one.edited or one.time)
        _child(responsible, "name", one.author)
        note = _child(made, "note", one.text)
        note.set("type", one.kind)
        if one.language:
            note.set(f"{{{XML}}}lang", one.language)
        if one.detail:
            _child(made, "note", one.detail).set("type", "detail")


def _target(one: Opinion, there: set[str]) -> str:
    """What it is about; the corpus where that is here no longer."""
    if one.on == "span":
        return " ".join(map(_range, one.places)) or "#corpus"
    if one.reply_to:
        return f"#{one.reply_to}"
    home = one.home.partition("#")[0]
    return f"#{home}" if home in there else "#corpus"


def _range(place: Place) -> str:
    return f"#string-range({place.source}.t,{place.start},{place.end - place.start})"


def _identify(element: Any, name: str) -> None:
    element.set(f"{{{XML}}}id", name)


def _child(parent: Any, name: str, text: str = "") -> Any:
    from lxml import etree

    made = etree.SubElement(parent, f"{{{TEI}}}{name}")
    if text:
        made.text = writable(text)
    return made
