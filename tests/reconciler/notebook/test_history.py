"""Whatever can be done has a sentence in both languages."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from reconciler.notebook import entries
from reconciler.notebook.entries import (
    Anchor,
    Annotation,
    ClaimKind,
    ClaimMark,
    Setting,
    SourceEdit,
    Statement,
    Switch,
    Tag,
    Target,
    TargetKind,
    Tie,
    TieKind,
    Translation,
    Verdict,
    VerdictValue,
    Whose,
)
from reconciler.notebook.history import say
from reconciler.notebook.log import Change, Operation, change

ROOT = Path(__file__).parents[3]
DATA = tomllib.loads((ROOT / "reconciler/notebook/history.toml").read_text("utf-8"))
A, B = Anchor("s1", 0, 5, "Peace was made."), Anchor("s2", 3, 9, "War\nwent on.")
FACT = Target(TargetKind.FACT, (A.id, B.id), anchors=(A, B))
FLAG = Target(TargetKind.DISCREPANCY, (A.id, B.id), "d1", (A, B), ("polarity", "made", "went on"))
NAMES = {"s1": "The Times"}

SAID = [
    ("decide", Verdict(FACT, VerdictValue.ACCEPTED, "", "R", "1"), "accepted: “Peace was made.”", "принято: «Peace was made.»"),
    (
        "decide",
        Verdict(FLAG, VerdictValue.DISMISSED, "", "R", "1"),
        "dismissed: “made” ≠ “went on”",
        "отклонено: «made» ≠ «went on»",
    ),
    (
        "note",
        Annotation(Target(TargetKind.SOURCE, (), "s1"), "Look.", "R", "1"),
        "noted on The Times: “Look.”",
        "заметка к The Times: «Look.»",
    ),
    ("tag", Tag(FACT, "odd", "R", "1"), "tagged “Peace was made.”: odd", "метка к «Peace was made.»: odd"),
    (
        "translate",
        Translation(FACT, "Мир.", "ru", Whose.OWN, "", "R", "1"),
        "translated “Peace was made.”: “Мир.”",
        "перевод «Peace was made.»: «Мир.»",
    ),
    ("state", Statement(FACT, "Peace.", "R", "1"), "wrote what holds: “Peace.”", "записано, что верно: «Peace.»"),
    (
        "link",
        Tie(TieKind.LINKED, (A, B), "", "R", "1"),
        "linked two claims: “Peace was made.” + “War went on.”",
        "два утверждения связаны:",
    ),
    (
        "make_claim",
        ClaimMark(ClaimKind.MADE, A, "R", "1"),
        "made a claim: “Peace was made.”",
        "выделено утверждение: «Peace was made.»",
    ),
    (
        "move_source",
        SourceEdit("s1", "side", "South", "R", "1"),
        "moved The Times to the side South",
        "The Times: теперь на стороне South",
    ),
    ("switch_off", Switch("rule", "date", "R", "1"), "switched off: date", "отключено: date"),
    ("set", Setting("blind", "yes", "R", "1"), "set blind: yes", "настройка blind: yes"),
    ("invented", Setting("blind", "yes", "R", "1"), "invented: blind", "invented: blind"),
]


@pytest.mark.parametrize(("kind", "entry", "english", "russian"), SAID)
def test_an_operation_is_said(kind: str, entry: object, english: str, russian: str) -> None:
    operation = Operation(kind, change(lambda _: "", entry), "R", "1")  # type: ignore[arg-type]
    assert say(operation, NAMES) == english
    assert say(operation, NAMES, "ru").startswith(russian)
    assert say(operation, NAMES, "fr") == english
    assert say(Operation("undo", operation.changes, "R", "2", of=operation.id), NAMES, undone=operation) == f"undid: {english}"


def test_what_was_taken_away_is_named() -> None:
    made = change(lambda _: "", Tag(FACT, "odd", "R", "1"))
    gone = tuple(Change(one.key, one.after, one.before) for one in made)
    assert say(Operation("untag", gone, "R", "2"), {}) == "took the tag odd off “Peace was made.”"


def test_of_many_the_first_is_named() -> None:
    many = [Tag(Target(TargetKind.CLAIM, (str(n),), anchors=(Anchor("s1", n, n + 1, str(n)),)), "odd", "R", "1") for n in range(4)]
    assert "“0” and 3 more" in say(Operation("tag", change(lambda _: "", *many), "R", "1"), {})


def test_every_kind_of_operation_has_its_sentences() -> None:
    used = set()
    for path in [*(ROOT / "desktop").rglob("*.py"), *(ROOT / "db").rglob("*.py")]:
        text = path.read_text("utf-8")
        used |= set(re.findall(r'_do\(\s*"(\w+)"', text)) | set(re.findall(r'_mark\(\s*"(\w+)"', text))
        used |= set(re.findall(r'Operation\("(\w+)"', text)) | set(re.findall(r'_tie\(\s*"(\w+)"', text))
    assert len(used) > 20
    assert used - DATA["kinds"].keys() == set()
    assert all({"en", "ru"} == set(sentences) for sentences in [*DATA["kinds"].values(), *DATA["verdicts"].values()])


def test_every_kind_of_entry_can_be_named() -> None:
    assert {type(entry) for _, entry, *_ in SAID} | {entries.Carried} == set(entries.KINDS.values())
