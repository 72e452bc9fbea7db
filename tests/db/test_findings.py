"""Silences, copies and whose accounts differ come out of a project as they were put in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.store import Store
from reconciler.model import Copy, Nearest, Within
from reconciler.settings import Settings
from tests.db import samples

if TYPE_CHECKING:
    from pathlib import Path


def test_what_a_run_found_beside_facts_comes_back(tmp_path: Path) -> None:
    plain = samples.analysis()
    city, port, ferry = plain.documents
    near = (Nearest("Ferrymen", plain.claims[-1].id, 0.1 + 0.2), Nearest("Ferrymen", plain.claims[0].id, 0.25))
    facts = (replace(plain.facts[0], nearest=near, independent=2), *plain.facts[1:])
    inner = (Within.SOURCE, Within.SIDE)
    flags = tuple(replace(found, within=whose) for found, whose in zip(plain.discrepancies, inner, strict=True))
    copies = (Copy(city.id, port.id, 1 / 3), Copy(port.id, ferry.id, 1.0))
    whole = replace(plain, facts=facts, discrepancies=flags, copies=copies)
    with Store.create(tmp_path / "new.diptych") as store:
        store.add_documents(plain.documents)
        store.save_analysis(whole, Settings())
        assert store.analysis() == whole
        assert store.check() == ()
