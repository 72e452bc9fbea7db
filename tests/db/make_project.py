"""Write the sample project as a file of the current schema: `python -m tests.db.make_project`, once for every new schema.

The files stay in `projects` for ever, so that every later version is seen to open them. They end in `.sqlite`, because a person's
own `.diptych` files are kept out of the repository.
"""

from __future__ import annotations

from pathlib import Path

from db.header import SCHEMA_VERSION
from db.store import Store
from reconciler.settings import Settings
from tests.db import samples

PROJECTS = Path(__file__).parent / "projects"


def fill(store: Store) -> None:
    """Put the whole sample into an empty project."""
    store.add_documents(samples.documents())
    store.save_analysis(samples.analysis(), Settings(), samples.FINGERPRINT, samples.readings())
    store.append(samples.operations())


if __name__ == "__main__":
    with Store.create(PROJECTS / f"version-{SCHEMA_VERSION}.sqlite") as project:
        fill(project)
