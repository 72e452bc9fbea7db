from __future__ import annotations

import io

from rich.console import Console

from desktop.concordance_table import print_concordance
from reconciler.claims.extract import extract_claims
from reconciler.concordance import concordance
from reconciler.model import Document

PAGES = (
    Document("a.txt", "North", "They fought irregular migration and the so-called illegal migrants.", "en"),
    Document("south.txt", "South", "They spoke of illegal migration. The Northern Transport Agency (NTA) met.", "en"),
)


def printed(width: int, *, places: bool = False) -> list[str]:
    claims = [claim for page in PAGES for claim in extract_claims(page)]
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, emoji=False, markup=False)
    print_concordance(concordance(PAGES, claims), PAGES, console, places=places)
    return out.getvalue().splitlines()


def test_a_block_a_thing_and_a_column_a_side() -> None:
    lines = printed(100)
    assert lines[0] == "2 texts of North, South: 2 things under several words or names."
    assert lines[2] == "unauthorised migration, takes sides"
    assert lines[3].split() == ["North", "South"]
    rows = {line.strip().split("  ")[0]: line.split() for line in lines}
    assert rows["illegal migrants *"][-6:] == ["0", "+", "1", "quoted", "1", "100%"]
    assert rows["irregular migration"][-3:] == ["1", "100%", "0"]
    assert "Northern Transport Agency, body" in lines
    assert rows["NTA"][-3:] == ["–", "1", "50%"]


def test_a_narrow_terminal_gets_the_counts_behind_the_words() -> None:
    lines = printed(50)
    assert "  irregular migration: North 1 100%" in lines
    assert all(len(line) <= 50 for line in printed(50, places=True))


def test_places_stand_in_their_context_with_the_words_below_one_another() -> None:
    lines = [line for line in printed(100, places=True) if ".txt" in line]
    assert len(lines) == 5
    quoted, plain = lines[:2]
    assert "a.txt, 50 (quoted)" in quoted
    assert "south.txt, 14" in plain
    assert quoted.index("illegal") == plain.index("illegal")
    assert "They spoke of illegal migration." in plain
    assert not [line for line in lines if line != line.rstrip()]
