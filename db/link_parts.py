"""The parts of links ↔ what a project keeps of them: most of a large project would be their names, said over and over.

A run keeps its *sequences*: the parts that a link can have, in their order, with name, weight and the note that most have. A link
keeps the number of its sequence, the values, and the notes that differ, by their places: `[0, [1.0, 0.52], {"1": "key, words"}]`.
"""

from __future__ import annotations

from collections import Counter
from math import copysign, isfinite
from typing import TYPE_CHECKING, Any

from reconciler.codec import to_json
from reconciler.model import ScorePart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SAMPLE = 200  # links of a sequence, the notes of which are counted

Parts = tuple[ScorePart, ...]


class Packing:
    """Packs the parts of links, each of which is among those given; `sequences` is what their run keeps."""

    def __init__(self, every: Iterable[Parts]) -> None:
        notes: dict[tuple[tuple[str, float], ...], list[list[str]]] = {}
        for parts in every:
            seen = notes.setdefault(_names(parts), [])
            if len(seen) < _SAMPLE:
                seen.append([part.note for part in parts])
        self._numbers = {names: number for number, names in enumerate(notes)}
        self._usual = [[Counter(said).most_common(1)[0][0] for said in zip(*seen, strict=True)] for seen in notes.values()]

    @property
    def sequences(self) -> list[Any]:
        """What a run keeps, as JSON can hold it."""
        return [
            [{"name": name, "weight": _number(weight), "note": note} for (name, weight), note in zip(names, usual, strict=True)]
            for names, usual in zip(self._numbers, self._usual, strict=True)
        ]

    def pack(self, parts: Parts) -> list[Any]:
        """What a link keeps, as JSON can hold it."""
        number = self._numbers[_names(parts)]
        usual = self._usual[number]
        notes = {str(place): part.note for place, part in enumerate(parts) if part.note != usual[place]}
        values = [_number(part.value) for part in parts]
        return [number, values, notes] if notes else [number, values]


class Unpacking:
    """Unpacks the parts of the links of a run; TypeError, ValueError or KeyError where `sequences`, or what is packed, is none."""

    def __init__(self, sequences: Sequence[Any]) -> None:
        # of each part its name, weight and usual note, and the one of the value 0, which is the same for all links
        self._sequences = {
            number: [
                (
                    part["name"],
                    float(part["weight"]),
                    part["note"],
                    ScorePart(part["name"], 0.0, float(part["weight"]), part["note"]),
                )
                for part in sequence
            ]
            for number, sequence in enumerate(sequences)
        }

    def unpack(self, packed: Any) -> Parts:
        """The parts that `Packing.pack` made `packed` of."""
        number, values, *rest = packed
        usual = self._sequences[number]
        # -0.0 is told from 0.0, since what is written from a project is to be the same to the letter as from a run
        parts = [
            ScorePart(name, float(value), weight, note) if value or copysign(1, value) < 0 else nothing
            for value, (name, weight, note, nothing) in zip(values, usual, strict=True)
        ]
        for place, note in rest[0].items() if rest else ():
            name, weight, _, _ = usual[int(place)]
            parts[int(place)] = ScorePart(name, float(values[int(place)]), weight, note)
        return tuple(parts)


def _names(parts: Parts) -> tuple[tuple[str, float], ...]:
    return tuple([(part.name, part.weight) for part in parts])


def _number(value: float) -> Any:
    return value if isfinite(value) else to_json(float, value)
