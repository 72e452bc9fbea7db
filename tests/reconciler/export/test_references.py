"""CSL-JSON, BibTeX and references in a style."""

from __future__ import annotations

import json
from dataclasses import replace

import bibtexparser
import pytest

from reconciler.export import bibtex, csl
from reconciler.export.citations import STYLES, references
from reconciler.export.csl import csl_date
from reconciler.export.options import Options
from reconciler.model import Document
from reconciler.report import build
from tests.reconciler.export.builder import NORTH, SOUTH, analysis, report

RUSSIAN = Document(
    "ria.html", "Юг", "Текст.", "ru", "Мост в Оррине открыт", "РИА Новости", "Иванов И. И.; Пётр Петров",
    "https://ria.ru/x_1?a=1&b=2%203", "2014-04-09", "2026-01-31",
)  # fmt: skip


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2014", {"date-parts": [[2014]]}),
        ("2014-03", {"date-parts": [[2014, 3]]}),
        ("2014-03-04", {"date-parts": [[2014, 3, 4]]}),
        ("2014-03-04T10:00:00Z", {"date-parts": [[2014, 3, 4]]}),
        ("2014~", {"date-parts": [[2014]], "circa": True}),
        ("2014/2015-02", {"date-parts": [[2014], [2015, 2]]}),
        ("201X", {"literal": "201X"}),
        ("2014-21", {"literal": "2014-21"}),
        ("2014/..", {"literal": "2014/.."}),
    ],
)
def test_a_date_is_given_as_far_as_it_is_known(edtf: str, said: object) -> None:
    assert csl_date(edtf) == said


def test_csl_has_an_item_for_each_source() -> None:
    items = {item["id"]: item for item in json.loads(csl.write(report(), Options()))}
    assert items[NORTH.id]["type"] == "webpage"
    assert items[NORTH.id]["issued"] == {"date-parts": [[2014, 3, 4]]}
    assert [item["title"] for item in items.values()] == ["The bridge at Orrin", "Мост <в> Оррине", "papers/study.txt"]
    assert [item.get("author") for item in items.values()] == [None, None, [{"literal": "A. Writer"}]]


def test_bibtex_is_read_by_bibtexparser() -> None:
    made = build(replace(analysis(), documents=(*analysis().documents, RUSSIAN)))
    library = bibtexparser.parse_string(bibtex.write(made, Options()).decode("utf-8"))
    assert not library.failed_blocks
    entries = {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}
    assert list(entries) == [d.id for d in made.analysis.documents]
    found = entries[RUSSIAN.id]
    assert found["title"] == "{Мост в Оррине открыт}"
    assert found["author"] == "{Иванов И. И.} and {Пётр Петров}"
    assert found["url"] == RUSSIAN.url
    assert (found["year"], found["date"], found["urldate"]) == ("2014", "2014-04-09", "2026-01-31")
    assert "year" in entries[SOUTH.id]


def test_signs_of_bibtex_in_a_title_do_no_harm() -> None:
    odd = replace(NORTH, title='100% {of} "it" \\input{x} @misc{y, $5_& #~^', author="A } B")
    made = build(replace(analysis(), documents=(odd,), claims=(), facts=(), discrepancies=()))
    library = bibtexparser.parse_string(bibtex.write(made, Options()).decode("utf-8"))
    assert not library.failed_blocks
    assert len(library.entries) == 1


@pytest.mark.parametrize("style", STYLES)
def test_a_style_names_every_source_once(style: str) -> None:
    found = references((*analysis().documents, RUSSIAN), style)
    assert len(found) == 4
    said = "\n".join(found)
    assert said.count("Мост в Оррине открыт") == said.count("https://ria.ru/x_1?a=1&b=2%203") == 1
    assert "Northern Gazette" in said  # in the place of an author
    assert "Петров" in said


def test_styles_set_references_their_way() -> None:
    assert "РИА Новости" in references((RUSSIAN,), "apa")[0]
    assert references((RUSSIAN,), "apa")[0].startswith("Иванов И. И., & Пётр Петров. (2014, April 9). Мост в Оррине открыт.")
    assert "[Электронный ресурс]" in references((RUSSIAN,), "gost-r-7-0-5-2008")[0]
    assert "(дата обращения: 31.01.2026)" in references((RUSSIAN,), "gost-r-7-0-5-2008")[0]
    assert references((RUSSIAN,), "ieee")[0].startswith("[1] ")
