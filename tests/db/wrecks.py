"""A project of some size to be damaged, and ways of damaging it; what is drawn is the same for the same seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.store import Store
from reconciler.model import Document
from reconciler.notebook.entries import Target, TargetKind, Verdict, VerdictValue
from reconciler.notebook.log import Operation, change
from tests.db.make_project import fill

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from db.log import StoredEntries

BLOCK = 4096  # bytes that a disk loses together, whatever the size of a page
AUTHORS = ("Ada", "Борис")


def long_documents() -> list[Document]:
    """Texts that fill many pages; some with an original that says the same, or something else."""
    texts = [f"Sentence number {n} of a text. " * 300 * (n + 1) for n in range(4)]
    originals = [b"", texts[1].encode(), ("\ufeff" + texts[2]).encode("utf-16"), b"<p>" + texts[3].encode()]
    return [
        Document(f"long-{n}.txt", "City", t, encoding="utf-8", original=o)
        for n, (t, o) in enumerate(zip(texts, originals, strict=True))
    ]


def decide(store: Store, number: int, author: str, *, value: VerdictValue = VerdictValue.ACCEPTED) -> Operation | None:
    """One more verdict; every fortieth number is on the same fact."""
    target = Target(TargetKind.FACT, (f"c{number % 40}",))

    def make(entries: StoredEntries, time: str) -> Operation:
        verdict = Verdict(target, value, f"Because of {number}. " * 6, author, time)
        return Operation("decide", change(entries.value, verdict), author, time)

    return store.record(make)


def build(path: Path) -> None:
    """The sample, long texts, and some 130 operations of two authors, a few of them undone."""
    with Store.create(path) as store:
        fill(store)
        store.add_documents(long_documents())
        for number in range(120):
            author = AUTHORS[number % 2]
            decide(store, number, author)
            if number % 10 == 9:
                store.undo(author)


def tear_pages(content: bytearray, draw: random.Random) -> None:
    """Pages full of anything, as from a failing disk."""
    for _ in range(draw.randint(1, 5)):
        start = draw.randrange(len(content) // BLOCK) * BLOCK
        content[start : start + BLOCK] = draw.randbytes(BLOCK)


def tear_parts(content: bytearray, draw: random.Random) -> None:
    """Pages of which the rest is missing."""
    for _ in range(draw.randint(1, 5)):
        page = draw.randrange(len(content) // BLOCK) * BLOCK
        start = page + draw.randrange(BLOCK)
        content[start : page + BLOCK] = bytes(page + BLOCK - start)


def change_bytes(content: bytearray, draw: random.Random) -> None:
    """A few bytes that are others."""
    for _ in range(draw.randint(1, 20)):
        content[draw.randrange(len(content))] = draw.randrange(256)


def cut_end(content: bytearray, draw: random.Random) -> None:
    """A file whose end never reached the disk."""
    del content[draw.randrange(len(content) * 7 // 10, len(content)) :]


def zero_header(content: bytearray, _draw: random.Random) -> None:
    """The first hundred bytes, which say what the file is."""
    content[:100] = bytes(100)


def zero_beginning(content: bytearray, draw: random.Random) -> None:
    """The first pages, with the list of all tables."""
    length = BLOCK * draw.randint(1, 4)
    content[:length] = bytes(length)


DAMAGES = (tear_pages, tear_parts, change_bytes, cut_end, zero_header, zero_beginning)
