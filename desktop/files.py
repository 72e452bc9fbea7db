"""Write a file that a person asked for: whole, or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from typing import TYPE_CHECKING

from reconciler.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside it first, then in its place. Raises OutputError where that cannot be."""
    path = path.resolve()
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)  # a pipe or a device has nothing to replace
            return
        _replace_file(path, content)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise OutputError(f"{path} cannot be written ({why}): choose another place.") from error


def _replace_file(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name[:60]}.{secrets.token_hex(4)}.part")
    mode = stat.S_IMODE(path.stat().st_mode) if path.is_file() else None
    if path.is_file() and not os.access(path, os.W_OK):
        raise PermissionError(13, "Permission denied")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
