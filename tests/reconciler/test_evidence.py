"""Evidence, candidates and scores: what they are made of, and that they can be explained."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from reconciler import candidates
from reconciler.candidates import find_candidates
from reconciler.evidence import Evidence, content_words, gather
from reconciler.scoring import make_links, score_pairs, shipped_weights
from reconciler.semantics import DIMENSIONS, encode
from tests.reconciler.builders import document, whole_claim

if TYPE_CHECKING:
    import pytest

    from reconciler.model import Link


def evidence_of(*texts: str, languages: tuple[str, ...] = ()) -> Evidence:
    codes = languages or ("en",) * len(texts)
    documents = [document(text, f"side {n}", f"{n}.txt", code) for n, (text, code) in enumerate(zip(texts, codes, strict=True))]
    return gather([whole_claim(d) for d in documents], {d.id: d for d in documents}, encode(texts), encode)


def link(evidence: Evidence, a: int, b: int) -> Link:
    return make_links(evidence, np.array([a]), np.array([b]), shipped_weights())[0]


def part(found: Link, name: str) -> float:
    return next(p.value for p in found.parts if p.name == name)


def candidate_pairs(evidence: Evidence, neighbours: int) -> list[tuple[int, int]]:
    return list(zip(*(rows.tolist() for rows in find_candidates(evidence, neighbours)), strict=True))


def test_vectors_are_of_unit_length_and_do_not_depend_on_the_batch() -> None:
    texts = ["The bridge was opened.", "Мост открыли.", ""] * 15
    together = encode(texts)
    assert together.shape == (45, DIMENSIONS)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert np.allclose(together[1], encode([texts[1]])[0], atol=1e-5)


def test_content_words_are_lemmas_without_stop_words() -> None:
    assert content_words("The agreements were signed in 2006.", "en") == {"agreement", "sign", "2006"}
    assert content_words("Соглашения были подписаны в 2006 году.", "ru") >= {"соглашение", "2006"}


def test_the_score_is_the_logistic_function_of_the_sum_of_its_parts() -> None:
    evidence = evidence_of("The bridge was opened in 2014.", "In 2014 the bridge was opened.", "Rice was harvested.")
    found = link(evidence, 0, 1)
    total = sum(p.value * p.weight for p in found.parts)
    assert math.isclose(found.score, 1 / (1 + math.exp(-total)), abs_tol=1e-5)
    assert {p.name for p in found.parts} == set(shipped_weights())
    assert found.score == score_pairs(evidence, np.array([0]), np.array([1]), shipped_weights())[0]


def test_a_score_is_symmetric() -> None:
    evidence = evidence_of("The bridge was opened in Alder in 2014.", "In May 2014 the bridge was opened.", "Rice.")
    assert link(evidence, 0, 1).score == link(evidence, 1, 0).score


def test_shared_dates_and_names_lift_a_score_and_other_dates_lower_it() -> None:
    evidence = evidence_of(
        "Talks were held in Alder on 3 March 2014.",
        "Talks were held in Alder on 3 March 2014.",
        "Talks were held in Alder on 9 April 2012.",
    )
    same, other = link(evidence, 0, 1), link(evidence, 0, 2)
    assert part(same, "dates") == 1.0
    assert part(same, "names") > 0
    assert (part(same, "dates_apart"), part(other, "dates_apart")) == (0.0, 1.0)
    assert other.score < same.score


def test_words_of_two_languages_meet_by_translation() -> None:
    evidence = evidence_of(
        "The ambassador sent letters to German companies.",
        "Посол разослал письма немецким компаниям.",
        "В школах начались летние каникулы.",
        languages=("en", "ru", "ru"),
    )
    assert part(link(evidence, 0, 1), "words") > 0.5 > part(link(evidence, 0, 2), "words")


def test_candidates_are_pairs_without_repeats() -> None:
    pairs = candidate_pairs(
        evidence_of("The bridge was opened.", "A bridge was opened.", "Rice was harvested.", "The rice harvest was late."), 2
    )
    assert (0, 1) in pairs
    assert (2, 3) in pairs
    assert pairs == sorted(set(pairs))
    assert all(a < b for a, b in pairs)


def test_a_shared_rare_word_makes_candidates_of_claims_that_are_not_neighbours() -> None:
    texts = ["The quokka sleeps.", "Parliament passed a quokka budget.", *(f"Parliament passed budget {n}." for n in range(30))]
    assert (0, 1) in candidate_pairs(evidence_of(*texts), 1)


def test_neighbours_found_by_cells_are_nearly_those_found_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(7)
    topics = chance.normal(size=(40, 64))
    vectors = (topics[chance.integers(0, 40, 1500)] + 0.6 * chance.normal(size=(1500, 64))).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)

    def near(exact: int) -> set[tuple[int, int]]:
        monkeypatch.setattr(candidates, "EXACT", exact)
        found = candidates._by_meaning(vectors, 10, lambda step, done, total: None)
        return {(int(x), int(y)) for a, b in found for x, y in zip(a, b, strict=True)}

    every = near(10_000)
    assert len(near(1) & every) / len(every) > 0.95


def test_one_claim_alone_has_no_candidates() -> None:
    assert candidate_pairs(evidence_of("The bridge was opened."), 5) == []
