"""The jobs of the window as pure functions: values in, values out, with `progress`, in a thread or a process of their own.

What is handed in is read by `desktop.taking`.

They import what they need when they run, so that the window starts without the readers and the vectors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.runs import Request, Run
    from reconciler.progress import Progress
    from reconciler.report import Report


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
