"""What an English word can be, out of its context: small words from `tagging.toml`, the rest from lemminflect's dictionary."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reconciler.lang.words import TAGS, Tag

if TYPE_CHECKING:
    from collections.abc import Mapping

# what an open word can be, as bits; `ED` is a form that is both past and participle, as of regular verbs
NOUN, ADJECTIVE, ADVERB, BASE, THIRD, PAST, PARTICIPLE, ING = (1 << n for n in range(8))
ED = PAST | PARTICIPLE
VERBAL = BASE | THIRD | PAST | PARTICIPLE | ING
UNKNOWN = 1 << 8
_BITS = {"VB": BASE, "VBP": BASE, "VBZ": THIRD, "VBD": PAST, "VBN": PARTICIPLE, "VBG": ING}
_KINDS = {"NOUN": NOUN, "ADJ": ADJECTIVE, "ADV": ADVERB}


class Sense(NamedTuple):
    """What a spelling can be: `tag` where only one thing is possible, else `bits`; its lemma as a `verb`, or as an `other` word."""

    tag: Tag | None
    bits: int
    verb: str
    other: str
    features: str = ""
    plural: bool = False


@cache
def small_words() -> Mapping[str, Sense]:
    """The words that `tagging.toml` gives a part of speech."""
    from reconciler.lang import lexicon

    known: dict[str, Sense] = {}
    for name, table in lexicon("en", "tagging").items():
        if name == "open":
            continue
        for line in table["words"].split():
            word, _, lemma = line.partition("=")
            known.setdefault(word, Sense(TAGS[table["tag"]], 0, lemma or word, lemma or word, table.get("feature", "")))
    return known


@cache
def words(key: str) -> frozenset[str]:
    """The base forms listed under `key` in the table `open`."""
    from reconciler.lang import lexicon

    return frozenset(lexicon("en", "tagging")["open"][key].split())


@lru_cache(maxsize=32768)
def sense(word: str) -> Sense:
    """What the spelling `word` can be; a word in capitals ("US", "WHO") is none of the small words."""
    first = word[0]
    if not first.isalpha():
        return Sense(Tag.NUMBER if first.isdecimal() else Tag.MARK, 0, word, word)
    lower = word.lower().replace("’", "'")
    known = small_words().get(lower)
    if known and not (len(word) > 1 and word.isupper()):
        return known
    if lower.endswith("'s") and len(lower) > 2:
        return Sense(None, NOUN, "", lower)
    found = _open_sense(lower)
    if found.tag is Tag.ADVERB and first.isupper():
        # "Sicily": the ending of an adverb makes no adverb of a name
        return Sense(None, NOUN | ADVERB | UNKNOWN, "", lower)
    return found


def _open_sense(lower: str) -> Sense:
    from lemminflect import getAllInflections, getAllLemmas

    lemmas: Mapping[str, tuple[str, ...]] = getAllLemmas(lower)
    if not lemmas:
        return _by_ending(lower)
    bits = 0
    for kind, bit in _KINDS.items():
        bits |= bit if kind in lemmas else 0
    verb = lemmas.get("VERB", ("",))[0]
    if verb:
        inflected = getAllInflections(verb, upos="VERB")
        for form, spelled in inflected.items():
            bits |= _BITS.get(form, 0) if lower in spelled else 0
        # the dictionary leaves the participle out where it is spelled like the past
        bits |= PARTICIPLE if bits & PAST and ("VBN" not in inflected or lower.endswith("ed")) else 0
    noun = lemmas.get("NOUN", ("",))[0]
    other = noun or next((lemmas[kind][0] for kind in ("ADJ", "ADV") if kind in lemmas), "")
    return Sense(None, bits, verb, other or verb, "", bool(noun) and noun != lower)


def _by_ending(lower: str) -> Sense:
    head, _, tail = lower.rpartition("-")
    if head and tail:
        # "Russian-led" is what "led" is, "cease-fire" what "fire" is, but never a finite verb
        of_tail = sense(tail)
        if of_tail.bits & (PARTICIPLE | ING | ADJECTIVE) and not of_tail.bits & NOUN:
            return Sense(Tag.ADJECTIVE, 0, lower, lower)
        if of_tail.tag in (Tag.NUMBER, Tag.ADJECTIVE):
            return Sense(of_tail.tag, 0, lower, lower)
        return Sense(None, NOUN, "", lower, "", of_tail.plural)
    if lower.endswith("ly"):
        return Sense(Tag.ADVERB, 0, lower, lower)
    return Sense(None, NOUN | UNKNOWN, "", lower, "", lower.endswith("s") and not lower.endswith("ss"))
