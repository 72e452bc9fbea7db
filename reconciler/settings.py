"""What a person may turn about a run; part of the input, so that the same settings give the same bytes."""

from __future__ import annotations

from dataclasses import dataclass

from reconciler.glossary import Entry  # noqa: TC001 - the codec reads the types at run time


@dataclass(frozen=True, slots=True)
class Settings:
    """`link_threshold`: the least score in [0, 1] at which two claims are proposed as one fact.
    `neighbours`: how many candidates each claim gets by its meaning, at most.
    `weights`: those of the parts of the score by name, in place of the ones in `scoring.toml`.
    `shipped_glossaries`: which of `reconciler.glossary.SHIPPED` are used; `glossary`: the project's own entries, which go first.
    """

    link_threshold: float = 0.5
    neighbours: int = 16
    weights: tuple[tuple[str, float], ...] = ()
    shipped_glossaries: tuple[str, ...] = ("general", "eu-russia")
    glossary: tuple[Entry, ...] = ()
