"""How common a word is in the language at large, so that everyday words count less, whatever the project is about.

The figures are those of wordfreq (Speer 2022), on the Zipf scale of van Heuven et al. (2014): the logarithm of how often a word
occurs in a thousand million words. Lists are loaded once a process, a language at a time. Known limit: a lemma is looked up as the
word that it is spelled like.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

RARE = 3.0  # what a word counts for that is not in the list: the list ends there


def zipf(word: str, code: str) -> float:
    """Between 3 for a rare word and some 7.7 for "the"; 3 for every word of a language without a list."""
    share = _shares(code).get(word)
    return max(RARE, math.log10(share) + 9) if share else RARE


@cache
def _shares(code: str) -> Mapping[str, float]:
    """The share of each of the more common words of a language in all its text."""
    from wordfreq import available_languages, get_frequency_dict

    found: Mapping[str, float] = get_frequency_dict(code, "small") if code in available_languages("small") else {}
    return found
