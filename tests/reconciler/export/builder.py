"""A small analysis made by hand, with one fact of each state and evidence inside, across and outside of its claims."""

from __future__ import annotations

from datetime import date

from reconciler.decisions import target_of_claim, target_of_discrepancy, target_of_fact
from reconciler.facets import DateMention, DatePrecision, EntityMention, Facets, NumberMention
from reconciler.model import (
    Analysis,
    Claim,
    Copy,
    Discrepancy,
    Document,
    Fact,
    FactState,
    Link,
    Message,
    Nearest,
    ScorePart,
    Severity,
)
from reconciler.notebook.entries import Annotation, Translation, Verdict, VerdictValue, Whose
from reconciler.notebook.state import Notebook
from reconciler.report import Report, build

BRIDGE = "The bridge at Orrin\n\nThe bridge opened on 3 March 2014 with 112 guests.\nNo toll has been charged since 2015.\n"
MOST = "Мост в Оррине 🌉\n\n9 апреля\n\nМост открыли в 2014 году, пришли сотни гостей.\n=2+2 и пошлина < 1 & > 0.\n"
STUDY = "A study of the river. The toll was charged since 2015 according to the mayor."

NORTH = Document(
    "bridge.txt",
    "North",
    BRIDGE,
    "en",
    title="The bridge at Orrin",
    publisher="Northern Gazette",
    url="https://example.org/bridge",
    published="2014-03-04",
    note="Made up for a test.",
)
SOUTH = Document("bridge.txt", "South & East", MOST, "ru", title="Мост <в> Оррине", url="javascript:alert(1)", published="2014-04")
THIRD = Document("papers/study.txt", "Observers", STUDY, "en", author="A. Writer")


def claim(document: Document, words: str, facets: Facets = Facets(), sentence: str = "") -> Claim:
    """The claim on `words`, which stand once in the document, and are a sentence or a part of `sentence`."""
    return Claim(document.id, *span(document, words), words, span(document, sentence or words), facets=facets)


def span(document: Document, words: str) -> tuple[int, int]:
    start = document.text.index(words)
    return start, start + len(words)


def analysis() -> Analysis:
    """Three documents on three sides; a disputed, a compatible, an agreed and a single-side fact."""
    start, end = span(NORTH, "3 March 2014")
    day = DateMention(start, end, date(2014, 3, 3), date(2014, 3, 3), DatePrecision.DAY, "2014-03-03")
    guests = span(SOUTH, "сотни")
    opened = claim(
        NORTH,
        "The bridge opened on 3 March 2014 with 112 guests.",
        Facets((day,), (NumberMention(*span(NORTH, "112"), 112, 112, "guest"),), (EntityMention(4, 10, "bridge"),)),
    )
    opened_south = claim(
        SOUTH,
        "Мост открыли в 2014 году, пришли сотни гостей.",
        Facets(numbers=(NumberMention(*guests, 200, float("inf"), "гость", approximate=True),)),
    )
    free = claim(NORTH, "No toll has been charged since 2015.")
    toll = claim(THIRD, "The toll was charged since 2015", sentence="The toll was charged since 2015 according to the mayor.")
    formula = claim(SOUTH, "=2+2 и пошлина < 1 & > 0.")
    study = claim(THIRD, "A study of the river.")
    parts = (ScorePart("vectors", 0.81234567, 3.0, "sentence vectors"), ScorePart("dates", 0.5, 1.25))
    link = Link(opened.id, opened_south.id, 0.9123456789, parts)
    north, south = opened.id, opened_south.id
    both, speaking = (north, south), ("North", "South & East")
    near = (Nearest("Observers", study.id, 0.3123456789),)
    facts = (
        Fact("f1", "The opening of the bridge", both, speaking, ("Observers",), FactState.DISPUTED, (link,), near, 2),
        Fact("f2", free.quote, (free.id, toll.id), ("North", "Observers"), ("South & East",), FactState.COMPATIBLE),
        Fact("f3", formula.quote, (formula.id,), ("South & East",), ("North", "Observers"), FactState.SINGLE_SIDE),
        Fact("f4", study.quote, (study.id,), ("Observers",), ("North", "South & East"), FactState.SINGLE_SIDE),
        Fact("f5", "The bridge", both, speaking, ("Observers",), FactState.AGREED),
    )
    sides = (("a", "3 March 2014"), ("b", "9 апреля"), ("side_a", "North"), ("side_b", "South & East"))
    counts = (("a", "112"), ("b", "сотни"), ("side_a", "North"), ("side_b", "South & East"))
    left = (("a", "since 2015"), ("side_a", "Observers"), ("side_b", "North"))
    april, guests_north = span(SOUTH, "9 апреля"), span(NORTH, "112 guests")
    since = span(THIRD, "since 2015")
    found = (
        Discrepancy("f1", north, south, "date", Severity.CONFLICT, (start, end), april, Message("date", sides)),
        Discrepancy("f1", north, south, "number", Severity.TENSION, guests_north, guests, Message("number", counts)),
        Discrepancy(
            "f2", toll.id, free.id, "omission", Severity.COMPATIBLE_DIFFERENCE, since, None, Message("omission_date", left)
        ),
    )
    claims = (opened, free, opened_south, formula, study, toll)
    copies = (Copy(SOUTH.id, THIRD.id, 0.4123456789),)
    return Analysis((NORTH, SOUTH, THIRD), claims, facts, found, "Diptych, by hand", copies)


def report() -> Report:
    """The analysis with a verdict and notes on a fact and a discrepancy, and a verdict whose claims are gone."""
    made = analysis()
    opening, date_flag = target_of_fact(made.facts[0]), target_of_discrepancy(made.discrepancies[0])
    lost = target_of_fact(Fact("f0", "", ("gone",), ("North",), (), FactState.SINGLE_SIDE))
    verdicts = (
        Verdict(opening, VerdictValue.ACCEPTED, "seen in the archive", "Ada", "2026-01-02T03:04:05.000006+00:00"),
        Verdict(date_flag, VerdictValue.DISMISSED, "<b>two calendars</b>", "Ada", "2026-01-02T03:04:06.000006+00:00"),
        Verdict(lost, VerdictValue.OPEN, "", "Ada", "2026-01-02T03:04:07.000006+00:00"),
    )
    notes = (
        Annotation(opening, "@ask the mayor\nand the clerk", "Ben", "2026-01-02T03:04:08.000006+00:00"),
        Annotation(date_flag, "old style?", "Ben", "2026-01-02T03:04:09.000006+00:00"),
    )
    opened = target_of_claim(made.claims[0])
    translations = (
        Translation(opened, "=Мост <открыт>", "ru", Whose.NAMED, "A. Writer", "Ben", "2026-01-02T03:04:10.000006+00:00"),
        Translation(opened, "Le pont", "fr", Whose.OFFICIAL, "", "Ada", "2026-01-02T03:04:11.000006+00:00"),
    )
    return build(made, Notebook(verdicts=verdicts, notes=notes, translations=translations))
