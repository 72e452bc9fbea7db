"""Subtitles (SRT, WebVTT), by pysubs2: what is said, with its times; the lines of one sentence together.

A paragraph ends where a sentence does before a pause, where another speaks, or after a pause of some seconds. Known limits: who
speaks is known only where the file says it; what stands on the screen beside speech is read as speech.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reconciler.model import Locator, LocatorKind
from sources.encoding import decode
from sources.metadata import Metadata
from sources.reading import Reading, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pysubs2 import SSAEvent

PAUSE, LONG_PAUSE = 1500, 5000  # milliseconds

_CUE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*\d+[ \t]*\r?\n\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}[ \t]*-->[ \t]*\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}"
)
_VTT = re.compile(rb"\A(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|\Z)")
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+([^<>]{1,80})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<\d\d[\d:.]*>|\{\\[^{}]*\}")
_NOTE = re.compile(r"^(?:NOTE|STYLE|REGION)(?:[ \t].*)?\n(?:.+\n?)*", re.MULTILINE)
_END = re.compile(r"[.!?…»”\"]\Z")
_SPEAKER = re.compile(r"\A[-–—]\s*(?=\S)")


def recognises_srt(content: bytes) -> bool:
    return _CUE.match(content[:400]) is not None


def recognises_vtt(content: bytes) -> bool:
    return _VTT.match(content[:20]) is not None


def read_srt(content: bytes) -> Reading:
    """Raises UnreadableError for binary content, an unknown encoding, and a file without cues."""
    return _read(content, "srt")


def read_vtt(content: bytes) -> Reading:
    """Raises UnreadableError for binary content, an unknown encoding, and a file without cues."""
    return _read(content, "vtt")


def _read(content: bytes, kind: str) -> Reading:
    import pysubs2

    source, encoding = decode(content)
    if kind == "vtt":
        source = _NOTE.sub("", source)
    try:
        events = pysubs2.SSAFile.from_string(source, format_=kind, keep_html_tags=True, keep_unknown_html_tags=True)
    except (pysubs2.exceptions.Pysubs2Error, ValueError, IndexError, OverflowError) as error:
        raise UnreadableError("is damaged: its subtitles cannot be read, so save it again") from error
    text, locators = _paragraphs(events)
    if not text:
        raise UnreadableError("holds no subtitles: there is nothing to compare in it")
    language = re.search(r"^Language:[ \t]*([a-z]{2})\b", source[:500], re.MULTILINE | re.IGNORECASE) if kind == "vtt" else None
    return Reading(text, encoding, Metadata(language=language[1].lower() if language else ""), locators)


def _paragraphs(events: Iterable[SSAEvent]) -> tuple[str, tuple[Locator, ...]]:
    parts: list[str] = []
    locators: list[Locator] = []
    length, heard_until, voice_before, last = 0, 0, "", ""
    for event in events:
        raw = event.text.replace("\\N", "\n").replace("\\n", "\n").replace("\\h", " ")
        voice = _VOICE.search(raw)
        name = " ".join(voice[1].split()) if voice else ""
        lines = [" ".join(line.split()) for line in _TAG.sub("", _VOICE.sub("", raw)).split("\n")]
        lines = [_entities(line) for line in lines if line]
        if not lines or " ".join(lines) == last:
            continue  # rolling captions say a line again
        last = " ".join(lines)
        for number, line in enumerate(lines):
            pause = event.start - heard_until if not number else 0
            speaks = bool(_SPEAKER.match(line)) or (not number and name != voice_before)
            ended = bool(parts) and bool(_END.search(parts[-1]))
            if parts:
                gap = "\n\n" if speaks or pause > LONG_PAUSE or (ended and pause > PAUSE) else " "
                parts.append(gap)
                length += len(gap)
            if not number:
                locators.append(Locator(length, LocatorKind.TIME, _clock(event.start)))
            shown = f"{name}: {line}" if name and not number and name != voice_before else line
            parts.append(shown)
            length += len(shown)
        voice_before, heard_until = name, event.end
    return "".join(parts), tuple(locators)


def _entities(line: str) -> str:
    from html import unescape

    return " ".join(unescape(line).split())


def _clock(milliseconds: int) -> str:
    seconds = max(0, milliseconds) // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
