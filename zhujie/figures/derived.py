"""Values we compute from reported ones, always 推算: the base a change implies, the year's total a monthly mean implies.

Printed numbers are rounded, so each stands for an interval; the result is the interval of everything that would have
printed the same. Counted things are whole, so only whole numbers of the interval remain.
"""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, localcontext
from itertools import pairwise

from zhujie.figures.groups import tied
from zhujie.model import Derived, Figure
from zhujie.numerals import plain, unit_of_last_place

_YEAR_BEFORE = re.compile("同比|(?:上一?年|去年)")
_PRECISION = Context(prec=40)
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?[百千万亿]*")


def derive(text: str, figures: list[Figure], base: int) -> dict[str, tuple[Derived, ...]]:
    """Derived values by figure id, for the figures of one sentence that begins at source offset `base`."""
    found: dict[str, tuple[Derived, ...]] = {}
    with localcontext(_PRECISION):
        for earlier, later in pairwise(figures):
            if tied(text, earlier, later, base) and (derived := _base(earlier, later)):
                found[later.id] = (derived,)
            if derived := _difference(earlier, later, text, base):
                found[later.id] = (derived,)
        for figure in figures:
            if derived := _year(figure, text[max(0, figure.start - base - 16) : figure.start - base]):
                found[figure.id] = (derived,)
    return found


def _base(figure: Figure, change: Figure) -> Derived | None:
    """441宗,同比下降64.5% ⇒ 1241—1244 a year before."""
    if (
        figure.kind not in ("count", "amount", "part")
        or change.kind != "change"
        or not _YEAR_BEFORE.search(change.comparison)
        or figure.approx
        or change.approx
        or not change.direction
        or not figure.value
        or not change.value
    ):
        return None
    sign = 1 if change.direction == "up" else -1
    if change.unit == figure.unit:
        before = Decimal(figure.value) - sign * Decimal(change.value)
        how = f"{figure.value}{'−' if sign > 0 else '+'}{change.value}"
        return Derived("上年同期", plain(before), plain(before), how) if before >= 0 else None
    if change.unit != "%":
        return None
    low_share, high_share = _interval(change)
    low_value, high_value = _interval(figure)
    divisors = sorted((1 + sign * low_share / 100, 1 + sign * high_share / 100))
    if divisors[0] <= 0:
        return None
    low, high = low_value / divisors[1], high_value / divisors[0]
    how = (
        f"{figure.value}÷（1{'+' if sign > 0 else '−'}{change.value}%），"
        f"百分比按四舍五入区间{plain(low_share)}%—{plain(high_share)}%"
    )
    bounds = _whole(figure, low, high)
    return Derived("上年同期", *bounds, how) if bounds else None


def _difference(earlier: Figure, later: Figure, text: str, base: int) -> Derived | None:
    """由40%降低至38% ⇒ 2 points less."""
    between = text[earlier.end - base : later.start - base]
    joined = earlier.kind == later.kind == "level" and later.direction and not re.search("[,，;；、]", between)
    if (
        not joined
        or earlier.unit != later.unit
        or not (earlier.value and later.value)
        or earlier.approx
        or later.approx
    ):
        return None
    gap = abs(Decimal(later.value) - Decimal(earlier.value))
    return Derived("变动幅度", plain(gap), plain(gap), f"{earlier.value}{earlier.unit}与{later.value}{later.unit}之差")


def _year(figure: Figure, lead: str) -> Derived | None:
    """月均5.1宗 ⇒ 61 a year, if the mean covers twelve months."""
    if (
        figure.kind != "level"
        or not re.search(r"(?:月均|平均每?月)[^,，。；;]{0,10}$", lead)
        or not figure.value
        or figure.approx
    ):
        return None
    if re.search("月|季度|半年", figure.time_base):
        return None
    low, high = (12 * bound for bound in _interval(figure))
    how = f"{figure.value}×12，按四舍五入区间{plain(low / 12)}—{plain(high / 12)}得{plain(low)}—{plain(high)}，以满12个月计"
    bounds = _whole(figure, low, high)
    return Derived("全年", *bounds, how) if bounds else None


def _interval(figure: Figure) -> tuple[Decimal, Decimal]:
    """What the printed number may stand for. A count printed in full is exact."""
    value = Decimal(figure.value)
    found = _NUMBER.search(figure.surface)
    place = unit_of_last_place(found.group()) if found else Decimal(1)
    if place == 1 and figure.kind in ("count", "part"):
        return value, value
    return value - place / 2, value + place / 2


def _whole(figure: Figure, low: Decimal, high: Decimal) -> tuple[str, str] | None:
    """Bounds as printed: whole numbers for counted things, two places otherwise; None when no whole number fits."""
    if figure.kind == "amount" or figure.unit in ("%", "‰", "倍", "分"):
        cents = Decimal("0.01")
        return plain(low.quantize(cents, ROUND_FLOOR)), plain(high.quantize(cents, ROUND_CEILING))
    first, last = low.to_integral_value(ROUND_CEILING), high.to_integral_value(ROUND_FLOOR)
    return (plain(first), plain(last)) if first <= last else None
