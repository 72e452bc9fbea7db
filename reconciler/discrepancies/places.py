"""Which place lies in which, from `reconciler/glossaries/inside.toml`: what is in Paris is in France too.

Known limit: of a place that is not listed there nothing is known, not even that it is elsewhere.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def known(place: str) -> bool:
    """Whether it is known what the place, by its key, lies in."""
    return place in _holders()


def lies_in(place: str, other: str) -> bool:
    """Whether `place` lies in `other`, by way of others too; both by their keys."""
    return other in _around(place)


def depth(place: str) -> int:
    """How many places lie one in the other around `place`, at the most: more for a town than for its state."""
    return max((1 + depth(holder) for holder in _holders().get(place, ()) if holder != place), default=0)


def apart(place: str, other: str) -> bool:
    """Whether it is known of both what they lie in, and neither lies in the other."""
    return known(place) and known(other) and place != other and not (lies_in(place, other) or lies_in(other, place))


@cache
def _around(place: str) -> frozenset[str]:
    """All that a place lies in."""
    found: set[str] = set()
    ahead = [place]
    while ahead:
        for holder in _holders().get(ahead.pop(), ()):
            if holder not in found:
                found.add(holder)
                ahead.append(holder)
    return frozenset(found)


@cache
def _holders() -> Mapping[str, frozenset[str]]:
    """For each place those that it lies in; a place that holds others and lies in none has no one."""
    text = resources.files("reconciler.glossaries").joinpath("inside.toml").read_text("utf-8")
    lies: dict[str, set[str]] = {}
    for holder, places in tomllib.loads(text)["inside"].items():
        lies.setdefault(holder, set())
        for place in places.split():
            lies.setdefault(place, set()).add(holder)
    return {place: frozenset(holders) for place, holders in lies.items()}
