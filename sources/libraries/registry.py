"""The registry of lists of sources: which kinds are read, by the ending of their names. A new kind is a module and a line here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from sources.libraries import bibtex, csl, ris, tables, zotero

if TYPE_CHECKING:
    from collections.abc import Callable

    from sources.libraries.listing import Listing


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of list: `suffixes` in lower case with the dot; `read(content)` raises `sources.reading.UnreadableError`."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], Listing]


KINDS: tuple[Kind, ...] = (
    Kind("BibTeX", (".bib", ".bibtex"), bibtex.read),
    Kind("RIS", (".ris",), ris.read),
    Kind("CSL-JSON", (".json",), csl.read),
    Kind("Zotero RDF", (".rdf",), zotero.read),
    Kind("table", (".csv", ".tsv"), tables.read_csv),
    Kind("workbook", (".xlsx",), tables.read_xlsx),
)
SUFFIXES = tuple(suffix for kind in KINDS for suffix in kind.suffixes)


def kind_of(name: str) -> Kind | None:
    """The kind of list that a file of this name is; None where it is none."""
    suffix = PurePath(name).suffix.lower()
    return next((kind for kind in KINDS if suffix in kind.suffixes), None)
