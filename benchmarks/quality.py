"""How good the results are on the evaluation data that DIPTYCH_SHARED names: one table a topic, then the yardsticks.

Each topic is scored twice: on the claims that the program reads, and on those that a person marked, which tells errors of alignment
from errors of reading. Run by `make quality`.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reconciler.claims.extract import claim_at, read_dates
from reconciler.export import json_format
from reconciler.pipeline import reconcile, reconcile_claims
from sources.folder import read_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from reconciler.model import Analysis, Claim, Document

ROWS = ("claims", "alignment", "alignment, sides", "serious", "conflict")
YARDSTICKS = ("dates_*.jsonl", "pairs_*.jsonl")


def main() -> int:
    shared = os.environ.get("DIPTYCH_SHARED")
    if not shared:
        print("Set DIPTYCH_SHARED to the folder with the evaluation data.", file=sys.stderr)
        return 1
    folder = Path(shared)
    score = _module(folder / "score.py")
    print(f"{'':44} {'':16} {'P':>6} {'R':>6} {'F1':>6}")
    for kind in ("read by the program", "marked by a person"):
        pooled: dict[str, list[int]] = {}
        for gold in sorted((folder / "gold").iterdir()):
            documents = read_folder(folder / gold.name if (folder / gold.name).is_dir() else gold).documents
            found = reconcile(documents) if kind.startswith("read") else reconcile_claims(documents, marked(documents, gold))
            rows = scored(score, found, gold)
            show(score, f"{gold.name}, {kind}", rows)
            pooled = {name: [a + b for a, b in zip(pooled.get(name, [0] * 4), rows[name], strict=True)] for name in ROWS}
        show(score, f"all topics, {kind}", pooled)
    files = [str(f) for pattern in YARDSTICKS for f in sorted((folder / "yardsticks").glob(pattern))]
    return subprocess.run([sys.executable, str(folder / "yardsticks" / "measure.py"), *files], check=False).returncode


def marked(documents: Sequence[Document], gold: Path) -> list[Claim]:
    """The claims that the first reader marked, in the order of the texts."""
    by_name = {Path(d.name).name: d for d in documents}
    reading = json.loads((gold / "reading-1.json").read_text("utf-8"))
    dates = {d.id: read_dates(d, None) for d in documents}
    spans = sorted({(Path(c["file"]).name, c["start"], c["end"]) for c in reading["claims"]})
    return [claim_at(by_name[name], start, end, dates[by_name[name].id]) for name, start, end in spans]


def scored(score: ModuleType, found: Analysis, gold: Path) -> dict[str, list[int]]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        out.write_bytes(json_format.write_analysis(found))
        rows: dict[str, Any] = score.score(score.load(out), *score.readings(gold))[0]
    return {name: rows[name] for name in ROWS}


def show(score: ModuleType, title: str, rows: dict[str, list[int]]) -> None:
    for name, row in rows.items():
        precision, recall, f1 = score.prf(*row)
        print(f"{title:44} {name:16} {precision:6.3f} {recall:6.3f} {f1:6.3f}")
        title = ""


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main())
