"""Which facts of the table are shown: words, tags, states, and the types and severities of their differences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler.model import FactState

if TYPE_CHECKING:
    from desktop.models.fact_cells import Facts
    from reconciler.model import Severity


@dataclass(frozen=True, slots=True)
class FactFilter:
    """A fact is shown if it has one of `states`, every word of `text` and every tag in it (`#word`), and a difference that counts
    of one of `types` and `severities`; an empty one of these two asks for none."""

    text: str = ""
    states: frozenset[FactState] = frozenset(FactState)
    types: frozenset[str] = frozenset()
    severities: frozenset[Severity] = frozenset()

    def words(self) -> tuple[str, ...]:
        """The words that are looked for, in one case."""
        return tuple(word for word in self.text.casefold().split() if not word.startswith("#"))

    def tags(self) -> tuple[str, ...]:
        """How the tags that are asked for begin; `#` alone asks for any."""
        return tuple(word[1:] for word in self.text.casefold().split() if word.startswith("#"))

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
        wanted = self.tags()
        if not wanted:
            return True
        names = [name.casefold().replace(" ", "-") for name in facts.tags]
        return all(any(name.startswith(tag) for name in names) for tag in wanted)
