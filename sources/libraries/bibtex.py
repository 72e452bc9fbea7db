"""BibTeX and BibLaTeX, by bibtexparser 2; files as Zotero, JabRef and Mendeley name them in the field `file`.

Known limits: words joined with `#` stay as they are written; of LaTeX, what pylatexenc knows is put into letters.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from reconciler.model import Message
from sources.encoding import decode
from sources.libraries import fields
from sources.libraries.listing import Listed, Listing
from sources.metadata import Metadata
from sources.reading import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

_PUBLISHERS = ("publisher", "journaltitle", "journal", "institution", "organization", "school", "booktitle", "howpublished")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BETWEEN = re.compile(r"(?<!\\);")
_WITHIN = re.compile(r"(?<!\\):")
_ESCAPED = re.compile(r"\\([:;\\_])")


def read(content: bytes) -> Listing:
    """Raises UnreadableError for a file without an entry."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.library import Library
    from bibtexparser.middlewares import RemoveEnclosingMiddleware, ResolveStringReferencesMiddleware
    from bibtexparser.model import DuplicateBlockKeyBlock, Entry

    # it reports what it cannot read on standard error; here that is a notice with its line
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    text, _encoding = decode(content)
    parsed = parse_string(text, parse_stack=[])
    keys: list[str] = []
    library = Library(list(parsed.strings))
    for block in sorted(parsed.blocks, key=lambda b: b.start_line or 0):
        # of two entries with one key both are sources
        entry = block.ignore_error_block if isinstance(block, DuplicateBlockKeyBlock) else block
        if isinstance(entry, Entry):
            keys.append(entry.key)
            entry.key = str(len(keys))
            library.add(entry)
    for middleware in (ResolveStringReferencesMiddleware(), RemoveEnclosingMiddleware()):
        library = middleware.transform(library)
    fields_of = {entry.key: {field.key.lower(): str(field.value) for field in entry.fields} for entry in library.entries}
    entries = tuple(_entry(key, fields_of[str(number)]) for number, key in enumerate(keys, 1))
    notices = tuple(
        Message("list_entry", (("line", str((failed.start_line or 0) + 1)),))
        for failed in parsed.failed_blocks
        if not isinstance(failed, DuplicateBlockKeyBlock)
    )
    if not entries:
        raise UnreadableError("holds no entry of BibTeX that can be read: export the library again")
    return Listing(entries, notices)


def _entry(key: str, found: Mapping[str, str]) -> Listed:
    metadata = Metadata(
        title=_plain(found.get("title", "")),
        publisher=next((said for name in _PUBLISHERS if (said := _plain(found.get(name, ""))) and "://" not in said), ""),
        author=_authors(found.get("author", "")),
        language=fields.language(_plain(found.get("langid", "") or found.get("language", ""))),
        url=fields.address(found.get("url", "").replace("\\", ""))
        or fields.address(_plain(found.get("howpublished", "")).strip("<>")),
        published=fields.date(found.get("date", "")) or _by_year(found),
        accessed=fields.date(found.get("urldate", "")),
    )
    keywords = re.split("[,;]", found.get("keywords", ""))
    return Listed(f"entry {key}", fields.side(map(_plain, keywords)), metadata, tuple(_files(found.get("file", ""))))


def _by_year(found: Mapping[str, str]) -> str:
    year, month, day = (_plain(found.get(name, "")) for name in ("year", "month", "day"))
    if not (year.isdecimal() and len(year) == 4):
        return fields.date(year)
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1 if month[:3].lower() in _MONTHS else 0
    if not number:
        return year
    return (fields.day_of(int(year), number, int(day)) if day.isdecimal() else "") or fields.day_of(int(year), number) or year


def _files(field: str) -> list[str]:
    """The paths in a field `title:path:type;…`, which may also be paths alone; backslashes are escapes but in a path of Windows."""
    found: list[str] = []
    for one in _BETWEEN.split(field):
        parts = _WITHIN.split(one)
        path = parts[1] if len(parts) >= 3 else parts[0]
        if path.strip():
            found.append(_ESCAPED.sub(r"\1", path.strip()))
    return found


def _authors(value: str) -> str:
    """Authors as one text; a body in braces stays as it is."""
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts, split_multiple_persons_names

    names: list[str] = []
    for person in split_multiple_persons_names(value):
        try:
            parts = parse_single_name_into_parts(person, strict=False)
        except InvalidNameError:
            names.append(_plain(person))
            continue
        names.append(_plain(" ".join((*parts.first, *parts.von, *parts.last, *parts.jr))))
    return "; ".join(name for name in names if name and name != "others")


def _plain(latex: str) -> str:
    """The letters that LaTeX stands for; what cannot be read as LaTeX stays, without its braces."""
    if not any(c in latex for c in "\\{}$~%-`'"):
        return " ".join(latex.split())
    from pylatexenc.latex2text import LatexNodes2Text
    from pylatexenc.latexwalker import LatexWalkerError

    try:
        found = LatexNodes2Text(math_mode="verbatim", keep_comments=True).latex_to_text(latex)
    except (LatexWalkerError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        # it takes macros that lack their arguments for granted
        found = latex.replace("{", "").replace("}", "")
    return " ".join(found.split())
