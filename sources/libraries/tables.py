"""A table that a person writes, CSV or XLSX: a source a row, under headers in English or Russian.

Needed are a column of files, and one of sides unless the side is said when the table is read. Known limit: of a workbook the first
sheet that has a header is read.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from reconciler.model import Message
from sources.encoding import decode
from sources.libraries import fields
from sources.libraries.listing import Listed, Listing
from sources.metadata import Metadata
from sources.reading import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HEADERS = {
    "file": ("file", "path", "filename", "file name", "файл", "путь", "имя файла"),
    "side": ("side", "сторона"),
    "title": ("title", "название", "заголовок", "заглавие"),
    "publisher": ("publisher", "издатель", "издание"),
    "author": ("author", "authors", "автор", "авторы"),
    "language": ("language", "язык"),
    "url": ("url", "address", "link", "адрес", "ссылка"),
    "published": ("published", "date", "date of publication", "опубликовано", "дата", "дата публикации"),
    "accessed": ("accessed", "date of access", "просмотрено", "дата обращения", "дата доступа"),
    "note": ("note", "примечание"),
}
_NAMES = {name: field for field, names in HEADERS.items() for name in names}
_ROWS = 20_000
_COLUMNS = 200
_UNPACKED = 200 << 20  # bytes of a workbook
# what zipfile, its unpackers and openpyxl make of a damaged or encrypted workbook; they have no error of their own for it
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, LookupError, TypeError, AttributeError, SyntaxError,
    RuntimeError,
)  # fmt: skip


def read_csv(content: bytes) -> Listing:
    """A table with commas, semicolons or tabs. Raises UnreadableError for one that is no list of sources."""
    text, _encoding = decode(content)
    head = text.split("\n", 1)[0]
    delimiter = max(";\t,", key=head.count)
    try:
        return _listing(list(_lines(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))))
    except csv.Error as error:
        raise UnreadableError(f"is no table that can be read ({error}): save it as CSV again") from error


def read_xlsx(content: bytes) -> Listing:
    """A workbook. Raises UnreadableError for one that is damaged, or has no list of sources in it."""
    import openpyxl

    _refuse_bomb(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            for sheet in book.worksheets:
                rows = list(_lines(sheet.iter_rows(max_col=_COLUMNS, values_only=True)))
                if rows and "file" in map(_field, rows[0][1]):
                    return _listing(rows)
        finally:
            book.close()
    except UnreadableError:
        raise
    except _DAMAGED as error:
        raise UnreadableError("is no workbook that can be read: save it as XLSX again") from error
    raise UnreadableError(_no_list())


def _refuse_bomb(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(member.file_size for member in packed.infolist()) > _UNPACKED:
                raise UnreadableError("is too large when unpacked: keep the list alone in it")
    except _DAMAGED as error:
        raise UnreadableError("is no workbook that can be read: save it as XLSX again") from error


def _lines(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold anything, with their numbers, as text."""
    for number, row in enumerate(rows, 1):
        if number > _ROWS:
            raise UnreadableError(f"has more than {_ROWS:,} rows: divide it")
        cells = [_cell(value) for value in row]
        if any(cells):
            yield number, cells


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _field(header: str) -> str:
    return _NAMES.get(" ".join(header.split()).casefold().strip(":"), "")


def _no_list() -> str:
    return "is no list of sources: it needs a header with a column “file” (or “файл”), and one “side” (or “сторона”)"


def _listing(rows: Sequence[tuple[int, list[str]]]) -> Listing:
    if not rows:
        raise UnreadableError("is empty: write a row for each source")
    header = rows[0][1]
    columns: dict[str, int] = {}
    for at, field in enumerate(map(_field, header)):
        if field:
            columns.setdefault(field, at)
    if "file" not in columns:
        raise UnreadableError(_no_list())
    notices: list[Message] = []
    unknown = [name for name in header if name and not _field(name)]
    if unknown:
        notices.append(Message("list_columns", (("columns", ", ".join(unknown)),)))
    entries: list[Listed] = []
    for number, row in rows[1:]:
        said = {field: row[at] for field, at in columns.items() if at < len(row)}
        entries.append(_entry(said, number, notices))
    return Listing(tuple(entries), tuple(notices))


def _entry(said: dict[str, str], number: int, notices: list[Message]) -> Listed:
    read = {"published": fields.date, "accessed": fields.date, "language": fields.language, "url": fields.address}
    values: dict[str, str] = {}
    for name, value in said.items():
        if name in ("file", "side"):
            continue
        values[name] = read[name](value) if name in read else value
        if value and not values[name]:
            notices.append(Message("list_value", (("row", str(number)), ("field", name), ("value", value[:40]))))
    file = said.get("file", "")
    return Listed(f"row {number}", said.get("side", ""), Metadata(**values), (file,) if file else ())
