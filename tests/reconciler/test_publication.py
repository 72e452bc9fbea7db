"""Dates of publication: half known, and what could not be known by then."""

from __future__ import annotations

from datetime import date

import pytest

from reconciler.claims.extract import extract_claims
from reconciler.model import Document
from reconciler.publication import days_of, earlier, happened, newest


def published(edtf: str, text: str = "", language: str = "en") -> Document:
    return Document("page.txt", "North", text, language, published=edtf)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2014-03-03", date(2014, 3, 3), date(2014, 3, 3)),
        ("2014-03-03T10:20:00+03:00", date(2014, 3, 3), date(2014, 3, 3)),
        ("2014-02", date(2014, 2, 1), date(2014, 2, 28)),
        ("2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("2014~", date(2014, 1, 1), date(2014, 12, 31)),
        ("2014-XX", date(2014, 1, 1), date(2014, 12, 31)),
        ("2014-03-XX", date(2014, 3, 1), date(2014, 3, 31)),
        ("2014-21", date(2014, 3, 1), date(2014, 5, 31)),
        ("2014-34", date(2014, 4, 1), date(2014, 6, 30)),
        ("2014-40", date(2014, 1, 1), date(2014, 6, 30)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("2014-03/2014-05", date(2014, 3, 1), date(2014, 5, 31)),
        ("2014-03/..", date(2014, 3, 1), date.max),
        ("/2014-03", date.min, date(2014, 3, 31)),
    ],
)
def test_a_date_is_the_days_that_it_allows(edtf: str, first: date, last: date) -> None:
    assert days_of(edtf) == (first, last)


@pytest.mark.parametrize("edtf", ["", "soon", "14-03-2014", "2014-13", "2014-02-30", "0000", "../..", "2014-03/soon"])
def test_what_is_no_date_says_nothing(edtf: str) -> None:
    assert days_of(edtf) is None


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2014-03-03", "2014-03-04", True),
        ("2014-03-03", "2014-03-03", False),
        ("2014", "2015", True),
        ("2014", "2014-12-31", False),
        ("2014-03", "2014-04-01", True),
        ("2014-03", "2014-03-31", False),
        ("", "2014", False),
        ("2014", "", False),
    ],
)
def test_a_text_is_earlier_only_where_that_is_sure(one: str, other: str, before: bool) -> None:
    assert earlier(published(one), published(other)) is before


def test_the_newest_is_known_only_where_all_are() -> None:
    assert newest([published("2014-03"), published("2013-12-31")]) == date(2014, 3, 31)
    assert newest([published("2014-03"), published("")]) is None
    assert newest([]) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The bridge was opened on 3 March 2016.", date(2016, 3, 3)),
        ("The bridge was begun in 2014 and opened on 3 March 2016.", date(2014, 1, 1)),
        ("The bridge was opened.", None),
        ("The bridge will be opened on 3 March 2016.", None),
        ("The bridge may be opened on 3 March 2016.", None),
        ("The bridge was opened about 2016.", None),
        ("The bridge was closed until 2016.", None),
        ("On 3 March 2016 the mayor said that the bridge had been opened.", None),
    ],
)
def test_when_it_happened_by_what_is_told(text: str, day: date | None) -> None:
    page = published("2020", text)
    assert happened(extract_claims(page), [page] * len(extract_claims(page))) == day


def test_what_was_told_before_it_happened_could_be_known() -> None:
    page = published("2015-06", "The bridge was to be opened. It was opened on 3 March 2016.")
    claims = extract_claims(page)
    assert happened(claims, [page] * len(claims)) is None
