"""What a search asks beside words, as SQL: conditions on a claim `c`, and on an entry of the notebook `e`.

A decision is on a claim where its target names it (`need`), or an older version of it (`search_moved`). Everything that a person
gives is a parameter; lists are handed over as JSON.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from db import log, tables
from reconciler.model import FactState
from reconciler.notebook.entries import VerdictValue, words_off
from reconciler.notebook.state import Notebook

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from reconciler.search.values import Asked


def any_of(name: str) -> str:
    """A list that is handed over as the parameter `name`, in SQL."""
    return f"(SELECT value FROM json_each(:{name}))"


# --- a claim c ---------------------------------------------------------------------------------------------------------------

# while work is blind, of what was judged and noted only one's own is there
_SEEN = "(:seen_by = '' OR j.kind = 'tie' OR j.author = :seen_by)"

# what a decision on a claim may name it by
_ON_CLAIM = "n.needed IN (SELECT 'claim:' || c.id UNION ALL SELECT 'claim:' || v.old FROM search_moved v WHERE v.new = c.id)"
_DECISION_ON_CLAIM = f"SELECT 1 FROM need n CROSS JOIN search_entry j ON j.key = n.key WHERE {_SEEN} AND {_ON_CLAIM}"
_FACTS_OF_CLAIM = "FROM fact_claim m CROSS JOIN fact f ON f.run = m.run AND f.id = m.fact WHERE m.run = :run AND m.claim = c.id"

# --- an entry e --------------------------------------------------------------------------------------------------------------

# a claim x that an entry is about, where it stands now
_CLAIMS_OF_ENTRY = (
    "(SELECT coalesce(v.new, substr(n.needed, 7)) AS id FROM need n LEFT JOIN search_moved v ON v.old = substr(n.needed, 7) "
    "WHERE n.key = e.key AND n.needed LIKE 'claim:%') x"
)
_FACTS_OF_ENTRY = (
    f"FROM {_CLAIMS_OF_ENTRY} CROSS JOIN fact_claim m ON m.run = :run AND m.claim = x.id "
    "CROSS JOIN fact f ON f.run = m.run AND f.id = m.fact WHERE 1"
)
_FLAGS_OF_ENTRY = (
    f"FROM {_CLAIMS_OF_ENTRY} CROSS JOIN fact_claim m ON m.run = :run AND m.claim = x.id "
    "CROSS JOIN discrepancy d ON d.run = m.run AND d.fact = m.fact "
    "WHERE CASE e.target_kind WHEN 'discrepancy' THEN d.id = e.about ELSE x.id IN (d.claim_a, d.claim_b) END"
)
_DECISION_ON_ENTRY = (
    f"SELECT 1 FROM {_CLAIMS_OF_ENTRY} CROSS JOIN need o ON o.needed = 'claim:' || x.id "
    f"CROSS JOIN search_entry j ON j.key = o.key WHERE {_SEEN}"
)

# --- tags --------------------------------------------------------------------------------------------------------------------

_TAG = f" AND {_SEEN} AND j.kind = 'tag' AND j.value IN {any_of('tags')}"
_TAGGED_CLAIM = (
    "(c.id IN (SELECT coalesce(v.new, substr(n.needed, 7)) FROM search_entry j CROSS JOIN need n ON n.key = j.key "
    f"LEFT JOIN search_moved v ON v.old = substr(n.needed, 7) WHERE 1{_TAG}) "
    f"OR c.source IN (SELECT j.about FROM search_entry j WHERE j.target_kind = 'source'{_TAG}))"
)
_TAGGED_ENTRY = (
    f"CASE e.kind WHEN 'tag' THEN e.value IN {any_of('tags')} ELSE e.target IN (SELECT j.target FROM search_entry j WHERE 1{_TAG}) "
    "OR e.key IN (SELECT o.key FROM search_entry j CROSS JOIN need n ON n.key = j.key CROSS JOIN need o ON o.needed = n.needed "
    f"WHERE 1{_TAG}) END"
)

# --- flags and states --------------------------------------------------------------------------------------------------------

# flags that the project has switched off count for nothing
_COUNTS = f"d.type NOT IN {any_of('rules_off')} AND d.id NOT IN {any_of('flags_off')}"
_STANDS = (  # and those that were dismissed make no fact disputed
    f"SELECT 1 FROM discrepancy d WHERE d.run = f.run AND d.fact = f.id AND {_COUNTS} AND 'dismissed' IS NOT ("
    "SELECT j.value FROM search_entry j WHERE j.about = d.id AND j.about != '' AND j.kind = 'verdict' "
    f"AND {_SEEN} ORDER BY j.time DESC, j.key DESC LIMIT 1)"
)
# where the accounts of a fact stand, as `reconciler.facts.state_of` has it
_STATE = (
    f"CASE WHEN EXISTS ({_STANDS} AND d.severity IN ('conflict', 'tension')) THEN '{FactState.DISPUTED}' "
    f"WHEN json_array_length(f.sides) < 2 THEN '{FactState.SINGLE_SIDE}' "
    f"WHEN EXISTS ({_STANDS}) THEN '{FactState.COMPATIBLE}' ELSE '{FactState.AGREED}' END"
)


@dataclass(frozen=True, slots=True)
class Filters:
    """The conditions that claims and entries have to meet, and the parameters that all of them use.

    `flag`, `state` and `decision` are what is asked of a discrepancy `d`, a fact `f` and an entry `j` by themselves, empty where
    that is nothing: where to begin with when there are no words.
    """

    claim: tuple[str, ...]
    entry: tuple[str, ...]
    parameters: dict[str, Any]
    flag: str = ""
    state: str = ""
    decision: str = ""


def filters(connection: Connection, asked: Asked) -> Filters:
    """What `asked` asks beside its words, and beside sides and sources, which `db.search` knows."""
    claim: list[str] = []
    entry: list[str] = []
    flag, state, decision = _flag(asked), f"{_STATE} IN {any_of('states')}" if asked.states else "", _decision(asked)
    if flag:
        flagged = (f"SELECT d.{of} FROM discrepancy d WHERE d.run = :run AND {flag}" for of in ("claim_a", "claim_b"))
        claim.append(f"c.id IN ({' UNION ALL '.join(flagged)})")
        entry.append(f"EXISTS (SELECT 1 {_FLAGS_OF_ENTRY} AND {flag})")
    if state:
        claim.append(f"EXISTS (SELECT 1 {_FACTS_OF_CLAIM} AND {state})")
        entry.append(f"EXISTS (SELECT 1 {_FACTS_OF_ENTRY} AND {state})")
    if asked.tags:
        claim.append(_TAGGED_CLAIM)
        entry.append(_TAGGED_ENTRY)
    if decision:
        made = f"EXISTS ({_DECISION_ON_CLAIM}{decision})"
        undecided = f"NOT EXISTS ({_DECISION_ON_CLAIM} AND j.kind = 'verdict' AND j.value != '{VerdictValue.OPEN}')"
        claim.append(f"({made} OR {undecided})" if VerdictValue.OPEN in asked.verdicts else made)
    entry += _decided_entry(asked)
    begin = f" AND {_SEEN}{decision}" if decision and VerdictValue.OPEN not in asked.verdicts else ""
    return Filters(tuple(claim), tuple(entry), _parameters(connection, asked), flag, state, begin)


def _flag(asked: Asked) -> str:
    found = [
        f"d.{column} IN {any_of(name)}" for column, name in (("type", "types"), ("severity", "severities")) if getattr(asked, name)
    ]
    return " AND ".join((_COUNTS, *found)) if found else ""


def _decision(asked: Asked) -> str:
    found = f" AND j.kind = 'verdict' AND j.value IN {any_of('verdicts')}" if asked.verdicts else ""
    found += f" AND j.author IN {any_of('authors')}" if asked.authors else ""
    found += " AND j.time >= :since" if asked.since else ""
    return found + (" AND j.time <= :until" if asked.until else "")


def _decided_entry(asked: Asked) -> list[str]:
    found = ["(e.kind = 'tie' OR e.author = :seen_by)"] if asked.seen_by else []
    if asked.verdicts:
        other = f"EXISTS ({_DECISION_ON_ENTRY} AND j.kind = 'verdict' AND j.value IN {any_of('verdicts')})"
        if VerdictValue.OPEN in asked.verdicts:
            other += f" OR NOT EXISTS ({_DECISION_ON_ENTRY} AND j.kind = 'verdict' AND j.value != '{VerdictValue.OPEN}')"
        found.append(f"CASE e.kind WHEN 'verdict' THEN e.value IN {any_of('verdicts')} ELSE {other} END")
    found += [f"e.author IN {any_of('authors')}"] if asked.authors else []
    found += ["e.time >= :since"] if asked.since else []
    found += ["e.time <= :until"] if asked.until else []
    return found


def _parameters(connection: Connection, asked: Asked) -> dict[str, Any]:
    given: dict[str, Any] = {"since": asked.since, "until": asked.until, "seen_by": asked.seen_by}
    for name in ("types", "severities", "states", "verdicts", "tags", "authors"):
        given[name] = json.dumps([str(value) for value in getattr(asked, name)])
    switched = Notebook.read(log.entries(connection, ("off",))).switches
    given["rules_off"] = json.dumps([switch.name for switch in switched if switch.kind == "rule"])
    given["flags_off"] = json.dumps(_flags_off(connection, {switch.name for switch in switched if switch.kind == "words"}))
    given["run"] = connection.scalar(select(tables.RUN.c.id).where(tables.RUN.c.current)) or 0
    return given


def _flags_off(connection: Connection, words: set[str]) -> list[str]:
    """The flags whose two words are switched off, by id."""
    if not words:
        return []
    off = []
    for row in connection.execute(text("SELECT id, message_arguments FROM discrepancy")).all():
        said = dict(json.loads(row.message_arguments))
        if words_off(said.get("a", ""), said.get("b", "")) in words:
            off.append(row.id)
    return off
