"""The sample corpus: five texts for trying the program out, with their manifest.

Each restates a published page in words of our own; its `note` says so. They lie in this package, so that an installed program has
them too.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from sources import manifest
from sources.read import read_bytes

if TYPE_CHECKING:
    from reconciler.model import Document

_MANIFEST = "manifest.toml"


def sample() -> tuple[Document, ...]:
    """The five documents, in the order of the manifest."""
    folder = resources.files("sources.corpus")
    entries = manifest.parse(folder.joinpath(_MANIFEST).read_bytes(), _MANIFEST, (*manifest.KEYS, "note"))
    return tuple(read_bytes(folder.joinpath(e.file).read_bytes(), e.file, side=e.side, metadata=e.metadata) for e in entries)
