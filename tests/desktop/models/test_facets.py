"""What was read in a claim, in words: every kind, every value, and nothing where nothing was read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.models.facets import FacetLine, facet_lines, modality_label, name_of, status_label
from reconciler.facets import (
    Attribution,
    DateMention,
    DatePrecision,
    DateRole,
    EntityKind,
    EntityMention,
    EventMention,
    Facets,
    Modality,
    ModalityMention,
    Negation,
    NumberMention,
    Role,
    RoleMention,
    Status,
    StatusMention,
    TermMention,
)
from reconciler.model import Claim, Document
from reconciler.report import Quotation

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT = "The Harbour Board (HB) said that Orrin may never have sold more than forty ships to Lund since June 2010, a so-called pact."


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def lines(facets: Facets) -> Mapping[str, tuple[str, ...]]:
    source = Document("a.txt", "North", TEXT, "en")
    quotation = Quotation(Claim(source.id, 0, len(TEXT), TEXT, (0, len(TEXT)), facets=facets), source)
    return {line.kind: line.values for line in facet_lines(quotation)}


def june(role: DateRole, words: str = "June 2010") -> DateMention:
    return DateMention(*at(words), date(2010, 6, 1), date(2010, 6, 30), DatePrecision.MONTH, "2010-06", role)


def number(low: float, high: float, unit: str = "ship", *, ordinal: bool = False) -> NumberMention:
    return NumberMention(*at("more than forty"), low, high, unit, ordinal=ordinal)


def test_nothing_read_is_no_line() -> None:
    assert lines(Facets()) == {}


@pytest.mark.parametrize(
    ("role", "value"),
    [
        (DateRole.AT, "June 2010 → 2010-06"),
        (DateRole.SINCE, "June 2010 → since 2010-06"),
        (DateRole.UNTIL, "June 2010 → until 2010-06"),
        (DateRole.BEFORE, "June 2010 → before 2010-06"),
        (DateRole.AFTER, "June 2010 → after 2010-06"),
    ],
)
def test_a_date_is_given_as_it_is_said_and_as_it_is_meant(role: DateRole, value: str) -> None:
    assert lines(Facets(dates=(june(role),))) == {"Dates": (value,)}
    assert len(DateRole) == 5


def test_a_date_that_is_said_as_it_is_meant_is_given_once() -> None:
    year = DateMention(*at("2010"), date(2010, 1, 1), date(2010, 12, 31), DatePrecision.YEAR, "2010")
    assert lines(Facets(dates=(year,))) == {"Dates": ("2010",)}


@pytest.mark.parametrize(
    ("mention", "value"),
    [
        (number(40, float("inf")), "40 or more · ship"),
        (number(float("-inf"), 40), "40 or less · ship"),
        (number(24, 99), "24 to 99 · ship"),
        (number(1_400_000, 1_400_000, "EUR"), "1,400,000 · EUR"),
        (number(17, 17, "", ordinal=True), "rank 17"),
    ],
)
def test_a_number_is_given_with_its_bounds_and_its_unit(mention: NumberMention, value: str) -> None:
    assert lines(Facets(numbers=(mention,))) == {"Numbers": (f"more than forty → {value}",)}


def test_names_stand_by_kind_and_those_of_one_thing_together() -> None:
    board, short = EntityMention(*at("Harbour Board"), "board", EntityKind.BODY), EntityMention(*at("HB"), "board", EntityKind.BODY)
    places = tuple(EntityMention(*at(name), name.lower(), EntityKind.PLACE) for name in ("Orrin", "Lund"))
    assert lines(Facets(entities=(board, short, *places))) == {"Bodies": ("Harbour Board = HB",), "Places": ("Orrin", "Lund")}


@pytest.mark.parametrize("kind", EntityKind)
def test_every_kind_of_name_has_a_word(kind: EntityKind) -> None:
    (found,) = lines(Facets(entities=(EntityMention(*at("Orrin"), "orrin", kind),)))
    assert found != kind.value


def test_an_event_says_who_does_what_to_whom() -> None:
    agent, patient = RoleMention(Role.AGENT, *at("Orrin"), "orrin"), RoleMention(Role.PATIENT, *at("ships"), "ship")
    partner = RoleMention(Role.PARTNER, *at("Lund"), "lund")
    sold = at("sold")
    events = (
        EventMention(*sold, "sell", (patient, agent)),
        EventMention(*sold, "sell", (patient,)),
        EventMention(*sold, "sell", (agent, partner)),
        EventMention(*sold, "sell"),
    )
    assert lines(Facets(events=events)) == {
        "What happens": ("Orrin → sold → ships", "sold → ships", "Orrin → sold with Lund", "sold"),
    }


def test_status_modality_and_denial_name_their_words() -> None:
    facets = Facets(
        statuses=(StatusMention(*at("sold"), Status.DONE),),
        modalities=(ModalityMention(*at("may"), Modality.POSSIBLE),),
        negations=(Negation(*at("never"), *at("have sold more than forty ships")),),
    )
    assert lines(facets) == {
        "How far it is": ("done (“sold”)",),
        "How sure it is": ("possible (“may”)",),
        "Denied": ("“never”: have sold more than forty ships",),
    }


def test_a_voice_is_named_and_how_it_is_quoted() -> None:
    board = EntityMention(*at("Harbour Board"), "board", EntityKind.BODY)
    content = at("Orrin may never have sold more than forty ships to Lund since June 2010")
    said, named = Attribution(*at("said"), "board", *content), Attribution(*at("said"), "old-mayor", *content, quoted=True)
    nobody = Attribution(*at("so-called"), "", *at("pact"), distanced=True)
    gist = "Orrin may never have sold more than forty ships to Lund…"
    assert lines(Facets(entities=(board,), attributions=(said, named, nobody)))["Who says it"] == (
        f"Harbour Board (“said”) · {gist}",
        f"old mayor (“said”) · in own words · {gist}",
        "“so-called” · at a distance · pact",
    )


def test_a_term_names_what_it_is_chosen_for() -> None:
    assert lines(Facets(terms=(TermMention(*at("pact"), "written_result", "pact"),))) == {
        "Choice of words": ("“pact” (written result)",)
    }


def test_every_status_and_modality_has_a_word() -> None:
    assert all(status_label(status) for status in Status)
    assert all(modality_label(modality) for modality in Modality)


def test_a_key_is_said_in_the_words_of_the_claim() -> None:
    source = Document("a.txt", "North", TEXT, "en")
    facets = Facets(entities=(EntityMention(*at("Harbour Board"), "board"),), events=(EventMention(*at("sold"), "sell_off"),))
    quotation = Quotation(Claim(source.id, 0, 9, TEXT[:9], (0, 9), facets=facets), source)
    assert [name_of(key, quotation) for key in ("board", "sell_off", "the-old_town")] == ["Harbour Board", "sold", "the old town"]


def test_a_line_holds_each_value_once() -> None:
    twice = (june(DateRole.AT), june(DateRole.AT))
    source = Document("a.txt", "North", TEXT, "en")
    quotation = Quotation(Claim(source.id, 0, 9, TEXT[:9], (0, 9), facets=Facets(dates=twice)), source)
    assert facet_lines(quotation) == (FacetLine("Dates", ("June 2010 → 2010-06",)),)
