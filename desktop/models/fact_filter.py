"""Which facts of the table are shown: words, tags, states, sides, dates, and the types and severities of their differences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler.model import FactState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.fact_cells import Facts
    from reconciler.model import Severity


@dataclass(frozen=True, slots=True)
class FactFilter:
    """A fact is shown if it has one of `states`, every word of `text` and every tag in it (`#word`), a difference that counts of
    one of `types` and `severities`, a quote of one of `sides`, one of the tags `tagged` (in one case), and a date that may lie
    between `since` and `until` (years, months or days, both included). An empty one asks for nothing."""

    text: str = ""
    states: frozenset[FactState] = frozenset(FactState)
    types: frozenset[str] = frozenset()
    severities: frozenset[Severity] = frozenset()
    sides: frozenset[str] = frozenset()
    tagged: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""

    def words(self) -> tuple[str, ...]:
        """The words that are looked for, in one case."""
        return tuple(word for word in self.text.casefold().split() if not word.startswith("#"))

    def tags(self) -> tuple[str, ...]:
        """How the tags that are asked for begin; `#` alone asks for any."""
        return tuple(word[1:] for word in self.text.casefold().split() if word.startswith("#"))

    def is_in_time(self, dates: Iterable[tuple[str, str]]) -> bool:
        """Whether one of `dates`, each its first and last day as ISO 8601 has them, may lie in the time that is asked for."""
        since, until = self.since, self.until
        # only as much of a day counts as is asked for: 2014 is not after 2014-03
        return any(last[: len(since)] >= since and (not until or first[: len(until)] <= until) for first, last in dates)

    def has_flag(self, facts: Facts) -> bool:
        """Whether a difference that counts is one of those asked for."""
        if not self.types and not self.severities:
            return True
        return any(
            (not self.types or kind in self.types) and (not self.severities or severity in self.severities)
            for kind, severity in facts.flags
        )

    def has_tags(self, facts: Facts) -> bool:
        """Whether for each tag that is asked for there is one that begins so; the words of a tag may be joined by hyphens."""
        folded = {name.casefold() for name in facts.tags}
        if self.tagged and self.tagged.isdisjoint(folded):
            return False
        names = [name.replace(" ", "-") for name in folded]
        return all(any(name.startswith(tag) for name in names) for tag in self.tags())
