"""Have a file read by the process that reads (`child`): it is started when first needed, serves many files, and is replaced when it
has died, grown, or taken too long.

One process serves all threads of the program, one file at a time. Starting it takes about a quarter of a second.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sources.isolation import limits, messages
from sources.reading import Reading, ScannedError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable

_START = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from sources.isolation.child import main; main()"


class ReaderProcess:
    """The process that reads, and this end of its pipes."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def read(self, reader: str, content: bytes) -> tuple[Reading, ...]:
        """What the reader called `reader` finds in `content`. Raises UnreadableError, ScannedError among them."""
        answer, texts = self._ask({"reader": reader}, content)
        try:
            return messages.unpack(answer["readings"], texts)
        except (KeyError, TypeError, ValueError) as error:
            raise UnreadableError("could not be read: what came of it makes no sense") from error

    def draw(self, reader: str, content: bytes, page: int) -> bytes:
        """The picture of a page (from 0) of `content` as a greyscale PGM. Raises UnreadableError."""
        return self._ask({"reader": reader, "page": page}, content)[1]

    def close(self) -> None:
        """End the process; the next file starts another."""
        with self._lock:
            self._end()

    def _ask(self, head: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
        with self._lock:
            try:
                answer, drawn = self._exchange(head, content)
            except BrokenPipeError:
                answer, drawn = self._exchange(head, content, again=True)  # it was idle, and had ended
            if answer.get("full"):
                self._end()
        if "scanned" in answer:
            raise ScannedError(answer["scanned"])
        if "failure" in answer:
            raise UnreadableError(str(answer["failure"]))
        return answer, drawn

    def _exchange(self, head: dict[str, Any], content: bytes, *, again: bool = False) -> tuple[dict[str, Any], bytes]:
        """Send a file and wait for the answer, with a clock that ends the process when time is over."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        late = threading.Event()
        clock = threading.Timer(limits.SECONDS, _end_late, (process.kill, late))
        clock.daemon = True
        clock.start()
        taken = False
        try:
            messages.write(process.stdin, head, content)
            taken = True
            return messages.read(process.stdout)
        except (EOFError, OSError, ValueError) as error:
            self._end()
            if late.is_set():
                raise UnreadableError(
                    f"takes longer than {limits.SECONDS:.0f} seconds to read: divide it, or save it as plain text"
                ) from error
            if isinstance(error, BrokenPipeError) and not taken and not again:
                raise
            raise UnreadableError(
                "broke the process that reads it, and nothing else: it is damaged, or made to do harm, so save it as plain text"
            ) from error
        finally:
            clock.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            command = [sys.executable, "-c", _START, json.dumps([path or str(Path.cwd()) for path in sys.path])]
            flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
            try:
                self._process = subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, creationflags=flags
                )
            except OSError as error:
                why = (error.strerror or "unknown").lower()
                raise UnreadableError(f"was not read, for no process could be started that reads it ({why}): try again") from error
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        process.wait()


def _end_late(kill: Callable[[], None], late: threading.Event) -> None:
    late.set()
    kill()


# the one process of this program; its end is this program's, at the latest
READER = ReaderProcess()
atexit.register(READER.close)
