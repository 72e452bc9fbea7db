"""What is shipped is whole: locks that can be trusted, and a wheel that holds every data file under one version."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGES = ("desktop", "reconciler", "sources", "db")
LOCKS = ("run", "dev")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
# what the Help menu shows, copied from elsewhere
HELP = {f"desktop/help/{name}": f"docs/{name}" for name in ("guide.md", "commands.md")}
# the build takes every file of a package; these patterns say which kinds there must be at the least
NEEDED_DATA = (
    r"reconciler/lang/en/\w+\.toml",
    r"reconciler/lang/ru/\w+\.toml",
    r"reconciler/glossaries/general\.toml",
    r"reconciler/glossaries/terms\.toml",
    r"reconciler/glossaries/template\.toml",
    r"reconciler/scoring\.toml",
    r"reconciler/notices\.toml",
    r"reconciler/discrepancies/date\.toml",
    r"reconciler/export/.+\.schema\.json",
    r"reconciler/export/.+\.html\.j2",
    r"reconciler/export/fonts/.+\.ttf",
    r"reconciler/export/styles/.+\.csl",
    r"reconciler/export/styles/README\.md",
    r"reconciler/export/fonts/LICENSE.+",
    r"sources/catalogue\.toml",
    r"sources/corpus/.+\.toml",
    r"sources/corpus/.+\.txt",
    r"db/migrations/versions/.+\.py",
)


def lock_text(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.lock").read_text("utf-8")


def locked(name: str) -> dict[tuple[str, str], list[str]]:
    """The requirements of a lock and their hashes, by canonical name and the rest of the line (version and marker)."""
    found: dict[tuple[str, str], list[str]] = {}
    for entry in lock_text(name).replace("\\\n", " ").splitlines():
        requirement, *hashes = entry.split("--hash=")
        parsed = Requirement(requirement.strip())
        found[canonicalize_name(parsed.name), f"{parsed.specifier} ; {parsed.marker}"] = [h.strip() for h in hashes]
    return found


def version_in(pin: str) -> str:
    """The version in what `locked` gives beside a name."""
    return pin.split(" ; ", maxsplit=1)[0].removeprefix("==")


def group(name: str) -> list[str]:
    """The requirements of a dependency group, those of the groups it includes among them."""
    entries = PROJECT["dependency-groups"][name]
    return [r for e in entries for r in (group(e["include-group"]) if isinstance(e, dict) else [e])]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        yield archive


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_requirement_has_one_version_and_hashes(name: str) -> None:
    for (package, version), hashes in locked(name).items():
        assert version.startswith("=="), package
        assert hashes, package
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", h) for h in hashes), package


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_index_and_no_folder(name: str) -> None:
    assert not re.search(r"://|\bfile:|--index|--extra-index|--find-links| @ ", lock_text(name))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_all_that_the_project_asks_for(name: str) -> None:
    pins = locked(name)
    for line in PROJECT["project"]["dependencies"] + group("dev" if name == "dev" else "build"):
        wanted = Requirement(line)
        versions = [version_in(pin) for package, pin in pins if package == canonicalize_name(wanted.name)]
        assert versions, line
        assert all(wanted.specifier.contains(version) for version in versions), line


def test_the_tests_run_on_what_is_run() -> None:
    run, dev = locked("run"), locked("dev")
    assert run == {key: dev.get(key) for key in run}


@pytest.mark.parametrize("name", LOCKS)
def test_qt_is_older_than_the_one_that_crashes(name: str) -> None:
    qt = [Version(version_in(pin)) for package, pin in locked(name) if package in {"pyside6-essentials", "shiboken6"}]
    assert len(qt) == 2
    assert max(qt) < Version("6.12")


def test_the_wheel_holds_every_file_of_the_packages(wheel: zipfile.ZipFile) -> None:
    paths = (p for package in PACKAGES for p in (ROOT / package).rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    packed = {n for n in wheel.namelist() if n.split("/")[0] in PACKAGES}
    assert {p.relative_to(ROOT).as_posix() for p in paths} | set(HELP) == packed


def test_the_wheel_holds_the_guide_as_it_is(wheel: zipfile.ZipFile) -> None:
    for packed, file in HELP.items():
        assert wheel.read(packed) == (ROOT / file).read_bytes()


@pytest.mark.parametrize("pattern", NEEDED_DATA)
def test_the_wheel_holds_the_data_that_the_program_needs(wheel: zipfile.ZipFile, pattern: str) -> None:
    assert [name for name in wheel.namelist() if re.fullmatch(pattern, name)]


def test_the_wheel_installs_the_command_and_the_licence(wheel: zipfile.ZipFile) -> None:
    names = {name.partition("/")[2]: name for name in wheel.namelist() if ".dist-info/" in name}
    assert "licenses/LICENSE" in names
    assert "diptych = desktop.__main__:main" in wheel.read(names["entry_points.txt"]).decode()


def test_there_is_one_version(wheel: zipfile.ZipFile) -> None:
    version = PROJECT["project"]["version"]
    assert f"diptych-{version}.dist-info/METADATA" in wheel.namelist()
    assert metadata.version("diptych") == version
