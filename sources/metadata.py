"""What is known about a source besides its text: bibliographic fields, each empty where unknown."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Metadata:
    """Bibliographic data of a source; the fields mean what those of `reconciler.model.Document` with the same names mean."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    language: str = ""
    url: str = ""
    published: str = ""
    accessed: str = ""
    note: str = ""

    def over(self, other: Metadata) -> Metadata:
        """Field by field: this one's where it is not empty, else the other's."""
        return Metadata(**{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(Metadata)})


NO_METADATA = Metadata()
