"""What a file is that no reader knows, as far as its first bytes tell: so that a person learns what to do with it."""

from __future__ import annotations

from pathlib import PurePath

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKS = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"ID3", "sound"),
    (b"OggS", "sound"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
    (b"\x1f\x8b", "an archive"),
    (b"BZh", "an archive"),
    (b"\xfd7zXZ", "an archive"),
    (b"PK\x03\x04", "an archive"),
    (b"PK\x05\x06", "an empty archive"),
)


def ending(name: str) -> str:
    """The ending of a file's name in lower case with its dot; empty where it has none."""
    return PurePath(name).suffix.lower()


def explain_binary(content: bytes) -> str:
    """What binary content is and what to do, to be put after the file's name; empty where its first bytes do not tell."""
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            return "is an office file that is protected by a password: save it without one"
        return "is an office file of the kind that was usual before 2007: save it as .docx or .odt"
    if content.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in content:
        return "is an office file, but no text: copy its text into a document"
    for mark, what in _MARKS:
        if content.startswith(mark):
            advice = "unpack it, and add the files in it" if "archive" in what else "add what it says as a text"
            return f"is binary, namely {what}: {advice}"
    return ""
