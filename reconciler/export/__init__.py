"""The formats that a fact table can be written in: one file a format, each in one line of `EXPORTERS`.

An exporter turns a `Report` into bytes and knows no paths; whoever writes the file decides where. The same report gives the same
bytes. The libraries that a format needs are imported when it is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler import report as reports
from reconciler.errors import OutputError
from reconciler.export import csv_table, html_report, json_format

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reconciler.report import Report


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: `name` is what `--format` takes, `suffix` the ending that chooses it, `title` what a person reads in a list."""

    name: str
    suffix: str
    title: str
    write: Callable[[Report], bytes]


EXPORTERS: tuple[Exporter, ...] = (
    Exporter("html", ".html", "HTML report, one file to read, search and print", html_report.write),
    Exporter("csv", ".csv", "CSV table, a row a fact and a column a side, for spreadsheets", csv_table.write),
    Exporter("json", ".json", "JSON, everything that was found and decided, for programs", json_format.write),
)


def choose(path: Path, format: str | None = None) -> Exporter:  # noqa: A002 - the word of the command line
    """The exporter named `format`, or else the first that has the ending of `path`; raises OutputError naming all there are."""
    wanted = path.suffix.lower()
    for exporter in EXPORTERS:
        if exporter.name == format.lower() if format else exporter.suffix == wanted:
            return exporter
    known = ", ".join(f"{e.name} ({e.suffix})" for e in EXPORTERS)
    if format:
        raise OutputError(f"There is no format “{format}”: choose one of {known}.")
    ending = f"the ending “{wanted}” is of no known format" if wanted else "it has no ending"
    raise OutputError(f"{path} does not say in what format it shall be ({ending}): choose one of {known}.")


def export(report: Report, exporter: Exporter) -> bytes:
    """The report in the exporter's format; raises IntegrityError, and gives nothing, if a quote is not its source."""
    reports.verify(report.analysis)
    return exporter.write(report)
