"""A `sources.toml` that is wrong is refused with a sentence that names the key."""

from __future__ import annotations

import pytest

from reconciler.errors import ManifestError
from sources.manifest import Entry, parse
from sources.metadata import Metadata

GOOD = '[[source]]\nfile = "a.txt"\nside = "Harbour"\n'


def test_all_keys() -> None:
    more = (
        'title = "T"\npublisher = "P"\nauthor = "A"\nlanguage = "en"\nurl = "https://ferry.example"\n'
        'published = 2019-03-04\naccessed = "2020"\n'
    )
    metadata = Metadata("T", "P", "A", "en", "https://ferry.example", "2019-03-04", "2020")
    assert parse((GOOD + more).encode(), "sources.toml") == (Entry("a.txt", "Harbour", metadata),)


def test_byte_order_mark_and_windows_lines() -> None:
    assert parse(GOOD.replace("\n", "\r\n").encode("utf-8-sig"), "sources.toml")[0].side == "Harbour"


def test_paths_below_the_folder_are_made_plain() -> None:
    assert parse(GOOD.replace("a.txt", "./one/../two//a.txt").encode(), "sources.toml")[0].file == "two/a.txt"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (GOOD + 'sidde = "x"\n', 'source 1 has an unknown key "sidde"'),
        (GOOD + 'note = "x"\n', 'unknown key "note"'),
        ('[[source]]\nfile = "a.txt"\n', 'source 1 lacks the key "side"'),
        (GOOD + '[[source]]\nside = "x"\n', 'source 2 lacks the key "file"'),
        ('[[source]]\nfile = "a.txt"\nside = " "\n', 'lacks the key "side"'),
        (GOOD + "title = 3\n", 'a value for "title" that is not text'),
        (GOOD + "title = 2019-03-04\n", 'a value for "title" that is not text'),
        (GOOD + 'published = ["2019"]\n', 'a value for "published" that is not text'),
        (GOOD + "side\n", "is not valid TOML: .*line 4"),
        (GOOD + 'side = "x"\n', "is not valid TOML"),
        ('[source]\nfile = "a.txt"\nside = "x"\n', "lists no source"),
        ("source = [1]\n", "source 1 is no table"),
        ("source = []\n", "lists no source"),
        ("", "lists no source"),
        ('[[sources]]\nfile = "a.txt"\n', 'has an unknown key "sources"'),
        (GOOD + GOOD.replace("a.txt", "./a.txt"), 'lists the file "a.txt" twice'),
        (GOOD.replace("a.txt", "../a.txt"), "leaves the folder"),
        (GOOD.replace("a.txt", "b/../../a.txt"), "leaves the folder"),
        (GOOD.replace("a.txt", "/etc/hosts"), "leaves the folder"),
        (GOOD.replace("a.txt", "."), "leaves the folder"),
        (GOOD.replace("a.txt", "a\\u0000.txt"), "leaves the folder"),
    ],
)
def test_what_is_wrong_is_named(content: str, words: str) -> None:
    with pytest.raises(ManifestError, match=words) as error:
        parse(content.encode(), "sources.toml")
    message = str(error.value)
    assert message.startswith("sources.toml")
    assert message.endswith(".")
    assert "\n" not in message


def test_another_encoding() -> None:
    with pytest.raises(ManifestError, match="is not in UTF-8"):
        parse(GOOD.replace("Harbour", "Порт").encode("cp1251"), "sources.toml")
