"""Topics with known answers, from the evaluation data that DIPTYCH_SHARED names: which pairs of claims speak of the same fact."""

from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reconciler.claims.extract import claim_at, read_dates
from reconciler.model import Document
from reconciler.pipeline import read_claims
from sources.folder import read_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from reconciler.model import Claim

READERS = ("reading-1", "reading-2")
# words that report what somebody else tells are in most news sentences, and make no two of them one fact
REPORTING = frozenset(
    ["told", "said", "say", "says", "according", "reported", "report", "announced", "confirmed", "announce", "tells"]
)


@dataclass(frozen=True, slots=True)
class Topic:
    """Documents on one matter with their claims; `same` holds for pairs of rows of different documents whether they speak of one
    fact; pairs that the readers do not agree on are not in it."""

    name: str
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    same: dict[tuple[int, int], bool]


def module_at(path: Path) -> ModuleType:
    """The Python file at `path` as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_folders(shared: Path) -> list[tuple[Path, tuple[Document, ...]]]:
    """The folder of the two readings of each topic, and its documents."""
    found = []
    for gold in sorted((shared / "gold").iterdir()):
        texts = shared / gold.name
        found.append((gold, read_folder(texts if texts.is_dir() else gold).documents))
    return found


def marked(documents: Sequence[Document], gold: Path, reader: str = READERS[0]) -> tuple[Claim, ...]:
    """The claims that a reader marked, in the order of the texts."""
    by_name = {Path(d.name).name: d for d in documents}
    reading = json.loads((gold / f"{reader}.json").read_text("utf-8"))
    dates = {d.id: read_dates(d, None) for d in documents}
    spans = sorted({(Path(c["file"]).name, c["start"], c["end"]) for c in reading["claims"]})
    return tuple(claim_at(by_name[name], start, end, dates[by_name[name].id]) for name, start, end in spans)


def gold_topics(shared: Path) -> Iterator[Topic]:
    """Each topic three times: with the claims that the program reads, and with those that either reader marked."""
    score = module_at(shared / "score.py")
    for gold, documents in gold_folders(shared):
        for claims in (read_claims(documents), *(marked(documents, gold, reader) for reader in READERS)):
            yield Topic(gold.name, documents, claims, _agreed(score, gold, documents, claims))


def _agreed(score: Any, gold: Path, documents: Sequence[Document], claims: Sequence[Claim]) -> dict[tuple[int, int], bool]:
    """Pairs that both readers have in one fact, and pairs that neither has."""
    one, two = score.readings(gold)
    cores = [[pair for pair, core in reading["pairs"].items() if core] for reading in (one, two)]
    must = [pair for pair in score.both(cores[0], list(two["pairs"]))[0] if score.Index(cores[1]).hits(pair)]
    both, either = score.Index(must), score.Index([*one["pairs"], *two["pairs"]])
    names = {d.id: Path(d.name).name for d in documents}
    spans = [(names[c.source], c.start, c.end) for c in claims]
    same = {}
    for a, b in combinations(range(len(claims)), 2):
        pair = (spans[a], spans[b])
        if claims[a].source != claims[b].source and (both.hits(pair) or not either.hits(pair)):
            same[a, b] = bool(both.hits(pair))
    return same


def news_topics(shared: Path) -> Iterator[Topic]:
    """News of several outlets on one event: two sentences speak of one fact if they share at least half of the one's events."""
    for path in sorted((shared / "yardsticks").glob("cluster_*.jsonl")):
        topics = defaultdict(list)
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            topics[row["topic"]].append(row)
        for name, rows in sorted(topics.items()):
            yield _news_topic(f"news {name}", rows)


def _news_topic(name: str, rows: Sequence[dict[str, Any]]) -> Topic:
    documents, claims, events = [], [], []
    for row in rows:
        document = Document(row["doc_id"], row["subtopic"], row["text"], "en")
        documents.append(document)
        start = 0
        for line in row["text"].split("\n"):
            end = start + len(line)
            if line.strip():
                claims.append(claim_at(document, start, end, read_dates(document, None)))
                events.append({m["cluster"] for m in row["mentions"] if _tells(m) and start <= m["start"] < end})
            start = end + 1
    same = {}
    for a, b in combinations(range(len(claims)), 2):
        fewer = min(len(events[a]), len(events[b]))
        shared = len(events[a] & events[b])
        if claims[a].source != claims[b].source and fewer and (not shared or shared / fewer >= 0.5):
            same[a, b] = shared > 0
    return Topic(name, tuple(documents), tuple(claims), same)


def _tells(mention: dict[str, Any]) -> bool:
    return mention["kind"] == "event" and mention["text"].lower() not in REPORTING
