"""A made-up project of any size for measuring the notebook: real facets of made sentences, and decisions on what they tell.

The sentences are mixed of those of `made_texts`, English and Russian. A twentieth of the texts is read, and each text stands in the
project twenty times under other names, so that making the project does not take longer than measuring it.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.made_texts import sentences
from db.readings import pack
from reconciler.claims.extract import extract_claims
from reconciler.decisions import target_of_claim, target_of_discrepancy, target_of_fact
from reconciler.discrepancies import RULES
from reconciler.model import (
    Analysis,
    Discrepancy,
    Document,
    Fact,
    FactState,
    Link,
    Message,
    Nearest,
    ScorePart,
    Severity,
    content_id,
)
from reconciler.notebook.entries import Annotation, Statement, Tag, Tie, TieKind, Verdict, VerdictValue, anchor_at
from reconciler.notebook.log import Operation, change
from reconciler.reading import STEP, Reading
from reconciler.semantics import DIMENSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from db.readings import PackedReading
    from reconciler.model import Claim
    from reconciler.notebook.entries import Anchor, Target

SIDES = ("North", "South", "East")
COPIES = 20  # of each text
LINES = 60  # a text
AUTHORS = ("ada", "boris", "cleo")
SEVERITIES = (Severity.CONFLICT, Severity.TENSION, Severity.COMPATIBLE_DIFFERENCE)
# name, weight and usual note, as `reconciler.scoring` has them, and how often each is not 0
PARTS = (
    ("baseline", -0.13, "what two claims taken at random start from", 1.0),
    ("choice", -1.04, "how many claims of either source could have met the other", 1.0),
    ("meaning", 2.68, "likeness of the sentences' vectors", 1.0),
    ("words", 4.46, "", 1.0),
    ("names", 0.13, "", 0.5),
    ("events", 0.51, "", 0.2),
    ("agents_apart", -0.41, "", 0.1),
    ("patients", 0.49, "", 0.1),
    ("dates", 0.48, "", 0.1),
    ("dates_apart", -0.91, "", 0.1),
    ("numbers", 0.54, "", 0.1),
)


def make_analysis(claims: int, facts: int, discrepancies: int, seed: int = 1) -> Analysis:
    """An analysis with so many claims, all of them in as many facts as said, and so many discrepancies."""
    chance = random.Random(seed)
    documents: list[Document] = []
    found: list[Claim] = []
    while len(found) < claims:
        language = "en" if len(documents) % (2 * COPIES) else "ru"
        text, read = _read(language, len(documents), chance)
        for copy in range(COPIES):
            side = SIDES[(len(documents) + copy // len(SIDES)) % len(SIDES)]
            document = Document(f"text-{len(documents)}.txt", side, text, language)
            documents.append(document)
            found += (replace(claim, source=document.id) for claim in read[: claims - len(found)])
    made = tuple(_fact(found[n::facts], chance) for n in range(facts))
    by_id = {claim.id: claim for claim in found}
    flags = tuple(_discrepancy(made[n % facts], n, by_id) for n in range(discrepancies))
    return Analysis(tuple(documents), tuple(found), made, flags, "made")


def make_readings(analysis: Analysis) -> Iterator[PackedReading]:
    """What would be kept of the texts of `analysis`, with vectors of noise, which no more can be compressed than real ones."""
    noise = np.random.default_rng(1)
    claims: dict[str, list[Claim]] = {document.id: [] for document in analysis.documents}
    for claim in analysis.claims:
        claims[claim.source].append(claim)
    for source, own in claims.items():
        vectors = np.round(noise.normal(0, DIMENSIONS**-0.5, (len(own), DIMENSIONS)) / STEP) * STEP
        yield pack(source, f"r{source}", Reading(tuple(own), vectors.astype(np.float16)))


def make_operations(analysis: Analysis, notes: int, verdicts: int, others: int, seed: int = 1) -> Iterator[Operation]:
    """As many notes, verdicts, and of each other kind, on claims, facts and discrepancies; each is one operation."""
    chance = random.Random(seed)
    texts = {document.id: document.text for document in analysis.documents}
    claims = analysis.claim_by_id()
    words = [*sentences("en"), *sentences("ru")]
    kinds = [Annotation] * notes + [Verdict] * verdicts + [Tag] * others + [Statement] * others + [Tie] * others
    chance.shuffle(kinds)
    for number, kind in enumerate(kinds):
        clock = f"{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}.000000+00:00"
        time = f"2025-01-{number // 86_400 % 30 + 1:02}T{clock}"
        author, text = chance.choice(AUTHORS), chance.choice(words)
        target = _target(analysis, chance)
        target = replace(target, anchors=tuple(_anchor(claims[c], texts) for c in target.claims))
        entry: Any
        if kind is Annotation:
            entry = Annotation(target, text, author, time)
        elif kind is Verdict:
            entry = Verdict(target, chance.choice(tuple(VerdictValue)[1:]), text, author, time)
        elif kind is Tag:
            entry = Tag(target, chance.choice(("to ask", "спорно", "archive", "key")), author, time)
        elif kind is Statement:
            entry = Statement(target, text, author, time)
        else:
            pair = chance.choice(analysis.facts).claims[:2]
            entry = Tie(TieKind.LINKED, tuple(_anchor(claims[c], texts) for c in pair), text, author, time)
        yield Operation(kind.__name__.lower(), change(lambda _key: "", entry), author, time)


# --- inside ------------------------------------------------------------------------------------------------------------------


def _read(language: str, number: int, chance: random.Random) -> tuple[str, tuple[Claim, ...]]:
    known = sentences(language)
    lines = [f"Report {number}" if language == "en" else f"Отчёт {number}"]
    for _ in range(LINES):
        one, other = (chance.choice(known).split() for _ in range(2))
        lines.append(" ".join([*one[: 2 + len(one) // 2], *other[len(other) // 2 :]]).rstrip(" .,:;—-") + ".")
    document = Document(f"read-{number}", "North", "\n\n".join(lines), language)
    return document.text, extract_claims(document)


def _fact(claims: Sequence[Claim], chance: random.Random) -> Fact:
    ids = tuple(claim.id for claim in claims)
    sides = SIDES[:2] if chance.random() < 0.6 else SIDES[2:]
    silent = tuple(side for side in SIDES if side not in sides)
    links = tuple(_link(a, b, chance) for n, a in enumerate(claims) for b in claims[n + 1 :])
    judged = (FactState.DISPUTED, FactState.COMPATIBLE, FactState.AGREED)
    state = chance.choice(judged) if len(sides) > 1 else FactState.SINGLE_SIDE
    nearest = tuple(Nearest(side, claims[0].id, round(chance.random(), 6)) for side in silent for _ in range(2))
    return Fact(content_id("f", *sorted(ids)), claims[0].quote[:90], ids, sides, silent, state, links, nearest, 2)


def _link(a: Claim, b: Claim, chance: random.Random) -> Link:
    shared = ", ".join(word.lower() for word in a.quote.split()[:3])
    parts = []
    for name, weight, note, share in PARTS:
        value = round(chance.random() * 3, 5) if chance.random() < share else 0.0
        parts.append(ScorePart(name, 1.0 if name == "baseline" else value, weight, note or (shared if value else "")))
    return Link(a.id, b.id, round(chance.random(), 6), tuple(parts))


def _discrepancy(fact: Fact, number: int, claims: dict[str, Claim]) -> Discrepancy:
    a, b = (claims[claim] for claim in fact.claims[:2])
    words = a.quote.split()[0], b.quote.split()[0]
    kind = RULES[number % len(RULES)].type
    spans = (a.start, a.start + len(words[0])), (b.start, b.start + len(words[1]))
    message = Message(kind, (("a", words[0]), ("b", words[1]), ("side_a", SIDES[0]), ("side_b", SIDES[1])))
    return Discrepancy(fact.id, a.id, b.id, kind, SEVERITIES[number % 3], spans[0], spans[1], message)


def _target(analysis: Analysis, chance: random.Random) -> Target:
    """Most notes are on what a text says, some on a flag, some on a fact."""
    kind = chance.random()
    if kind < 0.7:
        return target_of_claim(chance.choice(analysis.claims))
    return (
        target_of_discrepancy(chance.choice(analysis.discrepancies))
        if kind < 0.9
        else target_of_fact(chance.choice(analysis.facts))
    )


def _anchor(claim: Claim, texts: dict[str, str]) -> Anchor:
    return anchor_at(claim.source, texts[claim.source], claim.start, claim.end)
