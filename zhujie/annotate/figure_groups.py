"""What figures of one sentence say together: parts of a whole, a shared 同比, lists in a row."""

from __future__ import annotations

import re
from dataclasses import replace

from zhujie.model import Figure

_QUANTITIES = ("count", "amount", "part")
RESPECTIVELY = "分别"
_ONLY_JOINED = re.compile(r"\s*[、和及与]\s*")
_TOTAL = re.compile(r"[,，、;；]?\s*(?:合计|共计|总计|共)$")


def group(text: str, figures: list[Figure], base: int) -> list[Figure]:
    """The figures of one sentence (`text` begins at source offset `base`) with kinds, wholes and comparisons settled."""
    return _inherit(text, _parts_after_total(text, _parts(text, _share_change(text, figures, base), base), base), base)


def _share_change(text: str, figures: list[Figure], base: int) -> list[Figure]:
    """`同比分别下降6%、8%`: bare shares joined to a change are changes too, each about one of the figures before."""
    settled = list(figures)
    for first, figure in enumerate(figures):
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
                measures="",
            )
        if last > first or RESPECTIVELY in figure.surface:
            subjects = [f.measures for f in settled[:first] if f.kind in _QUANTITIES][first - last - 1 :]
            if figure.measures:
                subjects = re.split("[、和及]", figure.measures)
            told = len(subjects) == last - first + 1
            for n, at in enumerate(range(first, last + 1)):
                settled[at] = replace(settled[at], measures=subjects[n] if told else "")
    return settled


def _continues(text: str, change: Figure, last: Figure, figure: Figure, base: int) -> bool:
    between = text[last.end - base : figure.start - base]
    alike = figure.kind == "rate" or (figure.kind == "change" and not figure.comparison and bool(change.comparison))
    return alike and figure.unit == change.unit and _ONLY_JOINED.fullmatch(between) is not None


def _parts(text: str, figures: list[Figure], base: int) -> list[Figure]:
    """`共40次,其中…36次,…4次`: after 其中, figures of the whole's unit are its parts until the sentence or the unit ends."""
    settled = list(figures)
    for mark in re.finditer("其中", text):
        at = base + mark.end()
        following = [i for i, f in enumerate(settled) if f.start >= at and f.kind in _QUANTITIES]
        if not following:
            continue
        unit = settled[following[0]].unit
        wholes = [f for f in settled if f.end <= at and f.kind in _QUANTITIES and f.unit == unit and f.value]
        if not wholes:
            continue
        limit = text.find("其中", mark.end())
        for i in following:
            if (limit >= 0 and settled[i].start >= base + limit) or settled[i].unit != unit:
                break
            settled[i] = replace(settled[i], kind="part", whole=wholes[-1].id)
    return settled


def _parts_after_total(text: str, figures: list[Figure], base: int) -> list[Figure]:
    """`…36次、…4次,共40次`: a total with no object of its own after at least two figures of its unit."""
    settled = list(figures)
    for i, total in enumerate(figures):
        lead = text[figures[i - 1].end - base : total.start - base] if i else ""
        if i < 2 or total.kind not in _QUANTITIES or not _TOTAL.fullmatch(lead) or not total.value:
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
    for figure in figures:
        last = next((f for f in reversed(settled) if f.is_figure), None)
        if figure.kind in ("change", "level") and not figure.measures and last and tied(text, last, figure, base):
            figure = replace(
                figure,
                measures=last.measures,
                scope=figure.scope or last.scope,
                time_base=figure.time_base or last.time_base,
            )
        settled.append(figure)
    return settled


def tied(text: str, figure: Figure, change: Figure, base: int) -> bool:
    """Whether nothing but a mark (or `降低至`-like joints of one phrase) stands between a figure and its change."""
    between = text[figure.end - base : change.start - base]
    if RESPECTIVELY in change.surface:
        return False
    return re.fullmatch(r"\s*[,，、(（]?\s*(?:数量|数)?", between) is not None
