"""The pieces small patterns are made of, and the rules that are nothing but one.

A pattern may hold no long list of words and no unbounded repetition that can begin at every place of a text: then it is
short to read, quick to compile and linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from zhujie.figures.find import AMOUNT, BLANKS, CHANGED, COUNT, MASK, Passage, Piece, from_place, unit_end
from zhujie.figures.lexicon import entries
from zhujie.numerals import ARABIC, HAN_NUMERALS
from zhujie.wordset import Words

Unless = Callable[[str, re.Match[str]], bool]
CHARACTER = "[\u4e00-\u9fff]"
N = f"(?:(?<![0-9])[0-9]+|(?<![{HAN_NUMERALS}])[{HAN_NUMERALS}]+)"
"""A whole number of either script."""
GAP = f"[{BLANKS}]?"
CLOSED = r"(?=[,，。；;、)”\s]|$)"


def one_of(*names: str) -> str:
    """A pattern for the words of a short list."""
    return f"(?:{'|'.join(map(re.escape, sorted(entries(*names), key=len, reverse=True)))})"


CHANGE = f"(?<![新净]){one_of('changes.up', 'changes.down')}"
ANY_CHANGE = one_of("changes.up", "changes.down", "changes.up-compared", "changes.down-compared")
FILLING = f"{one_of('changes.filling')}*{GAP}"
COMPARISON = (
    "(?:同比|环比|较之前|较以往|比以往|[与较比同](?:上一?年|去年|前年|上期|上月|上季度?|(?:19|20)[0-9]{2}年)"
    "(?:度|全年|底|末)?(?:同期)?(?:相比)?[,，]?)"
)
LINK = "(?:持续|[均都基本总体大幅明显显著分别略有小幅稳步续同步又再]){0,6}"
TURN = re.compile(f"[^,，。；;：:、{MASK}]{{0,4}}{CHANGE}了?[至到为]")
INDEX_LEVEL = (
    f"{one_of('meaning.measured-level')}(?P<it>(?P<direction>{CHANGE})了?[至到为](?P<number>{ARABIC})){CLOSED}"
)

YEAR = "(?:(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|[二一][〇零九][〇零一二三四五六七八九]{2})"
_MONTH = f"(?:(?<![0-9.])(?:1[0-2]|0?[1-9])(?![0-9])|(?<![{HAN_NUMERALS}个])(?:十[一二]?|[一二三四五六七八九]))"
DAY = r"(?:(?<![0-9.])(?:[12][0-9]|3[01]|0?[1-9])(?![0-9])|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
WHEN = "(?:年?度|年?底|年?末|年?初|上旬|中旬|下旬)"
_MONTH_DAY = f"{_MONTH}{GAP}月(?:份)?(?:{GAP}{DAY}{GAP}[日号])?"
_POINT = re.compile(
    f"(?:{YEAR}{GAP}年{GAP}(?:{_MONTH_DAY}|[上下]半年|第?[一二三四1-4]季度|前[一二三]季度)?|{_MONTH_DAY}){WHEN}?"
)
_MONTHS = re.compile(f"(?:{YEAR}年)?{_MONTH}月?份?")
RANGE = r"\s*(?:[—–~～-]+|[至到])\s*"
_RANGE = re.compile(RANGE)
_DAYS = re.compile(f"{DAY}[日号]")


class Shape:
    """A rule that is a small pattern; of the group `it`, where it has one, all the rest is context.

    With `to`, a quantity in one of these units must follow and belongs to what is claimed: 同比下降 leads to 6%.
    """

    def __init__(self, pattern: str, to: tuple[Words, ...] = (), unless: Unless | None = None) -> None:
        self._source = pattern
        self._pattern: re.Pattern[str] | None = None
        self._to = to
        self._unless = unless

    def __call__(self, passage: Passage) -> Iterator[Piece]:
        """What the pattern finds. It is compiled when a passage first asks for it."""
        pattern = self._pattern = self._pattern or re.compile(self._source)
        group = "it" if "it" in pattern.groupindex else 0
        text, at = passage.open, 0
        while found := pattern.search(text, at):
            led = from_place(passage, found.end(), self._to) if self._to else Piece(0, found.end(group), {})
            if led is None or (self._unless and self._unless(text, found)):
                at = found.start() + 1
                continue
            parts = {name: part for name, part in found.groupdict().items() if part}
            yield Piece(found.start(group), led.end, parts | led.parts)
            at = max(led.end, found.end(), found.start() + 1)


def has_unit(text: str, found: re.Match[str]) -> bool:
    """Whether a unit follows what a pattern found: then it is a quantity."""
    return unit_end(text, found.end(), CHANGED) >= 0


def counts(text: str, at: int) -> bool:
    """Whether a measure word or a unit of measure begins at a place."""
    return unit_end(text, at, (COUNT, AMOUNT)) >= 0


def counts_halves(text: str, found: re.Match[str]) -> bool:
    """Whether one of two numerals with their nouns counts: 两类三种."""
    middle = (found.start() + found.end()) // 2
    return counts(text, found.start() + 1) or counts(text, middle + 1)


def date_range(passage: Passage) -> Iterator[Piece]:
    """1—11月, 3月19日至20日."""
    return _at_numbers(passage, lambda text, at: max(_to(text, at, _MONTHS), _to(text, at, _POINT)))


def date(passage: Passage) -> Iterator[Piece]:
    """2020年7月5日, 12月份."""
    return _at_numbers(passage, lambda text, at: found.end() if (found := _POINT.match(text, at)) else -1)


def _at_numbers(passage: Passage, end_of: Callable[[str, int], int]) -> Iterator[Piece]:
    floor = 0
    for start, _ in passage.numbers:
        end = end_of(passage.open, start) if start >= floor else -1
        if end >= 0:
            yield Piece(start, end, {})
            floor = end


def _to(text: str, at: int, first: re.Pattern[str]) -> int:
    """Where a range of dates that begins at a place ends; -1 without. Only a whole date may lead to a bare day."""
    begin = first.match(text, at)
    joint = _RANGE.match(text, begin.end()) if begin else None
    found = joint and (_POINT.match(text, joint.end()) or (first is _POINT and _DAYS.match(text, joint.end())))
    return found.end() if found else -1
