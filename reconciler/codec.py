"""Values of `reconciler.model` ↔ what JSON can hold, by the types that their fields declare.

A new facet, or a new field with a default, needs no change here. Every field is written, so that a default changed later does not
change what was stored; a field that was not there yet when a value was stored gets its default.

What there is very much of is written as rows: a record is the list of its values, in the order of its `layout`, which is kept
beside them so that they are read as they were meant when the fields are others.

Limits: dataclasses, tuples, dates, string enums, str, int, bool, float and None of them; NaN is refused.
"""

from __future__ import annotations

import dataclasses
import math
import operator
import types
import typing
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def to_json(kind: Any, value: Any) -> Any:
    """`value` of the type `kind` as dicts, lists, strings, numbers, booleans and None."""
    return _encoder(kind)(value)


def from_json(kind: Any, data: Any) -> Any:
    """The value of the type `kind` that `to_json` made `data` of; TypeError, ValueError or KeyError where it is none."""
    return _decoder(kind)(data)


# the fields of each record in their order, by its name
Layout = tuple[tuple[str, tuple[str, ...]], ...]


def layout(kind: Any) -> Layout:
    """That of the type `kind`, and of all that it holds."""
    fields = _fields(kind) if dataclasses.is_dataclass(kind) else ()
    found = {str(kind.__name__): tuple(name for name, _ in fields)} if fields else {}
    for held in (*(hint for _, hint in fields), *typing.get_args(kind)):
        found |= dict(layout(held))
    return tuple(found.items())


def to_rows(kind: Any, value: Any) -> Any:
    """The same as `to_json`, with each record as a row."""
    return _encoder(kind, as_rows=True)(value)


def rows_reader(kind: Any, written: Layout) -> Callable[[Any], Any]:
    """What gives the value of the type `kind` that `to_rows` made something of, when its layout was `written`.

    It raises like `from_json`. Making it takes a moment, so it is made once for many values.
    """
    return _decoder(kind, written)


@cache
def _encoder(kind: Any, *, as_rows: bool = False) -> Callable[[Any], Any]:
    if kind is float:
        return _encode_float
    if kind is date:
        return date.isoformat
    if kind in (str, int, bool) or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return _same
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _row_encoder(kind) if as_rows else _record_encoder(kind)
    inner = tuple(_encoder(item, as_rows=as_rows) for item in _arguments(kind))
    if _is_optional(kind):
        return lambda value: None if value is None else inner[0](value)
    if _is_row(kind):
        return lambda value: [inner[0](item) for item in value]
    return lambda value: [write(item) for write, item in zip(inner, value, strict=True)]


@cache
def _decoder(kind: Any, rows: Layout | None = None) -> Callable[[Any], Any]:
    if kind is float:
        return float
    if kind is date:
        return date.fromisoformat
    if kind in (str, int, bool):
        return _same
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {member.value: member for member in kind}.__getitem__
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _record_decoder(kind) if rows is None else _row_decoder(kind, rows)
    inner = tuple(_decoder(item, rows) for item in _arguments(kind))
    if _is_optional(kind):
        return lambda data: None if data is None else inner[0](data)
    if _is_row(kind):
        return lambda data: tuple([inner[0](item) for item in data])
    return lambda data: tuple([read(item) for read, item in zip(inner, data, strict=True)])


def _record_encoder(kind: Any) -> Callable[[Any], dict[str, Any]]:
    fields = _fields(kind)
    names = tuple(name for name, _ in fields)
    # most fields stay as they are; this is the loop that storing 100,000 claims is spent in
    changed = [(place, write) for place, (_, hint) in enumerate(fields) if (write := _encoder(hint)) is not _same]
    values_of = [operator.attrgetter(name) for name in names]

    def encode(value: Any) -> dict[str, Any]:
        values = [get(value) for get in values_of]
        for place, write in changed:
            values[place] = write(values[place])
        return dict(zip(names, values, strict=True))

    return encode


def _record_decoder(kind: Any) -> Callable[[Any], Any]:
    plan = {name: _decoder(hint) for name, hint in _fields(kind)}
    changed = [(place, read) for place, read in enumerate(plan.values()) if read is not _same]

    def decode(data: Any) -> Any:
        if len(data) < len(plan):
            return kind(**{name: plan[name](item) for name, item in data.items()})
        values = [data[name] for name in plan]
        for place, read in changed:
            values[place] = read(values[place])
        return kind(*values)

    return decode


def _row_encoder(kind: Any) -> Callable[[Any], list[Any]]:
    fields = [(operator.attrgetter(name), _encoder(hint, as_rows=True)) for name, hint in _fields(kind)]
    changed = [(place, write) for place, (_, write) in enumerate(fields) if write is not _same]
    values_of = [get for get, _ in fields]

    def encode(value: Any) -> list[Any]:
        values = [get(value) for get in values_of]
        for place, write in changed:
            values[place] = write(values[place])
        return values

    return encode


def _row_decoder(kind: Any, rows: Layout) -> Callable[[Any], Any]:
    names = dict(rows)[kind.__name__]
    hints = dict(_fields(kind))
    changed = [(place, read) for place, name in enumerate(names) if (read := _decoder(hints[name], rows)) is not _same]
    in_order = names == tuple(hints)

    def decode(data: Any) -> Any:
        values = list(data)
        if len(values) != len(names):
            raise ValueError(f"{len(values)} values for the {len(names)} fields of {kind.__name__}")
        for place, read in changed:
            values[place] = read(values[place])
        return kind(*values) if in_order else kind(**dict(zip(names, values, strict=True)))

    return decode


def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in dataclasses.fields(kind) if field.init)


def _arguments(kind: Any) -> tuple[Any, ...]:
    origin = typing.get_origin(kind)
    if origin not in (tuple, types.UnionType) or (origin is types.UnionType and not _is_optional(kind)):
        raise TypeError(f"no JSON form for {kind!r}")
    return tuple(item for item in typing.get_args(kind) if item is not Ellipsis and item is not types.NoneType)


def _is_optional(kind: Any) -> bool:
    arguments = typing.get_args(kind)
    return typing.get_origin(kind) is types.UnionType and len(arguments) == 2 and types.NoneType in arguments


def _is_row(kind: Any) -> bool:
    return Ellipsis in typing.get_args(kind)


def _same(value: Any) -> Any:
    return value


def _encode_float(value: float) -> float | str:
    """JSON has no infinity; as text it still compares as greater than any number in SQLite."""
    if math.isnan(value):
        raise ValueError("NaN has no JSON form and equals nothing, itself included")
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return value
