"""What is left of the texts of a damaged project: those that are whole, and the pieces of the others.

A text is whole if its id, which is a hash of side, name and text, is its own. Where only its original bytes are whole and are plain
text, the text is read from them again.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from db import mapping
from db.pages import Torn
from reconciler.model import content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from db.wreck import Found, Record


@dataclass(slots=True)
class Texts:
    """`whole`: records of the table source by their ids. `lost`: sentences by the ids of the others; `notes`: on the whole ones.

    `pieces` are files to write, by name: originals that are whole, and what is left of texts.
    """

    whole: dict[str, Record] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    pieces: list[tuple[str, bytes]] = field(default_factory=list)


def rescue(sources: Found) -> Texts:
    """The texts that the table source still holds."""
    texts = Texts()
    for position, record in sorted((sources.whole | sources.torn).items()):
        _sort(texts, {"position": position} | {name: _plain(name, value) for name, value in record.items()})
    return texts


def write_pieces(texts: Texts, folder: Path) -> Path | None:
    """Write the pieces into the new `folder`; gives it, None where there are none. Raises OSError."""
    if not texts.pieces:
        return None
    folder.mkdir()
    for name, content in texts.pieces:
        own = name.replace("\\", "/").rsplit("/", 1)[-1].replace("\0", "") or "text"
        number, target = 1, folder / own
        while target.exists():
            number += 1
            target = folder / f"{number}-{own}"
        target.write_bytes(content)
    return folder


def _plain(name: str, value: Any) -> Any:
    """The value; of a detail that is torn, nothing."""
    if name in ("locators", "remarks"):
        return value if isinstance(value, str) and _is_whole(name, value) else "[]"
    return "" if isinstance(value, Torn) and name not in ("id", "name", "side", "text", "original") else value


def _is_whole(name: str, value: str) -> bool:
    try:
        return mapping.is_list(name, json.loads(value))
    except ValueError:
        return False


def _sort(texts: Texts, record: Record) -> None:
    identity, name, side, text, original = (record[column] for column in ("id", "name", "side", "text", "original"))
    if not all(isinstance(value, str) for value in (identity, name, side)):
        return
    has_original = isinstance(original, bytes) and hashlib.sha256(original).hexdigest() == record["sha256"]
    readable = [text] if isinstance(text, str) else []
    readable += _read_again(original, record["encoding"]) if has_original else []
    own = next((one for one in readable if content_id("s", side, name, one) == identity), None)
    if own is None:
        _keep_pieces(texts, record, has_original=has_original)
        return
    plain = hashlib.sha256(own.encode("utf-8", "surrogatepass")).hexdigest()
    if not has_original and not (original == b"" and record["sha256"] == plain):
        texts.notes.append(f"Of {name} ({side}) the text is whole, but the file that it was read from is lost.")
        original, record["sha256"] = b"", plain
    texts.whole[identity] = record | {"text": own, "original": original}


def _read_again(original: bytes, encoding: str) -> Iterable[str]:
    try:
        text = original.decode(encoding or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return ()
    return (text, text.replace("\r\n", "\n").replace("\r", "\n"), text.removeprefix("\ufeff"))


def _keep_pieces(texts: Texts, record: Record, *, has_original: bool) -> None:
    name, side, text = record["name"], record["side"], record["text"]
    left = text.left if isinstance(text, Torn) else str(text or "").encode("utf-8", "surrogatepass")
    again = f"add it again as {name} of {side}, and what was said of it has its place again"
    if has_original and record["original"]:
        texts.pieces.append((name, record["original"]))
        texts.lost[record["id"]] = f"The text of {name} ({side}) is damaged; the file that it was read from is kept whole: {again}."
    else:
        texts.lost[record["id"]] = f"The text {name} ({side}) is damaged; its first {len(left):,} bytes are kept: {again}."
    if left:
        texts.pieces.append((f"{name}.left.txt", left))


def lost(texts: Texts, ids: Iterable[str]) -> Iterator[str]:
    """What is not whole any more, a sentence each; `ids` are those of all that were in the project."""
    yield from texts.notes
    yield from texts.lost.values()
    unknown = [identity for identity in ids if identity not in texts.whole and identity not in texts.lost]
    if unknown:
        what = "A text is" if len(unknown) == 1 else f"{len(unknown)} texts are"
        yield f"{what} lost of which not even the name is left ({', '.join(sorted(unknown))})."
