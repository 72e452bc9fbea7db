"""The matrix of facts and sources on the screen: a header by sides, signs that are painted, totals beside the header, a legend.

Each sign is a shape of its own, so that it is told without its colour.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.models.coverage import CoverageTable, Role, Voice, voice_label
from desktop.models.labels import number_label
from desktop.theme import LIGHT, Theme
from desktop.views.fact_delegate import draw_lines
from desktop.views.flow import FlowLayout
from desktop.views.parts import text_label
from reconciler.model import FactState

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

ROW = 30  # pixels
NARROW, WIDE = 36, 190  # pixels of a column
UPRIGHT = 92  # a narrower column has its title on its side
BAND = 24  # pixels of the strip that names a side
TITLE = (54, 150)  # pixels of a title that lies, and of one on its side
FACTS = 0.36  # of the width, for the labels of the facts
_SIGN = 6.0  # half of a sign, in pixels


def paint_voice(painter: QPainter, voice: Voice, area: QRectF, theme: Theme) -> None:
    """Paint the sign of a voice in the middle of `area`."""
    centre, size = area.center(), _SIGN
    line = theme.states[FactState.AGREED].line
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if voice is Voice.DISPUTES:
        tones = theme.states[FactState.DISPUTED]
        points = [(0, -1.45), (1.45, 0), (0, 1.45), (-1.45, 0)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tones.line))
        painter.drawPolygon(QPolygonF([centre + QPointF(x * size, y * size) for x, y in points]))
        painter.setPen(QPen(QColor(theme.base), 1.6))
        for y in (-1.6, 1.6):
            painter.drawLine(centre + QPointF(-3.2, y), centre + QPointF(3.2, y))
        painter.drawLine(centre + QPointF(2, -4), centre + QPointF(-2, 4))
    elif voice is Voice.SPEAKS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(line))
        painter.drawEllipse(centre, size, size)
    elif voice is Voice.REPORTS:
        painter.setPen(QPen(QColor(line), 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, size - 0.9, size - 0.9)
    elif voice is Voice.SILENT:
        painter.fillRect(area, QBrush(QColor(theme.border), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(theme.muted), 2))
        painter.drawLine(centre - QPointF(size - 1, 0), centre + QPointF(size - 1, 0))
    elif voice is Voice.UNKNOWING:
        painter.setPen(QPen(QColor(theme.muted), 1.4))
        painter.drawPolyline(QPolygonF([centre + QPointF(3, -4), centre + QPointF(-3, 0), centre + QPointF(3, 4)]))
    painter.restore()


class Matrix(QTableView):
    """The table; `wanted` brings the row and column that Enter or a double click asks for, `find_wanted` comes at a slash."""

    wanted = Signal(int, int)
    find_wanted = Signal()

    def __init__(self, model: CoverageTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self.setModel(model)
        self._model = model
        self.setAccessibleName(self.tr("Facts by sources"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setGridStyle(Qt.PenStyle.SolidLine)
        self.setHorizontalHeader(SourcesHeader(model, self))
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows.setHighlightSections(True)
        rows.setSectionsClickable(True)  # else the row of the chosen cell is not marked
        self.setItemDelegate(_Signs(self))
        self.doubleClicked.connect(lambda index: self.wanted.emit(index.row(), index.column()))
        model.modelReset.connect(self.fit)
        self.selectionModel().currentChanged.connect(lambda: self.horizontalHeader().viewport().update())

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.verticalHeader().setStyleSheet(
            f"QHeaderView {{ background: {theme.base}; }}"
            f"QHeaderView::section {{ background: {theme.base}; color: {theme.text}; padding: 0 8px; }}"
            f"QHeaderView::section {{ border: none; border-bottom: 1px solid {theme.border}; }}"
            f"QHeaderView::section {{ border-right: 1px solid {theme.border}; }}"
            f"QHeaderView::section:checked {{ background: {theme.selection}; }}"
        )
        self.setStyleSheet(
            f"QTableView {{ gridline-color: {theme.border}; background: {theme.base}; }}"
            f"QTableCornerButton::section {{ background: {theme.window}; border: none; border-bottom: 1px solid {theme.border}; }}"
        )
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def fit(self) -> None:
        """Give the facts their share of the width, and the sources what is left."""
        labels = max(200, int(self.width() * FACTS))
        self.verticalHeader().setFixedWidth(labels)
        count = self._model.columnCount()
        if count:
            room = self.width() - labels - self.verticalScrollBar().sizeHint().width() - 2
            width = min(WIDE, max(NARROW, room // count))
            header = self.horizontalHeader()
            header.setMinimumSectionSize(NARROW)
            header.setDefaultSectionSize(width)
            header.setFixedHeight(BAND + TITLE[width < UPRIGHT])
            self.updateGeometries()

    # --- Qt ----------------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.wanted.emit(index.row(), index.column())
        elif event.text() == "/":
            self.find_wanted.emit()
        else:
            super().keyPressEvent(event)


class SourcesHeader(QHeaderView):
    """The titles of the sources, on their sides where the columns are narrow, under the names of their sides."""

    def __init__(self, model: CoverageTable, parent: Matrix) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._matrix = parent
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(True)
        self.setAccessibleName(self.tr("Sources by side"))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        theme = self._matrix.theme
        title = self._model.headerData(section, Qt.Orientation.Horizontal)
        area = rect.adjusted(0, BAND, 0, 0)
        chosen = self._matrix.currentIndex()
        lit = chosen.isValid() and chosen.column() == section
        painter.save()
        painter.fillRect(area, QColor(theme.selection if lit else theme.window))
        painter.setPen(QColor(theme.border))
        painter.drawLine(area.topRight(), area.bottomRight())
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QColor(theme.text))
        if rect.width() < UPRIGHT:
            painter.translate(area.left(), area.bottom())
            painter.rotate(-90)
            room = QRect(8, 0, area.height() - 14, area.width())
            shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        else:
            draw_lines(painter, area.adjusted(8, 6, -8, -4), title, 3)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        theme = self._matrix.theme
        painter = QPainter(self.viewport())
        painter.fillRect(QRect(0, 0, self.viewport().width(), BAND), QColor(theme.window))
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        at = 0
        for side, members in groupby(self._model.sources, key=lambda d: d.side):
            last = at + len(list(members)) - 1
            left = self.sectionViewportPosition(at)
            right = self.sectionViewportPosition(last) + self.sectionSize(last)
            at = last + 1
            if right < 0 or left > self.viewport().width():
                continue
            area = QRect(left, 0, right - left, BAND)
            painter.fillRect(area.adjusted(1, 2, -2, -1), QColor(theme.chip))
            # the name stays in view while its sources are scrolled
            seen = area.intersected(QRect(0, 0, self.viewport().width(), BAND)).adjusted(6, 0, -6, 0)
            shown = painter.fontMetrics().elidedText(side, Qt.TextElideMode.ElideRight, seen.width())
            painter.setPen(QColor(theme.text))
            painter.drawText(seen, Qt.AlignmentFlag.AlignCenter, shown)
        painter.end()


class _Signs(QStyledItemDelegate):
    """Paints a cell: its sign, on the colour of the selection where it is chosen."""

    def __init__(self, matrix: Matrix) -> None:
        super().__init__(matrix)
        self._matrix = matrix
        self._painted: dict[tuple[object, ...], QPixmap] = {}

    def _sign(self, voice: Voice, size: QSize, ratio: float) -> QPixmap:
        """The sign on its ground: painted once, since a screen has hundreds of them."""
        theme = self._matrix.theme
        key = voice, theme.name, size.width(), size.height(), ratio
        if key not in self._painted:
            pixmap = QPixmap(size * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(QColor(theme.base))
            painter = QPainter(pixmap)
            paint_voice(painter, voice, QRectF(0, 0, size.width(), size.height()), theme)
            painter.end()
            self._painted[key] = pixmap
        return self._painted[key]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        theme = self._matrix.theme
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        voice = Voice(index.data(Role.VOICE))
        if not chosen:
            ratio = self._matrix.devicePixelRatioF()
            painter.drawPixmap(option.rect.topLeft(), self._sign(voice, option.rect.size(), ratio))
        else:
            painter.fillRect(option.rect, QColor(theme.selection))
            paint_voice(painter, voice, area, theme)
            painter.save()
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRect(area.adjusted(1, 1, -2, -2))
            painter.restore()


class Totals(QWidget):
    """Under the matrix, three lines: how many facts each source tells, how many of them another side tells too, how many differ."""

    LINE = 20

    def __init__(self, matrix: Matrix, model: CoverageTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix = matrix
        self._model = model
        self.setFixedHeight(3 * self.LINE + 8)
        self.setAccessibleName(self.tr("Totals of each source"))
        matrix.horizontalScrollBar().valueChanged.connect(self.update)
        model.modelReset.connect(self._say)

    def texts(self) -> tuple[str, str, str]:
        """What the lines are called."""
        return self.tr("facts that it tells"), self.tr("of these, told by another side too"), self.tr("of these, disputed")

    def _say(self) -> None:
        names = self.texts()
        said = []
        for document, total in zip(self._model.sources, self._model.totals, strict=True):
            counts = zip(names, (total.facts, total.shared, total.disputed), strict=True)
            said.append(f"{document.title or document.name}: " + ", ".join(f"{name}: {count}" for name, count in counts))
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(400, 3 * self.LINE + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme, header = self._matrix.theme, self._matrix.horizontalHeader()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.window))
        painter.setPen(QColor(theme.border))
        painter.drawLine(0, 0, self.width(), 0)
        left = self._matrix.verticalHeader().width()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(theme.muted))
        for line, text in enumerate(self.texts()):
            painter.drawText(QRect(8, 4 + line * self.LINE, left - 18, self.LINE), right, text)
        painter.setClipRect(left, 0, self.width() - left, self.height())
        for section, total in enumerate(self._model.totals):
            at, width = left + header.sectionViewportPosition(section), header.sectionSize(section)
            if at + width < left or at > self.width():
                continue
            for line, count in enumerate((total.facts, total.shared, total.disputed)):
                font = self.font()
                font.setBold(line == 0)
                painter.setFont(font)
                painter.setPen(QColor(theme.text))
                area = QRect(at, 4 + line * self.LINE, width, self.LINE)
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, number_label(count))
        painter.end()


class Legend(QWidget):
    """What each sign means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs: list[_Sign] = []
        flow = FlowLayout(self, 6)
        flow.setContentsMargins(8, 4, 8, 6)
        for voice in Voice:
            sign, entry = _Sign(voice), QWidget()
            self._signs.append(sign)
            row = QHBoxLayout(entry)
            row.setContentsMargins(0, 0, 8, 0)
            row.setSpacing(4)
            row.addWidget(sign)
            row.addWidget(text_label(voice_label(voice), muted=True, wrap=False, scale=0.92))
            flow.addWidget(entry)

    def set_theme(self, theme: Theme) -> None:
        for sign in self._signs:
            sign.theme = theme
            sign.update()


class _Sign(QWidget):
    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self.theme = LIGHT
        self._voice = voice
        self.setFixedSize(22, 20)
        self.setAccessibleName(voice_label(voice))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        area = QRectF(self.rect())
        painter.fillRect(area, QColor(self.theme.base))
        paint_voice(painter, self._voice, area, self.theme)
        painter.setPen(QColor(self.theme.border))
        painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.end()
