"""Does what is asked for in the texts: claims made, cut, joined and taken away, linked and kept apart. Each is one deed.

All of it holds from the next run on, and can be undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject

from desktop.changes import Changes
from desktop.models.intents import (
    BoundClaim,
    CutClaim,
    JoinClaims,
    LeaveAlone,
    LinkClaims,
    MakeClaim,
    PartClaims,
    RemoveClaim,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.models.intents import TextIntent
    from desktop.pages.desk import Desk
    from desktop.session import Session
    from reconciler.model import Claim

# what changes the next run: the offer to reconcile appears
_NEXT_RUN = Changes.DECISIONS | Changes.GROUND


class ClaimDeeds(QObject):
    """Works by `desk` on claims of the last analysis, which are named by their ids."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def do(self, intent: TextIntent) -> bool:
        """Do what is asked for, and say whether it is stored; why not is told."""
        if not self._desk.writable:
            self._desk.say(self.tr("This project is open for reading only."))
            return False
        deed = self._deed(intent)
        if deed is None:
            self._desk.say(self.tr("This claim is no longer there."))
            return False
        done = self._desk.do(deed, _NEXT_RUN)
        if done:
            self._desk.say(self._words(intent))
        return done

    def _deed(self, intent: TextIntent) -> Callable[[Session], object] | None:
        """What the session is to do; None where a claim is gone."""
        if isinstance(intent, MakeClaim):
            place = intent.source, intent.start, intent.end
            return lambda session: session.make_claim(*place)
        claim = self._claim(intent.claim)
        if claim is None:
            return None
        if isinstance(intent, BoundClaim):
            start, end = intent.start, intent.end
            return lambda session: session.correct_claim(claim, start, end)
        if isinstance(intent, CutClaim):
            at = intent.at
            return lambda session: session.cut_claim(claim, at)
        if isinstance(intent, LeaveAlone):
            return lambda session: session.leave_alone(claim)
        if isinstance(intent, RemoveClaim):
            return lambda session: session.remove_claim(claim)
        other = self._claim(intent.other)
        if other is None:
            return None
        if isinstance(intent, JoinClaims):
            return lambda session: session.join_claims(claim, other)
        if isinstance(intent, LinkClaims):
            return lambda session: session.link(claim, other)
        if isinstance(intent, PartClaims):
            return lambda session: session.keep_apart(claim, other)
        assert_never(intent)

    def _claim(self, claim_id: str) -> Claim | None:
        report = self._desk.report
        return report.analysis.claim_by_id().get(claim_id) if report is not None else None

    def _words(self, intent: TextIntent) -> str:
        words = {
            MakeClaim: self.tr("The words are a claim."),
            BoundClaim: self.tr("The claim begins and ends with the selected words."),
            CutClaim: self.tr("The claim is cut in two."),
            JoinClaims: self.tr("The two claims are one."),
            LinkClaims: self.tr("The two claims tell of one fact."),
            PartClaims: self.tr("The two claims are kept apart."),
            LeaveAlone: self.tr("The claim has no counterpart."),
            RemoveClaim: self.tr("The words are no claim."),
        }
        return " ".join((words[type(intent)], self.tr("This holds from the next run on; undo (Ctrl+Z) takes it back.")))
