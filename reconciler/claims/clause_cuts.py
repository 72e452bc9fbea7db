"""Find where a sentence is cut: one pass over its words with a stack of open clauses.

A cut is proposed only between a part that has its finite verb (or a dated participle) and another that has one of its own, each
with enough to say. Known limit: a relative clause in the middle of another clause is cut off only where it is dated or long.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.lang.words import Word

_FINITE = frozenset((Tag.VERB, Tag.MODAL))
_STATING = frozenset((Tag.VERB, Tag.MODAL, Tag.PARTICIPLE, Tag.ING))
_NOUNS = frozenset((Tag.NOUN, Tag.NAME))
_NOMINAL = frozenset((Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.NUMBER, Tag.DETERMINER, Tag.ADJECTIVE))
_LIGHT = frozenset((Tag.ADVERB, Tag.NEGATION, Tag.OTHER))
_CONTENT = frozenset((Tag.NOUN, Tag.NAME, Tag.VERB, Tag.INFINITIVE, Tag.ING, Tag.PARTICIPLE, Tag.ADJECTIVE, Tag.NUMBER, Tag.MODAL))
_HARD = frozenset(";:()[]")
_BREAKS = frozenset(",—–-")
_COMPLEMENT = 2  # words that a predicate says besides its verb, at least, before another may be cut off
_OWN = 4  # words of content that a clause has, at least, to be a claim
_LONG = 7  # … and in the middle of another clause
_ASIDE = 8  # words of an aside without a verb
_INSERTION = 9  # words between the commas after "and"


class Cut(NamedTuple):
    """One claim stops before the word `stop`, the next begins with the word `start`."""

    stop: int
    start: int


@dataclass(slots=True)
class _Open:
    """A clause that is being read: its `kind`, the word it begins with, its finite verb (-1: still to come)."""

    kind: str
    first: int
    verb: int = -1
    word: int = -1  # the relative or subordinating word


@cache
def _listed(language: str, key: str) -> frozenset[str]:
    return lang.word_list(language, "clauses", key)


class Cutter:
    """Reads the words of one sentence; `asides` are the spans of words in parentheses that are claims besides."""

    def __init__(self, words: Sequence[Word], language: str) -> None:
        self.words = words
        self.language = language
        self.asides: list[tuple[int, int]] = []
        self._cuts: list[Cut] = []
        self._stack: list[_Open] = [_Open("main", 0)]
        self._skip = 0

    def cuts(self) -> list[Cut]:
        """The cuts, in the order of the words."""
        words = self.words
        if sum(w.tag in _STATING or w.text == ";" or w.features == "finite" for w in words) < 2 and not self._two_months():
            return []
        for n, word in enumerate(words):
            if n < self._skip:
                continue
            tag = word.tag
            if tag in _FINITE or word.features == "finite":
                self._verb(n)
            elif tag is Tag.CONJUNCTION:
                self._conjunction(n)
            elif tag is Tag.RELATIVE:
                self._relative(n)
            elif tag is Tag.SUBORDINATOR:
                self._subordinator(n)
            elif tag is Tag.PARTICIPLE:
                self._participle(n)
            elif tag is Tag.ING:
                self._gerund(n)
            elif tag is Tag.MARK:
                self._mark(n)
        self._finish(len(words))
        return sorted(set(self._cuts))

    # --- verbs ---------------------------------------------------------------------------------------------------------------

    def _verb(self, n: int) -> None:
        top = self._stack[-1]
        if top.verb < 0:
            top.verb = n
            return
        if self._same_group(top.verb, n):
            return
        # a second verb without a conjunction: an inner clause is over and the outer one gets its verb
        depth = next((d for d in range(len(self._stack) - 2, -1, -1) if self._stack[d].verb < 0), -1)
        if depth < 0:
            top.verb = n
            return
        inner = self._stack[depth + 1]
        del self._stack[depth + 1 :]
        self._stack[-1].verb = n
        if inner.kind == "relative" and self._stack[-1].kind in ("main", "content"):
            start = self._group_start(n)
            if self._tells_in_the_middle(inner, start) and self._content(start, self._part_end(n)) >= 2:
                self._cuts.append(Cut(start, start))

    def _same_group(self, verb: int, n: int) -> bool:
        """Whether only adverbs and verbs stand between two verbs ("было подписано", "has been")."""
        return all(w.tag in _LIGHT or w.tag in _FINITE for w in self.words[verb + 1 : n])

    def _group_start(self, n: int) -> int:
        while n and self.words[n - 1].tag in _LIGHT:
            n -= 1
        return n

    # --- coordination ----------------------------------------------------------------------------------------------------------

    def _conjunction(self, n: int) -> None:
        if n == 0:
            return
        verb = self._predicate_after(n)
        if verb >= 0:
            self._predicate(n, verb)
            return
        if self._second_date(n, n + 1):
            self._cuts.append(Cut(n, n + 1))
            return
        finite = self._next_finite(n + 1)
        if finite < 0 or not self._subject_between(n + 1, finite):
            return
        depth = self._coordinate_depth()
        if depth < 0:
            return
        clause = self._stack[depth]
        if self._content(clause.first, n) < _COMPLEMENT + 1 or self._content(n + 1, self._part_end(finite)) < _COMPLEMENT + 1:
            return
        self._close_to(depth, n)
        if clause.kind in ("main", "content"):
            self._cuts.append(Cut(n, n + 1))
        clause.first, clause.verb = n + 1, -1

    def _subject_between(self, first: int, finite: int) -> bool:
        """Whether what stands before the verb can be its subject: a pronoun after a noun opens a clause about that noun."""
        words = self.words
        before = [w for w in words[first:finite] if w.tag not in _LIGHT]
        if not before or not any(w.tag in _NOMINAL for w in before):
            return False
        contact = before[-1].tag is Tag.PRONOUN and len(before) > 1 and before[-2].tag in (*_NOUNS, Tag.NUMBER, Tag.PRONOUN)
        return not (contact and self.language == "en")

    def _coordinate_depth(self) -> int:
        """The clause that a new one with a subject of its own stands beside: none where an outer one still waits for its verb."""
        depth = len(self._stack) - 1
        if self._stack[depth].verb < 0:
            return -1
        while depth and self._stack[depth].kind not in ("main", "content"):
            depth -= 1
            if self._stack[depth].verb < 0:
                return -1
        return depth

    def _predicate_after(self, n: int) -> int:
        """The finite verb that a conjunction brings with no subject of its own, over adverbs, phrases and insertions; else -1."""
        words = self.words
        k = n + 1
        while k < len(words) and words[k].tag in _LIGHT:
            k += 1
        if k < len(words) and (words[k].text == "," or words[k].tag is Tag.SUBORDINATOR):
            first = k + 1
            close = next((j for j in range(first, min(len(words), first + _INSERTION)) if words[j].text == ","), -1)
            if close < 0 or any(w.tag in _FINITE for w in words[first:close]):
                return -1
            k = close + 1
            while k < len(words) and words[k].tag in _LIGHT:
                k += 1
        elif k < len(words) and words[k].tag is Tag.PREPOSITION:
            j = k + 1
            while (
                j < len(words) and words[j].tag in (Tag.NUMBER, Tag.NAME, Tag.NOUN, Tag.DETERMINER, Tag.ADJECTIVE) and j - k < _OWN
            ):
                j += 1
            if j < len(words) and words[j].tag in _FINITE and any(self._dated(k, j) for _ in (0,)):
                return j
            return -1
        return k if k < len(words) and words[k].tag in _FINITE else -1

    def _predicate(self, n: int, verb: int) -> None:
        top = self._stack[-1]
        if top.verb < 0:
            return
        left = self._complement(top.verb, n)
        if top.kind in ("main", "content") and left >= _COMPLEMENT and self._complement(verb, self._part_end(verb)) >= _COMPLEMENT:
            # an insertion between the conjunction and the verb is of neither
            self._cuts.append(Cut(n, verb if self.words[n + 1].text == "," else n + 1))
        self._skip = verb + 1
        top.verb = verb

    def _second_date(self, n: int, start: int) -> bool:
        """Whether a conjunction joins a second date with its place: "on 1 April in Brussels and on 8 February in Moscow"."""
        words = self.words
        top = self._stack[-1]
        if top.verb < 0 or start >= len(words) or words[start].tag not in (Tag.PREPOSITION, Tag.NUMBER):
            return False
        stop = self._part_end(start)
        return self._dated_event(top.verb, n) and self._dated_event(start, stop) and stop - start < _LONG + _OWN

    def _two_months(self) -> bool:
        months = _listed(self.language, "months")
        return sum(w.lemma in months for w in self.words) > 1

    def _dated_event(self, first: int, stop: int) -> bool:
        months = _listed(self.language, "months")
        words = self.words
        month = next((i for i in range(first, stop) if words[i].lemma in months), -1)
        return month >= 0 and any(w.tag is Tag.NAME and w.lemma not in months for w in words[first:stop])

    # --- subordinate clauses -----------------------------------------------------------------------------------------------------

    def _relative(self, n: int) -> None:
        words = self.words
        first = n
        if n and words[n - 1].tag is Tag.PREPOSITION:
            first = n - 1
            # "the implementation of which"
            while first and words[first - 1].tag in (Tag.NOUN, Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER, Tag.PRONOUN):
                if words[first - 1].tag is Tag.NOUN and words[n - 1].lemma != "of":
                    break
                first -= 1
        self._stack.append(_Open("relative", first, -1, n))

    def _subordinator(self, n: int) -> None:
        words = self.words
        lemma = words[n].lemma
        top = self._stack[-1]
        adverbial = lemma in _listed(self.language, "own_fact") or lemma in _listed(self.language, "own_fact_first")
        if adverbial and top.kind in ("main", "content") and top.verb >= 0 and n > top.verb:
            first = n
            end = self._part_end(n, commas=True)
            finite = self._next_finite(n + 1)
            if lemma in _listed(self.language, "own_fact") and finite >= 0 and self._content(n + 1, end) >= _OWN:
                self._cuts.append(Cut(first, first))
                self._stack[-1] = _Open(top.kind, n + 1)
                return
        content = (n > 0 and not adverbial and words[n - 1].tag is not Tag.MARK) or (self.language == "ru" and lemma == "что")
        self._stack.append(_Open("content" if content else "adverbial", n, -1, n))

    def _participle(self, n: int) -> None:
        words = self.words
        if n == 0:
            return
        before = words[n - 1]
        comma = before.text == ","
        top = self._stack[-1]
        if self.language == "ru":
            if comma:
                self._russian_participle(n, top)
            return
        if not (comma or before.tag in _NOUNS or before.text == ")") or top.kind == "relative":
            return
        stop = self._phrase_stop(n)
        if not self._dated(n, stop) or self._content(n, stop) < _OWN - 1:
            return
        if top.verb < 0:
            follows = stop + 1 if stop < len(words) and words[stop].text == "," else stop
            if (
                follows < len(words)
                and words[follows].tag in _FINITE
                and self._content(follows, self._part_end(follows)) > _COMPLEMENT
            ):
                self._cuts.append(Cut(stop, follows))
                top.verb = follows
                self._skip = follows + 1
        elif self._closes(stop):
            self._cuts.append(Cut(n, self._phrase_start(n - 2 if comma else n - 1)))
            self._skip = stop

    def _russian_participle(self, n: int, top: _Open) -> None:
        words = self.words
        stop = self._phrase_stop(n)
        if top.verb < 0 or not self._closes(stop):
            return
        active = "actv" in words[n].features and "past" in words[n].features
        if (active and self._content(n, stop) >= _OWN) or (self._dated(n, stop) and self._content(n, stop) >= _OWN - 1):
            self._cuts.append(Cut(n, self._phrase_start(n - 2)))
            self._skip = stop

    def _gerund(self, n: int) -> None:
        """A gerund at the end that states something: "…, adding that …", «…, назвав …»."""
        words = self.words
        if n < 2 or words[n - 1].text != "," or self._stack[0].verb < 0:
            return
        stating = words[n].lemma in _listed(self.language, "stating")
        if not stating or self._content(n, len(words)) < _OWN:
            return
        if self.language == "en" and not any(w.lemma == "that" for w in words[n + 1 : n + 3]):
            return
        self._finish(n)
        self._stack = [_Open("main", n, n)]
        self._cuts.append(Cut(n, n))

    # --- marks -----------------------------------------------------------------------------------------------------------------

    def _mark(self, n: int) -> None:
        text = self.words[n].text
        if text == ";":
            self._finish(n)
            self._stack = [_Open("main", n + 1)]
            self._cuts.append(Cut(n, n + 1))
        elif text == "(":
            self._parenthesis(n)
        elif text == ",":
            self._comma(n)

    def _parenthesis(self, n: int) -> None:
        words = self.words
        close = next((j for j in range(n + 1, len(words)) if words[j].text == ")"), -1)
        if close < 0:
            return
        finite = any(w.tag in _FINITE for w in words[n + 1 : close])
        count = sum(w.tag is not Tag.MARK for w in words[n + 1 : close])
        relative = words[n + 1].tag is Tag.RELATIVE
        self._skip = close + 1
        if relative and self._stack[-1].verb < 0:
            follows = close + 1
            if follows < len(words) and words[follows].tag in _FINITE and self._content(n, close) >= _OWN - 1:
                self._cuts.append(Cut(follows, follows))
            return
        if (finite and count >= _OWN) or count >= _ASIDE:
            if all(w.tag is Tag.MARK for w in words[close:]):
                inner = Cutter(words[n + 1 : close], self.language)
                self._cuts += [Cut(n, n + 1), *(Cut(c.stop + n + 1, c.start + n + 1) for c in inner.cuts())]
                self._cuts.append(Cut(close, len(words)))
            else:
                self.asides.append((n + 1, close))

    def _comma(self, n: int) -> None:
        """A comma may close a subordinate clause that has its verb."""
        words = self.words
        top = self._stack[-1]
        if n + 1 >= len(words) or top.kind == "main" or top.verb < 0:
            return
        after = words[n + 1]
        if after.tag in (Tag.RELATIVE, Tag.SUBORDINATOR, Tag.PARTICIPLE, Tag.CONJUNCTION):
            return
        if after.tag is Tag.ING:
            return
        if after.tag is Tag.PREPOSITION and n + 2 < len(words) and words[n + 2].tag is Tag.RELATIVE:
            return
        finite = self._next_finite(n + 1)
        outer = self._stack[-2]
        if top.kind == "content" or (finite < 0 and outer.verb >= 0):
            return
        if top.kind == "relative" and outer.verb >= 0 and self.language == "ru":
            self._close_to(len(self._stack) - 2, n)
            return
        first_fact = top.kind == "adverbial" and words[top.word].lemma in _listed(self.language, "own_fact_first")
        if first_fact and outer.verb < 0 and finite >= 0 and self._content(top.first, n) >= _OWN and outer.kind == "main":
            self._cuts.append(Cut(n, n + 1))
        # "the talks which …, led to", "After the talks which …, the parties agreed"
        if top.kind == "relative" and outer.verb < 0 and finite >= 0 and self._tells_in_the_middle(top, n):
            self._cuts.append(Cut(n, n + 1))
        self._stack.pop()

    # --- the end of relative clauses ---------------------------------------------------------------------------------------------

    def _finish(self, stop: int) -> None:
        self._close_to(0, stop)

    def _close_to(self, depth: int, stop: int) -> None:
        """Close the clauses inside that at `depth`; the outermost relative one that ends here may be a claim."""
        for n in range(depth + 1, len(self._stack)):
            clause = self._stack[n]
            if clause.kind == "relative" and self._stack[n - 1].verb >= 0 and self._stack[n - 1].kind in ("main", "content"):
                if self._tells(clause, stop):
                    self._cuts.append(Cut(clause.first, clause.first))
                break
        del self._stack[depth + 1 :]

    def _tells(self, clause: _Open, stop: int) -> bool:
        """Whether a relative clause at the end says what happened, and not which one is meant."""
        words = self.words
        if clause.verb < 0 or self._content(clause.word, stop) < _OWN:
            return False
        comma = clause.first > 0 and words[clause.first - 1].text == ","
        if words[clause.word].lemma in _listed(self.language, "restrictive") and not (comma and words[clause.word].lemma != "that"):
            return False
        verb = words[clause.verb]
        if self.language == "ru" and "plur" in words[clause.word].features and "pres" in verb.features:
            return self._dated(clause.first, stop)
        return True

    def _tells_in_the_middle(self, clause: _Open, stop: int) -> bool:
        if not self._tells(clause, stop):
            return False
        past = "past" in self.words[clause.verb].features
        return self._dated(clause.first, stop) or (past and self._content(clause.first, stop) >= _LONG)

    # --- what stands where -------------------------------------------------------------------------------------------------------

    def _next_finite(self, n: int) -> int:
        """The next finite verb in the same part of the sentence, or -1."""
        for k in range(n, len(self.words)):
            word = self.words[k]
            if word.tag in _FINITE or word.features == "finite":
                return k
            if word.tag in (Tag.RELATIVE, Tag.SUBORDINATOR) or word.text in _HARD or word.text in _BREAKS:
                return -1
            if word.tag is Tag.CONJUNCTION and k > n and self._finite_next(k):
                return -1
        return -1

    def _finite_next(self, n: int) -> bool:
        after = next((w for w in self.words[n + 1 :] if w.tag not in _LIGHT), None)
        return after is not None and after.tag in _FINITE

    def _part_end(self, n: int, *, commas: bool = False) -> int:
        """Where the part of the sentence ends that the word `n` stands in: at the next comma, mark, conjunction or verb."""
        for k in range(n + 1, len(self.words)):
            word = self.words[k]
            if word.text in _HARD or (word.text == "," and not commas):
                return k
        return len(self.words)

    def _phrase_stop(self, n: int) -> int:
        """Where the participle's phrase ends that begins at `n`."""
        for k in range(n + 1, len(self.words)):
            word = self.words[k]
            if word.tag in _FINITE or word.tag in (Tag.RELATIVE, Tag.SUBORDINATOR) or word.text in _HARD or word.text == ",":
                return k
            if word.tag is Tag.CONJUNCTION and self._next_finite(k + 1) >= 0:
                return k
        return len(self.words)

    def _phrase_start(self, last: int) -> int:
        """Where the noun phrase begins that ends with the word `last`, with what "of" and the like join to it."""
        words = self.words
        k = last
        while k >= 0 and (words[k].tag in _NOMINAL or words[k].tag is Tag.PARTICIPLE or self._joins(k)):
            k -= 1
        return max(0, k + 1)

    def _joins(self, k: int) -> bool:
        word = self.words[k]
        if word.text in "\"«»“”'":
            return True
        if self.language == "ru":
            return False
        return word.lemma in ("of", "for", "on", "and", "to") and k > 0 and self.words[k - 1].tag in _NOUNS

    def _closes(self, stop: int) -> bool:
        """Whether nothing but marks comes after, or a mark that ends the part."""
        return all(w.tag is Tag.MARK for w in self.words[stop:]) or self.words[stop].text in ";"

    def _content(self, first: int, stop: int) -> int:
        return sum(w.tag in _CONTENT and "aux" not in w.features for w in self.words[first:stop])

    def _complement(self, verb: int, stop: int) -> int:
        """Words of content after the verb group that begins at `verb`."""
        k = verb + 1
        while k < stop and (self.words[k].tag in _LIGHT or self.words[k].tag in (Tag.PARTICIPLE, Tag.INFINITIVE, Tag.TO)):
            k += 1
        return self._content(k, stop)

    def _dated(self, first: int, stop: int) -> bool:
        """Whether a month or a year is named."""
        months = _listed(self.language, "months")
        return any(
            (w.tag is Tag.NUMBER and len(w.text) == 4 and w.text[:2] in ("18", "19", "20"))
            or (w.lemma in months and w.tag is not Tag.MODAL)
            for w in self.words[first:stop]
        )
