"""Characters that copying has damaged: spaces and hyphens that do not break, unseen ones, entities, escapes, loose accents."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING

from reconciler.mending.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011"
_FEEDS = "\f\v\x85\u2028\u2029"
_ALIKE = str.maketrans(dict.fromkeys(_SPACES, " ") | dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_FEEDS, "\n"))
_ODD = re.compile(f"[{_SPACES}{_HYPHENS}{_FEEDS}]")

_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_HINT = re.compile(rf"[&\\{_UNSEEN}\u0300-\u036f\ufb00-\ufb06]")
_DAMAGED = re.compile(
    r"(?P<entity>&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,24});)"
    r"|(?P<escape>\\[\[\](){}*_#.!+&\"'~<>-])"
    r"|(?P<soft>\u00ad[ \t]*\n[ \t]*(?=[^\W\d_]))"
    rf"|(?P<unseen>[{_UNSEEN}]+)"
    r"|(?P<accent>[\u0300-\u036f]+)"
    r"|(?P<ligature>[\ufb00-\ufb06]+)"
)
_ALL_UNSEEN = re.compile(f"[{_UNSEEN}]+")
_STRESS = re.compile(r"(?<=[Ѐ-ӿ])[\u0300\u0301]")  # a dictionary's stress marks: no composed letter takes them up


def alike(text: str) -> str:
    """`text` with odd spaces, hyphens and line ends made plain ones, each one for one, so that no place moves."""
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")
    return text.translate(_ALIKE) if _ODD.search(text) else text


def damaged(text: str, language: str) -> Iterator[Edit]:
    """The damaged characters of `text`, in its order; the same for every `language`."""
    done = 0
    for hint in _HINT.finditer(text):
        match = _DAMAGED.match(text, hint.start()) if hint.start() >= done else None
        if not match:
            continue
        # an accent belongs to the letter before it
        start = match.start() - 1 if match.lastgroup == "accent" and match.start() > done else match.start()
        done = match.end()
        put = _sound(match.lastgroup or "", text[start:done])
        if put != text[start:done]:
            yield Edit(start, done, put)


def _sound(damage: str, raw: str) -> str:
    """What should stand for `raw`."""
    if damage == "entity":
        # twice, for "&amp;quot;"
        return _ALL_UNSEEN.sub("", html.unescape(html.unescape(raw)).translate(_ALIKE))
    if damage == "accent":
        return _STRESS.sub("", unicodedata.normalize("NFC", raw))
    if damage == "escape":
        return raw[1:]
    return unicodedata.normalize("NFKC", raw) if damage == "ligature" else ""
