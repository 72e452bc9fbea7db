"""A project is searched by words and by what was found and decided, from a session and from the command line."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from desktop.__main__ import main
from desktop.session import Session
from reconciler.decisions import target_of_claim, target_of_discrepancy, target_of_fact, target_of_source
from reconciler.errors import InputError
from reconciler.model import Document
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reconciler.model import Analysis, Discrepancy, Fact

NORTH = (
    "The treaty on the river was signed on 4 May 1921 in Harbour Town. "
    "Fishing was left free to the illegal migrants of both shores. The ministers dined together.\n\n"
    "A storm came up at night."
)
SOUTH = (
    "The treaty on the river was signed on 9 May 1921 in Harbour Town. "
    "Fishing was left free to the irregular migrants of both shores."
)

PORT = "Договор о реке подписали 9 мая 1921 года в Портовом городе. Паромщики бастовали весь месяц."


@pytest.fixture(scope="module")
def reconciled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("searching") / "river.diptych"
    with Session.create(path) as session:
        texts = (("n.txt", "North", NORTH, "en"), ("s.txt", "South", SOUTH, "en"), ("p.txt", "South", PORT, "ru"))
        session.add_documents(Document(*text) for text in texts)
        session.reconcile()
    return path


@pytest.fixture
def session(reconciled: Path, tmp_path: Path) -> Iterator[Session]:
    with Session.open(shutil.copy(reconciled, tmp_path / "river.diptych")) as opened:
        opened.author = "ann"
        yield opened


def analysis_of(session: Session) -> Analysis:
    analysis = session.analysis()
    assert analysis is not None
    return analysis


def fact_of(session: Session, words: str) -> Fact:
    analysis = analysis_of(session)
    claims = {c.id for c in analysis.claims if words in c.quote}
    return next(f for f in analysis.facts if claims & set(f.claims) and len(f.claims) > 1)


def flag_of(session: Session, kind: str) -> Discrepancy:
    return next(d for d in analysis_of(session).discrepancies if d.type == kind)


def starts(session: Session, words: str = "", **asked: Any) -> set[str]:
    """The first words of the claims that are found."""
    return {" ".join(hit.snippet.split()[:2]) for hit in session.search(words, kinds=("claim",), **asked)}


# --- filters -----------------------------------------------------------------------------------------------------------------


def test_by_side_and_source(session: Session) -> None:
    assert {hit.side for hit in session.search("treaty")} == {"North", "South"}
    assert {hit.side for hit in session.search("treaty", sides=["North"])} == {"North"}
    assert {hit.name for hit in session.search("river", sources=["s.txt"])} == {"s.txt"}
    assert session.search("treaty", sides=["North"], sources=["s.txt"]) == ()
    session.rename_side("North", "Upriver")
    assert session.search("storm", sides=["North"]) == ()
    assert [hit.side for hit in session.search("storm", sides=["Upriver"], kinds=["text"])] == ["Upriver"]


def test_by_type_and_severity(session: Session) -> None:
    flag = flag_of(session, "terminology")
    assert starts(session, types=["terminology"]) == {"Fishing was"}
    assert starts(session, "treaty", types=["terminology"]) == set()
    assert starts(session, "fishing", types=["terminology"], severities=[flag.severity]) == {"Fishing was"}
    others = {"conflict", "tension", "compatible_difference"} - {flag.severity.value}
    assert starts(session, types=["terminology"], severities=others) == set()
    session.switch_rule("terminology", on=False)
    assert starts(session, types=["terminology"]) == set()
    session.undo()
    said = dict(flag.message.arguments)
    session.switch_words(said["a"], said["b"], on=False)
    assert starts(session, types=["terminology"]) == set()
    assert "Fishing was" not in starts(session, states=["disputed"])


def test_by_state_as_it_stands(session: Session) -> None:
    assert "Fishing was" in starts(session, states=["disputed"])
    assert starts(session, "storm", states=["single_side"]) == {"A storm"}
    assert starts(session, "storm", states=["disputed", "agreed", "compatible"]) == set()
    fact = fact_of(session, "Fishing")
    for flag in analysis_of(session).discrepancies:
        if flag.fact == fact.id:
            session.decide(target_of_discrepancy(flag), VerdictValue.DISMISSED)
    assert "Fishing was" not in starts(session, states=["disputed"])
    assert "Fishing was" in starts(session, states=["agreed"])
    assert [row.state.value for row in session.report().rows if row.fact.id == fact.id] == ["agreed"]
    session.decide(target_of_discrepancy(flag_of(session, "terminology")), VerdictValue.OPEN)
    assert "Fishing was" in starts(session, states=["disputed"])


def test_by_verdict(session: Session) -> None:
    fact = fact_of(session, "Fishing")
    assert starts(session, verdicts=["accepted"]) == set()
    assert "Fishing was" in starts(session, verdicts=["open"])
    session.decide(target_of_fact(fact), VerdictValue.ACCEPTED, "Obviously.")
    session.annotate(target_of_fact(fact), "Who fished?")
    assert starts(session, verdicts=["accepted"]) == {"Fishing was"}
    assert starts(session, "migrants", verdicts=["accepted", "open"]) == {"Fishing was"}
    assert "Fishing was" not in starts(session, verdicts=["open"])
    assert [h.kind.value for h in session.search(verdicts=["accepted"])] == ["claim", "claim", "note", "verdict"]
    assert [h.kind.value for h in session.search("fished", verdicts=["accepted"])] == ["note"]
    assert session.search("fished", verdicts=["dismissed"]) == ()
    session.decide(target_of_fact(fact), VerdictValue.OPEN)
    assert starts(session, verdicts=["accepted"]) == set()
    assert "Fishing was" in starts(session, verdicts=["open"])


def test_by_tag(session: Session) -> None:
    fact = fact_of(session, "Fishing")
    session.tag(target_of_fact(fact), "To Ask")
    session.annotate(target_of_fact(fact), "Who fished?")
    assert starts(session, tags=["to  ask"]) == {"Fishing was"}
    assert [h.kind.value for h in session.search(tags=["TO ASK"])] == ["claim", "claim", "note", "tag"]
    assert session.search("treaty", tags=["to ask"]) == ()
    assert [h.kind.value for h in session.search("asking")] == ["tag"]
    claim = next(c for c in analysis_of(session).claims if "storm" in c.quote)
    session.tag(target_of_source(claim.source), "archive")
    assert "A storm" in starts(session, tags=["archive"])
    session.untag(session.notebook().tags[0])
    assert starts(session, tags=["to ask"]) == set()


def test_by_author_and_day(session: Session) -> None:
    fact, claim = fact_of(session, "Fishing"), next(c for c in analysis_of(session).claims if "storm" in c.quote)
    session.annotate(target_of_fact(fact), "Who fished?")
    session.author = "ben"
    session.annotate(target_of_claim(claim), "Which storm?")
    assert starts(session, authors=["ann"]) == {"Fishing was"}
    assert starts(session, authors=["ben"]) == {"A storm"}
    assert [h.snippet for h in session.search(authors=["ben"], kinds=["note"])] == ["Which storm?"]
    today = session.history()[-1].time[:10]
    for since, until, found in ((today, today, 2), ("", "2000", 0), ("2999-01", "", 0), (today[:7], today[:4], 2)):
        assert len(session.search(kinds=["note"], since=since, until=until)) == found
        assert bool(starts(session, since=since, until=until)) == bool(found)
    assert session.search("storm", since=today, kinds=["text"]) == ()


def test_filters_are_all_of_them(session: Session) -> None:
    fact = fact_of(session, "Fishing")
    session.decide(target_of_fact(fact), VerdictValue.ACCEPTED, "Obviously.")
    asked: dict[str, Any] = {
        "sides": ["North"], "types": ["terminology"], "states": ["disputed"], "verdicts": ["accepted"], "authors": ["ann"],
    }  # fmt: skip
    (hit,) = session.search("migrants", **asked)
    assert (hit.side, hit.facts) == ("North", (fact.id,))
    for name, value in (("sides", "East"), ("types", "date"), ("states", "agreed"), ("verdicts", "open"), ("authors", "ben")):
        assert session.search("migrants", **{**asked, name: [value]}) == ()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"types": ["smell"]}, "name one of date"),
        ({"severities": ["mild"]}, "conflict, tension"),
        ({"states": ["odd"]}, "disputed"),
        ({"verdicts": ["no"]}, "open, accepted"),
        ({"kinds": ["smell"]}, "claim, note"),
        ({"since": "yesterday"}, "2026-01-31"),
        ({"until": "3 May"}, "2026-01-31"),
    ],
)
def test_a_filter_that_means_nothing_names_the_choices(session: Session, asked: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words):
        session.search("river", **asked)


def test_blind_work_finds_only_ones_own(session: Session) -> None:
    fact = fact_of(session, "Fishing")
    session.annotate(target_of_fact(fact), "Who fished?")
    session.decide(target_of_fact(fact), VerdictValue.ACCEPTED, "The fishermen said so.")
    session.tag(target_of_fact(fact), "odd")
    session.set_blind(["ann", "ben"])
    assert [h.kind.value for h in session.search("fishing shores fish*")] == ["claim", "claim", "text", "text"]
    assert [h.kind.value for h in session.search("fished")] == ["note"]
    session.author = "ben"
    assert session.search("fished") == ()
    assert [h.kind.value for h in session.search("fishing")] == ["claim", "claim", "text", "text"]
    for asked in ({"verdicts": ["accepted"]}, {"tags": ["odd"]}, {"authors": ["ann"]}, {"since": "2000"}):
        assert session.search(**asked) == ()
    assert "Fishing was" in starts(session, verdicts=["open"])
    session.author = "ann"
    session.set_done()
    session.author = "ben"
    session.set_done()
    assert starts(session, verdicts=["accepted"]) == {"Fishing was"}


# --- the command -------------------------------------------------------------------------------------------------------------


def test_the_command_shows_source_place_and_words(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    session.annotate(target_of_fact(fact_of(session, "Fishing")), "Спросить паромщиков.")
    path = str(session.path)
    session.close()
    assert main(["search", path, "паромщик"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    start = PORT.index("Паромщики")
    assert re.search(rf"Claims \(\d+\)\n  p\.txt, {start}-\d+ \(South\)\n    .*\*Паромщики\* бастовали", said.out)
    assert re.search(r"Notes \(1\)\n  .*  ann, \d{4}-\d\d-\d\d\n    Спросить \*паромщиков\*\.\n", said.out)
    assert "Elsewhere" not in said.out
    assert main(["search", path, '"signed on 9 May"', "--side", "South", "--limit", "1"]) == 0
    out = capsys.readouterr().out
    assert "*signed on 9 May*" in out
    assert "Claims (1; there may be more)" in out
    assert main(["search", path, "--type", "terminology", "--state", "disputed", "--kind", "claim"]) == 0
    assert "Fishing was left free" in capsys.readouterr().out


def test_nothing_found_is_said_and_is_no_failure(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", str(session.path), "cormorant"]) == 0
    assert capsys.readouterr() == ("", "Nothing in this project answers that.\n")


def test_asked_for_nothing_or_for_nonsense_it_fails(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", str(session.path)]) == 2
    assert main(["search", str(session.path), "river", "--type", "smell"]) == 1
    assert "name one of" in capsys.readouterr().err.splitlines()[-1]


def test_a_terminal_gets_colours(session: Session, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert main(["search", str(session.path), "storm"]) == 0
    assert "\x1b[1;4mstorm\x1b[0m" in capsys.readouterr().out
