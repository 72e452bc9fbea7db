"""What people decided and wrote, and what the program proposes, as the panel shows it: order, folding, words, whose it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.models.discrepancies import SEVERITIES
from desktop.models.fact_detail import build_detail, plain_text
from desktop.models.fact_notes import note_lines
from desktop.models.values import value_blocks
from reconciler.decisions import target_of_discrepancy, target_of_facet, target_of_fact
from reconciler.model import FactState, Within
from reconciler.notebook.entries import Annotation, Statement, Switch, Tag, Verdict, VerdictValue
from reconciler.notebook.state import Notebook
from reconciler.report import Report, build
from tests.reconciler.export.builder import analysis

MADE = analysis()
OPENING = MADE.facts[0]
DATE, NUMBER = MADE.discrepancies[:2]


def at(second: int) -> str:
    return f"2026-01-02T03:04:{second:02}.000000+00:00"


def report(**entries: tuple[object, ...]) -> Report:
    return build(MADE, Notebook(**entries))  # type: ignore[arg-type]


def dismissed(*flags: object, author: str = "Ada") -> tuple[Verdict, ...]:
    return tuple(
        Verdict(target_of_discrepancy(flag), VerdictValue.DISMISSED, "two calendars", author, at(n))  # type: ignore[arg-type]
        for n, flag in enumerate(flags)
    )


def test_the_state_is_the_readers_and_says_what_the_program_found() -> None:
    assert build_detail(report(), report().rows[0], writable=True).found == ""
    made = report(verdicts=dismissed(DATE, NUMBER))
    row = next(row for row in made.rows if row.fact.id == "f1")
    detail = build_detail(made, row, writable=True)
    assert detail.state is FactState.AGREED
    assert detail.found == "The program found: ≠ disputed"


def test_the_worst_comes_first_and_what_is_dismissed_last() -> None:
    mild = replace(DATE, severity=SEVERITIES[2], evidence_a=(0, 3))
    worse = replace(MADE, discrepancies=(mild, NUMBER, DATE))
    made = build(worse)
    cards = build_detail(made, made.rows[0], writable=True).cards
    assert [card.severity for card in cards] == list(SEVERITIES)
    made = build(worse, Notebook(verdicts=dismissed(DATE)))
    cards = build_detail(made, made.rows[0], writable=True).cards
    assert [(card.severity, card.settled) for card in cards] == [
        (SEVERITIES[1], False),
        (SEVERITIES[2], False),
        (SEVERITIES[0], True),
    ]


def test_a_flag_settled_by_a_decision_elsewhere_says_whose() -> None:
    words = replace(DATE, type="terminology")
    elsewhere = replace(words, claim_a=MADE.facts[3].claims[0], evidence_a=(0, 3))
    verdict = dismissed(elsewhere)[0]
    made = build(replace(MADE, discrepancies=(words,)), Notebook(verdicts=(verdict,)))
    (card,) = build_detail(made, made.rows[0], writable=True).cards
    assert card.settled
    assert card.decision.value is VerdictValue.DISMISSED
    assert card.decision.line.startswith("settled by a decision on the same words elsewhere: dismissed · Ada · ")
    reopened = Verdict(target_of_discrepancy(words), VerdictValue.OPEN, "", "Ben", at(9))
    made = build(replace(MADE, discrepancies=(words,)), Notebook(verdicts=(verdict, reopened)))
    (card,) = build_detail(made, made.rows[0], writable=True).cards
    assert not card.settled


@pytest.mark.parametrize(
    ("within", "words"), [(Within.SIDES, ""), (Within.SIDE, "within one side"), (Within.SOURCE, "within one text")]
)
def test_a_flag_says_where_it_lies(within: Within, words: str) -> None:
    made = build(replace(MADE, discrepancies=(replace(DATE, within=within),)))
    assert build_detail(made, made.rows[0], writable=True).cards[0].within == words


def test_what_is_switched_off_is_not_there() -> None:
    made = report(switches=(Switch("rule", "date", "Ada", at(1)),))
    assert [card.type for card in build_detail(made, made.rows[0], writable=True).cards] == ["number"]
    (card,) = build_detail(made, made.rows[0], writable=True).cards
    assert card.pair == ("112", "сотни")


def test_a_difference_without_two_words_cannot_be_switched_off_by_them() -> None:
    made = report()
    row = next(row for row in made.rows if row.fact.id == "f2")
    assert [card.pair for card in build_detail(made, row, writable=True).cards] == [None]


def test_a_silence_has_what_comes_nearest() -> None:
    (silence,) = build_detail(report(), report().rows[0], writable=True).silences
    assert silence.sentence == "Observers says nothing of this."
    ((near),) = silence.nearest
    assert (near.text, near.source, near.strength) == ("A study of the river.", "papers/study.txt", 31)


def test_copies_do_not_count_and_it_is_said() -> None:
    detail = build_detail(report(), report().rows[0], writable=True)
    assert (detail.corroboration, detail.copies) == ("", ())
    fact = replace(OPENING, independent=1)
    south, third = MADE.documents[1:]
    copied = replace(MADE.copies[0], a=MADE.documents[0].id, b=south.id)
    made = build(replace(MADE, facts=(fact, *MADE.facts[1:]), copies=(copied, replace(copied, b=third.id))))
    detail = build_detail(made, made.rows[0], writable=True)
    assert detail.corroboration == "Told independently by 1 of 2 sources"
    assert detail.copies == ("“The bridge at Orrin” and “Мост <в> Оррине” are the same text in 41 of 100 parts.",)


def test_replies_follow_what_they_answer() -> None:
    target = target_of_fact(OPENING)
    first, second = Annotation(target, "one", "Ada", at(1)), Annotation(target, "two", "Ben", at(2))
    reply = Annotation(target, "to one", "Ben", at(3), reply_to=first.id)
    again = Annotation(target, "to the reply", "Ada", at(4), edited=at(5), reply_to=reply.id)
    lost = Annotation(target, "to nothing", "Ada", at(6), reply_to="gone")
    lines = note_lines((first, second, reply, again, lost), "Ada")
    assert [(line.text, line.depth, line.own) for line in lines] == [
        ("one", 0, True),
        ("to one", 1, False),
        ("to the reply", 2, True),
        ("two", 0, False),
        ("to nothing", 0, True),
    ]
    assert "changed" in lines[2].by


def test_tags_are_there_once_and_known_ones_are_offered() -> None:
    target = target_of_fact(OPENING)
    elsewhere = Tag(target_of_fact(MADE.facts[3]), "River", "Ada", at(3))
    made = report(tags=(Tag(target, "toll", "Ada", at(1)), Tag(target, "Bridge", "Ben", at(2)), elsewhere))
    detail = build_detail(made, made.rows[0], writable=True)
    assert [tag.name for tag in detail.tags] == ["Bridge", "toll"]
    assert detail.tags[0].by.startswith("Ben · ")
    assert detail.known_tags == ("Bridge", "River", "toll")


def test_researchers_stand_side_by_side_where_there_are_several() -> None:
    target = target_of_fact(OPENING)
    ada = Verdict(target, VerdictValue.ACCEPTED, "sure", "Ada", at(1))
    made = report(verdicts=(ada,))
    assert build_detail(made, made.rows[0], writable=True).opinions == ()
    ben = Verdict(target, VerdictValue.DISMISSED, "", "Ben", at(2))
    cleo = Statement(target, "It opened in March.", "Cleo", at(3))
    made = report(verdicts=(ada, ben), statements=(cleo,))
    opinions = build_detail(made, made.rows[0], writable=True).opinions
    assert [(o.author, o.verdict.partition(" · ")[0], o.statement) for o in opinions] == [
        ("Ada", "accepted", ""),
        ("Ben", "dismissed", ""),
        ("Cleo", "", "It opened in March."),
    ]
    assert opinions[0].verdict.endswith(" · sure")
    both = (*dismissed(DATE), *dismissed(DATE, author="Ben"))
    made = report(verdicts=both)
    settled = build_detail(made, made.rows[0], writable=True).cards[-1]
    assert [line.split(" · ")[1] for line in settled.opinions] == ["Ada", "Ben"]


def test_a_statement_says_where_it_is_from() -> None:
    target = target_of_fact(OPENING)
    for suggested, start in ((False, "Ada · "), (True, "proposed by the program, taken over · Ada · ")):
        made = report(statements=(Statement(target, "It opened.", "Ada", at(1), suggested),))
        detail = build_detail(made, made.rows[0], writable=True)
        assert detail.statement is not None
        assert detail.statement.by.startswith(start)
        assert plain_text(detail, made.rows[0]).split("\n")[1].startswith("It opened. (")


def test_the_most_exact_wording_is_offered_unless_it_is_the_label() -> None:
    assert build_detail(report(), report().rows[0], writable=True).wording == "The bridge opened on 3 March 2014 with 112 guests."
    alone = next(row for row in report().rows if row.fact.id == "f4")
    assert build_detail(report(), alone, writable=True).wording == ""


def test_values_say_who_tells_them_and_what_a_person_stored() -> None:
    made = report()
    blocks = {block.facet: block for block in value_blocks(made, made.rows[0])}
    assert blocks["date"].title == "Date"
    assert [(v.text, v.said_by) for v in blocks["date"].values] == [("3 March 2014", "North"), ("9 апреля", "South & East")]
    assert blocks["date"].competing
    assert blocks["date"].stated is None
    stored = Statement(target_of_facet(OPENING, "date"), "3 March 2014", "Ada", at(1), suggested=True)
    other = Statement(target_of_facet(OPENING, "date"), "4 March 2014", "Ben", at(2))
    made = report(statements=(stored, other))
    block = next(block for block in value_blocks(made, made.rows[0]) if block.facet == "date")
    assert block.stated is not None
    assert (block.stated.text, block.stated.by.partition(" · ")[0]) == ("4 March 2014", "Ben")
    assert block.wordings == (("Ada", "3 March 2014"), ("Ben", "4 March 2014"))


def test_a_stored_value_is_shown_though_the_program_finds_none() -> None:
    alone = MADE.facts[3]
    made = report(statements=(Statement(target_of_facet(alone, "place"), "Orrin", "Ada", at(1)),))
    row = next(row for row in made.rows if row.fact.id == alone.id)
    (block,) = value_blocks(made, row)
    assert (block.title, block.values) == ("Place", ())
    assert block.stated is not None
