"""The architecture holds: who may import whom, and that each module says what it is for and stays of a readable size."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("desktop", "reconciler", "sources", "db")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
MOST_LINES = 400
# a longer file and the reason that a reader would accept
LONG_FILES: dict[str, str] = {}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported_modules(path: Path) -> set[str]:
    """The full names of all that the module at `path` imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_import_contracts_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([linter, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_part_of_reconciler_but_export_is_kept_from_file_libraries() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (kept,) = [contract["source_modules"] for contract in contracts if contract["name"].endswith("knows no file libraries")]
    parts = {f"reconciler.{p.stem}" for p in (ROOT / "reconciler").iterdir() if p.suffix == ".py" or (p / "__init__.py").is_file()}
    assert parts - {"reconciler.__init__", "reconciler.export"} == set(kept)


@pytest.mark.parametrize("path", sorted((ROOT / "desktop" / "views").rglob("*.py")), ids=name_of)
def test_a_view_imports_nothing_of_db(path: Path) -> None:
    assert not {name for name in imported_modules(path) if name.split(".")[0] == "db"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_file_is_of_readable_size(path: Path) -> None:
    lines = len(path.read_text("utf-8").splitlines())
    assert (lines > MOST_LINES) == (name_of(path) in LONG_FILES), f"{lines} lines; split it, or give the reason in LONG_FILES"
