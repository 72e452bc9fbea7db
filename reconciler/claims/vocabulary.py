"""Text as a string of slot codes, one character a token, so that a grammar is regular expressions over slots.

A vocabulary maps words and phrases of a lexicon to slots ("month", "since"…) and each slot to one character. `encode` turns a text
into its tokens and their codes; `pattern` turns a template such as `<d:day> <m:month>` into a compiled expression over codes.

Known limits: a token has one slot; where a lexicon gives a word twice the first slot counts.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

# slots that digits and unknown words fall into; every lexicon has them
DIGITS = ("zero", "day", "short", "num3", "year4", "num")
OTHER = "x"
OTHER_CAPITAL = "X"
BREAK = "\n"
_FIRST_CODE = 0xE000
_MOST_TOKENS = 20_000  # whose codes are remembered
_LONGEST_YEAR = 4
LETTERS = re.compile(r"[^\W\d_]+")
_SLOT = re.compile(r"(?<!\?P)<(?:(\w+):)?([\w|]+)>")
_DASHES = "-‐‑‒–—−"
_QUOTES = "'’ʼ"
_KEPT = frozenset(',.:;/()[]%+*§№#$€£¥₽₴"«»“”!?&=~@…')
_NEVER = "\ufdd0"  # a noncharacter: the code of a slot that this language leaves empty


def plain_name(group: str) -> str:
    """The name that a template gave to a group, without the number of its branch."""
    return group.partition("__")[0]


def fold(word: str) -> str:
    """`word` in lower case, with е for ё."""
    return word.lower().replace("ё", "е")


class Encoded:
    """A text with its tokens: `words[i]` stands at `starts[i]`, its code is `codes[i]`; `starts` has one more, the text's end."""

    __slots__ = ("codes", "starts", "text", "words")

    def __init__(self, text: str, words: list[str], codes: str) -> None:
        self.text = text
        self.words = words
        self.codes = codes
        self.starts = [0, *accumulate(map(len, words))]


class _Codes(dict[str, str]):
    """The codes of the tokens seen so far; that of a new one is found when it is asked for."""

    def __init__(self, classify: Callable[[str], str]) -> None:
        self._classify = classify

    def __missing__(self, token: str) -> str:
        code = self[token] = self._classify(token)
        return code


class Vocabulary:
    """The words of one language and facet, each in one slot with a value.

    An entry that begins with a capital letter counts only where the text has a capital there; any other in any case. An entry with
    a space, dot or hyphen is a phrase and becomes one token.
    """

    def __init__(self, entries: Iterable[tuple[str, str, object]], digits: str = "") -> None:
        """`digits` is an expression for a number with its separators, of the slot `digits`; without it digits are told apart."""
        self._lower: dict[str, tuple[str, object]] = {}
        self._capital: dict[str, tuple[str, object]] = {}
        self._code: dict[str, str] = {}
        phrases = []
        self._number_slot = "digits" if digits else ""
        for slot in (*DIGITS, "digits"):
            self._code_of(slot)
        for slot, word, value in entries:
            self._code_of(slot)
            (self._capital if word[:1].isupper() else self._lower).setdefault(fold(word), (slot, value))
            if not word.isalpha():
                phrases.append(word)
        self._token = re.compile(_token_expression(phrases, digits or r"\d+"), re.DOTALL)
        self._codes = _Codes(self._classify)

    def _code_of(self, slot: str) -> str:
        return self._code.setdefault(slot, chr(_FIRST_CODE + len(self._code)))

    def codes(self, slots: str) -> str:
        """The characters of the slots in `slots`, which are separated by `|`; those that this vocabulary lacks never match."""
        return "".join(self._code.get(slot, _NEVER) for slot in slots.split("|"))

    def pattern(self, template: str) -> re.Pattern[str]:
        """`template` compiled: `<slot>` or `<group:slot|slot>` stands for one token, all else is an expression over codes.

        A group may stand in several branches; the second of a name is called `name__2` and so on (see `plain_name`).
        """
        seen: Counter[str] = Counter()

        def one(match: re.Match[str]) -> str:
            group, slots = match.groups()
            chars = f"[{self.codes(slots)}]"
            if not group:
                return chars
            seen[group] += 1
            return f"(?P<{group}{f'__{seen[group]}' if seen[group] > 1 else ''}>{chars})"

        return re.compile(_SLOT.sub(one, template))

    def value(self, word: str) -> object:
        """What the lexicon says of `word`: the number of a month, a sign, …; for digits their number."""
        if word[0].isdecimal():
            return int(word)
        found = self._find(word)
        return found[1] if found else None

    def _find(self, word: str) -> tuple[str, object] | None:
        folded = fold(word) if word.isalpha() else fold(re.sub(r"\s+", " ", word))
        if word[0].isupper() and folded in self._capital:
            return self._capital[folded]
        return self._lower.get(folded)

    def encode(self, text: str) -> Encoded:
        """Cut `text` into tokens (every character belongs to one) and give each its code."""
        words = self._token.findall(text)
        if len(self._codes) > _MOST_TOKENS:
            self._codes.clear()
        return Encoded(text, words, "".join(map(self._codes.__getitem__, words)))

    def spellings(self, slots: str) -> frozenset[str]:
        """A word of each entry of `slots`, which are separated by `|`: its longest one, folded as `fold` folds."""
        wanted = slots.split("|")
        entries = [*self._lower.items(), *self._capital.items()]
        return frozenset(max(LETTERS.findall(word), key=len, default=word) for word, (slot, _) in entries if slot in wanted)

    def _classify(self, token: str) -> str:
        first = token[0]
        if first.isspace():
            return BREAK if token.count("\n") > 1 else " "
        if first.isdecimal():
            return self._code[self._number_slot or _digit_slot(token)]
        found = self._find(token)
        if found:
            return self._code[found[0]]
        if first.isalpha():
            return OTHER_CAPITAL if first.isupper() else OTHER
        if first in _DASHES:
            return "-"
        if first in _QUOTES:
            return "'"
        return first if first in _KEPT else "?"


def _token_expression(phrases: list[str], digits: str) -> str:
    # by their first letters, which are told at once where the expression ignores no case
    rests: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases), key=len, reverse=True):
        rest = re.sub(r"(?:\\\s|\s)+", r"\\s+", re.escape(phrase[1:]))
        rests.setdefault(phrase[0].lower(), []).append(rest)
    heads = {first: f"[{first}{first.upper()}]" if first.isalpha() else re.escape(first) for first in rests}
    spelled = "|".join(f"{heads[first]}(?i:{'|'.join(group)})" for first, group in rests.items())
    known = rf"(?:{spelled})(?!\w)|" if spelled else ""
    return rf"{known}{digits}|[^\W\d_]+|\s+|."


def _digit_slot(token: str) -> str:
    if len(token) > _LONGEST_YEAR:
        return "num"
    value = int(token)
    if len(token) <= 2:
        return "day" if 1 <= value <= 31 else "zero" if value == 0 else "short"
    if len(token) == 4 and 1000 <= value < 2200:
        return "year4"
    return "num3" if len(token) == 3 and token[0] != "0" else "num"


def entries_of(lexicon: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    """Slot, word and value of each word of a lexicon; "_" in a word stands for a space.

    A table is a slot. It has `words` (value 0), `forms` (one line a value, counted from 1), `values` (the value is the key, a whole
    number) or `codes` (the value is the key, as it stands).
    """
    for slot, table in lexicon.items():
        if not isinstance(table, dict):
            continue
        lines: list[tuple[object, str]] = [(0, table.get("words", ""))]
        lines += enumerate(table.get("forms", ()), 1)
        lines += [(int(key), line) for key, line in table.get("values", {}).items()]
        lines += table.get("codes", {}).items()
        for value, line in lines:
            for word in line.split():
                yield slot, word.replace("_", " "), value
