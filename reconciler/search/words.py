"""What can be found in a text: the forms of its words, and what else each may be asked for.

A form is a word in lower case without accents, е for ё. A word is also found by its dictionary form (its lemma), a compound such as
"e-mail" or "Нью-Йорк" by its parts and as one word, a number by its digits however they are grouped. Scripts without blanks between
words are found letter by letter.

Limits: a form of several dictionary words has the one that `reconciler.lang` gives first. Words of other languages than those of
`reconciler.lang` are found by their forms alone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.lang import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 64  # code points of a form: what is longer is found by its beginning
_REMEMBERED = 400_000  # words of a language

# scripts that write no blanks between words: Thai, Lao, Burmese, Khmer, kana, Chinese characters
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
_LETTER = re.compile(f"[{_UNSPACED}]")
_JOINERS = "-‐‑'’ʼ＇"
_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"  # what may stand in the middle of a word and is not seen: soft hyphens and the like
_POSSESSIVE = re.compile(r"['’ʼ＇][sS]$")
_BLANKS = " \u00a0\u202f"  # between groups of digits
_GROUPED = re.compile(rf"\d{{1,3}}(?:[.,{_BLANKS}]\d{{3}})+")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)")
_POINTS = re.compile("[\u0300-\u0305\u0307-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670]")
_BREVE = re.compile("(?<!и)\u0306")  # of й, which is a letter of its own
_OUT = dict.fromkeys(code for code in range(128) if not chr(code).isalnum())
_CYRILLIC, _LATIN = re.compile("[а-яё]", re.IGNORECASE), re.compile("[a-z]", re.IGNORECASE)


class Found(NamedTuple):
    """A word or a part of one at `[start, end)` of a text, in code points.

    `form` is empty for a compound or a number as a whole. `keys` are the other forms by which it is found.
    """

    start: int
    end: int
    form: str
    keys: tuple[str, ...]


def occurrences(text: str, language: str = "") -> list[Found]:
    """The words of `text` in their order; after the parts of a compound comes the compound."""
    known = _known(language)
    return [
        Found(match.start() + start, match.start() + end, form, keys)
        for match in word_pattern().finditer(text)
        for start, end, form, keys in known[match.group()].found
    ]


def indexed(text: str, language: str = "") -> tuple[str, str]:
    """What an index keeps of `text`: its forms in their order, and the other keys of its words, each once; joined by blanks."""
    known = _known(language)
    read = [known[word] for word in word_pattern().findall(text)]
    return " ".join([word.forms for word in read]), " ".join({word.keys: None for word in read if word.keys})


class _Word(NamedTuple):
    """A word by itself: what is found in it, and the forms and keys of that, joined by blanks."""

    found: tuple[Found, ...]
    forms: str
    keys: str


class _Known(dict[str, _Word]):
    """The words of a language that were looked up in this process, and any other when it is asked for."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, word: str) -> _Word:
        found = tuple(_read(word, self.language))
        keys = dict.fromkeys(key for one in found for key in one.keys)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = _Word(found, " ".join(one.form for one in found if one.form), " ".join(keys))
        return self[word]


@cache
def _known(language: str) -> _Known:
    return _Known(language)


def _read(word: str, language: str) -> Iterator[Found]:
    parts = list(part_pattern().finditer(word))
    for part in parts:
        form, lemma = fold(part.group()), lemma_of(part.group(), language)
        yield Found(*part.span(), form, (lemma,) if lemma != form else ())
    if len(parts) > 1:
        yield Found(0, len(word), "", whole(word, language))


# --- one word ----------------------------------------------------------------------------------------------------------------


def fold(word: str) -> str:
    """`word` without what a person searching does not mind: case, accents, vowel points, ё for е, what is not seen."""
    if word.isascii():
        return word.lower()[:LONGEST]
    plain = unicodedata.normalize("NFKD", word).casefold()
    plain = _BREVE.sub("", _POINTS.sub("", plain)).translate(_OUT)
    return unicodedata.normalize("NFC", re.sub(f"[{_INVISIBLE}]", "", plain))[:LONGEST]


def lemma_of(word: str, language: str = "") -> str:
    """The folded dictionary form of a word in a text of `language`, empty where that is not known; else its form."""
    form = fold(word)
    own = LANGUAGES.get(_language_of(word, language))
    return fold(own.lemma(form)) if own and form.isalpha() else form


def is_letter(word: str) -> bool:
    """Whether a word is a letter of a script without blanks between words."""
    return _LETTER.match(word) is not None


def lemmas(word: str) -> tuple[str, ...]:
    """All forms that a word typed by a person may stand in an index by: its own and its dictionary form."""
    return tuple(dict.fromkeys((fold(word), lemma_of(word))))


def whole(word: str, language: str = "") -> tuple[str, ...]:
    """The forms by which a compound or a number is found as one word; none where it is just a row of parts."""
    if word[0].isdigit() and not any(map(str.isalpha, word)):
        return _number(word)
    stem = _POSSESSIVE.sub("", word)
    parts = [part.group() for part in part_pattern().finditer(stem)]
    return tuple(dict.fromkeys(("".join(lemma_of(p, language) for p in parts)[:LONGEST], "".join(map(fold, parts))[:LONGEST])))


def _number(word: str) -> tuple[str, ...]:
    """By its digits where they are grouped by thousands, with a point where it has decimals, by both where it may be either."""
    found = []
    if _GROUPED.fullmatch(word) and not word.startswith("0"):
        found.append("".join(filter(str.isdigit, word)))
    decimal = _DECIMAL.fullmatch(word)
    if decimal:
        found.append("·".join(decimal.groups()))  # a point that is part of a word for SQLite
    return tuple(found)


def _language_of(word: str, language: str) -> str:
    """The language to look `word` up in: that of its text, or by its script where that is not known or another."""
    if language and language not in LANGUAGES:
        return lang.GENERAL.code
    if _CYRILLIC.search(word):
        return "ru"
    return "en" if _LATIN.search(word) else lang.GENERAL.code


# --- patterns ----------------------------------------------------------------------------------------------------------------


@cache
def word_pattern() -> re.Pattern[str]:
    """A word with its parts, or a number with its groups."""
    grouped, listed = rf"\d{{1,3}}(?:[{_BLANKS}]\d{{3}})+(?!\d)", r"\d+(?:[.,]\d+)+"
    return re.compile(rf"{grouped}|{listed}|{_letter()}|{_part()}(?:[{_JOINERS}]{_part()})*")


@cache
def part_pattern() -> re.Pattern[str]:
    """A word without the parts that are joined to it, or a letter of a script without blanks."""
    return re.compile(rf"{_letter()}|{_part()}")


def _letter() -> str:
    return f"[{_UNSPACED}][{_marks()}]*"


def _part() -> str:
    # what is not seen belongs to a word only between its letters
    return rf"[^\W_{_UNSPACED}]+(?:[{_marks()}{_INVISIBLE}]+[^\W_{_UNSPACED}]+|[{_marks()}]+)*"


@cache
def _marks() -> str:
    """The inside of a character class: marks that stand on or behind a letter."""
    runs: list[list[int]] = []
    for code in (code for code in range(0x300, 0x3000) if unicodedata.category(chr(code))[0] == "M"):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in runs)
