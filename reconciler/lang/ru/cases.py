"""The cases that a Russian form may stand in, and what a verb asks of its subject: all readings of the dictionary, likely or not.

Known limit: a word that the dictionary does not know (a name in Latin letters, an acronym) may stand in any case.
"""

from __future__ import annotations

from functools import lru_cache

from reconciler.lang.ru.tagging import morphology

Reading = tuple[str, str, str]  # case, number, gender; "" where any goes

CASES = frozenset(["nomn", "gent", "datv", "accs", "ablt", "loct"])
ANY: frozenset[Reading] = frozenset((case, "", "") for case in CASES)
_RARE = 0.01  # the share of a word's readings under which one is left out
_DECLINED = frozenset(["NOUN", "ADJF", "PRTF", "NPRO", "NUMR"])
_OTHER_CASES = {"gen2": "gent", "acc2": "accs", "loc2": "loct"}


@lru_cache(maxsize=32768)
def readings(word: str) -> frozenset[Reading]:
    """Case, number and gender of each reading of the lower-case `word` as noun, adjective, participle, pronoun or numeral.

    A word that is a noun before all ("военные") is read as nothing else.
    """
    found = set()
    parses = morphology().parse(word)
    if parses and str(parses[0].tag.POS) == "NOUN":
        parses = [p for p in parses if str(p.tag.POS) == "NOUN"]
    for parsed in parses:
        tag = parsed.tag
        if "UNKN" in tag or "LATN" in tag:
            return ANY
        if str(tag.POS) in _DECLINED and tag.case and parsed.score >= _RARE:
            case = _OTHER_CASES.get(str(tag.case), str(tag.case))
            found.add((case, str(tag.number or ""), str(tag.gender or "")))
    return frozenset(found)


def agreeing(one: frozenset[Reading], other: frozenset[Reading]) -> frozenset[Reading]:
    """The readings of the noun `other` that go with one of the adjective `one`."""
    return frozenset(
        (case, number, gender)
        for case, number, gender in other
        if any(
            c == case and (not n or not number or n == number) and (not g or not gender or g == gender or number == "plur")
            for c, n, g in one
        )
    )


@lru_cache(maxsize=32768)
def demands(verb: str) -> tuple[str, str, str]:
    """Number, gender and person that the lower-case finite form `verb` asks of its subject; "" where it asks nothing."""
    tag = morphology().parse(verb)[0].tag
    return str(tag.number or ""), str(tag.gender or ""), str(tag.person or "")


@lru_cache(maxsize=32768)
def takes_object(verb: str) -> bool:
    """Whether the lower-case finite form `verb` is active and transitive."""
    tag = morphology().parse(verb)[0].tag
    return "tran" in tag and "pssv" not in tag


@lru_cache(maxsize=32768)
def is_animate(word: str) -> bool:
    """Whether the lower-case noun `word` means a living being."""
    return "anim" in morphology().parse(word)[0].tag


@lru_cache(maxsize=32768)
def is_known(word: str) -> bool:
    """Whether the dictionary has the lower-case `word`; the readings of others are guessed by their endings."""
    return bool(morphology().word_is_known(word))
