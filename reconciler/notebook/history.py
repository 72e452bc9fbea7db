"""Say what was done in a sentence: the log of operations as a person reads it. The sentences are data, in `history.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from reconciler.notebook.entries import (
    Annotation,
    Carried,
    ClaimMark,
    Setting,
    SourceEdit,
    Statement,
    Switch,
    Tag,
    TargetKind,
    Tie,
    Translation,
    Verdict,
    target_of,
)
from reconciler.notebook.log import decode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reconciler.notebook.log import Operation

LENGTH = 60  # code points of a quote or a note that are shown


def say(operation: Operation, names: Mapping[str, str], language: str = "en", undone: Operation | None = None) -> str:
    """What `operation` did, without who and when; `names` are those of the sources by their ids.

    In `language` where it is there ("en", "ru"), else in English. `undone` is, for one that undoes or does again, what it is about.
    """
    data = _data()
    if operation.of:
        detail = say(undone, names, language) if undone is not None else operation.of
        return str(_in(data["kinds"][operation.kind], language).format(detail=detail))
    entries = [decode(change.key, change.after or change.before) for change in operation.changes]
    sentences = data["kinds"].get(operation.kind, data["kinds"]["other"])
    what = _several([about(entry, names, language) for entry in entries], language)
    detail = next((said for entry in entries if (said := _detail(entry, language))), "")
    return str(_in(sentences, language).format(what=what, detail=detail, kind=operation.kind))


def about(entry: Any, names: Mapping[str, str], language: str = "en") -> str:
    """What an entry is about: a quote, the name of a source (`names` by id), or what was switched or set."""
    target = target_of(entry)
    if target is not None:
        if target.kind is TargetKind.SOURCE:
            return names.get(target.detail, target.detail)
        if target.kind is TargetKind.DISCREPANCY and len(target.words) == 3:
            return " ≠ ".join(_short(word, language) for word in target.words[1:] if word)
        return _short(target.anchors[0].quote, language) if target.anchors else str(_in(_data()["words"]["fact"], language))
    if isinstance(entry, Tie):
        return " + ".join(_short(anchor.quote, language) for anchor in entry.claims)
    if isinstance(entry, ClaimMark):
        return _short(entry.anchor.quote, language)
    if isinstance(entry, Carried):
        return _short(entry.old.quote, language)
    if isinstance(entry, SourceEdit):
        return names.get(entry.source, entry.source)
    if isinstance(entry, Switch | Setting):
        return entry.name
    raise TypeError(f"no entry: {entry!r}")


def _detail(entry: Any, language: str) -> str:
    """What an entry says."""
    if isinstance(entry, Verdict):
        return str(_in(_data()["verdicts"][entry.value], language))
    if isinstance(entry, Annotation | Statement | Translation):
        return _short(entry.text, language)
    if isinstance(entry, Tag):
        return entry.name
    if isinstance(entry, SourceEdit | Setting):
        return _shorten(entry.value)
    return ""


def _several(found: list[str], language: str) -> str:
    different = list(dict.fromkeys(found))
    if len(different) <= 2:
        return ", ".join(different)
    return str(_in(_data()["words"]["several"], language).format(first=different[0], count=len(different) - 1))


def _short(text: str, language: str) -> str:
    opening, closing = _in(_data()["quotes"], language)
    return f"{opening}{_shorten(text)}{closing}"


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LENGTH else line[:LENGTH].rsplit(" ", 1)[0] + "…"


def _in(sentences: Mapping[str, Any], language: str) -> Any:
    return sentences.get(language, sentences["en"])


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("reconciler.notebook").joinpath("history.toml").read_text("utf-8"))
