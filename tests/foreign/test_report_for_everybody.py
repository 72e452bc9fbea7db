"""The HTML report by keyboard, and by axe-core (https://github.com/dequelabs/axe-core), light and dark."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import pytest

from desktop.session import make_sample
from reconciler.decisions import target_of_fact, target_of_source
from reconciler.notebook.entries import VerdictValue
from tests.foreign.chromium import BROWSER, Browser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.foreign, pytest.mark.skipif(BROWSER is None, reason="needs Chromium")]

SHOWN = "[...document.querySelectorAll('article')].filter(a => !a.hidden).length"
FINDINGS = "axe.run(document).then(r => r.violations.map(v => v.impact + ' ' + v.id + ': ' + v.nodes[0].html.slice(0, 200)))"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the sample, with a note, a verdict and references."""
    from reconciler.export import Options

    folder = tmp_path_factory.mktemp("report")
    with make_sample(folder / "sample.diptych") as session:
        session.reconcile()
        fact = session.report().rows[0].fact
        session.decide(target_of_fact(fact), VerdictValue.ACCEPTED, "seen")
        session.annotate(target_of_fact(fact), "A note")
        session.annotate(target_of_source(session.documents()[0].id), "On the page")
        return session.export(folder / "report.html", options=Options(style="apa"))


@pytest.fixture
def browser(page: Path, tmp_path: Path) -> Iterator[Browser]:
    with Browser(tmp_path / "profile") as opened:
        opened.open(page)
        yield opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, scheme: str) -> None:
    browser.colours(scheme)
    browser.value("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    browser.value(resources.files("axe_core_python").joinpath("axe.min.js").read_text("utf-8") + "; 1")
    assert browser.value(FINDINGS) == []


def test_axe_would_find_something(browser: Browser) -> None:
    browser.value("document.querySelector('input[type=search]').parentElement.replaceWith(document.createElement('input'))")
    browser.value(resources.files("axe_core_python").joinpath("axe.min.js").read_text("utf-8") + "; 1")
    assert any("label" in finding for finding in browser.value(FINDINGS))


def test_light_and_dark_are_told_apart(browser: Browser) -> None:
    colours = []
    for scheme in ("light", "dark"):
        browser.colours(scheme)
        colours.append(browser.value("getComputedStyle(document.body).backgroundColor"))
    assert colours[0] != colours[1]


def test_the_keyboard_skips_to_the_facts(browser: Browser) -> None:
    browser.key("Tab")
    assert browser.value("document.activeElement.className") == "skip"
    browser.key("Enter")
    assert browser.value("location.hash") == "#facts"


def test_the_keyboard_searches_and_filters(browser: Browser) -> None:
    everything = browser.value(SHOWN)
    browser.key("Tab")
    browser.key("Tab")
    assert browser.value("document.activeElement.id") == "words"
    browser.type("Frontex")
    found = browser.value(SHOWN)
    assert 0 < found < everything
    assert browser.value("document.querySelector('[role=status]').textContent") == f"{found} of {everything} facts are shown."
    browser.key("Tab")
    browser.key(" ")
    assert browser.value("document.activeElement.checked") is False
    assert browser.value(SHOWN) < found


def test_the_keyboard_reaches_every_link_and_fold_and_is_seen_to(browser: Browser) -> None:
    reachable = "a[href], input, summary, [tabindex='0']"
    wanted = browser.value(f'[...document.querySelectorAll("{reachable}")].filter(e => e.checkVisibility()).length')
    reached = set()
    for _ in range(wanted + 5):
        browser.key("Tab")
        place = browser.value(f'[...document.querySelectorAll("{reachable}")].indexOf(document.activeElement)')
        outline = browser.value("getComputedStyle(document.activeElement).outlineStyle")
        if place >= 0:
            reached.add(place)
            assert outline != "none"
    assert len(reached) >= wanted


def test_the_keyboard_opens_a_fold(browser: Browser) -> None:
    browser.value("document.querySelector('details:not([open]) summary').focus()")
    browser.key("Enter")
    assert browser.value("document.activeElement.parentElement.open") is True


def test_nothing_is_asked_of_the_network(browser: Browser) -> None:
    assert browser.value("performance.getEntriesByType('resource').length") == 0
