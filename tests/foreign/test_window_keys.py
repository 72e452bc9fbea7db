"""The window on a real X server, driven by real keys: what was pressed is in the project afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from desktop.session import Session, make_sample
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.foreign,
    pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool"),
]
WAIT = 60.0


@pytest.fixture
def display() -> Iterator[str]:
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        yield f":{number}"
        server.terminate()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "sample.diptych"
    with make_sample(path) as session:
        session.reconcile()
    return path


def test_a_verdict_and_a_note_by_keys_alone(display: str, project: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "XDG_CONFIG_HOME": str(tmp_path / "settings")}
    with subprocess.Popen([sys.executable, "-m", "desktop", str(project)], env=environment) as window:
        keys = _Keys(environment)
        keys.focus("sample")
        keys.press("F8")
        keys.press("ctrl+1")
        until(lambda: decided(project) == [VerdictValue.ACCEPTED])
        keys.press("ctrl+m")
        keys.write("seen in the archive")
        keys.press("ctrl+Return")
        until(lambda: noted(project) == ["seen in the archive"])
        keys.press("ctrl+q")
        assert window.wait(WAIT) == 0
    assert [p.name for p in project.parent.glob("sample.diptych*")] == [project.name]


class _Keys:
    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment

    def focus(self, title: str) -> None:
        """Wait for the window and give it the keys."""
        until(lambda: self._run("search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync") == 0)
        time.sleep(1)  # without a window manager nothing tells when the window has taken the focus

    def press(self, key: str) -> None:
        assert self._run("key", key) == 0

    def write(self, text: str) -> None:
        assert self._run("type", "--delay", "20", text) == 0

    def _run(self, *arguments: str) -> int:
        return subprocess.run(["xdotool", *arguments], env=self._environment, check=False, timeout=WAIT).returncode


def decided(project: Path) -> list[VerdictValue]:
    with Session.open(project, read_only=True) as session:
        report = session.report()
    return [row.verdict.value for row in report.rows if row.verdict]


def noted(project: Path) -> list[str]:
    with Session.open(project, read_only=True) as session:
        report = session.report()
    return [note.text for row in report.rows for note in row.notes]


def until(so: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT
    while not so():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.2)
