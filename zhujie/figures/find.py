"""Finding: the numbers of a sentence, and what is written around each that makes it a quantity.

A passage is one sentence while it is read. Its numbers are found once; what a rule claims is masked, so that no later
rule can read it. A quantity is read outward from its number: approximating word, multiplier, unit, trailing word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from zhujie.figures.lexicon import words
from zhujie.model import FigureKind, Item, Report
from zhujie.numerals import ARABIC, HAN, HAN_NUMERALS
from zhujie.wordset import Words

ClaimKind = Literal[FigureKind, "word"]
Span = tuple[int, int]

MASK = "\ue000"
"""Stands in for every character that is claimed."""
BLANKS = " \u00a0\u3000"
"""Some editors set one between digits and Han."""
_BLANK = frozenset(BLANKS)

SHARE, AMOUNT, COUNT, POINTS = (words(f"units.{name}") for name in ("share", "amount", "count", "points"))
TURN = words("units.turn")
MEASURED = (SHARE, AMOUNT, COUNT)
CHANGED = (POINTS, SHARE, AMOUNT, COUNT, TURN)
_BEFORE = words("bounds.before-lower", "bounds.before-upper", "bounds.before-about")
_AFTER = words("bounds.after-lower", "bounds.after-upper", "bounds.after-about")

_RUN = re.compile(f"[0-9]+|[{HAN_NUMERALS}]+")
_MULTIPLIER = "(?:(?:百|千|万)?亿|[百千]?万|千(?![克米瓦伏])|百(?![帕分])|)"
_COMPOUND = rf"{ARABIC}亿[0-9]+(?:\.[0-9]+)?[百千]?万|{ARABIC}万[0-9]千"
_WRITTEN_ARABIC = rf"(?:{_COMPOUND}|{ARABIC}[余多几]?(?:[{BLANKS}](?=[百千]?[万亿]))?{_MULTIPLIER})[余多几]?"
_WRITTEN_HAN = f"(?:[几数](?=[十百千万亿]))?(?<![0-9*_] )(?<![0-9*_]){HAN}(?:[余多几][万亿]?)?"
WRITTEN = re.compile(f"{_WRITTEN_ARABIC}|{_WRITTEN_HAN}")
"""`1.3万多`, `86.4 万`, `1亿2千万`, `两万余`, `十几`. Han numerals right after digits are no number of their own: `万` of
`**86.4** 万份` alone would be a wrong one."""
_TO = frozenset("—–~～至到-")


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of a text (offsets in that text) and what it is; `parts` are the named pieces that were read."""

    start: int
    end: int
    kind: ClaimKind
    rule: str
    parts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Region:
    """A sentence, or a heading under the id of its item or part."""

    id: str
    start: int
    end: int
    above: tuple[str, ...] = ()
    """The titles of the headings a sentence stands under, the nearest first."""


def regions(report: Report) -> list[Region]:
    """Every sentence and heading in order of the text; together they hold every number of the report."""
    found = [Region(s.id, s.start, s.end) for s in (*report.preamble.sentences, *report.closing.sentences)]
    for part in report.parts:
        above = (part.heading.title,) if part.heading else ()
        found += [Region(s.id, s.start, s.end, above) for s in part.introduction]
        if part.heading:
            found.append(Region(part.id, part.heading.start, part.heading.end))
        for item in part.items:
            found += [Region(item.id, heading.start, heading.end) for heading in item.headings()]
            found += [Region(s.id, s.start, s.end, (*_titles(item, s.start), *above)) for s in item.sentences]
    return sorted(found, key=lambda region: region.start)


def _titles(item: Item, at: int) -> list[str]:
    """The titles of the item and of its sub-items around a place, the nearest first."""
    titles = [item.heading.title] if item.heading else []
    inside = item.items
    while around := next((sub for sub in inside if sub.start <= at < sub.end), None):
        titles += [around.heading.title] if around.heading else []
        inside = around.items
    return titles[::-1]


class Piece(NamedTuple):
    """What a rule claims, before it has a kind."""

    start: int
    end: int
    parts: dict[str, str]


class Passage:
    """A folded sentence with what is claimed of it so far."""

    def __init__(self, text: str, taken: Iterable[Span] = ()) -> None:
        self.open = text
        """The text, with a mask over all that is claimed."""
        self.numbers = [found.span() for found in _RUN.finditer(text)]
        """Every run of digits or numerals that is not claimed, in order."""
        self.claim(sorted(taken))

    def claim(self, spans: list[Span]) -> None:
        """Mask stretches, which come in order and apart."""
        if not spans:
            return
        kept, at = [], 0
        for start, end in spans:
            kept += [self.open[at:start], MASK * (end - start)]
            at = end
        self.open = "".join([*kept, self.open[at:]])
        self.numbers = [span for number in self.numbers for span in self._left_of(number)]

    def _left_of(self, number: Span) -> Iterable[Span]:
        """What of a number is not claimed."""
        if MASK not in self.open[slice(*number)]:
            return (number,)
        return (found.span() for found in _RUN.finditer(self.open, *number))

    def number_from(self, at: int, reach: int = 6) -> Span | None:
        """The first number that begins at a place or a few characters after it."""
        index = bisect_left(self.numbers, (at, 0))
        found = self.numbers[index] if index < len(self.numbers) else None
        return found if found and found[0] <= at + reach else None


def unit_end(text: str, at: int, units: tuple[Words, ...]) -> int:
    """Where a unit ends that begins at a place: the longest of the first set that has one; -1 without."""
    first = text[at : at + 1]
    # 年 after a year's digits dates; `10项目标` are ten 项, `10项目` is unknown.
    if first == "年" and text[at - 4 : at - 2] in ("19", "20") and text[at - 2 : at].isdecimal():
        return -1
    if first == "项" and text[at + 1 : at + 2] == "目" and text[at + 2 : at + 3] not in ("标", "的", "录"):
        return -1
    return next((end for kind in units if (end := kind.end(text, at)) >= 0), -1)


def after_blank(text: str, at: int) -> int:
    """The place, or the next one where a blank stands there."""
    return at + 1 if text[at : at + 1] in _BLANK else at


def number_at(passage: Passage, number: Span) -> re.Match[str] | None:
    """A number as it is written: with 几 or 数 before it, multipliers and approximating words inside and after it."""
    text, start = passage.open, number[0]
    if text[start - 1 : start] in ("几", "数") and text[start] in "十百千万亿":
        start -= 1
    return WRITTEN.match(text, start)


def quantity(
    passage: Passage, number: Span, units: tuple[Words, ...], floor: int = 0, ranged: bool = False
) -> Piece | None:
    """The quantity a number is in one of the units; None when none of them follows. Nothing before `floor` is read."""
    text, written = passage.open, number_at(passage, number)
    if written is None or written.start() < floor:
        return None
    second, at = (_second(text, written.end(), units) if ranged else None) or ("", after_blank(text, written.end()))
    end = unit_end(text, at, units)
    if end < 0:
        return None
    parts = {"number": written.group(), "second": second, "unit": text[at:end]}
    return bounded(text, Piece(written.start(), end, parts), floor)


def bounded(text: str, piece: Piece, floor: int) -> Piece:
    """The piece with the approximating words right before and after it."""
    start, end, parts = piece
    begin = _BEFORE.start(text, start)
    if begin >= floor and (text[begin:start] != "上" or text[start : start + 1] in ("百", "千", "万", "亿")):
        parts["before"] = text[begin:start]
    else:
        begin = start
    stop = _AFTER.end(text, end)
    if stop >= 0:
        parts["after"] = text[end:stop]
    return Piece(begin, max(end, stop), {name: part for name, part in parts.items() if part})


def _second(text: str, end: int, units: tuple[Words, ...]) -> tuple[str, int] | None:
    """The second number of a range (`3至5个`, `3个至5个`) and where its unit begins."""
    for first in (unit_end(text, end, units), end):
        if first < 0 or text[first : first + 1] not in _TO or text[first - 1] in ("年", "月"):
            continue
        for joint in (2, 1):
            found = WRITTEN.match(text, first + joint) if text[first + joint - 1 : first + joint] in _TO else None
            if found and unit_end(text, after_blank(text, found.end()), units) >= 0:
                return found.group(), after_blank(text, found.end())
    return None


def each(passage: Passage, units: tuple[Words, ...], ranged: bool = False) -> Iterator[Piece]:
    """The quantities of a passage in the given units, in order and apart."""
    floor = 0
    for number in passage.numbers:
        if number[0] >= floor and (piece := quantity(passage, number, units, floor, ranged)):
            yield piece
            floor = piece.end


def from_place(passage: Passage, at: int, units: tuple[Words, ...]) -> Piece | None:
    """The quantity whose first word stands at a place."""
    number = passage.number_from(at)
    piece = quantity(passage, number, units, at) if number else None
    return piece if piece and piece.start == at else None
