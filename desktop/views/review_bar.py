"""The strips of the review: above, how far it has come and what is shown; below, what can be done, a key each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from desktop.models.labels import type_label
from desktop.models.review import WORST_FIRST, Wanted
from desktop.theme import severity_label
from desktop.views.notes import NoteEditor
from desktop.views.parts import column, text_label
from reconciler.model import Severity
from reconciler.notebook.entries import VerdictValue
from reconciler.report import SEVERITY_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from desktop.theme import Theme

_BAR = 6  # pixels


class ProgressStrip(QWidget):
    """Where a person is in the queue, and the filter; `wanted` brings a `Wanted`."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = text_label("", bold=True, wrap=False)
        self.done = text_label("", muted=True, wrap=False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(_BAR)
        self.bar.setAccessibleName(self.tr("Decided"))
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Type of difference"))
        self.kind.setToolTip(self.tr("Type of difference"))
        self.severity = QComboBox()
        self.severity.setAccessibleName(self.tr("Severity"))
        self.severity.setToolTip(self.tr("Severity"))
        self.undecided = QCheckBox(self.tr("Undecided only"))
        self.undecided.setToolTip(self.tr("Leave out the differences that were decided"))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.place)
        row.addWidget(self.done)
        row.addStretch(1)
        for part in (self.kind, self.severity, self.undecided):
            row.addWidget(part)
        layout = column(self, spacing=6)
        layout.setContentsMargins(14, 8, 14, 0)
        layout.addLayout(row)
        layout.addWidget(self.bar)
        self.kind.activated.connect(self._tell)
        self.severity.activated.connect(self._tell)
        self.undecided.clicked.connect(self._tell)

    def offer(self, kinds: Mapping[str, int], severities: Mapping[Severity, int], wanted: Wanted) -> None:
        """What can be filtered by, with how many there are of each."""
        self._fill(
            self.kind,
            [
                (self.tr("All types"), ""),
                *((f"{type_label(kind)} ({kinds[kind]})", kind) for kind in sorted(kinds, key=type_label)),
            ],
            wanted.kind,
        )
        shown = [s for s in WORST_FIRST if s in severities]
        self._fill(
            self.severity,
            [
                (self.tr("All severities"), ""),
                *((f"{SEVERITY_WORDS[s][0]} {severity_label(s)} ({severities[s]})", s.value) for s in shown),
            ],
            wanted.severity.value if wanted.severity else "",
        )
        self.undecided.setChecked(wanted.undecided)

    def show_place(self, place: int, count: int, decided: int) -> None:
        """Show that the one at `place` of `count` is looked at, of which `decided` are decided."""
        self.place.setText(self.tr("{place} of {count}").format(place=place, count=count) if count else "")
        self.done.setText(self.tr("{decided} decided").format(decided=decided) if count else "")
        self.bar.setRange(0, max(count, 1))
        self.bar.setValue(decided)
        self.bar.setAccessibleDescription(self.tr("{decided} of {count} decided").format(decided=decided, count=count))

    def set_theme(self, theme: Theme) -> None:
        self.bar.setStyleSheet(
            f"QProgressBar {{ background: {theme.chip}; border: none; border-radius: 3px; }}"
            f"QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}"
        )

    @staticmethod
    def _fill(box: QComboBox, entries: list[tuple[str, str]], chosen: str) -> None:
        box.clear()
        for words, value in entries:
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def _tell(self) -> None:
        severity = self.severity.currentData()
        self.wanted.emit(
            Wanted(self.kind.currentData() or "", Severity(severity) if severity else None, self.undecided.isChecked())
        )


class DeedStrip(QWidget):
    """The verdicts with the field for a reason, the note, and the way on; buttons say their keys."""

    decided = Signal(object)  # VerdictValue
    stepped = Signal(int)
    texts_wanted = Signal()
    note_wanted = Signal()
    note_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdicts: dict[VerdictValue, QPushButton] = {}
        row, way = QHBoxLayout(), QHBoxLayout()
        self._groups = row, way
        for value, words, key, tip in (
            (VerdictValue.ACCEPTED, self.tr("Accept"), "A", self.tr("It is so: the accounts do differ in this")),
            (VerdictValue.DISMISSED, self.tr("Dismiss"), "D", self.tr("It is not so, or of no use")),
            (VerdictValue.RESOLVED, self.tr("Resolve"), "R", self.tr("It was so, and is settled")),
            (VerdictValue.OPEN, self.tr("Reopen"), "O", self.tr("Take the verdict back; it stays in the history")),
        ):
            button = self._button(words, key, tip)
            button.clicked.connect(partial(self._decide, value))
            self._verdicts[value] = button
            row.addWidget(button)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Reason (E)"))
        self.reason.setAccessibleName(self.tr("Reason for the verdict"))
        self.reason.setToolTip(self.tr("Why you decide so; press E to write, Esc to leave the field"))
        self.reason.setMinimumWidth(120)
        row.addWidget(self.reason, 1)
        self.write = self._button(self.tr("Note"), "N", self.tr("Write a note on this difference"))
        self.write.clicked.connect(self.note_wanted)
        self.back = self._button(self.tr("Back"), "K", self.tr("The difference before"))
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.next = self._button(self.tr("Next"), "J", self.tr("The next difference"))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.texts = self._button(self.tr("Go to the texts"), "↵", self.tr("Show both passages in the texts (Enter)"))
        self.texts.clicked.connect(self.texts_wanted)
        for button in (self.write, self.back, self.next, self.texts):
            way.addWidget(button, 1)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._rows.setSpacing(6)
        for group, stretch in ((row, 1), (way, 0)):
            group.setSpacing(6)
            self._rows.addLayout(group, stretch)
        self.note = NoteEditor()
        field = self.note.findChild(QPlainTextEdit)
        assert field is not None
        field.setPlaceholderText(self.tr("Write a note on this difference; Esc leaves it"))
        field.setAccessibleName(self.tr("New note on this difference"))
        self.note.hide()
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.note)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.note_left)
        layout = column(self, spacing=6)
        layout.setContentsMargins(14, 8, 14, 10)
        layout.addWidget(self.note)
        layout.addLayout(self._rows)

    def show_item(self, identity: str, value: VerdictValue, *, writable: bool) -> None:
        """Offer what can be done with the one that is looked at; an empty id for none."""
        for which, button in self._verdicts.items():
            button.setEnabled(bool(identity) and writable and which is not value)
        self.reason.setEnabled(bool(identity) and writable)
        self.write.setEnabled(bool(identity) and writable)
        self.texts.setEnabled(bool(identity))
        self.note.set_fact(identity, writable=bool(identity) and writable)

    def set_theme(self, theme: Theme) -> None:
        self.note.set_theme(theme)

    def _button(self, words: str, key: str, tip: str) -> QPushButton:
        button = QPushButton(f"{words}  {key}")
        button.setToolTip(f"{tip} ({key})" if key != "↵" else tip)
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _decide(self, value: VerdictValue, _checked: bool = False) -> None:
        self.decided.emit(value)

    # --- Qt ----------------------------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for either of the two groups, which stand below one another where the strip is narrow."""
        widest = max(group.minimumSize().width() for group in self._groups)
        return QSize(widest + 28, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        both = sum(group.minimumSize().width() for group in self._groups) + 34
        way = QBoxLayout.Direction.LeftToRight if self.width() >= both else QBoxLayout.Direction.TopToBottom
        self._rows.setDirection(way)
