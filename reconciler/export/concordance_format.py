"""The concordance as JSON, and as CSV with a row a place, to count and to read it in other programs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from reconciler.concordance import concordance, in_context, tallies
from reconciler.export.csv_table import safe
from reconciler.glossary import lookup, read_glossary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reconciler.concordance import Concept, Tally, Use, Variant
    from reconciler.model import Document
    from reconciler.report import Report

HEADER = (
    "matter", "concept", "variant", "language", "takes sides", "former", "side", "source", "start", "end", "quoted",
    "before", "words", "after",
)  # fmt: skip
# code points of context on each side of a place in CSV
CONTEXT = 80
DIGITS = 4


def concordance_of(report: Report) -> tuple[Concept, ...]:
    """The concordance of a report's sources, by the names that its project's glossary knows."""
    own = read_glossary(report.notebook.setting("glossary"))
    return concordance(report.analysis.documents, report.analysis.claims, lookup(own.shipped, own.entries))


def plain_concordance(concepts: Iterable[Concept], documents: Sequence[Document]) -> list[dict[str, Any]]:
    """The concepts as JSON holds them."""
    side_of = {d.id: d.side for d in documents}
    return [
        {
            "id": concept.id,
            "matter": str(concept.matter),
            "variants": [
                _variant(variant, counts) for variant, counts in zip(concept.variants, tallies(concept, side_of), strict=True)
            ],
        }
        for concept in concepts
    ]


def _variant(variant: Variant, counts: dict[str, Tally]) -> dict[str, Any]:
    return {
        "id": variant.id,
        "language": variant.language,
        "words": variant.words,
        "takes_sides": variant.marked,
        "former": variant.former,
        "counts": [
            {"side": side, "own": tally.own, "quoted": tally.quoted, "share": round(tally.share, DIGITS)}
            for side, tally in counts.items()
        ],
        "places": [{"source": use.source, "start": use.start, "end": use.end, "quoted": use.quoted} for use in variant.uses],
    }


def write_csv(concepts: Iterable[Concept], documents: Sequence[Document]) -> bytes:
    """A row a place, in UTF-8 with a byte order mark; the counts are those of the rows."""
    by_id = {d.id: d for d in documents}
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER)
    for concept in concepts:
        for variant in concept.variants:
            for use in variant.uses:
                writer.writerow([safe(cell) for cell in _row(concept, variant, use, by_id[use.source])])
    return text.getvalue().encode("utf-8-sig", "replace")


def _row(concept: Concept, variant: Variant, use: Use, document: Document) -> list[str]:
    what = [str(concept.matter), concept.id, variant.id, variant.language, _yes(variant.marked), _yes(variant.former)]
    place = [document.side, document.name, str(use.start), str(use.end), _yes(use.quoted)]
    return [*what, *place, *(part.strip() for part in in_context(document.text, use, CONTEXT))]


def _yes(flag: bool) -> str:
    return "yes" if flag else ""
