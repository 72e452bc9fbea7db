"""The report as Markdown (CommonMark with the tables of GitHub): to paste, to keep under version control, to turn into other
formats.

Every character that Markdown could take for a mark is escaped, so that a quote reads as its source has it. Words that differ are
strong, with the numbers of their differences behind them in raised figures.
Limits: lines of a quote are joined in lines of a paragraph with a hard break; runs of blanks show as one, as in HTML.
"""

from __future__ import annotations

import re
from functools import singledispatch
from typing import TYPE_CHECKING

from reconciler.export.blocks import Bullets, Heading, Kind, Paragraph, Run, Sides, Table
from reconciler.export.outline import outline

if TYPE_CHECKING:
    from reconciler.export.blocks import Block, Runs
    from reconciler.export.options import Options
    from reconciler.report import Report

# https://spec.commonmark.org/0.31.2/#backslash-escapes: what has a meaning anywhere, and what has one at the start of a line
_ANYWHERE = re.compile(r"([\\`*_\[\]<>&|~$^#!])")
_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
_RAISED = str.maketrans("0123456789 ", "⁰¹²³⁴⁵⁶⁷⁸⁹\u00a0")


def write(report: Report, options: Options) -> bytes:
    """The report as Markdown, UTF-8."""
    text = "\n\n".join(block(part) for part in outline(report, options))
    return f"{text}\n".encode("utf-8", "replace")


def escaped(text: str) -> str:
    """The text so that Markdown shows it letter for letter."""
    return "\n".join(_START.sub(_guard, _ANYWHERE.sub(r"\\\1", line)) for line in re.split(r"\r\n|[\r\n]", text))


def _guard(found: re.Match[str]) -> str:
    blanks, sign = found.groups()
    # figures before a full stop or a bracket would begin a list: the sign behind them is what is escaped
    return f"{blanks}{sign}\\" if sign.isdigit() else f"{blanks}\\{sign}"


@singledispatch
def block(part: Block) -> str:
    """A part of a report as Markdown."""
    raise TypeError(f"no Markdown for {type(part).__name__}")


@block.register
def _heading(part: Heading) -> str:
    return f"{'#' * (part.level + 1)} {_line(part.text)}"


@block.register
def _paragraph(part: Paragraph) -> str:
    text = _runs(part.runs)
    if part.kind in (Kind.QUOTE, Kind.PLACE, Kind.DECIDED, Kind.NOTICE):
        return _quoted(text)
    return _quoted(_quoted(text)) if part.kind is Kind.REPLY else text


@block.register
def _bullets(part: Bullets) -> str:
    marks = [f"{n}. " if part.numbered else "- " for n in range(1, len(part.items) + 1)]
    return "\n".join(mark + _runs(item).replace("\n", f"\n{' ' * len(mark)}") for mark, item in zip(marks, part.items, strict=True))


@block.register
def _table(part: Table) -> str:
    lines = [_row([_line(cell) for cell in part.header]), _row(["---"] * len(part.header))]
    lines += [_row([_runs(cell).replace("\\\n", "<br>").replace("\n", "<br>") for cell in row]) for row in part.rows]
    return "\n".join(lines)


@block.register
def _sides(part: Sides) -> str:
    parts = []
    for side, paragraphs in part.columns:
        parts.append(f"**{_line(side)}**")
        parts += [_paragraph(paragraph) for paragraph in paragraphs]
    return "\n\n".join(parts)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _line(text: str) -> str:
    return " ".join(escaped(text).split())


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def _runs(runs: Runs) -> str:
    joined = ""
    for run in runs:
        # two strong runs side by side would be four asterisks, which are none
        joined += _run(run, by_element=joined.endswith("*"))
    joined = joined.strip()
    lines = [_START.sub(_guard, line) for line in re.split(r" *\n", joined)]
    # a blank line would end the paragraph, or the quote that it stands in
    return "\\\n".join(line for line in lines if line.strip())


def _run(run: Run, *, by_element: bool = False) -> str:
    text = _ANYWHERE.sub(r"\\\1", run.text.replace("\r\n", "\n").replace("\r", "\n"))
    if run.link:
        return f"<{run.link}>" if re.fullmatch(r"[^\s<>]+", run.link) else text
    core = text.strip()
    if not core or not (run.bold or run.marks):
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    raised = run.marks.translate(_RAISED)
    strong = "\n".join(_strong(line, by_element=by_element) if line.strip() else line for line in core.split("\n"))
    return f"{before}{strong}{raised}{after}"


def _strong(words: str, *, by_element: bool) -> str:
    """Asterisks beside a sign are none by the rules of flanking: there the element of HTML stands for them."""
    plain = words[0].isalnum() and words[-1].isalnum() and not by_element
    return f"**{words}**" if plain else f"<strong>{words}</strong>"
