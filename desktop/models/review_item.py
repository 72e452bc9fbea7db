"""A discrepancy to judge, as values to show: its two passages in context, why it was flagged, what was read on either side.

A passage is the sentence of the claim with the paragraph around it, cut where it is long; a paragraph ends at an empty line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.models.comparison import FacetRow, compare
from desktop.models.discrepancies import decision_of
from desktop.models.labels import one_line, source_label, time_label, type_label
from desktop.models.translations import translation_lines
from desktop.theme import severity_label
from reconciler.discrepancies.messages import explain
from reconciler.publication import days_of, earlier, happened

if TYPE_CHECKING:
    from desktop.models.discrepancies import Decision
    from desktop.models.review import Item
    from desktop.models.translations import TranslationLine
    from reconciler.model import Severity
    from reconciler.report import Quotation, Report

AROUND = 420  # code points of the paragraph before and after a sentence
REACH = 1500  # code points that the evidence may be away from its sentence and still be shown in the passage
WORDS = 90  # characters of the words on either side, in the line that says why
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")


class Tone(Enum):
    """How a piece of a passage is shown: beside the sentence, in it, in the claim, or as evidence."""

    AROUND = auto()
    SENTENCE = auto()
    CLAIM = auto()
    EVIDENCE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a passage, on one line."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two passages; `words` are the evidence and are empty where this side leaves the detail out."""

    side: str
    source: str
    published: str
    heading: str
    claim: str
    pieces: tuple[Piece, ...]
    words: str
    translations: tuple[TranslationLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """All that the page shows of a discrepancy; `knowledge` is empty unless one side could not yet know."""

    id: str
    fact: str
    label: str
    kind: str
    severity: Severity
    severity_label: str
    sentence: str
    sides: tuple[Side, Side]
    rows: tuple[FacetRow, ...]
    knowledge: str
    decision: Decision
    learned: bool
    notes: tuple[tuple[str, str], ...]


def build_item(report: Report, item: Item, language: str = "en") -> ReviewItem:
    """What is shown of `item`, its sentence in `language` where it is there."""
    flag = item.flag
    quotations = {q.claim.id: q for cell in item.row.cells for q in cell}
    a, b = quotations[flag.claim_a], quotations[flag.claim_b]
    notes = report.decisions.notes.get(flag.id, ())
    return ReviewItem(
        id=flag.id,
        fact=flag.fact,
        label=one_line(item.row.fact.label),
        kind=type_label(flag.type),
        severity=flag.severity,
        severity_label=severity_label(flag.severity),
        sentence=explain(flag.message, language),
        sides=(_side(a, flag.evidence_a), _side(b, flag.evidence_b)),
        rows=compare(a, b, flag),
        knowledge=_knowledge(a, b) or _knowledge(b, a),
        decision=decision_of(item.verdict),
        learned=item.learned,
        notes=tuple((note.text, f"{note.author} · {time_label(note.time)}") for note in notes),
    )


# --- passages ----------------------------------------------------------------------------------------------------------------


def _side(quotation: Quotation, evidence: tuple[int, int] | None) -> Side:
    document, claim = quotation.document, quotation.claim
    return Side(
        side=document.side,
        source=source_label(document),
        published=document.published,
        heading=one_line(claim.heading),
        claim=claim.id,
        pieces=pieces(quotation, evidence),
        words=one_line(document.text[slice(*evidence)], WORDS) if evidence else "",
        translations=translation_lines(quotation),
    )


def pieces(quotation: Quotation, evidence: tuple[int, int] | None) -> tuple[Piece, ...]:
    """The passage of a claim, in pieces that follow on one another; blanks that part them stand at an end of one."""
    text, claim = quotation.document.text, quotation.claim
    sentence = min(claim.sentence[0], claim.start), max(claim.sentence[1], claim.end)
    shown = sentence
    if evidence is not None and evidence[0] > sentence[0] - REACH and evidence[1] < sentence[1] + REACH:
        shown = min(sentence[0], evidence[0]), max(sentence[1], evidence[1])
    first, before = _paragraph_start(text, shown[0])
    last, after = _paragraph_end(text, shown[1])
    spans = [(first, last, Tone.AROUND), (*sentence, Tone.SENTENCE), (claim.start, claim.end, Tone.CLAIM)]
    if evidence is not None:
        spans.append((*evidence, Tone.EVIDENCE))
    cuts = sorted({place for start, end, _ in spans for place in (start, end) if first <= place <= last})
    found = [Piece("… ", Tone.AROUND)] if before else []
    for start, end in pairwise(cuts):
        tone = next(tone for s, e, tone in reversed(spans) if s <= start and end <= e)
        words = re.sub(r"\s+", " ", text[start:end])
        if found and found[-1].tone is tone:
            found[-1] = Piece(found[-1].text + words, tone)
        else:
            found.append(Piece(words, tone))
    if after:
        rest = found.pop().text if found[-1].tone is Tone.AROUND else ""
        found.append(Piece(f"{rest} …", Tone.AROUND))
    return tuple(found)


def _paragraph_start(text: str, start: int) -> tuple[int, bool]:
    """Where what is shown before `start` begins, and whether that is cut."""
    least = max(0, start - AROUND)
    ends = [m.end() for m in _EMPTY_LINE.finditer(text, least, start)]
    if ends:
        return ends[-1], False
    if least == 0:
        return 0, False
    blank = text.find(" ", least, start)
    return (blank + 1 if blank >= 0 else start), True


def _paragraph_end(text: str, end: int) -> tuple[int, bool]:
    """Where what is shown after `end` ends, and whether that is cut."""
    most = min(len(text), end + AROUND)
    found = _EMPTY_LINE.search(text, end, most)
    if found:
        return found.start(), False
    if most == len(text):
        return end + len(text[end:].rstrip()), False
    blank = text.rfind(" ", end, most)
    return (blank if blank >= 0 else end), True


# --- who could not yet know --------------------------------------------------------------------------------------------------


def _knowledge(a: Quotation, b: Quotation) -> str:
    """What is to be said where by its date of publication the first could not know what the second tells, or what came after it."""
    published = days_of(a.document.published)
    day = happened([b.claim], [b.document])
    words = {
        "a": _named(a),
        "b": _named(b),
        "date_a": a.document.published,
        "date_b": b.document.published,
    }
    if published is not None and day is not None and published.last < day:
        text = QCoreApplication.translate(
            "Review", "{a} ({date_a}) was published before what {b} tells of happened ({day}): it could not yet know."
        )
        return text.format(**words, day=day.isoformat())
    if earlier(a.document, b.document):
        text = QCoreApplication.translate(
            "Review", "{a} ({date_a}) was published before {b} ({date_b}): it may not have known what came of it since."
        )
        return text.format(**words)
    return ""


def _named(quotation: Quotation) -> str:
    return f"{quotation.document.side}, “{source_label(quotation.document)}”"
