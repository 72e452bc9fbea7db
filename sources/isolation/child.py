"""The process that reads: takes files from its input one after the other, and gives back what was read in each.

Python's own doors are shut while a file is read (`_Doors`): no connection, no other program, no file written. Memory is limited
file by file, from what the process has taken once its libraries are there. It ends with its input, or after a time without work.
Known limit: where the system has no limits of memory for a process (Windows, macOS), the limit of time alone holds.
"""

from __future__ import annotations

import contextlib
import importlib
import logging
import os
import select
import sys
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from sources import languages
from sources.isolation import limits, messages
from sources.reading import Reading, ScannedError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sources.registry import Reader

log = logging.getLogger(__name__)

_FORBIDDEN = (
    "socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto", "subprocess.Popen", "os.system", "os.exec", "os.fork",
    "os.forkpty", "os.posix_spawn", "os.spawn", "os.remove", "os.rename", "os.rmdir", "os.truncate", "shutil.rmtree",
    "urllib.Request", "webbrowser.open", "ctypes.dlopen",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> None:
    """Answer messages until there are no more. A message is a reader's name, or a page to be drawn, with a file's bytes."""
    from sources import registry

    taken, given = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not be taken for an answer
    logging.disable(logging.CRITICAL)
    readers = {reader.name: reader for reader in registry.READERS}
    prepared: set[str] = set()
    base = 0
    _set("RLIMIT_CORE", 0)
    doors = _Doors()
    while _waits(taken):
        try:
            head, content = messages.read(taken)
        except EOFError:
            return
        reader = readers[head["reader"]]
        if reader.name not in prepared:
            _prepare(reader)
            prepared.add(reader.name)
            base = _size()
        with _limited(), doors:
            answer, drawn = _answer(reader, head, content)
        del content
        answer["full"] = _size() - base > limits.GROWTH
        messages.write(given, answer, drawn)


def _prepare(reader: Reader) -> None:
    for library in reader.libraries:
        importlib.import_module(library)
    if "sources.languages" in reader.libraries:
        languages.prepare()


def _answer(reader: Reader, head: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """What reading `content` gives: readings, a page that was drawn, or the reason why there is none."""
    try:
        if "page" in head:
            from sources.readers import pdf

            return {}, pdf.draw(content, head["page"])
        found = reader.read(content)
        readings = (found,) if isinstance(found, Reading) else found
        if any(len(reading.text) > limits.TEXT for reading in readings):
            raise UnreadableError(f"holds more than {limits.TEXT // 1_000_000} million characters of text: divide it")
        heads, texts = messages.pack(readings)
        return {"readings": heads}, texts
    except ScannedError as error:
        return {"failure": error.reason, "scanned": error.pages}, b""
    except UnreadableError as error:
        return {"failure": error.reason}, b""
    except MemoryError:
        return {"failure": f"takes more than {limits.MEMORY >> 20} MB of memory to read: divide it, or save it as plain text"}, b""
    except RecursionError:
        return {"failure": "is nested too deeply to be read: save it as plain text"}, b""
    except Exception as error:  # the outermost edge: a library may raise anything at a broken file
        log.debug("a reader failed", exc_info=error)
        return {"failure": "is damaged and cannot be read: save it again, or as plain text"}, b""


# --- limits --------------------------------------------------------------------------------------------------------------------


def _waits(taken: IO[bytes]) -> bool:
    """Whether there is a message, or the end, before the process has been idle for too long."""
    if sys.platform == "win32":
        return True  # pipes cannot be waited for with a limit there
    return bool(select.select([taken], [], [], limits.IDLE)[0])


def _size() -> int:
    """Bytes of address space of this process; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return 0


@contextlib.contextmanager
def _limited() -> Iterator[None]:
    """A block within the limits of memory and of time, and without writing of files.

    The other process looks at the clock; the limit of computing time is for the case that this one is left alone.
    """
    size = _size()
    if size:
        _set("RLIMIT_AS", size + limits.MEMORY)
    _set("RLIMIT_FSIZE", 0)
    _set("RLIMIT_CPU", int(time.process_time() + limits.SECONDS) + 5)
    try:
        yield
    finally:
        for name in ("RLIMIT_AS", "RLIMIT_FSIZE", "RLIMIT_CPU"):
            _set(name, None)


def _set(name: str, value: int | None) -> None:
    """Set a limit of this process, or take it back; where the system knows none, nothing is done."""
    with contextlib.suppress(ImportError, OSError, ValueError, AttributeError):
        import resource

        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (hard if value is None else value, hard))


class _Doors:
    """While they are `shut`, Python fetches, runs and writes nothing, whatever a file asks for; libraries are loaded before."""

    def __init__(self) -> None:
        self.shut = False
        sys.addaudithook(self._refuse)

    def __enter__(self) -> None:
        self.shut = True

    def __exit__(self, *_: object) -> None:
        self.shut = False

    def _refuse(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.shut:
            return
        if event in _FORBIDDEN:
            raise PermissionError(f"a reader may not do this: {event}")
        if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
            raise PermissionError("a reader may not write files")
