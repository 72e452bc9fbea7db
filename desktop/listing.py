"""Lists of sources, tables and libraries of reference managers: all that they name is added to a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.added import Added
from desktop.writing import Writing
from reconciler.errors import InputError
from reconciler.progress import null_progress

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reconciler.model import Document
    from reconciler.progress import Progress
    from sources.metadata import Metadata

# the names of a table that says whose the texts of its folder are, as `sources.toml` does; the first that is there counts
TABLES = ("sources.xlsx", "sources.csv")


class Listing(Writing):
    """The part of a session that takes lists."""

    def add_documents(self, documents: Iterable[Document]) -> Added:
        raise NotImplementedError

    def add_list(
        self,
        path: Path,
        *,
        side: str | None = None,
        metadata: Metadata | None = None,
        progress: Progress = null_progress,
    ) -> Added:
        """Add the sources that a list names, each with its file; those that cannot be read are failures, and stop nothing.

        `side` is that of entries of which the list does not say it. `metadata` goes before what the list says, and that before what
        a file says of itself. A list that cannot be read is a failure. Raises InputError for a blank side, and Cancelled, before
        anything is added.
        """
        from sources.libraries.library import read_library
        from sources.metadata import Metadata

        self._must_be_writable()
        if side is not None and not side.strip():
            raise InputError("The side has no name: name whose voice the text is, for example EU.")
        try:
            found = read_library(path, side=side.strip() if side else None, metadata=metadata or Metadata(), progress=progress)
        except InputError as error:
            return Added((), (), (str(error),))
        added = self.add_documents(found.documents)
        return Added(added.documents, (*found.notices, *added.notices), found.failures)


def read_listed(folder: Path, progress: Progress = null_progress) -> tuple[tuple[Document, ...], tuple[str, ...]] | None:
    """The texts that the table of a folder lists, and what there is to know of it; None where a folder has no table.

    A `sources.toml` goes before a table. Raises InputError where none of its texts can be read.
    """
    from reconciler.notices import say
    from sources.folder import MANIFEST
    from sources.libraries.library import read_library

    table = next((folder / name for name in TABLES if (folder / name).is_file()), None)
    if table is None or (folder / MANIFEST).exists():
        return None
    found = read_library(table, progress=progress)
    if not found.documents:
        raise InputError(" ".join(found.failures[:3]) or f"{table} lists no text: write a row for each.")
    return found.documents, (*map(say, found.notices), *found.failures)
