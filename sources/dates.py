"""Dates as files write them → EDTF: `2011`, `2011-06`, `2011-06-01`; empty for what is none, or could be read in two ways."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})(?:[-/](\d{2})(?:[-/](\d{2}))?)?(?![\d.])")


def from_iso(value: str) -> str:
    """Of a date or time that begins with its year, as `2011-06-01T10:00:00Z`."""
    found = _ISO.match(value.strip())
    return "-".join(part for part in found.groups() if part) if found else ""


def from_mail(value: str) -> str:
    """Of a date as mail and HTTP write it (`Wed, 01 Jun 2011 10:00:00 +0200`): the day by its own clock."""
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""


def from_words(text: str) -> str:
    """Of a line that is a date in words, in English or Russian ("4 March 2019"), or as `from_iso` reads it."""
    line = " ".join(text.split())
    if not line or len(line) > 40:
        return ""
    if found := from_iso(line):
        return found
    from reconciler import find_dates
    from sources.languages import guess

    mentions = find_dates(line, "ru" if guess(line) == "ru" else "en")
    edtf = mentions[0].edtf if len(mentions) == 1 else ""
    return edtf if re.fullmatch(r"\d{4}(-\d{2}){0,2}", edtf) else ""
