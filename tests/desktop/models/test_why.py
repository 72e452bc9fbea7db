"""Why two claims stand together: the parts of their score in words, as steps that add up to the sum."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from desktop.models.labels import part_label, part_note
from desktop.models.why import MOST, build_whys
from reconciler.model import ScorePart
from reconciler.scoring import PARTS
from tests.reconciler.export.builder import report as made_report

if TYPE_CHECKING:
    from reconciler.report import Report, Row


@pytest.mark.parametrize("name", [part.name for part in PARTS])
def test_every_part_of_a_score_has_a_name_in_words(name: str) -> None:
    assert part_label(name) != name or name == "meaning"


def test_a_part_of_another_version_is_shown_as_it_is_written() -> None:
    assert part_label("a new part") == "a new part"
    assert part_note("a new part", "its note") == "its note"


def row_with(*parts: ScorePart) -> Row:
    """The opening of the bridge, whose link has these parts."""
    row = made_report().rows[0]
    (link,) = row.fact.links
    return replace(row, fact=replace(row.fact, links=(replace(link, parts=parts),)))


def test_the_steps_of_a_real_pair_add_up_to_its_strength(report: Report) -> None:
    (why,) = build_whys(report.rows[0])
    (link,) = report.rows[0].fact.links
    assert why.strength == round(link.score * 100)
    assert all(a.end == b.start for a, b in pairwise(why.steps))
    assert why.steps[0].start == 0
    assert 1 / (1 + math.exp(-why.steps[-1].end)) == pytest.approx(link.score, abs=0.03)
    assert {why.side_a, why.side_b} == {"North", "South"}
    assert len(why.steps) + len(why.idle) == len(PARTS)
    assert part_label("words") in [step.name for step in why.steps]


def test_what_moves_nothing_is_named_apart() -> None:
    (why,) = build_whys(row_with(ScorePart("meaning", 0.5, 2.0), ScorePart("dates", 0.0, 0.8), ScorePart("baseline", 1.0, -0.04)))
    assert [(step.name, step.change) for step in why.steps] == [("meaning", 1.0)]
    assert why.idle == ("dates that meet", "start")


def test_notes_are_said_in_the_words_of_the_claims() -> None:
    parts = (
        ScorePart("words", 0.5, 2.0, "bri, gues, unheard"),
        ScorePart("names", 0.5, 2.0, "bridge, the-old-town"),
        ScorePart("patients", 0.5, 2.0, "bridge / bridge"),
        ScorePart("dates", 0.5, 2.0, "2014-03-03 / 2014"),
        ScorePart("meaning", 0.5, 2.0, "an English note"),
    )
    (why,) = build_whys(row_with(*parts))
    words, names, patients, dates, meaning = (step.note for step in why.steps)
    assert words == "bridge, guests, unheard"
    assert names == "bridge, the old town"
    assert patients == "bridge / bridge"
    assert dates == "2014-03-03 / 2014"
    assert "language model" in meaning


def test_the_strongest_pairs_of_a_large_fact_are_shown() -> None:
    row = row_with(ScorePart("meaning", 0.5, 2.0))
    links = tuple(replace(row.fact.links[0], score=score / 100) for score in range(50, 50 + MOST + 3))
    whys = build_whys(replace(row, fact=replace(row.fact, links=links)))
    assert [why.strength for why in whys] == list(range(50 + MOST + 2, 52, -1))


def test_a_fact_without_links_has_no_reasons(report: Report) -> None:
    assert build_whys(report.rows[-1]) == ()
