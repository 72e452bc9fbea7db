"""Rich Text (RTF), by striprtf: the final text; notes at its end, comments, headers and removed or hidden text set apart.

Groups that are no text are cut out before striprtf sees them, for it would put notes and links into the middle of sentences. Known
limits: pictures are left out; a file in a code page that Python does not know is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reconciler.model import LocatorKind, Message
from sources.metadata import Metadata
from sources.readers.blocks import Blocks
from sources.reading import Reading, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

# the groups that are set apart, whatever is in them
_GROUPS = (
    "footnote|annotation|header[lrf]?|footer[lrf]?|fldinst|pict|object|shppict|nonshppict|info|atnid|atnauthor|listtext|pntext|bkmkstart"
    "|bkmkend|themedata|colorschememapping|datastore|stylesheet|latentstyles|xe|tc"
)
# braces, beginnings of such groups, and what makes the rest of a group removed or hidden; escaped characters are passed over
_TOKEN = re.compile(
    r"\\[\\{}*]|\\bin(?P<bytes>\d{1,9}) ?|(?P<open>\{(?:\s*(?:\\\*)?\s*\\(?P<group>" + _GROUPS + r")(?![a-z]))?)|(?P<close>\})"
    r"|\\(?P<state>deleted|v)(?:1(?!\d))?(?![a-z0-9]) ?|\\(?P<over>v0|deleted0|plain)(?![a-z0-9])"
)
_BRACE = re.compile(r"\\[\\{}]|([{}])")
_INFO = re.compile(r"\{\s*\\(title|author|company|operator)(?![a-z])\s?((?:[^{}\\]|\\[^{}]|\\[{}]|\{[^{}]*\})*)\}")
_PLAIN = re.compile(r"\\upr\s*\{[^{}]*\}")
_ITEM = re.compile(r"^[ \t]*[•·‣▪●○◦■□]\s+")
_MARKS = frozenset({"listtext", "pntext"})  # the bullet or number of an item of a list
_DEEP = 2000  # groups within one another; a real file has some twenty


def recognises(content: bytes) -> bool:
    return content[:20].lstrip().startswith(b"{\\rtf")


def read(content: bytes) -> Reading:
    """Raises UnreadableError for a damaged or empty file."""
    raw = content.decode("latin-1")
    body, apart = _divide(raw)
    head = raw[: raw.find("{\\info")] if "{\\info" in raw else raw[:2000]
    blocks = Blocks()
    for paragraph in _text(body).split("\n"):
        listed = _ITEM.sub("- ", paragraph)
        blocks.add(listed, close=listed.lstrip().startswith("- "))
    opening = _opening(raw)
    notes = [" ".join(_text(opening + note + "}").split()) for note in apart.get("footnote", ())]
    for number, note in enumerate(filter(None, notes), 1):
        blocks.mark(LocatorKind.NOTE, str(number))
        blocks.add(f"[{number}] {note}")
    if not blocks.text():
        raise UnreadableError("is a Rich Text file without text: there is nothing to compare in it")
    encoding = re.search(r"\\ansicpg(\d{3,5})", head)
    metadata = _metadata(opening, apart)
    return Reading(
        blocks.text(), f"cp{encoding[1]}" if encoding else "cp1252", metadata, blocks.locators(), tuple(_remarks(raw, apart))
    )


def _divide(raw: str) -> tuple[str, dict[str, list[str]]]:
    """The file without what is set apart, and that by its words, without outer braces."""
    kept: list[str] = []
    apart: dict[str, list[str]] = {}
    depth = held = start = last = position = 0
    word, whole = "", False
    while found := _TOKEN.search(raw, position):
        position = found.end() + int(found["bytes"] or 0)
        if found["open"]:
            depth += 1
            if depth > _DEEP:
                raise UnreadableError("is nested too deeply for a real text: save it as plain text")
        begins, ends = found["group"] or found["state"], found["close"] or (found["over"] and not whole)
        if begins and not held:
            kept.append(raw[last : found.start()])
            word, held, start, whole = begins, depth, found.end(), bool(found["group"])
        elif ends and held and held == depth:
            apart.setdefault(word, []).append(raw[start : found.start()])
            held, last = 0, found.end() if whole else found.start()
            if word in _MARKS:
                kept.append("\\bullet  ")
        if found["close"]:
            depth -= 1
    if not held:
        kept.append(raw[last:])
    return "".join(kept), apart


def _opening(raw: str) -> str:
    """The head of the file with its code page and fonts, for a group that is read by itself."""
    fonts = raw.find("{\\fonttbl")
    if fonts < 0:
        return raw[: min(200, raw.find("}") if "}" in raw else 200)].rpartition("{")[0] or "{\\rtf1\\ansi "
    depth, position = 0, fonts
    while found := _BRACE.search(raw, position):
        position = found.end()
        depth += {"{": 1, "}": -1}.get(found[1] or "", 0)
        if found[1] and depth == 0:
            return raw[:position]
    return raw[:fonts]


def _text(raw: str) -> str:
    from striprtf.striprtf import rtf_to_text

    try:
        text: str = rtf_to_text(raw, errors="replace")  # type: ignore[no-untyped-call]
    except (LookupError, ValueError, OverflowError) as error:
        raise UnreadableError("is a damaged Rich Text file: save it again, or as plain text") from error
    # characters beyond the first plane come as two halves; halves alone are damage
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\N{SOFT HYPHEN}", "").replace("\N{NO-BREAK SPACE}", " ").replace("\0", " ")


def _remarks(raw: str, apart: dict[str, list[str]]) -> Iterator[Message]:
    added = len(re.findall(r"\\revised(?![a-z0])", raw))
    removed = len(apart.get("deleted", ()))
    if added or removed:
        yield Message("tracked", (("added", str(added)), ("removed", str(removed))))
    for name, word in (("comments", "annotation"), ("notes", "footnote"), ("hidden", "v")):
        if apart.get(word):
            yield Message(name, (("count", str(len(apart[word]))),))


def _metadata(opening: str, apart: dict[str, list[str]]) -> Metadata:
    said: dict[str, str] = {}
    for info in apart.get("info", ()):
        # of {\\upr{plain}{\\*\\ud{in Unicode}}} the second counts
        for name, value in _INFO.findall(_PLAIN.sub("", info)):
            said.setdefault(name, " ".join(_text(f"{opening}{value}}}").split()))
    return Metadata(title=said.get("title", ""), author=said.get("author", ""), publisher=said.get("company", ""))
