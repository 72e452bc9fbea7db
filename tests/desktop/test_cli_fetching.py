from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from warcio.archiveiterator import ArchiveIterator

from desktop.__main__ import main
from desktop.session import Session
from reconciler.notebook.entries import Target, TargetKind, anchor_at
from tests.sources.fetching.conftest import no_proxies, site  # noqa: F401 - fixtures
from tests.sources.fetching.site import PAGE

if TYPE_CHECKING:
    from tests.sources.fetching.site import Site

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, capsys: Capture) -> str:
    path = str(tmp_path / "bridge.diptych")
    assert main(["new", path]) == 0
    capsys.readouterr()
    return path


def fetch(project: str, *arguments: str) -> int:
    return main(["fetch", project, *arguments, "--allow-private"])


def test_pages_are_added_beside_those_that_fail(project: str, site: Site, capsys: Capture) -> None:  # noqa: F811
    site.page("/a")
    assert fetch(project, site.url("/a"), site.url("/gone"), "--side", "North", "--title", "On the bridge") == 1
    said = capsys.readouterr()
    assert "Added 127.0.0.1" in said.out
    assert said.err.splitlines()[-1].startswith(site.url("/gone"))
    with Session.open(Path(project), read_only=True) as session:
        (document,) = session.documents()
        assert session.check() == ()
    assert (document.title, document.side, document.url) == ("On the bridge", "North", site.url("/a"))


def test_private_addresses_are_refused(project: str, site: Site, capsys: Capture) -> None:  # noqa: F811
    site.page("/a")
    assert main(["fetch", project, site.url("/a"), "--side", "North"]) == 1
    assert "not of the public web" in capsys.readouterr().err
    assert site.asked == []


def test_a_page_that_changed_is_offered_and_taken_in(project: str, site: Site, capsys: Capture) -> None:  # noqa: F811
    site.page("/a")
    assert fetch(project, site.url("/a"), "--side", "North") == 0
    with Session.open(Path(project)) as session:
        (document,) = session.documents()
        at = document.text.index("The mayor")
        anchor = anchor_at(document.id, document.text, at, len(document.text))
        session.annotate(Target(TargetKind.SPAN, (), anchors=(anchor,), detail=anchor.id), "Who counted?")
    capsys.readouterr()
    assert fetch(project, site.url("/a")) == 0
    assert "is unchanged" in capsys.readouterr().out
    site.page("/a", PAGE.replace("3 March", "9 March"))
    assert fetch(project, site.url("/a")) == 0
    assert "has changed" in capsys.readouterr().out
    with Session.open(Path(project), read_only=True) as session:
        assert "3 March" in session.documents()[0].text
    assert fetch(project, site.url("/a"), "--update") == 0
    assert "stands in the place of" in capsys.readouterr().out
    with Session.open(Path(project), read_only=True) as session:
        (document,) = session.documents()
        assert "9 March" in document.text
        assert len(session.versions(document.id)) == 2
        assert session.orphans() == ()


def test_the_same_page_may_stand_on_two_sides(project: str, site: Site) -> None:  # noqa: F811
    site.page("/a")
    assert fetch(project, site.url("/a"), "--side", "North") == 0
    assert fetch(project, site.url("/a"), "--side", "South") == 0
    with Session.open(Path(project), read_only=True) as session:
        assert session.sides() == ("North", "South")


def test_the_archive_of_a_page_is_written_out(project: str, site: Site, tmp_path: Path, capsys: Capture) -> None:  # noqa: F811
    site.page("/a")
    assert fetch(project, site.url("/a"), "--side", "North", "--title", "Bridge") == 0
    out = tmp_path / "page.warc.gz"
    assert main(["versions", project, "Bridge", "--original", str(out)]) == 0
    records = ArchiveIterator(io.BytesIO(out.read_bytes()), check_digests="raise")
    assert [record.content_stream().read() for record in records if record.rec_type == "response"] == [PAGE.encode()]


def test_a_page_without_a_side_is_refused(project: str, site: Site, capsys: Capture) -> None:  # noqa: F811
    site.page("/a")
    assert fetch(project, site.url("/a")) == 1
    assert "--side" in capsys.readouterr().err
    assert fetch(project, site.url("/a"), "--side", " ") == 1
    assert "no name" in capsys.readouterr().err
