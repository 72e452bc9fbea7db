"""Copies: reprints whole and in part, and what looks like one; and how many sources tell of a fact on their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconciler import copies, reconcile
from reconciler.claims.extract import extract_claims
from reconciler.copies import find_copies
from reconciler.model import Document

RELEASE = """The ferry to Tarn

The ministry of waterways opened the ferry line from Orland to Tarn on Monday after four years of work in both harbours.
The first boat carried two hundred passengers and thirty cars across the sound in less than fifty minutes, against a strong wind.
A second boat, which is being built at the yard in Birch, is to join the line before the end of the coming summer season.
Tickets are sold at the quay and cost less than half of what the crossing by way of the southern bridge has cost until today.
"""
EDITED = RELEASE.replace("on Monday", "this Monday").replace("thirty cars", "some 30 cars").replace("the sound", "the strait")
OTHER = """A boat at last

People in Tarn no longer have to drive around the bay, since a ship now leaves for Orland each morning and comes back at night.
Fishermen fear that the wash of the new boat will tear their nets, and they want the harbour master to slow it down.
Shops near the quay hope for guests from the north, and two inns that had been shut for years have taken down their boards.
"""
SPEECH = (
    "“We have waited for this day since the old pier was swept away, and I promise that no winter will ever again cut the people "
    "of Tarn off from their doctors, their schools and their families, whatever the weather and whatever it may cost the treasury,”"
)
RUSSIAN = """Паром до Тарна

Министерство водных путей в понедельник открыло паромную линию из Орландии в Тарн после четырёх лет работ в обеих гаванях.
Первый паром перевёз двести пассажиров и тридцать машин через пролив менее чем за пятьдесят минут при сильном встречном ветре.
Второе судно строится на верфи в Берёзове и должно выйти на линию до конца будущего летнего сезона, сообщили в министерстве.
"""


def pages(*texts: str, language: str = "en") -> list[Document]:
    return [Document(f"{n}.txt", f"side {n}", text, language) for n, text in enumerate(texts)]


def shares(*texts: str, language: str = "en") -> list[tuple[str, str, float]]:
    documents = pages(*texts, language=language)
    name = {d.id: d.name[0] for d in documents}
    found = find_copies(documents, [claim for document in documents for claim in extract_claims(document)])
    return [(name[copy.a], name[copy.b], copy.share) for copy in found]


def test_a_reprint_is_a_copy() -> None:
    assert shares(RELEASE, OTHER, RELEASE.replace("The ferry to Tarn", "Ferry opened")) == [("0", "2", 1.0)]
    assert shares(RUSSIAN, RUSSIAN + "\nТак пишет газета.\n", language="ru") == [("0", "1", 1.0)]


def test_small_edits_leave_a_copy_one() -> None:
    ((one, other, share),) = shares(RELEASE, EDITED)
    assert (one, other) == ("0", "1")
    assert 0.6 < share < 1


def test_a_part_is_a_copy_by_how_much_of_the_shorter_it_is() -> None:
    lines = RELEASE.splitlines()
    ((_, _, share),) = shares(RELEASE + OTHER, "News\n\n" + lines[3] + "\n" + OTHER.splitlines()[3] + "\n")
    assert share == 1.0
    ((_, _, share),) = shares(RELEASE, "News\n\n" + "\n".join(lines[2:4]) + "\n" + "\n".join(OTHER.splitlines()[2:5]) + "\n")
    assert 0.3 < share < 0.6


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (RELEASE, OTHER),
        (RELEASE, RUSSIAN),
        # one title over two texts
        (RELEASE, OTHER.replace("A boat at last", "The ferry to Tarn")),
        # a sentence of the template of both pages
        (
            RELEASE + "\nAll rights in this text are with the agency and its partners.\n",
            OTHER + "\nAll rights in this text are with the agency and its partners.\n",
        ),
        # one long quotation of one speaker
        (f"{OTHER}\n{SPEECH} the mayor said at the quay.\n", f"{RELEASE}\nThe mayor of Tarn said: {SPEECH[:-2]}.”\n"),
        # a name that is long and a phrase that is common
        (
            "The Joint Committee of the Ministry of Waterways of Orland and of the City of Tarn met, in accordance with the terms "
            "of the agreement, on Monday.",
            "Fish was cheap. The Joint Committee of the Ministry of Waterways of Orland and of the City of Tarn has a new clerk.",
        ),
        ("", RELEASE),
    ],
    ids=["two reports", "a translation", "title", "template", "quotation", "name", "nothing"],
)
def test_what_is_no_copy(one: str, other: str) -> None:
    assert shares(one, other) == []


def test_the_order_of_the_sources_changes_only_the_order_of_the_pairs() -> None:
    documents = pages(RELEASE, EDITED, OTHER, OTHER)
    claims = [claim for document in documents for claim in extract_claims(document)]
    found = {frozenset((c.a, c.b)): c.share for c in find_copies(documents, claims)}
    assert found == {frozenset((c.a, c.b)): c.share for c in find_copies(documents[::-1], claims[::-1])}
    assert len(found) == 2


def test_a_large_project_looks_up_a_part_of_the_runs_and_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    long = "\n".join(line.replace("Tarn", f"Tarn {n}") for n in range(20) for line in RELEASE.splitlines())
    expected = shares(long, OTHER, long.replace("Monday", "Friday"))
    monkeypatch.setattr(copies, "_SAMPLED", 1000)
    assert shares(long, OTHER, long.replace("Monday", "Friday")) == expected != []


def test_copies_count_once_among_those_who_tell_of_a_fact() -> None:
    third = "Boats\n\nOn Monday the ministry of waterways opened a ferry line between Orland and Tarn.\n"
    found = reconcile(pages(RELEASE, EDITED, third))
    claims = found.claim_by_id()
    opening = next(f for f in found.facts if sum("opened the ferry" in claims[c].quote for c in f.claims) == 2)
    assert {claims[c].source for c in opening.claims} == {d.id for d in found.documents}
    assert opening.independent == 2
    assert [(c.a, c.b) for c in found.copies] == [(found.documents[0].id, found.documents[1].id)]


def test_the_same_words_count_once_where_the_texts_are_no_copies() -> None:
    texts = (f"Tarn\n\n{SPEECH} the mayor said at the quay.\n{OTHER}", f"Quay\n\n{SPEECH} the mayor of Tarn said.\n{RELEASE}")
    found = reconcile(pages(*texts))
    claims = found.claim_by_id()
    said = next(f for f in found.facts if all("swept away" in claims[c].quote for c in f.claims))
    assert (len(said.claims), said.independent) == (2, 1)
    assert found.copies == ()


def test_a_few_words_in_common_are_told_on_ones_own() -> None:
    texts = ("The ministry opened the ferry line.", "The ministry opened the ferry line.")
    found = reconcile(pages(*texts))
    assert [f.independent for f in found.facts if len(f.claims) == 2] == [2]


def test_one_source_tells_once_however_often_it_tells() -> None:
    twice = "Tarn\n\nThe ministry opened the ferry line on Monday.\n\nOn Monday the ministry opened the ferry line.\n"
    found = reconcile(pages(twice))
    assert [f.independent for f in found.facts] == [1]


def test_a_copy_on_another_side_adds_no_voice() -> None:
    first = replace(pages(RELEASE)[0], name="a.txt", side="North")
    found = reconcile([first, replace(first, name="b.txt", side="South")])
    assert {f.independent for f in found.facts} == {1}
    assert [c.share for c in found.copies] == [1.0]
