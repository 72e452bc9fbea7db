"""A whole project as JSON, lossless both ways: texts with the files they were read from, the log of what people did, the last run.

What is read back is checked: hashes of texts, of files and of operations, and every quote. The notebook is not in it, since it is
what the log leaves behind.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reconciler import report
from reconciler.codec import from_json, to_json
from reconciler.errors import InputError
from reconciler.export import log_format
from reconciler.model import Analysis, Claim, Copy, Discrepancy, Document, Fact, Locator, Message
from reconciler.notebook.log import decode, fold
from reconciler.notebook.state import Notebook, documents_of
from reconciler.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reconciler.notebook.log import Operation

FORMAT = 1
KIND = "diptych-project"
# where a source's parts stand in its file, and what is to be known of how it was read
_PLACES: dict[str, Any] = {"locators": tuple[Locator, ...], "remarks": tuple[Message, ...]}
_TEXTS = tuple(field.name for field in fields(Document) if field.init and field.name not in ("original", *_PLACES))
# what a run found, each with the type of its records
_FOUND: tuple[tuple[str, Any], ...] = (
    ("claims", tuple[Claim, ...]),
    ("facts", tuple[Fact, ...]),
    ("discrepancies", tuple[Discrepancy, ...]),
    ("copies", tuple[Copy, ...]),
)


@dataclass(frozen=True, slots=True)
class Ran:
    """The last run: what it found, with what settings, and the hash of all that it depended on."""

    analysis: Analysis
    settings: Settings
    fingerprint: str


@dataclass(frozen=True, slots=True)
class WholeProject:
    """All of a project but what can be made anew: `documents` as they were read, removed ones and old versions among them.

    `id` is what it has in common with its copies; `ran` is None where it was never reconciled.
    """

    id: str
    documents: tuple[Document, ...]
    operations: tuple[Operation, ...]
    ran: Ran | None = None


def write(whole: WholeProject, generator: str) -> bytes:
    """The project as UTF-8; raises IntegrityError, and gives nothing, if a quote is not its source."""
    if whole.ran is not None:
        report.verify(whole.ran.analysis)
    data = {
        "kind": KIND,
        "format": FORMAT,
        "generator": generator,
        "project": whole.id,
        "sources": [_source(document) for document in whole.documents],
        "operations": log_format.records(whole.operations),
        "run": _run(whole.ran) if whole.ran is not None else None,
    }
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate of a damaged text has no UTF-8: the escape keeps it
        return (json.dumps(data, allow_nan=False, indent=1) + "\n").encode("ascii")


def read(content: bytes, name: str) -> WholeProject:
    """The project that `write` wrote; `name` is what the file is called in errors.

    Raises InputError where it is none, was written by a newer Diptych, or was changed since; IntegrityError for a wrong quote.
    """
    try:
        data = json.loads(content.decode("utf-8-sig"))
        if not isinstance(data, dict) or data.get("kind") != KIND:
            raise InputError(f"{name} is no whole project: write one with `diptych export P OUT --format project-json`.")
        if data["format"] != FORMAT:
            raise InputError(f"{name} has format {data['format']}, and only {FORMAT} is known: update Diptych to read it.")
        documents = tuple(_document(record, name) for record in data["sources"])
        operations = log_format.operations(data["operations"])
        _check_log(operations)
        ran = _ran(data["run"], documents, operations) if data["run"] is not None else None
        whole = WholeProject(str(data["project"]), documents, operations, ran)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"{name} is damaged or was not written by Diptych ({_short(error)}): write it again.") from error
    if whole.ran is not None:
        report.verify(whole.ran.analysis)
    return whole


def _check_log(operations: Iterable[Operation]) -> None:
    """ValueError, KeyError or TypeError where what stands in the log is no time, or no entry of a notebook."""
    for operation in operations:
        datetime.fromisoformat(operation.time)
        for change in operation.changes:
            decode(change.key, change.before)
            decode(change.key, change.after)


def _short(error: Exception) -> str:
    return " ".join(f"{type(error).__name__} {error}".split())[:120]


def _source(document: Document) -> dict[str, Any]:
    said: dict[str, Any] = {"id": document.id, "sha256": document.sha256}
    said |= {name: getattr(document, name) for name in _TEXTS}
    said |= {name: to_json(kind, getattr(document, name)) for name, kind in _PLACES.items()}
    return {**said, "original": base64.b64encode(document.original).decode("ascii")}


def _document(record: dict[str, Any], name: str) -> Document:
    given = {field: record[field] for field in _TEXTS}
    if not all(isinstance(value, str) for value in given.values()):
        raise TypeError("a field of a source is no text")
    places = {field: from_json(kind, record.get(field, [])) for field, kind in _PLACES.items()}
    document = Document(**given, **places, original=base64.b64decode(record["original"], validate=True))
    if (document.id, document.sha256) != (record["id"], record["sha256"]):
        raise InputError(f"{name}: the source “{document.name}” was changed since it was written: write the project again.")
    return document


def _run(ran: Ran) -> dict[str, Any]:
    analysis = ran.analysis
    found = {field: to_json(kind, getattr(analysis, field)) for field, kind in _FOUND}
    return {
        "generator": analysis.generator,
        "settings": to_json(Settings, ran.settings),
        "fingerprint": ran.fingerprint,
        "sources": [document.id for document in analysis.documents],
        **found,
    }


def _ran(record: dict[str, Any], documents: Iterable[Document], operations: Sequence[Operation]) -> Ran:
    by_id = {document.id: document for document in documents}
    edits = Notebook.read({key: value for key, value in fold(operations).items() if key.startswith("source:")})
    used = documents_of([by_id[source] for source in record["sources"]], edits, every=True)
    found = {field: from_json(kind, record[field]) for field, kind in _FOUND}
    analysis = Analysis(documents=used, generator=record["generator"], **found)
    claims = analysis.claim_by_id()
    if any(claim not in claims for fact in analysis.facts for claim in fact.claims):
        raise ValueError("a fact of claims that are not there")
    return Ran(analysis, from_json(Settings, record["settings"]), record["fingerprint"])
