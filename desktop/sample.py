"""Where the sample project is kept, so that a second look finds the verdicts and notes of the first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reconciler.errors import ProjectError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 99


def sample_project(wanted: Path | None = None) -> Path:
    """The path of a project that holds the sample texts and no others, made if it is not there.

    Without `wanted`, it is in the person's data folder: the first place that is free, or has this version's sample texts. Raises
    ProjectError where none can be made, or if `wanted` holds other texts; they are left alone.
    """
    from desktop.session import make_sample

    for path in _places() if wanted is None else (wanted,):
        if not path.exists():
            make_sample(path).close()
            return path
        if _holds_sample(path):
            return path
    raise ProjectError(f"{path} holds other texts than the sample: name another place with --project.")


def usual_place() -> Path:
    """Where the sample project is kept unless that place is taken: in the person's data folder."""
    import platformdirs

    return Path(platformdirs.user_data_dir("diptych", appauthor=False)) / "sample.diptych"


def _holds_sample(path: Path) -> bool:
    from desktop.session import Session
    from sources.corpus import sample

    with Session.open(path, read_only=True) as session:
        return {document.id for document in session.documents()} == {document.id for document in sample()}


def _places() -> Iterator[Path]:
    first = usual_place()
    folder = first.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProjectError(f"{folder} cannot be made: say where to keep the sample with --project.") from error
    yield first
    for number in range(2, _MOST):
        yield first.with_stem(f"{first.stem}-{number}")
