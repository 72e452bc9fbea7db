"""English parts of speech: small words from `tagging.toml`, the rest from lemminflect's dictionary, settled by the words around.

Known limits: a word that the dictionary does not know is taken for what its ending says, or for a noun.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reconciler.lang.words import Tag, Word, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_BASE, _THIRD, _PAST, _PARTICIPLE, _ING = "VB", "VBZ", "VBD", "VBN", "VBG"
_NOMINAL = frozenset((Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER))
_SUBJECT = frozenset((Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.RELATIVE, Tag.NUMBER))
_CAPITAL = re.compile(r"[^\W\d_a-z]")


def tag(text: str) -> tuple[Word, ...]:
    """The words and marks of the sentence `text`, in order; `start` and `end` count its code points."""
    found: list[Word] = []
    pieces = tokens(text)
    for n, (start, end, word) in enumerate(pieces):
        after = pieces[n + 1][2].lower() if n + 1 < len(pieces) else ""
        kind, lemma, features = _settle(word, after, found)
        found.append(Word(start, end, word, lemma, kind, features))
    return tuple(found)


@cache
def _small_words() -> Mapping[str, tuple[Tag, str, str]]:
    """Word → tag, lemma and features, from `tagging.toml`."""
    from reconciler.lang import lexicon

    known: dict[str, tuple[Tag, str, str]] = {}
    for name, table in lexicon("en", "tagging").items():
        for line in table["words"].split():
            word, _, lemma = line.partition("=")
            known.setdefault(word, (Tag(table["tag"]), lemma or word, name if table.get("feature") else ""))
    return known


@lru_cache(maxsize=65536)
def _senses(word: str) -> tuple[frozenset[str], str, str, str]:
    """Parts of speech of the lower-case `word`, its lemma as a verb and as another word, and which verb forms it can be."""
    from lemminflect import getAllInflections, getAllLemmas

    lemmas: Mapping[str, tuple[str, ...]] = getAllLemmas(word)
    verb = lemmas.get("VERB", ("",))[0]
    forms = ""
    if verb:
        inflected = getAllInflections(verb, upos="VERB")
        forms = " ".join(form for form, spelled in inflected.items() if word in spelled)
    other = next((lemmas[kind][0] for kind in ("NOUN", "ADJ", "ADV") if kind in lemmas), "")
    return frozenset(lemmas), verb, other, forms


def _settle(word: str, after: str, before: Sequence[Word]) -> tuple[Tag, str, str]:
    """Tag, lemma and features of `word`, between the words `before` and the one `after`."""
    if not word[0].isalpha():
        return (Tag.NUMBER if word[0].isdecimal() else Tag.MARK), word, ""
    lower = word.lower()
    known = _small_words().get(lower)
    if known:
        return known
    senses, verb, other, forms = _senses(lower)
    last = before[-1] if before else None
    inside = last is not None and last.tag is not Tag.MARK
    if inside and _CAPITAL.match(word):
        return Tag.NAME, other or lower, ""
    if not senses:
        return _by_ending(lower), lower, ""
    if verb:
        kind = _verb_form(senses, forms, lower, last, after, before)
        if kind is not None:
            return kind, verb, "past" if _PAST in forms and kind is Tag.VERB else ""
    if "NOUN" in senses and not ("ADJ" in senses and after and after[0].isalpha() and after not in _small_words()):
        return Tag.NOUN, other, ""
    return (Tag.ADJECTIVE if "ADJ" in senses else Tag.ADVERB if "ADV" in senses else Tag.NOUN), other or lower, ""


def _verb_form(senses: frozenset[str], forms: str, lower: str, last: Word | None, after: str, before: Sequence[Word]) -> Tag | None:
    """The verb form that a word is here, or None where it is no verb."""
    anchor = next((w for w in reversed(before) if w.tag not in (Tag.ADVERB, Tag.NEGATION)), None)
    if anchor is not None and (anchor.tag is Tag.TO or anchor.tag is Tag.MODAL or anchor.lemma == "do"):
        return Tag.INFINITIVE if _BASE in forms else None
    if _ING in forms:
        return None if "NOUN" in senses and last is not None and last.tag in _NOMINAL else Tag.ING
    if anchor is not None and anchor.lemma in ("be", "have") and "aux" in anchor.features and _PARTICIPLE in forms:
        return Tag.PARTICIPLE
    if last is not None and (last.tag in _NOMINAL or last.tag is Tag.PREPOSITION):
        return Tag.PARTICIPLE if _PARTICIPLE in forms and "NOUN" not in senses else None
    if _PAST in forms:
        if after == "by" or last is None or last.tag not in _SUBJECT or _has_finite(before):
            return Tag.PARTICIPLE
        return Tag.VERB
    if "NOUN" in senses or "ADJ" in senses:
        free = anchor is not None and anchor.tag in _SUBJECT and not _has_finite(before)
        likely = _THIRD in forms or (anchor is not None and anchor.tag is Tag.PRONOUN)
        return Tag.VERB if free and likely and "ADJ" not in senses else None
    return Tag.VERB


def _has_finite(before: Sequence[Word]) -> bool:
    """Whether the clause that runs into here has its verb already."""
    for word in reversed(before):
        if word.tag in (Tag.VERB, Tag.MODAL):
            return True
        if word.tag in (Tag.RELATIVE, Tag.SUBORDINATOR, Tag.CONJUNCTION) or word.text in ";:":
            return False
    return False


def _by_ending(lower: str) -> Tag:
    if lower.endswith("ly"):
        return Tag.ADVERB
    return Tag.NOUN
