"""Projects made by hypothesis: any texts, claims anywhere in them, facts, differences, and a notebook that says things of all of
it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from hypothesis import strategies as st

from reconciler.decisions import (
    target_of_claim,
    target_of_discrepancy,
    target_of_facet,
    target_of_fact,
    target_of_source,
    target_of_span,
)
from reconciler.export.project_json import Ran, WholeProject
from reconciler.facets import DateMention, DatePrecision, Facets, NumberMention
from reconciler.facts import state_of
from reconciler.model import (
    Analysis,
    Author,
    Claim,
    Copy,
    Discrepancy,
    Document,
    Fact,
    FactState,
    Link,
    Locator,
    LocatorKind,
    Message,
    ScorePart,
    Severity,
)
from reconciler.notebook.entries import (
    Annotation,
    ClaimKind,
    ClaimMark,
    Setting,
    SourceEdit,
    Statement,
    Switch,
    Tag,
    Target,
    Tie,
    TieKind,
    Translation,
    Verdict,
    VerdictValue,
    Whose,
    anchor_at,
    anchor_of,
)
from reconciler.notebook.log import Operation, change
from reconciler.notebook.state import Notebook
from reconciler.settings import Settings

SIDES = ("North", "Юг & co", "<East>")
# whatever a text may hold: letters of several scripts, signs of XML, CSV and JSON, ends of lines, a lone surrogate, a control
LETTERS = st.sampled_from(
    "abcde ABC абвгд ЁЇ éß 桥 🌉 01234 .,;:!?–«»“” \n\r\t <>&\"'\\={}[]|#%$^_~` \x07\x0b\ud800\ufeff\u2028\u00ad"
)
TEXTS = st.text(LETTERS, min_size=6, max_size=60)
WORDS = st.text(LETTERS, max_size=20)
SAID = st.text(LETTERS, min_size=1, max_size=20).filter(lambda text: bool(text.strip()))
AUTHORS = st.sampled_from(["Ada", "Бен", "C. <c@example.org>"])
EDTF = st.sampled_from(["", "2014", "2014-03", "2014-03-04", "2014/2015", "2014~"])


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, ...]:
    found = []
    for n in range(draw(st.integers(1, 4))):
        text = draw(TEXTS)
        found.append(
            Document(
                f"{n}-{draw(st.sampled_from(['a.txt', 'б.html', 'c & d.txt']))}",
                draw(st.sampled_from(SIDES)),
                text,
                draw(st.sampled_from(["en", "ru", ""])),
                *(draw(WORDS) for _ in range(3)),
                url=draw(st.sampled_from(["", "https://example.org/?a=1&b=2", "javascript:x"])),
                published=draw(EDTF),
                accessed=draw(EDTF),
                note=draw(WORDS),
                original=draw(st.sampled_from([b"", b"\x00\xff\r\n", text.encode("utf-8", "replace")])),
                origin=draw(st.sampled_from(["", "Old side"])),
                locators=draw(
                    st.sampled_from([(), (Locator(0, LocatorKind.PAGE, "iv"), Locator(3, LocatorKind.TIME, "00:01:02"))])
                ),
                remarks=draw(st.sampled_from([(), (Message("scanned", (("pages", "3"),)),)])),
            )
        )
    return tuple(found)


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    texts = draw(documents())
    claims: dict[str, Claim] = {}
    for document in texts:
        for _ in range(draw(st.integers(1, 4))):
            start = draw(st.integers(0, len(document.text) - 1))
            end = draw(st.integers(start + 1, len(document.text)))
            sentence = (draw(st.integers(0, start)), draw(st.integers(end, len(document.text))))
            made = Claim(
                document.id,
                start,
                end,
                document.text[start:end],
                sentence,
                draw(WORDS),
                draw(facets(start, end)),
                draw(st.sampled_from(Author)),
            )
            claims[made.id] = made
    in_order = {d.id: n for n, d in enumerate(texts)}
    ordered = tuple(sorted(claims.values(), key=lambda c: (in_order[c.source], c.start, c.end)))
    side_of = {d.id: d.side for d in texts}
    facts, found = [], []
    for n in range(draw(st.integers(0, 4))):
        members = draw(st.lists(st.sampled_from(ordered), min_size=1, max_size=4, unique_by=lambda c: c.id))
        fact, flags = draw(facts_of(f"f{n}", members, side_of))
        facts.append(fact)
        found += flags
    copies = (Copy(texts[0].id, texts[-1].id, draw(st.floats(0, 1))),) if len(texts) > 1 else ()
    return Analysis(texts, ordered, tuple(facts), tuple({d.id: d for d in found}.values()), "Diptych, by chance", copies)


@st.composite
def facets(draw: st.DrawFn, start: int, end: int) -> Facets:
    day = draw(st.dates(date(1, 1, 1), date(9998, 1, 1)))
    dates = (DateMention(start, end, day, day, DatePrecision.DAY, day.isoformat()),)
    high = draw(st.sampled_from([1.5, 1e300, float("inf")]))
    numbers = (NumberMention(start, end, draw(st.sampled_from([0.25, float("-inf")])), high, draw(WORDS)),)
    return Facets(draw(st.sampled_from([(), dates])), draw(st.sampled_from([(), numbers])))


@st.composite
def facts_of(draw: st.DrawFn, name: str, members: list[Claim], side_of: dict[str, str]) -> tuple[Fact, list[Discrepancy]]:
    sides = tuple(dict.fromkeys(side_of[c.source] for c in members))
    silent = tuple(side for side in dict.fromkeys(side_of.values()) if side not in sides)
    links = []
    flags = []
    if len(members) > 1:
        a, b = members[:2]
        links.append(Link(a.id, b.id, draw(st.floats(0, 1)), (ScorePart("vectors", draw(st.floats(-1, 1)), 3.0, draw(WORDS)),)))
        said = (("a", draw(WORDS)), ("b", draw(WORDS)), ("side_a", "North"), ("side_b", "South"))
        severity = draw(st.sampled_from(Severity))
        other = draw(st.sampled_from([(b.start, b.end), None]))
        flags.append(Discrepancy(name, a.id, b.id, "date", severity, (a.start, a.start + 1), other, Message("date", said)))
    fact = Fact(name, draw(SAID), tuple(c.id for c in members), sides, silent, FactState.SINGLE_SIDE, tuple(links))
    state = state_of(fact, (flag.severity for flag in flags))
    return Fact(name, fact.label, fact.claims, sides, silent, state, fact.links, (), draw(st.integers(1, 3))), flags


@st.composite
def targets(draw: st.DrawFn, analysis: Analysis) -> Target:
    ways: list[Any] = [target_of_source(analysis.documents[0].id), target_of_claim(analysis.claims[0])]
    document = analysis.documents[-1]
    ways.append(target_of_span(anchor_at(document.id, document.text, 1, 4)))
    ways += [target_of_fact(fact) for fact in analysis.facts]
    ways += [target_of_facet(fact, "date") for fact in analysis.facts]
    ways += [target_of_discrepancy(flag) for flag in analysis.discrepancies]
    ways.append(target_of_fact(Fact("lost", "", ("gone",), ("North",), (), FactState.SINGLE_SIDE)))
    return draw(st.sampled_from(ways))


@st.composite
def entries(draw: st.DrawFn, analysis: Analysis) -> list[Any]:
    """Things that people said, each a microsecond after the other."""
    found: list[Any] = []
    notes: list[Annotation] = []
    for n in range(draw(st.integers(0, 8))):
        time, author, target = f"2026-01-31T10:00:00.{n:06}+00:00", draw(AUTHORS), draw(targets(analysis))
        kind = draw(st.sampled_from(["verdict", "statement", "note", "reply", "tag", "translation", "mark"]))
        if kind == "verdict":
            found.append(Verdict(target, draw(st.sampled_from(VerdictValue)), draw(WORDS), author, time))
        elif kind == "statement":
            found.append(Statement(target, draw(SAID), author, time, draw(st.booleans())))
        elif kind == "tag":
            found.append(Tag(target, draw(SAID), author, time))
        elif kind == "translation":
            own = target_of_claim(draw(st.sampled_from(analysis.claims)))
            found.append(
                Translation(
                    own, draw(SAID), draw(st.sampled_from(["en", "de"])), draw(st.sampled_from(Whose)), draw(WORDS), author, time
                )
            )
        elif kind == "mark":
            places = tuple(anchor_of(claim) for claim in analysis.claims[:2])
            tie = Tie(TieKind.LINKED if len(places) > 1 else TieKind.ALONE, places, draw(WORDS), author, time)
            found.append(
                draw(
                    st.sampled_from([tie, ClaimMark(ClaimKind.MADE, places[0], author, time), Switch("rule", "date", author, time)])
                )
            )
        else:
            parent = draw(st.sampled_from(notes)) if notes and kind == "reply" else None
            edited = draw(st.sampled_from(["", "2026-02-01T00:00:00.000001+00:00"]))
            notes.append(
                Annotation(parent.target if parent else target, draw(SAID), author, time, edited, parent.id if parent else "")
            )
            found.append(notes[-1])
    return found


@st.composite
def notebooks(draw: st.DrawFn, analysis: Analysis) -> Notebook:
    return Notebook.of({entry.key: entry for entry in draw(entries(analysis))}.values())


def _standing(stand: dict[str, str], key: str) -> str:
    return stand.get(key, "")


@st.composite
def wholes(draw: st.DrawFn) -> WholeProject:
    analysis = draw(analyses())
    said = draw(entries(analysis))
    first = "2026-01-01T00:00:00.000000+00:00"
    there = [SourceEdit(d.id, "present", "yes", "Ada", first) for d in analysis.documents]
    stand: dict[str, str] = {}
    operations = []
    for n, some in enumerate([there, [Setting("glossary", "", "Ada", first)], *([entry] for entry in said)]):
        changes = change(partial(_standing, stand), *some)
        stand |= {one.key: one.after for one in changes}
        time = some[0].time if n > 1 else f"2026-01-01T00:00:00.{n:06}+00:00"
        operations.append(Operation("do", changes, "Ada", time, draw(WORDS)))
    settings = Settings(draw(st.floats(0, 1)), weights=(("dates", draw(st.floats(-9, 9))),))
    ran = draw(st.sampled_from([None, Ran(analysis, settings, "0" * 8)]))
    return WholeProject("p0123", analysis.documents, tuple(operations), ran)
