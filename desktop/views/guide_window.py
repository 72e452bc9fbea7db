"""The guide in a window of its own: its headings at the left, the page at the right, and a field to search it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QToolButton,
    QWidget,
)

from desktop.models.guide import Guide
from desktop.views.parts import column, filter_field, text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.models.guide import Heading
    from desktop.theme import Theme

_OUTSIDE = ("http", "https", "mailto")


class GuideWindow(QDialog):
    """`pages` are (name, title) of what can be read; `read` gives the Markdown of a page by its name."""

    def __init__(
        self, pages: Sequence[tuple[str, str]], read: Callable[[str], str], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("User guide"))
        self.resize(980, 680)
        self._read = read
        self._theme = theme
        self._headings: tuple[Heading, ...] = ()
        self._places: list[int] = []
        self._at = -1
        self.document = Guide(self)
        self.pages = QComboBox()
        for name, title in pages:
            self.pages.addItem(title, name)
        self.pages.setAccessibleName(self.tr("What to read"))
        self.pages.setToolTip(self.tr("What to read"))
        self.pages.currentIndexChanged.connect(lambda _index: self._show())
        self.contents = QListWidget()
        self.contents.setAccessibleName(self.tr("Headings"))
        self.contents.setToolTip(self.tr("Go to a heading"))
        self.contents.currentRowChanged.connect(self._go_to_row)
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setAccessibleName(self.tr("The guide"))
        self.page.anchorClicked.connect(self._follow)
        self.search = filter_field(self.tr("Search the guide (Ctrl+F)"))
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(lambda: self.step(1))
        self.back = self._button("↑", self.tr("The hit before (Shift+F3)"), -1)
        self.on = self._button("↓", self.tr("The next hit (F3 or Enter)"), 1)
        self._count = text_label("", muted=True, wrap=False)
        self._build()
        QShortcut(QKeySequence.StandardKey.Find, self, self._begin_search)
        QShortcut(QKeySequence("F3"), self, lambda: self.step(1))
        QShortcut(QKeySequence("Shift+F3"), self, lambda: self.step(-1))
        self._show()
        self.page.setFocus()

    def layouts(self) -> Mapping[str, QByteArray]:
        """What of its layout is to be remembered."""
        return {"size": self.saveGeometry(), "split": self._split.saveState()}

    def restore(self, layouts: Mapping[str, QByteArray]) -> None:
        """Lay all out as it was; what was never saved stays as it is."""
        for state, restore in ((layouts["size"], self.restoreGeometry), (layouts["split"], self._split.restoreState)):
            if not state.isEmpty():
                restore(state)

    def set_theme(self, theme: Theme) -> None:
        """Take over a theme; the page stays where it is."""
        self._theme = theme
        at = self.page.verticalScrollBar().value()
        self._show()
        self.page.verticalScrollBar().setValue(at)

    def go_to(self, name: str, anchor: str = "") -> None:
        """Show a page, at the heading with this name in links."""
        index = self.pages.findData(name)
        if index >= 0:
            self.pages.setCurrentIndex(index)
            self._go_to_anchor(anchor)

    def step(self, by: int) -> None:
        """Go to the next hit, or the one before; after the last comes the first."""
        if self._places:
            self._at = (self._at + by) % len(self._places)
            self._show_hit()

    def _build(self) -> None:
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.contents)
        self._split.addWidget(self.page)
        self._split.setSizes([230, 750])
        self._split.setStretchFactor(1, 1)
        above = QHBoxLayout()
        above.addWidget(self.pages)
        above.addWidget(self.search, 1)
        for part in (self.back, self.on, self._count):
            above.addWidget(part)
        layout = column(self, 10)
        layout.addLayout(above)
        layout.addWidget(self._split, 1)

    def _button(self, sign: str, tip: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.step(by))
        return button

    def _show(self) -> None:
        self.document.show(self._read(str(self.pages.currentData())), self._theme, self.font())
        self.page.setDocument(self.document)
        self._headings = self.document.headings()
        self.contents.blockSignals(True)  # it is filled, and nobody has chosen yet
        self.contents.clear()
        for heading in self._headings:
            item = QListWidgetItem("   " * max(0, heading.level - 2) + heading.text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, heading.text)
            self.contents.addItem(item)
        self.contents.blockSignals(False)
        self._go_to_position(0)
        self._search(self.search.text())

    # --- going about ------------------------------------------------------------------------------------------------------------

    def _go_to_row(self, row: int) -> None:
        if 0 <= row < len(self._headings):
            self._go_to_position(self._headings[row].position)

    def _go_to_anchor(self, anchor: str) -> None:
        row = next((i for i, heading in enumerate(self._headings) if heading.anchor == anchor), -1)
        if row >= 0:
            self.contents.setCurrentRow(row)
            self._go_to_row(row)

    def _go_to_position(self, position: int) -> None:
        """Bring a place to the top of the page."""
        cursor = QTextCursor(self.document)
        cursor.setPosition(position)
        self.page.setTextCursor(cursor)
        bar = self.page.verticalScrollBar()
        bar.setValue(bar.value() + self.page.cursorRect(cursor).top() - 12)

    def _follow(self, url: QUrl) -> None:
        if url.scheme() in _OUTSIDE:
            QDesktopServices.openUrl(url)
        elif url.path():
            self.go_to(url.path(), url.fragment())
        else:
            self._go_to_anchor(url.fragment())

    # --- searching --------------------------------------------------------------------------------------------------------------

    def _begin_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _search(self, words: str) -> None:
        """Find all places of `words`, and go to the first."""
        self._places = []
        cursor = self.document.find(words) if words.strip() else QTextCursor()
        while not cursor.isNull():
            self._places.append(cursor.selectionStart())
            cursor = self.document.find(words, cursor)
        self._at = 0 if self._places else -1
        for button in (self.back, self.on):
            button.setEnabled(bool(self._places))
        if self._places:
            self._show_hit()
        else:
            self.page.setExtraSelections([])
            self._count.setText(self.tr("not found") if words.strip() else "")

    def _show_hit(self) -> None:
        self._count.setText(self.tr("{number} of {count}").format(number=self._at + 1, count=len(self._places)))
        length = len(self.search.text().encode("utf-16-le")) // 2  # Qt counts UTF-16 units
        marks = []
        for number, place in enumerate(self._places):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document)
            cursor.setPosition(place)
            cursor.setPosition(place + length, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            chosen = number == self._at
            look.setBackground(QColor(self._theme.accent if chosen else self._theme.selection))
            look.setForeground(QColor(self._theme.on_accent if chosen else self._theme.text))
            look.setFontUnderline(chosen)
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        self.page.setExtraSelections(marks)
        here = QTextCursor(self.document)
        here.setPosition(self._places[self._at])
        self.page.setTextCursor(here)
        self.page.ensureCursorVisible()
