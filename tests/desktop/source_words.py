"""What the source says to people, read from its syntax: the texts marked for translation, and those that escape it."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

DESKTOP = Path(__file__).parent.parent.parent / "desktop"
# what prints in a terminal stays English
TERMINAL = ("cli", "terminal.py", "fact_table.py", "concordance_table.py", "hit_list.py")
_MARKS = ("translate", "QT_TRANSLATE_NOOP")
# functions and methods that show their arguments to a person
_SHOWS = frozenset(
    [
        "setText",
        "setToolTip",
        "setStatusTip",
        "setWindowTitle",
        "setTitle",
        "setPlaceholderText",
        "setAccessibleName",
        "setAccessibleDescription",
        "setWhatsThis",
        "setLabelText",
        "setTabText",
        "setTabToolTip",
        "setItemText",
        "setPrefix",
        "setSuffix",
        "setInformativeText",
        "setDetailedText",
        "addAction",
        "addMenu",
        "addTab",
        "addItem",
        "addItems",
        "addRow",
        "insertItem",
        "insertTab",
        "showMessage",
        "drawText",
        "drawStaticText",
        "QLabel",
        "QPushButton",
        "QToolButton",
        "QAction",
        "QCheckBox",
        "QRadioButton",
        "QGroupBox",
        "QMenu",
        "QToolBar",
        "QDockWidget",
        "QTabWidget",
        "QStaticText",
        "setNameFilters",
        "setHorizontalHeaderLabels",
        "text_label",
        "heading",
        "menu_button",
        "filter_field",
        "show_notice",
        "show_error",
    ]
)


class Marked(NamedTuple):
    """A text that is marked for translation."""

    context: str
    text: str
    plural: bool
    place: str


def modules() -> list[Path]:
    """The modules of the window."""
    found = []
    for path in sorted(DESKTOP.rglob("*.py")):
        inside = path.relative_to(DESKTOP)
        if inside.parts[0] not in TERMINAL:
            found.append(path)
    return found


def marked(path: Path) -> Iterator[Marked]:
    """The texts of a module that are marked for translation; one that is put together is given as empty."""
    for call, owner in _calls(ast.parse(path.read_text("utf-8")), ""):
        name, place = _name(call), f"{path.name}:{call.lineno}"
        if name == "tr":
            yield Marked(owner, _literal(call.args[0]), len(call.args) > 2, place)
        elif name in _MARKS and len(call.args) >= 2:
            context, text = _literal(call.args[0]), _literal(call.args[1])
            if text or name == "QT_TRANSLATE_NOOP":
                yield Marked(context, text, len(call.args) > 3, place)


def escaping(path: Path) -> Iterator[str]:
    """The words that a module shows to people as they stand in it, each with its place."""
    for call, _ in _calls(ast.parse(path.read_text("utf-8")), ""):
        if _name(call) in _SHOWS:
            for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
                for words in _shown(argument):
                    yield f"{path.name}:{call.lineno}: {words}"


def hidden(path: Path) -> Iterator[str]:
    """Other names for `translate` under which lupdate does not see a text, each with its place."""
    for call, _ in _calls(ast.parse(path.read_text("utf-8")), ""):
        texts = [_literal(argument) for argument in call.args]
        if _name(call) in ("say", "_say", "said", "_translate") and any(texts) and len(texts) < 3 and all(texts):
            yield f"{path.name}:{call.lineno}: {texts[-1]}"


def _calls(node: ast.AST, owner: str) -> Iterator[tuple[ast.Call, str]]:
    """Each call with the class in which it stands."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child, owner
        yield from _calls(child, child.name if isinstance(child, ast.ClassDef) else owner)


def _name(call: ast.Call) -> str:
    function = call.func
    return function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _shown(node: ast.expr) -> Iterator[str]:
    """The words in literals that `node` comes to, without markup and format fields."""
    if isinstance(node, ast.JoinedStr):
        parts = "".join(_literal(part) or "\0" for part in node.values if isinstance(part, ast.expr))
        yield from _words(parts)
    elif isinstance(node, ast.IfExp):
        yield from _shown(node.body)
        yield from _shown(node.orelse)
    elif isinstance(node, ast.BinOp):
        yield from _shown(node.left)
        yield from _shown(node.right)
    elif isinstance(node, (ast.List, ast.Tuple)):
        for element in node.elts:
            yield from _shown(element)
    else:
        yield from _words(_literal(node))


def _words(text: str) -> Iterator[str]:
    bare = re.sub(r"<[^>]*>|<[^>]*$|&\w+;", " ", text)
    if re.search(r"[A-Za-z]{2,}", bare):
        yield bare.replace("\0", "…").strip()
