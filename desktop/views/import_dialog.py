"""Files that were read, before they are added: whose are they? It is a window beside the main one and stands in nobody's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QHeaderView, QSplitter, QTableView, QWidget

from desktop.models.import_files import Column
from desktop.views.import_fields import ImportFields
from desktop.views.import_preview import ImportPreview
from desktop.views.parts import card, column, text_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.models.import_files import ImportFiles
    from desktop.theme import Theme

FAILURES = 8
WIDTHS = ((Column.FILE, 170), (Column.SIDE, 110), (Column.LANGUAGE, 80), (Column.PUBLISHED, 100), (Column.WHAT, 220))


class ImportDialog(QDialog):
    """`confirmed` brings the documents to be added. The fields above the table are about the files that are chosen in it."""

    confirmed = Signal(object)

    def __init__(
        self, model: ImportFiles, sides: Sequence[str], failures: Sequence[str], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Texts to add"))
        self.resize(1080, 620)
        self._model = model
        model.setParent(self)
        self.fields = ImportFields(model, sides)
        self.table = self._make_table()
        self.preview = ImportPreview(theme)
        # many rows are chosen at once here, which must not shout
        self.table.setStyleSheet(f"QTableView {{ selection-background-color: {theme.selection}; selection-color: {theme.text}; }}")
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.table)
        self._split.addWidget(self.preview)
        self._split.setSizes([300, 180])
        self._hint = text_label("", muted=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._add = self._buttons.addButton(self.tr("Add to the project"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self._confirm)
        self._buttons.rejected.connect(self.reject)
        model.ready_changed.connect(self._update_button)
        model.dataChanged.connect(self._show_current)
        self._build(failures, theme)
        self._choose_first()
        self._update_button()
        self.fields.side.setFocus()

    def layouts(self) -> Mapping[str, QByteArray]:
        """What of its layout is to be remembered."""
        return {
            "size": self.saveGeometry(),
            "columns": self.table.horizontalHeader().saveState(),
            "split": self._split.saveState(),
        }

    def restore(self, layouts: Mapping[str, QByteArray]) -> None:
        """Lay all out as it was; what was never saved stays as it is."""
        for state, restore in (
            (layouts["size"], self.restoreGeometry),
            (layouts["columns"], self.table.horizontalHeader().restoreState),
            (layouts["split"], self._split.restoreState),
        ):
            if not state.isEmpty():
                restore(state)

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Files that were read"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        edited = QAbstractItemView.EditTrigger
        table.setEditTriggers(edited.DoubleClicked | edited.EditKeyPressed | edited.AnyKeyPressed)
        table.setTabKeyNavigation(False)
        table.verticalHeader().setVisible(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        for section, width in WIDTHS:
            table.setColumnWidth(section, width)
        selection = table.selectionModel()
        selection.selectionChanged.connect(self._show_chosen)
        selection.currentChanged.connect(self._show_current)
        return table

    def _build(self, failures: Sequence[str], theme: Theme) -> None:
        layout = column(self, 12)
        layout.addWidget(self.fields)
        layout.addWidget(self._split, 1)
        if failures:
            frame, inside = card(theme, theme.severities[next(iter(theme.severities))].line)
            inside.addWidget(text_label(self.tr("Not read"), bold=True))
            for failure in failures[:FAILURES]:
                inside.addWidget(text_label(failure, copied=True))
            if len(failures) > FAILURES:
                inside.addWidget(text_label(self.tr("and {count} more").format(count=len(failures) - FAILURES), muted=True))
            layout.addWidget(frame)
        layout.addWidget(self._hint)
        layout.addWidget(self._buttons)

    def _choose_first(self) -> None:
        """Choose the files of which nobody knows whose they are, or else all: the fields above are about them."""
        selection = self.table.selectionModel()
        rows = self._model.rows_lacking_side() or range(self._model.rowCount())
        if not rows:
            return
        from PySide6.QtCore import QItemSelection, QItemSelectionModel

        chosen = QItemSelection()
        for row in rows:
            chosen.select(self._model.index(row, 0), self._model.index(row, Column.WHAT))
        selection.setCurrentIndex(self._model.index(rows[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _show_chosen(self) -> None:
        self.fields.set_rows(sorted({index.row() for index in self.table.selectionModel().selectedRows()}))

    def _show_current(self) -> None:
        row = self.table.currentIndex().row()
        self.preview.show_file(self._model.file(row) if row >= 0 else None)

    def _update_button(self) -> None:
        lacking, count, guessed = self._model.lacking_side(), len(self._model.documents()), self._model.guesses()
        self._add.setEnabled(count > 0 and not lacking)
        if lacking:
            words = self.tr("A side is whose voice a text is. Without one yet: {count}.").format(count=lacking)
        elif guessed:
            words = self.tr("Sides with a “?” are guessed: look at them before you add. Guessed: {count}.").format(count=guessed)
        else:
            words = self.tr("To be added: {count}.").format(count=count)
        self._hint.setText(words)

    def _confirm(self) -> None:
        documents = self._model.documents()
        self.accept()
        self.confirmed.emit(documents)
