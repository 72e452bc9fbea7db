"""The glossary: its form, what is shipped, and what finds its names."""

from __future__ import annotations

import pytest

from reconciler import lang
from reconciler.claims.entities import find_entities
from reconciler.errors import InputError
from reconciler.facets import EntityKind
from reconciler.glossary import SHIPPED, Entry, Glossary, lookup, read_glossary, shipped, template
from reconciler.lang.words import tokens

OWN = """
shipped = ["general"]

[[entry]]
id = "upper-quay"
kind = "place"
en = ["Upper Quay", "UQ"]
ru = ["Верхняя пристань"]
former.en = ["Old Quay"]
adjective.ru = ["верхнепристанский"]
note = "The one upstream."
"""


def keys(text: str, language: str, glossary: Glossary) -> list[str]:
    return [m.key for m in find_entities(text, language, glossary=glossary)]


def test_a_glossary_is_read_as_it_is_written() -> None:
    own = read_glossary(OWN)
    assert own.shipped == ("general",)
    assert own.entries == (
        Entry(
            "upper-quay",
            EntityKind.PLACE,
            names=(("en", ("Upper Quay", "UQ")), ("ru", ("Верхняя пристань",))),
            former=(("en", ("Old Quay",)),),
            adjectives=(("ru", ("верхнепристанский",)),),
            note="The one upstream.",
        ),
    )


def test_an_empty_glossary_uses_all_that_is_shipped() -> None:
    assert read_glossary("") == read_glossary("# nothing yet\n")
    assert read_glossary("").shipped == SHIPPED
    assert read_glossary("shipped = []").shipped == ()


def test_the_start_of_a_glossary_is_one_and_so_is_its_example() -> None:
    assert read_glossary(template()).entries == ()
    lines = template().splitlines()
    example = [line.removeprefix("# ") for line in lines[lines.index("# [[entry]]") :] if " = " in line or "[[" in line]
    assert [entry.id for entry in read_glossary("\n".join([example[-1], *example[:-1]])).entries] == ["river-commission"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[entry]\n", "is no TOML"),
        ("colour = 1", "“colour”"),
        ('shipped = ["mars"]', "`shipped`"),
        ("entry = 3", r"\[\[entry\]\]"),
        ('[[entry]]\nkind = "body"\nen = ["X"]', "Entry 1 of the glossary has no id"),
        ('[[entry]]\nid = "x"\nen = ["X"]', "“x” has no kind"),
        ('[[entry]]\nid = "x"\nkind = "ship"\nen = ["X"]', "“x” has no kind"),
        ('[[entry]]\nid = "x"\nkind = "acronym"\nen = ["X"]', "“x” has no kind"),
        ('[[entry]]\nid = "x"\nkind = "body"', "“x” has no names"),
        ('[[entry]]\nid = "x"\nkind = "body"\nen = "X"', "“x” has wrong names"),
        ('[[entry]]\nid = "x"\nkind = "body"\nen = [" "]', "“x” has wrong names"),
        ('[[entry]]\nid = "x"\nkind = "body"\nen = ["..."]', "“x” has wrong names"),
        ('[[entry]]\nid = "x"\nkind = "body"\nen = ["X"]\nformer = ["Y"]', "“x” has wrong former"),
        ('[[entry]]\nid = "x"\nkind = "body"\nen = ["X"]\ncolour = "red"', "“colour”"),
        ('[[entry]]\nid = "x"\nkind = "body"\nen = ["X"]\n' * 2, "two entries “x”"),
    ],
)
def test_a_faulty_glossary_is_one_sentence(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read_glossary(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_shipped_names_each_thing_once(name: str) -> None:
    entries = shipped(name)
    assert len({e.id for e in entries}) == len(entries) > 50
    for language in lang.LANGUAGES:
        seen: dict[str, str] = {}
        for entry in entries:
            for spelled in (entry.names, entry.former, entry.adjectives):
                for word in dict(spelled).get(language, ()):
                    assert seen.setdefault(word, entry.id) == entry.id, word


@pytest.mark.parametrize("language", lang.LANGUAGES)
def test_every_shipped_name_is_found_as_what_it_is(language: str) -> None:
    finder = lookup().finder(language)
    wrong = []
    for entry in lookup().entries:
        for spelled in (entry.names, entry.former, entry.adjectives):
            for name in dict(spelled).get(language, ()):
                words = lang.get(language).tag(name)
                first = next(n for n, w in enumerate(words) if w.text[0].isalnum())
                hit = finder.match(words, first)
                if hit is None or hit[1].key != entry.id or any(w.text[0].isalnum() for w in words[hit[0] :]):
                    wrong.append((name, entry.id, hit))
    assert wrong == []


def test_the_projects_own_entries_go_before_those_shipped() -> None:
    own = read_glossary('[[entry]]\nid = "our-georgia"\nkind = "place"\nen = ["Georgia"]').entries
    assert keys("A house in Georgia burned.", "en", lookup(SHIPPED, own)) == ["our-georgia"]
    assert keys("A house in Georgia burned.", "en", lookup()) == ["georgia"]


def test_an_entry_of_ones_own_replaces_the_shipped_one_of_its_id() -> None:
    own = read_glossary('[[entry]]\nid = "georgia"\nkind = "place"\nen = ["Sakartvelo"]').entries
    glossary = lookup(SHIPPED, own)
    assert keys("A house in Sakartvelo burned.", "en", glossary) == ["georgia"]
    assert keys("A house in Georgia burned.", "en", glossary) != ["georgia"]


def test_a_glossary_that_is_switched_off_finds_nothing() -> None:
    assert keys("They asked Europol.", "en", lookup(("general",))) == ["europol"]  # the word, folded
    assert keys("They asked the European Police Office.", "en", lookup(("general",))) != ["europol"]
    assert keys("They asked the European Police Office.", "en", lookup()) == ["europol"]


def test_names_of_ones_own_are_found_in_every_case() -> None:
    glossary = lookup(SHIPPED, read_glossary(OWN).entries)
    assert keys("Баржа ушла с Верхней пристани.", "ru", glossary) == ["upper-quay"]
    assert keys("Верхнепристанские рабочие бастуют.", "ru", glossary) == ["upper-quay"]
    assert keys("A barge left the Old Quay.", "en", glossary) == ["upper-quay"]
    assert keys("A barge left UQ, not uq.", "en", glossary) == ["upper-quay"]


def test_a_person_of_ones_own_joins_what_no_spelling_joins() -> None:
    own = read_glossary('[[entry]]\nid = "xi"\nkind = "person"\nen = ["Xi Jinping", "Xi"]\nru = ["Си Цзиньпин"]').entries
    glossary = lookup(SHIPPED, own)
    assert keys("Then Xi spoke.", "en", glossary) == keys("Потом спорили с Си Цзиньпином.", "ru", glossary) == ["xi"]


def test_tokens_of_a_name_are_never_none() -> None:
    assert all(tokens(name) for e in lookup().entries for _language, names in e.names for name in names)
