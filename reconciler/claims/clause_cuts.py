"""Find where a sentence is cut: one pass over its words with a stack of open clauses.

A cut is proposed only between a part that has its finite verb (or a dated participle) and another that has one of its own, each
with enough to say. Known limit: a relative clause in the middle of another clause is cut off only where it is dated or long.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reconciler.claims.clause_scan import CONTENT, DASHES, FINITE, LIGHT, NOUNS, Scan, listed
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.lang.words import Word

_STATING = frozenset((Tag.VERB, Tag.MODAL, Tag.PARTICIPLE, Tag.ING))
_IN_PHRASE = frozenset((Tag.NUMBER, Tag.NAME, Tag.NOUN, Tag.DETERMINER, Tag.ADJECTIVE))
# what follows a comma and goes on with the clause before it
_GOES_ON = frozenset((Tag.RELATIVE, Tag.SUBORDINATOR, Tag.PARTICIPLE, Tag.CONJUNCTION, Tag.ING))
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


class Cutter(Scan):
    """Reads the words of one sentence; `asides` are the spans of words in parentheses that are claims besides."""

    def __init__(self, words: Sequence[Word], language: str) -> None:
        super().__init__(words, language)
        self.asides: list[tuple[int, int]] = []
        self._cuts: list[Cut] = []
        self._stack: list[_Open] = [_Open("main", 0)]
        self._skip = 0

    def cuts(self) -> list[Cut]:
        """The cuts, in the order of the words."""
        words = self.words
        if sum([w.tag in _STATING or w.text == ";" or w.features == "finite" for w in words]) < 2 and not self.two_months():
            return []
        for n, word in enumerate(words):
            if n < self._skip:
                continue
            tag = word.tag
            if tag in FINITE or word.features == "finite":
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
        if self.same_group(top.verb, n):
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
            start = self.group_start(n)
            if self._tells_in_the_middle(inner, start) and self.content(start, self.part_end(n)) >= 2:
                self._cuts.append(Cut(start, start))

    # --- coordination ----------------------------------------------------------------------------------------------------------

    def _conjunction(self, n: int) -> None:
        if n == 0:
            return
        verb = self._predicate_after(n)
        if verb >= 0:
            self._predicate(n, verb)
            return
        if self._second_content(n):
            return
        if self._second_date(n, n + 1):
            self._cuts.append(Cut(n, n + 1))
            return
        finite = self.next_finite(n + 1)
        if finite < 0 or not self.subject_between(n + 1, finite) or not self.clause_before(n):
            return
        depth = self._coordinate_depth()
        if depth < 0:
            return
        clause = self._stack[depth]
        if self.content(clause.first, n) < _COMPLEMENT + 1 or self.content(n + 1, self.part_end(finite)) < _COMPLEMENT + 1:
            return
        self._close_to(depth, n)
        if clause.kind in ("main", "content"):
            self._cuts.append(Cut(n, n + 1))
        clause.first, clause.verb = n + 1, -1

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
        while k < len(words) and words[k].tag in LIGHT:
            k += 1
        if k < len(words) and (words[k].text == "," or words[k].tag is Tag.SUBORDINATOR):
            first = k + 1
            close = next((j for j in range(first, min(len(words), first + _INSERTION)) if words[j].text == ","), -1)
            if close < 0 or any(w.tag in FINITE for w in words[first:close]):
                return -1
            k = close + 1
            while k < len(words) and words[k].tag in LIGHT:
                k += 1
        elif k < len(words) and words[k].tag is Tag.PREPOSITION:
            j = k + 1
            while (
                j < len(words) and words[j].tag in (Tag.NUMBER, Tag.NAME, Tag.NOUN, Tag.DETERMINER, Tag.ADJECTIVE) and j - k < _OWN
            ):
                j += 1
            if j < len(words) and words[j].tag in FINITE and any(self.dated(k, j) for _ in (0,)):
                return j
            return -1
        if k >= len(words):
            return -1
        return k if words[k].tag in FINITE or (words[k].tag is Tag.PARTICIPLE and self._passive(n)) else -1

    def _passive(self, n: int) -> bool:
        """Whether the verb of the clause is a passive or perfect that a participle after the conjunction at `n` may share."""
        verb = self._stack[-1].verb
        return verb >= 0 and "aux" in self.words[verb].features and any(w.tag is Tag.PARTICIPLE for w in self.words[verb + 1 : n])

    def _predicate(self, n: int, verb: int) -> None:
        top = self._stack[-1]
        if top.verb < 0:
            return
        left = self.complement(top.verb, n)
        if top.kind in ("main", "content") and left >= _COMPLEMENT and self.complement(verb, self.part_end(verb)) >= _COMPLEMENT:
            # an insertion between the conjunction and the verb is of neither
            self._cuts.append(Cut(n, verb if self.words[n + 1].text == "," else n + 1))
        self._skip = verb + 1
        top.verb = verb

    def _second_content(self, n: int) -> bool:
        """Cut before a second clause of what is said: "said that A and that B"."""
        words = self.words
        top = self._stack[-1]
        if n + 1 >= len(words) or words[n + 1].tag is not Tag.SUBORDINATOR or top.kind != "content" or top.verb < 0:
            return False
        if words[n + 1].lemma != words[top.word].lemma:
            return False
        if min(self.content(top.first, n), self.content(n + 1, self.part_end(n + 1))) >= _COMPLEMENT:
            self._cuts.append(Cut(n, n + 1))
        self._stack.pop()
        return True

    def _second_date(self, n: int, start: int) -> bool:
        """Whether a conjunction joins a second date with its place: "on 1 April in Brussels and on 8 February in Moscow"."""
        words = self.words
        top = self._stack[-1]
        if top.verb < 0 or start >= len(words) or words[start].tag not in (Tag.PREPOSITION, Tag.NUMBER):
            return False
        stop = self.part_end(start)
        return self.dated_event(top.verb, n) and self.dated_event(start, stop) and stop - start < _LONG + _OWN

    # --- subordinate clauses -----------------------------------------------------------------------------------------------------

    def _relative(self, n: int) -> None:
        words = self.words
        first = n
        if self.language == "ru":
            # «в которых», «волосы которой», «десять из которых»
            comma = next((k for k in range(n - 1, max(-1, n - _OWN - 2), -1) if words[k].text == ","), -1)
            first = comma + 1 if comma >= 0 else n
        elif n and words[n - 1].tag is Tag.PREPOSITION:
            first = n - 1
            # "the implementation of which", "in the course of which"
            while first and words[first - 1].tag in (Tag.NOUN, Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER, Tag.PRONOUN):
                if words[first - 1].tag is Tag.NOUN and words[n - 1].lemma != "of":
                    break
                first -= 1
            if first < n - 1 and first and words[first - 1].tag is Tag.PREPOSITION:
                first -= 1
        self._stack.append(_Open("relative", first, -1, n))

    def _subordinator(self, n: int) -> None:
        words = self.words
        lemma = words[n].lemma
        top = self._stack[-1]
        if n + 1 < len(words) and words[n + 1].lemma == "бы":
            return
        adverbial = lemma in listed(self.language, "own_fact") or lemma in listed(self.language, "own_fact_first")
        if adverbial and top.kind in ("main", "content") and top.verb >= 0 and n > top.verb:
            first = n
            end = self.part_end(n, commas=True)
            finite = self.next_finite(n + 1)
            if lemma in listed(self.language, "own_fact") and finite >= 0 and self.content(n + 1, end) >= _OWN:
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
        if not (comma or before.tag in NOUNS or before.text == ")") or top.kind == "relative":
            return
        stop = self.phrase_stop(n)
        if not self.dated(n, stop) or self.content(n, stop) < _OWN - 1:
            return
        if top.verb < 0 and self.content(n, stop) >= _OWN:
            follows = stop + 1 if stop < len(words) and words[stop].text == "," else stop
            if (
                follows < len(words)
                and words[follows].tag in FINITE
                and self.content(follows, self.part_end(follows)) > _COMPLEMENT
            ):
                self._cuts.append(Cut(stop, follows))
                top.verb = follows
                self._skip = follows + 1
        elif top.verb >= 0 and self.closes(stop):
            self._cuts.append(Cut(n, self.phrase_start(n - 2 if comma else n - 1)))
            self._skip = stop

    def _russian_participle(self, n: int, top: _Open) -> None:
        words = self.words
        stop = self.phrase_stop(n)
        if top.verb < 0 or not self.closes(stop):
            return
        active = "actv" in words[n].features and "past" in words[n].features
        said = sum(w.tag in CONTENT and w.tag is not Tag.NUMBER for w in words[n:stop])
        if said > _OWN and (active or self.dated(n, stop)):
            self._cuts.append(Cut(n, n))
            self._skip = stop

    def _gerund(self, n: int) -> None:
        """A gerund at the end that states something: "…, adding that …", «…, назвав …»."""
        words = self.words
        if n < 2 or words[n - 1].text != "," or self._stack[0].verb < 0:
            return
        stating = words[n].lemma in listed(self.language, "stating")
        if not stating or self.content(n, len(words)) < _OWN:
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
            if self.itemised():
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
        finite = any(w.tag in FINITE for w in words[n + 1 : close])
        count = sum(w.tag is not Tag.MARK for w in words[n + 1 : close])
        relative = words[n + 1].tag is Tag.RELATIVE
        self._skip = close + 1
        if relative and self._stack[-1].verb < 0:
            follows = close + 1
            if follows < len(words) and words[follows].tag in FINITE and self.content(n, close) >= _OWN - 1:
                self._cuts.append(Cut(follows, follows))
            return
        if (finite and count >= _OWN) or (count >= _ASIDE and words[n + 1].tag is not Tag.PREPOSITION):
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
        if after.tag in _GOES_ON or (after.tag is Tag.PREPOSITION and n + 2 < len(words) and words[n + 2].tag is Tag.RELATIVE):
            return
        finite = self.next_finite(n + 1)
        outer = self._stack[-2]
        if top.kind == "content" or (finite < 0 and outer.verb >= 0):
            return
        if top.kind == "relative" and outer.verb >= 0 and self.language == "ru":
            self._stack.pop()
            return
        first_fact = top.kind == "adverbial" and words[top.word].lemma in listed(self.language, "own_fact_first")
        if first_fact and outer.verb < 0 and finite >= 0 and self.content(top.first, n) >= _OWN and outer.kind == "main":
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
        comma = clause.first > 0 and words[clause.first - 1].text == ","
        if clause.verb < 0 or self.content(clause.first, stop) < _OWN - comma:
            return False
        if words[clause.word].lemma in listed(self.language, "restrictive") and not (comma and words[clause.word].lemma != "that"):
            return False
        if clause.first and words[clause.first - 1].text in DASHES and any(w.text in DASHES for w in words[clause.first : stop]):
            return False  # an insertion between dashes
        verb = words[clause.verb]
        if self.language == "ru" and "plur" in words[clause.word].features and "pres" in verb.features:
            return self.dated(clause.first, stop)
        return True

    def _tells_in_the_middle(self, clause: _Open, stop: int) -> bool:
        if not self._tells(clause, stop):
            return False
        past = "past" in self.words[clause.verb].features
        return self.dated(clause.first, stop) or (past and self.content(clause.first, stop) >= _LONG)
