"""Which lines head a part by their form: numbered divisions, capitals, Title Case, the marks of Markdown, or short and open."""

from __future__ import annotations

import re

HEADING_WORDS = 20  # a line without a full stop that is longer than this is a sentence whose stop was lost
CAPITAL_WORDS = 40  # one in capitals, or with a capital to most words, may be longer
DIVISION_WORDS = 8  # "Article 5. Powers of the court."
SENTENCES_WORDS = 8  # a line of two sentences, the second without its stop, is no heading if it is longer

_MARKED = re.compile(r"#{1,6}\s+\S|(\*\*|__)[^*_]+\1:?\Z")
_DIVISION = re.compile(
    r"(?:(?:chapter|section|part|article|annex|appendix|title|book|глава|раздел|часть|статья|приложение|параграф|том)\s+)"
    r"(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]{1,7})\b(?P<mark>[.:)]|\Z)?(?=\s|\Z)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVXLC]{1,6}[.)]|[A-ZА-Я][.)])\s+(?=[\"«“(]?[^\W\d_a-zа-яё])")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_TWO_SENTENCES = re.compile(r"[a-zа-яё]{3}[.!?]\s+[A-ZА-ЯЁ]")
_SMALL = 4  # letters; shorter words have no capital even in Title Case


def is_marked(body: str, words: int, ended: bool) -> bool:
    """Whether the form of the line leaves no doubt that it heads a part; `ended`: a full stop or the like is its last mark."""
    if _MARKED.match(body):
        return True
    division = _DIVISION.match(body)
    if division:
        return not ended or (division["mark"] is not None and words <= DIVISION_WORDS)
    return not ended and words <= CAPITAL_WORDS and body.isupper() and len(_WORD.findall(body)) > 1


def heads(body: str, words: int, ended: bool) -> bool:
    """Whether a line of so many `words` heads what follows by its shortness and its open end."""
    if ended or body[-1] in ":;," or body[0].islower():
        return False
    if words <= HEADING_WORDS:
        return not (words >= SENTENCES_WORDS and _TWO_SENTENCES.search(body))
    return words <= CAPITAL_WORDS and _in_title_case(body)


def is_numbered(body: str) -> bool:
    """ "2.1 Legal framework", "IV. Conclusions"."""
    return bool(_NUMBERED.match(body))


def _in_title_case(body: str) -> bool:
    long = [word for word in _WORD.findall(body) if len(word) > _SMALL]
    return len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.9 * len(long)
