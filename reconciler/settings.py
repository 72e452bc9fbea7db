"""What a person may turn about a run; part of the input, so that the same settings give the same bytes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """`link_threshold`: the least score in [0, 1] at which two claims are proposed as one fact.
    `neighbours`: how many candidates each claim gets by its meaning, at most.
    """

    link_threshold: float = 0.5
    neighbours: int = 16
