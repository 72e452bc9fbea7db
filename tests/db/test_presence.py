"""A project that is open here is not folded by another program, whatever else this process does with the file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db import peeking
from db.header import log_is_torn, read_header
from db.presence import Presence
from db.salvage import salvage
from db.store import Store
from reconciler.errors import ProjectError
from tests.db import samples

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="locks of an open file")


LOOK = """
import sys
from pathlib import Path
from db.store import Store
with Store.open(Path(sys.argv[1]), read_only=sys.argv[2] == "reads") as store:
    print(len(store.notebook().verdicts))
"""


def seen_elsewhere(project: Path, mode: str) -> int:
    """How many verdicts another program sees that opens the project and closes it again."""
    command = [sys.executable, "-c", LOOK, str(project), mode]
    return int(subprocess.run(command, cwd=ROOT, check=True, timeout=60, capture_output=True, text=True).stdout)


def open_and_close(project: Path) -> None:
    """What a file dialog does with each file of a folder, in this process and past all our care."""
    project.open("rb").close()


def salvage_it(project: Path) -> None:
    salvage(project, project.with_name("saved.diptych"))


def open_twice(project: Path) -> None:
    Store.open(project, read_only=True).close()


@pytest.mark.parametrize("mode", ["reads", "writes"])
@pytest.mark.parametrize("look", [open_and_close, open_twice, read_header, log_is_torn, salvage_it])
def test_what_is_stored_after_another_program_looked_is_found(project: Path, look: Callable[[Path], object], mode: str) -> None:
    with Store.open(project) as store:
        look(project)
        assert seen_elsewhere(project, mode) == 2
        store.append([samples.operation(samples.more())])
        assert seen_elsewhere(project, mode) == 3
    assert not project.with_name(f"{project.name}-wal").exists()
    with Store.open(project) as store:
        assert len(store.notebook().verdicts) == 3
        assert store.check() == ()


def test_nothing_is_confirmed_once_the_log_is_gone(project: Path) -> None:
    with Store.open(project) as store:
        store.append([samples.operation(samples.more())])
        project.with_name(f"{project.name}-wal").unlink()
        with pytest.raises(ProjectError, match=r"Another program took away .* was not stored"):
            store.append([samples.operation(samples.more(1))])


def test_the_last_to_close_folds_the_file(project: Path) -> None:
    log = project.with_name(f"{project.name}-wal")
    one, other = Store.open(project), Store.open(project)
    one.append([samples.operation(samples.more())])
    one.close()
    assert log.exists()
    other.append([samples.operation(samples.more(1))])
    other.close()
    assert not log.exists()
    with Store.open(project) as store:
        assert len(store.notebook().verdicts) == 4


def test_who_is_alone_knows_it(project: Path) -> None:
    one = Presence(project, writable=True)
    assert one.alone()
    one.close()
    one, other = Presence(project, writable=True), Presence(project, writable=True)
    assert not one.alone()
    other.close()
    assert one.alone()
    one.close()


def test_what_was_opened_to_look_is_closed_with_the_last_connection(project: Path) -> None:
    key, again = peeking.hold(project), peeking.hold(project)
    with peeking.reading(project) as file:
        assert file.read(6) == b"SQLite"
    peeking.let_go(key)
    assert not file.closed
    peeking.let_go(again)
    assert file.closed
    with peeking.reading(project) as file:
        pass
    assert file.closed
