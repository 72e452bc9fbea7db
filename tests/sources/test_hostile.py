"""Hostile and broken files: each becomes a text or one sentence, within the limits, and the others go on.

Some mutations of the corpus are tried each time, 300 by `make test-foreign`.
"""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.session import Session
from reconciler.errors import SourceError
from sources.isolation import limits
from sources.isolation.parent import READER
from sources.read import read_bytes, read_documents, read_file
from tests.sources.zoo import GOOD, ZOO, paragraph, word

if TYPE_CHECKING:
    from reconciler.model import Document

CORPUS = Path(__file__).parent / "corpus"
FILES = sorted(path for path in CORPUS.iterdir() if path.is_file() and path.suffix != ".json")
SOME, MANY = 30, 300  # mutations of the corpus
PROGRAM = 200  # megabytes that the process takes with all its libraries and no file


def read(path: Path) -> tuple[Document, ...] | str:
    """What is read, or the sentence; both as they must be."""
    start = time.monotonic()
    try:
        documents = read_documents(path, side="North")
    except SourceError as error:
        documents = ()
        sentence = str(error)
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert path.name in sentence
        assert "Error" not in sentence, "a library's own words"
    assert time.monotonic() - start < limits.SECONDS + 5
    for document in documents:
        document.text.encode("utf-8")
        assert document.text.strip()
        assert "root:" not in document.text
    return documents or sentence


def peak() -> float:
    """The most memory that the process that reads has had, in MB; 0 where it is gone, or the system does not say."""
    process = READER._process
    try:
        status = Path(f"/proc/{process.pid}/status").read_text("ascii") if process else ""
    except FileNotFoundError:
        return 0
    found = status.partition("VmHWM:")[2].split()
    return int(found[0]) / 1024 if found else 0


@pytest.mark.parametrize("name", ZOO)
def test_the_zoo(tmp_path: Path, name: str) -> None:
    make, words = ZOO[name]
    path = tmp_path / name
    path.write_bytes(make())
    found = read(path)
    if words:
        assert isinstance(found, str)
        assert words in found
    assert peak() < PROGRAM + 512
    assert read_bytes(GOOD, "good.docx", side="North").text == "The ferry runs until nine."


def test_a_file_of_half_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(500 * limits.MEGABYTE)
    found = read(path)
    assert isinstance(found, str)
    assert "larger than the 100 MB" in found


def test_what_a_name_says_wrongly_is_said(tmp_path: Path) -> None:
    path = tmp_path / "word.pdf"
    path.write_bytes(GOOD)
    (remark,) = read_file(path, side="North").remarks
    assert (remark.key, remark.arguments) == ("ending", (("kind", "Word"),))


@pytest.mark.skipif(sys.platform != "linux", reason="the limits of memory are Linux's")
def test_a_project_survives_all_of_them(tmp_path: Path) -> None:
    paths = []
    for name in list(ZOO)[::7]:
        paths.append(tmp_path / name)
        paths[-1].write_bytes(ZOO[name][0]())
    good = tmp_path / "good.docx"
    good.write_bytes(word(paragraph("The bridge is open all night.")))
    with Session.create(tmp_path / "talks.diptych") as session:
        added = session.add_files([*paths, good], side="North")
        assert "good.docx" in {document.name for document in added.documents}
        assert len(added.failures) + len({d.name.partition("#")[0] for d in added.documents}) <= len(paths) + 1
    with Session.open(tmp_path / "talks.diptych") as session:
        assert session.check() == ()
        assert len(session.documents()) == len(added.documents)


def test_the_process_is_replaced_when_it_is_killed(tmp_path: Path) -> None:
    assert read_bytes(b"A word.", "a.txt", side="North").text == "A word."
    first = READER._process
    assert first is not None
    first.kill()
    first.wait()
    assert read_bytes(b"A word.", "a.txt", side="North").text == "A word."
    assert READER._process is not first


def test_one_process_serves_many_files() -> None:
    read_bytes(b"A word.", "a.txt", side="North")
    first = READER._process
    for path in FILES[:6]:
        read_file(path, side="North")
    assert READER._process is first


def test_what_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.01)
    with pytest.raises(SourceError, match="takes longer than"):
        read_bytes(ZOO["long line.html"][0](), "a.html", side="North")


def test_while_a_file_is_read_all_doors_are_shut(tmp_path: Path) -> None:
    tries = {
        "connect": "socket.create_connection(('127.0.0.1', 9))",
        "resolve": "socket.getaddrinfo('localhost', 80)",
        "run": "subprocess.run(['true'])",
        "shell": "os.system('true')",
        "write": f"open({str(tmp_path / 'a')!r}, 'w')",
        "remove": f"os.remove({str(tmp_path)!r})",
    }
    code = "import os, socket, subprocess\nfrom sources.isolation.child import _Doors\nwith _Doors():\n"
    for name, what in tries.items():
        code += f"    try:\n        {what}\n    except PermissionError as error:\n        assert 'may not' in str(error), error\n"
        code += f"    else:\n        raise SystemExit('{name} was allowed')\n"
    code += "    open(os.devnull).close()\nsubprocess.run(['true'], check=True)\n"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("number", [*range(SOME), *(pytest.param(n, marks=pytest.mark.foreign) for n in range(SOME, MANY))])
def test_mutations_of_the_corpus(tmp_path: Path, number: int) -> None:
    rng = random.Random(number)
    source = FILES[number % len(FILES)]
    path = tmp_path / source.name
    path.write_bytes(mutated(source.read_bytes(), rng))
    read(path)
    assert peak() < PROGRAM + 512


def mutated(content: bytes, rng: random.Random) -> bytes:
    """`content` with bits turned over, pieces doubled, left out and moved, and numbers made large."""
    hurt = bytearray(content)
    for _ in range(rng.choice((1, 3, 20, 200))):
        if not hurt:
            break
        at, length = rng.randrange(len(hurt)), rng.choice((1, 4, 40, 400))
        how = rng.randrange(6)
        if how == 0:
            hurt[at] ^= 1 << rng.randrange(8)
        elif how == 1:
            hurt[at : at + length] = rng.randbytes(length)
        elif how == 2:
            del hurt[at : at + length]
        elif how == 3:
            hurt[at:at] = hurt[at : at + length] * rng.choice((1, 2, 50))
        elif how == 4:
            hurt[at : at + 4] = rng.choice(
                (b"\xff\xff\xff\xff", b"\0\0\0\0", b"9999", b"<<<<", b"{{{{", b"((((", b"\\u-1", b"&#0;")
            )
        else:
            del hurt[int(len(hurt) * rng.random()) :]
    return bytes(hurt)


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted({path.suffix for path in FILES})), st.binary(max_size=300), st.sampled_from(FILES))
def test_any_bytes_under_any_name(suffix: str, noise: bytes, source: Path) -> None:
    head = source.read_bytes()[:120]
    for content in (noise, head + noise):
        with contextlib.suppress(SourceError):
            assert read_bytes(content, f"a{suffix}", side="North").text
