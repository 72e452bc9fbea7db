"""How good the results are on the evaluation data that DIPTYCH_SHARED names: one table a topic, then the yardsticks.

Each topic is scored with weights that were learned without it, and twice: on the claims that the program reads, and on those that a
person marked, which tells errors of alignment from errors of reading. Run by `make quality`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.fit_scoring import NAMES, left_out, samples
from benchmarks.topics import gold_folders, marked, module_at
from reconciler.export import json_format
from reconciler.pipeline import reconcile, reconcile_claims
from reconciler.settings import Settings

if TYPE_CHECKING:
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
        for gold, documents in gold_folders(folder):
            weights = left_out(*learned, gold.name)
            settings = Settings(weights=tuple(zip(NAMES, weights.tolist(), strict=True)))
            if kind.startswith("read"):
                found = reconcile(documents, settings)
            else:
                found = reconcile_claims(documents, marked(documents, gold), settings)
            rows = scored(score, found, gold)
            show(score, f"{gold.name}, {kind}", rows)
            pooled = {name: [a + b for a, b in zip(pooled.get(name, [0] * 4), rows[name], strict=False)] for name in ROWS}
        show(score, f"all topics, {kind}", pooled)
    files = [str(f) for pattern in YARDSTICKS for f in sorted((folder / "yardsticks").glob(pattern))]
    return subprocess.run([sys.executable, str(folder / "yardsticks" / "measure.py"), *files], check=False).returncode


def scored(score: ModuleType, found: Analysis, gold: Path) -> dict[str, list[int]]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        out.write_bytes(json_format.write_analysis(found))
        rows: dict[str, Any] = score.score(score.load(out), *score.readings(gold))[0]
    return {name: rows[name] for name in ROWS}


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
