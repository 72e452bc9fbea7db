"""A screen of its own, and a person before it: real keys and a real mouse by xdotool, on a real X server without a monitor."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

WAIT = 60.0  # seconds in which whatever is waited for must have come about
SETTLE = 0.4  # seconds that a person takes, and a window without a window manager to get the keys
NEEDED = ("Xvfb", "xdotool")

needs_a_screen = pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason="needs Xvfb and xdotool")


def until(so: Callable[[], object], what: str) -> None:
    """Wait until something has come about."""
    end = time.monotonic() + WAIT
    while not so():
        assert time.monotonic() < end, f"it did not come about: {what}"
        time.sleep(0.1)


@contextmanager
def screen(width: int = 1280, height: int = 800) -> Iterator[str]:
    """A display of that many pixels; gives its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()


class Person:
    """Presses keys and buttons in the window that has the focus; counts what was pressed in `presses`."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = dict(environment)
        self.presses = 0

    def sees(self, title: str) -> None:
        """Wait for a window whose title has these words, and give it the keys."""
        until(lambda: self._windows(title), f"a window named {title!r}, among {self.titles()}")
        self._run("windowfocus", "--sync", self._windows(title)[-1])
        time.sleep(SETTLE)

    def rests(self) -> None:
        """Wait as long as a window needs to show what was stored a moment ago."""
        time.sleep(4 * SETTLE)

    def titles(self) -> list[str]:
        """The titles of all windows that are seen."""
        return [self._run("getwindowname", window).strip() for window in self._windows("")]

    def presses_keys(self, *keys: str) -> None:
        """Press keys, by the names that X gives them ("ctrl+n", "Return")."""
        for key in keys:
            self._run("key", "--clearmodifiers", key)
            self.presses += 1
            time.sleep(0.05)

    def types(self, text: str) -> None:
        """Write words; they count as one press, as pasting them does."""
        self._run("type", "--delay", "12", text)
        self.presses += 1

    def clicks(self, x: int, y: int, button: int = 1) -> None:
        """Click at a place of the screen."""
        self._run("mousemove", "--sync", str(x), str(y), "click", str(button))
        self.presses += 1
        time.sleep(0.1)

    def drags(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag from one place of the screen to another, as slowly as a hand."""
        middle = (start[0] + end[0]) // 2, (start[1] + end[1]) // 2
        self._run("mousemove", "--sync", *map(str, start), "mousedown", "1")
        for place in (middle, end):
            time.sleep(0.1)
            self._run("mousemove", "--sync", *map(str, place))
        time.sleep(0.1)
        self._run("mouseup", "1")
        self.presses += 1

    def _windows(self, title: str) -> list[str]:
        return self._run("search", "--onlyvisible", "--name", title or ".", check=False).split()

    def _run(self, *arguments: str, check: bool = True) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self._environment, capture_output=True, text=True, check=False, timeout=WAIT
        )
        assert not check or done.returncode == 0, (arguments, done.stderr)
        return done.stdout


@contextmanager
def program(display: str, home: Path, *arguments: str, language: str = "en") -> Iterator[tuple[subprocess.Popen[bytes], Person]]:
    """The window on `display`, of a person whose home is the empty folder `home` and whose system speaks `language`."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "LC_", "XDG_"))}
    tongue = {"en": "en_GB.UTF-8", "ru": "ru_RU.UTF-8"}[language]
    environment |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(home), "LANG": tongue, "LANGUAGE": language}
    environment |= {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE")}
    with subprocess.Popen([sys.executable, "-m", "desktop", *arguments], env=environment) as window:
        try:
            yield window, Person({**environment, "LC_ALL": "C.UTF-8"})  # xdotool takes its letters by a locale that is there
        finally:
            if window.poll() is None:
                window.kill()
