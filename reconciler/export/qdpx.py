"""The report as a REFI-QDA project (.qdpx), which NVivo, ATLAS.ti, MAXQDA, QualCoder and others open.

https://www.qdasoftware.org, QDA-XML 1.0. Sources are plain texts, claims selections with codings, facts codes under the code of
their state; differences, verdicts, statements, notes, tags and translations are memos. What QDA-XML has no place for stands in
`diptych/exchange.json` within the zip, by the same GUIDs. Positions are code points of the text, which is kept with its line ends.
"""

from __future__ import annotations

import json
import re
import uuid
from collections import defaultdict
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from reconciler.codec import to_json
from reconciler.export.blocks import writable
from reconciler.export.exchange import Exchange, Source, exchange_of
from reconciler.export.packing import packed
from reconciler.export.said import moment
from reconciler.model import FactState
from reconciler.report import STATE_WORDS

if TYPE_CHECKING:
    from reconciler.export.exchange import Claim, Fact, Opinion, Place
    from reconciler.export.options import Options
    from reconciler.report import Report

QDE = "urn:QDA-XML:project:1.0"
PRIVATE = "diptych/exchange.json"
NAMESPACE = uuid.UUID("6d5f3a0e-6c0f-5c54-9a39-0f6f3c1d2b77")
_SPACES: Any = {None: QDE}
COLOURS = {"disputed": "#A3262A", "compatible": "#7A5200", "agreed": "#1D6B3C", "single_side": "#505A66"}
# what is said of a source beside its name and text, as variables
VARIABLES = tuple(field.name for field in fields(Source) if field.name not in ("id", "name", "text", "sha256", "length"))
MACHINE = "machine"
_SURROGATE = re.compile("[\ud800-\udfff]")


def write(report: Report, options: Options) -> bytes:
    """The project as a zip file."""
    return written(exchange_of(report))


def written(exchange: Exchange) -> bytes:
    """The project of `exchange`."""
    from lxml import etree

    project = _Project(exchange).element()
    qde = etree.tostring(project, encoding="utf-8", xml_declaration=True, pretty_print=True)
    texts = [(f"sources/{guid('source', s.id)}.txt", utf8_text(s.text).encode("utf-8")) for s in exchange.sources]
    return packed([("project.qde", qde), *texts, (PRIVATE, _private(exchange))])


def guid(kind: str, id: str) -> str:  # noqa: A002 - what everything here calls it
    """The GUID of a thing, the same in every export."""
    return str(uuid.uuid5(NAMESPACE, f"{kind}:{id}".encode("utf-8", "backslashreplace").decode("utf-8")))


def opinion_key(one: Opinion) -> str:
    """What tells something that was said from all else that was."""
    return one.id or "\0".join((one.kind, one.on, one.home, one.author, one.time, one.language, *one.claims, one.text))


def utf8_text(text: str) -> str:
    """The text as UTF-8 can hold it: a lone surrogate is shown as U+FFFD, so that all positions stay."""
    return _SURROGATE.sub("\ufffd", text)


def _private(exchange: Exchange) -> bytes:
    without = replace(exchange, sources=tuple(replace(source, text="") for source in exchange.sources))
    return (json.dumps({"format": 1, "exchange": to_json(Exchange, without)}, ensure_ascii=True, indent=1) + "\n").encode("ascii")


class _Project:
    """The parts of the XML, each made of what `exchange` holds."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._notes: list[Any] = []
        # the memos on each thing, by its GUID, and those on words that are no claim, by their source
        self._memos: dict[str, list[str]] = defaultdict(list)
        self._spans: dict[str, list[tuple[Place, str]]] = defaultdict(list)
        self._facts_of: dict[str, list[Fact]] = defaultdict(list)
        for fact in exchange.facts:
            for claim in fact.claims:
                self._facts_of[claim].append(fact)

    def element(self) -> Any:
        from lxml import etree

        exchange = self._exchange
        sides = ", ".join(dict.fromkeys(s.side for s in exchange.sources))
        name, origin = writable(f"Fact table: {sides}"), writable(exchange.generator or "Diptych")
        project = etree.Element(_tag("Project"), nsmap=_SPACES, name=name, origin=origin)
        project.set("creatingUserGUID", guid("user", MACHINE))
        self._make_notes()
        self._users(project)
        self._codes(project)
        self._variables(project)
        self._sources(project)
        if self._notes:
            _child(project, "Notes").extend(self._notes)
        if exchange.left_out:
            _child(project, "Description").text = writable(exchange.left_out)
        self._refer(project, "project")
        return project

    # --- who, and what they said -----------------------------------------------------------------------------------------------

    def _users(self, project: Any) -> None:
        users = _child(project, "Users")
        _child(users, "User", guid=guid("user", MACHINE), name=writable(self._exchange.generator or "Diptych"))
        for author in dict.fromkeys(one.author for one in self._exchange.opinions):
            _child(users, "User", guid=guid("user", f"person:{author}"), name=writable(author))

    def _make_notes(self) -> None:
        for found in self._exchange.differences:
            name = f"Difference: {found.type} ({found.severity})"
            self._note(guid("difference", found.id), name, found.explanation, user=guid("user", MACHINE))
            self._memos[guid("fact", found.fact)].append(guid("difference", found.id))
        known = {one.id for one in self._exchange.opinions if one.id}
        for one in self._exchange.opinions:
            own = guid("opinion", opinion_key(one))
            self._note(own, *_words(one), user=guid("user", f"person:{one.author}"), time=one.time)
            self._hang(one, own, known)
        for note in self._notes:
            self._refer(note, note.get("guid"))

    def _hang(self, one: Opinion, own: str, known: set[str]) -> None:
        if one.reply_to in known:
            self._memos[guid("opinion", one.reply_to)].append(own)
        elif one.on == "span":
            for place in one.places:
                self._spans[place.source].append((place, own))
        elif one.home:
            kind = {"discrepancy": "difference", "facet": "fact"}.get(one.on, one.on)
            self._memos[guid(kind, one.home.partition("#")[0])].append(own)
        else:
            self._memos["project"].append(own)

    def _note(self, own: str, name: str, text: str, *, user: str, time: str = "") -> None:
        from lxml import etree

        note = etree.Element(_tag("Note"), guid=own, name=writable(name), creatingUser=user)
        if moment(time) is not None:
            note.set("creationDateTime", time)
        _child(note, "PlainTextContent").text = writable(text)
        self._notes.append(note)

    def _refer(self, element: Any, thing: str) -> None:
        for memo in self._memos.get(thing, ()):
            _child(element, "NoteRef", targetGUID=memo)

    # --- codes -----------------------------------------------------------------------------------------------------------------

    def _codes(self, project: Any) -> None:
        if not self._exchange.facts:
            return
        codes = _child(_child(project, "CodeBook"), "Codes")
        for state in dict.fromkeys((*FactState, *(fact.state for fact in self._exchange.facts))):
            found = [fact for fact in self._exchange.facts if fact.state == state]
            if found:
                words = STATE_WORDS[FactState(state)][1]
                group = _child(codes, "Code", guid=guid("state", state), name=words, isCodable="false", color=COLOURS[state])
                for fact in found:
                    code = _child(group, "Code", guid=guid("fact", fact.id), name=writable(fact.label) or fact.id, isCodable="true")
                    if fact.silent_sides:
                        _child(code, "Description").text = writable(f"Silent: {', '.join(fact.silent_sides)}")
                    self._refer(code, guid("fact", fact.id))

    # --- sources ---------------------------------------------------------------------------------------------------------------

    def _variables(self, project: Any) -> None:
        variables = _child(project, "Variables")
        for name in VARIABLES:
            _child(variables, "Variable", guid=guid("variable", name), name=name.capitalize(), typeOfVariable="Text")

    def _sources(self, project: Any) -> None:
        if not self._exchange.sources:
            return
        sources = _child(project, "Sources")
        claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._exchange.claims:
            claims[claim.place.source].append(claim)
        for source in self._exchange.sources:
            own = guid("source", source.id)
            element = _child(sources, "TextSource", guid=own, name=writable(source.name), plainTextPath=f"internal://{own}.txt")
            element.set("creatingUser", guid("user", MACHINE))
            for claim in claims[source.id]:
                self._selection(element, claim)
            for place, memo in self._spans[source.id]:
                selection = _select(element, guid("span", f"{memo}:{place.start}:{place.end}"), place)
                _child(selection, "NoteRef", targetGUID=memo)
            self._refer(element, own)
            for name in VARIABLES:
                if getattr(source, name):
                    value = _child(element, "VariableValue")
                    _child(value, "VariableRef", targetGUID=guid("variable", name))
                    _child(value, "TextValue").text = writable(getattr(source, name))

    def _selection(self, element: Any, claim: Claim) -> None:
        selection = _select(element, guid("claim", claim.id), claim.place)
        user = guid("user", MACHINE)
        if claim.made_by == MACHINE:
            selection.set("creatingUser", user)
        for fact in self._facts_of[claim.id]:
            coding = _child(selection, "Coding", guid=guid("coding", f"{claim.id}:{fact.id}"), creatingUser=user)
            _child(coding, "CodeRef", targetGUID=guid("fact", fact.id))
        self._refer(selection, guid("claim", claim.id))


def _words(one: Opinion) -> tuple[str, str]:
    """The name and the text of the memo that something said becomes."""
    facet = f" ({one.home.partition('#')[2]})" if one.on == "facet" and "#" in one.home else ""
    match one.kind:
        case "verdict":
            return f"Verdict{facet}: {one.text}", one.detail
        case "tag":
            return f"Tag{facet}: {one.text}", ""
        case "statement":
            return f"Reconciled statement{facet}", one.text
        case "translation":
            return f"Translation ({one.language})", one.text
        case _:
            return ("Reply" if one.reply_to else f"Note{facet}"), one.text


def _select(element: Any, own: str, place: Place) -> Any:
    name = writable(" ".join(place.quote.split())[:80])
    return _child(element, "PlainTextSelection", guid=own, name=name, startPosition=str(place.start), endPosition=str(place.end))


def _tag(name: str) -> str:
    return f"{{{QDE}}}{name}"


def _child(parent: Any, element: str, /, **attributes: str) -> Any:
    from lxml import etree

    return etree.SubElement(parent, _tag(element), attributes)
