"""What stands below the sources: the versions of one, the passages that lost their place, and the sources that were removed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSplitter, QWidget

from desktop.models.lines import Line, Lines
from desktop.theme import LIGHT
from desktop.views.changed_words import changed_words
from desktop.views.parts import card, clear, column, text_label
from desktop.views.plain_table import PlainTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.source_changes import PassageLine
    from desktop.theme import Theme


class VersionList(QWidget):
    """The versions of the chosen source, the oldest first. The signals bring the id of one."""

    new_wanted = Signal()
    read = Signal(str)
    beside = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = (self.tr("Version"), self.tr("File"), self.tr("Published"), self.tr("Accessed"), self.tr("Characters"))
        self.model = Lines((*titles, self.tr("State")), self)
        self.table = PlainTable(self.model, self.tr("Versions"), {0: 60, 2: 90, 3: 90, 4: 90, 5: 150}, 1)
        self._beside: dict[str, bool] = {}
        self.new = QPushButton(self.tr("New version…"))
        self.new.setToolTip(self.tr("Read a newer file of this text; you see what it does to your decisions before it is accepted"))
        self.show_text = QPushButton(self.tr("Read"))
        self.show_text.setToolTip(self.tr("Show the text of this version"))
        self.keep = QPushButton(self.tr("Compare beside the newest"))
        self.keep.setToolTip(self.tr("Let the next run read the old version too, as a text of its own"))
        self.new.clicked.connect(self.new_wanted)
        self.show_text.clicked.connect(lambda: self._read(self.table.row()))
        self.keep.clicked.connect(self._keep)
        self.table.chosen.connect(self._offer)
        self.table.opened.connect(self._read)
        self._writable = False
        layout = column(self, margin=8)
        layout.addWidget(self.table, 1)
        layout.addLayout(_buttons(self.new, self.show_text, self.keep))

    def show_versions(self, lines: Sequence[Line], beside: dict[str, bool], *, writable: bool) -> None:
        """`beside` says of the old ones whether they are compared beside the newest; the newest is not in it."""
        chosen = self.model.key(self.table.row())
        self._beside, self._writable = beside, writable
        self.model.set_lines(lines)
        self.table.choose(max(self.model.row_of(chosen), 0 if lines else -1))
        self._offer()

    def _offer(self) -> None:
        version = self.model.key(self.table.row())
        self.new.setEnabled(self._writable and self.model.rowCount() > 0)
        self.show_text.setEnabled(bool(version))
        self.keep.setEnabled(self._writable and version in self._beside)
        on = self._beside.get(version, False)
        self.keep.setText(self.tr("Compare it no longer") if on else self.tr("Compare beside the newest"))
        self.keep.setToolTip(self.tr("Whether this old version is compared as a source of its own, from the next run on"))

    def _read(self, row: int) -> None:
        if row >= 0:
            self.read.emit(self.model.key(row))

    def _keep(self) -> None:
        version = self.model.key(self.table.row())
        self.beside.emit(version, not self._beside[version])


class OrphanList(QWidget):
    """Passages of old versions that stand nowhere now: attach one where it stands, or leave it with its old version.

    `attached` brings a passage and the place that was suggested, `wanted` one whose place is to be chosen by hand.
    """

    attached = Signal(str, int, int)
    wanted = Signal(str)
    left = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._lines: dict[str, PassageLine] = {}
        self._writable = False
        self.model = Lines((self.tr("Passage"), self.tr("What hangs on it")), self)
        self.table = PlainTable(self.model, self.tr("Passages without a place"), {1: 160}, 0)
        self.table.chosen.connect(self._show_chosen)
        self.empty = text_label("", muted=True)
        inner = QWidget()
        inner.setMinimumHeight(1)  # else wrapped texts count as high as they are where they are narrowest
        self._body = column(inner, margin=8, spacing=6)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName(self.tr("Without a place"))
        scroll.setWidget(inner)
        self._parts = QSplitter()
        self._parts.addWidget(self.table)
        self._parts.addWidget(scroll)
        self._parts.setChildrenCollapsible(False)
        self._parts.setSizes([300, 300])
        scroll.setMinimumWidth(240)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = column(self, margin=8)
        layout.addWidget(self.empty)
        layout.addWidget(self._parts, 1)
        layout.addStretch()

    def show_orphans(self, lines: Sequence[PassageLine], *, writable: bool) -> None:
        """Show those there are; the chosen one stays chosen."""
        chosen = self.model.key(self.table.row())
        self._lines, self._writable = {line.id: line for line in lines}, writable
        self.model.set_lines(Line(line.id, (line.text, line.hangs), f"“{line.text}”") for line in lines)
        self.empty.setText(self.tr("Everything that you decided and noted has its place."))
        self.empty.setVisible(not lines)
        self._parts.setVisible(bool(lines))
        self.table.choose(max(self.model.row_of(chosen), 0 if lines else -1))
        self._show_chosen()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._show_chosen()

    def _show_chosen(self) -> None:
        clear(self._body)
        line = self._lines.get(self.model.key(self.table.row()))
        if line is None:
            return
        self._body.addWidget(text_label(f"“{line.text}”", copied=True))
        if not line.near:
            self._body.addWidget(text_label(self.tr("Nothing in the new version looks like it."), muted=True))
        for near in line.near:
            frame, inside = card(self._theme)
            inside.addWidget(changed_words(near.diff, self._theme))
            attach = QPushButton(self.tr("Attach here ({alike})").format(alike=f"{near.alike:.0%}"))
            attach.setToolTip(self.tr("What hangs on the old passage shall hang on this one"))
            attach.setEnabled(self._writable)
            attach.clicked.connect(partial(self._attach, line.id, near.start, near.end))
            inside.addLayout(_buttons(attach))
            self._body.addWidget(frame)
        leave = QPushButton(self.tr("Leave it with the old version"))
        leave.setToolTip(self.tr("The new version says nothing of the kind; what hangs on it is kept and can still be attached"))
        leave.setEnabled(self._writable)
        leave.clicked.connect(partial(self._leave, line.id))
        choose = QPushButton(self.tr("Choose a place…"))
        choose.setToolTip(self.tr("Select the words in the new version that it shall hang on"))
        choose.setEnabled(self._writable)
        choose.clicked.connect(partial(self._want, line.id))
        self._body.addLayout(_buttons(choose, leave))
        self._body.addStretch(1)

    def _attach(self, passage: str, start: int, end: int, _checked: bool = False) -> None:
        self.attached.emit(passage, start, end)

    def _want(self, passage: str, _checked: bool = False) -> None:
        self.wanted.emit(passage)

    def _leave(self, passage: str, _checked: bool = False) -> None:
        self.left.emit(passage)


class RemovedList(QWidget):
    """Sources that were taken out of the project; their texts are still in the file. `wanted` brings the id of one."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = Lines((self.tr("Side"), self.tr("Title"), self.tr("File")), self)
        self.table = PlainTable(self.model, self.tr("Removed sources"), {0: 100, 2: 160}, 1)
        self.empty = text_label(self.tr("No source was removed."), muted=True)
        self.back = QPushButton(self.tr("Bring back"))
        self.back.setToolTip(self.tr("Take the removed source into the project again"))
        self.back.clicked.connect(lambda: self._want(self.table.row()))
        self.table.chosen.connect(self._offer)
        self.table.opened.connect(self._want)
        self._writable = False
        layout = column(self, margin=8)
        layout.addWidget(self.empty)
        layout.addWidget(self.table, 1)
        layout.addLayout(_buttons(self.back))
        layout.addStretch()

    def show_removed(self, lines: Sequence[Line], *, writable: bool) -> None:
        self._writable = writable
        self.model.set_lines(lines)
        self.empty.setVisible(not lines)
        for part in (self.table, self.back):
            part.setVisible(bool(lines))
        self.table.choose(0 if lines else -1)
        self._offer()

    def choose(self, source: str) -> None:
        """Choose one by its id."""
        self.table.choose(self.model.row_of(source))

    def _offer(self) -> None:
        self.back.setEnabled(self._writable and self.table.row() >= 0)

    def _want(self, row: int) -> None:
        if row >= 0 and self._writable:
            self.wanted.emit(self.model.key(row))


def _buttons(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        button.setAutoDefault(False)
        row.addWidget(button)
    row.addStretch(1)
    return row
