"""Reads dates: the templates, compiled with the words of one language, held against the tokens of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from reconciler import lang
from reconciler.claims.date_templates import LEADING, LED, MACROS, SEEDS, TEMPLATES
from reconciler.claims.vocabulary import Vocabulary, entries_of, plain_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reconciler.claims.vocabulary import Encoded

_GROUP = re.compile(r"\(\?P<\w+>")
_MACRO = re.compile(r"\{([A-Z_]+)\}")


@dataclass(frozen=True, slots=True)
class Reading:
    """Tokens `[first, last)` that a template of the kind `kind` fits.

    `groups` are the values of its groups and `at` the tokens where they stand, by name; `days` is the run of tokens with the days.
    """

    kind: str
    first: int
    last: int
    groups: dict[str, Any]
    at: dict[str, int]
    days: tuple[int, int]
    encoded: Encoded
    grammar: Grammar

    def width(self, group: str) -> int:
        """The number of characters of the token of `group`."""
        return len(self.encoded.words[self.at[group]])


class Grammar:
    """The templates compiled with the vocabulary of one language."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.lexicon = lang.lexicon(code, "dates")
        self.vocabulary = Vocabulary(entries_of(self.lexicon))
        self._templates = [(kind, self.compile(template)) for kind, template in TEMPLATES]
        # all of them at once, without the names of groups that more than one has
        self._any = re.compile(
            "|".join(_GROUP.sub("(?:", t.pattern) if "(?P=" not in t.pattern else t.pattern for _, t in self._templates)
        )
        self._seed = self.compile(f"<{SEEDS}>|'<short>|<{LEADING}>(?= <{SEEDS}|{LED}>)")

    def compile(self, template: str) -> re.Pattern[str]:
        """A template of this grammar, macros filled in, as an expression over codes."""
        while _MACRO.search(template):
            template = _MACRO.sub(lambda match: MACROS[match.group(1)], template)
        return self.vocabulary.pattern(template)

    def read(self, encoded: Encoded, accept: Callable[[Reading], bool]) -> Iterator[Reading]:
        """Yield, from left to right, the longest reading at each place that `accept` lets through; they do not overlap.

        `accept` is asked about the longest reading of a place first.
        """
        place, size = 0, len(encoded.codes)
        while place < size:
            seed = self._seed.search(encoded.codes, place)
            if seed is None:
                return
            place = seed.start()
            found = next((reading for reading in self._at(encoded, place) if accept(reading)), None)
            if found:
                yield found
            place = found.last if found else place + 1

    def _at(self, encoded: Encoded, place: int) -> list[Reading]:
        if not self._any.match(encoded.codes, place):
            return []
        matches = [(kind, match) for kind, template in self._templates if (match := template.match(encoded.codes, place))]
        matches.sort(key=lambda pair: -pair[1].end())
        return [self._reading(encoded, kind, match) for kind, match in matches]

    def _reading(self, encoded: Encoded, kind: str, match: re.Match[str]) -> Reading:
        at = {plain_name(name): match.start(name) for name, code in match.groupdict().items() if code is not None}
        groups = {name: self.vocabulary.value(encoded.words[token]) for name, token in at.items()}
        days = match.span("days") if "days" in at else (0, 0)
        return Reading(kind, match.start(), match.end(), groups, at, days, encoded, self)


@cache
def grammar(code: str) -> Grammar:
    """The grammar of the language `code`; with no lexicon only digits are read."""
    return Grammar(code)
