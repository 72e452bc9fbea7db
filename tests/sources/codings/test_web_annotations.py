from __future__ import annotations

import json
from typing import Any

import pytest

from reconciler.errors import SourceError
from reconciler.model import Document
from sources.codings import web_annotations
from sources.codings.anchoring import find
from sources.codings.coded import Loose, Said, SaidKind

TEXT = (
    "The bridge was opened on 3 March 2014 by the mayor. The bridge was closed in May.\n"
    "The bridge was opened again in June, as the mayor of the town told guests on the square that day."
)
PAGE = Document("bridge.html", "North", TEXT, url="https://www.example.org/bridge/")
OTHER = Document("other.html", "South", "Rain fell on the square. " + TEXT[:30], url="https://example.org/other")


def annotation(**said: Any) -> dict[str, Any]:
    quote = {"type": "TextQuoteSelector", "exact": "opened on 3 March 2014", "prefix": "bridge was ", "suffix": " by the"}
    target = {
        "source": "https://example.org/bridge#top",
        "selector": [{"type": "TextPositionSelector", "start": 15, "end": 37}, quote],
    }
    bodies = [
        {"type": "TextualBody", "value": "Which calendar?", "purpose": "commenting"},
        {"type": "TextualBody", "value": "opening", "purpose": "tagging"},
    ]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "creator": {"type": "Person", "name": "Ann"},
        "created": "2020-01-02T03:04:05+02:00",
        "body": bodies,
        "target": target,
    } | said


def read(whole: Any) -> web_annotations.Coded:
    return web_annotations.read(json.dumps(whole).encode(), "x.jsonld")


NOTE = Said(SaidKind.NOTE, "Which calendar?", "Ann", "2020-01-02T01:04:05.000000+00:00")
TAG = Said(SaidKind.TAG, "opening", "Ann", "2020-01-02T01:04:05.000000+00:00")


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [one]}},
        lambda one: {"@graph": [one]},
    ],
)
def test_annotations_in_all_their_wrappings(wrap: Any) -> None:
    coded = read(wrap(annotation()))
    (loose,) = coded.loose
    assert loose.said == (NOTE, TAG)
    assert (loose.exact, loose.start, loose.end) == ("opened on 3 March 2014", 15, 37)
    found = find(loose, [PAGE, OTHER])
    assert found.document == PAGE
    assert TEXT[found.start : found.end] == "opened on 3 March 2014"


def test_those_of_hypothesis() -> None:
    selector = {
        "type": "RangeSelector",
        "startContainer": "/p[1]",
        "refinedBy": {"type": "TextQuoteSelector", "exact": "closed in May"},
    }
    row = {
        "uri": "https://example.org/bridge",
        "user": "acct:ben@hypothes.is",
        "text": "Why?",
        "tags": ["end", " "],
        "created": "2020-01-02T03:04:05Z",
        "target": [{"source": "https://example.org/bridge", "selector": [selector]}],
    }
    coded = read({"rows": [row]})
    (loose,) = coded.loose
    assert [(one.kind, one.text, one.author) for one in loose.said] == [
        (SaidKind.NOTE, "Why?", "ben@hypothes.is"), (SaidKind.TAG, "end", "ben@hypothes.is"),
    ]  # fmt: skip
    assert find(loose, [PAGE]).start == TEXT.index("closed in May")


def test_other_bodies_and_targets() -> None:
    whole_page = annotation(target="https://example.org/bridge", body="https://example.org/video", bodyValue="All of it")
    machine = annotation(generator={"type": "Software"}, creator=None)
    rectangle = annotation(target={"source": "https://example.org/a.png", "selector": {"type": "SvgSelector", "value": "<svg/>"}})
    coded = read([whole_page, machine, rectangle])
    (loose,) = coded.loose
    assert [one.text for one in loose.said] == ["All of it"]
    found = find(loose, [PAGE])
    assert (found.document, found.start, found.end) == (PAGE, 0, 0)
    assert len(coded.failures) == 2


def loose(exact: str, start: int = -1, prefix: str = "", suffix: str = "", source: str = PAGE.url) -> Loose:
    return Loose(source, exact, (), prefix, suffix, start, start + len(exact) if start >= 0 else -1)


@pytest.mark.parametrize(
    ("asked", "at"),
    [
        (loose("closed in May"), TEXT.index("closed")),
        (loose("closed in May", start=3), TEXT.index("closed")),  # the text moved, the words stand once
        (loose("The bridge was", suffix=" closed"), TEXT.index("The bridge was closed")),
        (loose("The bridge was", prefix="May.\n"), TEXT.index("The bridge was opened again")),
        (loose("The bridge was", start=TEXT.index("The bridge was closed")), TEXT.index("The bridge was closed")),
        (loose("the mayor of the town told", source="https://elsewhere.example/"), TEXT.index("the mayor of")),
    ],
)
def test_words_that_stand_there_are_found(asked: Loose, at: int) -> None:
    found = find(asked, [PAGE, OTHER])
    assert (found.document, found.start, found.end) == (PAGE, at, at + len(asked.exact))


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (loose("The bridge was"), "3 times"),
        (loose("The bridge was", start=5), "3 times"),
        (loose("The bridge was", suffix=" painted"), "3 times"),
        (loose("May", prefix="in the merry month of ", suffix=" they met"), "around"),
        (loose("opened on 4 March 2014 by the mayor"), "do not stand there"),
        (Loose(PAGE.url, "", (), start=3, end=9), "a position alone"),
        (loose("May", source="https://elsewhere.example/"), "no text here"),
        (loose("The bridge", source=""), "no text here"),
    ],
)
def test_words_that_may_be_others_are_not(asked: Loose, reason: str) -> None:
    found = find(asked, [PAGE, OTHER])
    assert found.start == -1
    assert reason in found.reason


def test_a_name_that_ends_with_the_id_of_a_text_is_its_own() -> None:
    found = find(Loose(f"urn:diptych:source:{PAGE.id}", "closed in May", ()), [OTHER, PAGE])
    assert (found.document, found.start) == (PAGE, TEXT.index("closed in May"))


def test_what_looks_alike_is_suggested() -> None:
    found = find(loose("The bridge was opened again in July, as the mayor of the town told people on the square that day."), [PAGE])
    assert found.start == -1
    assert "opened again in June" in TEXT[found.suggestions[0].start : found.suggestions[0].end]


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"first": {"items": []}}', b"[" * 100_000, b"\xff", b'{"facts": []}'])
def test_what_is_no_annotation_is_refused(content: bytes) -> None:
    with pytest.raises(SourceError, match=r"^x\.json "):
        web_annotations.read(content, "x.json")
