"""The reconciled fact table as values: a row a fact, a cell a side, with what a person decided beside what the machine found.

Every format and every view shows a `Report`; none of them joins anything itself.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reconciler import decisions
from reconciler.errors import IntegrityError
from reconciler.model import FactState, Severity
from reconciler.notebook.state import Notebook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from reconciler.decisions import Placing
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

    `decisions` also holds verdicts and notes on discrepancies, by their ids, and those without a place. `placing` is what `updated`
    goes on from.
    """

    analysis: Analysis
    notebook: Notebook
    sides: tuple[str, ...]
    rows: tuple[Row, ...]
    decisions: decisions.Decisions
    left_out: str = ""
    placing: Placing | None = field(default=None, compare=False, repr=False)


def build(analysis: Analysis, notebook: Notebook = Notebook()) -> Report:
    """Join an analysis with what a person decided; disputed facts come first, each state in the order of the texts."""
    from reconciler.facts import state_of  # with the lexicons, which the first paint of a window need not wait for

    placing = decisions.Placing(analysis)
    placed = placing.place(notebook)
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
    return Report(analysis, notebook, sides, tuple(rows), placed, placing=placing)


def updated(report: Report, notebook: Notebook) -> Report:
    """What `build` gives for the analysis of `report` and another state of its notebook; rows that stay are the same objects.

    It takes time for what changed, not for what there is, unless something was carried over or switched off or on.
    """
    before, placing = report.decisions, report.placing
    ground = (notebook.carried, notebook.sources, notebook.switches)
    if placing is None or ground != (report.notebook.carried, report.notebook.sources, report.notebook.switches):
        return build(report.analysis, notebook)
    placed = placing.place(notebook)
    flags = _differing(before.verdicts, placed.verdicts) | _differing(before.learned, placed.learned)
    claims = _differing(before.translations, placed.translations)
    touched = flags | _differing(before.notes, placed.notes) | _differing(before.statements, placed.statements)
    if flags:
        touched |= {found.fact for found in report.analysis.discrepancies if found.id in flags}
    if claims:
        touched |= {fact.id for fact in report.analysis.facts if not claims.isdisjoint(fact.claims)}
    rows = [_renewed(row, placed, claims) if row.fact.id in touched else row for row in report.rows]
    if any(new.state is not old.state for new, old in zip(rows, report.rows, strict=True) if new is not old):
        places = {fact.id: place for place, fact in enumerate(report.analysis.facts)}
        rows.sort(key=lambda row: (STATE_ORDER.index(row.state), places[row.fact.id]))
    return Report(report.analysis, notebook, report.sides, tuple(rows), placed, placing=placing)


def _renewed(row: Row, placed: decisions.Decisions, claims: AbstractSet[str]) -> Row:
    """The row of the same fact as it is decided now; the translations of `claims` are others."""
    from reconciler.facts import state_of  # with the lexicons, which the first paint of a window need not wait for

    fact, cells = row.fact, row.cells
    if not claims.isdisjoint(fact.claims):
        cells = tuple(tuple(replace(q, translations=placed.translations.get(q.claim.id, ())) for q in cell) for cell in cells)
    state = state_of(fact, (d.severity for d in row.discrepancies if not placed.dismissed(d.id)))
    decided = placed.verdicts.get(fact.id), placed.notes.get(fact.id, ()), placed.statements.get(fact.id)
    return Row(fact, state, cells, row.discrepancies, *decided)


def _differing(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    """The keys under which the two do not hold the same."""
    if before is after:
        return set()
    there = {key for key, found in after.items() if (known := before.get(key)) is not found and known != found}
    return there | (before.keys() - after.keys())


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
