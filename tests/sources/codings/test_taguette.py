from __future__ import annotations

import pytest

from reconciler.errors import SourceError
from sources.codings import taguette
from sources.codings.coded import Coded, Said, SaidKind
from tests.sources.codings import made

HTML = "<h1>Мост</h1><p>Мост открыли 3&nbsp;марта.</p>\n<p>The <b>mayor</b> spoke.<br>Rain &amp; wind.</p>"
OWN = "МостМост открыли 3\u00a0марта.\nThe mayor spoke.Rain & wind."


def span(words: str) -> tuple[int, int]:
    """Where words stand in the text nodes, in bytes of UTF-8."""
    at = OWN.index(words)
    return len(OWN[:at].encode()), len(OWN[: at + len(words)].encode())


def words(coded: Coded) -> list[str]:
    return [text.text[mark.start : mark.end] for text in coded.texts for mark in text.marks]


@pytest.mark.parametrize("wal", [False, True])
def test_highlights_are_where_their_words_are(wal: bool) -> None:
    highlights = [
        (*span("открыли 3\u00a0марта"), "<p>открыли 3&nbsp;марта</p>"),
        (*span("mayor spoke"), "<p><b>mayor</b> spoke</p>"),
        (*span("spoke.Rain & wind"), "<p>spoke.<br>Rain &amp; wind</p>"),
    ]
    coded = taguette.read(made.taguette(HTML, highlights, wal=wal), "x.sqlite3")
    (text,) = coded.texts
    assert text.text == "Мост\nМост открыли 3\u00a0марта.\n\nThe mayor spoke.\nRain & wind.\n"
    assert words(coded) == ["открыли 3\u00a0марта", "mayor spoke", "spoke.\nRain & wind"]
    assert text.said == (Said(SaidKind.NOTE, "From the archive"),)
    assert text.marks[0].said == (Said(SaidKind.TAG, "river.bridge", "Ann", "2020-01-02T03:04:05.000000+00:00"),)
    assert coded.failures == ("Not taken in: the descriptions of tags (river.bridge).",)


def test_one_whose_words_are_others_is_named() -> None:
    start, end = span("mayor spoke")
    highlights = [
        (start, end, "<p>mayor slept</p>"),
        (start + 1, end + 1, "mayor spoke"),
        (1, 3, "ос"),
        (5, 99_999, "x"),
        (9, 9, ""),
    ]
    coded = taguette.read(made.taguette(HTML, highlights), "x.sqlite3")
    assert words(coded) == []
    assert sum("for its words do not stand there" in failure for failure in coded.failures) == 5


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nothing",
        b"SQLite format 3\0",
        made.taguette(HTML, [])[:3000],
        made.taguette(HTML, []).replace(b"highlights", b"hughlights"),
    ],
)
def test_what_is_no_project_is_refused(content: bytes) -> None:
    with pytest.raises(SourceError, match=r"^x\.db is no project of Taguette"):
        taguette.read(content, "x.db")
