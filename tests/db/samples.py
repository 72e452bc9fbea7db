"""A small invented project that uses every field that a project stores: what the tests save, and expect back."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import numpy as np

from db.readings import PackedReading, pack
from reconciler.facets import DateMention, DatePrecision, DateRole, EntityKind, EntityMention, Facets, NumberMention
from reconciler.model import Analysis, Author, Claim, Discrepancy, Document, Fact, FactState, Link, Message, ScorePart, Severity
from reconciler.notebook.entries import Annotation, Setting, Target, TargetKind, Tie, TieKind, Verdict, VerdictValue, anchor_of
from reconciler.notebook.log import Operation, change
from reconciler.reading import Reading
from reconciler.semantics import DIMENSIONS

FINGERPRINT = "a0123456789abcdef"

TEXTS = (
    "The bridge\n\nThe bridge at Lower Quay opened in May 2011. More than 40 guests came. 🎈 It was \u0000 windy.",
    "Мост\n\nМост у Нижней пристани открыли в 2011 году. Гостей было около тридцати.",
    "Letters to the editor\n\nNobody asked the ferrymen.",
)

GLOSSARY = """# Ours.
[[entry]]
id = "lower-quay"
kind = "place"
en = ["Lower Quay"]
ru = ["Нижняя пристань"]
"""


def documents() -> tuple[Document, ...]:
    """Three sources of three sides, one with bytes of its own in another encoding."""
    first, second, third = TEXTS
    return (
        Document(
            "quay.txt",
            "City",
            first,
            "en",
            "The bridge",
            "City Hall",
            "A. Clerk",
            "https://example.org/quay",
            "2011-05",
            "2024-01-02",
        ),
        Document("мост.html", "Порт", second, "ru", media_type="text/html", encoding="cp1251", original=second.encode("cp1251")),
        Document("letters.txt", "Ferrymen", third, note="A restatement."),
    )


def _span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _claim(document: Document, words: str, facets: Facets = Facets(), made_by: Author = Author.MACHINE) -> Claim:
    start, end = _span(document.text, words)
    return Claim(document.id, start, end, words, (start, end), document.title, facets, made_by)


def _date(document: Document, words: str, month: int | None) -> DateMention:
    first, last = (date(2011, month, 1), date(2011, month, 31)) if month else (date(2011, 1, 1), date(2011, 12, 31))
    precision = DatePrecision.MONTH if month else DatePrecision.YEAR
    return DateMention(*_span(document.text, words), first, last, precision, first.isoformat()[: 7 if month else 4], DateRole.AT)


def claims() -> tuple[Claim, ...]:
    """Five claims; between them every facet, an infinite number and a person's own claim."""
    city, port, ferry = documents()
    named = EntityMention(*_span(city.text, "Lower Quay"), "lower quay", EntityKind.NAME)
    guests = NumberMention(*_span(city.text, "More than 40 guests"), 40.0, math.inf, "guest", 1.0)
    thirty = NumberMention(*_span(port.text, "около тридцати"), 27.5, 32.5, "гость", 0.1, approximate=True)
    return (
        _claim(city, "The bridge at Lower Quay opened in May 2011.", Facets((_date(city, "May 2011", 5),), (), (named,))),
        _claim(city, "More than 40 guests came.", Facets(numbers=(guests,))),
        _claim(port, "Мост у Нижней пристани открыли в 2011 году.", Facets((_date(port, "2011 году", None),))),
        _claim(port, "Гостей было около тридцати.", Facets(numbers=(thirty,))),
        _claim(ferry, "Nobody asked the ferrymen.", made_by=Author.PERSON),
    )


def analysis() -> Analysis:
    """Facts of every kind of membership, links with parts, a discrepancy with evidence on both sides and one with none in `b`."""
    opened, guests, opened_too, guests_too, ferry = claims()
    sides = ("City", "Порт")
    parts = (ScorePart("vectors", 0.1 + 0.2, -1.75, "cosine"), ScorePart("dates", 1 / 3, 2.0))
    facts = (
        Fact(
            "f-guests",
            "Guests",
            (guests.id, guests_too.id),
            sides,
            ("Ferrymen",),
            FactState.DISPUTED,
            (Link(guests.id, guests_too.id, 0.1),),
        ),
        Fact(
            "f-bridge",
            "Открытие моста",
            (opened_too.id, opened.id, guests.id),
            sides,
            ("Ferrymen",),
            FactState.COMPATIBLE,
            (Link(opened.id, opened_too.id, 0.875, parts), Link(guests.id, opened_too.id, 0.5, parts[:1])),
        ),
        Fact("f-ferry", "Ferrymen", (ferry.id,), ("Ferrymen",), sides, FactState.SINGLE_SIDE),
    )
    many = Message("number", (("a", "more than 40"), ("b", "около тридцати")))
    found = (
        Discrepancy(
            "f-guests",
            guests.id,
            guests_too.id,
            "number",
            Severity.TENSION,
            (guests.start, guests.end - 6),
            (guests_too.start, guests_too.end),
            many,
        ),
        Discrepancy(
            "f-bridge",
            opened.id,
            opened_too.id,
            "omission",
            Severity.COMPATIBLE_DIFFERENCE,
            (opened.start, opened.start + 3),
            None,
            Message("omission"),
        ),
    )
    return Analysis(documents(), claims(), facts, found, "diptych 0.1.0")


def verdicts() -> tuple[Verdict, ...]:
    """Two decisions, in the order of time."""
    target = Target(TargetKind.FACT, tuple(claim.id for claim in claims()[:2]))
    found = analysis().discrepancies[0]
    flag = Target(TargetKind.DISCREPANCY, (found.claim_a, found.claim_b), found.id)
    return (
        Verdict(target, VerdictValue.ACCEPTED, "Both say so.", "R. Reader", "2024-03-01T10:00:00.000001+00:00"),
        Verdict(flag, VerdictValue.DISMISSED, "Округление.", "R. Reader", "2024-03-01T10:00:00.000002+00:00"),
    )


def notes() -> tuple[Annotation, ...]:
    """Two notes, in the order of time."""
    target = verdicts()[0].target
    return (
        Annotation(target, "See the *minutes*.\n\n- page 3", "R. Reader", "2024-03-01T09:00:00.000000+00:00"),
        Annotation(target, "Проверено.", "Another Reader", "2024-03-02T09:00:00.000000+00:00"),
    )


def ties() -> tuple[Tie, ...]:
    """A decision on two claims, and one on a claim alone, in the order of time; one on two others was taken back."""
    opened, _guests, opened_too, _guests_too, ferry = (anchor_of(claim) for claim in claims())
    reasons = ("One and the same opening.", "Никто больше не пишет о паромщиках.")
    return (
        Tie(TieKind.LINKED, (opened, opened_too), reasons[0], "R. Reader", "2024-03-03T09:00:00.000000+00:00"),
        Tie(TieKind.ALONE, (ferry,), reasons[1], "R. Reader", "2024-03-03T09:00:00.000002+00:00"),
    )


def operations() -> tuple[Operation, ...]:
    """What put the verdicts, the notes, the ties and the glossary there, in the order of time."""
    glossary = Setting("glossary", GLOSSARY, "R. Reader", "2024-03-04T09:00:00.000000+00:00")
    said: list[Any] = sorted([*verdicts(), *notes(), *ties(), glossary], key=lambda entry: entry.time)
    return tuple(operation(entry) for entry in said)


def more(number: int = 0) -> Verdict:
    """A verdict that the sample does not have; each number is another's."""
    return Verdict(verdicts()[0].target, VerdictValue.DISMISSED, "", f"Reader {number}", "2024-05-01T10:00:00.000000+00:00")


def operation(entry: Any) -> Operation:
    """One that puts `entry` where nothing was."""
    return Operation("test", change(lambda _key: "", entry), entry.author, entry.time)


def reading(document: Document) -> Reading:
    """The claims of the sample in `document`, with vectors that are unlike one another."""
    found = tuple(claim for claim in claims() if claim.source == document.id)
    rows = np.arange(len(found) * DIMENSIONS, dtype=np.float16).reshape(len(found), DIMENSIONS)
    return Reading(found, rows / 7)


def readings() -> tuple[PackedReading, ...]:
    """What was read in each source, under the key "r" and its id."""
    return tuple(pack(document.id, f"r{document.id}", reading(document)) for document in documents())
