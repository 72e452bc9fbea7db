"""The reconciled values as the exporters write them: which discrepancies count, what a facet is called, the form in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reconciler.facets import Role
from reconciler.values import Facet, Values

if TYPE_CHECKING:
    from reconciler.report import Report
    from reconciler.values import FacetValues, Mention

_ROLES = {Role.AGENT: "who", Role.PATIENT: "to whom", Role.PARTNER: "with whom"}


def values_of_report(report: Report) -> Values:
    """The values of the facts of `report`; what a person dismissed or switched off sets nothing apart."""
    dismissed = report.decisions.dismissed
    return Values(report.analysis, (found for row in report.rows for found in row.discrepancies if not dismissed(found.id)))


def title(found: FacetValues) -> str:
    """What the values are of, in a word or two: "date, since", "number, person", "who (signed)"."""
    if found.facet is Facet.WHO:
        role = next((words for role, words in _ROLES.items() if found.about.endswith(f"/{role}")), "who")
        return f"{role} ({found.act})" if found.act else role
    if found.facet in (Facet.DATE, Facet.NUMBER) and found.about:
        return f"{found.facet}, {found.about}"
    return str(found.facet)


def plain_values(found: FacetValues) -> dict[str, Any]:
    """The values as JSON holds them."""
    values = [
        {
            "text": value.text,
            "normal": value.normal,
            "rank": str(value.rank),
            "independent": value.independent,
            "reported_by": list(value.reported_by),
            "mentions": [_mention(m) for m in value.mentions],
            "compatible": [_mention(m) for m in value.compatible],
        }
        for value in found.values
    ]
    return {"facet": str(found.facet), "about": found.about, "competing": found.competing, "values": values}


def _mention(mention: Mention) -> dict[str, Any]:
    return {"claim": mention.claim, "start": mention.start, "end": mention.end, "voices": list(mention.voices)}
