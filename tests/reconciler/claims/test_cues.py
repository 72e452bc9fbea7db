"""Cues and their traces: what may stand in a text is found without grammar, and nothing that stands there is left out."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reconciler import lang
from reconciler.claims.cues import Cues, Traces

FOLDER = Path(__file__).parents[2] / "cases"
PHRASES = {
    "en": ["close:finite", "come|enter into force", "be open", "harbour", "no longer", "agreement >of"],
    "ru": ["закрыть:verb", "вступить в сила", "порт", "больше не", "договор >о"],
}


def texts(language: str) -> list[str]:
    """The sentences of all cases that have any in the language."""
    found = []
    for path in sorted(FOLDER.glob("*/*.toml")) + sorted(FOLDER.glob("discrepancies/*/*.toml")):
        for case in tomllib.loads(path.read_text("utf-8")).get("case", []):
            spoken = case.get("language", "en" if "discrepancies" in path.parts else path.stem)
            found += [case[key] for key in ("text", "a") if spoken == language and isinstance(case.get(key), str)]
    return found


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_lemma_that_is_found_is_one_that_may_be(language: str) -> None:
    tongue = lang.get(language)
    words = [word for text in texts(language) for word in tongue.tag(text)]
    assert len(words) > 1000
    assert [w for w in words if w.lemma not in tongue.lemmas(w.text)] == []


@pytest.mark.parametrize("language", ["en", "ru"])
def test_traces_miss_no_cue(language: str) -> None:
    cues = Cues([(phrase, phrase) for phrase in PHRASES[language]], {})
    traces = Traces(language, cues.rarest(language))
    seen = set()
    for text in texts(language):
        found = {cue.value for cue in cues.among(lang.get(language).tag(text))}
        seen |= found
        assert all(traces.of(text) & traces.bits[value] for value in found)
    assert len(seen) > 1


def test_traces_tell_what_cannot_stand() -> None:
    traces = Traces("en", [("ships", ["ship", "vessel"]), ("ports", ["port"]), ("none", [])])
    assert traces.of("Two ships left.") == traces.bits["ships"]
    assert traces.of("Both vessels left the ports.") == traces.bits["ships"] | traces.bits["ports"]
    assert traces.of("Nobody came.") == 0
    assert traces.of("Nobody came.") & traces.bits["none"] == 0


def test_a_language_without_a_dictionary_has_its_words_as_they_stand() -> None:
    assert lang.get("xx").lemmas("Foo") == ("foo",)
    assert Traces("xx", [("foo", ["foo"])]).of("Foo bar.")
