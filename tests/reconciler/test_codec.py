"""Every facet, part and argument survives its way through JSON, whatever is in it."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconciler.codec import from_json, layout, rows_reader, to_json, to_rows
from reconciler.facets import Facets, NumberMention
from reconciler.model import Message, ScorePart

finite = st.floats(allow_nan=False)
words = st.text(st.characters(exclude_categories=["Cs"]))


def there_and_back(kind: object, value: object) -> object:
    return from_json(kind, json.loads(json.dumps(to_json(kind, value), allow_nan=False)))


@given(st.from_type(Facets).filter(lambda facets: not any(math.isnan(x) for n in facets.numbers for x in (n.low, n.high, n.step))))
def test_facets(facets: Facets) -> None:
    assert there_and_back(Facets, facets) == facets


@given(st.lists(st.builds(ScorePart, words, finite, finite, words)).map(tuple))
def test_parts_of_a_score(parts: tuple[ScorePart, ...]) -> None:
    assert there_and_back(tuple[ScorePart, ...], parts) == parts


@given(st.builds(Message, words, st.lists(st.tuples(words, words)).map(tuple)))
def test_messages(message: Message) -> None:
    assert there_and_back(Message, message) == message


def test_every_type_comes_back_as_itself() -> None:
    mention = NumberMention(1, 2, 40.0, math.inf, "guest")
    data = to_json(NumberMention, mention)
    assert data["high"] == "Infinity"
    found = from_json(NumberMention, data)
    assert (type(found.low), type(found.high), type(found.approximate)) == (float, float, bool)


def test_a_field_that_was_not_there_yet_gets_its_default() -> None:
    assert from_json(Facets, {"dates": []}) == Facets()


def test_an_optional_field() -> None:
    assert there_and_back(tuple[int, int] | None, None) is None
    assert there_and_back(tuple[int, int] | None, (1, 2)) == (1, 2)


@pytest.mark.parametrize("data", [{"smell": []}, {"dates": [{"start": 1}]}, {"dates": [5]}, {"dates": 5}, 5, None])
def test_what_is_no_value_is_refused(data: object) -> None:
    with pytest.raises((TypeError, ValueError, KeyError)):
        from_json(Facets, data)


def test_what_json_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="NaN"):
        to_json(float, math.nan)

    @dataclass
    class Odd:
        when: bytes

    with pytest.raises(TypeError, match="no JSON form"):
        to_json(Odd, Odd(b""))


def test_a_date_is_an_iso_date() -> None:
    assert to_json(date, date(2011, 5, 1)) == "2011-05-01"
    assert there_and_back(date, date(2011, 5, 1)) == date(2011, 5, 1)


# --- rows --------------------------------------------------------------------------------------------------------------------


@given(st.from_type(Facets).filter(lambda facets: not any(math.isnan(x) for n in facets.numbers for x in (n.low, n.high, n.step))))
def test_facets_as_rows(facets: Facets) -> None:
    data = json.loads(json.dumps(to_rows(Facets, facets), allow_nan=False))
    assert rows_reader(Facets, layout(Facets))(data) == facets


def test_a_row_has_its_values_in_the_order_of_its_layout() -> None:
    mention = NumberMention(1, 2, 40.0, math.inf, "guest")
    row = to_rows(NumberMention, mention)
    ((name, fields),) = layout(NumberMention)
    assert name == "NumberMention"
    assert dict(zip(fields, row, strict=True)) == to_json(NumberMention, mention)


def test_a_row_that_was_written_with_other_fields_is_read_as_it_was_meant() -> None:
    written = (("Message", ("arguments", "key")),)
    assert rows_reader(Message, written)([[["a", "b"]], "date"]) == Message("date", (("a", "b"),))
    assert rows_reader(Message, (("Message", ("key",)),))(["date"]) == Message("date")


@pytest.mark.parametrize("data", [["date"], ["date", [], 1], 5, None, ["date", 5]])
def test_a_row_that_is_none_is_refused(data: object) -> None:
    with pytest.raises((TypeError, ValueError, KeyError)):
        rows_reader(Message, layout(Message))(data)


def test_a_field_that_there_is_no_more_is_refused() -> None:
    with pytest.raises(KeyError):
        rows_reader(Message, (("Message", ("key", "smell")),))(["date", 1])
