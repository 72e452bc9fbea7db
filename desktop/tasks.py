"""The jobs of the window as pure functions: values in, values out, with `progress`, in a thread or a process of their own.

What is handed in is read by `desktop.taking`.

They import what they need when they run, so that the window starts without the readers and the vectors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.runs import Request, Run
    from desktop.wholes import Wanted
    from reconciler.export.project_json import WholeProject
    from reconciler.progress import Progress
    from reconciler.report import Report


def reconcile(project: Path, request: Request, progress: Progress) -> Run:
    """What a run of `project` finds in `request`; raises Cancelled when `progress` does."""
    from desktop import worker
    from desktop.runs import carry_out, kept_readings

    with worker.undisturbed():
        kept = kept_readings(project, request, progress)
    return carry_out(request, kept.get, progress)


def export(wanted: Wanted, report: Report, project: Path, progress: Progress) -> Path:
    """Write what is `wanted` of `report`, or of the whole `project`, whole or not at all.

    Raises OutputError, or IntegrityError if a quote is not its source.
    """
    from db.store import Store
    from desktop.wholes import export_file, whole_of

    def whole() -> WholeProject:
        with Store.open(project, read_only=True) as store:
            return whole_of(store)

    progress("export", 0, 1)
    export_file(project, wanted, lambda: report, whole)
    progress("export", 1, 1)
    return wanted.path
