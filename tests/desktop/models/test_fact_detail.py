"""The chosen fact as values, its cards, and the choice of the sources that stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.discrepancies import discrepancy_of
from desktop.models.fact_detail import build_detail, plain_text
from desktop.models.labels import language_code, one_line, step_label, type_label
from desktop.models.side_by_side import choices, first_shown, moved, of_side, shown_for_fact, with_other, without
from desktop.session import Session
from reconciler.decisions import target_of_discrepancy, target_of_fact
from reconciler.model import Severity
from reconciler.notebook.entries import VerdictValue
from reconciler.report import build
from tests.reconciler.export.builder import report as made_report

if TYPE_CHECKING:
    from pathlib import Path

    from reconciler.report import Report


def test_what_each_side_says_and_who_is_silent(report: Report) -> None:
    detail = build_detail(report, report.rows[0], writable=True)
    assert [(voice.side, [quote.text for quote in voice.quotes]) for voice in detail.voices] == [
        ("North", ["The river bridge was opened on 3 March 2014 by the mayor."]),
        ("South", ["The river bridge was opened on 9 April 2014 by the mayor."]),
    ]
    assert detail.voices[1].quotes[0].source == "Bridges & roads"
    assert [(silence.sentence, silence.nearest) for silence in detail.silences] == [("East says nothing of this.", ())]
    assert detail.proposal.startswith("Proposed by the program")
    assert detail.decision.value is VerdictValue.OPEN
    alone = build_detail(report, report.rows[-1], writable=False)
    assert alone.proposal == ""
    assert not alone.writable


def test_a_clause_has_the_rest_of_its_sentence_around_it() -> None:
    detail = build_detail(made_report(), made_report().rows[1], writable=True)
    north, third = (voice.quotes[0] for voice in detail.voices)
    assert (third.before, third.text, third.after) == ("", "The toll was charged since 2015", " according to the mayor.")
    assert (north.before, north.after) == ("", "")
    cited = "“The toll was charged since 2015” (in the sentence: “The toll was charged since 2015 according to the mayor.”) — "
    assert cited in plain_text(detail, made_report().rows[1])


def test_a_claim_of_several_facts_names_the_others() -> None:
    first, *_, shared = (build_detail(made_report(), row, writable=True) for row in made_report().rows[:3])
    assert [quote.others for voice in first.voices for quote in voice.quotes] == [(("f5", "= The bridge"),)] * 2
    assert shared.voices[0].quotes[0].others == (("f1", "≠ The opening of the bridge"),)


def test_a_card_says_what_differs(report: Report) -> None:
    (card,) = build_detail(report, report.rows[0], writable=True).cards
    assert (card.kind, card.severity, card.severity_label) == ("date", Severity.CONFLICT, "conflict")
    assert (card.side_a, card.side_b) == ("North", "South")
    assert "3 March 2014" in card.words_a
    assert "9 April 2014" in card.words_b
    assert "3 March 2014" in card.sentence
    russian = build_detail(report, report.rows[0], writable=True, language="ru").cards[0]
    assert russian.sentence != card.sentence


def test_decisions_show_their_author_and_time(project: Path) -> None:
    with Session.open(project) as session:
        session.author = "Ada"
        row = session.report().rows[0]
        session.decide(target_of_fact(row.fact), VerdictValue.ACCEPTED, "sure")
        session.decide(target_of_discrepancy(discrepancy_of(row, row.discrepancies[0].id)), VerdictValue.DISMISSED)
        session.annotate(target_of_fact(row.fact), "Look again.")
        report = session.report()
    detail = build_detail(report, report.rows[0], writable=True)
    assert detail.decision.line.startswith("accepted · Ada · ")
    assert detail.decision.line.endswith(" · sure")
    assert detail.cards[0].decision.value is VerdictValue.DISMISSED
    assert detail.notes[0].text == "Look again."
    assert detail.notes[0].by.startswith("Ada · ")
    text = plain_text(detail, report.rows[0])
    for part in (
        "“The river bridge was opened on 3 March 2014 by the mayor.” — “The bridge”, north.txt, characters 0–57.",
        "East says nothing",
        "sure",
        "Look again.",
    ):
        assert part in text


def test_the_first_sources_are_of_two_sides_and_stay(report: Report) -> None:
    north, north_2, south, east = (d.id for d in report.analysis.documents)
    assert first_shown(report) == (north, south)
    assert first_shown(report, (east, north_2)) == (east, north_2)
    assert first_shown(report, (east, "gone")) == (north, south)
    assert first_shown(report, (east, "gone", north, east)) == (east, north)
    assert (choices(report)[0].id, choices(report)[0].words) == (north, "North · The bridge")
    assert choices(report)[-1].words == "East · east.txt"
    assert of_side(choices(report), "North") == (north, north_2)


def test_no_source_and_one_source_are_shown_too(report: Report) -> None:
    assert first_shown(build(type(report.analysis)((), (), (), ()))) == ()
    one = report.analysis.documents[0]
    assert first_shown(build(type(report.analysis)((one,), (), (), ()))) == (one.id,)


def test_sources_change_places_and_go() -> None:
    assert with_other(("a", "b", "c"), 0, "d") == ("d", "b", "c")
    assert with_other(("a", "b", "c"), 0, "c") == ("c", "b", "a")
    assert moved(("a", "b", "c"), 0, 1) == ("b", "a", "c")
    assert moved(("a", "b", "c"), 2, 1) == moved(("a", "b", "c"), 0, -1) == ("a", "b", "c")
    assert without(("a", "b", "c"), 1) == ("a", "c")
    assert without(("a",), 0) == ("a",)


def test_a_fact_is_shown_with_as_little_change_as_possible(report: Report) -> None:
    north, north_2, south, east = (d.id for d in report.analysis.documents)
    bridge = report.rows[0]
    assert shown_for_fact(bridge, (north, south)) == (north, south)
    assert shown_for_fact(bridge, (south, north)) == (south, north)
    assert shown_for_fact(bridge, (north, east)) == (north, south)
    assert shown_for_fact(bridge, (east, north)) == (south, north)
    assert shown_for_fact(bridge, (north_2, east)) == (north, south)
    assert shown_for_fact(bridge, (north_2, east, north)) == (north_2, south, north)
    assert shown_for_fact(bridge, (south, east, north)) == (south, east, north)
    assert shown_for_fact(bridge, (east,)) == (north,)
    museum = report.rows[-1]
    assert shown_for_fact(museum, (north, east)) == (north, east)
    assert shown_for_fact(museum, (north, south)) == (east, south)


def test_words_for_the_reader() -> None:
    assert type_label("date_precision") == "precision of the date"
    assert type_label("a_new_type") == "a_new_type"
    assert step_label("vectors") == "reading what they mean"
    assert step_label("other") == "other"
    assert language_code("russian") == language_code(" RU ") == "ru"
    assert one_line("a\n  b", 10) == "a b"
    assert one_line("one two three four", 12) == "one two…"
    assert one_line("x" * 30, 10) == "x" * 10 + "…"
