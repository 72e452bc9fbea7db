"""Parts of links come back as they were, whatever they are, and take the room of what differs."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.link_parts import Packing, Unpacking
from reconciler.model import ScorePart

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
numbers = st.one_of(st.just(0.0), st.just(-0.0), st.floats(allow_nan=False))
parts = st.lists(st.builds(ScorePart, words, numbers, numbers.map(abs), words), max_size=4).map(tuple)


@given(st.lists(parts))
def test_parts_come_back_as_they_were(every: list[tuple[ScorePart, ...]]) -> None:
    packing = Packing(every)
    kept = json.loads(json.dumps([packing.sequences, [packing.pack(one) for one in every]], allow_nan=False))
    unpacking = Unpacking(kept[0])
    assert [repr(unpacking.unpack(one)) for one in kept[1]] == [repr(one) for one in every]


def test_what_all_links_share_is_kept_once() -> None:
    every = [(ScorePart("words", n / 8, 4.5, f"word {n}"), ScorePart("dates", 0.0, 0.5, "")) for n in range(100)]
    packing = Packing(every)
    assert [[part["name"] for part in sequence] for sequence in packing.sequences] == [["words", "dates"]]
    assert packing.pack(every[1]) == [0, [0.125, 0.0], {"0": "word 1"}]
    unpacking = Unpacking(packing.sequences)
    first, second = (unpacking.unpack(packing.pack(one)) for one in every[:2])
    assert first[1] is second[1]


@pytest.mark.parametrize("packed", [5, [], [0], [1, [1.0]], [0, [1.0, 2.0]], [0, ["x"]], [0, 5], ["0", [1.0]], [0, [None]]])
def test_what_is_none_is_refused(packed: object) -> None:
    unpacking = Unpacking([[{"name": "words", "weight": 1.0, "note": ""}]])
    with pytest.raises((TypeError, ValueError, KeyError)):
        unpacking.unpack(packed)
