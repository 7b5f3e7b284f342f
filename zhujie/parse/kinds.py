"""What a part is about, from its heading's words.

The table is the genre's own: a problems word, a plans word, the leader's duty; what is left over is measures, whether the
heading says so (`主要举措和成效`) or only names a theme. Between a problems and a plans word the first one printed decides.
A heading alone decides: nothing that follows in the report can change the kind, and so the ids, of what came before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhujie.model import Kind
from zhujie.numerals import read_number
from zhujie.parse.width import fold

_DUTY = re.compile("第一责任人")
_PROBLEMS = re.compile("问题|不足|差距|短板|困难|薄弱")
_PLANS = re.compile("计划|安排|打算|思路|下一步|下步")
_NEXT = re.compile("下一步|下步")
_OTHER = re.compile("其他|其它")
_OVERVIEW = re.compile("(?:总体|基本|整体)(?:工作)?(?:情况|概况)|概况|概述")
_CONTAINER = re.compile("举措|措施|做法|成效|情况|(?:主要|重点|年度?)[^,、]{0,12}工作")
# What was done about problems is a measure's theme: 解决突出问题, 补齐短板, 困难群众救助.
_NOT_PROBLEMS = re.compile(
    "(?:解决|破解|化解|整治|聚焦|补齐|补)[^,、和及与]{0,12}?(?:问题|不足|短板|困难)|困难(?:群众|职工|家庭|企业|学生)|问题(?:导向|整改|线索)"
)
_AREA = re.compile(
    r"\s*(?:(?:例如|比如|如|首先|其次|再次|最后|同时|此外|一方面)[,:]?)?(?:[一二三四五六七八九十]{1,2}是)?在?"
    r"([^,;:、。()“”《》\s][^,;:。()“”《》\s]{0,14}?)方面,"
)
_NOT_AREAS = re.compile("(?:^|[另这那])一$|[这那各多两等些几]$|[某几][个些]$")
_YEAR = re.compile("(20[0-9]{2}|二[〇○零0O][〇○零0O一二三四五六七八九]{2})年(?!度?计划)")
_DATE_TAIL = re.compile(r"\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*月")
_ZEROS = str.maketrans("○O", "〇〇")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of a heading, and how sure its words make us."""

    kind: Kind
    named: bool
    """The heading has a word of its kind; False for a theme."""
    mixed: bool = False
    """It names problems and plans alike."""
    doubt: str = ""
    """English words for a finding; empty when there is no doubt."""


def classify(title: str, year: int) -> Verdict:
    """The kind of a part called `title` (folded width) in a report on `year` (0 when unknown)."""
    if _DUTY.search(title):
        return Verdict("duty", True)
    problems, plans = _first_problem(title), _first_plan(title, year)
    if problems >= 0 and plans >= 0:
        first: Kind = "problems" if problems < plans else "plans"
        return Verdict(first, True, True, "names problems and plans in one part")
    if plans >= 0:
        unsure = _CONTAINER.search(title) and not _NEXT.search(title) and _later_year(title, year) < 0
        return Verdict("plans", True, doubt="has words of plans and of measures" if unsure else "")
    if problems >= 0:
        return Verdict("problems", True)
    if _OTHER.search(title):
        return Verdict("other", True)
    if _OVERVIEW.search(title):
        return Verdict("overview", True)
    return Verdict("measures", bool(_CONTAINER.search(title)))


def _first_problem(title: str) -> int:
    """Offset of the first word that names problems, -1 without one."""
    masked = _NOT_PROBLEMS.sub(lambda match: "□" * len(match.group()), title)
    match = _PROBLEMS.search(masked)
    return match.start() if match else -1


def _first_plan(title: str, year: int) -> int:
    """Offset of the first word that names plans, a later year included; -1 without one."""
    match = _PLANS.search(title)
    found = [at for at in (match.start() if match else -1, _later_year(title, year)) if at >= 0]
    return min(found, default=-1)


def _later_year(title: str, year: int) -> int:
    """Offset of the first year after the report's own, -1 without one."""
    if year:
        for match in _YEAR.finditer(title):
            if _value(match.group(1)) > year:
                return match.start()
    return -1


def opens_plans(sentence: str, year: int) -> bool:
    """Whether a sentence turns from problems to what will be done: `下一步,…`, `2021年,…`."""
    return bool(re.match("下一步|下步|今后|针对(?:上述|以上|存在)", sentence)) or _later_year(sentence[:6], year) == 0


def area_span(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """`治安防范` of a stretch that opens with `治安防范方面,`; None when it names no area."""
    match = _AREA.match(folded, start, end)
    return match.span(1) if match and not _NOT_AREAS.search(match.group(1)) else None


def is_area(clause: str) -> bool:
    """Whether a clause only names an area: `治安防范方面,`."""
    words = fold(clause).strip()
    match = _AREA.fullmatch(words)
    return bool(match and not _NOT_AREAS.search(match.group(1)))


def guess_year(text: str) -> int:
    """The year a report is about: its first year outside 《》 that is not part of a date; 0 when there is none."""
    outside = re.sub("《[^《》]*》", "", text)
    for match in _YEAR.finditer(outside):
        if not _DATE_TAIL.match(outside, match.end()):
            return _value(match.group(1))
    return 0


def _value(word: str) -> int:
    """2021 of `2021` or `二〇二一`."""
    return int(read_number(word.translate(_ZEROS)) or 0)
