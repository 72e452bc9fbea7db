"""The entry point as the person meets it: processes, pipes, terminals, signals."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop import __main__ as entry
from desktop import cli
from desktop.session import Session
from reconciler.model import Document

TEXT = "The bridge was opened on 3 March 2014. The mayor — мэр — spoke to 112 guests at the bridge."
ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONWARNINGS": "error"}
WAIT = 120  # seconds, after which a process is taken to hang

Capture = pytest.CaptureFixture[str]


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "desktop", *map(str, arguments)]


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command(*arguments), capture_output=True, env=ENVIRONMENT | environment, timeout=WAIT, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A reconciled project of two sides."""
    path = tmp_path / "bridge.diptych"
    with Session.create(path) as session:
        session.add_documents([Document("a.txt", "North", TEXT, "en"), Document("b.txt", "South", TEXT.replace("3", "4"), "en")])
        session.reconcile()
    return path


# --- window or command -------------------------------------------------------------------------------------------------------


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path | None, bool]]:
    """What the window was opened on; the window itself has tests of its own."""
    calls: list[tuple[Path | None, bool]] = []

    def open_window(path: Path | None, sample: bool) -> int:
        calls.append((path, sample))
        return 0

    monkeypatch.setattr(entry, "_open_window", open_window)
    return calls


@pytest.mark.parametrize(("arguments", "path"), [([], None), (["some/talks.diptych"], Path("some/talks.diptych"))])
def test_no_argument_or_a_project_alone_is_the_window(
    arguments: list[str], path: Path | None, opened: list[tuple[Path | None, bool]]
) -> None:
    assert entry.main(arguments) == 0
    assert opened == [(path, False)]


def test_anything_else_is_a_command(opened: list[tuple[Path | None, bool]], capsys: Capture) -> None:
    assert entry.main(["talks"]) == 2
    assert entry.main(["--version"]) == 0
    assert entry.main(["check", "missing.diptych"]) == 1
    assert opened == []


def test_without_a_screen_the_window_says_so(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert entry.main([]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "There is no screen for a window: use the commands that `diptych --help` lists.\n"


def test_a_missing_library_of_qt_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    class Broken:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "desktop.app":
                raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.delitem(sys.modules, "desktop.app", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert entry.main([]) == 1
    said = capsys.readouterr().err
    assert "libEGL.so.1" in said
    assert len(said.splitlines()) == 1


def test_a_bug_is_shown_as_one(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def broken(*_: object) -> int:
        raise RuntimeError("this cannot happen")

    monkeypatch.setattr(cli, "run", broken)
    assert entry.main(["check", "x.diptych"]) == 1
    said = capsys.readouterr().err
    assert "RuntimeError: this cannot happen" in said
    assert said.splitlines()[-1] == "This is a fault in Diptych, not in your texts; please report it with the lines above."


# --- processes ---------------------------------------------------------------------------------------------------------------


def test_the_program_runs_as_a_process(project: Path, tmp_path: Path) -> None:
    shown = run("facts", project)
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert "мэр".encode() in shown.stdout
    assert run("export", project, tmp_path / "out.html").returncode == 0
    failed = run("facts", tmp_path / "missing.diptych")
    assert (failed.returncode, failed.stdout) == (1, b"")
    assert failed.stderr.count(b"\n") == 1
    assert run("facts").returncode == 2


def test_progress_stays_silent_where_there_is_no_terminal(project: Path) -> None:
    made = run("reconcile", project, "--json", "-")
    assert (made.returncode, made.stderr) == (0, b"")
    assert json.loads(made.stdout)["format"] == 1


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp1252"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}]
)
def test_an_output_that_is_not_utf_8_breaks_nothing(project: Path, environment: dict[str, str]) -> None:
    shown = run("facts", project, **environment)
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert b"The bridge was opened" in shown.stdout
    assert run("facts", project.with_name("мост.diptych"), **environment).returncode == 1
    assert run("--help", **environment).returncode == 0


@pytest.mark.parametrize("arguments", [("facts",), ("reconcile",), ("reconcile", "--json", "-")])
def test_a_reader_that_leaves_early_is_no_failure_to_talk_about(project: Path, arguments: tuple[str, ...]) -> None:
    with Session.open(project) as session:
        long = " ".join(f"In {year} the bridge {word} was painted." for year in range(1700, 2000) for word in ("deck", "arch"))
        session.add_documents([Document("c.txt", "North", long, "en")])
        session.reconcile()
    process = subprocess.Popen(
        command(arguments[0], project, *arguments[1:]), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(WAIT) in (0, 1)


def has_terminals() -> bool:
    """Whether this machine gives out terminals; a bare chroot without /dev/pts does not."""
    try:
        ends = pty.openpty()
    except OSError:
        return False
    for end in ends:
        os.close(end)
    return True


@pytest.mark.skipif(not has_terminals(), reason="progress is shown on a terminal alone, and this machine has none to give")
@pytest.mark.parametrize("shown", ["\x1b", "vectors"])
def test_ctrl_c_leaves_the_project_as_it_was(project: Path, shown: str) -> None:
    with Session.open(project) as session:
        before = session.analysis()
        long = " ".join(f"In {year} the {word} of the bridge was painted again." for year in range(1000, 1150) for word in WORDS)
        session.add_documents([Document("c.txt", "North", long, "en")])
    code, said = interrupt(shown, "reconcile", project)
    assert code == 130
    assert "Stopped; the project is as it was." in said
    assert "Traceback" not in said
    assert said.rindex("\x1b[?25h") > said.rindex("\x1b[?25l"), "the cursor stays hidden"
    with Session.open(project) as session:
        assert session.analysis() == before
        assert session.check() == ()
        assert len(session.documents()) == 3
    assert [p.name for p in project.parent.iterdir()] == [project.name]


WORDS = ("deck", "arch", "rail", "gate", "lamp", "pier", "toll house", "stair", "roof", "wall")


def interrupt(shown: str, *arguments: str | Path) -> tuple[int, str]:
    """Run a command with its standard error on a terminal; when that shows `shown`, interrupt all its processes, as Ctrl+C does."""
    terminal, inside = pty.openpty()
    environment = ENVIRONMENT | {"TERM": "xterm"}
    process = subprocess.Popen(command(*arguments), stdout=subprocess.PIPE, stderr=inside, env=environment, start_new_session=True)
    os.close(inside)
    said = b""
    end = time.monotonic() + WAIT
    sent = False
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            chunk = b""
            with contextlib.suppress(OSError):  # the other end is closed
                chunk = os.read(terminal, 65536)
            if not chunk:
                break
            said += chunk
        if shown.encode() in said and not sent:
            os.killpg(process.pid, signal.SIGINT)
            sent = True
    os.close(terminal)
    process.communicate(timeout=WAIT)
    return process.returncode, said.decode("utf-8", "replace")
