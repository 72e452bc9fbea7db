"""Hard texts in the parallel view: every highlight is where its words are, checked by span, and no deed lays the whole text out.

How long anything takes is measured by `benchmarks/bench_parallel_view.py`.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from desktop.models.parallel import PaneClaim, PaneContent, ParallelContent
from reconciler.model import Document, FactState
from tests.desktop.views.reader import point_in

if TYPE_CHECKING:
    from desktop.views.parallel import ParallelView
    from desktop.views.parallel.pane import TextPane

ASTRAL = "🚢 e\u0301\u0323 👩\u200d🚀 𝒜𝓁𝓅𝒽𝒶 quay\u0308 и\u0306 "
HEBREW = "שָׁלוֹם עֲלֵיכֶם 123 abc مرحبا "
STATES = tuple(FactState)


def big_file() -> str:
    line = "The harbour of the old town was opened in spring, and пришло много судов 🚢 while trade grew. " * 3
    return "\n".join(f"{n} {line}" for n in range(20_000_000 // (len(line) + 8)))


TEXTS = {
    "20 MB": big_file,
    "a paragraph of 2 MB": lambda: "The quay was opened in 2014, and the ferry runs twice a day. " * 33_000,
    "no space in 2 MB": lambda: "wordwithoutend" * 143_000,
    "astral and combining": lambda: ASTRAL * 40_000,
    "right to left": lambda: HEBREW * 20_000 + "\n" + HEBREW * 20,
    "short lines": lambda: "a\n\n" * 200_000,
}


def content_of(text: str, claims: int = 400) -> ParallelContent:
    """`text` with claims at places by chance, apart from each other, beside a short text."""
    rng = random.Random(3)
    step = max(60, len(text) // claims)
    found = []
    for n in range(len(text) // step):
        start = n * step + rng.randrange(step // 3)
        end = start + rng.randrange(1, step // 2)
        found.append(PaneClaim(f"c{n}", start, min(end, start + 300), (), STATES[n % len(STATES)]))
    beside = PaneContent(Document("beside", "B", "One line.\n" * 30), ())
    return ParallelContent((PaneContent(Document("hard", "A", text), tuple(found)), beside), ())


@pytest.fixture(params=TEXTS, ids=str)
def hard(request: pytest.FixtureRequest, view: ParallelView) -> TextPane:
    """The pane of a hard text, just loaded: the heights of most of it are only estimated."""
    view.set_content(content_of(TEXTS[request.param]()))
    QApplication.processEvents()
    return view.panes[0]


def marked(pane: TextPane, start: int, end: int) -> str:
    """What Qt is told to mark for `[start, end)`, put together from the pieces, through Qt's own units."""
    parts = []
    first, last = pane.column.piece_of(start), pane.column.piece_of(end - 1)
    for number in range(first, last + 1):
        piece = pane.column.pieces[number]
        laid = pane.column.lay_out(number)
        units = laid.layout.text().encode("utf-16-le")
        for chosen in laid.ranges([(start, end, pane.style_of_text.found)], piece.end):
            parts.append(units[2 * chosen.start : 2 * (chosen.start + chosen.length)].decode("utf-16-le"))
    return "".join(parts)


def some(pane: TextPane, count: int = 12) -> list[int]:
    claims = range(len(pane.map.claims))
    return sorted(random.Random(5).sample(claims, min(count, len(claims))))


def test_every_highlight_covers_its_words(hard: TextPane) -> None:
    text = hard.content.document.text
    for number in some(hard):
        claim = hard.map.claims[number]
        hard.reveal(number)
        QApplication.processEvents()
        assert hard.is_in_sight(number)
        assert marked(hard, claim.start, claim.end) == text[claim.start : claim.end].replace("\n", "")
        shown = [(run.start, run.end) for run in hard.map.runs_between(claim.start, claim.end)]
        assert shown == [(claim.start, claim.end)]


def test_what_is_under_the_pointer_is_what_stands_there(hard: TextPane) -> None:
    for number in some(hard):
        claim = hard.map.claims[number]
        plain = [position for position in range(claim.start + 1, min(claim.end, claim.start + 80)) if _is_plain(hard, position)]
        for position in plain[:5]:
            hard.reveal_place(position, position + 1)
            assert hard.character_at(QPointF(point_in(hard, position))) == position
            assert number in hard.claims_at(QPointF(point_in(hard, position)))


def _is_plain(pane: TextPane, position: int) -> bool:
    """Whether a Latin or Cyrillic letter and its like stand there: within other scripts a letter has no edges of its own."""
    around = pane.content.document.text[max(0, position - 1) : position + 2]
    return len(around) == 3 and around.isalpha() and (around.isascii() or all("\u0400" <= c <= "\u04ff" for c in around))


def test_what_is_found_covers_the_words_that_were_sought(hard: TextPane, view: ParallelView) -> None:
    text = hard.content.document.text
    for words in ("quay", "🚢", "abc", "wordwithoutend", "пришло  МНОГО"):
        view.finder.open()
        view.finder.bar.field.setText(words)
        while view.finder.is_busy():
            QApplication.processEvents()
        found = hard.found
        wanted = [p.casefold() for p in words.split()]
        for k in random.Random(1).sample(range(len(found)), min(8, len(found))):
            assert text[found.starts[k] : found.ends[k]].casefold().split() == wanted
            hard.reveal_place(found.starts[k], found.ends[k])
            assert marked(hard, found.starts[k], found.ends[k]) == text[found.starts[k] : found.ends[k]]
        if words == "quay":  # with a mark on its last letter it is another word
            plain = text.casefold().count(words) - text.casefold().count("quay\u0308")
            assert len(found) == plain


def test_a_deed_lays_out_no_more_than_what_shows(hard: TextPane, view: ParallelView) -> None:
    view.idle.clear()  # what is done in idle time is not what the reader waits for
    bar = hard.verticalScrollBar()
    deeds = (
        lambda: bar.setValue(bar.maximum()),
        lambda: bar.setValue(bar.maximum() // 2),
        lambda: view.resize(view.width() - 90, view.height()),
        lambda: view.zoom(1),
        lambda: view.resize(view.width(), view.height() - 50),
    )
    for deed in deeds:
        before = hard.column.layouts_made
        deed()
        view.idle.clear()
        hard.viewport().grab()
        assert hard.column.layouts_made - before < 250
    assert len(hard.column.pieces) >= 90


def test_a_name_of_three_hundred_letters_and_an_empty_text(view: ParallelView) -> None:
    long = Document("n" * 300, "S" * 300, "", title="T" * 300)
    view.set_content(ParallelContent((PaneContent(long, ()), PaneContent(Document("b", "B", "x"), ())), ()))
    QApplication.processEvents()
    assert view.minimumSizeHint().width() < 700
    assert view.headers[0].title.toolTip() == "T" * 300
