"""Texts side by side as HTML for printing: paragraphs that tell of the same facts share a row, and every claim that has a partner
is marked with the number and sign of its fact, as the fact table numbers them. No word of a text is left out or changed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.models.labels import source_label
from desktop.models.parallel import build_panes, runs
from desktop.theme import LIGHT, state_symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.models.parallel import PaneClaim, PaneContent
    from reconciler.model import FactState
    from reconciler.report import Report

_LINE = re.compile(r"[^\n]*\S[^\n]*")

Span = tuple[int, int]


def texts_html(report: Report, sources: Sequence[str]) -> str:
    """The sources with these ids in columns; raises KeyError for one that is not in the report."""
    panes = build_panes(report, sources).panes
    numbers = {row.fact.id: number for number, row in enumerate(report.rows, 1) if len(row.fact.claims) > 1}
    columns = [_Column(pane, numbers) for pane in panes]
    width = 100 // max(1, len(columns))

    def cell(column: _Column, place: int | None) -> str:
        return f'<td valign="top" width="{width}%">{_cell(column, place)}</td>'

    head = "".join(f'<th align="left" width="{width}%">{_title(pane)}</th>' for pane in panes)
    rows = "".join(f"<tr>{''.join(map(cell, columns, row))}</tr>" for row in _rows(columns))
    return f'<table width="100%" cellpadding="5" cellspacing="0" border="0"><thead><tr>{head}</tr></thead>{rows}</table>'


class _Column:
    """A source cut into its paragraphs, each with the facts that are told of in it."""

    def __init__(self, pane: PaneContent, numbers: Mapping[str, int]) -> None:
        self.text = pane.document.text
        self.claims = tuple(c for c in pane.claims if any(f in numbers for f in c.facts))
        self.numbers = numbers
        self.runs = runs([(c.start, c.end) for c in self.claims])
        self.paragraphs: tuple[Span, ...] = tuple((m.start(), m.end()) for m in _LINE.finditer(self.text))
        self.ends: dict[int, list[PaneClaim]] = defaultdict(list)
        for claim in self.claims:
            self.ends[claim.end].append(claim)
        self.cuts = sorted(self.ends)
        starts = [start for start, _ in self.paragraphs]
        told: dict[int, set[str]] = defaultdict(set)
        for claim in self.claims:
            told[max(0, bisect_left(starts, claim.start + 1) - 1)].update(f for f in claim.facts if f in numbers)
        self.facts: list[frozenset[str]] = [frozenset(told[i]) for i in range(len(self.paragraphs))]


def _rows(columns: Sequence[_Column]) -> list[tuple[int | None, ...]]:
    """For each row the paragraph of every column, None where it has none; each column keeps its order."""
    if not columns:
        return []
    rows: list[tuple[int | None, ...]] = [(i,) for i in range(len(columns[0].paragraphs))]
    facts = list(columns[0].facts)
    for width, column in enumerate(columns[1:], 1):
        joined: list[tuple[tuple[int | None, ...], frozenset[str]]] = []
        done_rows = done_own = 0
        for row, own in [*_chain(facts, column.facts), (len(rows), len(column.paragraphs))]:
            for i in range(max(row - done_rows, own - done_own)):
                before = rows[done_rows + i] if done_rows + i < row else (None,) * width
                mine = done_own + i if done_own + i < own else None
                told = facts[done_rows + i] if done_rows + i < row else frozenset()
                joined.append(((*before, mine), told | (column.facts[mine] if mine is not None else frozenset())))
            if row < len(rows) and own < len(column.paragraphs):
                joined.append(((*rows[row], own), facts[row] | column.facts[own]))
            done_rows, done_own = row + 1, own + 1
        rows, facts = [row for row, _ in joined], [told for _, told in joined]
    return rows


def _chain(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """The longest chain of pairs, growing on both sides, of paragraphs that tell of one fact (patience sorting)."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, told in enumerate(theirs):
        for fact in told:
            places[fact].append(j)
    pairs = [(i, j) for i, told in enumerate(ours) for j in sorted({j for fact in told for j in places[fact]}, reverse=True)]
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        before.append(last[at - 1] if at else -1)
        tails[at : at + 1], last[at : at + 1] = [j], [number]
    chain: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _title(pane: PaneContent) -> str:
    document = pane.document
    return f"{escape(document.side)}<br/>{escape(source_label(document))}"


def _cell(column: _Column, place: int | None) -> str:
    """A paragraph with its claims on the colour of their state, and behind each claim the sign and the numbers of its facts."""
    if place is None:
        return ""
    first, end = column.paragraphs[place]
    pieces: list[str] = []
    at = first
    for start, stop, state in _stretches(column, first, end):
        words = escape(column.text[at:start]), escape(column.text[start:stop])
        pieces += [words[0], f'<span style="background-color: {LIGHT.states[state].fill}">{words[1]}</span>']
        pieces += [_mark(claim, column.numbers) for claim in column.ends.get(stop, ())]
        at = stop
    return f'<p style="white-space: pre-wrap">{"".join(pieces)}{escape(column.text[at:end])}</p>'


def _stretches(column: _Column, first: int, end: int) -> Iterator[tuple[int, int, FactState]]:
    """What of `[first, end)` belongs to a claim, cut wherever a claim ends, with the state of the innermost."""
    for run in column.runs:
        start, stop = max(run.start, first), min(run.end, end)
        if start < stop:
            cuts = column.cuts[bisect_right(column.cuts, start) : bisect_left(column.cuts, stop)]
            for a, b in pairwise((start, *cuts, stop)):
                yield a, b, column.claims[run.claim].state


def _mark(claim: PaneClaim, numbers: Mapping[str, int]) -> str:
    told = ",".join(str(numbers[fact]) for fact in claim.facts if fact in numbers)
    return f"<sup><b> {state_symbol(claim.state)}{told}</b></sup>"
