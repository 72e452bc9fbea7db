"""English parts of speech: what each word can be (`senses.py`), settled from left to right by the words around it.

Verbs are settled by `verb_forms.py`; here are small words, names, adjectives, and the count of clauses. Known limit: no full parse.
"""

from __future__ import annotations

from reconciler.lang.en.lookahead import NONE, OPENS, STOPS, SURE
from reconciler.lang.en.senses import (
    ADJECTIVE,
    ADVERB,
    BASE,
    ING,
    NOUN,
    PARTICIPLE,
    PAST,
    THIRD,
    UNKNOWN,
    VERBAL,
    Sense,
    sense,
    words,
)
from reconciler.lang.en.verb_forms import NOMINAL, NOUNS, QUOTES, STANDS_ALONE, VerbForms
from reconciler.lang.words import Tag, Word, tokens

_new = tuple.__new__  # a NamedTuple's own constructor takes three times as long
_EITHER = frozenset(("as", "than", "before", "after", "since", "until", "till", "like"))


def tag(text: str) -> tuple[Word, ...]:
    """The words and marks of the sentence `text`, in order; `start` and `end` count its code points."""
    pieces = tokens(text)
    return tuple(_Reader(pieces, [sense(piece[2]) for piece in pieces]).read())


def lemmas(word: str) -> tuple[str, ...]:
    """Every lemma that `tag` may find for `word`."""
    known = sense(word)
    return known.verb, known.other, word.lower()


class _Reader(VerbForms):
    """Reads a sentence word by word."""

    def read(self) -> list[Word]:
        found = self.found
        for n, (start, end, word) in enumerate(self.pieces):
            known = self.senses[n]
            kind, lemma, features = known.tag, known.other, known.features
            if kind is None:
                kind, lemma, features = self._open_word(n, word, known)
            elif known.bits == 0 and kind is not Tag.MARK:
                kind = self._small_word(n, kind, lemma)
            found.append(_new(Word, (start, end, word, lemma, kind, features)))
            self._keep_count(n, word, kind, features)
        return found

    def _keep_count(self, n: int, word: str, kind: Tag, features: str) -> None:
        """Open and close clauses as their words go by."""
        if kind is Tag.VERB or kind is Tag.MODAL or features == "finite":
            if self.has_finite and self.outer and self.found[-2:-1] and self.found[-2].tag is not Tag.CONJUNCTION:
                self.outer.pop()
            self.has_finite = True
            if kind is Tag.VERB and self.ahead[n] and self.senses[n].verb in words("reporting"):
                # "said the talks failed": a clause of its own that nothing opens
                self.outer.append(True)
                self.has_finite = False
        elif kind in OPENS or word == "(":
            self.outer.append(self.has_finite)
            self.has_finite = False
        elif kind is Tag.MARK:
            if word == ")" or (word == "," and self.has_finite):
                if self.outer:
                    self.has_finite = self.outer.pop()
            elif word in STOPS or (word in QUOTES and len(self.found) > 1 and self.found[-2].text in ",?!"):
                self.outer.clear()
                self.has_finite = False

    def _small_word(self, n: int, kind: Tag, lemma: str) -> Tag:
        """Settle the small words that are more than one thing."""
        if kind is Tag.SUBORDINATOR:
            if lemma == "that":
                return self._that(n)
            if lemma == "while" and self.found and self.found[-1].tag is Tag.DETERMINER:
                return Tag.NOUN
            if lemma in _EITHER and (self.ahead[n] == NONE or self._participle_next(n)):
                return Tag.PREPOSITION
            if lemma == "so" and not (n + 1 < len(self.senses) and self.senses[n + 1].other == "that") and self.ahead[n] == NONE:
                return Tag.ADVERB
        elif kind is Tag.VERB and lemma in ("have", "do"):
            anchor = self.anchor()
            if anchor is not None and anchor.tag in (Tag.TO, Tag.MODAL):
                return Tag.INFINITIVE
        elif kind is Tag.PRONOUN and lemma == "her":
            after = self.after(n)
            if after is not None and (after.tag in NOMINAL or (after.tag is None and after.bits & (NOUN | ADJECTIVE))):
                return Tag.DETERMINER
        elif kind is Tag.MODAL:
            if self.pieces[n][2] == "May" and self._month(n):
                return Tag.NAME
            # "their will"
            last = self.found[-1] if self.found else None
            return Tag.NOUN if last is not None and last.tag is Tag.DETERMINER and last.lemma not in STANDS_ALONE else kind
        elif kind is Tag.CONJUNCTION and self.has_finite and self._opens_clause(n):
            self.outer.clear()
            self.has_finite = False
        return kind

    def _month(self, n: int) -> bool:
        after = self.after(n)
        return n > 0 or (after is not None and after.tag is Tag.NUMBER)

    def _opens_clause(self, n: int) -> bool:
        """Whether a conjunction joins a clause with a subject of its own."""
        if not self.ahead[n]:
            return False
        after = self.senses[n + 1]
        if after.tag is None and after.bits & VERBAL and not after.bits & NOUN:
            return False
        comma = bool(self.found) and self.found[-1].text == ","
        return self.ahead[n] == SURE or comma or after.other == "but"

    def _participle_next(self, n: int) -> bool:
        after = self.after(n)
        return after is not None and after.tag is None and bool(after.bits & (PARTICIPLE | ING)) and not after.bits & NOUN

    def _that(self, n: int) -> Tag:
        """ "That" as a determiner, a relative or the opening of a clause."""
        after = self.after(n)
        before = self.found[-1] if self.found else None
        if after is None:
            return Tag.PRONOUN
        finite_next = after.tag in (Tag.VERB, Tag.MODAL) or (
            after.tag is None and after.bits & VERBAL and not after.bits & (NOUN | ADJECTIVE)
        )
        if before is None or before.tag in (Tag.MARK, Tag.CONJUNCTION, Tag.PREPOSITION, Tag.TO):
            if finite_next:
                return Tag.PRONOUN
            if before is not None and before.tag in (Tag.PREPOSITION, Tag.TO):
                return Tag.DETERMINER
            return Tag.SUBORDINATOR if self.ahead[n] == SURE and before is not None else Tag.DETERMINER
        if before.tag in NOUNS and finite_next:
            return Tag.RELATIVE
        return Tag.SUBORDINATOR

    def _open_word(self, n: int, word: str, known: Sense) -> tuple[Tag, str, str]:
        """Tag, lemma and features of a word that the dictionary leaves open."""
        last = self.found[-1] if self.found else None
        if word[0].isupper() and (
            self._inside(last) or (known.bits & UNKNOWN and not word.isupper()) or (len(word) > 1 and word.isupper())
        ):
            return Tag.NAME, known.other, "plural" if known.plural else ""
        bits = known.bits
        if bits & VERBAL:
            kind = self.verb_form(n, bits, known, last)
            if kind is not None:
                features = (
                    "past"
                    if kind is Tag.VERB and bits & PAST and not bits & BASE
                    else "third"
                    if kind is Tag.VERB and bits & THIRD
                    else ""
                )
                return kind, known.verb, features
        if bits & (ADJECTIVE | ADVERB):
            kind = self._quality(n, bits)
            if kind is not Tag.NOUN:
                return kind, known.other, ""
        if word == "am" and n and self.senses[n - 1].tag is Tag.NUMBER:
            return Tag.NOUN, word, ""
        return Tag.NOUN, known.other, "plural" if known.plural else ""

    @staticmethod
    def _inside(last: Word | None) -> bool:
        """Whether a capital here is a name's and not that of a sentence's first word."""
        return last is not None and (last.tag is not Tag.MARK or last.text in ",()-–—'’/&")

    def _quality(self, n: int, bits: int) -> Tag:
        """Adjective, adverb or noun."""
        after = self.after(n)
        anchor = self.anchor() if bits & ADJECTIVE else None
        if anchor is not None and anchor.lemma == "be":
            return Tag.ADJECTIVE
        noun_next = after is not None and after.tag is None and bool(after.bits & (NOUN | ADJECTIVE | ING))
        if bits & ADJECTIVE and (not bits & NOUN or (after is not None and noun_next and not after.bits & PAST)):
            if not bits & ADVERB or noun_next or (after is not None and after.tag in NOMINAL):
                return Tag.ADJECTIVE
            last = self.found[-1] if self.found else None
            return Tag.ADVERB if last is None or last.tag not in (Tag.DETERMINER, Tag.VERB, Tag.ADVERB) else Tag.ADJECTIVE
        if bits & NOUN:
            return Tag.NOUN
        return Tag.ADVERB
