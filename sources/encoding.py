"""Bytes → text: find the encoding, decode strictly, make every line end a line feed.

In turn: a byte order mark; bytes beyond ASCII that are valid UTF-8; the encoding that the file declares; a guess by
charset-normalizer among the encodings that texts are really met in. Known limits: the guess wants a sentence or so of text (one
Cyrillic name in an English text in Windows-1251 is not enough), and UTF-16 needs its byte order mark.
"""

from __future__ import annotations

import codecs
import re

from sources.reading import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # the mark of UTF-32 little-endian begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# Of two guesses that fit equally well, the earlier is taken. Asked among all that it knows, charset-normalizer often answers with
# a rare one (mac_cyrillic, cp1125, shift_jis_2004) for a short text.
_GUESSES = (
    "cp1252", "cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp874",
    "cp932", "euc_jp", "gb18030", "big5", "cp949",
)  # fmt: skip

# As browsers read them: pages that declare the first are written in the second.
_DECLARED_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}

# Python's own notations, no encodings of texts; UTF-7 can smuggle in half of a surrogate pair.
_NEVER = frozenset({"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SPACE_FOR = {code: " " for code in (*range(32), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\x85"} | {0x0C: "\n", 0x85: "\n"}


def is_binary(content: bytes) -> bool:
    """Whether these bytes are no text at all: NUL bytes without a mark of UTF-16 or UTF-32, or many control characters."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return False
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return b"\0" in content or controls > len(content) / 50


def decode(content: bytes, declared: str = "") -> tuple[str, str]:
    """The text of `content`, and the name of the encoding that was found.

    `declared` is the name that the file gives for its encoding, if any. Line ends CRLF and CR become line feeds, a form feed too;
    other control characters become spaces. Raises UnreadableError (a SourceError) if nothing fits.
    """
    if is_binary(content):
        raise UnreadableError("is binary, not a text: save it as plain text or HTML first")
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _strictly(content, name), name
    names = ("utf-8", _declared(declared)) if not content.isascii() else (_declared(declared), "utf-8")
    for name in names:
        if name:
            try:
                return _tidy(content.decode(name)), name
            except UnicodeDecodeError:
                continue
    _refuse_damaged_utf8(content)
    name = _guess(content)
    return _strictly(content, name), name


def _strictly(content: bytes, name: str) -> str:
    try:
        return _tidy(content.decode(name))
    except UnicodeDecodeError as error:
        raise UnreadableError(f"is damaged at byte {error.start} (it seems to be {name}): save it again as UTF-8") from error


def _tidy(text: str) -> str:
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").replace("\r\n", "\n").replace("\r", "\n")
    # most texts have none of these characters, and looking for them is ten times as quick
    return text.translate(_SPACE_FOR) if _CONTROL.search(text) else text


def _declared(name: str) -> str:
    """The encoding that browsers take for the declared `name`; empty for one that is unknown or no encoding of texts."""
    try:
        found = codecs.lookup(name.strip()).name if name.strip() else ""
        "".encode(found or "utf-8")
    except (LookupError, ValueError):
        return ""
    return "" if found.replace("_", "-") in _NEVER else _DECLARED_AS.get(found, found)


def _refuse_damaged_utf8(content: bytes) -> None:
    """Raise UnreadableError for UTF-8 with a few broken bytes: read in an 8-bit encoding, every letter would come out wrong."""
    beyond = sum(map(len, re.findall(rb"[\x80-\xff]+", content)))
    kept = len(content.decode("utf-8", "ignore").encode("utf-8"))
    if 0 < len(content) - kept < beyond / 4:
        _strictly(content, "utf-8")


def _guess(content: bytes) -> str:
    from charset_normalizer import from_bytes

    matches = from_bytes(content, cp_isolation=list(_GUESSES), enable_fallback=False)
    if not matches:
        raise UnreadableError("is in no encoding that is known here: save it again as UTF-8")

    def order(name: str) -> int:
        return _GUESSES.index(name) if name in _GUESSES else len(_GUESSES)

    best = min(matches, key=lambda m: (round(m.chaos, 2), -round(m.coherence, 2), min(map(order, m.could_be_from_charset))))
    return codecs.lookup(min(best.could_be_from_charset, key=order)).name
