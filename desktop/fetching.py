"""Pages of the web as texts of a project: new ones are added, and of those that are here already the new version is offered.

Nothing is fetched but what a person asks for. What a site allows, and how far a fetch goes, is `sources.fetching`'s part.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.added import Added
from desktop.writing import Writing
from reconciler.errors import InputError
from reconciler.progress import null_progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reconciler.model import Document
    from reconciler.progress import Progress
    from sources.fetching.addresses import FetchError
    from sources.fetching.fetch import Fetched, Options
    from sources.metadata import Metadata

# what the old version says where the page is silent
_INHERITED = ("publisher", "author", "language", "published", "note")


@dataclass(frozen=True, slots=True)
class Newer:
    """A page that has changed since it was fetched: the text `old` of the project, and what it says now."""

    old: Document
    new: Document


@dataclass(frozen=True, slots=True)
class Pages:
    """What pages that were fetched are to a project: `fresh` texts, `newer` versions, those of the project that are the `same` as
    ever, and `failures`, one sentence each."""

    fresh: tuple[Document, ...] = ()
    newer: tuple[Newer, ...] = ()
    same: tuple[Document, ...] = ()
    failures: tuple[str, ...] = ()


class Fetching(Writing):
    """The part of a session that takes pages from the web."""

    def add_documents(self, documents: Iterable[Document]) -> Added:
        raise NotImplementedError

    def fetch(
        self,
        addresses: Iterable[str],
        *,
        side: str | None = None,
        metadata: Metadata | None = None,
        options: Options | None = None,
        progress: Progress = null_progress,
    ) -> tuple[Added, Pages]:
        """Fetch pages as texts of `side`, add those that are new, and say what the others are.

        Without `side`, a page is taken if the project has it already or the catalogue knows it. Each that fails is a failure, and
        stops nothing. Newer versions are only offered: `preview_version` and `accept_version` take them in. Raises InputError for a
        blank side, and Cancelled, before anything is added.
        """
        from sources.fetching.fetch import Options, fetch

        self._must_be_writable()
        if side is not None and not side.strip():
            raise InputError("The side has no name: name whose voice the text is, for example EU.")
        found = fetch(addresses, options or Options(), progress)
        pages = sort_pages(found, self._store.documents(), side.strip() if side else None, metadata)
        added = self.add_documents(pages.fresh)
        return Added(added.documents, added.notices, pages.failures), pages


def sort_pages(
    found: Sequence[Fetched | FetchError],
    present: Sequence[Document],
    side: str | None = None,
    metadata: Metadata | None = None,
    unknown: str | None = None,
) -> Pages:
    """What pages are to a project whose texts are `present`; those that are new are read as texts of `side`.

    Without a side, one that the catalogue does not know is read as a text of `unknown`, where that is given.
    """
    from sources.fetching.addresses import FetchError
    from sources.metadata import Metadata

    fresh: list[Document] = []
    newer: list[Newer] = []
    same: list[Document] = []
    failures: list[str] = []
    for page in found:
        if isinstance(page, FetchError):
            failures.append(str(page))
            continue
        old = _known(page, present, side)
        try:
            document = _read(page, old.side if old else side, metadata or Metadata(), unknown)
        except InputError as error:
            failures.append(str(error))
            continue
        if old is None:
            fresh.append(document)
        elif old.text == document.text:
            same.append(old)
        else:
            kept = {name: getattr(old, name) for name in _INHERITED if not getattr(document, name)}
            newer.append(Newer(old, replace(document, **kept)))
    return Pages(tuple(fresh), tuple(newer), tuple(same), tuple(failures))


def _read(page: Fetched, side: str | None, metadata: Metadata, unknown: str | None) -> Document:
    from sources.fetching.pages import read_page
    from sources.reading import UnknownSideError

    try:
        return read_page(page, side=side, metadata=metadata)
    except InputError as error:
        if unknown is None or not isinstance(error.__cause__, UnknownSideError):
            raise
        return read_page(page, side=unknown, metadata=metadata)


def _known(page: Fetched, present: Sequence[Document], side: str | None) -> Document | None:
    """The text of the project that was fetched from there; None where there is none, or several on different sides."""
    addresses = {_plain(page.asked), _plain(page.url)}
    found = [d for d in present if d.url and _plain(d.url) in addresses and side in (None, d.side)]
    return found[-1] if found and len({d.side for d in found}) == 1 else None


def _plain(address: str) -> str:
    """An address as it is compared."""
    from sources.fetching.addresses import FetchError, parse

    try:
        return str(parse(address))
    except FetchError:
        return address
