"""W3C Web Annotations as JSON-LD (https://www.w3.org/TR/annotation-model/), and those that Hypothesis exports.

They refer to pages by address and carry no texts, so what they say is looked for in the texts of the project (`anchoring`). Tags
and texts are read; annotations that a program made, and bodies that are files elsewhere, are named and left out.
"""

from __future__ import annotations

import json
from typing import Any

from reconciler.errors import SourceError
from sources.codings.coded import Coded, Loose, Said, SaidKind, moment

_TAGGING = frozenset({"tagging", "oa:tagging", "classifying", "oa:classifying"})
_DEPTH = 8  # selectors within selectors


def read(content: bytes, name: str) -> Coded:
    """Raises SourceError where the file is no JSON, or holds no annotation."""
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{name} is no valid JSON: export the annotations again.") from error
    items = list(_items(whole))
    if not items:
        raise SourceError(f"{name} holds no Web Annotation: export the annotations as JSON-LD.")
    loose: list[Loose] = []
    programs = empty = 0
    for item in items:
        if "generator" in item and not item.get("creator"):
            programs += 1
            continue
        said = tuple(_said(item))
        found = [one for target in _list(item.get("target")) for one in _target(target, item, said)]
        empty += not found
        loose += found
    failures = []
    if programs:
        failures.append(f"Not taken in: annotations that a program made, not a person: {programs}.")
    if empty:
        failures.append(f"Not taken in: annotations that name no words of a page: {empty}.")
    return Coded((), tuple(loose), tuple(failures))


def _items(whole: Any) -> list[dict[str, Any]]:
    """The annotations in a collection, a page, a list, or by themselves."""
    if isinstance(whole, list):
        return [found for one in whole for found in _items(one)]
    if not isinstance(whole, dict):
        return []
    for key in ("first", "items", "annotations", "rows", "@graph"):
        if key in whole:
            return _items(whole[key])
    return [whole] if "target" in whole else []


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _who(item: dict[str, Any]) -> str:
    for creator in _list(item.get("creator")) or _list(item.get("user")):
        if isinstance(creator, dict):
            creator = creator.get("name") or creator.get("nickname") or creator.get("id")  # noqa: PLW2901
        if isinstance(creator, str) and creator.strip():
            return creator.strip().removeprefix("acct:")
    return ""


def _said(item: dict[str, Any]) -> list[Said]:
    author, time = _who(item), moment(_text(item.get("created")))
    found: list[Said] = []
    for body in [*_list(item.get("body")), *_list(item.get("bodyValue"))]:
        if isinstance(body, str):
            value, purposes = body, []
            if body.startswith(("http://", "https://")) and body not in _list(item.get("bodyValue")):
                continue
        elif isinstance(body, dict):
            value, purposes = _text(body.get("value")), _list(body.get("purpose"))
        else:
            continue
        if value.strip():
            tag = any(purpose in _TAGGING for purpose in purposes or _list(item.get("motivation")))
            found.append(Said(SaidKind.TAG if tag else SaidKind.NOTE, value.strip(), author, time))
    # as Hypothesis has them
    if _text(item.get("text")).strip():
        found.append(Said(SaidKind.NOTE, _text(item.get("text")).strip(), author, time))
    found += [
        Said(SaidKind.TAG, tag.strip(), author, time) for tag in _list(item.get("tags")) if isinstance(tag, str) and tag.strip()
    ]
    return found


def _target(target: Any, item: dict[str, Any], said: tuple[Said, ...]) -> list[Loose]:
    author, time = _who(item), moment(_text(item.get("created")))
    if isinstance(target, str):
        return [Loose(target, "", said, author=author, time=time)] if target.strip() else []
    if not isinstance(target, dict):
        return []
    source = target.get("source") or target.get("id") or item.get("uri")
    address = _text(source.get("id") if isinstance(source, dict) else source)
    selectors = [found for one in _list(target.get("selector")) for found in _selectors(one, _DEPTH)]
    quote = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), {})
    at = next((one for one in selectors if one.get("type") == "TextPositionSelector"), {})
    start, end = _place(at)
    if not quote and start < 0 and selectors:
        return []
    exact, prefix, suffix = (_text(quote.get(part)) for part in ("exact", "prefix", "suffix"))
    return [Loose(address, exact, said, prefix, suffix, start, end, author, time)]


def _place(selector: dict[str, Any]) -> tuple[int, int]:
    start, end = selector.get("start"), selector.get("end")
    return (start, end) if isinstance(start, int) and isinstance(end, int) and 0 <= start < end else (-1, -1)


def _selectors(selector: Any, depth: int) -> list[dict[str, Any]]:
    """A selector and those that refine it, or that it offers to choose from."""
    if not isinstance(selector, dict) or not depth:
        return []
    inner = [*_list(selector.get("refinedBy")), *_list(selector.get("items"))]
    return [selector, *(found for one in inner for found in _selectors(one, depth - 1))]
