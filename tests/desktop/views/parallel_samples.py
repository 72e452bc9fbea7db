"""Made-up sources for the parallel view: texts in which claims are marked, and reports made of them.

In a text "[name words]" is a claim of the fact called `name`; "[a,b words]" stands in two facts. Claims may nest; those of `placed`
may overlap in any way.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.models.parallel import ParallelContent, build_panes
from reconciler import report
from reconciler.model import Analysis, Claim, Discrepancy, Document, Fact, FactState, Link, Message, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MARK = re.compile(r"\[([\w,]+) |\]")

DISPUTED, COMPATIBLE, AGREED, SINGLE = FactState.DISPUTED, FactState.COMPATIBLE, FactState.AGREED, FactState.SINGLE_SIDE

HARBOUR = """The New Quay at Halmby

[open The new quay was opened on 3 March 2014, in the presence of both governors.] Traffic had been rerouted for weeks, and the \
fishermen's guild had complained more than once.

[cost Building it cost 41 million crowns], of which [share the two towns paid a third each]. The rest came from the state.

The weather was fair. [ferry A ferry has run between Halmby and Ostrava Point twice a day since the summer of 2014.] Tickets \
are sold on board.

[strike On 12 May 2015 some forty dockers walked out] after talks on night shifts had failed. [talks The talks were taken up again \
in June and led to an agreement], signed by all parties but one.

[museum A small museum in the old customs house shows how the harbour grew.] It is open on Sundays."""

PORT = """The Halmby harbour works: a view from Ostrava Point

Our readers have asked us how the works came about, and what became of them.

[open The new quay was opened on 9 April 2014, in the presence of one governor.] Nobody had invited the guild.

[ferry Since June 2014 a ferry has crossed between Ostrava Point and Halmby two times a day.]

[strike On 12 May 2015 some two hundred dockers walked out], after talks on night shifts had failed, and they stayed out for a week.

[cost Building the quay cost 41 million crowns.] [talks Talks were resumed in June; an agreement followed.]"""

GAVAN = """Новая пристань в Хальмбю

Газета «Вестник залива» рассказывает, как строили пристань. 🚢 Снимки 📷 сделаны летом.

[open Новая пристань была открыта 9 апреля 2014 года в присутствии одного губернатора.] Рыбаков на праздник не позвали.

[cost Строительство обошлось в 41 миллион крон], [share а города заплатили по четверти каждый].

[ferry С лета 2014 года между Хальмбю и мысом Острава дважды в день ходит паром.]

[strike 12 мая 2015 года на работу не вышли двести докеров] — переговоры о ночных сменах провалились.

[talks В июне переговоры возобновились и завершились соглашением.]"""

STATES = {
    "open": DISPUTED,
    "cost": AGREED,
    "share": DISPUTED,
    "ferry": COMPATIBLE,
    "strike": DISPUTED,
    "talks": AGREED,
    "museum": SINGLE,
}


def marked(text: str) -> tuple[str, list[tuple[int, int, tuple[str, ...]]]]:
    """The text without its marks, and `(start, end, facts)` of each claim in code points."""
    plain, found, begun = "", [], []
    last = 0
    for mark in _MARK.finditer(text):
        plain += text[last : mark.start()]
        last = mark.end()
        if mark[1]:
            begun.append((len(plain), tuple(mark[1].split(","))))
        else:
            start, facts = begun.pop()
            found.append((start, len(plain), facts))
    return plain + text[last:], found


def placed(text: str, *claims: tuple[str, str]) -> tuple[str, list[tuple[int, int, tuple[str, ...]]]]:
    """The text, and its claims as `marked` gives them; each of `claims` is its words and its facts ("a,b")."""
    return text, [(text.index(words), text.index(words) + len(words), tuple(facts.split(","))) for words, facts in claims]


def make_report(texts: Sequence[tuple[str, str, str]], states: Mapping[str, FactState]) -> report.Report:
    """A report on `texts`: each the side, the language and the marked text. All claims of a fact are linked to its first one."""
    return report_on([(side, language, *marked(text)) for side, language, text in texts], states)


def report_on(
    texts: Sequence[tuple[str, str, str, list[tuple[int, int, tuple[str, ...]]]]], states: Mapping[str, FactState]
) -> report.Report:
    """As `make_report`, of the side, the language, the text and its claims."""
    documents, claims = [], []
    members: dict[str, list[Claim]] = {fact: [] for fact in states}
    for number, (side, language, plain, found) in enumerate(texts):
        title = plain.partition("\n")[0][:80]
        document = Document(f"{number}.txt", side, plain, language, title, "The Bay Courier", note="Made up for a test.")
        documents.append(document)
        for start, end, spoken_of in found:
            claim = Claim(document.id, start, end, plain[start:end], (start, end))
            claims.append(claim)
            for fact in spoken_of:
                members[fact].append(claim)
    sides = tuple(dict.fromkeys(d.side for d in documents))
    side_of = {d.id: d.side for d in documents}
    facts, flags = [], []
    for name, own in members.items():
        links = tuple(Link(own[0].id, other.id, 0.9) for other in own[1:] if other.source != own[0].source)
        present = tuple(s for s in sides if s in {side_of[c.source] for c in own})
        silent = tuple(s for s in sides if s not in present)
        facts.append(Fact(name, name, tuple(c.id for c in own), present, silent, states[name], links))
        if states[name] is DISPUTED and len(own) > 1:
            flags.append(_flag(name, own[0], own[-1]))
    made = report.build(Analysis(tuple(documents), tuple(claims), tuple(facts), tuple(flags)))
    # the states are as told, whatever the flags would say
    return replace(made, rows=tuple(replace(row, state=row.fact.state) for row in made.rows))


def _flag(fact: str, a: Claim, b: Claim) -> Discrepancy:
    """A conflict over the first number and its word in each claim, or the first word where there is no number."""
    words = [re.search(r"\d+ \w+", claim.quote) or re.search(r"\w+", claim.quote) for claim in (a, b)]
    spans = [(c.start + m.start(), c.start + m.end()) for c, m in zip((a, b), words, strict=True) if m]
    return Discrepancy(fact, a.id, b.id, "date", Severity.CONFLICT, spans[0], spans[1], Message("date"))


def repeated(text: str, times: int) -> str:
    """The text again and again, the facts of each repetition named apart: "open" becomes "open1", "open2", …"""
    return "\n\n".join(re.sub(r"\[(\w+) ", rf"[\g<1>{n} ", text) for n in range(1, times + 1))


def long_harbour(times: int = 20) -> ParallelContent:
    """As `harbour`, `times` as long."""
    states = {f"{name}{n}": state for n in range(1, times + 1) for name, state in STATES.items()}
    made = make_report([("Halmby", "en", repeated(HARBOUR, times)), ("Russia", "ru", repeated(GAVAN, times))], states)
    return build_panes(made, [d.id for d in made.analysis.documents])


def harbour(*, russian: bool = True) -> ParallelContent:
    """Two sides on one harbour: English against Russian, or two English texts."""
    second = ("Russia", "ru", GAVAN) if russian else ("Point", "en", PORT)
    made = make_report([("Halmby", "en", HARBOUR), second], STATES)
    return build_panes(made, [d.id for d in made.analysis.documents])


def triptych() -> ParallelContent:
    made = make_report([("Halmby", "en", HARBOUR), ("Point", "en", PORT), ("Russia", "ru", GAVAN)], STATES)
    return build_panes(made, [d.id for d in made.analysis.documents])
