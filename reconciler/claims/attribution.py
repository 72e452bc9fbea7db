"""Whose words a sentence gives: "A says that B …", "according to A", «по словам A», quotations, and words held at a distance.

Each cue of `reconciler/lang/<code>/attribution.toml` is tried where it stands; what is said runs to the end of the sentence, of
the quotation, or to where somebody else speaks. Direct speech of several sentences is read by `quotations.py`.

Known limits: a pronoun names no speaker; that A denies something is left to the reader of polarity; the end of reported speech
inside a sentence is a guess wherever neither marks nor another speaker show it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.claims.quotes import MARKS
from reconciler.claims.scare_quotes import find_distanced
from reconciler.claims.voices import Reading, Voice, begin_of, content, end_of, lexicon_of, speaker_key, trimmed
from reconciler.facets import Attribution
from reconciler.lang.phrase import Phrase
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.claims.quotes import Quoted
    from reconciler.facets import EntityMention
    from reconciler.lang.words import Word

_ATTRIBUTES = frozenset((Tag.ADJECTIVE, Tag.PARTICIPLE))
_AFTER_SPEAKER = frozenset((Tag.MARK, Tag.PREPOSITION, Tag.ADVERB, Tag.NAME, Tag.CONJUNCTION, Tag.ING))
_DASHES = frozenset("—–-")


def find_attributions(
    text: str, language: str, words: Sequence[Word], entities: Sequence[EntityMention] = ()
) -> tuple[Attribution, ...]:
    """The voices in the sentence `text`, in the order of their cues; offsets are code points of `text`."""
    triggers = lexicon_of(language).triggers
    hits = [n for n, w in enumerate(words) if w.lemma in triggers]
    if not hits:
        return ()
    reading = Reading(text, language, words, entities)
    reading.verbs = [n for n in hits if _is_verb(reading, n)]
    reading.speaking = [n for n in reading.verbs if reading.speech.said(words, n, False) >= 0]
    for n in hits:
        voice = _fixed(reading, n) or (_by_verb(reading, n) if n in reading.verbs else _by_noun(reading, n))
        if voice is not None:
            reading.voices.append(voice)
    found = [_mention(reading, v) for v in reading.voices if v.stop > v.start]
    found += find_distanced(words, reading.quotes, reading.voices, language)
    return tuple(sorted(found, key=lambda a: (a.start, a.end)))


def _is_verb(reading: Reading, at: int) -> bool:
    word, lists = reading.words[at], reading.lexicon.lists
    known = any(word.lemma in lists[name] for name in ("verbs", "hearsay", "naming", "naming_as", "accusing"))
    return known and reading.speech.tells(reading.words, at)


# --- cues ----------------------------------------------------------------------------------------------------------------------


def _fixed(reading: Reading, at: int) -> Voice | None:
    """A voice by a fixed phrase: a source ("according to"), or a word of distance ("allegedly", «так называемый»)."""
    words = reading.words
    for kind, parts in reading.lexicon.fixed.get(words[at].text.lower(), ()) or reading.lexicon.fixed.get(words[at].lemma, ()):
        stop = at + len(parts)
        forms = tuple(w.text.lower() for w in words[at:stop])
        if forms != parts and not (kind == "so_called_pairs" and _is_so_called(words, at, parts)):
            continue
        if kind == "sources":
            return _by_source(reading, at, stop)
        if kind.startswith("so_called"):
            return _noun_after(reading, at, stop)
        if stop >= len(words):
            return None
        if at and words[at - 1].tag is Tag.DETERMINER:
            return _noun_after(reading, at, stop)
        return trimmed(reading, Voice(at, stop, "", stop, end_of(reading, stop), distanced=kind == "doubting_adverbs"))
    return None


def _is_so_called(words: Sequence[Word], at: int, parts: tuple[str, ...]) -> bool:
    return (
        len(parts) == 2
        and at + 1 < len(words)
        and words[at].lemma == parts[0]
        and words[at + 1].text.lower().startswith("называем")
    )


def _by_source(reading: Reading, cue: int, at: int) -> Voice | None:
    """ "According to X, …", "…, according to X": what is said follows a source that opens, and stands before one that closes."""
    words = reading.words
    source = reading.speech.source_at(words, at)
    if source is None or words[source.head].lemma in reading.lexicon.lists["not_speaking"]:
        return None
    key = speaker_key(reading, source)
    after = source.stop
    while after < len(words) and words[after].tag is not Tag.MARK and words[after].tag is not Tag.VERB:
        after += 1
    opens = cue == 0 or words[cue].text[0].isupper() or (words[cue - 1].text in ",;:—–" and cue < len(words) // 2)
    if opens and after < len(words) and words[after].text == ",":
        return content(reading, cue, at, key, after + 1)
    start = begin_of(reading, cue)
    stop = cue if after >= len(words) - 1 or words[after].text in ".;" else end_of(reading, after)
    while stop > start and words[stop - 1].text in ",—–":
        stop -= 1
    return trimmed(reading, Voice(cue, at, key, start, stop))


def _by_verb(reading: Reading, at: int) -> Voice | None:
    """A voice by a verb of saying, naming or accusing, where what is said stands after it or before it."""
    words, lists = reading.words, reading.lexicon.lists
    lemma = words[at].lemma
    if lemma in lists["accusing"]:
        return _accusation(reading, at)
    if (lemma in lists["naming"] or lemma in lists["naming_as"]) and words[at].tag is not Tag.INFINITIVE:
        named = _naming(reading, at)
        if named is not None or lemma not in lists["verbs"]:
            return named
    hearsay = _hearsay(reading, at)
    if hearsay is not None or lemma not in lists["verbs"]:
        return hearsay
    speaker, first, stop = reading.speech.speaker(words, at)
    key = _inherited(reading, at) if speaker is None or words[at].tag is Tag.ING else ""
    key = key or speaker_key(reading, speaker)
    distanced = lemma in lists["doubting"]
    inserted = _inserted(reading, first, stop)
    if inserted is not None:
        return trimmed(reading, inserted._replace(cue=at, cue_stop=at + 1, key=key, distanced=distanced))
    before = _before(reading, first, stop)
    start = reading.speech.said(words, max(at, stop - 1), lemma in lists["addressed"])
    if start < 0 and stop - 1 > at:
        start = reading.speech.said(words, at, lemma in lists["addressed"])
    if before is not None and (before.quoted or start < 0 or words[start - 1].text == ","):
        return trimmed(reading, before._replace(cue=at, cue_stop=at + 1, key=key, distanced=distanced))
    if start >= 0:
        return content(reading, at, at + 1, key, start)._replace(distanced=distanced)
    told = reading.speech.told_of(words, at) if lemma in lists["telling_of"] else -1
    if told >= 0:
        return trimmed(
            reading,
            Voice(at, at + 1, key, told, reading.speech.clause_end(words, told, end_of(reading, told)), distanced=distanced),
        )
    return None


def _inserted(reading: Reading, first: int, stop: int) -> Voice | None:
    """What is said around an insertion: "As X noted, …", "…, as X noted", "The bridge, X said, has fallen"."""
    words = reading.words
    after = stop
    while after < len(words) and words[after].text != "," and words[after].tag not in (Tag.VERB, Tag.SUBORDINATOR):
        after += 1
    closed = after < len(words) and words[after].text == ","
    as_before = first > 0 and words[first - 1].lemma in reading.lexicon.lists["as_before"]
    if as_before and first > 1 and words[first - 2].text != ",":
        return None
    if as_before and first == 1:
        return Voice(0, 0, "", after + 1, end_of(reading, after + 1)) if closed and after + 1 < len(words) else None
    if as_before:
        return Voice(0, 0, "", begin_of(reading, first), end_of(reading, after) if closed else first - 2)
    parted = closed and first > 1 and words[first - 1].text == "," and not _closed_at(reading, first - 2)
    if not parted or _has_verb(words, begin_of(reading, first), first) or not _has_verb(words, after, len(words)):
        return None
    return Voice(0, 0, "", begin_of(reading, first), end_of(reading, after))


def _inherited(reading: Reading, at: int) -> str:
    """ "…, adding that …": who spoke last goes on speaking."""
    own = reading.words[at].tag is Tag.ING or reading.words[at - 1].tag is Tag.CONJUNCTION
    return reading.voices[-1].key if own and reading.voices else ""


def _before(reading: Reading, first: int, stop: int) -> Voice | None:
    """What is said before the words that begin at `first` ("…", said X; …, X said), if a mark sets it off."""
    words = reading.words
    i = first - 1
    while i >= 0 and words[i].text in _DASHES:
        i -= 1
    quote = _closed_at(reading, i) or (_closed_at(reading, i - 1) if i > 0 and words[i].text in ",." else None)
    if quote is not None and i == first - 1 == quote.closing and words[i - 1].text not in ",.!?…":
        return None
    if quote is not None:
        return Voice(first, first, "", quote.opening + 1, quote.closing, quoted=True)
    if i < 1 or words[i].text not in (",", "?", "!", "…"):
        return None
    start = begin_of(reading, i)
    inside = next((q for q in reading.quotes if q.opening == start - 1 and q.closing >= first), None)
    # the verb that has an object, or stands in a relative clause, tells something of its own
    closes = stop >= len(words) or words[stop].tag in _AFTER_SPEAKER
    own = any(w.tag is Tag.RELATIVE for w in words[first:stop])
    return (
        None
        if own or not closes or not _has_verb(words, start, i)
        else Voice(first, first, "", start, i, quoted=inside is not None)
    )


def _closed_at(reading: Reading, at: int) -> Quoted | None:
    return next((q for q in reading.quotes if q.closing == at and q.closing - q.opening > 2), None)


def _has_verb(words: Sequence[Word], start: int, stop: int) -> bool:
    return any(w.tag in (Tag.VERB, Tag.MODAL) for w in words[start:stop]) or stop - start > 8


def _hearsay(reading: Reading, at: int) -> Voice | None:
    """ "X is said to …", "it is alleged that …", «утверждается, что»: said by nobody named."""
    words, lists = reading.words, reading.lexicon.lists
    lemma = words[at].lemma
    if lemma not in lists["hearsay"] or at + 2 >= len(words):
        return None
    distanced = lemma in lists["doubting"]
    if lemma not in lists["verbs"]:
        start = reading.speech.said(words, at, False)
        key = speaker_key(reading, reading.speech.document(words, at))
        if start >= 0:
            return content(reading, at, at + 1, key, start)._replace(distanced=distanced)
        before = _before(reading, at, at + 1)
        return trimmed(reading, before._replace(cue=at, cue_stop=at + 1, key=key, distanced=distanced)) if before else None
    first = reading.speech.speaker(words, at)[1]
    passive = (
        words[at].tag is Tag.PARTICIPLE and first < at and words[at + 1].tag is Tag.TO and words[at + 2].tag is not Tag.DETERMINER
    )
    if not passive:
        return None
    start = begin_of(reading, at)
    return trimmed(reading, Voice(at, at + 1, "", start, end_of(reading, at), distanced=distanced))


def _accusation(reading: Reading, at: int) -> Voice | None:
    words = reading.words
    speaker, _, stop = reading.speech.speaker(words, at)
    # "was accused of", "the man accused of"
    passive = words[at].tag is Tag.PARTICIPLE and (words[at - 1].lemma == "be" or words[at + 1].tag is Tag.PREPOSITION)
    wanted = reading.lexicon.lists["accusing_of"]
    for i in range(at + 1, len(words) - 1):
        if words[i].lemma in wanted and words[i].tag is Tag.PREPOSITION:
            key = "" if passive and words[at - 1].lemma != "be" else speaker_key(reading, speaker)
            start = begin_of(reading, at) if passive else max(at + 1, stop if words[stop - 1].tag is not Tag.VERB else at + 1)
            return trimmed(reading, Voice(at, at + 1, key, start, end_of(reading, i)))
        if words[i].tag in (Tag.VERB, Tag.MODAL) or words[i].text in ".;:":
            return None
    return None


def _naming(reading: Reading, at: int) -> Voice | None:
    """ "X called it Y", "X described it as Y", «X назвал это Y»: a judgement, if something is there to judge and to be called."""
    words, lists = reading.words, reading.lexicon.lists
    if at + 2 >= len(words) or (
        words[at + 1].tag in (Tag.PREPOSITION, Tag.MARK, Tag.SUBORDINATOR) and words[at + 1].text not in '«"“'
    ):
        return None
    speaker, _, stop = reading.speech.speaker(words, at, saying=False)
    end = _judged_end(reading, at + 1)
    judged = reading.speech.judged_at(words, at + 1)
    as_needed = words[at].lemma in lists["naming_as"] and words[at].lemma not in lists["naming"]
    if not 0 <= judged < end or (as_needed and words[judged].lemma not in lists["as_before"]):
        return None
    if "pssv" in words[at].features or (words[at].tag is Tag.PARTICIPLE and (speaker is None or words[at - 1].lemma == "be")):
        return None
    start = at + 1 if stop <= at + 1 or any(w.tag is Tag.PREPOSITION for w in words[at + 1 : stop]) else stop
    voice = Voice(at, at + 1, speaker_key(reading, speaker), start, end, judging=True)
    return trimmed(reading, voice)


def _judged_end(reading: Reading, start: int) -> int:
    """A judgement ends with its clause: before a comma and a conjunction, and before "and" with another verb."""
    words = reading.words
    for i in range(start, end_of(reading, start)):
        joins = words[i].tag is Tag.CONJUNCTION or words[i].lemma in reading.lexicon.lists["contrast"]
        if joins and (words[i - 1].text == "," or (words[i + 1 : i + 2] and words[i + 1].tag is Tag.VERB)):
            return i
    return end_of(reading, start)


def _by_noun(reading: Reading, at: int) -> Voice | None:
    """ "X's claim that …", "in X's view", "the so-called Y", "an alleged Y"."""
    words, lists = reading.words, reading.lexicon.lists
    word = words[at]
    if word.lemma in lists["so_called"] and word.tag is not Tag.VERB:
        return _noun_after(reading, at, at + 1)
    if word.lemma in lists["views"] and at > 1 and words[at - 1].text.endswith(("'s", "’s")):
        first = at - 1
        while first > 0 and words[first].tag is not Tag.PREPOSITION:
            first -= 1
        if words[first].lemma == "in" and (at + 1 >= len(words) or words[at + 1].text in ",."):
            key = speaker_key(reading, Phrase(first + 1, at, at - 1))
            opens = at + 1 < len(words) and words[at + 1].text == ","
            return content(reading, first, at + 1, key, at + 2) if opens else None
    if word.lemma in lists["nouns"] and word.tag is Tag.NOUN:
        return _by_statement(reading, at)
    return None


def _by_statement(reading: Reading, at: int) -> Voice | None:
    words, lists = reading.words, reading.lexicon.lists
    start = reading.speech.noun_says(words, at)
    if start < 0:
        return None
    key = speaker_key(reading, reading.speech.owner(words, at))
    distanced = words[at].lemma in lists["doubting_nouns"]
    voice = content(reading, at, at + 1, key, start)._replace(distanced=distanced)
    return voice._replace(stop=reading.speech.clause_end(words, voice.start, voice.stop))


def _noun_after(reading: Reading, at: int, stop: int) -> Voice | None:
    """ "the so-called referendum": the words of the noun phrase that the cue belongs to."""
    words = reading.words
    end = stop
    # a participle may be tagged as a verb here ("the allegedly stolen money")
    while end < len(words) and (
        words[end].tag in _ATTRIBUTES or words[end].text in MARKS or (end == stop and words[end].tag is Tag.VERB)
    ):
        end += 1
    while end < len(words) and words[end].tag in (Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.OTHER) and words[end].text[0].isalnum():
        end += 1
        if words[end - 1].tag is Tag.NOUN and end < len(words) and words[end].tag is Tag.NOUN and words[end - 1].features:
            break
    while (
        end < len(words)
        and words[end].text in MARKS
        and end > stop
        and any(q.closing == end and q.opening >= stop for q in reading.quotes)
    ):
        end += 1
    return trimmed(reading, Voice(at, stop, "", stop, end, distanced=True))


def _mention(reading: Reading, voice: Voice) -> Attribution:
    words = reading.words
    return Attribution(
        words[voice.cue].start,
        words[voice.cue_stop - 1].end,
        voice.key,
        words[voice.start].start,
        words[voice.stop - 1].end,
        voice.quoted,
        voice.distanced,
    )
