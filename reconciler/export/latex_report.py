r"""The report as LaTeX: a whole document for XeLaTeX, LuaLaTeX or pdfLaTeX, with Cyrillic letters.

Every character that LaTeX gives a meaning is escaped: no text of a source can call a command. With XeLaTeX and LuaLaTeX the fonts
are
DejaVu where they are installed, else the default ones; pdfLaTeX needs the T2A fonts (`cm-super`, `cyrillic`) for Cyrillic letters.
Limits: pdfLaTeX knows Latin and Cyrillic letters and common signs; other scripts need XeLaTeX or LuaLaTeX and a font that has them.
"""

from __future__ import annotations

import re
from functools import singledispatch
from itertools import zip_longest
from typing import TYPE_CHECKING

from reconciler.export.blocks import Bullets, Heading, Kind, Paragraph, Sides, Table, abreast, writable
from reconciler.export.outline import outline, title_of

if TYPE_CHECKING:
    from reconciler.export.blocks import Block, Run, Runs
    from reconciler.export.options import Options
    from reconciler.report import Report

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "`": r"\textasciigrave{}",
    "'": r"\textquotesingle{}",
    "-": "{-}",  # or two would become a dash
    "[": "{[}",  # or one behind \\ would be an option
    "]": "{]}",
    "≠": r"\ensuremath{\neq}",
    "≈": r"\ensuremath{\approx}",
    "×": r"\ensuremath{\times}",
    "†": r"\textdagger{}",
    "\u00a0": "~",
    "\u202f": r"\,",
    "\u2009": r"\,",
    "\u00ad": r"\-",
    "\u200b": "",
    "\ufeff": "",
    "\t": " ",
}
_ESCAPED = re.compile("[" + "".join(map(re.escape, _SPECIAL)) + "]")
# what pdfLaTeX has in T1 and T2A and in TS1 is set as it is; everything else goes through a command
_OTHER = re.compile("[^\n\x20-\x7e\u00a0-\u017f\u0401-\u045f\u0490\u0491–—‘’“”„…•№‡€‹›≠≈†]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")

PREAMBLE = r"""\documentclass[a4paper,10pt]{article}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[utf8]{inputenc}
  \usepackage[T1,T2A]{fontenc} % T2A has Latin letters too
  \usepackage{textcomp}
  \newcommand{\other}[2]{{\footnotesize [#1]}} % letters that pdfLaTeX has no fonts for, by their numbers
\else
  \usepackage{fontspec}
  \IfFontExistsTF{DejaVu Serif}{\setmainfont{DejaVu Serif}[Scale=0.88]}{}
  \newcommand{\other}[2]{#2}
\fi
\usepackage[margin=22mm]{geometry}
\usepackage{array,longtable,ragged2e}
\usepackage[hidelinks]{hyperref}
\setlength{\parindent}{0pt}
\setlength{\parskip}{4pt plus 1pt}
\setlength{\emergencystretch}{3em}
\newcolumntype{Y}[1]{>{\RaggedRight\arraybackslash}p{#1}}
\newcommand{\soft}[1]{{\footnotesize #1}}
\newcommand{\decided}[2]{\begin{quote}\small #1#2\end{quote}}
"""


def write(report: Report, options: Options) -> bytes:
    """The report as a document to compile, UTF-8."""
    title = escaped(title_of(report))
    body = "\n\n".join(_block(block) for block in outline(report, options))
    text = f"{PREAMBLE}\\hypersetup{{pdftitle={{{title}}}}}\n\\begin{{document}}\n\n{body}\n\n\\end{{document}}\n"
    return text.encode("utf-8", "replace")


def escaped(text: str) -> str:
    """The text so that LaTeX sets it letter for letter; a line end is a blank."""
    shown = _CONTROL.sub("\ufffd", writable(re.sub(r"\r\n|[\r\n\f\v\u2028\u2029]", " ", text)))
    parts, last = [], 0
    for found in _OTHER.finditer(shown):
        parts += [_known(shown[last : found.start()]), _other(found.group())]
        last = found.end()
    return "".join((*parts, _known(shown[last:])))


def _known(text: str) -> str:
    return _ESCAPED.sub(lambda found: _SPECIAL[found.group()], text)


def _other(text: str) -> str:
    if all(letter in _SPECIAL for letter in text):
        return _known(text)
    return f"\\other{{{' '.join(f'U+{ord(letter):04X}' for letter in text)}}}{{{_known(text)}}}"


@singledispatch
def _block(block: Block) -> str:
    raise TypeError(f"no LaTeX for {type(block).__name__}")


@_block.register
def _heading(block: Heading) -> str:
    if block.level == 0:
        return f"{{\\LARGE\\bfseries {escaped(block.text)}\\par}}"
    command = "section" if block.level == 1 else "subsection"
    return f"\\{command}*{{{escaped(block.text)}}}"


@_block.register
def _paragraph(block: Paragraph) -> str:
    text = _runs(block.runs)
    match block.kind:
        case Kind.LEAD:
            return f"\\emph{{{text}}}\\par"
        case Kind.NOTICE:
            return f"\\begin{{quote}}{text}\\end{{quote}}"
        case Kind.DECIDED:
            return f"\\decided{{}}{{{text}}}"
        case Kind.REPLY:
            return f"\\decided{{\\leftskip=2em }}{{{text}}}"
        case Kind.QUOTE:
            return f"\\begin{{quote}}{text}\\end{{quote}}"
        case Kind.PLACE:
            return f"\\soft{{{text}}}\\par"
        case _:
            return f"{text}\\par"


@_block.register
def _bullets(block: Bullets) -> str:
    name = "enumerate" if block.numbered else "itemize"
    items = "\n".join(f"\\item {_runs(item)}" for item in block.items)
    return f"\\begin{{{name}}}\n{items}\n\\end{{{name}}}"


@_block.register
def _table(block: Table) -> str:
    whole = sum(block.widths)
    columns = "".join(f"Y{{{_width(width / whole, len(block.widths))}}}" for width in block.widths)
    header = " & ".join(f"\\textbf{{{escaped(cell)}}}" for cell in block.header)
    rows = "\n".join(" & ".join(f"\\small {_runs(cell)}" for cell in row) + r" \\" for row in block.rows)
    return f"\\begin{{longtable}}{{{columns}}}\n\\hline\n{header} \\\\ \\hline\n\\endhead\n{rows}\n\\hline\n\\end{{longtable}}"


@_block.register
def _sides(block: Sides) -> str:
    return "\n\n".join(map(_columns, abreast(block)))


def _columns(columns: tuple[tuple[str, tuple[Paragraph, ...]], ...]) -> str:
    """Sides beside one another, a row of the table for each of their paragraphs, so that a page can end between them."""
    width = _width(1 / len(columns), len(columns))
    header = " & ".join(f"\\textbf{{{escaped(side)}}}" for side, _ in columns)
    rows = []
    for row in zip_longest(*(paragraphs for _, paragraphs in columns)):
        rows.append(" & ".join(_cell(paragraph) if paragraph else "" for paragraph in row) + r" \\")
    table = "\n".join(rows)
    return (
        f"\\begin{{longtable}}{{{f'Y{{{width}}}' * len(columns)}}}\n{header} \\\\ \\hline\n\\endhead\n{table}\n\\end{{longtable}}"
    )


def _cell(paragraph: Paragraph) -> str:
    text = _runs(paragraph.runs)
    return f"\\soft{{{text}}}" if paragraph.kind is Kind.PLACE else text


def _width(share: float, columns: int) -> str:
    return f"\\dimexpr {share:.4f}\\linewidth-{2 if columns > 1 else 0}\\tabcolsep\\relax"


def _runs(runs: Runs) -> str:
    text = "".join(map(_run, runs)).strip()
    # LaTeX ends no line in which nothing stands
    text = re.sub(r"(\\newline\s+)(?=\\newline)", r"\1\\mbox{}", text)
    return f"\\mbox{{}}{text}" if text.startswith("\\newline") else text


def _run(run: Run) -> str:
    lines = re.split(r"\r\n|[\r\n]", run.text)
    text = "\\newline ".join(_styled(run, line) if line.strip() else line for line in lines)
    return f"{text}\\textsuperscript{{{escaped(run.marks)}}}" if run.marks else text


def _styled(run: Run, line: str) -> str:
    text = escaped(line)
    if run.link:
        return f"\\href{{{_address(run.link)}}}{{{text}}}"
    if run.bold or run.marks:
        text = f"\\textbf{{{text}}}"
    return f"\\soft{{{text}}}" if run.soft else text


def _address(link: str) -> str:
    """An address as the first argument of \\href takes it: what LaTeX would read is percent-encoded, the rest as it is."""
    encoded = re.sub(r"[\\{}^`\"<>|\s]", lambda found: f"%{ord(found.group()):02X}", link)
    return re.sub(r"([%#&_~$])", r"\\\1", encoded)
