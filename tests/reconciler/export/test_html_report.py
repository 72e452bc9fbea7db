from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html

from reconciler.claims.extract import extract_claims
from reconciler.export import html_report
from reconciler.export.html_report import Piece, cut
from reconciler.model import Analysis, Document
from reconciler.report import build
from tests.reconciler.export.builder import NORTH, SOUTH, THIRD, analysis, report, span


@pytest.fixture
def text() -> str:
    return html_report.write(report()).decode("utf-8")


@pytest.fixture
def page(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def test_it_loads_nothing(text: str, page: html.HtmlElement) -> None:
    assert not page.xpath("//link | //img | //iframe | //*[@src] | //object")
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest", text)
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0].startswith("default-src 'none'")


def test_only_web_addresses_become_links(page: html.HtmlElement) -> None:
    links = [a for a in page.xpath("//a/@href") if not a.startswith("#")]
    assert links == ["https://example.org/bridge"]
    assert "javascript:alert(1)" in page.text_content()


def test_what_comes_from_texts_and_people_is_escaped(text: str, page: html.HtmlElement) -> None:
    assert "<b>two calendars</b>" not in text
    assert "<b>two calendars</b>" in page.text_content()
    assert "Мост <в> Оррине" in page.text_content()


def test_every_link_within_the_page_has_its_place_and_no_id_stands_twice(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {a[1:] for a in page.xpath("//a/@href") if a.startswith("#")} <= set(ids)


def test_landmarks_headers_and_a_skip_link_are_there(page: html.HtmlElement) -> None:
    assert page.xpath("/html/@lang") == ["en"]
    for landmark in ("//header", "//nav[@aria-label]", "//main", "//footer", "//form[@role='search']"):
        assert page.xpath(landmark), landmark
    assert page.xpath("//body/*[1]/@href") == ["#facts"]
    assert not page.xpath("//table//th[not(@scope)]")
    levels = [int(h.tag[1]) for h in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_the_quotes_stand_whole_and_in_their_language(page: html.HtmlElement) -> None:
    (fact,) = page.xpath("//article[@id='f1']")
    quotes = {q.get("lang"): q.text_content() for q in fact.xpath(".//blockquote")}
    assert quotes == {
        "en": "The bridge opened on 3 March 2014 with 112 guests.",
        "ru": "Мост открыли в 2014 году, пришли сотни гостей.",
    }


def test_the_words_that_differ_are_marked_with_the_number_of_their_sentence(page: html.HtmlElement) -> None:
    (fact,) = page.xpath("//article[@id='f1']")
    marks = [(m.text_content(), m.get("data-flag")) for m in fact.xpath(".//blockquote/mark")]
    assert marks == [("3 March 2014", "1"), ("112 guests", "2"), ("сотни", "2")]
    assert [li.get("value") for li in fact.xpath(".//ol[@class='flags']/li")] == ["1", "2"]
    assert "The dates do not meet" in fact.xpath(".//li[@value='1']")[0].text_content()


def test_evidence_outside_its_claim_is_shown_with_its_context(page: html.HtmlElement) -> None:
    (elsewhere,) = page.xpath("//article[@id='f1']//p[@class='elsewhere']")
    assert elsewhere.xpath(".//mark/text()") == ["9 апреля"]
    assert "Мост в Оррине" in elsewhere.text_content()


def test_a_clause_stands_out_in_its_sentence(page: html.HtmlElement) -> None:
    (quote,) = page.xpath("//article[@id='f2']//div[@aria-label='Observers']//blockquote")
    assert quote.text_content() == "The toll was charged since 2015 according to the mayor."
    assert [part.text_content() for part in quote.xpath("./b[@class='claim']")] == ["The toll was charged since 2015"]
    assert [part.text_content() for part in quote.xpath("./span[@class='around']")] == ["", " according to the mayor."]
    # a claim that is a whole sentence needs no such marks
    assert not page.xpath("//article[@id='f1']//blockquote/b")


def test_evidence_in_the_rest_of_the_sentence_is_marked_where_it_stands() -> None:
    made = analysis()
    omission = replace(made.discrepancies[2], evidence_a=span(THIRD, "according to the mayor"))
    page = html.document_fromstring(html_report.write(build(replace(made, discrepancies=(omission,)))).decode("utf-8"))
    assert page.xpath("//article[@id='f2']//span[@class='around']/mark/text()") == ["according to the mayor"]
    assert not page.xpath("//article[@id='f2']//p[@class='elsewhere']")


def test_states_silences_and_decisions_are_said_in_words(page: html.HtmlElement) -> None:
    said = {f.get("id"): " ".join(f.text_content().split()) for f in page.xpath("//article")}
    assert "Disputed" in said["f1"]
    assert "Silent: Observers" in said["f1"]
    assert "Verdict: accepted, because: seen in the archive Ada, 2026-01-02 03:04 UTC" in said["f1"]
    assert "Verdict: dismissed" in said["f1"]
    assert "Compatible difference" in said["f2"]
    assert page.xpath("//h2[@id='unplaced']")


def test_facts_of_one_side_are_folded_by_side(page: html.HtmlElement) -> None:
    assert page.xpath("//details[.//article]/summary/text()") == ["South & East: 1 fact", "Observers: 1 fact"]
    assert page.xpath("//details//article/@id") == ["f3", "f4"]


def test_values_stand_in_the_facts_of_several_claims_with_their_places(page: html.HtmlElement) -> None:
    assert page.xpath("//details[@class='values']/ancestor::article/@id") == ["f1", "f5"]
    (table,) = page.xpath("//article[@id='f1']//details[@class='values']//table")
    rows = [" | ".join(" ".join(cell.text_content().split()) for cell in row) for row in table.xpath("./tbody/tr")]
    assert "date | 3 March 2014 | North: bridge.txt, 42–54" in rows
    assert "number≠ competing | 112 | North: bridge.txt, 60–63" in rows
    assert "сотни | South & East: bridge.txt, 60–65" in rows
    places = [cell.xpath(".//b/@lang") for cell in table.xpath("./tbody/tr/td[b]")]
    assert ["en"] in places
    assert ["ru"] in places


def test_what_the_sources_call_one_thing_is_listed_with_places() -> None:
    pages = (
        Document("a.txt", "North", "They fought irregular migration.", "en"),
        Document("b.txt", "South", "They fought illegal migration <now>.", "en"),
    )
    claims = tuple(claim for page in pages for claim in extract_claims(page))
    page = html.document_fromstring(html_report.write(build(Analysis(pages, claims, (), ()))).decode("utf-8"))
    (concept,) = page.xpath("//section[@aria-labelledby='concordance']/details")
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in concept.xpath(".//tbody/tr")]
    assert rows == [
        ["illegal migration", "illegal takes sides", "0", "1 100 %"],
        ["irregular migration", "irregular", "1 100 %", "0"],
    ]
    lines = [" ".join(line.text_content().split()) for line in concept.xpath(".//span[@class='line']")]
    assert lines == ["They fought illegal migration <now>.", "They fought irregular migration."]
    assert [a.text for a in concept.xpath(".//span[@class='where']/a")] == ["b.txt", "a.txt"]


def test_sources_are_listed_with_hash_and_note(page: html.HtmlElement) -> None:
    rows = {r.get("id"): r.text_content() for r in page.xpath("//h2[@id='sources']/following::tbody/tr")}
    assert set(rows) == {d.id for d in analysis().documents}
    assert NORTH.sha256 in rows[NORTH.id]
    assert "Northern Gazette" in rows[NORTH.id]
    assert NORTH.note in rows[NORTH.id]
    # the note also stands beside each quote
    assert page.xpath("//article[@id='f1']//a[@class='dagger']/@title") == [NORTH.note]


def test_an_empty_analysis_is_a_page_too() -> None:
    page = html_report.write(build(Analysis((SOUTH,), (), (), ()))).decode("utf-8")
    assert "No claim was found" in page
    assert page.rstrip().endswith("</html>")


def test_colours_have_enough_contrast(text: str) -> None:
    """WCAG 2.2, 1.4.3: text against what it stands on, at least 4.5 to 1, light and dark."""
    light, dark = re.findall(r":root \{([^}]*)\}", text)[:2]
    for scheme in (light, dark):
        colours = dict(re.findall(r"--([\w_-]+): (#[0-9a-f]{3,6})", scheme))
        texts = ("ink", "soft", "link", "disputed", "compatible", "agreed", "single_side")
        for name in texts:
            for ground in ("paper", "panel"):
                assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
        assert contrast(colours["mark-ink"], colours["mark"]) >= 4.5


def contrast(a: str, b: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * d for d in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_overlapping_evidence_is_cut_where_it_begins_and_ends() -> None:
    pieces = cut("abcdefgh", 1, 7, [((0, 3), 1), ((2, 5), 2), ((9, 12), 3)])
    assert pieces == (Piece("b", "1"), Piece("c", "1 2"), Piece("de", "2"), Piece("fg"))
    assert "".join(p.text for p in pieces) == "bcdefg"


def test_translations_stand_below_their_quote_in_their_language() -> None:
    page = html_report.write(report()).decode()
    assert (
        page.count('<q lang="ru">=Мост &lt;открыт&gt;</q> <span class="by">translated by A. Writer</span>') == 2
    )  # in both of its facts
    assert page.index("Le pont") < page.index("official translation</span>") < page.index("The toll was charged")
