"""What people wrote on a fact, in the panel: tags, what several researchers decided side by side, notes with their replies."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from desktop.models.intents import AddTag, DeleteNote, EditNote, RemoveTag, Reply
from desktop.views.flow import FlowLayout
from desktop.views.markdown import markdown_label
from desktop.views.panel import KEY, Section, indented
from desktop.views.parts import card, column, text_label

if TYPE_CHECKING:
    from desktop.models.fact_detail import FactDetail
    from desktop.models.fact_notes import NoteLine, TagLine
    from desktop.views.panel import PanelState

# pixels by which a reply stands further right than what it answers
INDENT = 16
TAG_WIDTH = 120
# researchers side by side before another line begins
ABREAST = 3


class TagsSection(Section):
    """The tags of a fact, and a field to put another one on it."""

    def __init__(self, state: PanelState, detail: FactDetail) -> None:
        super().__init__(state)
        self._key = f"tag {detail.fact}"
        holder = QWidget()
        flow = FlowLayout(holder)
        for tag in detail.tags:
            flow.addWidget(self._chip(tag, writable=detail.writable))
        if detail.writable:
            flow.addWidget(self._field(detail.known_tags))
        self.body.addWidget(holder)

    def _chip(self, tag: TagLine, *, writable: bool) -> QWidget:
        chip = QWidget()
        chip.setObjectName("chip")
        chip.setStyleSheet(f"#chip {{ background: {self.theme.chip}; border-radius: 8px; }}")
        chip.setToolTip(tag.by)
        row = QHBoxLayout(chip)
        row.setContentsMargins(8, 1, 4 if writable else 8, 1)
        row.setSpacing(2)
        row.addWidget(text_label(f"#{tag.name}", wrap=False))
        if writable:
            name = self.tr("Remove the tag {name}").format(name=tag.name)
            button = self.deed("×", name, RemoveTag(tag.name), name)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        return chip

    def _field(self, known: tuple[str, ...]) -> QLineEdit:
        field = QLineEdit(self.state.drafts.get(self._key, ""))
        field.setPlaceholderText(self.tr("Add a tag"))
        field.setAccessibleName(self.tr("Add a tag"))
        field.setToolTip(self.tr("Type a word and press Enter; the table finds it by #word"))
        field.setFixedWidth(TAG_WIDTH)
        field.setAcceptDrops(False)
        field.setProperty(KEY, self._key)
        completer = QCompleter(list(known), field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        field.setCompleter(completer)
        field.textChanged.connect(partial(self.state.drafts.__setitem__, self._key))
        field.returnPressed.connect(lambda: self._add(field.text()))
        return field

    def _add(self, text: str) -> None:
        name = text.strip().lstrip("#").strip()
        if name:
            self.state.store(self._key, AddTag(name))


class OpinionsSection(Section):
    """What each of several researchers decided, side by side."""

    def __init__(self, state: PanelState, detail: FactDetail) -> None:
        super().__init__(state)
        self.heading(self.tr("What each researcher decided"))
        frame, layout = card(self.theme)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for number, opinion in enumerate(detail.opinions):
            row, place = 3 * (number // ABREAST), number % ABREAST
            grid.setColumnStretch(place, 1)
            grid.addWidget(text_label(opinion.author, bold=True), row, place)
            grid.addWidget(text_label(opinion.verdict or "—", muted=True, scale=0.92), row + 1, place, Qt.AlignmentFlag.AlignTop)
            if opinion.statement:
                words = text_label(f"“{opinion.statement}”", scale=0.92, copied=True)
                grid.addWidget(words, row + 2, place, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(grid)
        self.body.addWidget(frame)


class NotesSection(Section):
    """The notes on a fact, each with its replies."""

    def __init__(self, state: PanelState, detail: FactDetail) -> None:
        super().__init__(state)
        self._writable = detail.writable
        self.heading(self.tr("Notes"))
        for place, note in enumerate(detail.notes):
            answered = detail.notes[place + 1 : place + 2]
            self._add(note, answered=any(other.depth > note.depth for other in answered))

    def _add(self, note: NoteLine, *, answered: bool) -> None:
        holder = QWidget()
        around = column(holder, spacing=4)
        frame, layout = card(self.theme)
        edit, reply = f"edit {note.id}", f"reply {note.id}"
        if edit in self.state.drafts:
            layout.addWidget(self.writing(edit, self.tr("Change the note"), partial(EditNote, note.id)))
        else:
            layout.addWidget(markdown_label(note.text))
        layout.addWidget(text_label(note.by, muted=True, scale=0.92))
        if self._writable:
            layout.addLayout(self._deeds(note, edit, reply, answered=answered))
        around.addWidget(frame)
        if reply in self.state.drafts:
            around.addLayout(indented(self.writing(reply, self.tr("Write a reply"), partial(Reply, note.id)), INDENT))
        self.body.addLayout(indented(holder, INDENT * note.depth))

    def _deeds(self, note: NoteLine, edit: str, reply: str, *, answered: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._fixed(self.link(self.tr("Reply"), "", partial(self.state.write, reply, ""))))
        if note.own:
            row.addWidget(self._fixed(self.link(self.tr("Edit"), "", partial(self.state.write, edit, note.text))))
        if note.own and not answered:
            delete = self.deed(self.tr("Delete"), self.tr("Undo (Ctrl+Z) brings it back"), DeleteNote(note.id))
            row.addWidget(self._fixed(delete))
        row.addStretch(1)
        return row

    @staticmethod
    def _fixed(button: QWidget) -> QWidget:
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return button
