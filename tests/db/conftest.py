"""Fixtures for tests on project files."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.store import Store
from tests.db.make_project import fill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

NOBODY = 65534


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A closed project with the whole sample in it."""
    path = tmp_path / "sample.diptych"
    with Store.create(path) as store:
        fill(store)
    return path


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that any user may enter, unlike `tmp_path`."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def without_rights() -> Callable[[], AbstractContextManager[None]]:
    """A block in which the permissions of files count, even if the tests are run by root."""

    @contextmanager
    def block() -> Iterator[None]:
        if os.geteuid() != 0:
            yield
            return
        os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)

    return block
