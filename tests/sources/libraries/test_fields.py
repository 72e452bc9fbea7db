from __future__ import annotations

import pytest

from sources.libraries import fields


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2011", "2011"),
        ("2011-06", "2011-06"),
        ("2011-06-01", "2011-06-01"),
        ("2011/06/01/", "2011-06-01"),
        ("2011/6/1", "2011-06-01"),
        ("2011///", "2011"),
        ("2011/06//", "2011-06"),
        ("2011-00-00", "2011"),
        ("June 1, 2011", "2011-06-01"),
        ("1 июня 2011 г.", "2011-06-01"),
        ("2011-06-01T10:00:00Z", "2011-06-01T10:00:00Z"),
        ("2011-06-01 10:00:00", "2011-06-01"),
        ("2010/2011", "2010/2011"),
        ("2011~", "2011~"),
        ("June 2011", "2011-06"),
        ("2011-13-45", ""),
        ("soon", ""),
        ("", ""),
        ("May 2011 and June 2012", ""),
        ("forthcoming in 2011, or later, as far as the press office could tell us when asked", ""),
    ],
)
def test_dates(written: str, edtf: str) -> None:
    assert fields.date(written) == edtf


@pytest.mark.parametrize(
    ("written", "code"),
    [("en", "en"), ("EN-us", "en"), ("Russian", "ru"), ("Русский", "ru"), ("rus", "ru"), ("Klingon", ""), ("", "")],
)
def test_languages(written: str, code: str) -> None:
    assert fields.language(written) == code


def test_names_are_turned_round() -> None:
    assert fields.names(["Ivanov, Ivan", "European Commission", "Smith, J., Jr.", ""]) == (
        "Ivan Ivanov; European Commission; Smith, J., Jr."
    )


@pytest.mark.parametrize(
    ("keywords", "side"),
    [
        (["x", "side: EU"], "EU"),
        (["Сторона = Россия"], "Россия"),
        (["inside: x"], ""),
        (["side: A", "side: B"], ""),
        (["side:"], ""),
    ],
)
def test_a_keyword_may_say_whose_a_source_is(keywords: list[str], side: str) -> None:
    assert fields.side(keywords) == side
