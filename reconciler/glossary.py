"""The glossary: bodies, places, agreements and persons with their names in several languages, and finding them in a text.

A glossary is a TOML file of `[[entry]]` tables that a person can read and edit. Two are shipped (`SHIPPED`, in `glossaries/`); a
project has its own, whose entries go before those shipped. Names are found in any case of their words and at their longest.
A name is written as it is in running text: an acronym (all capitals) and a capital at the beginning are asked of the text as well.
Known limits: one meaning a name ("Georgia" is the country), and at most two languages a text: its own and Latin acronyms.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from reconciler.errors import InputError
from reconciler.facets import EntityKind
from reconciler.lang.names import name_words
from reconciler.lang.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reconciler.lang.words import Word

SHIPPED = ("general", "eu-russia")
KINDS = (EntityKind.BODY, EntityKind.PERSON, EntityKind.PLACE, EntityKind.AGREEMENT)

Spelled = tuple[tuple[str, tuple[str, ...]], ...]
_SKIPPED = frozenset('-‐‑‒–—−,/«»“”„"')  # marks that may stand inside a name
_LINKS_OF = {"former": "former", "adjective": "adjectives"}
_LINKED_NAMES = re.compile(r"(?<=\w)-(?=[^\W\d_a-zа-яё])")
_LONGEST_SHORTENED = 2  # letters of a shortened word before its full stop ("U.S.", "St.")
_MOST_FIRST_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing and what it is called. Each of the three is a tuple of (language, names).

    `id` is the key of its mentions. `names` are those in use, acronyms and synonyms among them; `former` those it bore before;
    `adjectives` the words that are made of its name ("Russian", "Russians"). `note` is for the reader of the file.
    """

    id: str
    kind: EntityKind
    names: Spelled = ()
    former: Spelled = ()
    adjectives: Spelled = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class OwnGlossary:
    """A project's glossary: which of the shipped ones it uses, and entries of its own."""

    shipped: tuple[str, ...] = SHIPPED
    entries: tuple[Entry, ...] = ()


# --- reading -----------------------------------------------------------------------------------------------------------------


def read_glossary(text: str) -> OwnGlossary:
    """The glossary that the TOML `text` gives. Raises InputError, one sentence that says which entry is wrong and how."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"The glossary is no TOML ({error}): mend it there.") from error
    unknown = sorted(set(data) - {"shipped", "entry"})
    if unknown:
        raise InputError(f"The glossary has “{unknown[0]}”, which means nothing there: write `shipped` and `[[entry]]` only.")
    shipped = data.get("shipped", list(SHIPPED))
    if not isinstance(shipped, list) or not set(map(str, shipped)) <= set(SHIPPED):
        raise InputError(f"The glossary's `shipped` must be a list of {' and '.join(SHIPPED)}, or empty.")
    tables = data.get("entry", [])
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        raise InputError("The glossary's entries must be tables that begin with [[entry]].")
    entries = tuple(_entry(n, table) for n, table in enumerate(tables, 1))
    twice = [e.id for n, e in enumerate(entries) if any(e.id == other.id for other in entries[:n])]
    if twice:
        raise InputError(f"The glossary has two entries “{twice[0]}”: give each an id of its own.")
    return OwnGlossary(tuple(name for name in SHIPPED if name in shipped), entries)


def _entry(number: int, table: Mapping[str, Any]) -> Entry:
    ident = table.get("id")
    if not isinstance(ident, str) or not ident.strip():
        raise InputError(f'Entry {number} of the glossary has no id: give it one, for example id = "north-bridge".')
    try:
        kind = EntityKind(str(table.get("kind")))
    except ValueError:
        kind = EntityKind.NAME
    if kind not in KINDS:
        raise InputError(f"The glossary's entry “{ident}” has no kind: give it one of {', '.join(KINDS)}.")
    spelled = {language: names for language, names in table.items() if len(language) == 2 and language != "id"}
    strange = sorted(set(table) - set(spelled) - {"id", "kind", "note", *_LINKS_OF})
    if strange:
        raise InputError(f"The glossary's entry “{ident}” has “{strange[0]}”, which means nothing there.")
    groups = {field: _spelled(ident, key, table.get(key, {})) for key, field in _LINKS_OF.items()}
    entry = Entry(ident.strip(), kind, _spelled(ident, "names", spelled), note=str(table.get("note", "")), **groups)
    if not entry.names:
        raise InputError(f'The glossary\'s entry “{ident}” has no names: give it some by language, for example en = ["…"].')
    return entry


def _spelled(ident: str, key: str, table: Any) -> Spelled:
    good = isinstance(table, dict) and all(
        isinstance(names, list) and names and all(isinstance(n, str) and any(c.isalnum() for c in n) for n in names)
        for names in table.values()
    )
    if not good:
        raise InputError(
            f'The glossary\'s entry “{ident}” has wrong {key}: write a list for each language, for example ["…", "…"].'
        )
    return tuple((language, tuple(names)) for language, names in table.items())


@cache
def template() -> str:
    """A glossary without entries, whose comments say how to write them: what a person starts from."""
    return resources.files("reconciler").joinpath("glossaries", "template.toml").read_text("utf-8")


@cache
def shipped(name: str) -> tuple[Entry, ...]:
    """The entries of the shipped glossary `name`, one of `SHIPPED`."""
    return read_glossary(resources.files("reconciler").joinpath("glossaries", f"{name}.toml").read_text("utf-8")).entries


# --- looking up --------------------------------------------------------------------------------------------------------------


class Meaning(NamedTuple):
    """What a name that was found stands for: `what` is "name", "former", "adjective" or what a lexicon of heads calls it."""

    key: str
    kind: EntityKind
    what: str
    words: tuple[str, ...]


class Node:
    """What may follow the words so far, by base form, and what they mean if the name ends here."""

    __slots__ = ("meanings", "next")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.meanings: list[Meaning] = []


class Finder:
    """The names of one language in a trie of base forms; of two that are spelled alike the one added first counts."""

    def __init__(self, language: str) -> None:
        self._words = name_words(language)
        self._root = Node()
        self._first: dict[str, tuple[Node, ...]] = {}
        self._uncapitalised: set[str] = set()

    def add(self, name: str, key: str, kind: EntityKind, what: str = "name") -> None:
        """Have `name` found as `key`."""
        self._put(tuple(word for _start, _end, word in tokens(name) if word[0].isalnum()), key, kind, what)
        apart = tuple(word for _start, _end, word in tokens(_LINKED_NAMES.sub(" ", name)) if word[0].isalnum())
        if len(tokens(name)) < len(apart):
            self._put(apart, key, kind, what)  # "EU–Russia summit", with a dash that is no hyphen

    def _put(self, words: tuple[str, ...], key: str, kind: EntityKind, what: str) -> None:
        if not words[0][0].isupper():
            self._uncapitalised.update(self._base_forms(words[0]))
        nodes = [self._root]
        for word in words:
            fresh = Node()
            forms = self._base_forms(word)
            # all the base forms of a word lead to one node, but for those that led elsewhere before
            nodes = list({id(n): n for node in nodes for form in forms for n in [node.next.setdefault(form, fresh)]}.values())
        meaning = Meaning(key, kind, what, words)
        for node in nodes:
            if node is not self._root and meaning not in node.meanings:
                node.meanings.append(meaning)
        self._first.clear()

    def _base_forms(self, word: str) -> tuple[str, ...]:
        """The base forms of a word of a name: itself where it is one («Дели» is no form of «дело» there)."""
        forms = self._words.forms(word)
        itself = word.lower().replace("ё", "е")
        return (itself,) if itself in forms else forms

    def starts(self, word: str) -> tuple[Node, ...]:
        """Where names that begin with `word` go on, whatever its capitals; mostly nowhere."""
        found = self._first.get(word)
        if found is None:
            if len(self._first) > _MOST_FIRST_WORDS:
                self._first.clear()
            found = self._first[word] = self._after((self._root,), word)
        return found

    def begins(self, forms: Iterable[str]) -> bool:
        """Whether a name that needs no capital begins with a word of one of these base forms."""
        return not self._uncapitalised.isdisjoint(forms)

    def _after(self, nodes: Sequence[Node], word: str) -> tuple[Node, ...]:
        forms = self._words.forms(word)
        return tuple({id(n): n for node in nodes for form in forms if (n := node.next.get(form)) is not None}.values())

    def match(self, words: Sequence[Word], at: int) -> tuple[int, Meaning] | None:
        """The longest name that begins with word `at`: the index of the word after it, and what it means."""
        nodes = self.starts(words[at].text)
        if not nodes:
            return None
        best: tuple[int, Meaning] | None = None
        spelled = [words[at].text]
        stop = at + 1
        while nodes:
            found = next((m for node in nodes for m in node.meanings if _spelled_so(m.words, spelled)), None)
            if found:
                best = stop, found
            while stop < len(words) and (
                words[stop].text in _SKIPPED or (words[stop].text == "." and len(spelled[-1]) <= _LONGEST_SHORTENED)
            ):
                stop += 1
            if stop == len(words) or not words[stop].text[0].isalnum() or not any(node.next for node in nodes):
                break
            nodes = self._after(nodes, words[stop].text)
            spelled.append(words[stop].text)
            stop += 1
        return best


def _spelled_so(name: Sequence[str], text: Sequence[str]) -> bool:
    """Whether `text` has the capitals that `name` asks for: acronyms whole, of other words the first letter."""
    return len(name) == len(text) and all(
        t.startswith(n) if n.isupper() else t[0].isupper() or not n[0].isupper() for n, t in zip(name, text, strict=True)
    )


class Glossary:
    """Entries made ready for looking up. Made once for a set of entries and kept, see `lookup`."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Of entries with one id the first counts."""
        self.entries: tuple[Entry, ...] = tuple({e.id: e for e in reversed(tuple(entries))}.values())[::-1]
        self._finders: dict[str, Finder] = {}

    def finder(self, language: str) -> Finder:
        """What finds the names of `language`, and Latin acronyms, in a text of that language."""
        found = self._finders.get(language)
        if found is None:
            found = self._finders[language] = Finder(language)
            for wanted in dict.fromkeys((language, "en")):
                for entry in self.entries:
                    self._add(found, entry, wanted)
        return found

    @staticmethod
    def _add(finder: Finder, entry: Entry, language: str) -> None:
        for what, spelled in (("name", entry.names), ("former", entry.former), ("adjective", entry.adjectives)):
            kind = EntityKind.NAME if what == "adjective" else entry.kind
            for name in dict(spelled).get(language, ()):
                finder.add(name, entry.id, kind, what)


@lru_cache(maxsize=8)
def lookup(names: tuple[str, ...] = SHIPPED, own: tuple[Entry, ...] = ()) -> Glossary:
    """The glossary of a project: its `own` entries, then those of the shipped ones called `names`."""
    return Glossary([*own, *(entry for name in names for entry in shipped(name))])
