"""From the pieces of a claim to value, bounds and unit, in exact decimals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from zhujie.figures.lexicon import words
from zhujie.numerals import plain, read_number

_LOWER = words("bounds.before-lower", "bounds.inside-lower", "bounds.after-lower")
_UPPER = words("bounds.before-upper", "bounds.after-upper")
_NEIGHBOURS = re.compile(
    "(十?)(?:(?=一二|[二两]三|三四|四五|五六|六七|七八|八九|三五)([一二两三四五六七八])([二三四五六七八九]))([十百千万亿]*)"
)
"""`两三个`, `七八十`: two neighbouring digits name a range."""
_TAIL = re.compile(r"(?:[百千]?万)?亿|[百千]?万|[百千]")


@dataclass(frozen=True, slots=True)
class Value:
    """A number as the text gives it. Bounds are set only where a word of the text sets them."""

    value: str = ""
    unit: str = ""
    approx: str = ""
    lower: str = ""
    upper: str = ""


def value_of(parts: dict[str, str]) -> Value:
    """The value of a claim's pieces; an empty one for what holds no number."""
    if special := _share_in_words(parts):
        return special
    number = parts.get("number", "")
    unit = parts.get("unit", "") + parts.get("per", "")
    if not number:
        return Value()
    if second := parts.get("second", ""):
        return _range(number, second, unit)
    if neighbours := _NEIGHBOURS.fullmatch(number):
        return _range(
            neighbours[1] + neighbours[2] + neighbours[4], neighbours[1] + neighbours[3] + neighbours[4], unit
        )
    approx = parts.get("before", "") or _inside(number) or parts.get("after", "")
    if number[0] in "几数":
        return Value(unit=unit, approx=number[0])
    read = read_number(number.lstrip("上近"))
    value = plain(read) if read is not None else ""
    return _bounded(value, unit, approx)


def _bounded(value: str, unit: str, approx: str) -> Value:
    lower = value if approx in _LOWER else ""
    upper = value if approx in _UPPER else ""
    return Value(value, unit, approx, lower, upper)


def _range(number: str, second: str, unit: str) -> Value:
    tail = _TAIL.search(second)
    if tail and not _TAIL.search(number) and number[-1].isdigit():
        number += tail.group()
    low, high = read_number(number), read_number(second)
    if low is None or high is None or low > high:
        return Value(unit=unit)
    return Value("", unit, "", plain(low), plain(high))


def _inside(number: str) -> str:
    found = re.search("[余多几]", number)
    return found.group() if found else ""


def _share_in_words(parts: dict[str, str]) -> Value | None:
    approx = parts.get("after", "") or parts.get("over", "")
    if "half" in parts:
        if parts["half"] == "过半":
            return Value("0.5", "", "过", "0.5", "")
        return _bounded("0.5", "", approx)
    if "percent" in parts:
        read = read_number(parts["percent"])
        return _bounded(plain(read), "%", approx) if read is not None else Value(unit="%")
    if "numerator" in parts:
        top, bottom = read_number(parts["numerator"]), read_number(parts["denominator"])
        if top is None or not bottom:
            return Value()
        ratio = top / bottom
        return _bounded(plain(ratio), "", approx) if _short(ratio) else Value(approx=approx)
    return None


def _short(ratio: Decimal) -> bool:
    """Whether a ratio has an exact decimal of a few places (三分之一 has none)."""
    return ratio == round(ratio, 6)


def generic_caution(value: Value) -> str:
    """What a reader should mind whatever the report, from approximation and unit alone."""
    notes = []
    if value.lower and not value.upper:
        notes.append("约数，取下限。")
    elif value.upper and not value.lower:
        notes.append("约数，取上限。")
    elif value.approx:
        notes.append("约数。")
    if value.unit in ("人次", "户次", "家次", "车次"):
        notes.append("按次累计，同一对象可能计入多次。")
    return "".join(notes)
