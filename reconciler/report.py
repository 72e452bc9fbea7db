"""The reconciled fact table as values: a row a fact, a cell a side, with what a person decided beside what the machine found.

Every format and every view shows a `Report`; none of them joins anything itself.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler import decisions
from reconciler.errors import IntegrityError
from reconciler.facts import state_of
from reconciler.model import FactState, Severity
from reconciler.notebook.state import Notebook

if TYPE_CHECKING:
    from reconciler.model import Analysis, Claim, Discrepancy, Document, Fact
    from reconciler.notebook.entries import Annotation, Statement, Translation, Verdict

# what a reader wants to see first
STATE_ORDER = (FactState.DISPUTED, FactState.COMPATIBLE, FactState.AGREED, FactState.SINGLE_SIDE)
# a sign and English words for each, in the terminal and in files; the window has its own, which are translated
STATE_WORDS = {
    FactState.DISPUTED: ("≠", "Disputed"),
    FactState.COMPATIBLE: ("≈", "Compatible"),
    FactState.AGREED: ("=", "No difference found"),
    FactState.SINGLE_SIDE: ("◇", "One side only"),
}
SEVERITY_WORDS = {
    Severity.CONFLICT: ("✕", "Conflict"),
    Severity.TENSION: ("△", "Tension"),
    Severity.COMPATIBLE_DIFFERENCE: ("○", "Compatible difference"),
}


@dataclass(frozen=True, slots=True)
class Quotation:
    """A claim with the document it stands in, and what people say that it says in another language, in order of time."""

    claim: Claim
    document: Document
    translations: tuple[Translation, ...] = ()

    def around(self) -> tuple[str, str]:
        """What its sentence says before and after the claim, to the letter; two empty strings where that is no word."""
        text, (first, last) = self.document.text, self.claim.sentence
        before, after = text[min(first, self.claim.start) : self.claim.start], text[self.claim.end : max(last, self.claim.end)]
        return (before, after) if any(map(str.isalnum, before + after)) else ("", "")

    def sentence(self) -> str:
        """The words of its sentence, the claim among them."""
        first, last = self.claim.sentence
        return self.document.text[min(first, self.claim.start) : max(last, self.claim.end)]


@dataclass(frozen=True, slots=True)
class Row:
    """A fact: `cells` has the quotations of each side, in the order of `Report.sides`; an empty cell is a silence of that side.

    `state` is where the accounts stand once dismissed flags are left out; that of `fact` is what the program found.
    `discrepancies` are those found, dismissed ones too, without those that the project has switched off.
    """

    fact: Fact
    state: FactState
    cells: tuple[tuple[Quotation, ...], ...]
    discrepancies: tuple[Discrepancy, ...]
    verdict: Verdict | None
    notes: tuple[Annotation, ...]
    statement: Statement | None


@dataclass(frozen=True, slots=True)
class Report:
    """The whole table, or a part of it: `left_out` says what is not in it, and is empty where nothing was left out.

    `decisions` also holds verdicts and notes on discrepancies, by their ids, and those without a place.
    """

    analysis: Analysis
    notebook: Notebook
    sides: tuple[str, ...]
    rows: tuple[Row, ...]
    decisions: decisions.Decisions
    left_out: str = ""


def build(analysis: Analysis, notebook: Notebook = Notebook()) -> Report:
    """Join an analysis with what a person decided; disputed facts come first, each state in the order of the texts."""
    placed = decisions.place(analysis, notebook)
    documents = analysis.document_by_id()
    quotations = {c.id: Quotation(c, documents[c.source], placed.translations.get(c.id, ())) for c in analysis.claims}
    flags: dict[str, list[Discrepancy]] = defaultdict(list)
    is_off = notebook.off()
    for discrepancy in analysis.discrepancies:
        if not is_off(discrepancy):
            flags[discrepancy.fact].append(discrepancy)
    sides = analysis.sides()
    rows = []
    for fact in analysis.facts:
        members = [quotations[c] for c in fact.claims]
        cells = tuple(tuple(q for q in members if q.document.side == side) for side in sides)
        found = tuple(flags[fact.id])
        state = state_of(fact, (d.severity for d in found if not placed.dismissed(d.id)))
        verdict, notes, statement = placed.verdicts.get(fact.id), placed.notes.get(fact.id, ()), placed.statements.get(fact.id)
        rows.append(Row(fact, state, cells, found, verdict, notes, statement))
    rows.sort(key=lambda row: STATE_ORDER.index(row.state))
    return Report(analysis, notebook, sides, tuple(rows), placed)


def verify(analysis: Analysis) -> None:
    """Check the first promise: every quote is its source, every piece of evidence lies in its source.

    Raises IntegrityError at the first that is not, with its place.
    """
    documents = analysis.document_by_id()
    claims = analysis.claim_by_id()
    for quoted in analysis.claims:
        document = documents.get(quoted.source)
        if document is None or document.text[quoted.start : quoted.end] != quoted.quote or not quoted.quote:
            place = f"{document.name if document else quoted.source}, {quoted.start} to {quoted.end}"
            raise IntegrityError(f"A quote is not its source ({place}): run `diptych reconcile` again before you quote from it.")
    for found in analysis.discrepancies:
        for claim_id, span in ((found.claim_a, found.evidence_a), (found.claim_b, found.evidence_b)):
            claim = claims.get(claim_id)
            length = len(documents[claim.source].text) if claim else 0
            if span is not None and not 0 <= span[0] < span[1] <= length:
                raise IntegrityError(
                    f"The evidence of a discrepancy lies outside its source ({claim_id}, {span[0]} to {span[1]}): "
                    "run `diptych reconcile` again."
                )


def shorten(text: str, length: int) -> str:
    """The text on one line, cut at a word with an ellipsis where it is longer than `length` code points."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
