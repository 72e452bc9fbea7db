"""Names for the tests of facets that need entities, without the finder of entities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reconciler.facets import EntityMention
from reconciler.lang.scripts import transliterate

if TYPE_CHECKING:
    from collections.abc import Iterable


def named(text: str, names: Iterable[str]) -> tuple[EntityMention, ...]:
    """Each place of each of `names` in `text` as an entity whose key is the name in lower-case Latin letters.

    "Form = key" gives another key to an inflected form.
    """
    found = []
    for name in names:
        form, _, key = name.partition(" = ")
        for match in re.finditer(rf"\b{re.escape(form)}\b", text):
            found.append(EntityMention(match.start(), match.end(), transliterate(key or form)))
    return tuple(sorted(found, key=lambda e: e.start))
