"""What stands where in a sentence, for whoever takes it apart: verbs to come, the ends of phrases, dates, and how much is said.

Spans are half-open and count words.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.lang.words import Word

FINITE = frozenset((Tag.VERB, Tag.MODAL))
NOUNS = frozenset((Tag.NOUN, Tag.NAME))
NOMINAL = frozenset((Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.NUMBER, Tag.DETERMINER, Tag.ADJECTIVE))
LIGHT = frozenset((Tag.ADVERB, Tag.NEGATION, Tag.OTHER))
CONTENT = frozenset((Tag.NOUN, Tag.NAME, Tag.VERB, Tag.INFINITIVE, Tag.ING, Tag.PARTICIPLE, Tag.ADJECTIVE, Tag.NUMBER, Tag.MODAL))
DASHES = frozenset("-–—")
_VERBAL = frozenset((Tag.ING, Tag.PARTICIPLE, Tag.INFINITIVE, Tag.TO))
_CLAUSE_WORDS = frozenset((Tag.RELATIVE, Tag.SUBORDINATOR))
_HARD = frozenset(";:()[]")
_LIMITS = frozenset(',;:()[]—–"«»“”„')
_PARTING = _HARD | frozenset(",—–-…?!")


@cache
def listed(language: str, key: str) -> frozenset[str]:
    """The words under `key` in the language's lexicon of clauses."""
    return lang.word_list(language, "clauses", key)


class Scan:
    """The words of one sentence, and what can be asked of them."""

    def __init__(self, words: Sequence[Word], language: str) -> None:
        self.words = words
        self.language = language

    def same_group(self, verb: int, n: int) -> bool:
        """Whether only adverbs and verbs stand between two verbs ("было подписано", "has been")."""
        return all(w.tag in LIGHT or w.tag in FINITE for w in self.words[verb + 1 : n])

    def group_start(self, n: int) -> int:
        while n and self.words[n - 1].tag in LIGHT:
            n -= 1
        return n

    def subject_between(self, first: int, finite: int) -> bool:
        """Whether what stands before the verb can be its subject: a pronoun after a noun opens a clause about that noun."""
        words = self.words
        before = [w for w in words[first:finite] if w.tag not in LIGHT]
        if not before or before[0].tag in _VERBAL or not any(w.tag in NOMINAL for w in before):
            return False
        contact = before[-1].tag is Tag.PRONOUN and len(before) > 1 and before[-2].tag in (*NOUNS, Tag.NUMBER, Tag.PRONOUN)
        return not (contact and self.language == "en")

    def clause_before(self, n: int) -> bool:
        """Whether what a conjunction at `n` joins is a clause, and not the last of the names before a verb: "X and Y said"."""
        words = self.words
        if words[n - 1].text == ",":
            return True
        for k in range(n - 1, -1, -1):
            word = words[k]
            if word.tag in FINITE or word.features == "finite":
                telling = word.lemma in listed(self.language, "telling")
                return not (telling and all(w.tag in NOMINAL for w in words[k + 1 : n]))
            if word.tag in _CLAUSE_WORDS or word.text in _LIMITS or word.lemma in ("after", "before", "since", "until"):
                return False
        return False

    def two_months(self) -> bool:
        """Whether two dates may be told of."""
        months = listed(self.language, "months")
        return sum([w.lemma in months for w in self.words]) > 1

    def dated_event(self, first: int, stop: int) -> bool:
        """Whether a month and a name are given: when and where."""
        months = listed(self.language, "months")
        words = self.words
        month = any(w.lemma in months and w.tag is not Tag.MODAL for w in words[first:stop])
        return month and any(w.tag is Tag.NAME and w.lemma not in months for w in words[first:stop])

    def itemised(self) -> bool:
        """Whether semicolons part clauses or items: then the first part has a verb or none has, unlike what an insertion lists."""
        first = next(n for n, word in enumerate(self.words) if word.text == ";")
        finite = [n for n, word in enumerate(self.words) if word.tag in FINITE or word.features == "finite"]
        return not finite or finite[0] < first

    def next_finite(self, n: int) -> int:
        """The next finite verb in the same part of the sentence, or -1."""
        for k in range(n, len(self.words)):
            word = self.words[k]
            if word.tag in FINITE or word.features == "finite":
                return k
            if word.tag in _CLAUSE_WORDS or (word.tag is Tag.MARK and self.parts(k)):
                return -1
            if word.tag is Tag.CONJUNCTION and k > n and self.finite_next(k):
                return -1
        return -1

    def parts(self, n: int) -> bool:
        """Whether the mark at `n` parts what stands around it: a comma, a dash and the like, or "...", "?", "!"."""
        text = self.words[n].text
        return text in _PARTING or (text == "." and n + 1 < len(self.words) and self.words[n + 1].text == ".")

    def finite_next(self, n: int) -> bool:
        after = next((w for w in self.words[n + 1 :] if w.tag not in LIGHT), None)
        return after is not None and after.tag in FINITE

    def part_end(self, n: int, *, commas: bool = False) -> int:
        """Where the part of the sentence ends that the word `n` stands in: at the next comma, mark, conjunction or verb."""
        for k in range(n + 1, len(self.words)):
            word = self.words[k]
            if word.text in _HARD or (word.text == "," and not commas):
                return k
        return len(self.words)

    def phrase_stop(self, n: int) -> int:
        """Where the participle's phrase ends that begins at `n`."""
        for k in range(n + 1, len(self.words)):
            word = self.words[k]
            if word.tag in FINITE or word.tag in (Tag.RELATIVE, Tag.SUBORDINATOR) or word.text in _HARD or word.text == ",":
                return k
            if word.tag is Tag.CONJUNCTION and self.next_finite(k + 1) >= 0:
                return k
        return len(self.words)

    def phrase_start(self, last: int) -> int:
        """Where the noun phrase begins that ends with the word `last`, with what "of" and the like join to it."""
        words = self.words
        k = last
        while k >= 0 and (words[k].tag in NOMINAL or words[k].tag is Tag.PARTICIPLE or self.joins(k)):
            k -= 1
        return max(0, k + 1)

    def joins(self, k: int) -> bool:
        word = self.words[k]
        if word.text in "\"«»“”'" or (word.text == "-" and word.end == self.words[k + 1].start):
            return True
        if word.text == "," and k > 0 and k + 1 < len(self.words):
            return self.words[k - 1].tag is Tag.NAME and self.words[k + 1].tag is Tag.NAME
        return word.lemma in ("of", "for", "on", "and", "to") and k > 0 and self.words[k - 1].tag in NOUNS

    def closes(self, stop: int) -> bool:
        """Whether nothing but marks comes after, or a mark that ends the part."""
        return all(w.tag is Tag.MARK for w in self.words[stop:]) or self.words[stop].text in ";"

    def content(self, first: int, stop: int) -> int:
        return sum([w.tag in CONTENT and "aux" not in w.features for w in self.words[first:stop]])

    def complement(self, verb: int, stop: int) -> int:
        """Words of content after the verb group that begins at `verb`."""
        k = verb + 1
        while k < stop and (self.words[k].tag in LIGHT or self.words[k].tag in (Tag.PARTICIPLE, Tag.INFINITIVE, Tag.TO)):
            k += 1
        return self.content(k, stop)

    def dated(self, first: int, stop: int) -> bool:
        """Whether a month or a year is named."""
        months = listed(self.language, "months")
        return any(
            (w.tag is Tag.NUMBER and len(w.text) == 4 and w.text[:2] in ("18", "19", "20"))
            or (w.lemma in months and w.tag is not Tag.MODAL)
            for w in self.words[first:stop]
        )
