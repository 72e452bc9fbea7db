"""`terminology`: the two claims choose different words for one and the same thing.

The words and the things they stand for are data (`reconciler/glossaries/terms.toml`), the same in all languages. A claim that uses
both words, or a source that uses the other's word beside this claim, takes no side. Words held at a distance ("the so-called …")
or put into somebody's mouth ("X calls it …") are not the claim's own choice.

Known limits: terms of a project's own list are not looked at; what a word stands for is told by the word, not by what is around.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.claims.terms import is_marked, is_plain
from reconciler.discrepancies.rule import Rule
from reconciler.discrepancies.wording import around
from reconciler.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.discrepancies.rule import Pair
    from reconciler.facets import TermMention
    from reconciler.model import Claim, Discrepancy

SAME_MATTER = 0.5  # below, one thing that both name is more likely two
SAME_WORDING = 0.7  # a plain word for another is worth telling only where the rest says the same


def find(pair: Pair) -> Iterator[Discrepancy]:
    if pair.sure < SAME_MATTER or not (pair.a.facets.terms and pair.b.facets.terms):
        return
    turned = pair.turned()
    for concept in dict.fromkeys(term.concept for term in pair.a.facets.terms):
        ours, theirs = _own(pair, concept), _own(turned, concept)
        if not ours or not theirs:
            continue
        used_a, used_b = _used(pair, concept), _used(turned, concept)
        left = [t for t in ours if t.variant not in used_b]
        right = [t for t in theirs if t.variant not in used_a]
        if len(left) == len(ours) and len(right) == len(theirs):
            yield from _flag(pair, _telling(left), _telling(right))


def _flag(pair: Pair, x: TermMention, y: TermMention) -> Iterator[Discrepancy]:
    taking_sides = is_marked(x.concept, x.variant) or is_marked(y.concept, y.variant)
    too_common = is_plain(x.concept, x.variant) or is_plain(y.concept, y.variant)
    if not taking_sides and (pair.sure < SAME_WORDING or too_common):
        return
    severity = Severity.TENSION if taking_sides else Severity.COMPATIBLE_DIFFERENCE
    key = "terminology_sides" if taking_sides else "terminology"
    yield pair.discrepancy("terminology", severity, (x.start, x.end), (y.start, y.end), key)


def _telling(terms: list[TermMention]) -> TermMention:
    """The first that takes sides, else the first."""
    return next((t for t in terms if is_marked(t.concept, t.variant)), terms[0])


def _own(pair: Pair, concept: str) -> list[TermMention]:
    """The mentions of `concept` in the first claim that are its own choice of words."""
    return [t for t in pair.a.facets.terms if t.concept == concept and not _others(pair.a, t, pair.document_a.language)]


def _others(claim: Claim, term: TermMention, language: str) -> bool:
    naming = lang.get(language).words("attribution", "naming")
    lemma = lang.get(language).lemma
    return any(
        voice.distanced or lemma(claim.quote[voice.start - claim.start : voice.end - claim.start]) in naming
        for voice in around(claim, term.start, term.end)
        if voice.distanced or claim.start <= voice.start < claim.end
    )


def _used(pair: Pair, concept: str) -> set[str]:
    """The words for `concept` that the first claim's source uses in this fact."""
    return {t.variant for claim in (pair.a, *pair.beside_a) for t in claim.facets.terms if t.concept == concept}


RULE = Rule("terminology", ("terminology", "terminology_sides"), find)
