"""Each kind of list, in files of one's own, as the programs that write it do."""

from __future__ import annotations

import io
import json
from datetime import date, datetime

import openpyxl
import pytest

from reconciler.model import Message
from sources.libraries import bibtex, csl, ris, tables, zotero
from sources.libraries.listing import Listed
from sources.metadata import Metadata
from sources.reading import UnreadableError

# --- BibTeX --------------------------------------------------------------------------------------------------------------------

BIB = r"""
@comment{made by hand}
@string{post = "The Post"}
@article{bridge,
  title = {The {Bridge} of M{\"u}hlhausen \& others},
  author = {M{\"u}ller, Hans and {Council and Chamber} and Иванов, Иван and others},
  journal = post, year = 2014, month = mar, day = 3,
  langid = {english}, url = {https://example.org/a\_b?x=1\&y=2}, urldate = {2020-01-02},
  keywords = {river, side: North},
  file = {Full Text:files/12/a b.pdf:application/pdf;Snapshot:files/13/a.html:text/html}
}
@misc{bridge, title = {Another}, date = {2014-03/2014-04}, file = {texts/b.txt}, howpublished = {\url{https://example.org/b}}}
@online{jab, title = {Third}, file = {:texts/c\:d.txt:TXT}, year = {n.d.}}
"""


def test_bibtex() -> None:
    listing = bibtex.read(BIB.encode())
    assert listing.notices == ()
    assert listing.entries == (
        Listed(
            "entry bridge",
            "North",
            Metadata(
                title="The Bridge of Mühlhausen & others",
                publisher="The Post",
                author="Hans Müller; Council and Chamber; Иван Иванов",
                language="en",
                url="https://example.org/a_b?x=1&y=2",
                published="2014-03-03",
                accessed="2020-01-02",
            ),
            ("files/12/a b.pdf", "files/13/a.html"),
        ),
        Listed(
            "entry bridge",
            "",
            Metadata(title="Another", url="https://example.org/b", published="2014-03/2014-04"),
            ("texts/b.txt",),
        ),
        Listed("entry jab", "", Metadata(title="Third"), ("texts/c:d.txt",)),
    )


def test_a_broken_entry_is_named_by_its_line_and_stops_no_other() -> None:
    listing = bibtex.read(b"@misc{a, title = {One}}\n@misc{b, title = {Two\n")
    assert [entry.label for entry in listing.entries] == ["entry a"]
    assert listing.notices == (Message("list_entry", (("line", "2"),)),)


@pytest.mark.parametrize("title", [r"\href{x}", r"}}{{", r"\input{/etc/hostname}", r"$x", r"100\% \foo{bar} {\"", "\\" * 50])
def test_latex_that_is_none_harms_nothing(title: str) -> None:
    found = bibtex._plain(title)
    assert isinstance(found, str)
    assert "root" not in found


# --- RIS -----------------------------------------------------------------------------------------------------------------------

RIS = """TY  - NEWS
TI  - The bridge
AU  - Müller, Hans
AU  - Ivanov, Ivan
DA  - 2014/03/04/
PY  - 2014
T2  - The Post
LA  - en
UR  - https://example.org/a
L1  - files/12/a.html
L1  - https://example.org/a.pdf
KW  - side: North
Y2  - 2020/01/02/10:00:00
ER  -

TY  - GEN
TI  - Another
ER  -
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_ris(ends: str) -> None:
    listing = ris.read(("\ufeff" + RIS.replace("\n", ends)).encode())
    first, second = listing.entries
    assert first == Listed(
        "entry 1 (“The bridge”)",
        "North",
        Metadata(
            title="The bridge",
            publisher="The Post",
            author="Hans Müller; Ivan Ivanov",
            language="en",
            url="https://example.org/a",
            published="2014-03-04",
            accessed="2020-01-02",
        ),
        ("files/12/a.html",),
    )
    assert (second.metadata, second.files) == (Metadata(title="Another"), ())


# --- CSL-JSON ------------------------------------------------------------------------------------------------------------------


def test_csl_json() -> None:
    items = [
        {
            "id": "http://zotero.org/users/1/items/A",
            "type": "article-newspaper",
            "title": "The bridge",
            "container-title": "The Post",
            "author": [{"family": "Müller", "given": "Hans"}, {"literal": "The Council"}],
            "issued": {"date-parts": [["2014", 3, 4]]},
            "accessed": {"date-parts": [[2020, 1, 2]]},
            "language": "en-GB",
            "URL": "https://example.org/a",
            "keyword": "river, side: North",
            "file": "files/a.html",
        },
        {"id": 2, "type": "book", "issued": {"date-parts": [[2010], [2011, 5]], "circa": True}},
        {"type": "webpage", "title": "x", "issued": {"raw": "4 March 2014"}, "author": "nobody", "URL": "ftp://x/"},
        {"type": "webpage", "issued": {"date-parts": [[2014, 15]]}},
    ]
    first, second, third, fourth = csl.read(json.dumps(items).encode()).entries
    assert first == Listed(
        "entry http://zotero.org/users/1/items/A",
        "North",
        Metadata(
            title="The bridge",
            publisher="The Post",
            author="Hans Müller; The Council",
            language="en",
            url="https://example.org/a",
            published="2014-03-04",
            accessed="2020-01-02",
        ),
        ("files/a.html",),
    )
    assert second.metadata.published == "2010~/2011-05~"
    assert third.metadata == Metadata(title="x", published="2014-03-04")
    assert fourth.metadata.published == ""


# --- Zotero --------------------------------------------------------------------------------------------------------------------

RDF = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:link="http://purl.org/rss/1.0/modules/link/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/">
  <bib:Document rdf:about="https://example.org/z">
    <z:itemType>webpage</z:itemType>
    <dcterms:isPartOf><z:Website><dc:title>The Post</dc:title></z:Website></dcterms:isPartOf>
    <bib:authors><rdf:Seq>
      <rdf:li><foaf:Person><foaf:surname>Müller</foaf:surname><foaf:givenName>Hans</foaf:givenName></foaf:Person></rdf:li>
      <rdf:li><foaf:Person><foaf:surname>Аба</foaf:surname><foaf:givenName>Иван</foaf:givenName></foaf:Person></rdf:li>
    </rdf:Seq></bib:authors>
    <link:link rdf:resource="#item_12"/>
    <dc:subject><z:AutomaticTag><rdf:value>side: North</rdf:value></z:AutomaticTag></dc:subject>
    <dc:title>The bridge</dc:title>
    <dc:date>March 4, 2014</dc:date>
    <z:language>en</z:language>
    <dc:identifier><dcterms:URI><rdf:value>https://example.org/z?a=1</rdf:value></dcterms:URI></dc:identifier>
    <dcterms:dateSubmitted>2020-01-02 10:00:00</dcterms:dateSubmitted>
  </bib:Document>
  <z:Attachment rdf:about="#item_12">
    <z:itemType>attachment</z:itemType>
    <rdf:resource rdf:resource="files/12/a%20b.html"/>
    <dc:title>Snapshot</dc:title>
    <link:type>text/html</link:type>
  </z:Attachment>
  <bib:Article rdf:about="#item_3"><z:itemType>journalArticle</z:itemType><dc:title>Another</dc:title></bib:Article>
</rdf:RDF>
"""


def test_zotero() -> None:
    first, second = zotero.read(RDF.encode()).entries
    assert first == Listed(
        "entry “The bridge”",
        "North",
        Metadata(
            title="The bridge",
            publisher="The Post",
            author="Hans Müller; Иван Аба",
            language="en",
            url="https://example.org/z?a=1",
            published="2014-03-04",
            accessed="2020-01-02",
        ),
        ("files/12/a b.html",),
    )
    assert (second.label, second.files) == ("entry “Another”", ())


def test_entities_are_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + RDF.split("?>", 1)[1]
    with pytest.raises(UnreadableError, match="document type"):
        zotero.read(bomb.encode())


# --- tables --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        "file,side,title,published,colour\na.txt,North,The bridge,2014-03-04,red\n\nb.txt,South,,,\n",
        "﻿Файл;Сторона;Название;Дата публикации;colour\r\na.txt;North;The bridge;04.03.2014;red\r\n;;;;\r\nb.txt;South;;;\r\n",
        'PATH\tSide:\t"title"\tDate\tcolour\na.txt\tNorth\t"The bridge"\t4 March 2014\tred\n\nb.txt\tSouth\n',
    ],
)
def test_csv(content: str) -> None:
    listing = tables.read_csv(content.encode())
    assert listing.entries == (
        Listed("row 2", "North", Metadata(title="The bridge", published="2014-03-04"), ("a.txt",)),
        Listed("row 4", "South", Metadata(), ("b.txt",)),
    )
    assert listing.notices == (Message("list_columns", (("columns", "colour"),)),)


def test_a_value_that_is_not_understood_is_named() -> None:
    listing = tables.read_csv(b"file,side,published,url\na.txt,North,soon,example\n")
    assert listing.entries[0].metadata == Metadata()
    assert [dict(notice.arguments)["value"] for notice in listing.notices] == ["soon", "example"]
    assert dict(listing.notices[0].arguments) == {"row": "2", "field": "published", "value": "soon"}


def workbook(*sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(str(number))
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_xlsx() -> None:
    rows: list[list[object]] = [
        ["Файл", "Сторона", "Опубликовано", "Просмотрено", "Название"],
        ["a.txt", "North", date(2014, 3, 4), datetime(2020, 1, 2, 10), 2014.0],  # noqa: DTZ001 - a cell has no zone
        ["b.txt", "South", 2014, None, "=1+1"],
    ]
    listing = tables.read_xlsx(workbook([["notes"], ["none"]], rows))
    assert listing.entries == (
        Listed("row 2", "North", Metadata(title="2014", published="2014-03-04", accessed="2020-01-02"), ("a.txt",)),
        Listed("row 3", "South", Metadata(published="2014"), ("b.txt",)),
    )


@pytest.mark.parametrize(
    ("read", "content"),
    [
        (csl.read, b"{}"),
        (csl.read, b"[1]"),
        (csl.read, b"nonsense"),
        (csl.read, b"[" * 100_000),
        (csl.read, b'{"facts": []}'),
        (bibtex.read, b""),
        (bibtex.read, b"nothing"),
        (ris.read, b"nothing"),
        (ris.read, b"TY  - "),
        (zotero.read, b"<x/>"),
        (zotero.read, b"<rdf"),
        (zotero.read, RDF.encode()[:900]),
        (tables.read_csv, b""),
        (tables.read_csv, b"a,b\n1,2\n"),
        (tables.read_csv, b'file,side\n"a'),
        (tables.read_xlsx, b"PK\x03\x04"),
        (tables.read_xlsx, b"x"),
        (tables.read_xlsx, workbook([["a"]])),
        (tables.read_xlsx, workbook([["file", "side"], ["a", "b"]])[:-300]),
    ],
)
def test_what_is_no_list_is_refused(read: object, content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(content)  # type: ignore[operator]
