"""The sample corpus: complete, open about what it is, and part of the installed program."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from sources.corpus import sample

ROOT = Path(__file__).parents[2]


def test_five_texts_of_three_sides() -> None:
    documents = sample()
    assert [d.side for d in documents] == ["EU", "EU", "Russia", "Russia", "Third party"]
    assert {d.media_type for d in documents} == {"text/plain", "text/html"}
    assert all(d.title and d.publisher and d.language == "en" for d in documents)
    assert all(1500 < len(d.text) < 4000 for d in documents)
    assert sample() == documents


def test_each_says_that_it_is_a_restatement() -> None:
    for document in sample():
        assert "restatement" in document.note
        assert "not the published page" in document.note


def test_parts_that_readers_must_cope_with() -> None:
    texts = {d.name: d.text for d in sample()}
    lines = [line for text in texts.values() for line in text.splitlines()]
    assert any(line.startswith("- ") for line in lines)
    assert any(line.startswith("[1] ") for line in lines)
    assert any(line.startswith("Home > ") for line in lines)
    assert sum(1 for line in lines if line and len(line) < 60 and line[-1].isalpha() and not line.startswith("- ")) > 10


def test_it_works_from_a_built_wheel(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    script = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'installed')!r})\n"
        "import sources; from sources.corpus import sample; from sources.catalogue import recognise; recognise('')\n"
        "print(sources.__file__); print([d.sha256 for d in sample()])"
    )
    printed = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, check=True, capture_output=True, text=True, timeout=120
    ).stdout
    place, hashes = printed.splitlines()
    assert Path(place).is_relative_to(tmp_path / "installed")
    assert hashes == str([d.sha256 for d in sample()])
