"""Searching a project from a session: words and filters as a person gives them, hits as values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.writing import Writing
from reconciler.notebook import blind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reconciler.search.values import Hit


class Searching(Writing):
    """The part of a session that searches."""

    def search(
        self,
        words: str = "",
        *,
        sides: Iterable[str] = (),
        sources: Iterable[str] = (),
        types: Iterable[str] = (),
        severities: Iterable[str] = (),
        states: Iterable[str] = (),
        verdicts: Iterable[str] = (),
        tags: Iterable[str] = (),
        authors: Iterable[str] = (),
        since: str = "",
        until: str = "",
        kinds: Iterable[str] = (),
        limit: int = 50,
    ) -> tuple[Hit, ...]:
        """What in the texts, the claims and the notebook has all of `words` and answers the filters: the best of each kind first.

        Words are found in any of their forms, `"exact words"` as they are typed, `begin*` by their beginning; nothing that is typed
        is wrong. What each filter means says `reconciler.search.values.Asked`. At most `limit` hits of each kind. While work is
        blind, of what was judged and noted only this author's own is found. Raises InputError for a filter that means nothing.
        """
        from reconciler.search.values import Asked, checked

        asked = Asked(
            words,
            sides=tuple(sides),
            sources=tuple(sources),
            types=tuple(types),
            severities=tuple(severities),
            states=tuple(states),
            verdicts=tuple(verdicts),
            tags=tuple(tags),
            authors=tuple(authors),
            since=since,
            until=until,
            kinds=tuple(kinds),
            limit=limit,
            seen_by=self.author if blind.is_blind(self._store.notebook("setting")) else "",
        )
        return self._store.search(checked(asked))
