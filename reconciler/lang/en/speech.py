"""How English gives somebody else's words: who speaks at a verb of saying, and where what is said begins.

Known limit: "said the bridge had fallen", without "that", is read only where a noun phrase and a finite verb follow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.lang.en.phrases import NOMINAL, conjuncts, phrase_at, subject
from reconciler.lang.phrase import Phrase
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.lang.words import Word

# an infinitive tells what may or will be said, or is not: "refused to say that"
_VERBAL = frozenset((Tag.VERB, Tag.PARTICIPLE, Tag.ING))
_FINITE = frozenset((Tag.VERB, Tag.MODAL))
_STARTS = frozenset((Tag.DETERMINER, Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.ADJECTIVE, Tag.NUMBER))
# after these a participle is an attribute: "with confirmed cases"
_ATTRIBUTIVE = frozenset((Tag.DETERMINER, Tag.ADJECTIVE, Tag.PREPOSITION, Tag.NUMBER))
_QUOTES = frozenset('"«»“”„')
_JOINTS = frozenset(("of", "for", "in", "from", "at"))
_OBJECT_FORMS = frozenset(["him", "them", "me", "us", "himself", "herself", "themselves", "itself"])
_FARTHEST = 14  # words between "told" or "said on" and "that"


def tells(words: Sequence[Word], at: int) -> bool:
    """Whether the verb at `at` may tell what somebody says: not an infinitive, an attribute or a command."""
    if at == 0:
        return False
    if words[at].tag is Tag.ADJECTIVE:
        return words[at - 1].lemma == "be"  # "it is alleged that"
    if words[at].tag not in _VERBAL:
        return False
    if words[at].tag is not Tag.PARTICIPLE:
        return True
    # "the boats, considered as lost": set off by a comma, unless the comma ends a quotation
    set_off = words[at - 1].text == "," and words[at - 2].text not in _QUOTES
    return words[at - 1].tag not in _ATTRIBUTIVE and not set_off


def speaker(words: Sequence[Word], at: int, saying: bool = True) -> tuple[Phrase | None, int, int]:
    """Who speaks at the verb at `at`, and `[first, stop)` of the words that verb and speaker make up."""
    del saying  # word order shows the subject either way
    first = _group_start(words, at)
    before = words[first - 1].text if first else ""
    if first < at and words[at].tag is Tag.PARTICIPLE and words[at - 1].lemma == "be":
        by = _by(words, at)
        return (_extended(words, by) if by else None), first, at + 1
    if before == "," or before in _QUOTES:
        after = phrase_at(words, at + 1) if at + 1 < len(words) and words[at + 1].tag in _STARTS else None
        inserted = before == "," and words[first - 2].text not in _QUOTES and subject(words, at) is not None
        if after is not None and not inserted and not _finite_follows(words, after.stop):
            whole = _extended(words, after)
            return whole, first, whole.stop
    if words[at].tag is Tag.PARTICIPLE and at and words[at - 1].lemma == "as":
        by = _by(words, at)
        return (_extended(words, by) if by else None), at - 1, at + 1
    found = subject(words, at)
    if found is None:
        return None, first, at + 1
    near = found.stop <= first and all(w.text in _QUOTES or w.text == ")" for w in words[found.stop : first])
    return found, (conjuncts(words, found)[-1].first if near else first), at + 1


def said(words: Sequence[Word], at: int, addressed: bool) -> int:
    """The index of the first word of what is said after the verb at `at`, or -1 where nothing follows."""
    size = len(words)
    i = at + 1
    while i < size and words[i].tag is Tag.ADVERB:
        i += 1
    if i >= size:
        return -1
    if words[i].text == "to" and i + 1 < size and words[i + 1].tag in (Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.DETERMINER):
        addressed = True
        i += 1
    if words[i].tag is Tag.NAME and i + 2 < size and words[i + 1].lemma == "that":
        i += 1  # "announced Friday that"
    if words[i].lemma == "that" and i + 1 < size:
        return i + 1
    if words[i].text in _QUOTES:
        return i
    if words[i].text in (":", ",") and i + 1 < size:
        follows = words[i + 1].text in _QUOTES or (words[i].text == ":" and i + 2 < size)
        return i + 1 if follows else -1
    far = addressed or words[i].tag is Tag.PREPOSITION or words[at].tag is Tag.PARTICIPLE
    if far:
        found = _that_or_quote(words, i)
        if found >= 0:
            return found
    if words[i].tag is Tag.PREPOSITION:
        adjunct = phrase_at(words, i + 1) if i + 1 < size else None
        if adjunct is None:
            return -1
        i = adjunct.stop
        if words[adjunct.head].tag is Tag.NAME and i < size and words[i].tag not in (Tag.DETERMINER, Tag.PRONOUN):
            return -1
    elif addressed:
        return -1
    return i if _clause_follows(words, i) else -1


def _that_or_quote(words: Sequence[Word], first: int) -> int:
    """The start of a that-clause or quotation after the addressee or circumstances that begin at `first`."""
    for i in range(first, min(first + _FARTHEST, len(words) - 1)):
        word = words[i]
        if word.lemma == "that":
            return i + 1
        if word.text in _QUOTES and words[i - 1].text in ",:":
            return i
        if word.text == ":" and i + 2 < len(words):
            return i + 1
        if word.tag in _FINITE or word.text in ";:":
            return -1
    return -1


def _clause_follows(words: Sequence[Word], first: int) -> bool:
    """Whether a clause without "that" begins at `first`: a noun phrase, then a finite verb before any mark."""
    if first >= len(words) or words[first].tag not in _STARTS:
        return False
    phrase = phrase_at(words, first)
    if phrase is None:
        return False
    if words[phrase.head].tag is Tag.PRONOUN and words[phrase.head].lemma not in _OBJECT_FORMS:
        return phrase.stop < len(words) and words[phrase.stop].tag is not Tag.MARK
    return _finite_follows(words, phrase.stop)


def _finite_follows(words: Sequence[Word], first: int) -> bool:
    relative = False
    for i in range(first, len(words)):
        word = words[i]
        if word.tag in (Tag.RELATIVE, Tag.SUBORDINATOR):
            if word.lemma != "that" and word.tag is Tag.SUBORDINATOR:
                return False
            relative = True
        elif word.tag in _FINITE:
            if not relative:
                return True
            relative = False
        elif word.tag is Tag.MARK and word.text not in _QUOTES and word.text not in "'’":
            return False
    return False


def _group_start(words: Sequence[Word], at: int) -> int:
    """The first word of the verb group of the verb at `at`: its auxiliaries, adverbs and negation."""
    i = at
    while i > 0:
        word = words[i - 1]
        if word.tag in (Tag.ADVERB, Tag.NEGATION, Tag.MODAL) or "aux" in word.features or word.lemma == "be":
            i -= 1
        else:
            break
    return i


def _by(words: Sequence[Word], at: int) -> Phrase | None:
    if at + 2 < len(words) and words[at + 1].lemma == "by":
        return phrase_at(words, at + 2)
    return None


def _extended(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """`phrase` with what "of" and the like join to it, and a name that stands beside it after a comma."""
    stop = phrase.stop
    while stop + 1 < len(words) and words[stop].lemma in _JOINTS and words[stop + 1].tag in _STARTS:
        more = phrase_at(words, stop + 1)
        if more is None or words[more.head].tag not in NOMINAL:
            break
        stop = more.stop
    return phrase._replace(stop=stop)


def source_at(words: Sequence[Word], at: int) -> Phrase | None:
    """The phrase at `at` as a source ("according to the ministry of defence"), with what "of" joins to it."""
    found = phrase_at(words, at) if at < len(words) else None
    if found is None and at < len(words) and words[at].text.isalpha():
        found = Phrase(at, at + 1, at)  # "sources" is a verb to the tagger
    return _extended(words, found) if found else None


def told_of(words: Sequence[Word], at: int) -> int:
    """English tells what is said by a clause: none."""
    del words, at
    return -1


def judged_at(words: Sequence[Word], at: int) -> int:
    """Where the judgement begins in "called *the vote* illegal", whose object begins at `at`; -1 where there is none."""
    if words[at].tag is Tag.PRONOUN:
        stop = at + 1
    else:
        phrase = phrase_at(words, at)
        if phrase is None:
            return -1
        stop = _extended(words, phrase).stop
    if stop >= len(words):
        return -1
    after = words[stop]
    starts = after.text in _QUOTES or after.tag in (Tag.ADJECTIVE, Tag.DETERMINER, Tag.PARTICIPLE, Tag.NOUN) or after.lemma == "as"
    return stop if starts else -1


def document(words: Sequence[Word], at: int) -> Phrase | None:
    """Where it is said, at a verb that has no speaker; in English such a verb names none."""
    del words, at
    return None


def noun_says(words: Sequence[Word], at: int) -> int:
    """Where what is said begins after the noun at `at` ("the claim (by X) that …"), or -1."""
    i = at + 1
    if i + 1 < len(words) and words[i].lemma in ("by", "of"):
        by = source_at(words, i + 1)
        i = by.stop if by else i
    return i + 1 if i + 2 < len(words) and words[i].lemma == "that" else -1


def owner(words: Sequence[Word], at: int) -> Phrase | None:
    """Whose statement the noun at `at` is: "X's claim", "the claim by X"."""
    if at + 2 < len(words) and words[at + 1].lemma in ("by", "of"):
        return source_at(words, at + 2)
    i = at - 1
    while i > 0 and words[i].tag is Tag.ADJECTIVE:
        i -= 1
    if i >= 0 and words[i].text.endswith(("'s", "’s")):
        return Phrase(i, i + 1, i)
    return None


def clause_end(words: Sequence[Word], first: int, stop: int) -> int:
    """The end of a clause that hangs on a noun and runs through `[first, stop)`: a mark, or the verb of the sentence around it."""
    verbs = 0
    for i in range(first, stop):
        word = words[i]
        if word.tag in (Tag.SUBORDINATOR, Tag.RELATIVE, Tag.CONJUNCTION):
            verbs -= 1
        elif word.tag in _FINITE:
            verbs += 1
            if verbs > 1 and words[i - 1].tag not in _FINITE:
                return i
    return stop


def speaker_beside(words: Sequence[Word], at: int) -> Phrase | None:
    """Who speaks in what follows a quotation: before the verb ("the envoy said") or after it ("said the envoy")."""
    if at > 0:
        return subject(words, at)
    found = phrase_at(words, 1) if len(words) > 1 else None
    return _extended(words, found) if found else None
