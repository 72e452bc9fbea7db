"""The jobs of the window as pure functions: values in, values out, with `progress`, in a thread or a process of their own.

They import what they need when they run, so that the window starts without the readers and the vectors.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.models.read_file import ReadFile
from reconciler.errors import InputError, OutputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.runs import Request, Run
    from reconciler.progress import Progress
    from reconciler.report import Report

# whose a text is until the catalogue or the person says it
_NOBODY = "?"


def read_files(paths: Sequence[Path], progress: Progress) -> tuple[ReadFile, ...]:
    """Read files and, of a folder, all the texts that it holds; what cannot be read is a failure beside the others."""
    found: list[ReadFile] = []
    waiting = list(paths)
    done = 0
    while waiting:
        path = waiting.pop(0)
        progress("read", done, done + len(waiting) + 1)
        if not path.is_dir():
            found.append(_read_file(path))
        elif _has_order(path):
            found += _read_folder(path, progress)
        else:
            waiting = [*sorted(p for p in path.iterdir() if not p.name.startswith(".")), *waiting]
        done += 1
    progress("read", done, done)
    return tuple(found)


def _has_order(folder: Path) -> bool:
    """Whether a folder says whose its texts are: by a `sources.toml`, or by a subfolder a side."""
    from sources.folder import MANIFEST

    return (folder / MANIFEST).exists() or any(p.is_dir() and not p.name.startswith(".") for p in folder.iterdir())


def _read_folder(folder: Path, progress: Progress) -> list[ReadFile]:
    from sources.folder import read_folder

    try:
        reading = read_folder(folder, progress)
    except InputError as error:
        return [ReadFile(folder, failure=str(error))]
    found = [ReadFile(folder / document.name, document) for document in reading.documents]
    return found + [ReadFile(folder, failure=notice) for notice in reading.notices]


def _read_file(path: Path) -> ReadFile:
    from sources import catalogue
    from sources.read import read_file

    try:
        document = read_file(path, side=_NOBODY)
    except InputError as error:
        return ReadFile(path, failure=str(error))
    page = catalogue.recognise(document.sha256) or catalogue.recognise(catalogue.fingerprint(document.text))
    return ReadFile(path, replace(document, side=page.side if page else ""))


def reconcile(project: Path, request: Request, progress: Progress) -> Run:
    """What a run of `project` finds in `request`; raises Cancelled when `progress` does."""
    from desktop import worker
    from desktop.runs import carry_out, kept_readings

    with worker.undisturbed():
        kept = kept_readings(project, request, progress)
    return carry_out(request, kept.get, progress)


def export(report: Report, project: Path, path: Path, format_: str, progress: Progress) -> Path:
    """Write `report` to `path`, whole or not at all; raises OutputError, or IntegrityError if a quote is not its source."""
    from desktop.files import write_file
    from reconciler import export as exports

    progress("export", 0, 1)
    if path.resolve() == project.resolve():
        raise OutputError(f"{path} is the project itself: export to another file.")
    write_file(path, exports.export(report, exports.choose(path, format_ or None)))
    progress("export", 1, 1)
    return path
