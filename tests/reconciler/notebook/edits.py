"""Texts that are edited at random, with where each of their letters went: what `carrying` has to find out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    Letter = tuple[str, int]  # with its place in the old text, -1 for a new one

WORDS = {
    "en": """council plan border river bridge treaty minister report ferry harbour migration visa talks dialogue 2010 2011 112 May
        signed adopted opened closed launched the a of on in with by and for new old joint first""",
    "ru": """совет план граница река мост договор министр доклад паром гавань миграция виза переговоры диалог 2010 2011 112 мая
        подписан принят открыт закрыт начат в на с и по для новый старый общий первый""",
}
ENGLISH, RUSSIAN = (words.split() for words in WORDS.values())
ODD = ("𝔘nion", "😀", "𐍈𐍉", "cafe\u0301", "naïve")
KINDS = ("delete", "insert", "repeat", "move", "words", "letters", "wrap", "replace", "break")


class Edited:
    """A text of sentences, some of which stand several times, that is edited step by step.

    `passages` are its sentences as they were; `moved` are the places of the letters that were moved, `copied` the sentences that
    were put once more. A sentence that was copied and then altered cannot be told from one that was moved.
    """

    def __init__(self, random: Random, sentences: int) -> None:
        self._random = random
        self._vocabulary = random.choice([ENGLISH, RUSSIAN, ENGLISH + RUSSIAN])
        refrains = [self._sentence() for _ in range(3)]
        self._parts: list[list[Letter]] = []
        self.passages: list[tuple[int, int]] = []
        self.moved: set[int] = set()
        self.copied: set[str] = set()
        place = 0
        for _ in range(sentences):
            sentence = random.choice(refrains) if random.random() < 0.12 else self._sentence()
            self.passages.append((place, place + len(sentence)))
            for text in (sentence, random.choice([" ", " ", " ", "\n", "\n\n"])):
                self._parts.append([(letter, place + n) for n, letter in enumerate(text)])
                place += len(text)
        self.old = self.new

    @property
    def new(self) -> str:
        return "".join(letter for part in self._parts for letter, _ in part)

    def places(self) -> dict[int, int]:
        """Where the letters of the old text that are still there stand in the new one."""
        return {origin: n for n, (_, origin) in enumerate(letter for part in self._parts for letter in part) if origin >= 0}

    def edit(self, kind: str) -> None:
        """Edit it once; a text that has become short is only added to."""
        count = len(self._parts) // 2
        kind = "insert" if count < 10 else kind
        getattr(self, f"_{kind}")(2 * self._random.randrange(count))

    def _delete(self, at: int) -> None:
        del self._parts[at : at + 2 * self._random.choice([1, 1, 1, 2, 3])]

    def _insert(self, at: int) -> None:
        self._parts[at:at] = [_fresh(self._sentence()), _fresh(" ")]

    def _repeat(self, at: int) -> None:
        """Put a sentence a second time, somewhere else."""
        again = "".join(letter for letter, _ in self._random.choice(self._parts[::2]))
        self.copied.add(again)
        self._parts[at:at] = [_fresh(again), _fresh(" ")]

    def _move(self, at: int) -> None:
        block = self._parts[at : at + 2 * self._random.choice([1, 1, 2, 5])]
        del self._parts[at : at + len(block)]
        self.moved |= {origin for part in block for _, origin in part}
        to = 2 * self._random.randrange(len(self._parts) // 2 + 1)
        self._parts[to:to] = block

    def _words_at(self, at: int, choices: Sequence[str]) -> None:
        part = self._parts[at]
        start = self._random.randrange(len(part) + 1)
        gone = self._random.choice([0, 1, 5])
        part[start : start + gone] = _fresh(self._random.choice(choices) if not gone or self._random.random() < 0.5 else "")

    def _words(self, at: int) -> None:
        self._words_at(at, [f"{word} " for word in ENGLISH + RUSSIAN])

    def _letters(self, at: int) -> None:
        self._words_at(at, "xяй. \n𝔘")

    def _wrap(self, at: int) -> None:
        for part in self._parts[at : at + 8 : 2]:
            blanks = [n for n, (letter, _) in enumerate(part) if letter == " "]
            for n in self._random.sample(blanks, len(blanks) // 3):
                part[n] = ("\n", -1)

    def _replace(self, at: int) -> None:
        self._parts[at] = _fresh(self._sentence())

    def _break(self, at: int) -> None:
        self._parts[at + 1] = _fresh("\n\n\n")

    def _sentence(self) -> str:
        words = [self._random.choice(self._vocabulary) for _ in range(self._random.randint(2, 18))]
        if self._random.random() < 0.1:
            words.insert(1, self._random.choice(ODD))
        return " ".join(words).capitalize() + self._random.choice(".....!?")


def _fresh(text: str) -> list[Letter]:
    return [(letter, -1) for letter in text]
