"""Whose a text is and when it was published: what can be guessed, and where nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.guesses import Known, guess_date, guess_side, known_of, sides_by_folder
from desktop.models.read_file import Ground, ReadFile
from reconciler.model import Document

KNOWN = Known(("North", "South Bank", "Юг"), (("south.example", "South Bank"), ("the herald", "North")))


def text(words: str = "A bridge.", **fields: str) -> Document:
    return Document("a.txt", "", words, fields.pop("language", "en"), **fields)


@pytest.mark.parametrize(
    ("path", "fields", "side", "ground"),
    [
        ("/texts/north/a.txt", {}, "North", Ground.FOLDER),
        ("/texts/north/2014/a.txt", {}, "North", Ground.FOLDER),
        ("/texts/North/south-bank.txt", {}, "North", Ground.FOLDER),
        ("/texts/speech_north_2.txt", {}, "North", Ground.NAME),
        ("/texts/2014-South-Bank page.html", {}, "South Bank", Ground.NAME),
        ("/texts/юг.txt", {}, "Юг", Ground.NAME),
        ("/texts/a.txt", {"url": "https://www.south.example/page"}, "South Bank", Ground.PUBLISHER),
        ("/texts/a.txt", {"publisher": "The Herald"}, "North", Ground.PUBLISHER),
        # a side within a longer word, half of a side's name, two sides in one name, two publishers that disagree
        ("/texts/northern.txt", {}, "", Ground.NONE),
        ("/texts/south.txt", {}, "", Ground.NONE),
        ("/texts/north-on-south-bank.txt", {}, "", Ground.NONE),
        ("/texts/a.txt", {"publisher": "The Herald", "url": "https://south.example/"}, "", Ground.NONE),
        ("/texts/a.txt", {"url": "https://other.example/south.example"}, "", Ground.NONE),
    ],
)
def test_a_side_is_guessed_where_one_thing_says_it(path: str, fields: dict[str, str], side: str, ground: Ground) -> None:
    assert guess_side(Path(path), text(**fields), KNOWN) == (side, ground)


@pytest.mark.parametrize(
    ("path", "words", "language", "day", "ground"),
    [
        ("page-2014-03-05.txt", "A bridge.", "en", "2014-03-05", Ground.NAME),
        ("20140305_page.txt", "A bridge.", "en", "2014-03-05", Ground.NAME),
        ("page.txt", "The bridge\n\n5 March 2014\n\nIt was opened.", "en", "2014-03-05", Ground.TEXT),
        ("page.txt", "Мост\n5 марта 2014 года\nЕго открыли.", "ru", "2014-03-05", Ground.TEXT),
        # no such day, too many digits, two days, a date within words, a month alone, a date far down
        ("page-2014-02-30.txt", "A bridge.", "en", "", Ground.NONE),
        ("page-120140305.txt", "A bridge.", "en", "", Ground.NONE),
        ("2014-03-05-to-2014-03-09.txt", "A bridge.", "en", "", Ground.NONE),
        ("page.txt", "The bridge was opened on 5 March 2014.", "en", "", Ground.NONE),
        ("page.txt", "March 2014\nThe bridge.", "en", "", Ground.NONE),
        ("page.txt", "One.\n" * 9 + "5 March 2014\n", "en", "", Ground.NONE),
    ],
)
def test_a_date_is_guessed_where_it_stands_alone(path: str, words: str, language: str, day: str, ground: Ground) -> None:
    assert guess_date(Path(path), text(words, language=language)) == (day, ground)


def test_what_a_project_knows_leaves_out_publishers_of_two_sides() -> None:
    documents = [
        Document("1", "North", "One.", publisher="The Herald", url="https://www.north.example/1"),
        Document("2", "South", "Two.", publisher="The Herald", url="https://south.example/2"),
    ]
    assert known_of(documents) == Known(("North", "South"), (("north.example", "North"), ("south.example", "South")))
    assert known_of(()) == Known()


def read(path: str, side: str = "") -> ReadFile:
    return ReadFile(Path(path), Document("a.txt", side, path))


def test_folders_beside_one_another_are_sides() -> None:
    files = sides_by_folder([read("/t/EU/a.txt"), read("/t/Russia/b.txt"), read("/t/EU/c.txt", "North")])
    assert [f.document.side for f in files if f.document] == ["EU", "Russia", "North"]
    assert files[0].side_from is Ground.FOLDER


@pytest.mark.parametrize(
    "paths", [("/t/a.txt", "/t/b.txt"), ("/t/EU/a.txt", "/other/Russia/b.txt"), ("/t/EU/a.txt", "/t/EU/x/b.txt")]
)
def test_other_folders_are_none(paths: tuple[str, ...]) -> None:
    assert [f.document.side for f in sides_by_folder([read(p) for p in paths]) if f.document] == ["", ""]
