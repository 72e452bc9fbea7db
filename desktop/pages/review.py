"""The review: discrepancies one after another, the worst first, each with all that is needed to judge it, by one key.

Keys are those of the letters' places on the keyboard, so that they are the same under a Russian layout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPlainTextEdit, QScrollArea, QStackedWidget

from desktop.changes import Changes
from desktop.models.labels import interface_language, verdict_label
from desktop.models.review import Queue, Wanted
from desktop.models.review_item import build_item
from desktop.pages.page import Page
from desktop.views.parts import column
from desktop.views.review_bar import DeedStrip, ProgressStrip
from desktop.views.review_item import FinishedView, ReviewItemView
from reconciler.decisions import target_of_discrepancy
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from desktop.pages.desk import Desk
    from desktop.theme import Theme

_ANEW = Changes.PROJECT | Changes.SOURCES | Changes.ANALYSIS
# where the letters of the keys are on a Russian keyboard
_RUSSIAN = {"ф": "A", "в": "D", "к": "R", "щ": "O", "у": "E", "т": "N", "о": "J", "л": "K"}
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Space: 1, Qt.Key.Key_Left: -1}
_VERDICTS = {"A": VerdictValue.ACCEPTED, "D": VerdictValue.DISMISSED, "R": VerdictValue.RESOLVED, "O": VerdictValue.OPEN}


class ReviewPage(Page):
    """A queue, the item that is looked at, and the strips above and below it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.queue = Queue()
        self._fact_seen = ""
        self._finished = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Review of differences"))
        self.progress = ProgressStrip()
        self.deeds = DeedStrip()
        self.item = ReviewItemView()
        self.finished = FinishedView()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.item)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.finished)
        self._rule = QFrame()
        self._rule.setFrameShape(QFrame.Shape.HLine)
        layout = column(self, spacing=0)
        for part in (self.progress, self._stack, self._rule, self.deeds):
            layout.addWidget(part)
        layout.setStretchFactor(self._stack, 1)
        self.progress.wanted.connect(self._want)
        self.deeds.decided.connect(self.decide)
        self.deeds.stepped.connect(self.step)
        self.deeds.texts_wanted.connect(self.go_to_texts)
        self.deeds.note_wanted.connect(self._write_note)
        self.deeds.note_left.connect(self._leave_field)
        self.deeds.note.saved.connect(self._save_note)
        self.item.claim_wanted.connect(self.go_to_texts)
        self.finished.chosen.connect(self._act)

    # --- what a page does --------------------------------------------------------------------------------------------------------

    def refresh(self, changes: Changes) -> None:
        anew = bool(changes & _ANEW)
        if changes & Changes.PROJECT:
            self.queue = Queue()
            self._fact_seen = ""
        self.queue.load(self.desk.report, anew=anew)
        self._finished = (self._finished or anew) and not self.queue.open()
        self._show(same=True)

    def show_fact(self, fact: str) -> None:
        """Go to the differences of a fact that was chosen elsewhere; one that was seen already is left for what is judged now."""
        if fact and fact != self._fact_seen:
            before = self.queue.current
            if self.queue.go_to_fact(fact) and self.queue.current is not before:
                self._finished = False
                self._show()
        self._fact_seen = fact

    def enter(self) -> None:
        self.show_fact(self.desk.fact)  # it may have been chosen while another page was seen
        self.setFocus()

    def set_theme(self, theme: Theme) -> None:
        for part in (self.progress, self.deeds, self.item):
            part.set_theme(theme)
        self._rule.setStyleSheet(f"QFrame {{ color: {theme.border}; }}")

    # --- deeds -------------------------------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go on or back."""
        if self._finished:
            self._finished = False
            self._show()
        elif self.queue.step(by):
            self._show()
        else:
            self.desk.say(self.tr("This is the last difference.") if by > 0 else self.tr("This is the first difference."))

    def decide(self, value: VerdictValue) -> None:
        """Judge the one that is looked at, with the reason in the field, and go on to the next that is undecided."""
        item = self.queue.current
        if item is None or self._finished or not self.desk.writable or value is item.value:
            return
        target, reason = target_of_discrepancy(item.flag), self.deeds.reason.text().strip()
        if not self.desk.do(lambda session: session.decide(target, value, reason)):
            return
        self.deeds.reason.clear()
        self.setFocus()
        if value is VerdictValue.OPEN:
            return
        self._finished = not self.queue.next_open()
        self.queue.load(self.desk.report, anew=False)
        self._show()

    def go_to_texts(self, claim: str = "") -> None:
        """Show the passages in the texts."""
        item = self.queue.current
        if item is not None and not self._finished:
            self._fact_seen = item.flag.fact
            self.desk.show_claim(claim or item.flag.claim_a, item.flag.fact)

    def _want(self, wanted: Wanted) -> None:
        self._finished = False
        self.queue.want(wanted)
        self._show()
        self.setFocus()

    def _write_note(self) -> None:
        if self.queue.current is not None and self.desk.writable:
            self.deeds.note.show()
            self.deeds.note.focus()

    def _save_note(self, text: str) -> None:
        item = self.queue.current
        if item is not None:
            target = target_of_discrepancy(item.flag)
            if self.desk.do(lambda session: session.annotate(target, text)):
                self.deeds.note.clear_saved(text)
                self._leave_field()
                bar = self._scroll.verticalScrollBar()
                bar.setValue(bar.maximum())

    def _leave_field(self) -> None:
        self.deeds.note.hide()
        self.setFocus()

    def _act(self, name: str) -> None:
        """What the buttons do that stand in the place of a discrepancy."""
        if name == "export":
            self.desk.act("export")
        elif name == "all":
            self._want(Wanted())
        else:
            self.step(1)
            self.setFocus()

    # --- showing -----------------------------------------------------------------------------------------------------------------

    def _show(self, *, same: bool = False) -> None:
        """Show where the queue is; `same`: it may be the one that is shown already, whose place is kept."""
        queue, item = self.queue, self.queue.current
        self.progress.offer(queue.kinds(), queue.severities(), queue.wanted)
        self.progress.show_place(queue.place, len(queue), queue.decided())
        shown = item if not self._finished else None
        self.deeds.show_item(
            shown.flag.id if shown else "", shown.value if shown else VerdictValue.OPEN, writable=self.desk.writable
        )
        self.deeds.back.setEnabled(self._finished or queue.place > 1)
        self.deeds.next.setEnabled(self._finished or 0 < queue.place < len(queue))
        report = self.desk.report
        if shown is None or report is None:
            self._show_end()
            return
        self._stack.setCurrentWidget(self._scroll)
        place = self._scroll.verticalScrollBar().value() if same else 0
        self.item.set_item(build_item(report, shown, interface_language()))
        self._scroll.verticalScrollBar().setValue(place)

    def _show_end(self) -> None:
        """Say that all is decided, or that there is nothing of what is wanted."""
        self._stack.setCurrentWidget(self.finished)
        queue = self.queue
        if not queue.total:
            text = self.tr("When accounts differ in a date, a number, a name or the like, the difference waits here to be judged.")
            self.finished.show_text("=", self.tr("No differences were found"), [text], [])
        elif not queue.open():
            counts = queue.verdicts()
            said = [f"{verdict_label(v)}: {counts[v]}" for v in VerdictValue if v is not VerdictValue.OPEN and counts.get(v)]
            buttons = [("export", self.tr("Export…")), ("again", self.tr("Look through them again"))]
            said.insert(0, self.tr("differences: {count}").format(count=queue.total))
            self.finished.show_text("✓", self.tr("All is decided"), ["   ·   ".join(said)], buttons)
        else:
            title = self.tr("All that is shown is decided") if len(queue) else self.tr("Nothing is left of what is shown")
            left = self.tr("Others that are still undecided: {count}").format(count=queue.open())
            self.finished.show_text("✓", title, [left], [("all", self.tr("Show all differences"))])

    # --- keys --------------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self._took(event):
            super().keyPressEvent(event)

    def _took(self, event: QKeyEvent) -> bool:
        """Do what a key says; says whether it says anything."""
        key, written = event.key(), isinstance(QApplication.focusWidget(), (QLineEdit, QPlainTextEdit))
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key == Qt.Key.Key_Escape or (written and enter):
            self._leave_field()
            return True
        if written:
            return False
        letter = event.text().casefold()
        letter = _RUSSIAN.get(letter, letter.upper())
        if letter in _VERDICTS:
            self.decide(_VERDICTS[letter])
        elif letter == "E":
            self.deeds.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif letter == "N":
            self._write_note()
        elif letter in "JK" and letter:
            self.step(1 if letter == "J" else -1)
        elif key in _STEPS:
            self.step(_STEPS[Qt.Key(key)])
        elif enter:
            self.go_to_texts()
        else:
            return self._scrolled(Qt.Key(key))
        return True

    def _scrolled(self, key: Qt.Key) -> bool:
        bar = self._scroll.verticalScrollBar()
        by = {
            Qt.Key.Key_Down: bar.singleStep() * 3,
            Qt.Key.Key_Up: -bar.singleStep() * 3,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        if key not in by:
            return False
        bar.setValue(bar.value() + by[key])
        return True
