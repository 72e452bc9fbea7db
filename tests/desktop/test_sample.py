"""What a stranger sees first: the sample project shows what the program is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.session import make_sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reconciler.report import Report, Row


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Report]:
    path: Path = tmp_path_factory.mktemp("sample") / "sample.diptych"
    with make_sample(path) as session:
        session.reconcile()
        yield session.report()


def fact_with(report: Report, *words: str) -> Row:
    """The one fact that has quotes with all these words; a claim may serve others, too."""

    def has(row: Row, part: str) -> bool:
        return any(part in q.claim.quote for cell in row.cells for q in cell)

    (found,) = [row for row in report.rows if all(has(row, part) for part in words)]
    return found


MEETINGS = [
    ("working arrangement that was established in 2006", "established contacts with each other"),
    ("dialogue was launched in St Petersburg", "launched a Dialogue on Migration in May 2011"),
    ("in 2011 they decided to set up", "launched a Dialogue on Migration in May 2011"),
    ("came into force in June 2007", "came into force on 1 June 2007"),
]


@pytest.mark.parametrize(("one", "other"), MEETINGS)
def test_both_sides_meet_in_one_fact(report: Report, one: str, other: str) -> None:
    row = fact_with(report, one, other)
    assert row.fact.sides == ("EU", "Russia")
    assert row.fact.silent_sides == ("Third party",)


def test_the_three_are_facts_of_their_own(report: Report) -> None:
    assert len({fact_with(report, *words).fact.id for words in MEETINGS}) == 3


def test_every_source_says_that_it_is_a_restatement(report: Report) -> None:
    assert all("restatement" in d.note for d in report.analysis.documents)
