"""References to the sources in a citation style, by citeproc-py and the styles in `styles/`.

Where a source names no author, its publisher stands in the author's place, and else the side whose voice it is: all five styles
would put the title there, which citeproc-py then says twice.

Limits: names stand as they are given, since a source does not say where a family name begins; what a style asks for and no source
says (an editor, a page) is left out.
"""

from __future__ import annotations

import re
import warnings
from importlib import resources
from typing import TYPE_CHECKING, Any

from reconciler.errors import OutputError
from reconciler.export.csl import csl_items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.model import Document

# names for the command line, and what each is called
STYLES = {
    "apa": "APA, 7th edition",
    "chicago-author-date": "Chicago, author and date",
    "modern-language-association": "MLA",
    "gost-r-7-0-5-2008": "ГОСТ Р 7.0.5-2008",
    "ieee": "IEEE",
}


def known_style(name: str) -> str:
    """The style called `name`; raises OutputError naming all there are."""
    if name not in STYLES:
        raise OutputError(f"There is no citation style “{name}”: choose one of {', '.join(STYLES)}.")
    return name


def references(documents: Sequence[Document], style: str) -> tuple[str, ...]:
    """A reference for each of `documents`, in the order of the style, as plain text; raises OutputError for an unknown style."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    path = resources.files("reconciler.export").joinpath("styles", f"{known_style(style)}.csl")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # citeproc-py names every field and option that it does not know
        with resources.as_file(path) as file:
            rules = CitationStylesStyle(str(file), validate=False)
        items = CiteProcJSON([_with_author(item, document) for item, document in zip(csl_items(documents), documents, strict=True)])
        bibliography = CitationStylesBibliography(rules, items, formatter.plain)
        for document in documents:
            bibliography.register(Citation([CitationItem(document.id)]))
        bibliography.sort()
        return tuple(_tidy(str(entry)) for entry in bibliography.bibliography())


def _with_author(item: dict[str, Any], document: Document) -> dict[str, Any]:
    if "author" in item:
        return item
    rest = {field: value for field, value in item.items() if field != "publisher"}
    return {**rest, "author": [{"literal": document.publisher or document.side}]}


def _tidy(reference: str) -> str:
    """One line, with a space behind a number in brackets, which a page sets by an indent."""
    return re.sub(r"^(\[\d+\])(?=\S)", r"\1 ", " ".join(reference.split()))
