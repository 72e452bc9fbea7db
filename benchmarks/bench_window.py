"""From the start of the process to the first paint of the window, against an empty PySide6 window started the same way.

Run by `make bench`; both are started in turn, and the best of the runs of each is compared. The aim is a ratio of at most 2.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time

RUNS = 7
AIM = 2.0

PAINTED = """
import sys

def painted(window, event):
    print("painted", flush=True)
    QTimer.singleShot(0, QApplication.instance().quit)

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
"""

EMPTY = f"""{PAINTED}
QMainWindow = type("Empty", (QMainWindow,), {{"paintEvent": painted}})
application = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
sys.exit(application.exec())
"""

DIPTYCH = f"""{PAINTED}
from desktop.__main__ import main
from desktop.main_window import MainWindow
MainWindow.paintEvent = painted
sys.exit(main([]))
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        # as on a person's second start: files and bytecode are cached, for both
        _seconds(EMPTY, home)
        _seconds(DIPTYCH, home)
        times = [(_seconds(EMPTY, home), _seconds(DIPTYCH, home)) for _ in range(RUNS)]
    empty, diptych = (min(column) for column in zip(*times, strict=True))
    ratio = diptych / empty
    print(f"start to first paint: window {diptych:.2f} s, empty window {empty:.2f} s, ratio {ratio:.2f} (aim: {AIM:g} or less)")


def _seconds(script: str, home: str) -> float:
    """Seconds from the start of a process that runs `script` until it says that it has painted."""
    environment = {**os.environ, **dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), home)}
    environment["PYTHONPYCACHEPREFIX"] = home
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = time.perf_counter() - start
    if line.strip() != "painted" or process.returncode != 0:
        raise SystemExit(f"the window was not painted (exit code {process.returncode})")
    return seconds


if __name__ == "__main__":
    main()
