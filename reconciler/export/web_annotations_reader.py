"""Web Annotations that Diptych wrote → the values that they were written of; what other tools wrote is for the readers of
sources."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reconciler.errors import InputError
from reconciler.export.exchange import Claim, Difference, Exchange, Fact, Opinion, Place, Source
from reconciler.export.web_annotations import OURS, TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterable


def read(content: bytes, name: str) -> Exchange:
    """What `web_annotations.written` wrote, without the texts; `name` is what the file is called in errors.

    Raises InputError where it is no such file.
    """
    try:
        data = json.loads(content.decode("utf-8-sig"))
        return _exchange(data)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise InputError(
            f"{name} holds no Web Annotations that Diptych wrote ({type(error).__name__}): write them again, or take another file."
        ) from error


def _exchange(data: dict[str, Any]) -> Exchange:
    found: dict[str, list[Any]] = {"claim": [], "fact": [], "difference": [], "note": [], "opinion": []}
    opinions = []
    for item in data["first"]["items"]:
        kind = _kind(item["id"])
        found[kind].append(item)
        if kind in ("note", "opinion"):
            opinions.append(item)
    return Exchange(
        data["generator"]["name"],
        tuple(map(_source, data["diptych:sources"])),
        tuple(map(_claim, found["claim"])),
        tuple(map(_fact, found["fact"])),
        tuple(map(_difference, found["difference"])),
        tuple(map(_opinion, opinions)),
        data.get("diptych:leftOut", ""),
    )


def _kind(iri: str) -> str:
    return iri.removeprefix(OURS).partition(":")[0]


def _id(iri: str) -> str:
    return iri.removeprefix(OURS).partition(":")[2]


def _ids(iris: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(_id, iris))


def _source(item: dict[str, Any]) -> Source:
    said = {name: item[f"diptych:{name}"] for name in TEXTS if f"diptych:{name}" in item}
    return Source(id=_id(item["id"]), **said)


def _place(item: dict[str, Any]) -> Place:
    by_type = {selector["type"]: selector for selector in item["selector"]}
    at, quote = by_type["TextPositionSelector"], by_type["TextQuoteSelector"]
    return Place(_id(item["source"]), at["start"], at["end"], quote["exact"], quote["prefix"], quote["suffix"])


def _claim(item: dict[str, Any]) -> Claim:
    first, last = item["diptych:sentence"]
    return Claim(_id(item["id"]), _place(item["target"]), (first, last), item["diptych:heading"], item["diptych:madeBy"])


def _fact(item: dict[str, Any]) -> Fact:
    label, state = item["body"]
    return Fact(_id(item["id"]), label["value"], state["value"], _ids(item["target"]), tuple(item["diptych:silentSides"]))


def _difference(item: dict[str, Any]) -> Difference:
    a, *rest = map(_place, item["target"])
    first, second = _ids(item["diptych:claims"])
    return Difference(
        _id(item["id"]),
        _id(item["diptych:fact"]),
        (first, second),
        item["body"][1]["value"],
        item["diptych:severity"],
        item["diptych:within"],
        a,
        rest[0] if rest else None,
        item["body"][0]["value"],
    )


def _opinion(item: dict[str, Any]) -> Opinion:
    said = json.loads(item["diptych:opinion"])
    said["claims"] = tuple(said.get("claims", ()))
    said["places"] = tuple(Place(**place) for place in said.get("places", ()))
    said.setdefault("home", "")
    said |= {"text": item["body"][0]["value"], "author": item["creator"]["name"], "time": item["created"]}
    return Opinion(**said, edited=item.get("modified", ""))
