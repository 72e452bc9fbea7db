"""Evidence, candidates and scores: what they are made of, and that they can be explained."""

from __future__ import annotations

import math

import numpy as np

from reconciler.candidates import find_candidates
from reconciler.evidence import Evidence, content_words, gather
from reconciler.scoring import score_pair, weights
from reconciler.semantics import DIMENSIONS, encode
from tests.reconciler.builders import document, whole_claim


def evidence_of(*texts: str) -> tuple[list, Evidence]:
    documents = [document(text, f"side {n}", f"{n}.txt") for n, text in enumerate(texts)]
    claims = [whole_claim(d) for d in documents]
    return claims, gather(claims, {d.id: d for d in documents}, encode(texts))


def test_vectors_are_of_unit_length_and_do_not_depend_on_the_batch() -> None:
    texts = ["The bridge was opened.", "Мост открыли.", ""] * 15
    together = encode(texts)
    assert together.shape == (45, DIMENSIONS)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert np.allclose(together[1], encode([texts[1]])[0], atol=1e-5)


def test_content_words_are_lemmas_without_stop_words() -> None:
    assert content_words("The agreements were signed in 2006.", "en") == {"agreement", "sign", "2006"}
    assert content_words("Соглашения были подписаны в 2006 году.", "ru") >= {"soglashenie", "2006"}


def test_the_score_is_the_logistic_function_of_the_sum_of_its_parts() -> None:
    claims, evidence = evidence_of("The bridge was opened in 2014.", "In 2014 the bridge was opened.", "Rice was harvested.")
    link = score_pair(claims, evidence, 0, 1)
    total = sum(p.value * p.weight for p in link.parts)
    assert math.isclose(link.score, 1 / (1 + math.exp(-total)), abs_tol=1e-5)
    assert {p.name for p in link.parts} <= set(weights())


def test_a_score_is_symmetric() -> None:
    claims, evidence = evidence_of("The bridge was opened in Alder in 2014.", "In May 2014 the bridge was opened.", "Rice.")
    assert score_pair(claims, evidence, 0, 1).score == score_pair(claims, evidence, 1, 0).score


def test_shared_dates_and_names_lift_a_score_and_other_dates_lower_it() -> None:
    claims, evidence = evidence_of(
        "Talks were held in Alder on 3 March 2014.",
        "Talks were held in Alder on 3 March 2014.",
        "Talks were held in Alder on 9 April 2012.",
    )
    same, other = score_pair(claims, evidence, 0, 1), score_pair(claims, evidence, 0, 2)
    by_name = {p.name: p.value for p in same.parts}
    assert by_name["dates"] == 1.0
    assert by_name["names"] > 0
    assert {p.name: p.value for p in other.parts}["dates"] < 0
    assert other.score < same.score


def test_candidates_are_pairs_without_repeats() -> None:
    _, evidence = evidence_of("The bridge was opened.", "A bridge was opened.", "Rice was harvested.", "The rice harvest was late.")
    pairs = find_candidates(evidence, 2)
    assert (0, 1) in pairs
    assert (2, 3) in pairs
    assert list(pairs) == sorted(set(pairs))
    assert all(a < b for a, b in pairs)


def test_a_rare_word_makes_candidates_of_claims_that_are_not_neighbours() -> None:
    texts = ["The quokka sleeps.", "Parliament passed a quokka budget.", *(f"Parliament passed budget {n}." for n in range(30))]
    _, evidence = evidence_of(*texts)
    assert (0, 1) in find_candidates(evidence, 1)


def test_one_claim_alone_has_no_candidates() -> None:
    _, evidence = evidence_of("The bridge was opened.")
    assert find_candidates(evidence, 5) == ()
