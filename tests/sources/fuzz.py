"""Fuzz the readers for as long as wanted: `python -m tests.sources.fuzz SECONDS [SEED]`, at low priority beside other work.

Mutations of the corpus and of the zoo go through the process that reads, as files do that a person adds. With atheris installed,
`--atheris NAME` fuzzes one reader in this process, guided by coverage. What breaks is kept in `fuzz-found`, and the run goes on.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from pathlib import Path

from reconciler.errors import SourceError
from sources import registry
from sources.isolation.parent import READER
from sources.read import read_bytes
from tests.sources.test_hostile import FILES, mutated, peak
from tests.sources.zoo import ZOO

FOUND = Path("fuzz-found")
MOST = 512 + 200  # megabytes


def main(seconds: float, seed: int) -> None:
    rng = random.Random(seed)
    seeds = [(path.name, path.read_bytes()) for path in FILES]
    seeds += [(name, content) for name, (make, _) in ZOO.items() if len(content := make()) < 200_000]
    outcomes: Counter[str] = Counter()
    slowest, most, end = 0.0, 0.0, time.monotonic() + seconds
    while time.monotonic() < end:
        name, content = rng.choice(seeds)
        content = mutated(content, rng)
        start = time.monotonic()
        try:
            read_bytes(content, name, side="North")
            outcome = "read"
        except SourceError as error:
            outcome = "broke" if "broke the process" in str(error) else "slow" if "takes longer" in str(error) else "refused"
        except Exception as error:  # noqa: BLE001 - what is looked for
            outcome = f"CRASHED {type(error).__name__}"
        slowest, memory = max(slowest, time.monotonic() - start), peak()
        most = max(most, memory)
        if outcome not in ("read", "refused") or memory > MOST:
            FOUND.mkdir(exist_ok=True)
            (FOUND / f"{sum(outcomes.values())}-{outcome.replace(' ', '-')}-{name}").write_bytes(content)
        outcomes[outcome] += 1
    print(
        f"{sum(outcomes.values())} files in {seconds:.0f} s: {dict(outcomes)}; slowest {slowest:.1f} s, most memory {most:.0f} MB"
    )
    READER.close()


def guided(name: str) -> None:
    """By atheris, which is no dependency of the project."""
    import atheris

    reader = next(reader for reader in registry.READERS if reader.name == name)

    def once(content: bytes) -> None:
        try:
            reader.read(content)
        except (SourceError, MemoryError, RecursionError):
            return

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], *sys.argv[3:]], once)
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1] == "--atheris":
        guided(sys.argv[2])
    else:
        main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
