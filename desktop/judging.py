"""What a person judges, notes, sets and takes back; each is one operation, stored when the method returns, and can be undone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop.writing import Writing
from reconciler.errors import InputError
from reconciler.notebook.entries import (
    Annotation,
    Setting,
    Statement,
    Switch,
    Tag,
    Translation,
    Verdict,
    VerdictValue,
    Whose,
    words_off,
)
from reconciler.notebook.log import decode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.log import StoredEntries
    from reconciler.notebook.entries import Entry, Target
    from reconciler.notebook.log import Operation
    from reconciler.notebook.state import Notebook

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


class Judging(Writing):
    """The part of a session that judges."""

    def notebook(self) -> Notebook:
        """All that stands in the notebook."""
        return self._store.notebook()

    # --- judging and noting ----------------------------------------------------------------------------------------------------

    def decide(self, target: Target, value: VerdictValue, reason: str = "") -> Verdict:
        """Store a verdict on a fact, a facet or a discrepancy (`reconciler.decisions` makes targets) and return it."""
        placed = self._placed(target)
        made: list[Verdict] = []

        def plan(_entries: StoredEntries, time: str) -> tuple[Iterable[Entry], Iterable[str]]:
            made.append(Verdict(placed, VerdictValue(value), reason.strip(), self.author, time))
            return made, ()

        self._do("decide", plan, reason)
        return made[0]

    def state(self, target: Target, text: str, *, suggested: bool = False) -> Statement | None:
        """Store the reconciled statement of a fact, or the value of a facet; None where a blank text takes it away.

        `suggested`: the text is the program's proposal, taken over as it was.
        """
        placed, words = self._placed(target), text.strip()
        made: list[Statement] = []

        def plan(_entries: StoredEntries, time: str) -> tuple[Iterable[Entry], Iterable[str]]:
            statement = Statement(placed, words, self.author, time, suggested)
            if not words:
                return (), (statement.key,)
            made.append(statement)
            return made, ()

        self._do("state", plan)
        return made[0] if made else None

    def annotate(self, target: Target, text: str, reply_to: Annotation | None = None) -> Annotation:
        """Store a note, or a reply to one, and return it; raises InputError for one without text."""
        words, placed = self._text_of_note(text), self._placed(target)
        made: list[Annotation] = []

        def plan(entries: StoredEntries, time: str) -> tuple[Iterable[Entry], Iterable[str]]:
            if reply_to is not None and not entries.value(reply_to.key):
                raise InputError("The note that this answers is no longer there: write it as a note of its own.")
            made.append(Annotation(placed, words, self.author, time, reply_to=reply_to.id if reply_to else ""))
            return made, ()

        self._do("note" if reply_to is None else "reply", plan)
        return made[0]

    def edit_note(self, note: Annotation, text: str) -> Annotation:
        """Change the text of a note; what it was stays in the history. Raises InputError for one without text, or not there."""
        words = self._text_of_note(text)
        made: list[Annotation] = []

        def plan(entries: StoredEntries, time: str) -> tuple[Iterable[Entry], Iterable[str]]:
            made.append(replace(_there(entries, note), text=words, edited=time))
            return made, ()

        self._do("edit_note", plan)
        return made[0]

    def delete_note(self, note: Annotation) -> None:
        """Take a note away; raises InputError while it has replies, and where it is not there."""

        def plan(entries: StoredEntries, _time: str) -> tuple[Iterable[Entry], Iterable[str]]:
            _there(entries, note)
            if entries.needing(note.key):
                raise InputError("This note has replies: delete them first.")
            return (), (note.key,)

        self._do("delete_note", plan)

    def translate(self, target: Target, text: str, language: str, whose: Whose, translator: str = "") -> Translation | None:
        """Store what a quote (a claim or some words) says in the language `language`; None where a blank text takes it away.

        Whose it is, is said with it: see `Translation`. Raises InputError for a language that is no code, and where a named
        translator has no name.
        """
        code, name, words = language.strip().lower(), " ".join(translator.split()), text.strip()
        if not _LANGUAGE.fullmatch(code):
            raise InputError(f"“{language}” is no language: give its code, for example en, ru or de.")
        if words and whose is Whose.NAMED and not name:
            raise InputError("Say who translated it: give the name of the translator.")
        placed = self._placed(target)
        made: list[Translation] = []

        def plan(_entries: StoredEntries, time: str) -> tuple[Iterable[Entry], Iterable[str]]:
            own = "" if whose is Whose.OWN else name
            translation = Translation(placed, words, code, Whose(whose), own, self.author, time)
            if not words:
                return (), (translation.key,)
            made.append(translation)
            return made, ()

        self._do("translate" if words else "drop_translation", plan)
        return made[0] if made else None

    def tag(self, target: Target, name: str) -> Tag:
        """Put a tag on something; raises InputError for one without a name."""
        words, placed = " ".join(name.split()), self._placed(target)
        if not words:
            raise InputError("The tag has no name: type a word.")
        made: list[Tag] = []

        def plan(_entries: StoredEntries, time: str) -> tuple[Iterable[Entry], Iterable[str]]:
            made.append(Tag(placed, words, self.author, time))
            return made, ()

        self._do("tag", plan)
        return made[0]

    def untag(self, tag: Tag) -> None:
        """Take a tag off."""
        self._do("untag", lambda _entries, _time: ((), (tag.key,)))

    # --- the project -----------------------------------------------------------------------------------------------------------

    def switch_rule(self, kind: str, *, on: bool) -> None:
        """Have discrepancies of a type flagged or not; raises InputError for a type that is none."""
        from reconciler.discrepancies import RULES

        known = [rule.type for rule in RULES]
        if kind not in known:
            raise InputError(f"There is no rule {kind}: name one of {', '.join(known)}.")
        self._switch("rule", kind, on=on)

    def switch_words(self, word: str, other: str, *, on: bool) -> None:
        """Have a difference of these two words flagged or not, whatever the type; raises InputError for a blank one."""
        if not word.strip() or not other.strip():
            raise InputError("Two words are needed: those that stand on either side of the flag.")
        self._switch("words", words_off(word, other), on=on)

    def setting(self, name: str) -> str:
        """What the project is set to; the empty string where nothing was said."""
        return self._store.notebook("setting").setting(name)

    def set_setting(self, name: str, value: str, kind: str = "set") -> None:
        """Set the project to something; a blank value takes the setting away."""
        key = Setting(name, "", "", "").key
        self._do(kind, lambda _entries, time: ((Setting(name, value, self.author, time),), ()) if value else ((), (key,)))

    # --- history ---------------------------------------------------------------------------------------------------------------

    def undo(self, operation: str = "") -> Operation | None:
        """Take back the operation with this id, else the newest of this author's that stands; None if there is none.

        Raises InputError where something later depends on it.
        """
        self._must_be_writable()
        return self._store.undo(self.author, operation)

    def redo(self, operation: str = "") -> Operation | None:
        """Do again what was undone: the operation with this id, else the one undone last, if nothing was done since."""
        self._must_be_writable()
        return self._store.redo(self.author, operation)

    def history(self, **asked: Any) -> tuple[Operation, ...]:
        """What was done, oldest first; filters are `authors`, `kinds`, `since`, `until` and `newest` (see `db.log.operations`)."""
        return self._store.operations(**asked)

    def describe(self, operation: Operation, language: str = "en") -> str:
        """What an operation did, in a sentence."""
        from reconciler.notebook.history import say

        turned = self.history(ids=(operation.of,)) if operation.of else ()
        return say(turned[0] if turned else operation, self._store.source_names(), language)

    # --- inside ----------------------------------------------------------------------------------------------------------------

    def _switch(self, kind: str, name: str, *, on: bool) -> None:
        def plan(_entries: StoredEntries, time: str) -> tuple[Iterable[Entry], Iterable[str]]:
            switch = Switch(kind, name, self.author, time)
            return ((), (switch.key,)) if on else ((switch,), ())

        self._do("switch_on" if on else "switch_off", plan)

    @staticmethod
    def _text_of_note(text: str) -> str:
        if not text.strip():
            raise InputError("The note is empty: write what you want to keep, then add it again.")
        return text.strip()


def _there(entries: StoredEntries, note: Annotation) -> Annotation:
    value = entries.value(note.key)
    if not value:
        raise InputError("This note is no longer there: write it anew.")
    found: Annotation = decode(note.key, value)
    return found
