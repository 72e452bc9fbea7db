"""The fact table in a terminal, by hand-made facts; what `diptych facts` prints of a real project is in `test_cli.py`."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from desktop.fact_table import print_table
from tests.reconciler.export.builder import report


def printed(width: int) -> str:
    """The table on one line for each of its lines, with single blanks."""
    stream = io.StringIO()
    print_table(report(), Console(file=stream, width=width, highlight=False, emoji=False, markup=False))
    return stream.getvalue()


def test_a_clause_stands_in_its_sentence_and_a_whole_sentence_alone() -> None:
    table = " ".join(printed(90).split())
    assert "The toll was charged since 2015 [according to the mayor.]" in table
    assert "The bridge opened on 3 March 2014 with 112 guests. bridge.txt" in table


@pytest.mark.parametrize("width", [60, 140])
def test_it_says_the_same_side_by_side_and_one_below_the_other(width: int) -> None:
    table = printed(width)
    for words in ("3 March 2014", "bridge.txt, 21-71", "verdict accepted", "Observers"):
        assert words in table
