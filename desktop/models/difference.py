"""What a new run changes, in the words of the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.marks import QT_TRANSLATE_NOOP
from desktop.models.labels import interface_language, one_line, type_label, verdict_label
from desktop.theme import state_label
from reconciler.discrepancies.messages import explain
from reconciler.notebook.entries import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.differences import ChangedFact, Difference
    from reconciler.model import Discrepancy, Fact
    from reconciler.notebook.entries import Judgement

LENGTH = 110  # code points of a label or a quote


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a title; `open`: they are to be seen at once."""

    title: str
    lines: tuple[str, ...]
    open: bool = False


_TITLES = (
    QT_TRANSLATE_NOOP("Difference", "Decisions and notes without a place now: {count}"),
    QT_TRANSLATE_NOOP("Difference", "New flags: {count}"),
    QT_TRANSLATE_NOOP("Difference", "Flags that are gone: {count}"),
    QT_TRANSLATE_NOOP("Difference", "Facts that changed: {count}"),
    QT_TRANSLATE_NOOP("Difference", "New facts: {count}"),
    QT_TRANSLATE_NOOP("Difference", "Facts that are gone: {count}"),
    QT_TRANSLATE_NOOP("Difference", "Facts that are part of another now: {count}"),
    QT_TRANSLATE_NOOP("Difference", "Facts that came out of another: {count}"),
)


def groups(difference: Difference) -> tuple[Group, ...]:
    """What there is to tell, the most grave first and open; what comes to nothing is left out."""
    found = (
        [_decision(entry) for entry in difference.ungrounded],
        [_flag(flag) for flag in difference.flagged],
        [_flag(flag) for flag in difference.unflagged],
        [_changed(changed) for changed in difference.changed],
        [_fact(fact) for fact in difference.gained],
        [_fact(fact) for fact in difference.lost],
        [_pair(pair) for pair in difference.merged],
        [_pair(pair) for pair in difference.split],
    )
    told = [(title, lines) for title, lines in zip(_TITLES, found, strict=True) if lines]
    return tuple(Group(_say(title, len(lines)), tuple(lines), not place) for place, (title, lines) in enumerate(told))


def _say(text: str, count: int) -> str:
    return QCoreApplication.translate("Difference", text).format(count=count)


def _fact(fact: Fact) -> str:
    return one_line(fact.label, LENGTH)


def _pair(pair: tuple[Fact, Fact]) -> str:
    return " → ".join(one_line(fact.label, LENGTH // 2) for fact in pair)


def _changed(changed: ChangedFact) -> str:
    return f"{one_line(changed.after.label, LENGTH)}: {', '.join(_what_changed(changed))}"


def _what_changed(changed: ChangedFact) -> Iterator[str]:
    if changed.gained:
        yield _say(QT_TRANSLATE_NOOP("Difference", "claims gained: {count}"), len(changed.gained))
    if changed.lost:
        yield _say(QT_TRANSLATE_NOOP("Difference", "claims lost: {count}"), len(changed.lost))
    if changed.before.state is not changed.after.state:
        yield f"{state_label(changed.before.state)} → {state_label(changed.after.state)}"


def _flag(flag: Discrepancy) -> str:
    return f"{type_label(flag.type)}: {explain(flag.message, interface_language())}"


def _decision(entry: Judgement) -> str:
    quotes = [anchor.quote for anchor in entry.target.anchors]
    about = (
        f"“{one_line(quotes[0], LENGTH // 2)}”" if quotes else QCoreApplication.translate("Difference", "claims that are no more")
    )
    if isinstance(entry, Verdict):
        said = verdict_label(entry.value)
    else:
        said = f"“{one_line(entry.name if hasattr(entry, 'name') else entry.text, LENGTH // 2)}”"
    return f"{entry.author}: {said} – {about}"
