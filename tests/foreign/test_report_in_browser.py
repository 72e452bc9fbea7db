"""The HTML report in a real browser: it shows, its search works, and it asks the network for nothing."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from desktop.session import make_sample

if TYPE_CHECKING:
    from pathlib import Path

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [pytest.mark.foreign, pytest.mark.skipif(BROWSER is None, reason="needs Chromium")]

QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync", "--disable-component-update"]
OFFLINE = ["--disable-background-networking", "--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND"]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    with make_sample(folder / "sample.diptych") as session:
        session.reconcile()
        return session.export(folder / "report.html")


def shown(page: Path, script: str = "") -> str:
    """The page's elements after its scripts, and `script`, have run."""
    probe = page.with_name("probe.html")
    probe.write_text(page.read_text("utf-8").replace("</body>", f"<script>{script}</script></body>"), "utf-8")
    profile = page.with_name("profile")
    command = [
        str(BROWSER),
        *QUIET,
        *OFFLINE,
        f"--user-data-dir={profile}",
        "--virtual-time-budget=3000",
        "--dump-dom",
        probe.as_uri(),
    ]
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode("utf-8")


def test_every_fact_is_shown(page: Path) -> None:
    assert "Dialogue on Migration" in shown(page)


def test_the_search_hides_what_does_not_fit(page: Path) -> None:
    count = "document.title = [...document.querySelectorAll('article')].filter(a => !a.hidden).length;"
    search = "const f = document.querySelector('input[type=search]'); f.value = 'Frontex';"
    search += "f.dispatchEvent(new Event('input', {bubbles: true}));"
    everything = int(title(shown(page, count)))
    found = int(title(shown(page, search + f"setTimeout(() => {{ {count} }}, 500);")))
    assert 0 < found < everything


def test_it_asks_the_network_for_nothing(page: Path) -> None:
    count = "document.title = performance.getEntriesByType('resource').length;"
    assert title(shown(page, count)) == "0"


def title(dom: str) -> str:
    return dom.split("<title>", 1)[1].split("</title>", 1)[0]
