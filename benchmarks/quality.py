"""How good the results are on the evaluation data that DIPTYCH_SHARED names: one table a topic, then the yardsticks.

Each topic is scored with weights that were learned without it, and twice: on the claims that the program reads, and on those that a
person marked, which tells errors of alignment from errors of reading. Run by `make quality`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.fit_scoring import NAMES, left_out, samples
from benchmarks.topics import gold_folders, marked, module_at
from reconciler.export import json_format
from reconciler.pipeline import reconcile, reconcile_claims
from reconciler.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from reconciler.model import Analysis

ROWS = ("claims", "alignment", "alignment, sides", "serious", "conflict", "types right")
YARDSTICKS = ("dates_*.jsonl", "pairs_*.jsonl")


def main() -> int:
    shared = os.environ.get("DIPTYCH_SHARED")
    if not shared:
        print("Set DIPTYCH_SHARED to the folder with the evaluation data.", file=sys.stderr)
        return 1
    folder = Path(shared)
    score = module_at(folder / "score.py")
    learned = samples(folder)
    print(f"{'':44} {'':16} {'P':>6} {'R':>6} {'F1':>6}")
    for kind in ("read by the program", "marked by a person"):
        pooled: dict[str, list[int]] = {}
        types: Counter[tuple[str, str]] = Counter()
        for gold, documents in gold_folders(folder):
            weights = left_out(*learned, gold.name)
            settings = Settings(weights=tuple(zip(NAMES, weights.tolist(), strict=True)))
            if kind.startswith("read"):
                found = reconcile(documents, settings)
            else:
                found = reconcile_claims(documents, marked(documents, gold), settings)
            predicted, readings = loaded(score, found), score.readings(gold)
            rows = {name: score.score(predicted, *readings)[0][name] for name in ROWS}
            types += by_type(score, predicted, readings)
            show(score, f"{gold.name}, {kind}", rows)
            pooled = {name: [a + b for a, b in zip(pooled.get(name, [0] * 4), rows[name], strict=False)] for name in ROWS}
        show(score, f"all topics, {kind}", pooled)
        show_types(types)
    files = [str(f) for pattern in YARDSTICKS for f in sorted((folder / "yardsticks").glob(pattern))]
    return subprocess.run([sys.executable, str(folder / "yardsticks" / "measure.py"), *files], check=False).returncode


def loaded(score: ModuleType, found: Analysis) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        out.write_bytes(json_format.write_analysis(found))
        read: dict[str, Any] = score.load(out)
        return read


def by_type(score: ModuleType, predicted: dict[str, Any], readings: Sequence[dict[str, Any]]) -> Counter[tuple[str, str]]:
    """Counts by type of discrepancy, whatever its severity.

    How many pairs are "flagged" with it, how many of them "right" by a reader; on how many pairs that both readers flag it is
    "asked" for by the first, on how many of these it is "found"; the same "of aligned" pairs.
    """
    counts: Counter[tuple[str, str]] = Counter()
    indexes = [score.Index(reading["disc"]) for reading in readings]

    def given(pair: Any) -> set[str]:
        hits = [(reading, hit) for reading, index in zip(readings, indexes, strict=True) for hit in index.hits(pair)]
        return {kind for reading, hit in hits for kind, _ in reading["disc"][hit]}

    for pair, flags in predicted["disc"].items():
        said = given(pair)
        for kind in {kind for kind, _ in flags}:
            counts[kind, "flagged"] += 1
            counts[kind, "right"] += kind in said
    ours, aligned = score.Index(predicted["disc"]), score.Index(predicted["pairs"])
    for pair in score.both(readings[0]["disc"], readings[1]["disc"])[0]:
        found = {kind for hit in ours.hits(pair) for kind, _ in predicted["disc"][hit]}
        together = bool(aligned.hits(pair))
        for kind in {kind for kind, _ in readings[0]["disc"][pair]}:
            counts[kind, "asked"] += 1
            counts[kind, "found"] += kind in found
            counts[kind, "asked of aligned"] += together
            counts[kind, "found of aligned"] += together and kind in found
    return counts


def show_types(counts: Counter[tuple[str, str]]) -> None:
    for kind in sorted({kind for kind, _ in counts}):
        right, flagged, found, asked = (counts[kind, name] for name in ("right", "flagged", "found", "asked"))
        aligned = f"{counts[kind, 'found of aligned']} of {counts[kind, 'asked of aligned']}"
        print(f"    {kind:18} right {right} of {flagged} flagged, found {found} of {asked}, of those aligned {aligned}")


def show(score: ModuleType, title: str, rows: dict[str, list[int]]) -> None:
    for name, row in rows.items():
        if len(row) == 2 or name == "types right":
            print(f"{title:44} {name:16} {row[0] / row[1] if row[1] else 0:6.3f}   ({row[0]} of {row[1]})")
            continue
        precision, recall, f1 = score.prf(*row)
        print(f"{title:44} {name:16} {precision:6.3f} {recall:6.3f} {f1:6.3f}")
        title = ""


if __name__ == "__main__":
    sys.exit(main())
