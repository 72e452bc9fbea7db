"""A dialog to choose files that does not touch what is in them.

The common dialogs open each file of a folder to tell its kind by its first bytes. Where the project that is open lies there, POSIX
takes SQLite's locks on it away from the whole process when such a look is over (`db.presence`), and on those of the shared memory
beside it too: another program that then opens the project cuts that short, which ends this one. So on Linux it is Qt's own dialog,
and kinds are told by the names of files alone.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QFileDialog, QFileIconProvider

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QWidget


class FileDialog(QFileDialog):
    """Starts in `folder`, or where Qt likes to."""

    def __init__(self, parent: QWidget, title: str, folder: str = "") -> None:
        super().__init__(parent, title, folder)
        if sys.platform == "linux":
            self._kinds = _Kinds(self.tr("Folder"))
            self.setOption(QFileDialog.Option.DontUseNativeDialog)
            self.setIconProvider(self._kinds)


class _Kinds(QFileIconProvider):
    """Tells kinds by names. Qt asks it from a thread of its own."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder

    def icon(self, of: QFileInfo | QFileIconProvider.IconType) -> QIcon:
        if isinstance(of, QFileInfo):
            of = QFileIconProvider.IconType.Folder if of.isDir() else QFileIconProvider.IconType.File
        return super().icon(of)

    def type(self, info: QFileInfo) -> str:
        return self._folder if info.isDir() else info.suffix()
