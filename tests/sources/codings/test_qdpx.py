from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reconciler.errors import SourceError
from sources.codings import qdpx
from sources.codings.coded import Coded, Said, SaidKind
from tests.sources.codings import made
from tests.sources.codings.made import ANN, TEXT, WORDS, guid, packed

if TYPE_CHECKING:
    from pathlib import Path


def words(coded: Coded) -> list[str]:
    (text,) = coded.texts
    return [text.text[mark.start : mark.end] for mark in text.marks]


def test_texts_codings_and_who_made_them() -> None:
    coded = qdpx.read(made.qdpx(), "bridge.qdpx")
    (text,) = coded.texts
    assert (text.name, text.text, coded.failures) == ("Bridge", TEXT, ())
    assert words(coded) == list(WORDS)
    first = text.marks[0]
    assert (first.author, first.time) == ("Ann", "2020-01-02T03:04:05.000000+00:00")
    assert first.said == (Said(SaidKind.TAG, "Code 0", "Ben", ""),)


def test_a_project_that_another_program_wrote(tmp_path: Path) -> None:
    refi = pytest.importorskip("pyrefiqda").RefiProject
    (tmp_path / "made.qdpx").write_bytes(made.qdpx(inline=True))
    project = refi.load(tmp_path / "made.qdpx", extract_dir=tmp_path / "parts")
    refi.save(project, tmp_path / "written.qdpx")
    coded = qdpx.read((tmp_path / "written.qdpx").read_bytes(), "written.qdpx")
    assert words(coded) == list(WORDS)
    assert coded.failures == ()
    assert coded.texts[0].marks[0].said[0].author == "Ben"


CRLF = TEXT.replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    "content",
    [
        made.qdpx(content=CRLF, breaks=2),  # the file as it is
        made.qdpx(content=CRLF, breaks=1),  # a line end counts one
        made.qdpx(breaks=2),  # only LF in the file, and counted as two
        made.qdpx(content=b"\xef\xbb\xbf" + CRLF, breaks=2),
        made.qdpx(content=b"\xef\xbb\xbf" + CRLF, breaks=2, mark=1),  # the mark counts too
        made.qdpx(content=TEXT.encode("utf-16"), wide=True),
        made.qdpx(content=b"\xef\xbb\xbf" + CRLF, breaks=2, wide=True, mark=1),
        made.qdpx(inline=True),
        made.qdpx(inline=True, breaks=2, wide=True),
        made.qdpx(inclusive=True),
    ],
)
def test_the_flavours_of_the_tools(content: bytes) -> None:
    coded = qdpx.read(content, "bridge.qdpx")
    assert words(coded) == list(WORDS)
    assert coded.failures == ()


def test_what_does_not_fit_is_named_and_never_anchored() -> None:
    coded = qdpx.read(made.qdpx(shift=7), "bridge.qdpx")
    assert words(coded) == []
    assert len(coded.failures) == len(WORDS)
    assert "“112 guests” in “Bridge”" in coded.failures[1]
    assert "Code 1" in coded.failures[1]


def test_memos_variables_and_what_has_no_place() -> None:
    source = (
        f'<Coding guid="{guid(9)}"><CodeRef targetGUID="{guid(300)}"/><NoteRef targetGUID="{guid(52)}"/></Coding>'
        f'<NoteRef targetGUID="{guid(50)}"/>'
        f'<VariableValue><VariableRef targetGUID="{guid(40)}"/><TextValue>North</TextValue></VariableValue>'
        f'<VariableValue><VariableRef targetGUID="{guid(41)}"/><DateValue>2014-03-04</DateValue></VariableValue>'
    )
    extra = (
        f'<Variables><Variable guid="{guid(40)}" name="Side" typeOfVariable="Text"/>'
        f'<Variable guid="{guid(41)}" name="Published" typeOfVariable="Date"/></Variables>'
        f'<Notes><Note guid="{guid(50)}" name="On the text" creatingUser="{ANN}">'
        "<PlainTextContent>Who wrote it?</PlainTextContent></Note>"
        f'<Note guid="{guid(51)}" name="Plan of the study" plainTextPath="internal://{guid(51)}.txt"/>'
        f'<Note guid="{guid(52)}" name="Odd"><PlainTextContent>Odd that it rained.</PlainTextContent></Note></Notes>'
        f'<Cases><Case guid="{guid(60)}" name="x"/></Cases>'
    )
    coded = qdpx.read(made.qdpx(source=source, extra=extra), "bridge.qdpx")
    (text,) = coded.texts
    assert (text.side, text.metadata.published) == ("North", "2014-03-04")
    assert text.said == (
        Said(SaidKind.TAG, "Code 0"),
        Said(SaidKind.NOTE, "On the text\n\nWho wrote it?", "Ann"),
        Said(SaidKind.NOTE, "Odd that it rained."),
    )
    assert any("Plan of the study" in failure for failure in coded.failures)
    assert any("cases: 1" in failure for failure in coded.failures)


def test_the_text_of_a_pdf_is_read_and_its_rectangles_named() -> None:
    content = made.qdpx()
    parts = _parts(content)
    qde = parts["project.qde"].decode()
    qde = qde.replace("<TextSource ", f'<PDFSource guid="{guid(7)}" name="Scan"><PDFSelection guid="{guid(8)}" page="0" firstX="0" '
                      f'firstY="0" secondX="1" secondY="1"><Coding guid="{guid(9)}"><CodeRef targetGUID="{guid(300)}"/></Coding>'
                      "</PDFSelection><Representation ")  # fmt: skip
    qde = qde.replace("</TextSource>", f'</Representation></PDFSource><PictureSource guid="{guid(11)}" name="Map"/>')
    coded = qdpx.read(packed(parts | {"project.qde": qde.encode()}), "x.qdpx")
    assert coded.texts[0].name == "Scan"
    assert words(coded) == list(WORDS)
    assert any("areas" in failure for failure in coded.failures)
    assert any("picture: 1" in failure for failure in coded.failures)


@pytest.mark.parametrize(
    "path",
    [
        "absolute:///etc/hostname",
        "relative://../secret.txt",
        "file:///etc/hostname",
        "internal://../../etc/hostname",
        "/etc/hostname",
    ],
)
def test_nothing_outside_of_the_file_is_read(path: str) -> None:
    parts = _parts(made.qdpx())
    qde = parts["project.qde"].decode().replace(f"internal://{guid(1)}.txt", path)
    coded = qdpx.read(packed(parts | {"project.qde": qde.encode()}), "x.qdpx")
    assert coded.texts == ()
    assert "outside of the file" in coded.failures[0]


ENTITIES = b"".join(b'<!ENTITY %c "%s">' % (c + 1, b"&%c;" % c * 20) for c in range(97, 110))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"nothing",
        packed({"other": b""}),
        packed({"project.qde": b"<Project"}),
        packed({"project.qde": b"<CodeBook/>"}),
        packed({"project.qde": b""}),
        made.qdpx()[:-100],
    ],
)
def test_what_is_no_project_is_refused(content: bytes) -> None:
    with pytest.raises(SourceError, match=r"^x\.qdpx "):
        qdpx.read(content, "x.qdpx")


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 1000 + b'">' + ENTITIES + b"]>"
    parts = _parts(made.qdpx())
    qde = parts["project.qde"].replace(b"?>", b"?>" + bomb, 1).replace(b'name="Bridge"', b'name="&n;"', 1)
    with pytest.raises(SourceError):
        qdpx.read(packed(parts | {"project.qde": qde}), "x.qdpx")


def test_a_bomb_is_refused() -> None:
    with pytest.raises(SourceError, match="512 MB"):
        qdpx.read(packed({"project.qde": b"<Project/>", **{f"{n}.bin": b"\0" * (64 << 20) for n in range(9)}}), "x.qdpx")


def _parts(content: bytes) -> dict[str, bytes]:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
