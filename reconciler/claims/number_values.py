"""What number words and digits amount to: a value, the bounds of a vague one, and the size of the last digit given.

Known limits: "about 40" allows a tenth to either side; "dozens" is 24 to 99, "hundreds" 200 to 999 and so on; "several" is 3 to 9.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEEWAY = 0.1
_FEW = (3.0, 9.0)
_HUNDRED = 100.0
_ROUND, _FIFTH = 50.0, 5.0  # «полмиллиона» is as exact as "half a million": to a fifth of it
_SHARE_STEP = 5.0  # "half" is said of 48 per cent too


@dataclass(frozen=True, slots=True)
class Amount:
    """From `low` to `high`; `step` is the size of the last digit given. `approximate`: the words themselves are vague."""

    low: float
    high: float
    step: float = 1.0
    approximate: bool = False


def of_digits(token: str, decimal: str) -> Amount:
    """The value of digits with thousands separators; `decimal` is the sign before the fraction."""
    whole, _, fraction = token.partition(decimal) if decimal in token else (token, "", "")
    digits = "".join(char for char in whole if char.isdecimal())
    value = float(f"{digits}.{fraction}") if fraction else float(digits)
    return Amount(value, value, 10.0 ** -len(fraction) if fraction else 1.0)


def of_words(parts: Iterable[tuple[str, float]]) -> Amount:
    """The value of number words, given as slot and value in their order ("two", "hundred", "and", "five" → 205)."""
    total, group = 0.0, 0.0
    step = 1.0
    vague: tuple[float, float] | None = None
    for slot, value in parts:
        if slot in ("scale", "vague", "hundred"):
            if vague:
                vague = (vague[0] * value, vague[1] * value)
            elif slot == "vague" and not group:
                vague = (2 * value, _HUNDRED - 1 if value < _HUNDRED / 5 else 10 * value - 1)
            elif slot == "hundred":
                group = (group or 1) * value
                step = value if value < _HUNDRED else 1.0  # "two dozen" is said of 22 too
            else:
                step = value if group % 1 == 0 else value / 10
                total, group = total + (group or 1) * value, 0.0
        elif slot == "few":
            vague = _FEW
        else:
            group += value
            step = value / _FIFTH if slot == "fixed" and value >= _ROUND else 1.0 if group % 1 == 0 else 0.5
    if vague:
        return Amount(vague[0], vague[1], 1.0, approximate=True)
    return Amount(total + group, total + group, step)


def share(parts: float, of: float) -> Amount:
    """ "two thirds": the percentage, as exactly as such words are meant."""
    value = round(100 * parts / of, 1)
    return Amount(value, value, _SHARE_STEP)


def mixed(amount: Amount, parts: float, whole: float) -> Amount:
    """ "2 1/2": `amount` and so many parts of the whole; as it stands where these make no proper fraction."""
    if not 0 < parts < whole:
        return amount
    value = amount.low + parts / whole
    return Amount(value, value, 1 / whole)


def scaled(amount: Amount, factor: float) -> Amount:
    """`amount` times `factor`, its last digit too ("3.1 million")."""
    return replace(amount, low=_tidy(amount.low * factor), high=_tidy(amount.high * factor), step=_tidy(amount.step * factor))


def _tidy(value: float) -> float:
    """Without the noise of binary fractions (3.1 million is 3100000.0)."""
    return float(f"{value:.12g}")


def bounded(amount: Amount, bound: str) -> Amount:
    """`amount` behind a word such as "about", "more" or "less" (than)."""
    if bound == "more":
        return replace(amount, high=inf)
    if bound == "less":
        return replace(amount, low=0.0)
    if bound == "about":
        low, high = _tidy(amount.low * (1 - _LEEWAY)), _tidy(amount.high * (1 + _LEEWAY))
        return replace(amount, low=low, high=high, approximate=True)
    return amount
