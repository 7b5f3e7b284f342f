"""What figures of one sentence say together: parts of a whole, a shared 同比, lists in a row."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise, zip_longest

from zhujie.figures.actions import is_thing
from zhujie.model import Figure

_QUANTITIES = ("count", "amount", "part")
RESPECTIVELY = "分别"
_ONLY_JOINED = re.compile(r"\s*[、和及与]\s*")
_TIED = re.compile(r"\s*[,，、(（]?\s*(?:数量|数)?")
_TOTAL = re.compile(r"[,，、;；]?\s*(?:合计|共计|总计|共)$")


def group(text: str, figures: list[Figure], base: int) -> list[Figure]:
    """The figures of one sentence (`text` begins at source offset `base`) with kinds, wholes and comparisons settled."""
    settled = _along_list(text, _share_change(text, figures, base), base)
    return _inherit(text, _parts_after_total(text, _parts(text, settled, base), base), base)


def _along_list(text: str, figures: list[Figure], base: int) -> list[Figure]:
    """`新增小汽车停车位5个、摩托车停车位3个`: the verb before a list is said of every number in it."""
    settled = list(figures)
    for n, (last, figure) in enumerate(pairwise(figures), start=1):
        last = settled[n - 1]
        alike = figure.kind == last.kind == "count" or (
            figure.kind == last.kind == "amount" and figure.unit == last.unit
        )
        alike = alike and not figure.action and bool(figure.subject) and is_thing(figure.subject)
        if alike and last.action and _next_in_list(text, last, figure, base):
            settled[n] = replace(figure, action=last.action)
    return settled


def _next_in_list(text: str, last: Figure, figure: Figure, base: int) -> bool:
    """Whether nothing but 、 and the name of what is counted stands between two numbers."""
    return text[last.end - base : figure.start - base].strip() in ("、" + figure.subject, last.subject + "、")


def _share_change(text: str, figures: list[Figure], base: int) -> list[Figure]:
    """`同比分别下降6%、8%`: bare shares joined to a change are changes too, each about one of the figures before."""
    settled = list(figures)
    counted: list[tuple[str, str]] = []
    for first, figure in enumerate(figures):
        if settled[first].kind in _QUANTITIES:
            counted.append((figure.subject, figure.action))
        if figure.kind != "change" or not figure.value:
            continue
        last = first
        while last + 1 < len(figures) and _continues(text, figure, settled[last], figures[last + 1], base):
            last += 1
            settled[last] = replace(
                settled[last],
                kind="change",
                direction=settled[last].direction or figure.direction,
                comparison=figure.comparison,
                subject="",
                action="",
            )
        if last > first or RESPECTIVELY in figure.surface:
            named = [(name, figure.action) for name in re.split("[、和及]", figure.subject)] if figure.subject else []
            subjects = named or counted[first - last - 1 :]
            told = len(subjects) == last - first + 1
            for n, at in enumerate(range(first, last + 1)):
                subject, action = subjects[n] if told else ("", "")
                settled[at] = replace(settled[at], subject=subject, action=action)
    return settled


def _continues(text: str, change: Figure, last: Figure, figure: Figure, base: int) -> bool:
    alike = figure.kind == "rate" or (figure.kind == "change" and not figure.comparison and bool(change.comparison))
    return alike and figure.unit == change.unit and _joined(text, last, figure, base)


def _joined(text: str, last: Figure, figure: Figure, base: int) -> bool:
    return _ONLY_JOINED.fullmatch(text, last.end - base, figure.start - base) is not None


def _parts(text: str, figures: list[Figure], base: int) -> list[Figure]:
    """`共40次,其中…36次,…4次`: after 其中, figures of the whole's unit are its parts until the sentence or the unit ends."""
    settled = list(figures)
    marks = [base + mark.end() for mark in re.finditer("其中", text)]
    quantities = [n for n, figure in enumerate(figures) if figure.kind in _QUANTITIES]
    wholes: dict[str, str] = {}
    passed = 0
    for mark, limit in zip_longest(marks, marks[1:]):
        while passed < len(quantities) and figures[quantities[passed]].end <= mark:
            whole = figures[quantities[passed]]
            wholes |= {whole.unit: whole.id} if whole.value else {}
            passed += 1
        for n in map(quantities.__getitem__, range(passed, len(quantities))):
            unit = figures[n].unit
            told_later = limit is not None and figures[n].start >= limit - len("其中")
            if told_later or unit != figures[quantities[passed]].unit or unit not in wholes:
                break
            settled[n] = replace(figures[n], kind="part", whole=wholes[unit])
    return settled


def _parts_after_total(text: str, figures: list[Figure], base: int) -> list[Figure]:
    """`…36次、…4次,共40次`: a total with no object of its own after at least two figures of its unit."""
    settled = list(figures)
    for i, total in enumerate(figures):
        if i < 2 or total.kind not in _QUANTITIES or not total.value:
            continue
        if not _TOTAL.fullmatch(text, figures[i - 1].end - base, total.start - base):
            continue
        run = []
        for earlier in range(i - 1, -1, -1):
            figure = settled[earlier]
            if figure.unit != total.unit or figure.kind not in ("count", "amount"):
                break
            run.append(earlier)
        if len(run) >= 2:
            for earlier in run:
                settled[earlier] = replace(settled[earlier], kind="part", whole=total.id)
    return settled


def _inherit(text: str, figures: list[Figure], base: int) -> list[Figure]:
    """A change or level with no subject of its own, right after a figure, is about what that figure counts."""
    settled: list[Figure] = []
    last: Figure | None = None
    for figure in figures:
        if figure.kind in ("change", "level") and not figure.subject and last and tied(text, last, figure, base):
            figure = replace(
                figure,
                action=last.action,
                subject=last.subject,
                scope=figure.scope or last.scope,
                time_base=figure.time_base or last.time_base,
            )
        settled.append(figure)
        last = figure if figure.is_figure else last
    return settled


def tied(text: str, figure: Figure, change: Figure, base: int) -> bool:
    """Whether nothing but a mark (or `降低至`-like joints of one phrase) stands between a figure and its change."""
    if RESPECTIVELY in change.surface:
        return False
    return _TIED.fullmatch(text, figure.end - base, change.start - base) is not None
