"""Checks on a report's figures, worded neutrally: sums of parts, lists against their claimed length, implied bases.

A mismatch is reported as the text has it and never corrected: the reader decides what it means.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from zhujie.figures.find import regions
from zhujie.figures.lists import FURTHEST, listed_before
from zhujie.model import Figure, FigureCheck, Report
from zhujie.numerals import fold, plain


def check_figures(report: Report, figures: tuple[Figure, ...]) -> tuple[FigureCheck, ...]:
    """Every check the figures allow, in order of the text."""
    checks = [*_sums(figures), *_lists(report, figures), *_bases(figures)]
    start = {figure.id: figure.start for figure in figures}
    return tuple(sorted(checks, key=lambda check: (start[check.figures[0]], check.kind)))


def _sums(figures: tuple[Figure, ...]) -> Iterator[FigureCheck]:
    by_id = {figure.id: figure for figure in figures}
    parts: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.whole:
            parts[figure.whole].append(figure)
    for whole_id, members in parts.items():
        whole = by_id.get(whole_id)
        if whole is None or len(members) < 2:
            continue
        ok, words = _compare(whole, members)
        yield FigureCheck("sum", (whole_id, *(m.id for m in members)), ok, whole.sentence, words)


def _compare(whole: Figure, members: list[Figure]) -> tuple[bool | None, str]:
    if any(not figure.value or figure.approx for figure in (whole, *members)):
        return None, "含约数或未给出数值的项，无法核对。"
    total = sum((Decimal(m.value) for m in members), Decimal(0))
    shown = f"{'+'.join(m.value for m in members)}={plain(total)}"
    if total == Decimal(whole.value):
        return True, f"{shown}，与总数{whole.value}相符。"
    extra = "；文中未说明所列是否为全部" if total < Decimal(whole.value) else ""
    return False, f"{shown}，合计{plain(total)}，与总数{whole.value}不等{extra}。"


def _lists(report: Report, figures: tuple[Figure, ...]) -> Iterator[FigureCheck]:
    begins = [region.start for region in regions(report)]
    text = fold(report.source.text)
    for figure in figures:
        if figure.kind != "list-length" or not figure.value:
            continue
        begin = max(begins[bisect_right(begins, figure.start) - 1], figure.start - FURTHEST)
        before = text[begin : figure.start].rpartition("\n")[2]
        open_ended = before.endswith(("等", "等共"))
        listed = _ends_a_list(before)
        if not listed and _is_listed_after(text, figure.end):
            continue
        least, most = listed_before(before) if listed else (0, 0)
        ok, words = _against(Decimal(figure.value), least, most, open_ended, figure)
        yield FigureCheck("list", (figure.id,), ok, figure.sentence, words)


def _ends_a_list(before: str) -> bool:
    """Whether a list ends where the claimed number stands: 甲、乙等, “甲”“乙”, 甲、乙、丙."""
    last = re.split("[,，;；。：:]", before)[-1]
    return before.endswith(("等", "等共", "”", "》", "’")) or "、" in last


def _is_listed_after(text: str, end: int) -> bool:
    """Whether a colon or bracket after the number opens a list."""
    return re.match(r"[^,，;；。\n]{0,20}[:(]", text[end : end + 21]) is not None


def _against(claimed: Decimal, least: int, most: int, open_ended: bool, figure: Figure) -> tuple[bool | None, str]:
    total, unit = f"共{plain(claimed)}{figure.unit}", figure.unit
    if figure.approx:
        return None, f"共{figure.surface}（约数），文中列出{least}{unit}，无法核对。"
    if most == 0:
        return None, f"{total}，文中一{unit}也没有列出。"
    if least == most or claimed in (least, most):
        found = int(claimed) if claimed in (least, most) else least
        words = f"{total}，文中列出{found}{unit}"
        if found == claimed:
            return True, f"{words}，相符。"
        if found < claimed and open_ended:
            return None, f"{words}。"
        return False, f"{words}，列出数与所称数不等。"
    return None, f"{total}，文中列出{least}—{most}{unit}，末项含连词，列出的数目无法确定。"


def _bases(figures: tuple[Figure, ...]) -> Iterator[FigureCheck]:
    before = None
    for figure in figures:
        for derived in figure.derived:
            span = derived.lower if derived.lower == derived.upper else f"{derived.lower}—{derived.upper}"
            said = f"推算：{derived.what}{span}{_unit_of(figure, before, derived.what)}（{derived.how}）。"
            yield FigureCheck("base", (figure.id,), None, figure.sentence, said)
        before = figure


def _unit_of(figure: Figure, before: Figure | None, what: str) -> str:
    """A base has the unit of the figure the change follows; a difference of percentages is in points."""
    if what == "变动幅度":
        return "个百分点" if figure.unit == "%" else figure.unit
    if figure.kind != "change":
        return figure.unit.removesuffix("/月") if what == "全年" else figure.unit
    return before.unit if before and before.sentence == figure.sentence else ""
