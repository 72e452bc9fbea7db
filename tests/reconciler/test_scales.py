"""The lexicons of contrasting words: what they name is there in all languages, and each phrase is found where it stands."""

from __future__ import annotations

from collections import Counter

import pytest

from reconciler import lang
from reconciler.discrepancies.kinds import _compatible
from reconciler.discrepancies.scales import _cues_in, scales
from reconciler.discrepancies.stages import same_acts, single_acts

FEWEST_SCALES = 60
FEWEST_NOUNS = 200
NOTATION = frozenset("|:@>")
NO_CONTRAST = ("stance",)  # a word against none


def classes(name: str) -> set[str]:
    return {kind for pair in scales()[name].contrasts for kind in pair}


def phrases(language: str) -> list[tuple[str, str, str]]:
    data = lang.get(language).lexicon("characterisation")
    lines = [(name, kind, line) for name in scales() for kind, line in data[name].items()]
    return [(name, kind, " ".join(part.split())) for name, kind, line in lines for part in line.split(",")]


@pytest.mark.parametrize("language", lang.LANGUAGES)
def test_every_scale_has_words_for_each_of_its_classes(language: str) -> None:
    assert len(scales()) >= FEWEST_SCALES
    data = lang.get(language).lexicon("characterisation")
    differing = {name: set(data.get(name, {})) ^ classes(name) for name in scales() if name not in NO_CONTRAST}
    assert not {name: kinds for name, kinds in differing.items() if kinds}
    assert set(data["stance"]) == {"approving", "regretting"}


@pytest.mark.parametrize("language", lang.LANGUAGES)
def test_no_phrase_stands_in_two_classes_of_a_scale(language: str) -> None:
    owners = Counter((name, phrase) for name, _, phrase in phrases(language))
    assert not {key for key, count in owners.items() if count > 1}


def test_every_plain_english_phrase_finds_itself() -> None:
    plain = [(name, kind, phrase) for name, kind, phrase in phrases("en") if not NOTATION & set(phrase) and " " not in phrase]
    missed = [(n, k, p) for n, k, p in plain if k not in {cue.value for cue in _cues_in(f"it was {p}", "en").get(n, ())}]
    assert not missed


@pytest.mark.parametrize("language", lang.LANGUAGES)
@pytest.mark.parametrize("lexicon", ["things", "kinds"])
def test_a_noun_goes_by_one_name(lexicon: str, language: str) -> None:
    words = Counter(word for line in lang.get(language).lexicon(lexicon)["nouns"].values() for word in line.split())
    assert not {word for word, count in words.items() if count > 1}


@pytest.mark.parametrize("lexicon", ["things", "kinds"])
def test_nouns_go_by_the_same_names_in_all_languages(lexicon: str) -> None:
    names = [set(lang.get(language).lexicon(lexicon)["nouns"]) for language in lang.LANGUAGES]
    assert all(one == names[0] for one in names)
    if lexicon == "things":
        assert len(names[0]) >= FEWEST_NOUNS


def test_kinds_that_may_be_one_thing_are_kinds() -> None:
    kinds = set(lang.get("en").lexicon("kinds")["nouns"])
    assert {kind for pair in _compatible() for kind in pair} <= kinds


def test_acts_that_are_done_once_are_no_acts_of_speech() -> None:
    assert all(len(group) > 1 for group in same_acts())
    assert "say" not in single_acts()
