"""The proposed values of a fact as lines to read: what they are of, by whom they are told, and what a person stored instead.

A value that a person stores hangs on the fact and on the name of its facet; where a fact has several values of one facet (two
dates that answer different questions), on what they are about too.
Known limit: a value stored while a fact had one date is shown by itself once a new run finds two.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.marks import QT_TRANSLATE_NOOP
from desktop.models.fact_notes import stated
from desktop.models.labels import one_line
from reconciler.decisions import facet_home
from reconciler.facets import Role
from reconciler.values import Facet, Rank, values_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.models.fact_notes import Stated
    from reconciler.report import Quotation, Report, Row
    from reconciler.values import FacetValues, Mention, Value

_FACETS = {
    Facet.DATE: QT_TRANSLATE_NOOP("Values", "Date"),
    Facet.NUMBER: QT_TRANSLATE_NOOP("Values", "Number"),
    Facet.PLACE: QT_TRANSLATE_NOOP("Values", "Place"),
    Facet.WHO: QT_TRANSLATE_NOOP("Values", "Who"),
    Facet.STATUS: QT_TRANSLATE_NOOP("Values", "How far it is"),
    Facet.NAME: QT_TRANSLATE_NOOP("Values", "Name"),
    Facet.WORD: QT_TRANSLATE_NOOP("Values", "Choice of words"),
}
_ROLES = {
    Role.PATIENT: QT_TRANSLATE_NOOP("Values", "To whom"),
    Role.PARTNER: QT_TRANSLATE_NOOP("Values", "With whom"),
}
_DATES = {
    "since": QT_TRANSLATE_NOOP("Values", "since"),
    "until": QT_TRANSLATE_NOOP("Values", "until"),
    "before": QT_TRANSLATE_NOOP("Values", "before"),
    "after": QT_TRANSLATE_NOOP("Values", "after"),
}


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A value: who says it, who only less exactly, and whether it is the one that the program proposes."""

    text: str
    said_by: str
    less_exact: str
    preferred: bool


@dataclass(frozen=True, slots=True)
class ValueBlock:
    """The values of one thing that the fact tells, under the name `facet` of what a person stores of it.

    `stated` is what a person stored, `wordings` what each of several researchers did, each an author and words.
    """

    facet: str
    title: str
    values: tuple[ValueLine, ...]
    competing: bool
    stated: Stated | None
    wordings: tuple[tuple[str, str], ...] = ()


def value_blocks(report: Report, row: Row) -> tuple[ValueBlock, ...]:
    """The values of the fact in `row`; of a fact of one source, which nothing can be held against, only those that are stored."""
    quotations = {q.claim.id: q for cell in row.cells for q in cell}
    documents = {q.document.id: q.document for q in quotations.values()}
    found: Sequence[FacetValues] = ()
    if len(documents) > 1:
        standing = [d for d in row.discrepancies if not report.decisions.dismissed(d.id)]
        claims = {claim: q.claim for claim, q in quotations.items()}
        found = values_of(row.fact, claims, documents, standing, report.analysis.copies)
    blocks = [
        _block(report, row, name, _title(one), tuple(_line(value, quotations) for value in one.values), competing=one.competing)
        for name, one in zip(_names(found), found, strict=True)
    ]
    start = facet_home(row.fact.id, "")
    shown = {facet_home(row.fact.id, block.facet) for block in blocks}
    stored = (home.removeprefix(start) for home in report.decisions.statements if home.startswith(start) and home not in shown)
    return (*blocks, *(_block(report, row, name, _title_of(name), (), competing=False) for name in stored))


def _block(report: Report, row: Row, facet: str, title: str, lines: tuple[ValueLine, ...], *, competing: bool) -> ValueBlock:
    home = facet_home(row.fact.id, facet)
    wordings = report.decisions.wordings.get(home, ())
    several = tuple((s.author, s.text) for s in wordings) if len(wordings) > 1 else ()
    return ValueBlock(facet, title, lines, competing, stated(report.decisions.statements.get(home)), several)


def _names(found: Sequence[FacetValues]) -> list[str]:
    """Under what the value of each is stored: the facet, and what else tells it from others of that facet."""
    of_facet = Counter(one.facet for one in found)
    of_about = Counter((one.facet, one.about) for one in found)
    names = []
    for one in found:
        more = one.about if of_about[one.facet, one.about] == 1 else f"{one.about}={one.values[0].normal}"
        names.append(str(one.facet) if of_facet[one.facet] == 1 else f"{one.facet}/{more}")
    return names


def _title(found: FacetValues) -> str:
    name, about = _say(_FACETS[found.facet]), ""
    if found.facet is Facet.WHO:
        role = next((role for role in _ROLES if found.about.endswith(f"/{role}")), None)
        name, about = _say(_ROLES[role]) if role else name, found.act
    elif found.facet is Facet.DATE:
        about = _say(_DATES[found.about]) if found.about in _DATES else found.about
    elif found.facet is Facet.NUMBER:
        about = found.about
    return f"{name} · {one_line(about)}" if about else name


def _title_of(name: str) -> str:
    """The title of a stored value whose facet the program does not find (any more)."""
    facet, _, about = name.partition("/")
    title = _say(_FACETS[Facet(facet)]) if facet in _FACETS else facet
    return f"{title} · {about.strip('=')}" if about else title


def _line(value: Value, quotations: dict[str, Quotation]) -> ValueLine:
    said = _sides(value.mentions, quotations)
    if value.reported_by:
        voices = ", ".join(one_line(voice) or QCoreApplication.translate("Values", "somebody") for voice in value.reported_by)
        said = QCoreApplication.translate("Values", "{sides}, reporting {voices}").format(sides=said, voices=voices)
    elif value.independent > 1:
        said = QCoreApplication.translate("Values", "{sides} · on their own: {count}").format(sides=said, count=value.independent)
    less = ""
    if value.compatible:
        words = dict.fromkeys(_words(m, quotations) for m in value.compatible)
        quoted = ", ".join(f"“{word}”" for word in words)
        less = QCoreApplication.translate("Values", "less exactly: {words} ({sides})").format(
            words=quoted, sides=_sides(value.compatible, quotations)
        )
    return ValueLine(one_line(value.text), said, less, value.rank is Rank.PREFERRED)


def _words(mention: Mention, quotations: dict[str, Quotation]) -> str:
    return one_line(quotations[mention.claim].document.text[mention.start : mention.end])


def _sides(mentions: Iterable[Mention], quotations: dict[str, Quotation]) -> str:
    """The sides that say it; with the number of its sources where it is more than one."""
    sources: dict[str, set[str]] = {}
    for mention in mentions:
        document = quotations[mention.claim].document
        sources.setdefault(document.side, set()).add(document.id)
    return ", ".join(side if len(found) == 1 else f"{side} ({len(found)})" for side, found in sources.items())


def _say(text: str) -> str:
    return QCoreApplication.translate("Values", text)
