"""A discrepancy as it is shown to be judged: what differs, both passages side by side, and what was read in either."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.models.comparison import SIGNS, Relation, relation_label
from desktop.models.labels import one_line, verdict_label
from desktop.models.review_item import Tone
from desktop.theme import LIGHT, Theme, Tones, reading_font
from desktop.views.parts import SPACE, badge, card, clear, column, link_button, text_label
from desktop.views.translation import add_translations
from reconciler.model import FactState, Severity
from reconciler.notebook.entries import VerdictValue
from reconciler.report import SEVERITY_WORDS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from desktop.models.comparison import FacetRow
    from desktop.models.review_item import Piece, ReviewItem, Side

MARGIN = 14
# the tones of a relation, by those of the state of a fact
_TONES = {
    Relation.EQUAL: FactState.AGREED,
    Relation.COMPATIBLE: FactState.COMPATIBLE,
    Relation.DIFFERENT: FactState.DISPUTED,
    Relation.ONE: FactState.SINGLE_SIDE,
}
_VALUES = 260  # characters of what was read on one side of a line


class ReviewItemView(QWidget):
    """Shows a `ReviewItem`; `claim_wanted` brings the claim whose source was clicked."""

    claim_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._item: ReviewItem | None = None
        self._layout = column(self, MARGIN, 10)
        self.setAccessibleName(self.tr("The difference that is judged"))

    def set_item(self, item: ReviewItem | None) -> None:
        """Show another discrepancy, or the same one changed."""
        self._item = item
        self.setUpdatesEnabled(False)
        clear(self._layout)
        if item is not None:
            self._show(item)
        self._layout.addStretch(1)
        self.setUpdatesEnabled(True)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.set_item(self._item)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """No height: it is as high as its texts are at the width that it has, not at the least that it could have."""
        return QSize(super().minimumSizeHint().width(), 0)

    # --- parts -------------------------------------------------------------------------------------------------------------------

    def _show(self, item: ReviewItem) -> None:
        tones = self._theme.severities[item.severity]
        self._add_head(item, tones)
        across = QHBoxLayout()
        across.setSpacing(10)
        for side in item.sides:
            across.addWidget(self._passage(side, tones), 1)
        self._layout.addLayout(across)
        if item.rows:
            self._layout.addWidget(self._comparison(item))
        if item.notes:
            self._layout.addWidget(self._notes(item))

    def _add_head(self, item: ReviewItem, tones: Tones) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(badge(f"{_sign(item.severity)} {item.severity_label}", tones))
        row.addWidget(badge(item.kind, self._plain()))
        if item.decision.value is not VerdictValue.OPEN:
            words = verdict_label(item.decision.value)
            row.addWidget(badge(f"✓ {words}", self._theme.states[FactState.AGREED]))
        row.addStretch(1)
        self._layout.addLayout(row)
        self._layout.addWidget(text_label(item.sentence, bold=True, scale=1.2, copied=True))
        self._layout.addWidget(text_label(self.tr("Fact: {label}").format(label=item.label), muted=True))
        if item.knowledge:
            frame, inner = card(self._theme, self._theme.accent)
            inner.addWidget(text_label(item.knowledge))
            self._layout.addWidget(frame)
        if item.decision.line:
            line = item.decision.line
            if item.learned:
                line = self.tr("Settled by an earlier dismissal of the same words: {line}").format(line=line)
            self._layout.addWidget(text_label(line, muted=True))

    def _plain(self) -> Tones:
        return Tones(self._theme.chip, self._theme.chip, self._theme.border, self._theme.text)

    def _passage(self, side: Side, tones: Tones) -> QFrame:
        frame, layout = card(self._theme, tones.line)
        frame.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head = QHBoxLayout()
        head.addWidget(badge(side.side, self._plain()))
        published = (
            self.tr("published {date}").format(date=side.published) if side.published else self.tr("publication date unknown")
        )
        head.addStretch(1)
        head.addWidget(text_label(published, muted=True, scale=0.92, wrap=False))
        layout.addLayout(head)
        source = link_button(side.source, self.tr("Show this passage in the texts"), self._theme)
        source.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        source.setAccessibleName(self.tr("Show in the texts: {source}").format(source=side.source))
        source.clicked.connect(partial(self.claim_wanted.emit, side.claim))
        layout.addWidget(source)
        if side.heading:
            layout.addWidget(text_label(side.heading, muted=True, scale=0.92))
        layout.addWidget(passage_label(side.pieces, tones, self._theme))
        add_translations(layout, side.translations)
        if not side.words:
            layout.addWidget(text_label(self.tr("This side leaves that detail out."), muted=True))
        layout.addStretch(1)
        return frame

    def _comparison(self, item: ReviewItem) -> QFrame:
        frame, layout = card(self._theme)
        layout.addWidget(text_label(self.tr("What was read on either side"), bold=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for column_, side in ((1, item.sides[0]), (3, item.sides[1])):
            grid.addWidget(text_label(side.side, muted=True, wrap=False), 0, column_)
        for number, row in enumerate(item.rows, 1):
            self._add_row(grid, number, row)
        layout.addLayout(grid)
        return frame

    def _add_row(self, grid: QGridLayout, number: int, row: FacetRow) -> None:
        top = Qt.AlignmentFlag.AlignTop
        title = text_label(row.title, muted=True, wrap=False)
        title.setContentsMargins(0, 2, 0, 0)
        grid.addWidget(title, number, 0, top)
        for column_, values in ((1, row.a), (3, row.b)):
            text = one_line("; ".join(values), _VALUES) if values else "—"
            label = text_label(text, muted=not values, copied=bool(values))
            label.setAlignment(top)
            label.setContentsMargins(0, 2, 0, 0)
            grid.addWidget(label, number, column_)
        sign = badge(f"{SIGNS[row.relation]} {relation_label(row.relation)}", self._theme.states[_TONES[row.relation]])
        grid.addWidget(sign, number, 2, top | Qt.AlignmentFlag.AlignHCenter)

    def _notes(self, item: ReviewItem) -> QFrame:
        frame, layout = card(self._theme)
        layout.addWidget(text_label(self.tr("Notes on this difference"), bold=True))
        for text, by in item.notes:
            layout.addWidget(text_label(text, copied=True))
            layout.addWidget(text_label(by, muted=True, scale=0.92))
        return frame


def passage_label(pieces: tuple[Piece, ...], tones: Tones, theme: Theme) -> QLabel:
    """A passage to read: the claim stands on a tint, and the evidence is bold and underlined."""
    styles = {
        Tone.AROUND: f"color: {theme.muted};",
        Tone.SENTENCE: "",
        Tone.CLAIM: f"background-color: {theme.chip};",
        Tone.EVIDENCE: f"background-color: {tones.fill}; color: {tones.text}; font-weight: 700; text-decoration: underline;",
    }
    label = text_label("", copied=True)
    label.setFont(reading_font(label.font().pointSizeF() * 1.08))
    label.setTextFormat(Qt.TextFormat.RichText)
    spans = "".join(f'<span style="white-space: pre-wrap; {styles[p.tone]}">{escape(p.text)}</span>' for p in pieces)
    label.setText(f'<p style="line-height: 130%; margin: 0">{spans}</p>')
    label.setAccessibleName("".join(f"[{p.text}]" if p.tone is Tone.EVIDENCE else p.text for p in pieces))
    label.setObjectName("passage")
    return label


def _sign(severity: Severity) -> str:
    return SEVERITY_WORDS[severity][0]


class FinishedView(QWidget):
    """What stands in the place of a discrepancy when all are decided, or none is there: a few words and buttons."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._shown: tuple[str, str, list[str], list[tuple[str, str]]] = ("", "", [], [])
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(SPACE)

    def show_text(self, sign: str, title: str, lines: list[str], buttons: list[tuple[str, str]]) -> None:
        """`buttons` are names, which `chosen` brings, and words."""
        self._shown = (sign, title, lines, buttons)
        clear(self._layout)
        self._layout.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        for text, scale, bold in ((sign, 3.0, False), (title, 1.5, True)):
            label = text_label(text, scale=scale, bold=bold)
            label.setAlignment(centre)
            self._layout.addWidget(label)
        for line in lines:
            label = text_label(line, muted=True)
            label.setAlignment(centre)
            self._layout.addWidget(label)
        row = QHBoxLayout()
        row.addStretch(1)
        for name, words in buttons:
            row.addWidget(self._button(name, words))
        row.addStretch(1)
        self._layout.addSpacing(SPACE)
        self._layout.addLayout(row)
        self._layout.addStretch(3)

    def _button(self, name: str, words: str) -> QWidget:
        from PySide6.QtWidgets import QPushButton

        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(partial(self.chosen.emit, name))
        return button
