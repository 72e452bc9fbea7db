"""Languages that are read in part only are named once each; texts in them still meet those in a language read in full."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from string import Formatter

import pytest

from reconciler import lang, reconcile, semantics
from reconciler.model import Document, Message
from reconciler.notices import notices, remarks, say

DATA = Path(__file__).parents[2] / "reconciler" / "notices.toml"
TEXTS = tomllib.loads((Path(__file__).parents[1] / "cases" / "languages" / "fishing.toml").read_text("utf-8"))
CASES = {code: text for code, text in TEXTS.items() if code != "en"}


def document(language: str, text: str = "Text.", name: str = "page.txt") -> Document:
    return Document(name, "South", text, language)


def test_the_cases_cover_every_language_of_the_vectors() -> None:
    assert set(CASES) == semantics.LANGUAGES - set(lang.LANGUAGES)


@pytest.mark.parametrize("language", CASES)
def test_a_text_in_any_language_of_the_vectors_meets_an_english_one(language: str) -> None:
    theirs = document(language, TEXTS[language])
    found = reconcile([Document("en.txt", "North", TEXTS["en"], "en"), theirs])
    claims = found.claim_by_id()
    joined = [{claims[c].source for c in fact.claims} for fact in found.facts if len(fact.claims) > 1]
    expected = 1 if language == "th" else 2  # Thai has no full stop: its text is one claim
    assert len(joined) == expected
    assert all(len(sources) == 2 for sources in joined)
    assert all(claim.quote == theirs.text[claim.start : claim.end] for claim in found.claims if claim.source == theirs.id)
    assert [message.key for message in notices(found.documents)] == ["general"]
    if language in ("de", "fr", "es", "pl"):
        assert {d.edtf for c in found.claims if c.source == theirs.id for d in c.facets.dates} == {"2014-03-12"}
        assert "date" not in {flag.type for flag in found.discrepancies}


def test_each_language_is_named_once_and_those_read_in_full_never() -> None:
    texts = [document(code) for code in ("en", "de", "ru", "fi", "de", "", "fr", "", "fi")]
    assert [(m.key, dict(m.arguments).get("code")) for m in notices(texts)] == [
        ("general", "de"),
        ("foreign", "fi"),
        ("unknown", None),
        ("general", "fr"),
    ]
    assert notices([document("en"), document("ru")]) == notices([]) == ()


def test_a_notice_is_one_sentence_in_the_language_of_the_reader() -> None:
    (german,) = notices([document("de")])
    assert say(german).startswith("Texts in German are aligned by their meaning")
    assert say(german, "ru").startswith("Тексты на языке «немецкий»")
    assert say(german, "fr") == say(german)
    (strange,) = notices([document("xx")])
    assert "texts in xx" in say(strange)
    (unknown,) = notices([document("", name="{odd}.txt")])
    assert "“{odd}.txt”" in say(unknown)


def test_every_sentence_and_name_is_there_in_every_language() -> None:
    data = tomllib.loads(DATA.read_text("utf-8"))
    shown = set(data["languages"])
    assert shown == {"en", "ru"}
    assert all(set(sentences) == shown for sentences in data["messages"].values())
    assert len({frozenset(names) for names in data["languages"].values()}) == 1
    assert set(data["languages"]["en"]) >= semantics.LANGUAGES - set(lang.LANGUAGES)
    for key, sentences in data["messages"].items():
        for language in shown:
            names = {name for _text, name, _spec, _how in Formatter().parse(sentences[language]) if name}
            said = say(Message(key, (("code", "de"), *((name, "x") for name in names - {"code", "language"}))), language)
            assert said.endswith(".")
            assert "{" not in said


def test_remarks_of_readers_bear_the_names_of_their_sources() -> None:
    cut, plain = document("", name="a.docx"), document("", name="b.txt")
    cut = replace(cut, remarks=(Message("comments", (("count", "2"),)), Message("a key of another version")))
    first, second = remarks([plain, cut])
    assert "“a.docx”" in say(first)
    assert "2" in say(first, "ru")
    assert say(second) == "a key of another version"
