"""The hits of a search in a terminal: by kind, each with its source, its place, and the words that were asked for.

Where there is no colour, the words stand between asterisks.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from reconciler.search.values import HitKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from reconciler.search.values import Hit

TITLES = {
    HitKind.CLAIM: "Claims",
    HitKind.NOTE: "Notes",
    HitKind.STATEMENT: "Reconciled statements",
    HitKind.VERDICT: "Verdicts",
    HitKind.TAG: "Tags",
    HitKind.TRANSLATION: "Translations",
    HitKind.TIE: "Links and separations",
    HitKind.TEXT: "Elsewhere in the texts",
}


def print_hits(hits: Sequence[Hit], limit: int, console: Console) -> None:
    """Print hits that come in order of kind; of a kind with `limit` of them it is said that there may be more.

    A passage is left out where all that it was found by stands in claims that are shown already.
    """
    claimed = [hit for hit in hits if hit.kind is HitKind.CLAIM]
    full = {kind for kind, count in Counter(hit.kind for hit in hits).items() if count == limit}
    shown = [hit for hit in hits if hit.kind is not HitKind.TEXT or not _is_told(hit, claimed)]
    for number, (kind, group) in enumerate(groupby(shown, key=lambda hit: hit.kind)):
        found = list(group)
        count = f"{len(found):,}; there may be more" if kind in full else f"{len(found):,}"
        if number:
            console.print()
        console.print(Text.assemble((TITLES[kind], "bold"), (f" ({count})", "dim")))
        for hit in found:
            _print(hit, console)


def _is_told(passage: Hit, claims: Sequence[Hit]) -> bool:
    spans = [claim.span for claim in claims if claim.source == passage.source and claim.span]
    return bool(passage.hits) and all(any(first <= a and b <= last for first, last in spans) for a, b in passage.hits)


def _print(hit: Hit, console: Console) -> None:
    place = f"{hit.name}, {hit.span[0]}-{hit.span[1]}" if hit.span else hit.name
    about = [f"{place} ({hit.side})"] if hit.name else []
    about += [f"{hit.author or 'unknown'}, {hit.time[:10]}"] if hit.time else []
    console.print(Padding(Text("  ".join(about), style="cyan"), (0, 0, 0, 2)) if console.is_terminal else f"  {'  '.join(about)}")
    if not hit.snippet:
        return
    if console.is_terminal:
        console.print(Padding(_marked(hit, plain=False), (0, 0, 0, 4)))
    else:
        console.print(Text("    ").append(_marked(hit, plain=True)), soft_wrap=True)


def _marked(hit: Hit, *, plain: bool) -> Text:
    text = Text()
    last = 0
    for start, end in hit.marks:
        text.append(hit.snippet[last:start])
        words = hit.snippet[start:end]
        text.append(f"*{words}*" if plain else words, style="" if plain else "bold underline")
        last = end
    return text.append(hit.snippet[last:])
