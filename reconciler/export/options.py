"""What a person may choose of an export beside its format; each format takes from it what concerns it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """`bom`: CSV begins with a byte order mark, without which Excel misreads Cyrillic.

    `style` is the name of a citation style (`reconciler.export.citations.STYLES`) for the list of references of a report; without
    one a report lists its sources in a table alone.
    """

    bom: bool = True
    style: str = ""
