"""A project as one value, with all that it holds, and a project made of one; what is exported of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler.errors import OutputError
from reconciler.export.options import Options
from reconciler.export.project_json import Ran, WholeProject
from reconciler.export.selection import Selection
from reconciler.notebook import blind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.store import Store
    from reconciler.report import Report


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants exported: to which file, in which format (by its ending where it is empty), what of it and how."""

    path: Path
    format: str = ""
    selection: Selection = Selection()
    options: Options = Options()


def export_file(project: Path, wanted: Wanted, report: Callable[[], Report], whole: Callable[[], WholeProject]) -> Path:
    """Write what is `wanted` of `project` to its file; `report` and `whole` are asked for what the format needs.

    See `Session.export` for what it raises.
    """
    from desktop.files import write_file
    from reconciler import export
    from reconciler.export import project_json
    from reconciler.pipeline import generator

    chosen = export.choose(wanted.path, wanted.format or None)
    if wanted.path.resolve() == project.resolve():
        raise OutputError(f"{wanted.path} is the project itself: export to another file.")
    if isinstance(chosen, export.Exporter):
        content = export.export(report(), chosen, wanted.options, wanted.selection)
    elif wanted.selection:
        raise OutputError(f"The format {chosen.name} holds the whole project: leave the filters out, or choose another format.")
    else:
        content = project_json.write(whole(), generator())
    write_file(wanted.path, content)
    return wanted.path


def whole_of(store: Store) -> WholeProject:
    """All that the project holds but what can be made anew.

    Raises OutputError while work is blind, since it would show everybody's verdicts.
    """
    if blind.is_blind(store.notebook("setting")):
        raise OutputError(
            "Work on this project is blind, and the whole of it would show what the others decided: "
            "write it when all are done (`diptych blind`)."
        )
    analysis, settings = store.analysis(), store.run_settings()
    ran = Ran(analysis, settings, store.fingerprint()) if analysis is not None and settings is not None else None
    return WholeProject(store.project_id, store.every_document(), store.operations(), ran)


def make_project(path: Path, whole: WholeProject) -> None:
    """Make the new project file `path` of `whole`: all of it or no file. Raises ProjectError where that cannot be."""
    from db.store import Store

    store = Store.create(path)
    try:
        with store:
            store.adopt(whole.id)
            store.append(whole.operations, whole.documents)
            if whole.ran is not None:
                store.save_analysis(whole.ran.analysis, whole.ran.settings, whole.ran.fingerprint)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
