"""From the start of the program to the fact table of the sample corpus, model load included, against a limit of 6 seconds.

Run by `make bench`; prints the best of three runs and its share of the limit.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMIT = 6.0
RUNS = 3


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        best = min(_seconds(Path(folder) / f"{n}.diptych") for n in range(RUNS))
    print(f"start to fact table, sample corpus: {best:.2f} s, {best / LIMIT:.2f} of the limit of {LIMIT:g} s")


def _seconds(project: Path) -> float:
    command = [sys.executable, "-m", "desktop", "demo", "--no-window", "--project", str(project)]
    report = project.with_suffix(".html")
    start = time.perf_counter()
    subprocess.run([*command, "--report", str(report)], check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
