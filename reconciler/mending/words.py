"""Words that a line's or a page's end has cut in two ("co- operation"), and words whose letters are set apart.

Known limits: a word is put together by the dictionary, so a cut name is mended only where neither half is a word; letters set
apart are joined only where they make one known word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.mending.edits import Edit
from reconciler.mending.spelling import is_known

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX = 3  # letters; "co-operation" may be written as one word, "long-term" may not

_CUT = re.compile(r"-(\s{1,4})([^\W_]+)")  # begins with a literal, so that the search for it is quick
_LEFT = re.compile(r"(-?)([^\W_]{1,40})\Z")
_COMPOUND = re.compile(r"[^\W_]+-[^\W_]+")
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?: [^\W\d_]){3,}(?![^\W_])")


def spaced_words(text: str, language: str) -> Iterator[Edit]:
    """Words of four letters or more, each with a space after it."""
    for match in _SPACED.finditer(text):
        word = match.group().replace(" ", "")
        if is_known(word.lower(), language):
            yield Edit(*match.span(), word)


def cut_words(text: str, language: str) -> Iterator[Edit]:
    """The break of each word that a hyphen and white space have cut, and the hyphen too where it was not the word's own."""
    compounds: frozenset[str] | None = None
    done = 0
    for match in _CUT.finditer(text):
        if not text[match.start() - 1 : match.start()].isalnum():  # a dash
            continue
        before = _LEFT.search(text, max(done, match.start() - 41), match.start())
        if not before:
            continue
        if compounds is None:
            compounds = frozenset(_COMPOUND.findall(text))
        if before[1] and match[2].lower() not in lang.get(language).words("passages", "suspending"):
            hyphen: str | None = "-"  # "state-of-the- art"
        else:
            hyphen = _hyphen(before[2], match[1], match[2], compounds, language)
        if hyphen is not None:
            yield Edit(match.start(), match.start(2), hyphen)
            done = match.end()


def _hyphen(left: str, gap: str, right: str, compounds: frozenset[str], language: str) -> str | None:
    """The "-" or "" that belongs between the two halves of a word; None where they are two words, or nobody can tell."""
    known = lang.get(language)
    low, following = left.lower(), right.lower()
    if following in known.words("passages", "suspending") or gap.count("\n") > 1:
        return None
    whole = is_known(f"{low}-{following}", language) or f"{left}-{right}" in compounds
    if left.isdecimal():
        return "-" if right.isdecimal() or right.islower() else None
    if right.isdecimal():
        return "-" if left.isupper() or whole else None
    if right[0].isupper() and not (left.isupper() and right.isupper()):
        return "-" if whole else None
    if low in known.words("passages", "hyphened") and is_known(following, language):
        return "-"
    if len(right) > 1 and is_known(low + following, language):
        return "-" if whole and len(left) > PREFIX and is_known(low, language) else ""
    return "-" if whole else _by_halves(low, following, "\n" in gap, language)


def _by_halves(left: str, right: str, broken: bool, language: str) -> str | None:
    """The same for a word that no dictionary has, by its halves; `broken`: the line ends between them."""
    stop = lang.get(language).words("words", "stop")
    if right in stop or (left in stop and not broken):
        return None
    if broken:
        return "-" if is_known(right, language) and len(right) > 3 else ""
    if is_known(right, language):
        # English writes compounds as it likes; elsewhere a word and a hyphen before another word is as likely a dash
        return "-" if language == "en" and is_known(left, language) else None
    return "" if len(right) > 1 and language in lang.LANGUAGES and not is_known(left, language) else None
