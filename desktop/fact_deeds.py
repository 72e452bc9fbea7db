"""Does what is asked for in the panel of a fact and in the fact table, by the desk: each intent is one deed of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop.changes import Changes
from desktop.models.intents import (
    AddTag,
    ChooseMerge,
    CopyQuote,
    DeleteNote,
    EditNote,
    LeaveAlone,
    Merge,
    RemoveClaim,
    RemoveTag,
    Reply,
    ShowSwitches,
    Split,
    State,
    SwitchRule,
    SwitchWords,
    Translate,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from desktop.models.intents import Intent
    from desktop.pages.desk import Desk
    from desktop.session import Session
    from reconciler.model import Claim
    from reconciler.notebook.entries import Annotation, Switch, VerdictValue
    from reconciler.report import Quotation, Row

# what changes the next run: the offer to reconcile appears
_NEXT_RUN = Changes.DECISIONS | Changes.GROUND


class FactDeeds(QObject):
    """Works on the fact that `chosen` gives; its dialogs belong to `window`."""

    def __init__(self, desk: Desk, chosen: Callable[[], Row | None], window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chosen = chosen
        self._window = window

    def do(self, intent: Intent) -> bool:
        """Do what is asked for, and say whether it is stored (or the dialog open); why not is told."""
        if isinstance(intent, ShowSwitches):
            return self.show_switches()
        if isinstance(intent, SwitchRule):
            kind, on = intent.kind, intent.on
            return self._say(self._desk.do(lambda session: session.switch_rule(kind, on=on)), self._switched(on=on))
        if isinstance(intent, SwitchWords):
            words, on = (intent.word, intent.other), intent.on
            return self._say(self._desk.do(lambda session: session.switch_words(*words, on=on)), self._switched(on=on))
        row = self._row(intent.fact) if isinstance(intent, State) and intent.fact else self._chosen()
        if row is None:
            return False
        if isinstance(intent, Translate | CopyQuote):
            return self._quote(row, intent)
        if isinstance(intent, State | AddTag | RemoveTag):
            return self._judge(row, intent)
        if isinstance(intent, Reply | EditNote | DeleteNote):
            return self._note(row, intent)
        return self._correct(row, intent)

    def decide_discrepancy(self, discrepancy: str, value: VerdictValue, reason: str) -> None:
        """Store a verdict on a discrepancy of the chosen fact."""
        from desktop.models.discrepancies import discrepancy_of
        from reconciler.decisions import target_of_discrepancy

        row = self._chosen()
        if row is not None:
            target = target_of_discrepancy(discrepancy_of(row, discrepancy))
            self._desk.do(lambda session: session.decide(target, value, reason))

    def state(self, fact: str, text: str) -> None:
        """Store the reconciled statement of a fact; a blank one is taken away."""
        self.do(State(text, fact=fact))

    def say_copied(self, rows: int) -> None:
        """Say that so many facts are on the clipboard."""
        self._desk.say(self.tr("Copied as a table; facts: {count}").format(count=rows))

    def show_switches(self) -> bool:
        """List what the project does not want flagged; each can be switched on again."""
        from desktop.views.switches import SwitchesDialog

        dialog = SwitchesDialog(self._switches(), self._window, writable=self._desk.writable)

        def switch_on(switch: Switch) -> None:
            def deed(session: Session) -> None:
                if switch.kind == "rule":
                    session.switch_rule(switch.name, on=True)
                else:
                    session.switch_words(*switch.name.split(" | ", 1), on=True)

            self._desk.do(deed)
            dialog.show_switches(self._switches())

        dialog.switched_on.connect(switch_on)
        dialog.open()
        return True

    def copy_quotes(self, quotations: Iterable[Quotation]) -> None:
        """Put quotes with their citations on the clipboard, in the form of the window's language, each on a line."""
        from desktop.models.labels import interface_language
        from reconciler.citation import cite

        lines = [cite(quotation, interface_language()) for quotation in quotations]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._desk.say(self.tr("Copied with its citation") if len(lines) == 1 else self.tr("Copied with their citations"))

    # --- inside -----------------------------------------------------------------------------------------------------------------

    def _judge(self, row: Row, intent: State | AddTag | RemoveTag) -> bool:
        from reconciler.decisions import target_of_facet, target_of_fact

        fact = row.fact
        if isinstance(intent, State):
            target = target_of_facet(fact, intent.facet) if intent.facet else target_of_fact(fact)
            text, suggested = intent.text, intent.suggested
            return self._desk.do(lambda session: session.state(target, text, suggested=suggested))
        name = intent.name
        if isinstance(intent, AddTag):
            return self._desk.do(lambda session: session.tag(target_of_fact(fact), name))
        report = self._desk.report
        tags = report.decisions.tags.get(fact.id, ()) if report is not None else ()

        def take_off(session: Session) -> None:
            for tag in tags:
                if tag.name.casefold() == name.casefold():
                    session.untag(tag)

        return self._desk.do(take_off)

    def _quote(self, row: Row, intent: Translate | CopyQuote) -> bool:
        from reconciler.decisions import target_of_claim

        quotation = next(q for cell in row.cells for q in cell if q.claim.id == intent.claim)
        if isinstance(intent, CopyQuote):
            self.copy_quotes([quotation])
            return True
        target, words = target_of_claim(quotation.claim), (intent.text, intent.language, intent.whose, intent.translator)
        done = self._desk.do(lambda session: session.translate(target, *words))
        return self._say(done, self.tr("The translation is kept; undo (Ctrl+Z) takes it back.") if intent.text else "")

    def _note(self, row: Row, intent: Reply | EditNote | DeleteNote) -> bool:
        note = next((note for note in row.notes if note.id == intent.note), None)
        if note is None:
            self._desk.say(self.tr("This note is no longer there."))
            return False
        if isinstance(intent, DeleteNote):
            done = self._desk.do(lambda session: session.delete_note(note))
            return self._say(done, self.tr("The note is deleted; undo (Ctrl+Z) brings it back."))
        text = intent.text
        if isinstance(intent, EditNote):
            return self._desk.do(lambda session: session.edit_note(note, text))
        return self._reply(note, text)

    def _reply(self, note: Annotation, text: str) -> bool:
        return self._desk.do(lambda session: session.annotate(note.target, text, reply_to=note))

    def _correct(self, row: Row, intent: Split | ChooseMerge | Merge | LeaveAlone | RemoveClaim) -> bool:
        fact = row.fact
        if isinstance(intent, ChooseMerge):
            return self._choose_merge(row)
        if isinstance(intent, Split):
            claims = intent.claims
            return self._next_run(lambda session: session.split_fact(fact, claims))
        if isinstance(intent, Merge):
            other = self._row(intent.fact)
            return other is not None and self._next_run(lambda session: session.merge_facts(fact, other.fact))
        claim = self._claim(row, intent.claim)
        if isinstance(intent, LeaveAlone):
            return self._next_run(lambda session: session.leave_alone(claim))
        if isinstance(intent, RemoveClaim):
            return self._next_run(lambda session: session.remove_claim(claim))
        assert_never(intent)

    def _choose_merge(self, row: Row) -> bool:
        from desktop.models.labels import one_line
        from desktop.theme import state_symbol
        from desktop.views.fact_chooser import FactChooser

        report = self._desk.report
        others = [other for other in report.rows if other.fact.id != row.fact.id] if report is not None else []
        facts = [(other.fact.id, f"{state_symbol(other.state)} {one_line(other.fact.label)}") for other in others]
        dialog = FactChooser(one_line(row.fact.label), facts, self._window)
        fact = row.fact.id

        def merge(other: str) -> None:
            found, chosen = self._row(other), self._row(fact)
            if found is not None and chosen is not None:
                self._next_run(lambda session: session.merge_facts(chosen.fact, found.fact))

        dialog.chosen.connect(merge)
        dialog.open()
        return True

    def _next_run(self, deed: Callable[[Session], object]) -> bool:
        return self._say(self._desk.do(deed, _NEXT_RUN), self.tr("This holds from the next run on; undo (Ctrl+Z) takes it back."))

    def _say(self, done: bool, words: str) -> bool:
        if done:
            self._desk.say(words)
        return done

    def _switched(self, *, on: bool) -> str:
        return self.tr("It is flagged again.") if on else self.tr("It is not flagged any more; undo (Ctrl+Z) takes it back.")

    def _switches(self) -> tuple[Switch, ...]:
        found = self._desk.ask(lambda session: session.notebook().switches)
        return found if isinstance(found, tuple) else ()

    def _row(self, fact: str) -> Row | None:
        report = self._desk.report
        return next((row for row in report.rows if row.fact.id == fact), None) if report is not None else None

    @staticmethod
    def _claim(row: Row, claim: str) -> Claim:
        return next(q.claim for cell in row.cells for q in cell if q.claim.id == claim)
