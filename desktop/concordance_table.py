"""The concordance in a terminal: a block a thing, what each side calls it and how often, on request every place in its context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reconciler.concordance import Matter, in_context, tallies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from reconciler.concordance import Concept, Tally, Use, Variant
    from reconciler.model import Document

# columns of text: of a side in a table, and of the words before those at the least and at the most; where there is no room for
# them, the counts stand behind the words
SIDE, WORDS, MOST_WORDS = 18, 32, 60
# columns of the place at the end of a line of context, at the most; least context that is worth a line
WHERE, LEAST = 28, 12
# columns that are left for the words themselves
WORD = 24


def print_concordance(
    concepts: Sequence[Concept], documents: Sequence[Document], console: Console, *, places: bool = False
) -> None:
    """Print what the sources call things, with all places if asked for; a pipe or file gets no blanks at the ends of lines."""
    if console.is_terminal:
        _print(concepts, documents, console, places=places)
        return
    with console.capture() as captured:
        _print(concepts, documents, console, places=places)
    console.file.writelines(f"{line.rstrip()}\n" for line in captured.get().split("\n")[:-1])


def _print(concepts: Sequence[Concept], documents: Sequence[Document], console: Console, *, places: bool) -> None:
    by_id = {d.id: d for d in documents}
    side_of = {d.id: d.side for d in documents}
    sides = tuple(dict.fromkeys(side_of.values()))
    texts = "1 text" if len(documents) == 1 else f"{len(documents):,} texts"
    found = f"{len(concepts):,} things" if len(concepts) != 1 else "1 thing"
    console.print(Text(f"{texts} of {', '.join(sides)}: {found} under several words or names."))
    for concept in concepts:
        counts = tallies(concept, side_of)
        console.print()
        console.print(_title(concept))
        words = min(console.width - 2 - SIDE * len(sides), MOST_WORDS)
        shown = _table(concept, counts, sides, words) if words >= WORDS else _list(concept, counts)
        console.print(Padding(shown, (0, 0, 0, 2)))
        for variant in concept.variants if places else ():
            console.print(Padding(_places(variant, by_id, console.width - 2), (0, 0, 0, 2)))


def _title(concept: Concept) -> Text:
    if concept.matter is Matter.TERM:
        words = Text(concept.id.replace("_", " "), style="bold")
        return Text.assemble(words, (", takes sides" if concept.marked else "", "yellow"))
    return Text.assemble((concept.variants[0].words, "bold"), (f", {concept.matter}", "dim"))


def _table(concept: Concept, counts: Sequence[Mapping[str, Tally]], sides: Sequence[str], words: int) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", width=words - 2, overflow="fold")
    for side in sides:
        table.add_column(side, justify="right", width=SIDE - 2, overflow="fold")
    for variant, count in zip(concept.variants, counts, strict=True):
        cells = (_count(count[side]) if side in count else Text("–", style="dim") for side in sides)
        table.add_row(_words(concept, variant), *cells)
    return table


def _list(concept: Concept, counts: Sequence[Mapping[str, Tally]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for variant, count in zip(concept.variants, counts, strict=True):
        shown = [Text.assemble((side, "dim"), " ", _count(tally)) for side, tally in count.items() if tally.own or tally.quoted]
        table.add_row(Text.assemble(_words(concept, variant), ": ", Text(", ").join(shown)))
    return table


def _words(concept: Concept, variant: Variant) -> Text:
    words = Text(variant.words)
    if concept.matter is Matter.TERM and variant.id.replace("_", " ") not in variant.words.lower():
        words.append(f" ({variant.id.replace('_', ' ')})", style="dim")
    if variant.marked:
        words.append(" *", style="yellow")
    if variant.former:
        words.append(" (former)", style="dim")
    return words


def _count(tally: Tally) -> Text:
    quoted = f" + {tally.quoted} quoted" if tally.quoted else ""
    return Text.assemble(f"{tally.own:,}", (f" {tally.share:4.0%}" if tally.own else "", "dim"), (quoted, "dim"))


def _places(variant: Variant, by_id: Mapping[str, Document], width: int) -> Table:
    """Every place in its context, the words below one another."""
    where = [_where(by_id[use.source], use) for use in variant.uses]
    last = min(WHERE, max(map(len, where)))
    context = max(LEAST, (width - last - 2) // 2 - WORD // 2)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=max(width - last - 2, 1), no_wrap=True, overflow="ellipsis")
    table.add_column(style="dim", max_width=last, no_wrap=True, overflow="ellipsis")
    for use, place in zip(variant.uses, where, strict=True):
        before, words, after = in_context(by_id[use.source].text, use, context)
        line = Text(" " * (context - cell_len(before)) + before)
        table.add_row(line.append(words, style="bold italic" if use.quoted else "bold").append(after), place)
    return table


def _where(document: Document, use: Use) -> str:
    return f"{document.name}, {use.start}{' (quoted)' if use.quoted else ''}"
