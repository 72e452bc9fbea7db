"""Which verb form an English word is in its sentence: finite or participle, infinitive or noun.

Whether the clause has its finite verb yet, and whether a surer one is still to come, tells "the talks held in Rome ended" from "the
parties held talks". Known limits: no full parse; headlines, verse and commands are read as if they were sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.lang.en.lookahead import NONE, STOPS, SURE, finite_ahead
from reconciler.lang.en.senses import ADJECTIVE, ADVERB, BASE, ED, ING, NOUN, PARTICIPLE, PAST, THIRD, VERBAL, Sense, words
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.lang.words import Word

NOMINAL = frozenset((Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER))
NOUNS = frozenset((Tag.NOUN, Tag.NAME))
QUOTES = frozenset('“”«»"„')
_LIGHT = frozenset((Tag.ADVERB, Tag.NEGATION))
_OBJECT = frozenset((Tag.DETERMINER, Tag.PRONOUN, Tag.NUMBER))
_SUBJECTIVE = frozenset(("i", "he", "she", "we", "they"))
_OBJECTIVE = frozenset(("me", "him", "us", "them", "himself", "herself", "itself", "themselves"))
_YEAR = 4  # digits of a number that closes its phrase: "in 2004 signed"
_INSERTION = 10  # words between "and" and its verb, commas too
_MANY = frozenset(("i", "you", "we", "they", "these", "those"))
STANDS_ALONE = frozenset(
    ("this", "that", "these", "those", "all", "some", "many", "most", "both", "several", "few", "each", "more", "none")
)


class VerbForms:
    """A sentence that is read from left to right; `has_finite` tells whether the clause that runs has its finite verb."""

    def __init__(self, pieces: Sequence[tuple[int, int, str]], senses: Sequence[Sense]) -> None:
        self.pieces = pieces
        self.senses = senses
        self.ahead = finite_ahead(pieces, senses)
        self.found: list[Word] = []
        self.has_finite = False
        self.outer: list[bool] = []

    def after(self, n: int) -> Sense | None:
        """What the word after that at `n` can be."""
        return self.senses[n + 1] if n + 1 < len(self.senses) else None

    def anchor(self) -> Word | None:
        """The word before, over adverbs, negations, quotation marks and what stands in parentheses."""
        inside = False
        for word in reversed(self.found):
            if word.text == ")":
                inside = True
            elif inside:
                inside = word.text != "("
            elif word.tag not in _LIGHT and word.text not in QUOTES:
                return word
        return None

    def verb_form(self, n: int, bits: int, known: Sense, last: Word | None) -> Tag | None:
        """The verb form that a word is here, or None where it is no verb."""
        anchor = self.anchor()
        before = anchor.tag if anchor is not None else None
        if bits & BASE and anchor is not None:
            if before is Tag.TO and last is not None and not self._noun_after_to(n, bits, known):
                return Tag.INFINITIVE
            if before is Tag.MODAL or (anchor.lemma == "do" and "aux" in anchor.features) or self._inverted(last):
                return Tag.INFINITIVE
            if anchor.lemma in ("help", "let") and not bits & PAST:
                return Tag.INFINITIVE
            if (before is Tag.CONJUNCTION or anchor.text == ",") and not bits & (NOUN | ADJECTIVE) and self._after_infinitive():
                return Tag.INFINITIVE
        if bits & ING:
            return self._ing(n, bits, last)
        if bits & ED and anchor is not None and "aux" in anchor.features and anchor.lemma in ("be", "have"):
            return Tag.PARTICIPLE
        year = last is not None and last.tag is Tag.NUMBER and len(last.text) == _YEAR
        if last is not None and not year and (last.tag in NOMINAL or last.tag in (Tag.PREPOSITION, Tag.TO)):
            kind = self._after_nominal(n, bits, last)
            if kind is not Tag.VERB:
                return kind
        if bits & PAST:
            return self._past(n, bits, known, last, anchor)
        if bits & PARTICIPLE:
            return Tag.PARTICIPLE
        return self._present(n, bits, known, anchor)

    def _after_infinitive(self) -> bool:
        """Whether the verb before is an infinitive: "to draft a law and submit it"."""
        for word in reversed(self.found):
            if word.tag in (Tag.INFINITIVE, Tag.VERB, Tag.MODAL):
                return word.tag is Tag.INFINITIVE
            if word.text in STOPS:
                return False
        return False

    def _noun_after_to(self, n: int, bits: int, known: Sense) -> bool:
        if not bits & NOUN or known.verb not in words("after_to"):
            return False
        after = self.after(n)
        return after is None or after.tag in (Tag.MARK, Tag.PREPOSITION, Tag.CONJUNCTION)

    def _inverted(self, last: Word | None) -> bool:
        """ "Did the EU sign": the auxiliary stands before the subject, at the head of the sentence."""
        head = self.found[0] if self.found else None
        return (
            head is not None
            and (head.tag is Tag.MODAL or (head.lemma == "do" and "aux" in head.features))
            and last is not None
            and last.tag in (*NOUNS, Tag.PRONOUN)
            and not any(w.tag is Tag.INFINITIVE for w in self.found)
        )

    def _ing(self, n: int, bits: int, last: Word | None) -> Tag | None:
        after = self.after(n)
        if last is None:
            return Tag.ING
        if not bits & NOUN:
            closed = after is None or after.tag in (Tag.PREPOSITION, Tag.MARK, Tag.CONJUNCTION, Tag.VERB, Tag.MODAL)
            closed = closed or (after is not None and bool(after.bits & PAST))
            return None if closed and last.tag in (Tag.ADJECTIVE, Tag.DETERMINER) else Tag.ING
        if last.tag in NOMINAL or (last.tag in NOUNS and not (after is not None and after.tag in _OBJECT)):
            return None
        if after is not None and after.other == "of":
            return None
        if last.tag is Tag.PREPOSITION and not (after is not None and (after.tag in _OBJECT or after.tag is None)):
            return None
        return Tag.ING

    def _after_nominal(self, n: int, bits: int, last: Word) -> Tag | None:
        """Within a noun phrase: a participle before its noun, or no verb at all; VERB where the phrase is complete."""
        if last.tag is not Tag.PREPOSITION and last.tag is not Tag.TO:
            alone = last.lemma in STANDS_ALONE or last.tag is Tag.NUMBER
            finite = bits & (PAST | THIRD) and not (bits & NOUN and last.lemma not in ("this", "that", "each"))
            if alone and finite and not self.has_finite and self.ahead[n] != SURE and not self._noun_next(n):
                return Tag.VERB
            if last.tag is Tag.ADJECTIVE and bits & PAST and not bits & PARTICIPLE and not bits & NOUN:
                return Tag.VERB
        if bits & PARTICIPLE and not bits & NOUN:
            return Tag.PARTICIPLE
        if bits & (NOUN | ADJECTIVE):
            return None
        return Tag.VERB if last.tag in (Tag.ADJECTIVE, Tag.NUMBER) else None

    def _noun_next(self, n: int) -> bool:
        after = self.after(n)
        return after is not None and after.tag is None and bool(after.bits & NOUN)

    def _past(self, n: int, bits: int, known: Sense, last: Word | None, anchor: Word | None) -> Tag | None:
        """Finite past, participle, or (of "set", "left", "rose") no verb."""
        if not bits & PARTICIPLE:
            return Tag.VERB
        after = self.after(n)
        if last is None:
            return Tag.PARTICIPLE
        by = after is not None and after.other == "by"
        if last.tag is Tag.RELATIVE or (last.tag is Tag.PRONOUN and last.lemma in _SUBJECTIVE):
            return Tag.VERB
        if last.tag is Tag.PRONOUN and last.lemma in _OBJECTIVE:
            return Tag.PARTICIPLE
        if known.bits & ADJECTIVE and self._noun_next(n) and anchor is not None and anchor.tag is not Tag.CONJUNCTION:
            return Tag.PARTICIPLE
        has_object = after is not None and (after.tag in _OBJECT or (after.tag is None and not after.bits & VERBAL))
        if anchor is not None and anchor.tag is Tag.CONJUNCTION:
            listed = len(self.found) > 1 and self.found[-2].tag is Tag.ADJECTIVE and self._noun_next(n)
            return Tag.PARTICIPLE if listed else self._coordinated(has_object=has_object, by=by)
        if known.verb in words("reporting") and not by and (not self.has_finite or last.tag is Tag.MARK or self._ends_quote(n)):
            return Tag.VERB
        if last.tag is Tag.MARK:
            return self._after_mark(n, last, has_object=has_object, by=by)
        if self.has_finite:
            outer_lacks = bool(self.outer) and not self.outer[-1] and self.ahead[n] == NONE
            complete = has_object or known.verb in words("intransitive")
            sure_object = after is not None and after.tag in _OBJECT
            resumes = (outer_lacks and sure_object) or self._after_conjunction()
            return Tag.VERB if complete and resumes and not by else Tag.PARTICIPLE
        if by and known.verb not in words("intransitive"):
            return Tag.PARTICIPLE
        if has_object or known.verb in words("intransitive"):
            return Tag.VERB
        return Tag.PARTICIPLE if self.ahead[n] else Tag.VERB

    def _ends_quote(self, n: int) -> bool:
        """Whether a reporting verb here has a subject that follows a comma, and closes: "…, police said on Friday"."""
        if n + 1 < len(self.senses) and self.senses[n + 1].tag is Tag.TO:
            return False
        for word in reversed(self.found):
            if word.tag is Tag.MARK:
                return word.text == "," or word.text in QUOTES
            if word.tag not in (*NOUNS, *NOMINAL, Tag.PRONOUN, Tag.PREPOSITION):
                return False
        return False

    def _after_conjunction(self) -> bool:
        """Whether a conjunction and a noun phrase are all that stands before."""
        for word in reversed(self.found):
            if word.tag is Tag.CONJUNCTION:
                return True
            if word.tag not in (*NOUNS, *NOMINAL, Tag.PREPOSITION):
                return False
        return False

    def _closes_insertion(self) -> bool:
        """Whether the comma before closes what stands between "and" and its verb: "and, at the same time, provided"."""
        for k in range(len(self.found) - 2, max(0, len(self.found) - _INSERTION), -1):
            if self.found[k].text == ",":
                return self.found[k - 1].tag is Tag.CONJUNCTION
        return False

    def _coordinated(self, *, has_object: bool, by: bool) -> Tag:
        """After "and": as the verb before it, unless an object tells that a passive is over."""
        passive: Word | None = None
        word = self.found[-1]
        for word in reversed(self.found):
            if word.tag is Tag.VERB and "aux" not in word.features:
                return Tag.PARTICIPLE if by else Tag.VERB
            if word.tag is Tag.PARTICIPLE and "aux" not in word.features:
                passive = passive or word
            elif word.tag is Tag.VERB or word.tag is Tag.MODAL or (word.tag is Tag.MARK and word.text in STOPS):
                break
        if passive is None:
            return Tag.VERB
        return Tag.VERB if has_object and self.has_finite and word.lemma != "have" else Tag.PARTICIPLE

    def _after_mark(self, n: int, last: Word, *, has_object: bool, by: bool) -> Tag:
        if last.text in ")\"”»'’" and not self.has_finite and not by:
            return Tag.PARTICIPLE if self.ahead[n] == SURE else Tag.VERB
        if last.text == "," and self._closes_insertion():
            return self._coordinated(has_object=has_object, by=by)
        if last.text != "," or self.has_finite:
            return Tag.PARTICIPLE
        if by or self.ahead[n] == SURE or not any(w.tag in NOUNS or w.tag is Tag.PRONOUN for w in self.found):
            return Tag.PARTICIPLE
        return Tag.VERB if has_object or self.ahead[n] == NONE else Tag.PARTICIPLE

    def _present(self, n: int, bits: int, known: Sense, anchor: Word | None) -> Tag | None:
        """A base or third-person form: finite where it agrees with a subject and the clause lacks its verb."""
        before = anchor.tag if anchor is not None else None
        if not bits & (NOUN | ADJECTIVE | ADVERB):
            return Tag.VERB
        if anchor is None or before is Tag.PREPOSITION or anchor.lemma == "whose":
            return None
        reporting = known.verb in words("reporting")
        if reporting and bits & THIRD and (anchor.text == "," or self._ends_quote(n)) and not self._noun_phrase_goes_on(n):
            return Tag.VERB
        if before is Tag.CONJUNCTION:
            return self._joined(n, bits, known)
        if before is Tag.RELATIVE:
            return Tag.VERB
        if before is Tag.PRONOUN:
            wanted = BASE if anchor.lemma in _MANY else THIRD
            return Tag.VERB if bits & wanted and anchor.lemma not in _OBJECTIVE and not self.has_finite else None
        clause_lacks = not self.has_finite or (known.verb in words("verbs") and self._after_conjunction())
        if before not in NOUNS or not clause_lacks or (self.ahead[n] == SURE and not reporting):
            return None
        plural = "plural" in anchor.features or anchor.lemma in words("collective") or self._listed()
        if bits & THIRD and not plural:
            return Tag.VERB if self._verb_like(n, known) else None
        if bits & BASE and plural and not bits & THIRD:
            return Tag.VERB if self._verb_like(n, known) else None
        return None

    def _verb_like(self, n: int, known: Sense) -> bool:
        """Whether what follows is what a verb has after it."""
        after = self.after(n)
        if after is None or after.tag in (Tag.VERB, Tag.MODAL, Tag.CONJUNCTION, Tag.MARK):
            return False
        if after.tag in (Tag.DETERMINER, Tag.PRONOUN, Tag.ADVERB, Tag.TO, Tag.SUBORDINATOR):
            return True
        return known.verb in words("verbs")

    def _noun_phrase_goes_on(self, n: int) -> bool:
        after = self.after(n)
        return after is not None and (
            after.tag is Tag.PREPOSITION or (after.tag is None and not self.pieces[n + 1][2][0].isupper())
        )

    def _listed(self) -> bool:
        """Whether the noun before is the last of "A and B"."""
        for word in reversed(self.found):
            if word.tag is Tag.CONJUNCTION:
                return word.lemma == "and"
            if word.tag not in (*NOUNS, *NOMINAL, *_LIGHT):
                return False
        return False

    def _joined(self, n: int, bits: int, known: Sense) -> Tag | None:
        """After "and": an infinitive or present verb where the one before it was one and what follows suits a verb."""
        before = self.found[-2] if len(self.found) > 1 else None
        if before is not None and before.tag is Tag.INFINITIVE and bits & BASE:
            return Tag.INFINITIVE
        if not self._verb_like(n, known):
            return None
        for word in reversed(self.found):
            if word.tag is Tag.INFINITIVE and "aux" not in word.features:
                return Tag.INFINITIVE if bits & BASE else None
            if word.tag is Tag.MODAL:
                return None  # "will take care of the paths and bridges that …"
            if word.tag is Tag.VERB:
                form = "third" if bits & THIRD else ""
                return Tag.VERB if word.features == form else None
        return None
