"""Frame times of the parallel view: two made-up documents with 2,000 claims each, scrolled, jumped in, hovered, stepped, resized.

    python benchmarks/bench_parallel_view.py

Prints one JSON line a run, in milliseconds of processor time. Where the environment variable DIPTYCH_SHARED names a folder that
holds the prototype, its own benchmark runs in turn with ours, and the ratios of the frames are printed: at most 1.3 is wanted.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desktop.models.parallel import PaneContent, ParallelContent

CLAIMS = 2000
SIZE = (1600, 950)
ENGLISH = "the report says that the harbour of the old town was opened in spring and many ships came while trade grew slowly"
RUSSIAN = "в отчёте сказано что гавань старого города открылась весной и пришло много судов тогда как торговля росла медленно"


def sentence(rng: random.Random, words: int) -> str:
    source = (ENGLISH if rng.random() < 0.5 else RUSSIAN).split()
    return " ".join(rng.choice(source) for _ in range(words)).capitalize() + "."


def changed(rng: random.Random, text: str) -> str:
    words = text.split(" ")
    for _ in range(len(words) // 8):
        words[rng.randrange(len(words))] = rng.choice(f"{ENGLISH} {RUSSIAN}".split())
    return " ".join(words)


def pane(name: str, sentences: Sequence[tuple[str, int | None]]) -> PaneContent:
    """A pane of sentences, five a paragraph; those with a number are claims of the fact of that number."""
    from desktop.models.parallel import PaneClaim, PaneContent
    from reconciler.model import Document, FactState

    states = (FactState.AGREED, FactState.COMPATIBLE, FactState.DISPUTED)
    text, spans = "", []
    parts = []
    position = 0
    for k, (words, number) in enumerate(sentences, start=1):
        if number is not None:
            spans.append((position, position + len(words), number))
        parts.append(words + ("\n" if k % 5 == 0 else " "))
        position += len(parts[-1])
    text = "".join(parts)
    claims = tuple(PaneClaim(f"{name}{n}", start, end, (str(n),), states[n % 3]) for start, end, n in spans)
    return PaneContent(Document(name, name, text, "en"), claims)


def make_content(claims: int = CLAIMS, seed: int = 1) -> ParallelContent:
    """Two documents; the second is the first with half its claims changed and some moved."""
    from desktop.models.parallel import ParallelContent, Ribbon

    rng = random.Random(seed)
    left = [(sentence(rng, 13), None) if n % 4 == 3 else (sentence(rng, 26), n) for n in range(claims * 4 // 3)]
    right = [(words if n is None or rng.random() < 0.45 else changed(rng, words), n) for words, n in left]
    for _ in range(claims // 16):
        at = rng.randrange(len(right))
        moved = right.pop(at)
        right.insert(max(0, min(len(right), at + rng.randint(-10, 10))), moved)
    panes = pane("a", left), pane("b", right)
    ribbons = tuple(Ribbon(c.id, f"b{c.facts[0]}", c.facts[0], c.state, 0.9) for c in panes[0].claims)
    return ParallelContent(panes, ribbons)


def quantiles(frames: list[float]) -> dict[str, float]:
    ordered = sorted(frames)
    return {"med": round(ordered[len(ordered) // 2], 2), "p95": round(ordered[int(len(ordered) * 0.95)], 2)}


def timed(actions: Iterable[Callable[[], object]], process_events: Callable[[], object]) -> dict[str, float]:
    frames = []
    for action in actions:
        begun = time.process_time()
        action()
        process_events()
        frames.append(1000 * (time.process_time() - begun))
    return quantiles(frames)


def measure() -> dict[str, object]:
    """All figures of our own view, in milliseconds of processor time."""
    from functools import partial

    from PySide6.QtWidgets import QApplication

    from desktop import theme
    from desktop.views.parallel import ParallelView

    app = QApplication.instance() or QApplication([])
    content = make_content()
    begun = time.process_time()
    view = ParallelView()
    view.set_theme(theme.LIGHT)
    view.resize(*SIZE)
    view.set_content(content)
    view.show()
    app.processEvents()
    found: dict[str, object] = {
        "chars": sum(len(p.document.text) for p in content.panes),
        "first_paint": round(1000 * (time.process_time() - begun)),
    }
    while view.idle.is_busy():
        app.processEvents()
    bar = view.panes[0].verticalScrollBar()
    most, rng = bar.maximum(), random.Random(1)
    smooth = (int(most * 0.4) + i * min(40, max(1, most // 800)) for i in range(300))
    found["smooth"] = timed((partial(bar.setValue, y) for y in smooth), app.processEvents)
    found["jump"] = timed((partial(bar.setValue, rng.randrange(most)) for _ in range(150)), app.processEvents)
    visible = view.panes[0].visible_claims()
    hovers = (partial(view.panes[0].claim_hovered.emit, visible[k % len(visible)]) for k in range(60))
    found["hover"] = timed(hovers, app.processEvents)
    found["key_next"] = timed((partial(view.panes[0].step_asked.emit, 1) for _ in range(60)), app.processEvents)
    begun = time.process_time()
    view.resize(SIZE[0] - 80, SIZE[1])
    app.processEvents()
    found["resize"] = round(1000 * (time.process_time() - begun), 1)
    return found


def run_prototype(folder: Path) -> dict[str, dict[str, float]]:
    command = [sys.executable, "bench.py", "2", str(CLAIMS), "cpu"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    result: dict[str, dict[str, float]] = json.loads(done.stdout.splitlines()[-1])
    return result


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    found = measure()
    print(json.dumps(found))
    folder = Path(os.environ.get("DIPTYCH_SHARED", "")) / "prototypes" / "parallel_view"
    if os.environ.get("DIPTYCH_SHARED") and folder.is_dir():
        other = run_prototype(folder)
        for name in ("smooth", "jump", "hover", "key_next"):
            ours = found[name]
            theirs = {key: other[name].get(key, other[name].get(f"frame_{key}", 0.0)) for key in ("med", "p95")}
            assert isinstance(ours, dict)
            ratios = ", ".join(f"{key} {ours[key]} / {theirs[key]} = {ours[key] / theirs[key]:.2f}" for key in ("med", "p95"))
            print(f"{name}: {ratios}")


if __name__ == "__main__":
    main()
