"""What a new version of a text does to what was decided and noted on the old one, before it takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.models.source_changes import fate_groups
from desktop.views.changed_words import changed_words
from desktop.views.parts import card, text_label
from desktop.views.preview_dialog import PreviewDialog
from reconciler.model import FactState
from reconciler.notebook.outcomes import Fate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from desktop.models.source_changes import FateGroup, PassageLine
    from desktop.theme import Theme
    from reconciler.notebook.versions import VersionPreview

MOST = 200  # passages of a group that are shown one by one; what is more is counted
FEW = 30  # of those that were kept or moved, which ask for nothing


class VersionDialog(PreviewDialog):
    """`accepted`: put the new version in the place of the old one, with the changed passages in `agreed`; `rejected`: leave it."""

    def __init__(self, preview: VersionPreview, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = preview
        self._theme = theme
        self._boxes: dict[str, QCheckBox] = {}
        groups = fate_groups(preview)
        title = self.tr("{new} instead of {old}").format(new=preview.new.name, old=preview.old.name)
        self.begin(self.tr("New version"), title, self._lead(groups), QSize(760, 560))
        self._body = self.scrolled(self.tr("What becomes of your decisions"))
        for group in groups:
            self._add_group(group)
        self._body.addStretch(1)
        self.finish(self.tr("Accept the new version"), self.tr("Leave it as it was"))

    def agreed(self) -> tuple[str, ...]:
        """The ids of the changed passages whose new words the person agrees to."""
        return tuple(identity for identity, box in self._boxes.items() if box.isChecked())

    def _lead(self, groups: list[FateGroup]) -> str:
        size = self.tr("Characters: {old} before, {new} now.").format(
            old=len(self.preview.old.text), new=len(self.preview.new.text)
        )
        if not groups:
            nothing = self.tr("Nothing was decided or noted on the old version yet, so nothing has to be carried over.")
            return f"{size} {nothing}"
        how = self.tr(
            "Nothing is stored yet. Kept and moved passages keep all that hangs on them; changed ones only where you agree. "
            "What is lost, or not agreed to, waits in the list of passages without a place. The old version stays readable."
        )
        return f"{size} {how}"

    def _add_group(self, group: FateGroup) -> None:
        self._body.addWidget(text_label(group.title, bold=True))
        quiet = group.fate in (Fate.KEPT, Fate.MOVED)
        most = FEW if quiet else MOST
        for passage in group.passages[:most]:
            if quiet:
                line = text_label(f"“{passage.text}” · {passage.hangs}", muted=True)
                self._body.addWidget(line)
            else:
                self._add_card(group.fate, passage)
        if len(group.passages) > most:
            self._body.addWidget(text_label(self.tr("and {count} more").format(count=len(group.passages) - most), muted=True))

    def _add_card(self, fate: Fate, passage: PassageLine) -> None:
        state = FactState.COMPATIBLE if fate is Fate.CHANGED else FactState.DISPUTED
        frame, inside = card(self._theme, self._theme.states[state].line)
        inside.addWidget(changed_words(passage.diff, self._theme) if passage.diff else text_label(f"“{passage.text}”"))
        inside.addWidget(text_label(passage.hangs, muted=True))
        self._add_near(inside, passage)
        if fate is Fate.CHANGED:
            box = QCheckBox(self.tr("Carry over to the new words"))
            box.setAccessibleDescription(passage.text)
            box.setToolTip(self.tr("Have your decision hang on the words of the new version; else it stays without a place"))
            self._boxes[passage.id] = box
            inside.addWidget(box)
        self._body.addWidget(frame)

    def _add_near(self, inside: QVBoxLayout, passage: PassageLine) -> None:
        for near in passage.near:
            inside.addWidget(text_label(self.tr("looks like it ({alike}):").format(alike=f"{near.alike:.0%}"), scale=0.92))
            inside.addWidget(changed_words(near.diff, self._theme))
