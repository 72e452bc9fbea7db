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
    text = "\n\n".join(_block(block) for block in outline(report, options))
    return f"{text}\n".encode("utf-8", "replace")


def escaped(text: str) -> str:
    """The text so that Markdown shows it letter for letter."""
    return "\n".join(_START.sub(_guard, _ANYWHERE.sub(r"\\\1", line)) for line in re.split(r"\r\n|[\r\n]", text))


def _guard(found: re.Match[str]) -> str:
    blanks, sign = found.groups()
    # figures before a full stop or a bracket would begin a list: the sign behind them is what is escaped
    return f"{blanks}{sign}\\" if sign.isdigit() else f"{blanks}\\{sign}"


@singledispatch
def _block(block: Block) -> str:
    raise TypeError(f"no Markdown for {type(block).__name__}")


@_block.register
def _heading(block: Heading) -> str:
    return f"{'#' * (block.level + 1)} {_line(block.text)}"


@_block.register
def _paragraph(block: Paragraph) -> str:
    text = _runs(block.runs)
    if block.kind in (Kind.QUOTE, Kind.PLACE, Kind.DECIDED, Kind.NOTICE):
        return _quoted(text)
    return _quoted(_quoted(text)) if block.kind is Kind.REPLY else text


@_block.register
def _bullets(block: Bullets) -> str:
    marks = [f"{n}. " if block.numbered else "- " for n in range(1, len(block.items) + 1)]
    return "\n".join(
        mark + _runs(item).replace("\n", f"\n{' ' * len(mark)}") for mark, item in zip(marks, block.items, strict=True)
    )


@_block.register
def _table(block: Table) -> str:
    lines = [_row([_line(cell) for cell in block.header]), _row(["---"] * len(block.header))]
    lines += [_row([_runs(cell).replace("\\\n", "<br>").replace("\n", "<br>") for cell in row]) for row in block.rows]
    return "\n".join(lines)


@_block.register
def _sides(block: Sides) -> str:
    parts = []
    for side, paragraphs in block.columns:
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
    joined = "".join(map(_run, runs)).strip()
    lines = [_START.sub(_guard, line) for line in re.split(r" *\n", joined)]
    # a blank line would end the paragraph, or the quote that it stands in
    return "\\\n".join(line for line in lines if line.strip())


def _run(run: Run) -> str:
    text = _ANYWHERE.sub(r"\\\1", run.text.replace("\r\n", "\n").replace("\r", "\n"))
    if run.link:
        return f"<{run.link}>" if re.fullmatch(r"[^\s<>]+", run.link) else text
    core = text.strip()
    if not core or not (run.bold or run.marks):
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    raised = run.marks.translate(_RAISED)
    strong = "\n".join(_strong(line) if line.strip() else line for line in core.split("\n"))
    return f"{before}{strong}{raised}{after}"


def _strong(words: str) -> str:
    """Asterisks beside a sign are none by the rules of flanking: there the element of HTML stands for them."""
    return f"**{words}**" if words[0].isalnum() and words[-1].isalnum() else f"<strong>{words}</strong>"
