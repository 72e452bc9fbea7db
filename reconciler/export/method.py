"""What a report says of how it was made, and of what the program cannot know; in HTML as in all other reports."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reconciler.export.blocks import Run
from reconciler.model import Severity
from reconciler.report import SEVERITY_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.export.blocks import Runs
    from reconciler.report import Report


def lead(report: Report) -> str:
    """Who proposed and who decided."""
    return (
        f"This table was proposed by a program ({report.analysis.generator or 'Diptych'}); what a person decided is marked as a "
        "verdict, a statement or a note, with name and time."
    )


def points(report: Report) -> tuple[Runs, ...]:
    """The points of the chapter on method and limits."""
    return tuple(_points(report))


def _points(report: Report) -> Iterator[Runs]:
    yield (
        Run(
            "Each text is cut into claims: sentences, and those clauses of a sentence that tell something of their own. A claim "
            "that is less than its sentence stands in "
        ),
        Run("strong", bold=True),
        Run(
            " letters within it. Claims may overlap, and one may stand in several facts. Headings, navigation and lists of "
            "contents are left out. Every quote is the text of its source to the letter; the figures after a file’s name are the "
            "claim’s place in the text, in characters."
        ),
    )
    yield (
        Run(
            "In each claim the program reads dates, numbers, names, what happened and who did it, how far it has come, what is "
            "denied, and who says it. Claims become one fact when their meaning, words, names, events and dates together make it "
            "likely that they speak of the same thing. It can miss a pair, and it can pair what does not belong together."
        ),
    )
    types = sorted({found.type for found in report.analysis.discrepancies})
    here = f"; in these texts they found differences of: {', '.join(types).replace('_', ' ')}" if types else ""
    yield (
        Run(
            f"Differences are found by rules, not by understanding{here}. “No difference found” means that no rule found one, not "
            "that there is none, nor that what is said is true."
        ),
    )
    yield _severities(report)
    texts = Counter(d.side for d in report.analysis.documents)
    sides = ", ".join(f"{side} {texts[side]}" for side in report.sides)
    yield (
        Run("Silent", bold=True),
        Run(
            " is a side that has texts here but no claim in a fact. It may have spoken of it elsewhere. "
            f"Texts by side: {sides or 'none'}."
        ),
    )
    yield (
        Run("Values", bold=True),
        Run(
            " are what the claims of a fact say in answer to one question, compared: where all of it can be true, the most exact "
            "is proposed, in the words of a source; where differences were found, the rivals stand side by side. “Told by most” "
            "counts sources that say it themselves, copies of one text once; it does not make it true."
        ),
    )
    yield (Run("The marked words carry the numbers of the sentences below them that explain what differs."),)


def _severities(report: Report) -> Runs:
    counts = Counter(found.severity for found in report.analysis.discrepancies)
    here = ", ".join(f"{counts[s]} × {SEVERITY_WORDS[s][1].lower()}" for s in Severity if counts[s])
    return (
        Run("Conflict", bold=True),
        Run(": both cannot be true. "),
        Run("Tension", bold=True),
        Run(": both may be true, yet the reader gets another picture. "),
        Run("Compatible difference", bold=True),
        Run(f": one is more precise, or only worded otherwise.{f' Here: {here}.' if here else ''}"),
    )
