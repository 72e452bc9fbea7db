"""Status and modality: how far a thing has come by a claim's words, and how sure or binding the claim is.

The lexicon `status.toml` names what says so; where it is silent, the tense of a verb speaks: done, ongoing, planned, potential.
What hangs on a wish or a plan ("seeks to sign") and what an if-clause supposes has no status of its own. Known limits: no full
parse; a status is not tied to what it is a status of.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.claims.cues import Cues, Found
from reconciler.facets import Modality, ModalityMention, Status, StatusMention
from reconciler.lang.verb import Tense
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reconciler.lang.verb import VerbGroup
    from reconciler.lang.words import Word

_BY_TENSE = {
    Tense.PAST: Status.DONE,
    Tense.PRESENT: Status.ONGOING,
    Tense.ONGOING: Status.ONGOING,
    Tense.FUTURE: Status.PLANNED,
    Tense.POSSIBLE: Status.POTENTIAL,
}
_MODAL = {Tense.FUTURE: Modality.FUTURE, Tense.POSSIBLE: Modality.POSSIBLE}
_FINITE = frozenset((Tag.VERB, Tag.MODAL))
_SMALL = frozenset((Tag.ADVERB, Tag.NEGATION))
# what goes before, and the form that then tells of no fact: "to be signed", "by freezing assets"
_HANGING = frozenset(
    ((Tag.INFINITIVE, Tag.PARTICIPLE), (Tag.PREPOSITION, Tag.ING), (Tag.CONJUNCTION, Tag.ING), (Tag.INFINITIVE, Tag.ING))
)
_UNREAL = frozenset((Tense.FUTURE, Tense.POSSIBLE, Tense.OTHER))
# what a wish or a plan is said of is not yet so; that it goes on can be said of the time to come as well
_STANDING = frozenset((Status.AIM, Status.POTENTIAL, Status.PLANNED, Status.ONGOING))
# what the tables of single words ask of the word, and of the one after it
_KINDS = {
    "verbs": "{}:verb+participle+ing",
    "attributes": "{}:adjective+noun+participle+name>:noun+name+adjective+participle+ing",
    "words": "{}",
}


class _Lexicon(NamedTuple):
    statuses: Cues
    modalities: Cues
    silent: frozenset[str]
    goals: frozenset[str]
    denied: frozenset[str]
    not_conditional_after: frozenset[str]
    groups: Callable[[Sequence[Word]], tuple[VerbGroup, ...]]


def find_statuses(text: str, language: str, words: Sequence[Word]) -> tuple[StatusMention, ...]:
    """The statuses that the sentence `text` gives to what it speaks of, in order; `words` are its words as tagged."""
    lexicon = _lexicon(language)
    if lexicon is None:
        return ()
    groups = lexicon.groups(words)
    supposed = _supposed(words, lexicon)
    cues = [_meant(words, f, lexicon.goals) for f in lexicon.statuses.among(words) if not _hangs(words, f, groups)]
    found = [*cues, *_by_tense(words, groups, cues, lexicon)]
    return tuple(
        StatusMention(words[f.first].start, words[f.stop - 1].end, Status(f.value))
        for f in sorted(found)
        if f.first not in supposed
    )


def find_modalities(text: str, language: str, words: Sequence[Word]) -> tuple[ModalityMention, ...]:
    """The modal words and hedges of the sentence `text`, in order; `words` are its words as tagged."""
    lexicon = _lexicon(language)
    if lexicon is None:
        return ()
    found = [f for f in lexicon.modalities.among(words) if _conditional(words, f, lexicon) is not False]
    taken = {n for f in found for n in range(f.first, f.stop)}
    for group in lexicon.groups(words):
        modality = _MODAL.get(group.tense)
        if modality and group.first not in taken and not (modality is Modality.POSSIBLE and _denied(words, group, lexicon)):
            found.append(Found(group.first, group.first + 1, modality))
    return tuple(ModalityMention(words[f.first].start, words[f.stop - 1].end, Modality(f.value)) for f in sorted(found))


@cache
def _lexicon(language: str) -> _Lexicon | None:
    data = lang.lexicon(language, "status")
    if not data:
        return None
    lists = data["lists"]
    statuses = [line for status in Status for line in _lines(data.get(status, {}), status)]
    modalities = [line for modality in Modality for line in _lines(data["modality"].get(modality, {}), modality)]
    modals = {key: frozenset(words.split()) for key, words in data["modals"].items()}
    groups = import_module(f"reconciler.lang.{language}.verbs").verb_groups
    silent, goals = (frozenset(lists[name].split()) for name in ("silent", "goal"))
    cues = Cues(statuses, lists), Cues(modalities, lists)
    return _Lexicon(*cues, silent, goals, modals["denied"], modals["not_conditional_after"], groups)


def _lines(table: Mapping[str, str], value: str) -> Iterator[tuple[str, str]]:
    """The phrases of a table of the lexicon, its single words among them, each with `value`."""
    for line in table.get("phrases", "").splitlines():
        if line:
            yield line, value
    for key, line in _KINDS.items():
        for word in table.get(key, "").split():
            yield line.format(word), value


def _hangs(words: Sequence[Word], found: Found, groups: Sequence[VerbGroup]) -> bool:
    """Whether a cue is said of what is only wished, planned or required: "seeks to sign", "should be suspended"."""
    if words[found.first].tag is Tag.INFINITIVE:
        return True
    if found.value in _STANDING:
        return False
    before = next((w for w in reversed(words[: found.first]) if w.tag not in _SMALL), None)
    first = words[found.first].tag
    if before is not None and (before.tag, first) in _HANGING:
        return True
    inside = [g for g in groups if g.first <= found.first < g.stop]
    return any(g.tense in _UNREAL or (found.value == Status.DONE and g.stop - g.first > 1) for g in inside)


def _meant(words: Sequence[Word], found: Found, goals: frozenset[str]) -> Found:
    """`found`, or the aim that it is: "the aim of the project is to …" plans nothing."""
    if found.value != Status.PLANNED or words[found.first].lemma != "be":
        return found
    for word in reversed(words[: found.first]):
        if word.tag in _FINITE or word.tag is Tag.MARK:
            break
        if word.lemma in goals:
            return found._replace(value=Status.AIM)
    return found


def _by_tense(words: Sequence[Word], groups: Sequence[VerbGroup], cues: Sequence[Found], lexicon: _Lexicon) -> Iterator[Found]:
    """What the tense of a verb says where no cue speaks of that verb."""
    taken = {n for f in cues for n in range(f.first, f.stop)}
    for group in groups:
        status = _BY_TENSE.get(group.tense)
        if status is None or (group.tense not in _UNREAL and words[group.head].lemma in lexicon.silent):
            continue
        if status is Status.POTENTIAL and _denied(words, group, lexicon):
            continue
        if taken.isdisjoint(range(group.first, group.stop)):
            yield Found(group.first, group.stop, status)


def _supposed(words: Sequence[Word], lexicon: _Lexicon) -> frozenset[int]:
    """The words of if-clauses, each up to its comma."""
    inside: list[int] = []
    for n in [n for n, word in enumerate(words) if word.tag is Tag.SUBORDINATOR]:
        if _conditional(words, lexicon.modalities.at(words, n), lexicon):
            stop = next((k for k in range(n, len(words)) if words[k].text in ",;"), len(words))
            inside += range(n, stop)
    return frozenset(inside)


def _conditional(words: Sequence[Word], found: Found | None, lexicon: _Lexicon) -> bool | None:
    """Whether a cue sets a condition; False where its word asks or compares ("asked if", "even if"), None for other cues."""
    if found is None or found.value != Modality.CONDITIONAL:
        return None
    return not (found.first and words[found.first - 1].lemma in lexicon.not_conditional_after)


def _denied(words: Sequence[Word], group: VerbGroup, lexicon: _Lexicon) -> bool:
    """Whether a modal verb is turned into "impossible": "could not reach", «не может прийти»."""
    if words[group.first].lemma not in lexicon.denied:
        return False
    near = words[max(group.first - 1, 0) : group.stop]
    at = group.first - max(group.first - 1, 0)
    if any(w.tag is Tag.NEGATION for w in near[:at]) or words[group.first].text.endswith(("n't", "n’t")):
        return True
    return group.head > group.first and near[at + 1].tag is Tag.NEGATION and words[group.first].lemma == "could"
