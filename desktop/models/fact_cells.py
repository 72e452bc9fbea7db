"""The cells of the fact table as texts: what a row shows, what is searched in it, and the table to be pasted elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from desktop.models.discrepancies import SEVERITIES
from desktop.models.labels import one_line, place_label, source_label, type_label, verdict_label
from desktop.models.translations import translation_lines
from reconciler.notebook.entries import VerdictValue
from reconciler.report import SEVERITY_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reconciler.decisions import Decisions
    from reconciler.model import Severity
    from reconciler.notebook.entries import Verdict
    from reconciler.report import Quotation, Row

# characters of a quote in a tooltip: a screen's worth
TOOLTIP_QUOTE = 900
# what a spreadsheet takes for the beginning of a formula
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Badge:
    """The differences of a type that count: how many, and the worst severity of them."""

    text: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a row beside the row itself: its tags, and the type and severity of each difference that counts."""

    tags: tuple[str, ...]
    flags: tuple[tuple[str, Severity], ...]

    def badges(self) -> tuple[Badge, ...]:
        """A badge a type, the worst first."""
        found: dict[str, list[Severity]] = {}
        for kind, severity in self.flags:
            found.setdefault(kind, []).append(severity)
        badges = [_badge(kind, severities) for kind, severities in found.items()]
        return tuple(sorted(badges, key=lambda badge: SEVERITIES.index(badge.severity)))

    def weight(self) -> tuple[int, ...]:
        """How many differences there are of each severity, the worst first."""
        return tuple(sum(severity is wanted for _, severity in self.flags) for wanted in SEVERITIES)


def facts_of(row: Row, decisions: Decisions) -> Facts:
    """What else is known of a row."""
    tags = tuple(dict.fromkeys(tag.name for tag in decisions.tags.get(row.fact.id, ())))
    return Facts(tags, tuple((d.type, d.severity) for d in row.discrepancies if not decisions.dismissed(d.id)))


def haystack(row: Row, facts: Facts) -> str:
    """All words by which a row is found, in one case."""
    quotations = [q for cell in row.cells for q in cell]
    parts = [row.fact.label, *(q.claim.quote for q in quotations), *(source_label(q.document) for q in quotations)]
    parts += [type_label(kind) for kind, _ in facts.flags] + [note.text for note in row.notes]
    if row.statement is not None:
        parts.append(row.statement.text)
    if row.verdict is not None:
        parts += [verdict_label(row.verdict.value), row.verdict.reason]
    return "\n".join(parts).casefold()


def verdict_text(verdict: Verdict | None) -> str:
    return "" if verdict is None or verdict.value is VerdictValue.OPEN else verdict_label(verdict.value)


def tags_text(tags: Iterable[str]) -> str:
    return " ".join(f"#{tag}" for tag in tags)


def quotes_text(cell: Iterable[Quotation]) -> str:
    """All quotes of a side with their sources, to be pasted."""
    return "; ".join(f"“{one_line(q.claim.quote)}” ({source_label(q.document)})" for q in cell)


def quote_tip(quotation: Quotation) -> str:
    """A whole quote within its sentence, what it says in other languages, and its place, as a tooltip."""
    before, after = quotation.around()
    quote = escape(one_line(quotation.claim.quote, TOOLTIP_QUOTE))
    if before or after:
        # no letters are cut apart: the blanks between the parts stay
        quote = f"{escape(before)}<b>{quote}</b>{escape(after)}"
    within = place_label(quotation.document, quotation.claim.start, quotation.claim.end)
    place = " · ".join(part for part in (source_label(quotation.document), within, one_line(quotation.claim.heading)) if part)
    said = "".join(f"<br/><i>“{escape(line.text)}”</i> <small>{escape(line.by)}</small>" for line in translation_lines(quotation))
    return f"<p>“{quote}”{said}<br/><small>{escape(place)}</small></p>"


def as_text(table: Sequence[Sequence[str]]) -> str:
    """Rows of cells, parted by tabs and line breaks; no cell is a formula to a spreadsheet."""
    return "\n".join("\t".join(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row) for row in table)


def as_html(table: Sequence[Sequence[str]]) -> str:
    """The same as an HTML table, of which the first row is the head."""
    head, *rows = ([escape(cell) for cell in row] for row in table)
    lines = ["".join(f"<th>{cell}</th>" for cell in head), *("".join(f"<td>{cell}</td>" for cell in row) for row in rows)]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def _badge(kind: str, severities: Sequence[Severity]) -> Badge:
    worst = min(severities, key=SEVERITIES.index)
    times = f" ×{len(severities)}" if len(severities) > 1 else ""
    return Badge(f"{SEVERITY_WORDS[worst][0]} {type_label(kind)}{times}", worst)
