"""Frame times of the parallel view on made-up documents that are scrolled, hovered, stepped, resized; and on texts that are hard.

    python benchmarks/bench_parallel_view.py [DOCUMENTS CLAIMS]

DOCUMENTS (5) side by side with CLAIMS (10,000) linked claims each make (DOCUMENTS - 1) × CLAIMS links; 10,000 claims are 2
million characters. Prints one JSON line a run, in milliseconds of processor time. Where the environment variable DIPTYCH_SHARED
names a folder that holds the prototype, its own benchmark runs after ours, and the ratios of the frames are printed: at most 1.3
is wanted.

The second part loads hard texts (20 MB in lines, one paragraph of 2 MB, 2 MB of signs beyond U+FFFF, 2 MB of Hebrew with points),
and prints the longest time in which the window did not answer afterwards, while it was scrolled, resized, zoomed, searched and
folded: at most 200 ms are wanted, of processor time too.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desktop.models.parallel import PaneContent, ParallelContent
    from desktop.views.parallel import ParallelView

DOCUMENTS, CLAIMS = 5, 10_000
SIZE = (1900, 950)
ENGLISH = "the report says that the harbour of the old town was opened in spring and many ships came while trade grew slowly"
RUSSIAN = "в отчёте сказано что гавань старого города открылась весной и пришло много судов тогда как торговля росла медленно"
Sentences = list[tuple[str, int | None]]


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
    spans, parts = [], []
    position = 0
    for k, (words, number) in enumerate(sentences, start=1):
        if number is not None:
            spans.append((position, position + len(words), number))
        parts.append(words + ("\n" if k % 5 == 0 else " "))
        position += len(parts[-1])
    claims = tuple(PaneClaim(f"{name}{n}", start, end, (str(n),), states[n % 3]) for start, end, n in spans)
    return PaneContent(Document(name, name, "".join(parts), "en"), claims)


def make_content(documents: int, claims: int, seed: int = 1) -> ParallelContent:
    """A chain of documents: each is the one before with half its claims changed and some moved."""
    from desktop.models.parallel import ParallelContent, Ribbon

    rng = random.Random(seed)
    told: Sentences = [(sentence(rng, 15), None) if n % 4 == 3 else (sentence(rng, 29), n) for n in range(claims * 4 // 3)]
    panes = [pane("a", told)]
    for name in "bcdef"[: documents - 1]:
        told = [(words if n is None or rng.random() < 0.45 else changed(rng, words), n) for words, n in told]
        for _ in range(claims // 16):
            moved = told.pop(at := rng.randrange(len(told)))
            told.insert(max(0, min(len(told), at + rng.randint(-10, 10))), moved)
        panes.append(pane(name, told))
    ribbons = tuple(
        Ribbon(c.id, f"{right.document.name}{c.facts[0]}", c.facts[0], c.state, 0.9)
        for left, right in pairwise(panes)
        for c in left.claims
    )
    return ParallelContent(tuple(panes), ribbons)


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


def shown(content: ParallelContent) -> ParallelView:
    """A view of `content` in a window, with all heights found out."""
    from PySide6.QtWidgets import QApplication

    from desktop import theme
    from desktop.views.parallel import ParallelView

    QApplication.instance() or QApplication([])
    view = ParallelView()
    view.set_theme(theme.LIGHT)
    view.resize(*SIZE)
    view.set_content(content)
    view.show()
    QApplication.processEvents()
    return view


def finish(view: ParallelView) -> None:
    from PySide6.QtWidgets import QApplication

    while view.idle.is_busy() or view.finder.is_busy():
        QApplication.processEvents()


def measure(documents: int, claims: int) -> dict[str, Any]:
    """All figures of our own view, in milliseconds of processor time."""
    from PySide6.QtWidgets import QApplication

    content = make_content(documents, claims)
    begun = time.process_time()
    view = shown(content)
    events = QApplication.processEvents
    found: dict[str, Any] = {
        "documents": documents,
        "chars": sum(len(p.document.text) for p in content.panes),
        "links": len(content.ribbons),
        "first_paint": round(1000 * (time.process_time() - begun)),
    }
    finish(view)
    bar = view.panes[0].verticalScrollBar()
    most, rng = bar.maximum(), random.Random(1)
    smooth = (int(most * 0.4) + i * min(40, max(1, most // 800)) for i in range(300))
    found["smooth"] = timed((partial(bar.setValue, y) for y in smooth), events)
    found["jump"] = timed((partial(bar.setValue, rng.randrange(most)) for _ in range(150)), events)
    visible = view.panes[0].visible_claims()
    hovers = (partial(view.panes[0].claim_hovered.emit, visible[k % len(visible)]) for k in range(60))
    found["hover"] = timed(hovers, events)
    found["key_next"] = timed((partial(view.panes[0].step_asked.emit, 1) for _ in range(60)), events)
    found["resize"] = timed((partial(view.resize, SIZE[0] - 80 + 20 * (k % 2), SIZE[1]) for k in range(6)), events)
    view.close()
    return found


def hard_texts() -> dict[str, str]:
    """Texts that stall a careless view, by name."""
    rng = random.Random(2)
    line = " ".join(sentence(rng, 20) for _ in range(3))
    return {
        "20 MB": "\n".join(f"{n} {line}" for n in range(20_000_000 // (len(line) + 8))),
        "one paragraph of 2 MB": f"{line} " * (2_000_000 // (len(line) + 1)),
        "astral and joined": "🚢👩\u200d🚀 𝒜𝓁𝓅𝒽𝒶 e\u0301o\u0308\u0323 и\u0306 " * 80_000,
        "right to left": "שָׁלוֹם עֲלֵיכֶם 123 مرحبا بالعالم " * 60_000 + "\n" + "שלום abc " * 20_000,
    }


def longest_stall(view: ParallelView, deed: Callable[[], object]) -> float:
    """The longest time, in milliseconds, that one round of events took while `deed` was done and its consequences ran out."""
    from PySide6.QtWidgets import QApplication

    begun = time.process_time()
    deed()
    QApplication.processEvents()
    longest = time.process_time() - begun
    while view.idle.is_busy() or view.finder.is_busy():
        begun = time.process_time()
        QApplication.processEvents()
        longest = max(longest, time.process_time() - begun)
    return round(1000 * longest, 1)


def stress(name: str, text: str) -> dict[str, Any]:
    """Load `text` beside a short one, then do what readers do; the longest stall of each."""
    from desktop.models.parallel import PaneContent, ParallelContent
    from reconciler.model import Document

    beside = PaneContent(Document("beside", "B", "One line.\n" * 50), ())
    content = ParallelContent((PaneContent(Document(name, "A", text), ()), beside), ())
    begun = time.perf_counter()
    view = shown(content)
    loaded = round(1000 * (time.perf_counter() - begun))
    bar = view.panes[0].verticalScrollBar()
    deeds: dict[str, Callable[[], object]] = {
        "after loading": lambda: None,
        "scroll to the end": lambda: bar.setValue(bar.maximum()),
        "scroll to the middle": lambda: bar.setValue(bar.maximum() // 2),
        "resize": lambda: view.resize(SIZE[0] - 150, SIZE[1]),
        "zoom": lambda: view.zoom(1),
        "find": lambda: (view.finder.open(), view.finder.bar.field.setText("abc")),
        "hide": lambda: view.set_fold(True),
        "show": lambda: view.set_fold(False),
        "lines run on": lambda: view.set_wrap(False),
        "select all": lambda: view.panes[0].set_selection(0, len(text)),
    }
    found = {"text": name, "load": loaded, **{what: longest_stall(view, deed) for what, deed in deeds.items()}}
    view.close()
    view.deleteLater()
    return found


def run_prototype(folder: Path, documents: int, claims: int) -> dict[str, dict[str, float]]:
    command = [sys.executable, "bench.py", str(documents), str(claims), "cpu"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    result: dict[str, dict[str, float]] = json.loads(done.stdout.splitlines()[-1])
    return result


def compare(found: dict[str, Any], folder: Path) -> None:
    """Print the ratios of our frames to the prototype's."""
    other = run_prototype(folder, found["documents"], found["links"] // (found["documents"] - 1))
    for name in ("smooth", "jump", "hover", "key_next"):
        theirs = {key: other[name].get(key, other[name].get(f"frame_{key}", 0.0)) for key in ("med", "p95")}
        ratios = (f"{key} {found[name][key]} / {theirs[key]} = {found[name][key] / theirs[key]:.2f}" for key in ("med", "p95"))
        print(f"{name}: {', '.join(ratios)}")
    print(f"resize: {found['resize']['med']} / {other['resize_ms']}")


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    documents, claims = map(int, sys.argv[1:3]) if len(sys.argv) > 2 else (DOCUMENTS, CLAIMS)
    found = measure(documents, claims)
    print(json.dumps(found), flush=True)
    folder = Path(os.environ.get("DIPTYCH_SHARED", "")) / "prototypes" / "parallel_view"
    if os.environ.get("DIPTYCH_SHARED") and folder.is_dir():
        compare(found, folder)
    for name, text in hard_texts().items():
        print(json.dumps(stress(name, text), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
