"""What a person sets right: which claims there are, which belong together, and what is said of the sources.

Each is one operation, stored when the method returns, and can be undone. Claims and ties hold from the next run on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.writing import Writing
from reconciler.errors import InputError
from reconciler.notebook.entries import (
    EDITABLE,
    ClaimKind,
    ClaimMark,
    SourceEdit,
    Tie,
    TieKind,
    anchor_at,
    anchor_of,
    source_key,
    tie_key,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.log import StoredEntries
    from reconciler.model import Claim, Fact
    from reconciler.notebook.entries import Anchor, Entry


class Correcting(Writing):
    """The part of a session that corrects."""

    # --- which claims belong together ------------------------------------------------------------------------------------------

    def ties(self) -> tuple[Tie, ...]:
        """What was decided of which claims belong together, in the order of time. Every run keeps to it."""
        return self._store.notebook("tie").ties

    def link(self, claim_a: Claim, claim_b: Claim, reason: str = "") -> Tie:
        """Decide that two claims tell of one fact; neither stands alone then."""
        anchors = self._own(claim_a, claim_b)
        alone = [key for anchor in anchors for key in self._decided(anchor)]
        return self._tie("link", TieKind.LINKED, anchors, reason, without=alone)

    def keep_apart(self, claim_a: Claim, claim_b: Claim, reason: str = "") -> Tie:
        """Decide that two claims never stand in one fact."""
        return self._tie("keep_apart", TieKind.APART, self._own(claim_a, claim_b), reason)

    def leave_alone(self, claim: Claim, reason: str = "") -> Tie:
        """Decide that a claim has no counterpart; what it was linked with, it is linked with no more."""
        anchors = self._own(claim)
        notebook = self._store.notebook("tie", "anchor")
        place = notebook.new_places()
        linked = [t for t in notebook.ties if t.kind is TieKind.LINKED and place(claim.id) in {place(a.id) for a in t.claims}]
        return self._tie("leave_alone", TieKind.ALONE, anchors, reason, without=[tie.key for tie in linked])

    def free(self, *claims: Claim, reason: str = "") -> None:
        """Take back what was decided of two claims, or of one that was left alone."""
        keys = self._decided(*self._own(*claims))
        self._do("free", lambda _entries, _time: ((), keys), reason)

    def merge_facts(self, fact: Fact, other: Fact, reason: str = "") -> None:
        """Decide that two facts are one: every claim of both is linked with one of them."""
        members = self._claims(dict.fromkeys((*fact.claims, *other.claims)))
        hub, rest = anchor_of(members[0]), [anchor_of(claim) for claim in members[1:]]
        pairs = [tie_key(a, b) for a in fact.claims for b in other.claims]

        def plan(entries: StoredEntries, time: str) -> tuple[Iterable[Entry], Iterable[str]]:
            parted = [key for key in pairs if entries.value(key)]
            ties = [Tie(TieKind.LINKED, (hub, anchor), reason.strip(), self.author, time) for anchor in rest]
            return ties, [*parted, *(tie_key(claim.id) for claim in members)]

        self._do("merge_facts", plan, reason)

    def split_fact(self, fact: Fact, claims: Sequence[str], reason: str = "") -> None:
        """Decide that the claims with these ids are a fact of their own; raises InputError where none or all would be left."""
        out = self._claims([c for c in fact.claims if c in set(claims)])
        stay = self._claims([c for c in fact.claims if c not in set(claims)])
        if not out or not stay:
            raise InputError("A fact can be split only in two that both have claims: choose some of its claims, not all.")

        def plan(_entries: StoredEntries, time: str) -> tuple[Iterable[Entry], Iterable[str]]:
            pairs = [(anchor_of(a), anchor_of(b)) for a in out for b in stay]
            return [Tie(TieKind.APART, pair, reason.strip(), self.author, time) for pair in pairs], ()

        self._do("split_fact", plan, reason)

    # --- which claims there are ------------------------------------------------------------------------------------------------

    def make_claim(self, source: str, start: int, end: int) -> Anchor:
        """Make `[start, end)` of a source a claim (code points), for the next run; raises InputError for a blank or wrong place."""
        anchor = self._anchor(source, start, end)
        self._mark("make_claim", made=[anchor])
        return anchor

    def remove_claim(self, claim: Claim) -> None:
        """Take a claim away: the next run leaves it out."""
        self._mark("remove_claim", removed=[claim])

    def correct_claim(self, claim: Claim, start: int, end: int) -> Anchor:
        """Let a claim begin and end elsewhere in its source."""
        anchor = self._anchor(claim.source, start, end)
        self._mark("correct_claim", made=[anchor], removed=[claim])
        return anchor

    def cut_claim(self, claim: Claim, at: int) -> tuple[Anchor, Anchor]:
        """Cut a claim in two before the code point `at` of its source."""
        if not claim.start < at < claim.end:
            raise InputError("A claim can be cut only within itself: choose a place inside it.")
        first, second = self._anchor(claim.source, claim.start, at), self._anchor(claim.source, at, claim.end)
        self._mark("cut_claim", made=[first, second], removed=[claim])
        return first, second

    def join_claims(self, claim_a: Claim, claim_b: Claim) -> Anchor:
        """Make one claim of two of a source, with all that stands between them."""
        if claim_a.source != claim_b.source or claim_a.id == claim_b.id:
            raise InputError("Only two claims of one text can be joined: choose another one in the same text.")
        anchor = self._anchor(claim_a.source, min(claim_a.start, claim_b.start), max(claim_a.end, claim_b.end))
        self._mark("join_claims", made=[anchor], removed=[c for c in (claim_a, claim_b) if c.id != anchor.id])
        return anchor

    # --- sources ---------------------------------------------------------------------------------------------------------------

    def edit_source(self, source: str, **said: str) -> None:
        """Say of a source what its file did not, or said wrongly: `title`, `published`, … (`EDITABLE`).

        Raises InputError for a field that is none, a blank side, or a source that is not there.
        """
        wrong = [name for name in said if name not in EDITABLE]
        if wrong:
            raise InputError(f"A source has no {wrong[0]}: name one of {', '.join(EDITABLE)}.")
        if not said.get("side", "x").strip():
            raise InputError("The side has no name: name whose voice the text is, for example EU.")
        document = self._source(source)

        def plan(_entries: StoredEntries, time: str) -> tuple[Iterable[Entry], Iterable[str]]:
            changed = {name: value.strip() for name, value in said.items() if value.strip() != getattr(document, name)}
            return [SourceEdit(source, name, value, self.author, time) for name, value in changed.items()], ()

        self._do("move_source" if set(said) == {"side"} else "edit_source", plan)

    def rename_side(self, old: str, new: str) -> None:
        """Call a side by another name, in all of its sources; one that is there already takes them in."""
        if not new.strip():
            raise InputError("The side has no name: name whose voice the texts are, for example EU.")
        sources = [d.id for d in self._store.documents() if d.side == old]
        if not sources:
            raise InputError(f"There is no side {old} in this project: name one that is there.")
        self._do(
            "rename_side",
            lambda _entries, time: ([SourceEdit(s, "side", new.strip(), self.author, time) for s in sources], ()),
        )

    def remove_source(self, source: str) -> None:
        """Take a source out of the project; its text stays in the file, so that this can be undone."""
        self._source(source)
        self._do("remove_source", lambda _entries, _time: ((), (source_key(source, "present"),)))

    # --- inside ----------------------------------------------------------------------------------------------------------------

    def _tie(self, kind: str, tie: TieKind, anchors: tuple[Anchor, ...], reason: str, without: Iterable[str] = ()) -> Tie:
        made: list[Tie] = []

        def plan(_entries: StoredEntries, time: str) -> tuple[Iterable[Entry], Iterable[str]]:
            made.append(Tie(tie, anchors, reason.strip(), self.author, time))
            return made, without

        self._do(kind, plan, reason)
        return made[0]

    def _decided(self, *claims: Anchor) -> list[str]:
        """The keys of what was decided of just these claims, in this version of their texts or in an older one."""
        notebook = self._store.notebook("tie", "anchor")
        place = notebook.new_places()
        wanted = {place(anchor.id) for anchor in claims}
        return [tie.key for tie in notebook.ties if {place(anchor.id) for anchor in tie.claims} == wanted]

    def _mark(self, kind: str, made: Sequence[Anchor] = (), removed: Sequence[Claim] = ()) -> None:
        gone = self._own(*removed) if removed else ()

        def plan(_entries: StoredEntries, time: str) -> tuple[Iterable[Entry], Iterable[str]]:
            marks = [ClaimMark(ClaimKind.MADE, anchor, self.author, time) for anchor in made]
            return [*marks, *(ClaimMark(ClaimKind.REMOVED, anchor, self.author, time) for anchor in gone)], ()

        self._do(kind, plan)

    def _own(self, *claims: Claim) -> tuple[Anchor, ...]:
        texts = self._store.texts([claim.source for claim in claims])
        if any(texts.get(c.source, "")[c.start : c.end] != c.quote or not c.quote for c in claims):
            raise InputError("A claim is none of this project's: choose one that is.")
        if len({c.id for c in claims}) != len(claims) or len(claims) not in (1, 2):
            raise InputError("One claim or two different ones can be decided of at a time: choose them again.")
        return tuple(anchor_of(claim, texts[claim.source]) for claim in claims)

    def _claims(self, ids: Iterable[str]) -> list[Claim]:
        analysis = self._store.analysis()
        known = analysis.claim_by_id() if analysis else {}
        return [known[claim] for claim in ids if claim in known]

    def _anchor(self, source: str, start: int, end: int) -> Anchor:
        text = self._source(source).text
        if not 0 <= start < end <= len(text) or not text[start:end].strip():
            raise InputError("A claim needs words: choose a place in the text that has some.")
        return anchor_at(source, text, start, end)
