"""The corpus of files that other programs made: all words are read, nothing else is, and what a file says of itself is known."""

from __future__ import annotations

import json
import re
from collections import Counter
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reconciler.model import LocatorKind
from sources.read import read_file

if TYPE_CHECKING:
    from reconciler.model import Document

CORPUS = Path(__file__).parent / "corpus"
MANIFEST = json.loads((CORPUS / "manifest.json").read_text("utf-8"))
FILES = [entry["file"] for entry in MANIFEST]
PAGED = [file for file in FILES if file.endswith(".pdf")]

RECALL, BOILERPLATE = 0.99, 0.02

# what the printing programs put before the items of lists, and titles that they write themselves
_NUMBER = re.compile(r"(?m)^\s*(?:\d{1,2}[.)]|\[\d\])\s")


@cache
def read(file: str) -> Document:
    return read_file(CORPUS / file, side="North")


def entry_of(file: str) -> dict[str, Any]:
    return next(entry for entry in MANIFEST if entry["file"] == file)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def expected(entry: dict[str, Any]) -> str:
    return (CORPUS / "expected" / f"{entry['text']}.txt").read_text("utf-8")


def test_there_are_enough_files_of_every_format() -> None:
    assert len(FILES) >= 60
    endings = Counter(Path(file).suffix for file in FILES)
    kinds = (".docx", ".odt", ".rtf", ".epub", ".pdf", ".html", ".mhtml", ".eml", ".srt", ".vtt", ".txt", ".md", ".warc", ".gz")
    assert set(endings) >= set(kinds)
    assert sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()) < 3_000_000


@pytest.mark.parametrize("file", FILES)
def test_all_words_are_read_and_nothing_else(file: str) -> None:
    entry = entry_of(file)
    wanted, found = words(expected(entry)), words(re.sub("[⁰¹²³⁴-⁹]+", "", _NUMBER.sub("", read(file).text)))
    blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    matched = sum(block.size for block in blocks)
    kept = {place for block in blocks for place in range(block.b, block.b + block.size)}
    said = Counter(
        words(" ".join(str(entry.get(key, "")) for key in ("title", "author", "published", "publisher")) + _heads(entry))
    )
    others = Counter(word for place, word in enumerate(found) if place not in kept) - said
    assert matched / len(wanted) >= RECALL, sorted((Counter(wanted) - Counter(found)).elements())
    assert others.total() / len(found) <= BOILERPLATE, sorted(others.elements())


def _heads(entry: dict[str, Any]) -> str:
    """The head of its text: a title page may say more than the file's properties do."""
    head = (CORPUS / "texts" / f"{entry['text']}.md").read_text("utf-8").split("---")[1]
    return " " + " ".join(line.partition(": ")[2] for line in head.splitlines()) + " Narrator"


@pytest.mark.parametrize("file", [entry["file"] for entry in MANIFEST if entry.get("boilerplate")])
def test_furniture_is_set_apart(file: str) -> None:
    text = " ".join(read(file).text.split())
    assert [phrase for phrase in entry_of(file)["boilerplate"] if " ".join(phrase.split()) in text] == []


@pytest.mark.parametrize("file", FILES)
def test_what_a_file_says_of_itself(file: str) -> None:
    entry, document = entry_of(file), read(file)
    assert document.title == entry.get(
        "title", Path(file).name.removesuffix(".gz").removesuffix(Path(file).suffix) if "title" in entry else Path(file).stem
    )
    assert document.language == entry["language"]
    assert (document.author, document.publisher) == (entry.get("author", ""), entry.get("publisher", ""))
    assert document.published == entry.get("published", "")


@pytest.mark.parametrize("file", FILES)
def test_paragraphs_are_whole(file: str) -> None:
    """A quote reads as words do: no hyphen of a line's end, no line of the page's edge within."""
    text = " ".join(read(file).text.split())
    lines = [" ".join(line.replace("|", " ").split()) for line in expected(entry_of(file)).splitlines() if line.strip()]
    prose = [line for line in lines if len(line) > 120]
    if file.endswith(("-office.pdf", "-chromium.pdf")):
        prose.append(entry_of(file)["title"])  # a heading of several lines
        assert "\n" not in read(file).text[: len(prose[-1])]
    missing = [line for line in prose if _plain(line) not in _plain(text)]
    assert not missing


def _plain(text: str) -> str:
    """Without the raised numbers of notes, which the expected texts have not."""
    return re.sub(r"[^\w]+", " ", re.sub("[⁰¹²³⁴-⁹]+", "", text).casefold())


@pytest.mark.parametrize("file", PAGED)
def test_the_page_of_every_claim_is_known(file: str) -> None:
    document = read(file)
    assert [one.kind for one in document.locators] == [LocatorKind.PAGE] * len(document.locators)
    assert document.locators[0].start == 0
    starts = [one.start for one in document.locators]
    assert starts == sorted(set(starts))
    assert all(0 <= start < len(document.text) for start in starts)


def test_reading_is_the_same_each_time() -> None:
    for file in FILES[::7]:
        assert read_file(CORPUS / file, side="North") == read(file)
