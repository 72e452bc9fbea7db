"""What else the fact table may be filtered by, in one menu: sides, tags, and the time that the claims date the fact to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget, QWidgetAction

from desktop.models.search_results import is_day
from desktop.views.parts import text_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.fact_table import FactTable


class MoreFilters(QToolButton):
    """`changed` comes when something else is asked for: `sides`, `tagged` (folded), `since` and `until`."""

    changed = Signal()

    def __init__(self, model: FactTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.sides: frozenset[str] = frozenset()
        self.tagged: frozenset[str] = frozenset()
        self.since = self.until = ""
        self.setToolTip(self.tr("Show only facts of some sides, tags or dates"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self._fill)
        self._typed = {"since": "", "until": ""}  # it outlives the fields, which go with what is in the menu
        self._tell()

    def clear(self) -> None:
        """Ask for nothing here."""
        self.sides = self.tagged = frozenset()
        self.since = self.until = ""
        self._typed = dict.fromkeys(self._typed, "")
        self._tell()

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        menu.addSection(self.tr("Told by"))
        self._choices(menu, ((side, side) for side in dict.fromkeys((*self._model.rows.sides, *sorted(self.sides)))), "sides")
        tags = {name.casefold(): name for name in self._model.tags()} | {name: name for name in self.tagged}
        if tags:
            menu.addSection(self.tr("Tags"))
            self._choices(menu, ((folded, f"#{name}") for folded, name in tags.items()), "tagged")
        menu.addSection(self.tr("Dated"))
        action = QWidgetAction(menu)
        action.setDefaultWidget(self._days())
        menu.addAction(action)
        menu.addSeparator()
        everything = menu.addAction(self.tr("Whatever side, tag and date"))
        everything.setEnabled(self.count() > 0)
        everything.triggered.connect(self.clear)

    def _days(self) -> QWidget:
        """Two fields for the time, as they were left."""
        form = QWidget()
        rows = QFormLayout(form)
        rows.setContentsMargins(24, 2, 12, 6)
        fault = text_label("", muted=True, wrap=False)
        for name, words in (("since", self.tr("Since")), ("until", self.tr("Until"))):
            field = QLineEdit(self._typed[name])
            field.setAccessibleName(words)
            field.setPlaceholderText(self.tr("2014, 2014-05 or 2014-05-31"))
            field.setMinimumWidth(190)
            field.setClearButtonEnabled(True)
            field.textChanged.connect(partial(self._take_day, name, fault))
            rows.addRow(words, field)
        rows.addRow(fault)
        return form

    def _choices(self, menu: QMenu, choices: Iterable[tuple[str, str]], name: str) -> None:
        for value, words in choices:
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in getattr(self, name))
            action.toggled.connect(partial(self._ask, name, value))

    def _ask(self, name: str, value: str, wanted: bool) -> None:
        chosen: frozenset[str] = getattr(self, name)
        setattr(self, name, chosen | {value} if wanted else chosen - {value})
        self._tell()

    def _take_day(self, name: str, fault: QLabel, typed: str) -> None:
        """Ask for what was typed once it is a day; until then for none, which is said."""
        self._typed[name] = typed
        said = {name: text.strip() for name, text in self._typed.items()}
        wrong = next((text for text in said.values() if text and not is_day(text)), "")
        fault.setText(self.tr("“{text}” is no day yet").format(text=wrong) if wrong else "")
        self.since, self.until = (said[name] if is_day(said[name]) else "" for name in ("since", "until"))
        self._tell()

    def count(self) -> int:
        """How much is asked for."""
        return len(self.sides) + len(self.tagged) + bool(self.since) + bool(self.until)

    def _tell(self) -> None:
        words, count = self.tr("More"), self.count()
        self.setText(f"{words} ({count})" if count else words)
        self.setAccessibleName(self.tr("Sides, tags, dates"))
        self.changed.emit()
