"""The entry point of `diptych`: it alone chooses between the window and the command line, and shows a bug as one.

No argument, or a project alone, is the window; anything else is a command.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.terminal import has_screen
from reconciler.errors import DiptychError

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Diptych with the arguments of the process (or those given) and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    _speak_any_script()
    try:
        code = _choose(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        return _reader_left()
    except KeyboardInterrupt:
        return _stopped()
    except DiptychError as error:
        _complain(str(error))
        return 1
    except Exception:  # noqa: BLE001 - the outermost edge: what arrives here is a bug, and is shown
        traceback.print_exc()
        _complain("This is a fault in Diptych, not in your texts; please report it with the lines above.")
        return 1
    return code


def _choose(arguments: Sequence[str]) -> int:
    if not arguments:
        return _open_window(None, sample=False)
    if len(arguments) == 1 and arguments[0].endswith(".diptych"):
        return _open_window(Path(arguments[0]), sample=False)
    from desktop import cli

    return cli.run(arguments, _open_window if has_screen() else None)


def _complain(sentence: str) -> None:
    from desktop import cli  # here and above: the window starts without the command line's libraries

    cli.complain(sentence)


def _stopped() -> int:
    from desktop import cli

    cli.complain("Stopped.")
    return cli.STOPPED


def _open_window(path: Path | None, sample: bool) -> int:
    if not has_screen() and "QT_QPA_PLATFORM" not in os.environ:
        raise DiptychError("There is no screen for a window: use the commands that `diptych --help` lists.")
    try:
        from desktop.app import run
    except ImportError as error:
        if "PySide6" not in str(error) and ".so" not in str(error):
            raise
        raise DiptychError(
            f"The window cannot start ({error}): install the libraries that Qt needs (`make run` does), or use `diptych --help`."
        ) from error
    code: int = run(path, sample)
    return code


def _speak_any_script() -> None:
    """Write UTF-8 into pipes and files, and never fail on a letter that a terminal does not have."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        chosen = stream.isatty() or "PYTHONIOENCODING" in os.environ
        reconfigure(encoding=None if chosen else "utf-8", errors="replace")


def _reader_left() -> int:
    """The reader of a pipe (`| head`) has what it wanted: end quietly, also when Python flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


if __name__ == "__main__":
    from multiprocessing import freeze_support

    freeze_support()
    sys.exit(main())
