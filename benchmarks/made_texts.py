"""Texts for measuring speed: any number of claims, made from the yardstick texts, or where those are not here from the sample."""

from __future__ import annotations

import json
import os
import random
import re
from collections import Counter
from pathlib import Path

from reconciler.model import Document
from sources.corpus import sample

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")
RESTATED = 0.3  # the share of the second side's claims that restate one of the first's
A_SOURCE = 100  # claims
RARE = 2  # a word that so many sentences hold at the most gets another form in each thousand claims
_PIECE = 7  # words taken from one sentence
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def sentences(language: str = "en") -> list[str]:
    """Sentences of 30 to 400 characters."""
    shared = os.environ.get("DIPTYCH_SHARED")
    texts = []
    for path in sorted(Path(shared, "yardsticks").glob("*.jsonl")) if shared else ():
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            texts += [row.get("text", "")] if row.get("lang", "en") == language else []
            texts += [row[f"text_{end}"] for end in "ab" if row.get(f"lang_{end}") == language]
    texts = texts or [document.text for document in sample()]
    found = (sentence.strip() for text in texts for sentence in _SENTENCE_END.split(text))
    return [sentence for sentence in dict.fromkeys(found) if 30 <= len(sentence) <= 400]


def two_sides(claims: int, seed: int = 1) -> list[Document]:
    """Documents of two sides with `claims` lines in all, each of pieces of three sentences.

    Each thousand has rare words of its own, so that more claims mean more matter and not more of the same.
    """
    known = [sentence.split() for sentence in sentences()]
    counts = Counter(word.lower() for words in known for word in set(words))
    common = {word for word, count in counts.items() if count > RARE}
    chance = random.Random(seed)
    half = claims // 2

    def fresh(block: int) -> list[str]:
        words: list[str] = []
        for _ in range(3):
            sentence = chance.choice(known)
            start = chance.randrange(max(1, len(sentence) - _PIECE + 1))
            words += sentence[start : start + _PIECE]
        mark = _LETTERS[block % 26] + _LETTERS[block // 26 % 26]
        return [word if word.lower() in common or not word.isalpha() else word[:-1] + mark + word[-1] for word in words]

    def restated(block: int) -> list[str]:
        told = first[chance.randrange(block * 1000, min(half, block * 1000 + 1000))]
        return [word for word in told if chance.random() > 0.15]

    first = [fresh(n // 1000) for n in range(half)]
    second = [restated(n // 1000) if chance.random() < RESTATED else fresh(n // 1000) for n in range(half)]
    return [
        Document(f"{side}-{start}", side, "\n\n".join(" ".join(words) + "." for words in lines[start : start + A_SOURCE]), "en")
        for side, lines in (("North", first), ("South", second))
        for start in range(0, half, A_SOURCE)
    ]
