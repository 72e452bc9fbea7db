"""A REFI-QDA project that Diptych wrote → the values that it was written of, with what another tool changed in it since.

What the XML says goes before the private part: a memo that was edited, a code that was renamed, a selection that was moved or
taken away.
The private part adds what QDA-XML has no place for. Limits: what other tools add (their codes, memos, cases) is for the readers of
sources; of one claim's words the positions count, and its quote is read from the text.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from reconciler.codec import from_json
from reconciler.errors import InputError
from reconciler.export.blocks import writable
from reconciler.export.exchange import AROUND, Exchange, Place
from reconciler.export.qdpx import PRIVATE, QDE, VARIABLES, guid, opinion_key, utf8_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reconciler.export.exchange import Claim, Difference, Fact, Opinion, Source

MOST = 512 * 1024 * 1024  # bytes that the parts of a zip may hold together once unpacked


@dataclass(slots=True)
class _Memo:
    name: str
    text: str
    author: str
    time: str


@dataclass(slots=True)
class _Seen:
    """What the XML holds, by GUID."""

    names: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    variables: dict[str, dict[str, str]] = field(default_factory=dict)
    selections: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    codings: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # the selections of a code
    states: dict[str, str] = field(default_factory=dict)  # the code above a code
    memos: dict[str, _Memo] = field(default_factory=dict)


def read(content: bytes, name: str) -> Exchange:
    """What `qdpx.written` wrote; `name` is what the file is called in errors. Raises InputError where it is no such file."""
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST:
                raise InputError(f"{name} unpacks to more than {MOST >> 20} MB: take a smaller project.")
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            project = etree.fromstring(archive.read("project.qde"), parser)
            seen = _seen(project, lambda path: archive.read(f"sources/{path.removeprefix('internal://')}").decode("utf-8"))
            written = json.loads(archive.read(PRIVATE))
        return _merged(from_json(Exchange, written["exchange"]), seen, project)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, ValueError, KeyError, TypeError, NotImplementedError) as error:
        raise InputError(
            f"{name} is no REFI-QDA project that Diptych wrote ({type(error).__name__}): write it again, or take another file."
        ) from error


def _seen(project: Any, text_of: Callable[[str], str]) -> _Seen:
    seen = _Seen()
    users = {user.get("guid"): user.get("name", "") for user in _all(project, "User")}
    names = {guid("variable", name): name for name in VARIABLES}
    for group in _all(project, "Code"):
        for code in group.findall(f"{{{QDE}}}Code"):
            seen.names[code.get("guid")] = code.get("name")
            seen.states[code.get("guid")] = group.get("guid")
    for source in _all(project, "TextSource"):
        own = source.get("guid")
        inline = source.findtext(f"{{{QDE}}}PlainTextContent")
        seen.names[own] = source.get("name", "")
        seen.texts[own] = text_of(source.get("plainTextPath")) if source.get("plainTextPath") else inline or ""
        seen.variables[own] = {
            names[ref]: value.findtext(f"{{{QDE}}}TextValue") or ""
            for value in source.findall(f"{{{QDE}}}VariableValue")
            if (ref := value.find(f"{{{QDE}}}VariableRef").get("targetGUID")) in names
        }
        for selection in source.findall(f"{{{QDE}}}PlainTextSelection"):
            at = own, int(selection.get("startPosition")), int(selection.get("endPosition"))
            seen.selections[selection.get("guid")] = at
            for reference in _all(selection, "CodeRef"):
                seen.codings[reference.get("targetGUID")].append(selection.get("guid"))
    for note in _all(project, "Note"):
        text = note.findtext(f"{{{QDE}}}PlainTextContent") or ""
        made = users.get(note.get("creatingUser"), ""), note.get("creationDateTime", "")
        seen.memos[note.get("guid")] = _Memo(note.get("name", ""), text, *made)
    return seen


def _all(element: Any, name: str) -> Any:
    return element.iter(f"{{{QDE}}}{name}")


def _merged(known: Exchange, seen: _Seen, project: Any) -> Exchange:
    texts = seen.texts
    claims = {guid("claim", claim.id): claim.id for claim in known.claims}
    return Exchange(
        known.generator,
        tuple(_source(s, seen) for s in known.sources if guid("source", s.id) in texts),
        tuple(_claim(c, seen) for c in known.claims if guid("claim", c.id) in seen.selections),
        tuple(_fact(f, seen, claims) for f in known.facts if guid("fact", f.id) in seen.names),
        tuple(_difference(d, seen) for d in known.differences if guid("difference", d.id) in seen.memos),
        tuple(_opinion(o, seen) for o in known.opinions if guid("opinion", opinion_key(o)) in seen.memos),
        _kept(known.left_out, project.findtext(f"{{{QDE}}}Description") or ""),
    )


def _kept(known: str, seen: str) -> str:
    """What the XML says, or the very letters that were written where it says the same as far as XML can."""
    return known if writable(known) == seen else seen


def _source(known: Source, seen: _Seen) -> Source:
    own = guid("source", known.id)
    said: dict[str, Any] = {name: _kept(getattr(known, name), seen.variables[own].get(name, "")) for name in VARIABLES}
    return replace(known, name=_kept(known.name, seen.names[own]), text=seen.texts[own], **said)


def _claim(known: Claim, seen: _Seen) -> Claim:
    source, start, end = seen.selections[guid("claim", known.id)]
    place = known.place
    text = seen.texts[source]
    same = (guid("source", place.source), place.start, place.end) == (source, start, end)
    if same and utf8_text(place.quote) == text[start:end]:
        return known
    around = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return replace(known, place=Place(place.source, start, end, text[start:end], *around), sentence=(start, end))


def _fact(known: Fact, seen: _Seen, claims: Mapping[str, str]) -> Fact:
    own = guid("fact", known.id)
    members = [claims[selection] for selection in seen.codings[own] if selection in claims]
    label = known.label if (writable(known.label) or known.id) == seen.names[own] else seen.names[own]
    in_order = known.claims if sorted(members) == sorted(known.claims) else tuple(members)
    return replace(known, label=label, claims=in_order)


def _difference(known: Difference, seen: _Seen) -> Difference:
    return replace(known, explanation=_kept(known.explanation, seen.memos[guid("difference", known.id)].text))


def _opinion(known: Opinion, seen: _Seen) -> Opinion:
    memo = seen.memos[guid("opinion", opinion_key(known))]
    found = replace(known, author=_kept(known.author, memo.author), time=memo.time or known.time)
    if known.kind == "verdict":
        return replace(found, detail=_kept(known.detail, memo.text))
    return found if known.kind == "tag" else replace(found, text=_kept(known.text, memo.text))
