"""No anchor moves silently: it stays on its own words, or what became of it is told."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconciler.notebook.carrying import carry
from reconciler.notebook.entries import anchor_at
from reconciler.notebook.outcomes import Fate, Outcome, PieceKind, word_diff
from tests.reconciler.notebook.edits import KINDS, Edited

CASES = tomllib.loads((Path(__file__).parents[2] / "cases/carrying/cases.toml").read_text("utf-8"))["case"]
TAKEN_OVER = (Fate.KEPT, Fate.MOVED)


def fates(old: str, new: str, spans: list[tuple[int, int]]) -> tuple[Outcome, ...]:
    """What became of the anchors at `spans`, with what must hold whatever the texts are."""
    found = carry(old, new, [anchor_at("s", old, *span) for span in spans])
    places: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for span, outcome in zip(spans, found, strict=True):
        assert (outcome.place is None) is (outcome.fate is Fate.LOST)
        assert bool(outcome.diff) is (outcome.fate is Fate.CHANGED)
        if outcome.place is not None:
            there = new[slice(*outcome.place)]
            assert (there == outcome.anchor.quote) is (outcome.fate in TAKEN_OVER)
            places.setdefault(outcome.place, set()).add(span)
        if outcome.diff:
            said = {kind: "".join(p.text for p in outcome.diff if p.kind in (PieceKind.SAME, kind)) for kind in PieceKind}
            assert (said[PieceKind.GONE], said[PieceKind.NEW]) == (outcome.anchor.quote, there)
        assert all(0 <= s.start < s.end <= len(new) and 0 < s.alike <= 1 for s in outcome.suggestions)
        assert not outcome.suggestions or outcome.fate not in TAKEN_OVER
    taken = sorted((o.anchor.start, o.anchor.end, *o.place) for o in found if o.fate in TAKEN_OVER and o.place)
    assert len({place for *_, start, end in taken for place in [(start, end)]}) == len(set(taken))  # no two on one place
    kept = sorted({(o.anchor.start, o.place[0]) for o in found if o.fate is Fate.KEPT and o.place})
    assert [place for _, place in kept] == sorted(place for _, place in kept)  # in the order in which they stood
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_marked_passage(case: dict[str, str]) -> None:
    start = case["old"].index("⟦")
    end = case["old"].index("⟧") - 1
    old = case["old"].replace("⟦", "").replace("⟧", "")
    (found,) = fates(old, case["new"].replace("⟦", "").replace("⟧", ""), [(start, end)])
    assert found.fate == case["fate"]
    place = (case["new"].index("⟦"), case["new"].index("⟧") - 1) if "⟦" in case["new"] else None
    assert found.place == place
    assert len(found.suggestions) == case.get("suggestions", 0)
    if "diff" in case:
        assert [f"{p.kind}:{p.text}" for p in found.diff if p.kind is not PieceKind.SAME] == case["diff"]


def judged(seed: int, edits: int, sentences: int = 60) -> Counter[str]:
    """Count what became of the passages of a text that was edited so often, by what was done to them."""
    random = Random(seed)
    edited = Edited(random, sentences)
    for _ in range(edits):
        edited.edit(random.choice(KINDS))
    new, places = edited.new, edited.places()
    counts: Counter[str] = Counter()
    for outcome in fates(edited.old, new, edited.passages):
        start, end = outcome.anchor.start, outcome.anchor.end
        there = places.get(start, -1)
        whole = there >= 0 and new[there : there + end - start] == outcome.anchor.quote
        done = "altered" if not whole else "moved" if start in edited.moved else "untouched"
        if outcome.place is None or outcome.fate not in TAKEN_OVER:
            became = "reported"
        elif whole and outcome.place[0] == there:
            became = "found"
        elif whole and stands_between_its_own(edited.old, new, (start, end), sorted((outcome.place[0], there))):
            became = "found"  # a copy was put right beside it: either can be the one that was there
        elif done != "untouched" and outcome.anchor.quote in edited.copied:
            became = "found in its copy"
        else:
            became = f"{outcome.fate} on another passage"
        counts[f"{done}, {became}"] += 1
    return counts


def stands_between_its_own(old: str, new: str, span: tuple[int, int], places: list[int]) -> bool:
    """Whether the words around a passage stand before the first and after the last of `places`."""
    start, end = span
    first, last = places[0], places[-1] + end - start
    return old[:start].split()[-2:] == new[:first].split()[-2:] and old[end:].split()[:2] == new[last:].split()[:2]


def test_500_random_edits() -> None:
    counts = sum((judged(seed, 1) for seed in range(500)), Counter[str]())
    kept = counts["untouched, found"] / (counts["untouched, found"] + counts["untouched, reported"])
    print(f"{kept:.5f} of the untouched passages keep their anchors; {dict(counts)}")
    assert kept >= 0.999
    assert not [name for name in counts if "another passage" in name]
    assert counts["altered, reported"] > 300
    assert counts["moved, found"] > 5 * counts["moved, reported"]


@pytest.mark.parametrize(("sentences", "edits", "texts"), [(60, 8, 100), (600, 40, 10)])  # the longer ones are matched otherwise
def test_several_edits_at_once(sentences: int, edits: int, texts: int) -> None:
    counts = sum((judged(seed, edits, sentences) for seed in range(texts)), Counter[str]())
    kept = counts["untouched, found"] / (counts["untouched, found"] + counts["untouched, reported"])
    print(f"{kept:.5f} of the untouched passages keep their anchors; {dict(counts)}")
    assert kept >= 0.995
    assert not [name for name in counts if "another passage" in name]


WORDS = st.lists(st.sampled_from(["a", "b", "c", "да", "𝔘", ".", ".\n", "a b. ", "x y z w v. "]), max_size=24)


@given(WORDS, WORDS, st.data())
def test_whatever_the_texts_are(old: list[str], new: list[str], data: st.DataObject) -> None:
    text = " ".join(old)
    if text:
        starts = st.integers(0, len(text) - 1)
        spans = [(a, data.draw(st.integers(a + 1, len(text)))) for a in data.draw(st.lists(starts, max_size=6))]
        fates(text, " ".join(new), spans)


@given(WORDS)
def test_a_text_that_stayed_keeps_every_passage_of_it(words: list[str]) -> None:
    text = " ".join(words)
    spans = [(n, n + 5) for n in range(len(text) - 5) if text[n : n + 5].strip(" \n")]
    assert all(
        outcome.fate is Fate.KEPT and outcome.place == (o, o + 5)
        for (o, _), outcome in zip(spans, fates(text, text, spans), strict=True)
    )


@given(st.text(), st.text())
def test_a_difference_holds_both_texts(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert "".join(p.text for p in pieces if p.kind is not PieceKind.NEW) == old
    assert "".join(p.text for p in pieces if p.kind is not PieceKind.GONE) == new


def test_an_anchor_that_never_was_there_is_lost() -> None:
    anchor = anchor_at("s", "Peace was made.", 0, 5)
    assert carry("Wars were made.", "Peace was made.", [anchor])[0].fate is Fate.LOST


def test_a_long_text_written_anew_costs_little_and_loses_all() -> None:
    old, new = (" ".join(f"{word}{n}." for n in range(20_000)) for word in ("old", "new"))
    assert {o.fate for o in fates(old, new, [(0, 5), (len(old) - 9, len(old))])} == {Fate.LOST}
