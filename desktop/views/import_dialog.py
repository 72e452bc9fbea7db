"""Files that were read, before they are added: whose are they? It is a window beside the main one and stands in nobody's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QWidget,
)

from desktop.models.import_files import Column
from desktop.views.parts import card, column, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.import_files import ImportFiles
    from desktop.theme import Theme

FAILURES = 8


class ImportDialog(QDialog):
    """`confirmed` brings the documents to be added."""

    confirmed = Signal(object)

    def __init__(
        self, model: ImportFiles, sides: Sequence[str], failures: Sequence[str], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Add files"))
        self.resize(820, 440)
        self._model = model
        model.setParent(self)
        self._side = QComboBox()
        self._side.setEditable(True)
        self._side.addItems(list(sides))
        self._side.setCurrentIndex(-1)
        self._side.setMinimumContentsLength(18)
        self._side.setAccessibleName(self.tr("Whose are these texts?"))
        edit = self._side.lineEdit()
        assert edit is not None
        edit.setPlaceholderText(self.tr("for example EU"))
        self._side.currentTextChanged.connect(model.set_side_of_all)
        self._hint = text_label("", muted=True, wrap=False)
        self._table = self._make_table()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._add = self._buttons.addButton(self.tr("Add to the project"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self._confirm)
        self._buttons.rejected.connect(self.reject)
        model.ready_changed.connect(self._update_button)
        self._build(failures, theme)
        self._update_button()
        self._side.setFocus()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Files that were read"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        table.verticalHeader().setVisible(False)
        table.setShowGrid(False)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        for section, width in ((Column.FILE, 200), (Column.SIDE, 110), (Column.LANGUAGE, 90), (Column.WHAT, 170)):
            table.setColumnWidth(section, width)
        return table

    def _build(self, failures: Sequence[str], theme: Theme) -> None:
        layout = column(self, 12)
        row = QHBoxLayout()
        ask = QLabel(self.tr("&Whose are these texts?"))
        ask.setBuddy(self._side)
        row.addWidget(ask)
        row.addWidget(self._side)
        row.addWidget(self._hint, 1)
        layout.addLayout(row)
        how = self.tr("A side is whose voice a text is. Side, title and language can be changed in the table, for one file each.")
        layout.addWidget(text_label(how, muted=True))
        layout.addWidget(self._table, 1)
        if failures:
            frame, inside = card(theme, theme.severities[next(iter(theme.severities))].line)
            inside.addWidget(text_label(self.tr("Not read"), bold=True))
            for failure in failures[:FAILURES]:
                inside.addWidget(text_label(failure, copied=True))
            if len(failures) > FAILURES:
                inside.addWidget(text_label(self.tr("and {count} more").format(count=len(failures) - FAILURES), muted=True))
            layout.addWidget(frame)
        layout.addWidget(self._buttons)

    def _update_button(self) -> None:
        lacking, count = self._model.lacking_side(), len(self._model.documents())
        self._add.setEnabled(count > 0 and not lacking)
        self._hint.setText(self.tr("Type a side, or choose one that is there.") if lacking else "")

    def _confirm(self) -> None:
        documents = self._model.documents()
        self.accept()
        self.confirmed.emit(documents)
